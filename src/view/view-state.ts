/** What the reader has asked for, and the page that follows from it: see listing.ts. */
import type {Filters} from './filters.js';
import type {Group, Grouping} from './groups.js';
import type {Row} from './rows.js';
import type {Sort} from './sort.js';

/** Everything that makes one view differ from another; plain data, so that it can be kept and compared. */
export interface ViewState {
  query: string;
  filters: Filters;
  sort?: Sort;
  /** As the page says, where the reader has not chosen. */
  grouping?: Grouping;
}

/** The view, and which of its parts stand open: all that a reader has done, and may want to come back to. */
export interface ReaderState extends ViewState {
  /** By id of the entry, whether the reader opened or closed its details. */
  open: ReadonlyMap<string, boolean>;
  /** Key of the version that is read, and of the one it is compared with (see versions.ts); `''` is the current one. */
  version?: string;
  compare?: string;
  /** The definitions that are open, by id, or by title where they have none. */
  definitions: readonly string[];
}

/** What a reader finds who has done nothing yet. */
export const UNTOUCHED: ReaderState = {query: '', filters: {}, open: new Map(), definitions: []};

/** What a change is to the history of the page: a step to come back from, a part of what is being typed, or neither. */
export type Change = 'step' | 'typing' | 'aside';

export interface View {
  groups: Group[];
  /** The rows that the search leaves, before the filters. */
  searched: readonly Row[];
  /** The rows that are shown, in order. */
  rows: readonly Row[];
  total: number;
  /** The filters in force: a feed that came later may not offer all that was chosen. */
  filters: Filters;
  /** The order in force: another grouping, or a feed that came later, may not have the column that was asked for. */
  sort?: Sort;
  /** The rows shown do not contain the query: they are the closest to it. */
  isRescue: boolean;
}
