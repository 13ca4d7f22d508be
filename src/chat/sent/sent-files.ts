import { createHash } from 'node:crypto';
import { UserError } from '../../domain/user-error.ts';
import type { ChatDeps } from '../command.ts';
import { readPress } from '../press.ts';
import type { Incoming, SentFile, ShowProgress } from '../reply.ts';
import type { Rendered } from '../routing.ts';
import { findingsFile } from '../views/sent/findings-file.ts';
import { renderNoReport } from '../views/sent/no-report.ts';
import { renderSentReport } from '../views/sent/report.ts';
import { isOf, readSentPress, type SentPress } from '../views/sent/sent-press.ts';
import { isStorable, renderSeveral } from '../views/sent/several.ts';
import { renderAllStored, renderDeclined, renderStored, type StoredOne } from '../views/sent/stored.ts';
import { mostDocuments } from './document-quota.ts';
import type { DocumentWork } from './document-work.ts';
import { agencyInCaption, type Examined, type ExaminedDocument, examine, unreadable } from './examination.ts';
import * as refusals from './refusals.ts';
import { createSlots } from './slots.ts';
import { documentsIn, type SentDocument } from './unpack.ts';

/** Answers documents that people send, and presses of the buttons under these answers. Nothing is remembered in between. */
export type SentFiles = {
  /**
   * Reads and checks what was sent, or reads again what a pressed button is about; null when it is about no document. Stores
   * nothing, unless an administrator presses the button for it. Rejects with UserError.
   */
  readonly answer: (incoming: Incoming, admin: boolean) => Promise<Rendered> | null;
};

/** Messages with documents in work at a time: each holds up to 20 MB in memory. */
const mostAtWork = 4;

type FileIncoming = Extract<Incoming, { kind: 'file' }>;
type PressIncoming = Extract<Incoming, { kind: 'press' }>;

type Asker = {
  readonly user: number;
  readonly admin: boolean;
  /** Whether the answer may offer to store. */
  readonly mayStore: boolean;
  readonly progress: ShowProgress;
};

/** A file that was opened: its hash, and the documents in it. */
type Opened = { readonly sha256: string; readonly documents: readonly SentDocument[]; readonly caption: string };

export function createSentFiles(work: DocumentWork, deps: Pick<ChatDeps, 'store' | 'directory'>): SentFiles {
  const slots = createSlots(mostAtWork);

  /** Downloads and unpacks, within what a person may send. */
  async function open(file: SentFile, { user, admin }: Asker): Promise<Opened> {
    if (file.size !== null && file.size > refusals.largestDownload) throw refusals.largerThanDownload();
    const bytes = await file.open();
    const documents = documentsIn(file.name, bytes);
    if (documents.length === 0) throw refusals.emptyArchive();
    if (documents.length > mostDocuments) throw refusals.tooManyAtOnce(documents.length);
    if (!admin && work.quota?.take(user, documents.length) === false) throw refusals.tooManyLately();
    return { sha256: createHash('sha256').update(bytes).digest('hex'), documents, caption: file.caption };
  }

  async function examineOne({ documents, caption }: Opened, asker: Asker): Promise<ExaminedDocument> {
    const [document, ...others] = documents;
    if (document === undefined || others.length > 0) throw refusals.documentGone();
    const showPage = (done: number, total: number): void => asker.progress(`⏳ ${done + 1}/${total}`);
    return await examine(document, agencyInCaption(caption, deps), work, deps, showPage);
  }

  /** Each document in turn, so that many of one person do not keep the others from being read. */
  async function examineAll(
    documents: readonly SentDocument[],
    take: (document: ExaminedDocument) => Promise<void>,
    fail: (name: string, error: unknown) => void,
    show: (done: number) => void,
  ): Promise<void> {
    for (const [index, document] of documents.entries()) {
      show(index);
      try {
        await take(await examine(document, undefined, work, deps));
      } catch (error) {
        fail(document.name, error);
      }
    }
  }

  async function answerSeveral(files: readonly SentFile[], first: Opened | null, asker: Asker): Promise<Rendered> {
    const examined: Examined[] = [];
    for (const [index, file] of files.entries()) {
      try {
        const { documents } = first ?? (await open(file, asker));
        const before = examined.length;
        const total = before + documents.length + files.length - index - 1;
        await examineAll(
          documents,
          async (document) => {
            examined.push(document.examined);
          },
          (name, error) => examined.push(unreadable(name, error)),
          (done) => asker.progress(`⏳ ${before + done + 1}/${total}`),
        );
      } catch (error) {
        examined.push(unreadable(file.name, error));
      }
    }
    return (locale) => renderSeveral(examined, asker.mayStore && first !== null ? first.sha256 : null, locale);
  }

  async function answerFile(incoming: FileIncoming, asker: Asker): Promise<Rendered> {
    const files = [incoming, ...(incoming.others ?? [])];
    if (files.length > 1) return await answerSeveral(files, null, asker);
    const opened = await open(incoming, asker);
    if (opened.documents.length > 1) return await answerSeveral(files, opened, asker);
    const { examined } = await examineOne(opened, asker);
    if (examined.kind !== 'report') return (locale) => renderNoReport(examined, locale);
    const choice = asker.mayStore && isStorable(examined) ? 'store' : 'none';
    return (locale) => renderSentReport(examined, { section: null, page: 1 }, choice, locale);
  }

  async function storeOne(
    press: Extract<SentPress, { action: 'store' }>,
    opened: Opened,
    asker: Asker,
  ): Promise<Rendered> {
    const { examined, bytes, reading } = await examineOne(opened, asker);
    const same = examined.kind === 'report' && examined.agency?.id === press.agency && examined.year === press.year;
    if (!same || !isOf(press, examined.sha256)) throw refusals.readDifferently();
    const stored = await work.store(bytes, examined.name, reading);
    if (stored.kind === 'notReport') throw refusals.readDifferently();
    return (locale) => renderStored(stored, locale);
  }

  async function storeAll({ documents }: Opened, asker: Asker): Promise<Rendered> {
    const stored: StoredOne[] = [];
    await examineAll(
      documents,
      async ({ examined, bytes, reading }) => {
        if (examined.kind !== 'report') throw refusals.notAReport();
        if (examined.held === null) throw refusals.cannotBeStored();
        const one = await work.store(bytes, examined.name, reading);
        if (one.kind === 'report') stored.push({ kind: one.outcome.kind });
      },
      (name, error) => {
        if (!(error instanceof UserError)) throw error;
        stored.push({ kind: 'refused', name, why: error });
      },
      (done) => asker.progress(`⏳ ${done + 1}/${documents.length}`),
    );
    return (locale) => renderAllStored(stored, locale);
  }

  async function answerPress(press: SentPress, { repliedFile }: PressIncoming, asker: Asker): Promise<Rendered> {
    const action = 'action' in press ? press.action : null;
    if ((action === 'store' || action === 'storeAll') && !asker.admin) throw refusals.administratorsStore();
    if (action === 'declineAll') return (locale) => renderDeclined(locale);
    if (repliedFile === undefined) throw refusals.documentGone();
    const opened = await open(repliedFile, asker);
    if ('action' in press && press.action === 'store') return await storeOne(press, opened, asker);
    if ('action' in press && press.action === 'storeAll') {
      if (!isOf(press, opened.sha256)) throw refusals.readDifferently();
      return await storeAll(opened, asker);
    }
    const { examined } = await examineOne(opened, asker);
    if (examined.kind !== 'report') throw refusals.readDifferently();
    if (action === 'list') return (locale) => ({ text: '', buttons: [], file: findingsFile([examined], locale) });
    if (action === 'decline')
      return (locale) => renderSentReport(examined, { section: null, page: 1 }, 'declined', locale);
    const choice = asker.mayStore && isStorable(examined) ? 'store' : 'none';
    const part = 'action' in press ? { section: null, page: 1 } : press;
    return (locale) => renderSentReport(examined, part, choice, locale);
  }

  return {
    answer: (incoming, admin) => {
      if (incoming.kind === 'text') return null;
      const { user, chat, progress = () => {} } = incoming;
      const asker = { user: user.id, admin, mayStore: admin && chat.type === 'private', progress };
      if (incoming.kind === 'file') return slots(() => answerFile(incoming, asker));
      const read = readPress(incoming.press);
      const press = read === null ? null : readSentPress(read);
      return press === null ? null : slots(() => answerPress(press, incoming, asker));
    },
  };
}
