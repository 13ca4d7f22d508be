import type { Agency, Succession } from '../../domain/agency.ts';
import { meaningOf } from '../../domain/meaning.ts';
import type { MetricCode } from '../../domain/metric.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { Locale } from '../../text/format.ts';
import { html, type Html, lines } from '../../text/html.ts';
import type { MetricTarget } from '../metric-target.ts';
import { metricLabel } from '../metric-words.ts';
import { pressOf } from '../press.ts';
import type { Reply } from '../reply.ts';
import type { Beyond, Unclear } from '../spoken-words.ts';
import { agencyLabel } from './agency-label.ts';

// What is answered where the bot has no figure to give for what was asked: never the figure of something else.

/** What of a question stays the same whichever button is pressed. */
export type Kept = { readonly year?: number | undefined; readonly metric?: MetricTarget | undefined };

const refusals: { readonly [what in Beyond]: Sentence } = {
  years: {
    zh: '各年的数字这里不相加：有的年度没有收录，表格格式也换过。请一年一年看。',
    en: 'Figures of several years are not added up here: some years are not held, and the form has changed. Look at each year.',
  },
  lately: {
    zh: '几年的数字这里不合成一个。请一年一年看，或者看同比。',
    en: 'Figures of several years are not made into one here. Look at each year, or year over year.',
  },
  partOfYear: {
    zh: '年报只有全年的数，没有分月、分季度的。请看全年的数字。',
    en: 'Reports give the whole year only, no months or quarters. See the figures of the year.',
  },
  average: {
    zh: '这里不算平均数：年报只有全年的数，没有分月、分天的。请看全年的数字。',
    en: 'No average is computed here: reports give the whole year only, not months or days. See the figures of the year.',
  },
  agencies: {
    zh: '这里不汇总各机关的数字：只收录了一部分机关，加起来不是任何地方的总数。请分别看每个机关。',
    en: 'Figures of agencies are not added up here: only some are held, so no sum is the total of a place. Look at each agency.',
  },
  except: {
    zh: '“除……以外”的数字这里不另算。请看全部分项。',
    en: 'Figures “except” some others are not computed here. See all the parts.',
  },
  forecast: {
    zh: '这里只有已经公布的数字，不作预测。',
    en: 'There are only figures that have been published here, no forecasts.',
  },
  share: {
    zh: '这个比例这里没有定义，不另算。请看件数。',
    en: 'This share is not defined here and is not computed. See the counts.',
  },
  byApplicant: {
    zh: '这个数字没有按申请人分：只有表三的件数分申请人。',
    en: 'This figure is not told apart by applicant: only the counts of table 3 are.',
  },
};

const nearest: { readonly [what in Beyond]: string } = {
  years: 'yoy',
  lately: 'yoy',
  partOfYear: 'stats',
  average: 'stats',
  agencies: 'stats',
  except: 'applicants',
  forecast: 'stats',
  share: 'outcomes',
  byApplicant: 'applicants',
};

/** Says in one sentence what the bot does not do, and offers the nearest that it does. */
export function renderBeyond(what: Beyond, agency: Agency | null, { year }: Kept, locale: Locale): Reply {
  const label = locale === 'zh' ? '按地区浏览' : 'Browse by region';
  return {
    text: lines(refusals[what][locale]).html,
    buttons: [
      agency === null
        ? [{ label, press: pressOf({ command: 'find' }) }]
        : [
            {
              label: `${agencyLabel(agency, locale)}${year === undefined ? '' : ` ${year}`}`,
              press: pressOf({ command: nearest[what], agency: agency.id, year }),
            },
          ],
    ],
  };
}

/** Says that agencies are not set side by side, and offers each by itself. */
export function renderSeveral(
  { agencies, notHeld }: { readonly agencies: readonly Agency[]; readonly notHeld: readonly string[] },
  kept: Kept,
  command: string,
  locale: Locale,
): Reply {
  const zh = locale === 'zh';
  return {
    text: lines(
      zh
        ? '一次请只写一个机关：机关的大小、职责和申请的来源都不同，这里不把它们并排比较，也不排名。可以分别看：'
        : 'Please name one agency at a time: they differ in size, duties and who asks them, so they are neither set side by side nor ranked here. Look at each:',
      ...notHeld.map((name) => (zh ? `没有收录：${name}` : `Not held: ${name}`)),
    ).html,
    buttons: agencies.map((agency) => [
      {
        label: `${agencyLabel(agency, locale)}${kept.year === undefined ? '' : ` ${kept.year}`}`,
        press: pressOf({ command, agency: agency.id, ...kept }),
      },
    ]),
  };
}

const relations: { readonly [relation in Succession['relation']]: Sentence } = {
  renamed_to: { zh: '更名为', en: 'was renamed' },
  merged_into: { zh: '并入', en: 'was merged into' },
  split_into: { zh: '分出', en: 'was split into' },
  absorbed_function: { zh: '的职能转到', en: 'gave its functions to' },
  dual_name: { zh: '与下者是一个机关的两个名称：', en: 'is another name of' },
  branch_of: { zh: '是下者的分支：', en: 'is a branch of' },
};

/** One agency that followed another, by what is known of it. */
export type Followed = { readonly from: Agency; readonly to: Agency; readonly succession: Succession };

/** Whether agencies are one, or one came of the other: what is known, and how surely. */
export function renderSuccession(
  agencies: readonly Agency[],
  followed: readonly Followed[],
  held: ReadonlyMap<string, readonly number[]>,
  locale: Locale,
): Reply {
  const zh = locale === 'zh';
  const shown = new Map(
    [...agencies, ...followed.flatMap(({ from, to }) => [from, to])].map((agency) => [agency.id, agency]),
  );
  const names = agencies.map((agency) => agencyLabel(agency, locale)).join(zh ? '和' : ' and ');
  return {
    text: lines(
      ...(followed.length === 0
        ? [
            zh
              ? `这里没有${names}更名、合并的资料；这不等于没有过。`
              : `Nothing is known here of a change of name or merger of ${names}, which does not mean that there was none.`,
          ]
        : followed.map((one) => relationLine(one, locale))),
      ...(followed.length === 0
        ? []
        : [
            zh
              ? '报告仍按各自的名称收录，不合并成一个；/yoy 可以跨它们比较，并会说明。'
              : 'Their reports are held under each name and not merged; /yoy can compare across them, and says so.',
          ]),
    ).html,
    buttons: [...shown.values()].map((agency) => [
      {
        label: `${agencyLabel(agency, locale)} ${(held.get(agency.id) ?? []).join(' ')}`.trim(),
        press: pressOf({ command: 'stats', agency: agency.id }),
      },
    ]),
  };
}

function relationLine({ from, to, succession }: Followed, locale: Locale): Html {
  const [one, other] = [agencyLabel(from, locale), agencyLabel(to, locale)];
  const relation = relations[succession.relation][locale];
  const probable = succession.certainty === 'probable';
  return locale === 'zh'
    ? html`<b>${one}</b>${probable ? '可能' : ''}${relation}<b>${other}</b>：${succession.note.zh}。`
    : html`<b>${one}</b> ${probable ? 'probably ' : ''}${relation} <b>${other}</b>: ${succession.note.en}.`;
}

type Option = { readonly label: Sentence; readonly command: string; readonly metric?: MetricTarget };

function figure(metric: MetricTarget): Option {
  return { label: metricLabel(metric), command: 'stats', metric };
}

const proactive: Option = {
  label: { zh: '主动公开（发布）', en: 'Published proactively' },
  command: 'proactive',
};

const options: { readonly [what in Unclear]: readonly Option[] } = {
  disclosed: [figure('outcome.granted@total'), figure('outcome.partial@total'), proactive],
  notDisclosed: [
    figure('outcome.refused@total'),
    figure('outcome.unavailable@total'),
    figure('outcome.not_processed@total'),
  ],
  paid: [figure('prose.info_fee'), figure('proactive.fees.amount_wan')],
  corrected: [figure('ind.review_correction'), figure('ind.lit_correction')],
};

/** Asks which figure is meant by a word that may mean several; with no agency their meanings are offered. */
export function renderUnclear(
  { what, word }: { readonly what: Unclear; readonly word: string },
  agency: Agency | null,
  { year }: Kept,
  locale: Locale,
): Reply {
  const shown = what === 'disclosed' && locale === 'zh' ? '公开' : word;
  return {
    text: lines(
      locale === 'zh'
        ? html`“${shown}”可能是几个数字，要哪一个？`
        : html`“${shown}” may be several figures. Which one is meant?`,
      agency === null ? null : agencyLabel(agency, locale),
    ).html,
    buttons: options[what]
      .filter(({ metric }) => agency !== null || metric !== undefined)
      .map(({ label, command, metric }) => [
        {
          label: label[locale],
          press: pressOf(
            agency === null ? { command: 'define', metric } : { command, agency: agency.id, year, metric },
          ),
        },
      ]),
  };
}

/** How figures differ that people take for one: what each counts. */
export function renderDifference(metrics: readonly MetricCode[], locale: Locale): Reply {
  return {
    text: lines(
      ...metrics.map(
        (metric) =>
          html`<b>${metricLabel(metric)[locale]}</b>${locale === 'zh' ? '：' : ': '}${meaningOf(metric)[locale]}`,
      ),
    ).html,
    buttons: metrics.map((metric) => [
      { label: metricLabel(metric)[locale], press: pressOf({ command: 'define', metric }) },
    ]),
  };
}
