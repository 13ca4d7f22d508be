import { beforeAll, describe, expect, it } from 'vitest';
import { checkChildren, type ChildReport } from '../src/domain/checks/children.ts';
import { agencyKinds } from '../src/domain/agency-kinds.ts';
import { read } from '../src/extract/reading-module.ts';
import { ingest } from '../src/ingest.ts';
import type { Store } from '../src/store/store.ts';
import { chatOver, labels, type Person, personIn, read as readReply, screenLines, today } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { madePage, requests } from './tools/made-documents.ts';
import { type Figures, reportOf, type TestReport, withCell } from './tools/report-figures.ts';

const departments = [
  '发展和改革局',
  '教育局',
  '公安局',
  '民政局',
  '司法局',
  '财政局',
  '人力资源和社会保障局',
  '自然资源局',
  '住房和城乡建设局',
  '交通运输局',
  '农业农村局',
  '文化和旅游局',
  '卫生健康局',
  '退役军人事务局',
  '应急管理局',
  '审计局',
  '市场监督管理局',
  '统计局',
  '医疗保障局',
];

/** A report of each ordinary kind of department; `of` gives its figures. */
function everyKind(of: (index: number) => Omit<Figures, 'year'>): readonly (ChildReport & TestReport)[] {
  return departments.map((name, index) => {
    const kind = agencyKinds.find(({ forms }) => forms.includes(name))?.code ?? null;
    if (kind === null) throw new Error(`${name} has no kind`);
    return { ...reportOf({ year: 2023, ...of(index) }), kind };
  });
}

const received = 'requests.received@natural_person';
/** 10 of table 二, 175 of table 三 and 15 of table 四. */
const cellsOfTheForm = 200;

describe('H.sum', () => {
  const children = everyKind(() => ({ numbers: { [received]: 2 } }));
  const parent = reportOf({ year: 2023, numbers: { [received]: 2 * departments.length } });

  it('holds in each cell that equals the sum of the departments, and fails in each that does not', () => {
    const results = checkChildren(withCell(parent, 'review.total', { kind: 'number', value: 1 }), {
      held: children,
      missing: [],
    });
    expect(results).toHaveLength(cellsOfTheForm);
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ cells, left, right }) => [cells, left?.value, right?.value])).toEqual([
      [['review.total'], 1, 0],
    ]);
    expect(failed[0]).toMatchObject({ rule: 'H.sum', class: 'SOFT' });
    expect(failed[0]?.message().zh).toBe(
      '「行政复议总计」政府报告 1，19 个部门合计 0，所印数字不同，统计范围不同（如含政府本级或下级政府）也会如此。',
    );
    expect(results.filter(({ outcome }) => outcome === 'held')).toHaveLength(cellsOfTheForm - 1);
  });

  it('is not assessable for a cell that a department did not print as a number, and never takes it for 0', () => {
    const [first, ...others] = children;
    if (first === undefined) throw new Error('no departments');
    for (const state of [{ kind: 'blank' }, 'notPrinted'] as const) {
      const results = checkChildren(parent, { held: [withCell(first, received, state), ...others], missing: [] });
      const open = results.filter(({ outcome }) => outcome === 'notAssessable');
      expect(open.map(({ cells, missing }) => [cells, missing])).toEqual([[[received], [received]]]);
      expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    }
    const derived = {
      ...withCell(first, received, { kind: 'blank' }),
      derived: new Map([[received, { value: 2, why: '' }]] as const),
    };
    const results = checkChildren(parent, { held: [derived, ...others], missing: [] });
    expect(results.filter(({ outcome }) => outcome === 'notAssessable')).toHaveLength(1);
  });

  it('is not assessable while departments are missing: says how many are held and which are missing', () => {
    const [result, ...rest] = checkChildren(parent, { held: children.slice(1), missing: ['临江市教育局'] });
    expect(rest).toEqual([]);
    expect(result?.outcome).toBe('notAssessable');
    expect(result?.message().zh).toContain('收录了 18 个部门的报告');
    expect(result?.message().zh).toContain('临江市教育局');
    expect(result?.message().zh).toContain('发展和改革委员会');
    expect(result?.message().en).toContain('Development and Reform Commission');
    const none = checkChildren(parent, { held: [], missing: [] });
    expect(none.map(({ outcome }) => outcome)).toEqual(['notAssessable']);
    expect(none[0]?.message().zh).toContain('另有 13 类');
  });

  it('is not assessable for a table that departments print on another form', () => {
    const mixed = everyKind((index) => ({ editions: { t3: index === 0 ? '2019' : '2021' } }));
    const results = checkChildren(reportOf({ year: 2023 }), { held: mixed, missing: [] });
    const open = results.filter(({ outcome }) => outcome === 'notAssessable');
    expect(open.map(({ message }) => message().zh)).toEqual([expect.stringMatching(/^表三.*有 1 个部门/)]);
    expect(results.filter(({ outcome }) => outcome === 'held').length).toBeGreaterThan(20);
  });
});

describe('/check of a government-wide report', () => {
  const engine = testEngine('pglite');
  let store: Store;
  const keep = async (name: string, page: Uint8Array): Promise<void> => {
    await ingest({ store, read }, page, { fileName: `${name}.html` }, today);
  };
  const person = async (locale: 'zh' | 'en' = 'zh'): Promise<Person> => personIn(await chatOver(store), locale);
  beforeAll(async () => {
    store = await engine.openFreshStore();
    await keep(
      '政府',
      madePage('临江市人民政府', 2023, { ...requests(2 * departments.length), '4:4:1': '1', '4:4:5': '1' }),
    );
    for (const name of departments.slice(0, 3)) await keep(name, madePage(`临江市${name}`, 2023, requests(2)));
  });

  it('says behind a button how many departments are held and which kinds are missing, and gives the sums so far', async () => {
    const me = await person();
    const overview = await me.ask('/check 临江市人民政府 2023');
    expect(labels(overview)).toContain('部门之和');
    const text = readReply(await me.press(overview, '部门之和'));
    expect(text).toContain('收录了 3 个部门的报告，还不齐，无法核对合计');
    expect(text).toContain('通常应有而没有收录的部门：民政局、司法局');
    expect(text).toContain('新收：政府报告 38，已收录部门 6');
    expect(text).toContain('目前之和（不作为核对结果）');
  });

  it('is not compared in the report of a department', async () => {
    expect(labels(await (await person()).ask('/check 临江市财政局 2023'))).not.toContain('部门之和');
  });

  it('lists each cell that differs once all departments are held', async () => {
    for (const name of departments.slice(3)) await keep(name, madePage(`临江市${name}`, 2023, requests(2)));
    // Of another year, and a predecessor: neither belongs to the sum.
    await keep('旧', madePage('临江市财政局', 2022, requests(9)));
    const me = await person();
    const answer = await me.press(await me.ask('/check 临江市人民政府 2023'), '部门之和');
    const text = readReply(answer);
    expect(text).toContain('与 19 个部门之和比较：相等 198 格 · 不等 2 格');
    expect(text.match(/^⚠ .*$/gm)).toEqual([
      expect.stringContaining('「行政复议维持」政府报告 1，19 个部门合计 0'),
      expect.stringContaining('「行政复议总计」政府报告 1，19 个部门合计 0'),
    ]);
    expect(screenLines(answer)).toBeLessThanOrEqual(22);
    const english = await person('en');
    const overview = await english.ask('/check 临江市人民政府 2023');
    expect(readReply(await english.press(overview, 'Sum of departments'))).toContain('198 cells equal · 2 differ');
  });

  it('is not assessable again when a department is known and its report of the year is not held', async () => {
    await keep('水利局', madePage('临江市水利局', 2022, requests(1)));
    const me = await person();
    const text = readReply(await me.press(await me.ask('/check 临江市人民政府 2023'), '部门之和'));
    expect(text).toContain('没有收录这一年度报告的部门：临江市水利局');
    expect(text).not.toContain('⚠');
  });
});
