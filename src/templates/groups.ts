/** The groups of the list: a heading, a description, and a table with explicit roles, which survive any layout by CSS. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Subprocessor} from '../feed/parse.js';
import {type Column, kindOf} from '../view/fields.js';
import type {Group} from '../view/groups.js';
import type {Row} from '../view/rows.js';
import type {Sort} from '../view/sort.js';
import {cell} from './cell.js';
import {heading, type Page, prose} from './shared.js';

export interface GroupsContext extends Page {
  sort?: Sort;
  /** Id of the entry that the address points to. */
  target?: string;
  onSort(field: string): void;
  /** What is drawn with the later parts. */
  extras?(entry: Subprocessor, columns: readonly Column[]): RowExtras;
}

export interface RowExtras {
  /** The buttons at the end of the row. */
  actions: unknown;
  /** The row under the row, with what its columns do not show. */
  details: unknown;
}

/** The head of a column: a button where it can sort; cards, which hide it, keep the label for those who hear the table. */
function headerCell({field, label}: Column, {sort, onSort, extras}: GroupsContext): TemplateResult {
  const direction = sort?.field !== field ? 'none' : sort.descending ? 'descending' : 'ascending';
  const button = html`<button type="button" class="sort" part="sort-button" @click=${() => onSort(field)}>${label}</button>`;
  return html`<th role="columnheader" scope="col" part="header-cell" aria-sort=${extras ? direction : nothing}>
    ${extras ? button : nothing}<span class="label">${label}</span>
  </th>`;
}

const part = (field: string): string => (field === 'name' ? 'name' : 'cell');

function row({entry}: Row, columns: readonly Column[], page: GroupsContext): TemplateResult {
  const {target} = page;
  const extras = page.extras?.(entry, columns);
  return html`<tr role="row" part="row" tabindex="-1" data-id=${entry.id} class=${target === entry.id ? 'target' : ''}>
      ${columns.map(({field, label}, index) =>
        index === 0
          ? html`<th role="rowheader" scope="row" part=${part(field)}>${cell(page, entry, field)}</th>`
          : html`<td role="cell" part=${part(field)} class=${kindOf(field)} data-label=${label}>${cell(page, entry, field)}</td>`,
      )}
      <td role="cell" class="actions">${extras?.actions}</td>
    </tr>
    ${extras?.details}`;
}

function table({rows, columns, title}: Group, headingId: string, page: GroupsContext): TemplateResult {
  const {strings} = page.format;
  return html`<div class="scroll"><table
    role="table"
    part="table"
    aria-labelledby=${title ? headingId : nothing}
    aria-label=${title ? nothing : page.feed.title || strings.title}
  >
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => headerCell(column, page))}
        <th role="columnheader" scope="col" class="actions"><span class="hidden">${strings.rowActions}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map((each) => row(each, columns, page))}
    </tbody>
  </table></div>`;
}

function count({rows, groups, total}: Group, {format}: Page): string {
  const shown = groups.length ? groups.reduce((sum, group) => sum + group.rows.length, 0) : rows.length;
  return shown === total ? format.number(total) : format.strings.ofTotal(format.number(shown), format.number(total));
}

function group(each: Group, depth: number, page: GroupsContext): TemplateResult {
  const id = `group-${encodeURIComponent(each.key.toWellFormed())}`;
  const {strings} = page.format;
  const content = each.total
    ? each.groups.length
      ? each.groups.map((inner) => group(inner, depth + 1, page))
      : table(each, id, page)
    : html`<p class="muted">${strings.emptyCategory}</p>`;
  return html`<div class="group" part="group">
    ${
      each.title
        ? heading(page, depth, html`${each.title} <span class="count" part="count">${count(each, page)}</span>`, id)
        : nothing
    }
    ${each.category?.kind ? html`<p class="muted">${each.category.kind}</p>` : nothing}
    ${each.category?.description ? html`<div class="prose">${prose(each.category.description)}</div>` : nothing}
    ${content}
  </div>`;
}

export function groups(list: readonly Group[], page: GroupsContext): unknown {
  return list.map((each) => group(each, 1, page));
}
