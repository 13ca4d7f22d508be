import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Each layer may import only itself and those to its left. */
const layers = [
  'log',
  'domain',
  'text',
  'read',
  'extract',
  'chart',
  'store',
  'chat',
  'alerts',
  'ingest',
  'watch',
  'commands',
  'telegram',
  'local',
  'main',
];

const root = path.resolve(import.meta.dirname, '..');
const files = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: root });

/** samples is data that the main program loads; config is for main alone. */
function layerOf(file: string): string {
  const [top, second] = file.split(path.sep);
  if (top === 'commands') return 'commands';
  const name = (second ?? '').replace(/\.ts$/, '');
  return name === 'config' || name === 'samples' ? 'main' : name;
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const homes: readonly { readonly packages: RegExp; readonly layers: readonly string[] }[] = [
  { packages: /^grammy(\/|$)/, layers: ['telegram', 'local'] },
  { packages: /^(drizzle-orm|postgres|@electric-sql\/pglite)(\/|$)/, layers: ['store'] },
];

describe('the import rule', () => {
  it('covers the whole program', () => {
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) expect(layers, file).toContain(layerOf(file));
  });

  it('lets each layer import only from its left', () => {
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => path.relative(root, path.resolve(root, path.dirname(file), target)))
        .filter((target) => target.endsWith('.ts') && layers.indexOf(layerOf(target)) > layers.indexOf(layerOf(file)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('keeps each driver in its own layer', () => {
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter((target) =>
          homes.some(({ packages, layers: allowed }) => packages.test(target) && !allowed.includes(layerOf(file))),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });
});
