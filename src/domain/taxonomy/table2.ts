import type { Verification } from './verification.ts';

/** A column of a block of table 二: its code is the last part of the figure's code. */
export type Table2Column = {
  readonly code: string;
  readonly zh: string;
  readonly variants: readonly string[];
  readonly en: string;
  /** Unit of its figures; a block of the 2019 form counts items (项) and decisions (件) side by side. */
  readonly unit: string;
  readonly note?: string;
};

export type Table2Row = {
  readonly code: string;
  readonly zh: string;
  readonly variants: readonly string[];
  readonly en: string;
};

/** One block of table 二, headed by the item of article 20 of the Regulations that it reports on. */
export type Table2Block = {
  readonly head: string;
  readonly article: string;
  readonly verified: Verification;
  readonly columns: readonly Table2Column[];
  readonly rows: readonly Table2Row[];
};

/** Table 二 主动公开政府信息情况 of edition 2021 (国办公开办函〔2021〕30号), in printed order. */
export const table2Of2021 = [
  {
    head: '第二十条第（一）项',
    article: '条例第二十条第（一）项',
    verified: 'V1',
    columns: [
      {
        code: 'made',
        zh: '本年制发件数',
        variants: ['本年新制作数量', '本年制发', '制发件数'],
        en: 'issued this year',
        unit: '件',
      },
      {
        code: 'repealed',
        zh: '本年废止件数',
        variants: ['本年度止件数', '本年度废止件数', '废止件数'],
        en: 'repealed this year',
        unit: '件',
      },
      { code: 'in_force', zh: '现行有效件数', variants: ['现行有效'], en: 'in force at year end', unit: '件' },
    ],
    rows: [
      { code: 'proactive.regulations', zh: '规章', variants: [], en: 'Government rules (regulations)' },
      {
        code: 'proactive.normative',
        zh: '行政规范性文件',
        variants: ['规范性文件'],
        en: 'Administrative normative documents',
      },
    ],
  },
  {
    head: '第二十条第（五）项',
    article: '条例第二十条第（五）项',
    verified: 'V1',
    columns: [
      { code: 'decisions', zh: '本年处理决定数量', variants: ['处理决定数量'], en: 'decisions this year', unit: '件' },
    ],
    rows: [{ code: 'proactive.licensing', zh: '行政许可', variants: [], en: 'Administrative licensing' }],
  },
  {
    head: '第二十条第（六）项',
    article: '条例第二十条第（六）项',
    verified: 'V1',
    columns: [
      { code: 'decisions', zh: '本年处理决定数量', variants: ['处理决定数量'], en: 'decisions this year', unit: '件' },
    ],
    rows: [
      { code: 'proactive.penalty', zh: '行政处罚', variants: [], en: 'Administrative penalties' },
      { code: 'proactive.coercion', zh: '行政强制', variants: [], en: 'Administrative compulsory measures' },
    ],
  },
  {
    head: '第二十条第（八）项',
    article: '条例第二十条第（八）项',
    verified: 'V1',
    columns: [
      {
        code: 'amount_wan',
        zh: '本年收费金额（单位：万元）',
        variants: ['本年收费金额', '收费金额'],
        en: 'amount charged this year (10,000 yuan)',
        unit: '万元',
        note: 'Decimals allowed. A figure in yuan written into the 万元 cell is a known risk: soft-check against last year (x10,000 jumps).',
      },
    ],
    rows: [{ code: 'proactive.fees', zh: '行政事业性收费', variants: [], en: 'Administrative and institutional fees' }],
  },
] as const satisfies readonly Table2Block[];

/** Table 二 主动公开政府信息情况 of edition 2019 (国办公开办函〔2019〕60号), in printed order. */
export const table2Of2019 = [
  {
    head: '第二十条第（一）项',
    article: '条例第二十条第（一）项',
    verified: 'V1',
    columns: [
      { code: 'made', zh: '本年新制作数量', variants: ['新制作数量'], en: 'made this year', unit: '件' },
      {
        code: 'newly_disclosed',
        zh: '本年新公开数量',
        variants: ['本年新 公开数量'],
        en: 'newly disclosed this year',
        unit: '件',
      },
      {
        code: 'disclosed_total',
        zh: '对外公开总数量',
        variants: ['对外公开 总数量'],
        en: 'total disclosed to date',
        unit: '件',
      },
    ],
    rows: [
      { code: 'proactive2019.regulations', zh: '规章', variants: [], en: 'Government rules' },
      { code: 'proactive2019.normative', zh: '规范性文件', variants: ['行政规范性文件'], en: 'Normative documents' },
    ],
  },
  {
    head: '第二十条第（五）项',
    article: '条例第二十条第（五）项',
    verified: 'V1',
    columns: [
      { code: 'items_prev', zh: '上一年项目数量', variants: [], en: 'number of items last year', unit: '项' },
      { code: 'items_change', zh: '本年增/减', variants: ['本年增减'], en: 'change this year (signed)', unit: '项' },
      { code: 'decisions', zh: '处理决定数量', variants: ['本年处理决定数量'], en: 'decisions', unit: '件' },
    ],
    rows: [
      { code: 'proactive2019.licensing', zh: '行政许可', variants: [], en: 'Administrative licensing' },
      {
        code: 'proactive2019.other_services',
        zh: '其他对外管理服务事项',
        variants: [],
        en: 'Other external management and service items',
      },
    ],
  },
  {
    head: '第二十条第（六）项',
    article: '条例第二十条第（六）项',
    verified: 'V1',
    columns: [
      { code: 'items_prev', zh: '上一年项目数量', variants: [], en: 'number of items last year', unit: '项' },
      { code: 'items_change', zh: '本年增/减', variants: ['本年增减'], en: 'change this year (signed)', unit: '项' },
      { code: 'decisions', zh: '处理决定数量', variants: ['本年处理决定数量'], en: 'decisions', unit: '件' },
    ],
    rows: [
      { code: 'proactive2019.penalty', zh: '行政处罚', variants: [], en: 'Administrative penalties' },
      { code: 'proactive2019.coercion', zh: '行政强制', variants: [], en: 'Administrative compulsory measures' },
    ],
  },
  {
    head: '第二十条第（八）项',
    article: '条例第二十条第（八）项',
    verified: 'V1',
    columns: [
      { code: 'items_prev', zh: '上一年项目数量', variants: [], en: 'number of items last year', unit: '项' },
      { code: 'items_change', zh: '本年增/减', variants: ['本年增减'], en: 'change this year (signed)', unit: '项' },
    ],
    rows: [
      {
        code: 'proactive2019.fees',
        zh: '行政事业性收费',
        variants: [],
        en: 'Administrative and institutional fee items',
      },
    ],
  },
  {
    head: '第二十条第（九）项',
    article: '条例第二十条第（九）项',
    verified: 'V1',
    columns: [
      { code: 'projects', zh: '采购项目数量', variants: [], en: 'number of procurement projects', unit: '个' },
      {
        code: 'amount',
        zh: '采购总金额',
        variants: [],
        en: 'total procurement amount',
        unit: '未写明（元或万元，须看单元格文字）',
        note: "SH2019 writes '251000元' into the cell. Keep the unit text; never assume.",
      },
    ],
    rows: [
      { code: 'proactive2019.procurement', zh: '政府集中采购', variants: [], en: 'Government centralised procurement' },
    ],
  },
] as const satisfies readonly Table2Block[];
