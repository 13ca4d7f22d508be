import { type Draw, type Sheet, table3Head } from './made-report.ts';

/** Something that happens to reports between the printed page and a text file. */
export type Damage = (sheet: Sheet, draw: Draw) => Sheet;

const isFigure = (cell: string) => /^[-+\d０-９]/.test(cell.trim());
const isLabel = (cell: string) => /\p{Script=Han}/u.test(cell) && cell.trim().length <= 45;

function tables(sheet: Sheet): { readonly start: number; readonly end: number } {
  const start = sheet.findIndex(([first = '']) => /^\s*二、/.test(first));
  const end = sheet.findIndex(([first = ''], index) => index > start && /^\s*五、/.test(first));
  return { start: Math.max(start, 0), end: end < 0 ? sheet.length : end };
}

/** Changes one cell in some of the rows of the tables. */
function inTables(
  sheet: Sheet,
  change: (row: readonly string[], index: number) => readonly (readonly string[])[],
): Sheet {
  const { start, end } = tables(sheet);
  return sheet.flatMap((row, index) => (index > start && index < end ? change(row, index) : [row]));
}

function mapLabels(sheet: Sheet, draw: Draw, share: number, change: (label: string) => string): Sheet {
  return inTables(sheet, (row) => [
    row.map((cell) => (isLabel(cell) && !isFigure(cell) && draw(share) === 0 ? change(cell) : cell)),
  ]);
}

function cut(label: string, draw: Draw): readonly [string, string] {
  const at = 1 + draw(Math.max(1, label.length - 1));
  return [label.slice(0, at), label.slice(at)];
}

function rowsOfTable3(sheet: Sheet): readonly number[] {
  const holds = (row: readonly string[], words: string) => row.some((cell) => cell.replaceAll(' ', '').includes(words));
  const first = sheet.findIndex((row) => holds(row, '本年新收'));
  const last = sheet.findIndex((row) => holds(row, '四、结转'));
  if (first < 0 || last < 0) return [];
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + 1 + index);
}

/** Damages after which every figure is still there with its label: none may be lost. */
export const harmless: { readonly [name: string]: Damage } = {
  blankLines: (sheet, draw) => sheet.flatMap((row) => (draw(4) === 0 ? [row, ['']] : [row])),
  fullWidthDigits: (sheet, draw) =>
    inTables(sheet, (row) => [
      row.map((cell) =>
        isFigure(cell) && draw(2) === 0
          ? cell.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
          : cell,
      ),
    ]),
  otherBrackets: (sheet, draw) =>
    mapLabels(sheet, draw, 2, (label) =>
      label.includes('（')
        ? label.replaceAll('（', '(').replaceAll('）', ')')
        : label.replaceAll('(', '（').replaceAll(')', '）'),
    ),
  spacesInLabels: (sheet, draw) =>
    mapLabels(sheet, draw, 2, (label) => {
      const [left, right] = cut(label, draw);
      return `${left} ${right}`;
    }),
  pageNumbers: (sheet, draw) => sheet.flatMap((row, index) => (draw(25) === 0 ? [row, [`— ${index} —`]] : [row])),
};

/** Damages that may cost figures, but must never turn one into another. */
export const costly: { readonly [name: string]: Damage } = {
  splitLabels: (sheet, draw) =>
    inTables(sheet, (row) => {
      const index = row.findLastIndex((cell) => isLabel(cell) && !isFigure(cell));
      const label = row[index];
      if (label === undefined || label.length < 4 || draw(3) > 0) return [row];
      const [left, right] = cut(label, draw);
      const rest = row.slice(index + 1);
      const before = row.slice(0, index);
      return draw(2) === 0
        ? [[...before, left, right, ...rest]]
        : [
            [...before, left],
            [right, ...rest],
          ];
    }),
  wrappedAround: (sheet, draw) =>
    inTables(sheet, (row) => {
      const label = row.at(0) ?? '';
      if (row.length < 5 || !isLabel(label) || isFigure(label) || label.length < 6 || draw(4) > 0) return [row];
      const [left, right] = cut(label, draw);
      return [[left], row.slice(1), [right]];
    }),
  mergedLabels: (sheet, draw) =>
    inTables(sheet, (row) => {
      const [first, second, ...rest] = row;
      if (first === undefined || second === undefined || isFigure(second) || second === '' || draw(2) > 0) return [row];
      return [[first + second, ...rest]];
    }),
  repeatedHead: (sheet, draw) => {
    const rows = rowsOfTable3(sheet);
    const at = rows[draw(Math.max(1, rows.length))];
    if (at === undefined) return sheet;
    return [...sheet.slice(0, at), ['— 5 —'], ...table3Head, ...sheet.slice(at)];
  },
  lostLabel: (sheet, draw) => {
    const { start, end } = tables(sheet);
    const labels = sheet.flatMap((row, index) =>
      index > start && index < end
        ? row.flatMap((cell, column) => (isLabel(cell) && !isFigure(cell) ? [{ index, column }] : []))
        : [],
    );
    const lost = labels[draw(Math.max(1, labels.length))];
    return sheet.map((row, index) =>
      index === lost?.index ? row.map((cell, column) => (column === lost.column ? '' : cell)) : row,
    );
  },
  lostCharacter: (sheet, draw) =>
    mapLabels(sheet, draw, 6, (label) => {
      const at = draw(label.length);
      return label.slice(0, at) + label.slice(at + 1);
    }),
  lostCell: (sheet, draw) => {
    const { start, end } = tables(sheet);
    const figures = sheet.flatMap((row, index) =>
      index > start && index < end
        ? row.flatMap((cell, column) => (isFigure(cell) && !isLabel(cell) ? [{ index, column }] : []))
        : [],
    );
    const lost = figures[draw(Math.max(1, figures.length))];
    return sheet.map((row, index) => (index === lost?.index ? row.filter((_, column) => column !== lost.column) : row));
  },
  lostTotals: (sheet) => {
    const rows = new Set(rowsOfTable3(sheet).flatMap((row) => [row - 1, row]));
    return sheet.map((row, index) =>
      rows.has(index) && row.length > 1 && isFigure(row.at(-1) ?? '') ? row.slice(0, -1) : row,
    );
  },
  lostRow: (sheet, draw) => {
    const { start, end } = tables(sheet);
    const at = start + 1 + draw(Math.max(1, end - start - 1));
    return sheet.filter((_, index) => index !== at);
  },
  swappedRows: (sheet, draw) => {
    const rows = rowsOfTable3(sheet);
    const at = rows[draw(Math.max(1, rows.length - 1))];
    if (at === undefined) return sheet;
    const [one = [], other = []] = [sheet[at], sheet[at + 1]];
    return sheet.map((row, index) => (index === at ? other : index === at + 1 ? one : row));
  },
  garbledFigure: (sheet, draw) =>
    inTables(sheet, (row) => [row.map((cell) => (isFigure(cell) && draw(60) === 0 ? cell.replace('0', 'O') : cell))]),
  cutShort: (sheet, draw) => {
    const { start, end } = tables(sheet);
    return sheet.slice(0, start + 1 + draw(Math.max(1, end - start)));
  },
};

/** Ways in which converters write rows of cells. */
export const layouts: { readonly [name: string]: (sheet: Sheet, draw: Draw) => string } = {
  tabs: (sheet) => sheet.map((row) => row.join('\t')).join('\n'),
  pipes: (sheet) =>
    sheet
      .map((row) => (row.length < 2 ? (row[0] ?? '') : `| ${row.map((cell) => cell.trim()).join(' | ')} |`))
      .join('\n'),
  markdown: (sheet) =>
    sheet
      .flatMap((row) =>
        row.length < 2
          ? [row[0] ?? '']
          : [
              `| ${row.map((cell) => cell.trim()).join(' | ')} |`,
              ...(row.some(isFigure) ? [] : [`${'|---'.repeat(row.length)}|`]),
            ],
      )
      .join('\n'),
  cellPerLine: (sheet) => sheet.flatMap((row) => row.filter((cell) => cell.trim() !== '')).join('\n'),
  cellPerParagraph: (sheet) => sheet.flatMap((row) => row.filter((cell) => cell.trim() !== '')).join('\n\n'),
  cellPerTab: (sheet) =>
    sheet.map((row) => (row.length < 2 ? row : row.map((cell) => `\t${cell.trim()}`)).join('\n')).join('\n\n'),
  cellPerPipe: (sheet) =>
    sheet.map((row) => (row.length < 2 ? row : row.map((cell) => `${cell.trim()} |`)).join('\n')).join('\n'),
  cellPerPipeWithFillers: (sheet) =>
    sheet
      .map((row) => (row.length < 2 ? row.join('') : ['|', ...row.map((cell) => `${cell.trim()} |`)].join('\n')))
      .map((text, index) => ((sheet[index]?.length ?? 0) < 2 ? text : `${text} |||||`))
      .join('\n'),
  pipeOnItsOwnLine: (sheet) =>
    sheet.map((row) => (row.length < 2 ? row.join('') : row.map((cell) => `${cell.trim()}\n|`).join('\n'))).join('\n'),
  spaces: (sheet, draw) =>
    sheet
      .map((row) => ' '.repeat(draw(8)) + row.filter((cell) => cell.trim() !== '').join(' '.repeat(2 + draw(9))))
      .join('\n'),
};

export const lineEnds = ['\n', '\r\n', '\r', '\n\n'] as const;
