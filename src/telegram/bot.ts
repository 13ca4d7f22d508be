import { Bot, BotError } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { renderJoined } from '../alerts/following/joined.ts';
import type { Gate } from '../alerts/gate.ts';
import { type Answerer, localeOfClient, type MenuEntry } from '../chat/answerer.ts';
import type { Answer, Incoming, Reply } from '../chat/reply.ts';
import { UserError } from '../domain/user-error.ts';
import type { Log } from '../log.ts';
import { escapeHtml } from '../text/html.ts';
import { download } from './download.ts';
import { failureOf } from './failure.ts';
import type { Access } from './identity.ts';
import { readUpdate, type UpdateReading } from './incoming.ts';
import { apology, onlyWordsAndFiles } from './phrases.ts';
import { publishProfile } from './profile.ts';
import { type Progress, startProgress } from './progress.ts';
import { joinedBy } from './standing.ts';
import { createSender, longestNotice, type Place, type Settlement } from './sending.ts';
import { grammyFetch } from './transport.ts';

/** What became of an update. `refused`: answered with what the person has to mend; `failed`: our own fault, logged. */
export type Outcome = 'answered' | 'refused' | 'ignored' | 'failed';

export type TelegramBot = {
  /** Handles one update to its end, with the others of its album. Never throws. */
  handle(update: Update, others?: readonly Update[]): Promise<Outcome>;
  /** Tells the person who added the bot to a group or channel how it is used there. Never throws. */
  greet(update: Update): Promise<void>;
  /** Tells the person behind an update that there is no answer. Never throws. */
  apologise(update: Update): Promise<void>;
  /** Sets the menu and the profile texts in both languages where they differ. Never throws. */
  publish(): Promise<void>;
};

type Told = Extract<Answer, { readonly kind: 'send' | 'edit' }>;
type Answerable = UpdateReading & { readonly kind: 'said' | 'pressed' };

/** The bot on grammY: one router, which knows no command. `me`: as `identify` gives it. */
export function createBot(
  options: Access & {
    readonly me: UserFromGetMe;
    readonly answerer: Answerer;
    readonly menu: readonly MenuEntry[];
    readonly log: Log;
    /** Shared with alerts, before which answers go. */
    readonly gate?: Gate;
    /** Called when an answer was refused because the token is valid no more. */
    readonly onRevoked?: () => void;
  },
): TelegramBot {
  const { token, apiRoot, transport, answerer, log, clock, me } = options;
  const tools = { log, clock, gate: options.gate };
  const bot = new Bot(token, { botInfo: me, client: { apiRoot, fetch: grammyFetch(transport, clock) } });
  const sender = createSender(bot.api, tools);
  const outcomes = new WeakMap<Update, Outcome>();
  const albums = new WeakMap<Update, readonly Update[]>();

  const openFile = (fileId: string): Promise<Uint8Array> =>
    download(fileId, { api: bot.api, address: (path) => `${apiRoot}/file/bot${token}/${path}` }, transport, clock);

  /** Carries out an answer, after the sign of waiting was taken off a pressed button. `shown`: the words of progress. */
  async function perform(answer: Answer, reading: Answerable, shown: number | null): Promise<void> {
    const { place } = reading;
    switch (answer.kind) {
      case 'silence':
      case 'open':
        return;
      case 'notice':
        if (reading.kind === 'said') await sender.send(place, { text: escapeHtml(answer.text), buttons: [] });
        return;
      case 'send':
        await sendOver(place, shown, answer.reply);
        return;
      case 'edit':
        if (reading.kind === 'pressed' && reading.own) await sender.edit(place, reading.message, answer.reply);
        else await sendOver(place, shown, answer.reply);
    }
  }

  /** Sends an answer, where words of progress were shown in their place; a file cannot take it and follows. */
  async function sendOver(place: Place, shown: number | null, reply: Reply): Promise<void> {
    const { file, ...rest } = reply;
    if (shown === null) await sender.send(place, reply);
    else {
      await sender.edit(place, shown, rest);
      if (file !== undefined) await sender.send(place, { text: '', buttons: [], file });
    }
  }

  /** What is left to do after an answer: its failure is ours alone, as the person has the answer. */
  async function afterwards(rest: () => Promise<void>, update: Update): Promise<void> {
    try {
      await rest();
    } catch (error) {
      logFailure('not kept after the answer', update, error);
    }
  }

  /** Tells the administrators; whoever cannot be told is left out, as the person has the answer. */
  async function tellAdmins({ chats, reply }: NonNullable<Told['toAdmins']>, update: Update): Promise<void> {
    for (const chat of chats)
      try {
        await sender.send({ chat }, reply);
      } catch (error) {
        log.warn('administrator not told', {
          update: update.update_id,
          ...(error instanceof Error ? { error } : { thrown: typeof error }),
        });
      }
  }

  async function answerWith(progress: Progress | null, incoming: Incoming): Promise<Answer> {
    if (progress === null || incoming.kind === 'text') return await answerer(incoming);
    try {
      return await answerer({ ...incoming, progress: progress.say });
    } finally {
      await progress.end();
    }
  }

  async function respond(update: Update): Promise<Outcome> {
    const reading = withOthers(readUpdate(update, me, openFile), albums.get(update) ?? []);
    if (reading.kind === 'ignored') {
      log.debug('update ignored', { update: update.update_id, why: reading.why });
      if (reading.query !== undefined) await sender.settle(reading.query);
      return 'ignored';
    }
    if (reading.kind === 'unsupported') {
      const text = escapeHtml(onlyWordsAndFiles[localeOfClient(reading.languageCode)]);
      await sender.send(reading.place, { text, buttons: [] });
      return 'refused';
    }
    let settled = reading.kind === 'said';
    const settle = async (answer?: Answer): Promise<void> => {
      if (!settled && reading.kind === 'pressed') await sender.settle(reading.query, settlementOf(answer));
      settled = true;
    };
    const own = reading.kind === 'pressed' && reading.own ? reading.message : null;
    const progress = readsDocument(reading.incoming) ? startProgress(bot.api, reading.place, own, tools) : null;
    const shown = (): number | null => progress?.shown() ?? null;
    try {
      const answer = await answerWith(progress, reading.incoming);
      await settle(answer);
      await perform(answer, reading, shown());
      if ('afterwards' in answer) await afterwards(answer.afterwards, update);
      if ('toAdmins' in answer) await tellAdmins(answer.toAdmins, update);
      return 'refused' in answer ? 'refused' : 'answered';
    } catch (error) {
      const undelivered = failureOf(error);
      // Where Telegram could not be reached, or shut the door, an apology would not arrive either.
      if (undelivered !== null && undelivered.kind !== 'refused') throw error;
      const refused = error instanceof UserError;
      if (!refused) logFailure('update failed', update, error);
      const sentence = (refused ? error : apology)[localeOfClient(reading.incoming.user.languageCode)];
      // What somebody may not press is nobody else's business.
      if (
        reading.kind === 'pressed' &&
        reading.incoming.chat.type !== 'private' &&
        shown() === null &&
        Array.from(sentence).length <= longestNotice
      ) {
        await settle({ kind: 'notice', text: sentence });
        return refused ? 'refused' : 'failed';
      }
      await settle();
      await sendOver(reading.place, shown(), { text: escapeHtml(sentence), buttons: [] });
      return refused ? 'refused' : 'failed';
    }
  }

  /** What a press gets besides its answer: a notice, or the private chat with the bot. */
  function settlementOf(answer: Answer | undefined): Settlement {
    if (answer?.kind === 'notice') return { notice: answer.text };
    return answer?.kind === 'open' ? { url: `https://t.me/${me.username}?start=${answer.start}` } : {};
  }

  function logFailure(event: string, update: Update, error: unknown): void {
    log.error(event, {
      update: update.update_id,
      ...(error instanceof Error ? { error } : { thrown: typeof error }),
    });
  }

  bot.use(async (context) => {
    outcomes.set(context.update, await respond(context.update));
  });

  /** A document with the others of its album. */
  function withOthers(reading: UpdateReading, others: readonly Update[]): UpdateReading {
    if (reading.kind !== 'said' || reading.incoming.kind !== 'file' || others.length === 0) return reading;
    const read = others.map((other) => readUpdate(other, me, openFile));
    const files = read.flatMap((other) =>
      other.kind === 'said' && other.incoming.kind === 'file' ? [other.incoming] : [],
    );
    return { ...reading, incoming: { ...reading.incoming, others: files } };
  }

  async function handle(update: Update, others: readonly Update[] = []): Promise<Outcome> {
    albums.set(update, others);
    try {
      await bot.handleUpdate(update);
      return outcomes.get(update) ?? 'failed';
    } catch (error) {
      logUndelivered(update, error instanceof BotError ? error.error : error);
      return 'failed';
    }
  }

  function logUndelivered(update: Update, error: unknown): void {
    const failure = failureOf(error)?.kind;
    if (failure === 'unauthorized') options.onRevoked?.();
    if (failure === 'forbidden') log.info('chat is closed to the bot', { update: update.update_id });
    else logFailure('answer not delivered', update, error);
  }

  return {
    handle,

    greet: async (update) => {
      const joined = joinedBy(update);
      if (joined === null) return;
      const { chat, by, mayWrite } = joined;
      try {
        const reply = renderJoined(chat, mayWrite, me.username, localeOfClient(by.language_code ?? null));
        await sender.send({ chat: by.id }, reply);
      } catch (error) {
        logUndelivered(update, error);
      }
    },

    apologise: async (update) => {
      const reading = readUpdate(update, me, openFile);
      if (reading.kind === 'ignored') return;
      const languageCode = reading.kind === 'unsupported' ? reading.languageCode : reading.incoming.user.languageCode;
      try {
        if (reading.kind === 'pressed') await sender.settle(reading.query);
        const text = escapeHtml(apology[localeOfClient(languageCode)]);
        await sender.send(reading.place, { text, buttons: [] });
      } catch (error) {
        logUndelivered(update, error);
      }
    },

    publish: () => publishProfile(bot.api, options.menu, tools),
  };
}

/** Whether a document may have to be read for an answer, which takes its time. */
function readsDocument(incoming: Incoming): boolean {
  return incoming.kind === 'file' || (incoming.kind === 'press' && incoming.repliedFile !== undefined);
}
