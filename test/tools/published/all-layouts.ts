import { docxOf, formWordXml } from '../form-markup.ts';
import type { Parts } from './filled.ts';
import { gridLayouts } from './grid-layouts.ts';
import { plainPage } from './layout.ts';
import { pageLayouts } from './page-layouts.ts';
import { textChanges } from './text-changes.ts';
import { textLayouts } from './text-layouts.ts';

/** A report in a layout, as the bytes of a file. */
export type PublishedLayout = {
  readonly name: string;
  readonly whole: boolean;
  readonly bytes: (parts: Parts) => Uint8Array;
};

/** Every layout as a page; those of the grid in Word too, whose merged cells are written otherwise; those of text as text. */
export const publishedLayouts: readonly PublishedLayout[] = [
  ...[...gridLayouts, ...textChanges].map(({ name, whole, change }) => ({
    name: `page: ${name}`,
    whole,
    bytes: (parts: Parts) => Buffer.from(plainPage(change(parts))),
  })),
  ...gridLayouts.map(({ name, whole, change }) => ({
    name: `Word: ${name}`,
    whole,
    bytes: (parts: Parts) => docxOf(formWordXml(change(parts))),
  })),
  ...pageLayouts.map(({ name, whole, write }) => ({
    name: `page: ${name}`,
    whole,
    bytes: (parts: Parts) => Buffer.from(write(parts)),
  })),
  ...textLayouts.map(({ name, whole, write }) => ({ name, whole, bytes: (parts: Parts) => Buffer.from(write(parts)) })),
];
