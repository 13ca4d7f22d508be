/** A number in running text, with the words around it that say what it counts. */
export type Amount = {
  readonly value: number;
  /** 件, 条, 场 and so on; empty where none is written. */
  readonly unit: string;
  /** Where it stands in the sentence, unit included. */
  readonly start: number;
  readonly end: number;
  /** Words before it, back to the amount before, at most 80. */
  readonly left: string;
  /** Words after it, up to the next comma or amount, at most 80. */
  readonly right: string;
  /** The year that was mentioned last before it in the sentence; null where none was. */
  readonly year: number | null;
};

const figure =
  /(\d[\d,]{0,14}(?:\.\d{1,6})?|[一二两三四五六七八九十]{1,3})([万亿])?([余多])?(人次|场次|万元|亿元|件|宗|起|例|条|项|次|篇|场|期|份|封|个|名|人|元|%|年|月|日|号|类|种|家|号)?/gu;

const digits: { readonly [character: string]: number } = {
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

/** 三 to 九十九; undefined for what is no number, as in 一一. */
function chineseNumber(text: string): number | undefined {
  const [tens, ones, ...rest] = text.split('十');
  if (rest.length > 0 || tens === undefined) return undefined;
  if (ones === undefined) return digits[tens];
  const high = tens === '' ? 1 : digits[tens];
  const low = ones === '' ? 0 : digits[ones];
  return high === undefined || low === undefined ? undefined : high * 10 + low;
}

/** Units with which a number written in characters is a count and not a turn of phrase (一是, 一致, 第一). */
const countUnits = /^(?:件|宗|起|例|条|项|次|篇|场|期|份|封|个|名|人)$/u;
/** Round numbers: 近300个, 18万余条, 超过5次. They are no figures. */
const approximation = /(?:近|约|超过?|逾|余|多达|不少于|至少)$/u;
const farthest = 80;
/** A sentence that gives more numbers than this lists something; hostile ones would cost time. */
const mostNumbers = 80;

/** All exact numbers of a sentence that count something; years, dates, ordinals and round numbers are none. */
export function amountsOf(sentence: string): readonly Amount[] {
  const amounts: Amount[] = [];
  let previous = 0;
  let year: number | null = null;
  const found: RegExpExecArray[] = [];
  for (const match of sentence.matchAll(figure)) if (found.push(match) === mostNumbers) break;
  for (const [index, match] of found.entries()) {
    const [whole, number = '', scale, over, unit = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    const isWritten = /\D/u.test(number[0] ?? '');
    if (isWritten && !countUnits.test(unit)) continue;
    if (unit === '年' && /^(?:19|20)\d\d$/u.test(number)) {
      year = Number(number);
      continue;
    }
    if (/^[年月日号]$/u.test(unit)) continue;
    const before = sentence.slice(Math.max(0, start - 6), start);
    const value = isWritten ? chineseNumber(number) : Number(number.replaceAll(',', ''));
    const left = sentence.slice(Math.max(previous, start - farthest), start);
    previous = end;
    // 536万 and 12.6万条 are rounded as well; amounts of money are written so.
    const isRounded = over !== undefined || approximation.test(before) || (scale !== undefined && unit !== '元');
    // 12 34件 may be two figures or the halves of one.
    const isTorn = /\d $/u.test(before) || /^ \d/u.test(sentence.slice(end, end + 2));
    if (value === undefined || isRounded || isTorn || before.endsWith('第') || /[A-Za-z\d."]$/u.test(before)) continue;
    const factor = scale === '万' || unit === '万元' ? 1e4 : scale === '亿' || unit === '亿元' ? 1e8 : 1;
    const until = Math.min(found[index + 1]?.index ?? sentence.length, end + farthest);
    const right = sentence.slice(end, until).split(/[,;。]/u)[0] ?? '';
    amounts.push({
      value: factor === 1 ? value : Number((value * factor).toFixed(2)),
      unit: unit === '万元' || unit === '亿元' ? '元' : unit,
      start,
      end,
      left,
      right,
      year,
    });
  }
  return amounts;
}
