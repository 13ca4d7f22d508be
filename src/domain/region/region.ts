/** Where a division stands: 直辖市 are provinces; their districts, and cities run by a province directly, are counties. */
export type RegionLevel = 'national' | 'province' | 'prefecture' | 'county';

export type Region = {
  /** GB/T 2260, six digits: 370000 Shandong, 370300 Zibo, 370306 Zhoucun. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Code of the division above; null for provinces and the nation. */
  readonly parent: string | null;
  /** The division no longer exists under this code; reports of earlier years still name it. */
  readonly retired: boolean;
};

/** The whole country, for bodies of the State Council. GB/T 2260 has no code for it: 000000 is ours. */
export const nation: Region = {
  code: '000000',
  name: '中华人民共和国',
  level: 'national',
  parent: null,
  retired: false,
};

const levels: readonly RegionLevel[] = ['national', 'province', 'prefecture', 'county'];

/** The same divisions, higher ones first: 长沙 is rather 长沙市 than 长沙县 in it. */
export function highestFirst(regions: Iterable<Region>): readonly Region[] {
  return [...regions].toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

const ownDigits = { national: 0, province: 2, prefecture: 4, county: 6 } as const;

/** Whether a division has a code or lies above the one that has it. */
export function covers({ code, level }: Region, other: string): boolean {
  return other.startsWith(code.slice(0, ownDigits[level]));
}

const groups =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 ' +
  '柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春 各';
/** The ethnic groups in the name of an autonomous division; those of Xinjiang are often written without 族. */
const groupNames = new RegExp(
  `^(..+?)(?:${groups.replaceAll(' ', '族|')}族|维吾尔|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)+$`,
  'u',
);
/** Also districts named after a group: 管城回族区, 梅里斯达斡尔族区. */
const autonomous = /(?:自治(?:区|州|县|旗)|(?<=族)区)$/u;
/** A name keeps at least two characters: 道县 and 城区 have no short form. 林区 is a level in 神农架 only, not in 万柏林区. */
const levelWord = /^(..+?)(?:特区|(?<=神农架)林区|新区|地区|省|市|盟|区|县|旗)$/u;

/** The name without its level word and ethnic groups: 淄博, 周村, 甘孜, 内蒙古; the name itself when nothing can go. */
export function shortName(region: Region): string {
  if (region.level === 'national') return region.name;
  if (autonomous.test(region.name)) {
    const base = region.name.replace(autonomous, '');
    return groupNames.exec(base)?.[1] ?? base.replace(/族$/u, '');
  }
  return levelWord.exec(region.name)?.[1] ?? region.name;
}

/** Shorter names of prefectures in Xinjiang and elsewhere that are written everywhere and follow no rule. */
const customary: ReadonlyMap<string, readonly string[]> = new Map([
  ['150000', ['内蒙']],
  ['220721', ['前郭', '前郭县']],
  ['652700', ['博州']],
  ['652800', ['巴州']],
  ['653000', ['克州']],
]);

/** Every way to write the division alone: full name first, then short forms with and without a level word. */
export function writtenForms(region: Region): readonly string[] {
  if (region.level === 'national') return [region.name, '国家', '全国', '中国'];
  const short = shortName(region);
  const forms = [region.name];
  const level = autonomous.exec(region.name)?.[0].at(-1);
  if (level !== undefined && level !== '区') forms.push(short + level);
  if (short !== region.name) forms.push(short);
  return [...forms, ...(customary.get(region.code) ?? [])];
}
