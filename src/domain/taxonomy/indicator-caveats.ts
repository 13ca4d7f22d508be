import type { Sentence } from '../sentence.ts';

/** What must travel with a rate so that it is not misread; one sentence each. */
export const indicatorCaveats = {
  commonForm: {
    zh: '这是通行的算法，没有官方定义。',
    en: 'This is the form in common use; there is no official definition.',
  },
  notByItselfGood: {
    zh: '主动公开多了，容易公开的申请会减少，公开率低本身不等于做得差。',
    en: 'When more is published proactively the easy requests vanish: a low rate is not by itself bad practice.',
  },
  oneOutcome: {
    zh: '一件申请只计一种结果，区分处理的只计入部分公开；件数也取决于机关是否按一事一申请拆分。',
    en: 'One request has one outcome, and a severed answer counts as partial only; counts depend on whether the agency splits requests.',
  },
  alreadyPublic: {
    zh: '告知“已主动公开”的答复一般计入予以公开，填报说明未曾见到。',
    en: 'Answers that the information is already public are presumably counted as disclosed; the filling instructions were not seen.',
  },
  carefulSevering: {
    zh: '数值高可能是认真区分处理，不一定是遮掩。',
    en: 'A high value can mean careful severing, not secrecy.',
  },
  ownTerm: {
    zh: '这是本项目自拟的名称，只看机关确有信息并作出决定的申请。',
    en: 'Our own name: of the requests where the agency held something and decided on it.',
  },
  refusedAlone: {
    zh: '只计“不予公开”，不含“无法提供”和“不予处理”。',
    en: 'Refused only: neither unavailable nor not processed is included.',
  },
  selfClassified: {
    zh: '答复的分类由机关自行确定，没有第三方核对。',
    en: 'The agency classifies its own answers; no third party checks them.',
  },
  wrongAgency: {
    zh: '多数是“本机关不掌握”，即找错机关或所要信息不存在。',
    en: 'Mostly "not held": requests sent to the wrong agency or for records that do not exist.',
  },
  petitionLike: {
    zh: '反映的是机关认定的信访类、重复类申请。',
    en: 'It measures petition-like and repeat requests as the agency sees them.',
  },
  otherOften: {
    zh: '2019 年格式只有一行，2021 年格式的“其他”一项常含申请人撤回，可能很大。',
    en: 'One row in the 2019 form; in the 2021 form its item "other" often holds withdrawals and can be large.',
  },
  mixesRefusal: {
    zh: '混合了不予公开和本机关没有的信息，不宜作标题。',
    en: 'It mixes refusal with "not held": avoid it as a headline.',
  },
  decemberRequests: {
    zh: '年底收到的申请依法可到下年答复（条例第三十三条），有一些结转是正常的。',
    en: 'Requests of December may lawfully be answered next year (article 33): some carry-over is normal.',
  },
  discretionary: {
    zh: '第十六条是“可以不予公开”的理由，由机关裁量。',
    en: 'Article 16 holds the discretionary grounds ("may be withheld").',
  },
  mandatory: {
    zh: '第十四、十五条是不得公开的理由，其中涉及第三方的须看是否同意和公共利益。',
    en: 'Articles 14 and 15 hold the mandatory grounds; third-party cases depend on consent and the public interest.',
  },
  concludedOnly: {
    zh: '分母是已审结的复议，括号内以全部复议为分母，两种算法都有人用。',
    en: 'Of concluded reviews; in brackets of all reviews, since both are in use.',
  },
  reviewFirst: {
    zh: '2024 年起对不予公开须先复议再起诉，复议和诉讼的增减有法律原因。',
    en: 'Since 2024 refusals must go to review before court: reviews and lawsuits move for legal reasons.',
  },
  notSimplyLost: {
    zh: '“结果纠正”也包括部分纠正，“其他结果”包括撤诉、驳回起诉，因此不等于败诉率。',
    en: 'Corrected includes partial correction and other results include withdrawals: this is not simply a rate of cases lost.',
  },
  lastYearsAnswers: {
    zh: '案件可能针对上一年的答复。',
    en: "Cases may concern last year's answers.",
  },
  wholeJurisdiction: {
    zh: '人口不在年报中，须另注来源和年份；只用于全辖区汇总的报告，不用于单个部门。',
    en: 'The population is not in the report: name its source and year; for reports on a whole jurisdiction only, never for one department.',
  },
  edition2021Only: {
    zh: '只有 2021 年格式有这两项。',
    en: 'Only the 2021 form has these cells.',
  },
} as const satisfies { readonly [name: string]: Sentence };
