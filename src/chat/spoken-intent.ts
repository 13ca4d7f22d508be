/** What a person wants who names no view: an explanation of a figure, or to know what to do about an answer. */

const meansEnd =
  /\s*(?:(?:这个词)?(?:到底)?(?:是什么|是啥|什么|啥)意思|的?含义(?:是什么)?|的?定义(?:是什么)?|的?释义|怎么算(?:出来)?的?|如何计算|怎么理解|指的?是?什么|怎么填(?:写|报)?|该?填什么|(?:是|依据(?:的)?(?:是)?)?(?:条例)?(?:第几条|哪一?条)(?:规定)?的?|的?法律依据(?:是什么)?)\s*$/u;
const meansStart =
  /^(?:什么算(?:是)?|什么样的算|how do you (?:count|compute|calculate|define)|what counts as|什么叫(?:做)?|何谓|解释(?:一下)?|如何理解|怎么理解|define(?![a-z])|(?:the )?(?:definition|meaning) of(?![a-z])|(?:what is |what's )?(?:the )?legal basis (?:for|of)(?![a-z])|explain(?![a-z]))\s*/iu;
const meansAround =
  /^(?:what (?:does|do|is meant by)|how (?:is|are))\s+(.+?)(?:\s+(?:means?|computed|calculated|counted|defined))?$|^(.+?)\s+(?:meaning|definition)$/iu;
/** Whether much of a rate is good: what it means, and what not. */
const good =
  /^(.+?)(?:越?高|越?低)(?:了)?(?:是不是|就)?(?:好|不好|坏|代表什么|说明什么|意味着什么)|^is (?:a |the )?(?:high|low|higher|lower) (.+?) (?:good|bad|better|worse)/iu;
const isWhatEnd = /\s*(?:是什么|是啥)\s*$/u;
const isWhatStart = /^(?:什么是|what(?:s| is| are| s))\s*/iu;

/** Whether asking costs anything: the information-processing fee. */
const costs =
  /(?:申请|公开|查|要|花|交).{0,8}(?:要钱|收钱|花钱|交钱|交费|收费|免费)吗?$|(?<![a-z])(?:does it cost|is it free|how much does it cost|(?:have to|must i|do i|need to) pay|pay for|any fees?)(?![a-z])/iu;

const ranking =
  /(?:哪个|哪些|哪家|什么|哪)(?:机关|单位|部门|地方|城市|局|省|市|区|县)?.{0,12}(?:更|最(?![新近后晚早]))|谁更|谁最|排第几|排名|排行|比一比|最(?:不)?(?:公开|透明|配合|多|少)的?(?:机关|单位|部门|局)|(?<![a-z])(?:rank(?:ing|ed)?|(?:which|what) (?:agency|agencies|bureaus?|departments?|one|city|cities|province|is) .{0,40}(?:more|most|best|worst|least|highest|lowest)|(?:most|least|best|worst) (?:\w+ )?(?:agency|agencies|bureaus?|departments?|cities))(?![a-z])/iu;

/** Whether a message says by itself that it goes on from the answer before it: 去年呢, and 2022. */
export function goesOn(words: string): boolean {
  return /呢$|^(?:那(?![曲坡])|还有)|^(?:and|what about|how about|by|of)(?![a-z])/iu.test(words);
}

/** Whether somebody wants agencies set against each other. */
export function asksForRanking(words: string): boolean {
  return ranking.test(words);
}

/** The words of which somebody asks the meaning. `sure`: they ask for nothing else (什么是 may ask for a number as well). */
export function takeMeaning(words: string): { readonly of: string; readonly sure: boolean } | null {
  if (costs.test(words)) return { of: '信息处理费', sure: true };
  for (const pattern of [meansEnd, meansStart])
    if (pattern.test(words)) return { of: words.replace(pattern, '').trim(), sure: true };
  const around = good.exec(words) ?? meansAround.exec(words.replace(/ and how (?:is|are) (?:it|they) \w+$/iu, ''));
  if (around !== null) return { of: (around[1] ?? around[2] ?? '').trim(), sure: true };
  for (const pattern of [isWhatEnd, isWhatStart])
    if (pattern.test(words)) return { of: words.replace(pattern, '').trim(), sure: false };
  return null;
}

const remedies =
  /(?:我的?)?(?:申请)?(?:信息公开)?(?:被拒(?:绝)?了?|遭拒|被驳回|不服|拒绝了我(?:的申请)?|不给(?:我)?(?:公开|看)?|不理我|不答复|不回复|石沉大海|没有?下文|没有?消息|没人理|不满意|不认可|有异议|没有?答复|没有?回复|超期(?:了|未答复)?|逾期不答复)|怎么(?:申请)?(?:投诉|举报|复议|起诉|申诉|维权|救济|办)|如何(?:申请)?(?:投诉|举报|复议|起诉|申诉|维权|救济)|(?:去|到|向)(?:哪里?|谁)(?:投诉|举报|申诉)|我要(?:投诉|举报|复议|起诉|申诉)|(?:复议|诉讼|起诉|投诉)(?:怎么|如何)(?:申请|提起|提出|走|办)?|怎么办|(?:复议|起诉|诉讼|投诉)(?:的)?.{0,2}(?:期限|时限|时效|多久|多长|几天|什么时候|怎么写|申请书|电话|材料)|(?:怎么|如何)写?(?:复议|起诉|诉讼)|(?:20|二十)?个?工作日|怎么告(?:他们|它|他|这个|政府)?|(?:起诉|告)(?:他们|政府)|(?:多久|几天|多长时间|什么时候)(?:之?内)?(?:必须|应当|应该|要|才|会|得)*(?:答复|回复)|(?:答复|回复)(?:期限|时限|时间)|申诉|维权|救济(?:途径|渠道)?|投诉(?:渠道|电话|途径|机关|谁)?$/gu;
const remediesLatin =
  /(?<![a-z])(?:(?:was |were |been |got |is )?(?:denied|rejected|turned down)|refused (?:me|my request)|appeal(?:ing)?|complain(?:t|ts|ing)?|remed(?:y|ies)|(?:how (?:do|can|could|to)|i want to|want to|can|may|could)(?: i| we)? sue|what can i do|what to do|how long (?:until|before|till|do|does|must|may|can|will|have|has|is)(?: they| it| an agency| the agency)?(?: have)?(?: to)?(?: take| answer| reply)?|no (?:reply|answer|response)(?: yet)?|(?:did|has|have|had)(?: not|n't) (?:reply|answer|respond)(?:e?d)?|never (?:replied|answered|responded)|(?:was|were|been|being|got) ignored|ignored (?:my|our|me|us)|ignor(?:es|ing) (?:my|our|me|us)|not satisfied|unsatisfied|dissatisfied|disagree with|challenge)(?![a-z])/giu;

const ownRequest = /我的?(?:公开)?申请|(?<![a-z])(?:my|our|the|a) (?:request|application)s?(?![a-z])/giu;

const counting = /多少|几(?!天|日|个?工作日|个?月)|how (?:many|often)|number of|what share|percentage|率|占比/iu;

/** Of what says that a request failed, the words that an agency is counted by as well. */
const rejected = /(?<![a-z])(?:was |were |been |got |is )?(?:denied|rejected|turned down)(?![a-z])/giu;
const own = /我|(?<![a-z])(?:my|me|our|us|i)(?![a-z])/iu;

/** The words that are left when somebody asks what to do about a refusal or a silence; null when they do not ask that. */
export function takeRemedies(words: string): string | null {
  // How many were refused is a question for a figure.
  if (counting.test(words) && words.search(ownRequest) === -1) return null;
  const left = words.replaceAll(remedies, ' ').replaceAll(remediesLatin, ' ');
  if (left === words) return null;
  const rest = left.replaceAll(ownRequest, ' ').replaceAll(/\s+/gu, ' ').trim();
  // An agency that rejected requests is asked about; whoever says so of an own request, or nothing else, asks what to do.
  const onlyRejected = words.replaceAll(rejected, '') === words.replaceAll(remedies, '').replaceAll(remediesLatin, '');
  return onlyRejected && rest !== '' && !own.test(words) ? null : rest;
}

const addressee = '(?:\\s*(?:你好|您好|在吗|在不在|啊|呀|吗|了|你|您|there|bot|all|机器人|very much|so much|a lot))*$';
const greeting = new RegExp(
  `^(?:你好|您好|大家好|嗨|哈喽|喂|早|早上好|上午好|下午好|晚上好|在吗|在不在|hi|hello|hey|yo|good (?:morning|afternoon|evening|day)|ni hao|nihao)${addressee}`,
  'iu',
);
const thanks = new RegExp(
  `^(?:谢谢|多谢|感谢|辛苦了|好的|再见|拜拜|thanks|thank you|thx|ok|okay|bye)${addressee}`,
  'iu',
);

/** Whether words are a greeting, or thanks or a farewell, and nothing else; null otherwise. */
export function courtesyIn(words: string): 'greeting' | 'thanks' | null {
  if (greeting.test(words)) return 'greeting';
  return thanks.test(words) ? 'thanks' : null;
}

const nameEnding =
  /(?:局|厅|委|委员会|办|办公室|中心|政府|管委会|街道|街道办|处|所|队|院|法院|税务|海关)$|(?<![a-z])(?:bureau|department|commission|committee|office|government|cent(?:er|re)|administration|agency|ministry|court)(?![a-z])/iu;

/** Whether words look like the name of some agency, so that not knowing it is worth counting. */
export function looksLikeAgency(words: string): boolean {
  return words.length <= 40 && nameEnding.test(words) && /^[\p{L}\p{M}\s()·]+$/u.test(words);
}
