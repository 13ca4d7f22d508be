import { expect, it, onTestFinished } from 'vitest';
import type { Fault } from '../src/local/double/misbehaviour.ts';
import { serveDouble } from '../src/local/double/server.ts';
import { leaseLength } from '../src/store/deliveries.ts';
import { alertsOf, type DeliveryScene, nthMessage, setDeliveryScene, settling } from './tools/delivery-scene.ts';
import { describeOnEachEngine } from './tools/engines.ts';

// Faults of reliability.md, section 3: what befalls alerts on their way. Against the bot over HTTP, on a clock that passes
// only while nothing is under way.

const hour = 3_600_000;
/** Milliseconds between two looks at the queue. */
const look = 5000;

/** Followers of the agency whose alerts are all on their way in the same moment. */
function crowd(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 1000 + index);
}

/** Lets time pass at once, and what is due then come to its end. */
async function leap({ clock, rest }: DeliveryScene, milliseconds: number): Promise<void> {
  await rest();
  clock.advance(milliseconds);
  await rest();
}

function pausesBetween(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

describeOnEachEngine('alerts on their way', (engine) => {
  it('fault 05: what a process took and never sent is sent once its lease is over', async () => {
    const scene = await setDeliveryScene(engine);
    const { store, clock, start, follow, publish, pass, finalCounts } = scene;
    await follow(7);
    await publish();
    clock.advance(settling);
    expect(await store.takeTurns(10)).toHaveLength(1);
    await start();
    await pass(leaseLength - 1);
    expect(alertsOf(scene, 7)).toEqual([]);
    await pass(1 + look);
    expect(alertsOf(scene, 7)).toHaveLength(1);
    expect(await finalCounts()).toMatchObject({ sent: 1, possiblyTwice: 0 });
  });

  it('fault 07: told to stop in the middle of a broadcast, it loses nothing and sends nothing twice', async () => {
    const scene = await setDeliveryScene(engine);
    const { start, follow, publish, pass, finalCounts } = scene;
    const people = crowd(30);
    await follow(...people);
    const bot = await start();
    const fifth = nthMessage(scene, 5);
    await publish();
    const passing = pass(settling);
    await fifth;
    await bot.stop();
    await passing;
    const before = people.filter((id) => alertsOf(scene, id).length > 0).length;
    expect(before).toBeGreaterThanOrEqual(5);
    expect(before).toBeLessThan(people.length);
    await start();
    await pass(settling);
    expect(people.map((id) => alertsOf(scene, id).length)).toEqual(people.map(() => 1));
    expect(await finalCounts()).toMatchObject({ sent: 30, possiblyTwice: 0 });
  });

  it('fault 14: a token that is refused stops alerts at once, tells the operator, and loses none', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, start, follow, publish, pass, attempts, finalCounts } = scene;
    await follow(...crowd(10));
    const bot = await start();
    const takeBack = double.misbehave({
      method: 'sendMessage',
      fault: { kind: 'refuse', code: 401, description: 'Unauthorized' },
    });
    await publish();
    await pass(settling);
    expect(attempts()).toHaveLength(1);
    expect(bot.log.join('')).toMatch(/"level":"error","event":"alerts paused: the token is refused"/);
    takeBack();
    await pass(120_000);
    expect(await finalCounts()).toMatchObject({ sent: 10, possiblyTwice: 0 });
  });

  it.each([1, 35, 4000])('fault 15: a 429 of %i s holds its chat for so long, and no other', async (seconds) => {
    const scene = await setDeliveryScene(engine);
    const { double, clock, start, follow, publish, pass, attempts, finalCounts } = scene;
    await follow(7, 8);
    await start();
    double.misbehave({ method: 'sendMessage', chat: 7, calls: [1], fault: floodOf(seconds) });
    const refused = double.nextCall((call) => call.refused?.code === 429);
    await publish();
    await pass(16_000);
    const { at } = await refused;
    expect([alertsOf(scene, 7).length, alertsOf(scene, 8).length]).toEqual([0, 1]);
    attempts();
    const until = at.getTime() + seconds * 1000;
    if (until - 1 > clock.now().getTime()) {
      await leap(scene, until - 1 - clock.now().getTime());
      expect(attempts()).toEqual([]);
    }
    await pass(1 + look);
    const [again = 0, ...more] = attempts(7);
    expect(again).toBeGreaterThanOrEqual(until);
    expect(more).toEqual([]);
    expect(alertsOf(scene, 7)).toHaveLength(1);
    expect(await finalCounts()).toMatchObject({ sent: 2, possiblyTwice: 0 });
  });

  it('fault 16: a 429 that comes while it stops is obeyed by the next process, and nothing lost', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, start, follow, publish, pass, rest, attempts, finalCounts } = scene;
    await follow(...crowd(3));
    const bot = await start();
    double.misbehave({ method: 'sendMessage', chat: 1001, calls: [1], fault: floodOf(60) });
    const refused = double.nextCall((call) => call.refused?.code === 429);
    await publish();
    const passing = pass(settling);
    const { at } = await refused;
    await bot.stop();
    await passing;
    await rest();
    attempts();
    await start();
    await pass(90_000);
    expect(attempts(1001)).toEqual([expect.toSatisfy((time: number) => time >= at.getTime() + 60_000)]);
    expect(crowd(3).map((id) => alertsOf(scene, id).length)).toEqual([1, 1, 1]);
    expect(await finalCounts()).toMatchObject({ sent: 3, possiblyTwice: 0 });
  });

  const unanswered: readonly (readonly [string, Fault, number])[] = [
    ['fault 17: a 500 with JSON', { kind: 'refuse', code: 500, description: 'Internal Server Error' }, 1],
    ['fault 17: a 502 with HTML', { kind: 'page', status: 502, html: '<html>Bad Gateway</html>' }, 1],
    ['fault 19: a reset before the server accepted', { kind: 'reset', accepted: false }, 1],
    ['fault 19: a reset after the server accepted', { kind: 'reset', accepted: true }, 4],
  ];
  it.each(unanswered)('%s counts as ambiguous, and is tried again with growing pauses', async (_, fault, arrive) => {
    const scene = await setDeliveryScene(engine);
    const { double, start, follow, publish, pass, attempts, finalCounts } = scene;
    await follow(7);
    const bot = await start();
    double.misbehave({ method: 'sendMessage', calls: [1, 2, 3], fault });
    await publish();
    await pass(300_000);
    const pauses = pausesBetween(attempts(7));
    for (const [index, least] of [30_000, 60_000, 120_000].entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(least);
      expect(pauses[index]).toBeLessThanOrEqual(least + look);
    }
    // At most as many duplicates as ambiguous attempts.
    expect([pauses.length, alertsOf(scene, 7).length]).toEqual([3, arrive]);
    expect(await finalCounts()).toMatchObject({ sent: 1, possiblyTwice: 1 });
    expect(bot.log.filter((line) => line.includes('alert of unknown end'))).toHaveLength(3);
  });

  it('fault 18: a refused connection is tried again until there is one, and the alert sent once', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, server, start, follow, publish, pass, finalCounts } = scene;
    await follow(7);
    await start();
    await server.close();
    await publish();
    await pass(120_000);
    expect(alertsOf(scene, 7)).toEqual([]);
    const back = await serveDouble(double, Number(new URL(server.root).port));
    onTestFinished(() => back.close());
    await pass(2 * look);
    expect(alertsOf(scene, 7)).toHaveLength(1);
    expect(await finalCounts()).toMatchObject({ sent: 1, possiblyTwice: 0 });
  });

  it.each([
    ['a body that is cut off', { kind: 'cut' }],
    ['an answer that comes too late', { kind: 'delay', milliseconds: 45_000, accepted: true }],
  ] as const)('fault 20: %s holds it up for 30 s, no other chat, and is ambiguous', async (_, fault) => {
    const scene = await setDeliveryScene(engine);
    const { double, clock, start, follow, publish, pass, attempts, finalCounts } = scene;
    await follow(7, 8);
    await start();
    double.misbehave({ method: 'sendMessage', chat: 7, calls: [1], fault });
    const accepted = double.nextCall(({ message }) => message?.chat.id === 7);
    const others = double.nextCall(({ message }) => message?.chat.id === 8);
    await publish();
    const passing = pass(16_000);
    const { at } = await accepted;
    // The call is under way, and the clock stands still: it passes as long as a call may take.
    clock.advance(29_999);
    await others;
    clock.advance(1);
    await passing;
    await pass(60_000);
    const [first, second = 0] = attempts(7);
    expect(first).toBe(at.getTime());
    expect(second - at.getTime()).toBeGreaterThanOrEqual(60_000);
    expect([alertsOf(scene, 7).length, alertsOf(scene, 8).length]).toEqual([2, 1]);
    expect(await finalCounts()).toMatchObject({ sent: 2, possiblyTwice: 1 });
  });

  it('gives up an alert after a day without an answer, and says so', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, start, follow, publish, pass, attempts, finalCounts } = scene;
    await follow(7);
    const bot = await start();
    double.misbehave({ method: 'sendMessage', fault: { kind: 'reset', accepted: false } });
    await publish();
    await pass(settling);
    for (let hours = 1; hours <= 26; hours += 1) {
      await leap(scene, hour);
      await pass(look);
    }
    expect(await finalCounts()).toMatchObject({ sent: 0, failed: 1, possiblyTwice: 1 });
    expect(bot.log.join('')).toContain('"event":"alerts given up: no answer for a day"');
    const [first = 0, ...later] = attempts(7);
    expect((later.at(-1) ?? 0) - first).toBeLessThanOrEqual(24 * hour);
  });

  it('pauses all alerts after repeated attempts without an answer, until a probe gets through', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, start, follow, publish, pass, attempts, finalCounts } = scene;
    const people = crowd(40);
    await follow(...people);
    const bot = await start();
    const takeBack = double.misbehave({ method: 'sendMessage', fault: { kind: 'page', status: 502, html: '' } });
    await publish();
    await pass(settling);
    expect(bot.log.join('')).toContain('"level":"error","event":"alerts paused: attempts end unknown"');
    // Those that were under way by then, of the 25 that are taken at once.
    expect(attempts().length).toBeLessThan(10);
    await pass(60_000);
    expect(attempts().length).toBeLessThanOrEqual(2);
    takeBack();
    await pass(180_000);
    expect(people.map((id) => alertsOf(scene, id).length)).toEqual(people.map(() => 1));
    expect(await finalCounts()).toMatchObject({ sent: 40 });
  });
});

function floodOf(seconds: number): Fault {
  const description = `Too Many Requests: retry after ${seconds}`;
  return { kind: 'refuse', code: 429, description, parameters: { retry_after: seconds } };
}
