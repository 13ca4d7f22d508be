import { cases, type ProseRule } from './prose-rule.ts';

/** Visits, followers, messages, consultations, staff. */
export const contactRules: readonly ProseRule[] = [
  {
    code: 'prose.site_visits',
    units: /^(?:人次|次)$/u,
    left: /访问(?:总)?量?(?:达到|达|共|累计|总计|为|[:])*$/u,
    not: /新媒体|微信|公众号|微博|专栏|专题|栏目|平台|客户端|小程序|独立|访客|页面|数据开放/u,
    when: ({ before, clause }) => !clause.includes('累计') || /全年|年内|今年|本年|当年|20\d\d年/u.test(before),
  },
  {
    code: 'prose.new_media_followers',
    units: /^(?:人|名|个|)$/u,
    left: /(?:订阅|粉丝|关注)(?:人数|用户|总数|数量|数|量)?(?:达到|达|共|为|[:])*$/u,
    not: /新增|净增|增加|增长|涨|吸粉/u,
  },
  { code: 'prose.mailbox_messages', units: cases, left: /信箱[^;。]{0,16}$/u, not: /热线|12345|平台|办结|回复/u },
  { code: 'prose.net_questions', units: cases, left: /(?:问政|网民咨询)[^,;。]{0,8}$/u, not: /热线|12345/u },
  { code: 'prose.messages', units: cases, left: /留言(?:咨询|信息)?[共计:]*$/u, not: /热线|12345|微信|微博/u },
  { code: 'prose.consultations_phone', units: cases, left: /电话咨询[^,;。]{0,4}$/u, not: /热线|12345/u },
  {
    code: 'prose.consultations',
    units: /^(?:人次|次|件)$/u,
    left: /(?:群众|来人|现场|各类|公开的?)?咨询[共计:]*$/u,
    not: /问政|网民|电话|政策|法律|健康|心理|就业|热线|医|税|业务/u,
    when: ({ before, heading }) => /公开/u.test(before) || /咨询/u.test(heading),
  },
  {
    code: 'prose.staff_part_time',
    units: /^(?:人|名|)$/u,
    left: /(?<!专[、(]?|专\/)兼职(?:工作)?人员[共计有:]*$/u,
  },
  { code: 'prose.staff_full_time', units: /^(?:人|名|)$/u, left: /[专全]职(?:工作)?人员[共计有:]*$/u, not: /兼职/u },
];
