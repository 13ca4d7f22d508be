/** How many documents a person may have read, in the memory of this process: an answer never depends on it. */
export type DocumentQuota = {
  /** Takes so many if they are left. */
  readonly take: (user: number, documents: number) => boolean;
};

/** Documents that may come at once and, spread evenly, within ten minutes: the departments of a county. */
export const mostDocuments = 40;
const period = 10 * 60_000;
/** Beyond this many people, those who have everything left are forgotten. */
const mostPeople = 10_000;

export function createDocumentQuota(now: () => Date): DocumentQuota {
  const people = new Map<number, { left: number; at: number }>();

  function leftOf(user: number, time: number): number {
    const known = people.get(user);
    if (known === undefined) return mostDocuments;
    // A clock that was set back gives nothing.
    const passed = Math.max(0, time - known.at);
    return Math.min(mostDocuments, known.left + (passed / period) * mostDocuments);
  }

  return {
    take: (user, documents) => {
      const time = now().getTime();
      if (people.size > mostPeople)
        for (const known of people.keys()) if (leftOf(known, time) === mostDocuments) people.delete(known);
      const left = leftOf(user, time);
      const enough = left >= documents;
      people.set(user, { left: enough ? left - documents : left, at: time });
      return enough;
    },
  };
}
