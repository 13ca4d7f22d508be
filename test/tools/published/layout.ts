import { formHtml } from '../form-markup.ts';
import type { Parts } from './filled.ts';

/** `whole`: nothing is lost on the way, so that every cell has to be read; elsewhere one may be missing, and is then named. */
type Named = { readonly name: string; readonly whole: boolean };

/** A way in which agencies lay the tables out, whatever the format. */
export type GridLayout = Named & { readonly change: (parts: Parts) => Parts };

/** A way in which a site or a converter writes a report down. */
export type WrittenLayout = Named & { readonly write: (parts: Parts) => string };

/** A report inside the frame of a site. */
export function page(body: string): string {
  const title = '临江市示例局政府信息公开工作年度报告';
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="wrap"><div class="article">${body}</div></div></body></html>`;
}

/** A report as a plain page. */
export function plainPage(parts: Parts): string {
  return page(formHtml(parts));
}
