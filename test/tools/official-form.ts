/** A cell of the official form with its place, as every reader must give it. */
export type FormCell = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};
export type FormTable = readonly (readonly FormCell[])[];

/** The figure that a test prints in a cell: another one in each, so that no two can be confused. */
export type FigureAt = (table: 2 | 3 | 4, row: number, column: number) => string;

/** A different number in each cell, with one blank and one "/" in table 三. */
export const plainFigures: FigureAt = (table, row, column) => {
  if (table === 3 && row === 5) return column === 7 ? '' : column === 8 ? '/' : '0';
  return String(table * 1_000 + row * 20 + column);
};

/** The same with numbers too long for their cells. */
export const longFigures: FigureAt = (table, row, column) => String((table * 1_000 + row * 20 + column) * 1_003);

type Spot = readonly [text: string, column: number, columnSpan?: number, rowSpan?: number];

function placed(rows: readonly (readonly Spot[])[]): FormTable {
  return rows.map((spots, index) =>
    spots.map(([text, column, columnSpan = 1, rowSpan = 1]) => ({ text, row: index + 1, column, rowSpan, columnSpan })),
  );
}

function heading(item: string, width = 4): Spot[] {
  return [[`第二十条第（${item}）项`, 1, width]];
}

/** Table 二 of the 2021 edition. */
export function table2(figure: FigureAt): FormTable {
  const wide = (row: number, label: string): Spot[] => [
    [label, 1],
    [figure(2, row, 2), 2, 3],
  ];
  const stock = (row: number, label: string): Spot[] => [
    [label, 1],
    ...[2, 3, 4].map((column): Spot => [figure(2, row, column), column]),
  ];
  const decisions: Spot[] = [
    ['信息内容', 1],
    ['本年处理决定数量', 2, 3],
  ];
  return placed([
    heading('一'),
    [
      ['信息内容', 1],
      ['本年制发件数', 2],
      ['本年废止件数', 3],
      ['现行有效件数', 4],
    ],
    stock(3, '规章'),
    stock(4, '行政规范性文件'),
    heading('五'),
    decisions,
    wide(7, '行政许可'),
    heading('六'),
    decisions,
    wide(10, '行政处罚'),
    wide(11, '行政强制'),
    heading('八'),
    [
      ['信息内容', 1],
      ['本年收费金额（单位：万元）', 2, 3],
    ],
    wide(14, '行政事业性收费'),
  ]);
}

function headOfTwo(left: string, right: string): Spot[] {
  return [
    ['信息内容', 1],
    [left, 2, 2],
    [right, 4, 2],
  ];
}

/** Table 二 of the 2019 edition, with the spare columns that its printed form has. */
export function table2Of2019(figure: FigureAt): FormTable {
  const three = (row: number, label: string): Spot[] => [
    [label, 1],
    [figure(2, row, 2), 2, 2],
    [figure(2, row, 4), 4],
    [figure(2, row, 5), 5],
  ];
  const two = (row: number, label: string): Spot[] => [
    [label, 1],
    [figure(2, row, 2), 2, 2],
    [figure(2, row, 4), 4, 2],
  ];
  const items: Spot[] = [
    ['信息内容', 1],
    ['上一年项目数量', 2, 2],
    ['本年增/减', 4],
    ['处理决定数量', 5],
  ];
  return placed([
    heading('一', 5),
    [
      ['信息内容', 1],
      ['本年新制作数量', 2],
      ['本年新公开数量', 3, 2],
      ['对外公开总数量', 5],
    ],
    ...['规章', '规范性文件'].map((label, index): Spot[] => [
      [label, 1],
      [figure(2, 3 + index, 2), 2],
      [figure(2, 3 + index, 3), 3, 2],
      [figure(2, 3 + index, 5), 5],
    ]),
    heading('五', 5),
    items,
    three(7, '行政许可'),
    three(8, '其他对外管理服务事项'),
    heading('六', 5),
    items,
    three(11, '行政处罚'),
    three(12, '行政强制'),
    heading('八', 5),
    headOfTwo('上一年项目数量', '本年增/减'),
    two(15, '行政事业性收费'),
    heading('九', 5),
    headOfTwo('采购项目数量', '采购总金额'),
    two(18, '政府集中采购'),
  ]);
}

type Groups = readonly (readonly [string, readonly string[]])[];

const groups: Groups = [
  ['（一）予以公开', []],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', []],
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
  ['（七）总计', []],
];

/** In the 2019 edition, （六） has no items. */
const groupsOf2019: Groups = groups.map(([group, items]) => [group, group.startsWith('（六）') ? [] : items]);

/** Table 三. */
export function table3(figure: FigureAt, edition: '2019' | '2021' = '2021'): FormTable {
  const printed = edition === '2021' ? groups : groupsOf2019;
  const height = printed.reduce((rows, [, items]) => rows + Math.max(items.length, 1), 0);
  const rows: Spot[][] = [
    [
      ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 1, 3, 3],
      ['申请人情况', 4, 7],
    ],
    [
      ['自然人', 4, 1, 2],
      ['法人或其他组织', 5, 5],
      ['总计', 10, 1, 2],
    ],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((label, index): Spot => [label, 5 + index]),
  ];
  const add = (...labels: Spot[]): void => {
    const row = rows.length + 1;
    rows.push([...labels, ...[4, 5, 6, 7, 8, 9, 10].map((column): Spot => [figure(3, row, column), column])]);
  };
  add(['一、本年新收政府信息公开申请数量', 1, 3]);
  add(['二、上年结转政府信息公开申请数量', 1, 3]);
  for (const [group, items] of printed) {
    const outcome: Spot[] = group.startsWith('（一）') ? [['三、本年度办理结果', 1, 1, height]] : [];
    if (items.length === 0) add(...outcome, [group, 2, 2]);
    for (const [index, item] of items.entries()) {
      add(...(index === 0 ? [[group, 2, 1, items.length] satisfies Spot] : []), [item, 3]);
    }
  }
  add(['四、结转下年度继续办理', 1, 3]);
  return placed(rows);
}

/** Table 四. */
export function table4(figure: FigureAt): FormTable {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return placed([
    [
      ['行政复议', 1, 5],
      ['行政诉讼', 6, 10],
    ],
    [
      ...results.map((label, index): Spot => [label, 1 + index, 1, 2]),
      ['未经复议直接起诉', 6, 5],
      ['复议后起诉', 11, 5],
    ],
    [...results, ...results].map((label, index): Spot => [label, 6 + index]),
    Array.from({ length: 15 }, (_, index): Spot => [figure(4, 4, index + 1), index + 1]),
  ]);
}

/** The form as its parts: headings, a line of text, and the three tables. */
export function officialForm(figure: FigureAt, edition: '2019' | '2021' = '2021'): readonly (string | FormTable)[] {
  return [
    `临江市示例局${edition === '2021' ? 2023 : 2020}年政府信息公开工作年度报告`,
    '一、总体情况',
    '本报告为合成示例。',
    '二、主动公开政府信息情况',
    edition === '2021' ? table2(figure) : table2Of2019(figure),
    '三、收到和处理政府信息公开申请情况',
    table3(figure, edition),
    '四、政府信息公开行政复议、行政诉讼情况',
    table4(figure),
    '五、存在的主要问题及改进情况',
    '本报告为合成示例。',
    '六、其他需要报告的事项',
    '本年度未收取信息处理费。',
  ];
}
