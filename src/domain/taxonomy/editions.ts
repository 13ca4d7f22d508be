/** An edition of the official form. The edition is told per table, never from the report's year. */
export type Edition = '2014' | '2019' | '2021';

export type EditionFacts = {
  readonly id: Edition;
  readonly zh: string;
  readonly documentNumber: string;
  readonly issued: string;
  /** First and last report year for which the edition was the one to use; null where it still is. */
  readonly firstYear: number;
  readonly lastYear: number | null;
  readonly sections: readonly string[];
  readonly sectionVariants: readonly string[];
  /** Words that only this edition prints. */
  readonly fingerprints: readonly string[];
};

export const editions = [
  {
    id: '2014',
    zh: '政府信息公开情况统计表',
    documentNumber: '国办发〔2014〕32号（附表）',
    issued: '2014',
    firstYear: 2014,
    lastYear: 2018,
    sections: [],
    sectionVariants: [],
    fingerprints: [
      '统计指标',
      '统计数',
      '收到申请数',
      '申请办结数',
      '申请答复数',
      '同意公开答复数',
      '维持具体行政行为数',
      '被依法纠错数',
    ],
  },
  {
    id: '2019',
    zh: '中华人民共和国政府信息公开工作年度报告格式（试行）',
    documentNumber: '国办公开办函〔2019〕60号',
    issued: '2019',
    firstYear: 2019,
    lastYear: 2020,
    sections: [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ],
    sectionVariants: [],
    fingerprints: [
      '本年新公开数量',
      '对外公开总数量',
      '上一年项目数量',
      '本年增/减',
      '其他对外管理服务事项',
      '采购项目数量',
      '采购总金额',
    ],
  },
  {
    id: '2021',
    zh: '中华人民共和国政府信息公开工作年度报告格式',
    documentNumber: '国办公开办函〔2021〕30号',
    issued: '2021-09-26',
    firstYear: 2021,
    lastYear: null,
    sections: [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ],
    sectionVariants: [
      '二、行政机关主动公开政府信息情况',
      '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '五、存在主要问题及改进情况',
      '五、存在问题及改进情况',
      '五、政府信息公开工作存在的主要问题及改进情况',
    ],
    fingerprints: [
      '本年制发件数',
      '本年废止件数',
      '现行有效件数',
      '本年收费金额（单位：万元）',
      '逾期未按收费通知要求缴纳费用',
    ],
  },
] as const satisfies readonly EditionFacts[];

/** The edition that reports of a year had to use; undefined before 2014, when no national form existed. */
export function editionDueFor(year: number): Edition | undefined {
  return editions.find(({ firstYear, lastYear }) => year >= firstYear && (lastYear === null || year <= lastYear))?.id;
}
