import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { chatOver, personIn } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { readmeParts, withPart } from './tools/readme-parts.ts';
import { storeSamples } from './tools/store-samples.ts';

const file = path.resolve(import.meta.dirname, '../README.md');

describe('the README', () => {
  const engine = testEngine('pglite');

  // `UPDATE_README=1 vitest run test/readme.test.ts` writes the parts anew; a person reads the difference.
  it('shows the commands and a conversation as they are', async () => {
    const store = await engine.openFreshStore();
    await storeSamples(store);
    const parts = await readmeParts(commands, personIn(await chatOver(store), 'zh'));
    const held = readFileSync(file, 'utf8');
    const made = Object.entries(parts).reduce((readme, [marker, part]) => withPart(readme, marker, part), held);
    if (process.env['UPDATE_README'] === '1') writeFileSync(file, made);
    else expect(held).toBe(made);
  });

  it('names every variable of the environment', () => {
    const config = readFileSync(path.resolve(import.meta.dirname, '../src/config.ts'), 'utf8');
    const names = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(8);
    const readme = readFileSync(file, 'utf8');
    for (const name of names) expect(readme).toContain(`\`${name}\``);
  });
});
