/**
 * How sure a label or rule is.
 * - V1: read in full in the legal text or in at least two independent real reports of the edition
 * - V2: read in one real report or in a partial copy of the official document
 * - V3: secondary source only
 * - U: unverified; not shown to users as official wording
 */
export type Verification = 'V1' | 'V2' | 'V3' | 'U';
