/**
 * The groups of the list: a heading, a description, and a table with explicit roles, which survive any layout by CSS. The
 * rows are put into the tables afterwards: see row-elements.ts.
 */
import {html, nothing, type TemplateResult} from 'lit';
import type {Column} from '../view/fields.js';
import type {Group} from '../view/groups.js';
import type {Sort} from '../view/sort.js';
import {heading, type Page, prose} from './shared.js';

export interface GroupsContext extends Page {
  sort?: Sort;
  /** Absent until the rows can be sorted. */
  onSort?(field: string): void;
}

/** The head of a column: a button where it can sort; cards, which hide it, keep the label for those who hear the table. */
function headerCell({field, label}: Column, {sort, onSort}: GroupsContext): TemplateResult {
  const direction = sort?.field !== field ? 'none' : sort.descending ? 'descending' : 'ascending';
  const button =
    onSort &&
    html`<button type="button" class="sort" part="sort-button" @click=${() => onSort(field)}>${label}</button>`;
  return html`<th role="columnheader" scope="col" part="header-cell" aria-sort=${button ? direction : nothing}>
    ${button}<span class="label">${label}</span>
  </th>`;
}

function table({columns, title}: Group, headingId: string, page: GroupsContext): TemplateResult {
  const {strings} = page.format;
  return html`<div class="scroll"><table
    role="table"
    part="table"
    class=${page.isLong ? 'long' : ''}
    aria-labelledby=${title ? headingId : nothing}
    aria-label=${title ? nothing : page.feed.title || strings.title}
  >
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => headerCell(column, page))}
        <th role="columnheader" scope="col" class="actions"><span class="hidden">${strings.rowActions}</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup"></tbody>
  </table></div>`;
}

function count({rows, groups, total}: Group, {format}: Page): string {
  const shown = groups.length ? groups.reduce((sum, group) => sum + group.rows.length, 0) : rows.length;
  return shown === total ? format.number(total) : format.strings.ofTotal(format.number(shown), format.number(total));
}

function group(each: Group, depth: number, page: GroupsContext): TemplateResult {
  const id = `group-${encodeURIComponent(each.key.toWellFormed())}`;
  const {strings} = page.format;
  const isWhole = page.onSort || !page.isLong; // Of the beginning of a long feed, numbers say nothing.
  const content = each.total
    ? each.groups.length
      ? each.groups.map((inner) => group(inner, depth + 1, page))
      : table(each, id, page)
    : isWhole
      ? html`<p class="muted">${strings.emptyCategory}</p>`
      : nothing;
  return html`<div class="group" part="group">
    ${
      each.title
        ? heading(
            page,
            depth,
            html`${each.title} <span class="count" part="count">${isWhole ? count(each, page) : nothing}</span>`,
            id,
          )
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
