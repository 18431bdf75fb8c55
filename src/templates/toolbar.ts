/** Search, filters, grouping, sorting, and what of them is in force. A control that can do nothing is not shown. */
import {html, nothing, type TemplateResult} from 'lit';
import {type Facet, groupingOf, toggled} from '../view/facets.js';
import type {Column} from '../view/fields.js';
import type {Grouping} from '../view/groups.js';
import type {Listing} from '../view/listing.js';
import {countText, wishTexts} from '../view/summary.js';
import type {Change, View, ViewState} from '../view/view-state.js';
import {facet} from './facets.js';
import {popover} from './popover.js';
import {type VersionsContext, versionsMenu} from './versions.js';

export interface ToolbarContext extends VersionsContext {
  listing: Listing;
  state: ViewState & {grouping: Grouping};
  view: View;
  facets: readonly Facet[];
  /** The facet that was opened last, and what its options are searched for. */
  opened?: {field: string; find: string};
  /** What the list can be taken away as, once it is asked for. */
  takeAway: unknown;
  /** The label of a field over all tables. */
  labelOf(field: string): string;
  onChange(change: Partial<ViewState>, as?: Change): void;
  /** The search field is left. */
  onTyped(): void;
  onOpen(opened: {field: string; find: string}): void;
  onTakeAway(): void;
}

function groupBy({listing, state, strings, onChange}: ToolbarContext): TemplateResult | typeof nothing {
  const {groupings} = listing;
  const chosen = groupingOf(state.grouping, groupings);
  if (groupings.length < 2) return nothing;
  return html`<label class="choice">
    <span>${strings.groupBy}</span>
    <select
      part="select"
      class="control"
      @change=${(event: Event) => onChange({grouping: (event.target as HTMLSelectElement).value as Grouping})}
    >
      ${groupings.map(
        (grouping) => html`<option value=${grouping} .selected=${grouping === chosen}>
          ${strings.groupings[grouping]}
        </option>`,
      )}
    </select>
  </label>`;
}

/** Cards have no header to click on; there, this sorts. The stylesheet shows it only then. */
function sortBy(columns: readonly Column[], {view: {sort}, strings, onChange}: ToolbarContext): TemplateResult {
  const option = (value: string, label: string, selected: boolean) =>
    html`<option value=${value} .selected=${selected}>${label}</option>`;
  return html`<label class="choice sort-choice">
    <span>${strings.sortBy}</span>
    <select
      part="select"
      class="control"
      @change=${(event: Event) => {
        const [direction, ...field] = (event.target as HTMLSelectElement).value.split(' ');
        onChange({sort: direction ? {field: field.join(' '), descending: direction === 'down'} : undefined});
      }}
    >
      ${option('', strings.published, !sort)}
      ${columns.map(({field, label}) => [
        option(`up ${field}`, strings.ascending(label), sort?.field === field && !sort.descending),
        option(`down ${field}`, strings.descending(label), sort?.field === field && !!sort.descending),
      ])}
    </select>
  </label>`;
}

/** What takes all wishes away. */
const clear = ({strings, onChange}: ToolbarContext): TemplateResult =>
  html`<button
    type="button"
    class="text-button"
    part="text-button"
    @click=${() => onChange({query: '', filters: {}})}
  >${strings.clear}</button>`;

function chips(page: ToolbarContext): TemplateResult | typeof nothing {
  const {facets, state, view, strings, labelOf, onChange} = page;
  const query = state.query.trim();
  const wishes: {label: string; without: Partial<ViewState>}[] = facets.flatMap(({field, options}) =>
    options
      .filter(({chosen}) => chosen)
      .map(({key, label}) => ({
        label: strings.fieldFilter(labelOf(field), label),
        without: {filters: toggled(view.filters, field, key, false)},
      })),
  );
  if (query) wishes.unshift({label: strings.searchFilter(query), without: {query: ''}});
  if (!wishes.length) return nothing;
  // Lit makes the next chip of the one that was pressed, so that the focus is there; but there is none after the last.
  const remove = ({currentTarget}: Event, index: number, without: Partial<ViewState>): void => {
    const before = (currentTarget as Element).closest('li')?.previousElementSibling?.querySelector('button');
    if (index === wishes.length - 1) before?.focus();
    onChange(without);
  };
  return html`<ul class="chips" role="list" aria-label=${strings.filters}>
    ${wishes.map(
      ({label, without}, index) => html`<li>
        <button
          type="button"
          class="chip"
          part="chip"
          aria-label=${strings.removeFilter(label)}
          @click=${(event: Event) => remove(event, index, without)}
        >
          ${label} <span aria-hidden="true">×</span>
        </button>
      </li>`,
    )}
    <li>${clear(page)}</li>
  </ul>`;
}

/** The columns that any table of the view shows, each once. */
function columnsIn({view, labelOf}: ToolbarContext): Column[] {
  const tables = view.groups.flatMap((group) => [group, ...group.groups]);
  const fields = new Set(tables.flatMap(({columns}) => columns.map(({field}) => field)));
  return [...fields].map((field) => ({field, label: labelOf(field)}));
}

function tools(page: ToolbarContext): TemplateResult {
  const {facets, listing, state, view, strings, onChange} = page;
  const takeAway = popover(
    'export',
    strings.export,
    html`<div class="menu" part="export-menu" tabindex="-1">${page.takeAway}</div>`,
    page.onTakeAway,
  );
  const versions = popover('history', strings.versions, versionsMenu(page));
  if (view.total === 1) return html`<div class="toolbar" part="toolbar">${versions} ${takeAway}</div>`;
  const optionsOf = (name: string) => facets.find(({field}) => field === name)?.options ?? [];
  return html`<div class="toolbar" part="toolbar" role="search" aria-label=${strings.toolbar}>
    <input
      type="search"
      class="control"
      part="search"
      aria-label=${strings.search}
      aria-keyshortcuts="/"
      placeholder=${strings.search}
      autocomplete="off"
      spellcheck="false"
      .value=${state.query}
      @input=${(event: Event) => onChange({query: (event.target as HTMLInputElement).value}, 'typing')}
      @change=${page.onTyped}
    />
    ${listing.facetFields.map((field) => facet(field, optionsOf(field), page))}
    ${groupBy(page)} ${sortBy(columnsIn(page), page)}
    ${versions} ${takeAway}
  </div>`;
}

export function toolbar(page: ToolbarContext): TemplateResult {
  const {facets, state, view, strings} = page;
  return html`${view.total ? tools(page) : nothing}
    <div class="state">
      <p part="status" tabindex="-1">${countText(view, state, page)}</p>
      ${chips(page)}
    </div>
    <div class="on-paper" part="print-note">
      ${wishTexts(state, view, facets, page).map((text) => html`<p>${text}</p>`)}
      <p class="printed"></p>
    </div>
    ${
      view.total && !view.rows.length
        ? html`<div class="no-match" part="no-match"><p><strong>${strings.noMatch}</strong></p><p>${strings.noMatchHint} ${clear(page)}</p></div>`
        : nothing
    }
    <p class="hidden" role="status"></p>`;
}
