/**
 * What readers take away of the view they have: a table for a spreadsheet, a text for a document, a feed for a program. The
 * rows come in the order of the page. Feeds are written by others: in none of the three can one say anything but text.
 */
import {asWritten, withoutEmpty} from '../feed/as-written.js';
import type {Feed, Subprocessor} from '../feed/parse.js';
import {isSafeUrl} from '../feed/urls.js';
import {quickTexts, statedFields} from './details.js';
import {CHANGE, commonLabel, fieldValue, givenColumns, isStated, KINDS, kindOf, OWN, wordFor} from './fields.js';
import type {Format} from './format.js';
import type {Group} from './groups.js';
import type {View, ViewState} from './view-state.js';

/** Where what was taken away comes from, and what of it was asked for. */
export interface Origin {
  /** Address of the page, absolute, without the hash of a row. */
  source: string;
  /** The day it was taken, `YYYY-MM-DD`. */
  date: string;
  /** Which version of the list it is, or which two are compared, in words; nothing of the current one. */
  version?: string;
  /** Whether the rows are of two versions. */
  isComparison?: boolean;
  /** How many rows are shown, in words. */
  summary: string;
  /** What was searched for, each filter and the order, in words. */
  filters: readonly string[];
}

/** The groups that have tables with rows, in the order of the page. */
const tablesOf = (groups: readonly Group[]): Group[] =>
  groups.flatMap((group) => [...(group.rows.length ? [group] : []), ...tablesOf(group.groups)]);

const entriesOf = (tables: readonly Group[]): Subprocessor[] =>
  tables.flatMap(({rows}) => rows.map(({entry}) => entry));

/**
 * The view as CSV after RFC 4180: commas, CRLF after every record, quotes where they are needed. It begins with a byte order
 * mark, without which Excel takes UTF-8 for something else.
 *
 * A record of labels, each of which is there once, then one of each row: name, category, the columns of the tables, the
 * details, each where any row states it; last the link to the row, under `words.link`. Several values are joined by `; `.
 * Dates stay as the feed has them, for programs.
 *
 * No cell is a formula to a spreadsheet: see `guarded`.
 */
export function toCsv(
  view: View,
  feed: Feed,
  format: Format,
  linkOf: (entry: Subprocessor) => string,
  words: {link: string},
): string {
  const tables = tablesOf(view.groups);
  const entries = entriesOf(tables);
  const fields = csvFields(tables, entries);
  const header = unique([...fields.map((field) => labelOf(field, feed, format)), words.link]);
  const records = entries.map((entry) => [
    ...fields.map((field) => csvText(entry, field, feed, format)),
    linkOf(entry),
  ]);
  return `\uFEFF${[header, ...records].map((record) => `${record.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvFields(tables: readonly Group[], entries: readonly Subprocessor[]): string[] {
  const stated = new Set<string>();
  for (const entry of entries) for (const field of statedFields(entry)) stated.add(field);
  const columns = tables.flatMap(({columns}) => columns.map(({field}) => field));
  const inOrder = new Set(['name', 'category', ...columns, ...Object.keys(KINDS), ...stated]);
  return [...inOrder].filter((field) => field === 'name' || stated.has(field));
}

/** The label of a field over all tables; an own field that is called like one of the format has its own name. */
function labelOf(field: string, feed: Feed, format: Format): string {
  const label = commonLabel(field, givenColumns(feed, feed.categories), format);
  return label === field && field.startsWith(OWN) ? field.slice(OWN.length) : label;
}

/** The labels with a number behind those that are there already. */
function unique(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  for (const label of labels) {
    let free = label;
    for (let number = 2; taken.has(free); number++) free = `${label} (${number})`;
    taken.add(free);
  }
  return [...taken];
}

function csvText(entry: Subprocessor, field: string, feed: Feed, format: Format): string {
  if (kindOf(field) === 'date') return String(fieldValue(entry, field) ?? '');
  const texts = field === 'name' ? entry.names : quickTexts(entry, field, feed, format);
  return texts.filter(isStated).join('; ');
}

/** Spreadsheets that take more than the comma for a separator keep a cell whole if it is quoted. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

function csvCell(text: string): string {
  const cell = guarded(text);
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Where a spreadsheet may see the beginning of a formula, after quotes, apostrophes and white space: at the start of a cell,
 * and after what begins a cell for those that separate by semicolons or tabs, as Excel does in much of Europe, and to which
 * the quotes of RFC 4180 mean nothing there. Also the start of a cell that begins with a tab or a line break.
 */
const FORMULA = /(?<=^|; |;(?! )|[\t\r\n])(?=(?:(?![\t\r\n])['"\s\p{C}])*[=+\-@＝＋－＠])|^(?=['"\s\p{C}]*[\t\r\n])/gu;

/**
 * The text with an apostrophe before each formula, which makes it text: https://owasp.org/www-community/attacks/CSV_Injection.
 * What has an apostrophe there already gets one more, so that taking away one at each such place gives the text back.
 */
const guarded = (text: string): string => text.replace(FORMULA, "'");

/**
 * The view as GitHub Flavored Markdown (https://github.github.com/gfm/) that reads well as plain text, too: whose list it is,
 * what of it is shown, how old it is and where it comes from; then a table of each group under its heading. Nothing in the
 * feed is a mark: what could be one is escaped, line breaks and further values become `<br>`, what is not stated a dash.
 * Names, websites and documents are links, where their addresses are safe.
 */
export function toMarkdown(view: View, feed: Feed, format: Format, origin: Origin): string {
  const title = [feed.title, feed.publisher?.name].filter(isStated).join(' – ');
  const source = addressOf(origin.source, origin.source);
  const facts = [
    ...[...(origin.version ? [origin.version] : []), origin.summary, ...origin.filters].map(block),
    ...(isStated(feed.updated) ? [block(format.strings.updated(format.date(feed.updated ?? '')))] : []),
    `${source ? `<${source}>` : block(origin.source)}, ${block(format.date(origin.date))}`,
  ];
  const parts = [
    ...(title ? [block(title)] : []),
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...view.groups.flatMap((group) => section(group, '###', {feed, format, source: origin.source})),
  ];
  return `${parts.join('\n\n')}\n`;
}

interface MarkdownPage {
  feed: Feed;
  format: Format;
  /** What relative addresses are relative to. */
  source: string;
}

/** Heading and table of a group, or of the groups in it; nothing where these have no rows. */
function section(group: Group, marker: string, page: MarkdownPage): string[] {
  const content = group.rows.length
    ? [table(group, page)]
    : group.groups.flatMap((inner) => section(inner, `${marker}#`, page));
  return content.length && isStated(group.title) ? [`${marker} ${heading(group.title)}`, ...content] : content;
}

function table({columns, rows}: Group, page: MarkdownPage): string {
  const lines = [
    columns.map(({label}) => inert(label)),
    columns.map(() => '---'),
    ...rows.map(({entry}) => columns.map(({field}) => markdownCell(entry, field, page))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function markdownCell(entry: Subprocessor, field: string, page: MarkdownPage): string {
  const {feed, format, source} = page;
  const {strings} = format;
  const values = (): string[] => {
    if (field === 'name') {
      const [first, ...rest] = entry.names;
      const content = first === undefined ? `*${escaped(strings.unnamed)}*` : escaped(first);
      return [link(content, entry.url, source), ...rest.map(inert)];
    }
    if (field === 'links') {
      const stated = Object.entries(entry.links ?? {}).filter(([, url]) => isStated(url));
      return stated.map(([name, url]) => link(escaped(wordFor(strings.links, name)), url, source));
    }
    return quickTexts(entry, field, feed, format).filter(isStated).map(inert);
  };
  return values().join('<br>') || '–';
}

/** A text that is Markdown already as a link to `url`, if that is safe; `source` is what a relative one is relative to. */
export function link(text: string, url: string | undefined, source: string): string {
  const address = url && addressOf(url, source);
  return address ? `[${text}](<${address}>)` : text;
}

/**
 * A safe address as it may stand between angle brackets in a table: with nothing that could end it, and no `&copy;`. It is
 * absolute, as a text knows no page that it could be relative to.
 */
function addressOf(url: string, source: string): string | undefined {
  const {href = ''} = URL.canParse(url, source) ? new URL(url, source) : {};
  if (!href || !isSafeUrl(href)) return undefined;
  return href.replace(/[\s<>|\\`]/g, encodeURIComponent).replace(/(&#?\w+);/g, '$1%3B');
}

/**
 * What means something within a line of GFM, or to GitHub, which sets formulas between dollar signs. Also what makes an
 * address a link: a backslash behind one would be taken for a part of it, and escape nothing.
 */
const MARK = /[\\`*[\]<|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)|:(?=\/\/)|(?<=www)\./giu;

/** Text in which nothing is a mark; line ends stay, as `<br>`. */
export const escaped = (text: string): string => text.replace(MARK, '\\$&').replace(/\r\n?|[\n\u2028\u2029]/g, '<br>');

/** What an address may consist of in text; parentheses are a part of it in pairs only. */
const PART = String.raw`[^\s\p{C}"<>\\^\x60{|}()&]|&(?!#?\w+;)`;
const ADDRESS = new RegExp(String.raw`(https?://(?:${PART}|\((?:${PART})*\))+(?<![.,:;!?'*_~\]]))`, 'giu');

/** Text in which nothing means anything but addresses, which are links as everywhere. */
const inert = (text: string): string =>
  text
    .trim()
    .split(ADDRESS)
    .map((part, index) => (index % 2 ? `<${part}>` : escaped(part)))
    .join('');

/** The same in one line. */
export const oneLine = (text: string): string => inert(text.replace(/\s+/g, ' '));

/** The same where it begins a block, and so could be a heading, a list, a quotation, a line. */
export const block = (text: string): string => oneLine(text).replace(/^\d+(?=[.)])|^(?=[-+>#])/, '$&\\');

/** The same in a heading, which number signs could close. */
export const heading = (text: string): string => oneLine(text).replace(/(?<!\S)(?=#+$)/, '\\');

/**
 * The view as a feed that `parseFeed` reads: what the feed says of itself and its list, `view`, which says what of the list
 * this is and where it comes from, and the entries in their normal form. What is empty is left out.
 */
export function toJson(view: View, state: ViewState, feed: Feed, origin: Origin): string {
  const all = entriesOf(tablesOf(view.groups));
  // A feed of the list must not list who is no longer on it.
  const isRemoved = (entry: Subprocessor): boolean => origin.isComparison === true && entry[CHANGE] === 'removed';
  const entries = all.filter((entry) => !isRemoved(entry));
  const removed = all.filter(isRemoved).map(asWritten);
  const used = new Set(entries.map(({category}) => category));
  const {title, language, publisher, updated, effective} = feed;
  const {query, sort, grouping} = state;
  const disclosure = {
    title,
    language,
    publisher,
    updated,
    effective,
    categories: feed.categories.filter(({id}) => used.has(id)),
    view: {
      source: origin.source,
      date: origin.date,
      version: origin.version,
      removed,
      query: query.trim(),
      filters: view.filters,
      sort,
      grouping,
    },
  };
  return JSON.stringify({...withoutEmpty(disclosure), subprocessors: entries.map(asWritten)}, null, 2);
}
