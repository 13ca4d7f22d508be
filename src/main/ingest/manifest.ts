import { z } from 'zod';
import { UserError } from '../../domain/user-error.ts';
import { decodeText } from '../../read/decode.ts';
import { parseCsv } from '../../text/csv.ts';

/** What a manifest says of a file beside it. */
export type ManifestFacts = {
  readonly agency?: string | undefined;
  /** Official address. */
  readonly url?: string | undefined;
  /** ISO date. */
  readonly publishedOn?: string | undefined;
};

/** The facts of each file, by its path from the folder of the manifest, with slashes. */
export type Manifest = ReadonlyMap<string, ManifestFacts>;

/** Names under which a manifest lies beside the files. */
export const manifestNames: readonly string[] = ['manifest.json', 'manifest.csv'];

/** An empty cell of a spreadsheet says nothing. */
const stated = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text));

const entryShape = z.strictObject({
  file: z
    .string()
    .trim()
    .min(1)
    .transform((file) => file.replaceAll('\\', '/').replace(/^\.\//, '')),
  agency: stated.optional(),
  url: stated.pipe(z.url({ protocol: /^https?$/ }).optional()).optional(),
  publishedOn: stated.pipe(z.iso.date().optional()).optional(),
});

const columns = Object.keys(entryShape.shape);

/**
 * Reads a manifest, JSON or CSV by its name: for each file its agency, official address (url) and date of publication
 * (publishedOn). Throws UnusableManifest, which names the entry and the member that cannot be used.
 */
export function readManifest(bytes: Uint8Array, name: string): Manifest {
  const entries = name.endsWith('.csv') ? entriesOfCsv(bytes, name) : entriesOfJson(bytes, name);
  const manifest = new Map<string, ManifestFacts>();
  for (const [index, entry] of entries.entries()) {
    const parsed = entryShape.safeParse(entry);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const member = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
      throw unusable(name, {
        zh: `第${index + 1}条的 ${member ?? ''} 无法使用`,
        en: `${member ?? ''} of entry ${index + 1} cannot be used`,
      });
    }
    const { file, ...facts } = parsed.data;
    if (manifest.has(file)) throw unusable(name, { zh: `${file} 出现了两次`, en: `${file} stands in it twice` });
    manifest.set(file, facts);
  }
  return manifest;
}

function entriesOfJson(bytes: Uint8Array, name: string): readonly unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(decodeText(bytes).replace(/^\ufeff/, '')));
  } catch {
    throw unusable(name, { zh: '不是 JSON 数组', en: 'it is no JSON array' });
  }
}

function entriesOfCsv(bytes: Uint8Array, name: string): readonly unknown[] {
  const [head, ...rows] = readRows(bytes) ?? [];
  if (head === undefined) throw unusable(name, { zh: '不是 CSV 表格', en: 'it is no CSV table' });
  const tooLong = rows.findIndex((row) => row.slice(head.length).some((cell) => cell !== ''));
  if (tooLong !== -1)
    throw unusable(name, {
      zh: `第${tooLong + 1}条的格子比表头多`,
      en: `entry ${tooLong + 1} has more cells than the head`,
    });
  return rows.map((row) => Object.fromEntries(head.map((column, index) => [column.trim(), row[index] ?? ''])));
}

function readRows(bytes: Uint8Array): readonly (readonly string[])[] | null {
  try {
    return parseCsv(decodeText(bytes));
  } catch {
    return null;
  }
}

/** A manifest cannot be used: nothing is stored, as what it says would be lost. */
export class UnusableManifest extends UserError {}

function unusable(name: string, what: { readonly zh: string; readonly en: string }): UnusableManifest {
  return new UnusableManifest({
    zh: `清单 ${name}：${what.zh}。每条写 ${columns.join('、')}，网址以 http(s) 开头，日期形如 2024-01-31；没有收录任何文件。`,
    en: `Manifest ${name}: ${what.en}. An entry has ${columns.join(', ')}; addresses begin with http(s), dates are like 2024-01-31. Nothing was stored.`,
  });
}
