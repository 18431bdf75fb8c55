/** The buttons at the end of a row, and the row under it with what its columns do not show. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Subprocessor} from '../feed/parse.js';
import {detailsOf} from '../view/details.js';
import {type Column, textsOf} from '../view/fields.js';
import {matchesAll, searchable, wordsOf} from '../view/search.js';
import {cell} from './cell.js';
import type {RowExtras} from './groups.js';
import type {LaterPage} from './shared.js';

export interface RowExtrasContext extends LaterPage {
  /** By id of the entry, whether the reader opened or closed its details. */
  open: ReadonlyMap<string, boolean>;
  query: string;
  /** The entry whose link was copied last, and what to say of it. */
  copied?: {id: string; message: 'copied' | 'linkInAddress'};
  onToggle(id: string, open: boolean): void;
  onCopy(id: string): void;
}

const icon = (path: string): TemplateResult => html`<svg
  viewBox="0 0 16 16"
  width="16"
  height="16"
  aria-hidden="true"
  focusable="false"
>
  <path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
</svg>`;

const linkIcon = icon(
  'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.2L11.2 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.2l1.3-1.3',
);
const checkIcon = icon('M3 8.5l3.5 3.5L13 4.5');

const detailsId = ({id}: Subprocessor): string => `details-${encodeURIComponent(id)}`;

/** Details are open as the reader left them, else where what was searched for is only in them. */
function isOpen(
  entry: Subprocessor,
  columns: readonly Column[],
  details: readonly Column[],
  {open, query, feed, format}: RowExtrasContext,
): boolean {
  const chosen = open.get(entry.id);
  if (chosen !== undefined || !query) return chosen ?? false;
  const matchesIn = (shown: readonly Column[]): boolean => {
    const texts = shown.flatMap(({field}) => textsOf(entry, field, feed, format));
    return matchesAll(searchable(texts.join('\n')), wordsOf(query));
  };
  return !matchesIn(columns) && matchesIn([...columns, ...details]);
}

function toggle(entry: Subprocessor, expanded: boolean, {strings, onToggle}: RowExtrasContext): TemplateResult {
  const label = strings.details(entry.name || strings.unnamed);
  return html`<button
    type="button"
    class="icon toggle"
    part="icon-button"
    aria-label=${label}
    title=${label}
    aria-expanded=${expanded}
    aria-controls=${detailsId(entry)}
    @click=${() => onToggle(entry.id, !expanded)}
  ></button>`;
}

function copyButton(entry: Subprocessor, {strings, copied, onCopy}: RowExtrasContext): TemplateResult {
  const label = strings.copyLink(entry.name || strings.unnamed);
  const isCopied = copied?.id === entry.id && copied.message === 'copied';
  return html`<button
    type="button"
    class="icon"
    part="icon-button"
    aria-label=${label}
    title=${label}
    @click=${() => onCopy(entry.id)}
  >
    ${isCopied ? checkIcon : linkIcon}
  </button>`;
}

/** Closed, the row would only be an empty one to who hears the table; the browser's search finds what is in it all the same. */
function detailsRow(
  entry: Subprocessor,
  columns: readonly Column[],
  details: readonly Column[],
  expanded: boolean,
  page: RowExtrasContext,
): TemplateResult {
  return html`<tr role="row" class="details" aria-hidden=${expanded ? nothing : 'true'}>
    <td role="cell" colspan=${columns.length + 1}>
      <div
        id=${detailsId(entry)}
        hidden=${expanded ? nothing : 'until-found'}
        @beforematch=${() => page.onToggle(entry.id, true)}
      >
        <dl part="details">
          ${details.map(({field, label}) => html`<div><dt>${label}</dt><dd>${cell(page, entry, field)}</dd></div>`)}
        </dl>
      </div>
    </td>
  </tr>`;
}

function extrasOf(entry: Subprocessor, columns: readonly Column[], page: RowExtrasContext): RowExtras {
  const details = detailsOf(entry, columns, page.format);
  const expanded = details.length > 0 && isOpen(entry, columns, details, page);
  const {copied, strings} = page;
  return {
    actions: html`<div>${details.length ? toggle(entry, expanded, page) : nothing}${copyButton(entry, page)}</div>
      ${copied?.id === entry.id ? html`<div class="muted" aria-hidden="true">${strings[copied.message]}</div>` : nothing}`,
    details: details.length ? detailsRow(entry, columns, details, expanded, page) : nothing,
  };
}

/** What gives a row its extras. */
export const rowExtras = (page: RowExtrasContext) => (entry: Subprocessor, columns: readonly Column[]) =>
  extrasOf(entry, columns, page);
