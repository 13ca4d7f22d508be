/** What every format is read into: text and tables in reading order, each with its place in the original. */
export type Document = {
  readonly format: 'text' | 'html' | 'docx' | 'doc' | 'pdf' | 'image';
  readonly blocks: readonly Block[];
  /** What the page or file says of itself, outside the report's text. */
  readonly metadata: DocumentMetadata;
  /** Read by OCR. */
  readonly machineRead: boolean;
};

export type DocumentMetadata = {
  readonly title?: string;
  readonly publisher?: string;
  /** The website, as it names itself. */
  readonly site?: string;
  /** The steps of the path to a page, outermost first: 首页, 某市人民政府, 市审计局. */
  readonly path?: readonly string[];
  /** ISO date. */
  readonly publishedOn?: string;
  readonly url?: string;
};

/** Page and line from 1; null where the format has none. */
export type Position = { readonly page: number | null; readonly line: number | null };

export type Block = Paragraph | Table;

export type Paragraph = { readonly kind: 'paragraph'; readonly text: string; readonly at: Position };

export type Table = {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  /**
   * Whether row and column numbers are facts of the document (HTML, Word, ruled PDF). Where false (tabs, one cell per
   * line), a cell may have been shifted, split, merged or dropped, and only labels, order and sums can place it.
   */
  readonly exactGrid: boolean;
};

export type TableRow = { readonly cells: readonly TableCell[] };

export type TableCell = {
  readonly text: string;
  /** Grid position from 1, after resolving spans. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly at: Position;
};
