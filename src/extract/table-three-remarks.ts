import { type MetricCode, type Table3RowCode, table3Code } from '../domain/metric.ts';
import { outcomeGroups, rowKindIn, table3Columns, type Table3Edition } from '../domain/table3.ts';
import type { Finding } from '../domain/finding.ts';
import { labelFinding, readingFinding } from './reading-finding.ts';
import type { Alignment } from './row-alignment.ts';
import { isGroupPiece, table3Labels, withoutHead } from './table-three-label.ts';
import type { ResolvedRow } from './table-three-rows.ts';
import type { LabelledRun } from './table-three-runs.ts';
import { printedText } from './harvest.ts';
import type { Words } from './line.ts';

export function table3CodesOf(row: Table3RowCode): readonly MetricCode[] {
  return table3Columns.map((column) => table3Code(row, column));
}

/** What there is to say about how a row was read; undefined for an ordinary one. */
export function rowRemark(resolved: ResolvedRow): Finding | undefined {
  const codes = table3CodesOf(resolved.row);
  const label = table3Labels.official(resolved.row).zh;
  const raw = printedText(resolved.printed);
  switch (resolved.kind) {
    case 'printed':
      if (resolved.by === 'label') return undefined;
      return resolved.by === 'order'
        ? readingFinding('R.unlabelled', codes, {
            zh: `表三有一行失去文字，按位置和勾稽关系确认为「${label}」。`,
            en: `A row of table 3 lost its label; its position and the sums prove it to be "${label}".`,
          })
        : readingFinding('R.surplus', codes, {
            zh: `表三「${label}」一行多印了数字（${raw}）；勾稽关系只容许一种读法，已按此采用。`,
            en: `Row "${label}" of table 3 prints more figures than columns (${raw}); the sums allow one reading, which was taken.`,
          });
    case 'unproven':
      return readingFinding('R.unplaced', codes, {
        zh: `表三「${label}」一行的数字（${raw}）不能确定属于这一行或哪些列，勾稽关系也不能证明，未采用。`,
        en: `The figures (${raw}) may be row "${label}" of table 3, but neither labels nor sums prove the row or its columns; they were not taken.`,
      });
    case 'twice':
      return readingFinding('R.duplicate', codes, {
        zh: `表三「${label}」一行印了两次，数字不同，未采用。`,
        en: `Row "${label}" of table 3 is printed twice with different figures; neither was taken.`,
      });
    case 'short':
      return readingFinding('R.unreadable', codes, {
        zh: `表三「${label}」一行印的数字（${raw}）无法与七列逐一对应。`,
        en: `The figures of row "${label}" of table 3 (${raw}) cannot be told by its seven columns.`,
      });
  }
}

/** A subtotal beside a group heading is not of the form; anything else is a figure without a row. */
export function unplacedRemark(run: LabelledRun, rows: readonly Table3RowCode[], edition: Table3Edition): Finding {
  const raw = printedText(run.values);
  const group = run.label.row;
  if (group !== undefined && rowKindIn(group, edition) === 'group') {
    const label = table3Labels.official(group).zh;
    return readingFinding('R.subtotal', [table3Code(group, 'total')], {
      zh: `表三在「${label}」一行另印了小计（${raw}），格式中没有这一行，未采用。`,
      en: `Table 3 prints a subtotal beside "${label}" (${raw}), which the form does not have; it was not taken.`,
    });
  }
  return readingFinding('R.unplaced', rows.flatMap(table3CodesOf), {
    zh: `表三有数字（${raw}）找不到所属的行，未采用。`,
    en: `Figures in table 3 (${raw}) belong to no row that could be told, and were not taken.`,
  });
}

function keyOf(words: readonly Words[]): string {
  return words.map(({ key }) => key).join('');
}

/** E.labels: rows and group headings whose wording is not that of the form. */
export function labelRemarks(
  runs: readonly LabelledRun[],
  { placements }: Alignment<Table3RowCode>,
  edition: Table3Edition,
): readonly Finding[] {
  const findings: Finding[] = [];
  const used = new Set(runs.flatMap(({ label }) => label.words));
  const groups = new Map<Table3RowCode, { readonly beside: readonly Words[]; readonly below: readonly Words[] }>();
  for (const { run: index, row, by } of placements.toSorted((a, b) => a.run - b.run)) {
    const run = runs[index];
    if (run === undefined) continue;
    const official = table3Labels.official(row);
    const { words } = run.label;
    const key = keyOf(words);
    // 其它 is read as 其他, but it is another wording.
    if (by === 'label' && (key !== official.key || words.some(({ raw }) => raw.includes('其它')))) {
      findings.push(labelFinding(words.map(({ raw }) => raw.trim()).join(''), official.zh, table3CodesOf(row)));
    }
    const group = outcomeGroups.find(
      (heading) => row.startsWith(`${heading}.`) && rowKindIn(heading, edition) === 'group',
    );
    if (group === undefined) continue;
    const beside = groups.get(group)?.beside ?? [];
    const pieces = (around: readonly Words[]) =>
      withoutHead(around).filter((word) => !used.has(word) && isGroupPiece(word));
    groups.set(group, { beside: [...beside, ...pieces(run.before)], below: pieces(run.after) });
  }
  for (const [group, { beside, below }] of groups) {
    const official = table3Labels.official(group);
    // The last piece of a heading that is wrapped beside its rows may stand below the last of them.
    if (beside.length === 0 || keyOf([...beside, ...below]).includes(official.key)) continue;
    findings.push(labelFinding(keyOf(beside), official.zh, [table3Code(group, 'total')]));
  }
  return findings;
}
