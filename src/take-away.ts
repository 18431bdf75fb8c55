/** The list as something to take away: the view as a file, in the clipboard, or on paper. Loaded when it is asked for. */
import {html, nothing, type TemplateResult} from 'lit';
import {fold} from './feed/fold.js';
import type {LaterPage} from './templates/shared.js';
import {toCalendar} from './view/calendar.js';
import {type Origin, toCsv, toJson, toMarkdown} from './view/export.js';
import type {Facet} from './view/facets.js';
import {rowAddress} from './view/row-link.js';
import {countText, wishTexts} from './view/summary.js';
import type {UpcomingChange} from './view/upcoming.js';
import type {View, ViewState} from './view/view-state.js';

export interface TakeAwayContext extends LaterPage {
  view: View;
  state: ViewState;
  facets: readonly Facet[];
  /** The address of the page, and whether it leads to this view. */
  address: string;
  hasAddress: boolean;
  /** Everything is shown until it is printed. */
  isPrintingAll: boolean;
  /** The address by which others come to a row. */
  addressOf(id: string): string;
  /** The label of a field over all tables. */
  labelOf(field: string): string;
  /** What became of the last one. */
  message: string;
  onDone(message: string): void;
  onPrintAll(): void;
}

/** `acme-subprocessors-2026-11-01.csv` */
function fileName({feed, today, versionText}: LaterPage, type: string): string {
  const words = [feed.publisher?.name, 'subprocessors', versionText ?? (feed.updated || today)].map((word) =>
    fold(word ?? '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  );
  return `${words.filter(Boolean).join('-')}.${type}`;
}

/** Has the browser save a text as a file. */
function save(text: string, mediaType: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: `${mediaType};charset=utf-8`}));
  const link = Object.assign(document.createElement('a'), {href: url, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // By then the browser has asked where to, and has read it.
}

function originOf(context: TakeAwayContext): Origin {
  const {view, state, facets, today, address} = context;
  return {
    source: address,
    date: today,
    version: context.versionText,
    isComparison: context.marks !== undefined,
    summary: countText(view, state, context),
    filters: wishTexts(state, view, facets, context),
  };
}

function saveCsv(context: TakeAwayContext): void {
  const {view, feed, format, addressOf, strings, onDone} = context;
  const name = fileName(context, 'csv');
  const text = toCsv(view, feed, format, ({id}) => addressOf(id), {link: strings.rowLink});
  save(text, 'text/csv', name);
  onDone(strings.saved(name));
}

function saveJson(context: TakeAwayContext): void {
  const {view, state, feed, strings, onDone} = context;
  const name = fileName(context, 'json');
  save(toJson(view, state, feed, originOf(context)), 'application/json', name);
  onDone(strings.saved(name));
}

/** Into the clipboard, or a file where there is none: outside a secure context, or without permission. */
async function copyMarkdown(context: TakeAwayContext): Promise<void> {
  const {view, feed, format, strings, onDone} = context;
  const text = toMarkdown(view, feed, format, originOf(context));
  try {
    await navigator.clipboard.writeText(text);
    onDone(strings.copiedMarkdown);
  } catch {
    const name = fileName(context, 'md');
    save(text, 'text/markdown', name);
    onDone(strings.saved(name));
  }
}

async function copyAddress({address, strings, onDone}: TakeAwayContext): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    onDone(strings.copied);
  } catch {
    onDone(strings.linkInAddress);
  }
}

/** Saves the last days to object as events for a calendar. `address` is that of the page, without a view or row. */
export function saveCalendar(
  changes: readonly UpcomingChange[],
  page: LaterPage,
  address: string,
  linkPrefix: string,
): string {
  const {strings, current} = page;
  const list = [current.publisher?.name, current.title || strings.title].filter(Boolean).join(': ');
  const events = changes.flatMap(({entry, kind, date, objection}) => {
    if (!objection) return [];
    const name = entry.name || strings.unnamed;
    const description = [list, `${name}, ${strings[kind](page.format.date(date))}.`, current.objection?.email ?? ''];
    return {
      list: address,
      id: entry.id,
      date: objection.until,
      summary: strings.calendarSummary(name),
      description: description.filter(Boolean).join('\n'),
      url: rowAddress(entry.id, linkPrefix, address),
    };
  });
  const name = fileName({...page, feed: current, versionText: undefined}, 'ics');
  save(toCalendar(events, new Date()), 'text/calendar', name);
  return strings.saved(name);
}

/** The ways to take the view away. */
export function menu(context: TakeAwayContext): TemplateResult {
  const {view, state, strings, hasAddress, isPrintingAll, message, onPrintAll} = context;
  const isAll = view.rows.length === view.total && !isPrintingAll;
  const item = (label: string, act: () => void) =>
    html`<button type="button" class="item" part="export-item" @click=${act}>${label}</button>`;
  return html`<p class="muted">${countText(view, state, context)}</p>
    ${item(strings.csv, () => saveCsv(context))} ${item(strings.json, () => saveJson(context))}
    ${item(strings.markdown, () => copyMarkdown(context))}
    ${hasAddress ? item(strings.viewLink, () => copyAddress(context)) : nothing}
    ${item(isAll ? strings.print : strings.printView, () => print())}
    ${isAll ? nothing : item(strings.printAll, onPrintAll)}
    ${message ? html`<p class="muted" aria-hidden="true">${message}</p>` : nothing}`;
}
