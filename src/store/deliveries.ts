import { randomUUID } from 'node:crypto';
import { inBatches } from './batches.ts';
import {
  begin,
  block,
  closePending,
  counts,
  digestOf,
  endAmbiguous,
  endNotSent,
  endOver,
  endSent,
  endTurns,
  forget,
  forgetDelivered,
  inOrderOfIndex,
  leaseLength,
  pending,
  sendingProcesses,
  takeOf,
} from './delivery-statements.ts';
import { deliveriesChannel } from './enqueueing.ts';
import { type Engine, only, type Queries } from './engine.ts';
import type { AttemptEnd, DeliveryStore, Told, Turn } from './follow.ts';
import { storableText } from './report-row.ts';

export { leaseLength } from './delivery-statements.ts';

type Beginning = {
  readonly turn: Turn;
  readonly deliveries: readonly number[];
  readonly digest: boolean;
  begun: readonly number[];
};
type Ending = { readonly turn: Turn; readonly due: Date | null; readonly told: Told | null };

/** The queue of deliveries. Chats are taken, not deliveries, so that each chat hears from one process at a time. */
export function deliveryMethods(engine: Engine, now: () => Date): DeliveryStore {
  const process = randomUUID();
  let takings = 0;

  const beginAll = inBatches<Beginning>(async (beginnings) => {
    const at = now();
    const sorted = inOrder(beginnings);
    const given = sorted.flatMap(({ turn: { token }, deliveries, digest }) =>
      deliveries.map((id) => ({ id, token, digest: digest ? Math.min(...deliveries) : null })),
    );
    const begun = await engine.rows(begin, [
      at,
      after(at, leaseLength),
      list(given.map(({ id }) => id)),
      list(given.map(({ token }) => token)),
      list(given.map(({ digest }) => digest)),
      list(sorted.map(({ turn }) => turn.token)),
    ]);
    const ofAll = new Set(begun.map(({ id }) => id));
    for (const beginning of beginnings) beginning.begun = beginning.deliveries.filter((id) => ofAll.has(id));
  });

  const endAllTurns = inBatches<Ending>(async (endings) => {
    const sorted = inOrder(endings);
    const told = sorted.flatMap(({ told: message }) =>
      message === null ? [] : message.deliveries.map((id) => ({ id, message: message.messageId })),
    );
    await engine.rows(endTurns, [
      list(sorted.map(({ turn }) => turn.token)),
      list(sorted.map(({ turn }) => turn.woken)),
      list(sorted.map(({ due }) => due?.toISOString() ?? null)),
      now(),
      list(told.map(({ id }) => id)),
      list(told.map(({ message }) => message)),
    ]);
  });

  return {
    async takeTurns(most) {
      const at = now();
      takings += 1;
      const token = `${process}.${takings}.`;
      const { due, stuck } = takeOf(most);
      const values = [at, after(at, leaseLength), token];
      const taken = await engine.transaction(async (queries) => {
        await queries.script(inOrderOfIndex);
        const found = await queries.rows(due, values);
        return found.length > 0 ? found : await queries.rows(stuck, values);
      });
      if (taken.length === 0) return [];
      const found = await engine.rows(pending, [list(taken.map(({ chat }) => chat))]);
      const byChat = Map.groupBy(found, ({ chat }) => chat);
      return taken.map((turn) => ({
        ...turn,
        token: `${token}${turn.chat}`,
        deliveries: byChat.get(turn.chat) ?? [],
      }));
    },
    async beginAttempt(turn, deliveries, digest) {
      const beginning: Beginning = { turn, deliveries, digest, begun: [] };
      await beginAll([beginning]);
      return beginning.begun;
    },
    async endAttempt(deliveries, end) {
      if (deliveries.length > 0) await endAll(engine, list(deliveries), end, now());
    },
    endTurn: (turn, due, told) => endAllTurns([{ turn, due, told }]),
    sendingProcesses: async () => only(await engine.rows(sendingProcesses, [now()])).processes,
    async closeChat(chat, why) {
      await engine.transaction(async (queries) => {
        // The chat's row first, as everybody else locks it.
        if (why === 'blocked') await queries.rows(block, [chat]);
        else for (const statement of forget) await queries.rows(statement, [chat]);
        await queries.rows(closePending, [chat, why, now()]);
        if (why === 'gone') await queries.rows(forgetDelivered, [chat]);
      });
    },
    digest: (chat, first) => engine.rows(digestOf, [chat, first]),
    deliveryCounts: async () => only(await engine.rows(counts)),
    onDeliveries: (callback) => engine.listen(deliveriesChannel, callback),
  };
}

/** In the order in which chats are locked. */
function inOrder<Item extends { readonly turn: Turn }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => one.turn.chat - other.turn.chat);
}

/** A list as the text that Postgres reads as an array; of texts only such as need no quotes. */
function list(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

async function endAll(queries: Queries, deliveries: string, end: AttemptEnd, at: Date): Promise<void> {
  switch (end.kind) {
    case 'sent':
      await queries.rows(endSent, [deliveries, at, end.messageId]);
      return;
    case 'notSent':
      await queries.rows(endNotSent, [deliveries]);
      return;
    case 'ambiguous':
      await queries.rows(endAmbiguous, [deliveries, at]);
      return;
    case 'failed':
      await queries.rows(endOver, [deliveries, at, end.kind, storableText(end.why)]);
      return;
    case 'superseded':
      await queries.rows(endOver, [deliveries, at, end.kind, null]);
  }
}

function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
