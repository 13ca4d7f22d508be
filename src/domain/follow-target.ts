import type { AgencyId } from './agency.ts';
import { kindByCode } from './agency-kinds.ts';
import { regionByCode } from './region/lookup.ts';
import type { Region } from './region/region.ts';

/** What a chat follows: an agency, all agencies of a kind, those of a region with or without what lies below it, or both. */
export type FollowTarget =
  | { readonly kind: 'agency'; readonly agency: AgencyId }
  | {
      readonly kind: 'wide';
      /** Code of a kind of agency; null: every kind. */
      readonly agencyKind: string | null;
      /** Null: everywhere; then a kind is named. */
      readonly place: { readonly region: Region; readonly below: boolean } | null;
    };

/** Digits of a region's code that all codes below it share. */
const ownDigits = { national: 0, province: 2, prefecture: 4, county: 6 } as const;

/**
 * A target as one word, for the store and for buttons: `aID`, `kKIND`, `r370300` a region itself, `b3703` it and all below,
 * `kKIND.b3703`. An agency is matched by comparing words (store/topics.ts).
 */
export function topicOf(target: FollowTarget): string {
  if (target.kind === 'agency') return `a${target.agency}`;
  const { agencyKind, place } = target;
  const parts = [
    ...(agencyKind === null ? [] : [`k${agencyKind}`]),
    ...(place === null
      ? []
      : [place.below ? `b${place.region.code.slice(0, ownDigits[place.region.level])}` : `r${place.region.code}`]),
  ];
  if (parts.length === 0) throw new RangeError('a wide target names a kind, a region, or both');
  return parts.join('.');
}

/** The target of a word that `topicOf` made; null for any other. */
export function readTopic(topic: string): FollowTarget | null {
  if (/^a[\w-]{8}$/.test(topic)) return { kind: 'agency', agency: topic.slice(1) };
  const parts = /^(?:k([a-z_]+))?(?:(^|\.)([rb])(\d*))?$/.exec(topic);
  if (parts === null || topic === '') return null;
  const [, agencyKind = null, , letter, digits = ''] = parts;
  if (agencyKind !== null && kindByCode(agencyKind) === undefined) return null;
  if (letter === undefined) return agencyKind === null ? null : { kind: 'wide', agencyKind, place: null };
  const region = regionByCode(digits.padEnd(6, '0'));
  if (region === undefined) return null;
  return { kind: 'wide', agencyKind, place: { region, below: letter === 'b' } };
}
