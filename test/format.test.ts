import { deflateSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/domain/user-error.ts';
import { detectFormat } from '../src/read/format.ts';
import { readDocument } from '../src/read/read.ts';
import { docxOf, zipOf } from './tools/form-markup.ts';
import { pdfOf, show } from './tools/pdf-writer.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const docx = docxOf('<w:p><w:r><w:t>规章</w:t></w:r></w:p>');
const doc = readFileSync(path.join(import.meta.dirname, 'reports/synthetic/form-2021.doc'));
const pdf = pdfOf([show('本年度本机关按照要求公开政府信息，未收到申请。', 70, 760)]);
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), deflateSync('x')]);
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0]);

describe('detectFormat', () => {
  const files: readonly (readonly [string, Uint8Array, string])[] = [
    ['plain text', encode('一、总体情况\n规章\t1\t2\n'), 'text'],
    ['Markdown with line breaks in cells', encode('| 本年新<br/>制作 | 1 |\n|---|---|\n| 规章 | 2<br/> |\n'), 'text'],
    ['text with lone angle brackets', encode('规章<3件，行政许可>5件\n<示例局>2023年度'), 'text'],
    ['an empty file', new Uint8Array(), 'text'],
    ['a page', encode('\ufeff\n<!DOCTYPE html><html><body>规章</body></html>'), 'html'],
    ['a page behind an XML declaration', encode('<?xml version="1.0"?>\n<html><p>规章</p></html>'), 'html'],
    ['a fragment', encode("<p style='text-align:center'>规章</p>"), 'html'],
    ['a script with markup', encode('var c = "<table><tr><td>1<\\/td><td>2<\\/td><\\/tr><\\/table>";'), 'html'],
    ['a Word file', docx, 'docx'],
    ['a cut Word file', docx.subarray(0, 300), 'docx'],
    ['an old Word file', doc, 'doc'],
    ['a PDF behind other bytes', Buffer.concat([Buffer.from('\u0000\u0001 '), pdf]), 'pdf'],
    ['an archive of a Word file', zipOf({ 'report.docx': docx, 'a/b.txt': '规章' }), 'zip'],
    ['a spreadsheet', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<a/>' }), 'zip'],
    ['a picture', png, 'png'],
    ['a photograph', jpeg, 'jpeg'],
    ['an old Office file without Word text', Buffer.from(doc).fill(0, 512), 'other'],
    ['rich text', encode('{\\rtf1\\ansi\\deff0 {\\b 1}}'), 'other'],
    ['a mailed page', encode('MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>'), 'other'],
    ['packed bytes', gzipSync(Buffer.from('规章'.repeat(3_000) + Math.PI)), 'other'],
  ];
  for (const [name, bytes, format] of files) {
    it(`takes ${name} for ${format}`, () => {
      expect(detectFormat(bytes)).toBe(format);
    });
  }
});

describe('readDocument', () => {
  it('goes by the content, whatever the name', async () => {
    const named = await Promise.all([
      readDocument(docx, 'report.txt'),
      readDocument(doc, 'report.pdf'),
      readDocument(pdf, 'report.doc'),
      readDocument(encode('<p>规章</p>'), 'report.docx'),
      readDocument(encode('规章'), 'report.html'),
    ]);
    expect(named.map(({ format }) => format)).toEqual(['docx', 'doc', 'pdf', 'html', 'text']);
  });

  it('refuses pictures, archives, and what is no document, each in its own words', async () => {
    const outcomes = await Promise.allSettled(
      [png, zipOf({ 'report.docx': docx }), encode('{\\rtf1 1}'), new Uint8Array()].map((bytes) =>
        readDocument(bytes, 'a'),
      ),
    );
    const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : null));
    expect(refusals.every((refusal) => refusal instanceof UserError)).toBe(true);
    expect(new Set(refusals.map(String)).size).toBe(4);
  });
});
