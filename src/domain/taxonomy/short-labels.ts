import { type ApplicantKind, type MetricCode, metricOf, type Table3RowCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { table3CellOf } from '../table3.ts';
import { type Table2Block, table2Of2019, table2Of2021 } from './table2.ts';
import { table4Columns, table4Groups } from './table4.ts';

/** Captions short enough for a button or a line of a chat; the official labels are in the tables themselves. */
export const rowLabels: { readonly [row in Table3RowCode]: Sentence } = {
  'requests.received': { zh: '新收', en: 'Received' },
  'requests.carried_in': { zh: '上年结转', en: 'Carried in' },
  'outcome.granted': { zh: '予以公开', en: 'Disclosed' },
  'outcome.partial': { zh: '部分公开', en: 'Partly disclosed' },
  'outcome.refused': { zh: '不予公开', en: 'Refused' },
  'outcome.refused.state_secret': { zh: '国家秘密', en: 'State secret' },
  'outcome.refused.law_prohibited': { zh: '法律法规禁止', en: 'Other law' },
  'outcome.refused.security_stability': { zh: '三安全一稳定', en: 'Security/stability' },
  'outcome.refused.third_party': { zh: '第三方权益', en: 'Third party' },
  'outcome.refused.internal_affairs': { zh: '内部事务信息', en: 'Internal affairs' },
  'outcome.refused.process_info': { zh: '过程性信息', en: 'Process info' },
  'outcome.refused.enforcement_file': { zh: '执法案卷', en: 'Enforcement file' },
  'outcome.refused.administrative_query': { zh: '行政查询事项', en: 'Look-up matter' },
  'outcome.unavailable': { zh: '无法提供', en: 'Unavailable' },
  'outcome.unavailable.not_held': { zh: '不掌握', en: 'Not held' },
  'outcome.unavailable.needs_creation': { zh: '需另行制作', en: 'Needs creation' },
  'outcome.unavailable.unclear': { zh: '补正后仍不明确', en: 'Unclear' },
  'outcome.not_processed': { zh: '不予处理', en: 'Not processed' },
  'outcome.not_processed.petition': { zh: '信访举报投诉', en: 'Petition/complaint' },
  'outcome.not_processed.repeat': { zh: '重复申请', en: 'Repeat' },
  'outcome.not_processed.publication': { zh: '公开出版物', en: 'Publication' },
  'outcome.not_processed.excessive': { zh: '大量反复申请', en: 'Excessive' },
  'outcome.not_processed.confirm_reissue': { zh: '确认或重新出具', en: 'Confirm/re-issue' },
  'outcome.other': { zh: '其他处理', en: 'Other handling' },
  'outcome.other.no_correction': { zh: '逾期不补正', en: 'Not corrected' },
  'outcome.other.fee_unpaid': { zh: '逾期未缴费', en: 'Fee unpaid' },
  'outcome.other.misc': { zh: '其他情形', en: 'Other' },
  'outcome.total': { zh: '总计', en: 'Total' },
  'requests.carried_out': { zh: '结转下年', en: 'Carried out' },
};

/** Captions of the columns of table 三. */
export const applicantLabels: { readonly [applicant in ApplicantKind]: Sentence } = {
  natural_person: { zh: '自然人', en: 'Individuals' },
  'org.business': { zh: '商业企业', en: 'Business' },
  'org.research': { zh: '科研机构', en: 'Research' },
  'org.public_interest': { zh: '社会公益组织', en: 'Public interest' },
  'org.legal_service': { zh: '法律服务机构', en: 'Legal services' },
  'org.other': { zh: '其他', en: 'Other' },
  total: { zh: '总计', en: 'Total' },
};

type Table2Blocks = (typeof table2Of2021)[number] | (typeof table2Of2019)[number];
type Table2RowCode = Table2Blocks['rows'][number]['code'];
type Table2ColumnCode = Table2Blocks['columns'][number]['code'];

/** Captions of the rows of table 二, both editions. */
export const table2RowLabels: { readonly [row in Table2RowCode]: Sentence } = {
  'proactive.regulations': { zh: '规章', en: 'Rules' },
  'proactive.normative': { zh: '行政规范性文件', en: 'Normative documents' },
  'proactive.licensing': { zh: '行政许可', en: 'Licensing' },
  'proactive.penalty': { zh: '行政处罚', en: 'Penalties' },
  'proactive.coercion': { zh: '行政强制', en: 'Compulsory measures' },
  'proactive.fees': { zh: '行政事业性收费', en: 'Fees' },
  'proactive2019.regulations': { zh: '规章', en: 'Rules' },
  'proactive2019.normative': { zh: '规范性文件', en: 'Normative documents' },
  'proactive2019.licensing': { zh: '行政许可', en: 'Licensing' },
  'proactive2019.other_services': { zh: '其他管理服务', en: 'Other services' },
  'proactive2019.penalty': { zh: '行政处罚', en: 'Penalties' },
  'proactive2019.coercion': { zh: '行政强制', en: 'Compulsory measures' },
  'proactive2019.fees': { zh: '行政事业性收费', en: 'Fees' },
  'proactive2019.procurement': { zh: '集中采购', en: 'Procurement' },
};

/** Captions of the columns of table 二, both editions. */
export const table2ColumnLabels: { readonly [column in Table2ColumnCode]: Sentence } = {
  made: { zh: '本年制发', en: 'issued' },
  repealed: { zh: '本年废止', en: 'repealed' },
  in_force: { zh: '现行有效', en: 'in force' },
  decisions: { zh: '处理决定', en: 'decisions' },
  amount_wan: { zh: '金额（万元）', en: 'charged (10,000 yuan)' },
  newly_disclosed: { zh: '本年新公开', en: 'newly disclosed' },
  disclosed_total: { zh: '对外公开总数', en: 'total disclosed' },
  items_prev: { zh: '上一年项目', en: 'items last year' },
  items_change: { zh: '本年增减', en: 'change this year' },
  projects: { zh: '项目', en: 'projects' },
  amount: { zh: '总金额', en: 'total amount' },
};

/** Captions of the groups of table 四. */
export const table4GroupLabels: { readonly [group in (typeof table4Groups)[number]['code']]: Sentence } = {
  review: { zh: '行政复议', en: 'Review' },
  'litigation.direct': { zh: '未经复议直接起诉', en: 'Direct lawsuit' },
  'litigation.after_review': { zh: '复议后起诉', en: 'Lawsuit after review' },
};

/** Captions of the results in table 四. */
export const table4ColumnLabels: { readonly [column in (typeof table4Columns)[number]['code']]: Sentence } = {
  upheld: { zh: '维持', en: 'upheld' },
  corrected: { zh: '纠正', en: 'corrected' },
  other: { zh: '其他结果', en: 'other result' },
  pending: { zh: '尚未审结', en: 'pending' },
  total: { zh: '总计', en: 'total' },
};

function inTable2(blocks: readonly Table2Block[]): [string, Sentence][] {
  const rows: { readonly [code: string]: Sentence } = table2RowLabels;
  const columns: { readonly [code: string]: Sentence } = table2ColumnLabels;
  return blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.flatMap((column): [string, Sentence][] => {
        const [left, right] = [rows[row.code], columns[column.code]];
        if (left === undefined || right === undefined) return [];
        // 制作 is the word of the 2019 form, 制发 that of 2021.
        const made = row.code.startsWith('proactive2019.') && column.code === 'made';
        const caption = made ? { zh: '本年新制作', en: 'made' } : right;
        return [[`${row.code}.${column.code}`, { zh: left.zh + caption.zh, en: `${left.en} ${caption.en}` }]];
      }),
    ),
  );
}

const inTables2And4: ReadonlyMap<string, Sentence> = new Map([
  ...inTable2(table2Of2021),
  ...inTable2(table2Of2019),
  ...table4Groups.flatMap((group) =>
    table4Columns.map((column): [string, Sentence] => {
      const [left, right] = [table4GroupLabels[group.code], table4ColumnLabels[column.code]];
      return [`${group.code}.${column.code}`, { zh: left.zh + right.zh, en: `${left.en}: ${right.en}` }];
    }),
  ),
]);

/**
 * The caption of a figure: in table 三 its row, followed by the column unless it is 总计. Figures of the 2014 form and
 * of prose have no shorter caption than their label.
 */
export function shortLabel(code: MetricCode): Sentence {
  const cell = table3CellOf(code);
  if (cell !== null) {
    const [row, applicant] = [rowLabels[cell.row], applicantLabels[cell.applicant]];
    if (cell.applicant === 'total') return row;
    return { zh: `${row.zh}（${applicant.zh}）`, en: `${row.en} (${applicant.en.toLowerCase()})` };
  }
  const metric = metricOf(code);
  return inTables2And4.get(code) ?? { zh: metric.rowLabel, en: metric.en };
}
