import { cases, isRequest, type ProseRule } from './prose-rule.ts';

/** Ways by which requests came. */
export const channelRules: readonly ProseRule[] = [
  {
    code: 'prose.requests_letter',
    units: cases,
    left: /(?:信函|邮寄|(?<!公开)信件|邮政|快递)(?:渠道|方式|途径|形式)?(?:提交|提出|收到|受理|递交|来源|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_online',
    units: cases,
    left: /(?:互联网|网络|网上|线上|在线)(?:申请)?(?:平台|系统|渠道|方式|途径|形式)?(?:提交|提出|收到|受理|递交|来源|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_in_person',
    units: cases,
    left: /(?:当面|现场|窗口|上门)(?:渠道|方式|途径|形式)?(?:提交|提出|收到|受理|递交|来源|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_offline',
    units: cases,
    left: /线下(?:渠道|方式|途径|形式)?(?:提交|提出|收到|受理|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_online',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)(?:互联网|网络|网上|线上|在线)/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_letter',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)(?:信函|邮寄|信件)/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_mail',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)邮件/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_mail',
    units: cases,
    left: /(?<!电子)邮件(?:渠道|方式|途径)?(?:提交|提出|收到|受理|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_in_person',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)(?:当面|现场|窗口)/u,
    when: isRequest,
  },
];
