import { agencyKinds } from '../agency-kinds.ts';
import { sumOfValues, valueOf } from '../figure-value.ts';
import { type MetricCode, printedCodes, type TableId } from '../metric.ts';
import type { ReportFigures } from '../report.ts';
import type { Sentence } from '../sentence.ts';
import { shortLabel } from '../taxonomy/short-labels.ts';
import { plainResult, tryEquation } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';

/** The report of a department, township or sub-district of a government. */
export type ChildReport = Pick<ReportFigures, 'editions' | 'cells' | 'derived'> & {
  /** Code of the kind of agency; null when its name fits none. */
  readonly kind: string | null;
};

/** The departments of a government, as far as they are known. */
export type Children = {
  /** Their reports of the same year that are held. */
  readonly held: readonly ChildReport[];
  /** Names of those that are known and of which no report of the year is held. */
  readonly missing: readonly string[];
};

/**
 * Kinds of department that the governments of counties, cities and provinces all have since the reform of 2018
 * (agencies.md section 4). Without one of each, a sum over departments is no sum over all of them.
 */
const ordinaryKinds: readonly string[] = [
  'development_reform',
  'education',
  'public_security',
  'civil_affairs',
  'justice',
  'finance',
  'human_resources',
  'natural_resources',
  'housing',
  'transport',
  'agriculture',
  'culture_tourism',
  'health',
  'veterans',
  'emergency',
  'audit',
  'market_regulation',
  'statistics',
  'healthcare_security',
];

/** Labels of the ordinary kinds of department of which no report is held. */
function missingKinds(held: readonly ChildReport[]): readonly Sentence[] {
  const present = new Set(held.map(({ kind }) => kind));
  return agencyKinds.filter(({ code }) => ordinaryKinds.includes(code) && !present.has(code));
}

/** What was derived from sums cannot prove them. */
const nothing: ReportFigures['derived'] = new Map();
type Printed = Pick<ReportFigures, 'editions' | 'cells' | 'derived'>;

const tables = ['t2', 't3', 't4'] as const satisfies readonly TableId[];
const tableNames = {
  t2: { zh: '表二', en: 'table 2' },
  t3: { zh: '表三', en: 'table 3' },
  t4: { zh: '表四', en: 'table 4' },
} as const satisfies { readonly [table in TableId]: Sentence };

/** More names than this are counted. */
const mostNamed = 6;

/**
 * H.sum (rules.md section 3): each cell of a government-wide report is the sum of its departments' and townships' cells, of
 * the same year and edition. One result that is not assessable as long as departments are missing.
 */
export function checkChildren(parent: CheckInput, { held, missing }: Children): readonly RuleResult[] {
  const kinds = missingKinds(held);
  const printed = held.map((child) => ({ editions: child.editions, cells: child.cells, derived: nothing }));
  if (missing.length > 0 || kinds.length > 0) return [incomplete(held.length, missing, kinds)];
  return tables.flatMap((table) => {
    const edition = parent.editions[table];
    if (edition === null) return [];
    const others = held.filter(({ editions }) => editions[table] !== edition).length;
    return others > 0
      ? [otherForm(table, others)]
      : printedCodes(table, edition).map((code) => checkCell({ ...parent, derived: nothing }, printed, code));
  });
}

function checkCell(parent: Printed, held: readonly Printed[], code: MetricCode): RuleResult {
  const label = shortLabel(code);
  return tryEquation({
    rule: 'H.sum',
    where: null,
    left: [{ label: { zh: `「${label.zh}」政府报告`, en: `${label.en}: government` }, value: valueOf(parent, code) }],
    right: [
      {
        label: { zh: `${held.length} 个部门合计`, en: `sum of ${held.length} departments` },
        value: sumOfValues(held.map((child) => valueOf(child, code))),
      },
    ],
    remark: {
      zh: '，统计范围不同（如含政府本级或下级政府）也会如此',
      en: ', which another scope (the government itself, or governments below it) may explain',
    },
  });
}

function incomplete(held: number, missing: readonly string[], kinds: readonly Sentence[]): RuleResult {
  const list = (words: readonly string[], separator: string, rest: (count: number) => string): string =>
    words.slice(0, mostNamed).join(separator) + (words.length > mostNamed ? rest(words.length - mostNamed) : '');
  const zh = [
    ...(missing.length === 0 ? [] : [`没有收录这一年度报告的部门：${list(missing, '、', (n) => `等，另有 ${n} 个`)}`]),
    ...(kinds.length === 0
      ? []
      : [
          `通常应有而没有收录的部门：${list(
            kinds.map((kind) => kind.zh),
            '、',
            (n) => `等，另有 ${n} 类`,
          )}`,
        ]),
  ];
  const en = [
    ...(missing.length === 0
      ? []
      : [`departments without a report of the year: ${list(missing, ', ', (n) => ` and ${n} more`)}`]),
    ...(kinds.length === 0
      ? []
      : [
          `departments that every government has and none is held of: ${list(
            kinds.map((kind) => kind.en),
            ', ',
            (n) => ` and ${n} more`,
          )}`,
        ]),
  ];
  return plainResult('H.sum', 'notAssessable', {
    zh: `收录了 ${held} 个部门的报告，还不齐，无法核对合计。${zh.join('；')}。`,
    en: `Reports of ${held} departments are held, which is not all of them, so the sum cannot be checked; ${en.join('; ')}.`,
  });
}

function otherForm(table: TableId, count: number): RuleResult {
  const name = tableNames[table];
  return plainResult('H.sum', 'notAssessable', {
    zh: `${name.zh}无法核对合计：有 ${count} 个部门没有印这张表，或用的是另一版格式。`,
    en: `The sum of ${name.en} cannot be checked: ${count} departments do not print it, or use another edition of the form.`,
  });
}
