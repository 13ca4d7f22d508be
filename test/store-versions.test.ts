import { beforeAll, describe, expect, it } from 'vitest';
import type { NewReport, SaveOutcome, Store } from '../src/store/store.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { agencyOf, type GivenCell, newReport } from './tools/new-reports.ts';

const agency = agencyOf('淄博市投资促进局');
const printed: readonly GivenCell[] = [
  ['requests.received@total', 5],
  ['requests.received@natural_person', 5],
  ['review.total', 'blank'],
];
const received = (value: number): GivenCell => ['requests.received@total', value];
const change = (before: number, after: number) => ({
  code: 'requests.received@total',
  before: { kind: 'number', value: before },
  after: { kind: 'number', value: after },
});

describeOnEachEngine('versions', (engine) => {
  let store: Store;
  let year = 1900;

  beforeAll(async () => {
    store = await engine.openFreshStore();
    await store.addAgencies([agency], []);
  });

  /** Saves documents of one report, one after another, and says what is held then. */
  async function saving(...documents: readonly Parameters<typeof newReport>[2][]): Promise<{
    readonly outcomes: readonly SaveOutcome[];
    readonly key: NewReport;
    /** Version that answers, and what it says was received. */
    readonly current: readonly unknown[];
    /** All versions, newest first: version, origin, names of its documents. */
    readonly held: readonly unknown[];
  }> {
    year += 1;
    const outcomes: SaveOutcome[] = [];
    for (const document of documents) outcomes.push(await store.save(newReport(agency, year, document)));
    const [found] = (await store.reports(agency.id, [year])).reports;
    const all = await store.versions(agency.id, year);
    expect(found?.versions).toBe(all.length);
    return {
      outcomes,
      key: newReport(agency, year, documents[0]),
      current: [found?.report.version, found?.report.cells.get('requests.received@total')],
      held: all.map(({ report, sources }) => [report.version, report.origin, sources.map(({ fileName }) => fileName)]),
    };
  }

  const outcome = (kind: SaveOutcome['kind'], version: number, changes: readonly unknown[] = []) => ({
    kind,
    version,
    changes,
  });

  it('same document, same figures: unchanged', async () => {
    const { outcomes, held } = await saving({ cells: printed }, { cells: printed });
    expect(outcomes).toEqual([outcome('stored', 1), outcome('unchanged', 1)]);
    expect(held).toEqual([[1, 'first', ['document.txt']]]);
  });

  it('other document, same figures: another source of the version', async () => {
    const { outcomes, held } = await saving({ cells: printed }, { cells: printed, words: 'copy' });
    expect(outcomes[1]).toEqual(outcome('anotherSource', 1));
    expect(held).toEqual([[1, 'first', ['document.txt', 'copy.txt']]]);
  });

  it('other document, other figures: a correction, with what changed in the order of the form', async () => {
    const { outcomes, current, held } = await saving(
      { cells: printed },
      { cells: [...printed, ['review.total', 1], received(6)], words: 'corrected' },
    );
    expect(outcomes[1]).toEqual(
      outcome('corrected', 2, [
        change(5, 6),
        { code: 'review.total', before: { kind: 'blank' }, after: { kind: 'number', value: 1 } },
      ]),
    );
    expect(current).toEqual([2, { kind: 'number', value: 6 }]);
    expect(held).toEqual([
      [2, 'correction', ['corrected.txt']],
      [1, 'first', ['document.txt']],
    ]);
  });

  it('same document, other figures: a re-reading, ours', async () => {
    const { outcomes, current, held } = await saving(
      { cells: [...printed, received(9), ['requests.carried_in@total', 'unreadable']] },
      { cells: printed },
    );
    expect(outcomes[1]).toEqual(
      outcome('reread', 2, [
        change(9, 5),
        { code: 'requests.carried_in@total', before: { kind: 'unreadable' }, after: { kind: 'number', value: 0 } },
      ]),
    );
    expect(current).toEqual([2, { kind: 'number', value: 5 }]);
    expect(held[0]).toEqual([2, 'rereading', ['document.txt']]);
  });

  it('a better reader may take a number back as unreadable', async () => {
    const { outcomes, current } = await saving(
      { cells: printed },
      { cells: [...printed, ['requests.received@total', 'unreadable']] },
    );
    expect(outcomes[1]?.kind).toBe('reread');
    expect(current).toEqual([2, { kind: 'unreadable' }]);
  });

  it('re-reading a document that was corrected since does not bring it back', async () => {
    const { outcomes, current } = await saving(
      { cells: printed },
      { cells: [...printed, received(6)], words: 'corrected' },
      { cells: printed },
      { cells: [...printed, received(7)] },
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'corrected', 'unchanged', 'reread']);
    expect(current).toEqual([2, { kind: 'number', value: 6 }]);
  });

  it('two documents of a version that are read again become two sources of one re-reading', async () => {
    const { outcomes, held } = await saving(
      { cells: printed },
      { cells: printed, words: 'copy' },
      { cells: [...printed, received(6)] },
      { cells: [...printed, received(6)], words: 'copy' },
    );
    expect(outcomes[3]).toEqual(outcome('reread', 2, [change(5, 6)]));
    expect(held[0]).toEqual([2, 'rereading', ['document.txt', 'copy.txt']]);
  });

  it('a document in which less was read, and nothing otherwise, is another source', async () => {
    const { outcomes, current } = await saving(
      { cells: printed },
      { cells: [...printed, ['requests.received@total', 'unreadable']], words: 'stained' },
      { cells: printed, editions: { t2: null, t3: null, t4: '2021' }, words: 'page 3' },
      { cells: [...printed, ['requests.received@org.business', 'absent']], words: 'narrow' },
    );
    expect(outcomes.slice(1)).toEqual(Array.from({ length: 3 }, () => outcome('anotherSource', 1)));
    expect(current).toEqual([1, { kind: 'number', value: 5 }]);
  });

  describe.each([
    ['read by machine', { machineRead: true }],
    ['read in part', { cells: [...printed, received(6), ['outcome.granted@total', 'unreadable'] as const] }],
    ['without a table', { editions: { t2: null, t3: '2021', t4: '2021' } as const }],
  ])('a document %s that contradicts a better one', (_, document) => {
    const lesser = { cells: [...printed, received(6)], words: 'lesser', ...document };

    it('is kept beside it and never answers', async () => {
      const { outcomes, current, held } = await saving({ cells: printed }, lesser, lesser);
      expect(outcomes.slice(1)).toEqual([outcome('anotherSource', 2, [change(5, 6)]), outcome('unchanged', 2)]);
      expect(current).toEqual([1, { kind: 'number', value: 5 }]);
      expect(held[0]).toEqual([2, 'lesser', ['lesser.txt']]);
    });

    it('is superseded when it came first', async () => {
      const { outcomes, current } = await saving(lesser, { cells: printed });
      expect(outcomes[1]?.kind).toBe('machineRead' in document ? 'reread' : 'corrected');
      expect(current).toEqual([2, { kind: 'number', value: 5 }]);
    });
  });

  it('what was misread by machine is our re-reading, never a correction', async () => {
    const { outcomes, held } = await saving(
      { cells: [...printed, received(8)], machineRead: true },
      { cells: printed, words: 'text' },
    );
    expect(outcomes[1]).toEqual(outcome('reread', 2, [change(8, 5)]));
    expect(held[0]).toEqual([2, 'rereading', ['text.txt']]);
  });

  it('a lesser document that is read better takes the place that it deserves', async () => {
    const scan = { cells: [...printed, received(6)], machineRead: true, words: 'scan' };
    const agreeing = await saving({ cells: printed }, scan, { ...scan, cells: printed }, { ...scan, cells: printed });
    expect(agreeing.outcomes.slice(2).map(({ kind, version }) => [kind, version])).toEqual([
      ['anotherSource', 1],
      ['unchanged', 1],
    ]);
    const differing = await saving({ cells: printed }, scan, { ...scan, machineRead: false });
    expect(differing.outcomes[2]).toEqual(outcome('corrected', 3, [change(5, 6)]));
    expect(differing.current[0]).toBe(3);
  });

  it('figures read by machine are confirmed by a text that gives the same', async () => {
    const { key, outcomes } = await saving(
      { cells: printed, machineRead: true },
      { cells: printed, words: 'text' },
      { cells: [...printed, received(6)], words: 'corrected' },
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'anotherSource', 'corrected']);
    const all = await store.versions(agency.id, key.year);
    expect(all.map(({ report }) => report.machineRead)).toEqual([false, false]);
  });

  it('a fuller document that contradicts nothing supersedes, and is no correction', async () => {
    const { outcomes, current } = await saving(
      { cells: [...printed, ['requests.received@total', 'unreadable']] },
      { cells: printed, words: 'fuller' },
    );
    expect(outcomes[1]).toEqual(
      outcome('reread', 2, [
        { code: 'requests.received@total', before: { kind: 'unreadable' }, after: { kind: 'number', value: 5 } },
      ]),
    );
    expect(current).toEqual([2, { kind: 'number', value: 5 }]);
  });

  it('a document on another form of the same figures is a correction', async () => {
    const { outcomes, current } = await saving(
      { editions: { t2: '2019', t3: '2019', t4: '2019' }, cells: [['requests.received@total', 5]] },
      { cells: [['requests.received@total', 5]], words: 'new form' },
    );
    expect(outcomes[1]).toMatchObject({ kind: 'corrected', version: 2 });
    expect(outcomes[1]?.changes.map(({ code }) => code)).toContain('outcome.other.misc@total');
    expect(current[0]).toBe(2);
  });

  it('a late copy of a state that was corrected since is another source of it', async () => {
    const { outcomes, current } = await saving(
      { cells: printed },
      { cells: [...printed, received(6)], words: 'corrected' },
      { cells: printed, words: 'mirror' },
    );
    expect(outcomes[2]).toEqual(outcome('anotherSource', 1));
    expect(current[0]).toBe(2);
  });

  it('reports without tables are compared by their prose, others are not', async () => {
    const editions = { t2: null, t3: null, t4: null };
    const prose = (value: number) =>
      new Map([['requests.received@total', { value, quote: `收到申请${value}件`, page: null, line: 1 }] as const]);
    const text = { editions, prose: prose(0) };
    const { outcomes } = await saving(text, { ...text, words: 'copy' }, { ...text, prose: prose(2), words: 'other' });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'anotherSource', 'corrected']);
    expect(outcomes[2]?.changes).toEqual([change(0, 2)]);

    const withTables = await saving(
      { cells: printed, prose: prose(5) },
      { cells: printed, prose: prose(7), words: 'b' },
    );
    expect(withTables.outcomes[1]).toEqual(outcome('anotherSource', 1));
    const again = await saving({ cells: printed, prose: prose(5) }, { cells: printed, prose: prose(7) });
    expect(again.outcomes[1]).toEqual(outcome('reread', 2));
  });

  it('new remarks about a known document replace the old ones', async () => {
    const finding = { rule: 'T3.balance', severity: 'error', codes: [], message: { zh: '不符', en: 'no' } } as const;
    const { outcomes, key } = await saving({ cells: printed }, { cells: printed, findings: [finding] });
    expect(outcomes[1]).toEqual(outcome('unchanged', 1));
    expect((await store.reports(agency.id, [key.year])).reports[0]?.report.findings).toEqual([finding]);
  });

  it('when one is withdrawn the best of the others answers, and all stay visible', async () => {
    const { key } = await saving(
      { cells: printed },
      { cells: [...printed, received(6)], words: 'corrected' },
      { cells: [...printed, received(7)], words: 'scan', machineRead: true },
    );
    const answering = async (): Promise<number | undefined> =>
      (await store.reports(agency.id, [key.year])).reports[0]?.report.version;
    await store.withdraw(key, 2, 'another agency');
    expect(await answering()).toBe(1);
    await store.withdraw(key, 1, 'another year');
    expect(await answering()).toBe(3);
    await store.withdraw(key, 3, 'not a report');
    expect(await answering()).toBeUndefined();
    expect((await store.reports(agency.id, [key.year])).years).not.toContain(key.year);
    expect((await store.versions(agency.id, key.year)).map(({ report }) => report.withdrawn?.reason)).toEqual([
      'not a report',
      'another agency',
      'another year',
    ]);
    expect(await store.save(newReport(agency, key.year, { words: 'new' }))).toEqual(outcome('stored', 4));
    expect(await answering()).toBe(4);
    await expect(store.withdraw(key, 9, 'none')).rejects.toThrow('not held');
  });

  it('a government and its office have a report each', async () => {
    year += 1;
    await store.save(newReport(agency, year, { cells: printed }));
    const other = newReport(agency, year, { cells: [...printed, received(6)], scope: 'government', words: 'gov' });
    expect(await store.save(other)).toEqual(outcome('stored', 1));
    expect((await store.reports(agency.id, [year])).reports.map(({ versions }) => versions)).toEqual([1, 1]);
  });

  it('documents of one report that are saved at once are versions one after another', async () => {
    year += 1;
    const outcomes = await Promise.all(
      [1, 2, 3, 1, 2, 3].map((value) =>
        store.save(newReport(agency, year, { cells: [...printed, received(value)], words: `number ${value}` })),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      'corrected',
      'corrected',
      'stored',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    const all = await store.versions(agency.id, year);
    expect(all.map(({ report }) => report.version)).toEqual([3, 2, 1]);
    expect((await store.reports(agency.id, [year])).reports[0]?.report.version).toBe(3);
  });
});
