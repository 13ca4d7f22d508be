import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figureOf } from './figure.ts';
import type { Part } from './part.ts';
import { timesOf } from './timing.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const rounds = 5;
/** Seconds after which no further round begins. */
const enough = 40;
/** Milliseconds after which a start has failed. */
const patience = 60_000;

/** What is typed first, and words near the end of its answer. */
const firstLine = '/stats 淄博市投资促进局 2023';
const lastWords = '来源：';

/** Milliseconds from the start of the program to the prompt, and to the answer to the first line. */
type Start = { readonly prompt: number; readonly answer: number };

/**
 * From `npm start` to the prompt and to the answer to a first line: cold, with an empty data folder and nothing compiled;
 * and warm, with both as the cold start left them.
 */
export const startUp: Part = {
  name: 'start-up',
  floor: '`npm start` of an empty program, and of that `node -e 0`',
  async run({ report }) {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongkai-bench-'));
    const node: number[] = [];
    const npm: number[] = [];
    const cold: Start[] = [];
    const warm: Start[] = [];
    try {
      const empty = { name: 'empty', private: true, scripts: { start: 'node -e 0' } };
      await writeFile(path.join(folder, 'package.json'), JSON.stringify(empty));
      await timeToEnd('npm', ['start'], folder);
      const begun = performance.now();
      for (let round = 0; round < rounds && performance.now() - begun < enough * 1000; round += 1) {
        const home = path.join(folder, String(round));
        node.push(await timeToEnd('node', ['-e', '0'], folder));
        npm.push(await timeToEnd('npm', ['start'], folder));
        cold.push(await startProgram(home));
        warm.push(await startProgram(home));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const figure = (name: string, times: readonly number[], floor: readonly number[]): void =>
      report(figureOf({ name, times: timesOf(times), floor: timesOf(floor) }, undefined, 's'));
    figure('npm start of an empty program', npm, node);
    for (const [state, starts] of Object.entries({ cold, warm })) {
      figure(
        `npm start, ${state}, to the prompt`,
        starts.map(({ prompt }) => prompt),
        npm,
      );
      figure(
        `npm start, ${state}, to the first answer`,
        starts.map(({ answer }) => answer),
        npm,
      );
    }
  },
};

async function timeToEnd(program: string, words: readonly string[], folder: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(program, words, { cwd: folder, stdio: 'ignore' });
  await ended(child);
  return performance.now() - begun;
}

/** Starts the program as a person does who pipes a line into it. `home` holds all that it keeps. */
async function startProgram(home: string): Promise<Start> {
  const kept = { DATA_DIR: path.join(home, 'data'), NODE_COMPILE_CACHE: path.join(home, 'compiled') };
  const { PATH, HOME } = process.env;
  const begun = performance.now();
  const child = spawn('npm', ['start', '--', '--lang', 'zh'], {
    cwd: root,
    env: { PATH, HOME, ...kept },
    stdio: ['pipe', 'pipe', 'pipe'],
    signal: AbortSignal.timeout(patience),
  });
  child.stdin.write(`${firstLine}\n`);
  const end = ended(child);
  // Its banner stands on standard error when its input is piped.
  const [prompt, answer] = await Promise.race([
    Promise.all([momentOf(child.stderr, '/help'), momentOf(child.stdout, lastWords)]),
    end.then(() => {
      throw new Error('npm start ended without an answer');
    }),
  ]);
  child.stdin.end();
  await end;
  return { prompt: prompt - begun, answer: answer - begun };
}

/** The moment at which words have been said; never, when they are not. */
async function momentOf(stream: NodeJS.ReadableStream, words: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let said = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes(words)) resolve(performance.now());
  });
  return await promise;
}

async function ended(child: ChildProcess): Promise<void> {
  const [code]: unknown[] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${String(code)}`);
}
