import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import type { Extraction } from '../src/extract/extraction.ts';
import { readDocument } from '../src/read/read.ts';
import { bundledSamples, type Sample } from '../src/samples/samples.ts';

const originals = path.resolve(import.meta.dirname, '../../shared/seeds');
const here = existsSync(originals);

async function read(bytes: Uint8Array): Promise<Extraction> {
  return extract(await readDocument(bytes, 'report.txt'));
}

/** Figures other than 0, which say what a report is. */
function notable({ cells }: Extraction): { readonly [code: string]: number } {
  return Object.fromEntries(
    [...cells].flatMap(([code, state]) => (state.kind === 'number' && state.value !== 0 ? [[code, state.value]] : [])),
  );
}

describe('the bundled samples', () => {
  let samples: readonly Sample[];
  beforeAll(async () => {
    samples = await bundledSamples();
  });

  it('are five reports of four agencies and their predecessor, each called abridged in its text', async () => {
    const reports = await Promise.all(samples.map(({ bytes }) => read(bytes)));
    expect(reports.map(({ agency, year }) => `${agency} ${year}`)).toEqual([
      '淄博市投资促进局 2023',
      '淄博市工业和信息化局 2022',
      '淄博市招商局 2018',
      '周村区投资促进中心 2023',
      '石嘴山市投资促进局 2023',
    ]);
    for (const { bytes } of samples) expect(Buffer.from(bytes).toString('utf8')).toContain('节录样本');
    expect(reports.map(({ region }) => region)).toEqual(['370300', '370300', '370300', '370306', '640200']);
  });

  it('hold the real figures', async () => {
    const [first, , , , last] = await Promise.all(samples.map(({ bytes }) => read(bytes)));
    expect(first === undefined ? null : notable(first)).toEqual({
      'proactive.normative.made': 1,
      'proactive.normative.in_force': 1,
      'requests.received@natural_person': 2,
      'requests.received@total': 2,
      'outcome.granted@natural_person': 1,
      'outcome.granted@total': 1,
      'outcome.refused.internal_affairs@natural_person': 1,
      'outcome.refused.internal_affairs@total': 1,
      'outcome.total@natural_person': 2,
      'outcome.total@total': 2,
    });
    expect(last === undefined ? null : notable(last)).toMatchObject({
      'requests.carried_out@natural_person': 1,
      'requests.carried_out@total': 1,
    });
  });

  describe.skipIf(!here)('beside the originals (skipped where ../shared/seeds is not there)', () => {
    it('carry the hash of an original and read as it does: figures, states, text, editions', async () => {
      const files = readdirSync(originals)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(path.join(originals, name)));
      const byHash = new Map(files.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]));
      expect(samples).toHaveLength(5);
      for (const { bytes, sha256 } of samples) {
        const original = byHash.get(sha256);
        if (original === undefined) throw new Error(`no original has the hash ${sha256}`);
        const [sample, whole] = [await read(bytes), await read(original)];
        expect(sample.agency).toBe(whole.agency);
        expect(sample.year).toBe(whole.year);
        expect(sample.editions).toEqual(whole.editions);
        expect(new Map(sample.cells)).toEqual(new Map(whole.cells));
        expect([...sample.derived.keys()].toSorted()).toEqual([...whole.derived.keys()].toSorted());
        const said = (extraction: Extraction) =>
          new Map([...extraction.prose].map(([code, { value }]) => [code, value]));
        for (const [code, value] of said(sample)) expect(said(whole).get(code), `${sample.agency} ${code}`).toBe(value);
      }
    });

    it('share no sentence with the originals', () => {
      const sentences = (text: string): string[] =>
        text
          .split(/[\n。；]/)
          .filter((line) => !line.includes('\t'))
          .map((line) => line.replaceAll(/[^\p{Script=Han}]/gu, ''))
          .filter((line) => line.length >= 22 && !line.startsWith('本列数据的勾稽关系'));
      const published = new Set(
        readdirSync(originals)
          .filter((name) => name.endsWith('.txt'))
          .flatMap((name) => sentences(readFileSync(path.join(originals, name), 'utf8'))),
      );
      expect(published.size).toBeGreaterThan(100);
      const shared = samples.flatMap(({ bytes }) =>
        sentences(Buffer.from(bytes).toString('utf8')).filter((sentence) => published.has(sentence)),
      );
      expect(shared).toEqual([]);
    });
  });
});
