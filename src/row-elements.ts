/**
 * The rows' elements, as plain DOM: a row never changes what it says. It is built once, then moved, shown and put away, and
 * what Lit would remember of each cell would take more than the cell itself.
 */
import {html, render, type TemplateResult} from 'lit';
import type {Subprocessor} from './feed/parse.js';
import {isSafeUrl} from './feed/urls.js';
import {cell} from './templates/cell.js';
import type {Page} from './templates/shared.js';
import {type Column, kindOf} from './view/fields.js';
import type {Group} from './view/groups.js';

/** The rows that a long list draws at once: about what a window shows. */
export const SCREEN = 25;

/** What copies are made of: the elements of a template without Lit's marks between them. */
function blank(template: TemplateResult): HTMLElement {
  const root = document.createDocumentFragment();
  render(template, root);
  const [made] = root.children;
  made?.replaceChildren(...made.children);
  return made as HTMLElement;
}

/** What ::part() selectors reach; of a long list only where it can be seen, as parts take more memory than cells. */
export function addParts(row: Element): void {
  row.setAttribute('part', 'row');
  for (const each of row.querySelectorAll(':scope > :not(.actions), .name > a')) {
    each.setAttribute('part', each.matches('a') ? 'link' : each.matches('.name') ? 'name' : 'cell');
  }
}

/** How the tables with certain columns are made. */
interface Layout {
  /** What the rows that are yet to be built are built for. */
  page: Page;
  /** The row of an entry, the same whenever it is asked for again. */
  rowOf(entry: Subprocessor): HTMLElement;
  /** Widths of the columns in a long list, as `grid-template-columns`. */
  widths: string;
}

/** The rows of the feeds in one language. */
export class RowElements {
  readonly #layouts = new Map<string, Layout>();
  readonly #built = new WeakMap<Subprocessor, {layout: Layout; row: HTMLElement}>();

  layoutOf(columns: readonly Column[], page: Page): Layout {
    const key = JSON.stringify(columns);
    let layout = this.#layouts.get(key);
    if (!layout) {
      layout = this.#createLayout(columns, page);
      this.#layouts.set(key, layout);
    }
    layout.page = page;
    return layout;
  }

  #createLayout(columns: readonly Column[], page: Page): Layout {
    const {strings} = page.format;
    const blankRow = blank(html`<tr role="row" tabindex="-1">
      ${columns.map(({field, label}, index) =>
        index
          ? html`<td role="cell" class=${kindOf(field)} data-label=${label}></td>`
          : html`<th role="rowheader" scope="row" class=${kindOf(field)}></th>`,
      )}
      <td role="cell" class="actions"></td>
    </tr>`);
    const blankLink = blank(html`<a rel="noopener"></a>`);
    // A dash to the eye, words to the ear: not stated is not the same as none.
    const unstated = blank(html`<span title=${strings.unstated}
      ><span aria-hidden="true">–</span><span class="hidden">${strings.unstated}</span></span
    >`);
    const contentOf = (entry: Subprocessor, field: string): unknown => {
      const {names, name, url} = entry;
      if (field !== 'name' || names.length !== 1 || !url || !isSafeUrl(url)) return cell(layout.page, entry, field);
      const link = blankLink.cloneNode() as HTMLAnchorElement;
      link.href = url;
      link.textContent = name;
      return link;
    };
    const layout: Layout = {
      page,
      widths: `${columns.map(widthOf).join(' ')} 4em`,
      rowOf: (entry) => {
        const known = this.#built.get(entry);
        if (known?.layout === layout) return known.row;
        const row = blankRow.cloneNode(true) as HTMLElement;
        let place = row.firstElementChild as HTMLElement;
        for (const {field} of columns) {
          const content = contentOf(entry, field) ?? unstated.cloneNode(true);
          if (typeof content === 'string' || content instanceof Node) place.append(content);
          else render(content, place);
          place = place.nextElementSibling as HTMLElement;
        }
        this.#built.set(entry, {layout, row});
        return row;
      },
    };
    return layout;
  }
}

/** Prose takes most of the width; other texts are short, and what they are in own fields is not known. */
const widthOf = ({field}: Column): string => `minmax(8.5em,${kindOf(field) === 'prose' ? 4 : 3}fr)`;

/** The tables in a part of the page. Not by a selector, which would visit every row. */
export const tablesIn = (place: Element): HTMLTableElement[] =>
  place instanceof HTMLTableElement ? [place] : place.matches('div') ? [...place.children].flatMap(tablesIn) : [];

/** The groups that have a table, in the order of the page. */
export const withTable = (groups: readonly Group[]): Group[] =>
  groups.flatMap((group) => (group.groups.length ? withTable(group.groups) : group.total ? [group] : []));

/** Puts the first rows into the tables; all of them where the list is short, or nothing else will come. */
export function placeFirst(
  tables: Iterable<HTMLTableElement>,
  groups: readonly Group[],
  page: Page,
  elements: RowElements,
  all: boolean,
): void {
  let left = all || !page.isLong ? 1e9 : SCREEN;
  const rest = withTable(groups);
  for (const table of tables) {
    const {rows = [], columns = []} = rest.shift() ?? {};
    const {rowOf, widths} = elements.layoutOf(columns, page);
    table.style.setProperty('--_columns', widths);
    const first = rows.slice(0, left).map(({entry}) => rowOf(entry));
    left -= first.length;
    first.forEach(addParts);
    const [body] = table.tBodies;
    // The page is drawn anew for many reasons; the rows are mostly there.
    if (body && (body.children.length !== first.length || body.lastChild !== first.at(-1)))
      body.replaceChildren(...first);
  }
}
