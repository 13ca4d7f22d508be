import { UserError } from '../domain/user-error.ts';

/** The document is larger or deeper than any report, so reading it on would only cost time and memory. */
export function tooLarge(): UserError {
  return new UserError({
    zh: '文件过大或过于复杂，不像一份年度报告，未予读取。请只发送报告本身。',
    en: 'The document is far larger or more complex than an annual report and was not read. Please send the report alone.',
  });
}

/** The file is cut off, encrypted or damaged; `what` names the format in both languages. */
export function damaged(what: { readonly zh: string; readonly en: string }): UserError {
  return new UserError({
    zh: `无法打开这个${what.zh}：文件已损坏、不完整或已加密。请重新下载后再试。`,
    en: `This ${what.en} cannot be opened: it is damaged, cut off or encrypted. Please download it again and retry.`,
  });
}
