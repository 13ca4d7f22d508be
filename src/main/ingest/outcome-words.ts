import { z } from 'zod';
import type { Sentence } from '../../domain/sentence.ts';
import type { SaveOutcome } from '../../store/store.ts';
import type { Locale } from '../../text/format.ts';

const kinds = ['stored', 'corrected', 'anotherSource', 'reread', 'unchanged'] as const satisfies SaveOutcome['kind'][];

/** What became of a document. */
export const outcomeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(kinds), agency: z.string(), year: z.number(), changes: z.number() }),
  z.object({
    kind: z.literal('refused'),
    why: z.object({ zh: z.string(), en: z.string() }),
    /** Not for what is no report, which nobody can mend. */
    mendable: z.boolean(),
  }),
]);
export type Outcome = z.output<typeof outcomeShape>;

const words: { readonly [kind in Outcome['kind']]: Sentence } = {
  stored: { zh: '已收录', en: 'stored' },
  corrected: { zh: '更正', en: 'corrected' },
  anotherSource: { zh: '另一来源', en: 'another source' },
  reread: { zh: '重新识读', en: 're-read' },
  unchanged: { zh: '未变', en: 'unchanged' },
  refused: { zh: '未收录', en: 'refused' },
};

/** What is said of a document that is no report. */
export const notReport: Sentence = { zh: '不是政府信息公开年度报告', en: 'not an annual OGI report' };

/** The line of a document, its parts separated by tabs. */
export function outcomeLine(name: string, outcome: Outcome, locale: Locale): string {
  const word = words[outcome.kind][locale];
  if (outcome.kind === 'refused') return `${word}\t${name}\t${outcome.why[locale]}`;
  const { agency, year, changes } = outcome;
  const different = changes === 0 ? '' : `\t${changes}${locale === 'zh' ? '处不同' : ' changes'}`;
  return `${word}\t${name}\t${agency} ${year}${different}`;
}

/** How many documents came out which way. */
type Tally = ReadonlyMap<Outcome['kind'], number>;

/** 已收录 12，更正 0，…: every kind of outcome, or those alone that occurred. */
export function tallyWords(tally: Tally, locale: Locale, all: boolean): string {
  const counted = ([...kinds, 'refused'] as const).filter((kind) => all || (tally.get(kind) ?? 0) > 0);
  return counted.map((kind) => `${words[kind][locale]} ${tally.get(kind) ?? 0}`).join(locale === 'zh' ? '，' : ', ');
}
