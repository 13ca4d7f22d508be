import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import type { DocumentMetadata } from '../src/read/document.ts';
import { readHtml } from '../src/read/html.ts';
import { readingOf } from './tools/readings.ts';

const body =
  '\n一、总体情况\n我局全年收到政府信息公开申请2件，均已答复，各项工作按要求推进，没有其他需要说明的情况。\n六、其他需要报告的事项\n无。';

describe('the agency of a title', () => {
  it.each([
    ['2022年上海市政府信息公开工作年度报告', '上海市人民政府', '310000', 2022],
    ['2008年度衡阳市政府信息公开工作年度报告', '衡阳市人民政府', '430400', 2008],
    ['五常市背荫河镇2022年政府信息公开工作年度报告', '五常市背荫河镇人民政府', '230184', 2022],
    ['道里区经纬街道办事处2022年政府信息公开工作年度报告', '道里区经纬街道办事处', '230102', 2022],
    ['张店区科苑街道2023年政府信息公开工作年度报告', '张店区科苑街道办事处', '370303', 2023],
    ['淄博市高新区2023年政府信息公开工作年度报告', '淄博市高新区管理委员会', '370300', 2023],
    ['淄博高新区管委会2023年政府信息公开工作年度报告', '淄博高新区管委会', '370300', 2023],
    ['湛江海关关区2023年政府信息公开工作年度报告', '湛江海关', null, 2023],
    ['国家税务总局珠海市香洲区税务局2023年政府信息公开工作年度报告', '国家税务总局珠海市香洲区税务局', '440402', 2023],
    ['国家发展和改革委员会2023年政府信息公开工作年度报告', '国家发展和改革委员会', null, 2023],
    ['淄博市第一中学2023年信息公开工作年度报告', '淄博市第一中学', '370300', 2023],
    ['淄博市中心医院2023年信息公开工作年度报告', '淄博市中心医院', '370300', 2023],
    ['淄博市水务集团有限责任公司2023年信息公开年度报告', '淄博市水务集团有限责任公司', '370300', 2023],
    ['伊犁哈萨克自治州审计局2023年政府信息公开工作年度报告', '伊犁哈萨克自治州审计局', '654000', 2023],
    ['西藏自治区那曲市色尼区人民政府2023年政府信息公开工作年度报告', '西藏自治区那曲市色尼区人民政府', '540602', 2023],
    ['淄博市生态环境局张店分局2023年政府信息公开工作年度报告', '淄博市生态环境局张店分局', '370303', 2023],
    ['淄博市二〇二三年度政府信息公开工作年度报告', '淄博市人民政府', '370300', 2023],
    ['淄博市审计局 2023 年 政 府 信 息 公 开 工 作 年 度 报 告', '淄博市审计局', '370300', 2023],
    ['淄博市审计局\n关于2023年度政府信息公开工作\n情况的报告', '淄博市审计局', '370300', 2023],
    ['淄审发〔2024〕3号\n淄博市审计局\n2023年政府信息公开工作年度报告', '淄博市审计局', '370300', 2023],
    ['淄博市审计局政府信息公开2023年年度报告', '淄博市审计局', '370300', 2023],
    ['淄博市审计局2023年政务公开工作年度报告', '淄博市审计局', '370300', 2023],
    ['淄博市審計局2023年政府信息公開工作年度報告', '淄博市审计局', '370300', 2023],
    ['《淄博市审计局2023年政府信息公开工作年度报告》', '淄博市审计局', '370300', 2023],
    ['【年报】淄博市审计局2023年政府信息公开工作年度报告', '淄博市审计局', '370300', 2023],
    ['年报丨淄博市审计局2023年政府信息公开工作年度报告', '淄博市审计局', '370300', 2023],
    ['[2023年度]淄博市审计局政府信息公开工作年度报告', '淄博市审计局', '370300', 2023],
    ['2023年政府信息公开工作年度报告（淄博市审计局）', '淄博市审计局', '370300', 2023],
    ['2023年政府信息公开工作年度报告——淄博市审计局', '淄博市审计局', '370300', 2023],
    [
      '淄博市发展和改革委员会（淄博市粮食和物资储备局）2023年政府信息公开工作年度报告',
      '淄博市发展和改革委员会',
      '370300',
      2023,
    ],
    ['淄博市大数据局 淄博市数据局2023年政府信息公开工作年度报告', '淄博市大数据局', '370300', 2023],
    ['淄博市大数据局、淄博市数据局2023年政府信息公开工作年度报告', '淄博市大数据局', '370300', 2023],
    ['淄博市烟草专卖局（公司）2023年政府信息公开工作年度报告', '淄博市烟草专卖局', '370300', 2023],
    [
      '北京市规划和自然资源委员会东城分局2023年政府信息公开工作年度报告',
      '北京市规划和自然资源委员会东城分局',
      '110101',
      2023,
    ],
    ['淄博市审计局2023年政府信息公开工作年度报告及统计表', '淄博市审计局', '370300', 2023],
    ['2023年度政府信息公开工作年度报告-淄博市张店区房镇镇', '淄博市张店区房镇镇人民政府', '370303', 2023],
    ['现向社会公开《淄博市审计局2023年政府信息公开工作年度报告》。', '淄博市审计局', '370300', 2023],
    [
      '根据《市政府办公室关于印发〈政府信息公开工作年度报告格式〉的通知》要求，现公布淄博市审计局2023年政府信息公开工作年度报告。',
      '淄博市审计局',
      '370300',
      2023,
    ],
    [
      '根据《淄博市人民政府办公室关于2023年政府信息公开工作年度报告有关事项的通知》，我局编制了淄博市审计局2023年政府信息公开工作年度报告。',
      '淄博市审计局',
      '370300',
      2023,
    ],
  ])('%s', (head, agency, region, year) => {
    const reading = readingOf(head + body);
    expect([reading.agency, reading.region, reading.year, reading.isReport]).toEqual([agency, region, year, true]);
  });
});

describe('the agency of a document whose title cuts or omits it', () => {
  it.each([
    [
      'a source that the short name abbreviates',
      '市城管执法委2023年政府信息公开工作年度报告\n发布日期: 2024-01-27 10:42 文章来源: 武汉市城市管理执法委员会',
      '武汉市城市管理执法委员会',
    ],
    ['a signature', `市审计局2023年政府信息公开工作年度报告${body}\n淄博市审计局\n2024年1月19日`, '淄博市审计局'],
    ['a line of its own', '政府信息公开工作年度报告（2023年）\n淄博市审计局', '淄博市审计局'],
    ['a table cell', '发布机构\t淄博市审计局\t索引号\t123\n2023年政府信息公开工作年度报告', '淄博市审计局'],
    ['a sentence', '2023年政府信息公开工作年度报告\n如有疑问，请联系：淄博市审计局办公室。', '淄博市审计局'],
    [
      'the path to the page',
      '当前位置：首页 > 淄博市审计局 > 政府信息公开年报\n2023年政府信息公开工作年度报告',
      '淄博市审计局',
    ],
    [
      'the path and the government above it',
      '您现在的位置：淄博市人民政府 > 市审计局 > 年报\n2023年政府信息公开工作年度报告',
      '淄博市审计局',
    ],
    ['the site of its government', '淄博市人民政府门户网站\n市审计局2023年政府信息公开工作年度报告', '淄博市审计局'],
    [
      'an office of the reporter',
      '市审计局2023年政府信息公开工作年度报告\n请与淄博市审计局办公室联系。',
      '淄博市审计局',
    ],
  ])('is told by %s', (_, head, agency) => {
    const reading = readingOf(head.includes('一、') ? head : head + body);
    expect([reading.agency, reading.year]).toEqual([agency, 2023]);
  });

  it('is told where only the sections of the form and a sentence name it', () => {
    const reading = readingOf(
      '本报告由淄博市人民政府信息公开工作领导小组办公室汇总而成，统计期限自2023年1月1日至2023年12月31日。\n一、总体情况\n收到政府信息公开申请2件。\n三、收到和处理政府信息公开申请情况\n见表。\n四、政府信息公开行政复议、行政诉讼情况\n见表。',
    );
    expect([reading.agency, reading.year, reading.isReport]).toEqual(['淄博市人民政府', 2023, true]);
  });

  it.each([
    ['a sentence that says 我局', '特向社会公布2023年度我局政府信息公开工作年度报告。'],
    [
      'who drew up something else',
      '2023年政府信息公开工作年度报告\n一、总体情况\n我局预算由淄博市财政局编制。全年收到政府信息公开申请2件。\n六、其他需要报告的事项\n无。',
    ],
    [
      'several bodies that did something',
      '2023年政府信息公开工作年度报告\n一、总体情况\n淄博市财政局认真审核。淄博市统计局严格把关。我局收到政府信息公开申请2件。\n六、其他需要报告的事项\n无。',
    ],
    ['what a website is called', '2023年政府信息公开工作年度报告\n来源：上海普陀'],
    ['only 我局', '2023年政府信息公开工作年度报告'],
    ['a source of another kind than 我局', '2023年政府信息公开工作年度报告\n来源：淄博市人民政府办公室'],
    ['the site of another level', '淄博市人民政府门户网站\n区审计局2023年政府信息公开工作年度报告'],
    ['a source in another place', '区审计局2023年政府信息公开工作年度报告\n来源：淄博市财政局'],
    ['two sites', '淄博市人民政府网\n潍坊市人民政府网\n市审计局2023年政府信息公开工作年度报告'],
    ['two full names', `市审计局2023年政府信息公开工作年度报告${body}\n淄博市审计局\n潍坊市审计局`],
    ['no place at all', '审计局2023年政府信息公开工作年度报告'],
    ['a part of a body', '淄博市气象部门2023年政府信息公开工作年度报告'],
  ])('is not guessed from %s', (_, head) => {
    const reading = readingOf(head.includes('一、') ? head : head + body);
    expect([reading.agency, reading.isReport]).toEqual([null, true]);
  });
});

describe('the report year', () => {
  it.each([
    ['the title', '淄博市审计局2023年政府信息公开工作年度报告\n2024年1月19日', 2023],
    ['the title, not the page', '发布时间：2024-01-19\n淄博市审计局2023年度政府信息公开年报', 2023],
    ['the title, behind it', '淄博市审计局政府信息公开工作年度报告（2023年度）', 2023],
    ['the period', '淄博市审计局政府信息公开工作年度报告\n统计期限自2023年1月1日起，至2023年12月31日止。', 2023],
    [
      'the period where it spans years',
      '淄博市审计局政府信息公开工作年度报告\n统计期限为2022年11月1日至2023年10月31日。',
      2023,
    ],
    [
      'the first period of the 条例',
      '淄博市审计局政府信息公开工作年度报告\n统计期限为2008年5月1日至2008年12月31日。',
      2008,
    ],
    [
      'the text',
      '淄博市审计局政府信息公开工作年度报告\n2023年，我局认真推进公开。2023年培训5次。\n2024年1月19日',
      2023,
    ],
    [
      'no law that it cites',
      '淄博市审计局政府信息公开工作年度报告\n根据2019年修订的《条例》和《2021年格式》编制。2023年推进公开。2023年全年无投诉。',
      2023,
    ],
  ])('is that of %s', (_, head, year) => {
    expect(readingOf(head + body).year).toBe(year);
  });

  it('is unknown where nothing says it', () => {
    expect(readingOf(`淄博市审计局政府信息公开工作年度报告${body}\n2024年1月19日`).year).toBeNull();
  });
});

describe('what is no report', () => {
  const text = '收到政府信息公开申请2件。主动公开政府信息100条。';
  it.each([
    `淄博市审计局2023年政府信息公开工作年度报告解读\n一、主动公开情况\n${text}\n二、依申请公开情况\n无。`,
    `【图解】淄博市审计局2023年政府信息公开工作年度报告\n一、主动公开情况\n${text}`,
    `图说2023年淄博市政府信息公开工作年度报告\n一、总体情况\n${text}`,
    `一图看懂丨淄博市审计局2023年政府信息公开工作年度报告\n${text}`,
    `数说2023年政府信息公开工作年度报告\n${text}`,
    `淄博市人民政府办公室关于做好2023年政府信息公开工作年度报告编制和发布工作的通知\n各区县人民政府：\n一、总体要求\n统计期限自2023年1月1日至2023年12月31日。\n二、报送要求\n${text}`,
    `淄博市审计局政府信息公开指南\n本指南（2023年版）供公众使用。\n一、主动公开\n${text}\n二、依申请公开\n无。`,
    '淄博市审计局2023年政府信息主动公开基本目录\n一、机构职能\n二、政策文件\n主动公开事项共64项。',
    `淄博市审计局2023年部门预算公开\n一、部门概况\n${text}\n二、三公经费`,
    `淄博市审计局2023年度法治政府建设年度报告\n一、工作情况\n2023年，${text}\n二、存在问题`,
    `淄博市2023年法治政府建设情况报告\n一、主要举措\n2023年，${text}\n二、不足`,
    '淄博市审计局2023年政务公开工作要点\n一、总体要求\n二、重点任务\n举办政务公开培训2次。',
    `2023年淄博市国民经济和社会发展统计公报\n一、综合\n${text}\n二、农业`,
    `我市发布2023年政府信息公开工作年度报告\n2024年1月30日，淄博市人民政府发布2023年政府信息公开工作年度报告。报告显示，${text}`,
    '政府信息公开年报\n淄博市审计局2023年政府信息公开工作年度报告\t2024-01-19\n淄博市审计局2022年政府信息公开工作年度报告\t2023-01-18',
    `淄博市审计局政府网站工作年度报表（2023年度）\n网站总访问量1234567次\n${text}`,
    `关于2023年度全市政务公开工作考核情况的通报\n一、总体情况\n2023年，${text}\n二、问题`,
    '政府信息公开申请答复书\n李某：我局于2023年5月3日收到你的政府信息公开申请1件。',
    '淄博市审计局政府信息公开工作年度报告制度\n第一条 为规范年度报告工作，制定本制度。\n第二条 自2023年起施行。',
  ])('%s', (document) => {
    const { isReport, cells, prose } = readingOf(document);
    expect([isReport, cells.size, prose.size]).toEqual([false, 0, 0]);
  });

  it.each([
    `淄博市就业培训中心2023年政府信息公开工作年度报告${body}`,
    `淄博市考核办公室2023年政府信息公开工作年度报告${body}`,
    `政务公开 法治政府建设年度报告 政府信息公开指南\n淄博市审计局2023年政府信息公开工作年度报告${body}`,
    `淄博市审计局2023年政府信息公开工作年度报告\n上一篇：淄博市审计局2023年法治政府建设报告${body}`,
  ])('but this is one: %s', (document) => {
    expect(readingOf(document).isReport).toBe(true);
  });
});

describe('what a web page says of itself', () => {
  const page = (head: string, above = '', title = '2023年政府信息公开工作年度报告') =>
    readHtml(
      new TextEncoder().encode(
        `<html><head><meta charset="utf-8">${head}</head><body>${above}<div id="zoom"><h1>${title}</h1>${body
          .split('\n')
          .map((line) => `<p>${line}</p>`)
          .join('')}</div></body></html>`,
      ),
    );
  const stated: readonly (readonly [string, string, string, DocumentMetadata])[] = [
    [
      'standard elements',
      '<meta name="SiteName" content="淄博市人民政府"><meta name="ContentSource" content="淄博市审计局"><meta name="PubDate" content="2024-01-19 09:30"><meta name="Url" content="http://www.zibo.gov.cn/art/1.html">',
      '',
      {
        publisher: '淄博市审计局',
        publishedOn: '2024-01-19',
        url: 'http://www.zibo.gov.cn/art/1.html',
        site: '淄博市人民政府',
      },
    ],
    [
      'an address below its site',
      '<meta name="SiteDomain" content="www.zibo.gov.cn"><meta name="Url" content="/art/1.html">',
      '',
      { url: 'http://www.zibo.gov.cn/art/1.html' },
    ],
    [
      'a canonical link',
      '<link rel="canonical" href="https://www.zibo.gov.cn/1.html">',
      '',
      { url: 'https://www.zibo.gov.cn/1.html' },
    ],
    ['an address of nowhere', '<meta name="Url" content="/art/1.html">', '', {}],
    [
      'a byline',
      '<meta name="ContentSource" content="本站">',
      '<p>发表日期：2024-01-26 文章来源：淄博市审计局</p>',
      { publisher: '淄博市审计局', publishedOn: '2024-01-26' },
    ],
    [
      'a header table',
      '',
      '<table><tr><td>索 引 号：</td><td>0101/2024-1</td><td>公文生成日期：</td><td>2024年1月4日</td></tr><tr><td>发布机构：</td><td>淄博市审计局</td><td>文号：</td><td></td></tr></table>',
      { publisher: '淄博市审计局', publishedOn: '2024-01-04' },
    ],
    [
      'its path',
      '',
      '<div>您当前的位置： <a href="/">首页</a> &gt; <a href="/a">淄博市人民政府</a> &gt; <a href="/b">市审计局</a></div>',
      { path: ['首页', '淄博市人民政府', '市审计局'] },
    ],
    ['a date that is none', '<meta name="PubDate" content="2024-13-40">', '<p>今天是2025年3月1日 星期六</p>', {}],
  ];
  it.each(stated)('%s', (_, head, above, expected) => {
    const { title, ...metadata } = page(head, above).metadata;
    expect([title, metadata]).toEqual(['2023年政府信息公开工作年度报告', expected]);
  });

  it.each([
    ['its source', '<meta name="ContentSource" content="淄博市审计局">', '', '淄博市审计局'],
    [
      'its path',
      '',
      '<div>当前位置：<a href="/">首页</a> &gt; <a href="/a">淄博市人民政府</a> &gt; <a href="/b">市审计局</a></div>',
      '淄博市审计局',
    ],
    ['not its site', '<meta name="SiteName" content="淄博市人民政府">', '', null],
    ['not a source of another kind', '<meta name="ContentSource" content="淄博市人民政府办公室">', '', null],
  ])('names the agency by %s', (_, head, above, agency) => {
    expect(extract(page(head, above)).agency).toBe(agency);
  });

  it('tells places of one name apart by what stands around the report', () => {
    const title = '鼓楼区审计局2023年政府信息公开工作年度报告';
    const placed = (head: string) => {
      const { agency, region } = extract(page(head, '', title));
      return [agency, region];
    };
    expect(placed('')).toEqual(['鼓楼区审计局', null]);
    expect(placed('<meta name="ContentSource" content="南京市鼓楼区审计局">')).toEqual([
      '南京市鼓楼区审计局',
      '320106',
    ]);
    expect(placed('<meta name="SiteName" content="南京市鼓楼区人民政府">')).toEqual(['鼓楼区审计局', '320106']);
  });

  it('completes the name of the title by the site of its government', () => {
    const site = '<meta name="SiteName" content="淄博市人民政府">';
    const named = (title: string) => extract(page(site, '', title)).agency;
    expect(named('市审计局2023年政府信息公开工作年度报告')).toBe('淄博市审计局');
    expect(named('区审计局2023年政府信息公开工作年度报告')).toBeNull();
    expect(named('张店区审计局2023年政府信息公开工作年度报告')).toBe('张店区审计局');
  });
});
