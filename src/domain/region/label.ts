import { currentDivisions } from './divisions.ts';
import { parentOf } from './lookup.ts';
import { type Region, shortName } from './region.ts';
import { romanise } from './romanise.ts';

/** Names that are not pinyin in English, by full name (兴安盟 is Hinggan, 兴安县 is Xing'an); and 陕西, to differ from 山西. */
const english: ReadonlyMap<string, string> = new Map(
  Object.entries({
    中华人民共和国: 'China',
    陕西省: 'Shaanxi',
    内蒙古自治区: 'Inner Mongolia',
    西藏自治区: 'Tibet',
    六安市: "Lu'an",
    哈尔滨市: 'Harbin',
    齐齐哈尔市: 'Qiqihar',
    呼和浩特市: 'Hohhot',
    鄂尔多斯市: 'Ordos',
    呼伦贝尔市: 'Hulunbuir',
    巴彦淖尔市: 'Bayannur',
    乌兰察布市: 'Ulanqab',
    兴安盟: 'Hinggan',
    锡林郭勒盟: 'Xilingol',
    阿拉善盟: 'Alxa',
    二连浩特市: 'Erenhot',
    锡林浩特市: 'Xilinhot',
    乌兰浩特市: 'Ulanhot',
    拉萨市: 'Lhasa',
    日喀则市: 'Shigatse',
    昌都市: 'Qamdo',
    林芝市: 'Nyingchi',
    那曲市: 'Nagqu',
    阿里地区: 'Ngari',
    甘孜藏族自治州: 'Garze',
    果洛藏族自治州: 'Golog',
    乌鲁木齐市: 'Urumqi',
    克拉玛依市: 'Karamay',
    吐鲁番市: 'Turpan',
    博尔塔拉蒙古自治州: 'Bortala',
    巴音郭楞蒙古自治州: 'Bayingolin',
    阿克苏地区: 'Aksu',
    克孜勒苏柯尔克孜自治州: 'Kizilsu',
    喀什地区: 'Kashgar',
    和田地区: 'Hotan',
    伊犁哈萨克自治州: 'Ili',
    阿勒泰地区: 'Altay',
  }),
);

/** Level words in English, by the end of the Chinese name; cities, municipalities and provinces go without. */
const levels: readonly (readonly [RegExp, string])[] = [
  [/新区$/u, 'New Area'],
  [/地区$|自治州$/u, 'Prefecture'],
  [/(?<=神农架)林区$/u, 'Forestry District'],
  [/特区$/u, 'Special District'],
  [/自治区$/u, ''],
  [/区$/u, 'District'],
  [/县$/u, 'County'],
  [/旗$/u, 'Banner'],
  [/盟$/u, 'League'],
];

/** The name of a division in English without its level: Zibo, Zhoucun, Inner Mongolia. */
export function englishName(region: Region): string {
  const known = english.get(region.name);
  if (known !== undefined) return known;
  const short = shortName(region);
  // 道县 is Dao County: a name of one character keeps its level in Chinese only.
  return romanise(short.length === 2 && short === region.name && /[县区]$/u.test(short) ? short.slice(0, 1) : short);
}

/** The name of a division in English: Shandong, Zibo, Zhoucun District, Shuyang County, Garze Prefecture. */
export function regionLabel(region: Region): string {
  const level = levels.find(([ending]) => ending.test(region.name))?.[1] ?? '';
  const name = englishName(region);
  return level === '' || region.level === 'national' ? name : `${name} ${level}`;
}

let shared: ReadonlyMap<string, readonly Region[]> | undefined;

/** A label that no other division in force has: Nanjing Gulou District; Suzhou (Jiangsu), as 宿州 is Suzhou too. */
export function distinctRegionLabel(region: Region): string {
  shared ??= Map.groupBy(currentDivisions().byCode.values(), regionLabel);
  const label = regionLabel(region);
  const above = parentOf(region);
  if (above === undefined || (shared.get(label)?.length ?? 0) < 2) return label;
  return region.level === 'county' ? `${englishName(above)} ${label}` : `${label} (${englishName(above)})`;
}
