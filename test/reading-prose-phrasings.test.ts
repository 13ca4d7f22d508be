import { describe, expect, it } from 'vitest';
import { expectEach, proseOf, type ProseFigures } from './tools/prose-cases.ts';
import { readingOf } from './tools/readings.ts';

const nothing: ProseFigures = {};

describe('requests that came in', () => {
  expectEach([
    ['本年度新收政府信息公开申请17件。', { 'requests.received@total': 17 }],
    ['2023年，区卫生健康局共接收依申请公开事项9项，均依法办理。', { 'requests.received@total': 9 }],
    ['一年来收到公民提出的政府信息公开申请 23 件。', { 'requests.received@total': 23 }],
    ['全年收到14件依申请公开件，全部办理完毕。', { 'requests.received@total': 14 }],
    ['收到群众通过网站提交的政府信息公开申请6件。', { 'requests.received@total': 6 }],
    ['受理群众提出的7件政府信息公开申请。', { 'requests.received@total': 7 }],
    ['我局收到政府信息公开申请共计十二件。', { 'requests.received@total': 12 }],
    ['我局收到政府信息公开申请一百零三件。', { 'requests.received@total': 103 }],
    ['全年收到依申请公开1,024件。', { 'requests.received@total': 1_024 }],
    ['本单位共收到信息公开申请０件。', { 'requests.received@total': 0 }],
    [
      '新收政府信息公开申请数量0件，上年结转政府信息公开申请数量0件。',
      { 'requests.received@total': 0, 'requests.carried_in@total': 0 },
    ],
    [
      '全年收到政府信息公开申请308件，上年结转1件，法定期限内予以答复306件，结转下年3件。',
      {
        'requests.received@total': 308,
        'requests.carried_in@total': 1,
        'outcome.total@total': 306,
        'requests.carried_out@total': 3,
      },
    ],
    [
      '收到政府信息公开申请40件。其中，网络申请30件，占75%；信函申请8件，占20%；当面申请2件，占5%。',
      {
        'requests.received@total': 40,
        'prose.requests_online': 30,
        'prose.requests_letter': 8,
        'prose.requests_in_person': 2,
      },
    ],
    [
      '2023年共收到政府信息公开申请11件（自然人10件，法人或其他组织1件），同比增长10%。',
      {
        'requests.received@total': 11,
        'prose.requests_handled.natural_person': 10,
        'prose.requests_handled.organisations': 1,
        'prose.yoy_requests_percent': 10,
      },
    ],
    [
      '共收到依申请公开12件，其中线上平台提交9件、邮寄3件，较上年减少5件。',
      {
        'requests.received@total': 12,
        'prose.requests_online': 9,
        'prose.requests_letter': 3,
        'prose.yoy_requests_count': -5,
      },
    ],
    ['收到政府信息公开申请30件，比2022年增加6件。', { 'requests.received@total': 30, 'prose.yoy_requests_count': 6 }],
    [
      '收到政府信息公开申请5件，较2022年增加2件，其中网上申请4件，信函申请1件。',
      {
        'requests.received@total': 5,
        'prose.yoy_requests_count': 2,
        'prose.requests_online': 4,
        'prose.requests_letter': 1,
      },
    ],
    ['（二）依申请公开情况。全年收到5件，均已答复。', { 'requests.received@total': 5 }],
    ['收到政府信息公开申请30件，同比下降两成。', { 'requests.received@total': 30 }],
    ['收到政府信息公开申请30件，较去年翻了一番。', { 'requests.received@total': 30 }],
    [
      '政府信息公开申请总量为30件，较上年上升了25.5%。',
      { 'requests.received@total': 30, 'prose.yoy_requests_percent': 25.5 },
    ],
    ['政府信息公开申请总量较上年上升了25.5%。', { 'prose.yoy_requests_percent': 25.5 }],
    [
      '收到政府信息公开申请8件，同比增加2件，增长33.3%。',
      { 'requests.received@total': 8, 'prose.yoy_requests_count': 2, 'prose.yoy_requests_percent': 33.3 },
    ],
    ['本年度申请数量与上一年度持平。', { 'prose.yoy_requests_count': 0 }],
    ['2023年收到依申请公开5件，较2022年持平。', { 'requests.received@total': 5, 'prose.yoy_requests_count': 0 }],
  ]);
});

describe('requests that are another’s, of another time, or only a part', () => {
  expectEach([
    ['2022年度收到政府信息公开申请15件，2023年度收到政府信息公开申请18件。', { 'requests.received@total': 18 }],
    ['（二）依申请公开情况。收到信访件5件，热线工单8件。', nothing],
    ['比2022年收到政府信息公开申请8件增加3件。', nothing],
    ['由上年的8件增加到今年的12件政府信息公开申请。', nothing],
    ['《条例》施行以来，累计收到政府信息公开申请236件。', nothing],
    ['自2008年以来，我局共收到政府信息公开申请415件，其中2023年收到19件。', nothing],
    ['历年累计受理依申请公开66件。', nothing],
    ['各区县共收到政府信息公开申请810件，市直部门收到320件。', nothing],
    ['下属单位收到政府信息公开申请3件。', nothing],
    ['所属各学校收到信息公开申请2件。', nothing],
    ['全市共收到政府信息公开申请2200件，我局收到36件。', nothing],
    ['市政府收到政府信息公开申请320件。', nothing],
    ['市局收到政府信息公开申请12件。', nothing],
    ['局属事业单位收到政府信息公开申请2件。', nothing],
    ['截至6月底，收到政府信息公开申请5件。', nothing],
    ['收到政府信息公开申请20余件。', nothing],
    ['收到政府信息公开申请约20件。', nothing],
    ['收到政府信息公开申请20件左右。', nothing],
    ['收到政府信息公开申请20件以上。', nothing],
    ['收到政府信息公开申请数十件。', nothing],
    ['收到政府信息公开申请二十多件。', nothing],
    ['收到政府信息公开申请近百件。', nothing],
    ['收到政府信息公开申请3至5件。', nothing],
    ['每月收到政府信息公开申请3-5件。', nothing],
    ['平均每月收到政府信息公开申请4件。', nothing],
    ['第四季度收到政府信息公开申请4件。', nothing],
    ['上半年收到政府信息公开申请4件。', nothing],
    ['上半年，我局收到政府信息公开申请4件。', nothing],
    ['2023年5月，举办政务公开培训1次。', nothing],
    ['力争收到政府信息公开申请后5个工作日内答复。', nothing],
    ['对收到的政府信息公开申请，自收到之日起20个工作日内答复。', nothing],
    ['根据《条例》第三十三条，行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。', nothing],
    ['按时答复率100%，较上年提高2个百分点。', nothing],
    ['收到政府信息公开申请12件，按时答复率100%，较上年提高2%。', { 'requests.received@total': 12 }],
    ['收到政府信息公开申请12件，网站访问量同比增长35%。', { 'requests.received@total': 12 }],
    [
      '收到政府信息公开申请12件，其中网络申请8件，较上年增加3件。',
      { 'requests.received@total': 12, 'prose.requests_online': 8 },
    ],
    ['依申请公开专栏发布信息较上年增加12条。', nothing],
    ['政府信息公开申请人满意度同比提高5%。', nothing],
    ['政府信息公开申请办理时长同比下降20%。', nothing],
    ['收到企业开办申请1200件，受理各类许可申请860件。', nothing],
    ['收到各类申请1200件，均按时办结。', nothing],
    ['收到信访件45件、12345热线工单1200件。', nothing],
    ['收到法律援助申请320件，办结318件。', nothing],
    ['完善依申请公开流程，受理不动产登记申请3200件。', nothing],
    ['收到政府信息公开申请12 34件。', nothing],
    ['受理网上依申请公开8件，现场申请2件。', { 'prose.requests_in_person': 2 }],
    ['办理依申请公开信件15件。', nothing],
    ['申请公开政府信息事项12项，涉及申请4件。', nothing],
    ['共收到申请14件，其中政府信息公开申请6件，信访类8件。', nothing],
    ['收到上级转办的政府信息公开申请2件。', nothing],
    ['协助上级答复政府信息公开申请5件。', nothing],
    ['依法受理5件，不予受理1件政府信息公开申请。', nothing],
    ['收到来信3件、政府信息公开申请5件。', nothing],
    ['收到政府信息公开申请120件，比上年增加一倍。', { 'requests.received@total': 120 }],
    ['收到申请数量较去年有所下降，减少12件。', nothing],
    ['2022年，我局收到政府信息公开申请15件。其中予以公开5件。', nothing],
    ['去年，我局共收到政府信息公开申请15件。', nothing],
    ['依申请公开平均用时8个工作日，较上年减少3个工作日。', nothing],
  ]);
});

describe('what became of requests', () => {
  expectEach([
    ['全年答复政府信息公开申请9件。', { 'prose.requests_handled': 9 }],
    ['共处理依申请公开事项3件。', { 'prose.requests_handled': 3 }],
    [
      '收到政府信息公开申请10件，均已答复，其中予以公开4件、部分公开2件、不予公开1件、无法提供2件、不予处理1件。',
      {
        'requests.received@total': 10,
        'outcome.granted@total': 4,
        'outcome.partial@total': 2,
        'outcome.refused@total': 1,
        'outcome.unavailable@total': 2,
        'outcome.not_processed@total': 1,
      },
    ],
    [
      '收到政府信息公开申请10件，已办结9件，1件正在办理中。',
      { 'requests.received@total': 10, 'outcome.total@total': 9 },
    ],
    ['收到政府信息公开申请10件，其中延期答复2件，补正3件。', { 'requests.received@total': 10 }],
    [
      '办理政府信息公开申请8件，申请人主动撤回1件，结转至2024年继续办理1件。',
      { 'prose.requests_handled': 8, 'prose.withdrawn_by_applicant': 1, 'requests.carried_out@total': 1 },
    ],
    ['收到政府信息公开申请5件，其中不予公开的为零。', { 'requests.received@total': 5 }],
    [
      '受理依申请公开45件，不予公开2件，结转下年办理3件。包括2022年结转2023年的申请4件。',
      {
        'requests.received@total': 45,
        'outcome.refused@total': 2,
        'requests.carried_out@total': 3,
        'requests.carried_in@total': 4,
      },
    ],
    ['完成依申请公开答复53件，予以公开答复36件。', { 'outcome.total@total': 53, 'outcome.granted@total': 36 }],
    ['办理依申请公开9件，本机关不掌握政府信息答复4件。', { 'prose.requests_handled': 9 }],
    [
      '收到政府信息公开申请6件，同意公开或部分公开共4件。',
      { 'requests.received@total': 6, 'prose.granted_or_partial': 4 },
    ],
  ]);
});

describe('outcomes that are of something else', () => {
  expectEach([
    [
      '全年共制作政府信息320条，其中主动公开信息210条，依申请公开信息60条，不予公开信息50条。',
      { 'prose.ogi_column_items': 210, 'prose.not_published_items': 50 },
    ],
    ['制发公文90件，其中主动公开40件、依申请公开30件、不予公开20件。', nothing],
    ['对公文进行属性认定，主动公开12件，依申请公开5件，不予公开3件。', nothing],
    ['对应予公开的人大建议答复予以公开8件。', { 'prose.npc_suggestions': 8 }],
    ['对不予公开的12份文件进行了复核。', nothing],
    ['全年制发公文707件，主动公开673件，公开率95%。', nothing],
    ['政府信息公开申请45件中，已主动公开和同意公开的31件。', nothing],
  ]);
});

describe('statements that there was none', () => {
  expectEach([
    ['2023年度，我单位未收到和处理政府信息公开申请，零报告。', { 'requests.received@total': 0 }],
    ['本年度未接收到依申请公开。', { 'requests.received@total': 0 }],
    ['全年未收到任何形式的政府信息公开申请。', { 'requests.received@total': 0 }],
    ['2023年，我局没有收到公民、法人或者其他组织提出的依申请公开政府信息的申请。', { 'requests.received@total': 0 }],
    ['2023年度依申请公开件数为零。', { 'requests.received@total': 0 }],
    ['我镇2023年无政府信息公开申请。', { 'requests.received@total': 0 }],
    ['自条例实施以来，我局从未收到政府信息公开申请。', { 'requests.received@total': 0 }],
    [
      '未收到政府信息公开申请，未发生行政复议、行政诉讼案件。',
      { 'requests.received@total': 0, 'review.total': 0, 'prose.litigation.total': 0 },
    ],
    ['没有因政府信息公开申请引起行政复议和行政诉讼等情况。', { 'review.total': 0, 'prose.litigation.total': 0 }],
    [
      '2023年，针对本部门信息公开事务的行政复议案件和行政诉讼案件均为0件。',
      { 'review.total': 0, 'prose.litigation.total': 0 },
    ],
    ['因信息公开引发的行政复议0起，行政诉讼0起。', { 'review.total': 0, 'prose.litigation.total': 0 }],
    ['全年未收取信息处理费。', { 'prose.info_fee': 0 }],
    ['我局2023年收取信息处理费0元。', { 'prose.info_fee': 0 }],
    ['2023年未产生信息处理费。', { 'prose.info_fee': 0 }],
    ['我局依法提供政府信息，未向申请人收取任何费用。', { 'prose.info_fee': 0 }],
    ['截至2023年12月31日，我局未收到政府信息公开申请。', { 'requests.received@total': 0 }],
    ['全年依申请公开件0件，行政复议0件。', { 'requests.received@total': 0, 'review.total': 0 }],
    ['没有收到公民、法人和其他组织通过信函、网络等方式提出的政府信息公开申请。', { 'requests.received@total': 0 }],
    ['本年度没有公民、法人或其他组织向我局申请公开政府信息。', { 'requests.received@total': 0 }],
    ['2023年没有申请人提出政府信息公开申请。', { 'requests.received@total': 0 }],
    ['无依申请公开受理事项。', { 'requests.received@total': 0 }],
    ['无因政府信息公开提出复议和诉讼的情况发生。', { 'review.total': 0, 'prose.litigation.total': 0 }],
    ['我局未因政府信息公开申请行政复议、提起行政诉讼。', { 'review.total': 0, 'prose.litigation.total': 0 }],
    ['没有因信息公开被行政复议、行政诉讼、举报投诉。', { 'review.total': 0, 'prose.litigation.total': 0 }],
    ['未发生行政诉讼，信息公开行政复议1件，结果维持。', { 'review.total': 1, 'prose.litigation.total': 0 }],
    ['2023年度我局依申请公开信息未收费。', { 'prose.info_fee': 0 }],
    ['本年度没有产生信息公开收费及减免的情况。', { 'prose.info_fee': 0 }],
    ['本年度未收到政府信息申请公开。', { 'requests.received@total': 0 }],
    ['2023年我镇无政府信息依申请公开办理情况。', { 'requests.received@total': 0 }],
    ['2023年未收到信息公开的申请和未涉及不予公开的政府信息。', { 'requests.received@total': 0 }],
    ['依申请公开收取的费用（检索费、邮寄费、复制费等）为0元。', { 'prose.info_fee': 0 }],
    ['全年无人大代表建议，无政协委员提案。', { 'prose.npc_suggestions': 0, 'prose.cppcc_proposals': 0 }],
  ]);

  it('stand under a heading that says of what', () => {
    expect(proseOf('（二）依申请公开情况\n无。', '一、总体情况', '临江市示例局')).toEqual({
      'requests.received@total': 0,
    });
  });
});

describe('statements that there was none of something narrower', () => {
  expectEach([
    ['去年未收到政府信息公开申请，今年收到2件政府信息公开申请。', { 'requests.received@total': 2 }],
    ['上半年未收到政府信息公开申请。', nothing],
    ['未收到以当面形式提交的政府信息公开申请。', nothing],
    ['未收到网络政府信息公开申请。', nothing],
    ['未收到法人或其他组织的政府信息公开申请。', nothing],
    ['所属各站所均未收到政府信息公开申请。', nothing],
    ['各乡镇未收到政府信息公开申请。', nothing],
    ['如未收到政府信息公开申请，应当在表中填0。', nothing],
    ['无不予受理的政府信息公开申请。', nothing],
    ['未收到依申请公开信息的咨询。', nothing],
    ['未收到涉及国家秘密的政府信息公开申请。', nothing],
    ['未收到关于征地拆迁的政府信息公开申请。', nothing],
    ['依申请公开信息0条。', nothing],
    ['未发生因工伤认定引发的行政复议。', nothing],
    ['没有政府信息公开类行政诉讼败诉情况。', nothing],
    ['未发生超期未答复政府信息公开申请的情形。', nothing],
    ['没有结转的政府信息公开申请。', nothing],
    ['未收到因政府信息公开申请答复不满意的投诉。', nothing],
    ['没有对政府信息公开申请收费。', { 'prose.info_fee': 0 }],
    ['未发生行政复议纠错、行政诉讼败诉案件。', nothing],
    ['没有被复议机关纠正的案件。', nothing],
    ['上年度未发生行政复议和行政诉讼。', nothing],
    ['减免信息处理费200元。', nothing],
    ['信息处理费按件计收的标准为每件100元。', nothing],
  ]);
});

describe('reviews and lawsuits', () => {
  expectEach([
    ['因政府信息公开申请被提起行政复议2件、行政诉讼1件。', { 'review.total': 2, 'prose.litigation.total': 1 }],
    ['政府信息公开类行政复议3件，其中：维持2件，纠正1件。', { 'review.total': 3 }],
    [
      '共发生1起因政府信息公开引起的行政复议案件，没有行政诉讼案件。',
      { 'review.total': 1, 'prose.litigation.total': 0 },
    ],
    ['涉及政府信息公开的行政复议和行政诉讼共5件。', { 'prose.review_and_litigation.total': 5 }],
    ['我局全年办理行政复议案件126件，办理行政应诉案件35件。', nothing],
    ['因工伤认定发生行政复议案件12件，行政诉讼案件8件。', nothing],
    ['信息公开行政复议0件，其他行政复议3件。', { 'review.total': 0 }],
    ['我局作为复议机关受理政府信息公开行政复议案件15件。', nothing],
    ['政府信息公开案件被复议机关维持3件、撤销1件。', nothing],
    ['做好依申请公开工作。我局全年受理行政复议案件126件，代理行政诉讼案件35件。', nothing],
  ]);
  expectEach(
    [
      ['行政复议3件，行政诉讼2件。', { 'review.total': 3, 'prose.litigation.total': 2 }],
      [
        '本年度发生行政诉讼4件，其中未经复议直接起诉3件，复议后起诉1件。',
        { 'prose.litigation.total': 4, 'litigation.direct.total': 3, 'litigation.after_review.total': 1 },
      ],
    ],
    '四、政府信息公开行政复议、行政诉讼情况',
  );
});

describe('fees', () => {
  expectEach([
    ['依申请提供政府信息收取信息处理费共计1.25万元。', { 'prose.info_fee': 12_500 }],
    ['依法收取1件政府信息公开申请信息处理费20元。', { 'prose.info_fee_cases': 1, 'prose.info_fee': 20 }],
    ['对2件申请收取信息处理费460元。', { 'prose.info_fee_cases': 2, 'prose.info_fee': 460 }],
    ['本年度共发出收费通知3份，收取信息处理费人民币1,050元。', { 'prose.info_fee': 1_050 }],
  ]);
  expectEach(
    [
      ['2023年度我局没有发生收费。', { 'prose.info_fee': 0 }],
      ['本年度未发生收取信息处理费的情况。', { 'prose.info_fee': 0 }],
      ['本年度无行政事业性收费。', nothing],
    ],
    '六、其他需要报告的事项',
  );
});

describe('reports of a whole government', () => {
  expectEach(
    [
      ['全市各级行政机关共收到政府信息公开申请2200件。', { 'requests.received@total': 2_200 }],
      [
        '全市共收到政府信息公开申请2200件，其中市政府办公室收到政府信息公开申请36件。',
        { 'requests.received@total': 2_200 },
      ],
      ['市本级收到政府信息公开申请36件，各县区收到政府信息公开申请2164件。', nothing],
      ['申请较多的部门中，市住房和城乡建设局收到政府信息公开申请120件。', nothing],
      ['市政府办公室收到政府信息公开申请36件。', nothing],
      ['全区各职能部门、镇街共收到政府信息依申请公开1499件。', { 'requests.received@total': 1_499 }],
    ],
    '一、总体情况',
    '临江市人民政府',
  );
});

describe('lists', () => {
  expectEach([
    [
      '收到政府信息公开申请6件，其中网络申请、信函申请、当面申请分别为3件、2件和1件。',
      {
        'requests.received@total': 6,
        'prose.requests_online': 3,
        'prose.requests_letter': 2,
        'prose.requests_in_person': 1,
      },
    ],
    ['人大代表建议、政协提案分别为5件、2件。', { 'prose.npc_suggestions': 5, 'prose.cppcc_proposals': 2 }],
    ['微信公众号、微博分别发布信息300条、200条。', { 'prose.wechat_items': 300, 'prose.weibo_items': 200 }],
    ['2021年、2022年、2023年分别收到政府信息公开申请12件、15件、18件。', { 'requests.received@total': 18 }],
    ['近三年收到政府信息公开申请分别为12件、15件、18件。', nothing],
    ['网络申请、信函申请分别为3件。', nothing],
    ['网络申请、信函申请各3件。', nothing],
    [
      '收到政府信息公开申请15件，“同意公开”的12件，“部分公开”的2件，不予受理1件。',
      {
        'requests.received@total': 15,
        'outcome.granted@total': 12,
        'outcome.partial@total': 2,
        'prose.requests_rejected': 1,
      },
    ],
  ]);
});

describe('reports of the office of a government', () => {
  expectEach(
    [
      ['我办收到政府信息公开申请36件。', { 'requests.received@total': 36 }],
      ['市政府办公室代市政府受理政府信息公开申请36件。', { 'requests.received@total': 36 }],
      ['市政府全年受理政府信息公开申请36件。', { 'requests.received@total': 36 }],
    ],
    '一、总体情况',
    '临江市人民政府办公室',
  );
});

describe('the same words in other dress', () => {
  expectEach([
    ['全 年 共 收 到 政 府 信 息 公 开 申 请 8 件 。', { 'requests.received@total': 8 }],
    ['共收到政府信息公开申请（含信函）8件。', { 'requests.received@total': 8 }],
  ]);

  it('is Traditional script', () => {
    const { prose } = readingOf(
      '臨江市示例局2023年政府信息公開工作年度報告\n一、總體情況\n2023年，我局共收到政府信息公開申請8件，其中網絡申請5件、信函申請3件，與去年持平。未發生行政複議、行政訴訟。',
    );
    expect(Object.fromEntries([...prose].map(([code, { value }]) => [code, value]))).toEqual({
      'requests.received@total': 8,
      'prose.requests_online': 5,
      'prose.requests_letter': 3,
      'prose.yoy_requests_count': 0,
      'review.total': 0,
      'prose.litigation.total': 0,
    });
  });
});
