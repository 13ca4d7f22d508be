import { describe, expect, it } from 'vitest';
import { UserError } from '../src/domain/user-error.ts';
import type { Document } from '../src/read/document.ts';
import { readDocx } from '../src/read/docx.ts';
import { corpusFile, corpusTest, hasCorpus } from './tools/corpus.ts';
import { shapeOf, tablesOf, textsOf } from './tools/document-shape.ts';
import { docxOf, formWordXml, zipOf } from './tools/form-markup.ts';
import { officialForm, plainFigures } from './tools/official-form.ts';

function read(body: string, further: Readonly<Record<string, string>> = {}): Document {
  return readDocx(docxOf(body, further));
}

function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

function numbered(text: string, level: number): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A row of cells, each with its inner markup. */
function row(...cells: string[]): string {
  return `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
}

function firstTable(...rows: string[]): string[][] {
  const [table] = tablesOf(read(`<w:tbl>${rows.join('')}</w:tbl>`));
  return table === undefined ? [] : textsOf(table);
}

describe('the official form', () => {
  it('gives each cell its place and span', () => {
    for (const edition of ['2019', '2021'] as const) {
      const form = officialForm(plainFigures, edition);
      expect(shapeOf(read(formWordXml(form)))).toEqual(form);
    }
  });

  it.runIf(hasCorpus)(corpusTest('reads the form as issued'), () => {
    const [two, three, four] = tablesOf(readDocx(corpusFile('form-2021.docx')));
    const empty = officialForm(() => '').filter((part) => typeof part !== 'string');
    const issued = { blocks: [two, three, four].flatMap((table) => table ?? []) };
    expect(shapeOf({ format: 'docx', metadata: {}, machineRead: false, ...issued })).toEqual(empty);
  });
});

describe('cells', () => {
  it('leaves out what is deleted, hidden or struck out, and keeps what is inserted', () => {
    const deleted =
      '<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom>';
    const inserted = '<w:ins><w:r><w:t>5</w:t></w:r></w:ins>';
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>8</w:t></w:r>';
    const shown = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>6</w:t></w:r>';
    expect(firstTable(row(paragraph('规章'), `<w:p>${deleted}${inserted}${hidden}${shown}</w:p>`))).toEqual([
      ['规章', '56'],
    ]);
  });

  it('leaves out a deleted row', () => {
    const rows = row(paragraph('规章'), paragraph('1')).replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>');
    expect(firstTable(rows, row(paragraph('行政许可'), paragraph('2')))).toEqual([['行政许可', '2']]);
  });

  it('joins a number cut into runs, and never two paragraphs', () => {
    const cut = '<w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:lang/></w:rPr><w:t>2</w:t></w:r></w:p>';
    expect(firstTable(row(cut, paragraph('3') + paragraph('4'), '<w:p/>'))).toEqual([['12', '3\n4', '']]);
  });

  it('shifts a row that begins or ends short, and gives an orphan of a merged cell its own place', () => {
    const short = row(paragraph('2')).replace('<w:tr>', '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>');
    const orphan = row(`<w:tcPr><w:vMerge/></w:tcPr>${paragraph('甲')}`, paragraph('1'));
    const [table] = tablesOf(read(`<w:tbl>${orphan}${short}</w:tbl>`));
    expect(table?.rows.map(({ cells }) => cells.map(({ text, column, rowSpan }) => [text, column, rowSpan]))).toEqual([
      [
        ['甲', 1, 1],
        ['1', 2, 1],
      ],
      [['2', 2, 1]],
    ]);
  });

  it('joins cells merged across the way old files say it', () => {
    const merged = (state: string, text: string): string => `<w:tcPr><w:hMerge${state}/></w:tcPr>${paragraph(text)}`;
    const [table] = tablesOf(
      read(
        `<w:tbl>${row(merged(' w:val="restart"', '行政'), merged('', '复议'), paragraph('1'))}${row('<w:p/>', '<w:p/>', '<w:p/>')}</w:tbl>`,
      ),
    );
    expect(table?.rows[0]?.cells.map(({ text, column, columnSpan }) => [text, column, columnSpan])).toEqual([
      ['行政\n复议', 1, 2],
      ['1', 3, 1],
    ]);
  });

  it('reads content controls, links, fields and text boxes, and takes each text box once', () => {
    const control = `<w:sdt><w:sdtContent>${row(paragraph('规章'), '<w:p><w:hyperlink><w:r><w:t>3</w:t></w:r></w:hyperlink></w:p>')}</w:sdtContent></w:sdt>`;
    const field = '<w:p><w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r><w:r><w:t>17</w:t></w:r></w:p>';
    const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const both = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('框内文字')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('框内文字')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const document = read(`<w:tbl>${control}${row(paragraph('合计'), field)}</w:tbl>${both}`);
    expect(shapeOf(document).at(-1)).toBe('框内文字');
    expect(document.blocks).toHaveLength(2);
    expect(tablesOf(document).map(textsOf)).toEqual([
      [
        ['规章', '3'],
        ['合计', '17'],
      ],
    ]);
  });

  it('takes a table that holds tables for layout', () => {
    const inner = `<w:tbl>${row(paragraph('规章'), paragraph('1'))}</w:tbl>`;
    const document = read(`<w:tbl>${row(paragraph('左'), inner)}</w:tbl>`);
    expect(document.blocks[0]).toMatchObject({ kind: 'paragraph', text: '左' });
    expect(tablesOf(document).map(textsOf)).toEqual([[['规章', '1']]]);
  });
});

describe('numbers that Word prints by itself', () => {
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const styles =
    '<w:styles><w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:styleId="h2"><w:basedOn w:val="h"/></w:style></w:styles>';
  it('counts per list and level, by paragraph and by style', () => {
    const body = [
      '<w:p><w:pPr><w:pStyle w:val="h2"/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>',
      numbered('信访举报', 1),
      numbered('重复申请', 1),
      numbered('主动公开', 0),
      numbered('其他', 1),
      paragraph('无'),
    ].join('');
    expect(shapeOf(read(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles }))).toEqual([
      '一、总体情况',
      '1.信访举报',
      '2.重复申请',
      '二、主动公开',
      '1.其他',
      '无',
    ]);
  });
});

describe('hostile files', () => {
  const big = `<w:p><w:r><w:t>${' '.repeat(1_000)}</w:t></w:r></w:p>`.repeat(30_000);
  const hostile: Readonly<Record<string, () => Uint8Array>> = {
    'a bomb': () => docxOf(big),
    'a DOCTYPE': () =>
      zipOf({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body>&a;</w:body></w:document>' }),
    'tables nested 100,000 deep': () => docxOf('<w:tbl><w:tr><w:tc>'.repeat(100_000)),
    'an archive without a document': () => zipOf({ 'word/other.xml': '<a/>' }),
    'a document without a body': () => zipOf({ 'word/document.xml': '<w:document/>' }),
    'a cut file': () => docxOf(paragraph('规章')).subarray(0, 400),
    'a file whose content was changed': () => {
      const bytes = Buffer.from(docxOf(paragraph('规章'.repeat(50))));
      const at = bytes.indexOf('word/document.xml') + 30;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      return bytes;
    },
    'thousands of entries': () =>
      zipOf(Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`word/${index}.xml`, '']))),
    'more rows than any report has': () => docxOf(`<w:tbl>${row('<w:p/>', '<w:p/>').repeat(20_100)}</w:tbl>`),
  };
  for (const [name, make] of Object.entries(hostile)) {
    it(`refuses ${name}`, () => {
      expect(() => readDocx(make())).toThrow(UserError);
    });
  }

  it('caps a span that no table has', () => {
    const wide = `<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${paragraph('1')}`;
    expect(firstTable(row(wide, paragraph('2')))).toEqual([['1', '2']]);
  });
});
