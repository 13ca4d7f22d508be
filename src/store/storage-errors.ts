import { UserError } from '../domain/user-error.ts';
import { errorCode } from './engine.ts';

/** Codes by which a system, or Postgres, says that there is no room. EFBIG and the text: a limit on the size of files. */
const noRoomCodes = ['ENOSPC', 'EDQUOT', 'EFBIG', '53100'];
const noRoomWords = /No space left on device|File too large|Disk quota exceeded/;

/** What an error of storing says to a person when it is that there is no room; undefined for any other error. */
export function noRoomError(error: unknown): UserError | undefined {
  const noRoom =
    noRoomCodes.includes(errorCode(error) ?? '') || (error instanceof Error && noRoomWords.test(error.message));
  return noRoom
    ? causedBy(error, {
        zh: '磁盘空间不足，本次内容没有保存：请腾出空间后再试。',
        en: 'The disk is full and nothing of this was stored: make room, then try again.',
      })
    : undefined;
}

/** The data folder cannot be made or written to. */
export function dataFolderError(dataDir: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  return (
    noRoomError(error) ??
    causedBy(error, {
      zh: `数据文件夹 ${dataDir} 无法写入：请检查其权限，或用 DATA_DIR 指定别的文件夹。`,
      en: `The data folder ${dataDir} cannot be written to: check its permissions, or set DATA_DIR to another folder.`,
    })
  );
}

/** The embedded database could not be made. */
export function creationError(dataDir: string, error: unknown): UserError {
  return causedBy(error, {
    zh: `无法在 ${dataDir} 建立数据库：请确认可以写入并有至少 100 MB 空间，然后重新启动。`,
    en: `No database could be made in ${dataDir}: make sure that it is writable and has 100 MB of room, then start again.`,
  });
}

/** The files of the embedded database cannot be read. */
export function damageError(folder: string, error: unknown): UserError {
  return causedBy(error, {
    zh: `数据库文件 ${folder} 无法打开，可能已损坏：请从备份恢复，或将其移走后重新启动并重新导入。`,
    en: `The database files in ${folder} cannot be opened and may be damaged: restore a backup, or move them away, start again and ingest anew.`,
  });
}

/** SQLSTATEs of a server that cannot serve now: no connection left, shutting down, crashed, starting up. */
const unavailableCodes = ['53300', '57P01', '57P02', '57P03'];

/**
 * What an error of opening Postgres says to a person. Names the host, never the password. An error of a statement is
 * no matter of theirs: undefined.
 */
export function connectionError(databaseUrl: string, error: unknown): UserError | undefined {
  const host = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : '';
  const code = errorCode(error) ?? '';
  if (code.startsWith('28')) {
    return causedBy(error, {
      zh: `数据库 ${host} 拒绝了用户名或密码：请检查 DATABASE_URL。`,
      en: `The database at ${host} refuses the user or the password: check DATABASE_URL.`,
    });
  }
  if (code === '3D000') {
    return causedBy(error, {
      zh: `数据库 ${host} 上没有 DATABASE_URL 所写的库：请先建立该库（UTF-8）。`,
      en: `The server at ${host} has no database of the name in DATABASE_URL: create it first, in UTF-8.`,
    });
  }
  if (code === '42501') {
    return causedBy(error, {
      zh: `DATABASE_URL 的用户不能在该库中建表：请授予 CREATE 权限。`,
      en: 'The user of DATABASE_URL may not make tables in that database: grant it CREATE.',
    });
  }
  if (/^[0-9A-Z]{5}$/.test(code) && !unavailableCodes.includes(code)) return undefined;
  return causedBy(error, {
    zh: `无法连接数据库 ${host}：请确认其正在运行，并检查 DATABASE_URL。`,
    en: `The database at ${host} cannot be reached: make sure that it is running, and check DATABASE_URL.`,
  });
}

/** Codes of connections that broke or were refused, and SQLSTATE classes of what a server cannot do now. */
const passingCodes = /^(?:E[A-Z]+|CONNECT(?:ION)?_[A-Z_]+|(?:08|40|53|55|57)[0-9A-Z]{3})$/;

/** Whether a statement failed for what may pass by itself, as a connection that broke, and not for what it asked. */
export function mayPass(error: unknown): boolean {
  return passingCodes.test(errorCode(error) ?? '');
}

/** What a person reads, and what the log gets of it. */
function causedBy(error: unknown, message: { readonly zh: string; readonly en: string }): UserError {
  const shown = new UserError(message);
  shown.cause = error;
  return shown;
}
