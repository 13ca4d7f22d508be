import { describe, expect, it } from 'vitest';
import { agencyEnglishName } from '../src/domain/agency-english-name.ts';
import { agencyKinds, kindByCode } from '../src/domain/agency-kinds.ts';
import { readForm } from '../src/domain/agency-form.ts';
import { agencyId, agencyNamed, agencyNameIn, analyseAgencyName, fullFormOf } from '../src/domain/agency-name.ts';
import { canonicalName } from '../src/domain/canonical-name.ts';
import { regionByCode } from '../src/domain/region/lookup.ts';

describe('the kinds', () => {
  it('are the 87 rows of the table, each once, and governments', () => {
    const rows = agencyKinds.map(({ row }) => row).filter((row) => row !== null);
    expect(rows).toEqual(Array.from({ length: 87 }, (_, i) => i + 1));
    expect(agencyKinds.filter(({ row }) => row === null).map(({ code }) => code)).toEqual(['government']);
    expect(new Set(agencyKinds.map(({ code }) => code)).size).toBe(agencyKinds.length);
    for (const { code } of agencyKinds) expect(code).toMatch(/^[a-z_]+$/);
    expect(kindByCode('investment_promotion')?.zh).toBe('投资促进局');
    expect(kindByCode('nothing')).toBeUndefined();
  });

  it('are known again by every full name and abbreviation of theirs', () => {
    for (const { code, forms, abbreviations } of agencyKinds) {
      for (const form of [...forms, ...abbreviations]) {
        expect(
          readForm(form).matches.map(({ kind }) => kind),
          form,
        ).toContain(code);
      }
    }
  });
});

describe('taking a name apart', () => {
  it.each([
    // text, region codes, level word, kind, level, unit
    ['淄博市投资促进局', '370300', null, 'investment_promotion', 'prefecture', ''],
    ['淄博投促局', '370300', null, 'investment_promotion', 'prefecture', ''],
    ['周村区投资促进中心', '370306', null, 'investment_promotion_centre', 'county', ''],
    ['沭阳县发展和改革局', '321322', null, 'development_reform', 'county', ''],
    ['上海市人民政府办公厅', '310000', null, 'general_office', 'province', ''],
    ['淮安市洪泽区人民政府', '320813', null, 'government', 'county', ''],
    ['句容市住房和城鄉建設局', '321183', null, 'housing', 'county', ''],
    ['石狮市自然资源局', '350581', null, 'natural_resources', 'county', ''],
    ['道县文化广电新闻出版局', '431124', null, 'culture_tourism', 'county', ''],
    ['道县文广新局', '431124', null, 'culture_tourism', 'county', ''],
    ['湛江市人民政府地方志办公室', '440800', null, 'gazetteer', 'prefecture', ''],
    ['海南省食品药品监督管理局', '460000', null, 'food_drug', 'province', ''],
    ['山东省教育厅', '370000', null, 'education', 'province', ''],
    ['上海市商务委员会', '310000', null, 'commerce', 'province', ''],
    ['凉山州发改委', '513400', null, 'development_reform', 'prefecture', ''],
    ['长治市郊区教育局', '140411', null, 'education', 'county', ''],
    ['鼓楼区教育局', '320106 320302 350102 410204', null, 'education', 'county', ''],
    ['市工信局', '', '市', 'industry_it', null, ''],
    ['区投资促进中心', '', '区', 'investment_promotion_centre', 'county', ''],
    ['省教育厅', '', '省', 'education', 'province', ''],
    ['工业和信息化局', '', null, 'industry_it', null, ''],
    // kinds before regions
    ['市监局', '', null, 'market_regulation', null, ''],
    ['市市场监管局', '', '市', 'market_regulation', null, ''],
    ['淄博市监局', '370300', null, 'market_regulation', 'prefecture', ''],
    ['公安局', '', null, 'public_security', null, ''],
    ['公安县公安局', '421022', null, 'public_security', 'county', ''],
    ['合作交流办公室', '', null, 'investment_attraction', null, ''],
    ['梁园区海关', '411402', null, 'customs', 'county', ''],
    // townships and zones
    ['石狮市灵秀镇人民政府', '350581', null, 'township', 'township', '灵秀镇'],
    ['石狮市凤里街道办事处', '350581', null, 'subdistrict', 'township', '凤里街道'],
    ['凤凰山镇人民政府', '', null, 'township', 'township', '凤凰山镇'],
    ['东城街道办事处', '', null, 'subdistrict', 'township', '东城街道'],
    ['石狮高新技术产业开发区管委会', '350581', null, 'zone_committee', 'zone', '高新技术产业开发区'],
    ['苏银产业园管理委员会', '', null, 'zone_committee', 'zone', '苏银产业园'],
    ['淄博高新区招商局', '370300', null, 'investment_attraction', 'zone', '高新技术产业开发区'],
    ['国有资产监督管理委员会', '', null, 'state_assets', null, ''],
    // bodies of the centre, and branches of the body above
    ['国家税务总局潍坊市奎文区税务局', '370705', null, 'taxation', 'county', ''],
    ['国家统计局淄博调查队', '370300', null, 'survey_office', 'prefecture', ''],
    ['中国人民银行淄博市分行', '370300', null, 'central_bank', 'prefecture', ''],
    ['泉州市石狮生态环境局', '350581', null, 'ecology', 'county', ''],
    ['淄博市公安局周村分局', '370306', null, 'public_security', 'county', ''],
    ['国务院办公厅', '', null, null, 'national', ''],
    ['公安部', '', null, null, 'national', ''],
    ['国家发改委', '000000', null, 'development_reform', 'national', ''],
    ['市委宣传部', '', '市', null, null, ''],
    ['宣传部', '', null, null, null, ''],
    // not understood
    ['淄博市齐盛湖管理处', '370300', null, null, 'prefecture', ''],
    ['你好', '', null, null, null, ''],
  ])('%s', (text, regions, levelWord, kind, level, unit) => {
    const analysis = analyseAgencyName(text);
    expect({ ...analysis, regions: analysis.regions.map(({ code }) => code).join(' ') }).toMatchObject({
      regions,
      levelWord,
      kind,
      level,
      unit,
    });
  });

  it('says what it did not understand', () => {
    expect(analyseAgencyName('淄博市齐盛湖管理处').rest).toBe('齐盛湖管理处');
    expect(analyseAgencyName('淄博市投资促进局').rest).toBe('');
  });
});

describe('canonical names', () => {
  it.each([
    ['住房 和城鄉建設局', '住房和城乡建设局'],
    ['《淄博市投资促进局》', '淄博市投资促进局'],
    ['淄博市　投资促进局（市招商局）', '淄博市投资促进局市招商局'],
    ['埇桥区教育局', '埇桥区教育局'],
    ['ＺＩＢＯ Bureau', 'zibobureau'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalName(text)).toBe(canonical);
  });
});

describe('an agency from its name', () => {
  it('has an id that never changes, of its region and name', () => {
    // Stored in databases and in buttons of old messages: these must stay as they are.
    expect(agencyId('370300', '淄博市投资促进局')).toBe('eyLTYJVl');
    expect(agencyId('370306', '淄博市投资促进局')).not.toBe('eyLTYJVl');
    expect(agencyNamed('淄博市 投资促进局', 'report')).toEqual({
      id: 'eyLTYJVl',
      name: '淄博市投资促进局',
      kind: 'investment_promotion',
      level: 'prefecture',
      region: '370300',
      names: [{ name: '淄博市投资促进局', kind: 'official', source: 'report' }],
    });
  });

  it('takes the region of its site where its name has none or a shared one', () => {
    expect(agencyNamed('区投资促进中心', 'report', regionByCode('370306'))).toMatchObject({
      name: '周村区投资促进中心',
      region: '370306',
      level: 'county',
    });
    const gulou = agencyNamed('鼓楼区教育局', 'report', regionByCode('350102'));
    expect(gulou).toMatchObject({ name: '福州市鼓楼区教育局', region: '350102' });
    expect(gulou.names).toEqual([
      { name: '福州市鼓楼区教育局', kind: 'official', source: 'report' },
      { name: '鼓楼区教育局', kind: 'alias', source: 'report' },
    ]);
  });

  it('has no region rather than a guessed one', () => {
    expect(agencyNamed('鼓楼区教育局', 'report').region).toBeNull();
    expect(agencyNamed('太平镇人民政府', 'report')).toMatchObject({ region: null, level: 'township' });
  });

  it('of the State Council stands in the nation', () => {
    expect(agencyNamed('国务院办公厅', 'report')).toMatchObject({ region: '000000', level: 'national', kind: null });
  });
});

describe('full names', () => {
  it.each([
    ['370300', '发改委', '淄博市发展和改革委员会'],
    ['370300', '发改局', '淄博市发展和改革局'],
    ['370000', '工信厅', '山东省工业和信息化厅'],
    ['320106', '公安局', '南京市鼓楼区公安局'],
    ['110000', '商务委员会', '北京市商务委员会'],
    ['110000', '商务委', '北京市商务局'],
    ['110000', '税务局', '国家税务总局北京市税务局'],
  ])('in %s, %s is %s', (code, short, full) => {
    const region = regionByCode(code);
    const kind = readForm(short).matches[0]?.kind;
    if (region === undefined || kind === undefined) throw new RangeError(short);
    expect(agencyNameIn(region, fullFormOf(kind, short))).toBe(full);
  });
});

describe('English names', () => {
  it.each([
    ['淄博市投资促进局', 'Zibo Investment Promotion Bureau'],
    ['周村区投资促进中心', 'Zhoucun District Investment Promotion Centre'],
    ['沭阳县发展和改革局', 'Shuyang County Development and Reform Bureau'],
    ['山东省教育厅', 'Shandong Education Department'],
    ['济南市天桥区教育和体育局', 'Tianqiao District Education and Sports Bureau'],
    ['南京市鼓楼区教育局', 'Nanjing Gulou District Education Bureau'],
    ['上海市人民政府办公厅', 'Shanghai General Office'],
    ['宿迁市人民政府', "Suqian People's Government"],
    ['石狮市灵秀镇人民政府', "Shishi Lingxiu Town People's Government"],
    ['石狮市凤里街道办事处', 'Shishi Fengli Sub-district Office'],
    ['石狮高新技术产业开发区管委会', 'Shishi High-tech Zone Administrative Committee'],
    ['国家税务总局潍坊市奎文区税务局', 'Kuiwen District Taxation Bureau'],
    ['淄博市齐盛湖管理处', null],
  ])('%s is %s', (name, english) => {
    expect(agencyEnglishName(agencyNamed(name, 'test'))).toBe(english);
  });
});
