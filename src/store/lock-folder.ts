import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../domain/user-error.ts';

/** Bytes of the longest socket name: a process id, a dash, eight characters, `.sock` or `.made`. */
const longestName = 24;
/** Bytes of sun_path on macOS, which has fewer than Linux, without the NUL at the end. */
const longestPath = 103;

/**
 * The folder of a data folder's sockets, made when it is not there; nobody but this user gets into it. Within the data
 * folder, or in that of temporary files when the path would be too long for a socket. Throws UserError when it cannot
 * be made or belongs to somebody else.
 */
export async function lockFolder(dataDir: string): Promise<string> {
  const within = path.join(await realpath(dataDir), 'lock');
  if (Buffer.byteLength(within) + 1 + longestName <= longestPath) return ownFolder(within, dataDir);
  const hash = createHash('sha256').update(within).digest('hex').slice(0, 16);
  return ownFolder(path.join(tmpdir(), `gongkai-${hash}`), dataDir);
}

async function ownFolder(folder: string, dataDir: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  const [found, data] = [await lstat(folder), await lstat(await realpath(dataDir))];
  const user = process.getuid?.();
  if (!found.isDirectory() || (found.uid !== user && found.uid !== data.uid)) {
    throw new UserError({
      zh: `${folder} 属于其他用户，请删除它，或用 DATA_DIR 指定别的文件夹。`,
      en: `${folder} belongs to another user: remove it, or set DATA_DIR to another folder.`,
    });
  }
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
  return folder;
}
