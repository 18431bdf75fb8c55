/** What the reader has asked for, and the page that follows from it. */
import type {Feed} from '../feed/parse.js';
import {rowText} from './details.js';
import {type Filters, filterRows} from './filters.js';
import type {Format} from './format.js';
import {type Group, type Grouping, groupRows} from './groups.js';
import type {Row} from './rows.js';
import {matchesAll, wordsOf} from './search.js';
import {type Sort, sortRows} from './sort.js';

/** Everything that makes one view differ from another; plain data, so that it can be kept and compared. */
export interface ViewState {
  query: string;
  filters: Filters;
  sort?: Sort;
  /** As the page says, where the reader has not chosen. */
  grouping?: Grouping;
}

export interface View {
  groups: Group[];
  /** The rows that the search leaves, before the filters. */
  searched: readonly Row[];
  /** The rows that are shown, in order. */
  rows: readonly Row[];
  shown: number;
  total: number;
  /** The filters in force: a feed that came later may not offer all that was chosen. */
  filters: Filters;
  /** The rows shown do not contain the query: they are the closest to it. */
  isRescue: boolean;
}

export const searchRows = (rows: readonly Row[], query: string, feed: Feed, format: Format): Row[] => {
  const words = wordsOf(query);
  return rows.filter((row) => matchesAll(rowText(row, feed, format), words));
};

/** Of the filters, what any row offers. */
function offered(rows: readonly Row[], filters: Filters): Filters {
  const entries = Object.entries(filters).map(([field, keys]) => {
    const known = new Set(rows.flatMap((row) => row.options[field]?.map(({key}) => key) ?? []));
    return [field, keys.filter((key) => known.has(key))] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * The view of `all` rows that `state` asks for. `rescue` are the closest rows to a query that no row contains, best first;
 * they are filtered and grouped like any others.
 */
export function arrange(
  all: readonly Row[],
  state: ViewState & {grouping: Grouping},
  rescue: readonly Row[],
  feed: Feed,
  format: Format,
): View {
  const found = searchRows(all, state.query, feed, format);
  const isRescue = found.length === 0 && rescue.length > 0;
  const searched = isRescue ? rescue : found;
  const filters = offered(all, state.filters);
  const rows = sortRows(filterRows(searched, filters), state.sort, feed, format);
  return {
    groups: groupRows(rows, all, state.grouping, feed, format),
    searched,
    rows,
    shown: rows.length,
    filters,
    total: all.length,
    isRescue,
  };
}
