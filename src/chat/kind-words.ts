import { readForm } from '../domain/agency-form.ts';
import { canonicalName } from '../domain/canonical-name.ts';
import { readLatin } from '../domain/names/latin.ts';

/** Whether words name a kind of agency and no region: 教育局, education bureau. */
export function kindAlone(words: string): boolean {
  const canonical = canonicalName(words);
  if (/\p{Script=Han}/u.test(canonical)) {
    const { matches, rest, unit } = readForm(canonical.replace(/^[省市州县区旗]/u, ''));
    return matches.length > 0 && rest === '' && unit === '';
  }
  const readings = canonical.length < 2 ? [] : readLatin(words);
  return readings.length > 0 && readings.every(({ regions, tail }) => regions.length === 0 && tail !== '');
}
