import { z } from 'zod';
import { metricArgument, partArgument, wordsArgument, yearArgument } from '../src/chat/arguments.ts';
import { type ChatDeps, defineCommand } from '../src/chat/command.ts';
import type { Shelf } from '../src/chat/directory.ts';
import type { MetricTarget } from '../src/chat/metric-target.ts';
import { metricLabel } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import { regionsInWords } from '../src/chat/region-words.ts';
import type { Button } from '../src/chat/reply.ts';
import { agencyLabel } from '../src/chat/views/agency-label.ts';
import { holdingsLines } from '../src/chat/views/holdings.ts';
import type { Agency } from '../src/domain/agency.ts';
import { kindByCode } from '../src/domain/agency-kinds.ts';
import { topicOf } from '../src/domain/follow-target.ts';
import { distinctRegionLabel } from '../src/domain/region/label.ts';
import { fullName, regionByCode } from '../src/domain/region/lookup.ts';
import type { Region } from '../src/domain/region/region.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Locale } from '../src/text/format.ts';
import { html, lines } from '../src/text/html.ts';

/** Agencies on one page; their buttons and those to leaf fit on a small screen. */
const pageSize = 8;

/** Divisions of one name that are offered at once. */
const mostRegions = 12;

/** What is asked for of the agency that is chosen: its button carries it on. */
type Wanted = { readonly year?: number | undefined; readonly metric?: MetricTarget | undefined };
type Page = { readonly number: number; readonly count: number; readonly part: string };
type Shelves = { readonly regions: readonly Shelf[]; readonly kinds: readonly Shelf[] };

export default defineCommand({
  name: 'find',
  aliases: ['找', '搜索', '查找'],
  summary: { zh: '按名称、地区或类别找机关', en: 'Find agencies by name, region or kind' },
  usage: { zh: '/find [名称、地区或类别]', en: '/find [NAME, REGION or KIND]' },
  help: {
    zh: '列出名称相符的机关和已收录的年度；不写文字就按地区和类别浏览。',
    en: 'Lists the agencies that match, with the years held; alone, browse by region and kind.',
  },
  args: z.object({
    words: wordsArgument,
    part: partArgument.optional(),
    year: yearArgument.optional(),
    metric: metricArgument.optional(),
  }),
  run: async ({ words, part, year, metric }, deps) => {
    const wanted: Wanted = { year, metric };
    if (words === '') return { ...(await browse(part ?? '', deps)), wanted };
    const [region, ...others] = regionsInWords(words);
    if (region === undefined) return { ...(await search(words, deps)), wanted };
    if (others.length > 0) return { kind: 'regions' as const, words, regions: [region, ...others], wanted };
    return { ...(await browse(`r${region.code}`, deps)), wanted };
  },
  render: (found, locale) => {
    switch (found.kind) {
      case 'matches':
        return {
          text: lines(
            found.agencies.length === 0
              ? locale === 'zh'
                ? html`没有名称与“${found.words}”相符的机关。发送 /find 可按地区和类别浏览。`
                : html`No agency matches “${found.words}”. Send /find to browse by region and kind.`
              : locale === 'zh'
                ? html`与“${found.words}”相符的机关：`
                : html`Agencies that match “${found.words}”:`,
            ...found.agencies.map((agency) => agencyLine(agency, found.years, locale)),
          ).html,
          buttons: agencyButtons(found.agencies, found.wanted, locale),
        };
      case 'regions':
        return {
          text: (locale === 'zh'
            ? html`“${found.words}”是几个地方的名称，是哪一个？`
            : html`“${found.words}” is the name of several places. Which one is meant?`
          ).html,
          buttons: found.regions
            .slice(0, mostRegions)
            .map((region) => [
              { label: regionName(region, locale), press: shelfPress(`r${region.code}`, found.wanted) },
            ]),
        };
      case 'shelf':
        return {
          text: lines(
            html`<b>${titleOf(found.part, locale)}</b>`,
            wantedLine(found.wanted, locale),
            ...(found.part === '' ? holdingsLines(found.holdings, locale) : []),
            ...(found.part !== '' && found.agencies.length === 0 ? [emptyShelf(found.shelves, locale)] : []),
            ...found.agencies.map((agency) => agencyLine(agency, found.years, locale)),
          ).html,
          buttons: [
            ...agencyButtons(found.agencies, found.wanted, locale),
            ...pageButtons(found.page, found.wanted),
            ...shelfButtons(found.shelves, found.wanted, locale),
            ...(found.part === ''
              ? []
              : [
                  [
                    { label: locale === 'zh' ? '⌂ 从头浏览' : '⌂ All', press: pressOf({ command: 'find' }) },
                    ...followShelf(found.part, locale),
                  ],
                ]),
          ],
        };
    }
  },
  examples: {
    zh: [
      { message: '/find 淄博', answers: '淄博市工业和信息化局' },
      { message: '找 投资促进', answers: '石嘴山市投资促进局' },
      { message: '/find', answers: '收录' },
    ],
    en: [{ message: '/find Zibo', answers: 'Zibo Investment Promotion Bureau' }],
  },
});

async function search(words: string, { directory, store }: ChatDeps) {
  const agencies = directory()
    .names.find(words, pageSize)
    .map(({ agency }) => agency);
  const years = await store.yearsHeld(agencies.map(({ id }) => id));
  return { kind: 'matches' as const, words, agencies, years };
}

/** A shelf is '' (the start), `r` and a region, or `k` and a kind; a page number may follow a colon. */
async function browse(part: string, { directory, store }: ChatDeps) {
  const [shelf = '', pageText = '1'] = part.split(':');
  const code = shelf.slice(1);
  const held = directory();
  const all: readonly Agency[] =
    shelf === '' ? [] : shelf.startsWith('k') ? held.names.list({ kind: code }) : held.agenciesOf(code);
  const number = Number(pageText);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UserError({
      zh: '这个按钮已经过时，请重新发送 /find。',
      en: 'This button is out of date; please send /find again.',
    });
  const agencies = all.slice((number - 1) * pageSize, number * pageSize);
  const shelves: Shelves =
    shelf === ''
      ? { regions: held.regionsBelow(null), kinds: held.kinds() }
      : { regions: shelf.startsWith('r') ? held.regionsBelow(code) : [], kinds: [] };
  const [years, holdings] = await Promise.all([store.yearsHeld(agencies.map(({ id }) => id)), store.holdings()]);
  const page: Page = { number, count: Math.ceil(all.length / pageSize), part: shelf };
  return { kind: 'shelf' as const, part: shelf, agencies, years, shelves, page, holdings };
}

/** Follows all that a shelf holds: a kind everywhere, a region with what lies below it. */
function followShelf(part: string, locale: Locale): Button[] {
  const code = part.slice(1);
  const region = part.startsWith('r') ? regionByCode(code) : undefined;
  const kind = part.startsWith('k') ? kindByCode(code) : undefined;
  if (region === undefined && kind === undefined) return [];
  const topic = topicOf({
    kind: 'wide',
    agencyKind: kind?.code ?? null,
    place: region === undefined ? null : { region, below: true },
  });
  return [{ label: locale === 'zh' ? '订阅' : 'Follow', press: pressOf({ command: 'subscribe', part: topic }) }];
}

function titleOf(part: string, locale: Locale): string {
  if (part.startsWith('r')) return regionLabel(part.slice(1), locale);
  if (part.startsWith('k')) return kindLabel(part.slice(1), locale);
  return locale === 'zh' ? '按地区或类别浏览' : 'Browse by region or kind';
}

function regionLabel(code: string, locale: Locale): string {
  const region = regionByCode(code);
  return region === undefined ? code : regionName(region, locale);
}

function regionName(region: Region, locale: Locale): string {
  return locale === 'zh' ? fullName(region) : `${distinctRegionLabel(region)} ${region.name}`;
}

/** A region of which nothing is held right here: what is held below it, or nothing at all. */
function emptyShelf({ regions }: Shelves, locale: Locale): string {
  if (regions.length > 0) return locale === 'zh' ? '按下级地区查看：' : 'Held in the regions below:';
  return locale === 'zh'
    ? '这里还没有收录任何机关的报告。这不等于没有发布。'
    : 'No report of any agency here is held yet. That does not mean that none was published.';
}

function kindLabel(code: string, locale: Locale): string {
  const kind = kindByCode(code);
  if (kind === undefined) return code;
  return locale === 'zh' ? kind.zh : kind.en;
}

function agencyLine(agency: Agency, years: ReadonlyMap<string, readonly number[]>, locale: Locale): string {
  const held = years.get(agency.id) ?? [];
  const label = agencyLabel(agency, locale);
  const name = label === agency.name ? label : `${label} ${agency.name}`;
  if (held.length === 0) return locale === 'zh' ? `${name}（未收录报告）` : `${name} (no report held)`;
  const span = held.length > 3 ? `${held[0]}–${held.at(-1)}` : held.join(locale === 'zh' ? '、' : ', ');
  return locale === 'zh' ? `${name}（${span}）` : `${name} (${span})`;
}

function agencyButtons(agencies: readonly Agency[], { year, metric }: Wanted, locale: Locale): Button[][] {
  return agencies.map((agency) => [
    {
      label: agencyLabel(agency, locale),
      press: pressOf({ command: 'stats', agency: agency.id, year, metric }),
    },
  ]);
}

/** What the agency that is chosen will be asked for. */
function wantedLine({ year, metric }: Wanted, locale: Locale): string | null {
  if (year === undefined && metric === undefined) return null;
  const words = [
    ...(year === undefined ? [] : [locale === 'zh' ? `${year}年度` : `${year}`]),
    ...(metric === undefined ? [] : [metricLabel(metric)[locale]]),
  ].join(' ');
  return locale === 'zh' ? `${words}：看哪个机关？` : `${words}: of which agency?`;
}

/** Another shelf, or page of one. A long code of a kind leaves no room for the metric, which is then not carried on. */
function shelfPress(part: string, { year, metric }: Wanted): string {
  return pressOf({ command: 'find', year, ...(part.startsWith('r') ? { metric } : {}), part });
}

function pageButtons({ number, count, part }: Page, wanted: Wanted): Button[][] {
  const to = (page: number, label: string): Button => ({ label, press: shelfPress(`${part}:${page}`, wanted) });
  const row = [...(number > 1 ? [to(number - 1, '◀')] : []), ...(number < count ? [to(number + 1, '▶')] : [])];
  return row.length === 0 ? [] : [row];
}

function shelfButtons({ regions, kinds }: Shelves, wanted: Wanted, locale: Locale): Button[][] {
  const region = regions.slice(0, 24).map(({ code, count }) => ({
    label: `${regionButton(code, locale)} ${count}`,
    press: shelfPress(`r${code}`, wanted),
  }));
  const kind = kinds.slice(0, 12).map(({ code, count }) => ({
    label: `${kindLabel(code, locale)} ${count}`,
    press: shelfPress(`k${code}`, wanted),
  }));
  return [...inRows(region, 3), ...inRows(kind, 2)];
}

function regionButton(code: string, locale: Locale): string {
  const region = regionByCode(code);
  if (region === undefined) return code;
  return locale === 'zh' ? region.name : distinctRegionLabel(region);
}

function inRows(buttons: readonly Button[], width: number): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) =>
    buttons.slice(row * width, (row + 1) * width),
  );
}
