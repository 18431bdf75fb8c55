/** Rows in groups, each of which becomes a heading and a table. */
import type {Category, Feed} from '../feed/parse.js';
import {type Column, columnsOf, commonLabel} from './fields.js';
import type {Format} from './format.js';
import type {Row} from './rows.js';

export const GROUPINGS = ['category', 'country', 'category country', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const isGrouping = (value: unknown): value is Grouping => GROUPINGS.includes(value as Grouping);

export interface Group {
  /** Unique in the page, and the same in every view that has this group. */
  key: string;
  /** `''` for the one group of an ungrouped list. */
  title: string;
  /** Set where the group is a category of the feed. */
  category?: Category;
  columns: Column[];
  /** The rows to show, in order. Empty where `groups` are. */
  rows: Row[];
  /** How many rows the group has when nothing is filtered. */
  total: number;
  groups: Group[];
}

/** The field by which a feed's rows are grouped by country: that of the entity, or of the processing where only this is stated. */
export const countryField = (rows: readonly Row[]): 'country' | 'locations' =>
  rows.some(({entry}) => entry.country.length) ? 'country' : 'locations';

interface Bucket {
  key: string;
  title: string;
  rows: Row[];
}

/** Rows by country, in the order of the countries' names. A row with several stands in one group of all of them. */
function byCountry(rows: readonly Row[], field: 'country' | 'locations', format: Format): Bucket[] {
  const buckets = new Map<string, Bucket>();
  for (const row of rows) {
    const options = row.options[field] ?? [];
    const key = [...new Set(options.map((option) => option.key))].sort().join('\n');
    let bucket = buckets.get(key);
    if (!bucket) {
      const labels = [...new Set(options.map(({label}) => label))].sort(format.compare);
      bucket = {key, title: format.list(labels), rows: []};
      buckets.set(key, bucket);
    }
    bucket.rows.push(row);
  }
  return [...buckets.values()].sort((a, b) => Number(!a.key) - Number(!b.key) || format.compare(a.title, b.title));
}

function byCategory(rows: readonly Row[], feed: Feed, format: Format): (Bucket & {category?: Category})[] {
  const buckets = new Map<string, Bucket & {category?: Category}>();
  for (const category of feed.categories)
    buckets.set(category.id, {key: category.id, title: category.title, rows: [], category});
  for (const row of rows) {
    let bucket = buckets.get(row.entry.category);
    if (!bucket) {
      bucket = {key: '', title: feed.categories.length ? format.strings.otherCategory : '', rows: []};
      buckets.set('', bucket);
    }
    bucket.rows.push(row);
  }
  return [...buckets.values()];
}

/**
 * The groups of a view. `shown` are the rows that the filters leave, in order; `all` those of the feed, which decide the
 * groups' columns and totals, so that a table does not change its shape while one types. Groups that the filters empty are
 * left out; categories that the feed leaves empty stay while nothing is filtered.
 */
export function groupRows(
  shown: readonly Row[],
  all: readonly Row[],
  grouping: Grouping,
  feed: Feed,
  format: Format,
): Group[] {
  const field = countryField(all);
  const isShown = new Set(shown);
  const order = new Map(shown.map((row, index) => [row, index]));
  const filtered = shown.length < all.length;

  const visible = (rows: readonly Row[]): Row[] =>
    rows.filter((row) => isShown.has(row)).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const toGroup = (bucket: Bucket, path: string, categories: Category[], groups: Group[] = []): Group => ({
    key: `${path}${bucket.key}`,
    title: bucket.title,
    columns: columnsOf(
      feed,
      bucket.rows.map(({entry}) => entry),
      categories,
      format,
    ),
    rows: groups.length ? [] : visible(bucket.rows),
    total: bucket.rows.length,
    groups,
  });
  // Where no heading tells the category, a column does.
  const withCategory = (group: Group): Group => {
    if (feed.categories.length && !group.columns.some((column) => column.field === 'category')) {
      group.columns.splice(1, 0, {field: 'category', label: commonLabel('category', [], format)});
    }
    return group;
  };
  const isKept = (group: Group): boolean =>
    group.rows.length > 0 || group.groups.length > 0 || (group.total === 0 && !filtered);
  const countries = (rows: readonly Row[], path: string, categories: Category[]): Group[] =>
    byCountry(rows, field, format)
      .map((bucket) => toGroup(bucket, path, categories))
      .filter(isKept);

  if (grouping === 'country') return countries(all, 'country/', feed.categories).map(withCategory);
  if (grouping === 'none') {
    return [toGroup({key: '', title: '', rows: [...all]}, 'none/', feed.categories)].filter(isKept).map(withCategory);
  }
  return byCategory(all, feed, format)
    .map(({category, ...bucket}) => {
      const path = `category/${bucket.key}/`;
      const categories = category ? [category] : [];
      const nested = grouping === 'category country' ? countries(bucket.rows, `${path}country/`, categories) : [];
      return {...toGroup({...bucket, key: ''}, path, categories, nested), category};
    })
    .filter(isKept);
}
