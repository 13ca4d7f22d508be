import { pressOf } from '../../chat/press.ts';
import type { Button } from '../../chat/reply.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { Follower } from '../../store/follow.ts';
import type { Locale } from '../../text/format.ts';

/** Quiet hours that a button offers. */
const night = { from: 22, to: 8 };
const hours = [8, 12, 18];
const zones: readonly { readonly name: string; readonly label: Sentence }[] = [
  { name: 'Asia/Shanghai', label: { zh: '北京时间', en: 'Beijing' } },
  { name: 'Europe/Berlin', label: { zh: '柏林', en: 'Berlin' } },
  { name: 'Europe/London', label: { zh: '伦敦', en: 'London' } },
  { name: 'America/New_York', label: { zh: '纽约', en: 'New York' } },
];

type Setting = { readonly part: string; readonly label: Sentence; readonly change: Partial<Follower> };

/** Every change that a button can make, by its part. */
const settings: readonly Setting[] = [
  { part: 's.now', label: { zh: '随到随提醒', en: 'At once' }, change: { dailyHour: null } },
  ...hours.map((hour) => ({
    part: `s.h${hour}`,
    label: { zh: `每天${hour}点`, en: `Daily at ${hour}` },
    change: { dailyHour: hour },
  })),
  { part: 's.quiet', label: { zh: '夜间不打扰', en: 'Quiet at night' }, change: { quiet: night } },
  { part: 's.loud', label: { zh: '夜间也提醒', en: 'At night too' }, change: { quiet: null } },
  { part: 's.pause', label: { zh: '暂停', en: 'Pause' }, change: { paused: 'byUser' } },
  { part: 's.resume', label: { zh: '恢复提醒', en: 'Resume' }, change: { paused: null } },
  ...zones.map(({ name, label }) => ({ part: `s.z${name}`, label, change: { timeZone: name } })),
];

/** What a button changes; null when no button has this part. */
export function settingOf(part: string): Partial<Follower> | null {
  return settings.find((setting) => setting.part === part)?.change ?? null;
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
export function settingButtons(follower: Follower, defaultZone: string, locale: Locale): Button[][] {
  const { dailyHour, quiet, paused, timeZone } = follower;
  const button = (part: string): Button[] =>
    settings
      .filter((setting) => setting.part === part)
      .map(({ label }) => ({ label: label[locale], press: pressOf({ command: 'subscriptions', part }) }));
  if (paused !== null) return [button('s.resume')];
  return [
    [
      ...(dailyHour === null ? [] : button('s.now')),
      ...hours.filter((hour) => hour !== dailyHour).flatMap((hour) => button(`s.h${hour}`)),
    ],
    [...(dailyHour === null ? button(quiet === null ? 's.quiet' : 's.loud') : []), ...button('s.pause')],
    ...(dailyHour === null && quiet === null
      ? []
      : [zones.filter(({ name }) => name !== (timeZone ?? defaultZone)).flatMap(({ name }) => button(`s.z${name}`))]),
  ];
}
