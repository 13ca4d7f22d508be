import { simplify } from '../domain/canonical-name.ts';
import { isMetricCode, type MetricCode, metrics } from '../domain/metric.ts';
import { similarity } from '../domain/names/alignment.ts';
import type { Sentence } from '../domain/sentence.ts';
import { isTable3RowCode } from '../domain/table3.ts';
import { indicators } from '../domain/taxonomy/indicators.ts';
import { applicantLabels, shortLabel } from '../domain/taxonomy/short-labels.ts';
import { applicantColumns, table3Rows } from '../domain/taxonomy/table3.ts';
import { UserError } from '../domain/user-error.ts';
import type { MetricTarget } from './metric-target.ts';
import { spokenMetrics } from './spoken-metrics.ts';

/** How words are compared: case, spaces, ordinals, punctuation and Traditional characters do not matter. */
export function key(text: string): string {
  return simplify(text.normalize('NFKC'))
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
  for (const [target, words] of spokenMetrics) for (const word of words.split('、')) add(word, target);
  for (const { code, zh, en } of indicators)
    for (const name of [code, code.replace('ind.', ''), zh, en, zh.replace(/（.*）$/u, ''), en.replace(/ \(.*\)$/, '')])
      add(name, code);
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
  // Who asked, without what became of it, means the requests that they made; 其他 and 总计 alone mean too much.
  for (const { code, zh, en, variants } of applicantColumns)
    if (code !== 'org.other' && code !== 'total')
      for (const name of [zh, en, applicantLabels[code].en, ...variants]) add(name, `requests.received@${code}`);
  for (const { code, rowLabel, columnLabel, en, place } of metrics) {
    if (isTable3RowCode(code.split('@')[0] ?? '')) continue;
    const label = shortLabel(code);
    for (const name of [code, label.zh, label.en, en, `${rowLabel}${columnLabel ?? ''}`]) add(name, code);
    // 兼职人员 for 兼职人员数.
    if (place === 'prose' || place === 'form2014')
      add(
        key(rowLabel)
          .replace(/^其中/u, '')
          .replace(/数量?$/u, ''),
        code,
      );
    if (place === 'prose') add(code.replace('prose.', ''), code);
  }
  return names;
})();
const longestName = Math.max(...[...targets.keys()].map(({ length }) => length));

/** The figure or indicator that words name exactly, in Chinese, English or as a code; undefined when none does. */
export function metricNamed(words: string): MetricTarget | undefined {
  return targets.get(key(words));
}

const leastGlued = 2;

/** How many characters at the start of the words name a metric, the most that do; 0 when none. */
export function metricAtStart(words: string): number {
  for (let length = Math.min(longestName, words.length); length >= leastGlued; length -= 1)
    if (metricNamed(words.slice(0, length)) !== undefined) return length;
  return 0;
}

/** The name of a target in both languages. */
export function metricLabel(target: MetricTarget): Sentence {
  if (isMetricCode(target)) return shortLabel(target);
  const { zh, en } = indicators.find(({ code }) => code === target) ?? { zh: target, en: target };
  return { zh, en };
}

/** The error for a word that names no metric, with those that are most like it. */
export function unknownMetric(words: string): UserError {
  const labels = nearestMetrics(words).map(metricLabel);
  const zh = labels.map((label) => `“${label.zh}”`).join('、');
  const en = labels.map((label) => `“${label.en}”`).join(', ');
  return new UserError({
    zh: `没有“${words}”这个指标${zh === '' ? '，可以用' : `；是不是${zh}？也可以用`}：新收、不予公开、公开率、行政复议总计。`,
    en: `There is no metric “${words}”${en === '' ? '; there are, for example' : `; did you mean ${en}? Others`}: received, refused, disclosure rate, review: total.`,
  });
}

/** A name less alike than this is no suggestion, nor is one so much less alike than the best, or so much longer unless it
 * contains the words. Columns of table 三 are not suggested: each would come with six others. */
const leastLikeness = 0.6;
const widestGap = 0.15;
const longestToShortest = 1.5;
const mostSuggested = 3;

/** The targets whose names are most like some words, best first; none when nothing is like them. */
export function nearestMetrics(words: string): readonly MetricTarget[] {
  const sought = key(words);
  // An English word stands in many labels (government, time): only a slip in a whole one is a suggestion.
  const latin = /[a-z]/u.test(sought);
  const best = new Map<MetricTarget, number>();
  for (const [name, target] of targets) {
    if (target.includes('@') && !target.endsWith('@total')) continue;
    const near = name.length <= sought.length * longestToShortest + 1 || (!latin && name.includes(sought));
    const likeness = near ? similarity(sought, name, () => 1) : 0;
    if (likeness >= leastLikeness && likeness > (best.get(target) ?? 0)) best.set(target, likeness);
  }
  const ranked = [...best].toSorted(([, a], [, b]) => b - a);
  const least = (ranked[0]?.[1] ?? 0) - widestGap;
  return ranked
    .filter(([, likeness]) => likeness >= least)
    .slice(0, mostSuggested)
    .map(([target]) => target);
}
