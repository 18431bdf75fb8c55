/** What the reader has asked for, and the page that follows from it. */
import type {Feed} from '../feed/parse.js';
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
  shown: number;
  total: number;
  /** The rows shown do not contain the query: they are the closest to it. */
  isRescue: boolean;
}

export const searchRows = (rows: readonly Row[], query: string): Row[] => {
  const words = wordsOf(query);
  return rows.filter(({text}) => matchesAll(text, words));
};

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
  const found = searchRows(all, state.query);
  const isRescue = found.length === 0 && rescue.length > 0;
  const searched = isRescue ? rescue : found;
  const shown = sortRows(filterRows(searched, state.filters), state.sort, feed, format);
  return {
    groups: groupRows(shown, all, state.grouping, feed, format),
    searched,
    shown: shown.length,
    total: all.length,
    isRescue,
  };
}
