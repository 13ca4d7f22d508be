import { UserError } from './user-error.ts';

/**
 * Why a version was taken back: a reason, and where it went when it belongs to another report. Public, as everybody who
 * saw its figures may read it.
 */
export type Withdrawal = {
  readonly reason: string;
  /** Full name of the agency and the year; null when it was withdrawn and belongs nowhere. */
  readonly movedTo: string | null;
};

/** Most characters of a reason. */
export const longestReason = 200;

const arrow = '→ ';

/** A withdrawal as the store keeps it: one text that reads the same in every language. */
export function writeWithdrawal({ reason, movedTo }: Withdrawal): string {
  const words = inOneLine(reason);
  return movedTo === null ? words : `${arrow}${inOneLine(movedTo)}\n${words}`;
}

/** What `writeWithdrawal` wrote. */
export function readWithdrawal(text: string): Withdrawal {
  const end = text.indexOf('\n');
  return text.startsWith(arrow) && end >= 0
    ? { movedTo: text.slice(arrow.length, end), reason: text.slice(end + 1) }
    : { movedTo: null, reason: text };
}

function inOneLine(text: string): string {
  return Array.from(text.replaceAll(/\s+/gu, ' ').trim()).slice(0, longestReason).join('');
}

/** The refusal to take back what was taken back. */
export function alreadyTakenBack(version: number): UserError {
  return new UserError({
    zh: `版本${version}已经撤回或移走了；在 /status 的“管理操作”里可以撤销。`,
    en: `Version ${version} was withdrawn or moved already; /status, “Acts of care”, can undo that.`,
  });
}

/** The refusal to move a version to the report that it is of. */
export function alreadyThere(): UserError {
  return new UserError({
    zh: '它已经在这份报告里：请写另一个机关或另一个年份。',
    en: 'It belongs to this report already: name another agency or another year.',
  });
}
