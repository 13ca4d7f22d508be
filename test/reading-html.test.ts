import { describe, expect, it } from 'vitest';
import { UserError } from '../src/domain/user-error.ts';
import type { Document } from '../src/read/document.ts';
import { readHtml } from '../src/read/html.ts';
import { corpusFile, corpusTest, hasCorpus } from './tools/corpus.ts';
import { gridOf, shapeOf, tablesOf, textsOf } from './tools/document-shape.ts';
import { formHtml } from './tools/form-markup.ts';
import { officialForm, plainFigures } from './tools/official-form.ts';

const form = officialForm(plainFigures);

function read(html: string): Document {
  return readHtml(new TextEncoder().encode(html));
}

/** GB18030 has no encoder in Node: the bytes of the characters that the test needs. */
const gbk: Readonly<Record<string, readonly number[]>> = {
  规: [0xb9, 0xe6],
  章: [0xd5, 0xc2],
  件: [0xbc, 0xfe],
};

function readGbk(html: string): Document {
  return readHtml(
    Uint8Array.from(Array.from(html).flatMap((character) => gbk[character] ?? [character.charCodeAt(0)])),
  );
}

function pageIn(charset: string): string {
  return `<html><head><meta charset="${charset}"></head><body><table><tr><td>规章</td><td>3件</td></tr></table></body></html>`;
}

/** Each character in a markup of its own, as Word's export leaves figures. */
function cutToPieces(text: string): string {
  const pieces = Array.from(text, (character, index) =>
    index % 2 === 0 ? `<span lang="EN-US">${character}</span>` : `<font>${character}</font>`,
  );
  return `<p class="MsoNormal">${pieces.join('')}<span><o:p></o:p></span></p>`;
}

function paragraphsOf(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

function firstTable(html: string): string[][] {
  const [table] = tablesOf(read(html));
  return table === undefined ? [] : textsOf(table);
}

describe('the official form as a page', () => {
  it('gives each cell its place and span', () => {
    expect(shapeOf(read(formHtml(form)))).toEqual(form);
  });

  it('reads Word markup: figures and labels cut by span and font, empty <o:p>', () => {
    expect(shapeOf(read(formHtml(form, cutToPieces)))).toEqual(form);
  });

  it('reads it on one line with unclosed cells and rows', () => {
    const html = formHtml(form).replaceAll('\n', '').replaceAll('</td>', '').replaceAll('</tr>', '');
    expect(shapeOf(read(html))).toEqual(form);
  });

  it('reads it with formatting that is never closed in any cell', () => {
    expect(shapeOf(read(formHtml(form, (text) => `<p><font size="2"><span lang="EN-US"><b>${text}</p>`)))).toEqual(
      form,
    );
  });

  it('reads it out of a string of a script', () => {
    const literal = JSON.stringify(formHtml(form)).replaceAll('</', '<\\/');
    const page = `<html><head><title>年报</title></head><body><div id="c"></div><script>var content = ${literal};document.getElementById("c").innerHTML = content;</script></body></html>`;
    expect(shapeOf(read(page))).toEqual(form);
    expect(read(page).metadata.title).toBe('年报');
    expect(shapeOf(read(`var content = ${literal};`))).toEqual(form);
    expect(shapeOf(read(`<div></div><script type="text/html">${formHtml(form)}</script>`))).toEqual(form);
    expect(shapeOf(read(literal.slice(1, -1).replaceAll('<td', '<td style=\\"x\\"')))).toEqual(form);
  });

  it('reads it inside nested layout tables, whose text becomes paragraphs', () => {
    const page = `<table><tr><td colspan="2">栏目导航</td></tr><tr><td>左栏</td><td><table><tr><td>${formHtml(form)}</td></tr></table></td></tr></table>`;
    expect(shapeOf(read(page))).toEqual(expect.arrayContaining([...form]));
    expect(tablesOf(read(page))).toHaveLength(3);
  });
});

describe('cells', () => {
  it('keeps blank, "/" and 0 apart', () => {
    expect(firstTable('<table><tr><td>a</td><td>&nbsp;</td><td> / </td><td>0</td><td></td></tr></table>')).toEqual([
      ['a', '', '/', '0', ''],
    ]);
  });

  it('never makes one number of two paragraphs or of what an editor struck out', () => {
    const html =
      '<table><tr><td><p>3</p><p>4</p></td><td>5<br/>6</td><td><del>3</del>5</td><td><s>1</s>2</td></tr></table>';
    expect(firstTable(html)).toEqual([['3\n4', '5\n6', '5', '2']]);
  });

  it('drops characters without width and takes a label with a line break as two lines', () => {
    const html = '<table><tr><td>本年新<br />制作数量</td><td>1\u200b2</td><td>\u00a07\u3000</td></tr></table>';
    expect(firstTable(html)).toEqual([['本年新\n制作数量', '12', '7']]);
  });

  it('keeps a nested table of one cell inside its cell', () => {
    const html = '<table><tr><td>规章</td><td><table><tr><td>13</td></tr></table></td></tr></table>';
    expect(firstTable(html)).toEqual([['规章', '13']]);
  });

  it('gives prose in a table as paragraphs and keeps the rows around it', () => {
    const prose = '本年度本机关按照要求公开政府信息。'.repeat(30);
    const document = read(
      `<table><tr><td>规章</td><td>1</td></tr><tr><td>说明</td><td>${prose}</td></tr><tr><td>行政许可</td><td>2</td></tr></table>`,
    );
    expect(tablesOf(document).map(textsOf)).toEqual([[['规章', '1']], [['行政许可', '2']]]);
    expect(paragraphsOf(document)).toEqual(['说明', prose]);
  });

  it('caps spans that no table has, and ends a row span with its row group', () => {
    const html =
      '<table><thead><tr><td rowspan="9">头</td><td>1</td></tr></thead><tbody><tr><td colspan="99999999">二</td></tr>' +
      '<tr><td rowspan="65534">三</td><td>4</td></tr><tr><td>5</td></tr></tbody></table>';
    const [table] = tablesOf(read(html));
    expect(table === undefined ? [] : gridOf(table)).toEqual([
      [
        { text: '头', row: 1, column: 1, rowSpan: 1, columnSpan: 1 },
        { text: '1', row: 1, column: 2, rowSpan: 1, columnSpan: 1 },
      ],
      [{ text: '二', row: 2, column: 1, rowSpan: 1, columnSpan: 2 }],
      [
        { text: '三', row: 3, column: 1, rowSpan: 2, columnSpan: 1 },
        { text: '4', row: 3, column: 2, rowSpan: 1, columnSpan: 1 },
      ],
      [{ text: '5', row: 4, column: 2, rowSpan: 1, columnSpan: 1 }],
    ]);
  });

  it('takes rowspan="0" for the rest of the rows', () => {
    const [table] = tablesOf(read('<table><tr><td rowspan="0">a</td><td>1</td></tr><tr><td>2</td></tr></table>'));
    expect(table?.rows[0]?.cells[0]?.rowSpan).toBe(2);
  });
});

describe('the page around the report', () => {
  const menu = '<ul><li><a href="/">首页</a></li><li><a href="/b">2022年政府信息公开工作年度报告</a></li></ul>';
  const imprint =
    '<div>版权所有：临江市人民政府，主办：临江市人民政府办公室，网站标识码3303000001，公网安备33030002000000号，建议使用浏览器</div>';

  it('leaves out menus, scripts, styles, hidden text and the imprint', () => {
    const page = `<html><head><style>p{}</style></head><body>${menu}<div><h1>年度报告</h1><div>${formHtml(form)}<p style="display: none">隐藏</p></div></div><div>${menu}</div>${imprint}<script>var a = "<p>无</p>"</script></body></html>`;
    expect(shapeOf(read(page))).toEqual(['年度报告', ...form]);
  });

  it('leaves out links to other reports among the text', () => {
    const related = '<p>相关链接：<a href="/a">2021年政府信息公开工作年度报告</a></p>';
    expect(shapeOf(read(`<div>${related}${formHtml(form)}<p>　　详见<a name="_Toc1">第一章</a>。</p></div>`))).toEqual([
      ...form,
      '详见第一章。',
    ]);
  });

  it('reads hidden text where a page hides all of it until a script shows it', () => {
    const page = `<body><p>正在加载</p><div style="display:none">${formHtml(form)}</div></body>`;
    expect(shapeOf(read(page))).toEqual(form);
  });

  it('keeps the heading above the text, by its mark or by the name of the page', () => {
    const text = formHtml(form.slice(1));
    const marked = `<body><div class="info_title">示例局2023年度报告</div><div>发布日期：2024-01-31</div><div>${text}</div></body>`;
    const named = `<html><head><title>示例局2023年度报告_临江市</title></head><body><div>临江市</div><div>示例局2023年度报告</div><div>${text}</div></body></html>`;
    for (const page of [marked, named]) expect(shapeOf(read(page))).toEqual(['示例局2023年度报告', ...form.slice(1)]);
  });

  it('takes what the page says of itself from its meta elements', () => {
    const page = `<!-- saved from url=(0031)https://www.example.gov.cn/a.html --><html><head><meta name="ArticleTitle" content="示例局2023年度报告"><meta name="PubDate" content="2024-01-26 10:00"><meta name="ContentSource" content="示例局"></head><body>${formHtml(form)}</body></html>`;
    expect(read(page).metadata).toEqual({
      title: '示例局2023年度报告',
      publisher: '示例局',
      publishedOn: '2024-01-26',
      url: 'https://www.example.gov.cn/a.html',
    });
  });

  it('takes the address from the comment of a crawler', () => {
    const url = 'https://www.example.gov.cn/zfxxgk/nb.html';
    expect(read(`<!-- crawled 2025-12-30, url: ${url} -->${formHtml(form)}`).metadata).toEqual({ url });
  });

  it('takes it from the header table, which is no table of the report', () => {
    const header =
      '<table><tr><td>名称</td><td colspan="3">示例局2023年度报告</td></tr><tr><td>索引号：</td><td>0143/2024-02</td><td>发布机构：</td><td>示例局</td></tr><tr><td>发文日期</td><td>2024年1月9日</td></tr></table>';
    const document = read(`<body>${header}${formHtml(form)}</body>`);
    expect(document.metadata).toEqual({ title: '示例局2023年度报告', publisher: '示例局', publishedOn: '2024-01-09' });
    expect(shapeOf(document)).toEqual(form);
  });

  it('takes it from the line below the title, and never a date that is none', () => {
    const line = '<p>发布日期：2024-01-31 来源：示例局 浏览次数：12</p>';
    expect(read(line + formHtml(form)).metadata).toEqual({ publisher: '示例局', publishedOn: '2024-01-31' });
    expect(read(`<p>发布日期：2024-13-31</p>${formHtml(form)}`).metadata).toEqual({});
  });
});

describe('encodings', () => {
  it('reads UTF-8 whatever the header claims, GB18030 likewise', () => {
    for (const document of [read(pageIn('gb2312')), readGbk(pageIn('gb2312')), readGbk(pageIn('utf-8'))]) {
      expect(tablesOf(document).map(textsOf)).toEqual([[['规章', '3件']]]);
    }
  });

  it('refuses what is no text', () => {
    expect(() => readHtml(Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7) % 256))).toThrow(UserError);
  });
});

describe('hostile pages', () => {
  const hostile: Readonly<Record<string, string>> = {
    'tables nested 100,000 deep': '<table><tr><td>'.repeat(100_000),
    'boxes nested 100,000 deep': `${'<div>'.repeat(100_000)}x`,
    'unclosed formatting, which costs the cube': Array.from({ length: 3_000 }, (_, i) => `<p><font size=${i}>`).join(
      '',
    ),
    'one tag that never ends': '<a'.repeat(200_000),
    'more rows than any report has': `<table>${'<tr><td>1</td><td>2</td></tr>'.repeat(30_000)}</table>`,
    'more columns than any report has': `<table><tr>${'<td colspan=1000>1</td>'.repeat(1_200)}</tr></table>`,
  };
  for (const [name, html] of Object.entries(hostile)) {
    it(`refuses ${name}`, () => {
      expect(() => read(html)).toThrow(UserError);
    });
  }

  it('reads unclosed tags, lone brackets and cut files in linear time', () => {
    const endings = ['<!--'.repeat(100_000), '<script '.repeat(50_000), '<td'.repeat(200_000), '\\'.repeat(400_000)];
    for (const ending of endings) {
      expect(firstTable(`<table><tr><td>规章</td><td>3</td></tr></table><p>完</p>${ending}`)).toEqual([['规章', '3']]);
    }
  });
});

describe('pages as published', () => {
  it.runIf(hasCorpus)(corpusTest('reads a page of Word markup with its menus'), () => {
    const document = readHtml(corpusFile('004.html'));
    const [two, three, four] = tablesOf(document);
    expect(document.metadata).toMatchObject({ publisher: '沭阳县发展和改革局', publishedOn: '2024-01-17' });
    expect(two === undefined ? [] : textsOf(two)[3]).toEqual(['规范性文件', '8', '0', '18']);
    expect(three?.rows).toHaveLength(28);
    expect(three === undefined ? [] : textsOf(three)[3]).toEqual([
      '一、本年新收政府信息公开申请数量',
      '26',
      ...Array.from({ length: 5 }, () => ''),
      '26',
    ]);
    expect(four === undefined ? [] : textsOf(four)[3]?.slice(3, 6)).toEqual(['1', '1', '0']);
    expect(paragraphsOf(document)).not.toContain('首页');
  });

  it.runIf(hasCorpus)(corpusTest('reads a page on one line with blank totals'), () => {
    const [two, three] = tablesOf(readHtml(corpusFile('011.html')));
    expect(two === undefined ? [] : textsOf(two).at(-1)).toEqual(['政府集中采购', '6', '251000元']);
    expect(three === undefined ? [] : textsOf(three)[5]).toEqual([
      '三、本年度办理结果',
      '（一）予以公开',
      '258',
      '12',
      '',
      '',
      '1',
      '1',
      '',
    ]);
    expect(three?.rows[5]?.cells.at(-1)?.column).toBe(10);
  });
});
