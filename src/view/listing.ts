/**
 * A feed's rows as readers work with them: searched, filtered, sorted, grouped. What follows from the feed and the language
 * alone is worked out once, and not before it is asked for; what follows from the reader's wishes is kept until these
 * change. So a keystroke costs one pass over the rows that are still in question, and the same wishes give the very same
 * rows and groups, by which the page sees that nothing has moved.
 */
import type {Feed} from '../feed/parse.js';
import {searchText} from './details.js';
import {type Facet, facetsOf, groupingsFor} from './facets.js';
import {type Filters, fieldFilters, filterRows, offeredFilters} from './filters.js';
import type {Format} from './format.js';
import {countryField, type Group, type Grouping, type GroupPlan, groupRows, planGroups} from './groups.js';
import {FACET_FIELDS, type FieldOptions, fieldOptions} from './options.js';
import type {Row} from './rows.js';
import {essential, matchesAll, narrows, wordsOf} from './search.js';
import {type Ranks, rankRows, sortRows} from './sort.js';
import type {View, ViewState} from './view-state.js';

/** The same function, which gives its last result again as long as it is given the same. */
function latest<Given extends readonly unknown[], Result>(make: (...given: Given) => Result) {
  let last: {given: Given; result: Result} | undefined;
  return (...given: Given): Result => {
    const isSame = last?.given.length === given.length && given.every((each, index) => each === last?.given[index]);
    if (!last || !isSame) {
      last = {given, result: make(...given)};
    }
    return last.result;
  };
}

/** The same function, which works out each answer once. */
function once<Result>(make: (field: string) => Result): (field: string) => Result {
  const made = new Map<string, Result>();
  return (field) => {
    const result = made.has(field) ? (made.get(field) as Result) : make(field);
    made.set(field, result);
    return result;
  };
}

/** Words and the rows that contain them all. */
interface Found {
  words: readonly string[];
  rows: readonly Row[];
}

/** Whether any table of these groups has a column for a field. */
const hasColumn = (groups: readonly Group[], field: string): boolean =>
  groups.some((group) => group.columns.some((column) => column.field === field) || hasColumn(group.groups, field));

/** How many rows are prepared between two chances to do something else. */
const SLICE = 100;

export class Listing {
  readonly feed: Feed;
  readonly rows: readonly Row[];
  readonly format: Format;

  /** By position, the text of each row that was searched or prepared. */
  #texts: string[];
  /** What was found for the last words, after what was found for the fewer or shorter ones that led there. */
  #found: Found[] = [];

  /** `rows` are all rows of the feed, in its order. Another feed or language takes another listing. */
  constructor(feed: Feed, rows: readonly Row[], format: Format) {
    this.feed = feed;
    this.rows = rows;
    this.format = format;
    this.#texts = new Array(rows.length);
  }

  /** All text of a row, as it is searched. */
  textOf({entry, position}: Row): string {
    const text = this.#texts[position] ?? searchText(entry, this.feed, this.format);
    this.#texts[position] = text;
    return text;
  }

  /** Makes the first search, filter and sorting by name as fast as all others, in slices. */
  *prepare(): Generator<void> {
    for (const row of this.rows) {
      this.textOf(row);
      if (row.position % SLICE === SLICE - 1) yield;
    }
    for (const field of this.facetFields) {
      this.#options(field);
      yield;
    }
    this.#ranks('name');
  }

  /** The rows that contain every word of the query, in the order of the feed. */
  find(query: string): readonly Row[] {
    const words = essential(wordsOf(query));
    // A longer query finds some of what a shorter one found, so that nothing else needs to be searched.
    this.#found.length = 1 + this.#found.findLastIndex((found) => narrows(words, found.words));
    const {words: before, rows: among} = this.#found.at(-1) ?? {words: [], rows: this.rows};
    if (narrows(before, words)) return among;
    const rows = among.filter((row) => matchesAll(this.textOf(row), words));
    const found = {words, rows: rows.length === among.length ? among : rows};
    this.#found.push(found);
    return found.rows;
  }

  /**
   * The view that `state` asks for. `rescue` are the closest rows to a query that no row contains, best first; they are
   * filtered and grouped like any others.
   */
  arrange(state: ViewState & {grouping: Grouping}, rescue: readonly Row[]): View {
    const {query, filters: asked, grouping} = state;
    const plan = planGroups(this.rows, grouping, this.feed, this.format);
    const sort = state.sort && hasColumn(plan.groups, state.sort.field) ? state.sort : undefined;
    const found = this.find(query);
    const isRescue = !found.length && rescue.length > 0;
    const searched = isRescue ? this.#rescue(...rescue) : found;
    const filters = this.#offered(JSON.stringify(asked));
    const rows = this.#sort(this.#filter(searched, filters), sort?.field, sort?.descending);
    return this.#view(this.#group(rows, plan), searched, rows, filters, isRescue, sort?.field, sort?.descending);
  }

  /** The fields whose facets are worth offering: those in which the rows differ. */
  get facetFields(): string[] {
    return FACET_FIELDS.filter(this.#differ);
  }

  /** The facets of these fields, as a view leaves them to choose from. */
  facets({searched, filters}: View, fields: readonly string[] = this.facetFields): Facet[] {
    return this.#facets(searched, filters, fields.join());
  }

  /** The ways of grouping that make a difference to these rows. */
  get groupings(): Grouping[] {
    return this.#groupings();
  }

  /** What rows can be filtered by in one field; nothing where a field makes no filter. */
  #options = once((field): FieldOptions | undefined =>
    FACET_FIELDS.includes(field) ? fieldOptions(this.rows, field, this.feed, this.format) : undefined,
  );
  #ranks = once((field): Ranks => rankRows(this.rows, field, this.feed, this.format));
  /** Whether rows differ in a field; where some of the first do, the others need not be read. */
  #differ = once((field): boolean => {
    const few = fieldOptions(this.rows.slice(0, SLICE), field, this.feed, this.format);
    return few.sets.length > 1 || (this.#options(field)?.sets.length ?? 0) > 1;
  });
  #groupings = latest(() => groupingsFor(this.#differ('category'), this.#differ(countryField(this.rows))));

  // Each follows from what it is given and from the feed. Filters are given as text, so that equal ones are the same.
  #rescue = latest((...rows: Row[]): readonly Row[] => rows);
  #offered = latest((asked: string): Filters => offeredFilters(JSON.parse(asked), this.#options));
  #fieldFilters = latest((filters: Filters) => fieldFilters(filters, this.#options));
  #filter = latest((rows: readonly Row[], filters: Filters) => filterRows(rows, this.#fieldFilters(filters)));
  #sort = latest((rows: readonly Row[], field?: string, descending?: boolean) =>
    field === undefined ? rows : sortRows(rows, this.#ranks(field), descending),
  );
  #group = latest((rows: readonly Row[], plan: GroupPlan) => groupRows(plan, rows));
  #view = latest(
    (
      groups: View['groups'],
      searched: readonly Row[],
      rows: readonly Row[],
      filters: Filters,
      isRescue: boolean,
      field?: string,
      descending?: boolean,
    ): View => ({
      groups,
      searched,
      rows,
      total: this.rows.length,
      filters,
      isRescue,
      sort: field === undefined ? undefined : {field, descending},
    }),
  );
  #facets = latest((searched: readonly Row[], filters: Filters, names: string) => {
    const fields = new Map<string, FieldOptions>();
    for (const field of names.split(',')) {
      const options = this.#options(field);
      if (options) fields.set(field, options);
    }
    return facetsOf(fields, searched, filters, this.#fieldFilters(filters));
  });
}
