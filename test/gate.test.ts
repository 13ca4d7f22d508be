import { describe, expect, it } from 'vitest';
import { createGate, type Gate } from '../src/alerts/gate.ts';
import { createPassingClock } from './tools/broadcasting.ts';

/** Milliseconds after the first at which alerts to so many different chats may go. */
async function momentsOf(gate: Gate, clock: { now(): Date }, count: number): Promise<number[]> {
  const moments: number[] = [];
  for (let chat = 1; chat <= count; chat += 1) {
    await gate.alert(chat);
    moments.push(clock.now().getTime());
  }
  return moments.map((moment) => moment - (moments[0] ?? 0));
}

/** The most that lie within any second. */
function mostInASecond(moments: readonly number[]): number {
  return Math.max(...moments.map((from) => moments.filter((moment) => moment >= from && moment < from + 1000).length));
}

describe('the gate', () => {
  it.each([1, 30, 300, 1000])(
    'lets alerts pass at almost the rate of %i a second, and in no second more',
    async (rate) => {
      const clock = createPassingClock();
      const moments = await momentsOf(createGate(clock, rate), clock, rate * 3);
      expect(mostInASecond(moments)).toBeLessThanOrEqual(rate);
      expect(moments.at(-1)).toBeLessThan(3200);
    },
  );

  it('makes up for timers that end late, and still keeps the rate in every second', async () => {
    const clock = createPassingClock();
    let waits = 0;
    const late = {
      ...clock,
      wait: async (milliseconds: number) => {
        waits += 1;
        await clock.wait(milliseconds + (waits % 7 === 0 ? 12 : 3));
      },
    };
    const moments = await momentsOf(createGate(late, 300), clock, 900);
    expect(mostInASecond(moments)).toBeLessThanOrEqual(300);
    expect(moments.at(-1)).toBeLessThan(3300);
  });

  it('shares the rate with the other processes that send', async () => {
    const clock = createPassingClock();
    const gate = createGate(clock, 100);
    gate.share(2);
    expect(mostInASecond(await momentsOf(gate, clock, 150))).toBeLessThanOrEqual(50);
    clock.pass(60_000);
    gate.share(1);
    expect((await momentsOf(gate, clock, 101)).at(-1)).toBeLessThan(1100);
  });

  it('has alerts give way to answers, each of which takes the place of one', async () => {
    const clock = createPassingClock();
    const gate = createGate(clock, 10);
    for (let chat = 1; chat <= 5; chat += 1) await gate.answer(chat);
    const begun = clock.now().getTime();
    await gate.alert(9);
    expect(clock.now().getTime() - begun).toBeGreaterThanOrEqual(450);
  });

  it('leaves no alert waiting when the clock is put back', async () => {
    const clock = createPassingClock();
    const gate = createGate(clock, 10);
    await gate.alert(1);
    clock.pass(-3_600_000);
    const begun = clock.now().getTime();
    await gate.alert(2);
    expect(clock.now().getTime() - begun).toBeLessThan(1000);
  });
});
