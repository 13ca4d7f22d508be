/** A short stable hash of region code and first canonical name: base64url, 8 characters. */
export type AgencyId = string;

/** Where in the hierarchy of government an agency stands. */
export type AgencyLevel = 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'zone';

export type AgencyName = {
  readonly name: string;
  /** official: current full name; former: an earlier full name of the same agency; alias: an additional or short name. */
  readonly kind: 'official' | 'former' | 'alias';
  readonly source: string;
};

export type Agency = {
  readonly id: AgencyId;
  readonly name: string;
  /** Kind of agency across regions (投资促进局); code of domain/agency-kinds. Null when the name fits none. */
  readonly kind: string | null;
  readonly level: AgencyLevel | null;
  /** GB/T 2260 code of its region, six digits. Null when unknown. */
  readonly region: string | null;
  readonly names: readonly AgencyName[];
};

/** Only renamed_to and dual_name permit year over year without a warning (domain/agencies, section 3). */
export type SuccessionRelation =
  | 'renamed_to'
  | 'merged_into'
  | 'split_into'
  | 'absorbed_function'
  | 'dual_name'
  | 'branch_of';

export type Succession = {
  readonly from: AgencyId;
  readonly to: AgencyId;
  readonly relation: SuccessionRelation;
  readonly certainty: 'certain' | 'probable';
  /** Why it is believed, and between which dates it happened. */
  readonly note: { readonly zh: string; readonly en: string };
};
