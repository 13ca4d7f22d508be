import { describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { KeptMessage } from '../src/local/double/conversations.ts';
import type { Double } from '../src/local/double/double.ts';
import { createBotOnDouble } from './tools/bot-on-double.ts';

const asker = { id: 7, languageCode: 'zh-hans' };
const another = { id: 8, languageCode: 'zh-hans' };
const group = -1_001_234_567_890;

/** Answers with the year that was asked for or pressed, and a button to the next. */
const turning: Answerer = async (incoming) => {
  const year = incoming.kind === 'press' ? Number(incoming.press) : 2022;
  const reply = { text: String(year), buttons: [[{ label: '▶', press: String(year + 1) }]] };
  return { kind: incoming.kind === 'press' ? 'edit' : 'send', reply };
};

function ofBot(double: Double, chat: number): readonly KeptMessage[] {
  return double.messages(chat).filter(({ from }) => from.id === double.me.id);
}

async function asked(chat: number, addressed: (name: string) => string) {
  const parts = createBotOnDouble({ answerer: turning });
  const { bot, double } = parts;
  await bot.handle(double.people.say(asker, addressed(`@${double.me.username}`), { chat }));
  const [answer] = ofBot(double, chat);
  if (answer === undefined) throw new Error('no answer');
  return { bot, double, answer };
}

describe('a press in a group', () => {
  it('by the person who asked turns the page in place', async () => {
    const { bot, double, answer } = await asked(group, (name) => `${name} 淄博`);
    await bot.handle(double.people.press(asker, answer, '2023'));
    expect(ofBot(double, group).map(({ text }) => text)).toEqual(['2023']);
    const [turned] = ofBot(double, group);
    if (turned === undefined) throw new Error('no answer');
    await bot.handle(double.people.press(asker, turned, '2024'));
    expect(ofBot(double, group).map(({ text }) => text)).toEqual(['2024']);
  });

  it("by another member leaves the asker's answer as it is and is answered beside it", async () => {
    const { bot, double, answer } = await asked(group, (name) => `${name} 淄博`);
    await bot.handle(double.people.press(another, answer, '2023'));
    expect(ofBot(double, group).map(({ text }) => text)).toEqual(['2022', '2023']);
    expect(ofBot(double, group)[1]?.reply_to_message?.message_id).toBe(answer.message_id);
  });

  it('on an answer whose question is gone changes nothing', async () => {
    const { bot, double, answer } = await asked(group, (name) => `${name} 淄博`);
    const orphan = structuredClone(answer);
    delete orphan.reply_to_message;
    await bot.handle(double.people.press(asker, orphan, '2023'));
    expect(ofBot(double, group).map(({ text }) => text)).toEqual(['2022', '2023']);
  });

  it('in private turns the page in place, though nothing is replied to', async () => {
    const { bot, double, answer } = await asked(asker.id, () => '淄博');
    await bot.handle(double.people.press(asker, answer, '2023'));
    expect(ofBot(double, asker.id).map(({ text }) => text)).toEqual(['2023']);
  });
});
