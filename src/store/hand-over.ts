import { access, readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import { lockFolder } from './lock-folder.ts';
import { receiveMessages, sendMessage } from './message-stream.ts';
import { dataFolderError } from './storage-errors.ts';

/** How the names of sockets that listen end. */
export const socketEnding = '.sock';

/** How long a process may be silent, as it is while PGlite makes a new database, before it counts as hanging. */
export const hangingMilliseconds = 15_000;

/** First message of a listening process: whether it owns the lock, or is still taking it. */
export const greetingShape = z.object({ owner: z.boolean() });

/** The message of whoever connects. */
export const requestShape = z.object({ name: z.string().min(1).max(50), body: z.unknown() });

const replyShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('answer'), body: z.unknown() }),
  z.object({ kind: z.literal('refused'), zh: z.string(), en: z.string() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);

/** The id of the process that listens on a socket of this name. */
export function pidOf(socketName: string): string {
  return socketName.split('-')[0] ?? '';
}

/** Errors of connecting to a socket that nobody listens at, or stopped to listen at while we were waiting in line. */
const nobodyListens = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET'];

/** A connection to a socket; undefined when nobody listens there. */
export function connectTo(file: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(file);
    socket.once('connect', () => resolve(socket));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (nobodyListens.includes(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
  });
}

/**
 * Hands work to the process that has the data folder open, and gives its response; 'nobody' when none has it open, so
 * that the caller can open it itself. A process that starts, or does other work, is waited for until `patience`
 * milliseconds have passed.
 *
 * Throws UserError as the handler threw it, and when the other process does not answer or ends while at work.
 */
export async function handOver<Response>(
  dataDir: string,
  { name, body }: { readonly name: string; readonly body: unknown },
  shape: z.ZodType<Response>,
  { clock, patience }: { readonly clock: Clock; readonly patience: number },
): Promise<{ readonly response: Response } | 'nobody'> {
  if (!(await exists(dataDir))) return 'nobody';
  const folder = await lockFolder(dataDir).catch((error: unknown) => {
    throw dataFolderError(dataDir, error);
  });
  for (;;) {
    const owner = await findListener(folder);
    if (owner === undefined) return 'nobody';
    const outcome = await ask(owner.socket, { name, body }, { clock, patience, pid: owner.pid });
    if (outcome !== 'gone') return { response: shape.parse(outcome.body) };
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function findListener(folder: string): Promise<{ readonly socket: Socket; readonly pid: string } | undefined> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(socketEnding)) continue;
    const socket = await connectTo(path.join(folder, name));
    if (socket !== undefined) return { socket, pid: pidOf(name) };
  }
  return undefined;
}

/** The answer; 'gone' when the other process went away before it began. */
async function ask(
  socket: Socket,
  message: z.input<typeof requestShape>,
  { clock, patience, pid }: { readonly clock: Clock; readonly patience: number; readonly pid: string },
): Promise<{ readonly body: unknown } | 'gone'> {
  const begun = new AbortController();
  let tooLong = false;
  clock.wait(patience, begun.signal).then(
    () => {
      tooLong = true;
      socket.destroy();
    },
    () => {},
  );
  let started = false;
  try {
    await sendMessage(socket, message);
    let greeted = false;
    for await (const received of receiveMessages(socket)) {
      if (!greeted) {
        greetingShape.parse(received);
        greeted = true;
        continue;
      }
      const answer = replyShape.parse(received);
      if (answer.kind === 'answer') return { body: answer.body };
      if (answer.kind === 'refused') throw new UserError(answer);
      if (answer.kind === 'failed') throw new Error(`process ${pid} failed: ${answer.reason}`);
      started = true;
      begun.abort();
    }
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
  } finally {
    begun.abort();
    socket.destroy();
  }
  if (tooLong) {
    throw new UserError({
      zh: `进程 ${pid} 正在使用数据文件夹，但没有回应：请稍后再试，或先结束该进程。`,
      en: `Process ${pid} has the data folder open and does not answer: try again later, or stop it first.`,
    });
  }
  if (started) {
    throw new UserError({
      zh: `进程 ${pid} 在处理途中结束了：请再试一次。`,
      en: `Process ${pid} ended while it was at work: try again.`,
    });
  }
  return 'gone';
}

/** Errors of a connection that the other side, or we after too long a wait, gave up. */
function isConnectionLost(error: unknown): boolean {
  const lost = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ABORT_ERR'];
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && lost.includes(error.code);
}
