import type { VersionOrigin } from '../domain/report.ts';
import {
  contradictionsOf,
  differencesOf,
  gainsOf,
  inOrderOfTheForm,
  isLesser,
  isSame,
  type Reading,
  sameEditions,
  sameProse,
  usesAnotherForm,
} from './reading-comparison.ts';
import type { FigureChange, SaveOutcome } from './store.ts';

/** A version held of the report that is being stored. */
export type HeldVersion = Reading & {
  readonly version: number;
  readonly isCurrent: boolean;
  /** Taken back by an administrator. */
  readonly withdrawn: boolean;
  readonly precedence: number;
  readonly sources: readonly { readonly number: number; readonly sha256: string; readonly abridged: boolean }[];
};

/** A document that was read, on its way into the store. */
export type Incoming = Reading & { readonly sha256: string; readonly abridged: boolean };

/**
 * What is to be written.
 * - nothing: the document is known as it is
 * - refresh: the document is known; what is said about it is written anew, and the original takes the place of its sample
 * - addSource: another document with the figures of a version held
 * - addVersion: figures that no version has
 */
export type Decision =
  | { readonly write: 'nothing'; readonly kind: 'unchanged'; readonly version: number }
  | {
      readonly write: 'refresh';
      readonly kind: 'unchanged' | 'anotherSource';
      readonly version: number;
      readonly sourceNumber: number;
    }
  | {
      readonly write: 'addSource';
      readonly kind: 'anotherSource' | 'reread';
      readonly version: number;
      /** Read by machine and now from text as well, with the same figures. */
      readonly confirmed: boolean;
      readonly changes: readonly FigureChange[];
    }
  | {
      readonly write: 'addVersion';
      readonly kind: SaveOutcome['kind'];
      readonly origin: VersionOrigin;
      readonly precedence: number;
      readonly changes: readonly FigureChange[];
    };

/** Versions that never answer while another stands. */
const lesserPrecedence = 0;

/**
 * The rules of versions. Same document: nothing new, or a re-reading of ours. Another document: another source, a
 * correction, or, when it was read by machine or in part and contradicts a better one, a lesser version beside it.
 * What was not read on both sides is no contradiction. A version that was taken back has no say, and its document does
 * not bring it back.
 */
export function decide(held: readonly HeldVersion[], incoming: Incoming): Decision {
  const fromIt = held.filter(({ sources }) => sources.some(({ sha256 }) => sha256 === incoming.sha256));
  const standing = held.filter(({ withdrawn }) => !withdrawn);
  const standingFromIt = fromIt.filter(({ withdrawn }) => !withdrawn);
  const known = standingFromIt.findLast(({ precedence }) => precedence > lesserPrecedence) ?? standingFromIt.at(-1);
  if (known !== undefined) return decideKnown(standing, known, incoming);
  const gone = fromIt.at(-1);
  if (gone !== undefined) return { write: 'nothing', kind: 'unchanged', version: gone.version };
  return decideNew(standing, incoming);
}

/** The document, or its original, was read before. */
function decideKnown(held: readonly HeldVersion[], known: HeldVersion, incoming: Incoming): Decision {
  const source = known.sources.find(({ sha256 }) => sha256 === incoming.sha256);
  const original = source !== undefined && source.abridged && !incoming.abridged;
  const worse = (incoming.machineRead && !known.machineRead) || (incoming.abridged && source?.abridged === false);
  if (worse) return { write: 'nothing', kind: 'unchanged', version: known.version };
  const lesser = known.precedence === lesserPrecedence;
  const changes = differencesOf(known, incoming);
  const same = changes.length === 0 && sameEditions(known, incoming) && sameProse(known, incoming);
  if (same && !(lesser && known.machineRead && !incoming.machineRead)) {
    return {
      write: 'refresh',
      kind: original ? 'anotherSource' : 'unchanged',
      version: known.version,
      sourceNumber: source?.number ?? 1,
    };
  }
  // Read better, a lesser document may no longer be one.
  if (lesser) return decideNew(held, incoming);
  // Of several documents of a version, the first that is read again makes the new version, the others join it.
  const joined = held.find((version) => version.version > known.version && isSame(version, incoming));
  if (joined !== undefined) return { ...joining(joined, incoming), kind: 'reread', changes };
  return { write: 'addVersion', kind: 'reread', origin: 'rereading', precedence: known.precedence, changes };
}

/** The document was never read. */
function decideNew(held: readonly HeldVersion[], incoming: Incoming): Decision {
  const next = Math.max(lesserPrecedence, ...held.map(({ precedence }) => precedence)) + 1;
  const current = held.find(({ isCurrent }) => isCurrent);
  if (current === undefined) {
    return { write: 'addVersion', kind: 'stored', origin: 'first', precedence: next, changes: [] };
  }
  const contradictions = contradictionsOf(current, incoming);
  const gains = gainsOf(current, incoming);
  const onAnotherForm = usesAnotherForm(current, incoming);
  const contradicts = contradictions.length > 0 || onAnotherForm;
  const lesser = isLesser(incoming, current);
  if (!contradicts && (gains.length === 0 || lesser)) {
    return { ...joining(current, incoming), kind: 'anotherSource', changes: [] };
  }
  // A copy of an earlier state, found later, is no new correction.
  const earlier = held.findLast(
    (version) => isSame(version, incoming) && (lesser || version.precedence > lesserPrecedence),
  );
  if (earlier !== undefined) return { ...joining(earlier, incoming), kind: 'anotherSource', changes: [] };
  const write = 'addVersion';
  if (contradicts && (lesser || incoming.machineRead)) {
    const precedence = lesserPrecedence;
    return { write, kind: 'anotherSource', origin: 'lesser', precedence, changes: contradictions };
  }
  const all = inOrderOfTheForm([...contradictions, ...gains]);
  if (contradicts && !current.machineRead) {
    const changes = onAnotherForm ? all : contradictions;
    return { write, kind: 'corrected', origin: 'correction', precedence: next, changes };
  }
  return { write, kind: 'reread', origin: 'rereading', precedence: next, changes: all };
}

function joining(version: HeldVersion, incoming: Incoming) {
  const confirmed = version.machineRead && !incoming.machineRead && isSame(version, incoming);
  return { write: 'addSource', version: version.version, confirmed } as const;
}
