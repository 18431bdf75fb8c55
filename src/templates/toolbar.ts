/** Search, filters, grouping, sorting, and what of them is in force. A control that can do nothing is not shown. */
import {html, nothing, type TemplateResult} from 'lit';
import {type Facet, groupingOf, toggled} from '../view/facets.js';
import {type Column, commonLabel, givenColumns} from '../view/fields.js';
import type {Grouping} from '../view/groups.js';
import type {Listing} from '../view/listing.js';
import type {View, ViewState} from '../view/view-state.js';
import type {LaterPage, Page} from './shared.js';

export interface ToolbarContext extends LaterPage {
  listing: Listing;
  state: ViewState & {grouping: Grouping};
  view: View;
  /** The facet that was opened last. */
  opened?: string;
  onChange(change: Partial<ViewState>): void;
  onOpen(field: string): void;
}

/** With the label of a field over all tables. */
interface Labelled extends ToolbarContext {
  labelOf(field: string): string;
}

function labelsOf({feed, format}: Page): (field: string) => string {
  const tables = givenColumns(feed, feed.categories);
  return (field) => commonLabel(field, tables, format);
}

/** An open facet floats over the page: it keeps within the list, and closes when the reader turns to something else. */
function handleToggle({target}: Event): void {
  const details = target as HTMLDetailsElement;
  details.classList.remove('at-end');
  if (!details.open) return;
  const list = details.closest('.list')?.getBoundingClientRect();
  const options = details.querySelector('fieldset')?.getBoundingClientRect();
  const overflows = list && options && (options.right > list.right || options.left < list.left);
  details.classList.toggle('at-end', overflows);
  const close = (event: Event): void => {
    if (details.open && event.composedPath().includes(details)) return;
    details.open = false;
    document.removeEventListener('pointerdown', close);
  };
  document.addEventListener('pointerdown', close);
}

function closeWhenLeft({currentTarget, relatedTarget}: FocusEvent): void {
  const details = currentTarget as HTMLDetailsElement;
  if (relatedTarget && !details.contains(relatedTarget as Node)) details.open = false;
}

function closeByEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !details.open) return;
  event.stopPropagation();
  details.open = false;
  details.querySelector('summary')?.focus();
}

/** The options take the focus of a click on their words; else it would go to the page, and the facet would close. */
function facet(field: string, options: Facet['options'], page: Labelled): TemplateResult {
  const {view, format, labelOf, onChange, onOpen} = page;
  const chosen = view.filters[field]?.length;
  return html`<details class="facet" part="facet" name="facet" @toggle=${handleToggle} @keydown=${closeByEscape} @focusout=${closeWhenLeft}>
    <summary part="facet-button" class="control" @click=${() => onOpen(field)}>
      ${labelOf(field)}${chosen ? html` <span class="count">${format.number(chosen)}</span>` : nothing}
    </summary>
    <fieldset part="facet-options" tabindex="-1">
      <legend class="hidden">${labelOf(field)}</legend>
      ${options.map(
        ({key, label, count, chosen}) => html`<label class=${count || chosen ? '' : 'muted'}>
          <input
            type="checkbox"
            .checked=${chosen}
            .disabled=${!count && !chosen}
            @change=${(event: Event) =>
              onChange({filters: toggled(view.filters, field, key, (event.target as HTMLInputElement).checked)})}
          />
          <span>${label}</span> <span class="count">${format.number(count)}</span>
        </label>`,
      )}
    </fieldset>
  </details>`;
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
function sortBy(columns: readonly Column[], {state: {sort}, strings, onChange}: ToolbarContext): TemplateResult {
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

function chips(facets: readonly Facet[], page: Labelled): TemplateResult | typeof nothing {
  const {state, view, strings, labelOf, onChange} = page;
  const chosen = facets.flatMap(({field, options}) =>
    options.filter((option) => option.chosen).map((option) => ({field, ...option})),
  );
  const query = state.query.trim();
  if (!chosen.length && !query) return nothing;
  // What was clicked goes away; the focus goes where the next filter may come from.
  const remove = (event: Event, change: Partial<ViewState>): void => {
    (event.target as Element).closest('.controls')?.querySelector('input')?.focus();
    onChange(change);
  };
  const chip = (label: string, change: Partial<ViewState>) => html`<li>
    <button
      type="button"
      class="chip"
      part="chip"
      aria-label=${strings.removeFilter(label)}
      @click=${(event: Event) => remove(event, change)}
    >
      ${label} <span aria-hidden="true">×</span>
    </button>
  </li>`;
  return html`<ul class="chips" role="list">
    ${query ? chip(strings.searchFilter(query), {query: ''}) : nothing}
    ${chosen.map(({field, key, label}) =>
      chip(key ? label : `${labelOf(field)}: ${label}`, {filters: toggled(view.filters, field, key, false)}),
    )}
    <li>
      <button type="button" class="text-button" part="text-button" @click=${(event: Event) => remove(event, {query: '', filters: {}})}>
        ${strings.clear}
      </button>
    </li>
  </ul>`;
}

/** The columns that any table of the view shows, each once. */
function columnsIn(view: View, labelOf: (field: string) => string): Column[] {
  const tables = view.groups.flatMap((group) => [group, ...group.groups]);
  const fields = new Set(tables.flatMap(({columns}) => columns.map(({field}) => field)));
  return [...fields].map((field) => ({field, label: labelOf(field)}));
}

export function toolbar(context: ToolbarContext): TemplateResult {
  const page: Labelled = {...context, labelOf: labelsOf(context)};
  const {listing, state, view, format, strings, labelOf, onChange} = page;
  // Of a long list, the options of a facet that is closed are not worth counting with every keystroke.
  const isNeeded = (field: string): boolean => !page.isLong || field === page.opened || !!view.filters[field]?.length;
  const facets = listing.facets(view, listing.facetFields.filter(isNeeded));
  const optionsOf = (name: string) => facets.find(({field}) => field === name)?.options ?? [];
  const shown = view.rows.length;
  const status =
    view.isRescue && shown ? strings.closest(state.query.trim()) : strings.count(shown, view.total, format.number);
  return html`${
    view.total > 1
      ? html`<div class="toolbar" part="toolbar" role="search" aria-label=${strings.toolbar}>
        <input
          type="search"
          class="control"
          part="search"
          aria-label=${strings.search}
          placeholder=${strings.search}
          autocomplete="off"
          spellcheck="false"
          .value=${state.query}
          @input=${(event: Event) => onChange({query: (event.target as HTMLInputElement).value})}
        />
        ${listing.facetFields.map((field) => facet(field, optionsOf(field), page))} ${groupBy(page)} ${sortBy(columnsIn(view, labelOf), page)}
      </div>`
      : nothing
  }
    <div class="state">
      <p role="status" part="status">${view.total ? status : strings.empty}</p>
      ${chips(facets, page)}
    </div>
    ${
      view.total && !shown
        ? html`<div class="no-match" part="no-match"><p><strong>${strings.noMatch}</strong></p><p>${strings.noMatchHint}</p></div>`
        : nothing
    }`;
}
