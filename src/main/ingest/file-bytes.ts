import { open, readFile, stat } from 'node:fs/promises';
import { UserError } from '../../domain/user-error.ts';
import { detectFormat } from '../../read/format.ts';
import { tooLarge } from '../../read/refusals.ts';
import { type ZipEntry, zipEntries } from '../../read/zip.ts';

/** The largest report known, a scan, has 30 MB. */
const largestFile = 50_000_000;
/** Reports of a province and all its departments, packed. */
const largestArchive = 500_000_000;

/** A document: a file, or one in an archive by its place there. */
export type DocumentPlace = { readonly file: string; readonly entry: number | null };

/** The bytes of a document. Throws a UserError when it cannot be read or is too large. */
export async function bytesOfDocument({ file, entry }: DocumentPlace): Promise<Uint8Array> {
  if (entry === null) return await bytesOf(file, largestFile);
  const found = (await entriesOf(file))[entry];
  if (found === undefined) throw unreadable(file);
  return inflated(found);
}

/** The bytes of a file in an archive. Throws a UserError when it is damaged or too large. */
export function inflated(entry: ZipEntry): Uint8Array {
  return entry.read({ bytes: largestFile });
}

/** The files in an archive of documents; null for any other file, a Word file among them. Throws a UserError. */
export async function archiveEntries(file: string): Promise<readonly ZipEntry[] | null> {
  const head = Buffer.alloc(4);
  const handle = await open(file).catch(() => null);
  // That it cannot be read is said when it is to be stored.
  if (handle === null) return null;
  try {
    await handle.read(head, 0, 4, 0);
  } finally {
    await handle.close();
  }
  if (head[0] !== 0x50 || head[1] !== 0x4b) return null;
  return detectFormat(await bytesOf(file, largestArchive)) === 'zip' ? await entriesOf(file) : null;
}

let opened: { readonly file: string; readonly changed: number; readonly entries: readonly ZipEntry[] } | null = null;

/** The last archive stays open, as its documents are asked for one by one. */
async function entriesOf(file: string): Promise<readonly ZipEntry[]> {
  const changed = (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  if (opened?.file === file && opened.changed === changed) return opened.entries;
  const entries = zipEntries(await bytesOf(file, largestArchive));
  opened = { file, changed, entries };
  return entries;
}

async function bytesOf(file: string, most: number): Promise<Uint8Array> {
  const facts = await stat(file).catch(() => null);
  if (facts !== null && facts.size > most) throw tooLarge();
  return await readFile(file).catch(() => {
    throw unreadable(file);
  });
}

function unreadable(file: string): UserError {
  return new UserError({
    zh: `无法读取文件 ${file}：请检查路径和权限。`,
    en: `The file ${file} cannot be read: check its path and permissions.`,
  });
}
