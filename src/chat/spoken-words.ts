import { key } from './metric-words.ts';

// The closed list of words that people put around a question. Words for figures stand in spoken-metrics.ts; what stands in neither is
// not understood, and is said to be.

/** What a word does in a question, besides naming a figure or a view. */
export type WordRole =
  | 'filler'
  /** It, that agency: the agency that was spoken of. */
  | 'pronoun'
  /** How many: a number is wanted, not the meaning of a word. */
  | 'number'
  /** The share of a figure in its whole. */
  | 'share'
  /** More than one agency is set against another, or one year against another. */
  | 'against'
  /** Who it was that did something: the applicants, where it is asking. */
  | 'who'
  /** How two figures differ. */
  | 'difference'
  /** What the figures cannot tell, but for the grounds of a refusal. */
  | 'why'
  /** One agency under two names, or one after the other. */
  | 'succession';

/** What the bot does not do; nearest to it is offered. */
export type Beyond =
  | 'years'
  | 'lately'
  | 'partOfYear'
  | 'average'
  | 'agencies'
  | 'except'
  | 'forecast'
  | 'share'
  | 'byApplicant';

/** Words that may mean several figures. */
export type Unclear = 'disclosed' | 'notDisclosed' | 'paid' | 'corrected';

const roles: { readonly [role in WordRole]: readonly string[] } = {
  filler: [
    '提供、提供一下、提、提的、提了、提过、check whether、check if、check how、can you check、could you check、please check、高、低、高了、低了、高不高、好、好不好、大、小、呗、咧、哩、滴、哟、喔、噢、嗯、诶、唉、哎、呃、发、发了、发布、发布了、发表、最近、最近一年、最近的、最新、最新的、latest、newest、most recent、recent、请问、请、请教、问下、问一下、想问、想问问、想问一下、想了解、想了解下、想了解一下、想知道、想查、想查一下、想看、我、我想、我要、我们、你、你们、您、帮、帮我、帮忙、麻烦、查、查下、查一下、查询、查查、说、看、看下、看一下、看看、告诉、告诉我、说说、说一下、讲讲、给、给我、来、能、能不能、列出、列一下、列举、几个局、有几个局、哪些局、哪些局有、可以、可不可以、可否、能否、会、一下、一下子、下、关于、对于、对、针对、有关、相关、涉及',
    '我是记者、我是律师、我是学生、我是研究者、我是研究人员、我是申请人、记者、是、是否、有、有没有、有没有过、了没有、了没、过没有、过没、为什么没有、为啥没有、怎么没有、为什么查不到、怎么查不到、为什么找不到、怎么找不到、查不到、找不到、没收录、没有收录、不收录、why no、why is there no、not included、not listed、有无、有过、还、还有、都、也、又、就、才、只、总、总共、一共、共、合计、总计有、到底、究竟、其实、现在、目前、当前、如今、曾、曾经、过、已、已经、共有、分别、各、各自、各有、各是、各类、各种、所有、全部的、整个、大概、大约、差不多、具体、详细、主要、真的',
    '的、地、得、了、吗、呢、吧、啊、呀、哦、嘛、么、哈、哇、啦、咯、之、其、与、和、跟、及、以及、或、而、但、但是、不过、然后、那么、那、再、另外、向、往、从、由、被、把、将、让、使、在、于、以、为由、为、因、因为、因而、所以、按、根据、用、给了、对此、方、里、中、内、间、外、时、时候、年里、年内、年间、期间、期内、全年、年度、本年度、当年、那年、那一年、这一年',
    '机关、单位、部门、agency、agencies、年报、年度报告、工作报告、报告、报告里、年报里、政府信息公开、信息公开、政务公开、政府信息公开工作、信息公开工作、政府信息、信息、政府、提出、提出了、递交、提交、做、做了、情况、的情况、情况如何、怎么样、怎样、如何、咋样、咋、什么、哪些、哪、啥、什么样、高不高、高吗、多不多、多吗、大不大、严重吗、数字、数字是、数、数值、数量、件数、那一类、那类、这一类、这类、一类、类、类别、方面、这方面、这块、那一项、那项、这一项、这项、一项、项、部分、其中、属于、算、叫、名叫、表示',
    '有哪些机关、有哪些单位、有哪些部门、哪些机关、哪些单位、哪些部门、的机关有哪些、的单位有哪些、机关有哪些、单位有哪些、部门有哪些、公布、公布了、发布了、交了、提交了、印了、印的是、填、填了、填的、填报、写的、显示、收录、谢谢、谢谢你、多谢、谢了、麻烦了、辛苦、你好、您好、呵呵、人、人们、大家、别人、市民、公众、群众、老百姓',
    '嘅、咗、系、because、because of、due to、anything、something、everything、list、cover、covers、covered、reporter、journalist、researcher、im a、a reporter、a journalist、gets、no of、nr of、num of、nos、more、less、a、about、above、actually、all、also、am、an、and、annual、any、anyone、anybody、are、around、as、at、be、been、being、but、by、can、could、case、cases、did、do、does、during、each、ever、far、figure、figures、find、foi、for、foia、from、get、gave、give、given、go、got、had、has、have、having、hello、help、here、hey、hi、how、i、id、im、in、information、into、is、it’s、its、itself、just、keep、kept、know、let、like、look、looking、many、may、me、might、much、my、need、now、number、numbers、of、off、ogi、oh、on、one、ones、only、open、or、our、out、over、people’s',
    'please、pls、plz、publish、report、reported、reports、say、says、see、shall、should、show、so、some、somebody、someone、still、tell、than、thank、thanks、the、their、them、then、there、thx、to、up、us、very、want、wanted、was、we、were、what、whats、when、which、while、will、with、within、would、year、yearly、years、yes、you、your、wondering、wonder、if、yo、figures of、number of、the number of、actual、overall、altogether、exactly、roughly、kind of、sort of、handle、handled、deal、dealt、come、came、made against、against it、happen、happened',
  ],
  pronoun: [
    '它、它的、它们、它们的、他们、他们的、他、他的、该机关、该单位、该局、该部门、该中心、这个机关、这个单位、这个局、这家、这家单位、这个部门、那个局、那个单位、这局、此单位、这、这个、这些、那个、那些、上面、上述、刚才、刚才那个、这个数字、这些数字、那个数字、这份报告、这份、前面那个、同一个局、it、its、that、this、these、those、they、theirs、their、them、that agency、this agency、the agency、that bureau、this bureau、the bureau、that one、this one、the same agency、same agency',
  ],
  number: [
    '多少、几多、几个人、多少个人、多少家、几家、多少件、多少次、多少条、多少个、多少份、多少起、多少宗、多少项、多少部、多少人、多少例、几、几件、几次、几条、几个、几份、几起、几宗、几项、几部、几例、几桩、几场、几回、是多少、有多少、有几件、件、次、条、个、份、起、宗、例、桩、场、回、数目、how many、how much、how often、how many times、count、number、the number、times',
  ],
  share: [
    '占比、比例、比率、百分比、百分之几、百分之多少、占多少、占几成、份额、share、share of、percentage、percentage of、percent、proportion、proportion of、what share、what percentage、fraction of',
  ],
  against: [
    '增长率、增幅、降幅、变化率、比、多、少、多收、少收、相比、相较、比较、比较一下、比一下、对比、对比一下、比起、增加、增加了、减少、减少了、增长、增长了、下降、下降了、上升、上升了、多了、少了、涨了、降了、变化、变了、变动、增减、差多少、差别、多还是少、申请多、谁多、compare、compared、compare with、compared with、compared to、comparison、versus、vs、against、than、more than、less than、fewer than、change、changed、increase、increased、decrease、decreased、rise、rose、fall、fell、grow、grew、growth、difference from、up or down',
  ],
  who: ['谁、是谁、都是谁、什么人、哪些人、who'],
  difference: [
    '算、算不算、算是、属于、属不属于、区别、不同、差异、有什么区别、有什么不同、区别是什么、哪里不同、difference、differences、difference between、different、differ',
  ],
  why: ['为什么、为啥、为何、凭什么、原因、什么原因、怎么会、why、why is、why did、reason why、how come'],
  succession: [
    '一个单位、同一个单位、同一单位、同一个机关、一个机关、同一个、一回事、同一家、一家、一样、什么关系、有什么关系、关系、前身、后身、前身是、原来叫、以前叫、原名、曾用名、旧名、改名、改名了、更名、更名了、改叫、改叫什么、合并、合并了、后来叫、现在叫、接替、取代、撤销、撤销了、same as、the same as、same、the same、identical、renamed、rename、called before、formerly、former name、old name、predecessor、successor、merged、merge、merged into、become、became、relation between、related to、called',
  ],
};

/** `share` and `byApplicant` are no words but combinations of some. */
const beyond: { readonly [what in Exclude<Beyond, 'share' | 'byApplicant'>]: readonly string[] } = {
  years: [
    '累计、历年累计、历年合计、历年总共、各年累计、这些年一共、这几年一共、加起来、cumulative、cumulatively、all years、in all years、altogether over',
  ],
  lately: [
    'since、自从、以来、这些年、这几年、近几年、前几年、近年、近年来、多年来、五年来、三年来、over the years、in recent years、recent years、recently',
  ],
  partOfYear: [
    '环比、上半年、下半年、半年、季度、第一季度、第二季度、第三季度、第四季度、一季度、二季度、三季度、四季度、月份、月、月底、一月、二月、三月、四月、五月、六月、七月、八月、九月、十月、十一月、十二月、年初、年中、first half、second half、quarter、first quarter、q1、q2、q3、q4、january、february、april、june、july、august、september、october、november、december、in may、in march',
  ],
  average: [
    '平均、平均每月、平均每年、平均每天、均值、年均、月均、日均、每月、每个月、每天、每周、每季度、逐月、中位数、人均、average、on average、averages、mean、median、per month、per day、per week、monthly、daily、weekly、per capita、each month',
  ],
  agencies: [
    '每个局、每个单位、每个机关、全国、全国各地、全中国、中国、全省、全市、全区、全县、各省、各市、各地、各区、各县、各局、各部门、各单位、所有机关、所有单位、所有部门、nationwide、national、nationally、in china、china、across china、the country、whole country、all agencies、all bureaus、every agency、total for all',
  ],
  except: [
    '除了、除、除去、除外、除开、以外、之外、不算、不含、不包括、扣除、去掉、except、except for、excluding、excluding the、other than、apart from、not counting、without',
  ],
  forecast: [
    '预计、预测、估计、预估、将来、未来、会是多少、forecast、predict、predicted、expect、expected、projection',
  ],
};

const unclear: { readonly [what in Unclear]: readonly string[] } = {
  disclosed: [
    '公开了几条、公开了多少条、公开几条、公开多少条、公开了几条信息、公开了多少信息、公开了多少条信息、公开多少条信息、公开了几篇、公开了哪些信息、公开信息、公开条数、公开了多少信息量',
  ],
  notDisclosed: ['没公开、没有公开、未公开、没给、没有给、没给公开、denied、not granted、not released、not given'],
  paid: ['收了多少钱、花了多少钱、收多少钱、花多少钱、多少钱、收钱、要钱、交钱、how much money、money、charged'],
  corrected: ['纠错率、纠正率、correction rate'],
};

const noColumns =
  '媒体、记者站、新闻媒体、报社、电视台、学生、老师、教授、大学、高校、农民、村民、老人、女性、男性、外国人、外籍、政府部门、国企、民企、media、journalists、newspapers、press、students、professors、farmers、foreigners、women、men';

function* listed<Role extends string>(table: { readonly [role in Role]: readonly string[] }): Iterable<[Role, string]> {
  for (const role of Object.keys(table).filter((name): name is Role => name in table))
    for (const word of table[role].flatMap((words) => words.split('、'))) yield [role, key(word)];
}

const roleOf: ReadonlyMap<string, WordRole> = new Map([...listed(roles)].map(([role, word]) => [word, role]));
const beyondOf: ReadonlyMap<string, Beyond> = new Map([...listed(beyond)].map(([what, word]) => [word, what]));
const unclearOf: ReadonlyMap<string, Unclear> = new Map([...listed(unclear)].map(([what, word]) => [word, what]));
const withoutColumn: ReadonlySet<string> = new Set(noColumns.split('、').map(key));

/** What a word is for that names no figure and no view; undefined for a word that is not known. The word is a key. */
export type SpokenWord =
  | { readonly kind: 'role'; readonly role: WordRole }
  | { readonly kind: 'beyond'; readonly what: Beyond }
  | { readonly kind: 'unclear'; readonly what: Unclear }
  | { readonly kind: 'noColumn' };

/** Looks a word up, given as `key` makes it: without case and spaces. */
export function spokenWord(word: string): SpokenWord | undefined {
  const what = unclearOf.get(word);
  if (what !== undefined) return { kind: 'unclear', what };
  const more = beyondOf.get(word);
  if (more !== undefined) return { kind: 'beyond', what: more };
  if (withoutColumn.has(word)) return { kind: 'noColumn' };
  const role = roleOf.get(word);
  return role === undefined ? undefined : { kind: 'role', role };
}

/** The words, or '' where they are nothing but a word for the agency that was spoken of. */
export function withoutPronouns(words: string): string {
  const role = roleOf.get(key(words.replace(/^(?:to|for)\s+/iu, '')));
  return role === 'pronoun' ? '' : words;
}
