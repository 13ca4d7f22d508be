import { expect, it } from 'vitest';
import { broadcastOver, createChats, createPassingClock, serveAll } from './tools/broadcasting.ts';
import { chatOver, personIn, read } from './tools/chat.ts';
import { alertsOf, type DeliveryScene, setDeliveryScene, settling } from './tools/delivery-scene.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

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

  it('lead readers to the rest of a digest in private, and nobody who is not there', async () => {
    const clock = createPassingClock();
    const store = await engine.open({ ...(await engine.freshDatabase()), clock });
    await store.follow(channel, { topic: 'b3703', name: null }, { user: owner.id, locale: 'zh' });
    for (let year = 2008; year < 2024; year += 1) await storeMadeReport(store, '淄博市教育局', { year });
    const sent = createChats(clock);
    await serveAll(await broadcastOver(store, { clock, send: sent.send }), clock);
    const [digest, ...more] = sent.of(channel);
    expect([digest?.text.split('\n')[0], more]).toEqual([expect.stringContaining('16份年报有更新'), []]);
    const turn = digest?.reply.buttons.flat().find(({ label }) => label.includes('▶'));
    if (turn === undefined || !('press' in turn)) throw new Error('the digest has one page');
    const answerer = await chatOver(store, {
      chats: {
        find: async (id) => await Promise.resolve({ id: Number(id), type: 'channel', title: '简报', address: `${id}` }),
        membershipOf: async (_, user) => await Promise.resolve(user === 9 ? 'member' : 'outside'),
        ownerOf: async () => await Promise.resolve(null),
      },
    });
    const user = { id: 9, languageCode: 'zh' };
    const pressed = await answerer({ chat: { id: channel, type: 'channel' }, user, kind: 'press', press: turn.press });
    if (pressed.kind !== 'open') throw new Error(`the answer is a ${pressed.kind}`);
    const rest = read(await personIn(answerer, 'zh', 9).ask(`/start ${pressed.start}`));
    expect(rest).toContain('频道“简报”：\n🔔 16份年报有更新（2/');
    const years = [digest?.text ?? '', rest].flatMap((text) => [...text.matchAll(/20\d\d(?=年度)/g)].map(String));
    expect(years.length).toBeGreaterThan(10);
    expect(new Set(years).size).toBe(years.length);
    await expect(personIn(answerer, 'zh', 10).ask(`/start ${pressed.start}`)).rejects.toThrow('Only administrators');
  });
});
