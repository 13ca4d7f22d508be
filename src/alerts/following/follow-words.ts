import type { Directory } from '../../chat/directory.ts';
import { agencyNamed } from '../../domain/agency-name.ts';
import { topicOf } from '../../domain/follow-target.ts';
import { regionByCode } from '../../domain/region/lookup.ts';
import type { Follow } from '../../store/follow.ts';
import { wideInWords } from './wide-words.ts';

/** What words name that can be followed: one thing, several to choose from, or nothing. */
export type WordsToFollow = {
  readonly certain: boolean;
  /** At most eight. */
  readonly follows: readonly Follow[];
};

const mostChoices = 8;

/** Reads what somebody wants to follow. `homeRegion`: that of the chat, for names without one. */
export function readWordsToFollow(
  said: string,
  { names }: Pick<Directory, 'names'>,
  homeRegion: string | null,
): WordsToFollow {
  const words = said.replace(/^(?:to|for)\s+/iu, '');
  const wide = wideInWords(words);
  if (wide.length > 0) return choice(wide.map((target) => ({ topic: topicOf(target), name: null })));
  const resolution = names.resolve(words.replace(/的(?=\S)/u, ''), homeRegion);
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
