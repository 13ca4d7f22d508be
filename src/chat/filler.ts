// What people say around a question, at its two ends only: in the middle it may belong to a name (国有, 有限). Places that begin or end
// like a filler (那曲, 和田, 太和; You County) stay whole.

const before =
  /^(?:请问|请帮我|请|帮我|麻烦[你您]?|我?想要?(?:知道|了解|查询|查|问|看)(?:一下)?|查询一下|查一下|查查|看一下|看看|再看|告诉我|关于|还有|那么|那(?![曲坡])|它们|它|他们|该机关|该单位|该局|这个数字?|这些数字?|上面的数字?|这份报告|这个机关|这个单位|这个局|这家|的|[和与跟](?=\s|$)|how many (?:requests|applications) (?:did|does|has|have|were|was)(?![a-z])(?!.*receiv))\s*/iu;
const after =
  /\s*(?:有哪些(?:机关|单位|部门)?(?:公布|发布|公开|发|交|有)?了?|的?(?:机关|单位|部门)有哪些|是多少|有多少|多少件|多少次|多少|有几件|几件|怎么样|怎样|如何|情况如何|的情况|情况|的数字|(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报|情况|数据|工作)?|年度|是吗|对吗|呢|吗|么|嘛|啊|呀|吧|了|的|一下|谢谢|年报|报告|(?<=\s)[和与跟比])$/u;
const latin: ReadonlySet<string> = new Set(
  [
    'a about agency all also an and annual any are as at by can compared could did do does for from get gave give got',
    'had has have how i in is it its keep kept many much my of ogi please publish published receive report reports say',
    'says show tell that the their them there these they this those to us versus vs want was we were what whats which',
    'with would you your',
  ]
    .join(' ')
    .split(' '),
);
const levels: ReadonlySet<string> = new Set(['county', 'district', 'city', 'xian', 'qu', 'shi']);

function isFiller(word: string | undefined, next?: string): boolean {
  return latin.has(word?.toLowerCase() ?? '') && !levels.has(next?.toLowerCase() ?? '');
}

/** The words without what is said around them at both ends: 请问…有多少, what about …. '' when nothing else is said. */
export function withoutFiller(words: string): string {
  let kept = words.trim();
  for (let length = -1; length !== kept.length; ) {
    length = kept.length;
    kept = kept.replace(before, '').replace(after, '').trim();
    const parts = kept.split(' ');
    while (isFiller(parts[0], parts[1])) parts.shift();
    while (isFiller(parts.at(-1))) parts.pop();
    kept = parts.join(' ');
  }
  return kept;
}

/** Whether a message says by itself that it goes on from the answer before it: 去年呢, and 2022. */
export function goesOn(words: string): boolean {
  return /呢$|^(?:那(?![曲坡])|还有)|^(?:and|what about|how about)(?![a-z])/iu.test(words);
}
