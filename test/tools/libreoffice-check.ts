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
import { makeReport } from './made-report.ts';
import { seeded } from './agencies.ts';
import { type Treatment, treated } from './page-pictures.ts';
import { scannedPdf } from './scanned-pdf.ts';

// `node test/tools/libreoffice-check.ts [--keep DIR] [--formats docx,doc,pdf,html,png,scan,…] [--made 2] [--font NAME]`: fills
// the figures of the four tabular seeds, and of some made reports, into the official form as issued (2021) and a 2019 form
// made likewise, lets LibreOffice save them, reads all and says what was right, missing and wrong. `png`: pictures of the
// pages in an archive; `scan` and the names of `scans`: PDF of the treated pictures. Needs LibreOffice, pdftoppm,
// and ../shared beside the project.

const run = promisify(execFile);
const shared = path.resolve(import.meta.dirname, '../../../shared');
const truthSchema = z.object({
  editions: z.object({ t2: z.enum(['2019', '2021']).nullable() }),
  figures: z.record(z.string(), z.number()),
  blank: z.array(z.string()).default([]),
  notApplicable: z.array(z.string()).default([]),
});
type Truth = z.infer<typeof truthSchema>;

/** What becomes of pages that are scanned into a PDF. */
const scans: Readonly<Record<string, { readonly dpi: number; readonly treatment: Treatment }>> = {
  scan: { dpi: 200, treatment: { quality: 80 } },
  'scan-150': { dpi: 150, treatment: { quality: 80 } },
  'scan-300': { dpi: 300, treatment: { quality: 80 } },
  'scan-skewed': { dpi: 200, treatment: { degrees: 0.5, quality: 80 } },
  'scan-noisy': { dpi: 200, treatment: { noise: 60, quality: 80 } },
  'scan-shaded': { dpi: 200, treatment: { shade: 33, quality: 80 } },
  'scan-worn': { dpi: 200, treatment: { degrees: -0.7, noise: 40, shade: 47, quality: 60 } },
};

const { values } = parseArgs({
  options: {
    keep: { type: 'string' },
    formats: { type: 'string', default: ['docx,doc,pdf,html,png', ...Object.keys(scans)].join(',') },
    made: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    font: { type: 'string' },
  },
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
  for (let seed = 1; seed <= Number(values.made); seed += 1) {
    const random = seeded(seed);
    const edition: Table3Edition = seed % 2 === 1 ? '2021' : '2019';
    const { figures } = makeReport(edition, (below) => Math.floor(random() * below));
    const printed = Object.fromEntries(figures);
    await check(`made${seed}`, { editions: { t2: edition }, figures: printed, blank: [], notApplicable: [] }, edition);
  }
} finally {
  if (values.keep === undefined) await rm(folder, { recursive: true });
}

async function check(name: string, truth: Truth, edition: Table3Edition): Promise<void> {
  if (!name.startsWith(values.only)) return;
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
      case 'png':
        await writeFile(file('png.zip'), await packedPages(await pageImages(name, form, 200)));
        await judge(`${name} png`, [file('png.zip')], truth);
        break;
      default: {
        const scan = scans[format];
        if (scan === undefined) throw new RangeError(`no format ${format}`);
        const pictures: Uint8Array[] = [];
        for (const page of await pageImages(name, form, scan.dpi)) {
          pictures.push(await treated(await readFile(page), scan.treatment));
        }
        await writeFile(file(`${format}.pdf`), await scannedPdf(pictures));
        await judge(`${name} ${format}`, [file(`${format}.pdf`)], truth);
      }
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
  if (edition === '2019') return docxOf(inFont(formWordXml(filledForm('2019', printed))));
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
  parts['word/document.xml'] = new TextEncoder().encode(inFont(filled.replace('<w:body>', `<w:body>${title}`)));
  return zipOf(parts);
}

/** Word text in the font that was asked for. */
function inFont(xml: string): string {
  if (values.font === undefined) return xml;
  const fonts = `<w:rFonts w:ascii="${values.font}" w:hAnsi="${values.font}" w:eastAsia="${values.font}" w:cs="${values.font}"/>`;
  return xml
    .replaceAll(/<w:rFonts[^>]*\/>/g, '')
    .replaceAll('<w:r><w:t', '<w:r><w:rPr></w:rPr><w:t')
    .replaceAll(/<w:r( [^>]*)?><w:rPr>/g, `$&${fonts}`);
}

async function convert(file: string, format: string, into: string): Promise<void> {
  if (existsSync(path.join(into, `${path.basename(file, '.docx')}.${format}`))) return;
  await run('soffice', ['--headless', '--convert-to', format, '--outdir', into, file]);
}

async function pageImages(name: string, form: string, dpi: number): Promise<readonly string[]> {
  await convert(form, 'pdf', folder);
  const prefix = `${name}-page-${dpi}`;
  const made = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((file) => file.startsWith(prefix)).toSorted();
  if ((await made()).length === 0) {
    const pdf = path.join(folder, `${name}-form.pdf`);
    await run('pdftoppm', ['-r', String(dpi), '-gray', '-png', pdf, path.join(folder, prefix)]);
  }
  return (await made()).map((file) => path.join(folder, file));
}

async function packedPages(pages: readonly string[]): Promise<Uint8Array> {
  const entries = await Promise.all(pages.map(async (page) => [path.basename(page), await readFile(page)] as const));
  return zipOf(Object.fromEntries(entries));
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
  const missing = codes.filter((code) => !figures.has(code));
  process.stdout.write(
    `${name}: ${right} right of ${codes.length} (${((100 * right) / codes.length).toFixed(1)} %), ${missing.length} missing, ` +
      `${wrong.length} wrong, ${unflagged.length} of them unflagged; ${Math.round(performance.now() - begun)} ms\n`,
  );
  if (missing.length > 0 && missing.length < 30) process.stdout.write(`    missing: ${missing.join(', ')}\n`);
  for (const [code, value] of wrong) {
    process.stdout.write(
      `    ${code}: ${value}, not ${truth.figures[code] ?? 'printed'}${flagged.has(code) ? '' : ' !'}\n`,
    );
  }
}
