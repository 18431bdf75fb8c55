/** What the modules of src/view are given, and lists made up from a seed for what must hold of any list. */
import {type Feed, type FeedInput, parseFeed} from '../../src/feed/index.js';
import {createFormat, type Format} from '../../src/view/format.js';
import {Listing} from '../../src/view/listing.js';
import {fieldOptions, type Option} from '../../src/view/options.js';
import {buildRows, type Row} from '../../src/view/rows.js';

export interface Prepared {
  feed: Feed;
  format: Format;
  rows: Row[];
  listing: Listing;
}

/** A feed as it is written, read and made into rows for one language. */
export function prepare(input: FeedInput, lang = 'en'): Prepared {
  const {feed} = parseFeed(input);
  if (!feed) throw new Error('This is no feed');
  const format = createFormat(lang);
  const rows = buildRows(feed);
  return {feed, format, rows, listing: new Listing(feed, rows, format)};
}

/** A feed of these entries, each of which gets a name and an id unless it has them. */
export function prepareEntries(entries: object[], rest: object = {}, lang = 'en'): Prepared {
  const subprocessors = entries.map((entry, index) => ({id: `e${index}`, name: `Entry ${index}`, ...entry}));
  return prepare({...rest, subprocessors}, lang);
}

/** Of each row, what it can be filtered by in one field. */
export function optionsByRow({rows, feed, format}: Prepared, field: string): Option[][] {
  const {options, sets, setOf} = fieldOptions(rows, field, feed, format);
  return rows.map(({position}) => sets[setOf[position]!]!.map((index) => options[index]!));
}

export const idsOf = (rows: readonly Row[]): string[] => rows.map(({entry}) => entry.id);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a made-up entry states, as written; every list may be empty, every text missing. */
export interface GeneratedEntry {
  id: string;
  name: string;
  category?: string;
  entityType?: string;
  country: string[];
  locations: string[];
  dataTypes: string[];
  products: string[];
  transfers: string[];
}

const PLACES = ['DE', 'US', 'FR', 'EU', 'EEA', '001', 'The moon', 'Two places at once'];

/** Entries with few different values, so that many have the same ones, and with gaps. */
export function generateEntries(seed: number, count: number): GeneratedEntry[] {
  const next = random(seed);
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value;
  const some = (values: readonly string[], most: number): string[] => [
    ...new Set(Array.from({length: Math.floor(next() * (most + 1))}, () => one(values))),
  ];
  return Array.from({length: count}, (_, index) => ({
    id: `e${index}`,
    name: `${one(['Ada', 'Bell', 'Curie', 'Darwin', 'Élan'])} ${one(['GmbH', 'Inc.', 'Ltd'])}`,
    category: one([undefined, 'hosting', 'support', 'Undeclared']),
    entityType: one([undefined, 'Cloud', 'Agency']),
    country: some(PLACES, 2),
    locations: some(PLACES, 3),
    dataTypes: some(['Logs', 'Files', 'Names', 'Tickets'], 3),
    products: some(['Chat', 'Mail'], 2),
    transfers: some(['scc', 'dpf', 'Our own rules'], 2),
  }));
}

/** Declares what the made-up entries name, and a category that none of them has. */
export const GENERATED_CATEGORIES = [
  {id: 'hosting', title: 'Hosting', columns: ['name', 'purpose']},
  {id: 'empty', title: 'Reserved'},
  {id: 'support', title: 'Support'},
];
