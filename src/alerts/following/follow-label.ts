import type { Directory } from '../../chat/directory.ts';
import { agencyLabel } from '../../chat/views/agency-label.ts';
import { kindByCode } from '../../domain/agency-kinds.ts';
import { readTopic } from '../../domain/follow-target.ts';
import { distinctRegionLabel } from '../../domain/region/label.ts';
import { distinctName } from '../../domain/region/lookup.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { Follow } from '../../store/follow.ts';

/** What is followed, as lists and buttons show it. */
export function followLabel({ topic, name }: Follow, { names }: Pick<Directory, 'names'>): Sentence {
  const target = readTopic(topic);
  if (target === null) return { zh: topic, en: topic };
  if (target.kind === 'agency') {
    const agency = names.agency(target.agency);
    if (agency !== undefined) return { zh: agency.name, en: agencyLabel(agency, 'en') };
    return { zh: name ?? target.agency, en: name ?? target.agency };
  }
  const { agencyKind, place } = target;
  const kind = agencyKind === null ? undefined : kindByCode(agencyKind);
  if (place === null) return { zh: `所有${kind?.zh ?? ''}`, en: `every ${kind?.en ?? ''}` };
  const region = {
    zh: `${distinctName(place.region)}${place.below ? '及以下' : ''}`,
    en: `${distinctRegionLabel(place.region)}${place.below ? ' and below' : ''}`,
  };
  if (kind === undefined) return { zh: `${region.zh}的所有机关`, en: `all agencies of ${region.en}` };
  return { zh: `${region.zh}的${kind.zh}`, en: `${kind.en}: ${region.en}` };
}
