/**
 * What every kind of source becomes before anything is understood of it: a page, as blocks in the order in which they are read.
 * A list that came as CSV or JSON is a page with nothing but tables.
 */

/** A stretch of text that looks the same. White space is collapsed, as a browser shows it. */
export interface Segment {
  text: string;
  /** Where it links to; only addresses that a feed may have. */
  url?: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  /** Struck through. */
  struck?: boolean;
}

/** What stands on a line of its own. `begins` says why: as a paragraph, as an item of a list, or after a mere line break. */
export interface Line {
  segments: Segment[];
  begins: 'block' | 'item' | 'break';
}

/** Text as it is written in a paragraph, a cell or an item; without lines, it is empty. */
export type Rich = readonly Line[];

export interface Cell {
  text: Rich;
  /** Marked up as the head of a column or a row. */
  isHead: boolean;
}

/** Rows of equal length. A cell that spans several places stands, as the same object, in each of them. */
export interface Table {
  caption?: string;
  rows: Cell[][];
  /** How many rows the markup says are heads. */
  headRows: number;
}

export interface Item {
  text: Rich;
  /** What else it holds, such as lists in it. */
  blocks: Block[];
}

export interface List {
  type: 'list';
  isOrdered: boolean;
  items: Item[];
}

export type Block =
  | {type: 'heading'; level: number; text: Rich}
  | {type: 'paragraph'; text: Rich}
  | List
  | {type: 'table'; table: Table}
  | {type: 'details'; summary: Rich; blocks: Block[]}
  /** A table whose cells have no borders any more, as when the text of a page is copied. */
  | {type: 'unsplit'; lines: string[]};

/** A part of the source that is not the page's content: a menu, a form, code. */
export interface LeftOut {
  what: string;
  text: string;
}

export interface Page {
  /** What the source states about itself in names and values: front matter, `<meta>`, scalars of JSON. */
  meta: Map<string, string>;
  /** BCP 47. */
  language?: string;
  blocks: Block[];
  leftOut: LeftOut[];
}

export const emptyPage = (): Page => ({meta: new Map(), blocks: [], leftOut: []});

/** The text of a value that has no markup; each line becomes one. */
export const plainRich = (text: string, begins: Line['begins'] = 'break'): Rich =>
  text
    .split(/\r\n?|\n/)
    .map(clean)
    .filter(Boolean)
    .map((line) => ({begins, segments: [{text: line}]}));

/** A text without what cannot be seen, and with single spaces. */
export const clean = (text: string): string =>
  text
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const lineText = ({segments}: Line): string => segments.map(({text}) => text).join('');

/** All of its text, line by line. */
export const textOf = (rich: Rich): string => rich.map(lineText).join('\n');

/** All of its text on one line. */
export const flatText = (rich: Rich): string => rich.map(lineText).join(' ');

export interface Link {
  text: string;
  url: string;
}

/** The links in it, in order; a link that goes on over several segments is one. */
export function linksOf(rich: Rich): Link[] {
  const links: Link[] = [];
  for (const {segments} of rich) {
    let last: Link | undefined;
    for (const {text, url} of segments) {
      if (url === undefined) last = undefined;
      else if (last?.url === url) last.text += text;
      else {
        last = {text, url};
        links.push(last);
      }
    }
  }
  return links.map(({text, url}) => ({text: text.trim(), url}));
}

/** The blocks, and those inside of them, depth first. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'details') yield* allBlocks(block.blocks);
    if (block.type === 'list') for (const item of block.items) yield* allBlocks(item.blocks);
  }
}

/** The text of blocks, line by line. */
export function blocksText(blocks: readonly Block[]): string {
  const texts: string[] = [];
  for (const block of blocks) {
    if (block.type === 'heading' || block.type === 'paragraph') texts.push(textOf(block.text));
    else if (block.type === 'list')
      for (const {text, blocks: inner} of block.items) texts.push(textOf(text), blocksText(inner));
    else if (block.type === 'details') texts.push(textOf(block.summary), blocksText(block.blocks));
    else if (block.type === 'unsplit') texts.push(block.lines.join('\n'));
    else for (const row of block.table.rows) texts.push(row.map(({text}) => flatText(text)).join(' | '));
  }
  return texts.filter(Boolean).join('\n');
}
