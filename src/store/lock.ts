import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import { connectTo, greetingShape, hangingMilliseconds, pidOf, requestShape, socketEnding } from './hand-over.ts';
import { lockFolder } from './lock-folder.ts';
import { receiveMessages, sendMessage } from './message-stream.ts';

/** Answers a request: a value that JSON can carry. What it throws as UserError reaches whoever asked. */
export type RequestHandler = (body: unknown) => Promise<unknown>;

/** The right to be the only process that has a data folder open. */
export type DataFolderLock = {
  /** Answers what other processes hand over. A request that comes before its handler waits for it. */
  onRequest<Request>(name: string, shape: z.ZodType<Request>, handler: (body: Request) => Promise<unknown>): void;
  release(): Promise<void>;
};

/**
 * Takes the lock of a data folder: a listening socket, which dies with its process, where a file with a process id
 * would outlive it, and mean nothing in a container, where every process is number 1.
 *
 * Each process listens on a socket of its own, of a name that is never used again, and only then looks for others. So
 * of two that start at once at least one sees the other; both step back and try again. The socket of a dead process
 * can be removed by anyone, as no living one will ever bear its name.
 *
 * Throws UserError that names the process that has the lock.
 */
export async function takeLock(dataDir: string, clock: Clock): Promise<DataFolderLock> {
  const folder = await lockFolder(dataDir);
  for (;;) {
    const lock = await listen(folder);
    let owned = false;
    try {
      const rival = await findRival(folder, lock.file, clock);
      if (rival?.owner === true) throw inUse(dataDir, rival.pid);
      owned = rival === undefined;
    } finally {
      if (owned) lock.own();
      else await lock.release();
    }
    if (owned) return lock;
    await clock.wait(10 + Math.random() * 90);
  }
}

function inUse(dataDir: string, pid: string): UserError {
  return new UserError({
    zh: `数据文件夹 ${dataDir} 正由另一个进程（进程号 ${pid}）使用：请先结束该进程，或用 DATA_DIR 指定别的文件夹。`,
    en: `The data folder ${dataDir} is in use by another process (pid ${pid}): stop it, or set DATA_DIR to another folder.`,
  });
}

/** Another living process at the lock; owner also when it hangs. Removes the sockets of dead ones. */
async function findRival(
  folder: string,
  ownFile: string,
  clock: Clock,
): Promise<{ readonly pid: string; readonly owner: boolean } | undefined> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (!name.endsWith(socketEnding) || file === ownFile) continue;
    const socket = await connectTo(file);
    if (socket === undefined) {
      await rm(file, { force: true });
      continue;
    }
    const owner = await greets(socket, clock);
    if (owner !== undefined) return { pid: pidOf(name), owner };
  }
  return undefined;
}

/** Whether a process says that it owns the lock; undefined when it went away, true when it says nothing for long. */
async function greets(socket: Socket, clock: Clock): Promise<boolean | undefined> {
  const answered = new AbortController();
  const hanging = clock.wait(hangingMilliseconds, answered.signal).then(
    () => true,
    () => undefined,
  );
  try {
    return await Promise.race([
      hanging,
      receiveMessages(socket)
        .next()
        .then(({ value, done }) => (done === true ? undefined : greetingShape.parse(value).owner)),
    ]);
  } catch {
    return undefined;
  } finally {
    answered.abort();
    socket.destroy();
  }
}

async function listen(folder: string): Promise<DataFolderLock & { readonly file: string; own(): void }> {
  const name = `${process.pid}-${randomBytes(6).toString('base64url')}`;
  const file = path.join(folder, `${name}${socketEnding}`);
  const handlers = new Map<string, PromiseWithResolvers<RequestHandler>>();
  const handlerOf = (request: string): PromiseWithResolvers<RequestHandler> => {
    const known = handlers.get(request) ?? Promise.withResolvers<RequestHandler>();
    handlers.set(request, known);
    return known;
  };
  const connections = new Set<Socket>();
  let owner = false;
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, owner, (request) => handlerOf(request).promise).catch(() => socket.destroy());
  });
  // Bound under another name, as a socket that is bound and does not listen yet looks like that of a dead process.
  const made = path.join(folder, `${name}.made`);
  await bind(server, made);
  await rename(made, file);
  // The lock alone is no reason to go on living.
  server.unref();
  return {
    file,
    own() {
      owner = true;
    },
    onRequest(request, shape, handler) {
      handlerOf(request).resolve((body) => handler(shape.parse(body)));
    },
    async release() {
      await rm(file, { force: true });
      for (const socket of connections) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function bind(server: Server, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(file, resolve);
  });
}

/** Greets, and answers one request. */
async function serve(
  socket: Socket,
  owner: boolean,
  handlerOf: (name: string) => Promise<RequestHandler>,
): Promise<void> {
  await sendMessage(socket, { owner } satisfies z.input<typeof greetingShape>);
  const { value, done } = await receiveMessages(socket).next();
  if (done === true) return;
  const { name, body } = requestShape.parse(value);
  const handler = await handlerOf(name);
  await sendMessage(socket, { kind: 'started' });
  await sendMessage(socket, await answerOf(handler, body));
  socket.end();
}

async function answerOf(handler: RequestHandler, body: unknown): Promise<unknown> {
  try {
    return { kind: 'answer', body: await handler(body) };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', zh: error.zh, en: error.en };
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
