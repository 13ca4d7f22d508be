import { describe, expect, it } from 'vitest';
import type { Agency, Succession } from '../src/domain/agency.ts';
import { agencyEnglishName } from '../src/domain/agency-english-name.ts';
import { ambiguousShortForms } from '../src/domain/agency-kinds.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { buildNameIndex } from '../src/domain/names/name-index.ts';
import type { NameIndex, Resolution } from '../src/domain/names/resolution.ts';
import { regionByCode } from '../src/domain/region/lookup.ts';
import { syntheticAgencies } from './tools/agencies.ts';
import { questions, scoreNames } from './tools/names-bench.ts';

function agency(name: string, region?: string): Agency {
  return agencyNamed(name, 'test', region === undefined ? undefined : regionByCode(region));
}

function withName(one: Agency, name: string, kind: 'former' | 'alias'): Agency {
  return { ...one, names: [...one.names, { name, kind, source: 'test' }] };
}

const zibo = withName(agency('淄博市投资促进局'), '市投资促进局', 'alias');
const ziboBefore = agency('淄博市招商局');
const held: readonly Agency[] = [
  zibo,
  ziboBefore,
  agency('淄博市工业和信息化局'),
  agency('周村区投资促进中心'),
  agency('石嘴山市投资促进局'),
  agency('石狮市灵秀镇人民政府'),
  agency('石狮市水务局'),
  withName(agency('石狮市自然资源局'), '石狮市国土资源局', 'former'),
  agency('石狮高新技术产业开发区管理委员会'),
  agency('南京市鼓楼区教育局'),
  agency('鼓楼区教育局', '350102'),
  agency('济南市天桥区教育和体育局'),
  agency('北京市朝阳区人民政府'),
  agency('国家税务总局潍坊市奎文区税务局'),
  agency('长沙市教育局'),
  agency('海南省教育厅'),
  agency('国家发展和改革委员会'),
  agency('苏银产业园管理委员会'),
  agency('太平镇人民政府'),
  agency('句容市卫生健康委员会'),
];
const renamed: Succession = {
  from: ziboBefore.id,
  to: zibo.id,
  relation: 'renamed_to',
  certainty: 'probable',
  note: { zh: '', en: '' },
};
const index = buildNameIndex(held, [renamed]);

function names(agencies: readonly Agency[]): string {
  return agencies.map(({ name }) => name).join(' ');
}

/** A resolution in one line: what a person would see of it. */
function told(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'certain':
      return `${resolution.candidate.agency.name} (${resolution.candidate.match})`;
    case 'confirm':
      return `${resolution.why}? ${names(resolution.candidates.map((candidate) => candidate.agency))}`;
    case 'notHeld':
      return `not held: ${resolution.name}${resolution.otherRegions === undefined ? '' : ' or another'}`;
    case 'unknown':
      return 'unknown';
  }
}

describe('full names', () => {
  it.each([
    ['淄博市投资促进局', '淄博市投资促进局 (official)'],
    ['淄博市 投资促进局', '淄博市投资促进局 (official)'],
    ['（淄博市投资促进局）　', '淄博市投资促进局 (official)'],
    ['淄博市工業和信息化局', '淄博市工业和信息化局 (official)'],
    ['山东省淄博市投资促进局', '淄博市投资促进局 (official)'],
    ['淄博市周村区投资促进中心', '周村区投资促进中心 (official)'],
    ['苏银产业园管理委员会', '苏银产业园管理委员会 (official)'],
    ['福州市鼓楼区教育局', '福州市鼓楼区教育局 (official)'],
    ['石狮市国土资源局', '石狮市自然资源局 (former)'],
    // Ambiguous as a short form, whole as the name that an agency bears.
    ['石狮市水务局', '石狮市水务局 (official)'],
  ])('%s: %s', (words, expected) => {
    expect(told(index.resolve(words))).toBe(expected);
  });

  it('of a predecessor mean the predecessor', () => {
    expect(told(index.resolve('淄博市招商局'))).toBe('淄博市招商局 (official)');
  });

  it('that one bears and another bore mean the one that bears it', () => {
    const both = buildNameIndex([withName(zibo, '淄博市招商局', 'former'), ziboBefore], [renamed]);
    expect(told(both.resolve('淄博市招商局'))).toBe('淄博市招商局 (official)');
    expect(told(both.resolve('淄博招商局'))).toBe('淄博市招商局 (abbreviation)');
  });
});

describe('names without their region', () => {
  it.each([
    ['市工信局', 'regionOmitted? 淄博市工业和信息化局'],
    ['工业和信息化局', 'regionOmitted? 淄博市工业和信息化局'],
    ['市投资促进局', 'regionOmitted? 淄博市投资促进局 石嘴山市投资促进局'],
    ['区投资促进中心', 'regionOmitted? 周村区投资促进中心'],
    ['县投资促进中心', 'unknown'],
    ['太平镇人民政府', 'regionOmitted? 太平镇人民政府'],
    ['高新区管委会', 'regionOmitted? 石狮高新技术产业开发区管理委员会'],
    ['公安局', 'unknown'],
  ])('are never answered at once, not even when only one is held: %s: %s', (words, expected) => {
    expect(told(index.resolve(words))).toBe(expected);
  });

  it.each([
    ['市工信局', '370300', '淄博市工业和信息化局 (regionOmitted)'],
    ['工业和信息化局', '370300', '淄博市工业和信息化局 (regionOmitted)'],
    ['市投资促进局', '370306', '淄博市投资促进局 (regionOmitted)'],
    ['区投资促进中心', '370306', '周村区投资促进中心 (regionOmitted)'],
    ['投资促进局', '640200', '石嘴山市投资促进局 (regionOmitted)'],
    ['公安局', '370300', 'not held: 淄博市公安局'],
    ['鼓楼区教育局', '320100', '南京市鼓楼区教育局 (official)'],
    // A region that is named stays the one that is meant.
    ['石嘴山投促局', '370300', '石嘴山市投资促进局 (abbreviation)'],
  ])('mean the one at home: %s at %s: %s', (words, home, expected) => {
    expect(told(index.resolve(words, home))).toBe(expected);
  });
});

describe('abbreviations with their region', () => {
  it.each([
    ['淄博投促局', '淄博市投资促进局 (abbreviation)'],
    ['淄博市投促局', '淄博市投资促进局 (abbreviation)'],
    ['淄博工信局', '淄博市工业和信息化局 (abbreviation)'],
    ['周村投促中心', '周村区投资促进中心 (abbreviation)'],
    ['天桥区教体局', '济南市天桥区教育和体育局 (abbreviation)'],
    ['济南天桥教育局', '济南市天桥区教育和体育局 (abbreviation)'],
    ['北京朝阳区政府', '北京市朝阳区人民政府 (abbreviation)'],
    ['石狮灵秀镇政府', '石狮市灵秀镇人民政府 (abbreviation)'],
    ['石狮高新区管委会', '石狮高新技术产业开发区管理委员会 (abbreviation)'],
    ['潍坊奎文税务局', '国家税务总局潍坊市奎文区税务局 (abbreviation)'],
    ['国家发改委', '国家发展和改革委员会 (abbreviation)'],
    ['海南教育厅', '海南省教育厅 (abbreviation)'],
    // Another grade is another name: 卫健局, of a 委员会; 投促局, of a 中心.
    ['句容卫健局', 'ambiguous? 句容市卫生健康委员会'],
    ['周村投促局', 'ambiguous? 周村区投资促进中心'],
  ])('%s: %s', (words, expected) => {
    expect(told(index.resolve(words))).toBe(expected);
  });

  it('mean one of several that they fit by button', () => {
    const two = buildNameIndex([agency('石狮市环境保护局'), agency('石狮市生态环境局')], []);
    expect(told(two.resolve('石狮市环保局'))).toBe('ambiguous? 石狮市环境保护局 石狮市生态环境局');
  });

  it('that are ambiguous by themselves ask back', () => {
    const full = ['住房和城乡建设局', '交通运输局', '行政审批服务局', '综合行政执法局', '农业农村局'];
    const one = buildNameIndex(
      full.map((tail) => agency(`石狮市${tail}`)),
      [],
    );
    for (const short of ambiguousShortForms) expect(one.resolve(`石狮市${short}`).kind, short).not.toBe('certain');
    expect(told(one.resolve('石狮市建设局'))).toBe('ambiguous? 石狮市住房和城乡建设局');
    expect(told(one.resolve('石狮住建局'))).toBe('石狮市住房和城乡建设局 (abbreviation)');
  });
});

describe('one wrong or missing character', () => {
  it.each([
    ['淄博市投资促近局', '淄博市投资促进局 (misspelt)'],
    ['淄博市投资进局', '淄博市投资促进局 (misspelt)'],
    ['淄博投资促近局', '淄博市投资促进局 (misspelt)'],
    ['淄博市投促资进局', '淄博市投资促进局 (misspelt)'],
    // in the region: it is not certain which is meant
    ['溜博市投资促进局', 'misspelt? 淄博市投资促进局'],
    ['石咀山市投资促进局', 'misspelt? 石嘴山市投资促进局'],
    ['淄博县投资促进局', 'misspelt? 淄博市投资促进局'],
    ['淄博市周寸区投资促进中心', 'misspelt? 周村区投资促进中心'],
    ['国家税务局潍坊市奎文区税务局', 'misspelt? 国家税务总局潍坊市奎文区税务局'],
    // of a name that no list knows: 灵透镇 may well exist
    ['石狮市灵透镇人民政府', 'misspelt? 石狮市灵秀镇人民政府'],
    // in the grade word: that would be an association
    ['淄博市投资促进会', 'misspelt? 淄博市投资促进局'],
    // of three characters
    ['石狮市水杯局', 'misspelt? 石狮市水务局'],
  ])('%s: %s', (words, expected) => {
    expect(told(index.resolve(words))).toBe(expected);
  });

  it('is suggested at least when there are two', () => {
    const resolution = index.resolve('淄博市役资促近局');
    expect(resolution.kind).toBe('unknown');
    expect(resolution.kind === 'unknown' && resolution.nearest[0]?.agency).toBe(zibo);
  });

  it('is no slip when it makes another kind of agency', () => {
    expect(told(index.resolve('石狮市水利局'))).not.toContain('misspelt');
    expect(told(index.resolve('长沙市体育局'))).toBe('not held: 长沙市体育局');
  });
});

describe('a region that is named', () => {
  it.each([
    ['北京市公安局', '北京市公安局', '110000', 'public_security', ['北京市朝阳区人民政府']],
    ['济南市投资促进局', '济南市投资促进局', '370100', 'investment_promotion', ['济南市天桥区教育和体育局']],
    ['淄博发改委', '淄博市发展和改革委员会', '370300', 'development_reform', null],
    ['淄博市税务局', '国家税务总局淄博市税务局', '370300', 'taxation', null],
    ['张店区教育局', '张店区教育局', '370303', 'education', null],
  ])('is the only one: of %s nothing is held', (words, name, region, agencyKind, nearby) => {
    const resolution = index.resolve(words);
    expect(resolution).toMatchObject({ kind: 'notHeld', name, region, agencyKind });
    if (resolution.kind !== 'notHeld') return;
    if (nearby !== null) expect(resolution.heldNearby.map((one) => one.name)).toEqual(nearby);
    for (const one of resolution.heldNearby) expect(one.region?.slice(0, 2)).toBe(region.slice(0, 2));
  });

  it('that several divisions share is asked back with their cities', () => {
    expect(told(index.resolve('鼓楼区教育局'))).toBe('ambiguous? 南京市鼓楼区教育局 福州市鼓楼区教育局');
    expect(told(index.resolve('长沙教育局'))).toBe('ambiguous? 长沙市教育局');
    expect(told(index.resolve('朝阳区人民政府'))).toBe('ambiguous? 北京市朝阳区人民政府');
    expect(index.resolve('鼓楼区公安局')).toMatchObject({
      kind: 'notHeld',
      name: '鼓楼区公安局',
      otherRegions: ['320302', '350102', '410204'],
    });
  });

  it('alone offers what is held there', () => {
    expect(told(index.resolve('淄博'))).toBe('ambiguous? 淄博市投资促进局 淄博市工业和信息化局 淄博市招商局');
    expect(index.resolve('福建').kind).toBe('unknown');
  });

  it('yields no agency of another one, even when the name is not understood', () => {
    for (const words of ['淄博市天气局', '淄博市某某事务所', '石嘴山市招商投资集团', '淄博市齐盛湖管理处']) {
      const resolution = index.resolve(words);
      expect(resolution.kind, words).not.toBe('certain');
      if (resolution.kind !== 'unknown') continue;
      for (const { agency: one } of resolution.nearest)
        expect(one.region?.slice(0, 4)).toBe(words.startsWith('淄') ? '3703' : '6402');
    }
    expect(told(index.resolve('火星市教育局'))).toBe('unknown');
    expect(index.resolve('火星市教育局')).toEqual({ kind: 'unknown', nearest: [] });
  });

  it('never gives way, whatever of it is not held', () => {
    const made = syntheticAgencies(1200);
    const half = buildNameIndex(
      made.filter((_, i) => i % 2 === 0).map((one) => one.agency),
      [],
    );
    for (const { agency: asked } of made.filter((_, i) => i % 2 === 1)) {
      const resolution = half.resolve(asked.name);
      const offered =
        resolution.kind === 'certain'
          ? [resolution.candidate.agency]
          : resolution.kind === 'confirm'
            ? resolution.candidates.map((candidate) => candidate.agency)
            : [];
      for (const one of offered) expect(one.region, `${asked.name}: ${one.name}`).toBe(asked.region);
    }
  });
});

describe('English, pinyin and initials', () => {
  it.each([
    ['Zibo Investment Promotion Bureau', '淄博市投资促进局 (abbreviation)'],
    ['zibo industry bureau', '淄博市工业和信息化局 (abbreviation)'],
    ['Investment Promotion Bureau of Zibo City', '淄博市投资促进局 (abbreviation)'],
    ['Zhoucun District Investment Promotion Center', '周村区投资促进中心 (abbreviation)'],
    ['Nanjing Gulou District Education Bureau', '南京市鼓楼区教育局 (abbreviation)'],
    ['Gulou District Education Bureau', 'ambiguous? 南京市鼓楼区教育局 福州市鼓楼区教育局'],
    ['zibo touzi cujin ju', '淄博市投资促进局 (abbreviation)'],
    ['zibotoucuju', '淄博市投资促进局 (abbreviation)'],
    ['zibo投促局', '淄博市投资促进局 (abbreviation)'],
    ['zibo投資促進局', '淄博市投资促进局 (abbreviation)'],
    ['zbtcj', 'ambiguous? 淄博市投资促进局'],
    ['Zibo Investmnt Promotion Bureau', 'ambiguous? 淄博市投资促进局'],
    ['Investment Promotion Bureau', 'regionOmitted? 淄博市投资促进局 石嘴山市投资促进局 周村区投资促进中心'],
    ['Beijing Public Security Bureau', 'not held: 北京市公安局'],
    // 晋安区 is Jin'an District: without a level word a city is meant in English, but not in pinyin.
    ['Jinan Investment Promotion Bureau', 'not held: 济南市投资促进局'],
    ['Suzhou Education Bureau', 'not held: 苏州市教育局 or another'],
    ['jinan toucuju', 'not held: 济南市投资促进局 or another'],
    ['Zibo', 'ambiguous? 淄博市投资促进局 淄博市工业和信息化局 淄博市招商局'],
    ['hello', 'unknown'],
  ])('%s: %s', (words, expected) => {
    expect(told(index.resolve(words))).toBe(expected);
  });

  it('find every agency by the English name that answers show, or ask', () => {
    const made = syntheticAgencies(1500).map((one) => one.agency);
    const all = buildNameIndex(made, []);
    for (const one of made) {
      const english = agencyEnglishName(one) ?? '';
      const resolution = all.resolve(english);
      if (resolution.kind === 'certain') expect(resolution.candidate.agency.name, english).toBe(one.name);
      else if (resolution.kind === 'confirm') {
        expect(
          resolution.candidates.map((candidate) => candidate.agency.name),
          english,
        ).toContain(one.name);
      } else expect.unreachable(`${english} is not found`);
    }
  });
});

describe('what is no name', () => {
  it.each(['', '  ', '2023', '？？？', '🙂', '市', '局', '\u0000'])('%j is unknown', (words) => {
    expect(index.resolve(words).kind).toBe('unknown');
  });

  it('of any length is answered', () => {
    expect(index.resolve('局'.repeat(10_000)).kind).toBe('unknown');
    expect(index.resolve('zibo'.repeat(2500)).kind).toBe('unknown');
  });

  it('finds nothing in an empty index', () => {
    const empty = buildNameIndex([], []);
    expect(empty.resolve('淄博市投资促进局')).toMatchObject({ kind: 'notHeld', heldNearby: [] });
    expect(empty.resolve('市工信局').kind).toBe('unknown');
    expect(empty.find('淄博', 5)).toEqual([]);
  });
});

describe('lists', () => {
  it.each([
    ['淄博', ['淄博市投资促进局', '淄博市工业和信息化局', '淄博市招商局', '周村区投资促进中心']],
    ['zibo', ['淄博市投资促进局', '淄博市工业和信息化局', '淄博市招商局', '周村区投资促进中心']],
    ['投资促进', ['淄博市投资促进局', '周村区投资促进中心', '石嘴山市投资促进局']],
    ['投促局', ['淄博市投资促进局', '石嘴山市投资促进局']],
    ['周村 中心', ['周村区投资促进中心']],
    ['山东 教育', ['济南市天桥区教育和体育局']],
    ['鼓楼', ['南京市鼓楼区教育局', '福州市鼓楼区教育局']],
    ['产业园', ['苏银产业园管理委员会']],
    ['', []],
    ['🙂', []],
  ])('of %j', (words, expected) => {
    expect(index.find(words, 5).map((candidate) => candidate.agency.name)).toEqual(expected);
  });

  it('are cut at the limit', () => {
    expect(index.find('淄博', 2)).toHaveLength(2);
  });

  it('of a region, a kind, or both are complete and sorted by name', () => {
    expect(index.list({ region: '370300' }).map(({ name }) => name)).toEqual([
      '淄博市工业和信息化局',
      '淄博市投资促进局',
      '淄博市招商局',
    ]);
    expect(index.list({ kind: 'investment_promotion' }).map(({ name }) => name)).toEqual([
      '石嘴山市投资促进局',
      '淄博市投资促进局',
    ]);
    expect(index.list({ region: '370300', kind: 'investment_promotion' })).toEqual([zibo]);
    expect(index.list({ region: '110101' })).toEqual([]);
    expect(index.agency(zibo.id)).toBe(zibo);
    expect(index.agency('nobody')).toBeUndefined();
    expect(index.size).toBe(held.length);
  });
});

describe('thousands of agencies', () => {
  const made = syntheticAgencies(4000);
  const many: NameIndex = buildNameIndex(
    made.map((one) => one.agency),
    [],
  );
  const score = scoreNames(many, questions(made, 3000));

  it('are all different', () => {
    expect(new Set(made.map((one) => one.agency.id)).size).toBe(4000);
    expect(new Set(made.map((one) => one.agency.name)).size).toBe(4000);
  });

  it('are told apart under mangled names: 97 of 100 right at first place', () => {
    expect(score.rightFirst / score.asked).toBeGreaterThanOrEqual(0.97);
    expect(score.rightAmong / score.asked).toBeGreaterThanOrEqual(0.98);
  });

  it('are answered at once in most cases, and wrongly in at most 5 of 1,000', () => {
    expect(score.answered / score.asked).toBeGreaterThan(0.75);
    expect(score.silentlyWrong.length / score.asked, score.silentlyWrong.join('\n')).toBeLessThanOrEqual(0.005);
  });
});
