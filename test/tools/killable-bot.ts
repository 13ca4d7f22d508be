import { z } from 'zod';
import type { Answerer } from '../../src/chat/answerer.ts';
import type { Store } from '../../src/store/store.ts';
import type { Transport } from '../../src/telegram/transport.ts';
import { holdAt, isHeldAt, messageIn, runBotProcess } from './bot-process.ts';

// The bot on Telegram as a process of its own, whose chat says again what it is told. It says on standard output which
// messages were marked as handled, and is held at a point (bot-process.ts) with the message whose text is the point's name.

async function reach(point: string, texts: readonly string[]): Promise<void> {
  if (isHeldAt(point) && texts.includes(point)) await holdAt(point);
}

const spoken = z.object({ message: z.object({ text: z.string() }) });
/** What updates say, by their numbers. */
const said = new Map<number, string>();

function textOf({ id, body }: { readonly id: number; readonly body: string }): string[] {
  const { data } = spoken.safeParse(JSON.parse(body));
  if (data !== undefined) said.set(id, data.message.text);
  return data === undefined ? [] : [data.message.text];
}

function holding({ updates, ...store }: Store): Store {
  return {
    ...store,
    updates: {
      ...updates,
      add: async (given, claim) => {
        const texts = given.flatMap(textOf);
        await reach('before the record', texts);
        const outcome = await updates.add(given, claim);
        await reach('after the record', texts);
        return outcome;
      },
      claim: async (chats) => {
        const outcome = await updates.claim(chats);
        outcome.updates.forEach(textOf);
        return outcome;
      },
      finish: async (finished) => {
        const texts = finished.flatMap(({ id }) => said.get(id) ?? []);
        await reach('before the mark', texts);
        await updates.finish(finished);
        for (const text of texts) process.stdout.write(`marked ${text}\n`);
        await reach('after the mark', texts);
      },
    },
  };
}

const answerer: Answerer = async (incoming) => {
  const text = incoming.kind === 'text' ? incoming.text : incoming.kind;
  await reach('in the handler', [text]);
  return { kind: 'send', reply: { text, buttons: [] } };
};

const transport: Transport = async (url, request) => {
  const message = await messageIn(url, request);
  const texts = message === null ? [] : [message.text];
  await reach('before the answer', texts);
  const response = await fetch(url, request);
  await reach('after the answer', texts);
  return response;
};

await runBotProcess({ change: holding, answerer, transport });
