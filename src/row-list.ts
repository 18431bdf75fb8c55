/**
 * The rows in their tables: where they stand, which of them are drawn in full, and what readers do with one of them.
 *
 * A long list stands in chunks. The first screen is placed at once and the rest in idle moments, so that no keystroke waits
 * for rows that nobody sees; the stylesheet spares the browser the layout of chunks off the screen, which are in the page all
 * the same for its search, for print and for who hears the page; and what only serves pointer and focus is drawn when a
 * chunk comes near.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Subprocessor} from './feed/parse.js';
import {copyLink, reveal} from './row-actions.js';
import {addParts, type RowElements, SCREEN, withTable} from './row-elements.js';
import {markMatches} from './search-aids.js';
import {createDetailsRow, drawExtras, drawStage, type RowExtrasContext, type RowParts} from './templates/row-extras.js';
import type {LaterPage} from './templates/shared.js';
import {detailsOf} from './view/details.js';
import type {Column} from './view/fields.js';
import type {Group} from './view/groups.js';
import type {Listing} from './view/listing.js';
import {entryOfHash} from './view/row-link.js';
import type {Row} from './view/rows.js';
import type {View} from './view/view-state.js';

export interface RowListHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly linkPrefix: string;
}

interface RowListContext {
  page: LaterPage;
  listing: Listing;
  view: View;
  elements: RowElements;
  query: string;
  /** By id of the entry, whether the reader opened or closed its details. */
  open: ReadonlyMap<string, boolean>;
}

export interface RowListEvents {
  /** A row is to be shown that the view does not have. */
  onHidden(): void;
  onToggle(id: string, open: boolean): void;
  /** The address by which others come to a row. */
  addressOf(id: string): string;
  /** Is to tell who does not see it; `''` when it no longer holds. */
  say(text: string): void;
}

/** The part of a table that is placed, and skipped when it is off the screen, as a whole. */
interface Chunk {
  body: HTMLElement;
  rows: readonly Row[];
  columns: readonly Column[];
  isPlaced: boolean;
}

/** After the first screen: large enough to be few, small enough to be laid out unnoticed when it comes near. */
const CHUNK = 50;

const isSame = <Item>(a: ArrayLike<Item>, b: readonly Item[]): boolean =>
  a.length === b.length && b.every((item, index) => item === a[index]);

/** Makes these nodes the only children, leaving in place what is in place: it need not be laid out again. */
function setChildren(parent: Element, nodes: readonly Element[]): void {
  const kept = new Set(nodes);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/** What tells whether there is time left of a slice short enough not to be felt, whatever comes in between. */
function slice(): () => boolean {
  const end = performance.now() + 12;
  return () => performance.now() < end;
}

/** Calls back when the browser has time, with what tells whether it still has. */
function whenIdle(work: (hasTime: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(() => work(slice()), {timeout: 200});
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(() => work(slice()));
  return () => clearTimeout(id);
}

export class RowList implements ReactiveController {
  readonly #host: RowListHost;
  readonly #events: RowListEvents;
  #context?: RowListContext;
  #chunks: Chunk[] = [];
  #chunkOf = new WeakMap<Element, Chunk>();
  readonly #parts = new WeakMap<Element, RowParts>();
  /** The rows that are open, linked to, or say something, wherever they are. */
  readonly #special = new Set<RowParts>();
  /** The chunks at or near the screen, whose rows are drawn in full. */
  #near = new WeakSet<Element>();
  #observer?: IntersectionObserver;
  /** Tells how high rows are, from which the height of chunks that were never drawn is guessed. */
  #sizes?: ResizeObserver;
  /** How wide the list was when rows were measured. */
  #measuredWidth = 0;
  #cancelIdle?: () => void;
  #preparing?: {listing: Listing; steps: Generator<void>};

  /** Id of the entry that the address names. */
  #target = '';
  /** The entry whose link was copied last, and what to say of it. */
  #copied?: {id: string; message: 'copied' | 'linkInAddress'};
  /** Id of the entry that was last stepped to. */
  #stepped = '';
  /** The hash of the row that the page was last moved to. */
  #reached = '';

  constructor(host: RowListHost, events: RowListEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#goToHash);
    window.addEventListener('click', this.#handleClick);
    window.addEventListener('beforeprint', this.#placeAll);
    this.#forget();
    const margin = '50% 0px';
    const options = {rootMargin: margin, scrollMargin: margin};
    this.#observer = new IntersectionObserver((entries) => this.#handleNear(entries), options);
    this.#sizes = new ResizeObserver((sizes) => {
      for (const size of sizes) this.#handleSize(size);
    });
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#goToHash);
    window.removeEventListener('click', this.#handleClick);
    window.removeEventListener('beforeprint', this.#placeAll);
    this.#observer?.disconnect();
    this.#sizes?.disconnect();
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    markMatches(this, [], '');
  }

  /** Puts the rows of a view into the tables that are drawn for its groups. */
  place(tables: Iterable<HTMLTableElement>, context: RowListContext): void {
    const {page, view} = context;
    if (this.#context && this.#context.view.rows !== view.rows) this.#say();
    if (this.#context?.listing !== context.listing) this.#forget();
    this.#context = context;
    const keepFocus = this.#takeFocus();
    const groups = withTable(view.groups);
    this.#chunks = [...tables].flatMap((table) => {
      const group = groups.shift();
      return group ? this.#divide(table, group, context) : [];
    });
    let count = 0;
    for (const chunk of this.#chunks) {
      if (page.isLong && count >= SCREEN) break;
      count += chunk.rows.length;
      this.#near.add(chunk.body);
      this.#place(chunk);
    }
    this.#drawNear();
    keepFocus?.();
    this.#continue();
  }

  /**
   * What gives the focus back to a row, or the control in it, that makes room for another of the same entry; or to the number
   * of rows, where there is none.
   */
  #takeFocus(): (() => void) | undefined {
    const root = this.#host.renderRoot as ShadowRoot;
    const active = root.activeElement;
    const before = active?.closest<HTMLElement>('tr[data-id]');
    if (!active || !before) return undefined;
    const placesIn = (row: Element): Element[] => [row, ...row.querySelectorAll('a, button')];
    const place = placesIn(before).indexOf(active);
    return () => {
      const row = this.#show(before.dataset.id);
      if (row === before && root.activeElement === active) return;
      const target = row ? (placesIn(row)[place] ?? row) : root.querySelector('.state > p');
      (target as HTMLElement | null)?.focus({preventScroll: true});
    };
  }

  /** The row of an entry, placed and drawn in full. */
  #show(id: string | undefined): HTMLElement | undefined {
    const chunk = this.#chunks.find(({rows}) => rows.some(({entry}) => entry.id === id));
    if (!chunk) return undefined;
    this.#place(chunk);
    this.#near.add(chunk.body);
    this.#drawNear();
    for (const {entry, row} of this.#partsOf(chunk)) if (entry.id === id) return row;
    return undefined;
  }

  /** Of what stood in the tables; whatever comes is placed, observed and measured anew. */
  #forget(): void {
    this.#observer?.disconnect();
    this.#sizes?.disconnect();
    this.#chunkOf = new WeakMap();
    this.#near = new WeakSet();
    this.#special.clear();
    this.#stepped = '';
    this.#measuredWidth = 0;
  }

  /** Goes to the next row in the order of the page, or the one before (-1), whose entry is one of those; round at the end. */
  step(by: 1 | -1, isOne: (entry: Subprocessor) => boolean): void {
    const entries = this.#chunks.flatMap(({rows}) => rows.map(({entry}) => entry));
    const active = (this.#host.renderRoot as ShadowRoot).activeElement?.closest<HTMLElement>('tr');
    const last =
      active?.dataset.id ?? (active?.previousElementSibling as HTMLElement | undefined)?.dataset.id ?? this.#stepped;
    const from = entries.findIndex(({id}) => id === last);
    const count = entries.length;
    for (let at = 1; at <= count; at++) {
      const entry = entries[(from + by * at + (from < 0 && by < 0 ? 1 : 0) + 2 * count) % count];
      if (!entry || !isOne(entry)) continue;
      this.#stepped = entry.id;
      const row = this.#show(entry.id);
      if (row) reveal(row, this.#context?.page.isLong ?? false);
      return;
    }
  }

  /** Goes where the address says, unless the page has been there. */
  start(): void {
    if (location.hash !== this.#reached) this.#goToHash();
  }

  #divide(table: HTMLTableElement, {rows, columns}: Group, {elements, page}: RowListContext): Chunk[] {
    const long = page.isLong;
    table.style.setProperty('--_columns', elements.layoutOf(columns, page).widths);
    const bodies = [...table.tBodies];
    const chunks: Chunk[] = [];
    for (let start = 0, end = 0; start < rows.length || !start; start = end) {
      end = long ? start + (start ? CHUNK : SCREEN) : rows.length || 1;
      const body = bodies[chunks.length] ?? table.createTBody();
      const part = rows.slice(start, end);
      const before = this.#chunkOf.get(body);
      let chunk = before;
      if (chunk?.columns !== columns || !isSame(chunk.rows, part)) {
        if (!chunk) {
          body.setAttribute('role', 'rowgroup');
          this.#observer?.observe(body);
          if (long) this.#sizes?.observe(body);
        }
        chunk = {body, rows: part, columns, isPlaced: false};
        this.#chunkOf.set(body, chunk);
        if (long && before?.isPlaced !== false) body.classList.add('pending');
        if (long && before?.rows.length !== part.length) {
          body.style.containIntrinsicBlockSize = `auto calc(${part.length} * var(--_row, 5em))`;
        }
      }
      chunks.push(chunk);
    }
    for (const body of bodies.slice(chunks.length)) {
      this.#observer?.unobserve(body);
      this.#sizes?.unobserve(body);
      this.#near.delete(body);
      this.#chunkOf.delete(body);
      body.remove();
    }
    return chunks;
  }

  #place(chunk: Chunk): void {
    if (chunk.isPlaced) return;
    chunk.isPlaced = true;
    const nodes = [...this.#partsOf(chunk)].flatMap(({row, detailsRow}) => (detailsRow ? [row, detailsRow] : row));
    setChildren(chunk.body, nodes);
    chunk.body.classList.remove('pending');
  }

  *#partsOf({rows, columns}: Chunk): Generator<RowParts> {
    const {elements, page} = this.#context as RowListContext;
    const {rowOf} = elements.layoutOf(columns, page);
    for (const {entry} of rows) {
      const row = rowOf(entry);
      let parts = this.#parts.get(row);
      if (!parts) {
        const details = detailsOf(entry, columns, page.format);
        parts = {entry, row, columns, details: page.marks?.detailsOf(entry, columns, details, page) ?? details};
        page.marks?.mark(page, row, entry, columns);
        if (parts.details.length) parts.detailsRow = createDetailsRow(parts, this.#extrasContext());
        this.#parts.set(row, parts);
      }
      drawStage(parts, page);
      yield parts;
    }
  }

  #extrasContext(): RowExtrasContext {
    const {page, query, open} = this.#context as RowListContext;
    return {
      ...page,
      query,
      open,
      target: this.#target,
      copied: this.#copied,
      onToggle: this.#events.onToggle,
      onCopy: (id) => this.#copy(id),
    };
  }

  /** At or near the screen; or at the end, where who goes backwards by keyboard comes in. */
  #isNear(chunk: Chunk): boolean {
    return this.#near.has(chunk.body) || chunk === this.#chunks.at(-1);
  }

  /** Draws what is near the screen in full, and elsewhere what is not as rows mostly are. */
  #drawNear(): void {
    const context = this.#extrasContext();
    const drawn: Element[] = [];
    const draw = (parts: RowParts): void => {
      const isPlain = drawExtras(parts, context);
      if (isPlain) this.#special.delete(parts);
      else this.#special.add(parts);
    };
    for (const parts of this.#special) draw(parts);
    for (const chunk of this.#chunks) {
      if (!chunk.isPlaced || !this.#isNear(chunk)) continue;
      for (const parts of this.#partsOf(chunk)) {
        if (!parts.row.hasAttribute('part')) addParts(parts.row);
        draw(parts);
      }
      if (this.#near.has(chunk.body)) drawn.push(...chunk.body.children);
    }
    markMatches(this, drawn, this.#context?.view.isRescue ? '' : context.query);
  }

  #handleNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const {target, isIntersecting} of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    if (this.#context) this.#drawNear();
  }

  #handleSize({target, contentRect: {width, height}}: ResizeObserverEntry): void {
    const rows = this.#chunkOf.get(target)?.rows.length;
    const isDrawn = target.firstElementChild?.checkVisibility({contentVisibilityAuto: true});
    if (!rows || !isDrawn || width === this.#measuredWidth) return;
    this.#measuredWidth = width;
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.list');
    // Not at once: it changes the sizes that are being told.
    requestAnimationFrame(() => list?.style.setProperty('--_row', `${Math.round(height / rows)}px`));
  }

  /** Places what is left, and gets ready for a search, while nothing else is to be done. */
  #continue(): void {
    if (this.#cancelIdle) return;
    this.#cancelIdle = whenIdle((hasTime) => {
      this.#cancelIdle = undefined;
      if (this.#work(hasTime)) this.#continue();
    });
  }

  /** Whether there is more to do. */
  #work(hasTime: () => boolean): boolean {
    const left = this.#chunks.filter(({isPlaced}) => !isPlaced);
    const near = left.filter((chunk) => this.#isNear(chunk));
    const chunks = [...near, ...left].values();
    for (const chunk of chunks) {
      this.#place(chunk);
      if (!hasTime()) break;
    }
    if (near.length) this.#drawNear();
    if (left.some(({isPlaced}) => !isPlaced)) return true;
    const listing = this.#context?.listing;
    if (!listing) return false;
    if (this.#preparing?.listing !== listing) this.#preparing = {listing, steps: listing.prepare()};
    while (hasTime()) if (this.#preparing.steps.next().done) return false;
    return true;
  }

  #placeAll = (): void => {
    for (const chunk of this.#chunks) {
      this.#place(chunk);
      for (const {row} of this.#partsOf(chunk)) addParts(row);
    }
  };

  async #copy(id: string): Promise<void> {
    this.#say();
    const message = await copyLink(this.#events.addressOf(id));
    this.#target = id;
    this.#say({id, message});
    this.#drawNear();
  }

  /** Says beside the row, and to who does not see it, what became of its link. */
  #say(copied?: {id: string; message: 'copied' | 'linkInAddress'}): void {
    this.#copied = copied;
    this.#events.say(copied ? (this.#context?.page.strings[copied.message] ?? '') : '');
  }

  /** A link to where the page is already changes no hash, but may be meant to lead back there. */
  #handleClick = (event: Event): void => {
    if (
      event.composedPath().some((node) => node instanceof HTMLAnchorElement && node.hash && node.href === location.href)
    ) {
      this.#goToHash();
    }
  };

  /** Shows the row that the address names: takes away what hides it, opens what is folded, scrolls and moves the focus. */
  #goToHash = async (): Promise<void> => {
    if (!this.#context) return;
    const entry = entryOfHash(location.hash, this.#host.linkPrefix, this.#context.page.feed);
    this.#target = entry?.id ?? '';
    if (!entry) return this.#drawNear();
    this.#reached = location.hash;
    if (this.#context.open.get(entry.id) === false) this.#events.onToggle(entry.id, true);
    if (!this.#context.view.rows.some((row) => row.entry === entry)) this.#events.onHidden();
    await this.#host.updateComplete;
    const row = this.#show(entry.id);
    if (row) reveal(row, this.#context.page.isLong);
  };
}
