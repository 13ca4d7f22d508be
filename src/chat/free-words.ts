import type { Agency } from '../domain/agency.ts';
import type { Resolution } from '../domain/names/resolution.ts';
import type { ChatDeps, CommandFacts } from './command.ts';
import { normaliseWords } from './message.ts';
import { takePeriod, yearOf } from './period.ts';

// Of commands that take an agency first and then words that are kept as they were typed.

const separators = /^[\s,，:：、;；。.|]+/u;

/** The words after the command, as they were typed; '' when there are none. */
export function wordsAfter(typed: string, { name, aliases }: Pick<CommandFacts, 'name' | 'aliases'>): string {
  const called = [name, ...aliases].toSorted((one, other) => other.length - one.length).join('|');
  return typed
    .trim()
    .replace(new RegExp(`^[/／]?(?:${called})(?:@\\w+)?`, 'iu'), '')
    .replace(separators, '')
    .trim();
}

type Named =
  | { readonly kind: 'held'; readonly agency: Agency; readonly rest: string }
  | { readonly kind: 'notHeld'; readonly name: string; readonly rest: string };

/** Where the name of an agency may end: before a space or a mark, and between a character and a digit. */
const ends = /[\s,，:：、;；。|]+|(?<=\p{Script=Han})(?=\d)|$/gu;
/** Ends looked at: no name has as many words. */
const mostEnds = 12;
/** A year, behind which no name goes on, and words that end none, which the resolver passes over. */
const year = /(?<!\d)(?:\d{4}(?!\d)|\d{2}年)/u;
const endsNoName = /\s(?:a|an|and|are|for|has|in|is|of|the|to|was)$/iu;

/** The agency at the start of some words; null when none is recognised for certain. */
export function takeAgency(words: string, resolve: (words: string) => Resolution): Named | null {
  const longest = year.exec(words)?.index ?? words.length;
  const read = [...words.matchAll(ends)]
    .filter(({ index }) => index > 0 && index <= longest && !endsNoName.test(words.slice(0, index)))
    .slice(0, mostEnds)
    .map(({ index }) => ({
      resolution: resolve(normaliseWords(words.slice(0, index))),
      rest: words.slice(index).replace(separators, ''),
    }))
    .toReversed();
  const held = read.flatMap(({ resolution, rest }) =>
    resolution.kind === 'certain' ? [{ candidate: resolution.candidate, rest }] : [],
  );
  // The longest name, but no slip in one where a shorter one is whole: the rest belongs to the words.
  const best = held.find(({ candidate }) => candidate.match !== 'misspelt') ?? held[0];
  if (best !== undefined) return { kind: 'held', agency: best.candidate.agency, rest: best.rest };
  const known = read.findLast(({ resolution }) => resolution.kind === 'notHeld');
  return known?.resolution.kind === 'notHeld'
    ? { kind: 'notHeld', name: known.resolution.name, rest: known.rest }
    : null;
}

const yearAtStart =
  /^(?:\d{4}(?:年度|年)?(?!\d)|\d{2}年度?|大前年|去年度?|前年度?|上年度|last year|the year before last)/iu;

/** The year at the start of some words; null when there is none. Throws UserError for one that cannot have a report. */
export function takeYear(
  words: string,
  { now, timeZone }: Pick<ChatDeps, 'now' | 'timeZone'>,
): { readonly year: number; readonly rest: string } | null {
  const said = yearAtStart.exec(words.normalize('NFKC'))?.[0];
  const period = said === undefined ? null : takePeriod(said).period;
  if (said === undefined || period === null) return null;
  return { year: yearOf(period, now(), timeZone), rest: words.slice(said.length).replace(separators, '') };
}

const versionAtStart = /^(?:(?:v|版本|version)\s*(\d{1,3})|第\s*(\d{1,3})\s*版|(\d{1,3}))(?=\s|$)/iu;

/** The number of a version at the start of some words: 2, v2, 版本2, 第2版. Null when there is none. */
export function takeVersion(words: string): { readonly version: number; readonly rest: string } | null {
  const found = versionAtStart.exec(words);
  const number = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || number === undefined) return null;
  return { version: Number(number), rest: words.slice(found[0].length).replace(separators, '') };
}
