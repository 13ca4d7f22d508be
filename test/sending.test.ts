import { describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { Answer, Incoming, Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { KeptMessage } from '../src/local/double/conversations.ts';
import type { Double } from '../src/local/double/double.ts';
import { escapeHtml } from '../src/text/html.ts';
import { type BotOnDouble, createBotOnDouble, testToken } from './tools/bot-on-double.ts';
import { createManualClock } from './tools/manual-clock.ts';

const person = { id: 7, languageCode: 'zh-hans' };
const foreigner = { id: 8, languageCode: 'de' };
const group = -1_001_234_567_890;

function reply(text: string, extra: Partial<Reply> = {}): Reply {
  return { text, buttons: [], ...extra };
}

function sends(answer: Reply): Answerer {
  return async () => ({ kind: 'send', reply: answer });
}

/** Says what it was asked, so that a test can see how an update was understood. */
function listening(): { readonly heard: Incoming[]; readonly answerer: Answerer } {
  const heard: Incoming[] = [];
  return {
    heard,
    answerer: async (incoming) => {
      heard.push(incoming);
      return { kind: 'send', reply: reply('好') };
    },
  };
}

/** Methods and texts of what was sent, in order. */
function sent(double: Double): (string | undefined)[][] {
  return double.takeCalls().map(({ method, message }) => [method, message?.text ?? message?.caption]);
}

function newest(double: Double, chat: number = person.id): KeptMessage {
  const message = double.messages(chat).at(-1);
  if (message === undefined) throw new Error('the chat is empty');
  return message;
}

/** Sends a message with a button by the bot, and gives it. */
async function withButton({ bot, double }: BotOnDouble): Promise<KeptMessage> {
  await bot.handle(double.people.say(person, '/start'));
  double.takeCalls();
  return newest(double);
}

const one = [[{ label: '上一年', press: 'stats|abc|2022' }]];

describe('an answer', () => {
  it('is sent as Telegram HTML with its buttons', async () => {
    const buttons = [...one, [{ label: '原文', url: 'https://example.org/2023' }]];
    const { bot, double } = createBotOnDouble({ answerer: sends(reply('<b>淄博</b> 2023', { buttons })) });
    expect(await bot.handle(double.people.say(person, '查'))).toBe('answered');
    expect(newest(double)).toMatchObject({
      text: '淄博 2023',
      entities: [{ type: 'bold', offset: 0, length: 2 }],
      reply_markup: {
        inline_keyboard: [
          [{ text: '上一年', callback_data: 'stats|abc|2022' }],
          [{ text: '原文', url: 'https://example.org/2023' }],
        ],
      },
    });
  });

  it('fault 31: shows < > & " as they are', async () => {
    const text = '<局> & "室" </b> &amp;';
    const { bot, double } = createBotOnDouble({ answerer: sends(reply(`<i>${escapeHtml(text)}</i>`)) });
    await bot.handle(double.people.say(person, '查'));
    expect(newest(double).text).toBe(text);
  });

  it('fault 30: too long for one message comes in parts, the buttons under the last', async () => {
    const text = `<b>${'数据'.repeat(3000)}</b>`;
    const { bot, double } = createBotOnDouble({ answerer: sends(reply(text, { buttons: one })) });
    await bot.handle(double.people.say(person, '查'));
    const parts = double.messages(person.id).slice(1);
    expect(parts.map((part) => part.text?.length)).toEqual([4096, 1904]);
    expect(parts.map((part) => part.entities?.length)).toEqual([1, 1]);
    expect(parts.map((part) => part.reply_markup !== undefined)).toEqual([false, true]);
  });

  it('carries a file with its text as a caption, or before it when that is long', async () => {
    const file = { name: '2023.csv', bytes: Buffer.from('a,b') };
    const short = createBotOnDouble({ answerer: sends(reply('表格', { file, buttons: one })) });
    await short.bot.handle(short.double.people.say(person, '查'));
    expect(newest(short.double)).toMatchObject({ document: { file_name: '2023.csv' }, caption: '表格' });
    expect(sent(short.double)).toEqual([['sendDocument', '表格']]);

    const text = '长'.repeat(1025);
    const long = createBotOnDouble({ answerer: sends(reply(text, { file, buttons: one })) });
    await long.bot.handle(long.double.people.say(person, '查'));
    expect(sent(long.double)).toEqual([
      ['sendDocument', undefined],
      ['sendMessage', text],
    ]);
    expect(newest(long.double).reply_markup).toBeDefined();
  });

  it.each(['淄博市投资促进局2023年报（节录样本）.txt', 'annual report; 2023 (copy).txt', '表.png 的说明.txt'])(
    'carries a file under its whole name: %s',
    async (name) => {
      const { bot, double } = createBotOnDouble({
        answerer: sends(reply('好', { file: { name, bytes: Buffer.from('a') } })),
      });
      expect(await bot.handle(double.people.say(person, '来源'))).toBe('answered');
      expect(newest(double).document?.file_name).toBe(name);
    },
  );

  it('fault 32: with callback data of 65 bytes is not sent; the person gets an apology', async () => {
    const buttons = [[{ label: '年', press: 'x'.repeat(65) }]];
    const { bot, double, log } = createBotOnDouble({ answerer: sends(reply('好', { buttons })) });
    expect(await bot.handle(double.people.say(person, '查'))).toBe('failed');
    expect(double.messages(person.id).map(({ text }) => text)).toEqual([
      '查',
      '抱歉，出了点问题，没能回答。请稍后再试一次。',
    ]);
    expect(log.join('')).toContain('callback data of 65 bytes');
  });
});

/** Sends a button, and answers a press in the given way. */
function turns(answer: Answer): Answerer {
  return async (incoming) =>
    incoming.kind === 'press' ? answer : { kind: 'send', reply: reply('2023', { buttons: one }) };
}

describe('a press', () => {
  it('is settled, and changes the message in place', async () => {
    const parts = createBotOnDouble({ answerer: turns({ kind: 'edit', reply: reply('2022') }) });
    const message = await withButton(parts);
    expect(await parts.bot.handle(parts.double.people.press(person, message, 'stats|abc|2022'))).toBe('answered');
    expect(sent(parts.double)).toEqual([
      ['answerCallbackQuery', undefined],
      ['editMessageText', '2022'],
    ]);
    expect(newest(parts.double)).toMatchObject({ message_id: message.message_id, text: '2022' });
    expect(newest(parts.double).reply_markup).toBeUndefined();
  });

  it('fault 33: that changes nothing counts as success', async () => {
    const same = turns({ kind: 'edit', reply: reply('2023', { buttons: one }) });
    const parts = createBotOnDouble({ answerer: same });
    const message = await withButton(parts);
    expect(await parts.bot.handle(parts.double.people.press(person, message, 'x'))).toBe('answered');
    expect(parts.double.messages(person.id)).toHaveLength(2);
    expect(parts.log.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  it('fault 34: that is stale is still answered', async () => {
    const clock = createManualClock();
    const parts = createBotOnDouble({ answerer: turns({ kind: 'edit', reply: reply('2022') }), clock });
    const press = parts.double.people.press(person, await withButton(parts), 'x');
    clock.advance(3_600_000);
    expect(await parts.bot.handle(press)).toBe('answered');
    expect(newest(parts.double).text).toBe('2022');
    expect(parts.log.join('')).toContain('"level":"info","event":"press not settled"');
  });

  it('under a message that is gone is answered by a new one', async () => {
    const parts = createBotOnDouble({ answerer: turns({ kind: 'edit', reply: reply('2022') }) });
    const message = await withButton(parts);
    parts.double.remove(person.id, message.message_id);
    expect(await parts.bot.handle(parts.double.people.press(person, message, 'x'))).toBe('answered');
    expect(newest(parts.double).text).toBe('2022');
  });

  it('with an answer too long to edit in place continues below', async () => {
    const parts = createBotOnDouble({
      answerer: turns({ kind: 'edit', reply: reply('数'.repeat(5000), { buttons: one }) }),
    });
    await parts.bot.handle(parts.double.people.press(person, await withButton(parts), 'x'));
    const shown = parts.double.messages(person.id).slice(1);
    expect(shown.map(({ text }) => text?.length)).toEqual([4096, 904]);
    expect(shown.map((part) => part.reply_markup !== undefined)).toEqual([false, true]);
  });

  it('can be answered by a notice, or by nothing', async () => {
    const noticed = createBotOnDouble({ answerer: turns({ kind: 'notice', text: '没有更多了' }) });
    await noticed.bot.handle(noticed.double.people.press(person, await withButton(noticed), 'x'));
    expect(noticed.double.takeCalls()).toMatchObject([
      { method: 'answerCallbackQuery', parameters: { text: '没有更多了' } },
    ]);
    const silent = createBotOnDouble({ answerer: turns({ kind: 'silence' }) });
    await silent.bot.handle(silent.double.people.press(person, await withButton(silent), 'x'));
    expect(sent(silent.double)).toEqual([['answerCallbackQuery', undefined]]);
  });

  it('is settled also when the answer fails', async () => {
    const parts = createBotOnDouble({
      answerer: async (incoming) => {
        if (incoming.kind === 'press') throw new Error('broken');
        return { kind: 'send', reply: reply('2023', { buttons: one }) };
      },
    });
    const message = await withButton(parts);
    expect(await parts.bot.handle(parts.double.people.press(person, message, 'x'))).toBe('failed');
    expect(sent(parts.double).map(([method]) => method)).toEqual(['answerCallbackQuery', 'sendMessage']);
  });
});

describe('what goes wrong while answering', () => {
  const mistake = new UserError({ zh: '没有“<1812>”这个年份。', en: 'There is no year “<1812>”.' });

  it('and the person can mend, is said in the language of the client', async () => {
    const { bot, double } = createBotOnDouble({ answerer: () => Promise.reject(mistake) });
    expect(await bot.handle(double.people.say(person, '查'))).toBe('refused');
    await bot.handle(double.people.say(foreigner, '/stats'));
    await bot.handle(double.people.say({ id: 9 }, '/stats'));
    expect(newest(double).text).toBe(mistake.zh);
    expect(newest(double, 8).text).toBe(mistake.en);
    expect(newest(double, 9).text).toBe(mistake.en);
  });

  it('and is our fault, is an apology to the person and a line in the log, without the text or the token', async () => {
    const { bot, double, log } = createBotOnDouble({
      answerer: () => Promise.reject(new Error(`boom at https://api.telegram.org/bot${testToken}/x`)),
    });
    const update = double.people.say(foreigner, 'a private question');
    expect(await bot.handle(update)).toBe('failed');
    expect(newest(double, 8).text).toBe(
      'Sorry, something went wrong and there is no answer. Please try again a little later.',
    );
    const lines = log.filter((line) => line.includes('"error"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"update":${update.update_id}`);
    expect(lines[0]).toContain('boom');
    expect(log.join('')).not.toContain('private question');
    expect(log.join('')).not.toContain('AAH-fake');
  });

  it.each(['bot was blocked by the user', 'user is deactivated', 'bot was kicked from the supergroup chat'])(
    'and is a closed door (%s), is noted and not tried again',
    async (why) => {
      const { bot, double, log } = createBotOnDouble({ answerer: sends(reply('好')) });
      const fault = { kind: 'refuse', code: 403, description: `Forbidden: ${why}` } as const;
      double.misbehave({ method: 'sendMessage', fault });
      expect(await bot.handle(double.people.say(person, '查'))).toBe('failed');
      expect(double.takeCalls()).toHaveLength(1);
      expect(log.join('')).toContain('chat is closed to the bot');
    },
  );

  it('and is a 429, is waited out to the second, in that chat alone', async () => {
    const clock = createManualClock();
    const { bot, double } = createBotOnDouble({ answerer: sends(reply('好')), clock });
    const description = 'Too Many Requests: retry after 35';
    const fault = { kind: 'refuse', code: 429, description, parameters: { retry_after: 35 } } as const;
    double.misbehave({ method: 'sendMessage', chat: person.id, calls: [1], fault });
    const slow = bot.handle(double.people.say(person, '查'));
    await clock.waitingFor(35_000);
    expect(await bot.handle(double.people.say(foreigner, '查'))).toBe('answered');
    clock.advance(34_999);
    expect(double.messages(person.id)).toHaveLength(1);
    clock.advance(1);
    expect(await slow).toBe('answered');
    expect(newest(double).text).toBe('好');
  });

  it('and is a 429 of an hour, is given up: nothing is sent to the chat', async () => {
    const { bot, double, log } = createBotOnDouble({ answerer: sends(reply('好')) });
    const description = 'Too Many Requests: retry after 3600';
    const fault = { kind: 'refuse', code: 429, description, parameters: { retry_after: 3600 } } as const;
    double.misbehave({ method: 'sendMessage', fault });
    expect(await bot.handle(double.people.say(person, '查'))).toBe('failed');
    expect(double.takeCalls()).toHaveLength(1);
    expect(log.join('')).toContain('retry after 3600');
  });

  it('and is a connection that was never made, is tried again; one that broke is not', async () => {
    const clock = createManualClock();
    const { bot, double, log } = createBotOnDouble({ answerer: sends(reply('好')), clock });
    double.misbehave({ method: 'sendMessage', calls: [1], fault: { kind: 'unreachable' } });
    const retried = bot.handle(double.people.say(person, '查'));
    await clock.waitingFor(1000);
    clock.advance(1000);
    expect(await retried).toBe('answered');
    double.takeCalls();

    double.misbehave({ method: 'sendMessage', fault: { kind: 'reset', accepted: true } });
    expect(await bot.handle(double.people.say(person, '查'))).toBe('failed');
    expect(double.takeCalls()).toHaveLength(1);
    expect(log.join('')).toContain('answer not delivered');
  });

  it('and is an answer cut off in the middle, is bounded by 30 seconds', async () => {
    const clock = createManualClock();
    const { bot, double, log } = createBotOnDouble({ answerer: sends(reply('好')), clock });
    double.misbehave({ method: 'sendMessage', fault: { kind: 'cut' } });
    const handled = bot.handle(double.people.say(person, '查'));
    await double.nextCall(({ method }) => method === 'sendMessage');
    clock.advance(30_000);
    expect(await handled).toBe('failed');
    expect(log.join('')).toContain('no answer within 30 s');
  });

  it('and is a page instead of an answer, is not taken for one', async () => {
    const { bot, double } = createBotOnDouble({ answerer: sends(reply('好')) });
    double.misbehave({ method: 'sendMessage', fault: { kind: 'page', status: 502, html: '<html>Bad Gateway</html>' } });
    expect(await bot.handle(double.people.say(person, '查'))).toBe('failed');
    expect(double.takeCalls()).toHaveLength(1);
  });
});

describe('an update', () => {
  const me = '@gongkai_bot';

  it('in private is understood as it stands', async () => {
    const { heard, answerer } = listening();
    const { bot, double } = createBotOnDouble({ answerer });
    await bot.handle(double.people.say(person, `/stats${me} 淄博 2023 `));
    expect(heard).toEqual([
      {
        chat: { id: 7, type: 'private' },
        user: { id: 7, languageCode: 'zh-hans' },
        kind: 'text',
        text: '/stats 淄博 2023',
        replyTo: null,
        addressed: true,
      },
    ]);
  });

  it.each([
    [`/stats${me} 淄博`, '/stats 淄博', true],
    ['/stats@GongKai_Bot 淄博', '/stats 淄博', true],
    [`${me} 淄博 2023`, '淄博 2023', true],
    [`淄博 2023 ${me}`, '淄博 2023', true],
    ['/stats 淄博', '/stats 淄博', false],
    ['淄博 2023', '淄博 2023', false],
    ['@another_bot 淄博', '@another_bot 淄博', false],
  ])('in a group, %s, is read as %s (addressed: %s)', async (text, read, addressed) => {
    const { heard, answerer } = listening();
    const { bot, double } = createBotOnDouble({ answerer });
    await bot.handle(double.people.say(person, text, { chat: group }));
    expect(heard).toMatchObject([{ text: read, addressed, chat: { id: group, type: 'supergroup' } }]);
  });

  it('in a group that replies to the bot is for the bot, and is answered as a reply in its topic', async () => {
    const { heard, answerer } = listening();
    const { bot, double } = createBotOnDouble({ answerer });
    await bot.handle(double.people.say(person, `${me} 淄博`, { chat: group, thread: 5 }));
    const own = newest(double, group);
    const question = double.people.say(person, '2022呢', { chat: group, replyTo: own, thread: 5 });
    await bot.handle(question);
    expect(heard[1]).toMatchObject({ text: '2022呢', addressed: true, replyTo: '好' });
    expect(double.takeCalls().at(-1)?.parameters).toMatchObject({
      chat_id: group,
      message_thread_id: 5,
      reply_parameters: { message_id: question.message?.message_id },
    });
  });

  it('of an anonymous administrator is answered', async () => {
    const { heard, answerer } = listening();
    const { bot, double } = createBotOnDouble({ answerer });
    const also = { sender_chat: { id: group, type: 'supergroup', title: 'Group' } } as const;
    await bot.handle(double.people.say({ id: 1087968824, bot: true }, `${me} 淄博`, { chat: group, also }));
    expect(heard).toMatchObject([{ user: { id: 1087968824, languageCode: null }, text: '淄博' }]);
  });

  it('that is not for the bot is ignored by name', async () => {
    const { heard, answerer } = listening();
    const { bot, double, log } = createBotOnDouble({ answerer });
    const { people } = double;
    const message = people.say(person, '查').message;
    if (message === undefined) throw new Error('a person said nothing');
    const from = { id: 7, is_bot: false, first_name: 'Person' };
    const channel = { id: -1_001_111_111_111, type: 'channel', title: 'Channel' } as const;
    const updates = [
      { update_id: 1, edited_message: { ...message, edit_date: 1 } },
      { update_id: 2, channel_post: { ...message, chat: channel } },
      { update_id: 3, inline_query: { id: '1', from, query: '', offset: '' } },
      { update_id: 4, poll_answer: { poll_id: '1', option_ids: [0], option_persistent_ids: ['0'] } },
      people.say({ id: 777000 }, 'a post', { chat: group }),
      people.say({ id: 55, bot: true }, `${me} 淄博`, { chat: group }),
      people.say(person, '/stats@another_bot 淄博', { chat: group }),
      people.show(person, { new_chat_members: [] }, { chat: group }),
      people.sendFile(person, { name: 'a.txt', bytes: Buffer.from('a') }, '', { chat: group }),
      { update_id: 10, callback_query: { id: '9', from, chat_instance: '1', inline_message_id: '1', data: 'x' } },
    ];
    for (const update of updates) expect(await bot.handle(update)).toBe('ignored');
    expect(heard).toEqual([]);
    expect(log.map((line) => /"why":"([^"]+)"/.exec(line)?.[1]).filter((why) => why !== undefined)).toEqual([
      'edited_message',
      'post for somebody else',
      'inline_query',
      'poll_answer',
      'post of a channel',
      'message of a bot',
      'command for another bot',
      'message without words',
      'file for somebody else',
      'press without a chat',
    ]);
    expect(sent(double)).toEqual([['answerCallbackQuery', undefined]]);
  });

  it('with neither words nor a file gets a sentence in private', async () => {
    const { bot, double } = createBotOnDouble({ answerer: sends(reply('好')) });
    const photo = [{ file_id: '1', file_unique_id: '1', width: 1, height: 1 }];
    expect(await bot.handle(double.people.show(person, { photo }))).toBe('refused');
    expect(newest(double).text).toContain('机器人只看得懂文字和文件');
  });

  it('with a file hands over its name, caption, size and bytes', async () => {
    const read: unknown[] = [];
    const { bot, double } = createBotOnDouble({
      answerer: async (incoming) => {
        if (incoming.kind === 'file') read.push(incoming.name, incoming.caption, incoming.size, await incoming.open());
        return { kind: 'silence' };
      },
    });
    const file = { name: '2023年报.txt', bytes: Buffer.from('公开') };
    await bot.handle(double.people.sendFile(person, file, '淄博'));
    expect(read).toEqual(['2023年报.txt', '淄博', 6, Buffer.from('公开')]);
  });

  it('with a file that is too large, or that cannot be had, says so or apologises', async () => {
    const { bot, double, log } = createBotOnDouble({
      answerer: async (incoming) => {
        if (incoming.kind === 'file') await incoming.open();
        return { kind: 'silence' };
      },
    });
    const large = { name: 'a.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) };
    expect(await bot.handle(double.people.sendFile(person, large))).toBe('refused');
    expect(newest(double).text).toContain('文件超过 20 MB');
    double.misbehave({ method: 'getFile', fault: { kind: 'reset', accepted: false } });
    expect(await bot.handle(double.people.sendFile(person, { name: 'a.pdf', bytes: Buffer.from('a') }))).toBe('failed');
    expect(newest(double).text).toContain('抱歉');
    expect(log.join('')).toContain('a file could not be downloaded');
  });
});
