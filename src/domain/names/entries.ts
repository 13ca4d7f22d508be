import type { Agency, AgencyName } from '../agency.ts';
import { type Form, foldForm, readForm } from '../agency-form.ts';
import { readAgencyName } from '../agency-name.ts';
import { canonicalName } from '../canonical-name.ts';
import { currentDivisions } from '../region/divisions.ts';
import { lineOf, regionByCode } from '../region/lookup.ts';
import { covers, type Region, writtenForms } from '../region/region.ts';

/** A name without its region, shared by all agencies so called. */
export type Tail = { readonly text: string; readonly folded: string; readonly form: Form };

/** Every name of every agency, in typed arrays; an entry is a number. Entries of a region lie together. */
export type Entries = {
  readonly count: number;
  readonly agency: (entry: number) => Agency;
  readonly name: (entry: number) => AgencyName;
  /** The name as it is compared. */
  readonly text: (entry: number) => string;
  readonly tail: (entry: number) => Tail;
  /** The name tells which agency is meant by itself: its region is named and no other is so called, or it is one of a kind. */
  readonly whole: (entry: number) => boolean;
  readonly ofRegion: (code: string) => Iterable<number>;
  /** Entries of the regions below one, to any depth. */
  readonly below: (region: Region) => Iterable<number>;
  /** Entries of agencies of any region whose name without it is accepted. */
  readonly ofTails: (accept: (tail: Tail) => boolean) => Iterable<number>;
};

/** The names of an agency, its own name first even if its list lacks it. */
function namesOf(agency: Agency): readonly AgencyName[] {
  if (agency.names.some(({ name }) => name === agency.name)) return agency.names;
  return [{ name: agency.name, kind: 'official', source: '' }, ...agency.names];
}

type Beginning = { readonly text: string; readonly distinct: boolean };

/** How names of a region's agencies begin, longest first: 山东省淄博市周村区, 淄博市周村区, 淄博周村, 周村区, 周村. */
function beginningsOf(region: Region): readonly Beginning[] {
  const [own, ...above] = lineOf(region);
  if (own === undefined) return [];
  const found = new Map<string, boolean>();
  let forms = writtenForms(own);
  for (const text of forms) found.set(text, (currentDivisions().byName.get(text) ?? []).length < 2);
  for (const parent of above) {
    forms = writtenForms(parent).flatMap((form) => forms.map((text) => form + text));
    for (const text of forms) found.set(text, true);
  }
  return [...found].map(([text, distinct]) => ({ text, distinct })).toSorted((a, b) => b.text.length - a.text.length);
}

/** 高新技术产业开发区管理委员会 and 太平镇人民政府 exist in many places; 苏银产业园管理委员会 does not. */
function isOneOfAKind({ matches, unit, unitLevel, rest }: Form): boolean {
  if (unitLevel === 'township') return false;
  if (unit !== '') return !/^(?:高新技术产业|经济技术|经济)?(?:开发区|新区|园区)$/u.test(unit);
  return matches.length === 0 || rest !== '';
}

/** Every tail once; an entry keeps its number. */
type TailTable = { readonly tails: readonly Tail[]; readonly numberOf: (text: string) => number };

function tailTable(): TailTable {
  const tails: Tail[] = [];
  const numbers = new Map<string, number>();
  return {
    tails,
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = tails.push({ text, folded: foldForm(text), form: readForm(text) }) - 1;
      numbers.set(text, number);
      return number;
    },
  };
}

/** The tail of a name, and whether the name tells by itself which agency is meant. */
function readEntry(
  text: string,
  agency: Agency,
  beginnings: readonly Beginning[],
  { tails, numberOf }: TailTable,
): { readonly tail: number; readonly whole: boolean } {
  const beginning = beginnings.find((one) => text.startsWith(one.text) && text.length > one.text.length);
  const plain = beginning === undefined ? undefined : numberOf(text.slice(beginning.text.length));
  if (beginning !== undefined && plain !== undefined && held(tails[plain]).form.matches.length > 0) {
    return { tail: plain, whole: beginning.distinct };
  }
  // Not as simple: 国家税务总局淄博市税务局, 淄博市公安局周村分局, 市工信局, a name in no region, or a kind that no table lists.
  const reading = readAgencyName(text)[0];
  const named = reading?.regions.some(({ code }) => code === agency.region) === true;
  const better = reading !== undefined && (plain === undefined || (named && reading.quality > 1));
  const tail = better ? numberOf(reading.tail) : (plain ?? numberOf(text));
  const distinct = named ? reading?.regions.length === 1 : isOneOfAKind(held(tails[tail]).form);
  return { tail, whole: distinct || agency.level === 'national' || beginning?.distinct === true };
}

/** Positions of equal numbers together, with where each number begins. */
function grouped(numbers: Int32Array, groups: number): { readonly order: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(groups + 1);
  for (const number of numbers) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group += 1) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const order = new Int32Array(numbers.length);
  const filled = starts.slice();
  for (const [position, number] of numbers.entries()) {
    const at = filled[number] ?? 0;
    order[at] = position;
    filled[number] = at + 1;
  }
  return { order, starts };
}

/** Lays out the names of all agencies, those of a region together. */
export function layOutEntries(agencies: readonly Agency[]): Entries {
  const sorted = agencies.toSorted((a, b) =>
    (a.region ?? '') < (b.region ?? '') ? -1 : a.region === b.region ? 0 : 1,
  );
  const count = sorted.reduce((sum, agency) => sum + namesOf(agency).length, 0);
  const agencyOf = new Int32Array(count);
  const nameOf = new Uint8Array(count);
  const tailOf = new Int32Array(count);
  const wholeOf = new Uint8Array(count);
  const texts: string[] = [];
  const table = tailTable();
  const ranges = new Map<string, { readonly start: number; end: number }>();
  let range = { start: 0, end: 0 };
  let beginnings: readonly Beginning[] = [];
  for (const [position, agency] of sorted.entries()) {
    if (agency.region !== sorted[position - 1]?.region) {
      const region = agency.region === null ? undefined : regionByCode(agency.region);
      beginnings = region === undefined ? [] : beginningsOf(region);
      range = { start: texts.length, end: texts.length };
      ranges.set(agency.region ?? '', range);
    }
    for (const [index, { name }] of namesOf(agency).entries()) {
      const entry = texts.length;
      const text = canonicalName(name);
      const { tail, whole } = readEntry(text, agency, beginnings, table);
      texts.push(text);
      agencyOf[entry] = position;
      nameOf[entry] = index;
      tailOf[entry] = tail;
      wholeOf[entry] = whole ? 1 : 0;
    }
    range.end = texts.length;
  }
  const { tails } = table;
  const byTail = grouped(tailOf, tails.length);
  const agencyAt = (entry: number): Agency => held(sorted[agencyOf[entry] ?? -1]);
  return {
    count,
    agency: agencyAt,
    name: (entry) => held(namesOf(agencyAt(entry))[nameOf[entry] ?? -1]),
    text: (entry) => held(texts[entry]),
    tail: (entry) => held(tails[tailOf[entry] ?? -1]),
    whole: (entry) => wholeOf[entry] === 1,
    ofRegion: (code) => span(ranges.get(code)),
    below: function* (region) {
      for (const [code, one] of ranges) if (code !== region.code && covers(region, code)) yield* span(one);
    },
    ofTails: function* (accept) {
      for (const [number, tail] of tails.entries()) {
        if (accept(tail)) yield* byTail.order.subarray(byTail.starts[number], byTail.starts[number + 1]);
      }
    },
  };
}

function held<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('no such entry');
  return value;
}

function* span(range: { readonly start: number; readonly end: number } | undefined): Iterable<number> {
  if (range !== undefined) for (let entry = range.start; entry < range.end; entry += 1) yield entry;
}
