import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../src/local/double/people.ts';
import { type ChatScene, setChatScene, wordsOf } from './tools/chat-scene.ts';
import { testEngine } from './tools/engines.ts';

const bot = '@gongkai_bot';
const refused = '群组和频道的订阅、设置只有管理员能改；也可以私聊机器人，为自己订阅。';
const asOneself =
  '以匿名管理员或频道的名义发言，无法核实身份：请以本人身份再发一次，或私聊机器人，在命令后面写上群组的 @名称。';

describe('following in a group', () => {
  const engine = testEngine('pglite');
  let scene: ChatScene;
  let number = 7000;
  let group = 0;
  let supergroup = 0;
  let owner: Person;
  let helper: Person;
  let member: Person;

  beforeAll(async () => {
    scene = await setChatScene(engine);
  });

  // Nobody may ask too often, nor in one chat.
  beforeEach(() => {
    number += 10;
    group = -number;
    supergroup = -1_000_000_000_000 - number;
    owner = { id: number + 1, languageCode: 'zh-hans' };
    helper = { id: number + 2, languageCode: 'en' };
    member = { id: number + 3, languageCode: 'zh-hans' };
    const { chats } = scene.double;
    chats.add(group, owner);
    chats.appoint(group, owner, 'creator');
    chats.appoint(group, helper, 'administrator');
    chats.appoint(group, member, 'member');
  });

  const topics = async (chat: number): Promise<readonly string[]> =>
    (await scene.store.follows(chat)).map(({ topic }) => topic);

  it('is for its owner and administrators, and is edited and ended by them', async () => {
    const { say, press, store } = scene;
    expect(wordsOf(await say(owner, `/subscribe${bot} 淄博市以下`, { chat: group }))).toContain(
      '✓ 已订阅 淄博市及以下的所有机关',
    );
    expect(wordsOf(await say(helper, `/subscribe${bot} 淄博市投资促进局`, { chat: group }))).toContain('✓ Following');
    expect(await topics(group)).toHaveLength(2);
    expect(await store.follower(group)).toMatchObject({ followedBy: helper.id });
    await say(owner, `/subscriptions${bot}`, { chat: group });
    expect(wordsOf(await press(owner, group, '每天8点'))).toContain('每天8点提醒（北京时间）');
    expect(await store.follower(group)).toMatchObject({ dailyHour: 8 });
    expect(wordsOf(await press(owner, group, '✕ 淄博市及以下'))).toBe('已退订：淄博市及以下的所有机关');
    expect(await topics(group)).toHaveLength(1);
  });

  it.each([
    ['/subscribe', '/subscribe 淄博市投资促进局'],
    ['/unsubscribe', '/unsubscribe'],
    ['/lang', '/lang en'],
    ['/home', '/home 淄博市'],
    ['/deleteme', '/deleteme'],
  ])('%s is refused to a member who is no administrator, in one sentence', async (name, words) => {
    const asked = words.replace(name, `${name}${bot}`);
    for (const status of ['member', 'restricted', 'left', 'kicked'] as const) {
      scene.double.chats.appoint(group, member, status);
      expect(wordsOf(await scene.say(member, asked, { chat: group }))).toBe(refused);
    }
    expect(await topics(group)).toEqual([]);
    expect(await scene.store.chatSettings(group)).toMatchObject({ locale: null, homeRegion: null });
  });

  it('checks again on every press: a member, and an administrator who is one no more', async () => {
    const { say, pressForNotice, double, store } = scene;
    await say(owner, `/subscribe${bot} 淄博市`, { chat: group });
    await say(owner, `/subscriptions${bot}`, { chat: group });
    for (const label of ['暂停', '✕ 淄博市']) expect(await pressForNotice(member, group, label)).toBe(refused);
    double.chats.appoint(group, owner, 'member');
    expect(await pressForNotice(owner, group, '✕ 淄博市')).toBe(refused);
    expect(await topics(group)).toEqual(['r370300']);
    expect(await store.follower(group)).toMatchObject({ paused: null });
  });

  it('is refused to whoever writes anonymously or as a channel, with what to do', async () => {
    const { double, say } = scene;
    const anonymous = { id: 1_087_968_824, bot: true, languageCode: 'zh-hans' };
    const asChannel = { id: 136_817_688, bot: true, languageCode: 'zh-hans' };
    for (const person of [anonymous, asChannel]) {
      // Even if Telegram took it for an administrator's.
      double.chats.appoint(group, person, 'administrator');
      const also = { sender_chat: { id: group, type: 'group', title: 'Group' } } as const;
      expect(wordsOf(await say(person, `/subscribe${bot} 淄博市`, { chat: group, also }))).toBe(asOneself);
    }
    const post = { sender_chat: { id: -1_000_000_000_071, type: 'channel', title: 'Channel' } } as const;
    const telegram = { id: 777_000, languageCode: 'zh-hans' };
    expect(await say(telegram, `/subscribe${bot} 淄博市`, { chat: group, also: post })).toEqual([]);
    expect(await topics(group)).toEqual([]);
  });

  it('lets an anonymous administrator press, as Telegram says who that is', async () => {
    const { say, press, double } = scene;
    await say(helper, `/subscribe${bot} 淄博市`, { chat: group });
    double.chats.appoint(group, owner, 'creator', { is_anonymous: true });
    expect(wordsOf(await press(owner, group, 'Unfollow'))).toContain('已退订');
    expect(await topics(group)).toEqual([]);
  });

  it('stays with a group that becomes a supergroup, and with its administrators', async () => {
    const { say, press, double, tell, store } = scene;
    await say(owner, `/subscribe${bot} 淄博市`, { chat: group });
    const told = double.chats.upgrade(group, supergroup, owner);
    for (const update of [told.new, told.old, told.new]) await tell({ ...update, update_id: update.update_id + 100 });
    expect([await topics(group), await topics(supergroup)]).toEqual([[], ['r370300']]);
    expect(wordsOf(await say(member, `/unsubscribe${bot}`, { chat: supergroup }))).toBe(refused);
    await say(helper, `/subscriptions${bot}`, { chat: supergroup });
    expect(wordsOf(await press(owner, supergroup, 'Daily at 8'))).toContain('每天8点');
    expect(await store.follower(supergroup)).toMatchObject({ dailyHour: 8 });
    expect(await store.follower(group)).toBe(null);
  });

  it('asks Telegram again when it does not answer, and else changes nothing and says so', async () => {
    const { double, say } = scene;
    const restore = double.misbehave({
      method: 'getChatMember',
      fault: { kind: 'refuse', code: 502, description: 'Bad Gateway' },
      calls: [1],
    });
    expect(wordsOf(await say(owner, `/subscribe${bot} 淄博市`, { chat: group }))).toContain('✓ 已订阅 淄博市');
    restore();
    const down = double.misbehave({ method: 'getChatMember', fault: { kind: 'reset', accepted: true } });
    expect(wordsOf(await say(owner, `/unsubscribe${bot} 淄博市`, { chat: group }))).toContain('什么都没有改');
    down();
    expect(await topics(group)).toEqual(['r370300']);
  });

  it('has its alerts in the language that was chosen for it', async () => {
    const { say, store } = scene;
    await say(owner, `/subscribe${bot} 淄博市`, { chat: group });
    expect(await store.follower(group)).toMatchObject({ locale: 'zh' });
    expect(wordsOf(await say(owner, `/lang${bot} en`, { chat: group }))).toContain('English');
    expect(await store.follower(group)).toMatchObject({ locale: 'en' });
  });
});
