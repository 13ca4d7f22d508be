import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MetricCode } from '../../../src/domain/metric.ts';
import type { Table3Edition } from '../../../src/domain/table3.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { layouts, lineEnds } from '../damage.ts';
import { filledForm } from '../filled-form.ts';
import { formHtml, formWordXml } from '../form-markup.ts';
import { formPages, type Stroke } from '../form-pdf.ts';
import { type Draw, makeReport } from '../made-report.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const samples = path.join(root, 'src/samples');
/** Published reports beside the project, where they are. */
const originals = ['corpus', 'seeds'].map((name) => path.resolve(root, '../shared', name)).filter(existsSync);

function filesOf(folders: readonly string[], extension: string): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .toSorted()
      .map((name) => path.join(folder, name)),
  );
}

const textFiles = filesOf([samples, ...originals], '.txt');
const pageFiles = filesOf(originals, '.html');
/** Word 97-2003 and PDF as LibreOffice and WPS write them. */
export const binaryFiles: Readonly<Record<'doc' | 'pdf', readonly string[]>> = {
  doc: filesOf([path.join(root, 'test/reports/synthetic')], '.doc'),
  pdf: filesOf([path.join(root, 'test/reports/synthetic'), ...originals], '.pdf'),
};

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[draw(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

/** Few zeros, so that hardly two figures are alike: the draw decides a cell's kind by drawing of three. */
function dense(draw: Draw): Draw {
  return (below) => (below === 3 ? 0 : draw(below));
}

function made(draw: Draw): { readonly edition: Table3Edition; readonly report: ReturnType<typeof makeReport> } {
  const edition = draw(3) === 0 ? '2019' : '2021';
  return { edition, report: makeReport(edition, draw(2) === 0 ? dense(draw) : draw) };
}

function figuresOf(draw: Draw): { readonly edition: Table3Edition; readonly printed: (code: MetricCode) => string } {
  const { edition, report } = made(draw);
  return { edition, printed: (code) => String(report.figures.get(code) ?? '') };
}

/** A report as text in one of the layouts of converters. */
export function textSource(draw: Draw): string {
  if (draw(4) === 0) return decodeText(readFileSync(pick(textFiles, draw)));
  const { report } = made(draw);
  const [, lay] = pick(Object.entries(layouts), draw);
  return lay(report.sheet, draw).replaceAll('\n', pick(lineEnds, draw));
}

/** A report as a web page. */
export function pageSource(draw: Draw): string {
  if (pageFiles.length > 0 && draw(4) === 0) return decodeText(readFileSync(pick(pageFiles, draw)));
  const { edition, printed } = figuresOf(draw);
  const styles: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `<p class="MsoNormal"><span lang="EN-US">${text}<o:p></o:p></span></p>`,
    (text) => `\n  <span>${text.slice(0, 1)}</span><font>${text.slice(1)}</font>\n`,
  ];
  return `<html><head><title>年度报告</title></head><body>${formHtml(filledForm(edition, printed), pick(styles, draw))}</body></html>`;
}

/** The body of a report as a Word file. */
export function wordSource(draw: Draw): string {
  const { edition, printed } = figuresOf(draw);
  return formWordXml(filledForm(edition, printed));
}

/** The pages of a report as a PDF draws them. */
export function drawnSource(draw: Draw): readonly (readonly Stroke[])[] {
  const { edition, printed } = figuresOf(draw);
  return formPages(filledForm(edition, printed));
}
