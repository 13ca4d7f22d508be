import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine } from './tools/engines.ts';

const root = path.resolve(import.meta.dirname, '..');
const sample = path.join(root, 'src/samples/zibo-industry-2022.txt');

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the program as npm does, in a language, over a data folder. */
async function run(args: readonly string[], dataDir: string, environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(root, 'src/main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

describe('the command line with bad input', () => {
  const engine = testEngine('pglite');
  let folder: string;
  let files: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gongkai-test-'));
    files = path.join(folder, 'files');
    await mkdir(files);
    const report = await readFile(sample, 'utf8');
    await writeFile(path.join(files, 'a-empty.txt'), '');
    await writeFile(
      path.join(files, 'b-binary.txt'),
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
    );
    await writeFile(path.join(files, 'c-letter.txt'), '关于召开会议的通知\n\n请各单位准时参加。\n');
    await writeFile(
      path.join(files, 'd-nameless.txt'),
      report.replaceAll('淄博市工业和信息化局', '我局').replaceAll('市工信局', '我局'),
    );
    await writeFile(path.join(files, 'e-utf16.txt'), Buffer.from(`\ufeff${report}`, 'utf16le'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('ingest: one clear line for each file, and only reports are stored', async () => {
    const { dataDir: data } = await engine.freshDatabase();
    const { code, out } = await run(['ingest', files], data);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^未收录\ta-empty\.txt\t.*空/);
    expect(lines[1]).toMatch(/^未收录\tb-binary\.txt\t/);
    expect(lines[2]).toMatch(/^未收录\tc-letter\.txt\t不是政府信息公开年度报告/);
    expect(lines[3]).toMatch(/^未收录\td-nameless\.txt\t.*--agency/);
    expect(lines[4]).toBe('已收录\te-utf16.txt\t淄博市工业和信息化局 2022');
    expect(lines[5]).toBe('合计 5：已收录 1，更正 0，另一来源 0，重新识读 0，未变 0，未收录 4');
    expect(code).toBe(1);

    const again = await run(['ingest', path.join(files, 'e-utf16.txt')], data);
    expect(again).toMatchObject({ code: 0, out: '未变\te-utf16.txt\t淄博市工业和信息化局 2022\n' });
    expect((await run(['ask', '/start'], data)).out).toContain('1个机关、1份报告');
  });

  it('ingest: a file that is not there, and no file at all', async () => {
    const { dataDir: data } = await engine.freshDatabase();
    const missing = await run(['ingest', path.join(files, 'missing.txt')], data);
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(/^没有 .*missing\.txt 这个文件或文件夹：请检查路径。\n$/);
    const usage = await run(['ingest'], data);
    expect(usage.code).toBe(2);
    expect(usage.err).toMatch(/^用法：.*\n$/);
  });

  it('ask: a refusal is printed as a person sees it, with exit code 1', async () => {
    const { code, out, err } = await run(
      ['ask', '/stats 淄博市投资促进局 1997', '--lang', 'en'],
      (await engine.freshDatabase()).dataDir,
    );
    expect(code).toBe(1);
    expect(out).toContain('please use a year from 2008 to');
    expect(err).toBe('');
  });

  it.each([
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/none' }, /^.*(连接|Postgres|数据库).*\n$/],
    [{ TZ_DEFAULT: 'Mars/Olympus' }, /^.*TZ_DEFAULT.*\n$/],
    [{ ADMIN_IDS: 'me' }, /^.*ADMIN_IDS.*\n$/],
    [{ BOT_TOKEN: 'not a token' }, /^(?!.*not a token).*BOT_TOKEN.*\n$/],
  ])('a bad environment: %o', async (environment, sentence) => {
    const { code, out, err } = await run(['ask', '/start'], path.join(folder, 'environment'), environment);
    expect(err).toMatch(sentence);
    expect(out).toBe('');
    expect(code).toBe(1);
  });
});
