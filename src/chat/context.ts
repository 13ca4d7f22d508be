import type { NameIndex } from '../domain/names/resolution.ts';

/** What an answer was about: follow-ups to it keep the agency and, unless they name one, the year. */
export type Context = {
  /** Full name as the answer shows it. */
  readonly agency: string;
  /** Null: the answer shows figures of none. */
  readonly year: number | null;
};

/** Lines at the top of an answer in which its agency stands; a remark on how the name was understood may come first. */
const headLines = 3;

/** A Chinese name at the end of a line; in an English answer the English one stands before it. */
const nameAtEnd = /(?:^|\s)([\p{Script=Han}()（）·]+)$/u;
/** 2018 → 2023年度 is about 2023; 2023年度：2022年度没有收录 as well. */
const later = /\d{4} → (\d{4})/u;
const first = /(?<![\d#])(20\d{2})(?!\d)/u;
/** A year that is not held is none that a follow-up keeps. */
const missing = /^(?:没有收录\d{4}年度的报告|Its report for \d{4} is not held)/u;

/**
 * What an answer of ours is about, read from its plain text: in this way any process understands a reply to it. Null when
 * it is about no one agency.
 */
export function readAnswer(text: string, names: NameIndex): Context | null {
  const lines = text.split('\n').slice(0, headLines * 2);
  for (const [index, line] of lines.slice(0, headLines).entries()) {
    const name = nameAtEnd.exec(line)?.[1];
    if (name === undefined || !isHeld(name, names)) continue;
    const below = lines.slice(index + 1, index + 1 + headLines);
    if (below.some((one) => missing.test(one))) return { agency: name, year: null };
    const years = below.map((one) => (later.exec(one) ?? first.exec(one))?.[1]).filter((year) => year !== undefined);
    return { agency: name, year: years[0] === undefined ? null : Number(years[0]) };
  }
  return null;
}

/** Whether a name is the whole name of an agency held, or of several that share it. */
function isHeld(name: string, names: NameIndex): boolean {
  const resolution = names.resolve(name);
  if (resolution.kind === 'certain') return resolution.candidate.agency.name === name;
  return resolution.kind === 'confirm' && resolution.candidates.some(({ agency }) => agency.name === name);
}
