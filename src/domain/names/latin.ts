import { agencyKinds } from '../agency-kinds.ts';
import { canonicalName } from '../canonical-name.ts';
import { currentDivisions } from '../region/divisions.ts';
import { englishName, regionLabel } from '../region/label.ts';
import { highestFirst, type Region, shortName } from '../region/region.ts';
import { syllables } from '../region/romanise.ts';
import { englishKinds, type FormPart, wordsOf } from './english-kind.ts';

/** Words in Latin letters, put into Chinese. */
export type LatinReading = {
  readonly regions: readonly Region[];
  /** Chinese name without region; empty when the words name a region alone. */
  readonly tail: string;
  /** Initials, slips and parts of an English name are to be confirmed. */
  readonly sure: boolean;
};

type Keys<T> = Map<string, T[]>;

function put<T>(keys: Keys<T>, key: string, value: T): void {
  const known = keys.get(key);
  if (known === undefined) keys.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '');
}

type Dictionary = {
  readonly regions: Keys<Region>;
  readonly regionInitials: Keys<Region>;
  readonly forms: Keys<string>;
  readonly formInitials: Keys<string>;
};

let dictionary: Dictionary | undefined;

/** Every division and every form of a kind in pinyin; made at the first words in Latin letters (about 120 ms). */
function pinyinDictionary(): Dictionary {
  if (dictionary !== undefined) return dictionary;
  const made: Dictionary = { regions: new Map(), regionInitials: new Map(), forms: new Map(), formInitials: new Map() };
  for (const region of highestFirst(currentDivisions().byCode.values())) {
    if (region.level === 'national') continue;
    const short = shortName(region);
    const read = syllables(short).map(letters);
    put(made.regions, read.join(''), region);
    put(made.regions, letters(englishName(region)), region);
    // 周村区 is zhoucun or zhoucunqu; the level word of 道县 is part of its short form.
    if (short + region.name.at(-1) === region.name) {
      put(made.regions, read.join('') + letters(syllables(region.name.slice(-1)).join('')), region);
    }
    put(made.regionInitials, read.map((syllable) => syllable[0]).join(''), region);
  }
  for (const { forms, abbreviations, variants } of agencyKinds) {
    for (const form of [...forms, ...abbreviations, ...variants]) {
      const read = syllables(form).map(letters);
      put(made.forms, read.join(''), form);
      put(made.formInitials, read.map((syllable) => syllable[0]).join(''), form);
    }
  }
  dictionary = made;
  return made;
}

/** English level words and their pinyin, with the ends of the Chinese names that they fit. */
const levelWords: ReadonlyMap<string, RegExp> = new Map([
  ...['city', 'municipal', 'municipality', 'shi'].map((word) => [word, /市$/u] as const),
  ...['district', 'qu'].map((word) => [word, /区$/u] as const),
  ...['county', 'xian'].map((word) => [word, /县$/u] as const),
  ...['province', 'provincial', 'sheng'].map((word) => [word, /省$|^(?:内蒙古|广西|西藏|宁夏|新疆)/u] as const),
  ...['prefecture', 'zhou'].map((word) => [word, /州$|地区$/u] as const),
  ['league', /盟$/u],
  ['banner', /旗$/u],
]);

type RegionPart = {
  readonly regions: readonly Region[];
  /** The last region has no level word. */
  readonly bare: boolean;
  readonly rest: readonly string[];
};

/** Those of some regions that lie below or above one of others: both Nanjing Gulou District and Suzhou (Jiangsu) tell which. */
function joinedWith(regions: readonly Region[], next: readonly Region[]): readonly Region[] {
  const below = next.filter(({ parent }) => regions.some(({ code }) => code === parent));
  return below.length > 0 ? below : regions.filter(({ parent }) => next.some(({ code }) => code === parent));
}

/** The regions that words begin with (Zibo, Zhoucun District, Inner Mongolia), each with what is left; longest first. */
function regionParts(words: readonly string[], before: readonly Region[] | null): readonly RegionPart[] {
  const found: RegionPart[] = [];
  for (let length = Math.min(4, words.length); length > 0; length -= 1) {
    const named = pinyinDictionary().regions.get(words.slice(0, length).join('')) ?? [];
    const levelWord = levelWords.get(words[length] ?? '');
    const leveled = levelWord === undefined ? [] : named.filter(({ name }) => levelWord.test(name));
    const own = leveled.length > 0 ? leveled : named;
    const regions = before === null ? own : joinedWith(before, own);
    if (regions.length === 0) continue;
    const bare = leveled.length === 0;
    const part = { regions, bare, rest: words.slice(bare ? length : length + 1) };
    found.push(...regionParts(part.rest, part.regions), part);
  }
  return found;
}

/** The region at the end: Investment Promotion Bureau of Zibo City. */
function regionAtEnd(words: readonly string[]): readonly RegionPart[] {
  for (let length = Math.min(4, words.length - 1); length > 0; length -= 1) {
    const [part] = regionParts(words.slice(-length), null);
    if (part?.rest.length === 0) return [{ ...part, rest: words.slice(0, -length) }];
  }
  return [];
}

/** English names districts and counties with their level word (Jin'an District), and cities and provinces without (Jinan). */
function withoutLevelWord(regions: readonly Region[]): readonly Region[] {
  const unworded = regions.filter((region) => regionLabel(region) === englishName(region));
  return unworded.length > 0 ? unworded : regions;
}

/** The forms that words are in English, in pinyin, or by initials. */
function formParts(words: readonly string[]): readonly FormPart[] {
  const joined = words.join('');
  const { forms, formInitials } = pinyinDictionary();
  const spelt = forms.get(joined);
  if (spelt !== undefined) return spelt.map((form) => ({ form, sure: spelt.length === 1, english: false }));
  const english = englishKinds(words);
  if (english.length > 0) return english;
  const initials = words.length === 1 ? (formInitials.get(joined) ?? []) : [];
  return initials.map((form) => ({ form, sure: false, english: false }));
}

/** Pinyin or initials without spaces: zibotoucuju, zbtcj. */
function runTogether(text: string): readonly LatinReading[] {
  const { regions, regionInitials, forms, formInitials } = pinyinDictionary();
  const found: LatinReading[] = [];
  for (let cut = text.length - 2; cut > 1; cut -= 1) {
    const [head, rest] = [text.slice(0, cut), text.slice(cut)];
    const spelt = regions.get(head);
    const form = forms.get(rest);
    if (spelt !== undefined) {
      for (const tail of form ?? formInitials.get(rest) ?? []) {
        found.push({ regions: spelt, tail, sure: form?.length === 1 });
      }
    }
    const initials = text.length < 10 ? regionInitials.get(head) : undefined;
    for (const tail of initials === undefined ? [] : (formInitials.get(rest) ?? [])) {
      found.push({ regions: initials ?? [], tail, sure: false });
    }
  }
  return found;
}

/**
 * Puts words in Latin letters into Chinese: English (Zibo Investment Promotion Bureau), pinyin (zibo toucuju), initials (zbtcj), or
 * pinyin before Chinese (zibo投促局). Empty when nothing is understood.
 */
export function readLatin(text: string): readonly LatinReading[] {
  const normal = text.normalize('NFKC');
  const mixed = /^([^\p{Script=Han}]+)([\p{Script=Han}\s]+)$/u.exec(normal);
  const words = wordsOf(mixed?.[1] ?? normal);
  if (words.length === 0 || (mixed === null && /\p{Script=Han}/u.test(normal))) return [];
  if (mixed?.[2] !== undefined) {
    const tail = canonicalName(mixed[2]);
    return regionParts(words, null)
      .filter(({ rest }) => rest.length === 0)
      .map(({ regions }) => ({ regions, tail, sure: true }));
  }
  const readings: LatinReading[] = [];
  for (const { regions, bare, rest } of [...regionParts(words, null), ...regionAtEnd(words)]) {
    if (rest.length === 0) readings.push({ regions, tail: '', sure: true });
    for (const { form, sure, english } of rest.length === 0 ? [] : formParts(rest)) {
      readings.push({ regions: bare && english ? withoutLevelWord(regions) : regions, tail: form, sure });
    }
  }
  if (readings.length > 0) return readings;
  const joined = runTogether(words.join(''));
  return joined.length > 0 ? joined : formParts(words).map(({ form, sure }) => ({ regions: [], tail: form, sure }));
}
