import type { TableId } from '../domain/metric.ts';
import { table2Of2019, table2Of2021 } from '../domain/taxonomy/table2.ts';
import type { Line, Words } from './line.ts';
import { labelOf } from './plain-text.ts';

/** A stretch of lines, end exclusive. */
export type Stretch = { readonly start: number; readonly end: number };
/** Where each table stands; a table without any trace is absent. */
export type Regions = { readonly [table in TableId]?: Stretch };

const headings = {
  t2: /^(?:第?二[、.,:部]|\(二\)|2[、.]|表二).{0,8}主动公开政府信息/u,
  t3: /^(?:第?三[、.,:部]|\(三\)|3[、.]|表三).{0,8}收到和处理政府信息公开申请/u,
  t4: /^(?:第?四[、.,:部]|\(四\)|4[、.]|表四).{0,14}行政复议/u,
} as const;

/** Heading of section 五 in its variants, which ends the tables. */
const problemsHeading = /^(?:第?五[、.,:部]|\(五\)).{0,14}(?:问题|不足)/u;

/** A heading, with what a comparison tool or a table of contents prints behind it, is no longer than this. */
const longestHeading = 60;

const table2Rows = new Set(
  [...table2Of2021, ...table2Of2019].flatMap((block) =>
    block.rows.flatMap((row) => [row.zh, ...row.variants].map((text) => labelOf(text).key)),
  ),
);

function isHeading(line: Line, pattern: RegExp): boolean {
  return line.text.length <= longestHeading && pattern.test(line.text);
}

function isTable2Cell({ key }: Words): boolean {
  return /^第二十条第.{1,3}项$/u.test(key) || key === '信息内容' || table2Rows.has(key);
}

function isTable3Cell({ key }: Words): boolean {
  return (
    /^(?:本列数据|等于第三项).{0,40}(?:第一项|第四项)/u.test(key) ||
    key === '申请人情况' ||
    /^(?:本年新收|上年结转).{0,4}政府信息公开申请数量?$/u.test(key)
  );
}

function isTable4Cell({ key }: Words): boolean {
  return /^(?:行政复议|行政复议行政诉讼|未经复议直接起诉|结果维持)$/u.test(key);
}

/**
 * Finds the tables by their own cells, and only where those are lost by the heading of their section: headings are
 * repeated in tables of contents, lost by converters, or printed between the head of a table and its figures.
 */
export function findRegions(lines: readonly Line[]): Regions {
  const first = (from: number, isCell: (words: Words) => boolean, heading: RegExp): number | undefined => {
    const byCell = lines.findIndex(
      (line, index) => index >= from && line.pieces.some((piece) => piece.kind === 'words' && isCell(piece)),
    );
    if (byCell >= 0) return byCell;
    const byHeading = lines.findLastIndex((line, index) => index >= from && isHeading(line, heading));
    return byHeading >= 0 ? byHeading : undefined;
  };
  const t3 = first(0, isTable3Cell, headings.t3);
  const t4 = first(t3 ?? 0, isTable4Cell, headings.t4);
  const before3 = t3 ?? t4 ?? lines.length;
  const found2 = first(0, isTable2Cell, headings.t2);
  const t2 = found2 !== undefined && found2 < before3 ? found2 : undefined;

  const endAfter = (start: number): number => {
    const problems = lines.findIndex((line, index) => index > start && isHeading(line, problemsHeading));
    const others = [t3, t4].filter((other) => other !== undefined && other > start);
    return Math.min(problems < 0 ? lines.length : problems, ...others.map((other) => other ?? lines.length));
  };
  return {
    ...(t2 === undefined ? {} : { t2: { start: t2, end: endAfter(t2) } }),
    ...(t3 === undefined ? {} : { t3: { start: t3, end: endAfter(t3) } }),
    ...(t4 === undefined ? {} : { t4: { start: t4, end: endAfter(t4) } }),
  };
}
