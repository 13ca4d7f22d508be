import { buildNameIndex } from '../../src/domain/names/name-index.ts';
import type { NameIndex, Resolution } from '../../src/domain/names/resolution.ts';
import { type Mangle, mangled, mangles, seeded, type Synthetic, syntheticAgencies } from './agencies.ts';

export type NamesScore = {
  readonly asked: number;
  /** Answered with the right agency, or the right one is the first that is offered or suggested. */
  readonly rightFirst: number;
  /** Among those answered, offered or suggested. */
  readonly rightAmong: number;
  readonly answered: number;
  /** Answered at once with another agency. */
  readonly silentlyWrong: readonly string[];
};

function agencyIdsIn(resolution: Resolution): readonly string[] {
  switch (resolution.kind) {
    case 'certain':
      return [resolution.candidate.agency.id];
    case 'confirm':
      return resolution.candidates.map(({ agency }) => agency.id);
    case 'unknown':
      return resolution.nearest.map(({ agency }) => agency.id);
    case 'notHeld':
      return [];
  }
}

export type Question = { readonly words: string; readonly right: Synthetic; readonly mangle: Mangle };

/** Mangled names of random agencies, one kind of mangling after another; the same in every run. */
export function questions(
  made: readonly Synthetic[],
  count: number,
  how: readonly Mangle[] = mangles,
): readonly Question[] {
  const random = seeded(711);
  const asked: Question[] = [];
  while (asked.length < count) {
    const right = made[Math.floor(random() * made.length)];
    const mangle = how[asked.length % how.length];
    if (right === undefined || mangle === undefined) break;
    const words = mangled(right, mangle, random);
    if (words !== null) asked.push({ words, right, mangle });
  }
  return asked;
}

/** How many questions an index answers rightly. */
export function scoreNames(index: NameIndex, asked: readonly Question[]): NamesScore {
  let rightFirst = 0;
  let rightAmong = 0;
  let answered = 0;
  const silentlyWrong: string[] = [];
  for (const { words, right } of asked) {
    const resolution = index.resolve(words);
    const found = agencyIdsIn(resolution);
    if (found[0] === right.agency.id) rightFirst += 1;
    if (found.includes(right.agency.id)) rightAmong += 1;
    if (resolution.kind !== 'certain') continue;
    answered += 1;
    if (found[0] !== right.agency.id) {
      silentlyWrong.push(`${words}: ${resolution.candidate.agency.name}, not ${right.agency.name}`);
    }
  }
  return { asked: asked.length, rightFirst, rightAmong, answered, silentlyWrong };
}

export type NamesMeasure = NamesScore & {
  readonly index: NameIndex;
  readonly questions: readonly Question[];
  readonly buildMilliseconds: number;
  /** Heap and typed arrays that the index adds to the agencies themselves. */
  readonly memoryMegabytes: number;
};

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Builds an index of made agencies and asks it mangled names. Memory is exact only under `node --expose-gc`. */
export function measureNames(count: number, asked = 4000): NamesMeasure {
  const made = syntheticAgencies(count);
  const agencies = made.map(({ agency }) => agency);
  const all = questions(made, asked);
  // The divisions, the dictionaries and the compiler warm up on another index, as they are not part of this one.
  const other = buildNameIndex(agencies.slice(0, 3000), []);
  for (const { words } of all.slice(0, 500)) other.resolve(words);
  const before = memory();
  const started = performance.now();
  const index = buildNameIndex(agencies, []);
  const buildMilliseconds = performance.now() - started;
  const memoryMegabytes = (memory() - before) / 1e6;
  return { index, questions: all, buildMilliseconds, memoryMegabytes, ...scoreNames(index, all) };
}
