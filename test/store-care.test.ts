import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { ReportKey } from '../src/domain/report.ts';
import { readWithdrawal, writeWithdrawal } from '../src/domain/withdrawal.ts';
import type { Store } from '../src/store/store.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { agencyOf, type GivenCell, newReport } from './tools/new-reports.ts';

const wrong = agencyOf('淄博市财政局');
const right = agencyOf('淄博市投资促进局', '370300');
const admin = 77;
const received = (value: number): GivenCell => ['requests.received@total', value];
const finding = { rule: 'R.unreadable', severity: 'warning', codes: [], message: { zh: '存疑', en: 'doubt' } } as const;
const evidence = new Map([
  ['requests.received@total', { page: 1, line: 2, table: 't3', row: 4, column: 9, raw: '5' }] as const,
]);

describeOnEachEngine('acts of care', (engine) => {
  let store: Store;
  let year = 2009;
  let from: ReportKey;
  let to: ReportKey & { name: string };

  beforeAll(async () => {
    store = await engine.openFreshStore();
    await store.addAgencies([wrong, right], []);
  });
  beforeEach(() => {
    year += 1;
    from = { agency: wrong.id, year, scope: 'agency' };
    to = { agency: right.id, year, scope: 'agency', name: right.name };
  });

  /** Everything that is held of both reports and that people can see of it. */
  async function everything(): Promise<unknown> {
    return await Promise.all(
      [wrong, right].map(async ({ id }) => {
        const [answering, versions, withdrawals, documents] = await Promise.all([
          store.reports(id, [year]),
          store.versions(id, year),
          store.withdrawals(id),
          store.keptDocuments(id),
        ]);
        const proofs = await Promise.all(
          versions.map(({ report }) => store.evidence({ agency: id, year, scope: report.scope }, report.version)),
        );
        const plain = ({ ...report }: (typeof versions)[number]['report']): unknown => report;
        return {
          answering: answering.reports.map(({ report, ...rest }) => [plain(report), rest]),
          years: answering.years,
          versions: versions.map(({ report, sources }) => [plain(report), sources]),
          withdrawals,
          documents,
          proofs,
          holdings: await store.holdings(),
        };
      }),
    );
  }

  const held = async (key: ReportKey) =>
    (await store.versions(key.agency, key.year)).map(({ report, sources }) => [
      report.version,
      report.origin,
      sources.map(({ fileName }) => fileName),
      report.withdrawn?.reason ?? null,
    ]);
  const answering = async (key: ReportKey) =>
    (await store.reports(key.agency, [key.year])).reports.map(({ report }) => [
      report.version,
      report.cells.get('requests.received@total'),
    ]);

  it('restore: exactly what was before the withdrawal', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.save(newReport(wrong, year, { cells: [received(6)], words: 'corrected' }));
    const before = await everything();
    await store.withdraw(from, 2, 'of another agency');
    expect(await answering(from)).toEqual([[1, { kind: 'number', value: 5 }]]);
    expect((await store.withdrawals(wrong.id)).at(-1)).toMatchObject({ year, version: 2, reason: 'of another agency' });
    await store.restore(from, 2);
    expect(await everything()).toEqual(before);
    await store.restore(from, 2);
    expect(await everything()).toEqual(before);
  });

  it('move: the version appears where it belongs, with documents, evidence and remarks', async () => {
    const read = { cells: [received(5)], evidence, findings: [finding] };
    await store.save(newReport(wrong, year, read));
    await store.save(newReport(wrong, year, { ...read, words: 'copy' }));
    const bytes = newReport(wrong, year, { words: 'copy' }).source.sha256;
    await store.move(from, 1, to, '机关认错');

    expect(await answering(from)).toEqual([]);
    expect((await store.reports(wrong.id, [year])).years).not.toContain(year);
    expect(await answering(to)).toEqual([[1, { kind: 'number', value: 5 }]]);
    expect((await store.reports(right.id, [year])).years).toContain(year);
    expect(await held(to)).toEqual([[1, 'first', ['document.txt', 'copy.txt'], null]]);
    const [there] = (await store.reports(right.id, [year])).reports;
    expect(there?.report.findings).toEqual([finding]);
    expect(there?.report.agencyAsWritten).toBe(wrong.name);
    expect(await store.evidence(to, 1)).toEqual(evidence);
    expect(await store.document(right.id, bytes)).toEqual(Buffer.from(`${wrong.name} ${year} copy`));

    const [[, , , reason] = []] = await held(from);
    expect(readWithdrawal(String(reason))).toEqual({ movedTo: `${right.name} ${year}`, reason: '机关认错' });
  });

  it('move: by the rules of versions, and restore takes out exactly what was added', async () => {
    await store.save(newReport(right, year, { cells: [received(5)] }));
    await store.save(newReport(wrong, year, { cells: [received(6)] }));
    const before = await everything();

    await store.move(from, 1, to, 'a correction');
    expect(await held(to)).toEqual([
      [2, 'correction', ['document.txt'], null],
      [1, 'first', ['document.txt'], null],
    ]);
    expect(await answering(to)).toEqual([[2, { kind: 'number', value: 6 }]]);
    await store.restore(from, 1);
    expect(await everything()).toEqual(before);
  });

  it('move: what was read by machine stays beside a better version', async () => {
    await store.save(newReport(right, year, { cells: [received(5)] }));
    await store.save(newReport(wrong, year, { cells: [received(6)], machineRead: true }));
    await store.move(from, 1, to, 'a scan');
    expect(await answering(to)).toEqual([[1, { kind: 'number', value: 5 }]]);
    expect((await held(to))[0]?.slice(0, 2)).toEqual([2, 'lesser']);
  });

  it('move: the same figures become further documents of the version there, and restore takes them out', async () => {
    await store.save(newReport(right, year, { cells: [received(5)], machineRead: true, words: 'scan' }));
    await store.save(newReport(wrong, year, { cells: [received(5)], evidence }));
    await store.save(newReport(wrong, year, { cells: [received(5)], words: 'copy' }));
    const before = await everything();

    await store.move(from, 1, to, 'the same report');
    expect(await held(to)).toEqual([[1, 'first', ['scan.txt', 'document.txt', 'copy.txt'], null]]);
    expect((await store.reports(right.id, [year])).reports[0]?.report.machineRead).toBe(false);
    await store.restore(from, 1);
    expect(await everything()).toEqual(before);
  });

  it('move: to another year of the same agency and back', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    const before = await everything();
    const later = { agency: wrong.id, year: year + 50, scope: 'agency' as const, name: wrong.name };
    await store.move(from, 1, later, 'the year was misread');
    expect(await answering(later)).toEqual([[1, { kind: 'number', value: 5 }]]);
    expect((await store.reports(wrong.id, [])).years).toContain(year + 50);
    await store.restore(from, 1);
    expect(await answering(later)).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('move: there and back again without undoing: nothing that was taken back answers', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.move(from, 1, to, 'there');
    await store.move(to, 1, { ...from, name: wrong.name }, 'back');
    expect(await answering(to)).toEqual([]);
    expect(await answering(from)).toEqual([[2, { kind: 'number', value: 5 }]]);
  });

  it('move: what was withdrawn there has no say', async () => {
    await store.save(newReport(right, year, { cells: [received(5)], words: 'gone' }));
    await store.save(newReport(right, year, { cells: [received(9)], words: 'stays' }));
    await store.withdraw(to, 1, 'not its report');
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.move(from, 1, to, 'same figures as the withdrawn one');
    expect(await answering(to)).toEqual([[3, { kind: 'number', value: 5 }]]);
  });

  it('what was withdrawn stays so when its document arrives again, however it is read', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.withdraw(from, 1, 'not its report');
    for (const value of [5, 6])
      expect(await store.save(newReport(wrong, year, { cells: [received(value)] }))).toMatchObject({
        kind: 'unchanged',
        version: 1,
      });
    expect(await answering(from)).toEqual([]);
  });

  it('another document answers, though its figures are those of a withdrawn one', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)], words: 'foreign' }));
    await store.save(newReport(wrong, year, { cells: [received(9)], words: 'first' }));
    await store.withdraw(from, 1, 'not its report');
    const outcome = await store.save(newReport(wrong, year, { cells: [received(5)], words: 'corrected' }));
    expect(outcome).toMatchObject({ kind: 'corrected', version: 3 });
    expect(await answering(from)).toEqual([[3, { kind: 'number', value: 5 }]]);
  });

  it('refuses what cannot be meant, and changes nothing', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    const before = await everything();
    await expect(store.move(from, 1, { ...from, name: wrong.name }, 'nowhere')).rejects.toThrow('already');
    await expect(store.move(from, 2, to, 'none')).rejects.toThrow('not held');
    await expect(store.move(from, 1, { ...to, agency: 'unheld01' }, 'none')).rejects.toThrow('not held');
    expect(await everything()).toEqual(before);
    await store.move(from, 1, to, 'once');
    await expect(store.move(from, 1, to, 'twice')).rejects.toThrow('already');
    await expect(store.withdraw(from, 1, 'twice')).rejects.toThrow('already');
  });

  it('a move that was built upon is not undone', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.move(from, 1, to, 'there');
    await store.save(newReport(right, year, { cells: [received(5)], words: 'joins' }));
    const built = await everything();
    await expect(store.restore(from, 1)).rejects.toMatchObject({ name: 'UserError' });
    expect(await everything()).toEqual(built);
  });

  it('a move is not undone once its document was read again there, or was moved on', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.move(from, 1, to, 'there');
    const { source, bytes } = newReport(wrong, year);
    await store.save({ ...newReport(right, year, { cells: [received(7)] }), source, bytes });
    await expect(store.restore(from, 1)).rejects.toMatchObject({ name: 'UserError' });

    await store.withdraw(to, 2, 'a bad reading');
    await store.withdraw(to, 1, 'not its report either');
    await expect(store.restore(from, 1)).rejects.toMatchObject({ name: 'UserError' });
  });

  it('a correction that came after a move stays when the move is undone', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.move(from, 1, to, 'there');
    await store.save(newReport(right, year, { cells: [received(8)], words: 'its own' }));
    await store.restore(from, 1);
    expect(await answering(from)).toEqual([[1, { kind: 'number', value: 5 }]]);
    expect(await answering(to)).toEqual([[2, { kind: 'number', value: 8 }]]);
  });

  it('a plan does nothing until it is carried out, and is carried out and undone once', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    const before = await everything();
    const id = await store.planCare({ key: from, version: 1, to, reason: '机关认错' });
    expect(await everything()).toEqual(before);
    expect(await store.careAction(id)).toMatchObject({ key: from, agencyName: wrong.name, version: 1, to, done: null });

    const done = await store.carryOutCare(id, admin);
    expect(done).toMatchObject({ id, done: { by: admin }, undone: null });
    const after = await everything();
    expect(await store.carryOutCare(id, 78)).toEqual(done);
    expect(await everything()).toEqual(after);
    expect((await store.latestCare(1))[0]).toEqual(done);

    expect(await store.undoCare(id, 78)).toMatchObject({ done: { by: admin }, undone: { by: 78 } });
    expect(await everything()).toEqual(before);
    expect((await store.undoCare(id, admin)).undone?.by).toBe(78);
    expect(await store.careAction(2_000_000)).toBeNull();
  });

  it('latest: versions as they arrived, with what they are', async () => {
    await store.save(newReport(wrong, year, { cells: [received(5)] }));
    await store.save(newReport(wrong, year, { cells: [received(6)], words: 'corrected' }));
    await store.withdraw(from, 2, 'no');
    const latest = await store.latest(2);
    expect(latest.map(({ agencyName, year: of, origin, withdrawn }) => [agencyName, of, origin, withdrawn])).toEqual([
      [wrong.name, year, 'correction', true],
      [wrong.name, year, 'first', false],
    ]);
  });

  it('keptDocuments: each once for a report, those of withdrawn versions left out', async () => {
    const agency = agencyOf(`淄博市第${year}局`);
    await store.addAgencies([agency], []);
    await store.save(newReport(agency, 2020, { cells: [received(5)] }));
    await store.save(newReport(agency, 2020, { cells: [received(6)] }));
    await store.save(newReport(agency, 2020, { cells: [received(6)], words: 'copy' }));
    await store.save(newReport(agency, 2021, { words: 'other year' }));
    await store.withdraw({ agency: agency.id, year: 2021, scope: 'agency' }, 1, 'no');
    const kept = await store.keptDocuments(agency.id);
    expect(kept.map(({ key, source }) => `${key.year} ${source.fileName}`).toSorted()).toEqual([
      '2020 copy.txt',
      '2020 document.txt',
    ]);
  });
});

it('a withdrawal reads back as it was written, in one line of at most 200 characters', () => {
  for (const withdrawal of [
    { reason: '年份读错', movedTo: '淄博市财政局 2022' },
    { reason: '→ 不是年报', movedTo: null },
  ])
    expect(readWithdrawal(writeWithdrawal(withdrawal))).toEqual(withdrawal);
  expect(readWithdrawal(writeWithdrawal({ reason: 'two\nlines', movedTo: null })).reason).toBe('two lines');
  expect(writeWithdrawal({ reason: '长'.repeat(900), movedTo: null })).toHaveLength(200);
});
