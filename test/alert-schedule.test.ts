import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTurn } from '../src/alerts/schedule.ts';

// Without summer time, with it in either half of the year, with one of half an hour, and off the full hour.
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
] as const;
const minute = 60_000;
const hour = 60 * minute;
const zone = fc.constantFrom(...zones);
const anyHour = fc.integer({ min: 0, max: 23 });
/** When one of the zones puts its clock forward or back. */
const changes = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2026-04-04T14:00Z',
  '2026-09-26T14:00Z',
].map((text) => Date.parse(text) / minute);
const moment = fc
  .oneof(
    fc.integer({ min: Date.UTC(2025, 0, 1) / minute, max: Date.UTC(2027, 11, 31) / minute }),
    fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -1600, max: 200 })).map(([change, by]) => change + by),
  )
  .map((minutes) => new Date(minutes * minute));

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ]),
);
/** What a clock on the wall shows: 7.5 for half past seven. */
function onTheWall(at: Date, timeZone: (typeof zones)[number]): number {
  const [hours = 0, minutes = 0] = (clocks.get(timeZone)?.format(at) ?? '').split(':').map(Number);
  return hours + minutes / 60;
}
const turn = (
  wishes: { readonly dailyHour?: number; readonly quiet?: { readonly from: number; readonly to: number } },
  timeZone: string,
  since: Date,
  now = since,
): Date => nextTurn({ dailyHour: null, quiet: null, ...wishes, timeZone }, since, now, 'Asia/Shanghai');
const iso = (at: Date): string => at.toISOString();

describe('the turn of a chat', () => {
  it('is at once, when nothing else was chosen', () => {
    const now = new Date('2026-01-20T04:00:00Z');
    expect(turn({}, 'Asia/Shanghai', now)).toEqual(now);
  });

  it('is at the hour of its zone, of the chat or else of the program', () => {
    const since = new Date('2026-01-20T04:30:00Z');
    expect(iso(turn({ dailyHour: 8 }, 'Europe/Berlin', since))).toBe('2026-01-20T07:00:00.000Z');
    expect(iso(turn({ dailyHour: 8 }, 'Asia/Shanghai', since))).toBe('2026-01-21T00:00:00.000Z');
    const none = nextTurn({ dailyHour: 13, quiet: null, timeZone: null }, since, since, 'Asia/Shanghai');
    expect(iso(none)).toBe('2026-01-20T05:00:00.000Z');
  });

  it('keeps its hour over summer time, and comes after an hour that is left out and first of one that is shown twice', () => {
    const before = new Date('2026-03-28T12:00:00Z');
    expect(iso(turn({ dailyHour: 8 }, 'Europe/Berlin', before))).toBe('2026-03-29T06:00:00.000Z');
    expect(iso(turn({ dailyHour: 2 }, 'Europe/Berlin', before))).toBe('2026-03-29T01:00:00.000Z');
    const autumn = new Date('2026-10-24T12:00:00Z');
    expect(iso(turn({ dailyHour: 2 }, 'Europe/Berlin', autumn))).toBe('2026-10-25T00:00:00.000Z');
  });

  it('is past when it was missed', () => {
    const now = new Date('2026-01-22T05:00:00Z');
    expect(turn({ dailyHour: 8 }, 'Asia/Shanghai', new Date('2026-01-20T04:30:00Z'), now)).toEqual(now);
  });

  it('waits for the end of quiet hours, over midnight too', () => {
    const quiet = { from: 22, to: 8 };
    const waits = (at: string): string => iso(turn({ quiet }, 'Asia/Shanghai', new Date(at)));
    expect(waits('2026-01-20T13:59:00Z')).toBe('2026-01-20T13:59:00.000Z');
    expect(waits('2026-01-20T14:00:00Z')).toBe('2026-01-21T00:00:00.000Z');
    expect(waits('2026-01-20T23:59:00Z')).toBe('2026-01-21T00:00:00.000Z');
    expect(waits('2026-01-21T00:00:00Z')).toBe('2026-01-21T00:00:00.000Z');
  });

  it('of a day: within the day and an hour after it arrived, on the hour, in every zone and on every day', () => {
    fc.assert(
      fc.property(zone, anyHour, moment, (timeZone, dailyHour, since) => {
        const at = turn({ dailyHour }, timeZone, since);
        expect(at.getTime()).toBeGreaterThan(since.getTime());
        expect(at.getTime() - since.getTime()).toBeLessThanOrEqual(25 * hour);
        const shown = onTheWall(at, timeZone);
        // In the one night in which it is left out, the clock is put forward by up to an hour.
        const leftOut = onTheWall(new Date(at.getTime() - minute), timeZone) > shown - 1 - 1 / 30;
        if (shown !== dailyHour) expect([(shown - dailyHour + 24) % 24 <= 1, leftOut]).toEqual([true, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never in quiet hours, and not later than they end', () => {
    fc.assert(
      fc.property(zone, anyHour, anyHour, moment, (timeZone, from, to, now) => {
        const inQuiet = (at: Date): boolean => {
          const shown = onTheWall(at, timeZone);
          return from < to ? shown >= from && shown < to : from !== to && (shown >= from || shown < to);
        };
        const quiet = { from, to };
        let at = turn({ quiet }, timeZone, now);
        // Asked again when it has come, as the hour between the quiet ones may be the one that is left out.
        while (turn({ quiet }, timeZone, at) > at) at = turn({ quiet }, timeZone, at);
        expect(inQuiet(at)).toBe(false);
        if (!inQuiet(now)) expect(at).toEqual(now);
        else
          for (let one = now.getTime(); one < at.getTime(); one += 7 * minute)
            expect(inQuiet(new Date(one))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
