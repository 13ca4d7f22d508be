import { expect } from 'vitest';
import type { Delivery } from '../../src/store/follow.ts';
import type { Sent } from '../../src/alerts/sender.ts';

/** A version of the report of an agency for a year, in the order in which they were stored. */
export type Published = {
  readonly agency: string;
  readonly year: number;
  readonly version: number;
  /** How many requests it says were received: no two say the same. */
  readonly received: number;
};

/**
 * Who has to get which alert, and who must not, whatever happens. Chats are numbered and may change their ids; a place is
 * what a chat hears of one report.
 */
export class DeliveryModel {
  /** Current ids of the chats. */
  readonly ids: number[];
  readonly #topicsOf: (agency: string) => readonly string[];
  readonly #follows: Set<string>[];
  readonly #paused: ('blocked' | 'noRights' | null)[];
  readonly #published: Published[] = [];
  /** By place: the version that must still come, or a later one. */
  readonly #owed = new Map<string, number>();
  /** Places where a version may have been seen. */
  readonly #told = new Set<string>();
  readonly #forbidden = new Set<string>();
  readonly #arrivals = new Map<string, number>();
  readonly #ambiguous = new Map<string, number>();

  constructor(ids: readonly number[], topicsOf: (agency: string) => readonly string[]) {
    this.ids = [...ids];
    this.#topicsOf = topicsOf;
    this.#follows = ids.map(() => new Set());
    this.#paused = ids.map(() => null);
  }

  follow(chat: number, topic: string): void {
    this.#follows[chat]?.add(topic);
    this.resume(chat);
  }

  unfollow(chat: number, topic: string): void {
    this.#follows[chat]?.delete(topic);
    for (const one of this.#published) if (!this.#hears(chat, one.agency)) this.#owed.delete(placeOf(chat, one));
  }

  isPaused(chat: number): boolean {
    return this.#paused[chat] !== null;
  }

  resume(chat: number): void {
    this.#paused[chat] = null;
  }

  /** A version was stored; `answers`: it is the one that is shown. A re-reading is for those who saw, or wait for, others. */
  publish(version: Published, rereading: boolean, answers: boolean): void {
    this.#published.push(version);
    for (const chat of this.ids.keys()) {
      const place = placeOf(chat, version);
      const concerned = !rereading || this.#told.has(place) || this.#owed.has(place);
      if (answers && concerned && this.#hears(chat, version.agency) && this.#paused[chat] !== 'blocked')
        this.#owed.set(place, this.#published.length - 1);
      else this.#forbidden.add(alertOf(chat, version));
    }
  }

  /** Checks that a message may go to a chat; what it tells of. */
  allow(chat: number, deliveries: readonly Delivery[]): readonly Published[] {
    expect(this.#paused[chat], `a message to ${chat}, which takes none`).toBeNull();
    return deliveries.map(({ key, version }) => {
      const told = this.#published.find(
        (one) => one.agency === key.agency && one.year === key.year && one.version === version,
      );
      if (told === undefined) throw new Error(`version ${version} of ${key.agency} ${key.year} was never stored`);
      expect(this.#hears(chat, told.agency), `${chat} hears of ${told.agency}`).toBe(true);
      expect(this.#forbidden.has(alertOf(chat, told)), `${chat} hears of version ${version}`).toBe(false);
      return told;
    });
  }

  /** What came of a message; `crash`: the process was gone before it heard. */
  sent(chat: number, told: readonly Published[], arrived: boolean, answer: Sent['kind'] | 'crash'): void {
    for (const one of told) {
      const place = placeOf(chat, one);
      if (answer === 'crash' || answer === 'ambiguous') increase(this.#ambiguous, alertOf(chat, one));
      if (answer === 'crash' || answer === 'ambiguous' || answer === 'sent') this.#told.add(place);
      if (arrived) increase(this.#arrivals, alertOf(chat, one));
      if (arrived && (this.#owed.get(place) ?? Infinity) <= this.#published.indexOf(one)) this.#owed.delete(place);
    }
    if (answer === 'noRights') this.#paused[chat] = 'noRights';
    if (answer !== 'blocked') return;
    this.#paused[chat] = 'blocked';
    for (const one of this.#published) this.#owed.delete(placeOf(chat, one));
  }

  /** Everyone has what they are owed. `counted`: ambiguous attempts that the database knows of; null: it was not asked. */
  finish(counted: ((id: number, version: Published) => number) | null): void {
    expect([...this.#owed]).toEqual([]);
    for (const [chat, id] of this.ids.entries())
      for (const version of this.#published) {
        const alert = alertOf(chat, version);
        const attempts = counted === null ? (this.#ambiguous.get(alert) ?? 0) : counted(id, version);
        expect(this.#arrivals.get(alert) ?? 0, alert).toBeLessThanOrEqual(1 + attempts);
      }
  }

  #hears(chat: number, agency: string): boolean {
    return this.#topicsOf(agency).some((topic) => this.#follows[chat]?.has(topic) === true);
  }
}

function placeOf(chat: number, { agency, year }: Published): string {
  return `${chat} ${agency} ${year}`;
}

function alertOf(chat: number, version: Published): string {
  return `${placeOf(chat, version)} ${version.version}`;
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
