/**
 * What changed from version to version, for those who subscribe to it: as Atom (RFC 4287) and as JSON Feed 1.1
 * (https://www.jsonfeed.org/version/1.1/). An entry for each version says who came, went and changed, field by field, and
 * until when one may object. Nothing in a feed is a mark: all of it is escaped.
 */
import {generateAtomFeed, generateJsonFeed} from 'feedsmith';
import type {FeedDiff, FieldChange} from '../../feed/diff.js';
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {parseProse, proseText} from '../../feed/prose.js';
import {enCompare} from '../../locales/en.compare.js';
import {enLater} from '../../locales/en.later.js';
import {fieldLabel, quickTexts} from '../../view/details.js';
import {isStated, KINDS, OWN, wordFor} from '../../view/fields.js';
import {createFormat, type Format, toLanguage} from '../../view/format.js';
import {upcomingChanges} from '../../view/upcoming.js';
import type {NameOf} from './identity.js';
import {escapeHtml, writable} from './markup.js';

/** What an entry says; texts without any marks. */
export interface ChangeEntry {
  /** `2026-11-01`, or `2026-11-01.2` for the second of a day. */
  version: string;
  /** `YYYY-MM-DD` */
  date: string;
  title: string;
  summary: string;
  sections: Section[];
}

interface Section {
  heading: string;
  items: {text: string; details: string[]}[];
}

/** Entries of a section at most: whoever wants to see more than these sees them on the page. */
const MOST_ITEMS = 200;

/** Characters of a long text that are quoted. */
const MOST_TEXT = 300;

/** The first version that is published: who is on the list. */
export function firstEntry(version: string, date: string, feed: Feed): ChangeEntry {
  const format = createFormat(toLanguage(feed.language));
  const {subprocessors} = feed;
  const count = enLater.count(subprocessors.length, subprocessors.length, format.number);
  return {
    version,
    date,
    title: `${format.date(date)}: first published list`,
    summary: `The first published list has ${count}.`,
    sections: sectionOf('Listed', subprocessors, format, (entry) => ({text: nameOf(entry, format), details: []})),
  };
}

/** What a version changed. `before` and `after` are the versions that were compared. */
export function changeEntry(version: string, date: string, before: Feed, after: Feed, diff: FeedDiff): ChangeEntry {
  const format = createFormat(toLanguage(after.language));
  const {added, removed, changed} = diff;
  const material = changed.filter(({level}) => level === 'material');
  const terms = diff.terms.filter(({level}) => level === 'material');
  const counts = [
    added.length && enCompare.countAdded(format.number(added.length)),
    removed.length && enCompare.countRemoved(format.number(removed.length)),
    material.length && enCompare.countChanged(format.number(material.length)),
  ].filter(Boolean);
  const editorial = changed.length - material.length;
  const isOnlyTerms = !counts.length && terms.length > 0;
  return {
    version,
    date,
    title: `${format.date(date)}: ${counts.length ? counts.join(', ') : isOnlyTerms ? 'terms changed' : 'no subprocessor changed'}`,
    summary: [
      counts.length ? `${counts.join(', ')}.` : enLater.noChange,
      ...(editorial ? [enLater.editorialCount(editorial, format.number)] : []),
    ].join(' '),
    sections: [
      ...sectionOf(enLater.added, added, format, (entry) => addedItem(entry, after, date, format)),
      ...sectionOf(enLater.removed, removed, format, (entry) => ({text: nameOf(entry, format), details: []})),
      ...sectionOf(enLater.changed, material, format, (pair) => ({
        text: nameOf(pair.after, format),
        details: pair.changes
          .filter(({level}) => level === 'material')
          .map((change) => fieldLine(change, pair.before, before, pair.after, after, format)),
      })),
      ...sectionOf('Around the list', terms, format, (change) => ({
        text: termLabel(change.field, after),
        details: termLine(change),
      })),
    ],
  };
}

function sectionOf<Item>(
  heading: string,
  items: readonly Item[],
  {number}: Format,
  toItem: (item: Item) => Section['items'][number],
): Section[] {
  if (!items.length) return [];
  const shown = items.slice(0, MOST_ITEMS).map(toItem);
  const left = items.length - shown.length;
  return [{heading, items: left ? [...shown, {text: `and ${number(left)} more`, details: []}] : shown}];
}

const nameOf = ({names}: Subprocessor, {strings}: Format): string => names.join(', ') || strings.unnamed;

/** What those who may object need to know. */
function addedItem(entry: Subprocessor, feed: Feed, date: string, format: Format): Section['items'][number] {
  const details = ['purpose', 'country', 'locations', 'transfers', 'effectiveFrom']
    .map((field) => [fieldLabel(field, format), textOf(entry, field, feed, format)] as const)
    .filter(([, text]) => text)
    .map(([label, text]) => `${label}: ${text}`);
  // Of any day: what is announced here may be long past for who reads it.
  const [start] = upcomingChanges({...feed, subprocessors: [entry]}, '').filter(({kind}) => kind === 'starts');
  const until = start?.objection?.until;
  if (until && until >= date) details.push(enLater.objectUntil(format.date(until)));
  return {text: nameOf(entry, format), details};
}

function textOf(entry: Subprocessor, field: string, feed: Feed, format: Format): string {
  const texts = field === 'name' ? entry.names : quickTexts(entry, field, feed, format);
  return shortened(texts.filter(isStated).join(', '));
}

/** The name that columns have for a field that a diff names. */
const columnField = (field: string): string =>
  field.startsWith(OWN) && !Object.hasOwn(KINDS, field.slice(OWN.length)) ? field.slice(OWN.length) : field;

function fieldLine(
  {field}: FieldChange,
  before: Subprocessor,
  beforeFeed: Feed,
  after: Subprocessor,
  afterFeed: Feed,
  format: Format,
): string {
  const column = columnField(field);
  const [was, is] = [textOf(before, column, beforeFeed, format), textOf(after, column, afterFeed, format)];
  return `${fieldLabel(column, format)}: ${wasAndIs(was, is)}`;
}

const wasAndIs = (was: string, is: string): string =>
  was === is ? 'said otherwise' : `${was || UNSTATED} → ${is || UNSTATED}`;

const UNSTATED = '(not stated)';

/** What was said and what is said now, where that is a text or a number; lists are to be looked at on the page. */
function termLine({before, after}: FieldChange): string[] {
  if (typeof (before ?? after) === 'object') return [];
  const [was, is] = [before, after].map((value) =>
    proseText(parseProse(String(value ?? '')))
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return [wasAndIs(shortened(was ?? ''), shortened(is ?? ''))];
}

function termLabel(path: string, {categories}: Feed): string {
  if (Object.hasOwn(enCompare.terms, path)) return wordFor(enCompare.terms, path);
  const name = path.slice(path.indexOf('.') + 1);
  return (path.startsWith('categories.') && categories.find(({id}) => id === name)?.title) || name || path;
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT).toWellFormed()}…` : line;
};

export interface ChangeFeedContext {
  feed: Feed;
  nameOf: NameOf;
  /** What relative addresses begin with: absolute, with a `/` at its end, or `''`. */
  base: string;
  /** Path and query of the page that shows what a version changed. */
  pageOf(version: string): string;
  page: string;
  atom: string;
  json: string;
  generator: {name: string; url: string; version: string};
}

/**
 * Both feeds, as texts. Entries are dated with their versions, at the beginning of the day (UTC).
 *
 * @param entries the newest first
 */
export function changeFeeds(entries: readonly ChangeEntry[], context: ChangeFeedContext): {atom: string; json: string} {
  const {feed, nameOf, base, pageOf, page, atom, json, generator} = context;
  const language = toLanguage(feed.language);
  const publisher = feed.publisher?.name?.trim() || feed.title?.trim() || 'The publisher';
  const website = /^https?:/i.test(feed.publisher?.url ?? '') ? feed.publisher?.url : undefined;
  const title = `Changes: ${feed.title?.trim() || (feed.publisher?.name ? `Subprocessors of ${publisher}` : 'Subprocessors')}`;
  const updated = atMidnight(entries[0]?.date ?? feed.updated ?? '');
  const all = entries.map((entry) => {
    const url = base + pageOf(entry.version);
    return {
      ...entry,
      id: nameOf(entry.version),
      url,
      html: asHtml(entry, url),
      text: asText(entry),
      updated: atMidnight(entry.date),
    };
  });
  return {
    atom: asDocument(
      generateAtomFeed({
        id: nameOf(''),
        title: {value: title, type: 'text'},
        updated,
        xml: {lang: language},
        authors: [{name: publisher, ...(website && {uri: website})}],
        generator: {text: generator.name, uri: generator.url, version: generator.version},
        links: [
          {rel: 'self', type: 'application/atom+xml', href: base + atom},
          {rel: 'alternate', type: 'text/html', hreflang: language, href: base + page},
        ],
        entries: all.map(({id, title, summary, html, url, updated}) => ({
          id,
          title: {value: title, type: 'text'},
          updated,
          published: updated,
          links: [{rel: 'alternate', type: 'text/html', href: url}],
          summary: {value: summary, type: 'text'},
          content: {value: html, type: 'html'},
        })),
      }),
    ),
    json: `${JSON.stringify(
      generateJsonFeed({
        title,
        home_page_url: base + page,
        feed_url: base + json,
        language,
        authors: [{name: publisher, ...(website && {url: website})}],
        items: all.map(({id, title, summary, html, text, url, updated}) => ({
          id,
          url,
          title,
          summary,
          content_html: html,
          content_text: text,
          date_published: updated,
        })),
      }),
      null,
      2,
    )}\n`,
  };
}

const atMidnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** As a document may be written: days without fractions of a second, and no sign that XML does not have. */
const asDocument = (xml: string): string =>
  writable(xml).replace(/(<(?:updated|published)>\d{4}-\d\d-\d\dT00:00:00)\.000Z(?=<)/g, '$1Z');

function asHtml({summary, sections}: ChangeEntry, url: string): string {
  const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const parts = sections.map(
    ({heading, items}) =>
      `<h3>${escapeHtml(heading)}</h3>` +
      list(items.map(({text, details}) => escapeHtml(text) + (details.length ? list(details.map(escapeHtml)) : ''))),
  );
  return [`<p>${escapeHtml(summary)}</p>`, ...parts, `<p><a href="${escapeHtml(url)}">See it on the page</a></p>`].join(
    '\n',
  );
}

function asText({summary, sections}: ChangeEntry): string {
  const parts = sections.map(({heading, items}) =>
    [
      `${heading}:`,
      ...items.flatMap(({text, details}) => [`- ${text}`, ...details.map((detail) => `  ${detail}`)]),
    ].join('\n'),
  );
  return [summary, ...parts].join('\n\n');
}
