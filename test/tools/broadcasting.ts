import { createBroadcast, type Broadcast } from '../../src/alerts/broadcast.ts';
import { createComposer } from '../../src/alerts/composer.ts';
import { createGate, type Gate } from '../../src/alerts/gate.ts';
import type { Sent, SendOnce } from '../../src/alerts/sender.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { createLog } from '../../src/log.ts';
import type { Delivery } from '../../src/store/follow.ts';
import type { Store } from '../../src/store/store.ts';
import { plainText } from '../../src/text/html.ts';
import { depsOver } from './chat.ts';

/** A clock that passes as soon as something waits for it. */
export type PassingClock = Clock & { pass(milliseconds: number): void };

export function createPassingClock(start = new Date('2026-01-20T04:00:00Z')): PassingClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    pass: (milliseconds) => {
      now += milliseconds;
    },
    wait: (milliseconds, signal) => {
      if (signal?.aborted === true) return Promise.reject(signal.reason);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** A message as a chat got it. */
export type Arrived = { readonly chat: number; readonly at: Date; readonly reply: Reply; readonly text: string };

/** What Telegram makes of a message: whether it arrives in the chat, and what the bot hears of it. */
export type Fate = { readonly arrives: boolean; readonly answer: Sent | 'crash' };

/** Chats that take messages, and a Telegram that does as it is told. */
export type Chats = {
  readonly arrived: Arrived[];
  readonly send: SendOnce;
  /** Decides the fate of each message; undefined: it arrives and is answered. */
  fate: (chat: number, call: number) => Fate | undefined;
  /** Messages that a chat got. */
  of(chat: number): readonly Arrived[];
};

/** The process is gone: nothing more is heard of it. */
export class Crash extends Error {}

export function createChats(clock: Clock): Chats {
  const arrived: Arrived[] = [];
  let calls = 0;
  const chats: Chats = {
    arrived,
    fate: () => undefined,
    of: (chat) => arrived.filter((message) => message.chat === chat),
    send: async (chat, _, reply) => {
      calls += 1;
      const fate = chats.fate(chat, calls) ?? { arrives: true, answer: { kind: 'sent', messageId: calls } as const };
      if (fate.arrives) arrived.push({ chat, at: clock.now(), reply, text: plainText(reply.text) });
      await Promise.resolve();
      if (fate.answer === 'crash') throw new Crash();
      return fate.answer;
    },
  };
  return chats;
}

/** What came of an attempt: scripted answers. */
export const fates = {
  blocked: { arrives: false, answer: { kind: 'blocked' } },
  gone: { arrives: false, answer: { kind: 'gone' } },
  neverConnected: { arrives: false, answer: { kind: 'neverConnected' } },
  lost: { arrives: false, answer: { kind: 'ambiguous' } },
  answerLost: { arrives: true, answer: { kind: 'ambiguous' } },
  noRights: { arrives: false, answer: { kind: 'noRights' } },
  crashBeforeSending: { arrives: false, answer: 'crash' },
  crashAfterSending: { arrives: true, answer: 'crash' },
} as const satisfies { readonly [name: string]: Fate };

export function floodOf(seconds: number): Fate {
  return { arrives: false, answer: { kind: 'flood', retryAfter: seconds * 1000 } };
}

/** A worker over a store; several over one store are several processes. */
export async function broadcastOver(
  store: Store,
  {
    clock,
    send,
    gate = createGate(clock),
    log = [],
    made = () => {},
  }: {
    clock: Clock;
    send: SendOnce;
    gate?: Gate;
    log?: string[];
    /** Told what each message was made of. */
    made?: (reply: Reply, deliveries: readonly Delivery[]) => void;
  },
): Promise<Broadcast> {
  const composer = createComposer(await depsOver(store, () => clock.now()));
  return createBroadcast({
    store,
    send,
    gate,
    clock,
    composer: {
      alert: async (delivery, follower) => {
        const reply = await composer.alert(delivery, follower);
        // Another one each time, as that of many chats may be the same.
        const own = reply === null ? null : { ...reply };
        if (own !== null) made(own, [delivery]);
        return own;
      },
      digest: async (deliveries, follower) => {
        const reply = await composer.digest(deliveries, follower);
        made(reply, deliveries);
        return reply;
      },
    },
    log: createLog({ level: 'debug', scrub: (text) => text, write: (line) => log.push(line), now: () => clock.now() }),
    timeZone: 'Asia/Shanghai',
    noRights: (chat) => ({ text: `no rights in ${chat}`, buttons: [] }),
  });
}

/** Lets arrivals settle and serves every chat whose turn it is, until nothing is left to do now. */
export async function serveAll(broadcast: Broadcast, clock: PassingClock): Promise<void> {
  clock.pass(16_000);
  for (let rounds = 0; (await broadcast.round()) > 0; rounds += 1)
    if (rounds > 1000) throw new Error('the queue does not become empty');
}
