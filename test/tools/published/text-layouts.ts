import { formHtml } from '../form-markup.ts';
import type { FormTable } from '../official-form.ts';
import type { Parts } from './filled.ts';
import { isLabel, repeated, spread } from './grid.ts';
import type { WrittenLayout } from './layout.ts';

type Texts = readonly (readonly string[])[];

const own = (table: FormTable): Texts => table.map((row) => row.map(({ text }) => text));
const tabs = (texts: Texts) => texts.map((row) => row.join('\t')).join('\n');
const piped = (row: readonly string[]) => `| ${row.join(' | ')} |`;

function markdown(texts: Texts): string {
  const rule = `|${(texts[0] ?? []).map(() => ' --- |').join('')}`;
  return texts.map((row, index) => (index === 0 ? `${piped(row)}\n${rule}` : piped(row))).join('\n');
}

function boldMarkdown(table: FormTable): string {
  const bold = (text: string) => (isLabel(text) ? `**${text.slice(0, 4)}<br>${text.slice(4)}**` : text);
  return markdown(spread(table).map((row) => row.map(bold)));
}

function boxed(table: FormTable): string {
  const texts = spread(table);
  const line = `+${(texts[0] ?? []).map(() => '------').join('+')}+`;
  return [line, ...texts.flatMap((row) => [piped(row), line])].join('\n');
}

/** The cells of each column after each other. */
function byColumns(table: FormTable): string {
  const texts = spread(table);
  return (texts[0] ?? [])
    .flatMap((_, index) => texts.map((row) => row[index] ?? '').filter((text) => text !== ''))
    .join('\n');
}

const filledCells = (table: FormTable) => own(table).map((row) => row.filter((text) => text !== ''));

function layout(name: string, whole: boolean, table: (table: FormTable, number: number) => string): WrittenLayout {
  const write = (parts: Parts): string => {
    let number = 1;
    return parts.map((part) => (typeof part === 'string' ? part : table(part, (number += 1)))).join('\n\n');
  };
  return { name: `text: ${name}`, whole, write };
}

/** Ways in which converters write the tables as text. */
export const textLayouts: readonly WrittenLayout[] = [
  layout('tabs', false, (table) => tabs(own(table))),
  layout('tabs, merged cells blank', true, (table) => tabs(spread(table))),
  layout('tabs, merged cells repeated', true, (table) => tabs(repeated(table))),
  layout('Markdown', false, (table) => markdown(own(table))),
  layout('Markdown, merged cells blank', true, (table) => markdown(spread(table))),
  layout('Markdown, merged cells repeated', true, (table) => markdown(repeated(table))),
  layout('tight Markdown', true, (table) =>
    spread(table)
      .map((row) => `|${row.join('|')}|`)
      .join('\n'),
  ),
  layout('bold Markdown with breaks', true, boldMarkdown),
  layout('boxes', true, boxed),
  layout('columns after each other', false, byColumns),
  layout('the columns of table 4 after each other', false, (table, number) =>
    number === 4 ? byColumns(table) : tabs(own(table)),
  ),
  layout('commas', false, (table) =>
    spread(table)
      .map((row) => row.join(','))
      .join('\n'),
  ),
  layout('one space between cells', false, (table) =>
    filledCells(table)
      .map((row) => row.join(' '))
      .join('\n'),
  ),
  layout('a cell on each line', false, (table) => filledCells(table).flat().join('\n')),
  {
    name: 'text: Markdown with tables of a page',
    whole: true,
    write: (parts) =>
      parts
        .map((part) => (typeof part === 'string' ? `# ${part}` : `<html><body>${formHtml([part])}</body></html>`))
        .join('\n\n'),
  },
];
