import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../src/domain/clock.ts';
import { testToken } from './tools/bot-on-double.ts';
import { freshFolder, testEngine } from './tools/engines.ts';
import { docxOf, formWordXml } from './tools/form-markup.ts';
import { madeReport, requests } from './tools/made-documents.ts';
import { startDouble } from './tools/running-bot.ts';

// Faults of reliability.md, section 3, that befall the program itself, as `npm start` and `npm run ingest` run it.

const program = path.resolve(import.meta.dirname, '../src/main.ts');

/** Runs the program; `limit`: kilobytes of the largest file that it may write, as when a disk is full. */
function run(
  args: readonly string[],
  environment: { readonly [name: string]: string },
  limit: number | 'unlimited' = 'unlimited',
) {
  const words = ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, program, ...args];
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'en_US.UTF-8', ...environment };
  const child = spawn('bash', words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = Promise.all([readAll(child.stdout), readAll(child.stderr), once(child, 'close')]).then(
    ([out, err]) => ({
      code: child.exitCode,
      out,
      err,
    }),
  );
  return { child, ended };
}

describe('the program on the embedded engine', { timeout: 120_000 }, () => {
  const engine = testEngine('pglite');

  it('fault 46: a second process on its database is refused with the number of the first, which goes on', async () => {
    const { dataDir } = await engine.freshDatabase();
    const { double, server } = await startDouble(systemClock, onTestFinished);
    const environment = { DATA_DIR: dataDir, BOT_TOKEN: testToken, BOT_API_ROOT: server.root };
    const first = run([], environment);
    const polling = double.nextCall(({ method }) => method === 'setMyCommands');
    await Promise.race([polling, first.ended]);
    const second = await run([], environment).ended;
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err.split('\n').filter((line) => !line.startsWith('{'))).toEqual([
      expect.stringContaining(`(pid ${first.child.pid})`),
      '',
    ]);
    const answered = double.nextCall(({ message }) => message?.chat.id === 7 && message.from.id === double.me.id);
    double.updates.deliver(double.people.say({ id: 7, languageCode: 'zh' }, '/stats 淄博市投资促进局 2023'));
    expect((await answered).message?.text).toContain('新收 2');
    first.child.kill('SIGTERM');
    const { code, err } = await first.ended;
    expect(code).toBe(0);
    expect(err + second.err).not.toContain(testToken.split(':')[1]);
  });

  it('fault 49: a disk that is full while it ingests refuses each report whole, and can be gone on from', async () => {
    const options = await engine.freshDatabase();
    const folder = await freshFolder(onTestFinished);
    const bureaus = ['财政局', '教育局', '民政局', '司法局', '审计局', '统计局'];
    const names: string[] = [];
    for (const year of [2022, 2023])
      for (const bureau of bureaus) {
        // With what a document may carry that is kept, and cannot be made smaller.
        const ballast = { 'word/media/seal.txt': randomBytes(1_500_000).toString('base64') };
        const name = `${year}${bureau}.docx`;
        names.push(name);
        const document = docxOf(formWordXml(madeReport(`临江市${bureau}`, year, requests(3))), ballast);
        await writeFile(path.join(folder, name), document);
      }
    const environment = { DATA_DIR: options.dataDir, BOT_TOKEN: testToken };
    const args = ['ingest', folder, '--lang', 'en'];
    const full = await run(args, environment, 17_000).ended;
    const lines = full.out.trim().split('\n').slice(0, -1);
    const stored = lines.filter((line) => line.startsWith('stored\t'));
    expect([full.code, full.err, lines.length]).toEqual([1, '', names.length]);
    expect(stored.length).toBeGreaterThan(2);
    const refused = lines.slice(stored.length).map((line) => line.split('\t'));
    expect(refused.length).toBeGreaterThan(0);
    for (const [outcome, , why] of refused)
      expect([outcome, why]).toEqual([
        'refused',
        'The disk is full and nothing of this was stored: make room, then try again.',
      ]);
    const store = await engine.open(options);
    expect((await store.holdings()).reports).toBe(stored.length);
    for (const { id } of (await store.agencies()).agencies)
      for (const { source } of await store.keptDocuments(id))
        expect((await store.document(id, source.sha256))?.length).toBeGreaterThan(1_000_000);
    await store.close();
    const again = await run(args, environment).ended;
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain(`stored ${names.length - stored.length}, `);
    expect(again.out).toContain(`unchanged ${stored.length}, `);
  });
});
