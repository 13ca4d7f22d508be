import type { z } from 'zod';
import type { Agency } from '../domain/agency.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { Store } from '../store/store.ts';
import type { Locale } from '../text/format.ts';
import type { Directory } from './directory.ts';
import type { MetricTarget } from './metric-target.ts';
import type { Incoming, Reply } from './reply.ts';
import type { DocumentWork } from './sent/document-work.ts';
import type { ChatLookup, SharedChat } from './shared-chat.ts';

/** What commands are handed: everything that they may not import. */
export type ChatDeps = {
  readonly store: Store;
  readonly directory: () => Directory;
  /** What /help tells of each command, in menu order. */
  readonly commands: readonly CommandFacts[];
  readonly now: () => Date;
  /** IANA zone in which years begin and dates are shown. */
  readonly timeZone: string;
  /** Ids of the users who may take versions back; nobody when left out. */
  readonly adminIds?: readonly number[];
  /** The administrator who asks; undefined for everybody else. */
  readonly admin?: number;
  /** Who asks and where, for commands that follow or forget. */
  readonly asker?: Asker;
  /** Asks Telegram about groups and channels, which nobody administers when it is left out. */
  readonly chats?: ChatLookup;
  /** The group or channel about which somebody asks in private; `chat` of the request is its id. */
  readonly elsewhere?: SharedChat;
  /** Version of the program. */
  readonly version?: string;
  /** Reads the documents that people send, and stores those of administrators; without it the bot takes none. */
  readonly documents?: DocumentWork;
  /** Told the name of an agency that somebody asked for and that is not held, and nothing about who asked. */
  readonly noteMissed?: (name: string) => void;
};

/** Who asks, as far as Telegram says so, and the language of the client. */
export type Asker = {
  readonly user: number;
  readonly chatType: Incoming['chat']['type'];
  readonly locale: Locale;
};

/** What a person is told of a command. */
export type CommandFacts = {
  /** Menu name: lower-case ASCII. */
  readonly name: string;
  /** Other words for it, Chinese ones too: matched at the start of a message, with or without a space after them. */
  readonly aliases: readonly string[];
  /** One line for the menu and for /help. */
  readonly summary: Sentence;
  /** Of the settings and pages about the bot itself: /help names it without its summary. */
  readonly aside?: true;
  /** For administrators alone: in no menu. */
  readonly admins?: true;
  /** Its administrators may ask it in private for a group or channel. */
  readonly elsewhere?: true;
  /** Its name is a word that a question may begin with (report for 2023): it needs its slash, its aliases do not. */
  readonly slashed?: true;
  /** How it is typed: /stats AGENCY [YEAR]. */
  readonly usage: Sentence;
  /** What it answers, in a few lines, for /help NAME. */
  readonly help: Sentence;
  readonly examples: { readonly zh: readonly Example[]; readonly en: readonly Example[] };
};

/**
 * What the parser makes of a message or a press: the parts it recognised, and the words that are left over.
 * A command's `args` picks from it what it needs.
 */
export type Request = {
  readonly agency?: Agency;
  readonly year?: number;
  readonly metric?: MetricTarget;
  /** Words in which nothing above was recognised; '' when none. */
  readonly words: string;
  /** Where in a longer answer: set by buttons only. */
  readonly part?: string;
  /** The chat in which it was asked, for commands that keep a setting of it. */
  readonly chat: number;
  /** The message as it was typed, command included, for commands that keep words of it; '' for a press. */
  readonly typed?: string;
};

/** A line to type and a part of what it answers; run as a test in both languages and printed in README and /help. */
export type Example = { readonly message: string; readonly answers: string };

/**
 * One command of the chat. `run` asks the store and knows no language; `render` makes the answer and asks nothing.
 * `args` takes a Request; a key `agency` in its shape makes the router resolve a name, asking back where it must.
 */
export type Command<Shape extends z.ZodObject = z.ZodObject, Data = unknown> = CommandFacts & {
  readonly args: Shape;
  readonly run: (args: z.output<Shape>, deps: ChatDeps) => Promise<Data>;
  readonly render: (data: Data, locale: Locale) => Reply;
};

/** A command as the router holds it: its data stays inside. */
export type AnyCommand = CommandFacts & {
  readonly args: z.ZodObject;
  /** Parses the request by `args`, runs and renders. Throws UserError, or ZodError when a needed argument is missing. */
  readonly answer: (request: Request, deps: ChatDeps) => Promise<(locale: Locale) => Reply>;
};

/** Makes a command; see commands/ for examples. */
export function defineCommand<Shape extends z.ZodObject, Data>(command: Command<Shape, Data>): AnyCommand {
  const { run, render, ...rest } = command;
  return {
    ...rest,
    answer: async (request, deps) => {
      const data = await run(command.args.parse(request), deps);
      return (locale) => render(data, locale);
    },
  };
}
