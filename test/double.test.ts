import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDouble, type Double } from '../src/local/double/double.ts';
import { parseHtml } from '../src/local/double/html.ts';
import { doubleRoot, inProcess } from '../src/local/double/in-process.ts';
import { type DoubleServer, serveDouble } from '../src/local/double/server.ts';
import type { Transport } from '../src/telegram/transport.ts';
import { testToken } from './tools/bot-on-double.ts';
import { createManualClock, type ManualClock } from './tools/manual-clock.ts';

const person = { id: 7, languageCode: 'zh-hans' };

/** A double, a clock, and how to call it: inside the process or over HTTP. */
type Setting = {
  readonly clock: ManualClock;
  readonly double: Double;
  readonly root: string;
  readonly transport: Transport;
};
const answerForm = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.unknown().optional(),
});
type Answer = z.output<typeof answerForm>;

function create(): Setting {
  const clock = createManualClock();
  const double = createDouble({ token: testToken, clock });
  return { clock, double, root: doubleRoot, transport: inProcess(double) };
}

function request({ root, transport }: Setting, method: string, parameters: object = {}, token = testToken) {
  return transport(`${root}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
}

async function call(setting: Setting, method: string, parameters: object = {}, token = testToken): Promise<Answer> {
  const response = await request(setting, method, parameters, token);
  return answerForm.parse(await response.json());
}

/** The complaint about a call, which must be one. */
async function complaint(setting: Setting, method: string, parameters: object): Promise<string | undefined> {
  const { ok, description } = await call(setting, method, parameters);
  expect(ok).toBe(false);
  return description;
}

const keyboardOf = (...rows: object[][]) => ({ inline_keyboard: rows });
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const data = (text: string) => ({ text: 'x', callback_data: text });

describe('the description of the Bot API', () => {
  it('is what its generator makes of the installed types', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongkai-test-'));
    const target = path.join(folder, 'bot-api.schema.json');
    await promisify(execFile)(process.execPath, [
      path.join(import.meta.dirname, 'tools/generate-bot-api-schema.ts'),
      target,
    ]);
    const kept = path.join(import.meta.dirname, '../src/local/double/bot-api.schema.json');
    expect(await readFile(kept, 'utf8')).toBe(await readFile(target, 'utf8'));
    await rm(folder, { recursive: true });
  });
});

describe('HTML in the double', () => {
  it.each([
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['政<font>a</font>', 'Unsupported start tag "font" at byte offset 3'],
    ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['a<b', 'Unclosed start tag at byte offset 1'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<a =x>a</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
    ['<a href=x/y>a</a>', 'Unexpected end of name token at byte offset 8'],
    ['<a href="x>a</a>', 'Unclosed start tag at byte offset 0'],
    ['<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses %s', (html, expected) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${expected}`);
  });

  it('reads markup, references and what only looks like them', () => {
    expect(parseHtml(' <b>甲<i>乙</i></b> &lt;b&gt; &#20844; &nbsp; A&B <u></u>')).toEqual({
      text: '甲乙 <b> 公 &nbsp; A&B',
      entities: [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    });
    expect(parseHtml('<a href="https://example.org/?a=1&amp;b=2">印</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b=2' },
    ]);
  });

  it('does not lose a link in silence, as Telegram would', () => {
    expect(() => parseHtml('<a href="页面">印</a>')).toThrow('drops a link');
  });
});

describe.each(['inside the process', 'over HTTP'] as const)('the double %s', (way) => {
  const servers: DoubleServer[] = [];
  async function open(): Promise<Setting> {
    const setting = create();
    if (way === 'inside the process') return setting;
    const server = await serveDouble(setting.double);
    servers.push(server);
    return { ...setting, root: server.root, transport: fetch };
  }
  let setting: Setting;
  let chat: { readonly chat_id: number };
  beforeAll(async () => {
    setting = await open();
    setting.double.people.say(person, '/start');
    chat = { chat_id: person.id };
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
  });

  it('knows its token, its methods and its chats', async () => {
    expect(await call(setting, 'getMe')).toMatchObject({ ok: true, result: { username: 'gongkai_bot' } });
    expect(await call(setting, 'getMe', {}, '1:x')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await call(setting, 'getMeow')).toMatchObject({ ok: false, error_code: 404 });
    expect(await complaint(setting, 'sendMessage', { chat_id: 99, text: 'a' })).toBe('Bad Request: chat not found');
  });

  it('checks parameters against the description of the Bot API', async () => {
    expect(await complaint(setting, 'sendMessage', chat)).toContain("must have required property 'text'");
    expect(await complaint(setting, 'sendMessage', { ...chat, text: 'a', txet: 'b' })).toContain('txet');
    expect(await complaint(setting, 'sendMessage', { ...chat, text: 1 })).toContain('/text must be string');
  });

  it.each([
    [{ text: '  \n ' }, 'message text is empty'],
    [{ text: '政'.repeat(4097) }, 'message is too long'],
    [{ text: 'a', reply_markup: keyboardOf([data('政'.repeat(22))]) }, 'BUTTON_DATA_INVALID'],
    [{ text: 'a', reply_markup: keyboardOf([data('')]) }, 'BUTTON_DATA_INVALID'],
    [{ text: 'a', reply_markup: keyboardOf([{ text: 'x', url: 'nowhere' }]) }, 'BUTTON_URL_INVALID'],
    [{ text: 'a', reply_markup: keyboardOf(many(13, data('a'))) }, '[double] a row of more than 12 buttons'],
    [
      { text: 'a', reply_markup: keyboardOf(...many(301, [data('a')])) },
      '[double] a keyboard of more than 300 buttons',
    ],
    [{ text: '<b>a', parse_mode: 'HTML' }, 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
  ])('refuses %#: %j', async (parameters, expected) => {
    const before = setting.double.messages(person.id).length;
    expect(await complaint(setting, 'sendMessage', { ...chat, ...parameters })).toBe(`Bad Request: ${expected}`);
    expect(setting.double.messages(person.id)).toHaveLength(before);
  });

  it('counts 4,096 code points after parsing', async () => {
    const text = `<b>${'😀'.repeat(4096)}</b>`;
    expect(await call(setting, 'sendMessage', { ...chat, text, parse_mode: 'HTML' })).toMatchObject({ ok: true });
  });

  it('edits its own messages only, and only to something else', async () => {
    const own = setting.double.people.say(person, '查');
    const sent = await call(setting, 'sendMessage', { ...chat, text: '<b>2023</b>', parse_mode: 'HTML' });
    const { message_id } = setting.double.messages(person.id).at(-1) ?? {};
    const edit = { ...chat, message_id, text: '<b>2023</b>', parse_mode: 'HTML' };
    expect(sent.ok).toBe(true);
    expect(await complaint(setting, 'editMessageText', edit)).toContain('message is not modified');
    expect(await call(setting, 'editMessageText', { ...edit, text: '<b>2022</b>' })).toMatchObject({ ok: true });
    expect(setting.double.messages(person.id).at(-1)?.text).toBe('2022');
    expect(await complaint(setting, 'editMessageText', { ...edit, message_id: 9999 })).toBe(
      'Bad Request: message to edit not found',
    );
    expect(await complaint(setting, 'editMessageText', { ...edit, message_id: own.message?.message_id })).toBe(
      "Bad Request: message can't be edited",
    );
    setting.double.remove(person.id, message_id ?? 0);
    expect(await complaint(setting, 'editMessageText', edit)).toBe('Bad Request: message to edit not found');
  });

  it('takes the answer to a press once, and in time', async () => {
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    await call(setting, 'sendMessage', { ...chat, text: 'a', reply_markup: keyboardOf([data('p')]) });
    const message = setting.double.messages(person.id).at(-1);
    if (message === undefined) throw new Error('nothing was sent');
    const press = () => ({
      callback_query_id: setting.double.people.press(person, message, 'p').callback_query?.id ?? '',
    });
    const first = press();
    expect(await call(setting, 'answerCallbackQuery', first)).toEqual({ ok: true, result: true });
    expect(await complaint(setting, 'answerCallbackQuery', first)).toBe(old);
    const late = press();
    setting.clock.advance(11 * 60_000);
    expect(await complaint(setting, 'answerCallbackQuery', late)).toBe(old);
  });

  it.each([
    [[{ command: 'a'.repeat(33), description: 'x' }], 'command length must not exceed 32'],
    [[{ command: '查', description: 'x' }], 'BOT_COMMAND_INVALID'],
    [[{ command: 'a', description: '查'.repeat(257) }], 'command description length must not exceed 256'],
    [many(101, { command: 'a', description: 'x' }), 'BOT_COMMANDS_TOO_MUCH'],
  ])('refuses a menu %#', async (commands, expected) => {
    expect(await complaint(setting, 'setMyCommands', { commands })).toBe(`Bad Request: ${expected}`);
  });

  it('keeps menu and profile by language', async () => {
    await call(setting, 'setMyCommands', {
      commands: [{ command: 'a', description: 'in Chinese' }],
      language_code: 'zh',
    });
    await call(setting, 'setMyDescription', { description: 'for all' });
    expect(await call(setting, 'getMyCommands')).toEqual({ ok: true, result: [] });
    expect(await call(setting, 'getMyCommands', { language_code: 'zh' })).toMatchObject({ result: [{ command: 'a' }] });
    expect(await call(setting, 'getMyDescription')).toEqual({ ok: true, result: { description: 'for all' } });
    expect(await complaint(setting, 'setMyDescription', { description: 'x'.repeat(513) })).toContain('too long');
  });

  const upload = async (method: string, field: string, bytes: Uint8Array, caption: string) => {
    const form = new FormData();
    form.set('chat_id', String(person.id));
    form.set(field, 'attach://one');
    form.set('caption', caption);
    form.set('reply_markup', JSON.stringify(keyboardOf([data('p')])));
    form.set('one', new File([Buffer.from(bytes)], 'report.csv'));
    const { root, transport } = setting;
    return await transport(`${root}/bot${testToken}/${method}`, {
      method: 'POST',
      ...(await formBody(form)),
    });
  };

  it('takes a file beside its parameters, and refuses a picture of the wrong shape', async () => {
    const sent = await upload('sendDocument', 'document', Buffer.from('a,b'), '2023');
    expect(await sent.json()).toMatchObject({
      ok: true,
      result: { caption: '2023', document: { file_name: 'report.csv', file_size: 3 } },
    });
    const tooLong = await upload('sendDocument', 'document', Buffer.from('a,b'), 'x'.repeat(1025));
    expect(await tooLong.json()).toMatchObject({ description: 'Bad Request: message caption is too long' });
    const wide = await upload('sendPhoto', 'photo', png(2100, 100), '');
    expect(await wide.json()).toMatchObject({ description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
    const whole = await upload('sendPhoto', 'photo', png(1200, 800), '');
    expect(await whole.json()).toMatchObject({ ok: true, result: { photo: [{ width: 1200, height: 800 }] } });
    const huge = await upload('sendDocument', 'document', new Uint8Array(50_000_001), '');
    expect([huge.status, (await huge.text()).slice(0, 6)]).toEqual([413, '<html>']);
  });

  it('hands out the files of persons, up to 20 MiB', async () => {
    const send = (bytes: Uint8Array) => {
      const update = setting.double.people.sendFile(person, { name: 'report.txt', bytes });
      return { file_id: update.message?.document?.file_id };
    };
    const small = await call(setting, 'getFile', send(Buffer.from('公开')));
    expect(small).toMatchObject({ ok: true, result: { file_size: 6 } });
    const place = JSON.stringify(small.result).match(/"file_path":"([^"]+)"/)?.[1];
    const got = await setting.transport(`${setting.root}/file/bot${testToken}/${place}`, {});
    expect(await got.text()).toBe('公开');
    expect((await setting.transport(`${setting.root}/file/bot1:x/${place}`, {})).status).toBe(404);
    expect(await complaint(setting, 'getFile', send(new Uint8Array(20 * 1024 * 1024 + 1)))).toBe(
      'Bad Request: file is too big',
    );
  });

  it('delivers updates from the offset on, again until they are confirmed', async () => {
    const { double } = setting;
    const ids = ['一', '二', '三'].map((text) => {
      const update = double.people.say(person, text);
      double.updates.deliver(update);
      return update.update_id;
    });
    const idsOf = async (parameters: object) =>
      [...JSON.stringify(await call(setting, 'getUpdates', parameters)).matchAll(/"update_id":(\d+)/g)].map(([, id]) =>
        Number(id),
      );
    expect(await idsOf({ limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await idsOf({})).toEqual(ids);
    expect(await idsOf({ offset: (ids[0] ?? 0) + 1 })).toEqual(ids.slice(1));
    expect(await idsOf({ offset: -1 })).toEqual(ids.slice(2));
    expect(await idsOf({ offset: (ids[2] ?? 0) + 1 })).toEqual([]);
  });

  it('holds a poll open until something comes, the time is over, or another poller comes', async () => {
    const { double, clock } = setting;
    const early = call(setting, 'getUpdates', { timeout: 25 });
    await clock.waitingFor(25_000);
    double.updates.deliver(double.people.say(person, '四'));
    expect(await early).toMatchObject({ ok: true, result: [{ message: { text: '四' } }] });
    const offset = (double.updates.pending()[0]?.update_id ?? 0) + 1;

    const idle = call(setting, 'getUpdates', { offset, timeout: 20 });
    await clock.waitingFor(20_000);
    clock.advance(20_000);
    expect(await idle).toEqual({ ok: true, result: [] });

    const displaced = call(setting, 'getUpdates', { offset, timeout: 15 });
    await clock.waitingFor(15_000);
    const winner = call(setting, 'getUpdates', { offset, timeout: 10 });
    expect(await displaced).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    await clock.waitingFor(10_000);
    clock.advance(10_000);
    expect(await winner).toMatchObject({ ok: true });
  });

  it('does not poll while a webhook is set', async () => {
    await call(setting, 'setWebhook', { url: 'https://example.org/' });
    expect(await call(setting, 'getUpdates')).toMatchObject({ error_code: 409 });
    await call(setting, 'deleteWebhook');
    expect(await call(setting, 'getUpdates')).toMatchObject({ ok: true });
  });

  it('misbehaves on command, by method, chat, number of the call and clock', async () => {
    const { double, clock } = await open().then((opened) => (setting = opened));
    double.people.say(person, '/start');
    double.people.say({ id: 8 }, '/start');
    const send = (chat_id: number) => call(setting, 'sendMessage', { chat_id, text: 'a' });
    const flood = { code: 429, description: 'Too Many Requests: retry after 35', parameters: { retry_after: 35 } };
    const takeBack = double.misbehave({
      method: 'sendMessage',
      chat: 7,
      calls: [2],
      fault: { kind: 'refuse', ...flood },
    });
    expect((await send(7)).ok).toBe(true);
    expect((await send(8)).ok).toBe(true);
    expect(await send(7)).toEqual({
      ok: false,
      error_code: 429,
      description: flood.description,
      parameters: flood.parameters,
    });
    expect((await send(7)).ok).toBe(true);
    takeBack();

    double.misbehave({
      until: new Date(clock.now().getTime() + 60_000),
      fault: { kind: 'page', status: 502, html: '<h1>' },
    });
    const page = await request(setting, 'sendMessage', { chat_id: 7, text: 'a' });
    expect([page.status, await page.text()]).toEqual([502, '<h1>']);
    clock.advance(60_000);
    expect((await send(7)).ok).toBe(true);
    expect(double.messages(7).filter(({ text }) => text === 'a')).toHaveLength(3);
  });

  it('breaks off before or after the call has its effect', async () => {
    const { double } = setting;
    const count = () => double.messages(7).length;
    const before = count();
    const breaking = async (fault: Parameters<Double['misbehave']>[0]['fault']) => {
      const takeBack = double.misbehave({ method: 'sendMessage', calls: [1], fault });
      const failure = await request(setting, 'sendMessage', { chat_id: 7, text: 'b' }).then(
        () => null,
        (error: unknown) => error,
      );
      takeBack();
      expect(failure).toBeInstanceOf(TypeError);
    };
    await breaking({ kind: 'reset', accepted: false });
    expect(count()).toBe(before);
    await breaking({ kind: 'reset', accepted: true });
    expect(count()).toBe(before + 1);
  });

  it('cuts an answer off and keeps the connection, or answers late', async () => {
    const { double, clock } = setting;
    const takeBack = double.misbehave({ method: 'getMe', fault: { kind: 'cut' } });
    const cut = await request(setting, 'getMe');
    const reader = cut.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"ok":true,/);
    await reader?.cancel();
    takeBack();

    double.misbehave({ method: 'getMe', calls: [1], fault: { kind: 'delay', milliseconds: 7000 } });
    const late = call(setting, 'getMe');
    await clock.waitingFor(7000);
    clock.advance(7000);
    expect(await late).toMatchObject({ ok: true });

    // Or with its effect at once, and only the answer late.
    double.misbehave({ method: 'sendMessage', fault: { kind: 'delay', milliseconds: 8000, accepted: true } });
    double.people.say({ id: 7 }, '/start');
    const answer = call(setting, 'sendMessage', { chat_id: 7, text: 'late' });
    await clock.waitingFor(8000);
    expect(double.messages(7).at(-1)?.text).toBe('late');
    clock.advance(8000);
    expect(await answer).toMatchObject({ ok: true });
  });
});

/** The beginning of a picture of this size: all that is looked at. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x89_50_4e_47, 0);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A form as grammY sends it: with its boundary in a header. */
async function formBody(
  form: FormData,
): Promise<{ body: Uint8Array<ArrayBuffer>; headers: { 'content-type': string } }> {
  const response = new Response(form);
  return {
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
