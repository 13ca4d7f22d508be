import { badRequest, Refusal } from './refusal.ts';

const mebibyte = 1024 * 1024;
const largestDownload = 20 * mebibyte;
const largestUpload = 50 * 1000 * 1000;
const largestPhoto = 10 * mebibyte;

/** A file that travels beside the parameters of a call. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

/** Files by id, as persons sent them. */
export type FileShelf = {
  put(file: UploadedFile): string;
  /** getFile. Throws Refusal. */
  describe(id: string): {
    readonly file_id: string;
    readonly file_unique_id: string;
    readonly file_size: number;
    readonly file_path: string;
  };
  /** The bytes at a path that `describe` gave; null when there are none. */
  read(path: string): Uint8Array | null;
};

export function createFileShelf(): FileShelf {
  const files = new Map<string, UploadedFile>();
  return {
    put: (file) => {
      const id = `file${files.size + 1}`;
      files.set(id, file);
      return id;
    },
    describe: (id) => {
      const file = files.get(id);
      if (file === undefined) throw badRequest('invalid file_id');
      if (file.bytes.length > largestDownload) throw badRequest('file is too big');
      return { file_id: id, file_unique_id: id, file_size: file.bytes.length, file_path: `documents/${id}` };
    },
    read: (path) => files.get(path.replace('documents/', ''))?.bytes ?? null,
  };
}

/** Throws Refusal for a file that is too large to upload: from the server in front, before the Bot API sees it. */
export function checkUpload({ bytes }: UploadedFile): void {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > largestUpload) throw new Refusal(413, 'Request Entity Too Large');
}

/** The size of a picture. Throws Refusal for what Telegram does not take as a photo; only PNG, which the bot draws. */
export function checkPhoto({ bytes }: UploadedFile): { readonly width: number; readonly height: number } {
  const header = Buffer.from(bytes.subarray(0, 24));
  if (header.length < 24 || header.readUInt32BE(0) !== 0x89_50_4e_47) throw badRequest('IMAGE_PROCESS_FAILED');
  const width = header.readUInt32BE(16);
  const height = header.readUInt32BE(20);
  if (bytes.length > largestPhoto) throw badRequest('file is too big');
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height))
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return { width, height };
}
