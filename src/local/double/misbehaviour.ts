import type { ResponseParameters } from 'grammy/types';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';

/** What can go wrong with a call. */
export type Fault =
  /** An error answer; the call has no effect. */
  | {
      readonly kind: 'refuse';
      readonly code: number;
      readonly description: string;
      readonly parameters?: ResponseParameters;
    }
  /** A page of HTML from something in between; the call has no effect. */
  | { readonly kind: 'page'; readonly status: number; readonly html: string }
  /** The answer comes late by the clock; the call has its effect just before that, or `accepted` at once. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly accepted?: boolean }
  /** The connection breaks, before or after the call had its effect. */
  | { readonly kind: 'reset'; readonly accepted: boolean }
  /** The call has its effect; its answer stops in the middle, and the connection stays open. */
  | { readonly kind: 'cut' }
  /** Nothing listens: only inside the process. Over HTTP, close the server instead. */
  | { readonly kind: 'unreachable' };

/** Which calls a fault befalls: those that satisfy all that is given. */
export type Misbehaviour = {
  readonly fault: Fault;
  readonly method?: string;
  readonly chat?: number;
  /** Numbers of the calls of this method and chat, counted from 1 since the misbehaviour was set. */
  readonly calls?: readonly number[];
  readonly from?: Date;
  readonly until?: Date;
};

export type Misbehaviours = {
  /** Sets one; returns how to take it back. */
  add(misbehaviour: Misbehaviour): () => void;
  /** The fault of a call, the one set last first; null when all is well. */
  befalling(method: string, parameters: unknown): Fault | null;
};

const addressed = z.object({ chat_id: z.coerce.number() });

export function createMisbehaviours(clock: Clock): Misbehaviours {
  let set: { readonly misbehaviour: Misbehaviour; seen: number }[] = [];
  return {
    add: (misbehaviour) => {
      const entry = { misbehaviour, seen: 0 };
      set = [entry, ...set];
      return () => {
        set = set.filter((other) => other !== entry);
      };
    },
    befalling: (method, parameters) => {
      const chat = addressed.safeParse(parameters).data?.chat_id;
      const now = clock.now();
      let fault: Fault | null = null;
      for (const entry of set) {
        const { method: wanted = method, chat: where = chat, calls, from = now, until } = entry.misbehaviour;
        if (wanted !== method || where !== chat) continue;
        entry.seen += 1;
        const inTime = now >= from && (until === undefined || now < until);
        if (inTime && (calls === undefined || calls.includes(entry.seen))) fault ??= entry.misbehaviour.fault;
      }
      return fault;
    },
  };
}
