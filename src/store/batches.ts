/**
 * Work that is done one batch after the other: what comes while one is under way makes up the next. Each call ends as the
 * batch did that its items were in.
 */
export function inBatches<Item>(
  work: (items: readonly Item[]) => Promise<void>,
): (items: readonly Item[]) => Promise<void> {
  let waiting: { readonly items: Item[]; readonly end: PromiseWithResolvers<void> } | null = null;
  let working = false;

  async function run(): Promise<void> {
    working = true;
    while (waiting !== null) {
      const { items, end } = waiting;
      waiting = null;
      await work(items).then(end.resolve, end.reject);
    }
    working = false;
  }

  return (items) => {
    waiting ??= { items: [], end: Promise.withResolvers() };
    waiting.items.push(...items);
    const { promise } = waiting.end;
    if (!working) void run();
    return promise;
  };
}

/**
 * Work that is done once for all items that come in the same turn of the event loop, before anything else happens. Each call
 * ends as the work did.
 */
export function gathered<Item>(work: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let waiting: { readonly items: Item[]; readonly end: PromiseWithResolvers<void> } | null = null;
  return (item) => {
    if (waiting === null) {
      const { items, end } = (waiting = { items: [], end: Promise.withResolvers<void>() });
      process.nextTick(() => {
        waiting = null;
        void work(items).then(end.resolve, end.reject);
      });
    }
    waiting.items.push(item);
    return waiting.end.promise;
  };
}
