import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { UserError } from '../../domain/user-error.ts';
import type { PageProgress } from '../page-progress.ts';
import { beyondLimits, tooLarge } from '../refusals.ts';
import { type ChildMessage, childMessageSchema, type Job } from './child-message.ts';

/** Telegram hands over at most 20 MiB; the largest report known, a scan, has 30 MB. */
const largestFile = 50_000_000;

/** A document that tells of its progress has this many times the time of others in all. */
const mostDeadlines = 12;

/** A process that holds more than this share of its memory after a document is replaced, so that the next has room. */
const largestKept = 0.65;

export type PoolSettings<Result> = {
  /** Most documents read at a time, each in a process of its own. */
  readonly size: number;
  /** Resident memory at which such a process is ended, in MiB; one that has read some PDF holds 240, so 512 leaves room. */
  readonly memoryMb: number;
  /** Time for one document, in milliseconds, counted from when a process takes it, and anew from each page that it reads by OCR. */
  readonly deadlineMs: number;
  /** Absolute path of a module that exports `read(bytes, name, options, progress)`; its results must be structured-cloneable. */
  readonly module: string;
  /** Takes a result for what it is; throws when it is not. */
  readonly accept: (value: unknown) => Result;
};

export type ReadingPool<Result> = {
  /**
   * Reads a document in a process of the pool, waiting for a free one. Throws the UserError that the reader throws, one of
   * its own when the document takes too much time or memory or crashes the reader, and an Error when the reader fails.
   * `progress` is told of pages that are read by OCR.
   */
  read(bytes: Uint8Array, name: string, options?: unknown, progress?: PageProgress): Promise<Result>;
  /** Ends all processes; what is being read or waits fails. */
  close(): void;
};

type Waiting = {
  readonly job: Job;
  readonly progress: PageProgress;
  readonly resolve: (message: ChildMessage) => void;
  readonly reject: (error: Error) => void;
};
type Member = {
  readonly child: ChildProcess;
  ready: boolean;
  current: Waiting | null;
  timer: NodeJS.Timeout | null;
  /** When its document has had all the time there is. */
  end: number;
};

/**
 * A pool of processes that read untrusted documents: they can be killed, whatever a document makes them do, and have no
 * secret in their environment, no right to write files or start programs, and no evaluation of strings. They start when
 * first needed and stay warm; one that has grown large is replaced. Idle ones do not keep the program alive.
 */
export function createReadingPool<Result>(settings: PoolSettings<Result>): ReadingPool<Result> {
  const members = new Set<Member>();
  const queue: Waiting[] = [];
  let closed = false;

  const start = (): void => {
    const member: Member = { child: spawn(settings), ready: false, current: null, timer: null, end: 0 };
    members.add(member);
    member.child.on('message', (message) => {
      const answer = childMessageSchema.safeParse(message).data;
      // A process that talks nonsense is no longer our program.
      if (answer === undefined) retire(member, beyondLimits());
      else if (answer.kind === 'ready') member.ready = true;
      else if (answer.kind === 'progress') {
        member.current?.progress(answer.done, answer.total);
        wait(member);
        return;
      } else finish(member, answer);
      rest(member.child);
      next();
    });
    const end = (): void => {
      retire(member, beyondLimits());
      // One that never was ready says nothing about a document: the module does not load, or no process can start.
      if (!member.ready) failWaiting(new Error(`${settings.module} does not start`));
      next();
    };
    member.child.on('exit', end);
    member.child.on('error', end);
  };

  const finish = (member: Member, answer: ChildMessage): void => {
    const { current, timer } = member;
    if (timer !== null) clearTimeout(timer);
    member.current = null;
    member.timer = null;
    current?.resolve(answer);
    const grown = 'residentBytes' in answer && answer.residentBytes > settings.memoryMb * 1_048_576 * largestKept;
    if (grown) retire(member, beyondLimits());
  };

  const wait = (member: Member): void => {
    if (member.timer !== null) clearTimeout(member.timer);
    const left = Math.min(settings.deadlineMs, member.end - performance.now());
    member.timer = setTimeout(() => {
      retire(member, beyondLimits());
      next();
    }, left);
  };

  const retire = (member: Member, error: Error): void => {
    members.delete(member);
    if (member.timer !== null) clearTimeout(member.timer);
    member.child.kill('SIGKILL');
    member.current?.reject(error);
    member.current = null;
  };

  const failWaiting = (error: Error): void => {
    for (const { reject } of queue.splice(0)) reject(error);
  };

  const next = (): void => {
    if (closed) return;
    const waiting = queue[0];
    if (waiting === undefined) return;
    const free = [...members].find((member) => member.ready && member.current === null);
    if (free === undefined) {
      const starting = [...members].filter((member) => !member.ready).length;
      if (members.size < settings.size && starting < queue.length) start();
      return;
    }
    queue.shift();
    free.current = waiting;
    free.child.ref();
    free.child.channel?.ref();
    free.end = performance.now() + settings.deadlineMs * mostDeadlines;
    wait(free);
    free.child.send(waiting.job, (error) => {
      if (error !== null) retire(free, beyondLimits());
    });
    next();
  };

  return {
    read: async (bytes, name, options, progress = () => {}) => {
      if (bytes.length > largestFile) throw tooLarge();
      const answer = await new Promise<ChildMessage>((resolve, reject) => {
        if (closed) throw new Error('the pool is closed');
        queue.push({ job: { bytes, name, options }, progress, resolve, reject });
        next();
      });
      return resultOf(answer, settings);
    },
    close: () => {
      closed = true;
      const error = new Error('the pool was closed');
      failWaiting(error);
      for (const member of members) retire(member, error);
    },
  };
}

function spawn<Result>({ memoryMb, module }: PoolSettings<Result>): ChildProcess {
  return fork(path.join(import.meta.dirname, 'reading-child.ts'), [module, String(memoryMb * 1_048_576)], {
    env: {},
    execArgv: [
      `--max-old-space-size=${Math.ceil(memoryMb / 2)}`,
      // A small nursery is collected more often and keeps a warm process 100 MB smaller, for a tenth of its speed.
      '--max-semi-space-size=4',
      '--disallow-code-generation-from-strings',
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      // pdfjs loads a drawing library that is one.
      '--allow-addons',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function resultOf<Result>(answer: ChildMessage, settings: PoolSettings<Result>): Result {
  switch (answer.kind) {
    case 'result':
      return settings.accept(deserialize(answer.result));
    case 'refused':
      throw new UserError(answer);
    case 'failed':
      throw new Error(`the reader failed: ${answer.message}`);
    case 'ready':
    case 'progress':
      throw new TypeError(`a process answered with ${answer.kind}`);
  }
}
