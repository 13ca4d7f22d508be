import { beforeAll, describe } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import { chatOver, personIn } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeSamples } from './tools/store-samples.ts';
import {
  asks,
  attraction,
  defined,
  guided,
  hold,
  industry,
  investment,
  noRegion,
  notHeld,
  remedies,
  says,
  shelf,
  shizuishan,
  slip,
  stats,
  type Talk,
  told,
  view,
  whichAgency,
  zhoucun,
} from './tools/utterances.ts';

// Questions in people's own words, by kind of person: the half on which the understanding of them was tuned.

const chinese: { readonly [who: string]: readonly Talk[] } = {
  journalist: [
    [['淄博市投资促进局2023年收到多少件申请', stats(investment, 2023, '新收 2')]],
    [['我是记者，想问一下淄博投促局2023年一共收了几份公开申请', stats(investment, 2023, '新收 2')]],
    [
      ['淄博市工信局2022年被告了几次', view('disputes', industry, 2022)],
      ['它的行政复议呢', stats(industry, 2022, '行政复议总计 0')],
      ['那2021呢', view('notHeldYear', industry, 2021)],
    ],
    [['淄博市工业和信息化局2022年驳回了多少', stats(industry, 2022, '不予公开 1')]],
    [['石嘴山市投促局还有几件没办完', stats(shizuishan, 2023, '结转下年 1')]],
    [['全国一共多少申请', told(/不汇总/)]],
    [['山东省哪些局不予公开最多', told(/不给机关排名/)]],
    [['比较一下淄博市投资促进局和石嘴山市投资促进局', asks(/一次/, investment, shizuishan)]],
    [['数据从哪来的', told(/机关自己公布的年度报告/)]],
    [
      ['淄博市投资促进局', stats(investment, 2023)],
      ['为什么没有2024年的', view('notHeldYear', investment, 2024)],
    ],
    [['谁在向淄博市投资促进局申请公开', view('applicants', investment, 2023)]],
    [['淄博市投资促进局 2023 申请总数 同比', view('yoy', investment, 2023, /新收 2/)]],
    [['淄博市工信局2022年公开率高不高', stats(industry, 2022, '公开率 1/3')]],
    [['2023年淄搏市投资促进局拒了几件', slip(investment)]],
    [['请问淄博市工业和信息化局去年公开了几条', asks(/“公开”/, '予以公开', '主动公开')]],
    [
      ['淄博市工信局2022年收了几件？', stats(industry, 2022, '新收 3')],
      ['拒绝的呢', stats(industry, 2022, '不予公开 1')],
      ['为什么拒绝', view('outcomes', industry, 2022)],
      ['这些可靠吗', view('check', industry, 2022)],
      ['出处', view('source', industry, 2022)],
    ],
  ],
  researcher: [
    [['导出', told(/导出/)]],
    [
      ['淄博市投资促进局 2023', stats(investment, 2023)],
      ['能发我原文吗', told(/不转发原文/)],
    ],
    [['周村区投资促进中心的规范性文件有多少', view('stats', zhoucun, 2023, /本年新制作 0.*\n?.*对外公开总数 0/)]],
    [
      ['淄博市投资促进局 2023', stats(investment, 2023)],
      ['国家秘密那一类有几件', stats(investment, 2023, '国家秘密 0')],
    ],
    [['国家秘密那一类有几件', whichAgency]],
    [['淄博市投资促进局2023年不予公开占比', stats(investment, 2023, '不予公开率 1/2')]],
    [['淄博市投资促进局各年累计收到多少申请', told(/不.*相加/)]],
    [['淄博市工信局2022年自然人申请了几件', stats(industry, 2022, '新收（自然人） 3')]],
    [['淄博市投资促进局2023年平均每月收到几件', told(/平均/)]],
    [['淄博市招商局和投资促进局是一个单位吗', told(/可能/)]],
    [['淄博市投资促进局2023年网站发了多少条', stats(investment, 2023, '政府网站发布（公开）信息数 515（据正文）')]],
    [['2018年和2023年的数字能直接比吗', told(/格式/)]],
  ],
  lawyer: [
    [['条例第三十六条是什么', told(/第三十六条/)]],
    [['第十六条', told(/第十六条/)]],
    [['不予公开有哪些理由', defined('不予公开')]],
    [['淄博市投资促进局去年有没有败诉', view('notHeldYear', investment, 2025)]],
    [['淄博市投资促进局2023年打输了几场官司', view('disputes', investment, 2023)]],
    [['工信局未经复议直接被起诉的案子', noRegion(industry)]],
    [['不予公开和无法提供有什么区别', told(/不是拒绝/)]],
    [['淄博市工业和信息化局2022以过程性信息为由不公开几件', stats(industry, 2022, '过程性信息 1')]],
    [['律师向淄博市投资促进局申请了几次，2023年', stats(investment, 2023, '新收（法律服务机构） 0')]],
  ],
  requester: [
    [['我要申请信息公开怎么写', told(/第二十九条/)]],
    [['淄博市投资促进局不理我', view('remedies', investment, 2023)]],
    [['他们凭什么不给我看', remedies]],
    [['申请公开要多久才回复', told(/20个工作日/)]],
    [['我申请淄博市投资促进局的文件被驳回了咋办', view('remedies', investment, 2023)]],
    [['政府信息公开申请书去哪里交', told(/第二十九条/)]],
  ],
  official: [
    [['2025年报什么时候出', told(/1月31日/)]],
    [['能提醒我吗', told(/订阅/)]],
    [
      ['石嘴山市投资促进局 2023', stats(shizuishan, 2023)],
      ['订阅它', says(/已订阅 石嘴山市投资促进局/)],
    ],
    [
      ['石嘴山市投资促进局 2023', stats(shizuishan, 2023)],
      ['能提醒我吗', told(/订阅/)],
      ['订阅它', says(/已订阅 石嘴山市投资促进局/)],
    ],
    [
      ['淄博市招商局和投资促进局是一个单位吗', told(/可能/)],
      ['不予公开几件', whichAgency],
    ],
    [['我们局的年报能帮忙核对吗', told(/发.*文件/)]],
    [['石嘴山市投资促进局2023年的数对得上吗', view('check', shizuishan, 2023)]],
    [['你是官方的吗', told(/不是官方/)]],
    [['这机器人谁做的', told(/不是官方/)]],
    [['数字有错怎么办', told(/\/report/)]],
    [['2024年的年报几号前要公布', told(/1月31日/)]],
  ],
  anybody: [
    [
      ['淄博市投资促进局 2023', stats(investment, 2023)],
      ['北京市公安局2024年收到多少申请', notHeld('北京市公安局')],
      ['拒绝了几件', whichAgency],
    ],
    [
      ['淄博市工信局2022年收到多少申请', stats(industry, 2022, '新收 3')],
      ['这和石嘴山市投资促进局比呢', asks(/一次/, industry, shizuishan)],
    ],
    [['淄博市投资促进局2023年12月收到多少申请', told(/没有分月/)]],
    [['淄博市投资促进局2023年新收总计是多少', stats(investment, 2023, '新收 2')]],
    [['淄博市投资促进局2023新收比办结多多少', stats(investment, 2023)]],
    [['淄博市投资促进局2023年有几个人专门负责', view('stats', investment, 2023, /没看懂：“专门负责”/)]],
    [['淄博市投资促进局上上年', view('notHeldYear', investment, 2024)]],
    [['淄博市投资促进局三年前收到多少', stats(investment, 2023, '新收 2')]],
    [['淄博市投资促进局明年', { refuses: /没有2027年度/ }]],
    [['淄博市收到多少申请', shelf('山东省淄博市\n新收')]],
    [['推算是什么意思', told(/由其他数字推出/)]],
    [['淄博市投资促进局2023年的收入', view('stats', investment, 2023, /没看懂：“收入”/)]],
    [['淄博市投资促进局没公开的有几件', asks(/可能是几个数字/, '不予公开', '无法提供')]],
    [['淄博市投資促進局2023年收到幾件申請', stats(investment, 2023, '新收 2')]],
    [['淄博投促局23年 收多少件', stats(investment, 2023, '新收 2')]],
    [['淄博市投资促近局2023年拒绝了几个', stats(investment, 2023, '不予公开 1')]],
    [['淄博市投资促进局2023年环保类的申请', view('stats', investment, 2023, /没看懂：“环保/)]],
    [['淄博市投资促进局2023新收了多少呀谢谢', stats(investment, 2023, '新收 2')]],
    [['啊啊啊啊', guided]],
    [['帮我写一首诗', guided]],
    [['鼓楼区教育局收到多少申请', told(/没有收录该机关|几个/)]],
    [['济南市投资促进局2023年被起诉了几次', notHeld('济南市投资促进局')]],
    [
      ['淄博市工信局2022年内卷指数是多少', view('stats', industry, 2022, /没看懂：“内卷指数”/)],
      ['公开率呢', stats(industry, 2022, '公开率 1/3')],
    ],
  ],
};

const english: { readonly [who: string]: readonly Talk[] } = {
  journalist: [
    [
      ['how many requests did zibo investment promotion bureau get in 2023', stats(investment, 2023, 'Received 2')],
      ['was it sued', view('disputes', investment, 2023)],
      ['what about the year before', view('notHeldYear', investment, 2022)],
      ['is that number reliable', view('check', investment, 2023)],
      ['where is that from', view('source', investment, 2023)],
    ],
    [['refusal rate of zibo industry bureau', stats(industry, 2022, 'refusal rate 1/3')]],
    [['who asked zibo investment promotion bureau for information in 2023', view('applicants', investment, 2023)]],
    [['How many did Zibo industry bureau turn down in 2022?', stats(industry, 2022, 'Refused 1')]],
    [
      [
        'compare zibo investment promotion bureau with shizuishan investment promotion bureau',
        asks(/one agency at a time/, 'Zibo Investment', 'Shizuishan Investment'),
      ],
    ],
    [['which bureaus in Shandong refuse the most', told(/not ranked/)]],
    [['total number of requests in China', told(/not added up/)]],
  ],
  researcher: [
    [['can I download the data as csv', told(/export/)]],
    [
      ['Zibo Investment Promotion Bureau 2023', stats(investment, 2023)],
      ['compare with 2022', view('yoy', investment, 2023)],
    ],
    [['how do I cite this', told(/cite/i)]],
    [['which agencies do you have', told(/Holds/)]],
    [
      [
        'share of requests by individuals at zibo industry bureau 2022',
        stats(industry, 2022, 'share of natural persons 3/3'),
      ],
    ],
    [['average requests per month zibo investment promotion bureau', told(/average/)]],
    [
      [
        'how many normative documents did zibo industry bureau issue in 2022',
        stats(industry, 2022, 'Normative documents issued 1'),
      ],
    ],
    [['is Zibo Investment Attraction Bureau the same as Zibo Investment Promotion Bureau', told(/[Pp]robabl/)]],
    [['淄博市招商局 2018 requests', stats(attraction, 2018, 'Received 0 (from the text)')]],
  ],
  lawyer: [
    [['what does article 36 say', told(/[Aa]rt(?:icle|\.) 36/)]],
    [['grounds for refusal', defined('Refused')]],
    [['how many lawsuits did zibo investment promotion bureau lose in 2023', view('disputes', investment, 2023)]],
    [['difference between refused and unavailable', told(/not a refusal/)]],
    [['process information refusals at zibo industry bureau 2022', stats(industry, 2022, 'Process info 1')]],
  ],
  requester: [
    [['they never replied to my request', remedies]],
    [['how do I make a request', told(/art\. 29/)]],
    [['zibo investment promotion bureau rejected my application, now what', view('remedies', investment, 2023)]],
    [['do i have to pay', told(/processing/)]],
  ],
  official: [
    [['when is the next report due', told(/31 January/)]],
    [['can you notify me', told(/subscribe/)]],
    [
      ['Shizuishan Investment Promotion Bureau', stats(shizuishan, 2023)],
      ['subscribe to it', says(/Following.*Shizuishan/)],
    ],
    [['can you check our report before we publish', told(/[Ss]end/)]],
    [['is this official', told(/not official/)]],
    [['do the figures of shizuishan investment promotion bureau add up', view('check', shizuishan, 2023)]],
  ],
  anybody: [
    [['pls tell me zibo toucuju 2023 refused thx', stats(investment, 2023, 'Refused 1')]],
    [['hw many requests zibo investment promotion bureau 2023', stats(investment, 2023, 'Received 2')]],
    [['Zibo Investment Promotion Bureau 2023 solar', view('stats', investment, 2023, /Not understood: “solar”/)]],
    [['write me a poem', guided]],
    [['education bureau refusals', told(/names no region/)]],
    [['2023 requests 淄博市投资促进局', stats(investment, 2023, 'Received 2')]],
    [
      [
        'Jinan Investment Promotion Bureau how many requests',
        notHeld('Jinan Investment Promotion Bureau 济南市投资促进局'),
      ],
    ],
    [['why is Jinan Investment Promotion Bureau not included', says(/No annual report of this/)]],
    [['how current is your data', told(/Newest/)]],
    [['zhoucun investment promotion centre 2023 normative documents', view('stats', zhoucun, 2023, /made 0/)]],
    [['refused in Zibo', shelf('Zibo 淄博市')]],
  ],
};

describe('questions of people, tuned on', () => {
  const engine = testEngine('pglite');
  let chat: Answerer;
  let people = 10000;
  beforeAll(async () => {
    const store = await engine.openFreshStore();
    await storeSamples(store);
    chat = await chatOver(store);
  });
  for (const [locale, talks] of [
    ['zh', chinese],
    ['en', english],
  ] as const)
    hold(talks, locale, () => personIn(chat, locale, (people += 1)));
});
