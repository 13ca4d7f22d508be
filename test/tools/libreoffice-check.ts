import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { checkReport, findingsOf } from '../../src/domain/checks/check-report.ts';
import { isMetricCode, type MetricCode, printedCodes } from '../../src/domain/metric.ts';
import type { Table3Edition } from '../../src/domain/table3.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { extract } from '../../src/extract/extract.ts';
import { readDocument } from '../../src/read/read.ts';
import { zipEntries } from '../../src/read/zip.ts';
import { filledForm } from './filled-form.ts';
import { docxOf, formWordXml, zipOf } from './form-markup.ts';

// `node test/tools/libreoffice-check.ts [--keep DIR] [--formats docx,doc,pdf,html,png,scan]`: fills the figures of the four
// tabular seeds into the official form as issued (2021) and a 2019 form made likewise, lets LibreOffice save them, reads
// all and says what was right, missing and wrong. Needs LibreOffice, pdftoppm, and ../shared beside the project.

const run = promisify(execFile);
const shared = path.resolve(import.meta.dirname, '../../../shared');
const truthSchema = z.object({
  editions: z.object({ t2: z.enum(['2019', '2021']).nullable() }),
  figures: z.record(z.string(), z.number()),
  blank: z.array(z.string()).default([]),
  notApplicable: z.array(z.string()).default([]),
});
type Truth = z.infer<typeof truthSchema>;

const { values } = parseArgs({
  options: { keep: { type: 'string' }, formats: { type: 'string', default: 'docx,doc,pdf,html,png,scan' } },
});
const formats = values.formats.split(',');
const folder = values.keep ?? (await mkdtemp(path.join(tmpdir(), 'libreoffice-check-')));
await mkdir(folder, { recursive: true });
try {
  const seeds = (await readdir(path.join(shared, 'seeds'))).filter((name) => name.endsWith('.truth.json')).toSorted();
  for (const name of seeds) {
    const truth = truthSchema.parse(JSON.parse(await readFile(path.join(shared, 'seeds', name), 'utf8')));
    const edition = truth.editions.t2;
    if (edition !== null) await check(name.slice(0, 3), truth, edition);
  }
} finally {
  if (values.keep === undefined) await rm(folder, { recursive: true });
}

async function check(name: string, truth: Truth, edition: Table3Edition): Promise<void> {
  const form = path.join(folder, `${name}-form.docx`);
  const file = (extension: string): string => path.join(folder, `${name}-form.${extension}`);
  if (!existsSync(form)) await writeFile(form, await filledWord(truth, edition));
  for (const format of formats) {
    switch (format) {
      case 'docx':
        await convert(form, 'docx', path.join(folder, 'resaved'));
        await judge(`${name} docx`, [path.join(folder, 'resaved', `${name}-form.docx`)], truth);
        break;
      case 'doc':
      case 'html':
      case 'pdf':
        await convert(form, format, folder);
        await judge(`${name} ${format}`, [file(format)], truth);
        break;
      case 'png': {
        const pages = await pageImages(name, form);
        await judge(`${name} png, page by page`, pages, truth);
        break;
      }
      case 'scan': {
        // A PDF of the page images, as a scanner makes it.
        const pages = await pageImages(name, form);
        await run('convert', [...pages, '-quality', '80', '-density', '200', file('scan.pdf')]);
        await judge(`${name} scan`, [file('scan.pdf')], truth);
        break;
      }
      default:
        throw new RangeError(`no format ${format}`);
    }
  }
}

/** The form as issued, with the figures in its empty cells; that of 2019 was never issued as a file of its own. */
async function filledWord(truth: Truth, edition: Table3Edition): Promise<Uint8Array> {
  const printed = (code: MetricCode): string => {
    const value = truth.figures[code];
    if (value !== undefined) return String(value);
    return truth.notApplicable.includes(code) ? '/' : '';
  };
  if (edition === '2019') return docxOf(formWordXml(filledForm('2019', printed)));
  const issued = await readFile(path.join(shared, 'corpus/form-2021.docx'));
  const codes = (['t2', 't3', 't4'] as const).flatMap((table) => printedCodes(table, '2021'));
  const parts: Record<string, Uint8Array> = {};
  for (const entry of zipEntries(issued)) parts[entry.name] = entry.read({ bytes: 50_000_000 });
  const body = new TextDecoder().decode(parts['word/document.xml']);
  let next = 0;
  const filled = body.replaceAll(/<w:tc>.*?<\/w:tc>/gs, (cell) => {
    // A cell that goes on from the row above is empty as well, and no cell of its own.
    const text = Array.from(cell.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs), ([, inner = '']) => inner).join('');
    if (text.trim() !== '' || /<w:vMerge(?:\/>| w:val="continue")/.test(cell)) return cell;
    const code = codes[next];
    next += 1;
    return code === undefined ? cell : cell.replace(/<\/w:p>/, `<w:r><w:t>${printed(code)}</w:t></w:r></w:p>`);
  });
  if (next !== codes.length) throw new RangeError(`the form has ${next} empty cells, not ${codes.length}`);
  const title = '<w:p><w:r><w:t>临江市示例局2023年政府信息公开工作年度报告</w:t></w:r></w:p>';
  parts['word/document.xml'] = new TextEncoder().encode(filled.replace('<w:body>', `<w:body>${title}`));
  return zipOf(parts);
}

async function convert(file: string, format: string, into: string): Promise<void> {
  if (existsSync(path.join(into, `${path.basename(file, '.docx')}.${format}`))) return;
  await run('soffice', ['--headless', '--convert-to', format, '--outdir', into, file]);
}

async function pageImages(name: string, form: string): Promise<readonly string[]> {
  await convert(form, 'pdf', folder);
  const prefix = `${name}-page`;
  const made = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((file) => file.startsWith(prefix)).toSorted();
  if ((await made()).length === 0) {
    const pdf = path.join(folder, `${name}-form.pdf`);
    await run('pdftoppm', ['-r', '200', '-gray', '-png', pdf, path.join(folder, prefix)]);
  }
  return (await made()).map((file) => path.join(folder, file));
}

/** Reads files as one report; pages that are files of their own give what stands on them. */
async function judge(name: string, files: readonly string[], truth: Truth): Promise<void> {
  const begun = performance.now();
  const figures = new Map<MetricCode, number>();
  const flagged = new Set<string>();
  for (const file of files) {
    try {
      const extraction = extract(await readDocument(await readFile(file), path.basename(file)));
      for (const [code, state] of extraction.cells) if (state.kind === 'number') figures.set(code, state.value);
      const findings = [...extraction.findings, ...findingsOf(checkReport(extraction))];
      for (const { severity, codes } of findings) if (severity !== 'info') for (const code of codes) flagged.add(code);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      process.stdout.write(`  ${path.basename(file)}: ${error.en}\n`);
    }
  }
  const codes = Object.keys(truth.figures).filter(isMetricCode);
  const wrong = [...figures].filter(([code, value]) => truth.figures[code] !== value);
  const unflagged = wrong.filter(([code]) => !flagged.has(code));
  const right = codes.filter((code) => figures.get(code) === truth.figures[code]).length;
  const missing = codes.filter((code) => !figures.has(code)).length;
  process.stdout.write(
    `${name}: ${right} right of ${codes.length} (${((100 * right) / codes.length).toFixed(1)} %), ${missing} missing, ` +
      `${wrong.length} wrong, ${unflagged.length} of them unflagged; ${Math.round(performance.now() - begun)} ms\n`,
  );
  for (const [code, value] of wrong) {
    process.stdout.write(
      `    ${code}: ${value}, not ${truth.figures[code] ?? 'printed'}${flagged.has(code) ? '' : ' !'}\n`,
    );
  }
}
