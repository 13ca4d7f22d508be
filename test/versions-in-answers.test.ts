import { beforeAll, describe, expect, it } from 'vitest';
import { agencyNamed } from '../src/domain/agency-name.ts';
import type { ReportKey } from '../src/domain/report.ts';
import type { Locale } from '../src/text/format.ts';
import type { Store } from '../src/store/store.ts';
import { chatOver, labels, type Person, personIn, read, screenLines } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';
import { storeSamples } from './tools/store-samples.ts';

const day = new Date('2026-11-20T04:00:00Z');
const numbers = {
  'requests.received@natural_person': 30,
  'outcome.granted@natural_person': 20,
  'outcome.refused.process_info@natural_person': 10,
  'outcome.total@natural_person': 30,
  'review.upheld': 1,
  'review.total': 1,
} as const;
const others = { ...numbers, 'requests.received@natural_person': 29, 'outcome.granted@natural_person': 19 } as const;

/** Agencies by what became of their reports for 2022; each has an untouched one for 2021. */
const corrected = '淄博市财政局';
const reread = '淄博市教育局';
const withdrawn = '淄博市民政局';
const withdrawnNewest = '淄博市公安局';
const moved = '淄博市水利局';
const target = '淄博市商务局';
const untouched = '淄博市审计局';

const keyOf = (name: string, year = 2022): ReportKey & { name: string } => ({
  agency: agencyNamed(name, 'test').id,
  year,
  scope: 'agency',
  name,
});

describeOnEachEngine('versions in answers', (engine) => {
  let store: Store;
  let people: { readonly [locale in Locale]: Person };
  beforeAll(async () => {
    store = await engine.openFreshStore({ clock: { now: () => day, wait: () => Promise.resolve() } });
    await storeSamples(store);
    for (const name of [corrected, reread, withdrawn, withdrawnNewest, moved, target, untouched])
      await storeMadeReport(store, name, { year: 2021, numbers: { ...numbers, 'outcome.granted@natural_person': 5 } });
    for (const name of [corrected, withdrawn, withdrawnNewest, moved, untouched])
      await storeMadeReport(store, name, { year: 2022, numbers });
    await storeMadeReport(store, corrected, { year: 2022, numbers: others });
    await storeMadeReport(store, reread, { year: 2022, numbers: others }, { document: 'one document' });
    await storeMadeReport(store, reread, { year: 2022, numbers }, { document: 'one document' });
    await storeMadeReport(store, withdrawnNewest, { year: 2022, numbers: others });
    await store.withdraw(keyOf(withdrawn), 1, '文件不是年报');
    await store.withdraw(keyOf(withdrawnNewest), 2, '那是征求意见稿');
    await store.move(keyOf(moved), 1, keyOf(target), '机关认错了');
    await arrive();
  });

  /** Two people who know all agencies held by now. */
  async function arrive(): Promise<void> {
    const chat = await chatOver(store);
    people = { zh: personIn(chat, 'zh', 1), en: personIn(chat, 'en', 2) };
  }

  const ask = async (question: string, locale: Locale = 'zh'): Promise<string> => {
    const reply = await people[locale].ask(question);
    expect(screenLines(reply), read(reply)).toBeLessThanOrEqual(22);
    return read(reply);
  };

  describe('corrected by the agency', () => {
    it.each(['/stats', '/yoy'])('%s says so in one line', async (command) => {
      expect(await ask(`${command} ${corrected} 2022`)).toContain('机关更正了4个数（2026-11-20）');
      expect(await ask(`${command} ${corrected} 2022`, 'en')).toContain(
        'Corrected by the agency (2026-11-20): 4 figures changed',
      );
    });

    it('/yoy says so of the earlier year as well', async () => {
      await storeMadeReport(store, corrected, { year: 2023, numbers });
      const text = await ask(`/yoy ${corrected} 2023`);
      expect(text).toContain('2022年度：机关更正了4个数（2026-11-20）');
      expect(text).not.toContain('2023年度：机关');
    });

    it('/source lists both versions with what changed, and the rest behind a button', async () => {
      const text = await ask(`/source ${corrected} 2022`);
      expect(text).toContain('版本2：机关更正 2026-11-20，现用');
      expect(text).toContain('· 新收 30 → 29');
      expect(text).toContain('· 予以公开 20 → 19');
      expect(text).toContain('· 与版本1相比，另有1处');
      expect(text).toContain('版本1：首次收录 2026-11-20');
      const page = await people.zh.press(await people.zh.ask(`/source ${corrected} 2022`), '版本（2）');
      expect(read(page)).toContain('与版本1相比，4处不同：');
      expect(read(page)).toMatch(/新收·?.*自然人.* 30 → 29|自然人.*新收.* 30 → 29/);
      const first = await people.zh.press(page, '版本1');
      expect(read(first)).toContain('报告的版本1');
      expect(read(first)).not.toContain('→');
    });
  });

  describe('read again by us', () => {
    it.each(['/stats', '/yoy'])('%s says that it is no correction by the agency', async (command) => {
      const zh = await ask(`${command} ${reread} 2022`);
      expect(zh).toContain('本站重新识读（2026-11-20），不是机关更正：4个数不同');
      expect(zh).not.toContain('机关更正了');
      expect(await ask(`${command} ${reread} 2022`, 'en')).toContain(
        'Our own re-reading (2026-11-20), not a correction by the agency: 4 figures changed',
      );
    });

    it('/source names it as ours, with what it changed', async () => {
      const text = await ask(`/source ${reread} 2022`);
      expect(text).toContain('版本2：本站重新识读（不是机关更正） 2026-11-20，现用');
      expect(text).toContain('· 新收 29 → 30');
      expect(text).not.toContain('版本2：机关更正');
    });
  });

  describe('withdrawn', () => {
    it.each(['/stats', '/yoy'])('%s of the only document: not held, and why', async (command) => {
      const text = await ask(`${command} ${withdrawn} 2022`);
      expect(text).toContain('没有收录2022年度的报告');
      expect(text).toContain('2022年度收录过的一份已撤回（2026-11-20）：文件不是年报');
      expect(text).not.toContain('新收');
      expect(await ask(`${command} ${withdrawn} 2022`, 'en')).toContain(
        'One for 2022 that was held was withdrawn (2026-11-20): 文件不是年报',
      );
    });

    it.each(['/stats', '/yoy'])('%s of the newest document: the one before answers, and why', async (command) => {
      const text = await ask(`${command} ${withdrawnNewest} 2022`);
      expect(text).toContain('较新的一份文件已撤回（2026-11-20）：那是征求意见稿');
      expect(text).toMatch(/新收.*30/);
    });

    it('/source shows it with the reason, whether another answers or none', async () => {
      const newest = await ask(`/source ${withdrawnNewest} 2022`);
      expect(newest).toContain('版本2：收录 2026-11-20');
      expect(newest).not.toContain('更正');
      expect(newest).toContain('· 已撤回（2026-11-20）：那是征求意见稿');
      expect(newest).toContain('版本1：首次收录 2026-11-20，现用');
      const only = await ask(`/source ${withdrawn} 2022`);
      expect(only).toContain('现在没有收录它');
      expect(only).toContain('版本1：收录 2026-11-20\n· 已撤回（2026-11-20）：文件不是年报');
    });

    it('a year that never was held says nothing of the kind', async () => {
      expect(await ask(`/stats ${withdrawn} 2015`)).not.toContain('撤回');
      expect(await ask(`/source ${withdrawn} 2015`)).not.toContain('撤回');
    });
  });

  describe('moved', () => {
    it.each(['/stats', '/yoy', '/source'])('%s says where it went and why', async (command) => {
      const text = await ask(`${command} ${moved} 2022`);
      expect(text).toContain(`已移至${target} 2022年度（2026-11-20）：机关认错了`);
      expect(await ask(`${command} ${moved} 2022`, 'en')).toContain(
        `was moved to ${target} 2022 (2026-11-20): 机关认错了`,
      );
    });

    it('answers where it belongs, as if it had always been there', async () => {
      const text = await ask(`/stats ${target} 2022`);
      expect(text).toMatch(/新收 30/);
      expect(text).not.toMatch(/更正|识读|撤回|移至/);
      expect(await ask(`/yoy ${target} 2022`)).toContain('2021 → 2022年度');
      expect(await ask(`/source ${target} 2022`)).toContain('版本1：首次收录 2026-11-20，现用');
    });
  });

  it('one document that nothing happened to: nothing is said', async () => {
    for (const command of ['/stats', '/yoy', '/source'])
      expect(await ask(`${command} ${untouched} 2022`)).not.toMatch(/更正|重新识读|撤回|移至/);
  });

  it('what was a correction of a document that was taken back is a correction no more', async () => {
    const name = '淄博市体育局';
    await storeMadeReport(store, name, { year: 2022, numbers });
    await storeMadeReport(store, name, { year: 2022, numbers: others });
    await store.move(keyOf(name), 1, keyOf(name, 2020), '年份读错');
    await arrive();
    expect(await ask(`/stats ${name} 2022`)).not.toContain('更正');
    expect(await ask(`/source ${name} 2022`)).toContain('版本2：首次收录');
  });

  it('many versions and long reasons stay on one screen, and every version has its page', async () => {
    const name = '淄博市统计局';
    for (let count = 1; count <= 9; count += 1)
      await storeMadeReport(store, name, { year: 2022, numbers: { ...numbers, 'requests.received@org.other': count } });
    await arrive();
    for (const version of [9, 8, 7]) await store.withdraw(keyOf(name), version, '很长的原因'.repeat(40));
    for (const locale of ['zh', 'en'] as const) {
      for (const command of ['/stats', '/yoy', '/source']) await ask(`${command} ${name} 2022`, locale);
      let page = await people[locale].press(
        await people[locale].ask(`/source ${name} 2022`),
        locale === 'zh' ? '版本（9）' : 'Versions (9)',
      );
      expect(labels(page)).toContain(locale === 'zh' ? '版本8' : 'Version 8');
      page = await people[locale].press(page, locale === 'zh' ? '版本8' : 'Version 8');
      expect(read(page)).toContain('很长的原因'.repeat(39));
    }
    expect(await ask(`/source ${name} 2022`)).toMatch(/另有\d个版本/);
  });

  it('a version on another form: all that changed, page by page', async () => {
    const name = '淄博市科学技术局';
    await storeMadeReport(store, name, { year: 2022, edition: '2019' });
    await storeMadeReport(store, name, { year: 2022, numbers });
    await arrive();
    for (const locale of ['zh', 'en'] as const) {
      let page = await people[locale].press(
        await people[locale].ask(`/source ${name} 2022`),
        locale === 'zh' ? '版本（2）' : 'Versions (2)',
      );
      const seen: string[] = [];
      for (;;) {
        expect(screenLines(page), read(page)).toBeLessThanOrEqual(22);
        seen.push(
          ...read(page)
            .split('\n')
            .filter((line) => line.includes(' → ')),
        );
        if (!labels(page).includes('▶')) break;
        page = await people[locale].press(page, '▶');
      }
      expect(new Set(seen).size).toBe(seen.length);
      const count = Number(/(\d+)(?:处不同| changes)/.exec(read(page))?.[1]);
      expect(seen).toHaveLength(count);
      expect(count).toBeGreaterThan(30);
    }
  });

  describe('the kept document by a button', () => {
    it('is sent as it was stored', async () => {
      const reply = await people.zh.press(await people.zh.ask(`/source ${reread} 2022`), '原文件');
      expect(reply.file).toEqual({ name: `${reread}2022.txt`, bytes: Buffer.from('one document') });
      expect(read(reply)).toContain(reread);
      expect(read(reply)).toMatch(/SHA-256：[0-9a-f]{64}/);
      expect(read(reply)).not.toContain('节录');
    });

    it('of a sample is named as abridged', async () => {
      const reply = await people.zh.press(await people.zh.ask('/source 淄博市投资促进局 2023'), '原文件');
      expect(reply.file?.name).toBe('淄博市投资促进局2023年政府信息公开工作年度报告（节录样本）.txt');
      expect(Buffer.from(reply.file?.bytes ?? []).toString()).toContain('行政复议');
      expect(read(reply)).toContain('节录样本，不是原文件');
      const english = await people.en.press(await people.en.ask('/source 淄博市投资促进局 2023'), 'Document');
      expect(english.file?.name).toContain('(abridged sample).txt');
    });

    it('of a withdrawn version is still to be had', async () => {
      const reply = await people.zh.press(await people.zh.ask(`/source ${withdrawn} 2022`), '原文件');
      expect(reply.file?.name).toBe(`${withdrawn}2022.txt`);
    });
  });
});
