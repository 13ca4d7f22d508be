import { describe, expect, it } from 'vitest';
import { createDouble, type Double } from '../src/local/double/double.ts';
import { testToken } from './tools/bot-on-double.ts';
import { callDouble } from './tools/double-calls.ts';
import { createManualClock } from './tools/manual-clock.ts';

const person = { id: 7 };
const group = -5;
const supergroup = -1_000_000_000_005;
const channel = -1_000_000_000_006;

function create() {
  const clock = createManualClock();
  const double = createDouble({ token: testToken, clock });
  return { clock, double };
}

/** What the bot is answered that sends something to a chat: null when that works. */
async function refusal(double: Double, chat: number, more: object = {}): Promise<string | null> {
  const { error_code: code, description } = await callDouble(double, 'sendMessage', {
    chat_id: chat,
    text: 'a',
    ...more,
  });
  return code === undefined ? null : `${code} ${description}`;
}

describe('chats of the double', () => {
  it('are closed by blocking, and open again', async () => {
    const { double, clock } = create();
    double.people.say(person, '/start');
    const blocked = double.chats.block(person);
    expect(blocked.my_chat_member).toMatchObject({
      chat: { id: 7, type: 'private' },
      from: { id: 7 },
      date: clock.now().getTime() / 1000,
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'kicked', user: { id: double.me.id } },
    });
    expect(await refusal(double, 7)).toBe('403 Forbidden: bot was blocked by the user');
    expect(double.chats.unblock(person).my_chat_member?.new_chat_member.status).toBe('member');
    expect(await refusal(double, 7)).toBe(null);
  });

  it.each<[string, (double: Double) => unknown, number, string]>([
    [
      'kicked from a group',
      ({ chats }) => chats.kick(group, person),
      group,
      '403 Forbidden: bot was kicked from the group chat',
    ],
    [
      'kicked from a supergroup',
      ({ chats }) => chats.kick(supergroup, person),
      supergroup,
      '403 Forbidden: bot was kicked from the supergroup chat',
    ],
    [
      'kicked from a channel',
      ({ chats }) => chats.kick(channel, person),
      channel,
      '403 Forbidden: bot was kicked from the channel chat',
    ],
    [
      'dismissed from a channel',
      ({ chats }) => chats.dismiss(channel, person),
      channel,
      '403 Forbidden: bot is not a member of the channel chat',
    ],
    [
      'silenced in a channel',
      ({ chats }) => chats.silence(channel, person),
      channel,
      '400 Bad Request: need administrator rights in the channel chat',
    ],
    [
      'silenced in a group',
      ({ chats }) => chats.silence(group, person),
      group,
      '400 Bad Request: not enough rights to send text messages to the chat',
    ],
    [
      'in a group that is deleted',
      ({ chats }) => chats.dissolve(group),
      group,
      '403 Forbidden: the group chat was deleted',
    ],
    [
      'writing to an account that is no more',
      ({ chats }) => chats.deactivate(person),
      7,
      '403 Forbidden: user is deactivated',
    ],
    [
      'writing to a stranger',
      ({ chats }) => chats.introduce({ id: 9 }),
      9,
      "403 Forbidden: bot can't initiate conversation with a user",
    ],
  ])('answer a bot that is %s', async (_, happen, chat, expected) => {
    const { double } = create();
    double.people.say(person, '/start');
    for (const id of [group, supergroup]) double.chats.add(id, person);
    double.chats.add(channel, person, 'channel');
    for (const id of [group, supergroup, channel]) expect(await refusal(double, id)).toBe(null);
    happen(double);
    expect(await refusal(double, chat)).toBe(expected);
    expect(await callDouble(double, 'editMessageText', { chat_id: chat, message_id: 1, text: 'b' })).toMatchObject({
      ok: false,
      description: expected.slice(4),
    });
    if (chat === 9 || expected.includes('deleted') || expected.includes('deactivated')) return;
    double.chats.add(chat, person);
    expect(await refusal(double, chat)).toBe(null);
  });

  it('say where a group went that was upgraded', async () => {
    const { double } = create();
    double.chats.add(group, person);
    const told = double.chats.upgrade(group, supergroup, person);
    expect(told.old.message).toMatchObject({ chat: { id: group, type: 'group' }, migrate_to_chat_id: supergroup });
    expect(told.new.message).toMatchObject({
      chat: { id: supergroup, type: 'supergroup' },
      migrate_from_chat_id: group,
    });
    expect(await callDouble(double, 'sendMessage', { chat_id: group, text: 'a' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: supergroup },
    });
    expect(await refusal(double, supergroup)).toBe(null);
  });

  it('have topics, which are closed, deleted and switched off', async () => {
    const { double } = create();
    double.people.say(person, '一', { chat: supergroup, thread: 3 });
    const inTopic = (thread: number) => refusal(double, supergroup, { message_thread_id: thread });
    expect(await inTopic(3)).toBe(null);
    expect(double.messages(supergroup).at(-1)).toMatchObject({ message_thread_id: 3, is_topic_message: true });
    expect(await inTopic(4)).toBe('400 Bad Request: message thread not found');
    double.chats.closeTopic(supergroup, 3);
    expect(await inTopic(3)).toBe('400 Bad Request: TOPIC_CLOSED');
    double.chats.deleteTopic(supergroup, 3);
    expect(await inTopic(3)).toBe('400 Bad Request: message thread not found');
    double.chats.switchTopicsOff(supergroup);
    expect(await inTopic(3)).toBe(null);
    expect(double.messages(supergroup).at(-1)).not.toHaveProperty('message_thread_id');
  });

  const ask = async (double: Double, method: string, chat: number | string, user?: number) => {
    const {
      result,
      error_code: code,
      description,
    } = await callDouble(double, method, {
      chat_id: chat,
      ...(user === undefined ? {} : { user_id: user }),
    });
    return result ?? `${code} ${description}`;
  };

  it('know their members', async () => {
    const { double } = create();
    double.people.say(person, '一', { chat: group });
    const statusOf = (user: number) => ask(double, 'getChatMember', group, user);
    expect(await statusOf(7)).toMatchObject({ status: 'member', user: { id: 7 } });
    expect(await statusOf(8)).toBe('400 Bad Request: user not found');
    double.people.say({ id: 8 }, '/start');
    expect(await statusOf(8)).toMatchObject({ status: 'left', user: { id: 8 } });
    for (const status of ['creator', 'administrator', 'member', 'restricted', 'left', 'kicked'] as const) {
      double.chats.appoint(group, person, status);
      expect(await statusOf(7)).toMatchObject({ status, user: { id: 7 } });
    }
    double.chats.kick(group, person);
    expect(await statusOf(7)).toBe('403 Forbidden: bot was kicked from the group chat');
    expect(await ask(double, 'getChatMember', -77, 7)).toBe('400 Bad Request: chat not found');
  });

  it('know their administrators, and whoever they were in the group that became one', async () => {
    const { double } = create();
    double.people.say(person, '一', { chat: group });
    double.chats.add(group, person);
    double.chats.appoint(group, person, 'creator', { is_anonymous: true });
    double.chats.appoint(group, { id: 8 }, 'administrator', { can_post_messages: false });
    double.chats.appoint(group, { id: 9, bot: true }, 'administrator');
    double.chats.appoint(group, { id: 10 }, 'member');
    const administrators = [
      { status: 'creator', user: { id: 7 }, is_anonymous: true },
      { status: 'administrator', user: { id: 8 }, can_post_messages: false },
    ];
    expect(await ask(double, 'getChatAdministrators', group)).toMatchObject(administrators);
    double.chats.upgrade(group, supergroup, person);
    expect(await ask(double, 'getChatAdministrators', supergroup)).toMatchObject(administrators);
    expect(await ask(double, 'getChatAdministrators', group)).toBe(
      '400 Bad Request: group chat was upgraded to a supergroup chat',
    );
    double.people.say(person, '/start');
    expect(await ask(double, 'getChatAdministrators', 7)).toBe(
      '400 Bad Request: there are no administrators in the private chat',
    );
  });

  it('are channels, open by their name to whoever looks, and their members to administrators alone', async () => {
    const { double } = create();
    const closed = -1_000_000_000_007;
    double.chats.found(channel, '公开', 'open_channel');
    double.chats.found(closed, '不公开');
    double.people.say(person, '/start');
    expect(await ask(double, 'getChat', '@open_channel')).toMatchObject({
      id: channel,
      type: 'channel',
      title: '公开',
    });
    expect(await ask(double, 'getChat', '@closed_channel')).toBe('400 Bad Request: chat not found');
    expect(await ask(double, 'getChat', closed)).toBe('403 Forbidden: bot is not a member of the channel chat');
    expect(await ask(double, 'getChatMember', '@open_channel', 7)).toBe('400 Bad Request: member list is inaccessible');
    expect(await refusal(double, channel)).toBe('403 Forbidden: bot is not a member of the channel chat');
    double.chats.add(channel, person);
    expect(await refusal(double, channel)).toBe(null);
    expect(await ask(double, 'getChatMember', '@open_channel', 7)).toMatchObject({ status: 'creator' });
    expect(await ask(double, 'getChatMember', channel, 8)).toBe('400 Bad Request: user not found');
    // Without the right to post it may still ask who is there.
    double.chats.silence(channel, person);
    expect(await refusal(double, channel)).toBe('400 Bad Request: need administrator rights in the channel chat');
    expect(await ask(double, 'getChatMember', channel, 7)).toMatchObject({ status: 'creator' });
    double.chats.kick(channel, person);
    expect(await ask(double, 'getChat', '@open_channel')).toBe('403 Forbidden: bot was kicked from the channel chat');
  });

  it('tell of a post nothing but its channel', () => {
    const { double } = create();
    double.chats.add(channel, person, 'channel');
    const { channel_post: post } = double.people.say(person, '一', { chat: channel });
    expect(post).toMatchObject({ text: '一', chat: { id: channel }, sender_chat: { id: channel, type: 'channel' } });
    expect(post).not.toHaveProperty('from');
  });

  it('open the bot, and nothing else, by a press', async () => {
    const { double } = create();
    double.people.say(person, '/start');
    await refusal(double, 7);
    const [, message] = double.messages(7);
    if (message === undefined) throw new Error('no message');
    const open = async (url: string) => {
      const { callback_query: query } = double.people.press(person, message, 'a');
      const { description } = await callDouble(double, 'answerCallbackQuery', { callback_query_id: query?.id, url });
      return description ?? null;
    };
    expect(await open(`https://t.me/${double.me.username}?start=p_abc-1`)).toBe(null);
    expect(await open('https://example.org')).toBe('Bad Request: URL_INVALID');
    expect(await open(`https://t.me/${double.me.username}?start=a|b`)).toBe('Bad Request: URL_INVALID');
  });

  it('take what is within the limits, and say when they take more', async () => {
    const { double, clock } = create();
    for (const id of [7, 8, 9]) double.people.say({ id }, '/start');
    double.chats.add(group, person);
    const flooded = async (chat: number) => {
      const { error_code: code, parameters } = await callDouble(double, 'sendMessage', { chat_id: chat, text: 'a' });
      return code === undefined ? null : [code, parameters];
    };
    double.limit({ perSecond: 2 });
    expect([await flooded(7), await flooded(8), await flooded(9)]).toEqual([null, null, [429, { retry_after: 1 }]]);
    clock.advance(1000);
    expect(await flooded(9)).toBe(null);
    double.limit({ perSecondAndChat: 1, perMinuteAndGroup: 2 });
    expect([await flooded(7), await flooded(8), await flooded(7)]).toEqual([null, null, [429, { retry_after: 1 }]]);
    expect(await flooded(group)).toBe(null);
    clock.advance(20_000);
    expect(await flooded(group)).toBe(null);
    clock.advance(10_000);
    expect(await flooded(group)).toEqual([429, { retry_after: 30 }]);
    double.limit({});
    expect(await flooded(group)).toBe(null);
  });
});
