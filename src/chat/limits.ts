import { type Answerer, localeOfClient } from './answerer.ts';

/** pass: answer it; refuse: say once that it is too much; silence: it was said already. */
export type Verdict = 'pass' | 'refuse' | 'silence';

/** How often a person and a chat may ask, in the memory of this process: an answer never depends on it. */
export type Limits = { readonly take: (user: number, chat: number) => Verdict };

type Bucket = { tokens: number; at: number; told: boolean };

const minute = 60_000;
/** Beyond this many buckets, those that are full again are forgotten. */
const mostBuckets = 10_000;

/**
 * A bucket of messages and presses for each person and each chat, which fills up evenly over a minute. The first that finds
 * it empty is refused, the others get silence until it was full again. Telegram itself lets a bot send a group about 20
 * messages a minute (reliability.md, section 1).
 */
export function createLimits(now: () => Date, perMinute = 20): Limits {
  const buckets = new Map<string, Bucket>();

  function refilled(name: string, time: number): Bucket {
    const bucket = buckets.get(name) ?? { tokens: perMinute, at: time, told: false };
    // A clock that was set back gives nothing and takes nothing.
    bucket.tokens = Math.min(perMinute, bucket.tokens + (Math.max(0, time - bucket.at) / minute) * perMinute);
    bucket.at = time;
    if (bucket.tokens === perMinute) bucket.told = false;
    buckets.set(name, bucket);
    return bucket;
  }

  function forgetFull(time: number): void {
    for (const [name, { tokens, at }] of buckets)
      if (tokens + ((time - at) / minute) * perMinute >= perMinute) buckets.delete(name);
  }

  return {
    take: (user, chat) => {
      const time = now().getTime();
      if (buckets.size > mostBuckets) forgetFull(time);
      // A private chat has the id of its person and is counted once.
      const own = [...new Set([`u${user}`, user === chat ? `u${user}` : `c${chat}`])].map((name) =>
        refilled(name, time),
      );
      if (own.every(({ tokens }) => tokens >= 1)) {
        for (const bucket of own) bucket.tokens -= 1;
        return 'pass';
      }
      const empty = own.filter(({ tokens }) => tokens < 1);
      const told = empty.some((bucket) => bucket.told);
      for (const bucket of empty) bucket.told = true;
      return told ? 'silence' : 'refuse';
    },
  };
}

const tooMany = {
  zh: '消息太多了，请过一分钟再发。',
  en: 'Too many messages: please wait a minute.',
} as const;

/** An answerer that keeps quiet when somebody asks too often, after saying so once. What is not for the bot counts for nothing. */
export function limited(answerer: Answerer, limits: Limits): Answerer {
  return async (incoming) => {
    const forBot = incoming.kind !== 'text' || incoming.addressed;
    // Many read a channel, and their presses are answered to each alone.
    const { id, type } = incoming.chat;
    const chat = type === 'channel' && incoming.kind === 'press' ? incoming.user.id : id;
    const verdict = forBot ? limits.take(incoming.user.id, chat) : 'pass';
    if (verdict === 'pass') return await answerer(incoming);
    if (verdict === 'silence') return { kind: 'silence' };
    const text = tooMany[localeOfClient(incoming.user.languageCode)];
    if (incoming.kind === 'press') return { kind: 'notice', text };
    return { kind: 'send', reply: { text, buttons: [] }, refused: true };
  };
}
