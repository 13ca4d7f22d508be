import { beforeAll, describe } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import { chatOver, personIn } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeSamples } from './tools/store-samples.ts';
import {
  asks,
  defined,
  guided,
  hold,
  industry,
  investment,
  notHeld,
  remedies,
  says,
  shelf,
  shizuishan,
  stats,
  type Talk,
  told,
  view,
  zhoucun,
} from './tools/utterances.ts';

// Questions in people's own words, by kind of person: a third lot, written after the understanding of the others.

const chinese: { readonly [who: string]: readonly Talk[] } = {
  journalist: [
    [['麻烦看下淄博市投资促进局在2023年有多少件申请是自然人提的', stats(investment, 2023, '新收（自然人） 2')]],
    [['淄博市工信局22年的拒绝比例', stats(industry, 2022, '不予公开率 1/3')]],
    [['想采访前先了解：石嘴山市投资促进局2023年申请情况', view('stats', shizuishan, 2023)]],
    [['淄博市工信局跟石嘴山投促局相比谁拒绝得多', asks(/一次/, industry, shizuishan)]],
    [['哪个省公开得最好', told(/不给机关排名/)]],
    [
      ['淄博市工业和信息化局2022', stats(industry, 2022)],
      ['有几件没给', asks(/可能是几个数字/, '不予公开', '无法提供')],
      ['那不予公开的有几件', stats(industry, 2022, '不予公开 1')],
      ['以什么理由', view('outcomes', industry, 2022)],
    ],
  ],
  researcher: [
    [['石嘴山市投资促进局2023年度结转下年度继续办理', stats(shizuishan, 2023, '结转下年 1')]],
    [['淄博市工信局2022 办结率', stats(industry, 2022, '办结率 3/3')]],
    [['请提供淄博市投资促进局2023年表四数据', view('disputes', investment, 2023)]],
    [['数据能批量下载吗', told(/导出/)]],
    [['各市平均每个局收到多少', told(/平均|不汇总/)]],
    [['淄博市投资促进局第三季度申请数', told(/没有分月/)]],
    [['淄博市招商局和淄博市投资促进局什么关系', told(/可能/)]],
    [['部分公开和予以公开的区别', told(/只计在这一行/)]],
  ],
  lawyer: [
    [['条例第十四条的内容', told(/第十四条/)]],
    [['答复期限是多久', remedies]],
    [['淄博市投资促进局2023年行政诉讼有没有被判输的', view('disputes', investment, 2023)]],
    [['过程性信息为啥不给', remedies]],
    [['涉及第三方的拒了几件 淄博市工信局 2022年', stats(industry, 2022, '第三方权益 0')]],
  ],
  requester: [
    [['淄博市工信局拒绝公开我的申请，我该怎么办', view('remedies', industry, 2022)]],
    [['一个月了还没回复', remedies]],
    [['想申请公开拆迁补偿信息，怎么申请', told(/第二十九条/)]],
    [['申请需要身份证吗', told(/第二十九条/)]],
  ],
  official: [
    [['我们单位的年度报告几号之前发布', told(/1月31日/)]],
    [['能不能帮我们单位检查一下年报', told(/发.*文件/)]],
    [['周村区投资促进中心2023年报有没有错', view('check', zhoucun, 2023)]],
    [['报告发布了怎么让你收录', says(/收录|发/)]],
    [['谁在维护这个机器人', told(/不是官方/)]],
  ],
  anybody: [
    [['淄博市投资促进局2o23年收到多少', says(/淄博市投资促进局/)]],
    [['石嘴山市投资促进局廿三年', says(/石嘴山市投资促进局/)]],
    [['淄博投資促進局 不予公開率', stats(investment, 2023, '不予公开率 1/2')]],
    [['教育局被告了几次', told(/没有写明地区/)]],
    [['讲个笑话', guided]],
    [['烟台市商务局2022', notHeld('烟台市商务局')]],
  ],
  mended: [
    [['淄博工信局2022有多少申请没给', asks(/可能是几个数字/, '不予公开', '无法提供')]],
    [['淄博工信局2022 企业申请的多还是个人多', view('applicants', industry, 2022)]],
    [['淄博市投资促进局2023年政府信息公开收费多少', stats(investment, 2023, '收取信息处理费金额 0（据正文）')]],
    [['周村区投资促进中心2023年表格填对了吗', view('check', zhoucun, 2023)]],
    [['你们都收录了谁', told(/^收录：/)]],
    [['部分公开算公开吗', told(/只计在这一行/)]],
    [['公开率怎么算', defined('公开率')]],
    [
      ['淄博市投资促进局2023 不予公开', stats(investment, 2023, '不予公开 1')],
      ['为什么', view('outcomes', investment, 2023, /年报不写原因/)],
    ],
    [['为什么', guided]],
    [['/stats 新疆维吾尔自治区巴音郭楞蒙古自治州和静县工业和信息化局 2019', notHeld('和静县工业和信息化局')]],
  ],
};

const english: { readonly [who: string]: readonly Talk[] } = {
  journalist: [
    [
      [
        'Could you check whether Zibo Industry Bureau rejected any requests in 2022?',
        stats(industry, 2022, 'Refused 1'),
      ],
    ],
    [
      [
        'number of FOI applications received by Zibo Investment Promotion Bureau, 2023',
        stats(investment, 2023, 'Received 2'),
      ],
    ],
    [['who submits requests to zibo industry bureau', view('applicants', industry, 2022)]],
    [['which city gets the most requests', told(/not ranked/)]],
    [
      [
        'Zibo Industry Bureau versus Shizuishan Investment Promotion Bureau',
        asks(/one agency at a time/, 'Zibo', 'Shizuishan'),
      ],
    ],
    [
      ['zibo investment promotion bureau', stats(investment, 2023)],
      ['any lawsuits?', view('disputes', investment, 2023)],
      ['how does that compare with the previous year', view('yoy', investment, 2023)],
      ['can i rely on these', view('check', investment, 2023)],
      ['how should i cite it', told(/cite/i)],
    ],
  ],
  researcher: [
    [['disclosure rate zibo industry bureau 2022', stats(industry, 2022, 'disclosure rate 1/3')]],
    [['how is refusal rate defined', defined('refusal rate')]],
    [['do you offer an api', told(/export/)]],
    [['monthly figures for zibo investment promotion bureau', told(/average|months/)]],
    [
      [
        'how many businesses made requests to zibo industry bureau in 2022',
        stats(industry, 2022, 'Received (business) 0'),
      ],
    ],
    [['zibo industry bureau requests carried over into 2023', says(/Zibo Industry/)]],
    [['how often is the data updated', told(/Newest/)]],
    [['are the 2019 and 2021 forms comparable', told(/form/)]],
  ],
  lawyer: [
    [['art. 14 of the regulations', told(/article 14/)]],
    [['what are the grounds for refusing', defined('Refused')]],
    [['enforcement files refused by zibo industry bureau 2022', stats(industry, 2022, 'Enforcement file 0')]],
    [['reviews that were corrected at zibo investment promotion bureau', says(/Zibo Investment/)]],
  ],
  requester: [
    [['the agency has not answered me for two months', remedies]],
    [['where do i send a disclosure request', told(/art\. 29/)]],
    [['can i challenge a refusal', remedies]],
    [['zibo industry bureau turned down my request', view('remedies', industry, 2022)]],
  ],
  official: [
    [['by when must we publish our report', told(/31 January/)]],
    [['our figures were misread', told(/\/report/)]],
    [['how do i unsubscribe', told(/unsubscribe/)]],
    [['please verify our annual report', told(/[Ss]end/)]],
  ],
  anybody: [
    [['ziBo InvEstment promotion bureau twenty twenty three', says(/Zibo Investment/)]],
    [['zibo investment promotion bureau reqeusts 2023', { refuses: /did you mean “Received”/ }]],
    [['tell me a joke', guided]],
    [['Yantai Commerce Bureau 2022', notHeld('Yantai Commerce Bureau 烟台市商务局')]],
    [['shandong', shelf('Shandong 山东省')]],
    [['bureau', told(/./)]],
  ],
  mended: [
    [
      ['zibo investment promotion bureau 2023 refused', stats(investment, 2023, 'Refused 1')],
      ['why', view('outcomes', investment, 2023, /Reports give no reasons/)],
      ['how many were not granted', asks(/several figures/, 'Refused', 'Unavailable')],
    ],
    [['do you have Beijing police', notHeld('Beijing Public Security Bureau 北京市公安局')]],
    [['stop that', told(/^To stop alerts/)]],
  ],
};

describe('questions of people, a third lot', () => {
  const engine = testEngine('pglite');
  let chat: Answerer;
  let people = 30000;
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
