import { ZodError } from 'zod';
import type { AgencyId } from '../domain/agency.ts';
import type { ChatSettings } from '../store/store.ts';
import type { Locale } from '../text/format.ts';
import type { AnyCommand, ChatDeps, Request } from './command.ts';
import { aboutElsewhere, withButtonsFor } from './elsewhere.ts';
import type { Reply } from './reply.ts';
import { wrongUsage } from './usage.ts';

/** An answer before its language is known. */
export type Rendered = (locale: Locale) => Reply;

/** A message in words, and what its answer may depend on besides. */
export type Said = {
  /** As it was typed. */
  readonly typed: string;
  readonly chat: number;
  readonly isPrivate: boolean;
  /** Plain text of the answer that is replied to; null when none is. */
  readonly replyTo: string | null;
  /** Asked for at once, so that it shares the round trip of the figures. */
  readonly settings: Promise<ChatSettings>;
  /**
   * Told the agency that a question names, so that the next may leave it out even when this one has no answer; null where it names
   * another than the one before and it is not known which.
   */
  readonly noteAgency: (agency: AgencyId | null, year: number | null) => void;
};

/** The commands, and how one is run. */
export type Routing = {
  readonly deps: ChatDeps;
  readonly commands: readonly AnyCommand[];
  /** Throws RangeError: only names from the list of commands are asked for. */
  readonly named: (name: string) => AnyCommand;
  /** Throws UserError, with the nearest example when something the command needs is missing. */
  readonly run: (command: AnyCommand, request: Request, typed: string) => Promise<Rendered>;
};

export function createRouting(commands: readonly AnyCommand[], deps: ChatDeps): Routing {
  const ofChats = commands.filter(({ elsewhere }) => elsewhere === true).map(({ name }) => name);

  /** An answer about another chat, or to a post of a channel, goes on about that chat by its buttons. */
  function goingOn(command: AnyCommand, chat: number, rendered: Rendered): Rendered {
    const { elsewhere, asker } = deps;
    if (!ofChats.includes(command.name)) return rendered;
    if (elsewhere !== undefined) return (locale) => aboutElsewhere(rendered(locale), elsewhere, ofChats, locale);
    return asker?.chatType === 'channel' ? (locale) => withButtonsFor(rendered(locale), chat, ofChats) : rendered;
  }

  return {
    deps,
    commands,
    named: (name) => {
      const found = commands.find((command) => command.name === name);
      if (found === undefined) throw new RangeError(`no command ${name}`);
      return found;
    },
    run: async (command, request, typed) => {
      try {
        return goingOn(command, request.chat, await command.answer({ ...request, typed }, deps));
      } catch (error) {
        if (error instanceof ZodError) throw wrongUsage(command, typed);
        throw error;
      }
    },
  };
}

/** Names of the commands that only show something, which a link may open. */
export function opened(commands: readonly AnyCommand[]): readonly string[] {
  return commands.filter(({ admins, aside }) => admins !== true && aside !== true).map(({ name }) => name);
}

/** Whether a command has use for a part of a question. */
export function takes(command: AnyCommand, part: 'agency' | 'year' | 'metric' | 'words'): boolean {
  return part in command.args.shape;
}

/** Whether a command answers without an agency as well. */
export function needsAgency(command: AnyCommand): boolean {
  return command.args.shape['agency']?.safeParse(undefined).success === false;
}
