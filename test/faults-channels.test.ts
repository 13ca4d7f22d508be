import { expect, it } from 'vitest';
import { alertsOf, type DeliveryScene, setDeliveryScene, settling } from './tools/delivery-scene.ts';
import { describeOnEachEngine } from './tools/engines.ts';

// What becomes of alerts to a channel from which the bot is taken, and how fast they go to a group. Against the bot over HTTP.

const owner = { id: 7, languageCode: 'zh' };
const channel = -1_000_000_000_081;

async function tell(
  { double, rest }: DeliveryScene,
  update: Parameters<DeliveryScene['double']['updates']['post']>[0],
) {
  expect(await double.updates.post(update)).toBe(200);
  await rest();
}

async function followInChannel({ double, store }: DeliveryScene): Promise<void> {
  double.people.say(owner, '/start');
  double.chats.add(channel, owner, 'channel');
  await store.follow(channel, { topic: 'b3703', name: null }, { user: owner.id, locale: 'zh' });
}

describeOnEachEngine('alerts to channels', (engine) => {
  it.each([
    ['dismissed', 'and hears of it'],
    ['dismissed', 'and does not hear of it'],
    ['kicked', 'and hears of it'],
    ['kicked', 'and does not hear of it'],
  ] as const)(
    'fault 29: a channel from which the bot is %s, %s, is left alone after the first refusal, and served when it is back',
    async (how, hears) => {
      const scene = await setDeliveryScene(engine);
      const { double, store, publish, start, pass, attempts, finalCounts } = scene;
      await followInChannel(scene);
      await start();
      const gone = how === 'kicked' ? double.chats.kick(channel, owner) : double.chats.dismiss(channel, owner);
      if (hears === 'and hears of it') await tell(scene, gone);
      await publish();
      await pass(settling);
      await publish({ received: 4, words: 'corrected' });
      await pass(settling);
      expect(attempts(channel)).toHaveLength(1);
      expect(await store.follower(channel)).toMatchObject({ paused: 'blocked' });
      expect(await store.follows(channel)).toHaveLength(1);
      expect(await finalCounts()).toMatchObject({ blocked: 1, failed: 0 });
      await tell(scene, double.chats.add(channel, owner));
      await publish({ received: 5, words: 'corrected again' });
      await pass(settling);
      expect(alertsOf(scene, channel)).toEqual([expect.stringContaining('4 → 5')]);
      expect(await store.follower(channel)).toMatchObject({ paused: null });
    },
  );

  it('come at a pace that Telegram takes of a group, each once', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, store, publish, start, pass, attempts, finalCounts } = scene;
    await followInChannel(scene);
    await start();
    double.limit({ perSecond: 30, perSecondAndChat: 1, perMinuteAndGroup: 20 });
    for (const year of [2023, 2024, 2025]) await publish({ year });
    await pass(60_000);
    const moments = attempts(channel);
    expect(moments).toHaveLength(3);
    for (const [index, moment] of moments.slice(1).entries())
      expect(moment - (moments[index] ?? 0)).toBeGreaterThanOrEqual(3000);
    expect(alertsOf(scene, channel)).toHaveLength(3);
    expect(await finalCounts()).toMatchObject({ sent: 3, possiblyTwice: 0 });
    expect(await store.follower(channel)).toMatchObject({ paused: null });
  });
});
