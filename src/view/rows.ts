/**
 * The rows of a feed, one for each entry. They are few and plain on purpose: a list may have a hundred thousand, and the
 * page needs its first rows long before it needs what is searched, filtered and sorted by (see listing.ts).
 */
import type {Feed, Subprocessor} from '../feed/parse.js';

export interface Row {
  entry: Subprocessor;
  /** Place in the feed, from 0. */
  position: number;
}

/** Rows are made anew for another feed or language, as what is kept of them depends on both. */
export const buildRows = (feed: Feed): Row[] => feed.subprocessors.map((entry, position) => ({entry, position}));
