import { z } from 'zod';
import { partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { type ChatDeps, defineCommand } from '../src/chat/command.ts';
import type { Shelf } from '../src/chat/directory.ts';
import { pressOf } from '../src/chat/press.ts';
import type { Button } from '../src/chat/reply.ts';
import { holdingsLines } from '../src/chat/views/holdings.ts';
import type { Agency } from '../src/domain/agency.ts';
import { kindByCode } from '../src/domain/agency-kinds.ts';
import { regionLabel as englishRegion } from '../src/domain/region/label.ts';
import { fullName, regionByCode } from '../src/domain/region/lookup.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Locale } from '../src/text/format.ts';
import { html, lines } from '../src/text/html.ts';

/** Agencies on one page; their buttons and those to leaf fit on a small screen. */
const pageSize = 8;

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
  args: z.object({ words: wordsArgument, part: partArgument.optional() }),
  run: async ({ words, part }, deps) => {
    if (words !== '') return await search(words, deps);
    return await browse(part ?? '', deps);
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
          buttons: agencyButtons(found.agencies),
        };
      case 'shelf':
        return {
          text: lines(
            html`<b>${titleOf(found.part, locale)}</b>`,
            ...(found.agencies.length === 0 ? holdingsLines(found.holdings, locale) : []),
            ...found.agencies.map((agency) => agencyLine(agency, found.years, locale)),
          ).html,
          buttons: [
            ...agencyButtons(found.agencies),
            ...pageButtons(found.page),
            ...shelfButtons(found.shelves, locale),
            ...(found.part === ''
              ? []
              : [[{ label: locale === 'zh' ? '⌂ 从头浏览' : '⌂ All', press: pressOf({ command: 'find' }) }]]),
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
    en: [{ message: '/find Zibo', answers: '淄博市投资促进局' }],
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

function titleOf(part: string, locale: Locale): string {
  if (part.startsWith('r')) return regionLabel(part.slice(1), locale);
  if (part.startsWith('k')) return kindLabel(part.slice(1), locale);
  return locale === 'zh' ? '按地区或类别浏览' : 'Browse by region or kind';
}

function regionLabel(code: string, locale: Locale): string {
  const region = regionByCode(code);
  if (region === undefined) return code;
  return locale === 'zh' ? fullName(region) : `${englishRegion(region)} ${region.name}`;
}

function kindLabel(code: string, locale: Locale): string {
  const kind = kindByCode(code);
  if (kind === undefined) return code;
  return locale === 'zh' ? kind.zh : kind.en;
}

function agencyLine(agency: Agency, years: ReadonlyMap<string, readonly number[]>, locale: Locale): string {
  const held = years.get(agency.id) ?? [];
  if (held.length === 0) return locale === 'zh' ? `${agency.name}（未收录报告）` : `${agency.name} (no report held)`;
  const span = held.length > 3 ? `${held[0]}–${held.at(-1)}` : held.join(locale === 'zh' ? '、' : ', ');
  return locale === 'zh' ? `${agency.name}（${span}）` : `${agency.name} (${span})`;
}

function agencyButtons(agencies: readonly Agency[]): Button[][] {
  return agencies.map(({ id, name }) => [{ label: name, press: pressOf({ command: 'stats', agency: id }) }]);
}

function pageButtons({ number, count, part }: Page): Button[][] {
  const to = (page: number, label: string): Button => ({
    label,
    press: pressOf({ command: 'find', part: `${part}:${page}` }),
  });
  const row = [...(number > 1 ? [to(number - 1, '◀')] : []), ...(number < count ? [to(number + 1, '▶')] : [])];
  return row.length === 0 ? [] : [row];
}

function shelfButtons({ regions, kinds }: Shelves, locale: Locale): Button[][] {
  const region = regions.slice(0, 24).map(({ code, count }) => ({
    label: `${regionByCode(code)?.name ?? code} ${count}`,
    press: pressOf({ command: 'find', part: `r${code}` }),
  }));
  const kind = kinds.slice(0, 12).map(({ code, count }) => ({
    label: `${kindLabel(code, locale)} ${count}`,
    press: pressOf({ command: 'find', part: `k${code}` }),
  }));
  return [...inRows(region, 3), ...inRows(kind, 2)];
}

function inRows(buttons: readonly Button[], width: number): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) =>
    buttons.slice(row * width, (row + 1) * width),
  );
}
