import type { UserFromGetMe } from 'grammy/types';
import type { Clock } from '../../domain/clock.ts';
import { type Chats, createChats } from './chats.ts';
import { createConversations, type KeptMessage } from './conversations.ts';
import { createFileShelf, type UploadedFile } from './files.ts';
import { type DoubleState, handlers } from './methods.ts';
import { createMembers } from './members.ts';
import { createMisbehaviours, type Fault, type Misbehaviour } from './misbehaviour.ts';
import { createPeople, type People } from './people.ts';
import { createPressedButtons } from './pressed-buttons.ts';
import { createProfile } from './profile-methods.ts';
import { createRateLimiter, type Rates } from './rates.ts';
import { Refusal } from './refusal.ts';
import { checkParameters, type Method, methodOf } from './schema.ts';
import { createUpdateQueue, type UpdateQueue } from './updates.ts';

/** A call that has reached the double. */
export type CallRequest = {
  readonly token: string;
  /** As written in the address. */
  readonly method: string;
  readonly parameters: unknown;
  /** By the names that `attach://` gives them. */
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly signal: AbortSignal;
};

/** A call that has ended: what was asked, and what came of it. */
export type Call = {
  readonly method: string;
  readonly parameters: unknown;
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** Null: none was given, though the call may have had its effect. */
  readonly refused: { readonly code: number; readonly description: string } | null;
  /** The message that was sent or changed, if any. */
  readonly message: KeptMessage | null;
  /** When that was decided, by the clock. */
  readonly at: Date;
};

/** What goes back over the wire. */
export type WireAnswer =
  | { readonly kind: 'whole'; readonly status: number; readonly type: 'json' | 'html'; readonly body: string }
  | { readonly kind: 'cut'; readonly body: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'unreachable' };

/** The Bot API with its state, its limits and, when told so, its moods. */
export type Double = {
  readonly me: UserFromGetMe;
  readonly token: string;
  readonly people: People;
  readonly chats: Chats;
  readonly updates: Pick<UpdateQueue, 'continueAt' | 'deliver' | 'pending' | 'post' | 'balance'>;
  /** Makes calls go wrong; returns how to take it back. */
  misbehave(misbehaviour: Misbehaviour): () => void;
  /** Limits how much may be sent; what is too much gets a 429. Without rates, nothing does. */
  limit(rates: Rates): void;
  /** Messages of a chat as it shows them now, oldest first. */
  messages(chat: number): readonly KeptMessage[];
  /** Takes a message away, as a person who clears the chat does. */
  remove(chat: number, message: number): void;
  answer(request: CallRequest): Promise<WireAnswer>;
  /** A file that a person sent; null when there is none at the path, or the token is wrong. */
  file(token: string, path: string): Uint8Array | null;
  /** Calls since the last time they were taken, in the order in which they ended. */
  takeCalls(): readonly Call[];
  /** Resolves with the first call from now on that satisfies the condition. */
  nextCall(condition: (call: Call) => boolean): Promise<Call>;
};

const me: UserFromGetMe = {
  id: 100,
  is_bot: true,
  first_name: '公开',
  username: 'gongkai_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

/** A double that takes calls with this token. */
export function createDouble({ token, clock }: { readonly token: string; readonly clock: Clock }): Double {
  const conversations = createConversations(me);
  const updates = createUpdateQueue(clock);
  const members = createMembers({ me, conversations });
  const state: DoubleState = {
    me,
    clock,
    conversations,
    presses: createPressedButtons(clock),
    shelf: createFileShelf(),
    updates,
    profile: createProfile(),
    members,
  };
  const rates = createRateLimiter(clock);
  const misbehaviours = createMisbehaviours(clock);
  let calls: Call[] = [];
  let watchers: { readonly condition: (call: Call) => boolean; readonly resolve: (call: Call) => void }[] = [];

  function keep({ method, parameters, files }: CallRequest, result: unknown): void {
    const refused = result instanceof Refusal ? result : null;
    const call = { method, parameters, files, refused, message: isMessage(result) ? result : null, at: clock.now() };
    calls.push(call);
    const met = watchers.filter(({ condition }) => condition(call));
    watchers = watchers.filter((watcher) => !met.includes(watcher));
    for (const { resolve } of met) resolve(call);
  }

  async function carryOut(method: Method, request: CallRequest): Promise<WireAnswer> {
    let result: unknown;
    try {
      checkParameters(method, request.parameters);
      rates.count(method, request.parameters);
      result = await handlers[method](state, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(request, error);
    }
    keep(request, result);
    return { kind: 'whole', status: 200, type: 'json', body: JSON.stringify({ ok: true, result }) };
  }

  function refuse(request: CallRequest, refusal: Refusal): WireAnswer {
    keep(request, refusal);
    const { code: status, description, parameters } = refusal;
    // The server in front of the Bot API does not speak JSON.
    if (status === 413) return { kind: 'whole', status, type: 'html', body: `<html>${status} ${description}</html>` };
    const body = JSON.stringify({ ok: false, error_code: status, description, parameters });
    return { kind: 'whole', status, type: 'json', body };
  }

  async function misbehaved(fault: Fault, method: Method, request: CallRequest): Promise<WireAnswer> {
    if (fault.kind === 'refuse') return refuse(request, new Refusal(fault.code, fault.description, fault.parameters));
    if (fault.kind === 'page') {
      keep(request, new Refusal(fault.status, fault.html));
      return { kind: 'whole', status: fault.status, type: 'html', body: fault.html };
    }
    if (fault.kind === 'unreachable' || (fault.kind === 'reset' && !fault.accepted)) {
      keep(request, new Refusal(0, fault.kind));
      return { kind: fault.kind };
    }
    const delay = fault.kind === 'delay' ? fault : null;
    const wait = async (): Promise<void> => {
      if (delay !== null) await state.clock.wait(delay.milliseconds, request.signal);
    };
    if (delay?.accepted !== true) await wait();
    const answer = await carryOut(method, request);
    if (delay?.accepted === true) await wait();
    if (fault.kind === 'reset') return { kind: 'reset' };
    if (fault.kind === 'cut' && answer.kind === 'whole')
      return { kind: 'cut', body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    return answer;
  }

  return {
    me,
    token,
    people: createPeople(state),
    chats: createChats({ me, conversations, members, updates, clock }),
    updates,
    limit: (limits) => rates.limit(limits),
    misbehave: (misbehaviour) => misbehaviours.add(misbehaviour),
    messages: (chat) => state.conversations.messages(chat),
    remove: (chat, message) => state.conversations.remove(chat, message),
    answer: async (request) => {
      try {
        if (request.token !== token) throw new Refusal(401, 'Unauthorized');
        const method = methodOf(request.method);
        const fault = misbehaviours.befalling(method, request.parameters);
        return fault === null ? await carryOut(method, request) : await misbehaved(fault, method, request);
      } catch (error) {
        if (error instanceof Refusal) return refuse(request, error);
        throw error;
      }
    },
    file: (given, path) => (given === token ? state.shelf.read(path) : null),
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    nextCall: async (condition) => {
      const { promise, resolve } = Promise.withResolvers<Call>();
      watchers.push({ condition, resolve });
      return await promise;
    },
  };
}

function isMessage(result: unknown): result is KeptMessage {
  return typeof result === 'object' && result !== null && 'message_id' in result;
}
