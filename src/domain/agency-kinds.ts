/** A kind of agency that exists in many regions. All names are without the region. */
export type AgencyKind = {
  /** Row of domain/agencies, section 4; null for what the reports show and that table lacks. */
  readonly row: number | null;
  readonly code: string;
  /** The ordinary full name since the reform of 2018-19: the canonical word. */
  readonly zh: string;
  /** Full names, the canonical one first: those that are as ordinary in other regions follow. */
  readonly forms: readonly string[];
  readonly abbreviations: readonly string[];
  /** Bodies of another name or a wider remit that do this work in some regions. */
  readonly variants: readonly string[];
  /** Names before the reform. A kind of its own (国土资源局) has its own row as well. */
  readonly former: readonly string[];
  readonly en: string;
  /** English names of forms that differ in more than the grade (局 Bureau, 厅 Department). */
  readonly enOf: Readonly<Record<string, string>>;
  /** o: seen in a source; g: common usage. There is no national list of local abbreviations. */
  readonly evidence: 'o' | 'g';
  /** The kind itself ended with the reform. */
  readonly ended: boolean;
  readonly note: string | null;
};

type Rest = { readonly enOf?: Readonly<Record<string, string>>; readonly ended?: boolean; readonly note?: string };

function split(words: string): readonly string[] {
  return words === '' ? [] : words.split(' ');
}

function kind(
  row: number | null,
  code: string,
  formWords: string,
  abbreviations: string,
  variants: string,
  former: string,
  en: string,
  evidence: 'o' | 'g',
  { enOf = {}, ended = false, note }: Rest = {},
): AgencyKind {
  const forms = split(formWords);
  const [zh = ''] = forms;
  return {
    row,
    code,
    zh,
    forms,
    abbreviations: split(abbreviations),
    variants: split(variants),
    former: split(former),
    en,
    enOf,
    evidence,
    ended,
    note: note ?? null,
  };
}

/**
 * Every kind: row, code, full names, abbreviations, variants, names before the reform, English, evidence. A body of the centre in a
 * region is written with the region cut out (国家税务总局〔淄博市〕税务局). That 局 may be 厅 or 委员会 elsewhere is a rule, not listed.
 */
// biome-ignore format: a table is read across
export const agencyKinds: readonly AgencyKind[] = [
  kind(1, 'general_office', '人民政府办公室 人民政府办公厅', '府办 政府办 市政府办', '政府办公室 政府办公厅 政务公开办', '', 'General Office', 'o'),
  kind(2, 'development_reform', '发展和改革委员会 发展和改革局', '发改委 发改局 发展改革委', '发展改革局 粮食和物资储备局', '物价局', 'Development and Reform Commission', 'o', { note: '粮食和物资储备局 as an additional plate' }),
  kind(3, 'industry_it', '工业和信息化局', '工信局 工信委 工信厅 经信局', '经济和信息化局 工业信息化和科技局', '经济和信息化委员会', 'Industry and Information Technology Bureau', 'o'),
  kind(4, 'science_industry_it', '科技和工业信息化局', '科工局 科工信局', '工业信息化和科技局', '', 'Science, Industry and IT Bureau', 'o', { note: 'before the reform 科技局 and 经信局' }),
  kind(5, 'science', '科学技术局', '科技局 科委', '科技创新局', '', 'Science and Technology Bureau', 'o'),
  kind(6, 'education', '教育局 教育和体育局 教育科技和体育局', '教体局 教科体局', '教育体育局', '', 'Education Bureau', 'o', { enOf: { 教育和体育局: 'Education and Sports Bureau', 教育科技和体育局: 'Education, Science and Sports Bureau' }, note: 'before the reform 教育局 and 体育局' }),
  kind(7, 'ethnic_religious', '民族宗教事务局 民族宗教事务委员会', '民宗局 民宗委 民族宗教局', '', '', 'Ethnic and Religious Affairs Bureau', 'o'),
  kind(8, 'public_security', '公安局', '', '公安分局', '', 'Public Security Bureau', 'o'),
  kind(9, 'traffic_police', '公安局交通警察支队', '交警支队', '', '', 'Traffic Police', 'g'),
  kind(10, 'civil_affairs', '民政局', '', '', '', 'Civil Affairs Bureau', 'o'),
  kind(11, 'justice', '司法局', '', '', '政府法制办公室', 'Justice Bureau', 'o'),
  kind(12, 'finance', '财政局', '', '', '', 'Finance Bureau', 'o'),
  kind(13, 'human_resources', '人力资源和社会保障局', '人社局 人社厅', '人力社保局', '人事局 劳动局', 'Human Resources and Social Security Bureau', 'o'),
  kind(14, 'natural_resources', '自然资源局 自然资源和规划局 规划和自然资源局', '自规局 资规局', '自资局', '国土资源局 规划局', 'Natural Resources Bureau', 'o', { enOf: { 自然资源和规划局: 'Natural Resources and Planning Bureau', 规划和自然资源局: 'Planning and Natural Resources Bureau' } }),
  kind(15, 'ecology', '生态环境局', '环保局', '', '环境保护局', 'Ecology and Environment Bureau', 'o', { note: 'in a county a branch of the city: 泉州市石狮生态环境局, 生态环境局石狮分局' }),
  kind(16, 'housing', '住房和城乡建设局', '住建局 住建委 建设局', '住房和城市更新局 城乡建设局', '建设局 房管局', 'Housing and Urban-Rural Development Bureau', 'o'),
  kind(17, 'housing_administration', '房产管理局 住房保障中心', '房管局 住保中心', '', '', 'Housing Administration', 'g'),
  kind(18, 'urban_management', '城市管理局', '城管局', '城管委', '城管执法局 市政局', 'Urban Management Bureau', 'o'),
  kind(19, 'law_enforcement', '综合行政执法局', '执法局 综合执法局', '城市管理综合执法局', '城管执法局', 'Comprehensive Law Enforcement Bureau', 'o'),
  kind(20, 'transport', '交通运输局', '交通局 交运局', '交通和港口发展局', '', 'Transport Bureau', 'o'),
  kind(21, 'water', '水利局 水务局', '', '', '', 'Water Resources Bureau', 'o'),
  kind(22, 'agriculture', '农业农村局', '农业局', '农业农村和水务局', '农业局 农委', 'Agriculture and Rural Affairs Bureau', 'o'),
  kind(23, 'rural_revitalisation', '乡村振兴局', '扶贫办', '', '扶贫开发办公室', 'Rural Revitalisation Bureau', 'o', { note: 'into 农业农村局 from 2023' }),
  kind(24, 'animal_husbandry', '畜牧兽医局 畜牧兽医中心 畜牧兽医事业服务中心', '畜牧局', '', '畜牧局', 'Animal Husbandry Bureau', 'g'),
  kind(25, 'forestry', '林业局 林业和草原局', '林草局', '', '', 'Forestry Bureau', 'g', { enOf: { 林业和草原局: 'Forestry and Grassland Bureau' }, note: 'often part of 自然资源局' }),
  kind(26, 'landscape', '园林和林业绿化局', '园林局 园林绿化局', '', '园林局', 'Landscape Bureau', 'g'),
  kind(27, 'marine', '海洋发展局 海洋与渔业局', '海洋局 海洋渔业局', '', '海洋与渔业局', 'Marine and Fisheries Bureau', 'g'),
  kind(28, 'commerce', '商务局', '商务委', '商务和投资促进局 商务粮食局', '', 'Commerce Bureau', 'o'),
  kind(29, 'investment_promotion', '投资促进局', '投促局', '投资促进中心 商务和投资促进局', '招商局', 'Investment Promotion Bureau', 'o', { note: '投促局 itself is common usage only' }),
  kind(30, 'investment_attraction', '招商局', '', '招商中心 招商促进局 经济合作局 合作交流办公室', '', 'Investment Attraction Bureau', 'o'),
  kind(31, 'investment_promotion_centre', '投资促进中心 投资促进事务中心', '投促中心', '投资服务中心', '投资促进局', 'Investment Promotion Centre', 'o', { note: '公益类事业单位; the full form is seen, the abbreviation common usage' }),
  kind(32, 'culture_tourism', '文化和旅游局 文化广电和旅游局', '文旅局 文广旅局 文旅厅 文广新局', '文化体育和旅游局 文化旅游广电体育局', '文化局 旅游局 文化广电新闻出版局', 'Culture and Tourism Bureau', 'o', { enOf: { 文化广电和旅游局: 'Culture, Broadcasting and Tourism Bureau' } }),
  kind(33, 'sports', '体育局', '', '教体局 文体旅局', '', 'Sports Bureau', 'o'),
  kind(34, 'broadcasting', '广播电视局', '广电局', '', '新闻出版广电局', 'Radio and Television Bureau', 'g'),
  kind(35, 'cultural_heritage', '文物局', '', '', '', 'Cultural Heritage Bureau', 'g', { note: 'an additional plate' }),
  kind(36, 'health', '卫生健康委员会 卫生健康局', '卫健委 卫健局', '卫生健康和体育局', '卫生和计划生育委员会 卫生和计划生育局', 'Health Commission', 'o'),
  kind(37, 'disease_control', '疾病预防控制局', '疾控局', '', '疾控中心', 'Disease Control Bureau', 'g', { note: 'an additional plate; 疾控中心 was a 事业单位' }),
  kind(38, 'healthcare_security', '医疗保障局', '医保局', '', '', 'Healthcare Security Bureau', 'o', { note: 'its work came from 人社局, 卫计委 and 民政局' }),
  kind(39, 'veterans', '退役军人事务局', '退役军人局 退役军人厅 退军局', '', '', 'Veterans Affairs Bureau', 'o', { note: 'its work came from 民政局 and 人社局' }),
  kind(40, 'emergency', '应急管理局', '应急局', '', '安全生产监督管理局', 'Emergency Management Bureau', 'o'),
  kind(41, 'fire', '消防救援支队 消防救援大队', '消防支队 消防大队', '', '公安消防支队 公安消防大队', 'Fire and Rescue', 'g', { note: 'a national force' }),
  kind(42, 'audit', '审计局', '', '', '', 'Audit Bureau', 'o'),
  kind(43, 'foreign_affairs', '外事办公室', '外办 外事办', '外事和港澳事务办公室', '外侨办', 'Foreign Affairs Office', 'g'),
  kind(44, 'state_assets', '国有资产监督管理委员会 国有资产监督管理局', '国资委 国资局', '', '', 'State-owned Assets Commission', 'g'),
  kind(45, 'market_regulation', '市场监督管理局', '市监局 市场监管局 市管局', '', '工商局 质监局 食药监局', 'Market Regulation Bureau', 'o', { note: '知识产权局 as an additional plate' }),
  kind(46, 'industry_commerce', '工商行政管理局', '工商局', '', '', 'Administration for Industry and Commerce', 'o', { ended: true }),
  kind(47, 'quality_supervision', '质量技术监督局', '质监局', '', '', 'Quality and Technical Supervision Bureau', 'o', { ended: true }),
  kind(48, 'food_drug', '食品药品监督管理局', '食药监局', '药品监督管理局', '', 'Food and Drug Administration', 'o', { ended: true, note: '药监局 goes on at province level' }),
  kind(49, 'intellectual_property', '知识产权局', '', '', '', 'Intellectual Property Office', 'g', { note: 'an additional plate' }),
  kind(50, 'statistics', '统计局', '', '', '', 'Statistics Bureau', 'o'),
  kind(51, 'survey_office', '国家统计局调查队 国家统计局调查总队', '调查队 调查总队', '', '', 'NBS Survey Office', 'g', { note: 'vertical' }),
  kind(52, 'petitions', '信访局', '', '人民政府信访局', '', 'Petitions Bureau', 'o'),
  kind(53, 'administrative_approval', '行政审批服务局', '行政审批局 审批局 审批服务局', '政务服务管理局 数据和政务服务局', '政务服务中心', 'Administrative Approval Service Bureau', 'g'),
  kind(54, 'government_services', '政务服务管理局 政务服务和大数据管理局', '政务局 政数局 政管办', '行政服务中心管理委员会', '', 'Government Services Bureau', 'o', { note: 'seen: 行政服务中心' }),
  kind(55, 'data', '大数据局 大数据管理局 数据局', '', '', '', 'Big Data Bureau', 'o', { enOf: { 数据局: 'Data Bureau' } }),
  kind(56, 'local_finance', '地方金融监督管理局', '金融局 金融办 地方金融监管局', '金融工作局 金融发展服务中心 地方金融管理局', '金融工作办公室', 'Local Financial Regulation Bureau', 'o', { note: 'seen: 金融工作局' }),
  kind(57, 'grain', '粮食和物资储备局', '粮储局 粮食局', '', '粮食局', 'Grain and Reserves Bureau', 'g', { note: 'an additional plate of 发改委' }),
  kind(58, 'energy', '能源局', '', '', '', 'Energy Bureau', 'g', { note: 'an additional plate' }),
  kind(59, 'port', '口岸办公室', '口岸办', '', '', 'Port Office', 'g'),
  kind(60, 'government_offices', '机关事务管理局 机关事务服务中心', '机关事务局 机管局', '', '', 'Government Offices Administration', 'o'),
  kind(61, 'civil_air_defence', '人民防空办公室 国防动员办公室', '人防办 国防动员办', '', '', 'Civil Air Defence Office', 'g', { enOf: { 国防动员办公室: 'National Defence Mobilisation Office' } }),
  kind(62, 'housing_fund', '住房公积金管理中心', '公积金中心', '', '', 'Housing Provident Fund Centre', 'g'),
  kind(63, 'public_resources', '公共资源交易中心', '公资中心 交易中心 公共资源中心', '公共资源交易监督管理局', '', 'Public Resources Trading Centre', 'o'),
  kind(64, 'supply_marketing', '供销合作社联合社', '供销社', '', '', 'Supply and Marketing Co-operative', 'g', { note: 'not an administrative organ' }),
  kind(65, 'disabled_persons', '残疾人联合会', '残联', '', '', "Disabled Persons' Federation", 'o', { note: 'a mass organisation; some publish a report' }),
  kind(66, 'archives', '档案局 档案馆', '', '', '', 'Archives Bureau', 'g', { enOf: { 档案馆: 'Archives' }, note: 'a Party body since the reform' }),
  kind(67, 'gazetteer', '地方史志办公室 地方史志研究院', '地方志办 史志办', '地方志办公室', '', 'Local Gazetteer Office', 'g', { enOf: { 地方史志研究院: 'Local Gazetteer Institute' } }),
  kind(68, 'meteorology', '气象局', '', '', '', 'Meteorological Bureau', 'o', { note: 'vertical' }),
  kind(69, 'earthquake', '地震局', '', '', '', 'Earthquake Bureau', 'g', { note: 'part of 应急局 in places' }),
  kind(70, 'taxation', '国家税务总局税务局', '税务局', '', '国税局 地税局', 'Taxation Bureau', 'o', { note: 'vertical' }),
  kind(71, 'former_taxation', '国家税务局 地方税务局', '国税局 地税局', '', '', 'State Taxation Bureau', 'o', { enOf: { 地方税务局: 'Local Taxation Bureau' }, ended: true, note: 'merged in 2018' }),
  kind(72, 'customs', '中华人民共和国海关', '海关', '', '', 'Customs', 'g', { note: 'vertical' }),
  kind(73, 'tobacco', '烟草专卖局', '烟草局', '', '', 'Tobacco Monopoly Bureau', 'g', { note: 'vertical' }),
  kind(74, 'postal', '邮政管理局', '邮管局', '', '', 'Postal Administration', 'g', { note: 'vertical' }),
  kind(75, 'central_bank', '中国人民银行分行 中国人民银行中心支行 中国人民银行支行', '人行 央行 人民银行', '', '', "People's Bank of China Branch", 'o', { note: 'vertical' }),
  kind(76, 'financial_regulation', '国家金融监督管理总局监管局 国家金融监督管理总局监管分局', '银保监局 银保监分局', '', '银监局 保监局', 'Financial Regulatory Administration Branch', 'o', { note: 'vertical, since 2023; seen: 银保监局' }),
  kind(77, 'cyberspace', '互联网信息办公室', '网信办', '', '', 'Cyberspace Administration', 'o', { note: 'a Party body' }),
  kind(78, 'zone_committee', '管理委员会 高新技术产业开发区管理委员会 经济技术开发区管理委员会', '管委会', '', '', 'Administrative Committee', 'o', { note: '功能区; the name of the zone stands before it' }),
  kind(79, 'subdistrict', '街道办事处', '街道办 办事处', '地区办事处', '', 'Sub-district Office', 'o', { note: 'the name of the sub-district stands before it' }),
  kind(80, 'township', '镇人民政府 乡人民政府', '镇政府 乡政府', '', '', 'Township Government', 'o', { note: 'the name of the township stands before it' }),
  kind(81, 'planning_land', '国土资源局 规划局 城乡规划局', '国土局', '', '', 'Land and Resources Bureau', 'o', { enOf: { 规划局: 'Planning Bureau', 城乡规划局: 'Urban and Rural Planning Bureau' }, ended: true, note: 'now 自规局' }),
  kind(82, 'work_safety', '安全生产监督管理局', '安监局', '', '', 'Work Safety Administration', 'o', { ended: true, note: 'now 应急局' }),
  kind(83, 'family_planning', '卫生和计划生育委员会 卫生和计划生育局', '卫计委 卫计局', '', '', 'Health and Family Planning Commission', 'o', { ended: true, note: 'now 卫健委' }),
  kind(84, 'tourism', '旅游局 旅游发展委员会', '旅发委', '', '', 'Tourism Bureau', 'o', { ended: true, note: 'now 文旅局' }),
  kind(85, 'legislative_affairs', '政府法制办公室', '法制办', '', '', 'Legislative Affairs Office', 'o', { ended: true, note: 'now 司法局' }),
  kind(86, 'staffing', '机构编制委员会办公室', '编办', '', '', 'Staffing Office', 'g', { note: 'a Party body since the reform; usually no report' }),
  kind(87, 'overseas_affairs', '侨务办公室 台湾事务办公室 港澳事务办公室', '侨办 台办 港澳办', '', '', 'Overseas Chinese Affairs Office', 'g', { enOf: { 台湾事务办公室: 'Taiwan Affairs Office', 港澳事务办公室: 'Hong Kong and Macao Affairs Office' }, note: 'Party side since the reform' }),
  kind(null, 'government', '人民政府', '', '', '', "People's Government", 'o', { note: 'seen: 宿迁市人民政府; its report and that of its office are two' }),
];

/**
 * Short forms that more than one agency of a region may bear (domain/agencies, below the table): asked back unless one is held under
 * exactly that name. 发改局 means 发改委 in places, 农业局 the former or the present body, 建设局 also that of a zone.
 */
export const ambiguousShortForms: ReadonlySet<string> = new Set(
  '建设局 交通局 审批局 执法局 水务局 中心 管委会 管理委员会 文体局 发改局 农业局 政务中心 经合局'.split(' '),
);

const byCode: ReadonlyMap<string, AgencyKind> = new Map(agencyKinds.map((one) => [one.code, one]));

/** The kind of a code; undefined when there is none. */
export function kindByCode(code: string): AgencyKind | undefined {
  return byCode.get(code);
}
