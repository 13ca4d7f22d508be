import { describe, expect, it } from 'vitest';
import type { MetricCode } from '../src/domain/metric.ts';
import { makeReport, type Sheet } from './tools/made-report.ts';
import { readingOf } from './tools/readings.ts';
import { seeded } from './tools/agencies.ts';

const random = seeded(20_231_231);
const { sheet, figures } = makeReport('2021', (below) => Math.floor(random() * below));
const made2019 = makeReport('2019', (below) => Math.floor(random() * below));

const tabbed = (rows: Sheet) => rows.map((row) => row.join('\t')).join('\n');
const rowOf = (label: string) => sheet.findIndex((row) => row.includes(label));
/** The report with one of its rows changed, put away, or joined by others. */
const withRow = (label: string, change: (row: readonly string[]) => Sheet, from: Sheet = sheet): string =>
  tabbed(from.flatMap((row) => (row.includes(label) ? change(row) : [row])));

const state = (text: string, code: MetricCode) => readingOf(text).cells.get(code);
const numberOf = (text: string, code: MetricCode) => {
  const cell = state(text, code);
  return cell?.kind === 'number' ? cell.value : undefined;
};
const rules = (text: string) => readingOf(text).findings.map(({ rule }) => rule);
const valueOf = (code: MetricCode) => figures.get(code) ?? Number.NaN;

const repeatRow = '2.重复申请';
const repeat = 'outcome.not_processed.repeat@natural_person';

describe('states of cells', () => {
  it('blank, "/" and 0 are three facts, and what is neither figure nor mark is unreadable', () => {
    const text = withRow('规章', () => [['规章', '0', '/', '—']]);
    expect(state(text, 'proactive.regulations.made')).toEqual({ kind: 'number', value: 0 });
    expect(state(text, 'proactive.regulations.repealed')).toEqual({ kind: 'notApplicable' });
    expect(state(text, 'proactive.regulations.in_force')).toEqual({ kind: 'notApplicable' });
    const piped = '| 规章 | 0 | | □ |\n| 行政许可 | 3 |\n| 本年废止件数 |';
    const reading = readingOf(`二、主动公开政府信息情况\n${piped}`);
    expect(reading.cells.get('proactive.regulations.repealed')).toEqual({ kind: 'blank' });
    expect(reading.cells.get('proactive.regulations.in_force')).toEqual({ kind: 'unreadable' });
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ rule: 'R.unreadable', codes: ['proactive.regulations.in_force'] }),
    );
  });

  it('takes a number with a note, thousands and a unit of its own, and keeps what was printed', () => {
    const text = withRow('行政规范性文件', () => [['行政规范性文件', '22（其中修订16件）', '１，０８６', '3件']]);
    const { cells, provenance } = readingOf(text);
    expect(cells.get('proactive.normative.made')).toEqual({ kind: 'number', value: 22 });
    expect(provenance.get('proactive.normative.made')).toMatchObject({
      raw: '22（其中修订16件）',
      table: 't2',
      column: 2,
    });
    expect(cells.get('proactive.normative.repealed')).toEqual({ kind: 'number', value: 1_086 });
    expect(cells.get('proactive.normative.in_force')).toEqual({ kind: 'number', value: 3 });
  });

  it('points to the line and the cell of a figure', () => {
    const line = sheet.findIndex((row) => row.includes('行政许可')) + 1;
    expect(readingOf(tabbed(sheet)).provenance.get('proactive.licensing.decisions')).toMatchObject({
      line,
      column: 2,
      raw: String(valueOf('proactive.licensing.decisions')),
    });
  });

  it.each([
    ['251000元', 25.1],
    ['1276.5534万元', 1_276.5534],
    ['7730.28', 7_730.28],
  ])('a fee of %s is %d in 10,000 yuan', (printed, value) => {
    const text = withRow('行政事业性收费', () => [['行政事业性收费', printed]]);
    expect(state(text, 'proactive.fees.amount_wan')).toEqual({ kind: 'number', value });
    expect(rules(text).includes('R.unit')).toBe(printed === '251000元');
  });

  it('does not take a fee whose head is printed with 元', () => {
    const text = withRow('本年收费金额（单位：万元）', () => [['信息内容', '本年收费金额（单位：元）']]);
    expect(state(text, 'proactive.fees.amount_wan')).toEqual({ kind: 'unreadable' });
    expect(rules(text)).toContain('R.unit');
  });

  it('reads signs in 本年增/减, and by them the columns of a row that lost a blank cell', () => {
    const change = (cells: readonly string[]) => withRow('行政许可', () => [['行政许可', ...cells]], made2019.sheet);
    expect(state(change(['8', '增10', '18']), 'proactive2019.licensing.items_change')).toEqual({
      kind: 'number',
      value: 10,
    });
    expect(state(change(['8', '减3', '18']), 'proactive2019.licensing.items_change')).toEqual({
      kind: 'number',
      value: -3,
    });
    const short = readingOf(change(['19', '+4']));
    expect(short.cells.get('proactive2019.licensing.items_prev')).toEqual({ kind: 'unreadable' });
    expect(short.derived.get('proactive2019.licensing.items_prev')).toMatchObject({ value: 19 });
    expect(short.derived.get('proactive2019.licensing.items_change')).toMatchObject({ value: 4 });
    expect(short.derived.has('proactive2019.licensing.decisions')).toBe(false);
    expect(readingOf(change(['19', '4'])).derived.size).toBe(0);
  });
});

describe('rows of table 三', () => {
  const unlabelled = withRow(repeatRow, (row) => [['', ...row.slice(1)]]);

  it('a row that lost its label is a figure where its place and the sums prove it', () => {
    expect(state(unlabelled, repeat)).toEqual({ kind: 'number', value: valueOf(repeat) });
    expect(rules(unlabelled)).toContain('R.unlabelled');
  });

  it('but not where the sums fail', () => {
    const text = withRow('（七）总计', ([label = '', first = '', ...rest]) => [
      [label, String(Number(first) + 1), ...rest],
    ]);
    const broken = text.replace(repeatRow, '');
    expect(state(text, repeat)).toEqual({ kind: 'number', value: valueOf(repeat) });
    expect(state(broken, repeat)).toEqual({ kind: 'unreadable' });
    expect(rules(broken)).toContain('R.unplaced');
  });

  it('two rows without labels and one of them gone are not told apart', () => {
    const text = tabbed(sheet.filter((row) => !row.includes('3.要求提供公开出版物'))).replace(repeatRow, '');
    const reading = readingOf(text);
    expect(reading.cells.get(repeat)).toEqual({ kind: 'unreadable' });
    expect(reading.cells.get('outcome.not_processed.publication@total')).toEqual({ kind: 'unreadable' });
  });

  it('a row with fewer figures is worked out only where the sums leave one solution', () => {
    const text = withRow(repeatRow, (row) => [row.filter((_, index) => index !== 3)]);
    const reading = readingOf(text);
    expect(reading.cells.get(repeat)).toEqual({ kind: 'unreadable' });
    expect(reading.derived.get(repeat)?.value).toBe(valueOf(repeat));
    const twice = readingOf(
      withRow(
        '4.无正当理由大量反复申请',
        (row) => [row.slice(0, -1)],
        text.split('\n').map((line) => line.split('\t')),
      ),
    );
    expect(twice.cells.get(repeat)).toEqual({ kind: 'unreadable' });
    expect(twice.derived.has(repeat)).toBe(false);
  });

  it('a cell that cannot be read is worked out beside its state', () => {
    const reading = readingOf(withRow(repeatRow, ([label = '', , ...rest]) => [[label, 'O', ...rest]]));
    expect(reading.cells.get(repeat)).toEqual({ kind: 'unreadable' });
    expect(reading.derived.get(repeat)?.value).toBe(valueOf(repeat));
    expect(reading.findings).toContainEqual(expect.objectContaining({ rule: 'R.unreadable', codes: [repeat] }));
  });

  it('a document that contradicts itself is taken as printed', () => {
    const text = withRow('（七）总计', ([label = '', first = '', ...rest]) => [
      [label, String(Number(first) + 1), ...rest],
    ]);
    expect(state(text, 'outcome.total@natural_person')).toEqual({
      kind: 'number',
      value: valueOf('outcome.total@natural_person') + 1,
    });
  });

  it('a row printed twice with other figures is not taken; with the same it is', () => {
    const same = withRow(repeatRow, (row) => [row, row]);
    expect(state(same, repeat)).toEqual({ kind: 'number', value: valueOf(repeat) });
    const other = withRow(repeatRow, (row) => [row, [repeatRow, '7', '0', '0', '0', '0', '0', '7']]);
    expect(state(other, repeat)).toEqual({ kind: 'unreadable' });
    expect(rules(other)).toContain('R.duplicate');
  });

  it('a subtotal beside a heading is not a row of the form', () => {
    const text = withRow(repeatRow, (row) => [['（五）不予处理', '9', '0', '0', '0', '0', '0', '9'], row]);
    expect(rules(text)).toContain('R.subtotal');
    expect(readingOf(text).cells.has('outcome.not_processed@total')).toBe(false);
    expect(state(text, repeat)).toEqual({ kind: 'number', value: valueOf(repeat) });
  });

  it('rows out of order are taken by their labels', () => {
    const rows = [...sheet];
    const [at, other] = [rowOf(repeatRow), rowOf('3.补正后申请内容仍不明确')];
    [rows[at], rows[other]] = [rows[other] ?? [], rows[at] ?? []];
    expect(state(tabbed(rows), repeat)).toEqual({ kind: 'number', value: valueOf(repeat) });
  });

  it('labels that stand below their figures do not go to the row after', () => {
    const below = made2019.sheet.flatMap((row) => {
      const [label = '', ...cells] = row;
      return /^（[六七]）/.test(label) ? [cells, [label]] : [row];
    });
    const total = 'outcome.total@natural_person';
    const [text, cut] = [
      tabbed(below),
      tabbed(below.slice(0, below.findIndex(([first]) => first === '（七）总计') + 1)),
    ];
    expect([undefined, made2019.figures.get(total)]).toContain(numberOf(text, total));
    expect(numberOf(cut, total)).toBeUndefined();
    expect(numberOf(cut, 'outcome.other@natural_person')).toBeUndefined();
  });

  it('other wording is told with the raw label and the official one', () => {
    const text = tabbed(sheet).replace('3.其他', '3. 其它').replace('本年废止件数', '本年度止件数');
    const labels = readingOf(text).findings.filter(({ rule }) => rule === 'E.labels');
    expect(labels.map(({ severity, codes }) => [severity, codes[0]])).toEqual([
      ['info', 'proactive.regulations.repealed'],
      ['info', 'outcome.other.misc@natural_person'],
    ]);
    expect(labels[0]?.message.zh).toMatch(/本年度止件数.*本年废止件数/);
    expect(rules(tabbed(sheet))).not.toContain('E.labels');
  });

  it('the end of a text within the table is said, and nothing is made of what is gone', () => {
    const cut = tabbed(sheet.slice(0, rowOf('（七）总计')));
    const reading = readingOf(cut);
    expect(reading.findings.map(({ rule }) => rule)).toContain('R.truncated');
    expect(reading.cells.has('outcome.total@total')).toBe(false);
    expect(reading.cells.get(repeat)).toEqual({ kind: 'number', value: valueOf(repeat) });
  });
});

describe('the other tables', () => {
  it('take editions per table, table 四 that of the others', () => {
    const mixed = tabbed([
      ...sheet.slice(0, rowOf('三、收到和处理政府信息公开申请情况')),
      ...made2019.sheet.slice(made2019.sheet.findIndex(([first]) => first?.startsWith('三、收到') === true)),
    ]);
    expect(readingOf(mixed).editions).toEqual({ t2: '2021', t3: '2019', t4: '2021' });
  });

  it('fourteen figures for fifteen columns are not told apart', () => {
    const text = tabbed(sheet.map((row) => (row.length === 15 ? row.slice(1) : row)));
    expect(state(text, 'review.upheld')).toEqual({ kind: 'unreadable' });
    expect(readingOf(text).findings).toContainEqual(
      expect.objectContaining({
        rule: 'R.unreadable',
        codes: expect.arrayContaining(['litigation.after_review.total']),
      }),
    );
  });

  it('a blank cell at the end of the head is not the first of fourteen figures', () => {
    const text = tabbed(
      sheet.map((row) => (row.length === 15 ? row.slice(1) : row.includes('复议后起诉') ? [...row, ''] : row)),
    );
    const behind = text.replace(/(结果维持\t.*尚未审结\t总计)\n/u, '$1\t\n');
    expect(state(text, 'review.upheld')).toEqual({ kind: 'unreadable' });
    expect(state(behind, 'review.upheld')).toEqual({ kind: 'unreadable' });
  });

  it('a row of fifteen under the heading needs no column names', () => {
    const text = tabbed(sheet.filter((row) => !row.includes('结果维持') && !row.includes('行政复议')));
    expect(state(text, 'review.total')).toEqual({ kind: 'number', value: valueOf('review.total') });
  });

  it('a missing table is said', () => {
    const text = tabbed(sheet.slice(0, rowOf('四、政府信息公开行政复议、行政诉讼情况')));
    const reading = readingOf(text);
    expect(reading.editions.t4).toBeNull();
    expect(reading.findings.find(({ rule }) => rule === 'R.missing')?.message.zh).toContain('表四');
  });

  it('the return of 2014 is read by its labels, twins told apart by their rows', () => {
    const rows = [
      ['统计指标', '单位', '统计数'],
      ['三、依申请公开情况', '——', '——'],
      ['（一）收到申请数', '件', '17'],
      ['1．当面申请数', '件', '2'],
      ['四、行政复议数量', '件', '5'],
      ['（一）维持具体行政行为数', '件', '4'],
      ['（二）被依法纠错数', '件', '1'],
      ['（三）其他情形数', '件', '0'],
      ['五、行政诉讼数量', '件', '3'],
      ['（一）维持具体行政行为或者驳回原告诉讼请求数', '件', '1'],
      ['（二）被依法纠错数', '件', '2'],
      ['（三）其他情形数', '件', '/'],
      ['六、举报投诉数量', '件', ''],
    ];
    const { cells, isReport } = readingOf(`临江市示例局2016年政府信息公开工作年度报告\n${tabbed(rows)}`);
    expect(isReport).toBe(true);
    expect(Object.fromEntries(cells)).toEqual({
      'form2014.requests.received': { kind: 'number', value: 17 },
      'form2014.requests.in_person': { kind: 'number', value: 2 },
      'form2014.review.total': { kind: 'number', value: 5 },
      'form2014.review.upheld': { kind: 'number', value: 4 },
      'form2014.review.corrected': { kind: 'number', value: 1 },
      'form2014.review.other': { kind: 'number', value: 0 },
      'form2014.litigation.total': { kind: 'number', value: 3 },
      'form2014.litigation.upheld': { kind: 'number', value: 1 },
      'form2014.litigation.corrected': { kind: 'number', value: 2 },
      'form2014.litigation.other': { kind: 'notApplicable' },
      'form2014.complaints': { kind: 'blank' },
    });
  });
});

describe('Traditional characters', () => {
  it('are read as simplified ones, and quoted as printed', () => {
    const { cells, prose, agency } = readingOf(
      '臨江市住房和城鄉建設局2021年政府信息公開工作年度報告\n一、總體情況\n全年共收到政府信息公開申請13件，均已答復。\n' +
        '二、主動公開政府信息情況\n信息內容\t本年制發件數\t本年廢止件數\t現行有效件數\n行政規范性文件\t0\t1\t14\n行政處罰\t19\n',
    );
    expect(agency).toBe('临江市住房和城乡建设局');
    expect(cells.get('proactive.normative.in_force')).toEqual({ kind: 'number', value: 14 });
    expect(cells.get('proactive.penalty.decisions')).toEqual({ kind: 'number', value: 19 });
    expect(prose.get('requests.received@total')).toMatchObject({
      value: 13,
      quote: '全年共收到政府信息公開申請13件，均已答復。',
      line: 3,
    });
  });
});
