import { describe, expect, it } from 'vitest';
import { currentDivisions } from '../src/domain/region/divisions.ts';
import { distinctRegionLabel, regionLabel } from '../src/domain/region/label.ts';
import {
  childrenOf,
  distinctName,
  fullName,
  parentOf,
  regionByCode,
  regionsNamed,
} from '../src/domain/region/lookup.ts';
import { readRegion } from '../src/domain/region/read-region.ts';
import { nation, type Region, shortName } from '../src/domain/region/region.ts';

function region(code: string): Region {
  const found = regionByCode(code);
  if (found === undefined) throw new RangeError(`no region ${code}`);
  return found;
}

const codesNamed = (name: string): readonly string[] => regionsNamed(name).map(({ code }) => code);
const all = [...currentDivisions().byCode.values()].filter(({ level }) => level !== 'national');

describe('the divisions', () => {
  it('are 31 provinces with all that is below them, and neither Hong Kong, Macao nor Taiwan', () => {
    expect(childrenOf(nation)).toHaveLength(31);
    expect(all.length).toBeGreaterThan(3100);
    for (const code of ['710000', '810000', '820000']) expect(regionByCode(code)).toBeUndefined();
    for (const name of ['香港特别行政区', '澳门', '台湾省']) expect(regionsNamed(name)).toEqual([]);
  });

  it('each have six digits and a place below another one', () => {
    for (const one of all) {
      expect(one.code).toMatch(/^\d{6}$/);
      expect(one.level === 'province', one.name).toBe(parentOf(one) === undefined);
    }
  });

  it('leave out what only gathers others: 1101, 4690, 5002 县', () => {
    for (const code of ['110100', '469000', '500200']) expect(regionByCode(code)).toBeUndefined();
    expect(parentOf(region('110105'))?.code).toBe('110000');
    expect(parentOf(region('469005'))?.name).toBe('海南省');
    expect(parentOf(region('500229'))?.name).toBe('重庆市');
    expect(childrenOf(region('110000'))).toHaveLength(16);
  });

  it.each([
    ['淄博', ['370300']],
    ['淄博市', ['370300']],
    ['周村', ['370306']],
    ['周村区', ['370306']],
    ['淄博周村', ['370306']],
    ['山东省淄博市周村区', ['370306']],
    ['甘孜藏族自治州', ['513300']],
    ['甘孜州', ['513300']],
    ['甘孜', ['513300', '513328']],
    ['积石山', ['622927']],
    ['鄂温克', ['150724']],
    ['内蒙古', ['150000']],
    ['内蒙', ['150000']],
    ['恩施市', ['422801']],
    ['道县', ['431124']],
    ['梅里斯', ['230208']],
    ['万柏林', ['140109']],
    ['鼓楼区', ['320106', '320302', '350102', '410204']],
    ['福州市鼓楼区', ['350102']],
    ['淄博市鼓楼区', []],
    ['火星市', []],
    ['', []],
  ])('%s is %j', (name, codes) => {
    expect(codesNamed(name)).toEqual(codes);
  });

  it('are found by the full name and by the distinct name, and by neither is another one', () => {
    for (const one of all) {
      expect(regionsNamed(fullName(one)), fullName(one)).toEqual([one]);
      expect(regionsNamed(distinctName(one)), distinctName(one)).toEqual([one]);
    }
    expect(fullName(region('370306'))).toBe('山东省淄博市周村区');
    expect(distinctName(region('370306'))).toBe('周村区');
    expect(distinctName(region('320106'))).toBe('南京市鼓楼区');
  });

  it('have short forms without level word and ethnic groups', () => {
    const shorts = ['370300', '370306', '513300', '450000', '510623', '431124', '429021'].map((code) => {
      const found = regionByCode(code);
      return found === undefined ? null : shortName(found);
    });
    expect(shorts).toEqual(['淄博', '周村', '甘孜', '广西', '中江', '道县', '神农架']);
  });
});

describe('divisions that have ended', () => {
  it('are found by code and by a name that no division in force has', () => {
    expect(regionByCode('140411')).toMatchObject({ name: '郊区', level: 'county', parent: '140400', retired: true });
    expect(codesNamed('长治市郊区')).toEqual(['140411']);
    expect(codesNamed('莱芜市')).toEqual(['371200']);
    expect(fullName(region('371200'))).toBe('山东省莱芜市');
  });

  it('give way to a division in force of the same name', () => {
    expect(codesNamed('巢湖市')).toEqual(['340181']);
    expect(codesNamed('郊区')).toEqual(['140311', '340711', '230811'].toSorted());
  });

  it('lend their name to the one that bears the code now only when it was renamed', () => {
    expect(codesNamed('襄樊市')).toEqual(['420600']);
    expect(codesNamed('襄樊')).toEqual(['420600']);
    // 万盛区 was merged into 綦江区, which got its code.
    expect(codesNamed('万盛区')).toEqual([]);
  });
});

describe('reading a region at the beginning of a text', () => {
  it('offers every length, the longest first, and says whether the level word is there', () => {
    const readings = readRegion('淄博市周村区投资促进中心').map(({ length, regions, whole }) => [
      length,
      regions.map(({ code }) => code).join(),
      whole,
    ]);
    expect(readings).toEqual([
      [6, '370306', true],
      [5, '370306', false],
      [3, '370300', true],
      [2, '370300', false],
    ]);
  });
});

describe('English labels', () => {
  it.each([
    ['370000', 'Shandong'],
    ['370300', 'Zibo'],
    ['370306', 'Zhoucun District'],
    ['321322', 'Shuyang County'],
    ['610000', 'Shaanxi'],
    ['140000', 'Shanxi'],
    ['500000', 'Chongqing'],
    ['341500', "Lu'an"],
    ['610100', "Xi'an"],
    ['350200', 'Xiamen'],
    ['150000', 'Inner Mongolia'],
    ['650000', 'Xinjiang'],
    ['540000', 'Tibet'],
    ['150100', 'Hohhot'],
    ['152200', 'Hinggan League'],
    ['450325', "Xing'an County"],
    ['513300', 'Garze Prefecture'],
    ['431124', 'Dao County'],
    ['130502', 'Xiangdu District'],
    ['341621', 'Guoyang County'],
    ['310115', 'Pudong New Area'],
    ['140109', 'Wanbailin District'],
  ])('%s is %s', (code, label) => {
    expect(regionLabel(region(code))).toBe(label);
  });

  it('name what is above where two divisions are called the same', () => {
    const labels = ['320500', '341300', '320106', '370306'].map((code) => distinctRegionLabel(region(code)));
    expect(labels).toEqual(['Suzhou (Jiangsu)', 'Suzhou (Anhui)', 'Nanjing Gulou District', 'Zhoucun District']);
  });
});
