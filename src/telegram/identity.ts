import { Api } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import type { Log } from '../log.ts';
import { failureOf } from './failure.ts';
import { pauseAfter } from './patience.ts';
import { grammyFetch, type Transport } from './transport.ts';

/** Where a Bot API is, and the token that it should take. */
export type Access = {
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiRoot: string;
  readonly transport: Transport;
  readonly clock: Clock;
};

/** Calls of the Bot API. They end when `stop` is aborted; never, without it. */
export function apiOf({ token, apiRoot, transport, clock }: Access, stop?: AbortSignal): Api {
  return new Api(token, { apiRoot, fetch: grammyFetch(transport, clock, stop) });
}

/** The Bot API does not take the token. */
export function refusedToken({ apiRoot }: Access): UserError {
  return new UserError({
    zh: `${apiRoot} 不接受 BOT_TOKEN：请检查从 BotFather 得到的令牌是否完整、是否已被撤销。`,
    en: `${apiRoot} refuses BOT_TOKEN: check that the token from BotFather is complete and was not revoked.`,
  });
}

/**
 * Who the bot is, by its token. Waits until the Bot API can be reached. Throws UserError when the token is refused, and
 * the signal's reason when that is aborted.
 */
export async function identify(access: Access, log: Log, stop?: AbortSignal): Promise<UserFromGetMe> {
  const api = apiOf(access, stop);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api.getMe();
    } catch (error) {
      stop?.throwIfAborted();
      const failure = failureOf(error);
      // A token that is not even shaped like one leads to an address that does not exist: 404.
      if (failure?.kind === 'unauthorized' || failure?.kind === 'refused') throw refusedToken(access);
      const milliseconds = failure?.kind === 'flood' ? failure.wait : pauseAfter(attempt);
      const cause = error instanceof Error ? { error } : {};
      log.warn('Telegram cannot be reached', { attempt, milliseconds, ...cause });
      await access.clock.wait(milliseconds, stop);
    }
  }
}
