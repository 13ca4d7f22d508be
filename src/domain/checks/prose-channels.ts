import { exactSum, sumOf, valueOf } from '../figure-value.ts';
import type { ProseCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { capital } from '../wording.ts';
import { plainResult, type Term, tryEquation } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';

const channels = [
  { code: 'prose.requests_online', name: { zh: '网络', en: 'online' } },
  { code: 'prose.requests_letter', name: { zh: '信函', en: 'by letter' } },
  { code: 'prose.requests_mail', name: { zh: '邮件', en: 'by mail' } },
  { code: 'prose.requests_in_person', name: { zh: '当面', en: 'in person' } },
  { code: 'prose.requests_offline', name: { zh: '线下', en: 'offline' } },
] as const satisfies readonly { readonly code: ProseCode; readonly name: Sentence }[];

/**
 * P.channels: the channels named in the text add up to the requests received. Fewer is no failure, as a channel that was
 * not read is not 0; offline may repeat what letter and in person already say.
 */
function channelSum(input: CheckInput): readonly RuleResult[] {
  const stated = channels.flatMap(({ code, name }) => {
    const figure = input.prose.get(code);
    return figure === undefined ? [] : [{ code, name, value: figure.value }];
  });
  if (stated.length === 0) return [];
  const sum = (codes: readonly string[]): number =>
    exactSum([0, ...stated.filter(({ code }) => !codes.includes(code)).map(({ value }) => value)]);
  const all = sum([]);
  const withoutOffline = sum(['prose.requests_offline']);
  const sums = [all, withoutOffline, sum(['prose.requests_letter', 'prose.requests_in_person'])];
  const received = valueOf(input, 'requests.received@total');
  const atHand = sumOf(input, ['requests.received@total', 'requests.carried_in@total']);
  const cells = [...stated.map(({ code }) => code), 'requests.received@total' as const];
  const text = {
    zh: `正文所列渠道${stated.map(({ name, value }) => `${name.zh} ${value}`).join(' + ')} = ${all}`,
    en: `channels in the text: ${stated.map(({ name, value }) => `${name.en} ${value}`).join(' + ')} = ${all}`,
  };
  const left = { value: all };
  if (received.kind === 'missing')
    return [
      plainResult(
        'P.channels',
        'notAssessable',
        { zh: `${text.zh}，表三新收没有读到数字。`, en: `${capital(text.en)}; Received in table 3 was not read.` },
        { left, cells, missing: ['requests.received@total'] },
      ),
    ];
  const right = { value: received.value };
  const totals = [received, atHand].flatMap((value) => (value.kind === 'known' ? [value.value] : []));
  const message = {
    zh: `${text.zh}，表三新收 ${received.value}`,
    en: `${capital(text.en)}; Received ${received.value} in table 3`,
  };
  if (sums.some((value) => totals.includes(value)))
    return [plainResult('P.channels', 'held', { zh: `${message.zh}。`, en: `${message.en}.` }, { left, right, cells })];
  if (atHand.kind === 'known' && withoutOffline > atHand.value)
    return [
      plainResult(
        'P.channels',
        'failed',
        { zh: `${message.zh}，渠道之和较大。`, en: `${message.en}: the channels add up to more.` },
        { left, right, cells },
      ),
    ];
  return [
    plainResult(
      'P.channels',
      'notAssessable',
      {
        zh: `${message.zh}，正文可能没有列出全部渠道。`,
        en: `${message.en}: the text may not name every channel.`,
      },
      { left, right, cells },
    ),
  ];
}

/** P.proposals: suggestions of deputies and proposals of CPPCC members add up to the stated total. */
function proposals(input: CheckInput): readonly RuleResult[] {
  if (!input.prose.has('prose.proposals_total')) return [];
  const stated = (code: ProseCode, label: Sentence): Term => {
    const figure = input.prose.get(code);
    return {
      label,
      value:
        figure === undefined
          ? ({ kind: 'missing', missing: [{ code, why: 'notPrinted' }], codes: [code] } as const)
          : ({ kind: 'known', value: figure.value, origin: 'printed', codes: [code] } as const),
    };
  };
  return [
    tryEquation({
      rule: 'P.proposals',
      where: null,
      left: [
        stated('prose.npc_suggestions', { zh: '正文人大代表建议', en: "deputies' suggestions in the text" }),
        stated('prose.cppcc_proposals', { zh: '政协委员提案', en: 'CPPCC proposals' }),
      ],
      right: [stated('prose.proposals_total', { zh: '正文合计', en: 'together in the text' })],
    }),
  ];
}

/** P.channels and P.proposals: sums that the text itself states. */
export function checkProseSums(input: CheckInput): readonly RuleResult[] {
  return [...channelSum(input), ...proposals(input)];
}
