import { z } from 'zod';
import { agencyArgument, metricArgument, partArgument, yearArgument } from '../src/chat/arguments.ts';
import { type ChatDeps, defineCommand } from '../src/chat/command.ts';
import { metricLabel } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import type { Button } from '../src/chat/reply.ts';
import { type Access, accessReport, type Missing } from '../src/chat/report-access.ts';
import { outOfDate } from '../src/chat/usage.ts';
import { historyOf } from '../src/chat/version-history.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import { documentLines, documentReply } from '../src/chat/views/documents.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { cellsOfTarget, printedLines } from '../src/chat/views/printed-cells.ts';
import { editionLine } from '../src/chat/views/report-footer.ts';
import { versionLines } from '../src/chat/views/version-list.ts';
import { readSourcePart, renderVersion, type Versions, writeSourcePart } from '../src/chat/views/version-page.ts';
import { viewButtons } from '../src/chat/views/view-buttons.ts';
import type { Locale } from '../src/text/format.ts';
import { html, type Html, lines, plainText } from '../src/text/html.ts';
import { rowsOfText, screenRows } from '../src/text/screen.ts';

/** Figures whose cells are one press away. */
const cells = ['requests.received@total', 'outcome.total@total', 'outcome.refused@total', 'review.total'] as const;

export default defineCommand({
  name: 'source',
  aliases: ['来源', '出处', 'sources'],
  summary: { zh: '数字印在哪里、出自哪份文件', en: 'Where the figures were printed' },
  usage: { zh: '/source 机关 年份 [指标]', en: '/source AGENCY YEAR [METRIC]' },
  help: {
    zh: '原文件（可以下载）、官方网址和日期（已知时）、文件哈希、全部版本和每个版本改了什么；写上指标，还给出它印在哪个表、哪一行哪一列和单元格原文。',
    en: 'The document (as a file, too), its official address and dates when known, its hash, all versions and what each changed; with a metric, also the table, row, column and text of its cell.',
  },
  args: z.object({
    agency: agencyArgument,
    year: yearArgument.optional(),
    metric: metricArgument.optional(),
    part: partArgument.optional(),
  }),
  run: async ({ agency, year, metric, part }, deps) => {
    const access = await accessReport(deps, agency, year);
    const held = access.kind === 'held' ? access.held : null;
    const shownYear = held?.report.year ?? (access.kind === 'missing' ? (access.year ?? access.gone?.year) : undefined);
    const [versions, evidence] = await Promise.all([
      shownYear === undefined ? null : versionsOf(access, shownYear, deps),
      metric === undefined || held === null ? null : deps.store.evidence(held.report, held.report.version),
    ]);
    if (versions === null) {
      if (access.kind === 'held') throw new RangeError('a report that is held has a version');
      return { kind: 'missing' as const, access };
    }
    if (part !== undefined) return await atPart(part, versions, deps);
    return { kind: 'source' as const, access, versions, evidence, metric };
  },
  render: (data, locale) => {
    switch (data.kind) {
      case 'missing':
        return renderMissing(data.access, 'source', locale);
      case 'version':
        return renderVersion(data.versions, data.step, data.page, locale);
      case 'document':
        return documentReply(agencyHeading(data.agency, locale), data, locale);
      case 'source':
        return renderSource(data, locale);
    }
  },
  examples: {
    zh: [
      { message: '/source 淄博市投资促进局 2023', answers: 'SHA-256' },
      { message: '来源 淄博市工业和信息化局 2022 新收', answers: '原文“3”' },
    ],
    en: [{ message: '/source 石嘴山市投资促进局 2023 carried out', answers: '“1”' }],
  },
});

/** All versions of a report, also of one whose versions were all taken back; null when there is none. */
async function versionsOf(access: Access, year: number, { store, timeZone }: ChatDeps): Promise<Versions | null> {
  const found = await store.versions(access.agency.id, year);
  const report = access.kind === 'held' ? access.held.report : found[0]?.report;
  if (report === undefined || found.length === 0) return null;
  const current = access.kind === 'held' ? access.held.report.version : null;
  return { agency: access.agency, year, history: historyOf(found, report.scope), current, timeZone };
}

/** The page of a version, or one of its documents. Throws UserError for a button of another time. */
async function atPart(text: string, versions: Versions, { store }: ChatDeps) {
  const part = readSourcePart(text);
  const step = versions.history.find(({ report }) => report.version === part?.version);
  if (part === null || step === undefined) throw outOfDate();
  if (part.kind === 'version') return { kind: 'version' as const, versions, step, page: part.page };
  const source = step.sources[part.number - 1];
  const bytes = source === undefined ? null : await store.document(versions.agency.id, source.sha256);
  if (source === undefined || bytes === null) throw outOfDate();
  return { kind: 'document' as const, agency: versions.agency, year: versions.year, source, bytes };
}

type Source = {
  readonly access: Access;
  readonly versions: Versions;
  readonly evidence: Parameters<typeof printedLines>[1] | null;
  readonly metric: Parameters<typeof cellsOfTarget>[0] | undefined;
};

function renderSource({ access, versions, evidence, metric }: Source, locale: Locale) {
  const { agency, year, history, current, timeZone } = versions;
  const zh = locale === 'zh';
  const above = lines(
    agencyHeading(agency, locale),
    zh ? html`<b>${year}年度</b>报告的来源` : html`Source of the report for <b>${year}</b>`,
    ...(access.kind === 'held'
      ? documentPart(access, { evidence, metric, timeZone }, locale)
      : goneLines(access, locale)),
  );
  const below = lines(
    metric === undefined &&
      access.kind === 'held' &&
      (zh
        ? html`单个数字的位置：<code>/source ${agency.name} ${year} 新收</code>`
        : html`Where one figure stands: <code>/source ${agency.name} ${year} received</code>`),
  );
  const rows =
    screenRows - rowsOfText(plainText(above.html)) - (below.html === '' ? 0 : rowsOfText(plainText(below.html)));
  const to = (part: string): string => pressOf({ command: 'source', agency: agency.id, year, part });
  const newest = history[0]?.report.version ?? 1;
  const documents: Button[] = [
    {
      label: zh ? '原文件' : 'Document',
      press: to(writeSourcePart({ kind: 'document', version: current ?? newest, number: 1 })),
    },
    {
      label: zh ? `版本（${history.length}）` : `Versions (${history.length})`,
      press: to(writeSourcePart({ kind: 'version', version: newest, page: 0 })),
    },
  ];
  const wrong: Button = {
    label: zh ? '报错' : 'Report an error',
    press: pressOf({ command: 'report', part: `${agency.id}.${year}` }),
  };
  const figures: Button[] = cells.map((code) => ({
    label: metricLabel(code)[locale],
    press: pressOf({ command: 'source', agency: agency.id, year, metric: code }),
  }));
  return {
    text: lines(above, ...versionLines(history, current, { timeZone, rows }, locale), below.html !== '' && below).html,
    buttons: [
      ...(metric === undefined && access.kind === 'held' ? [figures] : []),
      [...documents, wrong],
      ...(access.kind === 'held'
        ? viewButtons({ command: 'source', agency: agency.id, year, years: access.years }, locale)
        : []),
    ],
  };
}

function documentPart(
  { held }: Extract<Access, { kind: 'held' }>,
  { evidence, metric, timeZone }: Pick<Source, 'evidence' | 'metric'> & { readonly timeZone: string },
  locale: Locale,
): (Html | string)[] {
  const { report, source } = held;
  const cell =
    metric === undefined || evidence === null
      ? []
      : [
          html`<b>${metricLabel(metric)[locale]}</b>`,
          ...printedLines(report, evidence, cellsOfTarget(metric, report), locale),
          '',
        ];
  return [...cell, ...documentLines(source, timeZone, locale), editionLine(report.editions, locale)];
}

function goneLines({ years }: Missing, locale: Locale): string[] {
  const zh = locale === 'zh';
  return [
    zh
      ? '现在没有收录它：收录过的文件都已撤回或移走。'
      : 'Not held now: the documents that were have been withdrawn or moved.',
    ...(years.length === 0 ? [] : [zh ? `已收录的年度：${years.join('、')}` : `Years held: ${years.join(', ')}`]),
  ];
}
