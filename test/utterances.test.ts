import { beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { Locale } from '../src/chat/reply.ts';
import { chatOver, personIn, read } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeSamples } from './tools/store-samples.ts';
import {
  asks,
  attraction,
  check,
  defined,
  type Expected,
  greeted,
  guided,
  heard,
  industry,
  investment,
  noRegion,
  notHeld,
  remedies,
  shelf,
  shizuishan,
  slip,
  stats,
  told,
  view,
  whichAgency,
  zhoucun,
} from './tools/utterances.ts';

const chinese: readonly (readonly [string, Expected])[] = [
  ['淄博市有哪些单位公布了年报', { tells: /淄博市工业和信息化局（2022）/ }],
  ['周村区投资促进中心 2023 有问题吗', { view: 'check', agency: zhoucun, year: 2023 }],
  ['淄博市投资促进局2023可信吗', { view: 'check', agency: investment, year: 2023 }],
  ['淄博和石嘴山哪个更公开', { tells: /不给机关排名/ }],
  ['规范性文件 现行有效 淄博市工业和信息化局', stats(industry, 2022, '行政规范性文件现行有效 5')],
  ['未经复议直接起诉 淄博市投资促进局 2023', stats(investment, 2023, '未经复议直接起诉总计 0')],
  ['淄博市招商局 2018 网站发布', stats(attraction, 2018, '政府网站发布（公开）信息数 正文未提')],
  ['淄博市投资促进局 历年', { view: 'yoy', agency: investment, year: 2023 }],
  ['申请公开要钱吗', { tells: /收取信息处理费金额/ }],
  ['多久必须答复', { tells: /20个工作日/ }],
  ['勾稽关系是什么', { tells: /表内勾稽/ }],
  ['结转下年怎么填', { tells: /四、结转下年度继续办理/ }],
  // Agency and year, in any order and spelling.
  ['淄博市投资促进局 2023', stats(investment, 2023)],
  ['淄博市投资促进局，2023年', stats(investment, 2023)],
  ['2023年淄博市投资促进局', stats(investment, 2023)],
  ['淄博市投资促进局2023', stats(investment, 2023)],
  ['淄博市投资促进局（2023）', stats(investment, 2023)],
  ['淄博市投资促进局 23年度', stats(investment, 2023)],
  ['淄博市投资促进局二〇二三年', stats(investment, 2023)],
  ['淄博市投资促进局　２０２３', stats(investment, 2023)],
  ['查淄博投促局2023', stats(investment, 2023)],
  ['/查 淄博投促局 2023', stats(investment, 2023)],
  ['／stats 淄博投促局 2023', stats(investment, 2023)],
  ['石嘴山 投促局 2023', stats(shizuishan, 2023)],
  ['2023年度淄博市投资促进局政府信息公开年报', stats(investment, 2023)],
  ['淄博市投资促进局2023年政府信息公开工作年度报告', stats(investment, 2023)],
  ['请问淄博市工业和信息化局的情况', stats(industry, 2022)],
  ['淄博市经信局 2022', stats(industry, 2022)],
  ['周村投促中心 2023', stats(zhoucun, 2023)],
  ['淄博招商局 2018', stats(attraction, 2018)],
  ['淄博市投资促进局 去年', { view: 'notHeldYear', agency: investment, year: 2025 }],
  ['淄博市投资促进局 前年', { view: 'notHeldYear', agency: investment, year: 2024 }],
  ['淄博市招商局 2019', { view: 'notHeldYear', agency: attraction, year: 2019 }],
  // A metric besides comes first.
  ['淄博市投资促进局2023不予公开', stats(investment, 2023, '不予公开 1')],
  ['2023 不予公开 淄博投促局', stats(investment, 2023, '不予公开 1')],
  ['不予公开淄博市投资促进局2023', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局不予公开', stats(investment, 2023, '不予公开 1')],
  ['公开率 淄博市工业和信息化局', stats(industry, 2022, '公开率 1/3')],
  ['淄博市工业和信息化局公开率2022', stats(industry, 2022, '公开率 1/3')],
  ['石嘴山市投资促进局 2023 结转下年', stats(shizuishan, 2023, '结转下年 1')],
  ['石嘴山投促局结转', stats(shizuishan, 2023, '结转下年 1')],
  ['淄博市投资促进局2023年的不予公开有多少', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局2023年收到多少申请？', stats(investment, 2023, '新收 2')],
  ['帮我查一下淄博投促局2023年收到多少申请', stats(investment, 2023, '新收 2')],
  ['我想知道淄博市工业和信息化局2022年有多少不予公开', stats(industry, 2022, '不予公开 1')],
  ['淄博市投资促进局 2023 新收 自然人', stats(investment, 2023, '新收（自然人） 2')],
  ['淄博市投资促进局 2023 自然人新收', stats(investment, 2023, '新收（自然人） 2')],
  ['淄博市投资促进局 2023 个人', stats(investment, 2023, '新收（自然人） 2')],
  ['淄博市投资促进局 2023 outcome.refused', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局 2023 ind.disclosure_rate', stats(investment, 2023, '公开率 1/2')],
  ['淄博市投资促进局 2023 三安全一稳定', stats(investment, 2023, '三安全一稳定 0')],
  ['淄博市投资促进局 2023 商业秘密', stats(investment, 2023, '第三方权益 0')],
  ['淄博市工业和信息化局 2022 信息不存在', stats(industry, 2022, '不掌握 1')],
  ['淄博市投资促进局 2023 行政许可', stats(investment, 2023, '行政许可处理决定 0')],
  ['淄博市投资促进局 2023 5.属于三类内部事务信息', stats(investment, 2023, '内部事务信息 1')],
  ['淄博市招商局 2018 结转下年', stats(attraction, 2018, '结转下年 未印')],
  ['淄博市招商局 2018 新收', stats(attraction, 2018, '新收 0（据正文）')],
  // A view besides.
  ['淄博投促局 核对', { view: 'check', agency: investment, year: 2023 }],
  ['淄博投促局核对', { view: 'check', agency: investment, year: 2023 }],
  ['淄博投促局2023同比', { view: 'yoy', agency: investment, year: 2023 }],
  ['2023 同比 淄博投促局', { view: 'yoy', agency: investment, year: 2023 }],
  ['淄博投促局 2023 同比 新收', { view: 'yoy', agency: investment, year: 2023, first: '新收 2' }],
  ['对比 淄博市工业和信息化局 2022', { view: 'yoy', agency: industry, year: 2022 }],
  ['来源 淄博投促局 2023', { view: 'source', agency: investment, year: 2023 }],
  ['淄博投促局 2023 来源 新收', { view: 'source', agency: investment, year: 2023 }],
  ['结果 淄博市工业和信息化局', { view: 'outcomes', agency: industry, year: 2022 }],
  ['淄博投促局2023结果', { view: 'outcomes', agency: investment, year: 2023 }],
  ['淄博投促局的申请人', { view: 'applicants', agency: investment, year: 2023 }],
  ['淄博投促局 诉讼 2023', { view: 'disputes', agency: investment, year: 2023 }],
  ['淄博投促局 主动公开', { view: 'proactive', agency: investment, year: 2023 }],
  ['释义 不予公开 淄博投促局', { view: 'define', agency: investment, year: 2023, first: '2023年度 不予公开 1' }],
  ['淄博市投资促进局拒绝了我的申请怎么办', { view: 'remedies', agency: investment, year: 2023 }],
  // Traditional characters.
  ['淄博市投資促進局 2023 不予公開', stats(investment, 2023, '不予公开 1')],
  ['查淄博市投資促進局2023', stats(investment, 2023)],
  ['淄博市工業和信息化局 2022 同比', { view: 'yoy', agency: industry, year: 2022 }],
  ['石嘴山市投資促進局 結轉下年', stats(shizuishan, 2023, '结转下年 1')],
  ['周村區投資促進中心 2023 核對', { view: 'check', agency: zhoucun, year: 2023 }],
  ['淄博市投資促進局 2023 申請人', { view: 'applicants', agency: investment, year: 2023 }],
  ['申請被拒了怎麼辦', remedies],
  ['不予公開是什麼意思', defined('不予公开')],
  // Misspelt: one slip in a whole name is understood and said, one in its region is asked back.
  ['淄博市投资促局 2023', stats(investment, 2023)],
  ['淄博市投资促近局 2023', stats(investment, 2023)],
  ['淄搏市投资促进局 2023', slip(investment)],
  ['淄博投资促进 2023', slip(investment)],
  ['周村区投资促进局 2023', slip(zhoucun)],
  ['淄博市投资促进局 2023 不与公开', { refuses: /没有“不与公开”这个指标；是不是“不予公开”/ }],
  ['淄博市投资促进局 2023 纠错率', asks(/可能是几个数字/, '复议纠错率', '诉讼纠错率')],
  ['/define 不与公开', { refuses: /是不是“不予公开”/ }],
  // Without a region, or with one of another place: asked back or said, never answered.
  ['市工信局 2022', noRegion(industry)],
  ['工信局', noRegion(industry)],
  ['投资促进局', noRegion(investment, shizuishan)],
  ['投促局 2023 不予公开', noRegion(investment, shizuishan)],
  ['市投资促进局', noRegion(investment, shizuishan)],
  ['区投资促进中心', noRegion(zhoucun)],
  ['招商局 2018', noRegion(attraction)],
  ['/stats 淄博 2023', slip(investment, industry, attraction)],
  ['济南市投资促进局 2023', notHeld('济南市投资促进局')],
  ['北京市公安局 2024 不予公开', notHeld('北京市公安局')],
  ['青岛市工信局', notHeld('青岛市工业和信息化局')],
  // 信访 is a metric as well, 数据 a view and 复议 both: none is split off where the whole is a name or a kind.
  ['淄博市信访局 2023', notHeld('淄博市信访局')],
  ['信访局', { tells: /“信访局”没有写明地区，目前也没有收录这一类机关/ }],
  ['数据局', { tells: /“数据局”没有写明地区，目前也没有收录这一类机关/ }],
  ['教育局', { tells: /没有写明地区，目前也没有收录这一类机关/ }],
  ['火星基地管理局 2023', { tells: /没认出“火星基地管理局”/ }],
  ['淄博市投资促进局 周村区投资促进中心 2023', asks(/一次请只写一个机关/, investment, zhoucun)],
  ['淄博市投资促进局和石嘴山市投资促进局', asks(/一次请只写一个机关/, investment, shizuishan)],
  // A region alone opens what is held there.
  ['淄博', shelf('山东省淄博市')],
  ['淄博市', shelf('山东省淄博市')],
  ['山东省', shelf('山东省')],
  ['周村区', shelf('山东省淄博市周村区')],
  ['淄博 2023 不予公开', shelf('山东省淄博市\n2023年度 不予公开')],
  ['石嘴山有哪些机关', shelf('宁夏回族自治区石嘴山市')],
  ['北京', { tells: /^北京市\n这里还没有收录/ }],
  ['鼓楼区', { tells: /是几个地方的名称，是哪一个/ }],
  ['太和', { tells: /是几个地方的名称，是哪一个/ }],
  ['找 周村', shelf('山东省淄博市周村区')],
  // A metric alone, and its meaning.
  ['公开率', defined('公开率')],
  ['公開率', defined('公开率')],
  ['不予公开', defined('不予公开')],
  ['/不予公开', defined('不予公开')],
  ['复议率', defined('复议率')],
  ['复议', defined('行政复议总计')],
  ['结转', defined('结转下年')],
  ['申请', defined('新收')],
  ['自然人', defined('新收（自然人）')],
  ['信访举报投诉类申请', defined('信访举报投诉')],
  ['什么是过程性信息', defined('过程性信息')],
  ['什么叫公开率', defined('公开率')],
  ['结转率怎么算', defined('结转率')],
  ['释义公开率', defined('公开率')],
  ['复议是什么意思', defined('行政复议总计')],
  ['什么意思', { tells: /哪个数字/ }],
  // Refused, or no answer.
  ['被拒', remedies],
  ['不服', remedies],
  ['申请被拒了怎么办', remedies],
  ['我的申请被拒绝了，怎么办？', remedies],
  ['怎么投诉', remedies],
  ['复议怎么申请', remedies],
  ['没有答复', remedies],
  // No agency, and nothing to take one from.
  ['去年呢', whichAgency],
  ['2022', whichAgency],
  ['2022呢', whichAgency],
  ['2023 不予公开', whichAgency],
  ['同比', whichAgency],
  ['/yoy', { refuses: /请这样用：\/yoy/ }],
  // Years that cannot be, and other wrong usage.
  ['淄博市投资促进局 今年', { refuses: /2026年度的报告要到2027年1月/ }],
  ['淄博市投资促进局 1999', { refuses: /年份请用2008到2025/ }],
  ['淄博市投资促进局 2022 2023', { refuses: /一次请只写一个年份/ }],
  ['/yoyo 淄博', { refuses: /是不是 \/yoy/ }],
  ['/check 周村区投资促进中心 abc', { refuses: /例如“核对 周村区投资促进中心 2023”/ }],
  ['/check 石嘴山市投资促进局 abc', { refuses: /例如“\/check 石嘴山市投资促进局 2023”/ }],
  ['/outcomes 淄博市投资促进局 abc', { refuses: /没看懂“abc”.*“\/outcomes 淄博市投资促进局 2023”/ }],
  // Everything else gets examples.
  ['你好', greeted],
  ['您好，在吗', greeted],
  ['谢谢', { tells: /^好的/ }],
  ['你是谁', told(/不是官方/)],
  ['今天天气怎么样', guided],
  ['哈哈哈', guided],
  ['政府信息公开', guided],
  ['😀', guided],
  ['？？？', guided],
  ['12345', guided],
  ['', { refuses: /消息是空的/ }],
  ['查'.repeat(5000), { refuses: /太长了/ }],
  // Markup, and characters that are no words.
  ['<b>淄博投促局</b> <i>2023</i>', stats(investment, 2023)],
  ['📊 淄博投促局 2023 📈', stats(investment, 2023)],
  ['淄博\u200b投促局\t2023', stats(investment, 2023)],
  ['<script>alert(1)</script>', guided],
  ["'; DROP TABLE agencies; --", guided],
  ['SELECT * FROM reports WHERE 1=1', guided],
  ["淄博投促局 2023'; DROP TABLE reports; --", view('stats', investment, 2023, /没看懂：“DROP TABLE”/)],
  ['{"agency":"?","year":"?"}', guided],
];

const english: readonly (readonly [string, Expected])[] = [
  ['How many requests did Zibo industry bureau refuse in 2022?', stats(industry, 2022, 'Refused 1')],
  ['can I trust Zhoucun Investment Promotion Centre 2023', { view: 'check', agency: zhoucun, year: 2023 }],
  ['how long do they have to answer', { tells: /20 working days/ }],
  ['which agency is the most transparent', { tells: /not ranked here/ }],
  ['Zibo Investment Promotion Bureau 2023', stats(investment, 2023)],
  ['Zibo Investment Promotion Bureau 2023 refused', stats(investment, 2023, 'Refused 1')],
  ['ZIBO INVESTMENT PROMOTION BUREAU 2023 REFUSED', stats(investment, 2023, 'Refused 1')],
  ['refused 2023 Zibo Investment Promotion Bureau', stats(investment, 2023, 'Refused 1')],
  ['Investment Promotion Bureau of Zibo City, 2023.', stats(investment, 2023)],
  ['Zibo industry bureau', stats(industry, 2022)],
  ['zibo industry bureau last year', { view: 'notHeldYear', agency: industry, year: 2025 }],
  [
    'Zibo Industry and Information Technology Bureau 2022 disclosure rate',
    stats(industry, 2022, 'disclosure rate 1/3'),
  ],
  ['what is the disclosure rate of Zibo Industry Bureau', stats(industry, 2022, 'disclosure rate 1/3')],
  ['how many requests did Zibo Investment Promotion Bureau receive in 2023?', stats(investment, 2023, 'Received 2')],
  ['Shizuishan Investment Promotion Bureau 2023 carried out', stats(shizuishan, 2023, 'Carried out 1')],
  ['Zhoucun District Investment Promotion Center 2023', stats(zhoucun, 2023)],
  ['Zibo Investment Promotion Bureau 2023 state secrets', stats(investment, 2023, 'State secret 0')],
  ['淄博投促局 2023 refused', stats(investment, 2023, 'Refused 1')],
  // Pinyin and initials: whole syllables are understood, initials are asked back.
  ['zibo toucuju 2023', stats(investment, 2023)],
  ['zibotoucuju 2023', stats(investment, 2023)],
  ['Zibo gongxinju 2022', stats(industry, 2022)],
  ['shizuishan toucuju', stats(shizuishan, 2023)],
  ['zibo投促局 2023', stats(investment, 2023)],
  ['zbtcj 2023', slip('Zibo Investment Promotion Bureau')],
  ['zbgxj 2022', slip('Zibo Industry and Information Technology Bureau')],
  ['Zibo Investmnt Promotion Bureau 2023', slip('Zibo Investment Promotion Bureau')],
  ['Zibo industry and IT bureau 2022', slip('Zibo Industry and Information Technology Bureau')],
  // Views.
  ['compare Zibo Investment Promotion Bureau 2023', { view: 'yoy', agency: investment, year: 2023 }],
  ['zibo industry bureau 2022 year over year', { view: 'yoy', agency: industry, year: 2022 }],
  ['Zibo Investment Promotion Bureau 2023 outcomes', { view: 'outcomes', agency: investment, year: 2023 }],
  ['Zibo Investment Promotion Bureau 2023 lawsuits', { view: 'disputes', agency: investment, year: 2023 }],
  ['Zibo Investment Promotion Bureau checks', { view: 'check', agency: investment, year: 2023 }],
  ['source of Zibo Investment Promotion Bureau 2023', { view: 'source', agency: investment, year: 2023 }],
  ['requesters of Zibo Industry Bureau', { view: 'applicants', agency: industry, year: 2022 }],
  ['Zibo Investment Promotion Bureau denied my request', { view: 'remedies', agency: investment, year: 2023 }],
  // Asked back, or not held.
  ['investment promotion bureau', noRegion('Zibo Investment', 'Shizuishan Investment')],
  ['industry bureau 2022 refused', noRegion('Zibo Industry')],
  ['education bureau', { tells: /names no region, and no agency of this kind/ }],
  ['Jinan Investment Promotion Bureau 2023', notHeld('Jinan Investment Promotion Bureau 济南市投资促进局')],
  ['Xi’an Finance Bureau 2023', notHeld("Xi'an Finance Bureau 西安市财政局")],
  ["Zibo People's Government", notHeld("Zibo People's Government 淄博市人民政府")],
  ['Beijing Public Security Bureau 2024', notHeld('Beijing Public Security Bureau 北京市公安局')],
  ['Mars Base Administration Bureau', { tells: /was not recognised as an agency/ }],
  [
    'Zibo Investment Promotion Bureau and Shizuishan Investment Promotion Bureau',
    asks(/one agency at a time/, 'Zibo', 'Shizuishan'),
  ],
  ['Zibo Investment Promotion Bureau 2023 refsued', { refuses: /did you mean “Refused”/ }],
  ['Zibo Investment Promotion Bureau 2023 xyz', view('stats', investment, 2023, /Not understood: “xyz”/)],
  ['/stat Zibo', { refuses: /did you mean \/stats/ }],
  // Regions, metrics, remedies, and the rest.
  ['Zibo', shelf('Zibo 淄博市')],
  ['Shandong Province', shelf('Shandong 山东省')],
  ['zhoucun', shelf('Zhoucun District 周村区')],
  ['Suzhou', { tells: /is the name of several places/ }],
  ['refused', defined('Refused')],
  ['disclosure rate', defined('disclosure rate')],
  ['what does refused mean', defined('Refused')],
  ['what is a state secret', defined('State secret')],
  ['meaning of not processed', defined('Not processed')],
  ['how is the disclosure rate computed', defined('disclosure rate')],
  ['denied', remedies],
  ['appeal', remedies],
  ['my request was denied, what can I do', remedies],
  ['no answer after 30 days', remedies],
  ['last year', whichAgency],
  ['and 2022?', whichAgency],
  ['hello', greeted],
  ['thank you', { tells: /^You are welcome/ }],
  ['asdfgh', guided],
  ['lorem ipsum dolor sit amet', guided],
  ['select * from users', guided],
  ['what can you do', { tells: /^Commands/ }],
];

/** A message after another, as a reply to its answer or right after it. */
const followUps: readonly (readonly [first: string, next: string, how: 'reply' | 'after', Expected])[] = [
  ['淄博市投资促进局 2023', '去年呢', 'reply', { view: 'notHeldYear', agency: investment, year: 2022 }],
  ['淄博市投资促进局 2023', '去年呢', 'after', { view: 'notHeldYear', agency: investment, year: 2022 }],
  ['淄博市投资促进局 2023', '前年呢', 'reply', { view: 'notHeldYear', agency: investment, year: 2021 }],
  ['淄博市投资促进局 2023', '下一年', 'after', { view: 'notHeldYear', agency: investment, year: 2024 }],
  ['淄博市投资促进局 2020', '2023呢', 'after', stats(investment, 2023)],
  ['淄博市投资促进局 2020', '2023', 'reply', stats(investment, 2023)],
  ['淄博市投资促进局 2020', '不予公开呢', 'reply', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局 2020', '去年呢', 'after', { view: 'notHeldYear', agency: investment, year: 2022 }],
  ['淄博市投资促进局 2023', '不予公开呢？', 'reply', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局 2023', '不予公開呢', 'after', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局 2023', '公开率', 'reply', stats(investment, 2023, '公开率 1/2')],
  [
    '淄博市投资促进局 2023',
    '公开率',
    'after',
    { view: 'define', agency: investment, year: 2023, first: '2023年度 公开率 1/2' },
  ],
  ['淄博市投资促进局 2023', '那2023年的新收', 'after', stats(investment, 2023, '新收 2')],
  ['淄博市投资促进局 2023', '同比', 'reply', { view: 'yoy', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '核对', 'after', { view: 'check', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '来源', 'reply', { view: 'source', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '结果呢', 'after', { view: 'outcomes', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '申请人', 'reply', { view: 'applicants', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '那复议呢', 'after', { view: 'disputes', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '/check', 'after', { view: 'check', agency: investment, year: 2023 }],
  ['淄博市投资促进局 2023', '它的主动公开', 'after', { view: 'proactive', agency: investment, year: 2023 }],
  ['核对 淄博市工业和信息化局', '新收', 'reply', stats(industry, 2022, '新收 3')],
  ['/yoy 淄博市投资促进局 2023', '数据', 'reply', stats(investment, 2023)],
  ['/source 石嘴山市投资促进局 2023', '结果', 'reply', { view: 'outcomes', agency: shizuishan, year: 2023 }],
  ['查 淄博投促局 2023', '不予公开', 'reply', stats(investment, 2023, '不予公开 1')],
  ['淄博市投资促进局 2023', '申请被拒了怎么办', 'reply', { view: 'remedies', agency: investment, year: 2023 }],
  [
    '淄博市投资促进局 2023',
    '不予公开是什么意思',
    'reply',
    { view: 'define', agency: investment, year: 2023, first: '2023年度 不予公开 1' },
  ],
  // Another agency is that one, whatever is replied to.
  ['淄博市投资促进局 2023', '石嘴山市投资促进局呢', 'reply', stats(shizuishan, 2023)],
  ['淄博市投资促进局 2023', '工信局呢', 'reply', noRegion(industry)],
  // Answers that are about no agency leave nothing to go on from.
  ['/help', '去年呢', 'reply', whichAgency],
  ['公开率', '2023', 'reply', whichAgency],
  ['淄博', '去年呢', 'reply', whichAgency],
  ['投资促进局', '2022呢', 'after', whichAgency],
];

const englishFollowUps: typeof followUps = [
  [
    'Zibo Investment Promotion Bureau 2023',
    'and last year?',
    'reply',
    { view: 'notHeldYear', agency: investment, year: 2022 },
  ],
  ['Zibo Investment Promotion Bureau 2023', 'what about refused?', 'after', stats(investment, 2023, 'Refused 1')],
  ['Zibo Investment Promotion Bureau 2023', 'refused', 'reply', stats(investment, 2023, 'Refused 1')],
  ['Zibo Investment Promotion Bureau 2023', 'outcomes', 'after', { view: 'outcomes', agency: investment, year: 2023 }],
  ['Zibo Investment Promotion Bureau 2023', 'checks', 'reply', { view: 'check', agency: investment, year: 2023 }],
  ['compare Zibo industry bureau', 'requests', 'reply', stats(industry, 2022, 'Received 3')],
  ['Zibo industry bureau 2020', 'disclosure rate', 'reply', stats(industry, 2022, 'disclosure rate 1/3')],
  ['Zibo', 'last year', 'reply', whichAgency],
];

describe('utterances', () => {
  const engine = testEngine('pglite');
  let chat: Answerer;
  let people = 100;
  const missed: string[] = [];
  beforeAll(async () => {
    const store = await engine.openFreshStore();
    await storeSamples(store);
    chat = await chatOver(store, { noteMissed: (name) => missed.push(name) });
  });

  /** Somebody who has asked nothing yet. */
  const newcomer = (locale: Locale) => {
    people += 1;
    return personIn(chat, locale, people);
  };
  const shortened = (message: string): string => (message.length > 60 ? `${message.slice(0, 60)}…` : message);

  for (const [locale, rows] of [
    ['zh', chinese],
    ['en', english],
  ] as const)
    describe(`in ${locale}`, () => {
      for (const [message, expected] of rows)
        it(shortened(message), async () => check(await heard(newcomer(locale).ask(message), locale), expected));
    });

  for (const [locale, rows] of [
    ['zh', followUps],
    ['en', englishFollowUps],
  ] as const)
    describe(`after an answer, in ${locale}`, () => {
      for (const [first, next, how, expected] of rows)
        it(`${first} · ${how}: ${next}`, async () => {
          const person = newcomer(locale);
          const answer = await person.ask(first);
          check(await heard(person.ask(next, how === 'reply' ? answer : undefined), locale), expected);
        });
    });

  it('a group keeps nothing of an answer: there a follow-up has to be a reply', async () => {
    const group = { chat: { id: -5, type: 'group' as const }, user: { id: 5, languageCode: 'zh' } };
    const said = { ...group, kind: 'text' as const, addressed: true };
    const first = await chat({ ...said, text: '淄博市投资促进局 2023', replyTo: null });
    if (first.kind !== 'send') throw new Error(`the answer is a ${first.kind}`);
    expect(first.afterwards).toBeUndefined();
    const after = await chat({ ...said, text: '不予公开呢', replyTo: null });
    expect(after.kind === 'send' ? read(after.reply) : '').toMatch(whichAgency.tells);
    const replied = await chat({ ...said, text: '不予公开呢', replyTo: read(first.reply) });
    expect(replied.kind === 'send' ? read(replied.reply) : '').toContain('不予公开 1');
    expect(await chat({ ...said, addressed: false, text: '淄博市投资促进局 2023', replyTo: null })).toEqual({
      kind: 'silence',
    });
  });

  it('names of agencies that are not held are noted, and nothing else that was said', async () => {
    const person = newcomer('zh');
    missed.length = 0;
    for (const message of [
      '济南市投资促进局 2023',
      '火星基地管理局',
      '你好',
      '淄博市投资促进局',
      '市工信局',
      '教育局',
      '我叫张三',
    ])
      await person.ask(message);
    expect(missed).toEqual(['济南市投资促进局', '火星基地管理局']);
  });

  it('a chat that has chosen a language hears refusals in it', async () => {
    const person = newcomer('zh');
    await person.ask('/lang en');
    await expect(person.ask('/yoyo')).rejects.toMatchObject({ zh: expect.stringContaining('did you mean /yoy') });
  });

  it('what is kept of an answer is said', async () => {
    expect(read(await newcomer('zh').ask('/privacy'))).toContain('最后一次查看的机关和年度');
    expect(read(await newcomer('en').ask('/privacy'))).toContain('the agency and year of the last answer');
  });

  it('what is kept of an answer is written only when it changes', async () => {
    const person = { chat: { id: 77, type: 'private' as const }, user: { id: 77, languageCode: 'zh' } };
    const ask = async (text: string) => await chat({ ...person, kind: 'text', text, replyTo: null, addressed: true });
    const first = await ask('淄博市投资促进局 2023');
    if (first.kind !== 'send') throw new Error(`the answer is a ${first.kind}`);
    await first.afterwards?.();
    expect(first.afterwards).toBeDefined();
    expect('afterwards' in (await ask('淄博市投资促进局 2023 不予公开'))).toBe(false);
    expect('afterwards' in (await ask('/help'))).toBe(false);
    expect('afterwards' in (await ask('淄博市工业和信息化局'))).toBe(true);
  });
});
