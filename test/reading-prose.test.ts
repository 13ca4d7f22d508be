import { describe, expect, it } from 'vitest';
import type { MetricCode } from '../src/domain/metric.ts';
import { readingOf } from './tools/readings.ts';

type Expected = { readonly [code in MetricCode]?: number };

function proseOf(sentence: string, section = '一、总体情况'): Expected {
  const { prose } = readingOf(
    `临江市示例局2023年政府信息公开工作年度报告\n本报告统计期限自2023年1月1日起，至2023年12月31日止。\n${section}\n${sentence}\n六、其他需要报告的事项\n无。`,
  );
  return Object.fromEntries([...prose].map(([code, { value }]) => [code, value]));
}

describe('counts in the text', () => {
  const cases: readonly (readonly [string, Expected])[] = [
    [
      '2023年，我局共收到政府信息公开申请12件，其中当面申请2件，网络申请7件，信函申请3件。',
      {
        'requests.received@total': 12,
        'prose.requests_in_person': 2,
        'prose.requests_online': 7,
        'prose.requests_letter': 3,
      },
    ],
    [
      '收到依申请公开事项 4 件，网络、信函各 2 件。',
      { 'requests.received@total': 4, 'prose.requests_online': 2, 'prose.requests_letter': 2 },
    ],
    [
      '全年受理依申请公开政府信息5件，较2022年减少3件。',
      { 'requests.received@total': 5, 'prose.yoy_requests_count': -3 },
    ],
    ['共收到政府信息公开申请21件，同比下降16%。', { 'requests.received@total': 21, 'prose.yoy_requests_percent': -16 }],
    [
      '新收政府信息公开申请106件，上年结转4件，办结108件，结转下年度继续办理2件。',
      {
        'requests.received@total': 106,
        'requests.carried_in@total': 4,
        'outcome.total@total': 108,
        'requests.carried_out@total': 2,
      },
    ],
    [
      '共收到政府信息公开申请54件，办结53件，1件结转下年。',
      { 'requests.received@total': 54, 'outcome.total@total': 53, 'requests.carried_out@total': 1 },
    ],
    ['全年办理政府信息公开申请15件。', { 'prose.requests_handled': 15 }],
    [
      '受理信息公开申请4件，其中2件予以公开，1件部分公开，1件不予公开。',
      {
        'requests.received@total': 4,
        'outcome.granted@total': 2,
        'outcome.partial@total': 1,
        'outcome.refused@total': 1,
      },
    ],
    [
      '其中予以公开5件，无法提供3件，不予处理0件，其他处理1件。',
      {
        'outcome.granted@total': 5,
        'outcome.unavailable@total': 3,
        'outcome.not_processed@total': 0,
        'outcome.other@total': 1,
      },
    ],
    ['因政府信息公开被申请行政复议3件，被提起行政诉讼2件。', { 'review.total': 3, 'prose.litigation.total': 2 }],
    ['全年收到政府信息公开申请三件。', { 'requests.received@total': 3 }],
    [
      '通过政府网站发布信息1,286条，微信公众号发布320条，微博发布150条。',
      { 'prose.site_items': 1_286, 'prose.wechat_items': 320, 'prose.weibo_items': 150 },
    ],
    ['全年主动公开政府信息536条。', { 'prose.ogi_column_items': 536 }],
    [
      '发布政策解读材料18篇，召开新闻发布会4场，举办政务公开培训2次。',
      { 'prose.interpretations': 18, 'prose.press_conferences': 4, 'prose.trainings': 2 },
    ],
    [
      '承办人大代表建议15件、政协提案22件，办理数量较去年增长10%。',
      { 'prose.npc_suggestions': 15, 'prose.cppcc_proposals': 22, 'prose.yoy_proposals_percent': 10 },
    ],
    ['共承办市人大代表建议和政协提案37件。', { 'prose.proposals_total': 37 }],
    ['收取信息处理费1200元。', { 'prose.info_fee': 1_200 }],
    ['制发规范性文件2件，废止1件。', { 'proactive.normative.made': 2 }],
  ];
  it.each(cases)('%s', (sentence, expected) => {
    expect(proseOf(sentence)).toEqual(expected);
  });

  it('are joined over the lines and pages into which the text is cut, and quoted with their place', () => {
    const { prose } = readingOf(
      '临江市示例局2023年政府信息公开工作年度报告\n\n一、总体情况\n全年共收到政府信息公\n\n— 2 —\n\f开申请 8 \n件，均已答复。',
    );
    expect(prose.get('requests.received@total')).toEqual({
      value: 8,
      quote: '全年共收到政府信息公开申请8件，均已答复。',
      page: 2,
      line: 7,
    });
  });
});

describe('statements that there was none', () => {
  const cases: readonly (readonly [string, Expected])[] = [
    ['我局未收到公民、法人和其他组织的政府信息公开申请。', { 'requests.received@total': 0 }],
    ['我单位无依申请公开事项。', { 'requests.received@total': 0 }],
    ['全年没有接到依申请公开的申请。', { 'requests.received@total': 0 }],
    [
      '本年度未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。',
      { 'review.total': 0, 'prose.litigation.total': 0 },
    ],
    ['全年发生政府信息公开行政复议1件，无行政诉讼。', { 'review.total': 1, 'prose.litigation.total': 0 }],
    ['本年度没有收取政府信息公开信息处理费。', { 'prose.info_fee': 0 }],
    ['依申请公开政府信息，我局没有收取过费用。', { 'prose.info_fee': 0 }],
    ['未收到人大代表建议和政协委员提案。', { 'prose.npc_suggestions': 0, 'prose.cppcc_proposals': 0 }],
    ['政府信息公开申请量与上年持平。', { 'prose.yoy_requests_count': 0 }],
  ];
  it.each(cases)('%s', (sentence, expected) => {
    expect(proseOf(sentence)).toEqual(expected);
  });
});

describe('figures of something else', () => {
  it.each([
    '去年收到政府信息公开申请8件。',
    '2022年收到政府信息公开申请9件。',
    '下一步，我局将把收到的政府信息公开申请3件整理成案例。',
    '收到行政许可申请1200件，办结1198件。',
    '各镇收到申请的情况为：城关镇3件、河口镇5件。',
    '举办政府开放日活动3次，接待群众120人。',
    '未出现逾期答复政府信息公开申请的情况。',
    '没有因公开政府信息引发的举报投诉。',
    '根据规定，我局2023年度无行政事业性收费。',
    '主动公开政府信息共计2300余条，网站浏览量近5万。',
    '政府信息公开申请量与上年基本持平。',
    '没有行政复议被纠正，没有行政诉讼败诉。',
    '全市各级政府网站发布信息12.6万条。',
  ])('%s', (sentence) => {
    expect(proseOf(sentence)).toEqual({});
  });

  it('are not looked for among problems and plans', () => {
    expect(proseOf('全年收到政府信息公开申请6件，人手不足。', '五、存在的主要问题及改进情况')).toEqual({});
  });
});
