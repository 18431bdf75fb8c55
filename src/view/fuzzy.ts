/** The rows closest to a query that no row contains. The only module that needs fuse.js, and so loaded only then. */
import Fuse from 'fuse.js';
import type {Row} from './rows.js';

/** At most this many rows are offered: a rescue from a typo, not another way of searching. */
const LIMIT = 5;

/** The rows whose names or words, of the folded text that `textOf` gives, are closest to the folded query, best first. */
export function closest(rows: readonly Row[], query: string, textOf: (row: Row) => string): Row[] {
  const fuse = new Fuse(rows, {
    keys: [
      {name: 'name', getFn: (row) => row.entry.names, weight: 3},
      {name: 'text', getFn: (row) => [...new Set(textOf(row).match(/[\p{L}\p{N}]+/gu))]},
    ],
    threshold: 0.35,
    ignoreDiacritics: true,
  });
  return fuse.search(query, {limit: LIMIT}).map(({item}) => item);
}
