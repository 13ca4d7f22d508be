import type { Locale } from '../text/format.ts';
import type { ReportKey } from '../domain/report.ts';

/** What a chat follows, by its topic (domain/follow-target.ts). */
export type Follow = {
  readonly topic: string;
  /** Name of an agency of which nothing was held when it was followed. */
  readonly name: string | null;
};

/**
 * Why nothing is sent to a chat: it asked for that, it blocked the bot or removed it, or the bot may not post there any
 * more.
 */
export type Pause = 'byUser' | 'blocked' | 'noRights';

/** How a chat that follows something wants its alerts. */
export type Follower = {
  readonly locale: Locale;
  /** Who followed last; told when the bot may no longer post in a group or channel. */
  readonly followedBy: number | null;
  /** Hour of the chat's time zone, 0 to 23; null: at once. */
  readonly dailyHour: number | null;
  /** IANA name; null: that of the program. */
  readonly timeZone: string | null;
  /** Hours in which alerts are held: from the first up to the second, over midnight where that is smaller. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly paused: Pause | null;
};

/**
 * Why something is told. Several things may have happened since a chat was told last: its versions say what.
 * - report: the chat knows no version of the report
 * - correction: by the agency
 * - rereading: ours
 * - care: an administrator withdrew, moved or restored a version
 */
export type DeliveryReason = 'report' | 'correction' | 'rereading' | 'care';

/**
 * - sent: answered by Telegram; possibly twice when there were ambiguous attempts
 * - blocked, gone: the chat takes no messages, or is no more
 * - failed: refused by Telegram, or a day passed without an answer
 * - superseded: another version is told of in its place
 */
export type DeliveryState = 'pending' | 'sent' | 'blocked' | 'gone' | 'failed' | 'superseded';

/** A version of a report that a chat is to be told of. */
export type Delivery = {
  readonly id: number;
  readonly chat: number;
  readonly thread: number;
  readonly key: ReportKey;
  /** The version that answers; 0: none does any more. Below 0: a version that an undone move took out again. */
  readonly version: number;
  /** The act of care that it tells of, below 0 where that was undone; 0: the version itself. */
  readonly act: number;
  /** The version that the chat knows; null: none, 0: it knows that none answers. Below 0 as of `version`. */
  readonly before: number | null;
  readonly reason: DeliveryReason;
  readonly createdAt: Date;
  /** An attempt was begun of whose end nothing is known. */
  readonly attemptOpen: boolean;
  /** Attempts of which it is not known whether they arrived. */
  readonly ambiguous: number;
  readonly ambiguousSince: Date | null;
};

/** A delivery as it is to be sent now. */
export type PendingDelivery = Delivery & {
  /** Those of the chat's topics through which it hears of the agency. */
  readonly topics: readonly string[];
};

/** A chat whose turn it is, held by a lease until its turn ends. */
export type Turn = {
  readonly chat: number;
  readonly token: string;
  readonly woken: number;
  readonly follower: Follower;
  /** Everything that is pending for it, oldest first. */
  readonly deliveries: readonly PendingDelivery[];
};

/** Deliveries that a message told of. */
export type Told = { readonly deliveries: readonly number[]; readonly messageId: number };

/** What is known of an attempt. `notSent`: it cannot have arrived, and counts for nothing. */
export type AttemptEnd =
  | { readonly kind: 'sent'; readonly messageId: number }
  | { readonly kind: 'notSent' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'failed'; readonly why: string }
  /** No version of the report stands that it could tell of. */
  | { readonly kind: 'superseded' };

/** What an agency's alerts come from. */
export type Reach = { readonly agencies: number; readonly reports: number };

export type DeliveryCounts = { readonly [state in DeliveryState]: number } & {
  /** Of those sent or failed: with ambiguous attempts. */
  readonly possiblyTwice: number;
};

/** Following: every method is one round trip unless it says otherwise. */
export type FollowStore = {
  /** Follows a topic; `full`: the chat follows as much as it may. Several round trips. */
  follow(
    chat: number,
    follow: Follow,
    by: { readonly user: number | null; readonly locale: Locale },
  ): Promise<'followed' | 'already' | 'full'>;
  /** Ends follows, all of them without topics, and drops what is pending through them alone. Gives how many ended. */
  unfollow(chat: number, topics: readonly string[] | 'all'): Promise<number>;
  /** What a chat follows, oldest first. */
  follows(chat: number): Promise<readonly Follow[]>;
  /** Those of a chat's topics through which it follows an agency that is held. */
  followsOf(chat: number, agency: string): Promise<readonly string[]>;
  /** Null: the chat never followed anything. */
  follower(chat: number): Promise<Follower | null>;
  /** Changes how a chat that follows wants its alerts, and looks at what is pending anew. */
  setFollower(chat: number, settings: Partial<Follower>): Promise<void>;
  /** Agencies held that a topic matches, and their current reports. */
  reachOf(topic: string): Promise<Reach>;
  /** A group became another chat: follows, settings and deliveries move, each once. Idempotent. Several round trips. */
  migrateChat(from: number, to: number): Promise<void>;
  /** Leaves nothing that names a chat or, in a private one, its person. Several round trips. */
  deleteChat(chat: number, user: number): Promise<void>;
};

/**
 * The queue of deliveries, which `save` fills. Beginnings of attempts, and ends of turns, that come while others are under way
 * go together in the next round trip.
 */
export type DeliveryStore = {
  /** Takes chats whose turn it is, at most so many, or the chat `own` alone, under a lease. Several round trips. */
  takeTurns(most: number, own?: number): Promise<readonly Turn[]>;
  /**
   * Notes that an attempt begins; those still pending, as the lease still holds, are given back. `digest`: they go in one
   * message.
   */
  beginAttempt(turn: Turn, deliveries: readonly number[], digest: boolean): Promise<readonly number[]>;
  endAttempt(deliveries: readonly number[], end: AttemptEnd): Promise<void>;
  /**
   * Gives a chat back; `due`: when its turn is again, else when there is something new. `told`: what was sent last and not
   * noted by endAttempt.
   */
  endTurn(turn: Turn, due: Date | null, told: Told | null): Promise<void>;
  /** Processes that hold turns now. */
  sendingProcesses(): Promise<number>;
  /** Everything pending of a chat is over: it takes no messages (paused), or is no more (forgotten). Several round trips. */
  closeChat(chat: number, why: 'blocked' | 'gone'): Promise<void>;
  /** Deliveries of the digest that begins with one, of this chat. */
  digest(chat: number, first: number): Promise<readonly Delivery[]>;
  deliveryCounts(): Promise<DeliveryCounts>;
  /** Calls back after deliveries were written, by this process or another one. Returns how to stop. */
  onDeliveries(callback: () => void): Promise<() => Promise<void>>;
};
