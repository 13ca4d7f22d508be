import type { Agency } from '../../domain/agency.ts';
import { agencyEnglishName } from '../../domain/agency-english-name.ts';
import type { Candidate, Resolution } from '../../domain/names/resolution.ts';
import { distinctRegionLabel } from '../../domain/region/label.ts';
import { fullName, regionByCode } from '../../domain/region/lookup.ts';
import type { Locale } from '../../text/format.ts';
import { html, lines } from '../../text/html.ts';
import { kindAlone } from '../kind-words.ts';
import type { MetricTarget } from '../metric-target.ts';
import { pressOf } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import { agencyLabel } from './agency-label.ts';
import { exampleQuestions } from './guidance.ts';

/** What was asked for besides the agency; buttons carry it on. */
export type Asked = { readonly year?: number; readonly metric?: MetricTarget };

export type Unresolved = {
  readonly words: string;
  readonly resolution: Exclude<Resolution, { kind: 'certain' }>;
  readonly command: string;
  readonly asked: Asked;
  /** Years held of the agencies named. */
  readonly held: ReadonlyMap<string, readonly number[]>;
};

/** Most agencies offered at once; more would hide the right one. */
const mostButtons = 6;

/** Asks which agency is meant, or says that it is not recognised or not held. Never takes a guess for an answer. */
export function renderUnresolved(unresolved: Unresolved, locale: Locale): Reply {
  const { resolution, words } = unresolved;
  const zh = locale === 'zh';
  switch (resolution.kind) {
    case 'confirm':
      return {
        text: lines(
          {
            regionOmitted: zh
              ? html`“${words}”没有写明地区，是哪一个？`
              : html`“${words}” names no region. Which one is meant?`,
            ambiguous: zh
              ? html`“${words}”可能是几个机关，是哪一个？`
              : html`“${words}” may be several agencies. Which one?`,
            misspelt: zh
              ? html`没有“${words}”这个名称，是不是：`
              : html`No agency is called “${words}”. Is it one of these?`,
          }[resolution.why],
        ).html,
        buttons: [
          ...agencyButtons(
            resolution.candidates.map(({ agency }) => agency),
            unresolved,
            locale,
          ),
          ...allOfKind(unresolved, locale),
        ],
      };
    case 'notHeld': {
      const region = regionByCode(resolution.region);
      const place = region === undefined ? '' : zh ? fullName(region) : distinctRegionLabel(region);
      const nearby = resolution.heldNearby;
      const english = zh ? null : englishNameOf(resolution);
      const others = (resolution.otherRegions ?? []).flatMap((code) => {
        const other = regionByCode(code);
        return other === undefined ? [] : [zh ? fullName(other) : distinctRegionLabel(other)];
      });
      return {
        text: lines(
          html`<b>${english === null ? resolution.name : `${english} ${resolution.name}`}</b>`,
          zh
            ? '没有收录该机关的年度报告。这不等于它没有发布。'
            : 'No annual report of this agency is held. That does not mean it published none.',
          others.length > 0 &&
            (zh
              ? `这个地名也指${others.join('、')}：要查那里的，请写全地名。`
              : `The place may also be ${others.join(', ')}: to ask for that, write it in full.`),
          nearby.length > 0
            ? zh
              ? html`${place}一带已收录的机关：`
              : html`Agencies held in or around ${place}:`
            : zh
              ? html`${place}目前一个机关也没有收录；用 /find 看已收录的地区。`
              : html`Nothing is held for ${place} yet; /find shows the regions that are.`,
        ).html,
        buttons: [...agencyButtons(nearby, unresolved, locale), ...followByName(resolution.name, others, locale)],
      };
    }
    case 'unknown':
      return {
        text: lines(
          kindAlone(words)
            ? zh
              ? html`“${words}”没有写明地区，目前也没有收录这一类机关。`
              : html`“${words}” names no region, and no agency of this kind is held yet.`
            : zh
              ? html`没认出“${words}”是哪个机关。`
              : html`“${words}” was not recognised as an agency.`,
          resolution.nearest.length > 0
            ? zh
              ? '名称最接近的是：'
              : 'The nearest names are:'
            : zh
              ? '请写全称，或用 /find 浏览。例如：'
              : 'Please write the full name, or browse with /find. For example:',
          ...(resolution.nearest.length > 0 ? [] : exampleQuestions[locale].map((one) => html`<code>${one}</code>`)),
        ).html,
        buttons: agencyButtons(
          resolution.nearest.map((candidate: Candidate) => candidate.agency),
          unresolved,
          locale,
        ),
      };
  }
}

/** The English name of an agency that is not held. */
function englishNameOf({ name, region, agencyKind }: Extract<Resolution, { kind: 'notHeld' }>): string | null {
  return agencyEnglishName({ id: '', name, kind: agencyKind, level: null, region, names: [] });
}

/** Most bytes of a name that a button holds. */
const longestName = 45;

/** To be told of the first report of an agency of which none is held; a button holds no long name, and no shared one. */
function followByName(name: string, others: readonly string[], locale: Locale): readonly (readonly Button[])[] {
  if (others.length > 0 || Buffer.byteLength(name) > longestName) return [];
  const label = locale === 'zh' ? '收录时提醒我' : 'Tell me when one is held';
  return [[{ label, press: pressOf({ command: 'subscribe', part: `=${name}` }) }]];
}

/** Where more agencies of one kind are meant than fit: a button to all of the kind. */
function allOfKind({ resolution, asked }: Unresolved, locale: Locale): readonly (readonly Button[])[] {
  if (resolution.kind !== 'confirm' || resolution.why !== 'regionOmitted') return [];
  const kinds = new Set(resolution.candidates.map(({ agency }) => agency.kind));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === null || kind === undefined || resolution.candidates.length <= mostButtons) return [];
  const year = asked.year === undefined ? {} : { year: asked.year };
  return [
    [
      {
        label: locale === 'zh' ? '更多地区' : 'More regions',
        press: pressOf({ command: 'find', ...year, part: `k${kind}` }),
      },
    ],
  ];
}

function agencyButtons(
  agencies: readonly Agency[],
  { command, asked, held }: Unresolved,
  locale: Locale,
): readonly (readonly Button[])[] {
  return agencies.slice(0, mostButtons).map((agency) => {
    const years = held.get(agency.id) ?? [];
    const span = years.length === 0 ? (locale === 'zh' ? '（未收录）' : ' (none held)') : ` ${years.join(' ')}`;
    return [
      {
        label: `${agencyLabel(agency, locale)}${years.length > 4 ? ` ${years[0]}–${years.at(-1)}` : span}`,
        press: pressOf({ command, agency: agency.id, ...asked }),
      },
    ];
  });
}
