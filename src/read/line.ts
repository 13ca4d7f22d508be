/**
 * One line of text with single spaces and none at its ends. Characters without width or sign are dropped, as they cut
 * numbers and labels unseen.
 */
export function tidyLine(text: string): string {
  // Most texts of a page are one word.
  if (!/[\s\p{Cf}\p{Cc}]/u.test(text)) return text;
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
}

/** The lines of a cell, empty ones left out: two numbers in two paragraphs stay two. */
export function tidyCell(lines: readonly string[]): string {
  return lines
    .map(tidyLine)
    .filter((line) => line !== '')
    .join('\n');
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Raised text behind a digit, with its own digits as raised characters: the mark of a note beside 12 must not make 121 of it.
 * Raised text by itself is as it was; some pages raise whole figures by mistake.
 */
export function raisedAfter(before: string, raised: string): string {
  if (!/\d\s*$/.test(before)) return raised;
  return raised.replaceAll(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit);
}
