import { kindAlone } from '../../chat/kind-words.ts';
import type { Directory } from '../../chat/directory.ts';
import { regionsInWords } from '../../chat/region-words.ts';
import { readForm } from '../../domain/agency-form.ts';
import { agencyNamed, analyseAgencyName } from '../../domain/agency-name.ts';
import { canonicalName } from '../../domain/canonical-name.ts';
import { topicOf } from '../../domain/follow-target.ts';
import { regionByCode } from '../../domain/region/lookup.ts';
import type { Follow } from '../../store/follow.ts';

/** What words name that can be followed: one thing, several to choose from, or nothing. */
export type WordsToFollow = {
  readonly certain: boolean;
  /** At most eight. */
  readonly follows: readonly Follow[];
};

const mostChoices = 8;

/** 淄博市以下, 淄博市 及下级, Zibo and below. */
const belowAtEnd = /\s*(?:及(?:其)?以下|及(?:其)?下级|以下|及所辖|\band below)(?:地区|区县)?\s*$/u;
/** 所有投资促进局, all education bureaus. */
const allAtStart = /^(?:所有|全部|全国|all\s)(?:的)?\s*/iu;

/** Reads what somebody wants to follow. `homeRegion`: that of the chat, for names without one. */
export function readWordsToFollow(
  words: string,
  { names }: Pick<Directory, 'names'>,
  homeRegion: string | null,
): WordsToFollow {
  const below = belowAtEnd.test(words);
  const subject = words
    .replace(belowAtEnd, '')
    .replace(allAtStart, '')
    .replace(/的(?=\S)/u, '');
  const regions = regionsInWords(subject);
  if (regions.length > 0) return choice(regions.map((region) => wide(null, { region, below })));
  const kind = kindOf(subject);
  if (kind !== null && (allAtStart.test(words) || kindAlone(subject))) return choice([wide(kind, null)]);
  if (below) {
    const { regions: places, kind: agencyKind, rest } = analyseAgencyName(subject);
    if (agencyKind !== null && rest === '' && places.length > 0)
      return choice(places.map((region) => wide(agencyKind, { region, below })));
  }
  const resolution = names.resolve(subject, homeRegion);
  switch (resolution.kind) {
    case 'certain':
      return choice([agency(resolution.candidate.agency.id)]);
    case 'confirm':
      return { ...choice(resolution.candidates.map((candidate) => agency(candidate.agency.id))), certain: false };
    case 'notHeld': {
      const region = regionByCode(resolution.region);
      // A name that several divisions share is asked for with its region.
      if (resolution.otherRegions !== undefined && resolution.otherRegions.length > 0) return choice([]);
      const { id, name } = agencyNamed(resolution.name, 'followed', region);
      return choice([{ topic: topicOf({ kind: 'agency', agency: id }), name }]);
    }
    case 'unknown':
      return {
        certain: false,
        follows: resolution.nearest.slice(0, mostChoices).map((candidate) => agency(candidate.agency.id)),
      };
  }
}

function choice(follows: readonly Follow[]): WordsToFollow {
  return { certain: follows.length === 1, follows: follows.slice(0, mostChoices) };
}

function agency(id: string): Follow {
  return { topic: topicOf({ kind: 'agency', agency: id }), name: null };
}

function wide(
  agencyKind: string | null,
  place: Extract<Parameters<typeof topicOf>[0], { kind: 'wide' }>['place'],
): Follow {
  return { topic: topicOf({ kind: 'wide', agencyKind, place }), name: null };
}

function kindOf(words: string): string | null {
  const { matches, rest, unit } = readForm(canonicalName(words));
  return rest === '' && unit === '' ? (matches[0]?.kind ?? null) : null;
}
