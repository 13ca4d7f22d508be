import type { Answerer, MenuEntry } from '../chat/answerer.ts';
import type { ChatDeps } from '../chat/command.ts';
import type { Locale } from '../chat/reply.ts';
import type { Config } from '../config.ts';
import type { ReadReport } from '../extract/report-reader.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

/** What every command of the command line is given. */
export type Context = {
  readonly config: Config;
  /** Language of the person at the terminal. */
  readonly locale: Locale;
  readonly log: Log;
  /** Writes a line to standard output. */
  readonly print: (line: string) => void;
};

/** Everything behind the chat, put together. */
export type Composition = {
  readonly store: Store;
  /** Reads untrusted documents, each in a process that can be killed. */
  readonly read: ReadReport;
  readonly answerer: Answerer;
  readonly menu: readonly MenuEntry[];
  /** What commands are handed, for alerts, which show the same. */
  readonly deps: ChatDeps;
  /** Lets go of the database and ends the processes that read. */
  close(): Promise<void>;
};

/** Puts the program together. Throws UserError when the store cannot be opened. */
export type Compose = (context: Pick<Context, 'config' | 'log'>) => Promise<Composition>;
