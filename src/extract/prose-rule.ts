import type { MetricCode } from '../domain/metric.ts';
import type { Amount } from './amount.ts';

/** What a sentence is about, for rules whose own words do not say it. */
export type ProseContext = {
  readonly sentence: string;
  /** The sentence up to the amount. */
  readonly before: string;
  /** The paragraph up to the sentence. */
  readonly earlier: string;
  /** The clause up to the amount. */
  readonly clause: string;
  /** Headings of the section, and the words that head the paragraph. */
  readonly heading: string;
  /** The sentence, or the section where it says nothing else, is about requests for information. */
  readonly aboutRequests: boolean;
  /** Nothing is said of what the paragraph is about. */
  readonly hasNoSubject: boolean;
  /** The subject that was mentioned last before the amount. */
  readonly subject: 'requests' | 'proposals' | 'other';
  /** Sorts documents by whether they may be published: 主动公开12件、依申请公开5件、不予公开3件. */
  readonly sortsDocuments: boolean;
  /** What the change on last year that ends here is a change of. */
  readonly changeOf: 'requests' | 'proposals' | null;
  /** Edition whose table 二 is printed, or was in force. */
  readonly edition: '2019' | '2021' | null;
  readonly reportYear: number | null;
  /** A government or zone, which also decides reviews against those below. */
  readonly coversRegion: boolean;
};

/** Says which figure an amount is, or nothing. */
export type ProseRule = {
  readonly code: MetricCode;
  readonly units: RegExp;
  /** Words that end right before the amount. */
  readonly left?: RegExp;
  /** Words that begin right after it. */
  readonly right?: RegExp;
  /** Words that the clause before the amount must not have; of a rule without `left`, the words after it. */
  readonly not?: RegExp;
  readonly when?: (context: ProseContext, amount: Amount) => boolean;
  /** Sign or unit of the value. */
  readonly value?: (amount: Amount) => number;
};

/** Units of requests, cases, suggestions; often none is written. */
export const cases = /^(?:件|件次|宗|起|例|份|条|项|次|人次|)$/u;

const less = /减|降|少|回落/u;
const change = '(?:增加|增长|上升|提高|多|减少|下降|降低|回落|少)(?:了|幅度?|为|约|达到?)?';

/** Words before an amount that make it a change on last year. */
export const comparison = new RegExp(`(?:较|比|同比)[^,;。比较]{0,14}?${change}$`, 'u');

/** A change with its sign: 减少3件 is −3. */
export function signedChange({ left, value }: Amount): number {
  return less.test(left.slice(-12)) && value !== 0 ? -value : value;
}

/** A request for information, in the words in which reports name it. */
export const request =
  '(?:政府)?(?:信息依申请公开|依申请信息公开|依申请公开|信息公开申请|公开申请|申请信息公开|申请公开|公开政府信息的申请|公开信息的申请|信息公开的申请|信息申请公开|依申请)';

/** What documents are sorted by, in the words of outcomes: 不予公开的12份文件. */
export const ofDocuments = /^(?:文件|公文|信息|政府信息|材料)/u;

/** Whether an amount counts requests for information, which the sentence spoke of last. */
export function isRequest({ subject, sortsDocuments }: ProseContext, { right }: Amount): boolean {
  return subject === 'requests' && !sortsDocuments && !ofDocuments.test(right);
}
