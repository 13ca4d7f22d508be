import { formHtml } from '../form-markup.ts';
import type { FormTable } from '../official-form.ts';
import type { Parts } from './filled.ts';
import { isLabel, withFigures, withLabels } from './grid.ts';
import { page, plainPage, type WrittenLayout } from './layout.ts';

const markup = (name: string, change: (html: string) => string): WrittenLayout => ({
  name,
  whole: true,
  write: (parts) => page(change(formHtml(parts))),
});
const labels = (name: string, change: (label: string) => string): WrittenLayout => ({
  name,
  whole: true,
  write: (parts) => plainPage(withLabels(change)(parts)),
});
const figures = (name: string, change: (text: string) => string): WrittenLayout => ({
  name,
  whole: true,
  write: (parts) => plainPage(withFigures(change)(parts)),
});
const losing = (layout: WrittenLayout): WrittenLayout => ({ ...layout, whole: false });

function wordCell(text: string): string {
  const style = "style='font-size:10.5pt;font-family:宋体'";
  const pieces = Array.from(text, (character) => `<span lang=EN-US ${style}>${character}</span>`).join('');
  const end = `<span lang=EN-US><o:p>${text === '' ? '&nbsp;' : ''}</o:p></span>`;
  return `<p class=MsoNormal align=center style='text-align:center'>${pieces}${end}</p>`;
}

/** The row with which Word states the widths of all columns, which shows nothing. */
const widths = `<![if !supportMisalignedColumns]><tr height=0>${'<td width=60 style="border:none"></td>'.repeat(10)}</tr><![endif]>`;

/** A report as Word pastes it into a page. */
export function pastedFromWord(parts: Parts): string {
  return page(formHtml(parts, wordCell).replaceAll('</table>', `${widths}</table>`));
}

const vertical = (text: string) => Array.from(text).join('<br/>');
const hiddenTable = '<table style="display:none"><tr><td>规章</td><td>77</td><td>77</td><td>77</td></tr></table>';

/** Blank cells as editors leave them. */
const blanks = ['&nbsp;', '&#12288;', '<br/>', '<p>&nbsp;</p>', '<span></span>', '<p><br></p>', ''];

function withBlanks(parts: Parts): Parts {
  let turn = -1;
  return withFigures((text) => (text === '' ? (blanks[(turn += 1) % blanks.length] ?? '') : text))(parts);
}

/** Tables whose rows and cells are boxes of a style sheet. */
function boxes(parts: Parts): string {
  const table = (rows: FormTable) =>
    rows
      .map((row) => `<div class="tr">${row.map(({ text }) => `<div class="td">${text}</div>`).join('')}</div>`)
      .join('');
  return page(parts.map((part) => (typeof part === 'string' ? `<p>${part}</p>` : table(part))).join(''));
}

/** The figures of a row in a table of their own beside its label. */
function nested(parts: Parts): string {
  const row = (cells: FormTable[number]): string => {
    const words = cells.filter(({ text }) => isLabel(text));
    const rest = cells.filter(({ text }) => !isLabel(text));
    const inner = rest.length > 1 ? `<td>${formHtml([[rest]])}</td>` : formHtml([[rest]]).slice(11, -13);
    return `<tr>${formHtml([[words]]).slice(11, -13)}${inner}</tr>`;
  };
  return page(
    parts
      .map((part) => (typeof part === 'string' ? `<p>${part}</p>` : `<table>${part.map(row).join('')}</table>`))
      .join(''),
  );
}

/** Ways in which the markup of sites differs. */
export const pageLayouts: readonly WrittenLayout[] = [
  { name: 'pasted from Word', whole: true, write: pastedFromWord },
  markup('everything in heads', (html) =>
    html
      .replaceAll('<table>', '<table><thead>')
      .replaceAll('</table>', '</thead></table>')
      .replaceAll('<td', '<th')
      .replaceAll('</td>', '</th>'),
  ),
  markup('everything in feet of tables', (html) =>
    html.replaceAll('<table>', '<table><tfoot>').replaceAll('</table>', '</tfoot></table>'),
  ),
  markup(
    'within tables for layout',
    (html) => `<table width="100%"><tr><td>&nbsp;</td><td><table><tr><td>${html}</td></tr></table></td></tr></table>`,
  ),
  markup('a head that spans too many columns', (html) =>
    html.replace('colspan="7">申请人情况', 'colspan="9">申请人情况').replace('colspan="5">法人', 'colspan="6">法人'),
  ),
  markup('a corner that spans too few columns', (html) => html.replace('colspan="3">（本列', 'colspan="2">（本列')),
  markup('labels that span too few columns', (html) => html.replaceAll(/ colspan="3">(?=[一二四]、)/g, '>')),
  markup('labels that span too many columns', (html) =>
    html.replaceAll(/ colspan="3">(?=[一二四]、)/g, ' colspan="30">'),
  ),
  markup('a group that spans a row too few', (html) => html.replace('rowspan="8">（三）', 'rowspan="7">（三）')),
  markup('a group that spans a row too many', (html) => html.replace('rowspan="8">（三）', 'rowspan="9">（三）')),
  markup('no rows spanned', (html) => html.replaceAll(/ rowspan="\d+"/g, '')),
  markup('nothing spanned', (html) => html.replaceAll(/ (?:row|col)span="\d+"/g, '')),
  markup('the tables again, hidden', (html) => `${html}<div style="display: none">${html}</div>`),
  markup(
    'the tables again, invisible',
    (html) => `${html}<div style="visibility:hidden">${html.replaceAll('>0<', '>1<')}</div>`,
  ),
  markup('a hidden table of other figures', (html) => hiddenTable + html),
  markup(
    'the report for two widths of screen',
    (html) => `<div class="pc">${html}</div><div class="mobile">${html}</div>`,
  ),
  markup('hidden columns and rows', (html) =>
    html
      .replaceAll('<tr>', '<tr><td style="display:none">1</td>')
      .replaceAll('</table>', '<tr style="display:none"><td>9</td><td>9</td></tr></table>'),
  ),
  markup('rows and cells that are not closed', (html) => html.replaceAll('</td>', '').replaceAll('</tr>', '')),
  markup(
    'in a string of a script',
    (html) => `<div id="c"></div><script>var c=${JSON.stringify(html).replaceAll('</', '<\\/')};</script>`,
  ),
  labels('labels with breaks', (label) => `${label.slice(0, 4)}<br/>${label.slice(4)}`),
  labels('labels in paragraphs', (label) => `<p>${label.slice(0, 3)}</p><p>${label.slice(3)}</p>`),
  labels('labels downwards', vertical),
  labels('法人 downwards', (label) => (label === '法人或其他组织' ? vertical(label) : label)),
  labels('labels as links', (label) => `<a href="/x">${label}</a>`),
  figures('digits as entities', (text) => text.replaceAll(/\d/g, (digit) => `&#${digit.charCodeAt(0)};`)),
  figures('figures cut by tags', (text) => Array.from(text, (digit) => `<span>${digit}</span>`).join('<font></font>')),
  figures('figures on lines of their own', (text) => `<p><br/></p><p>${text}</p><p>&nbsp;</p>`),
  figures('figures in fields of a form', (text) => (text === '' ? text : `<input type="text" value="${text}">`)),
  losing(figures('figures with marks of notes', (text) => (text.length > 2 ? `${text}<sup>1</sup>` : text))),
  losing(
    figures('figures of two lines', (text) => (text.length > 2 ? `${text.slice(0, 2)}<br>${text.slice(2)}` : text)),
  ),
  { name: 'blank cells as editors leave them', whole: true, write: (parts) => plainPage(withBlanks(parts)) },
  losing(
    markup('figures in the cells of their labels', (html) =>
      html.replaceAll(/(行政(?:许可|处罚|强制))<\/td><td(?: colspan="\d")?>(\d+)/g, '$1 $2'),
    ),
  ),
  losing(
    markup('two rows in one', (html) =>
      html.replace(
        /<tr><td>行政处罚<\/td><td colspan="3">([^<]*)<\/td><\/tr><tr><td>行政强制<\/td><td colspan="3">([^<]*)/,
        '<tr><td>行政处罚<br>行政强制</td><td colspan="3">$1<br>$2',
      ),
    ),
  ),
  { name: 'boxes of a style sheet', whole: false, write: boxes },
  { name: 'tables within the rows', whole: false, write: nested },
  losing(
    markup(
      'as preformatted text',
      (html) =>
        `<pre>${html
          .replaceAll('</td>', '\t')
          .replaceAll(/<\/(?:tr|p|table)>/g, '\n')
          .replaceAll(/<[^<>]*>/g, '')}</pre>`,
    ),
  ),
];
