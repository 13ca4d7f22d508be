import type { Agency } from '../agency.ts';

/** How words and a name came together; shown to the person who asked. */
export type NameMatch = 'official' | 'former' | 'alias' | 'abbreviation' | 'regionOmitted' | 'misspelt';

export type Candidate = {
  readonly agency: Agency;
  readonly match: NameMatch;
  /** The name that matched, as held. */
  readonly matchedName: string;
  /** 0 to 1; 1 is the same name. */
  readonly score: number;
};

/**
 * What words that name an agency resolve to. Never a guess across regions: only `certain` is answered at once.
 * - certain: one agency, its region named or its name whole
 * - confirm: to be chosen by button, best first, even if there is only one candidate
 * - notHeld: a possible agency (a division and a kind that exist), of which no report is held
 * - unknown: not recognised; `nearest` are names to suggest, of the region asked for if one was
 */
export type Resolution =
  | { readonly kind: 'certain'; readonly candidate: Candidate }
  | {
      readonly kind: 'confirm';
      readonly why: 'regionOmitted' | 'ambiguous' | 'misspelt';
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly kind: 'notHeld';
      /** The full name as understood. */
      readonly name: string;
      /** GB/T 2260 code, six digits. */
      readonly region: string;
      /** Other divisions that the words can mean as well, as their name is shared (鼓楼区). */
      readonly otherRegions?: readonly string[];
      /** Code of the kind. */
      readonly agencyKind: string;
      /** Agencies held in that region, or failing those in the region above, best first. */
      readonly heldNearby: readonly Agency[];
    }
  | { readonly kind: 'unknown'; readonly nearest: readonly Candidate[] };

/** The names of all agencies, in memory. Built from the store; see scale.md for its aims. */
export type NameIndex = {
  readonly size: number;
  /** `homeRegion`: six-digit code of the region that a chat has chosen; a name without region then means that one. */
  readonly resolve: (words: string, homeRegion?: string | null) => Resolution;
  /** Agencies that match some words, best first, for lists: region, kind or parts of a name. */
  readonly find: (words: string, limit: number) => readonly Candidate[];
  readonly agency: (id: string) => Agency | undefined;
  /** All agencies of a region, of a kind, or both; sorted by name. */
  readonly list: (filter: { readonly region?: string; readonly kind?: string }) => readonly Agency[];
};
