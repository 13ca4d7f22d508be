import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Finding } from '../src/domain/finding.ts';
import type { ReportVersion } from '../src/domain/report.ts';
import type { Store } from '../src/store/store.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { agencyOf, newReport } from './tools/new-reports.ts';

const zibo = agencyOf('淄博市投资促进局');
const yinchuan = agencyOf('银川市投资促进局', '640100');
const empty = agencyOf('石嘴山市投资促进局', '640200');
const storedAt = new Date('2024-02-01T00:00:00Z');

describeOnEachEngine('reports', (engine) => {
  let store: Store;
  let now = storedAt;

  beforeAll(async () => {
    store = await engine.openFreshStore({ clock: { now: () => now, wait: () => Promise.resolve() } });
    await store.addAgencies([zibo, yinchuan, empty], []);
    for (const year of [2021, 2022, 2023]) {
      await store.save(newReport(zibo, year, { cells: [['requests.received@total', year]] }));
    }
    await store.save(newReport(zibo, 2023, { scope: 'government', words: 'government' }));
    now = new Date('2024-03-01T00:00:00Z');
    await store.save(newReport(yinchuan, 2022));
  });

  it('lie on the engine that was asked for', async () => {
    expect(store.engine).toEqual({ kind: engine.kind, version: expect.stringMatching(/^18/) });
    await store.ping();
  });

  it('are those of the years asked for, with the years that are held', async () => {
    const { reports, years } = await store.reports(zibo.id, [2022, 2023, 1999]);
    expect(reports.map(({ report }) => [report.year, report.scope])).toEqual([
      [2022, 'agency'],
      [2023, 'agency'],
      [2023, 'government'],
    ]);
    expect(years).toEqual([2021, 2022, 2023]);
  });

  it('are the newest, of both scopes, when no year is given', async () => {
    const { reports } = await store.reports(zibo.id, 'newest');
    expect(reports.map(({ report }) => [report.year, report.scope])).toEqual([
      [2023, 'agency'],
      [2023, 'government'],
    ]);
  });

  it('are none, with the years held, when the year is not', async () => {
    expect(await store.reports(zibo.id, [2019])).toEqual({ reports: [], years: [2021, 2022, 2023] });
    expect(await store.reports(zibo.id, [])).toEqual({ reports: [], years: [2021, 2022, 2023] });
    expect(await store.reports(empty.id, 'newest')).toEqual({ reports: [], years: [] });
    expect(await store.reports('nobody', [2023])).toEqual({ reports: [], years: [] });
  });

  it('come with everything that was read', async () => {
    const finding: Finding = {
      rule: 'T3.balance',
      severity: 'error',
      codes: ['requests.received@total', 'outcome.total@total'],
      message: { zh: '收支不符：“1”≠2', en: 'does not add up' },
    };
    const report = newReport(zibo, 2020, {
      words: 'whole',
      editions: { t2: null, t3: '2019', t4: null },
      cells: [
        ['outcome.other@total', 'blank'],
        ['requests.received@total', 7],
      ],
      machineRead: true,
      agencyAsWritten: '市投资促进局\0',
      prose: new Map([['prose.info_fee', { value: 0.5, quote: '收取\0费用0.5元', page: 2, line: null }]]),
      derived: new Map([['outcome.refused@total', { value: 0, why: 'sum of its rows' }]]),
      findings: [finding],
    });
    await store.save(report);
    const [held] = (await store.reports(zibo.id, [2020])).reports;
    const expected: ReportVersion = {
      agency: zibo.id,
      year: 2020,
      scope: 'agency',
      version: 1,
      origin: 'first',
      machineRead: true,
      editions: report.editions,
      cells: report.cells,
      prose: report.prose,
      derived: report.derived,
      agencyAsWritten: '市投资促进局\0',
      findings: [finding],
      storedAt: now,
      withdrawn: null,
    };
    expect(held).toEqual({ report: expected, source: report.source, versions: 1 });
  });

  it('give their evidence and their document when asked', async () => {
    const bytes = randomBytes(300_000);
    const report = newReport(zibo, 2019, {
      evidence: new Map([
        ['requests.received@total', { page: 3, line: null, table: 't3', row: 5, column: 9, raw: '１２ 件' }],
        ['prose.info_fee', { page: null, line: 40, table: null, row: null, column: null, raw: '未收取费用' }],
      ]),
      source: {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        fileName: '年报.pdf',
        url: 'https://www.zibo.gov.cn/年报',
        publishedOn: '2020-01-20',
        fetchedAt: new Date('2020-02-02T02:02:02.020Z'),
        abridged: false,
      },
      bytes,
    });
    await store.save(report);
    const [held] = (await store.reports(zibo.id, [2019])).reports;
    expect(held?.source).toEqual(report.source);
    expect(await store.evidence(report, 1)).toEqual(report.evidence);
    expect(Buffer.from((await store.document(zibo.id, report.source.sha256)) ?? []).equals(bytes)).toBe(true);
    expect(await store.document(yinchuan.id, report.source.sha256)).toBeNull();
    await expect(store.evidence(report, 2)).rejects.toThrow('not held');
  });

  it('are listed by year for several agencies at once', async () => {
    const held = await store.yearsHeld([yinchuan.id, empty.id, 'nobody']);
    expect(held).toEqual(new Map([[yinchuan.id, [2022]]]));
    expect(await store.yearsHeld([])).toEqual(new Map());
  });

  it('are answered in any number at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => store.reports(zibo.id, [2021 + (index % 3)])),
    );
    expect(answers.map(({ reports }) => reports[0]?.report.cells.get('requests.received@total'))).toEqual(
      Array.from({ length: 60 }, (_, index) => ({ kind: 'number', value: 2021 + (index % 3) })),
    );
  });

  it('are refused for an agency that is not held, for other bytes than their hash says, and stored nowhere then', async () => {
    const before = await store.holdings();
    await expect(store.save(newReport(agencyOf('无此机关'), 2023))).rejects.toThrow('add it first');
    const report = newReport(empty, 2023);
    await expect(store.save({ ...report, bytes: Buffer.from('other') })).rejects.toThrow('do not have the hash');
    expect(await store.holdings()).toEqual(before);
    expect(await store.document(empty.id, report.source.sha256)).toBeNull();
  });
});

describeOnEachEngine('holdings', (engine) => {
  it('count agencies with reports, reports and years, and are samples until a document is stored in full', async () => {
    let now = storedAt;
    const store = await engine.openFreshStore({ clock: { now: () => now, wait: () => Promise.resolve() } });
    await store.addAgencies([zibo, yinchuan, empty], []);
    const original = newReport(zibo, 2023);
    const sample = {
      ...original,
      bytes: Buffer.from('abridged'),
      source: { ...original.source, fileName: 'sample.txt', abridged: true },
    };
    expect((await store.save(sample)).kind).toBe('stored');
    now = new Date('2024-05-01T00:00:00Z');
    const second = newReport(yinchuan, 2021);
    await store.save({ ...second, source: { ...second.source, abridged: true } });
    const held = {
      agencies: 2,
      reports: 2,
      years: [2021, 2023],
      newest: { agency: yinchuan.name, year: 2021, storedAt: now },
      samplesOnly: true,
    };
    expect(await store.holdings()).toEqual(held);

    expect(await store.save(original)).toEqual({ kind: 'anotherSource', version: 1, changes: [] });
    expect(await store.holdings()).toEqual({ ...held, samplesOnly: false });
    const [report] = (await store.reports(zibo.id, [2023])).reports;
    expect(report?.source).toEqual(original.source);
    expect(await store.document(zibo.id, original.source.sha256)).toEqual(Buffer.from(original.bytes));

    expect((await store.save(sample)).kind).toBe('unchanged');
    expect((await store.reports(zibo.id, [2023])).reports[0]?.source).toEqual(original.source);
    await store.save(newReport(zibo, 2021));
    expect(await store.holdings()).toMatchObject({ agencies: 2, reports: 3, years: [2021, 2023] });
  });
});

describeOnEachEngine('agencies and chats', (engine) => {
  let store: Store;

  beforeAll(async () => {
    store = await engine.openFreshStore();
  });

  it('agencies are given back with their names and successions', async () => {
    const former = agencyOf('淄博市招商局');
    const known = { ...zibo, names: [...zibo.names, { name: '市投促局', kind: 'alias' as const, source: 'test' }] };
    const succession = {
      from: former.id,
      to: zibo.id,
      relation: 'renamed_to' as const,
      certainty: 'probable' as const,
      note: { zh: '机构改革', en: 'reform' },
    };
    await store.addAgencies([former, zibo], []);
    await store.addAgencies([known], [succession]);
    await store.addAgencies([known], [succession]);
    const held = await store.agencies();
    expect(held.agencies).toHaveLength(2);
    expect(held.agencies).toEqual(expect.arrayContaining([former, known]));
    expect(held.successions).toEqual([succession]);
  });

  it('agencies keep what is known of them, and learn what was not', async () => {
    await store.addAgencies([{ ...yinchuan, kind: null, level: null }], []);
    await store.save(newReport(yinchuan, 2023));
    await store.addAgencies([{ ...yinchuan, name: '另一个名称', region: '999999' }], []);
    expect((await store.agencies()).agencies).toContainEqual(yinchuan);
  });

  it('agencies are announced when they change, to several listeners, until they stop', async () => {
    const heard: string[] = [];
    const next = (who: string) =>
      new Promise<void>((resolve) => {
        waiting.set(who, () => {
          heard.push(who);
          resolve();
        });
      });
    const waiting = new Map<string, () => void>();
    const stopFirst = await store.onAgenciesChanged(() => waiting.get('first')?.());
    const stopSecond = await store.onAgenciesChanged(() => waiting.get('second')?.());
    await Promise.all([next('first'), next('second'), store.addAgencies([agencyOf('甲局')], [])]);
    expect(heard.toSorted()).toEqual(['first', 'second']);

    await stopFirst();
    await Promise.all([next('second'), store.addAgencies([agencyOf('乙局')], [])]);
    // Nothing new, so nothing is announced: only the agency after it is.
    await store.addAgencies([agencyOf('乙局')], []);
    await Promise.all([next('second'), store.addAgencies([agencyOf('丙局')], [])]);
    expect(heard.slice(2)).toEqual(['second', 'second']);
    await stopSecond();
  });

  it('settings of chats are empty at first, and change one by one', async () => {
    const group = -1_001_234_567_890_123;
    const nothing = { locale: null, homeRegion: null, lastAgency: null, lastYear: null };
    expect(await store.chatSettings(group)).toEqual(nothing);
    await store.setChatSettings(group, { homeRegion: '370300' });
    await store.setChatSettings(group, { locale: 'zh' });
    expect(await store.chatSettings(group)).toEqual({ ...nothing, locale: 'zh', homeRegion: '370300' });
    await store.setChatSettings(group, { homeRegion: null, lastAgency: 'abcdefgh', lastYear: 2023 });
    await store.setChatSettings(group, {});
    const last = { lastAgency: 'abcdefgh', lastYear: 2023 };
    expect(await store.chatSettings(group)).toEqual({ ...nothing, ...last, locale: 'zh' });
    expect(await store.chatSettings(1)).toEqual(nothing);
  });
});
