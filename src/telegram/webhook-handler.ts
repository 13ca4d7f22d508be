import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { isUpdate } from './intake.ts';
import { withinTime } from './transport.ts';

/** Answers a request that may come from Telegram. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Bytes of an update, many times the largest. */
const largestBody = 1024 * 1024;
/** Milliseconds within which an update is written down, or Telegram is told to try again. */
const patience = 5000;

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Takes updates from requests that show the secret, and tells nothing to others. Telegram sends an update again until it
 * gets a 2xx: so not before `take` resolved, and then at once, as it waits for the answer before it sends the next of the
 * chat.
 */
export function createWebhookHandler(options: {
  readonly secret: string;
  readonly take: (updates: readonly Update[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): WebhookHandler {
  const { take, clock, log } = options;
  const expected = digestOf(options.secret);

  async function statusOf(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST') return 405;
    const shown = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof shown !== 'string' || !timingSafeEqual(digestOf(shown), expected)) return 401;
    const update = parsed(await readBody(request));
    if (!isUpdate(update)) return 400;
    try {
      // What is written down after that is handled all the same, and known when it comes again.
      await withinTime(clock, patience, null, () => take([update]));
      return 200;
    } catch (error) {
      log.warn('update not written down', {
        update: update.update_id,
        ...(error instanceof Error ? { error } : {}),
      });
      return 503;
    }
  }

  return async (request, response) => {
    let status: number;
    try {
      status = await statusOf(request);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      status = 413;
    }
    if (status >= 400 && status < 500) log.warn('webhook request refused', { status });
    // What was not read of a request must not be taken for the next one.
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(status).end();
  };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) throw new TooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new TooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
