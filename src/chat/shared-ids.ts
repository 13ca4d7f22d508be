/** Ids that Telegram shares between people: anonymous administrators, service messages, posts in a channel's name. */
export const sharedIds: readonly number[] = [1087968824, 777000, 136817688];
