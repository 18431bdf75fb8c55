/**
 * From HTML (WHATWG) to blocks. What is around the content, such as menus, is left out and named; where content is hidden,
 * as in tabs and accordions, it is still content.
 */
import {type DefaultTreeAdapterTypes as Dom, defaultTreeAdapter, parse, type TreeAdapter} from 'parse5';
import {Failure} from '../command.js';
import {type Block, type Cell, clean, emptyPage, type Item, type Line, type Page} from './document.js';
import {toGrid} from './grid.js';
import {resolved, richOf} from './html-inline.js';
import {
  attribute,
  BLOCKS,
  type Element,
  isElement,
  isText,
  leavesOf,
  NO_TEXT,
  type Node,
  names,
  textIn,
} from './html-tree.js';

/**
 * What merely wraps elements that nest deeper is taken away, and twice as deep all but text; browsers do much the same from this
 * depth on.
 */
const DEEPEST = 512;

/** Whoever opens this many elements without closing one has no page. The parser would take very long. */
const MOST_OPEN = 50_000;

interface Context {
  /** Elements with a block in them. */
  withBlocks: Set<unknown>;
  /** Elements with a table in them. */
  withTables: Set<unknown>;
  /** The element that the page says is its content, and all that it is in. */
  main?: Element;
  aroundMain: Set<unknown>;
  isInMain: boolean;
  page: Page;
  base?: string;
}

/**
 * Reads it into `page`, or a new one.
 *
 * @param url where the page came from, to which its links are relative; without it, they stay as they are
 * @throws {Failure} for what nests without end
 */
export function fromHtml(html: string, {url, page = emptyPage()}: {url?: string; page?: Page} = {}): Page {
  const document = parse(html, {treeAdapter: guardedAdapter()});
  const root = document.childNodes.filter(isElement).find(({tagName}) => tagName === 'html');
  if (!root) return page;
  const {withBlocks, withTables, tables, candidates} = survey(root);
  const base = readHead(root, page, url);
  const main = findMain(tables, candidates);
  const aroundMain = new Set<unknown>();
  for (
    let around: Dom.Node | null | undefined = main;
    around;
    around = 'parentNode' in around ? around.parentNode : null
  )
    aroundMain.add(around);
  const context: Context = {withBlocks, withTables, main, aroundMain, isInMain: !main, page, base};
  for (const body of root.childNodes.filter(isElement).filter(({tagName}) => tagName === 'body'))
    for (const block of blocksOf(body.childNodes, context)) page.blocks.push(block);
  return page;
}

function guardedAdapter(): TreeAdapter<Dom.DefaultTreeAdapterMap> {
  let open = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++open > MOST_OPEN) throw new Failure('This opens too many elements in each other to be a page.');
    },
    onItemPop() {
      open--;
    },
  };
}

/** What is where in the tree; what nests too deeply becomes its text. Without recursion, as the tree may be deep. */
function survey(root: Element): {
  withBlocks: Set<unknown>;
  withTables: Set<unknown>;
  tables: Element[];
  candidates: Element[];
} {
  const withBlocks = new Set<unknown>();
  const withTables = new Set<unknown>();
  const tables: Element[] = [];
  const candidates: Element[] = [];
  const stack: {node: Element; depth: number}[] = [{node: root, depth: 0}];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const {node, depth} = top;
    if (depth >= 2 * DEEPEST) node.childNodes = leavesOf(node);
    else if (depth >= DEEPEST) node.childNodes = withoutWrappers(node);
    if (isTable(node)) {
      tables.push(node);
      markAbove(node, withTables);
    }
    if (BLOCKS.has(node.tagName) || isTable(node)) markAbove(node, withBlocks);
    if (/^(main|article)$/.test(node.tagName) || attribute(node, 'role') === 'main') candidates.push(node);
    const children = node.childNodes.filter(isElement);
    for (let index = children.length - 1; index >= 0; index--)
      stack.push({node: children[index] as Element, depth: depth + 1});
  }
  return {withBlocks, withTables, tables, candidates};
}

function markAbove(node: Element, marked: Set<unknown>): void {
  for (
    let above: Dom.Node | null = node.parentNode;
    above && !marked.has(above);
    above = 'parentNode' in above ? above.parentNode : null
  )
    marked.add(above);
}

/** Elements that hold others and say nothing themselves. */
const WRAPPERS = names('article b center div em font i main section small span strong u');

/** What is in an element, out of all that merely wraps it. */
function withoutWrappers(root: Element): Node[] {
  const kept: Node[] = [];
  const stack: Node[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node) || !WRAPPERS.has(node.tagName)) kept.push(node);
    else for (const child of node.childNodes.toReversed()) stack.push(child);
  }
  return kept;
}

const isTable = (element: Element): boolean =>
  element.tagName === 'table'
    ? attribute(element, 'role') !== 'presentation'
    : /^(table|grid|treegrid)$/.test(attribute(element, 'role') ?? '');

/** The content as the page marks it: the `main` that holds all tables, else an `article` that does. */
function findMain(tables: readonly Element[], candidates: readonly Element[]): Element | undefined {
  const holdsAll = (element: Element): boolean =>
    tables.every((table) => {
      for (let above: Dom.Node | null = table; above; above = 'parentNode' in above ? above.parentNode : null)
        if (above === element) return true;
      return false;
    });
  const isArticle = ({tagName}: Element): boolean => tagName === 'article';
  const mains = candidates.filter((element) => !isArticle(element));
  return (
    mains.find(holdsAll) ??
    (tables.length ? candidates.find((element) => isArticle(element) && holdsAll(element)) : undefined)
  );
}

/** Takes what the head says, and gives what links are relative to. */
function readHead(root: Element, page: Page, url: string | undefined): string | undefined {
  page.language ??= attribute(root, 'lang')?.trim() || undefined;
  let base = url;
  const head = root.childNodes.filter(isElement).find(({tagName}) => tagName === 'head');
  for (const element of head?.childNodes.filter(isElement) ?? []) {
    if (element.tagName === 'title')
      page.meta.set('<title>', clean(element.childNodes.map((node) => (isText(node) ? node.value : '')).join('')));
    if (element.tagName === 'meta') {
      const name = attribute(element, 'property') ?? attribute(element, 'name') ?? '';
      if (/^(og:site_name|description)$/i.test(name))
        page.meta.set(name.toLowerCase(), clean(attribute(element, 'content') ?? ''));
    }
    const href = element.tagName === 'base' ? attribute(element, 'href') : undefined;
    if (href !== undefined && url) base = resolved(href, url);
  }
  return base;
}

const REGIONS: Readonly<Record<string, string>> = {
  nav: 'a menu',
  navigation: 'a menu',
  menubar: 'a menu',
  tablist: 'a menu',
  footer: 'the foot of the page',
  contentinfo: 'the foot of the page',
  header: 'the head of the page',
  banner: 'the head of the page',
  aside: 'an aside',
  complementary: 'an aside',
  form: 'a form',
  search: 'a search',
  dialog: 'a dialog',
  alertdialog: 'a dialog',
};

const CONSENT =
  /(^|[\s_-])(onetrust|cookiebot|CybotCookiebot\w*|(cookie|consent)s?[_-]?(banner|notice|bar|popup|modal|dialog|overlay|law))/i;

/** What an element is where it is no content. */
function regionOf(element: Element, {withTables, main, aroundMain, isInMain}: Context): string | undefined {
  const {tagName} = element;
  if (withTables.has(element) || isTable(element) || element === main || aroundMain.has(element)) return undefined;
  if (CONSENT.test(`${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`))
    return 'a notice on cookies';
  const role = attribute(element, 'role') ?? '';
  const region = Object.hasOwn(REGIONS, role)
    ? REGIONS[role]
    : Object.hasOwn(REGIONS, tagName)
      ? REGIONS[tagName]
      : undefined;
  // Inside of the content, these are about the content.
  if (region && !(isInMain && main && /^(header|footer|aside|complementary)$/.test(role || tagName))) {
    if (region !== 'the head of the page' || main) return region;
    if (!/^h[1-6]$/.test(element.tagName) && hasHeading(element)) return undefined;
    return region;
  }
  // What a tab or a button opens is content that is not shown yet.
  const isOpened = role === 'tabpanel' || attribute(element, 'hidden') === 'until-found';
  const isHidden =
    !isOpened &&
    (attribute(element, 'hidden') !== undefined ||
      attribute(element, 'aria-hidden') === 'true' ||
      /display\s*:\s*none/i.test(attribute(element, 'style') ?? ''));
  if (isHidden) return 'hidden text';
  return !isInMain ? 'what is around the content' : undefined;
}

const hasHeading = (element: Element): boolean =>
  element.childNodes.some((node) => isElement(node) && (node.tagName === 'h1' || hasHeading(node)));

/** Whether it is the button of an accordion, which stands for the heading of what it opens. */
function opensWhatFollows(element: Element): boolean {
  const {parentNode: parent} = element;
  const controls = attribute(element, 'aria-controls');
  const isCalledSo = /accordion/i.test(attribute(element, 'class') ?? '');
  if (element.tagName !== 'button' || !parent || !(controls || isCalledSo)) return false;
  let at = parent.childNodes.indexOf(element) + 1;
  while (parent.childNodes[at] && !isElement(parent.childNodes[at] as Node)) at++;
  const next = parent.childNodes[at] as Element | undefined;
  return !!next && !isTable(next) && (isCalledSo || controls === attribute(next, 'id'));
}

function headingLevel(element: Element): number | undefined {
  const [, digit] = /^h([1-6])$/.exec(element.tagName) ?? [];
  if (digit) return Number(digit);
  if (opensWhatFollows(element)) return 6;
  if (attribute(element, 'role') !== 'heading') return undefined;
  return Number.parseInt(attribute(element, 'aria-level') ?? '', 10) || 2;
}

/** The blocks that these nodes make. */
function blocksOf(nodes: readonly Node[], context: Context): Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const text = richOf(run, context);
    run = [];
    if (text.length) blocks.push({type: 'paragraph', text});
  };
  for (const node of nodes) {
    if (!isElement(node)) {
      if (isText(node) && context.isInMain) run.push(node);
      continue;
    }
    if (NO_TEXT.has(node.tagName)) continue;
    const region = regionOf(node, context);
    if (region) {
      const heading =
        region === 'what is around the content' || region === 'the head of the page' ? firstHeading(node) : undefined;
      const text = textIn(node);
      if (text) context.page.leftOut.push({what: region, text});
      if (heading) context.page.meta.set('<h1>', textIn(heading));
      continue;
    }
    const inner = node === context.main ? {...context, isInMain: true} : context;
    const isBlock = BLOCKS.has(node.tagName) || context.withBlocks.has(node) || isTable(node);
    if (!isBlock && headingLevel(node) === undefined) {
      if (inner.isInMain) run.push(node);
      continue;
    }
    flush();
    for (const block of blockOf(node, inner)) blocks.push(block);
  }
  flush();
  return blocks;
}

function firstHeading(element: Element): Element | undefined {
  if (element.tagName === 'h1') return element;
  for (const node of element.childNodes) {
    const found = isElement(node) ? firstHeading(node) : undefined;
    if (found) return found;
  }
  return undefined;
}

function blockOf(element: Element, context: Context): Block[] {
  const level = headingLevel(element);
  if (level !== undefined && !context.withTables.has(element)) {
    const text = richOf(element.childNodes, context);
    return text.length ? [{type: 'heading', level, text}] : [];
  }
  if (isTable(element)) return tableOf(element, context);
  switch (element.tagName) {
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return listOf(element, context);
    case 'dl':
      return definitionsOf(element, context);
    case 'details': {
      const isSummary = (node: Node): boolean => isElement(node) && node.tagName === 'summary';
      const summary = richOf(element.childNodes.filter(isSummary), context);
      const blocks = blocksOf(
        element.childNodes.filter((node) => !isSummary(node)),
        context,
      );
      return summary.length ? [{type: 'details', summary, blocks}] : blocks;
    }
    case 'pre': {
      const lines = textLines(element);
      return lines.length
        ? [{type: 'paragraph', text: lines.map((text): Line => ({begins: 'break', segments: [{text, code: true}]}))}]
        : [];
    }
  }
  return blocksOf(element.childNodes, context);
}

const textLines = (element: Element): string[] =>
  leavesOf(element)
    .map((node) => (isText(node) ? node.value : '\n'))
    .join('')
    .split('\n')
    .map(clean)
    .filter(Boolean);

const isListElement = (node: Node): boolean =>
  isElement(node) && /^(ul|ol|menu|dir|table|dl|details)$/.test(node.tagName);

function listOf(element: Element, context: Context): Block[] {
  const items: Item[] = [];
  const stray: Node[] = [];
  for (const node of element.childNodes) {
    if (!isElement(node) || node.tagName !== 'li') {
      stray.push(node);
      continue;
    }
    if (regionOf(node, context)) {
      context.page.leftOut.push({what: 'hidden text', text: textIn(node)});
      continue;
    }
    const own: Node[] = [];
    const others: Node[] = [];
    // A list in an item begins what is no longer its own text, wherever it nests.
    const split = (children: readonly Node[]): void => {
      for (const child of children) {
        if (isListElement(child) || (isElement(child) && isTable(child))) others.push(child);
        else if (isElement(child) && context.withBlocks.has(child) && !others.length) split(child.childNodes);
        else (others.length && isElement(child) && BLOCKS.has(child.tagName) ? others : own).push(child);
      }
    };
    split(node.childNodes);
    const text = richOf(own, context);
    const blocks = blocksOf(others, context);
    if (text.length || blocks.length) items.push({text, blocks});
  }
  const rest = blocksOf(stray, context);
  return items.length ? [{type: 'list', isOrdered: element.tagName === 'ol', items}, ...rest] : rest;
}

/** Terms and what is said of them: a list, in which the term is the item's own text. */
function definitionsOf(element: Element, context: Context): Block[] {
  const items: Item[] = [];
  const read = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.tagName === 'dt') items.push({text: richOf(node.childNodes, context), blocks: []});
      else if (node.tagName === 'dd') {
        const blocks = blocksOf(node.childNodes, context);
        const last = items.at(-1);
        if (last) last.blocks = [...last.blocks, ...blocks];
        else items.push({text: [], blocks});
      } else read(node.childNodes);
    }
  };
  read(element.childNodes);
  return items.length ? [{type: 'list', isOrdered: false, items}] : blocksOf(element.childNodes, context);
}

function tableOf(element: Element, context: Context): Block[] {
  const rowElements: {element: Element; isHead: boolean}[] = [];
  const captions: string[] = [];
  let isLayout = false;
  const collect = (nodes: readonly Node[], isHead: boolean): void => {
    for (const node of nodes) {
      if (!isElement(node) || NO_TEXT.has(node.tagName)) continue;
      if (node.tagName === 'caption') captions.push(textIn(node));
      else if (node.tagName === 'tr' || attribute(node, 'role') === 'row') {
        rowElements.push({element: node, isHead});
        if (context.withTables.has(node)) isLayout = true;
      } else collect(node.childNodes, isHead || node.tagName === 'thead');
    }
  };
  collect(element.childNodes, false);
  const [head] = rowElements;
  const headCells = head && !context.withTables.has(head.element) ? cellsOf(head.element) : [];
  // Below heads of its own, a table in a cell is part of what the cell says.
  const hasHeads = headCells.length > 1 && headCells.every(isHeadCell);
  if ((isLayout && !hasHeads) || !rowElements.length)
    return blocksOf(element.childNodes, {...context, withTables: context.withTables});
  const rows = rowElements.map(({element: row, isHead}) =>
    cellsOf(row).map((cell) => ({
      cell: {text: richOf(cell.childNodes, context), isHead: isHead || isHeadCell(cell)} satisfies Cell,
      colspan: span(cell, 'colspan', 1),
      rowspan: span(cell, 'rowspan', 1),
    })),
  );
  const headRows = rowElements.findIndex(({isHead}) => !isHead);
  const grid = toGrid(rows);
  if (!grid[0]?.length) return [];
  return [{type: 'table', table: {caption: captions.find(Boolean), rows: grid, headRows: headRows < 0 ? 0 : headRows}}];
}

const isHeadCell = (cell: Element): boolean =>
  cell.tagName === 'th' || /^(columnheader|rowheader)$/.test(attribute(cell, 'role') ?? '');

function cellsOf(row: Element): Element[] {
  const cells: Element[] = [];
  const collect = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (
        /^t[dh]$/.test(node.tagName) ||
        /^(cell|gridcell|columnheader|rowheader)$/.test(attribute(node, 'role') ?? '')
      )
        cells.push(node);
      else collect(node.childNodes);
    }
  };
  collect(row.childNodes);
  return cells;
}

const span = (cell: Element, name: string, usual: number): number => {
  const count = Number.parseInt(attribute(cell, name) ?? attribute(cell, `aria-${name}`) ?? '', 10);
  return count >= 0 ? count : usual;
};
