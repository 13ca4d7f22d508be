import type { ProseFigure } from '../domain/figure.ts';
import type { Passage } from './passage.ts';

/** A sentence of the running text, up to its full stop. */
export type Statement = {
  readonly text: string;
  /** Heading of its section, and the text of its paragraph up to the sentence: what the sentence is about. */
  readonly heading: string;
  /** The words that head its paragraph, as （二）依申请公开情况。; empty where none do. */
  readonly lead: string;
  readonly earlier: string;
  /** The figure said by the clause around a stretch of the sentence, with its words as printed. */
  quote(value: number, start: number, end: number): ProseFigure;
};

/** Longer sentences are cut: no sentence of a report is, and hostile ones would cost time. */
const longest = 1_500;
/** 无。 is one. */
const shortest = 2;
const earlierLength = 400;

function clauseAround(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  const from = Math.max(text.lastIndexOf(';', start - 1), -1) + 1;
  const stop = text.indexOf(';', end);
  return { from, to: stop < 0 ? text.length : stop };
}

/** （二）依申请公开情况。 and 二是做好依申请公开工作。 at the head of a paragraph. */
const leading = /^(?:[(]?[一二三四五六七八九十\d]{1,2}(?:[)、.]|是))[^。:;,\d]{2,24}[。:]/u;

/** Splits passages into sentences. */
export function statementsOf(passages: readonly Passage[]): readonly Statement[] {
  return passages.flatMap((passage) => {
    const lead = leading.exec(passage.text)?.[0] ?? '';
    const statements: Statement[] = [];
    let from = 0;
    while (from < passage.text.length) {
      const stop = passage.text.slice(from, from + longest).search(/[。!?]/u);
      const to = stop < 0 ? Math.min(from + longest, passage.text.length) : from + stop + 1;
      const text = passage.text.slice(from, to);
      const offset = from;
      from = to;
      if (text.length < shortest) continue;
      statements.push({
        text,
        heading: passage.heading,
        lead,
        earlier: passage.text.slice(Math.max(0, offset - earlierLength), offset),
        quote(value, start, end) {
          const clause = clauseAround(text, start, end);
          const first = offset + clause.from;
          const at = passage.marks.findLast((mark) => mark.from <= offset + start)?.at;
          return {
            value,
            quote: passage.printed.slice(first, offset + clause.to).join(''),
            page: at?.page ?? null,
            line: at?.line ?? null,
          };
        },
      });
    }
    return statements;
  });
}
