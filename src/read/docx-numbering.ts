import { type Element, isTag, type ParentNode } from 'domhandler';

/** Gives the number that Word prints before a paragraph (一、 or 1.), counting on with each call; '' where it prints none. */
export type Numbering = (paragraph: Element) => string;

type Level = { readonly start: number; readonly format: string; readonly text: string };
type NumberedBy = { readonly list: string; readonly level: number };

/**
 * The automatic numbers of a Word file from its numbering and styles parts. Counting follows Word: each list counts
 * per level, and a deeper level starts anew below each number above it.
 */
export function wordNumbering(numbering: ParentNode | null, styles: ParentNode | null): Numbering {
  const levels = numbering === null ? new Map<string, readonly Level[]>() : listLevels(numbering);
  const styled = styles === null ? new Map<string, NumberedBy>() : numberedStyles(styles);
  const counts = new Map<string, (number | undefined)[]>();
  return (paragraph) => {
    const properties = childNamed(paragraph, 'w:pPr');
    const own = properties === null ? null : numberedBy(properties);
    const style = properties === null ? undefined : valueOf(childNamed(properties, 'w:pStyle'));
    const by = own ?? (style === undefined ? undefined : styled.get(style));
    const list = by === undefined ? undefined : levels.get(by.list);
    const level = by === undefined ? undefined : list?.[by.level];
    if (by === undefined || list === undefined || level === undefined) return '';
    const count = counts.get(by.list) ?? [];
    counts.set(by.list, count);
    count[by.level] = (count[by.level] ?? level.start - 1) + 1;
    count.length = by.level + 1;
    return level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = list[index];
      return shown === undefined ? '' : counted(count[index] ?? shown.start, shown.format);
    });
  };
}

/** The levels of each list (w:num), by its id, from the abstract list it points to. */
function listLevels(numbering: ParentNode): Map<string, readonly Level[]> {
  const [root] = numbering.children.filter(isTag);
  const abstract = new Map<string, readonly Level[]>();
  const lists = new Map<string, readonly Level[]>();
  for (const child of root?.children.filter(isTag) ?? []) {
    if (child.name === 'w:abstractNum') {
      abstract.set(child.attribs['w:abstractNumId'] ?? '', levelsIn(child));
    } else if (child.name === 'w:num') {
      const base = abstract.get(valueOf(childNamed(child, 'w:abstractNumId')) ?? '') ?? [];
      const overrides = child.children.filter(isTag).filter(({ name }) => name === 'w:lvlOverride');
      const starts = new Map(
        overrides.map((override) => [
          Number(override.attribs['w:ilvl']),
          Number(valueOf(childNamed(override, 'w:startOverride')) ?? Number.NaN),
        ]),
      );
      lists.set(
        child.attribs['w:numId'] ?? '',
        base.map((level, index) => {
          const start = starts.get(index);
          return start === undefined || Number.isNaN(start) ? level : { ...level, start };
        }),
      );
    }
  }
  return lists;
}

function levelsIn(abstract: Element): Level[] {
  return abstract.children
    .filter(isTag)
    .filter(({ name }) => name === 'w:lvl')
    .slice(0, 9)
    .map((level) => ({
      start: Number(valueOf(childNamed(level, 'w:start')) ?? 1),
      format: valueOf(childNamed(level, 'w:numFmt')) ?? 'decimal',
      text: valueOf(childNamed(level, 'w:lvlText')) ?? '',
    }));
}

/** Styles that number their paragraphs, also by the style that they are based on. */
function numberedStyles(styles: ParentNode): Map<string, NumberedBy> {
  const [root] = styles.children.filter(isTag);
  const all = new Map(
    root?.children
      .filter(isTag)
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attribs['w:styleId'] ?? '', style] as const),
  );
  const found = new Map<string, NumberedBy>();
  for (const id of all.keys()) {
    let at = all.get(id);
    for (let step = 0; at !== undefined && step < 10; step += 1) {
      const properties = childNamed(at, 'w:pPr');
      const by = properties === null ? null : numberedBy(properties);
      if (by !== null) {
        found.set(id, by);
        break;
      }
      at = all.get(valueOf(childNamed(at, 'w:basedOn')) ?? '');
    }
  }
  return found;
}

function numberedBy(properties: Element): NumberedBy | null {
  const numbered = childNamed(properties, 'w:numPr');
  const list = numbered === null ? undefined : valueOf(childNamed(numbered, 'w:numId'));
  if (numbered === null || list === undefined) return null;
  const level = Number(valueOf(childNamed(numbered, 'w:ilvl')) ?? 0);
  return { list, level: Number.isInteger(level) && level >= 0 && level < 9 ? level : 0 };
}

const digits = '〇一二三四五六七八九';

/** A number as Word prints it in a format; the formats that Chinese reports use. A bullet and the unknown print nothing. */
function counted(value: number, format: string): string {
  if (format === 'decimal') return String(value);
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  if (format === 'decimalFullWidth') {
    return String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  }
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') {
    return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
  }
  if (/^(?:chinese|japanese|taiwanese|ideograph)/.test(format)) return chineseNumber(value);
  return '';
}

function chineseNumber(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`;
}

/** The first child element of that name. */
export function childNamed(parent: ParentNode, name: string): Element | null {
  return parent.children.find((child): child is Element => isTag(child) && child.name === name) ?? null;
}

/** The w:val of an element. */
export function valueOf(element: Element | null): string | undefined {
  return element?.attribs['w:val'];
}
