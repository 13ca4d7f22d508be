import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Clock, systemClock } from '../src/domain/clock.ts';
import { handOver } from '../src/store/hand-over.ts';
import { takeLock } from '../src/store/lock.ts';
import { lockFolder } from '../src/store/lock-folder.ts';
import { freshFolder, testEngine } from './tools/engines.ts';
import { startStoreProcess } from './tools/processes.ts';

const patient = { clock: systemClock, patience: 20_000 };
const repeat = (words: string) => ({ name: 'repeat', body: words });

/** A clock on which every wait is over at once. */
const hurried: Clock = { ...systemClock, wait: () => Promise.resolve() };

describe('the lock of a data folder', () => {
  const engine = testEngine('pglite');

  it('is refused while another process has it, which is named, and taken over when that was killed', async () => {
    const options = await engine.freshDatabase();
    const owner = startStoreProcess('hold', options);
    expect(await owner.nextLine()).toBe('opened');
    await expect(engine.open(options)).rejects.toMatchObject({
      name: 'UserError',
      zh: expect.stringContaining(`（进程号 ${owner.pid}）使用：请先结束该进程`),
      en: expect.stringContaining(`(pid ${owner.pid}): stop it`),
    });
    await owner.kill();
    expect(await readdir(path.join(options.dataDir, 'lock'))).toEqual([expect.stringMatching(`^${owner.pid}-`)]);
    await (await engine.open(options)).ping();
    expect(await readdir(path.join(options.dataDir, 'lock'))).toEqual([expect.stringMatching(`^${process.pid}-`)]);
  });

  it('goes to one of many that want it at once', async () => {
    const dataDir = await freshFolder(onTestFinished);
    await mkdir(path.join(dataDir, 'lock'));
    await writeFile(path.join(dataDir, 'lock/1-dead.sock'), '');
    for (let round = 0; round < 10; round += 1) {
      const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(dataDir, systemClock)));
      const taken = attempts.filter((attempt) => attempt.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      for (const attempt of attempts) {
        if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ name: 'UserError' });
      }
      await taken[0]?.value.release();
      expect(await readdir(path.join(dataDir, 'lock'))).toEqual([]);
    }
  });

  it('is held by a process that does not answer', async () => {
    const dataDir = await freshFolder(onTestFinished);
    const folder = await lockFolder(dataDir);
    const silent = createServer().listen(path.join(folder, '4711-silent.sock'));
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    await expect(takeLock(dataDir, hurried)).rejects.toMatchObject({ en: expect.stringContaining('pid 4711') });
  });

  it('lies in a folder that only its user can enter, also when the path is too long for a socket', async () => {
    const dataDir = path.join(await freshFolder(onTestFinished), '很长的路径'.repeat(12));
    await mkdir(dataDir);
    const folder = await lockFolder(dataDir);
    onTestFinished(() => rm(folder, { recursive: true }));
    expect(folder.startsWith(dataDir)).toBe(false);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const lock = await takeLock(dataDir, systemClock);
    lock.onRequest('repeat', z.string(), (words) => Promise.resolve(words + words));
    expect(await handOver(dataDir, repeat('一'), z.string(), patient)).toEqual({ response: '一一' });
    await expect(takeLock(dataDir, systemClock)).rejects.toMatchObject({ name: 'UserError' });
    await lock.release();
    const open = path.join(await freshFolder(onTestFinished), 'lock');
    await mkdir(open, { mode: 0o777 });
    expect((await stat(await lockFolder(path.dirname(open)))).mode & 0o777).toBe(0o700);
  });
});

describe('work handed over', () => {
  const engine = testEngine('pglite');

  it('is done by the process that has the store open', async () => {
    const options = await engine.freshDatabase();
    const owner = startStoreProcess('hold', options);
    const ask = (request: Parameters<typeof handOver>[1]) => handOver(options.dataDir, request, z.string(), patient);
    expect(await owner.nextLine()).toBe('opened');
    expect(await ask(repeat('查 淄博投促局'))).toEqual({ response: '查 淄博投促局查 淄博投促局' });
    const large = '字'.repeat(2_000_000);
    expect(await ask(repeat(large))).toEqual({ response: large + large });
    await expect(ask({ name: 'refuse', body: null })).rejects.toMatchObject({
      name: 'UserError',
      zh: '不行。',
      en: 'No.',
    });
    await expect(ask({ name: 'fail', body: null })).rejects.toThrow('broken');
    await expect(ask({ name: 'repeat', body: 7 })).rejects.toThrow('expected string');
    await expect(ask({ name: 'die', body: null })).rejects.toMatchObject({
      en: expect.stringContaining('ended while'),
    });
    expect(await ask(repeat('一'))).toBe('nobody');
  });

  it('is nobody’s when nobody has the store open', async () => {
    const dataDir = await freshFolder(onTestFinished);
    expect(await handOver(path.join(dataDir, 'none'), repeat('一'), z.string(), patient)).toBe('nobody');
    expect(await handOver(dataDir, repeat('一'), z.string(), patient)).toBe('nobody');
  });

  it('waits until the process is ready for it', async () => {
    const dataDir = await freshFolder(onTestFinished);
    const lock = await takeLock(dataDir, systemClock);
    const asked = handOver(dataDir, repeat('一'), z.string(), patient);
    lock.onRequest('repeat', z.string(), (words) => Promise.resolve(words + words));
    expect(await asked).toEqual({ response: '一一' });
    await lock.release();
  });

  it('comes back when the process ends without having begun', async () => {
    const dataDir = await freshFolder(onTestFinished);
    const lock = await takeLock(dataDir, systemClock);
    lock.onRequest('other', z.string(), (words) => Promise.resolve(words));
    const asked = handOver(dataDir, repeat('一'), z.string(), patient);
    await handOver(dataDir, { name: 'other', body: '' }, z.string(), patient);
    await lock.release();
    expect(await asked).toBe('nobody');
  });

  it('is given up when nobody begins it, with the id of the process', async () => {
    const dataDir = await freshFolder(onTestFinished);
    const lock = await takeLock(dataDir, systemClock);
    onTestFinished(() => lock.release());
    const asked = handOver(dataDir, repeat('一'), z.string(), { clock: hurried, patience: 1000 });
    await expect(asked).rejects.toMatchObject({ en: expect.stringContaining(`Process ${process.pid} has the data`) });
  });
});
