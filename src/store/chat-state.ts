/** How the bot stands in a chat, by the names of the Bot API; `kicked` of a private chat: its person blocked the bot. */
export const chatStatuses = ['creator', 'administrator', 'member', 'restricted', 'left', 'kicked'] as const;
export type ChatStatus = (typeof chatStatuses)[number];

/** What was told last of the bot's standing in a chat. */
export type ChatState = {
  readonly status: ChatStatus;
  /** Whether it may send messages there. */
  readonly mayWrite: boolean;
  /** The supergroup that a group became; null where it did not. */
  readonly migratedTo: number | null;
  /** When that happened, which is not when it was told. */
  readonly changedAt: Date;
};

/** A change of the bot's standing, with the number of the update that told of it. */
export type ChatChange = ChatState & { readonly chat: number; readonly update: number };

/** The bot's standing in chats: by the date of what happened, in whatever order it is told (reliability.md, 12 and 25). */
export type ChatStates = {
  /** Null: nothing was told of it. */
  of(chat: number): Promise<ChatState | null>;
  /** Notes a change unless a later one is known; whether it is the latest. Of two at one second the later update counts. */
  note(change: ChatChange): Promise<boolean>;
};
