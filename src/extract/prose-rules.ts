import { publicationRules } from './prose-publication-rules.ts';
import { requestRules } from './prose-request-rules.ts';
import type { ProseRule } from './prose-rule.ts';

/**
 * The patterns of prose figures, in order: the first rule that fits an amount takes it. They follow the words of the form and
 * of the reports; what no rule knows is left alone.
 */
export const proseRules: readonly ProseRule[] = [...requestRules, ...publicationRules];
