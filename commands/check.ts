import { z } from 'zod';
import { agencyArgument, partArgument, yearArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { departmentsOf, sumsDepartments } from '../src/chat/departments.ts';
import { pressOf } from '../src/chat/press.ts';
import { accessReport } from '../src/chat/report-access.ts';
import type { Button } from '../src/chat/reply.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import { checksOf, failures, tally } from '../src/chat/views/checked.ts';
import { departmentSumLines } from '../src/chat/views/department-sum.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { editionLine, sourceLine } from '../src/chat/views/report-footer.ts';
import { viewButtons } from '../src/chat/views/view-buttons.ts';
import type { RuleResult } from '../src/domain/checks/rule-result.ts';
import { type RuleId, rules } from '../src/domain/checks/rules.ts';
import type { Finding } from '../src/domain/finding.ts';
import type { Locale } from '../src/text/format.ts';
import { html, type Html, joinHtml, lines } from '../src/text/html.ts';

/** Failures on the first screen; the others are behind a button. */
const mostFailures = 3;
/** Results on one further page. */
const pageSize = 14;

type Section = 'failed' | 'held' | 'open' | 'notes' | 'sum';

export default defineCommand({
  name: 'check',
  aliases: ['核对', '勾稽', 'checks'],
  summary: { zh: '数字自洽吗：逐条勾稽关系', en: 'Do the figures add up, rule by rule' },
  usage: { zh: '/check 机关 [年份]', en: '/check AGENCY [YEAR]' },
  help: {
    zh: '表内勾稽、正文与表格、与上一年的衔接：哪些成立、哪些不符、哪些因为缺数无法核对，两边的数字和单元格都列出。人民政府的报告还可以与已收录的各部门之和比较。不符说的是文件上的数字，不是对机关的指控。',
    en: 'Sums within the tables, text against tables, and the link to the year before: what held, what failed and what could not be assessed, with both sides and the cells; a government-wide report also against the sum of its departments that are held. A failure is a statement about the printed numbers, not an accusation.',
  },
  args: z.object({ agency: agencyArgument, year: yearArgument.optional(), part: partArgument.optional() }),
  run: async ({ agency, year, part = '' }, deps) => {
    const access = await accessReport(deps, agency, year, [-1]);
    const summed = access.kind === 'held' && readPart(part)[0] === 'sum';
    return { access, part, departments: summed ? await departmentsOf(agency, access.held, deps) : null };
  },
  render: ({ access, part, departments }, locale) => {
    if (access.kind === 'missing') return renderMissing(access, 'check', locale);
    const { agency, held, years } = access;
    const { report } = held;
    const results = checksOf(access);
    const [section, page] = readPart(part);
    const heading = [
      agencyHeading(agency, locale),
      locale === 'zh' ? html`<b>${report.year}年度</b>报告核对` : html`Checks of the report for <b>${report.year}</b>`,
    ];
    const footer = [editionLine(report.editions, locale), sourceLine(report, held.source, locale)];
    const items =
      section === null
        ? []
        : section === 'sum'
          ? departments === null
            ? []
            : departmentSumLines(report, departments, locale)
          : itemsOf(section, results, report.findings, locale);
    const body =
      section === null
        ? overview(results, report.findings, locale)
        : [html`<b>${sectionLabels[section][locale]}</b>`, ...items.slice((page - 1) * pageSize, page * pageSize)];
    const to = (target: string): string =>
      pressOf({ command: 'check', agency: agency.id, year: report.year, part: target });
    return {
      text: lines(...heading, ...body, ...footer).html,
      buttons: [
        ...(section === null
          ? [
              ...sectionButtons(results, report.findings, to, locale),
              ...(sumsDepartments(agency, report.scope)
                ? [[{ label: sectionLabels.sum[locale], press: to('sum') }]]
                : []),
            ]
          : pageButtons(section, page, items.length, to, locale)),
        ...viewButtons({ command: 'check', agency: agency.id, year: report.year, years }, locale),
      ],
    };
  },
  examples: {
    zh: [
      { message: '/check 石嘴山市投资促进局 2023', answers: '不符 0' },
      { message: '核对 周村区投资促进中心 2023', answers: '2019' },
    ],
    en: [{ message: '/check 淄博市投资促进局 2023', answers: 'failed 0' }],
  },
});

const sectionLabels = {
  failed: { zh: '不符', en: 'Failed' },
  held: { zh: '成立', en: 'Held' },
  open: { zh: '无法核对', en: 'Not assessable' },
  notes: { zh: '识读备注', en: 'Reading notes' },
  sum: { zh: '部门之和', en: 'Sum of departments' },
} as const;

function isSection(text: string): text is Section {
  return text in sectionLabels;
}

function readPart(part: string): readonly [Section | null, number] {
  const [name = '', page = '1'] = part.split(':');
  return [isSection(name) ? name : null, Math.max(1, Number.parseInt(page, 10) || 1)];
}

/** The counts, the failures with both sides, and the rules that held, each with how often it was tried. */
function overview(results: readonly RuleResult[], findings: readonly Finding[], locale: Locale): (Html | string)[] {
  const zh = locale === 'zh';
  const { held, failed, notAssessable } = tally(results);
  const failing = failures(results);
  const balance = results.find(({ rule, cells }) => rule === 'T3.balance' && cells.includes('outcome.total@total'));
  return [
    zh
      ? html`成立 ${held} · <b>不符 ${failed}</b> · 无法核对 ${notAssessable}`
      : html`held ${held} · <b>failed ${failed}</b> · not assessable ${notAssessable}`,
    ...failing.slice(0, mostFailures).map(({ message }) => `⚠ ${message()[locale]}`),
    ...(failing.length > mostFailures
      ? [zh ? `另有${failing.length - mostFailures}项不符` : `${failing.length - mostFailures} more failed`]
      : []),
    ...(balance?.outcome === 'held' ? [`✓ ${balance.message()[locale]}`] : []),
    ...(failed === 0 && held > 0 ? [zh ? '能核对的关系全部成立。' : 'All that could be checked holds.'] : []),
    ...findings
      .filter(({ severity }) => severity !== 'info')
      .slice(0, 2)
      .map(({ message }) => `⚠ ${message[locale]}`),
  ];
}

function itemsOf(
  section: Exclude<Section, 'sum'>,
  results: readonly RuleResult[],
  findings: readonly Finding[],
  locale: Locale,
): Html[] {
  switch (section) {
    case 'failed':
      return failures(results).map(({ message }) => html`⚠ ${message()[locale]}`);
    case 'notes':
      return findings.map(({ message }) => html`· ${message[locale]}`);
    case 'held':
      return byRule(
        results.filter(({ outcome }) => outcome === 'held'),
        '✓',
        locale,
      );
    case 'open':
      return byRule(
        results.filter(({ outcome }) => outcome === 'notAssessable'),
        '–',
        locale,
      );
  }
}

/** Each rule once, with the message of its first place and the number of places where it was tried. */
function byRule(results: readonly RuleResult[], mark: string, locale: Locale): Html[] {
  const groups = Map.groupBy(results, ({ rule }) => rule);
  return [...groups].map(([rule, members]: [RuleId, readonly RuleResult[]]) => {
    const shown = members.find(({ cells }) => cells.some((code) => code.endsWith('@total'))) ?? members[0];
    const times =
      members.length > 1 ? (locale === 'zh' ? `（共${members.length}处）` : ` (${members.length} places)`) : '';
    return joinHtml(
      [html`${mark} <b>${rules[rule].name[locale]}</b>${times}`, html`${shown?.message()[locale] ?? ''}`],
      '\n',
    );
  });
}

function sectionButtons(
  results: readonly RuleResult[],
  findings: readonly Finding[],
  to: (part: string) => string,
  locale: Locale,
): Button[][] {
  const { held, failed, notAssessable } = tally(results);
  const counts = { failed, held, open: notAssessable, notes: findings.length };
  const sections = ['failed', 'held', 'open', 'notes'] as const;
  return [
    sections
      .filter((section) => counts[section] > 0)
      .map((section) => ({ label: `${sectionLabels[section][locale]} ${counts[section]}`, press: to(section) })),
  ];
}

function pageButtons(
  section: Section,
  page: number,
  items: number,
  to: (part: string) => string,
  locale: Locale,
): Button[][] {
  const turn = [
    ...(page > 1 ? [{ label: '◀', press: to(`${section}:${page - 1}`) }] : []),
    ...(page * pageSize < items ? [{ label: '▶', press: to(`${section}:${page + 1}`) }] : []),
  ];
  return [[...turn, { label: locale === 'zh' ? '↩ 核对概览' : '↩ Overview', press: to('') }]];
}
