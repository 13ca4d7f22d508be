import type { ChatDeps } from '../chat/command.ts';
import { baseOf } from '../chat/comparison-base.ts';
import { historyOf } from '../chat/version-history.ts';
import type { Reply } from '../chat/reply.ts';
import type { Agency } from '../domain/agency.ts';
import { readTopic } from '../domain/follow-target.ts';
import type { ReportVersion } from '../domain/report.ts';
import type { Delivery, PendingDelivery } from '../store/follow.ts';
import { type AlertMatter, type Followed, renderAlert } from './alert-view.ts';
import type { Locale } from '../text/format.ts';
import type { Composer } from './serving.ts';
import { digestPage, type DigestItem, renderDigest } from './digest-view.ts';
import { newsOf } from './news.ts';

/** Milliseconds for which what an alert says is kept for the next chat that is told the same. */
const keptFor = 10_000;
const mostKept = 50;

/** Makes alerts of deliveries as the store holds the reports now. */
export function createComposer(deps: ChatDeps): Composer {
  const texts = new WeakMap<AlertMatter, Map<string, Reply>>();
  const kept = new Map<string, { readonly at: number; readonly matter: Promise<AlertMatter | null> }>();

  /** One report goes to thousands of chats within seconds: it is read and compared once. */
  function matterOf(delivery: Delivery): Promise<AlertMatter | null> {
    const { key, version, act, before, reason } = delivery;
    const name = [key.agency, key.year, key.scope, version, act, before, reason].join(' ');
    const now = deps.now().getTime();
    const found = kept.get(name);
    if (found !== undefined && Math.abs(now - found.at) < keptFor) return found.matter;
    if (kept.size >= mostKept) kept.clear();
    const matter = readMatter(delivery, deps);
    kept.set(name, { at: now, matter });
    matter.catch(() => kept.delete(name));
    return matter;
  }

  /** To chats that hear of it in the same way and language it is one and the same text. */
  function rendered(matter: AlertMatter, followed: Followed, locale: Locale): Reply {
    const replies = texts.get(matter) ?? new Map<string, Reply>();
    texts.set(matter, replies);
    const name = JSON.stringify([locale, followed]);
    const reply = replies.get(name) ?? renderAlert(matter, deps.timeZone, followed, locale);
    if (replies.size >= mostKept) replies.clear();
    replies.set(name, reply);
    return reply;
  }

  return {
    alert: async (delivery, { locale }) => {
      const [matter, followed] = await Promise.all([matterOf(delivery), followedBy(delivery, deps)]);
      return matter === null ? null : rendered(matter, followed, locale);
    },
    digest: async (deliveries, { locale }) => {
      const items = await digestItems(deliveries, 1, deps);
      return renderDigest(items, { first: deliveries[0]?.id ?? 0, page: 1, total: deliveries.length }, locale);
    },
  };
}

/** Null when something else answers by now, or when the chat knows the figures that stand. */
async function readMatter(delivery: Delivery, deps: ChatDeps): Promise<AlertMatter | null> {
  const { store } = deps;
  const { key, version, act, reason } = delivery;
  const [agency, { reports, years }] = await Promise.all([
    agencyOf(key.agency, deps),
    store.reports(key.agency, [key.year, key.year - 1]),
  ]);
  const ofScope = reports.filter(({ report }) => report.scope === key.scope);
  const held = ofScope.find(({ report }) => report.year === key.year);
  if ((held?.report.version ?? 0) !== version) return null;
  const history = reason === 'report' ? [] : historyOf(await store.versions(key.agency, key.year), key.scope);
  const news = newsOf(delivery, history);
  if (news === null) return null;
  const others = ofScope.filter(({ report }) => report.year !== key.year);
  const access = held === undefined ? null : ({ kind: 'held', agency, held, others, years } as const);
  const target = act > 0 && news.kind === 'withdrawn' ? ((await store.careAction(act))?.to ?? null) : null;
  return {
    key,
    agency,
    news,
    access,
    base: access === null ? null : await baseOf(access, undefined, deps),
    movedTo: target === null ? null : { agency: target.agency, name: target.name, year: target.year },
  };
}

/** Through which of its follows a chat hears of an agency, and whether that is its former name alone. */
async function followedBy({ chat, key, topics }: PendingDelivery, { store, directory }: ChatDeps): Promise<Followed> {
  const former = topics.filter((topic) => isOfAnother(topic, key.agency));
  const [topic] = former;
  if (topic === undefined || former.length < topics.length) return { topics, renamed: null };
  const relative = directory()
    .predecessorsOf(key.agency)
    .find(({ agency }) => `a${agency.id}` === topic);
  const name = relative?.agency.name ?? (await store.follows(chat)).find((follow) => follow.topic === topic)?.name;
  return {
    topics,
    renamed:
      name === undefined || name === null ? null : { name, probable: relative?.succession.certainty !== 'certain' },
  };
}

function isOfAnother(topic: string, agency: string): boolean {
  const target = readTopic(topic);
  return target?.kind === 'agency' && target.agency !== agency;
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

async function itemOf(delivery: Delivery, deps: ChatDeps): Promise<DigestItem> {
  const { key, reason } = delivery;
  const [agency, { reports }, versions] = await Promise.all([
    agencyOf(key.agency, deps),
    deps.store.reports(key.agency, [key.year]),
    reason === 'report' ? [] : deps.store.versions(key.agency, key.year),
  ]);
  const report: ReportVersion | null = reports.find(({ report: one }) => one.scope === key.scope)?.report ?? null;
  const news = newsOf({ ...delivery, version: report?.version ?? 0 }, historyOf(versions, key.scope));
  return { agency, year: key.year, news, report };
}

/** An agency that was stored just now may not have come to the directory yet. */
async function agencyOf(id: string, { directory, store }: ChatDeps): Promise<Agency> {
  const known = directory().names.agency(id) ?? (await store.agencies()).agencies.find((agency) => agency.id === id);
  if (known === undefined) throw new RangeError(`the agency ${id} is not held`);
  return known;
}
