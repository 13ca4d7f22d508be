import { describe, expect, it } from 'vitest';
import { createGate } from '../src/alerts/gate.ts';
import { createPassingClock } from './tools/broadcasting.ts';

const group = -1_001_234_567_890;
const minute = 60_000;

/** When each of so many alerts to a chat may go, in milliseconds since the first. */
async function momentsOf(chat: number, count: number): Promise<readonly number[]> {
  const clock = createPassingClock();
  const gate = createGate(clock);
  const moments: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await gate.alert(chat);
    moments.push(clock.now().getTime());
  }
  return moments.map((moment) => moment - (moments[0] ?? 0));
}

describe('the pace of alerts', () => {
  it('is at most 20 in any minute to a group or channel', async () => {
    const moments = await momentsOf(group, 45);
    for (const from of moments)
      expect(moments.filter((moment) => moment >= from && moment < from + minute).length).toBeLessThanOrEqual(20);
  });

  it('is one a second to a person', async () => {
    expect(await momentsOf(7, 4)).toEqual([0, 1000, 2000, 3000]);
  });

  it('leaves a group alone for as long as a 429 says, and lets others go on', async () => {
    const clock = createPassingClock();
    const gate = createGate(clock);
    const start = clock.now().getTime();
    gate.flooded(group, 35_000);
    await gate.alert(7);
    expect(clock.now().getTime()).toBe(start);
    await gate.alert(group);
    expect(clock.now().getTime()).toBe(start + 35_000);
  });

  it('does not make an answer in a group wait for the alert before it', async () => {
    const clock = createPassingClock();
    const gate = createGate(clock);
    await gate.alert(group);
    const start = clock.now().getTime();
    await gate.answer(group);
    expect(clock.now().getTime()).toBe(start);
  });
});
