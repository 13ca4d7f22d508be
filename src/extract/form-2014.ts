import { isMetricCode, type MetricCode, metricOf } from '../domain/metric.ts';
import { form2014Rows } from '../domain/taxonomy/form-2014.ts';
import { emptyHarvest, type Harvest, keep, setUnreadable } from './harvest.ts';
import { indexLabels, type Likeness } from './label-match.ts';
import type { Line, Words } from './line.ts';
import { labelOf } from './plain-text.ts';
import { readingFinding } from './reading-finding.ts';
import { alignRows } from './row-alignment.ts';
import { type Run, runsOf } from './run.ts';

const dataRows = form2014Rows.flatMap(({ code, zh, variants }) => (isMetricCode(code) ? [{ code, zh, variants }] : []));
const labels = indexLabels<MetricCode>(dataRows);
const headings = indexLabels(form2014Rows.filter(({ kind }) => kind === 'heading'));
const units = new Set(['件', '条', '次', '个', '人', '人次', '篇', '万元', '元', '项', '场']);
const captions = new Set(['统计指标', '单位', '统计数', '数量', '指标']);

/** The table begins with its caption; where that is lost, with a row that no other table has. */
const begins = /^(?:统计指标.{0,6}|主动公开政府信息数.{0,24}|收到申请数)$/u;
/** A return has some fifty rows; its table is not longer than this. */
const longest = 600;
const mostPieces = 3;

type Candidate = {
  readonly run: Run;
  readonly unit: string | null;
  readonly words: readonly Words[];
  readonly likeness: ReadonlyMap<MetricCode, Likeness>;
  readonly ordinal: string | null;
};

/** The label beside a figure: without the unit, put together from the pieces into which it was cut. */
function candidateOf(run: Run): Candidate | undefined {
  const words = run.before.filter(({ key }) => !units.has(key) && !captions.has(key) && key !== '');
  const unit = run.before.findLast(({ key }) => units.has(key))?.key ?? null;
  for (let count = 1; count <= Math.min(mostPieces, words.length); count += 1) {
    const pieces = words.slice(-count);
    const key = pieces.map((piece) => piece.key).join('');
    if (headings.exact(key) !== undefined) return undefined;
    const likeness = labels.compare(key);
    const best = Math.max(0, ...likeness.values());
    if (best < sure) continue;
    const likely = new Map([...likeness].filter(([, alike]) => alike === best));
    return { run, unit, words: pieces, likeness: likely, ordinal: pieces[0]?.ordinal ?? null };
  }
  return undefined;
}

const sure = 0.85;

/**
 * Reads the statistical return of 2014 to 2018 (政府信息公开情况统计表: one figure a row). Labels that stand twice (被依法纠错数)
 * are told apart by the rows around them; what they do not tell stays unread, as the return prints no sums.
 */
export function readForm2014(lines: readonly Line[]): Harvest {
  const harvest = emptyHarvest();
  const start = lines.findIndex(({ pieces }) =>
    pieces.some((piece) => piece.kind === 'words' && begins.test(piece.key)),
  );
  if (start < 0) return harvest;
  const stretch = { start, end: Math.min(lines.length, start + longest) };
  const candidates = runsOf(lines, stretch)
    .map(candidateOf)
    .filter((candidate) => candidate !== undefined);
  const alignment = alignRows(
    candidates.map(({ likeness, ordinal }) => ({
      likeness,
      ordinal,
      row: likeness.size === 1 ? [...likeness.keys()][0] : undefined,
    })),
    dataRows.map(({ code, zh }) => ({ code, ordinal: labelOf(zh).ordinal })),
  );
  const twice = new Set(alignment.duplicates.map(({ row }) => row));
  for (const { run: index, row } of alignment.placements) {
    const candidate = candidates[index];
    if (candidate === undefined) continue;
    const { values } = candidate.run;
    const [value] = values;
    const hasOtherUnit = metricOf(row).unit === '万元' && candidate.unit === '元';
    if (value !== undefined && values.length === 1 && !twice.has(row) && !hasOtherUnit) {
      keep(harvest, row, value, 'form2014');
      continue;
    }
    setUnreadable(harvest, row, values, 'form2014');
    const label = candidate.words.map(({ raw }) => raw.trim()).join('');
    harvest.findings.push(
      readingFinding('R.unreadable', [row], {
        zh: `统计表「${label}」一行的数字不能确定。`,
        en: `The figure of "${label}" in the statistical return is not certain.`,
      }),
    );
  }
  return harvest;
}
