/** The rows closest to a query that no row contains. The only module that needs fuse.js, and so loaded only then. */
import Fuse from 'fuse.js';
import type {Row} from './rows.js';

/** At most this many rows are offered: a rescue from a typo, not another way of searching. */
const LIMIT = 5;

/** Fuse compares the query with every word of a row; of thousands of rows, readers would wait for that. */
const MOST_ROWS = 300;
const MOST_RUNS = 30;

/** All runs of three letters in the words of a query: a typo spoils some, and leaves others. */
function runsOf(query: string): string[] {
  const runs = query
    .split(/\s+/)
    .flatMap((word) => Array.from({length: Math.max(1, word.length - 2)}, (_, start) => word.slice(start, start + 3)));
  return [...new Set(runs)].slice(0, MOST_RUNS);
}

/** Of many rows, those that have most of the query's letters in common with it, above all in their names. */
function likely(rows: readonly Row[], query: string, textOf: (row: Row) => string): readonly Row[] {
  if (rows.length <= MOST_ROWS) return rows;
  const runs = runsOf(query);
  const shared = (text: string): number => runs.reduce((sum, run) => sum + Number(text.includes(run)), 0);
  return rows
    .map((row) => ({row, count: shared(textOf(row))}))
    .filter(({count}) => count)
    .map(({row, count}) => ({row, count: count + 2 * shared(row.entry.name.toLowerCase())}))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ROWS)
    .map(({row}) => row);
}

/** The rows whose names or words, of the folded text that `textOf` gives, are closest to the folded query, best first. */
export function closest(rows: readonly Row[], query: string, textOf: (row: Row) => string): Row[] {
  const fuse = new Fuse(likely(rows, query, textOf), {
    keys: [
      {name: 'name', getFn: (row) => row.entry.names, weight: 3},
      {name: 'text', getFn: (row) => [...new Set(textOf(row).match(/[\p{L}\p{N}]+/gu))]},
    ],
    threshold: 0.35,
    ignoreDiacritics: true,
  });
  return fuse.search(query, {limit: LIMIT}).map(({item}) => item);
}
