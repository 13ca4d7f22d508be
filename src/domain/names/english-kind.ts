import { gradeOf } from '../agency-form.ts';
import { agencyKinds } from '../agency-kinds.ts';
import { fullFormOf } from '../agency-name.ts';
import { differByOne } from './alignment.ts';

const gradeWords: ReadonlyMap<string, string> = new Map([
  ['bureau', '局'],
  ['department', '厅'],
  ['dept', '厅'],
  ['commission', '委员会'],
  ['committee', '委员会'],
  ['office', '办公室'],
  ['centre', '中心'],
  ['center', '中心'],
]);

const fillers = new Set(['and', 'of', 'for', 'in']);

/** Lower-case words without accents and apostrophes: Xi'an is xian, People's peoples. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/['’`]|\p{M}/gu, '')
    .split(/[^a-z]+/u)
    .filter((word) => word !== '' && word !== 'the');
}

/** A Chinese form that words stand for; what is not sure has to be confirmed. */
export type FormPart = { readonly form: string; readonly sure: boolean; readonly english: boolean };

function subject(words: readonly string[]): readonly string[] {
  return words.filter((word) => !fillers.has(word) && !gradeWords.has(word));
}

function sameWords(asked: readonly string[], own: readonly string[], same: (a: string, b: string) => boolean): boolean {
  return asked.length === own.length && asked.every((word, i) => same(word, own[i] ?? ''));
}

/** Whether words leave others out and keep the first: industry of Industry and Information Technology. */
function leavesOut(asked: readonly string[], own: readonly string[]): boolean {
  if (asked.length === 0 || asked[0] !== own[0]) return false;
  let found = 0;
  for (const word of own) if (word === asked[found]) found += 1;
  return found === asked.length;
}

const almost = (a: string, b: string): boolean => a === b || (b.length > 4 && differByOne(a, b));

/** English names of kinds in the words of their subject, and what people call the police. */
const englishForms = agencyKinds.flatMap(({ code, zh, en, enOf }) =>
  [[zh, en] as const, ...Object.entries(enOf), ...(code === 'public_security' ? [[zh, 'Police'] as const] : [])].map(
    ([form, name]) => ({ code, form, words: subject(wordsOf(name)) }),
  ),
);

/** The kinds that English words name: in full, with a slip, or in part when only one kind fits. */
export function englishKinds(words: readonly string[]): readonly FormPart[] {
  const asked = subject(words);
  if (asked.length === 0) return [];
  const grade = words.map((word) => gradeWords.get(word)).find((word) => word !== undefined);
  const graded = (found: typeof englishForms, exact: boolean): readonly FormPart[] => {
    // A centre is not a bureau; a bureau, a department and a commission are one office at different levels.
    const fitting = found.filter(({ form }) => grade === undefined || officeOf(form) === officeOf(grade));
    const kept = fitting.length > 0 ? fitting : found;
    const sure = exact && fitting.length > 0 && new Set(kept.map(({ code }) => code)).size === 1;
    return kept.map(({ code, form }) => ({
      form: grade === undefined || gradeOf(form) === gradeOf(grade) ? form : fullFormOf(code, grade),
      sure,
      english: true,
    }));
  };
  const same = englishForms.filter((one) => sameWords(asked, one.words, (a, b) => a === b));
  if (same.length > 0) return graded(same, true);
  const slip = englishForms.filter((one) => sameWords(asked, one.words, almost));
  if (slip.length > 0) return graded(slip, false);
  return graded(
    englishForms.filter((one) => leavesOut(asked, one.words)),
    true,
  );
}

function officeOf(form: string): string | null {
  const grade = gradeOf(form);
  return grade === '厅' || grade === '委' ? '局' : grade;
}
