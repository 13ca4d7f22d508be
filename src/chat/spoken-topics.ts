/** What people ask about the bot, the data and the law, rather than for a figure. */
export type Topic =
  | 'origin'
  | 'fresh'
  | 'coverage'
  | 'missing'
  | 'due'
  | 'notify'
  | 'export'
  | 'original'
  | 'cite'
  | 'law'
  | 'howToRequest'
  | 'who'
  | 'privacy'
  | 'language'
  | 'wrongFigure'
  | 'checkMine'
  | 'tables'
  | 'editions'
  | 'contact'
  | 'twoWays'
  | 'reliable'
  | 'abilities'
  | 'stop'
  | 'institution'
  | 'duty'
  | 'marks';

type Pattern = {
  readonly topic: Topic;
  readonly words: RegExp;
  /** With an agency named, or the one spoken of last meant by a word, it is a question about that agency's report. */
  readonly ofAgency?: true;
};

// In this order: the first that fits is meant.
const patterns: readonly Pattern[] = [
  {
    topic: 'wrongFigure',
    words:
      /应(?:该|当)?(?:是|为)\s?\d|(?:数字|数据|结果|你们?|这里)(?:说的?|查的?|有|搞|弄|写|读)?(?:错|不对|有误)|(?:发现|有).{0,6}(?:数字|数据|地方).{0,2}(?:不对|错|有误)|(?:纠正|更正|反馈|报告)(?:错误|一个错)|(?:读|认|抄)错|(?<![a-z])(?:(?:number|figure|data)s? (?:is|are|looks?|seems?) (?:wrong|incorrect|mistaken|off)|wrong (?:number|figure|data)|misread|misquoted|report an? (?:error|mistake)|(?:number|figure)s? .{0,12}(?:is|are) wrong)(?![a-z])/iu,
  },
  {
    topic: 'howToRequest',
    words:
      /^(?!.*(?:复议|诉讼|投诉|举报)).*(?:怎么|怎样|如何|哪里|哪儿|在哪|去哪)(?:才能|可以|能)?(?:提出?|提交|递交|写|填|交|做)?(?:政府)?(?:信息)?(?:公开)?申请(?!.{0,4}(?:复议|诉讼|被))|申请(?:政府)?信息公开.{0,6}(?:怎么|怎样|如何|流程|步骤|要求|写)|(?:公开)?申请(?:书|表)|(?:信息公开|公开)申请.{0,4}(?:怎么|怎样|如何|哪里|哪儿|流程|步骤|格式|模板)|(?<![a-z])how (?:do|can|could|should|would|to) ?(?:i|we|one|you)? ?(?:make|file|submit|send|lodge|write|request) ?(?:a|an|my)? ?(?:foi|ogi|open government|information|disclosure|public records)?(?: information)? ?(?:requests?|applications?|information)(?! .{0,12}bureau)(?![a-z])/iu,
  },
  {
    topic: 'howToRequest',
    words:
      /(?:谁|什么人|外国人|外地人|个人|公司|未成年人?).{0,4}(?:能|可以|有权|有资格)(?:提出)?.{0,2}申请|申请.{0,6}(?:理由吗|条件|资格|材料|身份证|匿名|用途)|匿名.{0,4}申请|(?:帮|替)我(?:写|提交|交|提|起草).{0,6}申请|(?<![a-z])(?:who (?:can|may) (?:request|apply|ask|file)|where (?:do|can|should|to|must) ?(?:i|we)? ?(?:send|submit|file|make|hand in) .{0,30}(?:request|application)s?|can (?:foreigners|anyone|anybody|everyone|companies|a company|non-?citizens|i) (?:file|make|submit|request|apply)|(?:file|write|submit|draft) (?:a|my|the) request for me|request anonymously)(?![a-z])/iu,
  },
  {
    topic: 'law',
    words:
      /第?[一二三四五六七八九十]{1,3}条|第\s?\d{1,2}\s?条|条例\s?\d{1,2}条?|(?<![a-z])art(?:icle|\.)?\s*\d{1,2}(?!\d)|(?:条例|法规|法律)(?:是什么|全文|怎么说|规定了什么|有哪些)|(?:信息公开)?条例$|(?:哪部|什么|哪个)(?:法律|法规|条例)|(?<![a-z])(?:what law|which law|the regulations|legal framework|what (?:are|is) the (?:ogi )?regulations?)(?![a-z])/iu,
  },
  {
    topic: 'notify',
    words:
      /(?:提醒|通知|推送)(?:我|一下|吗|给)|(?:能|可以|会|可否|怎么|如何).{0,6}(?:提醒|通知|推送|订阅|关注)|(?:有新|新的?)(?:年报|报告).{0,8}(?:告诉|提醒|通知)|(?<![a-z])(?:notify|notification|notifications|alert me|(?:get|send|set up|receive) alerts?|remind me|tell me when|let me know|e-?mail me|keep me (?:posted|informed)|how (?:do|can) i (?:subscribe|follow))(?![a-z])/iu,
  },
  {
    topic: 'due',
    words:
      /(?:年报|报告|年度报告).{0,8}(?:什么时候|何时|几月|几号|哪天|多久|最晚|截止|期限|时限)|(?:什么时候|何时|几月|几号|最晚).{0,8}(?:出|发|发布|公布|公开|交|报送|发出).{0,4}(?:年报|报告)|(?:年报|报告)(?:的)?(?:截止|公布|发布|报送)(?:日期|时间|期限)|(?<![a-z])(?:when .{0,30}(?:reports?|figures).{0,20}(?:due|out|published|publish|come|available|expected)|when .{0,20}(?:due|publish(?:ed)?) .{0,12}reports?|deadline|due date|next report)(?![a-z])/iu,
  },
  {
    topic: 'export',
    words:
      /导出|下载|表格文件|电子表格|数据集|批量|excel|csv|xlsx?|json|(?<![a-z])(?:api|download|export|spreadsheet|dataset|data set|bulk|raw data)(?![a-z])/iu,
  },
  {
    topic: 'original',
    words:
      /原文|原件|原报告|原始(?:文件|报告|文档)|(?:发|给|传).{0,4}(?:pdf|文件|报告全文)|(?:报告|年报)全文|(?<![a-z])(?:pdf|original (?:document|report|text|file)|the original|full (?:text|report)|link to)(?![a-z])/iu,
  },
  {
    topic: 'cite',
    words:
      /引用|引注|注明出处|参考文献|(?<![a-z])(?:cite|citation|citing|reference it|attribut\w+|quote (?:it|this|you))(?![a-z])/iu,
  },
  {
    topic: 'origin',
    ofAgency: true,
    words:
      /(?:数据|数字|信息|资料|这些|东西)(?:都)?(?:是)?(?:从哪|哪儿?来|哪里来|来自|来源)|(?:从哪|哪里|哪儿)(?:里|儿)?(?:来|得到|拿到|弄来|获取)|(?:数据|资料)的?来源|(?<![a-z])(?:where (?:do|does|did) .{0,20}(?:come|get|got)|where .{0,12}(?:data|numbers|figures) .{0,6}from|source of (?:the |your )?(?:data|numbers|figures)|data sources?|your sources?)(?![a-z])/iu,
  },
  {
    topic: 'fresh',
    words:
      /(?:多久|多长时间|什么时候|几时|何时|经常)(?:才)?更新|更新(?:到|频率|时间|了吗|过)|(?:数据|资料).{0,4}(?:新不新|最新|多新|旧)|(?:最新|最近)收录|多久以前|(?:哪|什么)时候开始|最早(?:是|到)|最新(?:的)?(?:数据|一年)?是(?:哪|什么|几)|到哪一?年|(?<![a-z])(?:how (?:new|fresh|current|recent|old|often)(?! .{0,12}(?:request|sued)).{0,30}|up to date|up-to-date|last updated?|latest (?:data|year|figures)|most recent (?:data|year))(?![a-z])/iu,
  },
  {
    topic: 'coverage',
    ofAgency: true,
    words:
      /(?:你们?|这里|现在)(?:都)?(?:收录|有)(?:了)?(?:谁|谁的)|(?:收录|收|有|支持|涵盖|覆盖|包括|包含|保存)(?:了|着)?(?:哪些|多少|几个|什么)(?:机关|单位|部门|报告|年报|年份|年度|地区|地方|城市|省份?|市|数据)|(?:你|这里|你们|现在)(?:都)?(?:有|收录)(?:了)?(?:哪些|什么)|哪些年(?:份|度)?|缺(?:了)?(?:哪些|什么)|(?<![a-z])(?:what (?:data|reports|years|agencies|regions|cities)(?: do| does| are| is)?(?: you| it| there)?(?: have| hold| cover| included?)?|which (?:agencies|reports|years|regions|cities|bureaus) (?:do|are|does|have|can)|what do you (?:have|hold|cover)|how many (?:agencies|reports) (?:do you|are)|coverage|what(?:'s| is) missing)(?![a-z])/iu,
  },
  {
    topic: 'missing',
    ofAgency: true,
    words:
      /(?:为什么|为啥|怎么|为何|咋).{0,4}(?:没有|没|查不到|找不到|不收录|没收录|看不到|缺)|查不到|找不到|搜不到|(?:怎么|如何|让|帮).{0,6}收录|(?<![a-z])(?:why (?:is|are|isn't|aren't|do|don't|does|doesn't|no|can't) .{0,60}(?:missing|not (?:included|there|held|here|listed|found|available)|include|have|find|no)|why no|can'?t find|add (?:my|our|a|an|another) (?:report|agency)|cannot find|not found)(?![a-z])/iu,
  },
  {
    topic: 'who',
    words:
      /(?:你|您|这|它|机器人|这个机器人|这机器人)(?:到底)?(?:是|是不是)?(?:谁|什么人|官方|政府|什么机器人|机器人)|(?:谁|哪个单位|哪家|什么机构)(?:在)?(?:做|开发|运营|负责|办|维护|管理|弄)(?:的|了)?(?:这个|你|机器人)?|是官方|官方(?:的)?(?:吗|么|网站|数据)|(?<![a-z])(?:who (?:are you|made|runs?|built|operates|owns|is behind|maintains)|are you (?:official|a bot|human|government|the government|an official)|is (?:this|it) (?:an )?(?:official|government)|official (?:bot|service|source)|what are you|about you)(?![a-z])/iu,
  },
  {
    topic: 'privacy',
    words:
      /删除?(?:我的?)?(?:数据|记录|信息)|(?:保存|记录|记住|泄露|收集|知道).{0,8}(?:我|隐私|聊天|吗)|(?:我|我的).{0,8}(?:记录|隐私|聊天|查询).{0,8}(?:保存|记录|泄露|留|知道)|(?:我的?|你们?的?|有没有|保护|泄露)隐私|^隐私|隐私(?:政策|保护)|(?<![a-z])(?:^privacy|(?:my|your|our) privacy|privacy (?:policy|notice)|delete my|(?:store|keep|save|log|track|record) (?:my|me|what i)|anonymous(?:ly)?)(?![a-z])/iu,
  },
  {
    topic: 'language',
    words:
      /(?:说|用|换|切换|改成?)(?:成|到)?(?:英文|英语|中文|汉语)|(?:英文|中文)版|(?<![a-z])(?:(?:in|speak|switch to|use|change to|language to) (?:english|chinese|mandarin)|english please|chinese please)(?![a-z])/iu,
  },
  {
    topic: 'checkMine',
    words:
      /(?:我们?(?:局|单位|的|这|委|办|中心|机关|部门)?|自己|本单位|本局).{0,8}(?:年报|报告|表).{0,10}(?:核对|检查|校对|审|看看|查错|对不对|帮)|(?:帮|替|给)(?:我|我们|忙)?.{0,4}(?:核对|检查|校对|审核|看看|查查).{0,4}(?:年报|报告|表|文件)|(?:发|传|上传|交)(?:给你)?(?:一份|份|个)?(?:年报|报告|文件|草稿).{0,8}(?:吗|核对|检查)|(?<![a-z])(?:(?:check|review|proofread|verify|validate) (?:my|our|a) .{0,12}(?:report|draft|file|document)|upload|(?:send|submit) (?:you )?(?:my|our|a) .{0,12}(?:report|draft|file|document))(?![a-z])/iu,
  },
  {
    topic: 'marks',
    words:
      /^(?:什么是|什么叫)?[（(]?(?:推算|未印|空白|据正文|正文未提|识读存疑|存疑|未能辨认|节录样本|节录|样本|机器识读|无法核对)[）)]?(?:是|的)?(?:什么|啥)?(?:意思|含义)?$|空白.{0,4}(?:0|零)|(?:0|零).{0,6}(?:没填|没有填|空白)|(?<![a-z])what (?:does|is|are|do) (?:a |an |the )?(?:derived|not printed|blank|from the text|abridged|samples?|reading (?:doubts?|notes?)|machine-read)(?: samples?)?(?: mean)?$/iu,
  },
  {
    topic: 'institution',
    words:
      /什么是(?:政府信息公开|信息公开|政务公开)?(?:工作)?(?:年度报告|年报)$|(?:什么是|什么叫)(?:政府信息公开|信息公开|政务公开)$|^(?:政府信息公开|信息公开|年报|年度报告)(?:是什么|是啥|什么意思)$|(?<![a-z])what (?:is|are|does) (?:ogi|open government information|government information disclosure|(?:the|an?|these) (?:annual )?(?:ogi )?reports?)(?: mean)?$/iu,
  },
  {
    topic: 'duty',
    words:
      /(?:哪些|什么|哪种)(?:机关|单位|部门)(?:必须|要|应当|应该|需要|得).{0,6}(?:公布|发布|公开|编|写|交)|(?:不|没有?|未)(?:公布|发布|编制|写|交)(?:年报|报告)?(?:会|怎么|有什么|怎样|的后果)|(?<![a-z])(?:who (?:has to|must|needs to|should) publish|(?:if|when) (?:they|an agency|it) (?:do(?:es)?n't|do(?:es)? not|fail to|fails to) publish|must (?:every|all|each) )(?![a-z])/iu,
  },
  {
    topic: 'twoWays',
    words: /主动公开.{0,6}依申请|依申请.{0,8}主动公开|(?<![a-z])proactive.{0,20}(?:on request|request)/iu,
  },
  {
    topic: 'contact',
    words:
      /(?:联系|办公)?电话(?!咨询)|网址|官网|邮箱|联系方式|(?:办公)?地址|(?<![a-z])(?:phone|telephone|e-?mail address|contact|website of|web site of|postal address)(?![a-z])/iu,
  },
  {
    topic: 'reliable',
    ofAgency: true,
    words:
      /(?:数据|数字|信息|结果|你|这里|机器人).{0,4}(?:准|可靠|可信|靠谱|权威|能信)|(?<![a-z])(?:(?:data|numbers|figures|you|it|this|bot) (?:is |are )?(?:reliable|accurate|trustworthy|correct)|(?:how|are|is) .{0,20}(?:reliable|accurate|trustworthy)|trust (?:you|this bot|the data|the numbers|these))(?![a-z])/iu,
  },
  {
    topic: 'abilities',
    words:
      /(?:你|这个|机器人)?(?:都)?(?:能|会|可以)(?:做|干|查|帮我做)(?:些)?(?:啥|什么|嘛|哪些)|有(?:什么|哪些|啥)(?:用|功能)|怎么(?:玩|用|使用|查)$|(?<![a-z])(?:what can (?:you|this)|what do you do|how (?:do|does) (?:i|this|it) (?:use|work)|help me use|features?|commands?)(?![a-z])/iu,
  },
  {
    topic: 'stop',
    words:
      /(?:怎么|如何)?(?:退订|取消(?:所有|全部)?(?:提醒|订阅|关注|通知|推送))|(?:别|不要|停止)(?:再)?(?:给我)?(?:发|提醒|通知|推送)|(?<![a-z])(?:^stop(?: (?:that|it|this|them|please|all))?$|unsubscribe|unfollow|stop (?:alerts?|sending|notif\w+|messaging)|turn off (?:alerts?|notif\w+)|opt out)(?![a-z])/iu,
  },
  {
    topic: 'tables',
    ofAgency: true,
    words:
      /表[一二三四1-4](?:是|有|里|的)?(?:什么|啥|哪些)|(?:年报|报告)(?:里|中)?(?:有|包括)?(?:哪些|什么|几)(?:内容|表|部分|张表)|几张表|(?<![a-z])(?:what(?:'s| is) (?:in )?table \d|table \d$|what(?:'s| is) in (?:the|an?) (?:annual )?reports?|what .{0,12}(?:report|reports|form) (?:contains?|include|looks? like))(?![a-z])/iu,
  },
  {
    topic: 'editions',
    words:
      /(?:新|旧|老|哪)版|版(?:本)?的?区别|格式.{0,6}(?:变|改|不同|区别)|(?:2018|2019|2020|2021|之前|前后|不同年份|各年).{0,16}(?:能|可以|可不可以|能不能)(?:直接)?(?:比|比较|对比|相比)|(?<![a-z])(?:editions?|old form|new form|form change[ds]?|comparable (?:across|over)|forms? .{0,20}comparable|comparable .{0,20}forms?|can .{0,40} be compared)(?![a-z])/iu,
  },
];

/** The topic of a question that is not for a figure; null when it has none. `ofAgency`: unless an agency is meant. */
export function topicIn(words: string): { readonly topic: Topic; readonly ofAgency: boolean } | null {
  const found = patterns.find((pattern) => pattern.words.test(words));
  return found === undefined ? null : { topic: found.topic, ofAgency: found.ofAgency === true };
}

/** The article of the Regulations that is asked about: 第三十六条, 36条, article 36. Null when none is. */
export function articleIn(words: string): number | null {
  const digits = /(?:第\s?(\d{1,2})\s?条|条例\s?(\d{1,2})|art(?:icle|\.)?\s*(\d{1,2})(?!\d))/iu.exec(words);
  const number = digits?.[1] ?? digits?.[2] ?? digits?.[3];
  if (number !== undefined) return Number(number);
  const chinese = /第?([一二三四五六七八九十]{1,3})条/u.exec(words)?.[1];
  if (chinese === undefined) return null;
  const ones = '零一二三四五六七八九';
  const [tens, rest] = chinese.includes('十') ? chinese.split('十') : ['零', chinese];
  return (tens === '' ? 1 : ones.indexOf(tens ?? '')) * 10 + (rest === '' ? 0 : ones.indexOf(rest ?? ''));
}
