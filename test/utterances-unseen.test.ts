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

// Questions in people's own words, by kind of person: the half that was written with the other and measured after it.

const chinese: { readonly [who: string]: readonly Talk[] } = {
  journalist: [
    [['请告诉我淄博市工信局2022年受理了多少信息公开申请', stats(industry, 2022, '新收 3')]],
    [
      ['淄博市投资促进局有没有被人告过', view('disputes', investment, 2023)],
      ['复议有几件', view('disputes', investment, 2023)],
      ['前一年呢', view('notHeldYear', investment, 2022)],
      ['石嘴山市投资促进局呢', stats(shizuishan, 2023)],
    ],
    [['淄博市工业和信息化局2022年同意了几件', stats(industry, 2022, '予以公开 1')]],
    [['淄博市投资促进局和周村区投资促进中心谁收到的申请多', asks(/一次/, investment, zhoucun)]],
    [['各省一共收到多少申请', told(/不汇总/)]],
    [['哪个局最不透明', told(/不给机关排名/)]],
    [['你们的数据多久更新一次', told(/收录/)]],
    [['淄博市投资促进局2023年有多少申请被退回了', view('stats', investment, 2023, /没看懂：“.*退回/)]],
    [['淄博市工信局2022公开了几件', stats(industry, 2022, '予以公开 1')]],
    [['淄博市工信局2022公开了几条信息', asks(/“公开”/, '予以公开', '主动公开')]],
    [['为什么查不到济南市投资促进局', notHeld('济南市投资促进局')]],
  ],
  researcher: [
    [['可以下载excel吗', told(/导出/)]],
    [['怎么引用你们的数字', told(/引用/)]],
    [['石嘴山市投资促进局2023年的结转率', stats(shizuishan, 2023, '结转率 1/2')]],
    [['淄博市工信局2022年企业申请几件', stats(industry, 2022, '新收（商业企业） 0')]],
    [['淄博市工信局现在有效的规范性文件', stats(industry, 2022, '行政规范性文件现行有效 5')]],
    [['周村区投资促进中心废止了多少文件', view('stats', zhoucun, 2023, /本年新制作 0/)]],
    [['淄博市投资促进局原来叫什么', told(/淄博市招商局/)]],
    [['收录了哪些年份', told(/收录：/)]],
    [['淄博市投资促进局除了自然人以外收到几件', told(/除/)]],
    [['淄博市工信局2022年媒体申请了几次', view('applicants', industry, 2022, /“媒体”/)]],
    [['个人申请的公开率 淄博市工信局 2022', told(/申请人/)]],
  ],
  lawyer: [
    [['三十三条怎么规定答复期限', told(/20个工作日/)]],
    [['商业秘密是第几条', defined('第三方权益')]],
    [['淄博市投资促进局2023年复议被纠正几件', stats(investment, 2023, '行政复议纠正 0')]],
    [['淄博市工信局2022被复议了吗', view('disputes', industry, 2022)]],
    [['不予处理和不予公开一样吗', told(/不当作公开申请/)]],
    [['有几件是以内部信息拒绝的，淄博市投资促进局2023', stats(investment, 2023, '内部事务信息 1')]],
    [['条例第20条', told(/第二十条/)]],
    [['淄博市投资促进局胜诉了几件', view('disputes', investment, 2023)]],
  ],
  requester: [
    [['我的申请石沉大海了', remedies]],
    [['申请书模板有吗', told(/第二十九条/)]],
    [['对淄博市投资促进局的答复不满意', view('remedies', investment, 2023)]],
    [['怎么告他们', remedies]],
    [['申请公开收费吗', told(/信息处理费/)]],
    [['石嘴山市投资促进局多久答复', view('remedies', shizuishan, 2023)]],
  ],
  official: [
    [['年报最晚什么时候发', told(/1月31日/)]],
    [['有新报告能通知我一下吗', told(/订阅/)]],
    [
      ['淄博市工业和信息化局', stats(industry, 2022)],
      ['关注这个单位', says(/已订阅 淄博市工业和信息化局/)],
    ],
    [['帮我们看看报告填得对不对', told(/发.*文件/)]],
    [['周村区投资促进中心2023用的表对吗', view('check', zhoucun, 2023)]],
    [['我发现一个数字不对', told(/\/report/)]],
    [['你是谁', told(/不是官方/)]],
    [['我查的记录你们会保存吗', told(/保存/)]],
  ],
  anybody: [
    [['淄博市工業和信息化局2022年拒絕了多少', stats(industry, 2022, '不予公开 1')]],
    [['淄博市投资促进局二零二三年收到申请几件', stats(investment, 2023, '新收 2')]],
    [['查一下淄博投促局去年的', view('notHeldYear', investment, 2025)]],
    [['淄博投促居2023收到多少', slip(investment)]],
    [['淄博市投资促进局2023年新能源方面的申请有多少', view('stats', investment, 2023, /没看懂：“新能源/)]],
    [['你吃饭了吗', guided]],
    [['市投资促进局收到多少申请', noRegion(investment, shizuishan)]],
    [
      ['淄博市投资促进局2023年各类结果', view('outcomes', investment, 2023)],
      ['国家秘密呢', stats(investment, 2023, '国家秘密 0')],
      ['跟去年比呢', view('yoy', investment, 2023)],
      ['谁申请的', view('applicants', investment, 2023)],
    ],
    [
      ['淄博市工信局2022年满意度多少', view('stats', industry, 2022, /没看懂：“满意度”/)],
      ['拒绝率呢', stats(industry, 2022, '不予公开率 1/3')],
    ],
    [['淄博今年的公开申请', { refuses: /2026年度的报告要到2027年1月/ }]],
  ],
};

const english: { readonly [who: string]: readonly Talk[] } = {
  journalist: [
    [
      [
        'hi, could you tell me how many FOI requests Zibo industry bureau received in 2022?',
        stats(industry, 2022, 'Received 3'),
      ],
      ['and how many were refused', stats(industry, 2022, 'Refused 1')],
      ['on what grounds', view('outcomes', industry, 2022)],
      ['what about 2021', view('notHeldYear', industry, 2021)],
      ['who is asking', view('applicants', industry, 2022)],
    ],
    [['has zibo investment promotion bureau ever been taken to court', view('disputes', investment, 2023)]],
    [
      [
        'does zibo investment promotion bureau refuse more than shizuishan investment promotion bureau',
        asks(/one agency at a time/, 'Zibo Investment', 'Shizuishan Investment'),
      ],
    ],
    [['least transparent agency', told(/not ranked/)]],
    [['requests nationwide in 2023', told(/not added up/)]],
    [['where do your numbers come from', told(/annual reports/)]],
    [['how fresh is this', told(/Newest/)]],
    [['how many of the requests to zibo industry bureau in 2022 were granted', stats(industry, 2022, 'Disclosed 1')]],
  ],
  researcher: [
    [['export to excel', told(/export/)]],
    [['give me the pdf of zibo investment promotion bureau 2023', says(/original/)]],
    [['zibo industry bureau 2022 vs 2021', view('yoy', industry, 2022)]],
    [['number of individuals who asked zibo industry bureau 2022', stats(industry, 2022, 'Received (individuals) 3')]],
    [['what was zibo investment promotion bureau called before', told(/淄博市招商局|Attraction/)]],
    [['cumulative requests zibo investment promotion bureau', told(/added up/)]],
    [['state secrets refusals, zibo investment promotion bureau, 2023', stats(investment, 2023, 'State secret 0')]],
    [
      [
        'how many documents in force does zibo industry bureau have',
        stats(industry, 2022, 'Normative documents in force 5'),
      ],
    ],
    [
      [
        'pending from last year at shizuishan investment promotion bureau 2023',
        stats(shizuishan, 2023, 'Carried in 0'),
      ],
    ],
    [['how many requests did zibo attraction bureau get in 2018', told(/was not recognised/)]],
    [['淄博市招商局 2018 reviews', stats(attraction, 2018, 'Review: total 0 (from the text)')]],
  ],
  lawyer: [
    [['article 16', told(/[Aa]rt(?:icle|\.) 16/)]],
    [['legal basis for refusing process information', defined('Process info')]],
    [['did zibo investment promotion bureau win its cases', view('disputes', investment, 2023)]],
    [['what is a trade secret refusal', defined('Third party')]],
  ],
  requester: [
    [['how can I appeal', remedies]],
    [['my request was ignored by zibo industry bureau', view('remedies', industry, 2022)]],
    [['how to file an information request', told(/art\. 29/)]],
    [['how long until they must reply', told(/20 working days/)]],
  ],
  official: [
    [['deadline for the 2026 annual report', told(/31 January/)]],
    [['email me when a new report is out', told(/subscribe/)]],
    [
      ['Zibo industry bureau 2022', stats(industry, 2022)],
      ['follow this agency', says(/Following.*Zibo Industry/)],
    ],
    [['can i upload our draft report', told(/[Ss]end/)]],
    [['who made this bot', told(/not official/)]],
    [['one of your figures is wrong', told(/\/report/)]],
    [['are zhoucun investment promotion centre figures consistent', view('check', zhoucun, 2023)]],
  ],
  anybody: [
    [['zibo investment promotion buraeu 2023 requests recieved', slip('Zibo Investment')]],
    [['zibo gongxinju rejected how many 2022', stats(industry, 2022, 'Refused 1')]],
    [
      [
        'Zibo Investment Promotion Bureau 2023 wind farms',
        view('stats', investment, 2023, /Not understood: “wind farms”/),
      ],
    ],
    [["what's the weather", guided]],
    [['bureau of education refusals 2023', told(/names no region/)]],
    [['Zibo 2023 refused', shelf('Zibo 淄博市')]],
    [['do you speak chinese', told(/\/lang/)]],
    [['what is table 3', told(/[Tt]able 3/)]],
    [['Jinan Finance Bureau refusals', notHeld('Jinan Finance Bureau 济南市财政局')]],
    [['and the year before?', whichAgency]],
  ],
};

describe('questions of people, unseen', () => {
  const engine = testEngine('pglite');
  let chat: Answerer;
  let people = 20000;
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
