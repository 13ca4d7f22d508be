import { readForm } from '../agency-form.ts';
import type { NameReading } from '../agency-name.ts';
import type { Region } from '../region/region.ts';
import type { Held } from './candidates.ts';
import { readLatin } from './latin.ts';
import { resolveLocated } from './located.ts';
import { resolveOmitted } from './omitted.ts';
import type { Resolution } from './resolution.ts';
import { eitherOf, narrowed, regionAlone } from './resolve.ts';

const nobody: Resolution = { kind: 'unknown', nearest: [] };

/**
 * English, pinyin and initials: as the Chinese that they stand for, but never certain when they could stand for more. Undefined when
 * they stand for nothing.
 */
export function resolveLatin(held: Held, words: string, home: Region | undefined): Resolution | undefined {
  const outcomes = readLatin(words).map(({ regions, tail, sure }) => {
    if (tail === '') return regionAlone(held, regions);
    const form = readForm(tail);
    const reading: NameReading = {
      regions,
      regionText: '',
      wholeRegion: false,
      levelWord: null,
      tail,
      form,
      quality: form.matches.length > 0 && form.rest === '' ? 3 : 1,
    };
    const outcome =
      regions.length > 0
        ? resolveLocated(held, { reading, regions: narrowed(reading, home), atHome: false })
        : (resolveOmitted(held, reading, home) ?? nobody);
    if (outcome.kind !== 'certain' || sure) return outcome;
    return { kind: 'confirm' as const, why: 'ambiguous' as const, candidates: [outcome.candidate] };
  });
  return outcomes.length > 1 ? eitherOf(outcomes) : outcomes[0];
}
