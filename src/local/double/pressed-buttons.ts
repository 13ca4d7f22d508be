import type { Clock } from '../../domain/clock.ts';
import { badRequest } from './refusal.ts';

/** A press has to be answered within this time, and once. */
const patience = 10 * 60_000;

/** Presses that wait for an answer. */
export type PressedButtons = {
  /** Notes a press; returns its id. */
  press(): string;
  /** Throws Refusal when it was answered before, or too late. */
  answer(id: string): void;
};

export function createPressedButtons(clock: Clock): PressedButtons {
  const waiting = new Map<string, number>();
  let count = 0;
  return {
    press: () => {
      count += 1;
      waiting.set(String(count), clock.now().getTime());
      return String(count);
    },
    answer: (id) => {
      const since = waiting.get(id);
      waiting.delete(id);
      if (since === undefined || clock.now().getTime() - since > patience)
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
    },
  };
}
