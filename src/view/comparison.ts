/** Two versions of a list as one: every row of either, each with what became of it. */
import {diffSteps, type EntryDiff, type FeedDiff, type FieldChange} from '../feed/diff.js';
import type {Category, Feed, Subprocessor} from '../feed/parse.js';
import type {Place} from '../feed/places.js';
import {CHANGE, type Column, columnsOf, KINDS, OWN, placeKey} from './fields.js';
import type {Format} from './format.js';
import {isInEea} from './regions.js';

/**
 * What became of an entry, in the order in which a reader wants to know; `editorial` where only spelling, order, links or the
 * like are not as they were.
 */
export const CHANGES = ['added', 'removed', 'changed', 'editorial', 'unchanged'] as const;
export type Change = (typeof CHANGES)[number];

/** All but the last: what a reader asks for who asks for changes only. */
export const CHANGED: readonly Change[] = CHANGES.slice(0, -1);

export interface RowChange {
  kind: Change;
  /** The field changes that count for the entry, by field as columns call it. */
  fields: ReadonlyMap<string, FieldChange>;
  /** The entry as it was, where it was. */
  before?: Subprocessor;
  /** By what the two were found to be the same. */
  by?: EntryDiff['by'];
  /** Data goes to a place outside the EEA to which it did not go before. */
  isOutside: boolean;
}

export interface Comparison {
  before: Feed;
  /**
   * The later version with what was removed among its entries, and a field `change` that says what became of each, which has
   * a column, too. Its entries are copies; what was removed has an id of its own in any case.
   */
  feed: Feed;
  diff: FeedDiff;
  changeOf(entry: Subprocessor): RowChange | undefined;
}

/** A field as the diff calls it, in the name that columns have for it. */
function columnField(field: string): string {
  const label = field.startsWith(OWN) ? field.slice(OWN.length) : undefined;
  return label === undefined || Object.hasOwn(KINDS, label) ? field : label;
}

/** Where data goes: where it is processed or, in a list that says this of no entry, where the entities are. */
const placesField = (...feeds: Feed[]): 'locations' | 'country' =>
  feeds.some(({subprocessors}) => subprocessors.some(({locations}) => locations.length)) ? 'locations' : 'country';

/** Where data of one entry goes; where it says nothing of that, it goes at least to whom it names. */
const placesOf = (entry: Subprocessor, field: 'locations' | 'country'): Place[] =>
  entry[field].length ? entry[field] : entry.country;

/** Whether data goes to a place outside the EEA, as far as that is known, to which it did not go before. */
function goesOutside(before: readonly Place[], after: readonly Place[], format: Format): boolean {
  const known = new Set(before.map((place) => placeKey(place, format)));
  return after.some((place) => isInEea(place) === false && !known.has(placeKey(place, format)));
}

/** What was removed goes behind what it stood behind before, as far as that is still there. */
function merged(before: Feed, after: Feed, {removed, changed, same}: FeedDiff): Subprocessor[] {
  const laterOf = new Map([...changed, ...same].map((pair) => [pair.before, pair.after]));
  const gone = new Set(removed);
  const behind = new Map<Subprocessor | undefined, Subprocessor[]>();
  let last: Subprocessor | undefined;
  for (const entry of before.subprocessors) {
    if (gone.has(entry)) {
      const others = behind.get(last) ?? [];
      others.push(entry);
      behind.set(last, others);
    } else last = laterOf.get(entry);
  }
  const all = after.subprocessors.flatMap((entry) => [entry, ...(behind.get(entry) ?? [])]);
  return [...(behind.get(undefined) ?? []), ...all];
}

/** The categories of both versions, those that are only in the earlier one behind the others. */
function categoriesOf(before: Feed, after: Feed, removed: readonly Subprocessor[]): Category[] {
  const known = new Set(after.categories.map(({id}) => id));
  const needed = new Set(removed.map(({category}) => category));
  return [...after.categories, ...before.categories.filter(({id}) => needed.has(id) && !known.has(id))];
}

/** The columns, and after the first, which heads the row, the one that says what became of the entry. */
function withChange(columns: readonly Column[], label: string): Feed['columns'] {
  const given = columns.map(({field, label}) => ({field, label}));
  given.splice(1, 0, {field: CHANGE, label});
  return given;
}

/** Compares two versions of a list; `label` is that of the column that says what became of each entry. */
export function* compareSteps(before: Feed, after: Feed, format: Format, label: string): Generator<void, Comparison> {
  const diff = yield* diffSteps(before, after);
  const changes = new Map<Subprocessor, RowChange>();
  const field = placesField(before, after);
  const none: RowChange['fields'] = new Map();
  for (const entry of diff.added) {
    changes.set(entry, {kind: 'added', fields: none, isOutside: goesOutside([], placesOf(entry, field), format)});
  }
  for (const entry of diff.removed)
    changes.set(entry, {kind: 'removed', fields: none, before: entry, isOutside: false});
  for (const pair of [...diff.changed, ...diff.same]) {
    const counting = pair.changes.filter(({level}) => level !== 'list');
    changes.set(pair.after, {
      kind: pair.level === 'material' ? 'changed' : pair.level === 'editorial' ? 'editorial' : 'unchanged',
      fields: counting.length ? new Map(counting.map((change) => [columnField(change.field), change])) : none,
      before: pair.before,
      by: pair.by,
      isOutside:
        placesOf(pair.before, field).length > 0 &&
        goesOutside(placesOf(pair.before, field), placesOf(pair.after, field), format),
    });
  }
  yield;
  const ids = new Set(after.subprocessors.map(({id}) => id));
  const removed = new Set(diff.removed);
  const of = new Map<Subprocessor, RowChange>();
  const subprocessors = merged(before, after, diff).map((entry) => {
    const change = changes.get(entry) as RowChange;
    let {id} = entry;
    while (removed.has(entry) && ids.has(id)) id += '-before';
    ids.add(id);
    const copy: Subprocessor = {...entry, id, [CHANGE]: change.kind};
    of.set(copy, change);
    return copy;
  });
  yield;
  const asGiven = {...after, subprocessors, categories: categoriesOf(before, after, diff.removed)};
  const columnsIn = (entries: readonly Subprocessor[], categories: readonly Category[]): Feed['columns'] =>
    withChange(columnsOf(asGiven, entries, categories, format), label);
  const inCategory = new Map<string, Subprocessor[]>(asGiven.categories.map(({id}) => [id, []]));
  for (const entry of subprocessors) inCategory.get(entry.category)?.push(entry);
  const feed: Feed = {
    ...asGiven,
    columns: columnsIn(subprocessors, asGiven.categories),
    categories: asGiven.categories.map((category) => ({
      ...category,
      columns: columnsIn(inCategory.get(category.id) ?? [], [category]),
    })),
  };
  return {before, feed, diff, changeOf: (entry) => of.get(entry)};
}

/** How many rows there are of each kind, and how many of them lead data outside the EEA. */
export function countChanges({feed, changeOf}: Comparison): Record<Change, {count: number; outside: number}> {
  const counts = Object.fromEntries(CHANGES.map((kind) => [kind, {count: 0, outside: 0}])) as ReturnType<
    typeof countChanges
  >;
  for (const entry of feed.subprocessors) {
    const {kind, isOutside} = changeOf(entry) as RowChange;
    counts[kind].count++;
    if (isOutside) counts[kind].outside++;
  }
  return counts;
}
