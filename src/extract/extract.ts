import type { Finding } from '../domain/finding.ts';
import { type Edition, editionDueFor } from '../domain/taxonomy/editions.ts';
import type { Document } from '../read/document.ts';
import { readAgency } from './agency-name.ts';
import type { Extraction } from './extraction.ts';
import { readForm2014 } from './form-2014.ts';
import { garbledRemark, type Harvest } from './harvest.ts';
import { linesOf } from './line.ts';
import { passagesOf } from './passage.ts';
import { readProse } from './prose.ts';
import { readingFinding } from './reading-finding.ts';
import { findRegions } from './region.ts';
import { isReport } from './report-kind.ts';
import { readPeriod, readYear } from './report-year.ts';
import { reportPart } from './report-part.ts';
import { statementsOf } from './statement.ts';
import { readTableFour } from './table-four.ts';
import { readTableThree } from './table-three.ts';
import { readTableTwo } from './table-two.ts';
import { findTitle } from './title.ts';

const nothing: Pick<Extraction, 'editions' | 'cells' | 'derived' | 'prose' | 'provenance' | 'findings'> = {
  editions: { t2: null, t3: null, t4: null },
  cells: new Map(),
  derived: new Map(),
  prose: new Map(),
  provenance: new Map(),
  findings: [],
};

/** Fewer cells are no form: table 四 alone has fifteen. */
const fewestCells = 15;

const tableNames = [
  { zh: '表二', en: 'table 2' },
  { zh: '表三', en: 'table 3' },
  { zh: '表四', en: 'table 4' },
  { zh: '统计表', en: 'the statistical return' },
] as const;

function withTable2(edition: Edition | null | undefined): '2019' | '2021' | null {
  return edition === '2019' || edition === '2021' ? edition : null;
}

/**
 * What a document says: figures of the tables with their states, figures of the text, names, year, and doubts of the
 * reading. Knows no format. A document that contradicts itself is taken as printed. `agency` names the agency of a text
 * that only says 我局.
 */
export function extract(document: Document, options: { readonly agency?: string } = {}): Extraction {
  const { lines, findings: others } = reportPart(linesOf(document));
  const regions = findRegions(lines);
  const passages = passagesOf(lines, regions);
  const title = findTitle(lines, document.metadata.title);
  const period = readPeriod(passages);
  const year = readYear(title, period, passages);
  const named = readAgency({ lines, passages, metadata: document.metadata }, title, options.agency);
  const identity = {
    agency: named.agency,
    agencyAsWritten: named.asWritten,
    region: named.region,
    year,
    period,
    machineRead: document.machineRead,
  };

  const table2 = readTableTwo(lines, regions.t2);
  const table3 = readTableThree(lines, regions.t3, table2.edition);
  const table4 = readTableFour(lines, regions.t4);
  const form2014 = readForm2014(lines);
  const tables = [table2, table3, table4, form2014];
  const garbled = tables.flatMap((table, index) => garbledRemark(table, tableNames[index] ?? tableNames[0]) ?? []);
  const hasFigures = tables.some(({ cells }) => [...cells.values()].some(({ kind }) => kind === 'number'));
  const prose = readProse(statementsOf(passages), {
    year,
    edition: table2.edition ?? withTable2(year === null ? null : editionDueFor(year)),
    agency: named.agency ?? named.asWritten,
  });
  if (!isReport({ lines, passages, title, hasFigures, hasProse: prose.size > 0, year })) {
    const cells = tables.reduce((sum, table) => sum + table.cells.size, 0);
    const emptyForm = !hasFigures && cells >= fewestCells ? { emptyForm: true as const } : {};
    return { ...identity, ...nothing, isReport: false, ...emptyForm };
  }

  const edition4 = table4.cells.size === 0 ? null : (table2.edition ?? table3.edition ?? dueEdition(year));
  return {
    ...identity,
    isReport: true,
    editions: { t2: table2.edition, t3: table3.edition, t4: edition4 },
    cells: new Map(tables.flatMap(({ cells }) => [...cells])),
    derived: new Map(tables.flatMap(({ derived }) => [...derived])),
    provenance: new Map(tables.flatMap(({ provenance }) => [...provenance])),
    prose,
    findings: [
      ...tables.flatMap(({ findings }) => findings),
      ...garbled,
      ...others,
      ...missingTables(tables, year),
      ...nameConflict(options.agency, named.agency),
    ],
  };
}

/** Since 2019 every report prints three tables; what is not found may be a picture, an attachment, or lost. */
function missingTables(tables: readonly Harvest[], year: number | null): readonly Finding[] {
  if (year !== null && editionDueFor(year) !== '2019' && editionDueFor(year) !== '2021') return [];
  return tableNames.slice(0, 3).flatMap((name, index) => {
    const table = tables[index];
    if (table === undefined || table.cells.size > 0 || table.findings.length > 0) return [];
    return [
      readingFinding('R.missing', [], {
        zh: `没有找到${name.zh}的数字：可能是图片或附件，也可能没有印。`,
        en: `No figures of ${name.en} were found: it may be a picture or an attachment, or not printed.`,
      }),
    ];
  });
}

function nameConflict(given: string | undefined, named: string | null): readonly Finding[] {
  if (given === undefined || named === null || given.endsWith(named) || named.endsWith(given)) return [];
  return [
    readingFinding('R.agency', [], {
      zh: `给出的名称是「${given}」，文中写的是「${named}」，以文中为准。`,
      en: `The name given is "${given}", the document names "${named}"; the document was followed.`,
    }),
  ];
}

/** The edition in force for a table that does not tell: table 四 is the same in both. */
function dueEdition(year: number | null): Edition | null {
  return withTable2(year === null ? null : editionDueFor(year));
}
