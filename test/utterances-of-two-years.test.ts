import { beforeAll, describe, expect, it } from 'vitest';
import { chatOver, type Person, personIn, read } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const agency = '淄博市财政局';

describe('questions that set one year against another', () => {
  const engine = testEngine('pglite');
  let chinese: Person;
  let english: Person;
  beforeAll(async () => {
    const store = await engine.openFreshStore();
    for (const [year, received] of [
      [2019, 31],
      [2021, 52],
      [2022, 75],
    ] as const)
      await storeMadeReport(store, agency, {
        year,
        edition: year < 2021 ? '2019' : '2021',
        numbers: { 'requests.received@natural_person': received },
      });
    const chat = await chatOver(store);
    chinese = personIn(chat, 'zh', 41);
    english = personIn(chat, 'en', 42);
  });

  it.each([
    ['淄博市财政局2022年比2021年多收到几件申请', '2021 → 2022年度', '新收 52 → 75'],
    ['2021年和2022年相比淄博市财政局新收变化', '2021 → 2022年度', '新收 52 → 75'],
    ['淄博市财政局 新收 跟2019年比', '2019 → 2022年度', '新收 31 → 75'],
    ['淄博市财政局2021和2019年相比 新收', '2019 → 2021年度', '新收 31 → 52'],
    ['淄博市财政局新收比去年', '2021 → 2022年度', '新收 52 → 75'],
  ])('%s', async (message, years, figures) => {
    const text = read(await chinese.ask(message));
    expect(text).toContain(years);
    expect(text).toContain(figures);
  });

  it('compare with a year, of the answer before', async () => {
    await english.ask('Zibo Finance Bureau 2022');
    expect(read(await english.ask('compare with 2019'))).toContain('2019 → 2022');
    await english.ask('Zibo Finance Bureau 2021');
    expect(read(await english.ask('compared to 2019, requests'))).toMatch(/2019 → 2021[^]*Received 31 → 52/);
  });

  it('a year to compare with that is not held is said to be, and none other is shown instead', async () => {
    const text = read(await chinese.ask('淄博市财政局2022年和2020年相比'));
    expect(text).toContain('没有收录2020年度的报告');
    expect(text).not.toMatch(/52|75|31/);
  });
});
