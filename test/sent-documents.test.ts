import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentQuota, mostDocuments } from '../src/chat/sent/document-quota.ts';
import { createReportReader, type ReadReport } from '../src/extract/report-reader.ts';
import { read } from '../src/extract/reading-module.ts';
import { ingest } from '../src/ingest.ts';
import type { Store } from '../src/store/store.ts';
import { parseCsv } from '../src/text/csv.ts';
import { rowsOfText, screenRows } from '../src/text/screen.ts';
import { today } from './tools/chat.ts';
import { documentConversation } from './tools/document-conversation.ts';
import { testEngine } from './tools/engines.ts';
import { docxOf, formHtml, formWordXml, zipOf } from './tools/form-markup.ts';
import { createManualClock } from './tools/manual-clock.ts';
import { madePage, madeReport, requests, rowsOfThree } from './tools/made-documents.ts';
import { officialForm, plainFigures } from './tools/official-form.ts';
import { storeSamples } from './tools/store-samples.ts';

const samples = path.resolve(import.meta.dirname, '../src/samples');
const agency = '临江市示例局';
const group = -1_001_234_567_890;

describe('a document that is sent in private', () => {
  const engine = testEngine('pglite');
  const reader = createReportReader({ processes: 1 });
  let store: Store;
  beforeAll(async () => {
    store = await engine.openFreshStore();
    await storeSamples(store);
    await keep(madePage(agency, 2022, requests(9, { carriedOut: 3 })), '2022.html');
    await keep(madePage(agency, 2023, requests(20, { carriedIn: 3 })), '2023.html');
  });
  afterAll(() => reader.close());

  async function keep(bytes: Uint8Array, fileName: string): Promise<void> {
    await ingest({ store, read }, bytes, { fileName }, today);
  }

  it('is read in a process of its own, checked, and answered as a reply; nothing is stored', async () => {
    const before = await store.holdings();
    const chat = await documentConversation(store, { reading: reader.read });
    const bytes = await readFile(path.join(samples, 'zibo-industry-2022.txt'));
    expect(await chat.send({ name: '年报.txt', bytes })).toBe('answered');
    const lines = chat.said().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '淄博市工业和信息化局',
      '2022年度报告：您发来的文件，没有收录',
      '新收 3 · 上年结转 0',
    ]);
    expect(chat.said()).toMatch(/核对：成立\d+ · 不符0 · 无法核对\d+/);
    expect(chat.said()).toContain('表格：2021年版');
    expect(chat.messages().at(-1)?.reply_to_message?.document?.file_name).toBe('年报.txt');
    expect(await store.holdings()).toEqual(before);
  });

  it('is answered in English to those who write English', async () => {
    const chat = await documentConversation(store, { languageCode: 'en' });
    await chat.send({ name: 'report.html', bytes: madePage(agency, 2023, requests(20, { carriedIn: 3 })) });
    expect(chat.said()).toContain('Report for 2023 as you sent it, not stored');
    expect(chat.said()).toContain('Received 20 · carried in 3');
    expect(chat.said()).toContain('The same document is held, with the same figures');
  });

  it('shows both sides of a sum that fails, and the rest behind a button, also of another process', async () => {
    const cells = { ...requests(20, { carriedIn: 3 }), [`3:${rowsOfThree.total}:10`]: '22' as const };
    const chat = await documentConversation(store);
    await chat.send({ name: 'report.docx', bytes: docxOf(formWordXml(madeReport(agency, 2023, cells))) });
    expect(chat.said()).toContain('不符3');
    expect(chat.said()).toMatch(/⚠ 「总计」一列.*23.*22/);
    const other = await documentConversation(store, { double: chat.double });
    expect(await other.press('不符 3')).toBe('answered');
    expect(other.said().match(/⚠/g)).toHaveLength(3);
    expect(await other.press('概览')).toBe('answered');
    expect(other.said()).toContain('新收 20');
    expect(other.messages()).toHaveLength(1);
  });

  it('is checked against the report of the year before where that is held, and says where it is not', async () => {
    const chat = await documentConversation(store);
    await chat.send({ name: 'a.html', bytes: madePage(agency, 2023, requests(20, { carriedIn: 1 })) });
    expect(chat.said()).toMatch(/⚠ 「总计」一列：2023 年度「[^」]*」1，2022 年度「[^」]*」3/);
    await chat.send({ name: 'b.html', bytes: madePage(agency, 2025, requests(20, { carriedIn: 1 })) });
    expect(chat.said()).toContain('没有收录2024年度报告，结转等未能核对');
    expect(chat.said()).toContain('2025年度还没有收录，无从比较');
  });

  it('shows what differs from the version that is held', async () => {
    const chat = await documentConversation(store);
    await chat.send({ name: 'a.html', bytes: madePage(agency, 2023, requests(21, { carriedIn: 3 })) });
    expect(chat.said()).toMatch(/与已收录的版本有 6 处不同：.*20 → 21/);
    await chat.press('与已收录的不同 6');
    expect(chat.said().match(/^· .* → .*$/gm)).toHaveLength(6);
  });

  it('says which cells could not be read', async () => {
    const chat = await documentConversation(store);
    const cells = { ...requests(20, { carriedIn: 3 }), '4:4:1': '？？' as const, '4:4:5': '三？' as const };
    await chat.send({ name: 'a.html', bytes: madePage(agency, 2023, cells) });
    expect(chat.said()).toContain('没有读到 2 格：行政复议维持、行政复议总计');
    await chat.press('没有读到 2');
    expect(chat.said()).toContain('· 行政复议总计');
  });

  it('that does not say whose it is takes the name from its caption', async () => {
    const text = formHtml(madeReport('我局', 2023, requests(20, { carriedIn: 1 }))).replace('我局2023年', '2023年');
    const file = { name: 'a.html', bytes: Buffer.from(text) };
    const chat = await documentConversation(store);
    await chat.send(file);
    expect(chat.said()).toContain('文件没有写明机关名称');
    expect(chat.said()).toContain('把机关全称写在附言里重发');
    await chat.send(file, agency);
    expect(chat.said().split('\n')[0]).toBe(agency);
    expect(chat.said()).toContain('⚠');
  });

  it('on a form that nobody filled in says that there is no figure in it', async () => {
    const chat = await documentConversation(store);
    await chat.send({ name: 'a.html', bytes: Buffer.from(formHtml(officialForm(() => ''))) });
    expect(chat.said()).toContain('表格里没有填写任何数字');
    expect(chat.said()).not.toMatch(/新收 0|不符[1-9]/);
  });

  it.each([
    ['empty', 'a.txt', Buffer.from(''), '空的', 'refused'],
    [
      'binary',
      'a.html',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
      '不支持这种文件',
      'refused',
    ],
    ['a letter', 'a.txt', Buffer.from('关于召开会议的通知\n\n请各单位准时参加。\n'), '不是政府信息公开', 'answered'],
    ['the empty form', 'a.docx', docxOf(formWordXml(emptyForm())), '没有填写数字的空表', 'answered'],
    ['a Word file with a password', 'a.docx', passwordProtected(), '设有密码', 'refused'],
    ['a picture', 'a.pdf', Buffer.from('\u0089PNG\r\n\u001a\n0000', 'latin1'), '图片', 'refused'],
    ['an archive without files', 'a.zip', zipOf({}), '压缩包里没有文件', 'refused'],
    [
      'an archive in an archive',
      'a.zip',
      zipOf({ 'b.zip': zipOf({ 'a.txt': 'a', 'b.txt': 'b' }) }),
      '压缩包',
      'refused',
    ],
    ['a damaged archive', 'a.zip', zipOf({ 'a.txt': 'x'.repeat(99) }).subarray(0, 80), '损坏', 'refused'],
  ] as const)('that is %s gets one clear sentence', async (_, name, bytes, words, outcome) => {
    const chat = await documentConversation(store);
    expect(await chat.send({ name, bytes })).toBe(outcome);
    expect(chat.said()).toContain(words);
    expect(chat.said().split('\n')).toHaveLength(1);
    expect(chat.messages()).toHaveLength(1);
  });

  it('that is larger than 20 MB is refused before it is downloaded', async () => {
    const chat = await documentConversation(store);
    const { double } = chat;
    const large = { name: 'a.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) };
    expect(await chat.bot.handle(double.people.sendFile({ id: 7, languageCode: 'zh' }, large))).toBe('refused');
    expect(chat.said()).toContain('文件超过 20 MB');
    expect(double.takeCalls().map(({ method }) => method)).not.toContain('getFile');
  });

  it('never fills more than a screen with the first part of an answer', async () => {
    for (const languageCode of ['zh', 'en'])
      for (const name of [agency, '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗文化旅游广电体育局']) {
        const chat = await documentConversation(store, { languageCode });
        const file = { name: `${'很长的文件名'.repeat(12)}.html`, bytes: Buffer.from(formHtml(withTitle(name))) };
        await chat.send(file);
        expect(rowsOfText(chat.said()), chat.said()).toBeLessThanOrEqual(screenRows);
        expect(chat.said()).toMatch(/按下面的按钮查看|see the button/);
        for (const section of ['不符', 'Failed'].filter((label) => (label === '不符') === (languageCode === 'zh'))) {
          await chat.press(section);
          expect(rowsOfText(chat.said()), chat.said()).toBeLessThanOrEqual(screenRows);
        }
      }
  });

  it('is only read in a group when the bot is addressed', async () => {
    const chat = await documentConversation(store);
    const file = { name: 'a.html', bytes: madePage(agency, 2023, requests(20, { carriedIn: 3 })) };
    expect(await chat.send(file, '请看', { chat: group })).toBe('ignored');
    expect(await chat.send(file, `@${chat.double.me.username} 请核对`, { chat: group })).toBe('answered');
    const answer = chat.double.messages(group).at(-1);
    expect(answer?.text).toContain('新收 20');
    expect(answer?.reply_to_message?.document?.file_name).toBe('a.html');
  });

  it('does not keep others waiting while it is read', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow: ReadReport = async (...document) => {
      await promise;
      return await read(...document);
    };
    const chat = await documentConversation(store, { reading: slow });
    const { bot, double } = chat;
    const sent = bot.handle(double.people.sendFile({ id: 7 }, { name: 'a.html', bytes: madePage(agency, 2023) }));
    await double.nextCall(({ method }) => method === 'sendChatAction');
    expect(await bot.handle(double.people.say({ id: 8, languageCode: 'zh' }, `${agency} 2023`))).toBe('answered');
    expect(double.messages(8).at(-1)?.text).toContain('新收 20');
    resolve();
    expect(await sent).toBe('answered');
  });

  describe('with others', () => {
    const sound = madePage('临江市财政局', 2023, requests(1));
    const wrong = madePage('临江市教育局', 2023, { ...requests(4), [`3:${rowsOfThree.total}:10`]: '5' });
    const files = {
      '1/财政局.html': sound,
      '2/教育局.html': wrong,
      '=cmd|calc!A1.txt': 'nothing',
      '__MACOSX/._x': 'hidden',
    };

    it('in an archive gets one table, the worst first, and a file of the findings', async () => {
      const chat = await documentConversation(store);
      expect(await chat.send({ name: '全市.zip', bytes: zipOf(files) })).toBe('answered');
      const lines = chat.said().split('\n');
      expect(lines[0]).toBe('3份文件，没有收录：2份年度报告，1份不是或读不出');
      expect(lines.slice(2, 5)).toEqual([
        expect.stringMatching(/^⚠ 临江市教育局 2023：不符\d/),
        '✘ =cmd|calc!A1.txt：不是年度报告',
        '✓ 临江市财政局 2023：没有发现问题',
      ]);
      const { name, bytes } = chat.file();
      expect(name).toBe('核对清单.csv');
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const rows = parseCsv(Buffer.from(bytes).toString('utf8')) ?? [];
      expect(rows[0]?.slice(0, 4)).toEqual(['文件', '机关', '年度', '类型']);
      const balance = rows.find((row) => row.some((cell) => cell.includes('结转等于')));
      expect(balance?.slice(0, 4)).toEqual(['2/教育局.html', '临江市教育局', '2023', '不符']);
      expect(balance?.slice(6, 8)).toEqual(['4', '5']);
      expect(rows.map(([file]) => file)).toContain("'=cmd|calc!A1.txt");
      expect(rows.find(([file]) => file === '1/财政局.html')?.[3]).toBe('没有发现问题');
    });

    it('shows how far it is in a message that the answer replaces', async () => {
      const chat = await documentConversation(store);
      const { double, bot } = chat;
      await bot.handle(double.people.sendFile({ id: 7 }, { name: 'a.zip', bytes: zipOf(files) }));
      const calls = double.takeCalls();
      expect(calls.map(({ method }) => method)).toContain('sendChatAction');
      const words = calls.filter(({ method }) => method === 'sendMessage').map(({ message }) => message?.text);
      expect(words).toEqual(['⏳ 1/3']);
      expect(chat.messages().map(({ text, document }) => document?.file_name ?? text?.split('\n')[0])).toEqual([
        '3 documents, not stored: 2 annual reports, 1 are none or cannot be read',
        'findings.csv',
      ]);
    });

    it('as an album gets one table as well', async () => {
      const chat = await documentConversation(store);
      const { double, bot } = chat;
      const album = { also: { media_group_id: '1' } };
      const person = { id: 7, languageCode: 'zh' };
      const updates = Object.entries(files)
        .slice(0, 2)
        .map(([name, bytes]) => double.people.sendFile(person, { name, bytes: Buffer.from(bytes) }, '', album));
      const [first, ...others] = updates;
      if (first === undefined) throw new Error('nothing was sent');
      expect(await bot.handle(first, others)).toBe('answered');
      expect(chat.said().split('\n')[0]).toBe('2份文件，没有收录：2份年度报告');
    });

    it('alone in an archive is answered like a document', async () => {
      const chat = await documentConversation(store);
      await chat.send({ name: 'a.zip', bytes: zipOf({ '财政局.html': sound }) });
      expect(chat.said().split('\n')[0]).toBe('临江市财政局');
    });

    it('are not more than a person may send in ten minutes', async () => {
      const clock = createManualClock();
      const quota = createDocumentQuota(() => clock.now());
      const chat = await documentConversation(store, { quota, reading: readNothing });
      const archive = (count: number): Uint8Array =>
        zipOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, 'x'])));
      expect(await chat.send({ name: 'a.zip', bytes: archive(mostDocuments + 1) })).toBe('refused');
      expect(chat.said()).toContain(`一次最多识读${mostDocuments}份文件，这里有${mostDocuments + 1}份`);
      expect(await chat.send({ name: 'a.zip', bytes: archive(mostDocuments) })).toBe('answered');
      expect(await chat.send({ name: 'a.txt', bytes: Buffer.from('x') })).toBe('refused');
      expect(chat.said()).toContain('请过几分钟再发');
      const other = await documentConversation(store, { quota, reading: readNothing, user: 8 });
      expect(await other.send({ name: 'a.txt', bytes: Buffer.from('x') })).toBe('answered');
      clock.advance(600_000 / mostDocuments);
      expect(await chat.send({ name: 'a.txt', bytes: Buffer.from('x') })).toBe('answered');
      expect(await chat.send({ name: 'a.txt', bytes: Buffer.from('x') })).toBe('refused');
    });
  });
});

const readNothing: ReadReport = async () => await read(Buffer.from('通知'), 'a.txt', {});

function emptyForm() {
  return officialForm(() => '').filter((part) => typeof part !== 'string' || !part.includes('示例'));
}

function withTitle(name: string) {
  return officialForm(plainFigures).map((part) =>
    typeof part === 'string' ? part.replace('临江市示例局', name) : part,
  );
}

/** The beginning of a compound file, and the name of the stream in which Word keeps what it has encrypted. */
function passwordProtected(): Uint8Array {
  const bytes = Buffer.alloc(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write('EncryptedPackage', 1024, 'utf16le');
  return bytes;
}
