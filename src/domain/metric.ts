import type { Edition } from './taxonomy/editions.ts';
import { form2014Rows } from './taxonomy/form-2014.ts';
import { proseItems } from './taxonomy/prose.ts';
import { type Table2Block, table2Of2019, table2Of2021 } from './taxonomy/table2.ts';
import { applicantColumns, type Table3RowKind, table3Rows } from './taxonomy/table3.ts';
import { table4Columns, table4Groups } from './taxonomy/table4.ts';
import type { Verification } from './taxonomy/verification.ts';

export type ApplicantKind = (typeof applicantColumns)[number]['code'];
/** A row of table 三, without its column. */
export type Table3RowCode = (typeof table3Rows)[number]['code'];

type BlockCode<B extends Table2Block> = B extends Table2Block
  ? `${B['rows'][number]['code']}.${B['columns'][number]['code']}`
  : never;
export type Table2Code = BlockCode<(typeof table2Of2021)[number]> | BlockCode<(typeof table2Of2019)[number]>;
export type Table3Code = `${Table3RowCode}@${ApplicantKind}`;
export type Table4Code = `${(typeof table4Groups)[number]['code']}.${(typeof table4Columns)[number]['code']}`;
export type Form2014Code = Extract<(typeof form2014Rows)[number], { kind: 'data' }>['code'];
export type ProseCode = (typeof proseItems)[number]['code'];

/** The address of a figure: the code of its cell, in table 三 with its column (`outcome.granted@natural_person`). */
export type MetricCode = Table2Code | Table3Code | Table4Code | Form2014Code | ProseCode;

/** The statistical tables that are told apart by edition. */
export type TableId = 't2' | 't3' | 't4';

/** What a figure is: everything that captions, arguments, the extractor and the glossary need to know of it. */
export type Metric = {
  readonly code: MetricCode;
  readonly place: TableId | 'form2014' | 'prose';
  /** Editions that print it; empty for figures given in prose only. */
  readonly editions: readonly Edition[];
  /** Label as printed: of the row, and of the column where the table has several. */
  readonly rowLabel: string;
  readonly columnLabel: string | null;
  readonly en: string;
  readonly unit: string;
  readonly article: string | null;
  readonly verified: Verification;
  /** group: a sum that the form does not print and that is derived from its rows. */
  readonly kind: Table3RowKind;
  readonly note: string | null;
};

function table2Metrics(edition: Edition, blocks: readonly Table2Block[]): Metric[] {
  return blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column) => ({
        // A union of blocks loses which columns belong to which rows; a test compares the codes with the type's list.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        code: `${row.code}.${column.code}` as Table2Code,
        place: 't2' as const,
        editions: [edition],
        rowLabel: row.zh,
        columnLabel: column.zh,
        en: `${row.en}: ${column.en}`,
        unit: column.unit,
        article: block.article,
        verified: block.verified,
        kind: 'data' as const,
        note: column.note ?? null,
      })),
    ),
  );
}

function table3Metrics(): Metric[] {
  return table3Rows.flatMap((row) => {
    const kinds: { readonly '2021'?: Table3RowKind; readonly '2019'?: Table3RowKind } = row.kind;
    const printedIn = (['2019', '2021'] as const).filter(
      (edition) => kinds[edition] !== undefined && kinds[edition] !== 'group',
    );
    const kind: Table3RowKind = kinds['2021'] ?? kinds['2019'] ?? 'data';
    return applicantColumns.map((column) => ({
      code: `${row.code}@${column.code}` as const,
      place: 't3' as const,
      editions: printedIn,
      rowLabel: row.zh,
      columnLabel: column.zh,
      en: column.code === 'total' ? row.en : `${row.en}, ${column.en.toLowerCase()}`,
      unit: '件',
      article: row.article === '' ? null : row.article,
      verified: row.verified,
      kind,
      note: 'note' in row ? row.note : null,
    }));
  });
}

function table4Metrics(): Metric[] {
  return table4Groups.flatMap((group) =>
    table4Columns.map((column) => ({
      code: `${group.code}.${column.code}` as const,
      place: 't4' as const,
      editions: ['2019', '2021'] as const,
      rowLabel: group.zh,
      columnLabel: column.zh,
      en: `${group.en}: ${column.en}`,
      unit: '件',
      article: group.article,
      verified: group.verified,
      kind: column.code === 'total' ? ('total' as const) : ('data' as const),
      note: null,
    })),
  );
}

function form2014Metrics(): Metric[] {
  return form2014Rows
    .filter((row) => row.kind === 'data')
    .map((row) => ({
      code: row.code,
      place: 'form2014' as const,
      editions: ['2014'] as const,
      rowLabel: row.zh,
      columnLabel: null,
      en: row.en,
      unit: row.unit,
      article: row.article,
      verified: row.verified,
      kind: 'data' as const,
      note: 'note' in row ? row.note : null,
    }));
}

function proseMetrics(): Metric[] {
  return proseItems.map((item) => ({
    code: item.code,
    place: 'prose' as const,
    editions: [],
    rowLabel: item.zh,
    columnLabel: null,
    en: item.en,
    unit: item.unit,
    article: null,
    verified: 'U' as const,
    kind: 'data' as const,
    note: null,
  }));
}

/** Every figure that the program knows, in the order of the form, derived from the taxonomy. */
export const metrics: readonly Metric[] = [
  ...table2Metrics('2021', table2Of2021),
  ...table2Metrics('2019', table2Of2019),
  ...table3Metrics(),
  ...table4Metrics(),
  ...form2014Metrics(),
  ...proseMetrics(),
];

const byCode: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.code, metric]));

/** Whether a text is the code of a figure, exactly as the taxonomy writes it. */
export function isMetricCode(text: string): text is MetricCode {
  return byCode.has(text);
}

/** The metric of a code. Total: every code has one, as both come from the taxonomy. */
export function metricOf(code: MetricCode): Metric {
  const metric = byCode.get(code);
  if (metric === undefined) throw new RangeError(`no metric has the code ${code}`);
  return metric;
}

/** A cell of a row of table 三. */
export function table3Code<Row extends Table3RowCode, Kind extends ApplicantKind>(
  row: Row,
  applicant: Kind,
): `${Row}@${Kind}` {
  return `${row}@${applicant}`;
}

const printed = new Map<string, MetricCode[]>();
for (const { code, place, editions } of metrics) {
  for (const edition of editions) {
    const codes = printed.get(`${place} ${edition}`);
    if (codes === undefined) printed.set(`${place} ${edition}`, [code]);
    else codes.push(code);
  }
}

/** The codes of the cells that a table of an edition prints, in printed order. Table 四 is the same in 2019 and 2021. */
export function printedCodes(table: TableId, edition: Edition): readonly MetricCode[] {
  return printed.get(`${table} ${edition}`) ?? [];
}
