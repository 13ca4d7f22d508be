import { UserError } from '../domain/user-error.ts';

/** Broken among all other characters than ASCII: more, and the bytes are not in that encoding. A cut file breaks one or two. */
const tolerableDamage = 0.05;
/** More control characters than this and the bytes are not text at all. Form feeds, tabs and line ends are not counted. */
const tolerableControls = 0.01;

const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Control characters that are neither tabs nor ends of lines or pages. */
const controls = /[^\P{Cc}\t-\r]/gu;
const foreign = /[\x80-\uffff]/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isReadable(text: string): boolean {
  const replacements = count(text, /\ufffd/g);
  return (
    (replacements === 0 || replacements <= count(text, foreign) * tolerableDamage) &&
    count(text, controls) <= text.length * tolerableControls
  );
}

/** The encodings to try, in this order. GB18030 is last: it takes almost any bytes for characters. */
function encodingsOf(bytes: Uint8Array): readonly string[] {
  const mark = byteOrderMarks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  return mark === undefined ? ['utf-8', 'gb18030'] : [mark.encoding];
}

/**
 * The text of a file whose encoding nobody tells, or tells wrongly: by its byte order mark, else UTF-8, else GB18030 (with
 * which GBK and GB2312 are read as well). UTF-8 that was cut or damaged in a few places stays UTF-8, with U+FFFD there.
 * Throws a UserError for an empty or binary file.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    const text = new TextDecoder(encoding).decode(bytes);
    if (text.trim() === '') {
      throw new UserError({
        zh: '这个文件是空的；请重新下载报告后再试。',
        en: 'This file is empty; download the report again and retry.',
      });
    }
    if (isReadable(text)) return text;
  }
  throw new UserError({
    zh: '这个文件不是文本，也不是能读的报告格式；请发送报告的网页、PDF、Word 或文本文件。',
    en: 'This file is neither text nor a report format that can be read; send the report as a web page, PDF, Word or text file.',
  });
}
