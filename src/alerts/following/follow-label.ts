import type { Directory } from '../../chat/directory.ts';
import { agencyLabel } from '../../chat/views/agency-label.ts';
import { agencyNamed } from '../../domain/agency-name.ts';
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
    if (name === null) return { zh: target.agency, en: target.agency };
    return { zh: name, en: agencyLabel(agencyNamed(name, 'followed'), 'en') };
  }
  const { agencyKind, place } = target;
  const kind = agencyKind === null ? undefined : kindByCode(agencyKind);
  if (place?.region.level === 'national' && place.below)
    return kind === undefined
      ? { zh: '全国的所有机关', en: 'all agencies in China' }
      : { zh: `全国的${kind.zh}`, en: `${kind.en}: all of China` };
  if (place === null) return { zh: `所有${kind?.zh ?? ''}`, en: `every ${kind?.en ?? ''}` };
  const region = {
    zh: `${distinctName(place.region)}${place.below ? '及以下' : ''}`,
    en: `${distinctRegionLabel(place.region)}${place.below ? ' and below' : ''}`,
  };
  if (kind === undefined) return { zh: `${region.zh}的所有机关`, en: `all agencies of ${region.en}` };
  return { zh: `${region.zh}的${kind.zh}`, en: `${kind.en}: ${region.en}` };
}
