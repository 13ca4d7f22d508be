import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/domain/user-error.ts';
import type { Document } from '../src/read/document.ts';
import { readPdf } from '../src/read/pdf.ts';
import { corpusFile, corpusTest, hasCorpus } from './tools/corpus.ts';
import { gridOf, shapeOf, tablesOf, textsOf } from './tools/document-shape.ts';
import { longFigures, officialForm } from './tools/official-form.ts';
import { grid, line, pdfOf, show } from './tools/pdf-writer.ts';

async function tablesIn(...pages: string[]): Promise<string[][][]> {
  return tablesOf(await readPdf(pdfOf(pages))).map(textsOf);
}

async function paragraphs(...pages: string[]): Promise<string[]> {
  const document: Document = await readPdf(pdfOf(pages));
  return document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

/** A page with a running head, a page number and a lone figure. */
function headedPage(number: number): string {
  return (
    show('某局年度报告', 250, 810, 9) +
    show(`— ${number} —`, 280, 40, 9) +
    show(`第${number}段`, 100, 500) +
    show('7', 100, 400)
  );
}

/** Enough text for a file not to be taken for a scan. */
const prose = show('本年度本机关按照要求公开政府信息，未收到申请。', 70, 760);
const xs = [70, 170, 240, 310];
const ys = [600, 630, 660];
const cells = [
  show('规章', 75, 640),
  show('1', 200, 640),
  show('12', 270, 640),
  show('规范性文件', 75, 610),
  show('0', 200, 610),
  show('345', 270, 610),
];
const table = [
  ['规章', '1', '12'],
  ['规范性文件', '0', '345'],
];

describe('the official form', () => {
  /** The synthetic form of tools/official-form.ts with long figures, printed by LibreOffice 7.4 from 13 lines further down. */
  const cut = readFileSync(path.join(import.meta.dirname, 'reports/synthetic/form-2021-cut.pdf'));

  it('gives each cell its place and span where page breaks cut rows, labels and numbers in two', async () => {
    const document = await readPdf(cut);
    const lead = Array.from({ length: 13 }, () => '本段为占位文字。');
    expect(shapeOf(document)).toEqual([...lead, ...officialForm(longFigures)]);
    expect(tablesOf(document).every(({ exactGrid }) => exactGrid)).toBe(true);
  });

  it('says on which page each cell stands', async () => {
    const [, three] = tablesOf(await readPdf(cut));
    const pages = three?.rows.map(({ cells: [first] }) => first?.at.page) ?? [];
    expect(new Set(pages).size).toBeGreaterThan(1);
    expect(pages).toEqual(pages.toSorted((a, b) => Number(a) - Number(b)));
  });

  it.runIf(hasCorpus)(corpusTest('reads a published report over six pages'), async () => {
    const document = await readPdf(corpusFile('055.pdf'));
    const [two, three, four] = tablesOf(document);
    expect([two?.rows.length, three?.rows.length, four?.rows.length]).toEqual([14, 28, 4]);
    expect(two === undefined ? [] : textsOf(two).at(-1)).toEqual(['行政事业性收费', '96171.6']);
    expect(three?.rows[15]?.cells.map(({ text }) => text.replaceAll('\n', ''))).toEqual([
      '（四）无法提供',
      '1.本机关不掌握相关政府信息',
      '746',
      '12',
      '0',
      '0',
      '10',
      '1',
      '769',
    ]);
    expect(
      three?.rows
        .at(-1)
        ?.cells.map(({ text }) => text)
        .join(' '),
    ).toBe('四、结转下年度继续办理 103 0 0 0 0 0 103');
    expect(document.blocks.filter((block) => block.kind === 'paragraph' && /^-?\s*\d\s*-?$/.test(block.text))).toEqual(
      [],
    );
  });
});

describe('ruled tables', () => {
  it('are read by where the text stands, whatever its order in the file', async () => {
    const byColumn = [0, 3, 1, 4, 2, 5].map((index) => cells[index] ?? '').join('');
    expect(await tablesIn(prose + grid(xs, ys) + byColumn)).toEqual([table]);
    expect(await tablesIn(prose + cells.toReversed().join('') + grid(xs, ys))).toEqual([table]);
  });

  it('part a run of text that holds the figures of several cells', async () => {
    const wide = show(`规章${' '.repeat(20)}1${' '.repeat(13)}12`, 75, 640);
    expect(await tablesIn(prose + grid(xs, ys) + wide + cells.slice(3).join(''))).toEqual([table]);
    // So near that they are one run to the library as well.
    const near = show('规章', 148, 640) + show('12', 171, 640) + show('345', 184.5, 640);
    const [first] = await tablesIn(prose + grid([70, 169, 183, 310], ys) + near + show('行政许可', 75, 610));
    expect(first?.[0]).toEqual(['规章', '12', '345']);
  });

  it('read bold type made by printing twice once, and equal digits side by side each', async () => {
    const bold = show('7', 200, 640) + show('7', 200.4, 640) + show('1', 270, 640) + show('1', 275, 640);
    expect(await tablesIn(prose + grid(xs, ys) + show('规章', 75, 640) + bold + cells.slice(3).join(''))).toEqual([
      [['规章', '7', '11'], table[1]],
    ]);
  });

  it('put a number that was wrapped together, and two numbers in two lines not', async () => {
    const narrow = grid([70, 170, 192, 310], ys) + cells.slice(3, 4).join('');
    const wrapped = show('39', 175, 648) + show('85', 175, 634) + show('12', 250, 648) + show('34', 250, 634);
    expect((await tablesIn(prose + narrow + show('规章', 75, 640) + wrapped))[0]?.[0]).toEqual([
      '规章',
      '3985',
      '12\n34',
    ]);
  });

  it('keep a label wrapped around its number apart from its neighbours', async () => {
    const label = show('要求行政机关确认或', 72, 650) + show('重新出具信息', 72, 636);
    const [first] = await tablesIn(prose + grid(xs, ys) + label + show('5', 200, 643) + cells.slice(3).join(''));
    expect(first?.[0]).toEqual(['要求行政机关确认或\n重新出具信息', '5', '']);
  });

  it('are found where lines are thin boxes, broken, doubled, or lack the outer border', async () => {
    const boxes = [...ys.map((y) => `70 ${y} 240 0.5 re f\n`), ...xs.map((x) => `${x} 600 0.5 60 re f\n`)].join('');
    const broken = ys.map((y) => line(70, y, 150, y) + line(151, y, 310, y)).join('');
    const doubled =
      grid(xs, ys) +
      grid(
        xs.map((x) => x + 1.5),
        ys.map((y) => y + 1.5),
      );
    const open = ys.map((y) => line(70, y, 310, y)).join('') + [170, 240].map((x) => line(x, 600, x, 660)).join('');
    for (const drawn of [boxes, broken + xs.map((x) => line(x, 600, x, 660)).join(''), doubled, open]) {
      expect(await tablesIn(prose + drawn + cells.join(''))).toEqual([table]);
    }
  });

  it('give merged cells their spans', async () => {
    const drawn = [660, 630, 600].map((y) => line(y === 630 ? 170 : 70, y, 310, y)).join('');
    const sides =
      line(70, 600, 70, 660) + line(310, 600, 310, 660) + line(170, 600, 170, 660) + line(240, 600, 240, 630);
    const text = show('结果', 75, 625) + show('维持', 200, 640) + show('1', 200, 610) + show('2', 270, 610);
    const [merged] = tablesOf(await readPdf(pdfOf([prose + drawn + sides + text])));
    expect(merged === undefined ? [] : gridOf(merged)).toEqual([
      [
        { text: '结果', row: 1, column: 1, rowSpan: 2, columnSpan: 1 },
        { text: '维持', row: 1, column: 2, rowSpan: 1, columnSpan: 2 },
      ],
      [
        { text: '1', row: 2, column: 2, rowSpan: 1, columnSpan: 1 },
        { text: '2', row: 2, column: 3, rowSpan: 1, columnSpan: 1 },
      ],
    ]);
  });

  it('are no exact grid where a missing line leaves a cell that is no rectangle', async () => {
    const drawn =
      grid(xs, [600, 630]) + line(170, 660, 310, 660) + [170, 240, 310].map((x) => line(x, 630, x, 660)).join('');
    const missing =
      drawn.replace(line(70, 630, 310, 630), line(170, 630, 310, 630)) +
      line(70, 600, 70, 690) +
      line(70, 690, 310, 690);
    const [odd] = tablesOf(await readPdf(pdfOf([prose + missing + cells.join('')])));
    expect(odd?.exactGrid).toBe(false);
  });

  it('are read on pages that are turned, and where they lie on upright pages', async () => {
    const upright = prose + grid(xs, ys) + cells.join('');
    const turned = Buffer.from(pdfOf([upright]))
      .toString('latin1')
      .replace('/MediaBox', '/Rotate 180 /MediaBox');
    const lying = pdfOf([`0 1 -1 0 842 0 cm\n${upright}`], { width: 842 });
    const hanging = pdfOf([`0 -1 1 0 0 842 cm\n${upright}`], { width: 842 });
    for (const file of [Buffer.from(turned, 'latin1'), lying, hanging]) {
      expect(tablesOf(await readPdf(file)).map(textsOf)).toEqual([table]);
    }
  });

  it('leave out a watermark printed aslant', async () => {
    const watermark = `q 0.7 0.7 -0.7 0.7 190 600 cm\n${show('示例局', 0, 0)}Q\n`;
    expect(await tablesIn(prose + grid(xs, ys) + watermark + cells.join(''))).toEqual([table]);
  });
});

describe('page breaks', () => {
  const upper = prose + grid(xs, [60, 90]) + show('规章', 75, 70) + show('1', 200, 70) + show('12', 270, 70);
  const lower = (first: string, second: string): string =>
    grid(xs, [750, 780]) + show(first, 75, 760) + show(second, 200, 760) + show('345', 270, 760);

  it('do not part a table, and never join two rows', async () => {
    expect(await tablesIn(upper, lower('规范性文件', '0'))).toEqual([table]);
    expect(await tablesIn(upper, lower('', '0'))).toEqual([
      [
        ['规章', '1', '12'],
        ['', '0', '345'],
      ],
    ]);
  });

  it('do not join two labels, however full the line of the first', async () => {
    const full = show('1.本机关不掌握相关', 72, 70);
    const next = grid(xs, [750, 780]) + show('2.没有现成信息需要', 72, 760);
    expect(await tablesIn(prose + grid(xs, [60, 90]) + full, next)).toEqual([
      [
        ['1.本机关不掌握相关', '', ''],
        ['2.没有现成信息需要', '', ''],
      ],
    ]);
  });

  it('do not join two numbers that fill their cells', async () => {
    const narrow = [70, 170, 204, 310];
    const upperRow = grid(narrow, [60, 90]) + show('1.属于国家秘密', 72, 70) + show('3985', 175, 70);
    const lowerRow = grid(narrow, [750, 780]) + show('2.保护合法权益', 72, 760) + show('4071', 175, 760);
    expect(await tablesIn(prose + upperRow, lowerRow)).toEqual([
      [
        ['1.属于国家秘密', '3985', ''],
        ['2.保护合法权益', '4071', ''],
      ],
    ]);
  });

  it('part tables of other widths, and tables with text between them', async () => {
    const other = grid([70, 170, 240, 330], [750, 780]) + show('总计', 75, 760) + show('3', 200, 760);
    expect(await tablesIn(upper, other)).toHaveLength(2);
    expect(await tablesIn(upper, show('四、行政复议', 75, 800) + lower('总计', '3'))).toHaveLength(2);
  });
});

describe('text between the tables', () => {
  const full = '本年度本机关按照条例要求推进政府信息公开工作规范办理依申请公开并按期答复';

  it('goes on over lines and pages until a line ends early or the next is indented', async () => {
    const first = show(full.slice(0, 33), 132, 700, 12) + show(full, 108, 680, 12) + show('收到申请3', 108, 660, 12);
    const second = show(full.slice(0, 33), 132, 640, 12) + show(full, 108, 620, 12);
    expect(await paragraphs(first + second, show('件。', 108, 760, 12))).toEqual([
      `${full.slice(0, 33)}${full}收到申请3`,
      `${full.slice(0, 33)}${full}件。`,
    ]);
  });

  it('leaves out page numbers and running heads, and keeps a lone number elsewhere', async () => {
    expect(await paragraphs(headedPage(1), headedPage(2), headedPage(3))).toEqual([
      '第1段',
      '7',
      '第2段',
      '7',
      '第3段',
      '7',
    ]);
  });

  it('becomes rows of an inexact table where wide gaps part it', async () => {
    const document = await readPdf(pdfOf([prose + cells.join('')]));
    const [inexact] = tablesOf(document);
    expect(inexact).toMatchObject({ exactGrid: false });
    expect(inexact === undefined ? [] : textsOf(inexact)).toEqual(table);
    const lower = [show('行政复议', 75, 500), show('1', 200, 500), show('2', 270, 500)].join('');
    const next = [show('行政诉讼', 75, 480), show('3', 200, 480), show('4', 270, 480)].join('');
    const signature = show('示例局', 75, 400) + show('2024年1月', 300, 400);
    const mixed = tablesOf(await readPdf(pdfOf([prose + grid(xs, ys) + cells.join('') + lower + next + signature])));
    expect(mixed.map(textsOf)).toEqual([
      table,
      [
        ['行政复议', '1', '2'],
        ['行政诉讼', '3', '4'],
      ],
    ]);
  });
});

describe('files whose text cannot be read', () => {
  it('are refused as pictures', async () => {
    await expect(readPdf(pdfOf(['', '']))).rejects.toThrow(UserError);
  });

  it('are refused where most characters have lost their meaning', async () => {
    await expect(readPdf(pdfOf([prose + show('\ue001\ue002\ue003'.repeat(20), 70, 700)]))).rejects.toThrow(UserError);
  });

  it('are read as by a machine where OCR has put unseen text behind the picture', async () => {
    const unseen = `BT 3 Tr ET\n${prose}${cells.join('')}`;
    expect((await readPdf(pdfOf([unseen]))).machineRead).toBe(true);
    expect((await readPdf(pdfOf([prose]))).machineRead).toBe(false);
  });
});

describe('hostile files', () => {
  const hostile: Readonly<Record<string, () => Uint8Array>> = {
    'bytes that only claim to be PDF': () => Buffer.from(`%PDF-1.7\n${'x'.repeat(5_000)}`),
    'a file cut in its middle': () => pdfOf([prose]).subarray(0, 900),
    'a page tree that contains itself': () =>
      pdfOf([prose], { objects: { 2: '<< /Type /Pages /Count 1 /Kids [2 0 R] >>' } }),
    'thousands of pages': () => pdfOf(Array.from({ length: 400 }, () => prose)),
    'countless lines': () => pdfOf([prose + line(10, 10, 500, 10).repeat(45_000)]),
    'a grid of countless cells': () =>
      pdfOf([
        prose +
          grid(
            Array.from({ length: 600 }, (_, i) => 10 + i * 5),
            Array.from({ length: 600 }, (_, i) => 10 + i * 5),
          ),
      ]),
  };
  for (const [name, make] of Object.entries(hostile)) {
    it(`refuses ${name}`, async () => {
      await expect(readPdf(make())).rejects.toThrow(UserError);
    });
  }

  it('reads past a drawing that draws itself', async () => {
    const self =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 9 0 R >> >> /Length 6 >>\nstream\n/X Do\n\nendstream';
    const document = await readPdf(
      pdfOf([`${prose + grid(xs, ys) + cells.join('')}/X Do\n`], { objects: { 9: self } }),
    );
    expect(tablesOf(document).map(textsOf)).toEqual([table]);
  });

  it('stops when it takes longer than allowed', async () => {
    await expect(readPdf(pdfOf([prose]), { milliseconds: -1 })).rejects.toThrow(UserError);
  });

  it('leaves the bytes to their owner', async () => {
    const bytes = pdfOf([prose]);
    await readPdf(bytes);
    expect(bytes.length).toBeGreaterThan(500);
  });
});
