import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

/** What the process of the double is told. */
export const crowdWish = z.intersection(
  z.object({ number: z.number() }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('gather'), followers: z.number() }),
    z.object({ kind: z.literal('limit'), perSecond: z.number() }),
    z.object({ kind: z.literal('balance'), addresses: z.array(z.string()) }),
    z.object({ kind: z.literal('ask'), text: z.string(), every: z.number() }),
    z.object({ kind: z.literal('stopAsking') }),
    z.object({ kind: z.literal('tally') }),
  ]),
);

const tallyShape = z.object({
  /** Calls that count towards the rate: all messages but those that got a 429. */
  accepted: z.number(),
  floods: z.number(),
  /** Chats that got an alert. */
  reached: z.number(),
  /** Of those: that got more than one. */
  twice: z.array(z.number()),
});

/** What has been sent to the double. */
export type Tally = z.infer<typeof tallyShape>;

/** A double in a process of its own, before a crowd of followers (follower.ts). */
export type CrowdDouble = {
  /** What BOT_API_ROOT is set to. */
  readonly root: string;
  /** Makes so many followers known. */
  gather(followers: number): Promise<void>;
  /** What is sent beyond so many messages a second gets a 429. */
  limit(perSecond: number): Promise<void>;
  /** Has updates go to several webhooks in turn. */
  balance(addresses: readonly string[]): Promise<void>;
  /** Has people ask, one after the other, about so many milliseconds after the answer to the one before. */
  ask(text: string, every: number): Promise<void>;
  /** Milliseconds from each question to its answer. */
  stopAsking(): Promise<readonly number[]>;
  tally(): Promise<Tally>;
  close(): void;
};

const reply = z.object({ number: z.number(), answer: z.unknown() });

/** Starts double-process.ts. */
export async function startCrowdDouble(): Promise<CrowdDouble> {
  const child = fork(path.join(import.meta.dirname, 'double-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;

  function answerTo(number: number): Promise<unknown> {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(number, answer);
    return answer.promise;
  }

  child.on('message', (message) => {
    const { number, answer } = reply.parse(message);
    waiting.get(number)?.resolve(answer);
    waiting.delete(number);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the double ended with ${code}`));
  });

  async function wish(given: { readonly kind: string; readonly [name: string]: unknown }): Promise<unknown> {
    last += 1;
    const answered = answerTo(last);
    child.send({ number: last, ...given });
    return await answered;
  }

  const root = z.string().parse(await answerTo(0));
  return {
    root,
    gather: async (followers) => void (await wish({ kind: 'gather', followers })),
    limit: async (perSecond) => void (await wish({ kind: 'limit', perSecond })),
    balance: async (addresses) => void (await wish({ kind: 'balance', addresses })),
    ask: async (text, every) => void (await wish({ kind: 'ask', text, every })),
    stopAsking: async () => z.array(z.number()).parse(await wish({ kind: 'stopAsking' })),
    tally: async () => tallyShape.parse(await wish({ kind: 'tally' })),
    close: () => child.disconnect(),
  };
}
