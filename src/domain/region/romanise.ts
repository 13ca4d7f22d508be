import { createRequire } from 'node:module';
import type { pinyin as Pinyin } from 'pinyin-pro';

/** Characters that are read otherwise in names of places than pinyin-pro reads them (襄都 Xiangdu, 康巴什 Kangbashi). */
const inPlaceNames: ReadonlyMap<string, string> = new Map([
  ['都', 'du'],
  ['什', 'shi'],
  ['棱', 'ling'],
]);

/** Names whose reading is an exception of its own. */
const exceptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    蔚: 'yu',
    歙: 'she',
    浚: 'xun',
    单: 'shan',
    繁峙: 'fan shi',
    涡阳: 'guo yang',
    黄陂: 'huang pi',
    大埔: 'da bu',
    泌阳: 'bi yang',
    筠连: 'jun lian',
    尉犁: 'yu li',
    珲春: 'hun chun',
    称多: 'chen duo',
    宕昌: 'tan chang',
    乐亭: 'lao ting',
    乐清: 'yue qing',
    乐陵: 'lao ling',
    民乐: 'min le',
    洪洞: 'hong tong',
    吴堡: 'wu bu',
    红寺堡: 'hong si bu',
    万柏林: 'wan bai lin',
  }),
);

let pinyin: typeof Pinyin | undefined;

/**
 * The syllables of a Chinese text in pinyin without tones, read as the name of a place; other characters as they are. The
 * dictionary is loaded at the first call (about 70 ms), so that only those who write or read English wait for it.
 */
export function syllables(text: string): readonly string[] {
  const exception = exceptions.get(text);
  if (exception !== undefined) return exception.split(' ');
  if (pinyin === undefined) {
    const loaded: { readonly pinyin: typeof Pinyin } = createRequire(import.meta.url)('pinyin-pro');
    pinyin = loaded.pinyin;
  }
  const read = pinyin(text, { toneType: 'none', type: 'array', v: false });
  return read.map((syllable, i) => inPlaceNames.get(text[i] ?? '') ?? syllable);
}

/** A name in pinyin as names are written: Zibo, Xi'an, Lu'an. */
export function romanise(name: string): string {
  const joined = syllables(name)
    .map((syllable, i) => (i > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('');
  return joined.slice(0, 1).toUpperCase() + joined.slice(1);
}
