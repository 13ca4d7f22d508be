import { type Document as Tree, isComment, isTag, isText, type ParentNode } from 'domhandler';
import type { DocumentMetadata } from './document.ts';
import type { PageBlock } from './html-blocks.ts';
import { tidyLine } from './line.ts';

/** What a page says of itself, by the labels of header tables and bylines (国办发〔2019〕61号 standard fields, and usage). */
const labels = {
  title: /^(?:标题|名称|信息名称|文件名称)$/,
  publisher:
    /^(?:发布机构|发文机关|发文单位|发布单位|发布机关|公开主体|公开机构|公开单位|制发机关|制发单位|发布部门|公开部门|责任部门)$/,
  source: /^(?:来源|信息来源|文章来源|内容来源|稿件来源|信息提供|稿源)$/,
  publishedOn:
    /^(?:发布日期|发布时间|发表日期|发表时间|公开日期|公开时间|发文日期|发文时间|成文日期|公文生成日期|生成日期|印发日期|主动公开日期|日期|时间)$/,
  other:
    /^(?:索引号|文号|发文字号|备注\/文号|分类|主题分类|信息分类|体裁分类|组配分类|关键词|主题词|有效性|公开方式|公开范围)$/,
} as const;

/** Header tables state a dozen fields, two or three in a row. */
const mostHeaderRows = 12;

type Field = keyof typeof labels;

/** A table that states at least two fields of the page is its header, not a table of the report. */
export function isHeaderTable(block: PageBlock): boolean {
  if (block.kind !== 'table' || block.rows.length > mostHeaderRows) return false;
  const cells = block.rows.flatMap((row) => row.cells.map((cell) => labelled(cell.text)?.field ?? null));
  const stated = new Set(cells.filter((field) => field !== null));
  return stated.size >= 2 || cells.filter((field) => field === 'other').length >= 2;
}

/** Metadata of a page from its meta elements, its header table, its bylines and its title; an absent field is unknown. */
export function pageMetadata(tree: Tree, blocks: readonly PageBlock[]): DocumentMetadata {
  const head = headOf(tree, { meta: new Map() });
  const { meta } = head;
  const fields = statedFields(blocks);
  const heading = blocks.find((block) => block.kind === 'paragraph' && /^(?:h1|ucaptitle)$/.test(block.heading ?? ''));
  const title =
    meta.get('articletitle') ??
    fields.get('title') ??
    (heading?.kind === 'paragraph' ? heading.text : undefined) ??
    meta.get('og:title') ??
    withoutSiteName(head.title);
  const publisher = [fields.get('publisher'), meta.get('contentsource'), fields.get('source')].find(isSomebody);
  const publishedOn = [fields.get('publishedOn'), ...dateElements.map((name) => meta.get(name))]
    .map((text) => dateIn(text))
    .find((date) => date !== undefined);
  const url = [meta.get('url'), meta.get('og:url'), head.canonical, savedFrom(tree)]
    .map((address) => absolute(address, meta.get('sitedomain')))
    .find((address) => address !== undefined);
  const site = meta.get('sitename') ?? meta.get('og:site_name') ?? siteIn(head.title);
  const path = pathIn(blocks);
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(url === undefined ? {} : { url }),
    ...(site === undefined ? {} : { site }),
    ...(path.length === 0 ? {} : { path }),
  };
}

/** Meta elements that give the date of publication, the standard one (国办发〔2019〕61号) first. */
const dateElements = ['pubdate', 'publishdate', 'firstpublishedtime', 'article:published_time', 'createdate', 'date'];

/** 来源：本站 names nobody. */
function isSomebody(text: string | undefined): text is string {
  return text !== undefined && !/^(?:本站|本网|本网站|原创|本站原创|未知|不详|管理员|网站|admin|-)$/i.test(text);
}

/** An official address; one that begins at the root of its site is completed by the site's name. */
function absolute(address: string | undefined, domain: string | undefined): string | undefined {
  if (address === undefined || /^https?:\/\//i.test(address)) return address;
  const host = domain?.replace(/^https?:\/\//i, '').replace(/\/+$/, '') ?? '';
  return address.startsWith('/') && /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(host)
    ? `http://${host}${address}`
    : undefined;
}

/** The site's name behind the last dash of a page's title: …年度报告-某市人民政府. */
function siteIn(title: string | undefined): string | undefined {
  const [, ...behind] = title?.split(/\s*[-_|–—]+\s*/) ?? [];
  return behind.toReversed().find((part) => /(?:政府|网|网站|平台)$/.test(part));
}

const longestPath = 200;
const mostSteps = 12;

/** 当前位置：首页 > 政务公开 > 市审计局, in its steps. */
function pathIn(blocks: readonly PageBlock[]): readonly string[] {
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.text.length > longestPath) continue;
    const [, path] = /(?:当前|所在|现在|您的|你的)的?\s*位置(?:是|在)?\s*[:：]?\s*(.+)$/s.exec(block.text) ?? [];
    const steps = path
      ?.split(/\s*(?:[>»›→/]|-{1,2}>)+\s*/)
      .map(tidyLine)
      .filter((step) => step !== '');
    if (steps !== undefined && steps.length > 1) return steps.slice(0, mostSteps);
  }
  return [];
}

/** The ISO date that a text begins or contains (2024-01-17, 2024年1月17日, 2024/1/17); undefined when there is none. */
export function dateIn(text: string | undefined): string | undefined {
  const match = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text ?? '');
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** "发布机构：某局" or "发布机构" alone, with the value when it stands behind the label. */
function labelled(text: string): { readonly field: Field; readonly value: string } | null {
  const [, label = '', value = ''] =
    /^\s*[[【]?\s*([^:：\]】]{2,12}?)\s*[\]】]?\s*(?:[:：]\s*(.*))?$/s.exec(text) ?? [];
  const plain = label.replaceAll(/\s/g, '');
  for (const [field, pattern] of Object.entries(labels)) {
    if (isField(field) && pattern.test(plain)) return { field, value: tidyLine(value) };
  }
  return null;
}

function isField(text: string): text is Field {
  return text in labels;
}

/** Fields stated in header tables (label and value in neighbouring cells or in one), then in bylines above the text. */
function statedFields(blocks: readonly PageBlock[]): ReadonlyMap<Field, string> {
  const fields = new Map<Field, string>();
  const state = (text: string, next: string): void => {
    const found = labelled(text);
    if (found === null || fields.has(found.field)) return;
    const value = found.value === '' ? tidyLine(next) : found.value;
    if (value !== '') fields.set(found.field, value);
  };
  for (const block of blocks) {
    if (block.kind !== 'table' || !isHeaderTable(block)) continue;
    for (const { cells } of block.rows) {
      for (const [index, cell] of cells.entries()) state(cell.text, cells[index + 1]?.text ?? '');
    }
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.text.length <= 200 && /[:：]/.test(block.text)) {
      for (const part of bylineParts(block.text)) state(part, '');
    }
  }
  return fields;
}

/** "发布日期：2020-01-31 来源：某局 浏览次数：3" in its parts. */
function bylineParts(text: string): string[] {
  return text.split(/[\s|]+(?=[^\s:：|]{2,8}[:：])/);
}

/** What stands in a page's head, wherever the page has put it. */
type Head = { readonly meta: Map<string, string>; title?: string; canonical?: string };

function headOf(root: ParentNode, head: Head): Head {
  for (const child of root.children) {
    if (!isTag(child)) continue;
    if (child.name === 'meta') {
      const name = (child.attribs['name'] ?? child.attribs['property'] ?? '').trim().toLowerCase();
      const content = tidyLine(child.attribs['content'] ?? '');
      if (name !== '' && content !== '' && !head.meta.has(name)) head.meta.set(name, content);
    } else if (child.name === 'title') {
      const text = tidyLine(child.children.map((part) => (isText(part) ? part.data : '')).join(''));
      if (text !== '') head.title ??= text;
    } else if (child.name === 'link' && child.attribs['rel'] === 'canonical') {
      const address = child.attribs['href'];
      if (address !== undefined) head.canonical ??= address;
    } else headOf(child, head);
  }
  return head;
}

/** A page's title often carries the site or column behind a dash; the longest part is the document's. */
function withoutSiteName(title: string | undefined): string | undefined {
  return title?.split(/\s*[-_|–—]+\s*/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Browsers and crawlers note the address of a page they save: <!-- saved from url=(0060)http://... -->, <!-- url: ... -->. */
function savedFrom(tree: Tree): string | undefined {
  for (const child of tree.children) {
    const address = isComment(child)
      ? /\b(?:url|source|address)\s*[:=]?\s*(?:\(\d+\))?\s*(https?:\/\/[^\s"'<>]+)/i.exec(child.data)?.[1]
      : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}
