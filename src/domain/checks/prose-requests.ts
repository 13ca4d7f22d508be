import { type FigureValue, sumOf } from '../figure-value.ts';
import type { ApplicantKind, MetricCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { applicantKinds, column, table3CellOf } from '../table3.ts';
import { applicantLabels, rowLabels } from '../taxonomy/short-labels.ts';
import { capital, distinctCodes, inTable, inText, missingCellsWords } from '../wording.ts';
import { plainResult, tableNotPrinted, tryEquation } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';

/** What a number of requests in the text may mean. Reports use all three (rules.md section 4), so each is tried. */
type Reading = { readonly name: Sentence; readonly value: FigureValue };

/** The three readings of "N 件申请" in some columns of table 三, the likeliest first. */
export function readings(
  figures: Parameters<typeof sumOf>[0],
  applicants: readonly ApplicantKind[],
): readonly Reading[] {
  const cells = (...rows: Parameters<typeof column>[0]): FigureValue =>
    sumOf(
      figures,
      applicants.flatMap((applicant) => column(rows, applicant)),
    );
  const [received, carriedIn, total] = [
    rowLabels['requests.received'],
    rowLabels['requests.carried_in'],
    rowLabels['outcome.total'],
  ];
  return [
    { name: received, value: cells('requests.received') },
    {
      name: { zh: `${received.zh}加${carriedIn.zh}`, en: `${received.en} + ${carriedIn.en}` },
      value: cells('requests.received', 'requests.carried_in'),
    },
    { name: { zh: `办理${total.zh}`, en: `${total.en} of outcomes` }, value: cells('outcome.total') },
  ];
}

const organisations = applicantKinds.filter((applicant) => applicant !== 'natural_person');

/** Figures of the text that are requests, and the columns of table 三 that they are about. */
function requestsInText(input: CheckInput): readonly (readonly [MetricCode, readonly ApplicantKind[], Sentence])[] {
  return [...input.prose.keys()].flatMap((code): (readonly [MetricCode, readonly ApplicantKind[], Sentence])[] => {
    const cell = table3CellOf(code);
    if (cell?.row === 'requests.received') {
      const { zh, en } = applicantLabels[cell.applicant];
      const said =
        cell.applicant === 'total'
          ? { zh: '收到申请', en: 'requests received' }
          : { zh: `收到${zh}申请`, en: `requests received (${en.toLowerCase()})` };
      return [[code, [cell.applicant], said]];
    }
    if (code === 'prose.requests_handled') return [[code, ['total'], { zh: '办理申请', en: 'requests handled' }]];
    if (code === 'prose.requests_handled.natural_person')
      return [[code, ['natural_person'], { zh: '办理自然人申请', en: 'requests of individuals handled' }]];
    if (code === 'prose.requests_handled.organisations')
      return [[code, organisations, { zh: '办理法人或其他组织申请', en: 'requests of organisations handled' }]];
    return [];
  });
}

/** P.requests: fails only when all three readings are known and none is the number in the text. */
function requests(input: CheckInput): readonly RuleResult[] {
  return requestsInText(input).flatMap(([code, applicants, said]) => {
    const stated = input.prose.get(code)?.value;
    if (stated === undefined) return [];
    if (input.editions.t3 === null) return [tableNotPrinted('P.requests', 't3', [code])];
    const tried = readings(input, applicants);
    const left = { value: stated };
    const says = { zh: `正文说${said.zh} ${stated} 件`, en: `the text gives ${stated} as ${said.en}` };
    const cells = distinctCodes([code, ...tried.flatMap(({ value }) => value.codes)]);
    const where = { zh: '正文与表三', en: 'Text and table 3' };
    const match = tried.find(({ value }) => value.kind === 'known' && value.value === stated);
    if (match !== undefined) {
      const message = {
        zh: `${says.zh}，表三${match.name.zh} ${stated} 件。`,
        en: `${capital(says.en)}; table 3 has ${match.name.en} ${stated}.`,
      };
      return [plainResult('P.requests', 'held', message, { where, left, right: left, cells })];
    }
    const missing = tried.flatMap(({ value }) => (value.kind === 'missing' ? value.missing : []));
    if (missing.length > 0) {
      const words = missingCellsWords(missing);
      const message = {
        zh: `${says.zh}，无法与表三核对：${words.zh}。`,
        en: `${capital(says.en)}, which could not be checked against table 3: ${words.en}.`,
      };
      return [
        plainResult('P.requests', 'notAssessable', message, {
          where,
          left,
          cells,
          missing: distinctCodes(missing.map((cell) => cell.code)),
        }),
      ];
    }
    const known = tried.flatMap(({ name, value }) => (value.kind === 'known' ? [{ name, value: value.value }] : []));
    const [first] = known;
    const text = {
      zh: `表三${known.map(({ name, value }) => `${name.zh} ${value}`).join('、')}`,
      en: `table 3 has ${known.map(({ name, value }) => `${name.en} ${value}`).join(', ')}`,
    };
    const message = {
      zh: `${says.zh}，${text.zh}，都对不上。`,
      en: `${capital(says.en)}, but ${text.en}: none of these is the same.`,
    };
    const right = first === undefined ? null : { value: first.value };
    return [plainResult('P.requests', 'failed', message, { where, left, right, cells })];
  });
}

/** Carried in and carried out have only one meaning. */
function carried(input: CheckInput): readonly RuleResult[] {
  return [...input.prose].flatMap(([code, { value }]) => {
    const cell = table3CellOf(code);
    if (cell?.row !== 'requests.carried_in' && cell?.row !== 'requests.carried_out') return [];
    if (input.editions.t3 === null) return [tableNotPrinted('P.requests', 't3', [code])];
    return [
      tryEquation({
        rule: 'P.requests',
        where: null,
        left: [{ label: inText(code), value: { kind: 'known', value, origin: 'printed', codes: [code] } }],
        right: [{ label: inTable(code), value: sumOf(input, [code]) }],
      }),
    ];
  });
}

/** T3.zero_year: a text that says no request came in goes with 0 received; carried in may still be above 0. */
function zeroYear(input: CheckInput): readonly RuleResult[] {
  const code = 'requests.received@total';
  if (input.prose.get(code)?.value !== 0) return [];
  const received = sumOf(input, [code]);
  if (received.kind === 'missing') return [];
  const held = received.value === 0;
  return [
    plainResult(
      'T3.zero_year',
      held ? 'held' : 'failed',
      {
        zh: `正文说没有收到申请，表三新收 ${received.value} 件。`,
        en: `The text says that no request was received; table 3 has Received ${received.value}.`,
      },
      { cells: [code] },
    ),
  ];
}

/** P.requests and T3.zero_year. What the text does not say is not checked and gives no result. */
export function checkProseRequests(input: CheckInput): readonly RuleResult[] {
  return [...requests(input), ...carried(input), ...zeroYear(input)];
}
