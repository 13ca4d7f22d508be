import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import { agencyEnglishName } from '../src/domain/agency-english-name.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { systemClock } from '../src/domain/clock.ts';
import type { KeptMessage } from '../src/local/double/conversations.ts';
import { openLocalChat } from '../src/local/local-chat.ts';
import { createLog, createScrubber } from '../src/log.ts';
import { readConfig } from '../src/config.ts';
import { compose } from '../src/main/compose.ts';
import type { Store } from '../src/store/store.ts';
import { createBotOnDouble } from './tools/bot-on-double.ts';
import { chatOver, labels, type Person, personIn, read, screenLines } from './tools/chat.ts';
import { describeOnEachEngine, testEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const admin = { id: 900, languageCode: 'zh-hans' };
const second = { id: 901, languageCode: 'en' };
const stranger = { id: 7, languageCode: 'zh-hans' };
const group = -1_001_234_567_890;
const adminIds = [admin.id, second.id];
const refusal = '这个命令只供管理员使用';

/** Every test has two agencies of its own; in what is typed they are called 甲局 and 乙局. */
const cities = '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽'.split(' ');
const kinds = [
  ['财政局', '水利局'],
  ['教育局', '民政局'],
  ['审计局', '统计局'],
] as const;
const pairs = kinds.flatMap(([one, other]) => cities.map((city) => [`${city}市${one}`, `${city}市${other}`] as const));
const numbers = { 'requests.received@natural_person': 30, 'outcome.total@natural_person': 30 } as const;
const idOf = (name: string): string => agencyNamed(name, 'test').id;

describeOnEachEngine('administration', (engine) => {
  let store: Store;
  let answerer: Answerer;
  let administrator: Person;
  let wrong: string;
  let right: string;
  const left = [...pairs];
  beforeAll(async () => {
    store = await engine.openFreshStore();
  });
  beforeEach(async () => {
    const pair = left.shift();
    if (pair === undefined) throw new RangeError('no agencies are left: name more kinds');
    [wrong, right] = pair;
    await storeMadeReport(store, right, { year: 2021, numbers });
    await storeMadeReport(store, wrong, { year: 2022, numbers });
    await storeMadeReport(store, wrong, {
      year: 2022,
      numbers: { ...numbers, 'requests.received@natural_person': 31 },
    });
    answerer = await chatOver(store, { adminIds, version: '1.2.3' });
    administrator = personIn(answerer, 'zh', admin.id);
  });

  /** What both agencies hold, and what answers. */
  async function held(): Promise<unknown> {
    return await Promise.all(
      [wrong, right].map(async (name) => {
        const years = (await store.reports(idOf(name), [])).years;
        const versions = await Promise.all(years.map((year) => store.versions(idOf(name), year)));
        const current = (await store.reports(idOf(name), years)).reports;
        return [
          years,
          versions.flat().map(({ report: { ...report }, sources }) => [report, sources]),
          current.map(({ report }) => [report.year, report.version]),
          await store.withdrawals(idOf(name)),
        ];
      }),
    );
  }

  const naming = (typed: string): string => typed.replaceAll('甲局', wrong).replaceAll('乙局', right);
  /** What was done to the two. */
  const acts = async () =>
    (await store.latestCare(20)).filter(({ agencyName }) => agencyName === wrong || agencyName === right);

  /** The errors of one of the two that are open. */
  const open = async () =>
    (await store.reportedErrors(50)).errors
      .filter(({ agencyName }) => agencyName === wrong)
      .map(({ year, words }) => [year, words]);

  const bot = () => createBotOnDouble({ answerer });
  const newest = (messages: readonly KeptMessage[]): KeptMessage => {
    const message = messages.at(-1);
    if (message === undefined) throw new Error('the chat is empty');
    return message;
  };
  const dataOf = (message: KeptMessage, label: string): string => {
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
    const button = buttons.find(({ text }) => text.includes(label));
    if (button === undefined || !('callback_data' in button)) throw new Error(`no button ${label}`);
    return button.callback_data;
  };

  describe('rights', () => {
    const orders = ['/status ', '/withdraw 甲局 2022 不对', '/move 甲局 2022 乙局 不对'];

    it('by numeric id alone: everybody else gets one sentence, and nothing happens', async () => {
      const before = await held();
      // Even if the operator had let these in: anybody may stand behind them.
      const careless = await chatOver(store, { adminIds: [...adminIds, 1087968824, 777000, 136817688] });
      for (const id of [stranger.id, 1087968824, 777000, 136817688])
        for (const order of orders.map(naming)) {
          const refused = personIn(careless, 'zh', id).ask(order);
          await expect(refused, `${order} by ${id}`).rejects.toMatchObject({ zh: expect.stringContaining(refusal) });
        }
      await personIn(careless, 'zh', admin.id).ask('/status');
      expect(await held()).toEqual(before);
      expect(await acts()).toEqual([]);
    });

    it('on Telegram: neither a name that equals an id, nor an anonymous administrator of a group', async () => {
      const { bot: gongkai, double } = bot();
      const named = { from: { id: 7, is_bot: false, first_name: '900', username: '900' } };
      const anonymous = { sender_chat: { id: group, type: 'supergroup', title: 'Group' } } as const;
      for (const order of orders.map(naming)) {
        for (const update of [
          double.people.say(stranger, order, { also: named }),
          double.people.say({ id: 1087968824, bot: true }, order.replace(' ', '@gongkai_bot '), {
            chat: group,
            also: anonymous,
          }),
        ]) {
          expect(await gongkai.handle(update)).toBe('refused');
          expect(double.takeCalls().map(({ message }) => message?.text)).toEqual([expect.stringContaining('/report')]);
        }
        expect(await gongkai.handle(double.people.say({ id: 777000 }, order))).toBe('ignored');
      }
      expect(await gongkai.handle(double.people.say(admin, '/status'))).toBe('answered');
    });

    it("a press by another on an administrator's buttons is refused, also in a group", async () => {
      const { bot: gongkai, double } = bot();
      const before = await held();
      await gongkai.handle(double.people.say(admin, `/withdraw@gongkai_bot ${wrong} 2022 不对`, { chat: group }));
      const asked = newest(double.messages(group));
      const confirm = dataOf(asked, '确认撤回');
      expect(await gongkai.handle(double.people.press(stranger, asked, confirm))).toBe('refused');
      expect(await held()).toEqual(before);
      // Only who pressed is told.
      const [told] = double.takeCalls().filter(({ method }) => method === 'answerCallbackQuery');
      expect(told?.parameters).toMatchObject({ text: expect.stringContaining(refusal) });
      expect(newest(double.messages(group))).toBe(asked);

      await gongkai.handle(double.people.press(admin, asked, confirm));
      const after = await held();
      expect(after).not.toEqual(before);
      const undo = `u${(await acts())[0]?.id}`;
      for (const press of [`withdraw||||${undo}`, `move||||${undo}`, 'status||||s1', 'status'])
        expect(await gongkai.handle(double.people.press(stranger, asked, press)), press).toBe('refused');
      expect(await held()).toEqual(after);
    });

    it('in no help but that of administrators, and never suggested to others', async () => {
      const others = personIn(answerer, 'zh', stranger.id);
      expect(read(await others.ask('/help'))).not.toMatch(/\/(?:status|withdraw|move)/);
      await expect(others.ask('/help withdraw')).rejects.toThrow('withdraw');
      await expect(others.ask('/statu')).rejects.not.toMatchObject({ zh: expect.stringContaining('/status') });
      expect(read(await administrator.ask('/help'))).toContain('/status /withdraw /move');
      for (const name of ['status', 'withdraw', 'move'])
        expect(read(await administrator.ask(`/help ${name}`))).toContain('仅管理员可用');
    });

    it('without its slash, an ordinary word is no command', async () => {
      const person = personIn(answerer, 'en', second.id);
      expect(read(await person.ask(`report for ${wrong} 2022`))).toContain('Received 31');
      expect(await open()).toEqual([]);
      for (const order of ['status', `move ${wrong} 2022 ${right} not right`]) {
        const answer = await person.ask(order).then(read, (error: unknown) => String(error));
        expect(answer).not.toMatch(/Latest stored|Nothing has been changed/);
      }
    });
  });

  describe('/withdraw', () => {
    it('asks first, then withdraws the version that answers, and undoes it exactly', async () => {
      const before = await held();
      const asked = await administrator.ask(`/withdraw ${wrong} 2022 那是征求意见稿，不是年报`);
      expect(read(asked)).toContain('版本2：机关更正');
      expect(read(asked)).toContain('原因（会公开）：那是征求意见稿，不是年报');
      expect(await held()).toEqual(before);

      const done = await administrator.press(asked, '确认撤回');
      expect(read(done)).toContain('已撤回');
      expect(read(await administrator.ask(`/stats ${wrong} 2022`))).toMatch(/那是征求意见稿，不是年报[\s\S]*新收 30/);
      const after = await held();
      expect(read(await administrator.press(asked, '确认撤回'))).toContain('已撤回');
      expect(await held()).toEqual(after);

      const undone = await administrator.press(done, '撤销');
      expect(read(undone)).toContain('恢复原状');
      expect(await held()).toEqual(before);
      expect(labels(undone)).not.toContain('撤销');
      expect(await acts()).toMatchObject([{ done: { by: admin.id }, undone: { by: admin.id } }]);
      expect(read(await administrator.press(asked, '确认撤回'))).toContain('恢复原状');
      expect(await held()).toEqual(before);
    });

    it.each(['1', 'v1', '版本1', '第1版'])('takes a version that is named: %s', async (version) => {
      const asked = await administrator.ask(`/withdraw ${wrong} 2022年度 ${version} 不对`);
      expect(read(asked)).toContain('版本1：首次收录');
      await administrator.press(asked, '确认');
      expect((await store.withdrawals(idOf(wrong))).map(({ version: number }) => number)).toEqual([1]);
    });

    it.each([
      ['/withdraw', '请这样用：/withdraw'],
      ['/withdraw 甲局', '请这样用：/withdraw'],
      ['/withdraw 甲局 2022', '请这样用：/withdraw'],
      ['/withdraw 甲局 2022 2', '请这样用：/withdraw'],
      ['/withdraw 甲局 2022 9 不对', '没有版本9'],
      ['/withdraw 甲局 2019 不对', '2019年度的报告；请检查年份'],
      ['/withdraw 北京市公安局 2022 不对', '没有收录北京市公安局的任何报告'],
      ['/withdraw 火星基地管理处 2022 不对', '请这样用：/withdraw'],
    ])('%s is refused with what to do', async (order, sentence) => {
      await expect(administrator.ask(naming(order))).rejects.toMatchObject({ zh: expect.stringContaining(sentence) });
    });

    it('refuses what was taken back already, and says where that can be undone', async () => {
      await store.withdraw({ agency: idOf(wrong), year: 2022, scope: 'agency' }, 2, '不对');
      await expect(administrator.ask(`/withdraw ${wrong} 2022 v2 不对`)).rejects.toMatchObject({
        zh: expect.stringContaining('/status'),
      });
      const page = await administrator.press(await administrator.ask('/status'), '管理操作');
      expect(read(page)).toContain(`${wrong} 2022 v2 撤回：不对`);
      await administrator.press(page, '撤销');
      expect(await store.withdrawals(idOf(wrong))).toEqual([]);
    });

    it('a button of another time says so', async () => {
      const pressed = answerer({
        chat: { id: admin.id, type: 'private' },
        user: admin,
        kind: 'press',
        press: 'withdraw||||c4711',
      });
      await expect(pressed).rejects.toMatchObject({ zh: expect.stringContaining('过时') });
    });
  });

  describe('/move', () => {
    it('asks first, moves the version that answers, and undoes it exactly', async () => {
      const before = await held();
      const asked = await administrator.ask(`/move ${wrong} 2022 ${right} 2020 机关、年份都认错了`);
      expect(read(asked)).toContain(`移到：${right} 2020年度`);
      expect(read(asked)).toContain('原因（会公开）：机关、年份都认错了');
      expect(await held()).toEqual(before);

      const done = await administrator.press(asked, '确认移动');
      expect(read(await administrator.ask(`/stats ${right} 2020`))).toContain('新收 31');
      expect(read(await administrator.ask(`/stats ${wrong} 2022`))).toContain(`已移至${right} 2020年度`);
      await administrator.press(done, '撤销');
      expect(await held()).toEqual(before);
    });

    it.each([
      ['/move 甲局 2022 乙局 机关认错', '乙局', 2022],
      ['/move 甲局 2022 2019 年份认错', '甲局', 2019],
      ['/move 甲局 2022 甲局 2019 年份认错', '甲局', 2019],
      ['/move 甲局2022 v2 乙局2019年 都错', '乙局', 2019],
    ])('%s', async (order, name, year) => {
      await administrator.press(await administrator.ask(naming(order)), '确认移动');
      const [there] = (await store.reports(idOf(naming(name)), [year])).reports;
      expect(there?.report.cells.get('requests.received@total')).toEqual({ kind: 'number', value: 31 });
    });

    it('to an agency that is not held yet: it is held once that is confirmed', async () => {
      const known = async () => (await store.agencies()).agencies.map(({ name }) => name);
      const asked = await administrator.ask(`/move ${wrong} 2022 北京市公安局 机关认错`);
      expect(read(asked)).toContain('移到：北京市公安局 2022年度');
      expect(await known()).not.toContain('北京市公安局');
      await administrator.press(asked, '确认移动');
      expect(await known()).toContain('北京市公安局');
      const [there] = (await store.reports(idOf('北京市公安局'), [2022])).reports;
      expect(there?.report).toMatchObject({ version: 1, origin: 'first' });
    });

    it.each([
      ['/move 甲局 2022', '请这样用：/move'],
      ['/move 甲局 2022 乙局', '请这样用：/move'],
      ['/move 甲局 2022 火星基地管理处 不对', '请这样用：/move'],
      ['/move 甲局 2022 甲局 不对', '已经在这份报告里'],
      ['/move 甲局 2022 乙局 1997 不对', '1997'],
    ])('%s is refused with what to do', async (order, sentence) => {
      await expect(administrator.ask(naming(order))).rejects.toMatchObject({ zh: expect.stringContaining(sentence) });
      expect(await acts()).toEqual([]);
    });
  });

  describe('/report', () => {
    it.each([
      ['/report 甲局 2022 新收应为3件，不是31件', 2022, '新收应为3件，不是31件'],
      ['报错 甲局 2022年度 新收不对', 2022, '新收不对'],
      ['报错甲局2022年新收不对', 2022, '新收不对'],
      ['/report@gongkai_bot 甲局：总计 < 新收 & 不对', null, '总计 < 新收 & 不对'],
      ['/report ENGLISH 2022 the total is wrong', 2022, 'the total is wrong'],
      ['报错 甲局 2022 投诉电话是什么意思，怎么办', 2022, '投诉电话是什么意思，怎么办'],
    ])('%s', async (message, year, words) => {
      const english = agencyEnglishName(agencyNamed(wrong, 'test')) ?? '';
      const typed = naming(message).replace('ENGLISH', english);
      const reply = await personIn(answerer, 'zh', stranger.id).ask(typed);
      expect(read(reply)).toContain('谢谢');
      expect(read(reply)).toContain(wrong);
      expect(await open()).toEqual([[year, words]]);
    });

    it('in a private chat right after an answer, what is wrong will do', async () => {
      const person = personIn(answerer, 'zh', 18);
      await expect(person.ask('报错 新收不对')).rejects.toMatchObject({ zh: expect.stringContaining('/report') });
      await person.ask(`/stats ${wrong} 2022`);
      await person.ask('报错 新收不对');
      expect(await open()).toEqual([[2022, '新收不对']]);
    });

    it.each(['/report', '/report 甲局', '/report 甲局 2022', '/report 南京市公安局 2022 不对'])(
      '%s is refused with an example',
      async (message) => {
        const refused = personIn(answerer, 'zh', 17).ask(naming(message));
        await expect(refused).rejects.toMatchObject({ zh: expect.stringContaining('例如') });
        expect(await open()).toEqual([]);
      },
    );

    it('reaches every administrator once, and nothing of who wrote it is kept or told', async () => {
      const { bot: gongkai, double, log } = bot();
      for (const one of [admin, second]) await gongkai.handle(double.people.say(one, '/start'));
      double.takeCalls();
      const person = { id: 987_654_321, languageCode: 'zh-hans' };
      const order = `/report@gongkai_bot ${wrong} 2022 新收 < 31`;
      expect(await gongkai.handle(double.people.say(person, order, { chat: group }))).toBe('answered');
      const calls = double.takeCalls();
      expect(calls.map(({ message }) => message?.chat.id)).toEqual([group, admin.id, second.id]);
      for (const { id } of [admin, second]) {
        expect(newest(double.messages(id)).text).toMatch(
          new RegExp(`^报错 · Error report #\\d+\n${wrong} 2022\n新收 < 31$`),
        );
        expect(JSON.stringify(double.messages(id).slice(-1))).not.toContain(String(person.id));
      }
      expect(JSON.stringify(await store.reportedErrors(9))).not.toContain(String(person.id));
      expect(log.join('')).not.toContain('新收');

      const told = newest(double.messages(second.id));
      await gongkai.handle(double.people.press(second, told, dataOf(told, 'Settle')));
      expect(newest(double.messages(second.id)).text).toMatch(/^Reported errors/);
      expect(await open()).toEqual([]);
    });

    it('an administrator who cannot be reached does not keep the others from being told', async () => {
      const { bot: gongkai, double, log } = bot();
      await gongkai.handle(double.people.say(second, '/start'));
      double.takeCalls();
      expect(await gongkai.handle(double.people.say(stranger, `/report ${wrong} 2022 不对`))).toBe('answered');
      expect(newest(double.messages(second.id)).text).toContain('Error report');
      expect(log.filter((line) => line.includes('administrator not told'))).toHaveLength(1);
    });

    it('in the terminal is a notice', async () => {
      const log = createLog({ level: 'warn', scrub: createScrubber([]), write: () => {}, now: () => new Date() });
      const chat = openLocalChat({ answerer, menu: [], log, clock: systemClock, user: { ...stranger } });
      const { seen } = await chat.say(`/report ${wrong} 2022 不对`);
      expect(seen).toMatchObject([{ kind: 'message' }, { kind: 'notice', text: expect.stringContaining('不对') }]);
    });

    it('its button in an answer gives a line to complete', async () => {
      const person = personIn(answerer, 'zh', stranger.id);
      const reply = await person.press(await person.ask(`/source ${wrong} 2022`), '报错');
      expect(read(reply)).toContain(`/report ${wrong} 2022 `);
      expect(await open()).toEqual([]);
    });
  });

  describe('/status', () => {
    it('says what is held, what arrived, what people reported and missed, engine and version', async () => {
      await store.reportError({ agency: idOf(wrong), year: 2022, words: '新收不对' });
      for (const name of ['甲市乙局', '甲市乙局', '丙县丁局']) await store.noteMissedName(name);
      const reply = await administrator.ask('/status');
      const text = read(reply);
      expect(text).toMatch(/^运行状态\ngongkai 1\.2\.3 · (PGlite|Postgres) \d+/);
      expect(text).toMatch(/收录：\d+个机关、\d+份报告/);
      expect(text).toMatch(new RegExp(`\\d{4}-\\d\\d-\\d\\d 机关更正 ${wrong} 2022`));
      expect(text).toMatch(/报错：\d+条未处理/);
      expect(text).toContain(`${wrong} 2022：新收不对`);
      expect(text).toContain('甲市乙局 ×2');
      expect(screenLines(reply), text).toBeLessThanOrEqual(22);
    });

    it('stays on one screen whatever people write, each part in full behind a button', async () => {
      for (let count = 0; count < 12; count += 1) {
        await store.reportError({ agency: idOf(wrong), year: 2022, words: `第${count}处：${'很长的话'.repeat(60)}` });
        await store.noteMissedName(`第${count}个${'很长的名称'.repeat(20)}`);
        await store.withdraw({ agency: idOf(wrong), year: 2022, scope: 'agency' }, 2, '很长的原因'.repeat(30));
        await store.restore({ agency: idOf(wrong), year: 2022, scope: 'agency' }, 2);
      }
      for (const locale of ['zh', 'en'] as const) {
        const person = personIn(answerer, locale, admin.id);
        let reply = await person.ask('/status');
        const titles =
          locale === 'zh'
            ? ['提醒', '报错', '没找到的机关', '最近收录', '管理操作', '运行状态']
            : ['Alerts', 'Reported errors', 'Names not found', 'Latest stored', 'Acts of care', 'Status'];
        for (const title of titles) {
          expect(screenLines(reply), read(reply)).toBeLessThanOrEqual(22);
          reply = await person.press(reply, title);
          expect(read(reply)).toMatch(new RegExp(`^${title}`));
        }
      }
    });
  });
});

describe('the program put together', () => {
  const engine = testEngine('pglite');

  it('shows no command for administrators in its menu, knows its administrators, and counts missed names', async () => {
    const { dataDir } = await engine.freshDatabase();
    const config = readConfig({ DATA_DIR: dataDir, ADMIN_IDS: String(admin.id) });
    const log = createLog({ level: 'warn', scrub: createScrubber([]), write: () => {}, now: () => new Date() });
    const first = await compose({ config, log });
    const names = first.menu.map(({ name }) => name);
    expect(names).toContain('report');
    expect(names.filter((name) => ['status', 'withdraw', 'move'].includes(name))).toEqual([]);
    expect(read(await personIn(first.answerer, 'zh', admin.id).ask('/status'))).toMatch(
      /gongkai \d+\.\d+\.\d+ · PGlite/,
    );
    await expect(personIn(first.answerer, 'zh', stranger.id).ask('/status')).rejects.toThrow('administrators');
    await personIn(first.answerer, 'zh', stranger.id).ask('/stats 北京市公安局 2023');
    await first.close();

    const store = await engine.open({ databaseUrl: null, dataDir, clock: systemClock });
    expect(await store.missedNames(5)).toMatchObject([{ name: '北京市公安局', count: 1 }]);
  });
});
