import type { ChatDeps } from '../chat/command.ts';
import { baseOf } from '../chat/comparison-base.ts';
import { historyOf } from '../chat/version-history.ts';
import type { Agency } from '../domain/agency.ts';
import type { ReportVersion } from '../domain/report.ts';
import type { Delivery } from '../store/follow.ts';
import { type AlertMatter, renderAlert } from './alert-view.ts';
import type { Composer } from './broadcast.ts';
import { digestPage, type DigestItem, renderDigest } from './digest-view.ts';

/** Milliseconds for which what an alert says is kept for the next chat that is told the same. */
const keptFor = 10_000;
const mostKept = 50;

/** Makes alerts of deliveries as the store holds the reports now. */
export function createComposer(deps: ChatDeps): Composer {
  const kept = new Map<string, { readonly at: number; readonly matter: Promise<AlertMatter | null> }>();

  /** One report goes to thousands of chats within seconds: it is read and compared once. */
  function matterOf(delivery: Delivery): Promise<AlertMatter | null> {
    const { agency, year, scope } = delivery.key;
    const name = `${agency} ${year} ${scope} ${delivery.version}`;
    const now = deps.now().getTime();
    const found = kept.get(name);
    if (found !== undefined && Math.abs(now - found.at) < keptFor) return found.matter;
    if (kept.size >= mostKept) kept.clear();
    const matter = readMatter(delivery, deps);
    kept.set(name, { at: now, matter });
    matter.catch(() => kept.delete(name));
    return matter;
  }

  return {
    alert: async (delivery, { locale }) => {
      const [matter, topics] = await Promise.all([
        matterOf(delivery),
        deps.store.followsOf(delivery.chat, delivery.key.agency),
      ]);
      return matter === null ? null : renderAlert(matter, delivery.reason, topics, locale);
    },
    digest: async (deliveries, { locale }) => {
      const items = await digestItems(deliveries, 1, deps);
      return renderDigest(items, { first: deliveries[0]?.id ?? 0, page: 1, total: deliveries.length }, locale);
    },
  };
}

/** Null when the version does not answer any more. */
async function readMatter({ key, version }: Delivery, deps: ChatDeps): Promise<AlertMatter | null> {
  const { store } = deps;
  const [agency, { reports, years }] = await Promise.all([
    agencyOf(key.agency, deps),
    store.reports(key.agency, [key.year, key.year - 1]),
  ]);
  const ofScope = reports.filter(({ report }) => report.scope === key.scope);
  const held = ofScope.find(({ report }) => report.year === key.year);
  if (held === undefined || held.report.version !== version) return null;
  const others = ofScope.filter(({ report }) => report.year !== key.year);
  const access = { kind: 'held', agency, held, others, years } as const;
  const history = held.versions === 1 ? [] : historyOf(await store.versions(key.agency, key.year), key.scope);
  return {
    access,
    base: await baseOf(access, undefined, deps),
    step: history.find(({ report }) => report.version === version) ?? null,
  };
}

/** What a page of a digest says, counted from 1, as the reports are now. `deliveries`: all of the digest, the first first. */
export async function digestItems(
  deliveries: readonly Delivery[],
  page: number,
  deps: ChatDeps,
): Promise<readonly DigestItem[]> {
  const shown = deliveries.slice((page - 1) * digestPage, page * digestPage);
  return await Promise.all(shown.map((delivery) => itemOf(delivery, deps)));
}

async function itemOf({ key, reason }: Delivery, deps: ChatDeps): Promise<DigestItem> {
  const [agency, { reports }] = await Promise.all([
    agencyOf(key.agency, deps),
    deps.store.reports(key.agency, [key.year]),
  ]);
  const report: ReportVersion | null = reports.find(({ report: one }) => one.scope === key.scope)?.report ?? null;
  return { agency, year: key.year, reason, report };
}

/** An agency that was stored just now may not have come to the directory yet. */
async function agencyOf(id: string, { directory, store }: ChatDeps): Promise<Agency> {
  const known = directory().names.agency(id) ?? (await store.agencies()).agencies.find((agency) => agency.id === id);
  if (known === undefined) throw new RangeError(`the agency ${id} is not held`);
  return known;
}
