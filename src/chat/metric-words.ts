import { isMetricCode, type MetricCode, metrics } from '../domain/metric.ts';
import { similarity } from '../domain/names/alignment.ts';
import type { Sentence } from '../domain/sentence.ts';
import { isTable3RowCode } from '../domain/table3.ts';
import { type IndicatorCode, indicators } from '../domain/taxonomy/indicators.ts';
import { shortLabel } from '../domain/taxonomy/short-labels.ts';
import { applicantColumns, table3Rows } from '../domain/taxonomy/table3.ts';
import { UserError } from '../domain/user-error.ts';

/** What a person may ask for by name: a figure, a group of outcomes (in its 总计 column), or an indicator. */
export type MetricTarget = MetricCode | IndicatorCode;

/** Words that people use and no form prints. */
const spoken: readonly (readonly [words: string, target: MetricTarget])[] = [
  ['申请', 'requests.received@total'],
  ['申请数', 'requests.received@total'],
  ['申请量', 'requests.received@total'],
  ['收到申请', 'requests.received@total'],
  ['requests', 'requests.received@total'],
  ['办结', 'outcome.total@total'],
  ['closed', 'outcome.total@total'],
  ['公开', 'outcome.granted@total'],
  ['拒绝公开', 'outcome.refused@total'],
  ['不公开', 'outcome.refused@total'],
  ['refusals', 'outcome.refused@total'],
  ['结转', 'requests.carried_out@total'],
  ['复议', 'review.total'],
  ['行政复议', 'review.total'],
  ['reviews', 'review.total'],
  ['review', 'review.total'],
];

/** How words are compared: case, spaces, ordinals and punctuation do not matter. */
function key(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:\([一二三四五六七]\)|[一二三四五六七]、|\d[.、])/u, '')
    .replaceAll(/[^\p{L}\p{N}@.]/gu, '');
}

/** Every name of every target. Where two share one, the earlier in this order has it. */
const targets: ReadonlyMap<string, MetricTarget> = (() => {
  const names = new Map<string, MetricTarget>();
  const add = (name: string, target: MetricTarget): void => {
    const normal = key(name);
    if (normal !== '' && !names.has(normal)) names.set(normal, target);
  };
  for (const [words, target] of spoken) add(words, target);
  for (const { code, zh, en } of indicators)
    for (const name of [code, code.replace('ind.', ''), zh, en]) add(name, code);
  for (const row of table3Rows) {
    const total: MetricCode = `${row.code}@total`;
    const short = shortLabel(total);
    for (const name of [row.code, row.zh, row.en, short.zh, short.en, ...row.variants]) add(name, total);
    for (const column of applicantColumns) {
      const code: MetricCode = `${row.code}@${column.code}`;
      const label = shortLabel(code);
      for (const name of [code, label.zh, label.en, `${short.zh}${column.zh}`, `${column.zh}${short.zh}`])
        add(name, code);
    }
  }
  for (const { code, rowLabel, columnLabel, en, place } of metrics) {
    if (isTable3RowCode(code.split('@')[0] ?? '')) continue;
    const label = shortLabel(code);
    for (const name of [code, label.zh, label.en, en, `${rowLabel}${columnLabel ?? ''}`]) add(name, code);
    if (place === 'prose') add(code.replace('prose.', ''), code);
  }
  return names;
})();

/** The figure or indicator that a word names exactly, in Chinese, English or as a code; undefined when none does. */
export function metricNamed(words: string): MetricTarget | undefined {
  return targets.get(key(words));
}

/** Whether a text is a target as buttons write it. */
export function isMetricTarget(text: string): text is MetricTarget {
  return isMetricCode(text) || indicators.some(({ code }) => code === text);
}

/**
 * Finds the metric in words: the longest run of whole words at the end or the start that names one.
 * Returns it with the words that are left; all of them when none is named.
 */
export function takeMetric(words: string): { readonly metric: MetricTarget | null; readonly rest: string } {
  const parts = words.split(' ').filter((part) => part !== '');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const atEnd = metricNamed(parts.slice(-length).join(' '));
    if (atEnd !== undefined) return { metric: atEnd, rest: parts.slice(0, -length).join(' ') };
    const atStart = metricNamed(parts.slice(0, length).join(' '));
    if (atStart !== undefined) return { metric: atStart, rest: parts.slice(length).join(' ') };
  }
  return { metric: null, rest: parts.join(' ') };
}

/** The name of a target in both languages. */
export function metricLabel(target: MetricTarget): Sentence {
  if (isMetricCode(target)) return shortLabel(target);
  const { zh, en } = indicators.find(({ code }) => code === target) ?? { zh: target, en: target };
  return { zh, en };
}

/** The error for a word that names no metric, with the nearest one that does. */
export function unknownMetric(words: string): UserError {
  const nearest = nearestTarget(key(words));
  const label = nearest === undefined ? null : metricLabel(nearest);
  return new UserError({
    zh: `没有“${words}”这个指标${label === null ? '，可以用' : `；是不是“${label.zh}”？也可以用`}：新收、不予公开、公开率、行政复议总计。`,
    en: `There is no metric “${words}”${label === null ? '; there are, for example' : `; did you mean “${label.en}”? Others`}: received, refused, disclosure rate, review: total.`,
  });
}

/** A name less alike than this is no suggestion. */
const leastLikeness = 0.6;

/** The target whose name is most like a word; undefined when none is like it. */
function nearestTarget(word: string): MetricTarget | undefined {
  let best: { readonly target: MetricTarget; readonly likeness: number } | undefined;
  for (const [name, target] of targets) {
    const likeness = similarity(word, name, () => 1);
    if (likeness >= leastLikeness && likeness > (best?.likeness ?? 0)) best = { target, likeness };
  }
  return best?.target;
}
