/** The buttons at the end of a row, and the row under it with what its columns do not show. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Subprocessor} from '../feed/parse.js';
import {type Column, detailsOf} from '../view/fields.js';
import {cell} from './cell.js';
import type {RowExtras} from './groups.js';
import type {LaterPage} from './shared.js';

export interface RowExtrasContext extends LaterPage {
  /** Ids of the entries whose details are open. */
  open: ReadonlySet<string>;
  /** Id of the entry whose link was copied last. */
  copied?: string;
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

const detailsId = ({id}: Subprocessor): string => `details-${encodeURIComponent(id.toWellFormed())}`;

function actions(entry: Subprocessor, columns: readonly Column[], page: RowExtrasContext): TemplateResult {
  const {strings, open} = page;
  const name = entry.name || strings.unnamed;
  const isOpen = open.has(entry.id);
  return html`<div>
    ${
      detailsOf(entry, columns, page.format).length
        ? html`<button
          type="button"
          class="icon toggle"
          part="icon-button"
          aria-label=${strings.details(name)}
          title=${strings.details(name)}
          aria-expanded=${isOpen}
          aria-controls=${detailsId(entry)}
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
      ${page.copied === entry.id ? checkIcon : linkIcon}
    </button>
  </div>`;
}

function details(entry: Subprocessor, columns: readonly Column[], page: RowExtrasContext): unknown {
  const stated = detailsOf(entry, columns, page.format);
  if (!stated.length) return nothing;
  return html`<tr role="row" class="details">
    <td role="cell" colspan=${columns.length + 1}>
      <div
        id=${detailsId(entry)}
        hidden=${page.open.has(entry.id) ? nothing : 'until-found'}
        @beforematch=${() => page.onToggle(entry.id, true)}
      >
        <dl part="details">
          ${stated.map(({field, label}) => html`<div><dt>${label}</dt><dd>${cell(page, entry, field)}</dd></div>`)}
        </dl>
      </div>
    </td>
  </tr>`;
}

export const rowExtras = (page: RowExtrasContext): RowExtras => ({
  actions: (entry, columns) => actions(entry, columns, page),
  details: (entry, columns) => details(entry, columns, page),
});
