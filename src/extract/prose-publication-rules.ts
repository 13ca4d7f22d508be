import { cases, type ProseRule } from './prose-rule.ts';

const items = /^(?:条|篇|件)$/u;
const events = /^(?:场|次|期|场次)$/u;

const social = '(?:微信|微博|公众号|视频号|抖音|快手|头条|客户端|新媒体)';
const joined = '[^,;。\\d]{0,10}?(?:、|和|及|与|以及)[^,;。\\d]{0,10}?';
/** 通过微信、微博发布: one number for several channels. */
const severalSocial = new RegExp(
  `${social}[^,;。\\d]{0,4}(?:、|和|及|与|以及)[^,;。\\d]{0,10}?${social}|微博微信|微信微博|双微|两微`,
  'u',
);
/** 在网站和微信平台发布: of both, and so of neither. */
const siteAndSocial = new RegExp(`(?:网站|官网|门户网)${joined}${social}|${social}${joined}(?:网站|官网|门户网)`, 'u');
const posted = '(?:发布|编发|推送|更新|发文|刊发|公开|推出|转发)';
const notPosts = /粉丝|阅读|浏览|点赞|关注|订阅|评论|留言|咨询|原创|(?<!\()转[发载]/u;

/** What was published, and where: documents, events, interpretations, items by channel. */
export const publicationRules: readonly ProseRule[] = [
  {
    code: 'proactive.regulations.made',
    units: cases,
    left: /规章(?:当年)?(?:主动)?(?:公开)?$/u,
    not: /废止|清理|修改|失效|现行|有效|集中公开/u,
    when: ({ edition, before }) => edition === '2021' && before.includes('公开'),
  },
  {
    code: 'proactive2019.regulations.newly_disclosed',
    units: cases,
    left: /公开规章$/u,
    when: ({ edition }) => edition === '2019',
  },
  { code: 'prose.normative_items', units: /^条$/u, left: /规范性文件(?:信息)?$/u },
  {
    code: 'prose.normative_drafted',
    units: cases,
    left: /起草[^,;。]{0,4}规范性文件$/u,
  },
  {
    code: 'proactive.normative.repealed',
    units: cases,
    left: /废止(?:了)?(?:行政)?规范性文件[共计]*$/u,
    when: ({ edition }) => edition === '2021',
  },
  {
    code: 'proactive.normative.in_force',
    units: cases,
    left: /现行有效(?:的)?(?:行政)?规范性文件[共计]*$/u,
    when: ({ edition }) => edition === '2021',
  },
  {
    code: 'proactive.normative.made',
    units: cases,
    left: /(?<!部门)规范性文件$/u,
    not: /审[核查]|备案|清理|废止|解读|报送|起草|征集|转[发载]|梳理|评估|有效|保留|修[订改]|汇编|宣布|失效|集中公开/u,
    when: ({ edition, before, clause }) =>
      edition === '2021' && /(?:公开|制发|制定|出台|印发)[^;。]*$/u.test(before) && !clause.includes('集中公开'),
  },
  {
    code: 'proactive.normative.made',
    units: cases,
    left: /(?:制发|制定|出台|印发)[^,;。]{0,4}$/u,
    right: /^(?:行政)?规范性文件/u,
    when: ({ edition }) => edition === '2021',
  },
  {
    code: 'proactive2019.normative.newly_disclosed',
    units: cases,
    left: /(?<!部门)规范性文件$/u,
    not: /审[核查]|备案|清理|废止|解读|报送|起草|转[发载]|有效|失效|集中公开/u,
    when: ({ edition, before }) => edition === '2019' && before.includes('公开'),
  },
  {
    code: 'prose.press_conferences',
    units: events,
    left: /新闻发布会(?:议|活动)?[共计:]*$/u,
    not: /参[加与]|出席|列席|新闻办|宣传部|[^,;。](?:和|、|及|与|暨)[^,;。]{0,6}新闻发布会/u,
  },
  {
    code: 'prose.press_conferences',
    units: events,
    right: /^的?[^,;。、和及与]{0,6}新闻发布(?:会|活动)(?!(?:和|、|及|与|暨|等))/u,
  },
  {
    code: 'prose.trainings',
    units: events,
    left: /培训(?:班|会|会议|活动|讲座)?[共计:]*$/u,
    not: /参[加与]|会议(?:、|和|及|与)[^,;。]{0,6}培训|技能|就业|创业|职业(?!人)|农业|安全|普法|执法/u,
    when: ({ before }) => /公开|业务/u.test(before),
  },
  {
    code: 'prose.trainings',
    units: events,
    right: /^(?:的)?(?:政务|政府信息|信息)?公开[^,;。]{0,6}培训/u,
  },
  {
    code: 'prose.interpretations',
    units: /^(?:件|篇|条|份|个|期)$/u,
    left: /解读(?:类)?(?:产品|材料|信息|文件|稿件|稿|文章)?[共计:]*$/u,
    not: /转[载发]|上级|国家|中央|省级|参[加与]|(?:文件|信息)(?:和|及|与|、)[^,;。]{0,4}解读/u,
  },
  { code: 'prose.not_published_items', units: /^条$/u, left: /不予公开的?(?:政府)?信息[有共计为:]*$/u },
  { code: 'prose.province_site_items', units: items, left: /省政府(?:门户)?网站(?:另有|另|发布|公开|信息|有)*$/u },
  {
    code: 'prose.site_items.previous_year',
    units: items,
    left: /信息(?:发布|公开)(?:总)?量(?:19|20)\d\d年为?$/u,
    when: ({ reportYear }, { year }) => reportYear !== null && year === reportYear - 1,
  },
  {
    code: 'prose.site_items',
    units: items,
    left: /(?:19|20)\d\d年为?$/u,
    when: ({ before, reportYear }, { year }) => year === reportYear && /信息(?:发布|公开)(?:总)?量/u.test(before),
  },
  {
    code: 'prose.ogi_column_items',
    units: items,
    left: /(?:总计|合计|共计)$/u,
    when: ({ before }) => /信息(?:发布|公开)(?:总)?量/u.test(before),
  },
  {
    code: 'prose.wechat_items',
    units: items,
    left: /(?:发布|推送)(?:官方|政务)?微信(?:公众号)?(?:信息|文章|推文)?[共计]*$/u,
    not: severalSocial,
  },
  {
    code: 'prose.weibo_items',
    units: items,
    left: /(?:发布|推送)(?:官方|政务)?微博(?:信息|文章|推文)?[共计]*$/u,
    not: severalSocial,
  },
  {
    code: 'prose.new_media_items',
    units: items,
    left: new RegExp(`新媒体[^;。]{0,30}${posted}[^,;。]{0,10}$`, 'u'),
    not: new RegExp(`${notPosts.source}|${siteAndSocial.source}`, 'u'),
  },
  {
    code: 'prose.new_media_items',
    units: items,
    left: new RegExp(`(?:${severalSocial.source})[^;。]{0,30}${posted}[^,;。]{0,10}$`, 'u'),
    not: new RegExp(`${notPosts.source}|${siteAndSocial.source}`, 'u'),
  },
  {
    code: 'prose.weibo_items',
    units: items,
    left: /微博[^,;。]{0,12}$/u,
    not: new RegExp(`${notPosts.source}|${severalSocial.source}|${siteAndSocial.source}`, 'u'),
  },
  {
    code: 'prose.wechat_items',
    units: items,
    left: /(?:微信|公众号)(?:[^,;。]{0,20}|[^,;。]{0,40},?(?:共|累计)?(?:发布|推送|编发|推出)[^,;。]{0,8})$/u,
    not: new RegExp(`${notPosts.source}|${severalSocial.source}|${siteAndSocial.source}`, 'u'),
  },
  {
    code: 'prose.toutiao_items',
    units: items,
    left: /头条[^,;。]{0,10}$/u,
    not: new RegExp(`${notPosts.source}|${severalSocial.source}|${siteAndSocial.source}`, 'u'),
  },
  {
    code: 'prose.affairs_items',
    units: items,
    left: /(?:政务类|政务动态|工作动态)类?(?:政府)?(?:信息)?(?:更新|发布|公开)?$/u,
  },
  { code: 'prose.overview_items', units: items, left: /概况类?(?:政府)?(?:信息)?(?:更新|发布|公开)?$/u },
  { code: 'prose.organ_items', units: items, left: /机构职能类?(?:政府)?信息$/u },
  { code: 'prose.licensing_items', units: items, left: /公开行政许可(?:类|结果)?信息$/u },
  { code: 'prose.penalty_items', units: items, left: /公开行政处罚(?:类|结果)?信息$/u },
  {
    code: 'prose.ogi_column_items',
    units: items,
    left: /(?:公开专栏|公开专题|公开平台|公开栏目)[^;。]{0,6}(?:更新|发布|公开)[^,;。]{0,8}$/u,
    not: /解读/u,
  },
  {
    code: 'prose.ogi_column_items',
    units: items,
    left: /(?:主动公开|主动发布|(?<!网[^,;。]{0,12})公开政府信息)[^,;:。]{0,60}(?:[,:](?:共计?|合计|总计)?)?$/u,
    not: /规章|规范性|解读|依申请|不予公开|同意公开|已主动公开|答复|公文|文件(?:共|等|计)*$|议案|建议|提案|行政(?:许可|处罚)|预算|决算|目录|采购/u,
    when: ({ before, clause, sortsDocuments }) =>
      (clause.includes('主动公开') || !siteAndSocial.test(clause)) &&
      !severalSocial.test(clause) &&
      !(sortsDocuments && /公文|文件|属性/u.test(before)) &&
      !(before.includes('公文') && !clause.includes('信息')),
  },
  {
    code: 'prose.site_items',
    units: items,
    left: /(?:网站|官网|门户网|政府网|信息公开网|栏目)[^;。]{0,16}?(?:发布|公布|公开|更新|刊发|刊载|信息|上传)[^,;。]{0,40}$/u,
    not: new RegExp(
      `解读|留言|访问|咨询|问政|办件|典型|做法|依申请|专栏,?更新|原创|转[发载]|采购网|(?:采购|许可|处罚|采用|录用)(?:信息|公告|结果|文书)?[共计]*$|采用|录用|${siteAndSocial.source}`,
      'u',
    ),
    // 公布政策文件12件 counts documents.
    when: ({ clause }, { unit }) => !(unit === '件' && /文件(?:共计?|等|合计)?$/u.test(clause)),
  },
  { code: 'prose.catalogue_items', units: /^项$/u, right: /^(?:政府信息)?主动公开(?:内容|事项|目录)/u },
  { code: 'prose.catalogue_items', units: /^项$/u, left: /主动公开(?:基本)?目录[^,;。]{0,8}$/u },
];
