import { availableParallelism } from 'node:os';
import path from 'node:path';
import { UserError } from '../domain/user-error.ts';
import type { PageProgress } from '../read/page-progress.ts';
import { createReadingPool } from '../read/workers/reading-pool.ts';
import { acceptReading, type ReportReading } from './reading-schema.ts';

/**
 * Reads a document and extracts its report. `agency` names the agency of a text that only says 我局. Throws a UserError for
 * a document that cannot be read.
 */
export type ReadReport = (
  bytes: Uint8Array,
  name: string,
  options?: { readonly agency?: string | undefined },
  /** Told of pages that are read by OCR, a few seconds each. */
  progress?: PageProgress,
) => Promise<ReportReading>;

/** Reads untrusted documents in killable processes, which start with the first document. */
export type ReportReader = {
  readonly read: ReadReport;
  /** Ends the processes; what is being read or waits fails. */
  close(): void;
};

const memoryMb = 512;
const deadlineMs = 30_000;

/**
 * `processes`: documents that are read at a time; by default one less than the machine has cores, at most four.
 * `onFailure`: told what made the reader itself fail, which the person only learns to be our fault.
 */
export function createReportReader({
  processes = defaultProcesses(),
  onFailure = () => {},
}: {
  readonly processes?: number;
  readonly onFailure?: (error: unknown) => void;
} = {}): ReportReader {
  const pool = createReadingPool({
    size: processes,
    memoryMb,
    deadlineMs,
    module: path.join(import.meta.dirname, 'reading-module.ts'),
    accept: acceptReading,
  });
  return {
    read: async (bytes, name, options = {}, progress) => {
      try {
        return await pool.read(bytes, name, options, progress);
      } catch (error) {
        if (error instanceof UserError) throw error;
        onFailure(error);
        throw ourFault(error);
      }
    },
    close: () => pool.close(),
  };
}

/** The reader failed on a document, which the others that came with it need not suffer from. */
function ourFault(cause: unknown): UserError {
  const error = new UserError({
    zh: '本程序在识读这个文件时出错，这不是文件的问题；请换一种格式（网页、Word 或 PDF）再试。',
    en: 'This program failed while reading the file, which is no fault of the file; please try another format (web page, Word or PDF).',
  });
  error.cause = cause;
  return error;
}

function defaultProcesses(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}
