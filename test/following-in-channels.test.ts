import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pressOf, readPress } from '../src/chat/press.ts';
import { agencyKinds } from '../src/domain/agency-kinds.ts';
import type { Person } from '../src/local/double/people.ts';
import { type ChatScene, setChatScene, wordsOf } from './tools/chat-scene.ts';
import { testEngine } from './tools/engines.ts';

const bot = '@gongkai_bot';
const refused = '群组和频道的订阅、设置只有管理员能改；也可以私聊机器人，为自己订阅。';

describe('following for a channel', () => {
  const engine = testEngine('pglite');
  let scene: ChatScene;
  let number = 3000;
  let channel = 0;
  let name = '';
  let owner: Person;
  let editor: Person;
  let reader: Person;

  beforeAll(async () => {
    scene = await setChatScene(engine);
  });

  // Nobody may ask too often, nor in one chat.
  beforeEach(() => {
    number += 10;
    channel = -1_000_000_000_000 - number;
    name = `@channel_${number}`;
    owner = { id: number + 1, languageCode: 'zh-hans' };
    editor = { id: number + 2, languageCode: 'en' };
    reader = { id: number + 3, languageCode: 'zh-hans' };
    const { chats, people } = scene.double;
    for (const person of [owner, editor, reader]) people.say(person, '/start');
    chats.found(channel, '公开简报', name.slice(1));
    chats.add(channel, owner);
    chats.appoint(channel, editor, 'administrator');
    chats.appoint(channel, reader, 'member');
  });

  const topics = async (): Promise<readonly string[]> => (await scene.store.follows(channel)).map(({ topic }) => topic);

  /** What presses open since the calls were last taken. */
  const opened = (): readonly string[] =>
    scene.double.takeCalls().flatMap(({ method, parameters, refused: fault }) => {
      if (method !== 'answerCallbackQuery' || fault !== null) return [];
      const start = /\?start=(.+)$/.exec(z.object({ url: z.string().default('') }).parse(parameters).url)?.[1];
      return start === undefined ? [] : [start];
    });

  describe('in private', () => {
    it('by its @name, from the first follow to the last, without a word in the channel', async () => {
      const { say, press, texts } = scene;
      const followed = wordsOf(await say(owner, `/subscribe 淄博市投资促进局 ${name}`));
      expect(followed.split('\n').slice(0, 2)).toEqual(['频道“公开简报”：', '✓ 已订阅 淄博市投资促进局']);
      expect(wordsOf(await say(editor, `/subscribe ${name} 淄博市以下`))).toContain('Channel “公开简报”:\n✓ Following');
      expect(await topics()).toHaveLength(2);
      expect(await scene.store.follows(owner.id)).toEqual([]);
      const list = wordsOf(await say(owner, `我的订阅 ${name}`));
      expect(list).toContain('频道“公开简报”：\n订阅（2）\n1. 淄博市投资促进局\n2. 淄博市及以下的所有机关');
      expect(wordsOf(await press(owner, owner.id, '每天8点'))).toContain('每天8点提醒');
      expect(await scene.store.follower(channel)).toMatchObject({ dailyHour: 8, followedBy: editor.id });
      expect(wordsOf(await press(owner, owner.id, '✕ 淄博市及以下'))).toBe(
        '频道“公开简报”：\n已退订：淄博市及以下的所有机关',
      );
      expect(wordsOf(await press(owner, owner.id, '恢复订阅'))).toContain('频道“公开简报”：\n✓ 已订阅');
      expect(wordsOf(await say(owner, `/unsubscribe 淄博市投资促进局 ${name}`))).toContain('已退订');
      expect(await topics()).toEqual(['b3703']);
      expect(texts(channel)).toEqual([]);
    });

    it('by its number and by a link to a post, where it has no name', async () => {
      const { double, say } = scene;
      const closed = channel - 5;
      double.chats.found(closed, '内部');
      double.chats.add(closed, owner);
      expect(wordsOf(await say(owner, `/subscribe 淄博市 ${closed}`))).toContain('频道“内部”：\n✓ 已订阅');
      const link = `https://t.me/c/${-closed - 1_000_000_000_000}/12`;
      expect(wordsOf(await say(owner, `/unsubscribe 淄博市 ${link}`))).toContain('已退订：淄博市');
    });

    it('asks back, and says how much would match, for the channel', async () => {
      const { say, press } = scene;
      expect(wordsOf(await say(owner, `/subscribe 市投资促进局 ${name}`))).toContain('是指哪一个');
      await press(owner, owner.id, '淄博市投资促进局');
      expect(await topics()).toHaveLength(1);
      expect(await scene.store.follows(owner.id)).toEqual([]);
    });

    it('also for a group', async () => {
      const { double, say } = scene;
      const group = channel - 6;
      double.people.say(owner, '一', { chat: group });
      double.chats.add(group, owner);
      double.chats.appoint(group, owner, 'administrator');
      expect(wordsOf(await say(owner, `/subscribe 淄博市 ${group}`))).toContain('群组“Group”：\n✓ 已订阅');
      expect(await scene.store.follows(group)).toHaveLength(1);
    });

    it('finds a group under its new number by buttons and words that have the old one', async () => {
      const { double, say, press, tell, store } = scene;
      const group = -number;
      const supergroup = channel - 6;
      double.chats.add(group, owner);
      double.chats.appoint(group, owner, 'creator');
      await say(owner, `/subscribe 淄博市 ${group}`);
      await say(owner, `/subscriptions ${group}`);
      const told = double.chats.upgrade(group, supergroup, owner);
      for (const update of [told.old, told.new]) await tell(update);
      expect(wordsOf(await press(owner, owner.id, '每天8点'))).toContain('每天8点提醒');
      expect(await store.follower(supergroup)).toMatchObject({ dailyHour: 8 });
      expect(wordsOf(await say(reader, `/unsubscribe 淄博市 ${group}`))).toBe(refused);
      expect(wordsOf(await say(owner, `/unsubscribe 淄博市 ${group}`))).toContain('已退订：淄博市');
      expect(await store.follows(supergroup)).toEqual([]);
    });

    it('is refused to readers, to strangers, and to administrators who may not post', async () => {
      const { double, say } = scene;
      for (const words of ['/subscribe 淄博市', '/subscriptions', '/unsubscribe', '/lang en', '/home 淄博市'])
        expect(wordsOf(await say(reader, `${words} ${name}`))).toBe(refused);
      double.chats.appoint(channel, reader, 'administrator', { can_post_messages: false });
      expect(wordsOf(await say(reader, `/subscribe 淄博市 ${name}`))).toBe(refused);
      const stranger = { id: number + 4, languageCode: 'zh-hans' };
      expect(wordsOf(await say(stranger, `/subscribe 淄博市 ${name}`))).toBe(refused);
      expect(await topics()).toEqual([]);
      expect(await scene.store.chatSettings(channel)).toMatchObject({ locale: null });
    });

    it('checks again on every press', async () => {
      const { double, say, press } = scene;
      await say(owner, `/subscribe 淄博市 ${name}`);
      await say(editor, `/subscriptions ${name}`);
      double.chats.appoint(channel, editor, 'member');
      for (const label of ['✕', 'Pause', 'Daily at 8'])
        expect(wordsOf(await press(editor, editor.id, label))).toContain('Only administrators');
      expect(await topics()).toEqual(['r370300']);
      expect(await scene.store.follower(channel)).toMatchObject({ paused: null, dailyHour: null });
    });

    it('says what to do where the bot is not, and where it may not post', async () => {
      const { double, say, tell } = scene;
      expect(wordsOf(await say(owner, '/subscribe 淄博市 @nowhere_at_all'))).toContain('没有找到 @nowhere_at_all');
      const other = `@other_${number}`;
      double.chats.found(channel - 7, '别处', other.slice(1));
      expect(wordsOf(await say(owner, `/subscribe 淄博市 ${other}`))).toContain('机器人不在那里，或者没有权限');
      await tell(double.chats.silence(channel, owner));
      expect(wordsOf(await say(owner, `/subscribe 淄博市 ${name}`))).toContain('允许发布消息');
      expect(await topics()).toEqual([]);
    });

    it('has the language and the home region of the channel', async () => {
      const { say, store } = scene;
      await say(owner, `/subscribe 淄博市 ${name}`);
      expect(wordsOf(await say(owner, `/lang en ${name}`))).toContain('频道“公开简报”：');
      await say(owner, `/home 淄博市 ${name}`);
      expect(await store.chatSettings(channel)).toMatchObject({ locale: 'en', homeRegion: '370300' });
      expect(await store.follower(channel)).toMatchObject({ locale: 'en' });
      expect(await store.chatSettings(owner.id)).toMatchObject({ locale: null, homeRegion: null });
    });
  });

  describe('by a post', () => {
    it('of whoever may post, and is answered below it; its owner is told should the bot lose its rights', async () => {
      const { say, store } = scene;
      const [answer, ...more] = await say(editor, `/subscribe${bot} 淄博市投资促进局`, { chat: channel });
      expect(answer?.text).toContain('✓ 已订阅 淄博市投资促进局');
      expect(answer?.reply_to_message?.text).toContain('/subscribe');
      expect(more).toEqual([]);
      expect(await topics()).toHaveLength(1);
      expect(await store.follower(channel)).toMatchObject({ followedBy: owner.id, locale: 'zh' });
      expect(wordsOf(await say(owner, `/unsubscribe${bot} 淄博市投资促进局`, { chat: channel }))).toContain('已退订');
      expect(await topics()).toEqual([]);
    });

    it('that is not for the bot is left alone', async () => {
      const { say } = scene;
      for (const words of ['/subscribe 淄博市', '/subscribe@another_bot 淄博市', '淄博市投资促进局 2023'])
        expect(await say(owner, words, { chat: channel })).toEqual([]);
    });

    it('that needs an answer is answered in private, for the channel', async () => {
      const { double, say, press } = scene;
      expect(wordsOf(await say(owner, `/subscribe${bot} 市投资促进局`, { chat: channel }))).toContain('是指哪一个');
      double.takeCalls();
      expect(await press(owner, channel, '淄博市投资促进局')).toEqual([]);
      const [start] = opened();
      expect(wordsOf(await say(reader, `/start ${start}`))).toBe(refused);
      expect(wordsOf(await say(owner, `/start ${start}`))).toContain('频道“公开简报”：\n订阅 淄博市投资促进局？');
      expect(await topics()).toEqual([]);
      expect(wordsOf(await press(owner, owner.id, '订阅'))).toContain('频道“公开简报”：\n✓ 已订阅');
      expect(await topics()).toHaveLength(1);
    });
  });

  describe('what stands under its posts', () => {
    it('opens the private chat of whoever presses, and nothing in the channel', async () => {
      const { double, say, press } = scene;
      await say(owner, `/stats${bot} 淄博市投资促进局 2023`, { chat: channel });
      double.takeCalls();
      for (const label of ['来源', '订阅']) expect(await press(reader, channel, label)).toEqual([]);
      const [source, follow] = opened();
      expect(wordsOf(await say(reader, `/start ${source}`))).toContain('淄博市投资促进局');
      expect(wordsOf(await say(reader, `/start ${follow}`))).toContain('✓ 已订阅 淄博市投资促进局');
      expect(await scene.store.follows(reader.id)).toHaveLength(1);
      expect(await topics()).toEqual([]);
    });

    it('leads its administrators to what it follows, and ends nothing by itself', async () => {
      const { double, say, press } = scene;
      await say(owner, `/subscribe${bot} 淄博市`, { chat: channel });
      double.takeCalls();
      expect(await press(editor, channel, '退订')).toEqual([]);
      const [start] = opened();
      expect(wordsOf(await say(reader, `/start ${start}`))).toBe(refused);
      expect(wordsOf(await say(editor, `/start ${start}`))).toContain('Everything followed (1)');
      expect(await topics()).toEqual(['r370300']);
    });
  });

  describe('that changes', () => {
    it('tells in private who added the bot how it is used there, and leads to what it follows', async () => {
      const { double, tell, press, texts } = scene;
      const fresh = channel - 8;
      double.chats.found(fresh, '新频道', `fresh_${number}`);
      await tell(double.chats.add(fresh, owner));
      expect(texts(owner.id).at(-1)).toBe(
        [
          '机器人已加入频道“新频道”。',
          '要有新年报就在那里提醒，请在这里发送：',
          `/subscribe 淄博市投资促进局 @fresh_${number}`,
          `/subscribe 淄博市以下 @fresh_${number}`,
        ].join('\n'),
      );
      expect(wordsOf(await press(owner, owner.id, '它的订阅'))).toBe(
        `频道“新频道”：\n订阅：还没有。例如“/subscribe 淄博市投资促进局 @fresh_${number}”“/subscribe 淄博市以下 @fresh_${number}”。`,
      );
      expect(texts(fresh)).toEqual([]);
      // A right that is given later is no new channel.
      await tell(double.chats.silence(fresh, owner));
      await tell(double.chats.add(fresh, owner));
      expect(texts(owner.id)).toHaveLength(1);
    });

    it('tells who added it to a group how it is used there', async () => {
      const { double, tell, texts } = scene;
      const group = channel - 6;
      await tell(double.chats.add(group, editor));
      expect(texts(editor.id).at(-1)).toBe(
        [
          'The bot is now in the group “Group”.',
          'To have new annual reports told there, send here:',
          `/subscribe 淄博市投资促进局 ${group}`,
          `/subscribe 淄博市以下 ${group}`,
          'or, as an administrator, in the group:',
          `/subscribe${bot} 淄博市投资促进局`,
        ].join('\n'),
      );
    });

    it('tells nobody who never wrote to the bot, and goes on', async () => {
      const { double, tell, say } = scene;
      const stranger = { id: number + 5, languageCode: 'zh-hans' };
      double.chats.introduce(stranger);
      double.chats.found(channel - 9, '别处');
      await tell(double.chats.add(channel - 9, stranger));
      expect(wordsOf(await say(owner, '/lang zh'))).toContain('中文');
    });
  });

  it('has buttons that hold the longest follow of the channel with the highest number', () => {
    const furthest = -1_997_852_516_352;
    for (const { code } of agencyKinds)
      for (const [command, mark] of [
        ['subscribe', '!'],
        ['subscribe', '?'],
        ['unsubscribe', ''],
      ] as const) {
        const part = `${mark}k${code}.b370306`;
        const press = pressOf({ command, chat: furthest, part });
        expect(readPress(press)).toMatchObject({ command, chat: furthest, part });
      }
  });

  it('opens by a link nothing that changes or deletes anything', async () => {
    const { say, store } = scene;
    await say(owner, '/subscribe 淄博市');
    const linked = (press: string) => say(owner, `/start p${Buffer.from(press).toString('base64url')}`);
    for (const press of ['deleteme||||yes', 'unsubscribe||||*', 'unsubscribe||||r370300', 'subscriptions||||s.pause'])
      await linked(press);
    for (const press of ['lang||||en', 'home||||370300', 'withdraw||||c1', 'status||||x', 'nonsense'])
      await linked(press);
    expect(await store.follows(owner.id)).toHaveLength(1);
    expect(await store.follower(owner.id)).toMatchObject({ paused: null, locale: 'zh' });
    expect(await store.chatSettings(owner.id)).toMatchObject({ locale: null, homeRegion: null });
  });
});
