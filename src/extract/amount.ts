/** A number in running text, with the words around it that say what it counts. */
export type Amount = {
  readonly value: number;
  /** 件, 条, 场 and so on; empty where none is written. */
  readonly unit: string;
  /** Where it stands in the sentence, unit included. */
  readonly start: number;
  readonly end: number;
  /** Words before it, back to the amount before, at most 80; a bracket right before it is left out. */
  readonly left: string;
  /** Words after it, up to the next comma or amount, at most 80. */
  readonly right: string;
  /** The year that was mentioned last before it in the sentence; null where none was. */
  readonly year: number | null;
};

const figure =
  /(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?|[一二两三四五六七八九十百千零〇]{1,9})([万亿])?(余|多|几|来)?(人次|件次|场次|万元|亿元|件|宗|起|例|条|项|次|篇|场|期|份|封|个|名|人|元|%|年|月|日|号|类|种|家)?/gu;

const digits: { readonly [character: string]: number } = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const scales: { readonly [character: string]: number } = { 十: 10, 百: 100, 千: 1_000 };

/** 三, 十二, 一百零三, 两千; undefined for what is no single number: 三四, 一一, 百. */
function chineseNumber(text: string): number | undefined {
  let sum = 0;
  let open: number | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [index, character] of Array.from(text).entries()) {
    const scale = scales[character];
    const digit = digits[character];
    if (scale !== undefined) {
      // Only 十 stands without a digit, and only first: 十二.
      if (scale >= lowest || ((open ?? 0) === 0 && !(scale === 10 && index === 0))) return undefined;
      sum += (open ?? 1) * scale;
      lowest = scale;
      open = undefined;
    } else if (digit === 0 && index > 0) open = 0;
    else if (open !== undefined && open !== 0) return undefined;
    else open = digit;
  }
  // 一百五 is colloquial for 150.
  return lowest > 10 && Number.isFinite(lowest) && open !== undefined && !/[零〇].$/u.test(text)
    ? undefined
    : sum + (open ?? 0);
}

/** Units with which a number written in characters is a count and not a turn of phrase (一是, 一致, 第一). */
const countUnits = /^(?:件|宗|起|例|条|项|次|篇|场|场次|期|份|封|个|名|人|人次)$/u;
/** Round numbers: 近300个, 18万余条, 超过5次, 20件以上. They are no figures. */
const approximation = /(?:近|约|超过?|逾|余|多达|不[少低]于|至少|[不未]超过?|不[足到]|接近)$/u;
const vague = /^(?:左右|上下|以[上内下]|之多|出头|[余多]|不到)/u;
/** 数十, 几百, 上千. */
const vagueWritten = /[几数上好]$/u;
/** 3至5件, 3-5件, 三分之一. */
const rangeBefore = /(?:[\d一二三四五六七八九十](?:件|条|次|场|篇|项|个)?[-~—–至到]|分之|[A-Za-z\d.])$/u;
const rangeAfter = /^[-~—–至到]{1,2}[\d一二三四五六七八九十]/u;
/** A number without a unit counts only where nothing follows: 12345热线 and 2.0版 count nothing. */
const nothingFollows = /^(?:[,;。:、!?)]|$)/u;
/** 收到申请(含信函)8件. */
const aside = /\([^()]{0,40}\)$/u;
/** 在市政府网站，截至2023年12月31日共发布…: words between a place and what happened there. */
const untilNow = /,截[至止](?:目前|年底|(?:20\d\d年)?(?:年?[底末]|\d{1,2}月(?:\d{1,2}日|[底末])?)),?/u;
const farthest = 80;
/** A sentence that gives more numbers than this lists something; hostile ones would cost time. */
const mostNumbers = 80;

/**
 * Which places of a sentence are in a title or in quotation marks: “稳增长30条”, 《2022年…》. A mark that is never closed quotes
 * nothing that could be told.
 */
function quotedPlaces(sentence: string): (at: number) => boolean {
  const marks = sentence.matchAll(/"[^"]{0,200}"|《[^《》]{0,200}》/gu);
  const quoted = Array.from(marks, (match) => ({ from: match.index, to: match.index + match[0].length }));
  return (at) => quoted.some(({ from, to }) => from < at && at < to);
}

/**
 * All exact numbers of a sentence that count something; years, dates, ordinals and round numbers are none. `yearBefore` is the
 * year that the sentence goes on to speak of, where it says so.
 */
export function amountsOf(sentence: string, yearBefore: number | null = null): readonly Amount[] {
  const amounts: Amount[] = [];
  let previous = 0;
  let year = yearBefore;
  let compared: { readonly year: number; readonly end: number } | null = null;
  const isQuoted = quotedPlaces(sentence);
  const found: RegExpExecArray[] = [];
  for (const match of sentence.matchAll(figure)) if (found.push(match) === mostNumbers) break;
  for (const [index, match] of found.entries()) {
    const [whole, number = '', scale, over, unit = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    const isWritten = /\D/u.test(number[0] ?? '');
    if (isWritten && !countUnits.test(unit)) continue;
    if (unit === '年' && /^(?:19|20)\d\d$/u.test(number)) {
      // 较2022年增加2件，其中…: a year that is compared with is spoken of up to the next comma.
      if (/[较比与和同]/u.test(sentence[start - 1] ?? '')) compared = { year: Number(number), end };
      else if (!isQuoted(start)) year = Number(number);
      continue;
    }
    if (/^[年月日号]$/u.test(unit)) continue;
    const before = sentence.slice(Math.max(0, start - 6), start);
    const after = sentence.slice(end, end + 6);
    const value = isWritten ? chineseNumber(number) : Number(number.replaceAll(',', ''));
    const left = sentence.slice(Math.max(previous, start - farthest), start);
    previous = end;
    // 536万 and 12.6万条 are rounded as well; amounts of money are written so.
    const isRounded =
      over !== undefined ||
      approximation.test(before) ||
      vague.test(after) ||
      (isWritten && vagueWritten.test(before)) ||
      (scale !== undefined && unit !== '元');
    // 12 34件 may be two figures or the halves of one.
    const isTorn = /\d $/u.test(before) || /^ \d/u.test(after);
    const isRange = rangeBefore.test(before) || rangeAfter.test(after);
    const isBare = unit === '' && !nothingFollows.test(after);
    if (value === undefined || isRounded || isTorn || isRange || isBare) continue;
    if (before.endsWith('第') || isQuoted(start)) continue;
    const factor = scale === '万' || unit === '万元' ? 1e4 : scale === '亿' || unit === '亿元' ? 1e8 : 1;
    const until = Math.min(found[index + 1]?.index ?? sentence.length, end + farthest);
    const right = sentence.slice(end, until).split(/[,;。]/u)[0] ?? '';
    amounts.push({
      value: factor === 1 ? value : Number((value * factor).toFixed(2)),
      unit: unit === '万元' || unit === '亿元' ? '元' : unit,
      start,
      end,
      left: left.replace(aside, '').replace(untilNow, ''),
      right,
      year: compared !== null && !/[,;。]/u.test(sentence.slice(compared.end, start)) ? compared.year : year,
    });
  }
  return amounts;
}
