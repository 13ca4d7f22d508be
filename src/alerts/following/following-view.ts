import type { MetricTarget } from '../../chat/metric-target.ts';
import { metricLabel } from '../../chat/metric-words.ts';
import { pressOf } from '../../chat/press.ts';
import type { Button, Reply } from '../../chat/reply.ts';
import { agencyHeading, agencyLabel } from '../../chat/views/agency-label.ts';
import { targetValue } from '../../chat/views/target-value.ts';
import type { Agency } from '../../domain/agency.ts';
import { readTopic, topicOf } from '../../domain/follow-target.ts';
import type { Reach } from '../../store/follow.ts';
import { formatNumber, type Locale } from '../../text/format.ts';
import { html, type Html, lines } from '../../text/html.ts';
import { type Following, wide } from './following.ts';
import type { NextReport } from './next-report.ts';

const shown: readonly MetricTarget[] = ['requests.received@total', 'outcome.granted@total', 'review.total'];

/** What is followed now, the figures as they are, and when and how reports come. */
export function renderFollowing(data: Following, locale: Locale): Reply {
  const zh = locale === 'zh';
  if (data.kind === 'choose') return renderChoice(data, locale);
  const { label, reach, topic } = data;
  const matched = matchedLine(reach, locale);
  if (data.kind === 'confirm')
    return {
      text: lines(
        zh ? html`订阅 <b>${label.zh}</b>？` : html`Follow <b>${label.en}</b>?`,
        reach.agencies >= wide && matched,
        reach.agencies >= wide &&
          (zh
            ? `每年大约会有${formatNumber(reach.agencies)}次提醒，多在1月到3月；同时到的会合并成一条。`
            : `That is about ${formatNumber(reach.agencies)} alerts a year, most from January to March; those that come at once are one message.`),
      ).html,
      buttons: [
        [
          { label: zh ? '订阅' : 'Follow', press: pressOf({ command: 'subscribe', part: `!${topic}` }) },
          { label: zh ? '不用了' : 'No', press: pressOf({ command: 'subscriptions' }) },
        ],
      ],
    };
  const { of, already, next } = data;
  return {
    text: lines(
      zh
        ? html`✓ ${already ? '已经订阅过' : '已订阅'} <b>${label.zh}</b>`
        : html`✓ ${already ? 'Already following' : 'Following'} <b>${label.en}</b>`,
      // The Chinese name, which alone is official, stands in the first line already.
      of !== null && !zh && agencyHeading(of.agency, locale),
      of !== null &&
        `${of.held.report.year}${zh ? '年度：' : ': '}${shown
          .map((target) => `${metricLabel(target)[locale]} ${targetValue(target, of.held.report, locale)}`)
          .join(' · ')}`,
      next === null && matched,
      next !== null && of === null && (zh ? '还没有收录它的年报。' : 'No report of it is held yet.'),
      data.renamed !== null && renamedLine(data.renamed, locale),
      next !== null && nextLine(next, locale),
      data.paused &&
        (zh
          ? '这个聊天的提醒现在是暂停的，在“全部订阅”里恢复。'
          : 'Alerts of this chat are paused now: resume them under “All follows”.'),
      zh
        ? '新年报、机关更正和我们自己的更正都会提醒。年报由管理员收录后才到这里，不会在发布当天自动出现。'
        : 'New reports, corrections by the agency and our own are told. Reports get here when administrators store them, not by themselves on the day of publication.',
    ).html,
    buttons: [
      [
        { label: zh ? '退订' : 'Unfollow', press: pressOf({ command: 'unsubscribe', part: topic }) },
        { label: zh ? '全部订阅' : 'All follows', press: pressOf({ command: 'subscriptions' }) },
      ],
      belowButtons(topic, locale),
    ],
  };
}

function matchedLine({ agencies, reports }: Reach, locale: Locale): string {
  if (locale === 'zh')
    return agencies === 0
      ? '其中还没有收录任何机关的年报。'
      : `现已收录其中${formatNumber(agencies)}个机关的${formatNumber(reports)}份年报。`;
  return agencies === 0
    ? 'No report of any of them is held yet.'
    : `Held now: ${formatNumber(reports)} reports of ${formatNumber(agencies)} agencies among them.`;
}

/** Who follows a province or city itself may have meant what lies below it as well. */
function belowButtons(topic: string, locale: Locale): Button[] {
  const target = readTopic(topic);
  if (target?.kind !== 'wide' || target.place === null || target.place.below) return [];
  if (target.place.region.level === 'county') return [];
  const part = topicOf({ ...target, place: { ...target.place, below: true } });
  const label = locale === 'zh' ? '连同以下各级一起订阅' : 'Follow all below it as well';
  return [{ label, press: pressOf({ command: 'subscribe', part }) }];
}

function renamedLine(
  { agency, probable }: { readonly agency: Agency; readonly probable: boolean },
  locale: Locale,
): Html {
  return locale === 'zh'
    ? html`它${probable ? '可能' : ''}已更名为${agency.name}，新名称下的年报也会提醒。`
    : html`It ${probable ? 'probably became' : 'was renamed'} ${agencyLabel(agency, 'en')}, whose reports are told as well.`;
}

function nextLine({ year, due, past }: NextReport, locale: Locale): string {
  const month = due.month === 1 ? { zh: '1月31日', en: '31 January' } : { zh: '3月31日', en: '31 March' };
  if (locale === 'zh')
    return past
      ? `${year}年度年报依法应在${due.year}年${month.zh}前公布；这里还没有收录，不等于没有发布。`
      : `下一份：${year}年度，依法应在${due.year}年${month.zh}前公布。`;
  return past
    ? `The report for ${year} was due by law on ${month.en} ${due.year}; it is not held here, which does not mean that it was not published.`
    : `Next: the report for ${year}, due by law on ${month.en} ${due.year}.`;
}

function renderChoice({ words, choices }: Extract<Following, { kind: 'choose' }>, locale: Locale): Reply {
  const zh = locale === 'zh';
  return {
    text: (zh ? html`“${words}”是指哪一个？` : html`Which one is meant by “${words}”?`).html,
    buttons: choices.map(({ topic, label }) => [
      { label: label[locale], press: pressOf({ command: 'subscribe', part: topic }) },
    ]),
  };
}
