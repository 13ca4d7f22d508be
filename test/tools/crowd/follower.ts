/** What befalls the alert of a follower. */
export type Fate = 'blocked' | 'migrated' | 'flooded' | 'served';

/** Ids of chats: far from those of people who ask. */
const firstChat = 10_000_000;
const firstSupergroup = -1_010_000_000_000;

/** Of the followers, counted from 0: one in twenty has blocked the bot, one in a hundred has become another chat, one in fifty gets a 429. */
export function fateOf(follower: number): Fate {
  if (follower % 20 === 0) return 'blocked';
  if (follower % 100 === 1) return 'migrated';
  return follower % 50 === 2 ? 'flooded' : 'served';
}

/** The chat that follows: a group where it has become another. */
export function chatOf(follower: number): number {
  return fateOf(follower) === 'migrated' ? -(firstChat + follower) : firstChat + follower;
}

/** The chat that a group has become. */
export function supergroupOf(follower: number): number {
  return firstSupergroup - follower;
}

/** Whether a chat is one that follows, and none of those who ask. */
export function isFollowing(chat: number): boolean {
  return Math.abs(chat) >= firstChat;
}
