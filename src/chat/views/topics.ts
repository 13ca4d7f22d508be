import type { Agency } from '../../domain/agency.ts';
import { articles } from '../../domain/taxonomy/regulations.ts';
import type { Holdings } from '../../store/store.ts';
import type { Locale } from '../../text/format.ts';
import { html, type Html, lines } from '../../text/html.ts';
import { pressOf } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import type { Topic } from '../spoken-topics.ts';
import { agencyLabel } from './agency-label.ts';
import { holdingsLines } from './holdings.ts';
import { followButton } from './view-buttons.ts';

/** What an answer about the bot, the data or the law may depend on. */
type TopicFacts = {
  readonly holdings: Holdings;
  /** The agency that is named, or that was spoken of last. */
  readonly agency: Agency | null;
  /** The report year that is asked about. */
  readonly year: number | null;
  /** The year in which it is asked. */
  readonly thisYear: number;
  /** The article of the Regulations that is asked about. */
  readonly article: number | null;
};

type Told = { readonly text: readonly (string | Html)[]; readonly buttons: readonly (readonly Button[])[] };

/** A short true answer to a question about the bot, the data or the law, with the nearest command on a button. */
export function renderTopic(topic: Topic, facts: TopicFacts, locale: Locale): Reply {
  const { text, buttons } = tellers[topic](facts, locale);
  return { text: lines(...text).html, buttons: buttons.filter((row) => row.length > 0) };
}

function button(zh: string, en: string, command: string, locale: Locale): Button {
  return { label: locale === 'zh' ? zh : en, press: pressOf({ command }) };
}

function sourceOf(agency: Agency | null, locale: Locale): readonly Button[] {
  if (agency === null) return [];
  const label = locale === 'zh' ? `来源：${agency.name}` : `Source: ${agencyLabel(agency, locale)}`;
  return [{ label, press: pressOf({ command: 'source', agency: agency.id }) }];
}

function followOf(agency: Agency | null, locale: Locale): readonly Button[] {
  if (agency === null) return [];
  const { label, ...press } = followButton(agency.id, locale);
  return [{ label: `${label}${locale === 'zh' ? '：' : ': '}${agencyLabel(agency, locale)}`, ...press }];
}

type Teller = (facts: TopicFacts, locale: Locale) => Told;

/** A teller whose words depend on nothing but the language. */
function fixed(
  zh: readonly string[],
  en: readonly string[],
  ...below: readonly (readonly [string, string, string])[]
): Teller {
  return (_facts, locale) => ({
    text: locale === 'zh' ? zh : en,
    buttons: below.map(([chinese, english, command]) => [button(chinese, english, command, locale)]),
  });
}

const browse = ['按地区浏览', 'Browse by region', 'find'] as const;

const tellers: { readonly [topic in Topic]: Teller } = {
  origin: ({ agency }, locale) => ({
    text:
      locale === 'zh'
        ? [
            '数据出自各机关自己公布的年度报告（政府信息公开工作年度报告），由管理员收录原件，程序逐格读出，印成什么就是什么。',
            '每个数字都查得到：哪份文件、哪张表、哪一行哪一列、原样文字，见 /source。',
          ]
        : [
            'The figures come from the annual reports on information disclosure that the agencies publish themselves. Administrators store the documents; the program reads them cell by cell, as printed.',
            'Every figure can be traced to its document, table, row and column: /source.',
          ],
    buttons: [sourceOf(agency, locale)],
  }),
  fresh: ({ holdings }, locale) => ({
    text: [
      ...holdingsLines(holdings, locale),
      locale === 'zh'
        ? '没有固定的更新周期：年报一年一份，多在1月公布，由管理员收录后才到这里。'
        : 'There is no fixed schedule: a report appears once a year, mostly in January, and is here once an administrator has stored it.',
    ],
    buttons: [[button('订阅提醒', 'Be told of new ones', 'subscriptions', locale)], [button(...browse, locale)]],
  }),
  coverage: ({ holdings }, locale) => ({
    text: [
      ...holdingsLines(holdings, locale),
      locale === 'zh'
        ? '没有收录的不等于没有公布；按地区可以看到每个机关收录了哪几年。'
        : 'What is not held may well have been published. Browse to see which years of each agency are held.',
    ],
    buttons: [[button(...browse, locale)]],
  }),
  missing: ({ holdings }, locale) => ({
    text: [
      locale === 'zh'
        ? '查不到，是因为这里还没有收录；不等于那个机关没有公布。年报由管理员收录，不会自动抓全。'
        : 'What is not found is not held here yet, which does not mean that it was not published. Reports are stored by administrators, not collected by themselves.',
      ...holdingsLines(holdings, locale),
      locale === 'zh'
        ? '写上机关全称查一次，就能点“收录时提醒我”；手里有那份年报，也可以发来核对。'
        : 'Ask for the agency by its full name, and a button will tell you when it is held. A report that you have can be sent here to be checked.',
    ],
    buttons: [[button(...browse, locale)]],
  }),
  due: ({ year, thisYear, agency }, locale) => {
    const report = year ?? thisYear;
    return {
      text:
        locale === 'zh'
          ? [
              `${report}年度的年报，依法：`,
              `· 政府部门：${report + 1}年1月31日前公布`,
              `· 县级以上地方政府：${report + 1}年3月31日前`,
              '（条例第四十九条；写什么见第五十条）。到期没有收录，不等于没有公布。',
            ]
          : [
              `Reports for ${report} are due by law:`,
              `· departments: by 31 January ${report + 1}`,
              `· governments of counties and above: by 31 March ${report + 1}`,
              '(Regulations, art. 49; contents: art. 50.) Not held here does not mean not published.',
            ],
      buttons: [followOf(agency, locale)],
    };
  },
  notify: ({ agency }, locale) => ({
    text:
      locale === 'zh'
        ? [
            '可以。订阅一个机关、一类机关或一个地区，新年报、更正一收录就提醒：',
            html`例如<code>订阅 淄博市投资促进局</code>、<code>订阅 淄博市以下</code>。`,
            '可以改成每天一次、设免打扰时间：/subscriptions。只在 Telegram 里提醒，不发邮件短信。',
          ]
        : [
            'Yes. Follow an agency, a kind or a region, and you are told of new reports and corrections once they are held:',
            html`For example <code>/subscribe 淄博市投资促进局</code>, <code>/subscribe 淄博市以下</code>.`,
            'Daily digests and quiet hours: /subscriptions. Alerts come in Telegram only, not by e-mail.',
          ],
    buttons: [followOf(agency, locale), [button('我的订阅', 'What I follow', 'subscriptions', locale)]],
  }),
  export: ({ agency }, locale) => ({
    text:
      locale === 'zh'
        ? [
            '目前不能导出或下载数据（没有 Excel、CSV，也没有接口）：请在对话里逐个机关查看、复制。',
            '只有一种表格文件：发来几份年报核对时，结果附一个 CSV。',
          ]
        : [
            'Figures cannot be exported or downloaded yet (no Excel, no CSV, no API): look them up here and copy them.',
            'One table file exists: when you send several reports to be checked, the findings come as a CSV.',
          ],
    buttons: [sourceOf(agency, locale), [button(...browse, locale)]],
  }),
  original: ({ agency }, locale) => ({
    text: [
      locale === 'zh'
        ? '机器人不转发原文。/source 给出文件、收录到的官方网址和文件指纹，凭它可以在机关网站上找到原文。'
        : 'The bot does not forward originals. /source gives the document, its official address where known, and its hash, by which to find the original on the agency’s site.',
    ],
    buttons: [sourceOf(agency, locale)],
  }),
  cite: ({ agency }, locale) => ({
    text:
      locale === 'zh'
        ? [
            '请引用机关自己的年报，而不是机器人，例如：',
            html`<code>淄博市投资促进局：2023年政府信息公开工作年度报告，表三“本年新收”总计</code>`,
            '表、行、列、原样文字和官方网址在 /source；样本是节录，引用前请核对原文。',
          ]
        : [
            'Cite the agency’s own report rather than the bot, for example:',
            html`<code>Zibo Investment Promotion Bureau (淄博市投资促进局), Annual OGI Report 2023, table 3, requests received, total</code>`,
            'Table, row, column and the official address are in /source. Samples are abridged: check the original first.',
          ],
    buttons: [sourceOf(agency, locale)],
  }),
  law: ({ article }, locale) => lawTold(article, locale),
  howToRequest: fixed(
    [
      '公民、法人和其他组织都可以（第二十七条），一般不用说理由；向掌握信息的机关书面提出（条例第二十九条），当面、邮寄、网上都行；要求看该机关网站的《政府信息公开指南》，一般附有申请表。写明：',
      '· 姓名或名称、身份证明、联系方式',
      '· 要什么：名称、文号，或便于查找的特征',
      '· 以什么形式给（纸质、电子等）',
      '20个工作日内答复，最多再延20个（第三十三条）；一般不收费（第四十二条）。机器人不代交申请。',
    ],
    [
      'Citizens, legal persons and other organisations may (art. 27), usually without giving reasons, in writing to the agency that has the information (Regulations, art. 29): in person, by post or online. Its website has an OGI guide, usually with a form. Give:',
      '· name, proof of identity, contact',
      '· what you want: title, number or other features',
      '· the form in which you want it',
      'Answer within 20 working days, at most 20 more (art. 33); usually free (art. 42). The bot files no requests.',
    ],
    ['被拒了、没答复怎么办', 'Refused, or no answer', 'remedies'],
  ),
  who: fixed(
    [
      '这是一个查询机关政府信息公开年报的机器人，程序名 gongkai（公开）。不是官方的，也不代表任何机关；由架设它的人运行。',
      '数字照各机关公布的年报读出，以原文为准。',
    ],
    [
      'A bot over agencies’ annual reports on information disclosure, run by a program called gongkai (公开). It is not official and speaks for no agency; whoever set it up runs it.',
      'Figures are read from the reports that agencies publish; the originals prevail.',
    ],
    ['收录了什么', 'What it holds', 'start'],
    ['用法', 'How to use it', 'help'],
  ),
  privacy: fixed(
    ['保存什么、不保存什么见 /privacy：只有设置、订阅和最后一次查看的机关和年度；/deleteme 全部删除。'],
    [
      'What is kept: settings, follows, and the agency and year of the last answer; see /privacy. /deleteme deletes all of it.',
    ],
    ['隐私', 'Privacy', 'privacy'],
  ),
  language: fixed(
    ['中文、英文都能用；换语言用 /lang，例如 /lang en。'],
    ['Chinese and English both work; change the language with /lang, such as /lang zh.'],
    ['语言', 'Language', 'lang'],
  ),
  wrongFigure: fixed(
    [
      '先看原表怎么印：/source；勾稽关系见 /check。印的就是这样，是那份文件的事；读错了是我们的错，请告诉我们：',
      '/report 机关 年份 哪里不对',
      '例如 /report 淄博市投资促进局 2023 新收应为3件',
    ],
    [
      'See first what the table prints: /source, and whether it adds up: /check. If we misread it, tell us:',
      '/report AGENCY YEAR WHAT IS WRONG',
      'such as /report 淄博市投资促进局 2023 新收应为3件',
    ],
  ),
  checkMine: fixed(
    [
      '可以：私聊发来年报文件（网页、Word、PDF、文本，或几份打成 zip），就读出数字、逐条核对勾稽关系，并与收录的上一年对照。不保存。',
      '已经收录的报告，用 /check 机关 年份。',
    ],
    [
      'Yes: send the report as a file in private (web page, Word, PDF, text, or several in a zip). Its figures are read and checked, also against the year before where held. Nothing is stored.',
      'For a report that is held: /check AGENCY YEAR.',
    ],
  ),
  tables: fixed(
    [
      '年报有六个部分，数字在三张表里：',
      '· 表二 主动公开：规章、规范性文件、许可、处罚、强制、收费',
      '· 表三 收到和处理申请：谁申请、怎样办结、结转',
      '· 表四 行政复议和行政诉讼',
      '第一部分总体情况、第五部分问题和改进、第六部分其他事项是文字。',
    ],
    [
      'A report has six parts; the figures stand in three tables:',
      '· table 2: proactive disclosure (rules, normative documents, licences, penalties, coercion, fees)',
      '· table 3: requests: who asked, how they ended, carried over',
      '· table 4: administrative reviews and lawsuits',
      'The overview, the problems and other matters are text.',
    ],
    ['各个数字的意思', 'What the figures mean', 'define'],
  ),
  contact: fixed(
    [
      '机器人不收录电话、地址和网址：请在该机关网站的“政府信息公开”栏目里看《政府信息公开指南》，上面有受理机构的联系方式。',
    ],
    [
      'The bot holds no telephone numbers, addresses or sites: see the OGI guide on the agency’s website, in the column 政府信息公开.',
    ],
    ['按地区浏览', 'Browse by region', 'find'],
  ),
  marks: fixed(
    [
      '数字旁边的字：',
      '· 未印：那份报告没有这一格；空白：有格没填；填“/”：照印的写；都不是0',
      '· 推算：没有印，由其他数字推出；据正文：只在文字里有；正文未提：文字里也没有',
      '· 未能辨认、识读存疑：读不准，看 /check',
      '· 无法核对：缺数，规则没法算',
      '· 样本：随程序附带的报告，表格照原文，正文是节录',
    ],
    [
      'Words beside figures:',
      '· not printed: the report has no such cell; blank: left empty; “/”: as printed; none of them is 0',
      '· derived: inferred from other figures; from the text: in words only',
      '· unreadable, reading doubt: see /check',
      '· not assessable: a figure is missing',
      '· sample: comes with the program; tables as printed, text abridged',
    ],
    ['各个数字的意思', 'What the figures mean', 'define'],
  ),
  institution: fixed(
    [
      '政府信息公开：机关主动发布政府信息，并答复人们的申请，依据《政府信息公开条例》。',
      '每个机关每年公布一份工作年度报告（年报）：主动公开了什么，收到多少申请、怎样办结，复议诉讼如何。机器人查的就是这些年报。',
    ],
    [
      'Open government information (OGI, 政府信息公开): agencies publish government information and answer requests for it, under the OGI Regulations.',
      'Each publishes an annual report: what it disclosed, the requests it got and how they ended, reviews and lawsuits. This bot looks those up.',
    ],
    ['表里有什么', 'What the figures mean', 'define'],
  ),
  duty: fixed(
    [
      '县级以上政府部门每年1月31日前、县级以上地方政府3月31日前要公布上一年度的年报（条例第四十九条）；乡镇街道实际上也多公布。',
      '没有按要求公开的，由主管部门督促整改（第四十七条）。这里没有收录不等于没有公布。',
    ],
    [
      'Departments of counties and above publish last year’s report by 31 January, governments by 31 March (Regulations, art. 49); towns mostly do as well.',
      'The competent department urges those that fall short (art. 47). Not held here does not mean not published.',
    ],
    ['怎么投诉', 'How to complain', 'remedies'],
  ),
  twoWays: fixed(
    [
      '主动公开：机关自己发布，不用谁来申请（条例第十九、二十条）；年报表二和正文。',
      '依申请公开：有人申请，机关答复（第二十七、三十六条）；年报表三。',
      '两边的数字不能相加，也不互相说明。',
    ],
    [
      'Proactive: the agency publishes by itself (Regulations, arts. 19, 20); table 2 and the text of a report.',
      'On request: somebody asks and the agency answers (arts. 27, 36); table 3.',
      'The two cannot be added up.',
    ],
    ['各个数字的意思', 'What the figures mean', 'define'],
  ),
  reliable: fixed(
    [
      '数字照年报原样读出，空白、“/”和0分开记，不猜；读不出的标出来。每份报告都逐条核对勾稽关系，看 /check；原表位置看 /source。',
      '机关自己填错的不替它改，只标出对不上。我们读错的，请用 /report 告诉我们。',
    ],
    [
      'Figures are read as printed: blank, “/” and 0 are kept apart, and what cannot be read is flagged, not guessed. Each report’s sums are checked: /check; where a figure stands: /source.',
      'What an agency got wrong is flagged, not mended. If we misread, tell us: /report.',
    ],
  ),
  abilities: fixed(
    [
      '查机关的政府信息公开年报：收到多少申请、怎样办结、谁在申请、复议诉讼、主动公开，同比，核对，出处，名词解释，订阅新年报。例如：',
      '淄博市投资促进局2023年收到多少申请',
      '发来年报文件，也可以替您核对。',
    ],
    [
      'It looks up agencies’ annual OGI reports: requests, outcomes, who asked, reviews and lawsuits, proactive disclosure, year over year, checks, sources, meanings, alerts. For example:',
      'how many requests did Zibo Investment Promotion Bureau get in 2023',
      'Reports sent as files are checked.',
    ],
    ['全部命令', 'All commands', 'help'],
  ),
  stop: fixed(
    ['退订：点下面看订阅了什么，逐个退；或者发“退订 机关”。全部删除用 /deleteme。'],
    [
      'To stop alerts: see below what you follow, and drop each; or write /unsubscribe AGENCY. /deleteme deletes everything.',
    ],
    ['我的订阅', 'What I follow', 'subscriptions'],
  ),
  editions: fixed(
    [
      '表格格式换过：2014年的统计表（2014—2018年度）、2019年试行格式（2019、2020年度）、2021年格式（2021年度起）。',
      '格式不同的，有的数字能比、有的不能：/yoy 逐项说明；2018年及以前没有现在的表三表四，大多不能直接比。',
    ],
    [
      'The form changed: the 2014 return (2014 to 2018), the trial form of 2019 (2019, 2020), and the form of 2021.',
      'Across editions some figures compare and some do not: /yoy says which, and why. Years up to 2018 mostly do not.',
    ],
    ['各个数字能和什么比较', 'What each figure compares with', 'define'],
  ),
};

function lawTold(article: number | null, locale: Locale): Told {
  const zh = locale === 'zh';
  const buttons = [[button('被拒了怎么办', 'What to do about a refusal', 'remedies', locale)]];
  if (article === null)
    return {
      text: zh
        ? [
            '依据是《中华人民共和国政府信息公开条例》（2019年修订，国务院令第711号，2019年5月15日起施行）。',
            '可以问某一条，例如：第十六条、第三十六条、第五十一条。',
          ]
        : [
            'The law is the Regulations on Open Government Information (2019 revision, State Council order 711, in force since 15 May 2019).',
            'Ask for an article, such as article 16, article 36 or article 51.',
          ],
      buttons,
    };
  const told = articles.get(article);
  return {
    text: [
      zh ? html`<b>条例第${inChinese(article)}条</b>` : html`<b>Regulations, article ${article}</b>`,
      told === undefined
        ? zh
          ? '这一条这里没有说明：机器人只讲和年报数字有关的条文，请查条例原文。'
          : 'Not explained here: the bot explains articles on which the figures rest. See the text of the Regulations.'
        : told[locale],
      ...(told === undefined
        ? []
        : [zh ? '（大意，不是原文，也不是法律意见）' : '(In our words: not the text, nor legal advice.)']),
    ],
    buttons,
  };
}

/** 36 as 三十六. */
function inChinese(number: number): string {
  const ones = '零一二三四五六七八九';
  const tens = Math.floor(number / 10);
  const rest = number % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (ones[tens] ?? '')}十`;
  return ten + (rest === 0 && tens > 0 ? '' : (ones[rest] ?? ''));
}
