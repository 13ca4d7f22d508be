import { describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import { createLimits, limited } from '../src/chat/limits.ts';
import type { Answer, Incoming } from '../src/chat/reply.ts';
import { createManualClock } from './tools/manual-clock.ts';

const answerer: Answerer = async (incoming) =>
  incoming.kind === 'text' && !incoming.addressed
    ? { kind: 'silence' }
    : { kind: 'send', reply: { text: 'figures', buttons: [] } };

function from(user: number, chat: number = user, languageCode = 'zh'): Incoming {
  const type = chat < 0 ? ('group' as const) : ('private' as const);
  return {
    chat: { id: chat, type },
    user: { id: user, languageCode },
    kind: 'text',
    text: '淄博',
    replyTo: null,
    addressed: true,
  };
}

function said(answer: Answer): string {
  if (answer.kind === 'silence' || answer.kind === 'open') return answer.kind;
  return answer.kind === 'notice' ? `notice: ${answer.text}` : answer.reply.text;
}

describe('limits', () => {
  function start() {
    const clock = createManualClock();
    const ask = limited(
      answerer,
      createLimits(() => clock.now()),
    );
    const answers = async (count: number, incoming: Incoming): Promise<string[]> => {
      const heard: string[] = [];
      for (let i = 0; i < count; i += 1) heard.push(said(await ask(incoming)));
      return heard;
    };
    return { clock, ask, answers };
  }

  it('answer twenty messages a minute, refuse the next in one sentence, and then keep quiet', async () => {
    const { answers } = start();
    const heard = await answers(25, from(7));
    expect(heard.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'figures'));
    expect(heard.slice(20)).toEqual(['消息太多了，请过一分钟再发。', 'silence', 'silence', 'silence', 'silence']);
  });

  it('let through what has come in since, without a word, and refuse again only once all of it came in', async () => {
    const { clock, answers } = start();
    await answers(21, from(7));
    clock.advance(6_000);
    expect(await answers(3, from(7))).toEqual(['figures', 'figures', 'silence']);
    clock.advance(60_000);
    const heard = await answers(22, from(7, 7, 'en'));
    expect(heard[19]).toBe('figures');
    expect(heard.slice(20)).toEqual(['Too many messages: please wait a minute.', 'silence']);
  });

  it('count each person by themselves in private', async () => {
    const { answers } = start();
    await answers(25, from(7));
    expect(await answers(1, from(8))).toEqual(['figures']);
  });

  it('count a person over all chats, and a group over all its members', async () => {
    const { answers } = start();
    await answers(15, from(7, -100));
    await answers(5, from(7, -200));
    expect(await answers(1, from(7))).not.toContain('figures');
    expect(await answers(6, from(8, -100))).toEqual([
      ...Array.from({ length: 5 }, () => 'figures'),
      '消息太多了，请过一分钟再发。',
    ]);
  });

  it('count presses, and refuse one by a notice that changes no message', async () => {
    const { ask, answers } = start();
    await answers(19, from(7));
    const { chat, user } = from(7);
    const press: Incoming = { chat, user, kind: 'press', press: 'find' };
    expect(said(await ask(press))).toBe('figures');
    expect(said(await ask(press))).toBe('notice: 消息太多了，请过一分钟再发。');
    expect(said(await ask(press))).toBe('silence');
  });

  it('do not count what is said in a group to somebody else', async () => {
    const { answers } = start();
    const aside: Incoming = { ...from(7, -100), kind: 'text', text: '吃饭了吗', replyTo: null, addressed: false };
    await answers(50, aside);
    expect(await answers(1, from(7, -100))).toEqual(['figures']);
  });
});
