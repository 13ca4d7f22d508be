import type { Agency, AgencyName } from '../agency.ts';
import { type Form, foldForm, readForm } from '../agency-form.ts';
import { readAgencyName } from '../agency-name.ts';
import { canonicalName } from '../canonical-name.ts';
import { currentDivisions } from '../region/divisions.ts';
import { lineOf, regionByCode } from '../region/lookup.ts';
import { type Region, writtenForms } from '../region/region.ts';

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

/** Lays out the names of all agencies, those of a region together. */
export function layOutEntries(agencies: readonly Agency[]): Entries {
  const sorted = agencies.toSorted((a, b) =>
    (a.region ?? '') < (b.region ?? '') ? -1 : a.region === b.region ? 0 : 1,
  );
  const count = sorted.reduce((sum, agency) => sum + namesOf(agency).length, 0);
  const agencyOf = new Int32Array(count);
  const nameOf = new Uint8Array(count);
  const texts: string[] = [];
  const tailOf = new Int32Array(count);
  const wholeOf = new Uint8Array(count);
  const tails: Tail[] = [];
  const tailIds = new Map<string, number>();
  const ranges = new Map<string, { readonly start: number; end: number }>();
  const tailId = (text: string): number => {
    const known = tailIds.get(text);
    if (known !== undefined) return known;
    const id = tails.push({ text, folded: foldForm(text), form: readForm(text) }) - 1;
    tailIds.set(text, id);
    return id;
  };
  let entry = 0;
  let beginnings: readonly Beginning[] = [];
  let region: string | null | undefined;
  for (const [position, agency] of sorted.entries()) {
    if (agency.region !== region || position === 0) {
      region = agency.region;
      const known = region === null ? undefined : regionByCode(region);
      beginnings = known === undefined ? [] : beginningsOf(known);
      ranges.set(region ?? '', { start: entry, end: entry });
    }
    for (const [index, { name }] of namesOf(agency).entries()) {
      const text = canonicalName(name);
      const beginning = beginnings.find((one) => text.startsWith(one.text) && text.length > one.text.length);
      let tail = beginning === undefined ? undefined : tailId(text.slice(beginning.text.length));
      if (tail === undefined || beginning === undefined || tails[tail]?.form.matches.length === 0) {
        const reading = readAgencyName(text)[0];
        const named = reading?.regions.some(({ code }) => code === region) === true;
        // Read afresh: 国家税务总局淄博市税务局, 淄博市公安局周村分局, 市工信局, or a name in no region.
        if (reading !== undefined && (tail === undefined || (named && reading.quality > 1)))
          tail = tailId(reading.tail);
        const form = tail === undefined ? undefined : tails[tail]?.form;
        const distinct = named ? reading?.regions.length === 1 : form !== undefined && isOneOfAKind(form);
        wholeOf[entry] = distinct || agency.level === 'national' || beginning?.distinct === true ? 1 : 0;
      } else wholeOf[entry] = beginning.distinct ? 1 : 0;
      agencyOf[entry] = position;
      nameOf[entry] = index;
      // The same string when nothing had to change: no copy of 100,000 names.
      texts.push(text === name ? name : text);
      tailOf[entry] = tail ?? tailId(text);
      entry += 1;
    }
    const range = ranges.get(region ?? '');
    if (range !== undefined) range.end = entry;
  }

  const starts = new Int32Array(tails.length + 1);
  for (const id of tailOf) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < tails.length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const byTail = new Int32Array(count);
  const filled = starts.slice();
  for (const [at, id] of tailOf.entries()) {
    byTail[filled[id] ?? 0] = at;
    filled[id] = (filled[id] ?? 0) + 1;
  }

  const agencyAt = (at: number): Agency => held(sorted[agencyOf[at] ?? -1]);
  return {
    count,
    agency: agencyAt,
    name: (at) => held(namesOf(agencyAt(at))[nameOf[at] ?? -1]),
    text: (at) => held(texts[at]),
    tail: (at) => held(tails[tailOf[at] ?? -1]),
    whole: (at) => wholeOf[at] === 1,
    ofRegion: (code) => span(ranges.get(code)),
    below: function* ({ code, level }) {
      const shared = level === 'national' ? '' : code.slice(0, { province: 2, prefecture: 4, county: 6 }[level]);
      for (const [other, range] of ranges) if (other !== code && other.startsWith(shared)) yield* span(range);
    },
    ofTails: function* (accept) {
      for (const [id, tail] of tails.entries()) {
        if (accept(tail)) yield* byTail.subarray(starts[id], starts[id + 1]);
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
