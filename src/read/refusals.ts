import { UserError } from '../domain/user-error.ts';

/** The document is larger or deeper than any report, so reading it on would only cost time and memory. */
export function tooLarge(): UserError {
  return new UserError({
    zh: '文件过大或过于复杂，不像一份年度报告，未予读取。请只发送报告本身。',
    en: 'The document is far larger or more complex than an annual report and was not read. Please send the report alone.',
  });
}

/** A kind of file as a sentence names it. */
export type FileKind = { readonly zh: string; readonly en: string };

/** The file is cut off or damaged. */
export function damaged(what: FileKind): UserError {
  return new UserError({
    zh: `无法打开这个${what.zh}：文件已损坏或不完整。请重新下载后再试。`,
    en: `This ${what.en} cannot be opened: it is damaged or cut off. Please download it again and retry.`,
  });
}

/** The file asks for a password. */
export function locked(): UserError {
  return new UserError({
    zh: '这个文件设有密码，无法打开。请去掉密码另存一份，再发送。',
    en: 'This file is protected by a password and cannot be opened. Please save a copy without one and send that.',
  });
}

/** The file is of a kind that holds no report. */
export function unknownFormat(): UserError {
  return new UserError({
    zh: '不支持这种文件。请发送报告的网页（.html）、PDF、Word（.docx 或 .doc）或文本文件。',
    en: 'This kind of file cannot be read. Please send the report as a web page (.html), PDF, Word (.docx, .doc) or text file.',
  });
}

/** The file is a picture, or pictures of pages, in which no text was found. */
export function onlyPictures(): UserError {
  return new UserError({
    zh: '这个文件是图片或扫描件，没有认出文字。请发送网页、Word 或可复制文字的 PDF，或更清晰的扫描件。',
    en: 'This file is a picture or a scan in which no text was found. Please send the web page, a Word file or a PDF with text, or a clearer scan.',
  });
}

/** Pictures of pages that are of more than one report. */
export function severalReports(): UserError {
  return new UserError({
    zh: '这个压缩包里的图片不止一份报告。请把每份报告的各页图片单独打包，或逐张发送。',
    en: 'The pictures in this archive are pages of more than one report. Please pack those of each report by themselves, or send them one by one.',
  });
}

/** An archive, whose files have to be read one by one. */
export function packed(): UserError {
  return new UserError({
    zh: '这是一个压缩包。请解压后逐个发送里面的报告。',
    en: 'This is an archive. Please unpack it and send the reports in it one by one.',
  });
}

/** Reading took more time or memory than any report needs, and was ended. */
export function beyondLimits(): UserError {
  return new UserError({
    zh: '读取这个文件超出了时间或内存上限，已停止。文件可能已损坏或过大，请发送报告的网页、Word 或较小的 PDF。',
    en: 'Reading this file took too much time or memory and was stopped. It may be damaged or too large; please send the web page, a Word file or a smaller PDF.',
  });
}
