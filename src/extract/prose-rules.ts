import { channelRules } from './prose-channel-rules.ts';
import { contactRules } from './prose-contact-rules.ts';
import { disputeRules } from './prose-dispute-rules.ts';
import { feeRules } from './prose-fee-rules.ts';
import { proposalRules } from './prose-proposal-rules.ts';
import { publicationRules } from './prose-publication-rules.ts';
import { requestRules } from './prose-request-rules.ts';
import type { ProseRule } from './prose-rule.ts';

/**
 * The patterns of prose figures, in order: the first rule that fits an amount takes it. They follow the words of the form and
 * of the reports; what no rule knows is left alone.
 */
export const proseRules: readonly ProseRule[] = [
  ...feeRules,
  ...requestRules,
  ...channelRules,
  ...disputeRules,
  ...proposalRules,
  ...publicationRules,
  ...contactRules,
];
