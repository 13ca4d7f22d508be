export type { Locale } from '../text/format.ts';

/**
 * A button under an answer. `press` is its callback data (1 to 64 bytes): it carries all that the next answer needs,
 * so that any process can serve any press.
 */
export type Button =
  | { readonly label: string; readonly press: string }
  | { readonly label: string; readonly url: string };

/** An answer as a plain value: Telegram HTML and rows of buttons. Knows neither grammY nor the terminal. */
export type Reply = {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** What the administrators are told besides, each in a message of its own. */
  readonly toAdmins?: { readonly text: string; readonly buttons: readonly (readonly Button[])[] };
};

/** A document that a person sent. */
export type SentFile = {
  readonly name: string;
  /** What was written with it; '' when nothing. */
  readonly caption: string;
  /** Bytes as announced; null when unknown. */
  readonly size: number | null;
  /** Downloads it. Refuses more than 20 MiB. */
  readonly open: () => Promise<Uint8Array>;
};

/** Shows a person who waits how far the work is, in a few words; each replaces the ones before. Never fails. */
export type ShowProgress = (words: string) => void;

/** What a person did, as far as an answer may depend on it. */
export type Incoming = {
  readonly chat: { readonly id: number; readonly type: 'private' | 'group' | 'supergroup' | 'channel' };
  readonly user: { readonly id: number; readonly languageCode: string | null };
} & (
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Plain text of the bot's own message that is replied to. */
      readonly replyTo: string | null;
      /** In a group: addressed by mention, reply or /command@bot. Always true in private. */
      readonly addressed: boolean;
    }
  | {
      readonly kind: 'press';
      readonly press: string;
      /** The document that the message with the button answers: its buttons need no memory of it. */
      readonly repliedFile?: SentFile;
      readonly progress?: ShowProgress;
    }
  | (SentFile & {
      readonly kind: 'file';
      /** The other documents, where several were sent at once. */
      readonly others?: readonly SentFile[];
      readonly progress?: ShowProgress;
    })
);

/**
 * What to do with the answer: send it, put it in place of the message whose button was pressed, or stay silent.
 * `open`: open the private chat with the bot with a start parameter.
 * `refused`: what was asked could not be done; the command line then exits with 1.
 * `afterwards`: what is left to do once the answer is on its way, so that it does not wait for it.
 * `toAdmins`: a message for the administrators, and their private chats.
 */
export type Answer =
  | {
      readonly kind: 'send' | 'edit';
      readonly reply: Reply;
      readonly refused?: true;
      readonly afterwards?: () => Promise<void>;
      readonly toAdmins?: { readonly chats: readonly number[]; readonly reply: Reply };
    }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'open'; readonly start: string }
  | { readonly kind: 'silence' };
