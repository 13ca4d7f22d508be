import type { VersionOrigin } from '../../domain/report.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { CareAction, ReportedError, StoredVersion } from '../../store/care-action.ts';
import type { DeliveryCounts } from '../../store/follow.ts';
import type { Holdings, Store } from '../../store/store.ts';
import { formatDate, formatNumber, type Locale } from '../../text/format.ts';
import { html, type Html, lines, plainText } from '../../text/html.ts';
import { rowsOfText, screenRows, shortenTo } from '../../text/screen.ts';
import { carePart } from '../care.ts';
import { pressOf } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import { deliveriesInShort, deliveryLines } from './delivery-states.ts';
import { holdingsLines } from './holdings.ts';

/** What administrators look at; each but the first is behind a button. */
export const statusParts = ['alerts', 'errors', 'names', 'latest', 'care'] as const;
export type StatusPart = (typeof statusParts)[number];

export type Status = {
  readonly holdings: Holdings;
  readonly latest: readonly StoredVersion[];
  readonly errors: { readonly open: number; readonly errors: readonly ReportedError[] };
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly care: readonly CareAction[];
  readonly deliveries: DeliveryCounts;
  readonly engine: Store['engine'];
  readonly version: string | null;
  readonly timeZone: string;
};

const titles: { readonly [part in StatusPart]: Sentence } = {
  alerts: { zh: '提醒', en: 'Alerts' },
  errors: { zh: '报错', en: 'Reported errors' },
  names: { zh: '没找到的机关', en: 'Names not found' },
  latest: { zh: '最近收录', en: 'Latest stored' },
  care: { zh: '管理操作', en: 'Acts of care' },
};

const kinds: { readonly [origin in VersionOrigin]: Sentence } = {
  first: { zh: '收录', en: 'stored' },
  correction: { zh: '机关更正', en: 'corrected' },
  rereading: { zh: '重新识读', en: 're-read' },
  lesser: { zh: '次要文件', en: 'lesser document' },
};

/** All of it on one screen, a few lines of each. */
export function renderStatus(status: Status, locale: Locale): Reply {
  const { holdings, errors, engine, version, timeZone } = status;
  const zh = locale === 'zh';
  const engineName = engine.kind === 'pglite' ? 'PGlite' : 'Postgres';
  const open = formatNumber(errors.open);
  return {
    text: lines(
      html`<b>${zh ? '运行状态' : 'Status'}</b>`,
      [...(version === null ? [] : [`gongkai ${version}`]), `${engineName} ${engine.version}`].join(' · '),
      ...holdingsLines(holdings, locale),
      html`<b>${titles.alerts[locale]}</b>${zh ? '：' : ': '}${deliveriesInShort(status.deliveries, locale)}`,
      html`<b>${titles.latest[locale]}</b>`,
      ...some(
        status.latest.slice(0, 3).map((stored) => latestLine(stored, timeZone, locale)),
        4,
        locale,
      ),
      html`<b>${titles.errors[locale]}</b>${zh ? `：${open}条未处理` : `: ${open} open`}`,
      ...some(
        errors.errors.slice(0, 2).map((error) => errorLine(error, 40)),
        4,
        locale,
      ),
      html`<b>${titles.names[locale]}</b>`,
      ...some(status.names.slice(0, 3).map(nameLine), 3, locale),
    ).html,
    buttons: partButtons(null, locale),
  };
}

/** One of its parts in full, as far as a screen goes. */
export function renderStatusPart(part: StatusPart, status: Status, locale: Locale): Reply {
  const { errors, timeZone } = status;
  const title = lines(html`<b>${titles[part][locale]}</b>`);
  const own: { readonly [name in StatusPart]: () => readonly Html[] } = {
    alerts: () => deliveryLines(status.deliveries, locale).map((line) => lines(line)),
    errors: () => errors.errors.map((error) => lines(errorLine(error), formatDate(error.at, timeZone))),
    names: () => status.names.map(nameLine),
    latest: () => status.latest.map((stored) => latestLine(stored, timeZone, locale)),
    care: () => status.care.map((action) => careLine(action, timeZone, locale)),
  };
  const shown = some(own[part](), screenRows - rowsOfText(plainText(title.html)) - 1, locale);
  return {
    text: lines(title, ...shown).html,
    buttons: [...ownButtons(part, status, locale), ...partButtons(part, locale)],
  };
}

/** The lines that fit into so many rows, or that there are none. */
function some(all: readonly Html[], rows: number, locale: Locale): readonly (Html | string)[] {
  if (all.length === 0) return [locale === 'zh' ? '（无）' : '(none)'];
  const shown: Html[] = [];
  let used = 0;
  for (const line of all) {
    used += rowsOfText(plainText(line.html));
    if (used > rows && shown.length > 0) break;
    shown.push(line);
  }
  return shown;
}

function ownButtons(part: StatusPart, { errors, care }: Status, locale: Locale): Button[][] {
  const zh = locale === 'zh';
  if (part === 'errors')
    return errors.errors.slice(0, 5).map(({ id, agency, year }) => [
      {
        label: `#${id} ${zh ? '来源' : 'source'}`,
        press: pressOf({ command: 'source', agency, ...(year === null ? {} : { year }) }),
      },
      { label: `#${id} ${zh ? '处理完毕' : 'settle'}`, press: pressOf({ command: 'status', part: `s${id}` }) },
    ]);
  if (part !== 'care') return [];
  return care
    .filter(({ undone }) => undone === null)
    .slice(0, 5)
    .map(({ id, to }) => [
      {
        label: `#${id} ${zh ? '撤销' : 'undo'}`,
        press: pressOf({ command: to === null ? 'withdraw' : 'move', part: carePart('undo', id) }),
      },
    ]);
}

function partButtons(here: StatusPart | null, locale: Locale): Button[][] {
  const others = statusParts
    .filter((part) => part !== here)
    .map((part) => ({ label: titles[part][locale], press: pressOf({ command: 'status', part }) }));
  const whole = { label: locale === 'zh' ? '运行状态' : 'Status', press: pressOf({ command: 'status' }) };
  return [others.slice(0, 3), [...others.slice(3), ...(here === null ? [] : [whole])]];
}

function latestLine(stored: StoredVersion, timeZone: string, locale: Locale): Html {
  const { agencyName, year, origin, storedAt, withdrawn } = stored;
  const gone = withdrawn ? (locale === 'zh' ? '，已撤回' : ', taken back') : '';
  return html`${formatDate(storedAt, timeZone)} ${kinds[origin][locale]} ${agencyName} ${year}${gone}`;
}

/** An error with its words, or so many columns of them. */
function errorLine({ id, agencyName, year, words }: ReportedError, columns?: number): Html {
  const said = columns === undefined ? words : shortenTo(words, columns);
  return html`#${id} ${agencyName}${year === null ? '' : ` ${year}`}：${said}`;
}

function nameLine({ name, count }: { readonly name: string; readonly count: number }): Html {
  return html`${name} ×${formatNumber(count)}`;
}

function careLine(
  { id, agencyName, key, version, to, reason, done, undone }: CareAction,
  timeZone: string,
  locale: Locale,
): Html {
  const zh = locale === 'zh';
  const what = to === null ? (zh ? '撤回' : 'withdrawn') : `→ ${to.name} ${to.year}`;
  const who = [done, undone].flatMap((act, index) => {
    if (act === null) return [];
    const by = act.by === null ? '' : zh ? `（${act.by}）` : ` (${act.by})`;
    const undo = index === 0 ? '' : zh ? '撤销于' : 'undone ';
    return [`${undo}${formatDate(act.at, timeZone)}${by}`];
  });
  return lines(html`#${id} ${agencyName} ${key.year} v${version} ${what}：${reason}`, who.join(zh ? '，' : ', '));
}
