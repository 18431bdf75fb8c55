/** All that a site serves of a version: what each file says, by its path in the folder. */
import type {Feed} from '../../feed/parse.js';
import {enLater} from '../../locales/en.later.js';
import {toCsv} from '../../view/export.js';
import {createFormat, toLanguage} from '../../view/format.js';
import {Listing} from '../../view/listing.js';
import {rowHash} from '../../view/row-link.js';
import {buildRows} from '../../view/rows.js';
import {versionsOf} from '../../view/versions.js';
import {writeView} from '../../view/view-address.js';
import {UNTOUCHED} from '../../view/view-state.js';
import {type ChangeEntry, changeFeeds} from './change-feeds.js';
import {isVersionName, type JsonObject, rebased, serialise} from './history.js';
import {namesFor} from './identity.js';
import {toLinkedData} from './linked-data.js';
import {renderPage} from './page.js';

export const FEED = 'subprocessors.json';
const PAGE = 'subprocessors.html';
const FRAGMENT = 'subprocessors.fragment.html';
const STYLE = 'subprocessors.css';
const CSV = 'subprocessors.csv';
const LINKED_DATA = 'subprocessors.jsonld';
const ATOM = 'subprocessors.atom';
const JSON_FEED = 'subprocessors.changes.json';
const WELL_KNOWN = '.well-known/subprocessors.json';

/** Files that only `publish` writes: one of them shows that it has. */
export const MARKS = [FRAGMENT, ATOM, JSON_FEED, WELL_KNOWN] as const;

export interface Outputs {
  /** The feed as it is published: as its author wrote it, with its history; and the same parsed. */
  value: JsonObject;
  feed: Feed;
  /** Name of the version's own file, if it is to be written: `2026-11-01.json`. */
  version?: string;
  /** What changed, the newest first; `since` is the date of the first version. */
  entries: readonly ChangeEntry[];
  since: string;
  /** Where the folder is served: absolute, with a `/` at its end. */
  base?: string;
  element: ReadonlyMap<string, Uint8Array>;
  generator: {name: string; url: string; version: string};
}

/** In the order in which they are best written where that is not done at once: what others lead to first, the feed last. */
export function outputsOf(given: Outputs): Map<string, Uint8Array> {
  const {value, feed, version, base = '', element, generator} = given;
  const folder = `subprocessor-list/${generator.version}`;
  const {page, fragment, style} = renderPage({
    feed,
    // What the page says of a day must not change from day to day, or it would have to be written every day.
    today: feed.updated ?? '',
    feedUrl: FEED,
    script: `${folder}/subprocessor-list.js`,
    style: STYLE,
    alternates: [
      {type: 'application/atom+xml', href: ATOM, title: 'Changes of this list (Atom)'},
      {type: 'application/feed+json', href: JSON_FEED, title: 'Changes of this list (JSON Feed)'},
      {type: 'application/json', href: FEED, title: 'This list as data (JSON)'},
      {type: 'text/csv', href: CSV, title: 'This list as a table (CSV)'},
      {type: 'application/ld+json', href: LINKED_DATA, title: 'This list as linked data (JSON-LD)'},
    ],
    ...(base && {canonical: base + PAGE}),
  });
  const {atom, json} = changeFeeds(given.entries, {
    feed,
    nameOf: namesFor(feed, given.since, base),
    base,
    pageOf: comparisonsOf(feed),
    page: PAGE,
    atom: ATOM,
    json: JSON_FEED,
    generator,
  });
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of element) files.set(`${folder}/${name}`, bytes);
  if (version) files.set(`versions/${version}`, encoded(serialise(rebased(value, 'versions'))));
  files.set(STYLE, style);
  files.set(CSV, encoded(csvOf(feed, base)));
  files.set(LINKED_DATA, encoded(toLinkedData(feed, {...(base && {base: base + PAGE})})));
  files.set(FRAGMENT, fragment);
  files.set(PAGE, page);
  files.set(JSON_FEED, encoded(json));
  files.set(ATOM, encoded(atom));
  files.set(WELL_KNOWN, encoded(serialise(rebased(value, '.well-known'))));
  files.set(FEED, encoded(serialise(value)));
  return files;
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every row and every field, in the order of the feed. */
function csvOf(feed: Feed, base: string): string {
  const format = createFormat(toLanguage(feed.language));
  const listing = new Listing(feed, buildRows(feed), format);
  const view = listing.arrange({query: '', filters: {}, grouping: 'none'}, []);
  return toCsv(view, feed, format, ({id}) => `${base}${PAGE}${rowHash(id, '')}`, {link: enLater.rowLink});
}

/** Gives the address of the page that compares a version, by name, with the one before it: relative to the folder. */
function comparisonsOf(feed: Feed): (version: string) => string {
  const versions = versionsOf(feed).flatMap(({url = '', key}) => {
    const name = /^(?:\.\/)*versions\/(.+)\.json$/.exec(url)?.[1] ?? '';
    return isVersionName(`${name}.json`) ? [{name, key}] : [];
  });
  return (version) => {
    // The current one is not among those before it.
    const at = versions.findIndex(({name}) => name === version);
    const [own, before] = [versions[at], versions[at + 1]];
    return PAGE + writeView('', 'list', {...UNTOUCHED, version: own?.key, compare: before?.key});
  };
}
