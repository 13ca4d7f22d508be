import { beforeEach, expect, it } from 'vitest';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { leaseLength } from '../src/store/deliveries.ts';
import type { Turn } from '../src/store/follow.ts';
import type { Store } from '../src/store/store.ts';
import { createPassingClock } from './tools/broadcasting.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const name = '淄博市教育局';
const agency = agencyNamed(name, 'test').id;

describeOnEachEngine('the queue of chats', (engine) => {
  const clock = createPassingClock();
  let store: Store;
  let year = 2000;
  let firstChat = 0;

  beforeEach(async () => {
    store ??= await engine.openFreshStore({ clock });
  });

  /** Has so many new chats follow, and tells them of a report. */
  async function publishTo(followers: number): Promise<readonly number[]> {
    firstChat += 1000;
    year += 1;
    const chats = Array.from({ length: followers }, (_, index) => firstChat + index);
    for (const chat of chats)
      await store.follow(chat, { topic: `a${agency}`, name: null }, { user: chat, locale: 'zh' });
    await storeMadeReport(store, name, { year, numbers: {} });
    clock.pass(60_000);
    return chats;
  }

  const idsOf = ({ deliveries }: Turn): number[] => deliveries.map(({ id }) => id);
  async function forgetAll(chats: readonly number[]): Promise<void> {
    for (const chat of chats) await store.deleteChat(chat, chat);
  }

  it('leaves a chat to who took it, also when the clock of another is behind, until the lease is over', async () => {
    const chats = await publishTo(1);
    expect(await store.takeTurns(10)).toHaveLength(1);
    clock.pass(-1000);
    expect(await store.takeTurns(10)).toHaveLength(0);
    clock.pass(1000 + leaseLength);
    expect(await store.takeTurns(10)).toHaveLength(1);
    await forgetAll(chats);
  });

  it('begins attempts of many chats at once, and none whose lease is lost', async () => {
    const chats = await publishTo(3);
    const old = await store.takeTurns(10);
    clock.pass(leaseLength);
    const [lost, ...others] = await store.takeTurns(10);
    if (lost === undefined) throw new RangeError('no turn');
    const turns = [...old.filter(({ chat }) => chat === lost.chat), ...others];
    const begun = await Promise.all(turns.map((turn) => store.beginAttempt(turn, idsOf(turn), false)));
    expect(begun).toEqual([[], ...others.map(idsOf)]);
    await forgetAll(chats);
  });

  it('gives many chats back at once, each as its turn ended', async () => {
    const chats = await publishTo(3);
    const turns = await store.takeTurns(10);
    await Promise.all(turns.map((turn) => store.beginAttempt(turn, idsOf(turn), false)));
    const later = new Date(clock.now().getTime() + 5000);
    const before = await store.deliveryCounts();
    await Promise.all(
      turns.map((turn, index) =>
        store.endTurn(
          turn,
          index === 1 ? later : null,
          index === 0 ? { deliveries: idsOf(turn), messageId: 77 } : null,
        ),
      ),
    );
    const after = await store.deliveryCounts();
    expect([after.sent - before.sent, after.pending]).toEqual([1, 2]);
    expect(await store.takeTurns(10)).toEqual([]);
    clock.pass(5000);
    expect((await store.takeTurns(10)).map(({ chat }) => chat)).toEqual([turns[1]?.chat]);
    await forgetAll(chats);
  });

  it('notes what a turn told of also when its lease was lost meanwhile', async () => {
    const chats = await publishTo(1);
    const [turn] = await store.takeTurns(10);
    if (turn === undefined) throw new RangeError('no turn');
    await store.beginAttempt(turn, idsOf(turn), false);
    clock.pass(leaseLength);
    const [again] = await store.takeTurns(10);
    await store.endTurn(turn, null, { deliveries: idsOf(turn), messageId: 78 });
    if (again === undefined) throw new RangeError('no turn');
    expect(await store.beginAttempt(again, idsOf(again), false)).toEqual([]);
    await forgetAll(chats);
  });

  it('counts the processes that hold chats', async () => {
    const chats = await publishTo(2);
    expect(await store.sendingProcesses()).toBe(0);
    const turns = await store.takeTurns(1);
    await store.takeTurns(1);
    expect(await store.sendingProcesses()).toBe(1);
    clock.pass(leaseLength);
    expect(await store.sendingProcesses()).toBe(0);
    for (const turn of turns) await store.endTurn(turn, null, null);
    await forgetAll(chats);
  });

  it('says of each delivery through which follow the chat hears of it', async () => {
    const chats = await publishTo(1);
    const [turn] = await store.takeTurns(1);
    expect(turn?.deliveries.map(({ topics }) => topics)).toEqual([[`a${agency}`]]);
    await forgetAll(chats);
  });
});
