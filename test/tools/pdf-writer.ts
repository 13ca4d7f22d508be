/** A PDF page's content: operators as text. Chinese is written by `show`. */
export type PdfLook = {
  readonly width?: number;
  readonly height?: number;
  /** More objects by number, for what a test wants to break. */
  readonly objects?: Readonly<Record<number, string>>;
};

/**
 * A PDF with these page contents. Its font is not embedded: characters are UCS-2 codes that only the predefined character
 * map of the PDF standard explains, as in files of old Chinese printer drivers.
 */
export function pdfOf(pages: readonly string[], { width = 595, height = 842, objects = {} }: PdfLook = {}): Uint8Array {
  const own: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${10 + 2 * index} 0 R`).join(' ')}] >>`,
    3: '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    4: '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
    5: '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  };
  for (const [index, content] of pages.entries()) {
    own[10 + 2 * index] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F 3 0 R >> /XObject << /X 9 0 R >> >> /Contents ${11 + 2 * index} 0 R >>`;
    own[11 + 2 * index] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  }
  return assemble({ ...own, ...objects });
}

function assemble(objects: Readonly<Record<number, string>>): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${size}\n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** Shows a text with its baseline's left end at a point from the page's lower left corner. */
export function show(text: string, x: number, y: number, size = 10): string {
  const codes = Array.from(text, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
  return `BT /F ${size} Tf ${x} ${y} Td <${codes}> Tj ET\n`;
}

/** Draws a line. */
export function line(fromX: number, fromY: number, toX: number, toY: number): string {
  return `${fromX} ${fromY} m ${toX} ${toY} l S\n`;
}

/** Draws all lines of a grid with these edges. */
export function grid(xs: readonly number[], ys: readonly number[]): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [bottom = 0, top = 0] = [ys[0], ys.at(-1)];
  return ys.map((y) => line(left, y, right, y)).join('') + xs.map((x) => line(x, bottom, x, top)).join('');
}
