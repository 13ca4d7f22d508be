import type { ChatDeps } from '../../chat/command.ts';
import type { Agency } from '../../domain/agency.ts';
import { agencyNamed } from '../../domain/agency-name.ts';
import { readTopic } from '../../domain/follow-target.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Follow, Reach } from '../../store/follow.ts';
import { mostFollows } from '../../store/following.ts';
import type { HeldReport } from '../../store/store.ts';
import { botNotThere, deciderOf } from './chat-rights.ts';
import { followLabel } from './follow-label.ts';
import { nextReport, type NextReport } from './next-report.ts';

/** Agencies from which on a follow is asked about before it begins. */
export const wide = 20;

/** What came of wanting to follow something. */
export type Following =
  | {
      readonly kind: 'follows';
      readonly already: boolean;
      readonly topic: string;
      readonly label: Sentence;
      readonly reach: Reach;
      /** Of one agency: what is held of it. */
      readonly of: { readonly agency: Agency; readonly held: HeldReport } | null;
      readonly next: NextReport | null;
      /** What an agency is called now, when it was renamed: its reports are told as well. */
      readonly renamed: { readonly agency: Agency; readonly probable: boolean } | null;
      /** Somebody paused the alerts of the chat. */
      readonly paused: boolean;
    }
  | { readonly kind: 'confirm'; readonly topic: string; readonly label: Sentence; readonly reach: Reach }
  | {
      readonly kind: 'choose';
      readonly words: string;
      readonly choices: readonly { topic: string; label: Sentence }[];
    };

/**
 * Follows for a chat. Asks first when very much would match, unless that was confirmed already, and whatever would match
 * when a link led here. Throws UserError.
 */
export async function startFollowing(
  follow: Follow,
  chat: number,
  deps: ChatDeps,
  asked: 'byLink' | 'confirmed' | 'first' = 'first',
): Promise<Following> {
  const { store, directory, now, timeZone, elsewhere, chats } = deps;
  const asker = await deciderOf(deps, chat);
  if (elsewhere !== undefined && (await store.chatStates.of(chat))?.mayWrite === false) throw botNotThere();
  const target = readTopic(follow.topic);
  if (target === null) throw outOfDate();
  const label = followLabel(follow, directory());
  const reach = await store.reachOf(follow.topic);
  if (asked === 'byLink' || (asked === 'first' && reach.agencies >= wide))
    return { kind: 'confirm', topic: follow.topic, label, reach };
  const { locale } = await store.chatSettings(chat);
  // Of a post nobody knows who wrote it; somebody has to be told when the bot may not post there any more.
  const user = asker.user === chat && chat < 0 ? ((await chats?.ownerOf(chat)) ?? null) : asker.user;
  const outcome = await store.follow(chat, follow, { user, locale: locale ?? asker.locale });
  if (outcome === 'full')
    throw new UserError({
      zh: `一个聊天最多订阅${mostFollows}项，已经满了：请先用 /subscriptions 退订一些，或者改为订阅整个地区或类别。`,
      en: `This chat follows ${mostFollows} things, as many as it may: drop some with /subscriptions, or follow a whole region or kind in their place.`,
    });
  // One of which nothing is held is known by its name alone.
  const named = follow.name === null ? undefined : agencyNamed(follow.name, 'followed');
  const agency = target.kind === 'agency' ? (directory().names.agency(target.agency) ?? named) : undefined;
  const heir =
    target.kind === 'agency'
      ? directory()
          .successorsOf(target.agency)
          .find(({ succession }) => succession.relation === 'renamed_to')
      : undefined;
  const newestOf = async (one: Agency | undefined): Promise<HeldReport | undefined> =>
    one === undefined ? undefined : (await store.reports(one.id, 'newest')).reports[0];
  const [newest, newestOfHeir, follower] = await Promise.all([
    newestOf(agency),
    newestOf(heir?.agency),
    store.follower(chat),
  ]);
  // An agency that was renamed publishes no more under its former name.
  const publishes = heir === undefined ? { agency, newest } : { agency: heir.agency, newest: newestOfHeir };
  return {
    kind: 'follows',
    already: outcome === 'already',
    topic: follow.topic,
    label,
    reach,
    of: agency === undefined || newest === undefined ? null : { agency, held: newest },
    next:
      target.kind === 'agency'
        ? nextReport(publishes.agency?.kind ?? null, publishes.newest?.report.year ?? null, now(), timeZone)
        : null,
    renamed: heir === undefined ? null : { agency: heir.agency, probable: heir.succession.certainty === 'probable' },
    paused: follower?.paused === 'byUser',
  };
}

/** The error for a button of an older version. */
export function outOfDate(): UserError {
  return new UserError({
    zh: '这个按钮已经过时，请发送 /subscriptions。',
    en: 'This button is out of date; please send /subscriptions.',
  });
}
