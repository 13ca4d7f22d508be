import { z } from 'zod';
import { systemClock } from '../../../src/domain/clock.ts';
import { type Call, createDouble } from '../../../src/local/double/double.ts';
import { serveDouble } from '../../../src/local/double/server.ts';
import { testToken } from '../bot-on-double.ts';
import { crowdWish, type Tally } from './crowd-double.ts';
import { chatOf, fateOf, isFollowing, supergroupOf } from './follower.ts';

// A double over HTTP as a process of its own, with a crowd of chats that follow and people who ask. It is told what to do,
// and answers, by messages between processes.

/** Seconds that a 429 asks to wait. */
const floodSeconds = 3;
/** People who ask, each in turn, so that none of them asks too often. */
const people = 2000;

const double = createDouble({ token: testToken, clock: systemClock });
const server = await serveDouble(double);
const received = new Map<number, number>();
let accepted = 0;
const refusals = new Map<number, number>();
let asking: { stop: boolean; readonly ended: Promise<readonly number[]> } | null = null;

const addressed = z.object({ chat_id: z.number() });

/** Counts what was sent, and forgets it: all of it would be more than a process holds. */
function count({ method, parameters, refused, message }: Call): void {
  if (method !== 'sendMessage') return;
  const { chat_id: chat } = addressed.parse(parameters);
  if (refused === null || refused.code !== 429) accepted += 1;
  if (refused !== null) refusals.set(refused.code, (refusals.get(refused.code) ?? 0) + 1);
  if (message === null) return;
  if (isFollowing(chat)) received.set(chat, (received.get(chat) ?? 0) + 1);
  double.remove(chat, message.message_id);
}

function countAll(): void {
  for (const call of double.takeCalls()) count(call);
}
setInterval(countAll, 50);

function gather(followers: number): void {
  const by = { id: 1 };
  for (let follower = 0; follower < followers; follower += 1) {
    const chat = chatOf(follower);
    switch (fateOf(follower)) {
      case 'blocked':
        double.chats.block({ id: chat });
        break;
      case 'migrated':
        double.chats.upgrade(chat, supergroupOf(follower), by);
        break;
      case 'flooded':
        double.chats.unblock({ id: chat });
        double.misbehave({
          method: 'sendMessage',
          chat,
          calls: [1],
          fault: {
            kind: 'refuse',
            code: 429,
            description: `Too Many Requests: retry after ${floodSeconds}`,
            parameters: { retry_after: floodSeconds },
          },
        });
        break;
      case 'served':
        double.chats.unblock({ id: chat });
    }
  }
}

/** Asks again and again until it is told to stop. Gives the milliseconds from each question to its answer. */
async function ask(text: string, every: number, until: { stop: boolean }): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; !until.stop; turn += 1) {
    const id = 1000 + (turn % people);
    const begun = performance.now();
    const answered = double.nextCall(
      ({ method, refused, message }) => method === 'sendMessage' && refused === null && message?.chat.id === id,
    );
    double.updates.deliver(double.people.say({ id, languageCode: 'zh-hans' }, text));
    await answered;
    times.push(performance.now() - begun);
    for (const { message_id: message } of double.messages(id)) double.remove(id, message);
    // At any moment of what happens at regular times.
    await systemClock.wait(every * (0.5 + Math.random()));
  }
  return times;
}

function tally(): Tally {
  countAll();
  return {
    accepted,
    floods: refusals.get(429) ?? 0,
    reached: received.size,
    twice: [...received].flatMap(([chat, times]) => (times > 1 ? [chat] : [])),
  };
}

async function carryOut(wish: z.infer<typeof crowdWish>): Promise<unknown> {
  switch (wish.kind) {
    case 'gather':
      gather(wish.followers);
      return null;
    case 'limit':
      double.limit({ perSecond: wish.perSecond });
      return null;
    case 'balance':
      double.updates.balance(wish.addresses);
      return null;
    case 'ask': {
      const until = { stop: false };
      asking = Object.assign(until, { ended: ask(wish.text, wish.every, until) });
      return null;
    }
    case 'stopAsking':
      if (asking === null) return [];
      asking.stop = true;
      return await asking.ended;
    case 'tally':
      return tally();
  }
}

process.on('message', (message) => {
  const wish = crowdWish.parse(message);
  void carryOut(wish).then((answer) => process.send?.({ number: wish.number, answer }));
});
process.once('disconnect', () => process.exit());
process.send?.({ number: 0, answer: server.root });
