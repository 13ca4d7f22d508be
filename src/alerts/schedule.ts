import { TZDate } from '@date-fns/tz';
import type { Follower } from '../store/follow.ts';

/** Milliseconds. */
const hourLength = 3_600_000;

type Wishes = Pick<Follower, 'dailyHour' | 'quiet' | 'timeZone'>;

/**
 * When alerts that wait since a moment may go to a chat: `now` when they may go at once. Daily: at the first such hour
 * after they arrived. Quiet hours hold until they end, and have no say over an hour that was chosen.
 */
export function nextTurn(follower: Wishes, since: Date, now: Date, defaultZone: string): Date {
  const zone = follower.timeZone ?? defaultZone;
  const { dailyHour, quiet } = follower;
  if (dailyHour !== null) {
    const due = firstAt(dailyHour, since, zone);
    return due > now ? due : now;
  }
  if (quiet === null || !isWithin(new TZDate(now.getTime(), zone).getHours(), quiet)) return now;
  return firstAt(quiet.to, now, zone);
}

/** The first moment after another at which a clock in a time zone shows a full hour. */
function firstAt(hour: number, after: Date, zone: string): Date {
  const local = new TZDate(after.getTime(), zone);
  for (const days of [0, 1]) {
    const at = new TZDate(local.getFullYear(), local.getMonth(), local.getDate() + days, hour, 0, 0, zone).getTime();
    // Where the clock is put back it shows the hour twice.
    const before = new TZDate(at - hourLength, zone).getHours() === hour ? [at - hourLength] : [];
    const first = [...before, at].find((moment) => moment > after.getTime());
    if (first !== undefined) return new Date(first);
  }
  return new Date(after.getTime() + 24 * hourLength);
}

function isWithin(hour: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return from < to ? hour >= from && hour < to : from !== to && (hour >= from || hour < to);
}
