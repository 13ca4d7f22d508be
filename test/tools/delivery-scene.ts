import { expect } from 'vitest';
import { agencyNamed } from '../../src/domain/agency-name.ts';
import type { DeliveryCounts } from '../../src/store/follow.ts';
import type { Store } from '../../src/store/store.ts';
import { type Activity, createActivity } from './activity.ts';
import { chatOver } from './chat.ts';
import type { TestEngine } from './engines.ts';
import { ofBot, type Scene, setScene } from './fault-scene.ts';
import type { RunningBot } from './running-bot.ts';
import { storeMadeReport } from './store-made-report.ts';

/** Whose reports the alerts are about. */
export const agencyName = '淄博市教育局';
export const agencyTopic = `a${agencyNamed(agencyName, 'test').id}`;

/** Milliseconds after which alerts of a new report have gone out, if nothing is in their way. */
export const settling = 21_000;

/** A bot that sends alerts before a double over HTTP, on a clock that passes only while nothing is under way. */
export type DeliveryScene = Scene & {
  /** What the test looks into; on the embedded engine the bot's own. */
  readonly store: Store;
  /** Runs a bot at a webhook with the whole chat and its alerts. */
  readonly start: (change?: (store: Store) => Store) => Promise<RunningBot>;
  /** Has people, who have written to the bot before, follow the agency. */
  readonly follow: (...people: readonly number[]) => Promise<void>;
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
  /** How much has been counted; fails unless everything is in a final state. */
  readonly finalCounts: () => Promise<Omit<DeliveryCounts, 'pending'>>;
};

export async function setDeliveryScene(engine: TestEngine): Promise<DeliveryScene> {
  const scene = await setScene(engine);
  const { clock, double } = scene;
  const activity = createActivity();
  const store = await scene.open();
  await store.addAgencies([agencyNamed(agencyName, 'test')], []);

  return {
    ...scene,
    store,
    start: async (change = (same) => same) => {
      // Another process has a store of its own, but only one can have the embedded engine's.
      const own = activity.watch(change(engine.kind === 'pglite' ? store : await scene.open()));
      const answerer = await chatOver(own, { now: () => clock.now() });
      return await scene.run({ by: 'webhook', store: own, answerer, transport: activity.transport });
    },
    follow: async (...people) => {
      for (const id of people) {
        double.people.say({ id, languageCode: 'zh' }, '/start');
        await store.follow(id, { topic: agencyTopic, name: null }, { user: id, locale: 'zh' });
      }
    },
    publish: async ({ year = 2025, received = 3, words = '' } = {}) => {
      const figures = { year, numbers: { 'requests.received@natural_person': received } };
      await storeMadeReport(store, agencyName, figures, { words });
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
      return counts;
    },
  };
}

function chatOf(parameters: unknown): unknown {
  return typeof parameters === 'object' && parameters !== null && 'chat_id' in parameters ? parameters.chat_id : null;
}

/** The alerts that a chat got. */
export function alertsOf({ double }: Pick<Scene, 'double'>, chat: number): readonly string[] {
  return ofBot(double, chat).map((text = '') => text);
}
