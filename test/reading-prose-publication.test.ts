import { describe } from 'vitest';
import { expectEach, type ProseFigures } from './tools/prose-cases.ts';

const nothing: ProseFigures = {};

describe('what was published', () => {
  expectEach([
    ['在临江市政府信息公开专栏共发布信息141条。', { 'prose.ogi_column_items': 141 }],
    ['全年在区政府门户网站公开各类信息415条，在采购网上发布采购信息178条。', { 'prose.site_items': 415 }],
    [
      '全年在网站和微信平台公布信息202条，其中网站公布194条，微信公众号公布8条。',
      { 'prose.site_items': 194, 'prose.wechat_items': 8 },
    ],
    ['微博累计发布信息1863条，微信公众号推送426条。', { 'prose.weibo_items': 1_863, 'prose.wechat_items': 426 }],
    ['通过微信、微博发布信息300条。', { 'prose.new_media_items': 300 }],
    ['通过微博、微信公众号、抖音号等政务新媒体发布信息900条。', { 'prose.new_media_items': 900 }],
    ['通过网站、微信公众号发布信息500条。', nothing],
    [
      '“临江发布”微信公众号推送文章420篇，头条号发布信息210条。',
      { 'prose.wechat_items': 420, 'prose.toutiao_items': 210 },
    ],
    ['截至2023年12月31日，在市政府网站共发布信息89条，其中部门动态64条。', { 'prose.site_items': 89 }],
    [
      '全年主动公开政府信息总数171条：工作动态34条，预算决算4条。',
      { 'prose.ogi_column_items': 171, 'prose.affairs_items': 34 },
    ],
    ['公开专栏更新信息95条，机构职能类信息6条。', { 'prose.ogi_column_items': 95, 'prose.organ_items': 6 }],
    [
      '截至年底累计主动公开政府信息5928条，其中，本年度新增主动公开政府信息2110条。',
      { 'prose.ogi_column_items': 2_110 },
    ],
    ['制发行政规范性文件3件，公开政策解读材料6篇。', { 'proactive.normative.made': 3, 'prose.interpretations': 6 }],
    ['发布图文解读、视频解读等解读材料共26件。', { 'prose.interpretations': 26 }],
    ['在网站公开机构职能、工作总结、预决算、行政许可等政府信息23条。', { 'prose.site_items': 23 }],
    ['热线新媒体发布微信426条，微博453条。', { 'prose.wechat_items': 426, 'prose.weibo_items': 453 }],
    ['我街道在县人民政府网，截至2023年12月31日共发布信息89条。', { 'prose.site_items': 89 }],
    ['政府网站公开信息3698条，微博微信公开信息2148条。', { 'prose.site_items': 3_698, 'prose.new_media_items': 2_148 }],
    ['2023年度，本局共主动公开各类政府信息28条。', { 'prose.ogi_column_items': 28 }],
    ['2023年以来，通过网站、新媒体平台等方式主动公开政府信息共597条。', { 'prose.ogi_column_items': 597 }],
    ['召开新闻发布会6场次。', { 'prose.press_conferences': 6 }],
    ['全年举办了四场新闻发布会。', { 'prose.press_conferences': 4 }],
    ['组织开展政务公开业务培训3次。', { 'prose.trainings': 3 }],
    ['组织三次政府信息公开专题培训。', { 'prose.trainings': 3 }],
    ['明确主动公开事项64项。', nothing],
    ['配备政府信息公开专职工作人员1名、兼职工作人员2名。', { 'prose.staff_full_time': 1, 'prose.staff_part_time': 2 }],
    ['本机关从事政府信息公开工作的全职人员1人。', { 'prose.staff_full_time': 1 }],
    ['政务微信公众号粉丝数4719人。', { 'prose.new_media_followers': 4_719 }],
    ['网站总访问量达506216人次。', { 'prose.site_visits': 506_216 }],
    [
      '现场接待群众政府信息公开咨询70人次，其中电话咨询52人次。',
      { 'prose.consultations': 70, 'prose.consultations_phone': 52 },
    ],
  ]);
});

describe('publications that are another’s, of another time, or only a part', () => {
  expectEach([
    ['网站自开通以来累计发布信息36000条。', nothing],
    ['截至2023年底，网站累计发布信息36000条。', nothing],
    ['网站发布信息1800余条。', nothing],
    ['网站发布信息一千八百余条。', nothing],
    ['网站发布信息1800条以上。', nothing],
    ['网站发布“稳增长三十条”等政策。', nothing],
    ['网站发布《关于促进消费的20条措施》。', nothing],
    ['计划在网站发布信息300条。', nothing],
    ['要求各科室每月在网站发布信息4条。', nothing],
    ['网站日均发布信息12条。', nothing],
    ['各镇街网站发布信息共860条。', nothing],
    ['撰写信息被省政府网站采用5条，被市政府网站采用12条。', nothing],
    [
      '在省政府网站发布信息12条，在市政府网站发布信息30条。',
      { 'prose.province_site_items': 12, 'prose.site_items': 30 },
    ],
    ['在市政府网站发布信息100条、在局网站发布信息200条。', nothing],
    ['转载国务院政策解读45篇。', nothing],
    ['专栏访问量3000人次。', nothing],
    ['网站累计访问量3000人次。', nothing],
    ['我局将组织政务公开培训2次。', nothing],
    ['集中公开规章45件、规范性文件320件。', nothing],
    ['五、存在的主要问题及改进情况。举办政务公开培训2次，力度不够。', nothing],
    ['网站日均访问量3000人次。', nothing],
    ['网站独立用户访问总量12345人次，网站总访问量56789人次。', { 'prose.site_visits': 56_789 }],
    ['微信公众号新增粉丝300人。', nothing],
    ['微信公众号粉丝4万人。', nothing],
    ['市政府新闻办举行新闻发布会12场，我局参加2场。', nothing],
    ['通过专栏发布文件及解读信息82条。', nothing],
    ['微信公众号发布原创信息120条，转发信息300条。', nothing],
    ['编发信息简报36期，被省政府办公厅采用12条。', nothing],
    ['网站开设专题专栏8个，征集调查12期，收到意见23条。', nothing],
    ['开展职业技能培训20期，培训1200人次。', nothing],
    ['参加上级组织的政务公开培训2次。', nothing],
    ['召开会议和培训共5次。', nothing],
    ['参加市政府新闻发布会2场。', nothing],
    ['举办政府开放日3次、新闻发布会2次。', { 'prose.press_conferences': 2 }],
    ['答复来信3件、政协委员提案5件。', { 'prose.cppcc_proposals': 5 }],
    ['召开新闻发布会、吹风会、通气会等12场。', nothing],
    ['开展保密培训1次、政务公开培训2次。', { 'prose.trainings': 2 }],
    ['召开新闻发布会和媒体通气会共9场。', nothing],
    ['合法性审核规范性文件12件，备案规范性文件8件。', nothing],
    ['清理规范性文件36件，其中保留30件、废止6件。', nothing],
    ['公开现行有效规范性文件45件。', { 'proactive.normative.in_force': 45 }],
    ['废止行政规范性文件3件。', { 'proactive.normative.repealed': 3 }],
    ['专（兼）职人员3人。', nothing],
    ['专、兼职工作人员132名。', nothing],
    ['提供法律咨询500人次，开展健康咨询300人次。', nothing],
    ['市长信箱和12345热线共受理3000件。', nothing],
    ['拨打12345政务服务便民热线留言。', nothing],
    ['规范性文件公开率100%。', nothing],
    ['印发工作要点，细化6方面23项任务。', nothing],
    ['依托12个镇街、86个村居公开栏公开信息。', nothing],
  ]);
});

describe('suggestions and proposals', () => {
  expectEach([
    ['全年办理人大代表建议12件、政协委员提案8件。', { 'prose.npc_suggestions': 12, 'prose.cppcc_proposals': 8 }],
    [
      '共办理建议提案70件，其中人大建议30件、政协提案40件，办结率100%。',
      { 'prose.proposals_total': 70, 'prose.npc_suggestions': 30, 'prose.cppcc_proposals': 40 },
    ],
    [
      '共办理建议提案70件，其中建议30件、提案40件。',
      { 'prose.proposals_total': 70, 'prose.npc_suggestions': 30, 'prose.cppcc_proposals': 40 },
    ],
    ['承办省人大代表建议3件、市人大代表建议9件。', nothing],
    ['去年承办人大代表建议15件。', nothing],
    ['我局主办人大代表建议5件，协办4件。', nothing],
    ['2022年承办的人大代表建议12件全部公开，2023年承办人大代表建议15件。', { 'prose.npc_suggestions': 15 }],
    ['收到2件人大代表建议和3件政协委员提案。', { 'prose.npc_suggestions': 2, 'prose.cppcc_proposals': 3 }],
    [
      '承办人大代表建议、政协委员提案共37件，同比增长5%。',
      { 'prose.proposals_total': 37, 'prose.yoy_proposals_percent': 5 },
    ],
  ]);
});
