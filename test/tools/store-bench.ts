import postgres from 'postgres';
import type { AgencyId } from '../../src/domain/agency.ts';
import { systemClock } from '../../src/domain/clock.ts';
import type { Provenance } from '../../src/domain/figure.ts';
import { type MetricCode, metricOf, printedCodes } from '../../src/domain/metric.ts';
import { openStore } from '../../src/store/open.ts';
import type { NewReport, Store } from '../../src/store/store.ts';
import { type Compared, compare, timeOf } from './bench/timing.ts';
import { agencyOf, editions2021, type GivenCell, newReport } from './new-reports.ts';

/** What storing and finding reports costs at some number of reports. */
export type StoreMeasurement = {
  readonly reports: number;
  /** Bytes of a report in report_versions with its index; remarks and source apart. */
  readonly bytesPerReport: number;
  /** Bytes of what is apart: prose, derived figures and findings; the source's facts; evidence with its index. */
  readonly remarksBytes: number;
  readonly sourceBytes: number;
  readonly evidenceBytes: number;
  /** Finding one report, two years of an agency, and its newest report: each alone, and 32 at once. Floor: pings. */
  readonly alone: readonly Compared[];
  readonly with32: readonly Compared[];
};

/** Different reports that all others are copies of, with other agencies and years. */
const originals = 50;
const yearsOfAgency = 10;

/**
 * Fills an empty, migrated Postgres with so many made-up reports and measures it. Cells are like those of real reports:
 * one in fourteen is not 0 (scale.md).
 */
export async function measureStore(databaseUrl: string, reports: number): Promise<StoreMeasurement> {
  const store = await openStore({ databaseUrl, dataDir: '', clock: systemClock });
  try {
    const agencies = await fill(store, databaseUrl, reports);
    return { reports, ...(await measureSize(databaseUrl)), ...(await measureAnswers(store, agencies)) };
  } finally {
    await store.close();
  }
}

async function measureAnswers(
  store: Store,
  agencies: readonly AgencyId[],
): Promise<Pick<StoreMeasurement, 'alone' | 'with32'>> {
  const anyAgency = (): AgencyId => agencies[Math.floor(Math.random() * agencies.length)] ?? '';
  const measure = (atOnce: number, rounds: number): Promise<readonly Compared[]> => {
    const run = (piece: () => Promise<unknown>) => () =>
      timeOf(() => Promise.all(Array.from({ length: atOnce }, piece)));
    return compare(
      run(() => store.ping()),
      [
        { name: 'one report', run: run(() => store.reports(anyAgency(), [2020])) },
        { name: 'two years', run: run(() => store.reports(anyAgency(), [2019, 2020])) },
        { name: 'newest report', run: run(() => store.reports(anyAgency(), 'newest')) },
      ],
      { rounds, seconds: 8 },
    );
  };
  return { alone: await measure(1, 2000), with32: await measure(32, 200) };
}

/** Saves the originals, then copies their rows in the database. Gives the ids of the agencies. */
async function fill(store: Store, databaseUrl: string, reports: number): Promise<readonly AgencyId[]> {
  const agencies = Array.from({ length: originals }, (_, index) => agencyOf(`机关${index}`));
  await store.addAgencies(agencies, []);
  for (const agency of agencies) await store.save(madeUp(newReport(agency, 2014, { cells: nonZeroCells() })));
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    const copies = Math.ceil(reports / yearsOfAgency / originals);
    const columns = async (table: string): Promise<string> => {
      const found = await sql`
        select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names
        from information_schema.columns
        where table_name = ${table} and column_name not in ('agency_id', 'year')`;
      return String(found[0]?.names);
    };
    // As long as the ids of agencies are.
    const copyOf = (id: string): string => `substr(encode(sha256((${id} || copy)::bytea), 'hex'), 1, 8)`;
    const copy = copyOf('agency_id');
    const held = `array(select (2013 + later)::smallint from generate_series(1, ${yearsOfAgency}) later)`;
    await sql.unsafe(`
      insert into agencies
      select ${copyOf('id')}, name || copy, kind, level, region, ${held}, ${yearsOfAgency}, newest_year, newest_stored_at
      from agencies, generate_series(1, ${copies}) copy;
      insert into documents select ${copy}, sha256, content from documents, generate_series(1, ${copies}) copy`);
    for (const table of ['report_versions', 'report_evidence']) {
      const names = await columns(table);
      await sql.unsafe(`
        insert into ${table} (agency_id, year, ${names})
        select ${copy}, 2013 + later, ${names}
        from generate_series(1, ${copies}) copy, ${table}, generate_series(1, ${yearsOfAgency}) later`);
    }
    await sql.unsafe('vacuum analyze');
    const ids = await sql`select id from agencies where cardinality(years) = ${yearsOfAgency}`;
    return ids.map(({ id }) => String(id));
  } finally {
    await sql.end();
  }
}

async function measureSize(
  databaseUrl: string,
): Promise<Pick<StoreMeasurement, 'bytesPerReport' | 'remarksBytes' | 'evidenceBytes' | 'sourceBytes'>> {
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false });
  try {
    const [row] = await sql`
      select (pg_total_relation_size('report_versions') - remarks - sources) / versions as report,
        remarks / versions as remarks, sources / versions as source,
        pg_total_relation_size('report_evidence') / versions as evidence
      from (
        select count(*)::float8 as versions, sum(pg_column_size(remarks))::float8 as remarks,
          sum(pg_column_size(row(sha256, file_name, url, published_on, fetched_at, abridged)) - 24)::float8 as sources
        from report_versions
      ) v`;
    return {
      bytesPerReport: Number(row?.report),
      remarksBytes: Number(row?.remarks),
      evidenceBytes: Number(row?.evidence),
      sourceBytes: Number(row?.source),
    };
  } finally {
    await sql.end();
  }
}

/** Some cells of table 三 and the other tables that are not 0. */
function nonZeroCells(): GivenCell[] {
  return printedCells().flatMap((code): GivenCell[] =>
    Math.random() < 0.073 ? [[code, 1 + Math.floor(Math.random() * 300)]] : [],
  );
}

function printedCells(): readonly MetricCode[] {
  return (['t2', 't3', 't4'] as const).flatMap((table) => printedCodes(table, editions2021[table] ?? '2021'));
}

/** A report with remarks and evidence as a real one has them. */
function madeUp(report: NewReport): NewReport {
  const evidence = printedCells().map((code, index): [MetricCode, Provenance] => {
    const { place } = metricOf(code);
    const table = place === 'prose' ? null : place;
    return [code, { page: 2, line: 40 + index, table, row: 1 + (index % 29), column: 1 + (index % 9), raw: '0' }];
  });
  return {
    ...report,
    prose: new Map([
      ['requests.received@total', { value: 12, quote: '本年度共收到政府信息公开申请12件。', page: 1, line: 9 }],
      ['prose.wechat_items', { value: 206, quote: '通过微信公众号发布信息206条。', page: 1, line: 10 }],
      ['prose.trainings', { value: 2, quote: '组织政务公开培训2次。', page: 1, line: 11 }],
    ]),
    findings: ['T3.balance', 'E.labels'].map((rule) => ({
      rule,
      severity: 'warning' as const,
      codes: ['requests.received@total' as const],
      message: { zh: `${rule}：表中的标签与格式不同。`, en: `${rule}: labels differ from those of the form.` },
    })),
    evidence: new Map(evidence),
  };
}
