import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../domain/user-error.ts';
import type { ZipEntry } from '../../read/zip.ts';
import { archiveEntries, type DocumentPlace, inflated } from './file-bytes.ts';
import { type Manifest, type ManifestFacts, manifestNames, readManifest, UnusableManifest } from './manifest.ts';

/** A document to store: where it lies, and what is known of it. */
type ListedDocument = DocumentPlace & {
  /** As it is called in the output. */
  readonly name: string;
  readonly facts: ManifestFacts;
};

/** A file that nothing can be made of. */
type Unusable = { readonly name: string; readonly why: UserError };

type Listing = { readonly documents: readonly ListedDocument[]; readonly unusable: readonly Unusable[] };

/**
 * The documents in files, folders and archives, with what the manifests beside them say. Ordered by path whatever the order
 * in which they are named, so that of several documents of one report the same is always the first. Throws a UserError for a
 * path that does not exist and a manifest that cannot be used.
 */
export async function listDocuments(paths: readonly string[]): Promise<Listing> {
  const files = [...new Set((await Promise.all(paths.map(filesAt))).flat())].toSorted();
  const manifests = await manifestsBeside(files);
  const documents: ListedDocument[] = [];
  const unusable: Unusable[] = [];
  for (const file of files) {
    const name = path.basename(file);
    if (manifestNames.includes(name)) continue;
    try {
      const entries = await archiveEntries(file);
      if (entries === null) documents.push({ file, entry: null, name, facts: factsOf(file, manifests) });
      else documents.push(...documentsIn(file, entries));
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof UnusableManifest) throw error;
      unusable.push({ name, why: error });
    }
  }
  return { documents, unusable: [...unusable, ...missingFiles(manifests, new Set(files))] };
}

async function filesAt(place: string): Promise<readonly string[]> {
  const facts = await stat(place).catch(() => null);
  if (facts === null)
    throw new UserError({
      zh: `没有 ${place} 这个文件或文件夹：请检查路径。`,
      en: `There is no file or folder ${place}: check the path.`,
    });
  if (!facts.isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !isHidden(path.relative(place, file)));
}

/** Left by systems and editors in folders and archives. */
function isHidden(file: string): boolean {
  return file.split(/[/\\]/).some((part) => part.startsWith('.') || part === '__MACOSX');
}

type PlacedManifest = { readonly folder: string; readonly file: string; readonly manifest: Manifest };

/** The manifests in the folders of some files, the innermost first. */
async function manifestsBeside(files: readonly string[]): Promise<readonly PlacedManifest[]> {
  const folders = new Set(files.map((file) => path.dirname(file)));
  const found: PlacedManifest[] = [];
  for (const file of [...folders].flatMap((folder) => manifestNames.map((name) => path.join(folder, name)))) {
    const bytes = await readFile(file).catch(() => null);
    if (bytes !== null) found.push({ folder: path.dirname(file), file, manifest: readManifest(bytes, file) });
  }
  return found.toSorted((a, b) => b.folder.length - a.folder.length);
}

/** What the nearest manifest says of a file. */
function factsOf(file: string, manifests: readonly PlacedManifest[]): ManifestFacts {
  for (const { folder, manifest } of manifests) {
    const facts = manifest.get(path.relative(folder, file).split(path.sep).join('/'));
    if (facts !== undefined) return facts;
  }
  return {};
}

/** Files that a manifest speaks of and that are not there: where a name is mistyped, what is said of the file is lost. */
function missingFiles(manifests: readonly PlacedManifest[], files: ReadonlySet<string>): readonly Unusable[] {
  return manifests
    .filter(({ file }) => files.has(file))
    .flatMap(({ folder, file, manifest }) =>
      [...manifest.keys()]
        .filter((name) => !files.has(path.join(folder, name)))
        .map((name) => ({
          name,
          why: new UserError({
            zh: `清单 ${path.basename(file)} 中有这个文件，文件夹里没有：请检查文件名。`,
            en: `${path.basename(file)} names this file, which is not there: check its name.`,
          }),
        })),
    );
}

function documentsIn(archive: string, entries: readonly ZipEntry[]): readonly ListedDocument[] {
  const isManifest = ({ name }: ZipEntry): boolean => manifestNames.includes(path.posix.basename(name));
  const manifest = new Map(entries.filter(isManifest).flatMap((entry) => factsIn(archive, entry)));
  return entries
    .flatMap((entry, index) => (isManifest(entry) || isHidden(entry.name) ? [] : [{ name: entry.name, index }]))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, index }) => ({
      file: archive,
      entry: index,
      name: `${path.basename(archive)}/${name}`,
      facts: manifest.get(name) ?? {},
    }));
}

/** What a manifest in an archive says, by the names that its files have there. */
function factsIn(archive: string, entry: ZipEntry): readonly (readonly [string, ManifestFacts])[] {
  const folder = path.posix.dirname(entry.name);
  const manifest = readManifest(inflated(entry), `${path.basename(archive)}/${entry.name}`);
  return [...manifest].map(([file, facts]) => [path.posix.join(folder, file), facts]);
}
