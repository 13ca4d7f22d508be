import type { Resolution } from '../domain/names/resolution.ts';
import { distinctName, regionByCode } from '../domain/region/lookup.ts';
import type { Piece } from './pieces.ts';
import { regionsInWords } from './region-words.ts';
import { looksLikeAgency } from './spoken-intent.ts';

/** Words that name an agency, and what they resolve to. */
export type Named = { readonly words: string; readonly resolution: Resolution };

/** The agencies that are named, and the words that are left over. */
export function namesIn(
  words: string,
  pieces: readonly Piece[],
  resolve: (words: string) => Resolution,
): { readonly named: readonly Named[]; readonly leftOver: readonly string[] } {
  const runs = unknownRuns(words, pieces);
  const agencies = pieces.filter((piece) => piece.kind === 'agency');
  const certain = agencies.filter(({ resolution }) => isSure(resolution));
  if (certain.length > 0) {
    // A name that goes on in words that are not known is another name (Zibo Industry | and IT Bureau).
    const goesOn = pieces.find(({ kind, text }) => kind === 'unknown' && text.length > 1 && looksLikeAgency(text));
    const [only] = certain;
    if (goesOn !== undefined && only?.resolution.kind === 'certain') {
      const longer = words.slice(Math.min(only.start, goesOn.start), Math.max(only.end, goesOn.end));
      const resolution = { kind: 'confirm', why: 'misspelt', candidates: [only.resolution.candidate] } as const;
      return { named: [{ words: longer, resolution }], leftOver: [] };
    }
    const region = regionOf(certain[0]?.resolution);
    // 淄博市招商局和投资促进局: the second is of the region of the first. What is nobody there is no second agency.
    const others = agencies
      .filter((piece) => !certain.includes(piece))
      .map((piece) => ({
        ...piece,
        resolution: region !== null && isHan(piece.text) ? resolve(region + piece.text) : piece.resolution,
      }));
    const inRegion = others.filter(({ resolution }) => isSure(resolution));
    const all = [...certain, ...inRegion].toSorted((a, b) => a.start - b.start);
    return {
      named: distinct(all.map(({ text, resolution }) => ({ words: text, resolution }))),
      leftOver: [...runs, ...others.filter(({ resolution }) => !isSure(resolution)).map(({ text }) => text)],
    };
  }
  const [first] = agencies;
  if (first !== undefined && runs.length === 0 && agencies.length === 1)
    return { named: [{ words: first.text, resolution: first.resolution }], leftOver: [] };
  // What stands before a kind may be its region with a slip, and everything unknown together a name that nobody has heard of.
  const open = pieces.filter(({ kind }) => kind !== 'word');
  const [from, to] = [open[0]?.start, open.at(-1)?.end];
  if (from === undefined || to === undefined) return { named: [], leftOver: [] };
  const whole = words.slice(from, to);
  const closer = closest(
    [
      whole,
      open.map(({ text }) => text).join(''),
      open
        .map(({ text }) => text)
        .toReversed()
        .join(' '),
    ].map(resolve),
  );
  if (agencies.length > 1 && nobody(closer))
    return { named: agencies.map(({ text, resolution }) => ({ words: text, resolution })), leftOver: runs };
  if (first !== undefined && nobody(closer) && !looksLikeAgency(whole))
    return { named: [{ words: first.text, resolution: first.resolution }], leftOver: runs };
  // Some words beside the name of a place: the place is meant.
  const place =
    nobody(closer) && !looksLikeAgency(whole) ? runs.find((run) => regionsInWords(run).length > 0) : undefined;
  if (place !== undefined)
    return { named: [{ words: place, resolution: resolve(place) }], leftOver: runs.filter((run) => run !== place) };
  return { named: [{ words: whole, resolution: closer }], leftOver: [] };
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}/u.test(text);
}

function isSure({ kind }: Resolution): boolean {
  return kind === 'certain' || kind === 'notHeld';
}

function nobody(resolution: Resolution): boolean {
  return resolution.kind === 'unknown' && resolution.nearest.length === 0;
}

/** The first of some readings that is sure, failing that the first that is something. */
function closest(resolutions: readonly Resolution[]): Resolution {
  const sure = resolutions.find(isSure);
  return (
    sure ?? resolutions.find(({ kind }) => kind !== 'unknown') ?? resolutions[0] ?? { kind: 'unknown', nearest: [] }
  );
}

function regionOf(resolution: Resolution | undefined): string | null {
  const code = resolution?.kind === 'certain' ? resolution.candidate.agency.region : null;
  const region = code === null ? undefined : regionByCode(code);
  return region === undefined ? null : distinctName(region);
}

/** Each agency once, by whatever name. */
function distinct(named: readonly Named[]): readonly Named[] {
  const name = ({ words, resolution }: Named): string => {
    if (resolution.kind === 'certain') return resolution.candidate.agency.id;
    return resolution.kind === 'notHeld' ? resolution.name : words;
  };
  return named.filter((one, index) => named.findIndex((other) => name(other) === name(one)) === index);
}

function unknownRuns(words: string, pieces: readonly Piece[]): readonly string[] {
  const runs: { start: number; end: number }[] = [];
  let open = false;
  for (const { kind, start, end } of pieces) {
    const last = runs.at(-1);
    if (kind !== 'unknown') open = false;
    else if (open && last !== undefined) last.end = end;
    else {
      runs.push({ start, end });
      open = true;
    }
  }
  return runs.map(({ start, end }) => words.slice(start, end));
}
