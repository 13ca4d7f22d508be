import { formatDate, formatNumber, type Locale } from '../../text/format.ts';
import { shortenTo } from '../../text/screen.ts';
import type { Withdrawal } from '../../domain/withdrawal.ts';
import type { VersionNote } from '../version-history.ts';

/** Columns of a reason that stand in one line of an answer; /source has all of it. */
const shortReason = 40;

/** One line: a correction by the agency, a re-reading of ours, or a document that was taken back. */
export function versionNoteLine(note: VersionNote, timeZone: string, locale: Locale): string {
  const zh = locale === 'zh';
  const date = formatDate(note.at, timeZone);
  if (note.kind === 'gone')
    return goneLine({ date, withdrawal: note.withdrawal }, locale, zh ? '较新的一份文件' : 'A newer document');
  const count = formatNumber(note.changes);
  const figures = note.changes === 1 ? 'figure' : 'figures';
  if (note.kind === 'correction')
    return zh ? `机关更正了${count}个数（${date}）` : `Corrected by the agency (${date}): ${count} ${figures} changed`;
  return zh
    ? `本站重新识读（${date}），不是机关更正：${count}个数不同`
    : `Our own re-reading (${date}), not a correction by the agency: ${count} ${figures} changed`;
}

/** That a document was taken back, when, where it went and why. `subject`: what is said to have been taken back. */
export function goneLine(
  { date, withdrawal }: { readonly date: string; readonly withdrawal: Withdrawal },
  locale: Locale,
  subject: string,
): string {
  const reason = shortenTo(withdrawal.reason, shortReason);
  const { movedTo } = withdrawal;
  if (locale === 'zh')
    return movedTo === null
      ? `${subject}已撤回（${date}）：${reason}`
      : `${subject}已移至${movedTo}年度（${date}）：${reason}`;
  return movedTo === null
    ? `${subject} was withdrawn (${date}): ${reason}`
    : `${subject} was moved to ${movedTo} (${date}): ${reason}`;
}
