/** The groups of the list: a heading, a description, and a table with explicit roles, which survive any layout by CSS. */
import {html, nothing, type TemplateResult} from 'lit';
import {type Column, detailsOf} from '../view/fields.js';
import type {Group} from '../view/groups.js';
import type {Row, Sort} from '../view/rows.js';
import {cell} from './cell.js';
import {heading, type Page, prose} from './shared.js';

export interface GroupsContext extends Page {
  sort?: Sort;
  /** Id of the entry that the address points to. */
  target?: string;
  /** Ids of the entries whose details are open. */
  open: ReadonlySet<string>;
  onSort(field: string): void;
  onToggle(id: string, open: boolean): void;
  onCopy(id: string): void;
}

const linkIcon = html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
  <path
    d="M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.2L11.2 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.2l1.3-1.3"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
  />
</svg>`;

function headerCell({field, label}: Column, {sort, onSort}: GroupsContext): TemplateResult {
  const direction = sort?.field !== field ? 'none' : sort.descending ? 'descending' : 'ascending';
  return html`<th role="columnheader" scope="col" part="header-cell" aria-sort=${direction}>
    <button type="button" class="sort" part="sort-button" @click=${() => onSort(field)}>${label}</button>
  </th>`;
}

function detailsRow(
  {entry}: Row,
  details: readonly Column[],
  columns: readonly Column[],
  page: GroupsContext,
): TemplateResult {
  const isOpen = page.open.has(entry.id);
  return html`<tr role="row" class="details">
    <td role="cell" colspan=${columns.length + 1}>
      <div
        id="details-${entry.id}"
        hidden=${isOpen ? nothing : 'until-found'}
        @beforematch=${() => page.onToggle(entry.id, true)}
      >
        <dl part="details">
          ${details.map(({field, label}) => html`<div><dt>${label}</dt><dd>${cell(page, entry, field)}</dd></div>`)}
        </dl>
      </div>
    </td>
  </tr>`;
}

function row(row: Row, columns: readonly Column[], page: GroupsContext): TemplateResult {
  const {entry} = row;
  const {strings} = page.format;
  const name = entry.name || strings.unnamed;
  const details = detailsOf(entry, columns, page.format);
  const isOpen = page.open.has(entry.id);
  return html`<tr
      role="row"
      part="row"
      tabindex="-1"
      data-id=${entry.id}
      class=${page.target === entry.id ? 'target' : ''}
    >
      ${columns.map(({field, label}, index) =>
        index === 0
          ? html`<th role="rowheader" scope="row" part="name">${cell(page, entry, field)}</th>`
          : html`<td role="cell" part="cell" data-label=${label}>${cell(page, entry, field)}</td>`,
      )}
      <td role="cell" class="actions">
        <div>
          ${
            details.length
              ? html`<button
                type="button"
                class="icon toggle"
                part="icon-button"
                aria-label=${strings.details(name)}
                title=${strings.details(name)}
                aria-expanded=${isOpen}
                aria-controls="details-${entry.id}"
                @click=${() => page.onToggle(entry.id, !isOpen)}
              ></button>`
              : nothing
          }
          <button
            type="button"
            class="icon"
            part="icon-button"
            aria-label=${strings.copyLink(name)}
            title=${strings.copyLink(name)}
            @click=${() => page.onCopy(entry.id)}
          >
            ${linkIcon}
          </button>
        </div>
      </td>
    </tr>
    ${details.length ? detailsRow(row, details, columns, page) : nothing}`;
}

function table({rows, columns, title}: Group, headingId: string, page: GroupsContext): TemplateResult {
  const {strings} = page.format;
  return html`<table
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
  </table>`;
}

function count({rows, groups, total}: Group, {format}: Page): string {
  const shown = groups.length ? groups.reduce((sum, group) => sum + group.rows.length, 0) : rows.length;
  return shown === total ? format.number(total) : format.strings.ofTotal(format.number(shown), format.number(total));
}

function group(each: Group, depth: number, page: GroupsContext): TemplateResult {
  const id = `group-${each.key}`;
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
