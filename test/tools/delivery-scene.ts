import { expect } from 'vitest';
import { agencyNamed } from '../../src/domain/agency-name.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { DeliveryCounts } from '../../src/store/follow.ts';
import type { StoreOptions } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Activity, createActivity } from './activity.ts';
import { chatOver } from './chat.ts';
import type { TestEngine } from './engines.ts';
import { ofBot, person, type Scene, setScene } from './fault-scene.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import type { RunningBot } from './running-bot.ts';
import { storeMadeReport } from './store-made-report.ts';

/** Chats with more than one person. */
export const group = -70;
export const supergroup = -1_000_000_000_070;
export const channel = -1_000_000_000_071;

/** Milliseconds after which alerts of a new report have gone out, if nothing is in their way. */
export const settling = 21_000;

/** A bot that sends alerts before a double over HTTP, on a clock that passes only while nothing is under way. */
export type DeliveryScene = Scene & {
  /** What the test looks into; on the embedded engine the bot's own. */
  readonly store: Store;
  /** What to follow for the reports that are published. */
  readonly topic: string;
  /** Runs a bot at a webhook with the whole chat and its alerts. */
  readonly start: (change?: (store: Store) => Store) => Promise<RunningBot>;
  /** Has people, who have written to the bot before, follow the agency. */
  readonly follow: (...people: readonly number[]) => Promise<void>;
  /** Has the person follow it in the group or the channel. */
  readonly followIn: (chat: number) => Promise<void>;
  /** Stores a report of the agency, or a correction. */
  readonly publish: (report?: {
    readonly year?: number;
    readonly received?: number;
    readonly words?: string;
  }) => Promise<void>;
  /** Lets time pass, and all that it brings come to its end. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Resolves when nothing is under way. */
  readonly rest: Activity['rest'];
  /** When the bot called sendMessage to a chat, since the last time it was asked of any. */
  readonly attempts: (chat?: number) => readonly number[];
  /** How much has been counted in this scene; fails unless everything is in a final state. */
  readonly finalCounts: () => Promise<Omit<DeliveryCounts, 'pending'>>;
};

export async function setDeliveryScene(engine: TestEngine): Promise<DeliveryScene> {
  const { scene, store, number, followed } = await (engine.kind === 'pglite' ? setShared(engine) : setFresh(engine));
  const { clock, double } = scene;
  const activity = createActivity();
  const agency = agencyNamed(`淄博市第${number}局`, 'test');
  const topic = `a${agency.id}`;
  await store.addAgencies([agency], []);
  const before = await store.deliveryCounts();

  return {
    ...scene,
    store,
    topic,
    start: async (change = (same) => same) => {
      // Another process has a store of its own, but only one can have the embedded engine's.
      const own = activity.watch(change(engine.kind === 'pglite' ? store : await scene.open()));
      const answerer = await chatOver(own, { now: () => clock.now() });
      return await scene.run({ by: 'webhook', store: own, answerer, transport: activity.transport });
    },
    follow: async (...people) => {
      for (const id of people) {
        followed.add(id);
        double.people.say({ id, languageCode: 'zh' }, '/start');
        await store.follow(id, { topic, name: null }, { user: id, locale: 'zh' });
      }
    },
    followIn: async (chat) => {
      double.people.say(person, '/start');
      double.chats.add(chat, person, chat === channel ? 'channel' : undefined);
      await store.follow(chat, { topic, name: null }, { user: person.id, locale: 'zh' });
    },
    publish: async ({ year = 2025, received = 3, words = '' } = {}) => {
      const figures = { year, numbers: { 'requests.received@natural_person': received } };
      await storeMadeReport(store, agency.name, figures, { words });
    },
    rest: activity.rest,
    pass: async (milliseconds) => {
      for (let left = milliseconds; ; ) {
        await activity.rest();
        if (left <= 0) return;
        const step = Math.min(left, Math.max(1, Math.ceil(clock.next())));
        clock.advance(step);
        left -= step;
      }
    },
    attempts: (chat) =>
      double
        .takeCalls()
        .filter(
          ({ method, parameters }) => method === 'sendMessage' && (chat === undefined || chatOf(parameters) === chat),
        )
        .map(({ at }) => at.getTime()),
    finalCounts: async () => {
      const { pending, ...counts } = await store.deliveryCounts();
      expect(pending).toBe(0);
      return {
        sent: counts.sent - before.sent,
        blocked: counts.blocked - before.blocked,
        gone: counts.gone - before.gone,
        failed: counts.failed - before.failed,
        superseded: counts.superseded - before.superseded,
        possiblyTwice: counts.possiblyTwice - before.possiblyTwice,
      };
    },
  };
}

type Base = {
  readonly scene: Scene;
  readonly store: Store;
  readonly number: number;
  /** Chats that follow, which a later scene on the same database has to forget. */
  readonly followed: Set<number>;
};

async function setFresh(engine: TestEngine): Promise<Base> {
  const scene = await setScene(engine);
  return { scene, store: await scene.open(), number: 1, followed: new Set() };
}

type Shared = {
  readonly database: StoreOptions;
  readonly store: Store;
  clock: ManualClock;
  scenes: number;
  readonly followed: Set<number>;
};

const embedded = new WeakMap<TestEngine, Promise<Shared>>();

/** Opening the embedded engine takes longer than a test: one store serves all scenes of a suite, each some days later. */
async function setShared(engine: TestEngine): Promise<Base> {
  const opened = embedded.get(engine) ?? openShared(engine);
  embedded.set(engine, opened);
  const shared = await opened;
  shared.scenes += 1;
  shared.clock = createManualClock(new Date(Date.UTC(2026, 0, 1 + 10 * shared.scenes)));
  const scene = await setScene(engine, shared);
  scene.double.updates.continueAt(10_000 * shared.scenes);
  for (const chat of shared.followed) await shared.store.deleteChat(chat, chat);
  return { scene, store: shared.store, number: shared.scenes, followed: shared.followed };
}

async function openShared(engine: TestEngine): Promise<Shared> {
  const shared = { clock: createManualClock(), scenes: 0, followed: new Set([group, supergroup, channel]) };
  const clock: Clock = {
    now: () => shared.clock.now(),
    wait: (milliseconds, signal) => shared.clock.wait(milliseconds, signal),
  };
  const database = { ...(await engine.freshDatabase()), clock };
  return Object.assign(shared, { database, store: await engine.open(database) });
}

function chatOf(parameters: unknown): unknown {
  return typeof parameters === 'object' && parameters !== null && 'chat_id' in parameters ? parameters.chat_id : null;
}

/** Resolves with the call of sendMessage that is the nth from now on. */
export async function nthMessage({ double }: Pick<Scene, 'double'>, number: number): Promise<void> {
  let count = 0;
  await double.nextCall(({ method }) => {
    if (method === 'sendMessage') count += 1;
    return count === number;
  });
}

/** The alerts that a chat got. */
export function alertsOf({ double }: Pick<Scene, 'double'>, chat: number): readonly string[] {
  return ofBot(double, chat).map((text = '') => text);
}
