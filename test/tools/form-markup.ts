import { crc32, deflateRawSync } from 'node:zlib';
import type { FormCell, FormTable } from './official-form.ts';

/** The form as a web page's body; `inCell` writes a cell's text. */
export function formHtml(parts: readonly (string | FormTable)[], inCell = (text: string) => text): string {
  return parts
    .map((part) =>
      typeof part === 'string'
        ? `<p>${part}</p>`
        : `<table>${part.map((row) => `<tr>${row.map((cell) => htmlCell(cell, inCell)).join('')}</tr>`).join('')}</table>`,
    )
    .join('\n');
}

function htmlCell({ text, rowSpan, columnSpan }: FormCell, inCell: (text: string) => string): string {
  return `<td${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}>${inCell(text)}</td>`;
}

export type DocxLook = {
  /** Paragraphs before the form, to move its tables over the page breaks. */
  readonly leading?: number;
  /** Type size of the tables in half points. */
  readonly halfPoints?: number;
};

/** A Word paragraph with one run of that size in half points. */
function run(text: string, size: number): string {
  return `<w:p><w:r><w:rPr><w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** The form as the body of a Word document. */
export function formWordXml(
  parts: readonly (string | FormTable)[],
  { leading = 0, halfPoints = 15 }: DocxLook = {},
): string {
  const table = (rows: FormTable): string => {
    const columns = Math.max(...rows.flat().map(({ column, columnSpan }) => column + columnSpan - 1));
    const width = Math.floor(9_000 / columns);
    const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
      .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
      .join('');
    const grid = Array.from({ length: columns }, () => `<w:gridCol w:w="${width}"/>`).join('');
    const cell = (at: FormCell, continued: boolean): string => {
      const merge = at.rowSpan === 1 ? '' : continued ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>';
      const properties = `<w:tcW w:w="${width * at.columnSpan}" w:type="dxa"/><w:gridSpan w:val="${at.columnSpan}"/>${merge}`;
      return `<w:tc><w:tcPr>${properties}</w:tcPr>${run(continued ? '' : at.text, halfPoints)}</w:tc>`;
    };
    const lines = rows.map((own, index) => {
      const above = rows
        .slice(0, index)
        .flat()
        .filter(({ row, rowSpan }) => row + rowSpan > index + 1);
      const cells = [...own.map((at) => ({ at, continued: false })), ...above.map((at) => ({ at, continued: true }))];
      const written = cells
        .toSorted((a, b) => a.at.column - b.at.column)
        .map(({ at, continued }) => cell(at, continued));
      return `<w:tr>${written.join('')}</w:tr>`;
    });
    return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
  };
  const before = Array.from({ length: leading }, () => run('本段为占位文字。', 24)).join('');
  return before + parts.map((part) => (typeof part === 'string' ? run(part, 24) : table(part))).join('');
}

/** A Word file with that body; further parts by name. */
export function docxOf(body: string, further: Readonly<Record<string, string>> = {}): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipOf({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${namespace}><w:body>${body}</w:body></w:document>`,
    ...further,
  });
}

/** A ZIP archive of these files. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(nameBytes.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), about, nameBytes, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), about, place, nameBytes]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
