import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isMetricCode, metricOf, metrics, printedCodes } from '../src/domain/metric.ts';
import { isTable3RowCode, memberRows, outcomeRows, printedRows } from '../src/domain/table3.ts';
import { breaksBetween, seriesBreaks } from '../src/domain/taxonomy/breaks.ts';
import { type CrosswalkSide, crosswalk } from '../src/domain/taxonomy/crosswalk.ts';
import { editionDueFor, editions } from '../src/domain/taxonomy/editions.ts';
import { form2014Rows } from '../src/domain/taxonomy/form-2014.ts';
import { indicators } from '../src/domain/taxonomy/indicators.ts';
import { proseItems } from '../src/domain/taxonomy/prose.ts';
import { shortLabel } from '../src/domain/taxonomy/short-labels.ts';
import { table2Of2019, table2Of2021 } from '../src/domain/taxonomy/table2.ts';
import { applicantColumns, table3Corner, table3Rows } from '../src/domain/taxonomy/table3.ts';
import { table4Columns, table4Groups } from '../src/domain/taxonomy/table4.ts';

const official = path.resolve(import.meta.dirname, '../../shared/domain/taxonomy.json');
const isThere = existsSync(official);

function cellCounts(edition: '2019' | '2021'): number[] {
  return (['t2', 't3', 't4'] as const).map((table) => printedCodes(table, edition).length);
}

function breakIds(code: string, previous: number, current: number): string[] {
  return breaksBetween([code], previous, current).map(({ id }) => id);
}

describe('the taxonomy', () => {
  it('has a code for each figure and no code twice', () => {
    const codes = metrics.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every(isMetricCode)).toBe(true);
  });

  it('prints as many cells as the forms', () => {
    expect(cellCounts('2021')).toEqual([10, 175, 15]);
    expect(cellCounts('2019')).toEqual([22, 161, 15]);
    expect(printedRows('2021')).toHaveLength(25);
    expect(printedRows('2019')).toHaveLength(23);
    expect(outcomeRows('2021')).toHaveLength(21);
    expect(outcomeRows('2019')).toHaveLength(19);
  });

  it('adds other handling up from three rows in 2021 and prints it in 2019', () => {
    expect(memberRows('outcome.other', '2019')).toEqual(['outcome.other']);
    expect(memberRows('outcome.other', '2021')).toEqual([
      'outcome.other.no_correction',
      'outcome.other.fee_unpaid',
      'outcome.other.misc',
    ]);
    expect(memberRows('outcome.refused', '2019')).toHaveLength(8);
    expect(memberRows('outcome.unavailable', '2021')).toHaveLength(3);
    expect(memberRows('outcome.not_processed', '2021')).toHaveLength(5);
  });

  it('has an own short caption, in both languages, for every cell of tables two to four', () => {
    const shorter = metrics.filter(({ place }) => ['t2', 't3', 't4'].includes(place));
    expect(shorter.length).toBeGreaterThan(200);
    for (const { code } of shorter) {
      const { zh, en } = shortLabel(code);
      expect(zh, code).toMatch(/^[\p{Script=Han}（）]+$/u);
      expect(zh.length, code).toBeLessThanOrEqual(16);
      expect(en, code).toMatch(/^[A-Z][\x20-\x7e]*$/);
      expect(en.length, code).toBeLessThanOrEqual(42);
    }
    for (const edition of ['2019', '2021'] as const) {
      const captions = printedCodes('t2', edition).map((code) => shortLabel(code).zh);
      expect(new Set(captions).size).toBe(captions.length);
    }
  });

  it('knows the edition that a year had to use', () => {
    expect([2013, 2014, 2018, 2019, 2020, 2021, 2025].map(editionDueFor)).toEqual([
      undefined,
      '2014',
      '2014',
      '2019',
      '2019',
      '2021',
      '2021',
    ]);
  });

  it('names breaks of the law between years, and none that is unverified', () => {
    expect(breakIds('requests.received@total', 2017, 2018)).toEqual([]);
    expect(breakIds('requests.received@total', 2018, 2019)).toEqual(['break.reform2019', 'break.reg2019']);
    expect(breakIds('requests.received@total', 2019, 2020)).toEqual(['break.reg2019']);
    expect(breakIds('requests.received@total', 2020, 2021)).toEqual(['break.fee2021']);
    expect(breakIds('requests.carried_in@total', 2020, 2021)).toEqual([]);
    expect(breakIds('review.total', 2022, 2023)).toEqual([]);
    expect(breakIds('review.total', 2023, 2024)).toEqual(['break.recon2024']);
    expect(breakIds('litigation.direct.upheld', 2020, 2025)).toEqual(['break.recon2024']);
    expect(seriesBreaks.filter(({ verified }) => verified === 'U')).toHaveLength(1);
  });

  it('gives every pair of the crosswalk codes that exist and a reason in both languages', () => {
    for (const { a, b, relation, why } of crosswalk) {
      for (const code of [...a.codes, ...b.codes]) expect(isTable3RowCode(code) || isMetricCode(code), code).toBe(true);
      expect(a.codes.length + b.codes.length).toBeGreaterThan(0);
      if (relation !== 'not_comparable') expect(Math.min(a.codes.length, b.codes.length)).toBeGreaterThan(0);
      expect(why.zh).toMatch(/。$/);
      expect(why.en).toMatch(/\.$/);
    }
  });

  it('says where every figure of tables two to four stands in the other edition', () => {
    for (const { code, place, editions: own } of metrics) {
      if (!['t2', 't3', 't4'].includes(place) || own.length !== 1) continue;
      const row = code.split('@')[0] ?? code;
      const known = crosswalk.some(({ a, b }) =>
        [...a.codes, ...b.codes].some((side) => side === code || side === row),
      );
      expect(known, code).toBe(true);
    }
  });

  it('names indicators once, with caveats in both languages', () => {
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length);
    for (const { caveats } of indicators)
      for (const { zh, en } of caveats) {
        expect(zh).toMatch(/。$/);
        expect(en).toMatch(/\.$/);
      }
  });
});

const comparisons = z.array(
  z.object({ other: z.string().optional(), pair: z.string().optional(), relation: z.string() }),
);
const label = z.object({ code: z.string(), zh: z.string(), en: z.string(), variants: z.array(z.string()) });
const row = label.extend({
  unit: z.string(),
  article: z.string(),
  verified: z.string(),
  kind: z.string(),
  note: z.string().optional(),
  compare: comparisons,
});
const cell = z.object({
  code: z.string(),
  unit: z.string(),
  article: z.string(),
  verified: z.string(),
  en: z.string(),
  row_zh: z.string(),
  note: z.string().optional(),
  compare: comparisons,
});
const table2 = z.object({
  id: z.string(),
  blocks: z.array(
    z.object({
      head_zh: z.string(),
      article: z.string(),
      columns: z.array(label),
      rows: z.array(label),
      cells: z.array(cell.extend({ col_zh: z.string() })),
    }),
  ),
});
const table3 = z.object({
  id: z.string(),
  corner_zh: z.string().optional(),
  columns: z.array(label).optional(),
  rows: z.array(row),
});
const table4 = z.object({
  id: z.string(),
  cells: z.array(cell.extend({ zh: z.string(), variants: z.array(z.string()) })),
});
const taxonomyFile = z.object({
  editions: z.array(
    z.object({
      id: z.enum(['2014', '2019', '2021']),
      doc_no: z.string(),
      issued: z.string(),
      sections_zh: z.array(z.string()).optional(),
      fingerprints_zh: z.array(z.string()),
      tables: z.array(z.union([table2, table3, table4])),
    }),
  ),
  prose: z.object({
    items: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), unit: z.string(), core: z.boolean() })),
  }),
  crosswalk: z.object({
    breaks: z.array(z.object({ id: z.string(), affects: z.array(z.string()), verified: z.string() })),
  }),
});

/** Variants carry remarks on where they were met, which are no part of the label. */
function withoutRemarks(variants: readonly string[]): string[] {
  return variants.map((variant) => variant.replace(/（[^（）]*(?:种子|误)[^（）]*）$/, ''));
}

describe.skipIf(!isThere)(
  'the taxonomy, compared with ../shared/domain/taxonomy.json (skipped when that is missing)',
  () => {
    const file = taxonomyFile.parse(isThere ? JSON.parse(readFileSync(official, 'utf8')) : {});
    const edition = (id: string) => {
      const found = file.editions.find((candidate) => candidate.id === id);
      if (found === undefined) throw new Error(`no edition ${id}`);
      return found;
    };
    const tablesOf = (id: string) => edition(id).tables;

    it('has the editions', () => {
      for (const ours of editions) {
        const theirs = edition(ours.id);
        expect(ours.documentNumber).toBe(theirs.doc_no);
        expect(theirs.issued.replace(/ \(.*$/, '')).toBe(ours.issued);
        expect(ours.sections).toEqual(theirs.sections_zh ?? []);
        // 单行 describes the layout; it is not printed.
        expect(ours.fingerprints).toEqual(theirs.fingerprints_zh.filter((words) => !words.includes('单行')));
      }
    });

    it.each([
      ['2021', table2Of2021],
      ['2019', table2Of2019],
    ] as const)('has table two of %s', (id, blocks) => {
      const theirs = tablesOf(id).find((table) => 'blocks' in table);
      if (theirs === undefined || !('blocks' in theirs)) throw new Error('no table two');
      expect(
        blocks.map((block) => ({
          head: block.head,
          article: block.article,
          columns: block.columns.map(({ code, zh, en, variants }) => ({ code, zh, en, variants: [...variants] })),
          rows: block.rows.map(({ code, zh, en, variants }) => ({ code, zh, en, variants: [...variants] })),
        })),
      ).toEqual(
        theirs.blocks.map((block) => ({
          head: block.head_zh,
          article: block.article,
          columns: block.columns.map((item) => ({ ...item, variants: withoutRemarks(item.variants) })),
          rows: block.rows.map((item) => ({ ...item, variants: withoutRemarks(item.variants) })),
        })),
      );
      for (const printed of theirs.blocks.flatMap(({ cells }) => cells)) {
        if (!isMetricCode(printed.code)) throw new Error(`unknown code ${printed.code}`);
        expect(metricOf(printed.code)).toMatchObject({
          place: 't2',
          editions: [id],
          rowLabel: printed.row_zh,
          columnLabel: printed.col_zh,
          en: printed.en,
          unit: printed.unit,
          article: printed.article,
          verified: printed.verified,
          note: printed.note ?? null,
        });
      }
    });

    it.each(['2021', '2019'] as const)('has the rows and columns of table three of %s', (id) => {
      const theirs = tablesOf(id).find((table) => 'rows' in table);
      if (theirs === undefined || !('rows' in theirs)) throw new Error('no table three');
      const kinds = { data: 'data', group_derived: 'group', total: 'total' };
      const ours = table3Rows.flatMap((item) => {
        const kind: { readonly '2021'?: string; readonly '2019'?: string } = item.kind;
        return kind[id] === undefined
          ? []
          : [
              {
                code: item.code,
                zh: item.zh,
                variants: withoutRemarks(item.variants),
                article: item.article,
                verified: item.verified,
                kind: kind[id],
              },
            ];
      });
      expect(ours).toEqual(
        theirs.rows.map(({ code, zh, variants, article, verified, kind }) => ({
          code,
          zh,
          variants: withoutRemarks(variants),
          article,
          verified,
          kind: Object.entries(kinds).find(([name]) => name === kind)?.[1],
        })),
      );
      if (id === '2021') {
        expect(table3Corner).toBe(theirs.corner_zh);
        expect(
          applicantColumns.map(({ code, zh, en, variants }) => ({ code, zh, en, variants: [...variants] })),
        ).toEqual(theirs.columns);
        for (const { code, en, note } of theirs.rows) {
          const own = table3Rows.find((item) => item.code === code);
          expect(own?.en).toBe(en.replace(' (group)', ''));
          expect(own !== undefined && 'note' in own ? own.note : undefined).toBe(note);
        }
      }
    });

    it.each(['2021', '2019'] as const)('has the fifteen cells of table four of %s', (id) => {
      const theirs = tablesOf(id).find((table) => 'cells' in table);
      if (theirs === undefined || !('cells' in theirs)) throw new Error('no table four');
      const ours = table4Groups.flatMap((group) =>
        table4Columns.map((column) => ({
          code: `${group.code}.${column.code}`,
          row_zh: group.zh,
          zh: column.zh,
          variants: withoutRemarks(column.variants),
          article: group.article,
          verified: group.verified,
        })),
      );
      expect(ours).toEqual(
        theirs.cells.map(({ code, row_zh, zh, variants, article, verified }) => ({
          code,
          // 行政诉讼 spans both of its groups.
          row_zh: row_zh.replace('行政诉讼 / ', ''),
          zh,
          variants: withoutRemarks(variants),
          article,
          verified,
        })),
      );
      if (id === '2021')
        for (const printed of theirs.cells)
          if (isMetricCode(printed.code)) expect(metricOf(printed.code).en).toBe(printed.en);
    });

    it('has the form of 2014', () => {
      const theirs = tablesOf('2014').find((table) => 'rows' in table);
      if (theirs === undefined || !('rows' in theirs)) throw new Error('no table of 2014');
      expect(
        form2014Rows.map(({ code, zh, en, unit, kind, article, verified, variants }) => ({
          code,
          zh,
          en,
          unit,
          kind,
          article,
          verified,
          variants: withoutRemarks(variants),
        })),
      ).toEqual(
        theirs.rows.map(({ code, zh, en, unit, kind, article, verified, variants }) => ({
          code,
          zh,
          en,
          unit,
          kind,
          article,
          verified,
          variants: withoutRemarks(variants),
        })),
      );
    });

    it('has the figures of prose', () => {
      expect(proseItems.map(({ code, zh, en, unit, core }) => ({ code, zh, en, unit, core }))).toEqual(
        file.prose.items,
      );
    });

    it('has the breaks', () => {
      expect(
        seriesBreaks.map(({ id, verified, affects }) => ({ id, verified, affects: [...affects] })).toSorted(byId),
      ).toEqual(file.crosswalk.breaks.map(({ id, verified, affects }) => ({ id, verified, affects })).toSorted(byId));
    });

    it('relates every figure to the other editions as they are related there', () => {
      const strange: string[] = [];
      let compared = 0;
      for (const { id, tables } of file.editions)
        for (const { code, compare } of tables.flatMap(rowsAndCells))
          for (const { other, pair, relation } of compare)
            for (const foreign of foreignEditions(id, other ?? pair ?? '')) {
              compared += 1;
              const ours = relationBetween(code, id, foreign);
              if (ours !== relation) strange.push(`${code} of ${id} with ${foreign}: ${ours}, there ${relation}`);
            }
      expect(compared).toBeGreaterThan(200);
      // The pair "trade_secret + .privacy" relates both rows; the list by figure has only the first of them.
      expect(strange).toEqual([
        'form2014.reply.refused.privacy of 2014 with 2019: care, there not_comparable',
        'form2014.reply.refused.privacy of 2014 with 2021: care, there not_comparable',
      ]);
    });
  },
);

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

type TaxonomyTable = z.infer<typeof taxonomyFile>['editions'][number]['tables'][number];

function rowsAndCells(table: TaxonomyTable): { code: string; compare: z.infer<typeof comparisons> }[] {
  if ('blocks' in table) return table.blocks.flatMap(({ cells }) => cells);
  return 'rows' in table ? table.rows : table.cells;
}

/** "2019/2021:outcome.granted" and "2019:x | 2021:y" name the editions that a figure of `own` is related to. */
function foreignEditions(own: string, text: string): string[] {
  return [...text.matchAll(/(\d{4}(?:\/\d{4})*):/g)]
    .flatMap(([, ids = '']) => ids.split('/'))
    .filter((id) => id !== own);
}

function isOf(side: CrosswalkSide, id: string): boolean {
  return side.editions.some((edition) => edition === id);
}

function relationBetween(code: string, own: string, foreign: string): string {
  const names = (side: CrosswalkSide) => side.codes.some((listed) => listed === code || listed === `${code}@total`);
  const found = crosswalk
    .filter(
      ({ a, b }) => (names(a) && isOf(a, own) && isOf(b, foreign)) || (names(b) && isOf(b, own) && isOf(a, foreign)),
    )
    .map(({ relation }) => relation);
  return found.find((relation) => relation !== 'not_comparable') ?? found[0] ?? 'unknown';
}
