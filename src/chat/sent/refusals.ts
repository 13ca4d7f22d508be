import { UserError } from '../../domain/user-error.ts';
import { mostDocuments } from './document-quota.ts';

/** Bytes of a file that the Bot API lets a bot download at most. */
export const largestDownload = 20 * 1024 * 1024;

/** The file is larger than Telegram lets bots download. */
export function largerThanDownload(): UserError {
  return new UserError({
    zh: '文件超过 20 MB，Telegram 不让机器人下载：请发送较小的文件，或把压缩包分成几个。',
    en: 'The file is larger than 20 MB, which Telegram does not let bots download: please send a smaller one, or split the archive.',
  });
}

/** More documents at once than are read for one person in ten minutes. */
export function tooManyAtOnce(count: number): UserError {
  return new UserError({
    zh: `一次最多识读${mostDocuments}份文件，这里有${count}份：请分成几次发送。`,
    en: `At most ${mostDocuments} documents are read at a time, and these are ${count}: please send them in parts.`,
  });
}

/** The person has had as many documents read as fit into ten minutes. */
export function tooManyLately(): UserError {
  return new UserError({
    zh: `每人每十分钟最多识读${mostDocuments}份文件，现在不够了：请过几分钟再发。`,
    en: `At most ${mostDocuments} documents per person are read in ten minutes, and too few are left: please wait a few minutes.`,
  });
}

export function emptyArchive(): UserError {
  return new UserError({
    zh: '压缩包里没有文件：请把报告放进去再发送。',
    en: 'The archive holds no files: please put the reports into it and send it again.',
  });
}

/** The button says what to do, and the document that it was about is gone. */
export function documentGone(): UserError {
  return new UserError({
    zh: '找不到这条回答所对应的文件：请重新发送文件。',
    en: 'The document that this answer is about is no longer there: please send it again.',
  });
}

export function administratorsStore(): UserError {
  return new UserError({
    zh: '只有管理员可以收录文件；核对结果任何人都可以看。',
    en: 'Only administrators can store documents; anybody may see what the checks found.',
  });
}

export function notAReport(): UserError {
  return new UserError({
    zh: '不是政府信息公开工作年度报告，没有收录；请发送报告本身。',
    en: 'This is no annual report and was not stored; please send the report itself.',
  });
}

/** A report that no agency or year can be given to. */
export function cannotBeStored(): UserError {
  return new UserError({
    zh: '这份文件不能收录：没有写明机关或年度。请把机关全称写在附言里，连文件再发一次。',
    en: 'This document cannot be stored, as it names no agency or no year. Please send it again with the full name of the agency as its caption.',
  });
}

/** What is read now is not what the administrator saw. */
export function readDifferently(): UserError {
  return new UserError({
    zh: '这份文件现在读出的内容与先前显示的不同，没有收录：请重新发送文件，看过后再收录。',
    en: 'The document now reads differently from what was shown, and was not stored: please send it again and look before storing it.',
  });
}
