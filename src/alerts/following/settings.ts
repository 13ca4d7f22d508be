import { pressOf } from '../../chat/press.ts';
import type { Button, Reply } from '../../chat/reply.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { Follower } from '../../store/follow.ts';
import type { Locale } from '../../text/format.ts';

/** Quiet hours and the hour of the day that one tap chooses; others are a tap further. */
const night = { from: 22, to: 8 };
const morning = 8;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Time zones that buttons offer, from east to west. */
const zones: readonly { readonly name: string; readonly label: Sentence }[] = [
  { name: 'Pacific/Auckland', label: { zh: '奥克兰', en: 'Auckland' } },
  { name: 'Australia/Sydney', label: { zh: '悉尼', en: 'Sydney' } },
  { name: 'Asia/Tokyo', label: { zh: '东京', en: 'Tokyo' } },
  { name: 'Asia/Shanghai', label: { zh: '北京时间', en: 'Beijing' } },
  { name: 'Asia/Bangkok', label: { zh: '曼谷', en: 'Bangkok' } },
  { name: 'Asia/Kolkata', label: { zh: '新德里', en: 'New Delhi' } },
  { name: 'Asia/Dubai', label: { zh: '迪拜', en: 'Dubai' } },
  { name: 'Europe/Moscow', label: { zh: '莫斯科', en: 'Moscow' } },
  { name: 'Europe/Berlin', label: { zh: '柏林', en: 'Berlin' } },
  { name: 'Europe/London', label: { zh: '伦敦', en: 'London' } },
  { name: 'UTC', label: { zh: '世界时', en: 'UTC' } },
  { name: 'America/Sao_Paulo', label: { zh: '圣保罗', en: 'São Paulo' } },
  { name: 'America/New_York', label: { zh: '纽约', en: 'New York' } },
  { name: 'America/Chicago', label: { zh: '芝加哥', en: 'Chicago' } },
  { name: 'America/Los_Angeles', label: { zh: '洛杉矶', en: 'Los Angeles' } },
];

/** What a button changes; null when no button has this part. */
export function settingOf(part: string): Partial<Follower> | null {
  switch (part) {
    case 's.now':
      return { dailyHour: null };
    case 's.loud':
      return { quiet: null };
    case 's.pause':
      return { paused: 'byUser' };
    case 's.resume':
      return { paused: null };
  }
  const daily = hourOf(/^s\.h(\d{1,2})$/.exec(part)?.[1]);
  if (daily !== null) return { dailyHour: daily };
  const quiet = /^s\.q(\d{1,2})-(\d{1,2})$/.exec(part);
  const [from, to] = [hourOf(quiet?.[1]), hourOf(quiet?.[2])];
  if (from !== null && to !== null && from !== to) return { quiet: { from, to } };
  const zone = zones.find(({ name }) => part === `s.z${name}`);
  return zone === undefined ? null : { timeZone: zone.name };
}

/** A page of choices; `until`: when the quiet hours that begin then end. */
export type SettingPage =
  | { readonly kind: 'daily' | 'quiet' | 'zone' }
  | { readonly kind: 'until'; readonly from: number };

/** The page that a button opens; null when no button has this part. */
export function settingPageOf(part: string): SettingPage | null {
  const pages = { 's?h': { kind: 'daily' }, 's?q': { kind: 'quiet' }, 's?z': { kind: 'zone' } } as const;
  if (part === 's?h' || part === 's?q' || part === 's?z') return pages[part];
  const from = hourOf(/^s\?q(\d{1,2})$/.exec(part)?.[1]);
  return from === null ? null : { kind: 'until', from };
}

/** A page of choices, with a way back. */
export function renderSettingPage(page: SettingPage, locale: Locale): Reply {
  const zh = locale === 'zh';
  const back = [choice('', zh ? '返回' : 'Back')];
  const ofHours = (offered: readonly number[], partOf: (hour: number) => string): Button[][] => [
    ...inRows(
      offered.map((hour) => choice(partOf(hour), zh ? `${hour}点` : `${hour}:00`)),
      6,
    ),
    back,
  ];
  switch (page.kind) {
    case 'daily':
      return {
        text: zh ? '每天几点提醒？' : 'Alerts at which hour of the day?',
        buttons: ofHours(hours, (hour) => `s.h${hour}`),
      };
    case 'quiet':
      return {
        text: zh ? '从几点起不打扰？' : 'Quiet from which hour?',
        buttons: ofHours(hours, (hour) => `s?q${hour}`),
      };
    case 'until': {
      const { from } = page;
      const others = hours.filter((hour) => hour !== from);
      return {
        text: zh ? `从${from}点起不打扰，到几点为止？` : `Quiet from ${from}:00, until when?`,
        buttons: ofHours(others, (hour) => `s.q${from}-${hour}`),
      };
    }
    case 'zone':
      return {
        text: zh ? '按哪里的时间？' : 'By the time of which place?',
        buttons: [
          ...inRows(
            zones.map(({ name, label }) => choice(`s.z${name}`, label[locale])),
            3,
          ),
          back,
        ],
      };
  }
}

function hourOf(digits: string | undefined): number | null {
  const hour = Number(digits ?? Number.NaN);
  return hours.includes(hour) ? hour : null;
}

function choice(part: string, label: string): Button {
  return { label, press: pressOf({ command: 'subscriptions', ...(part === '' ? {} : { part }) }) };
}

function inRows(buttons: readonly Button[], length: number): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / length) }, (_, row) =>
    buttons.slice(row * length, (row + 1) * length),
  );
}

/** How a chat wants its alerts, in one line. */
export function settingsLine(follower: Follower, defaultZone: string, locale: Locale): string {
  const { dailyHour, quiet, paused } = follower;
  const zh = locale === 'zh';
  if (paused !== null)
    return zh
      ? '提醒已暂停；到的年报先留着，恢复后一起告诉您。'
      : 'Alerts are paused; what arrives is kept and told when they resume.';
  const zone = follower.timeZone ?? defaultZone;
  const place = zones.find(({ name }) => name === zone)?.label[locale] ?? zone;
  if (dailyHour !== null) return zh ? `每天${dailyHour}点提醒（${place}）` : `Daily at ${dailyHour}:00 (${place})`;
  if (quiet === null) return zh ? '随到随提醒' : 'Alerts at once';
  return zh
    ? `随到随提醒，${quiet.from}点到${quiet.to}点不打扰（${place}）`
    : `Alerts at once, quiet from ${quiet.from} to ${quiet.to} (${place})`;
}

/** Buttons for what is not chosen already. */
export function settingButtons({ dailyHour, quiet, paused }: Follower, locale: Locale): Button[][] {
  const zh = locale === 'zh';
  if (paused !== null) return [[choice('s.resume', zh ? '恢复提醒' : 'Resume')]];
  const pause = choice('s.pause', zh ? '暂停' : 'Pause');
  const zone = choice('s?z', zh ? '时区…' : 'Time zone…');
  if (dailyHour !== null)
    return [
      [choice('s.now', zh ? '随到随提醒' : 'At once'), choice('s?h', zh ? '其他时间…' : 'Another hour…')],
      [zone, pause],
    ];
  return [
    [
      choice(`s.h${morning}`, zh ? `每天${morning}点` : `Daily at ${morning}`),
      choice('s?h', zh ? '每天其他时间…' : 'Daily at…'),
    ],
    [
      quiet === null
        ? choice(`s.q${night.from}-${night.to}`, zh ? '夜间不打扰' : 'Quiet at night')
        : choice('s.loud', zh ? '随时都提醒' : 'At any hour'),
      choice('s?q', zh ? '不打扰的时段…' : 'Quiet hours…'),
    ],
    [...(quiet === null ? [] : [zone]), pause],
  ];
}
