import type { ChatChange, ChatStates } from '../store/chat-state.ts';
import type { FollowStore } from '../store/follow.ts';

/**
 * Notes how the bot stands in a chat, and lets alerts follow: they move with a group that became another chat, and go on
 * where the bot may write again. Whether it is the latest that is known.
 */
export async function noteStanding(
  store: Pick<FollowStore, 'migrateChat' | 'follower' | 'setFollower'> & {
    readonly chatStates: Pick<ChatStates, 'note'>;
  },
  change: ChatChange,
): Promise<boolean> {
  const latest = await store.chatStates.note(change);
  if (change.migratedTo !== null) await store.migrateChat(change.chat, change.migratedTo);
  else if (latest && change.mayWrite) {
    const paused = (await store.follower(change.chat))?.paused;
    if (paused === 'blocked' || paused === 'noRights') await store.setFollower(change.chat, { paused: null });
  }
  return latest;
}
