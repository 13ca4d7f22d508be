/** A group or channel as Telegram tells of it. */
export type SharedChat = {
  readonly id: number;
  readonly type: 'group' | 'supergroup' | 'channel';
  readonly title: string;
  /** How it is written in a message: @name, or its number where it has no name. */
  readonly address: string;
};

/** How a person stands in a group or channel. `unknown`: the bot may not look, as it is not there or administers nothing. */
export type Membership = 'administrator' | 'member' | 'outside' | 'unknown';

/** Asks Telegram about groups and channels; one that became another chat is followed there. */
export type ChatLookup = {
  /** By number or @name; null: there is none that the bot may see. */
  readonly find: (address: number | string) => Promise<SharedChat | null>;
  readonly membershipOf: (chat: number, user: number) => Promise<Membership>;
  /** Id of its creator, or of another person who administers it; null when the bot may not look. */
  readonly ownerOf: (chat: number) => Promise<number | null>;
};
