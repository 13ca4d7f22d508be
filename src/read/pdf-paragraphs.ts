import type { PageLine } from './pdf-text.ts';

/** A line with the page it stands on. */
export type NumberedLine = PageLine & { readonly page: number };

/** The edges between which running text is set, over all pages, and the size of its type. */
export type Measure = { readonly left: number; readonly right: number; readonly size: number };

/**
 * The edges of the running text of a document. The right one is where most lines end that come near it; where none does,
 * it is as far from the edge of the page as the left one.
 */
export function measureOf(lines: readonly PageLine[], pageWidth: number): Measure {
  const lefts = lines.map(({ left }) => left).toSorted((a, b) => a - b);
  const left = lefts[Math.floor(lefts.length * 0.05)] ?? 0;
  const rights = lines.map(({ right }) => right).filter((right) => right > left + 0.85 * (pageWidth - 2 * left));
  const sizes = lines.map(({ size }) => size).toSorted((a, b) => a - b);
  return {
    left,
    right: rights.toSorted((a, b) => a - b)[Math.floor(rights.length * 0.5)] ?? pageWidth - left,
    size: sizes[Math.floor(sizes.length * 0.5)] ?? 0,
  };
}

/**
 * Whether a line continues the paragraph of the one before: that went up to the right edge, and this is not indented,
 * or both are centred in larger type: a heading over two lines.
 */
export function continues(before: NumberedLine, line: NumberedLine, measure: Measure): boolean {
  const size = Math.max(before.size, 1);
  const wentOn = before.right > measure.right - 1.6 * size;
  const indented = line.left > measure.left + 1.2 * size;
  const near = line.page !== before.page || line.top - before.bottom < 1.5 * size;
  const centred =
    line.size > 1.2 * measure.size && Math.abs(line.left + line.right - before.left - before.right) < size;
  return wentOn && (!indented || centred) && near && Math.abs(line.size - before.size) < 0.15 * size;
}

/** Latin words and numbers keep a space where a line ends between them; Chinese has none. */
export function joinedText(before: string, after: string): string {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}

/**
 * Lines that are no text of the document: page numbers, and what stands on the same height of three pages or more,
 * digits aside. Only the outer eighth of a page is looked at.
 */
export function isFurniture(pages: readonly { readonly height: number; readonly lines: readonly NumberedLine[] }[]) {
  const seen = new Map<string, Set<number>>();
  const outer = (line: NumberedLine, height: number): boolean =>
    line.bottom < height / 8 || line.top > height - height / 8;
  const key = (line: NumberedLine): string => `${Math.round(line.top / 4)} ${line.text.replaceAll(/\d+/g, '#')}`;
  for (const { height, lines } of pages) {
    for (const line of lines.filter((candidate) => outer(candidate, height))) {
      const on = seen.get(key(line)) ?? new Set();
      seen.set(key(line), on.add(line.page));
    }
  }
  return (line: NumberedLine, height: number): boolean =>
    outer(line, height) && (isPageNumber(line.text) || (seen.get(key(line))?.size ?? 0) >= 3);
}

/** 3, -3-, — 3 —, 第3页, 第 3 页 共 8 页, 3/8 */
function isPageNumber(text: string): boolean {
  return /^[-—–―·\s]*第?\s*\d{1,4}\s*页?\s*(?:[,，/]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·\s]*$/.test(text);
}
