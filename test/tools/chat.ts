import { commands } from '../../commands/index.ts';
import type { Answerer } from '../../src/chat/answerer.ts';
import { createChat } from '../../src/chat/chat.ts';
import type { ChatDeps } from '../../src/chat/command.ts';
import { buildDirectory } from '../../src/chat/directory.ts';
import type { Answer, Locale, Reply } from '../../src/chat/reply.ts';
import type { Store } from '../../src/store/store.ts';
import { displayWidth } from '../../src/text/format.ts';
import { plainText } from '../../src/text/html.ts';

/** The day on which every conversation of the tests takes place. */
export const today = new Date('2026-11-20T04:00:00Z');

/** A person who types and presses, and sees plain text. */
export type Person = {
  /** What a message is answered, as a reply to an answer or alone; throws UserError for a refusal. */
  ask(text: string, to?: Reply): Promise<Reply>;
  /** The reply that replaces another when one of its buttons is pressed. */
  press(reply: Reply, label: string): Promise<Reply>;
};

/** What commands and alerts are handed, over what a store holds now. */
export async function depsOver(store: Store, now: () => Date): Promise<ChatDeps> {
  const directory = buildDirectory(await store.agencies());
  return { store, directory: () => directory, commands, now, timeZone: 'Asia/Shanghai' };
}

/** The chat over what a store holds now. */
export async function chatOver(store: Store, more: Partial<ChatDeps> = {}): Promise<Answerer> {
  return createChat(commands, 'stats', { ...(await depsOver(store, () => today)), ...more });
}

export function personIn(answerer: Answerer, locale: Locale, id = 1): Person {
  const who = {
    chat: { id, type: 'private' as const },
    user: { id, languageCode: locale === 'zh' ? 'zh-hans' : 'en' },
  };
  return {
    ask: async (text, to) => {
      const replyTo = to === undefined ? null : read(to);
      return await replyOf(await answerer({ ...who, kind: 'text', text, replyTo, addressed: true }));
    },
    press: async (reply, label) => {
      const button = reply.buttons.flat().find((candidate) => candidate.label.includes(label));
      if (button === undefined || !('press' in button))
        throw new Error(`no button ${label} among ${labels(reply).join(', ')}`);
      return await replyOf(await answerer({ ...who, kind: 'press', press: button.press }));
    },
  };
}

/** The reply, once everything that goes with it is done. */
async function replyOf(answer: Answer): Promise<Reply> {
  if (answer.kind !== 'send' && answer.kind !== 'edit') throw new Error(`the answer is a ${answer.kind}`);
  await answer.afterwards?.();
  return answer.reply;
}

/** The labels of a reply's buttons. */
export function labels(reply: Reply): readonly string[] {
  return reply.buttons.flat().map(({ label }) => label);
}

/** What a person reads. */
export function read(reply: Reply): string {
  return plainText(reply.text);
}

/** Lines on a screen of 22 Chinese characters. */
export function screenLines(reply: Reply): number {
  return read(reply)
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / 44)), 0);
}
