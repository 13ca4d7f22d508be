/** An update of Telegram on its way into the record. */
export type NewUpdate = {
  readonly id: number;
  /** In whose order it is handled; null: in nobody's. */
  readonly chat: number | null;
  /** Who caused it, as far as Telegram says so. */
  readonly user: number | null;
  /** As Telegram sent it. */
  readonly body: string;
};

/** An update that this process is to handle. */
export type ClaimedUpdate = {
  readonly id: number;
  readonly body: string;
  /** How many processes began it, or may have, that never finished it. */
  readonly attempts: number;
};

/** An update that has been handled. */
export type FinishedUpdate = {
  readonly id: number;
  /** A private chat whose person wrote or pressed something then, and so has not blocked the bot. */
  readonly heard: { readonly chat: number; readonly at: Date } | null;
};

/** Updates that were recorded and not handled yet. */
export type Backlog = {
  readonly count: number;
  /** When the oldest was recorded; null when there is none. */
  readonly since: Date | null;
};

/** Milliseconds for which an update is its claimer's, unless that renews the lease. */
export const updateLease = 30_000;

/**
 * What Telegram told the bot, each update once, until it was handled; after that only its number is kept, so that it is
 * known when it comes again. Processes on one Postgres share it: a claimed update is handled by nobody else while the
 * lease lasts, and no update is claimed while an earlier one of its chat is somebody else's. One round trip each, unless
 * it says otherwise.
 */
export type UpdateRecord = {
  /**
   * Writes updates down that are not known, in their order. With `claim` they are this process's to handle, unless an
   * earlier one of their chat is not: then they wait to be claimed. Gives both kinds; a known update is in neither. Two
   * round trips when any waits.
   */
  add(
    updates: readonly NewUpdate[],
    claim: boolean,
  ): Promise<{ readonly claimed: ReadonlySet<number>; readonly waiting: boolean }>;
  /**
   * Claims what waits, and what a process left that let its lease run out, of so many chats at most, in order. `waiting`:
   * there is more, though perhaps behind updates that another process handles now. Two round trips.
   */
  claim(chats: number): Promise<{ readonly updates: readonly ClaimedUpdate[]; readonly waiting: boolean }>;
  /** Marks updates as handled, and forgets what they said, where and by whom. */
  finish(updates: readonly FinishedUpdate[]): Promise<void>;
  /** Keeps claims of this process for another lease; those of them that it still has. */
  renew(updates: readonly number[]): Promise<ReadonlySet<number>>;
  /**
   * Gives back all that this process claimed and has not finished, and tells the others. `begun`: those that it could not
   * end. Two round trips.
   */
  release(begun: readonly number[]): Promise<void>;
  /** Forgets what was recorded before a moment; how many of those were never handled. */
  expire(before: Date): Promise<number>;
  backlog(): Promise<Backlog>;
  /** Calls back when updates wait that another process recorded. Returns how to stop. */
  onWaiting(callback: () => void): Promise<() => Promise<void>>;
};
