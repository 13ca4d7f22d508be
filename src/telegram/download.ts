import { type Api, GrammyError } from 'grammy';
import { largerThanDownload, largestDownload } from '../chat/sent/refusals.ts';
import { UserError } from '../domain/user-error.ts';
import type { Clock } from '../domain/clock.ts';
import { type Transport, withinTime } from './transport.ts';

const downloadTimeout = 120_000;

/**
 * Downloads a file that a person sent. Its size is counted while it arrives, whatever was announced. Throws UserError
 * when it is too large, and an error of its own when it cannot be had: nothing was sent, so nothing is ambiguous.
 */
export async function download(
  fileId: string,
  from: { readonly api: Api; readonly address: (path: string) => string },
  transport: Transport,
  clock: Clock,
): Promise<Uint8Array> {
  try {
    const { file_path: path } = await from.api.getFile(fileId);
    if (path === undefined) throw new Error('Telegram gave no path for the file');
    return await withinTime(clock, downloadTimeout, null, async (signal) =>
      readBody(await transport(from.address(path), { signal })),
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof GrammyError && error.description.includes('file is too big')) throw largerThanDownload();
    throw new Error('a file could not be downloaded', { cause: error });
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  if (!response.ok || response.body === null) throw new Error(`download answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > largestDownload) throw largerThanDownload();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
