import { loadImage } from '@napi-rs/canvas';
import { pdfOf } from './pdf-writer.ts';

const width = 595;

/** A PDF whose pages are these JPEG pictures, as scanners make it. */
export async function scannedPdf(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const objects: Record<number, string> = {};
  const pages: string[] = [];
  for (const [index, picture] of pictures.entries()) {
    const bytes = Buffer.from(picture);
    const image = await loadImage(bytes);
    const height = Math.round((width * image.height) / image.width);
    const [page, drawn] = [10 + 2 * index, 1_000 + index];
    pages.push(`q ${width} 0 0 ${height} 0 0 cm /Im Do Q`);
    objects[page] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Im ${drawn} 0 R >> >> /Contents ${page + 1} 0 R >>`;
    objects[drawn] =
      `<< /Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`;
  }
  return pdfOf(pages, { width, objects });
}
