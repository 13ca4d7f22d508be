import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { readText } from '../src/read/text.ts';
import { readingOf } from './tools/readings.ts';

const body = '\n一、总体情况\n我局全年收到政府信息公开申请2件。\n六、其他需要报告的事项\n无。';
const named = (head: string) => {
  const { agency, agencyAsWritten, region, year } = readingOf(head + body);
  return [agency, agencyAsWritten, region, year];
};

describe('agency, region and year', () => {
  it.each([
    ['淄博市审计局2023年政府信息公开工作年度报告', ['淄博市审计局', '淄博市审计局', '370300', 2023]],
    ['2023年度淄博市审计局政府信息公开年报', ['淄博市审计局', '淄博市审计局', '370300', 2023]],
    ['淄博市审计局\n2023 年政府信息公开\n工作年度报告', ['淄博市审计局', '淄博市审计局', '370300', 2023]],
    ['淄博市审计局二〇二三年政府信息公开工作年度报告', ['淄博市审计局', '淄博市审计局', '370300', 2023]],
    ['淄博市审计局关于2023年政府信息公开工作情况的报告', ['淄博市审计局', '淄博市审计局', '370300', 2023]],
    ['淄博市审计局政府信息公开工作年度报告\n（2023年度）', ['淄博市审计局', '淄博市审计局', '370300', 2023]],
    [
      '国家税务总局淄博市税务局2023年政府信息公开工作年度报告',
      ['国家税务总局淄博市税务局', '国家税务总局淄博市税务局', '370300', 2023],
    ],
    ['淄博市2023年政府信息公开工作年度报告', ['淄博市人民政府', '淄博市', '370300', 2023]],
    [
      '2023年政府信息公开工作年度报告\n本报告由淄博市张店区审计局编制。',
      ['淄博市张店区审计局', '淄博市张店区审计局', '370303', 2023],
    ],
    [
      '2023年政府信息公开工作年度报告\n发布机构：淄博市审计局 发布时间：2024-01-20',
      ['淄博市审计局', '淄博市审计局', '370300', 2023],
    ],
    [
      '区审计局2023年政府信息公开工作年度报告\n请与周村区审计局综合科联系。',
      ['周村区审计局', '区审计局', '370306', 2023],
    ],
    [
      '周村区审计局2023年政府信息公开工作年度报告\n由淄博市周村区审计局编制。',
      ['淄博市周村区审计局', '周村区审计局', '370306', 2023],
    ],
    [
      '市场监督管理局2023年政府信息公开工作年度报告\n请与桓台县市场监督管理局联系。',
      ['桓台县市场监督管理局', '市场监督管理局', '370321', 2023],
    ],
    [
      '首页 > 政府信息公开年报\n设为首页 加入收藏\n淄博市审计局2023年政府信息公开工作年度报告',
      ['淄博市审计局', '淄博市审计局', '370300', 2023],
    ],
    ['统计期限自2022年1月1日起，至2022年12月31日止。', [null, '我局', null, 2022]],
    ['市工信局2022年政府信息公开工作年度报告', [null, '市工信局', null, 2022]],
    ['太平镇人民政府2022年政府信息公开工作年度报告', ['太平镇人民政府', '太平镇人民政府', null, 2022]],
    ['鼓楼区审计局2022年政府信息公开工作年度报告', ['鼓楼区审计局', '鼓楼区审计局', null, 2022]],
    [
      '鼓楼区审计局2022年政府信息公开工作年度报告\n南京市人民政府要求如下。',
      ['鼓楼区审计局', '鼓楼区审计局', '320106', 2022],
    ],
  ])('%s', (head, expected) => {
    expect(named(head)).toEqual(expected);
  });

  it('takes the name that came with a text that names nobody, and never over the one in the text', () => {
    const given = (head: string) => {
      const { agency, findings } = extract(readText(new TextEncoder().encode(head + body)), { agency: '淄博市审计局' });
      return [agency, findings.some(({ rule }) => rule === 'R.agency')];
    };
    expect(given('2023年政府信息公开工作年度报告')).toEqual(['淄博市审计局', false]);
    expect(given('市审计局2023年政府信息公开工作年度报告')).toEqual(['淄博市审计局', false]);
    expect(given('周村区审计局2023年政府信息公开工作年度报告')).toEqual(['周村区审计局', true]);
  });

  it('gives the statistics period', () => {
    const { period } = readingOf(`报告统计期限为2023年1月1日至12月31日。${body}`);
    expect(period).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(readingOf(body).period).toBeNull();
  });
});

describe('what is no report', () => {
  it.each([
    [
      'an explanation',
      '《淄博市审计局2023年政府信息公开工作年度报告》解读\n一、编制背景\n二、主要内容\n收到政府信息公开申请2件。',
    ],
    ['an infographic', '一图读懂淄博市审计局2023年政府信息公开工作年度报告\n一、总体情况\n收到政府信息公开申请2件。'],
    [
      'a list of who published',
      '淄博市2023年政府信息公开工作年度报告公布情况\n淄博市审计局\t2024-01-20\n淄博市司法局\t2024-01-21',
    ],
    [
      'the empty form',
      '中华人民共和国政府信息公开工作年度报告格式\n一、总体情况\n二、主动公开政府信息情况\n规章\t\t\t\n行政许可\t\n',
    ],
    ['a letter', '关于召开会议的通知\n请于2023年5月1日前报名，名额20个。'],
  ])('%s', (_, text) => {
    const { isReport, cells, prose } = readingOf(text);
    expect([isReport, cells.size, prose.size]).toEqual([false, 0, 0]);
  });

  it('but a report whose tables are pictures is one, and says so', () => {
    const { isReport, findings } = readingOf(`淄博市审计局2023年政府信息公开工作年度报告${body}`);
    expect(isReport).toBe(true);
    expect(findings.filter(({ rule }) => rule === 'R.missing')).toHaveLength(3);
  });
});
