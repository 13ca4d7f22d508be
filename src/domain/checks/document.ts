import { type Edition, editionDueFor, editions } from '../taxonomy/editions.ts';
import { plainResult } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';

const formNames: { readonly [edition in Edition]: { readonly zh: string; readonly en: string } } = {
  '2014': { zh: '2014 年统计表', en: 'the 2014 form' },
  '2019': { zh: '2019 年试行格式', en: 'the 2019 trial form' },
  '2021': { zh: '2021 年格式', en: 'the 2021 form' },
};

function order(edition: Edition): number {
  return editions.findIndex(({ id }) => id === edition);
}

/**
 * E.edition: from report year 2021 on, tables 二 and 三 are those of edition 2021 (国办公开办函〔2021〕30号); 2019 and 2020
 * those of 2019. Table 四 is the same in both and tells nothing.
 */
function checkEdition(input: CheckInput): readonly RuleResult[] {
  const printed = (['t2', 't3'] as const).flatMap((table) => {
    const id = input.editions[table];
    return id === null ? [] : [{ name: table === 't2' ? '二' : '三', number: table === 't2' ? 2 : 3, id }];
  });
  const due = input.year === null ? undefined : editionDueFor(input.year);
  if (printed.length === 0 || due === '2014') return [];
  if (due === undefined)
    return input.year === null
      ? [
          plainResult('E.edition', 'notAssessable', {
            zh: '没有读到报告年度，无法核对所用格式。',
            en: 'No report year was read, so the edition of the form could not be checked.',
          }),
        ]
      : [];
  const outdated = printed.filter(({ id }) => order(id) < order(due));
  const dueFacts = editions.find(({ id }) => id === due);
  const rule = {
    zh: `${input.year} 年度报告应使用 ${formNames[due].zh}（${dueFacts?.documentNumber ?? ''}）`,
    en: `A report on ${input.year} must use ${formNames[due].en} (${dueFacts?.documentNumber ?? ''})`,
  };
  if (outdated.length === 0)
    return [
      plainResult('E.edition', 'held', { zh: `${rule.zh}，所印表格相符。`, en: `${rule.en}, and its tables do.` }),
    ];
  const ids = [...new Set(outdated.map(({ id }) => id))];
  const found = {
    zh: `表${outdated.map(({ name }) => name).join('、表')}印的是 ${ids.map((id) => formNames[id].zh).join('和')}`,
    en: `${outdated.length > 1 ? 'tables 2 and 3 are' : `table ${outdated.map(({ number }) => number).join()} is`} on ${ids.map((id) => formNames[id].en).join(' and ')}`,
  };
  return [plainResult('E.edition', 'failed', { zh: `${rule.zh}，${found.zh}。`, en: `${rule.en}; ${found.en}.` })];
}

/** P.dates: the statistics period is 1 January to 31 December of the report year (条例第四十九条). */
function checkDates(input: CheckInput): readonly RuleResult[] {
  const { period, year } = input;
  if (period === undefined) return [];
  if (period === null || year === null)
    return [
      plainResult('P.dates', 'notAssessable', {
        zh: period === null ? '没有读到统计期限。' : '没有读到报告年度，无法与统计期限核对。',
        en:
          period === null
            ? 'No statistics period was read.'
            : 'No report year was read to check the statistics period against.',
      }),
    ];
  const held = period.from === `${year}-01-01` && period.to === `${year}-12-31`;
  return [
    plainResult('P.dates', held ? 'held' : 'failed', {
      zh: `报告年度 ${year}，统计期限 ${period.from} 至 ${period.to}${held ? '' : '，两者不一致'}。`,
      en: `Report year ${year}; statistics period ${period.from} to ${period.to}${held ? '' : ': they do not agree'}.`,
    }),
  ];
}

/** The rules about the document as a whole. */
export function checkDocument(input: CheckInput): readonly RuleResult[] {
  return [...checkEdition(input), ...checkDates(input)];
}
