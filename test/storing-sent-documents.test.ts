import { beforeAll, describe, expect, it } from 'vitest';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { read } from '../src/extract/reading-module.ts';
import { ingest } from '../src/ingest.ts';
import type { Store } from '../src/store/store.ts';
import { today } from './tools/chat.ts';
import { type ConversationSettings, documentConversation } from './tools/document-conversation.ts';
import { testEngine } from './tools/engines.ts';
import { formHtml, zipOf } from './tools/form-markup.ts';
import { madePage, madeReport, requests, rowsOfThree } from './tools/made-documents.ts';

const admin = 7;
const stranger = 8;
const group = -1_001_234_567_890;

const labels = (rows: readonly (readonly { readonly text: string }[])[]): string[] =>
  rows.flat().map(({ text }) => text);

describe('storing a document that was sent', () => {
  const engine = testEngine('pglite');
  let store: Store;
  beforeAll(async () => {
    store = await engine.openFreshStore();
  });

  const adminChat = (settings: ConversationSettings = {}) =>
    documentConversation(store, { user: admin, adminIds: [admin], ...settings });
  /** An agency of which nothing is held yet, its report, and what is held of it. */
  const unknown = (name: string) => ({
    name,
    page: { name: '2023.html', bytes: madePage(name, 2023, requests(20)) },
    held: async () => (await store.reports(agencyNamed(name, 'test').id, [2023])).reports,
  });

  it('is offered to administrators alone', async () => {
    const { page, held } = unknown('临江市财政局');
    const chat = await adminChat();
    await chat.send(page);
    expect(chat.said()).toContain('若收录：首次收录');
    expect(labels(chat.messages().at(-1)?.reply_markup?.inline_keyboard ?? [])).toEqual(['✔ 收录', '✘ 不收录']);
    const strangers = await adminChat({ user: stranger });
    await strangers.send(page);
    expect(strangers.said()).not.toContain('若收录');
    expect(strangers.messages().at(-1)?.reply_markup).toBeUndefined();
    expect(await held()).toEqual([]);
  });

  it('happens when the button is pressed, also in another process, with the document as its source', async () => {
    const { name, page, held } = unknown('临江市教育局');
    const chat = await adminChat();
    await chat.send(page);
    const other = await adminChat({ double: chat.double });
    expect(await other.press('✔ 收录')).toBe('answered');
    expect(other.said()).toBe(`${name}\n2023年度报告已收录（版本 1）。`);
    expect(other.messages()).toHaveLength(1);
    const [report] = await held();
    expect(report?.report.cells.get('requests.received@total')).toEqual({ kind: 'number', value: 20 });
    expect(report?.source).toMatchObject({ fileName: '2023.html', abridged: false });
    const later = await adminChat({ double: chat.double });
    expect(await later.press('数据')).toBe('answered');
    expect(later.said()).toContain('新收 20');
  });

  it('shows before and after what a correction changes', async () => {
    const { name, page, held } = unknown('临江市民政局');
    await ingest({ store, read }, page.bytes, { fileName: page.name }, today);
    const chat = await adminChat();
    await chat.send({ name: 'new.html', bytes: madePage(name, 2023, requests(21)) });
    expect(chat.said()).toContain('与已收录的版本有 6 处不同：');
    expect(chat.said()).toContain('若收录：机关更正，原版本保留');
    await chat.press('与已收录的不同 6');
    expect(chat.said()).toMatch(/· .*20 → 21/);
    await chat.press('✔ 收录');
    expect(chat.said()).toContain('已收录为机关更正（版本 2），与原来的版本有 6 处不同');
    expect((await held())[0]).toMatchObject({ versions: 2, report: { version: 2, origin: 'correction' } });
  });

  it('is not offered where it would change nothing, and does nothing when pressed again', async () => {
    const { page, held } = unknown('临江市司法局');
    const chat = await adminChat();
    await chat.send(page);
    const before = chat.messages().at(-1);
    await chat.press('✔ 收录');
    await chat.send(page);
    expect(chat.said()).toContain('与已收录的是同一文件，数字一致');
    expect(chat.messages().at(-1)?.reply_markup).toBeUndefined();
    const button = before?.reply_markup?.inline_keyboard[0]?.[0];
    if (before === undefined || button === undefined || !('callback_data' in button)) throw new Error('no button');
    await chat.bot.handle(chat.double.people.press({ id: admin, languageCode: 'zh' }, before, button.callback_data));
    expect(chat.messages().some(({ text }) => text?.includes('早已收录，没有变化') === true)).toBe(true);
    expect((await held())[0]?.versions).toBe(1);
  });

  it('can be declined: nothing is stored, and what was found stays', async () => {
    const { page, held } = unknown('临江市审计局');
    const chat = await adminChat();
    await chat.send(page);
    await chat.press('✘ 不收录');
    expect(chat.said()).toContain('已取消，没有收录。');
    expect(chat.said()).toContain('新收 20');
    expect(chat.messages().at(-1)?.reply_markup).toBeUndefined();
    expect(await held()).toEqual([]);
  });

  it('is refused to those who are no administrators, or are none any more', async () => {
    const { page, held } = unknown('临江市统计局');
    const chat = await adminChat();
    await chat.send(page);
    const dismissed = await adminChat({ double: chat.double, adminIds: [] });
    expect(await dismissed.press('✔ 收录')).toBe('refused');
    expect(dismissed.said()).toContain('只有管理员可以收录文件');
    const other = await documentConversation(store, { double: chat.double, user: admin, adminIds: [admin] });
    expect(await other.press('✔ 收录', stranger)).toBe('refused');
    expect(await held()).toEqual([]);
  });

  it('is not offered in a group', async () => {
    const { page } = unknown('临江市水利局');
    const chat = await adminChat();
    await chat.send(page, `@${chat.double.me.username}`, { chat: group });
    const answer = chat.double.messages(group).at(-1);
    expect(answer?.text).toContain('新收 20');
    expect(answer?.reply_markup).toBeUndefined();
  });

  it('takes the agency from the caption where the document names none', async () => {
    const { name, held } = unknown('临江市商务局');
    const unnamed = formHtml(madeReport('我局', 2023, requests(20))).replace('我局2023年', '2023年');
    const file = { name: 'a.html', bytes: Buffer.from(unnamed) };
    const chat = await adminChat();
    await chat.send(file);
    expect(chat.messages().at(-1)?.reply_markup).toBeUndefined();
    await chat.send(file, name);
    await chat.press('✔ 收录');
    expect(await held()).toHaveLength(1);
  });

  it('is refused when the document is gone, or is another one', async () => {
    const { name, page, held } = unknown('临江市公安局');
    const chat = await adminChat();
    await chat.send(page);
    const answer = chat.messages().at(-1);
    const button = answer?.reply_markup?.inline_keyboard[0]?.[0];
    if (answer === undefined || button === undefined || !('callback_data' in button)) throw new Error('no button');
    const person = { id: admin, languageCode: 'zh' };
    const orphan = structuredClone(answer);
    delete orphan.reply_to_message;
    const { people } = chat.double;
    expect(await chat.bot.handle(people.press(person, orphan, button.callback_data))).toBe('refused');
    expect(chat.said()).toContain('找不到这条回答所对应的文件');

    await chat.send({ name: 'other.html', bytes: madePage(name, 2023, requests(22)) });
    const another = chat.messages().at(-1);
    if (another === undefined) throw new Error('no answer');
    expect(await chat.bot.handle(people.press(person, another, button.callback_data))).toBe('refused');
    expect(chat.said()).toContain('没有收录：请重新发送文件');
    expect(await held()).toEqual([]);
  });

  it('of an archive stores its reports, each as it is', async () => {
    await ingest({ store, read }, madePage('临江市统计局', 2022, requests(1)), { fileName: 'a' }, today);
    const before = await store.holdings();
    const chat = await adminChat();
    const bytes = zipOf({
      '统计局.html': madePage('临江市统计局', 2022, requests(2)),
      '交通运输局.html': madePage('临江市交通运输局', 2023, { ...requests(4), [`3:${rowsOfThree.total}:10`]: '5' }),
      '通知.txt': '关于召开会议的通知',
    });
    await chat.send({ name: '全市.zip', bytes });
    expect(chat.said()).toContain('若收录：首次收录 1，更正 1');
    const other = await adminChat({ double: chat.double });
    expect(await other.press('✔ 收录 2 份')).toBe('answered');
    expect(other.said()).toContain('已收录 1，已收录为机关更正 1，没有收录 1');
    expect(other.said()).toContain('✘ 通知.txt：不是政府信息公开工作年度报告');
    expect(await store.holdings()).toMatchObject({ agencies: before.agencies + 1, reports: before.reports + 1 });
  });

  it('of an archive can be declined', async () => {
    const chat = await adminChat();
    const before = await store.holdings();
    const pages = ['临江市医疗保障局', '临江市应急管理局'].map((name) => madePage(name, 2023, requests(2)));
    const bytes = zipOf({ 'a.html': pages[0] ?? '', 'b.html': pages[1] ?? '' });
    await chat.send({ name: 'a.zip', bytes });
    await chat.press('✘ 不收录');
    expect(chat.said()).toBe('已取消，这些文件都没有收录。');
    expect(await store.holdings()).toEqual(before);
  });
});
