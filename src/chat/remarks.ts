import type { Sentence } from '../domain/sentence.ts';
import type { Question } from './question.ts';

/** What is said above an answer of a question that was not understood in full. */
export function remarksOn({ leftOver, noColumn }: Pick<Question, 'leftOver' | 'noColumn'>): readonly Sentence[] {
  return [
    ...(leftOver.length === 0
      ? []
      : [
          {
            zh: `没看懂：${leftOver.map((words) => `“${words}”`).join('、')}（没有按它区分）`,
            en: `Not understood: ${leftOver.map((words) => `“${words}”`).join(', ')} (left out)`,
          },
        ]),
    ...(noColumn === null
      ? []
      : [
          {
            zh: `表三没有“${noColumn}”一列，只分这几种申请人`,
            en: `Table 3 has no column for “${noColumn}”; these are the kinds that it tells apart`,
          },
        ]),
  ];
}

/** Above the grounds of refusal, where a person asks no more than why. */
export const noReasons: Sentence = {
  zh: '年报不写原因，只按理由列出不予公开的件数。',
  en: 'Reports give no reasons: only counts by the ground on which requests were refused.',
};
