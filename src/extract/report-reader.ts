import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createReadingPool } from '../read/workers/reading-pool.ts';
import { acceptReading, type ReportReading } from './reading-schema.ts';

/**
 * Reads a document and extracts its report. `agency` names the agency of a text that only says 我局. Throws a UserError for
 * a document that cannot be read, and an Error when the reader fails.
 */
export type ReadReport = (
  bytes: Uint8Array,
  name: string,
  options?: { readonly agency?: string | undefined },
) => Promise<ReportReading>;

/** Reads untrusted documents in killable processes, which start with the first document. */
export type ReportReader = {
  readonly read: ReadReport;
  /** Ends the processes; what is being read or waits fails. */
  close(): void;
};

/** A page of a hundred tables takes half of it; a bomb is ended by it. */
const memoryMb = 512;
/** The slowest report known, a PDF of 60 pages, takes 4 s on a busy machine. */
const deadlineMs = 30_000;

/** `processes`: documents that are read at a time; by default one less than the machine has cores, at most four. */
export function createReportReader({ processes = defaultProcesses() } = {}): ReportReader {
  const pool = createReadingPool({
    size: processes,
    memoryMb,
    deadlineMs,
    module: path.join(import.meta.dirname, 'reading-module.ts'),
    accept: acceptReading,
  });
  return { read: (bytes, name, options = {}) => pool.read(bytes, name, options), close: () => pool.close() };
}

function defaultProcesses(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}
