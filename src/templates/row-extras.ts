/** The buttons at the end of a row, and the row under it with what its columns do not show. */
import {html, nothing, render, type TemplateResult} from 'lit';
import type {Subprocessor} from '../feed/parse.js';
import {textsOf} from '../view/details.js';
import {type Column, kindOf} from '../view/fields.js';
import {matchesAll, searchable, wordsOf} from '../view/search.js';
import {type Stage, stageOf} from '../view/upcoming.js';
import {cell} from './cell.js';
import type {LaterPage} from './shared.js';

/** A row, and what belongs to it. */
export interface RowParts {
  entry: Subprocessor;
  row: HTMLElement;
  columns: readonly Column[];
  /** What the columns do not show. */
  details: readonly Column[];
  /** The row for the details, if there are any. */
  detailsRow?: HTMLElement;
  /** How it was drawn last, and on which day. */
  drawn?: string;
  today?: string;
}

export interface RowExtrasContext extends LaterPage {
  /** By id of the entry, whether the reader opened or closed its details. */
  open: ReadonlyMap<string, boolean>;
  query: string;
  /** Id of the entry that the address points to. */
  target: string;
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

/** Details are open as the reader left them, else where the address leads, or where what was searched for is only in them. */
function isOpen({entry, columns, details}: RowParts, page: RowExtrasContext): boolean {
  const {open, query, target, feed, format, marks} = page;
  const chosen = open.get(entry.id) ?? (target === entry.id || marks?.isNews(entry, details) || undefined);
  if (chosen !== undefined || !query || !details.length) return chosen ?? false;
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

/** What the row for the details holds; closed, the browser's search finds it all the same. */
function detailsCell({entry, columns, details}: RowParts, expanded: boolean, page: RowExtrasContext): TemplateResult {
  return html`<td role="cell" colspan=${columns.length + 1}>
    <div
      id=${detailsId(entry)}
      hidden=${expanded ? nothing : 'until-found'}
      @beforematch=${() => page.onToggle(entry.id, true)}
    >
      <dl part="details">
        ${details.map(
          ({field, label}) =>
            html`<div><dt>${label}</dt><dd class=${kindOf(field)}>${page.marks?.valueOf(page, entry, field) ?? cell(page, entry, field)}</dd></div>`,
        )}
      </dl>
    </div>
  </td>`;
}

/** Where an entry stands if not simply in use: to come, new, about to end, ended. */
export function stageRemark(
  entry: Subprocessor,
  {today, format, strings}: LaterPage,
): {stage: Stage; text: string} | undefined {
  const stage = stageOf(entry, today);
  if (!stage) return undefined;
  const day = stage === 'upcoming' || stage === 'new' ? entry.effectiveFrom : entry.effectiveUntil;
  return {stage, text: strings.stages[stage](format.date(day ?? ''))};
}

/** Puts that below the name. */
export function drawStage(parts: RowParts, page: LaterPage): void {
  const {entry, row, columns} = parts;
  const {today, isPast, marks} = page;
  if (isPast || marks?.isRemoved(entry)) return; // What was to come then is not what comes now.
  if (parts.today === today) return;
  if (parts.today) row.querySelector('.stage')?.remove();
  parts.today = today;
  const found = stageRemark(entry, page);
  const place = row.children[columns.findIndex(({field}) => field === 'name')];
  if (!found || !place) return;
  const {stage, text} = found;
  const remark = document.createElement('div');
  remark.className = `stage ${stage}`;
  remark.setAttribute('part', `stage ${stage}`);
  remark.textContent = text;
  place.append(remark);
}

/** The row for the details, closed. */
export function createDetailsRow(parts: RowParts, page: RowExtrasContext): HTMLElement {
  const detailsRow = document.createElement('tr');
  detailsRow.role = 'row';
  detailsRow.className = 'details';
  drawDetails(parts, detailsRow, false, page);
  return detailsRow;
}

function drawDetails(parts: RowParts, detailsRow: HTMLElement, expanded: boolean, page: RowExtrasContext): void {
  // Closed, it would only be an empty row to who hears the table.
  detailsRow.ariaHidden = expanded ? null : 'true';
  render(detailsCell(parts, expanded, page), detailsRow);
}

/**
 * Draws into a row and the one under it what they have beyond the columns, as the page is now. Tells whether that is no more
 * than most rows have: closed, not linked to, nothing said.
 */
export function drawExtras(parts: RowParts, page: RowExtrasContext): boolean {
  const {entry, row, detailsRow} = parts;
  const {copied, strings, target} = page;
  const expanded = isOpen(parts, page);
  const said = copied?.id === entry.id ? copied.message : undefined;
  const isTarget = target === entry.id;
  const isPlain = !expanded && !said && !isTarget;
  const drawn = [expanded, said, isTarget].join();
  if (drawn === parts.drawn) return isPlain;
  parts.drawn = drawn;
  const actions = html`<div>${detailsRow ? toggle(entry, expanded, page) : nothing}${copyButton(entry, page)}</div>
    ${said ? html`<div class="muted" aria-hidden="true">${strings[said]}</div>` : nothing}`;
  row.dataset.id = entry.id;
  row.classList.toggle('target', isTarget);
  render(actions, row.lastElementChild as HTMLElement);
  if (detailsRow) drawDetails(parts, detailsRow, expanded, page);
  return isPlain;
}
