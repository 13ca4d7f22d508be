import { expect, it } from 'vitest';
import {
  alertsOf,
  channel,
  type DeliveryScene,
  group,
  nthMessage,
  setDeliveryScene,
  settling,
  supergroup,
} from './tools/delivery-scene.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { person, settled } from './tools/fault-scene.ts';

// Faults of reliability.md, section 3: what happens to the chats to which alerts go. Against the bot over HTTP, on a clock
// that passes only while nothing is under way.

/** Has Telegram tell the bot something, and waits until that is dealt with. */
async function tell(
  { double, rest }: DeliveryScene,
  ...updates: Parameters<DeliveryScene['double']['updates']['post']>[0][]
) {
  for (const update of updates) {
    expect(await double.updates.post(update)).toBe(200);
    await rest();
  }
}

describeOnEachEngine('alerts to chats that change', (engine) => {
  it('fault 21: a person who blocked the bot is left alone after the first refusal, and everybody else is served', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, store, follow, publish, start, pass, attempts, finalCounts } = scene;
    await follow(7, 8);
    await start();
    double.chats.block(person);
    await publish();
    await pass(settling);
    await publish({ received: 4, words: 'corrected' });
    await pass(settling);
    expect([attempts(7).length, alertsOf(scene, 7), alertsOf(scene, 8).length]).toEqual([1, [], 2]);
    expect(await store.follower(7)).toMatchObject({ paused: 'blocked' });
    expect(await finalCounts()).toMatchObject({ sent: 2, blocked: 1, failed: 0, possiblyTwice: 0 });
  });

  it.each([['with'], ['without']])(
    'fault 22: whoever unblocks it and sends /start is told that alerts go on, %s word of the unblocking',
    async (told) => {
      const scene = await setDeliveryScene(engine);
      const { double, follow, publish, start, pass } = scene;
      await follow(7);
      await start();
      const blocked = double.chats.block(person);
      await publish();
      await pass(settling);
      const unblocked = double.chats.unblock(person);
      if (told === 'with') await tell(scene, blocked, unblocked);
      await tell(scene, double.people.say(person, '/start'));
      expect(alertsOf(scene, 7).map((text) => text.split('\n')[0])).toEqual([
        '提醒已恢复：还订阅着1项，停发期间的不再补发，见 /subscriptions。',
      ]);
      await publish({ received: 4, words: 'corrected' });
      await pass(settling);
      expect(alertsOf(scene, 7)).toHaveLength(2);
      expect(alertsOf(scene, 7)[1]).toContain('3 → 4');
      await pass(60_000);
      await tell(scene, double.people.say(person, '/start'));
      expect(alertsOf(scene, 7)[2]).not.toContain('提醒已恢复');
    },
  );

  it('fault 23: an account and a chat that are no more are forgotten', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, store, follow, followIn, publish, start, pass, attempts, finalCounts } = scene;
    await follow(7, 8);
    await followIn(group);
    await start();
    double.chats.deactivate(person);
    double.chats.dissolve(group);
    await publish();
    await pass(settling);
    for (const chat of [7, group]) expect([await store.follower(chat), await store.follows(chat)]).toEqual([null, []]);
    expect(await finalCounts()).toMatchObject({ sent: 1, gone: 2, failed: 0 });
    attempts();
    await publish({ received: 4, words: 'corrected' });
    await pass(settling);
    expect([attempts().length, alertsOf(scene, 8).length]).toEqual([1, 2]);
  });

  it('fault 24: a group that became a supergroup, as only the refusal says, is sent it once under its new id', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, store, followIn, publish, start, pass, finalCounts } = scene;
    await followIn(group);
    await start();
    double.chats.upgrade(group, supergroup, person);
    await publish();
    await pass(settling);
    expect([alertsOf(scene, group).length, alertsOf(scene, supergroup).length]).toEqual([0, 1]);
    expect([await store.follows(group), (await store.follows(supergroup)).length]).toEqual([[], 1]);
    expect(await finalCounts()).toMatchObject({ sent: 1, possiblyTwice: 0 });
  });

  it.each([['old, then new'], ['new, then old']])(
    'fault 25: a migration that service messages tell, %s, each twice, leaves one subscription',
    async (order) => {
      const scene = await setDeliveryScene(engine);
      const { double, store, followIn, publish, start, pass, attempts } = scene;
      await followIn(group);
      await start();
      const told = double.chats.upgrade(group, supergroup, person);
      const once = order.startsWith('old') ? [told.old, told.new] : [told.new, told.old];
      // The second time under numbers of their own, as the record of updates knows the first.
      await tell(scene, ...once, ...once.map((update) => ({ ...update, update_id: update.update_id + 100 })));
      expect([await store.follows(group), (await store.follows(supergroup)).length]).toEqual([[], 1]);
      expect(await store.follower(group)).toBeNull();
      await publish();
      await pass(settling);
      expect([attempts(group), alertsOf(scene, supergroup).length]).toEqual([[], 1]);
    },
  );

  it('fault 26: a migration while the alert is on its way to the group loses and repeats nothing', async () => {
    const scene = await setDeliveryScene(engine);
    const { clock, double, followIn, publish, start, pass, finalCounts } = scene;
    await followIn(group);
    await start();
    double.misbehave({
      method: 'sendMessage',
      fault: { kind: 'delay', milliseconds: 7777, accepted: true },
      calls: [1],
    });
    const sent = double.nextCall(({ method }) => method === 'sendMessage');
    await publish();
    const passing = pass(settling);
    await sent;
    const told = double.chats.upgrade(group, supergroup, person);
    for (const update of [told.old, told.new]) expect(await double.updates.post(update)).toBe(200);
    await settled(scene.store);
    clock.advance(7777);
    await passing;
    await pass(600_000);
    expect([alertsOf(scene, group).length, alertsOf(scene, supergroup).length]).toEqual([1, 0]);
    expect(await finalCounts()).toMatchObject({ sent: 1, possiblyTwice: 0 });
    await publish({ received: 4, words: 'corrected' });
    await pass(settling);
    expect(alertsOf(scene, supergroup)).toHaveLength(1);
  });

  it('fault 26: a migration in the middle of a broadcast to many loses and repeats nothing', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, follow, followIn, publish, start, pass, finalCounts } = scene;
    const people = Array.from({ length: 20 }, (_, index) => 1000 + index);
    await follow(...people);
    await followIn(group);
    await start();
    const tenth = nthMessage(scene, 10);
    await publish();
    const passing = pass(settling);
    await tenth;
    const told = double.chats.upgrade(group, supergroup, person);
    await Promise.all([double.updates.post(told.new), double.updates.post(told.old)]);
    await passing;
    await pass(settling);
    for (const id of people) expect(alertsOf(scene, id)).toHaveLength(1);
    expect(alertsOf(scene, group).length + alertsOf(scene, supergroup).length).toBe(1);
    expect(await finalCounts()).toMatchObject({ sent: 21, failed: 0, possiblyTwice: 0 });
  });

  it.each([['and hears of it'], ['and does not hear of it']])(
    'fault 29: a channel where the bot may not post any more, %s, is paused, and who followed is told once',
    async (hears) => {
      const scene = await setDeliveryScene(engine);
      const { double, store, followIn, publish, start, pass, attempts } = scene;
      await followIn(channel);
      await start();
      const silenced = double.chats.silence(channel, person);
      if (hears === 'and hears of it') await tell(scene, silenced);
      await publish();
      await pass(settling);
      await pass(600_000);
      expect(attempts(channel)).toHaveLength(1);
      expect(await store.follower(channel)).toMatchObject({ paused: 'noRights' });
      expect(alertsOf(scene, person.id)).toEqual([expect.stringContaining('提醒已暂停')]);
      await tell(scene, double.chats.add(channel, person));
      await pass(settling);
      expect(alertsOf(scene, channel)).toEqual([expect.stringContaining('新收')]);
      expect(alertsOf(scene, person.id)).toHaveLength(1);
      expect(await store.follower(channel)).toMatchObject({ paused: null });
    },
  );

  it('fault 12, 21: a chat of which the bot heard that it was blocked and unblocked again goes on', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, clock, follow, publish, start, pass } = scene;
    await follow(7, 8);
    await start();
    const blocked = double.chats.block(person);
    clock.advance(2000);
    const unblocked = double.chats.unblock(person);
    await tell(scene, unblocked, blocked);
    await publish();
    await pass(settling);
    expect([alertsOf(scene, 7).length, alertsOf(scene, 8).length]).toEqual([1, 1]);
  });
});
