import type { Agency, Succession } from './agency.ts';
import { agencyNamed } from './agency-name.ts';

type Known = Omit<Succession, 'from' | 'to'> & { readonly from: string; readonly to: string };

/** Successions that sources tell of, by full names (domain/agencies, section 3). */
const known: readonly Known[] = [
  {
    from: '淄博市招商局',
    to: '淄博市投资促进局',
    relation: 'renamed_to',
    certainty: 'probable',
    note: {
      zh: '同一城市、同一职能、电话号段相同；更名在2019年1月至2020年3月之间，未找到更名文件',
      en: 'same city and task, same telephone block; between January 2019 and March 2020, the legal act was not found',
    },
  },
];

/** The known successions in which an agency takes part, on either side, with ids. */
export function successionsOf(agency: Agency): readonly Succession[] {
  return known
    .filter(({ from, to }) => from === agency.name || to === agency.name)
    .map((succession) => ({
      ...succession,
      from: agencyNamed(succession.from, 'known succession').id,
      to: agencyNamed(succession.to, 'known succession').id,
    }));
}
