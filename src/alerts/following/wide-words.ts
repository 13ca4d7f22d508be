import { kindAlone } from '../../chat/kind-words.ts';
import { regionsInWords } from '../../chat/region-words.ts';
import { readForm } from '../../domain/agency-form.ts';
import { analyseAgencyName } from '../../domain/agency-name.ts';
import { canonicalName } from '../../domain/canonical-name.ts';
import type { FollowTarget } from '../../domain/follow-target.ts';
import { englishKinds, wordsOf } from '../../domain/names/english-kind.ts';
import { readLatin } from '../../domain/names/latin.ts';
import { nation, type Region } from '../../domain/region/region.ts';

type Wide = Extract<FollowTarget, { kind: 'wide' }>;

/** 全国, everything. */
const everything =
  /^(?:全国|全中国|所有|全部|一切|everything|everywhere|(?:all )?china|all)(?:的)?(?:所有|全部|各级)?(?:的)?(?:机关|部门|单位|年报|agencies|reports)?$/iu;
/** 淄博市以下, 淄博市及下级, 淄博市下属各区县, Zibo and below. */
const below =
  /(?:及(?:其)?|和|含|连同)?(?:以下|下级|下属|下辖|所辖|辖区内?|(?<=[省市州盟区县])各级)(?:的)?(?:各?(?:级|地区|地市|市州|区县|县区|市县|市|县|区))?|各(?:区县|县区|市县|地市)|\s+(?:and|with)(?: all| everything)? below\b/iu;
/** 所有投资促进局, 淄博市所有教育局, all education bureaus. */
const all = /所有|全部|各(?=机关|部门|单位)|(?:^|\s)all\s|^全国/iu;
/** 淄博市各部门, all agencies in Zibo. */
const anyAgency =
  /各?(?:机关|部门|单位)$|^(?:agencies|offices?|reports)\s+(?:in|of)\s+|\s+(?:agencies|offices|reports)$/iu;
/** Education bureaus in Shandong. */
const inPlace = /^(.+?)\s+(?:in|of|within)\s+(.+)$/iu;
const plural = /\b(bureau|department|commission|committee|office|cent(?:re|er)|government)s\b/giu;

/** What words name besides one agency: everything, a region, a kind, or a kind in a region. Several when a name is shared. */
export function wideInWords(words: string): readonly Wide[] {
  const said = words.trim();
  if (everything.test(said)) return [{ kind: 'wide', agencyKind: null, place: { region: nation, below: true } }];
  const spread = below.test(said);
  const many = all.test(said) || said.search(plural) >= 0;
  const bare = said.replace(below, '').replace(all, ' ').replaceAll(plural, '$1').replaceAll(/的\s*/gu, '').trim();
  const regions = regionsInWords(many || spread ? bare.replace(anyAgency, '') : bare);
  if (regions.length > 0) return regions.map((region) => wide(null, region, spread));
  const kind = kindOf(bare);
  if (kind !== null && (many || kindAlone(bare))) return [wide(kind, null, false)];
  return many || spread ? kindInRegion(bare) : [];
}

function wide(agencyKind: string | null, region: Region | null, spread: boolean): Wide {
  return { kind: 'wide', agencyKind, place: region === null ? null : { region, below: spread } };
}

/** A kind and where: a region has one agency of a kind, so that all of them lie below it. */
function kindInRegion(words: string): readonly Wide[] {
  if (/\p{Script=Han}/u.test(words)) {
    const { regions, kind, rest } = analyseAgencyName(words);
    return kind === null || rest !== '' ? [] : regions.map((region) => wide(kind, region, true));
  }
  const [, subject, where] = inPlace.exec(words) ?? [];
  if (subject !== undefined && where !== undefined) {
    const kind = kindOf(subject);
    return kind === null ? [] : regionsInWords(where).map((region) => wide(kind, region, true));
  }
  return readLatin(words).flatMap(({ regions, tail, sure }) => {
    const kind = sure ? kindOf(tail) : null;
    return kind === null ? [] : regions.map((region) => wide(kind, region, true));
  });
}

/** The kind that words name and nothing else; null when they name none, or more than one. */
function kindOf(words: string): string | null {
  if (words === '') return null;
  const forms = /\p{Script=Han}/u.test(words) ? [words] : englishKinds(wordsOf(words)).map(({ form }) => form);
  const kinds = forms.map((form) => {
    const { matches, rest, unit } = readForm(canonicalName(form));
    return rest === '' && unit === '' ? (matches[0]?.kind ?? null) : null;
  });
  const [kind = null, ...others] = new Set(kinds);
  return others.length === 0 ? kind : null;
}
