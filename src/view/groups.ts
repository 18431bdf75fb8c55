/** Rows in groups, each of which becomes a heading and a table. */
import type {Category, Feed} from '../feed/parse.js';
import {type Column, columnsOf, commonLabel, placeKey} from './fields.js';
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

/** What a way of grouping makes of all rows of a feed, worked out once; `groupRows` puts the rows of a view into it. */
export interface GroupPlan {
  /** All groups, as they are when nothing is filtered, without their rows. */
  groups: readonly Group[];
  /** Of each row, by its position, the table it belongs to; tables are counted in the order of the page. */
  tableOf: Uint32Array;
}

interface Bucket {
  key: string;
  title: string;
  rows: Row[];
  /** Set where it is a category of the feed. */
  category?: Category;
}

/** Puts each row into the bucket of its key, which is made where there is none yet. */
function fill(
  buckets: Map<string, Bucket>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  titleOf: (row: Row) => string,
): Bucket[] {
  for (const row of rows) {
    const key = keyOf(row);
    const bucket = buckets.get(key) ?? {key, title: titleOf(row), rows: []};
    bucket.rows.push(row);
    buckets.set(key, bucket);
  }
  return [...buckets.values()];
}

/** Rows by country, in the order of the countries' names. A row with several stands in one group of all of them. */
function byCountry(rows: readonly Row[], field: 'country' | 'locations', format: Format): Bucket[] {
  const all = (texts: string[], compare?: (a: string, b: string) => number): string[] =>
    [...new Set(texts)].sort(compare);
  return fill(
    new Map(),
    rows,
    ({entry}) => all(entry[field].map((place) => placeKey(place, format))).join('\n'),
    ({entry}) => format.list(all(entry[field].map(format.place), format.compare)) || format.strings.unstated,
  ).sort((a, b) => Number(!a.key) - Number(!b.key) || format.compare(a.title, b.title));
}

const byCategory = (rows: readonly Row[], {categories}: Feed, {strings}: Format): Bucket[] =>
  fill(
    new Map(categories.map((category) => [category.id, {key: category.id, title: category.title, rows: [], category}])),
    rows,
    ({entry}) => entry.category,
    () => (categories.length ? strings.otherCategory : ''),
  );

/** The plans of a list. Its rows are made anew for another feed or language. */
const plans = new WeakMap<readonly Row[], Partial<Record<Grouping, GroupPlan>>>();

/**
 * How all rows of a feed are grouped. They alone decide the groups' columns and totals, so that a table does not change its
 * shape while one types. The same rows, grouped alike, have the same plan.
 */
export function planGroups(rows: readonly Row[], grouping: Grouping, feed: Feed, format: Format): GroupPlan {
  const made = plans.get(rows) ?? {};
  plans.set(rows, made);
  made[grouping] ??= makePlan(rows, grouping, feed, format);
  return made[grouping];
}

function makePlan(all: readonly Row[], grouping: Grouping, feed: Feed, format: Format): GroupPlan {
  const field = countryField(all);
  const tableOf = new Uint32Array(all.length);
  let tables = 0;

  const bucketsOf = (rows: readonly Row[], by?: string): Bucket[] => {
    if (by === 'country') return byCountry(rows, field, format);
    return by === 'category' ? byCategory(rows, feed, format) : [{key: '', title: '', rows: [...rows]}];
  };
  const toGroups = (outer: readonly Row[], [by, ...rest]: string[], path: string, within: Category[]): Group[] =>
    bucketsOf(outer, by).map(({key, title, rows, category}) => {
      const categories = by === 'category' ? (category ? [category] : []) : within;
      const groups = rest.length ? toGroups(rows, rest, `${path}${by}/${key}/`, categories) : [];
      if (!groups.length) {
        for (const {position} of rows) tableOf[position] = tables;
        tables++;
      }
      const entries = rows.map(({entry}) => entry);
      const columns = columnsOf(feed, entries, categories, format);
      // Where no heading tells the category, so that it may be any, a column does.
      if (
        categories === feed.categories &&
        categories.length &&
        !columns.some((column) => column.field === 'category')
      ) {
        columns.splice(1, 0, {field: 'category', label: commonLabel('category', [], format)});
      }
      return {key: `${path}${by}/${key}`, title, category, columns, rows: [], total: rows.length, groups};
    });
  return {groups: toGroups(all, grouping.split(' '), '', feed.categories), tableOf};
}

/**
 * The groups of a view. `shown` are the rows that the filters leave, in order. Groups that the filters empty are left out;
 * categories that the feed leaves empty stay while nothing is filtered.
 */
export function groupRows({groups, tableOf}: GroupPlan, shown: readonly Row[]): Group[] {
  const placed: Row[][] = [];
  for (const row of shown) {
    const table = tableOf[row.position] ?? 0;
    placed[table] ??= [];
    placed[table].push(row);
  }
  const isFiltered = shown.length < tableOf.length;
  let table = 0;
  const filled = (list: readonly Group[]): Group[] =>
    list
      .map((group) =>
        group.groups.length ? {...group, groups: filled(group.groups)} : {...group, rows: placed[table++] ?? []},
      )
      .filter((group) => group.rows.length || group.groups.length || (!group.total && !isFiltered));
  return filled(groups);
}
