/** What helps a search along: marks where it matched, and a rescue, loaded only then, where it did not. */
import type {Listing} from './view/listing.js';
import type {Row} from './view/rows.js';
import {searchable, wordsOf} from './view/search.js';

/** The rows closest to a query that no row contains; none where a row does. */
export async function findClosest(listing: Listing, query: string): Promise<readonly Row[]> {
  if (!query.trim() || !listing.rows.length || listing.find(query).length) return [];
  const {closest} = await import('./view/fuzzy.js');
  return closest(listing.rows, searchable(query.trim()), (row) => listing.textOf(row));
}

/** The name by which the style sheet knows the marks: `::highlight(subprocessor-list-match)`. */
const HIGHLIGHT = 'subprocessor-list-match';

/** Marks beyond this many tell a reader nothing, and each costs the browser time. */
const MOST_MARKS = 2000;

/** What is marked now. One highlight serves all lists of a page; each adds and takes away its own ranges. */
const marks = new WeakMap<object, StaticRange[]>();

/** Where a word begins and ends in a text, though folding may have changed its length. */
function* occurrences(text: string, word: string): Generator<[start: number, end: number]> {
  const folded = searchable(text);
  const isAligned = folded === text.toLowerCase() && folded.length === text.length;
  // Of each character of the folded text, the place of the one in the text that it comes from.
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const char of isAligned ? '' : text) {
    const end = offset + char.length;
    const {length} = searchable(char);
    for (let i = 0; i < length; i++) {
      starts.push(offset);
      ends.push(end);
    }
    if (!length && ends.length) ends[ends.length - 1] = end; // an accent belongs to the letter before it
    offset = end;
  }
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    const end = at + word.length;
    yield isAligned ? [at, end] : [starts[at] ?? 0, ends[end - 1] ?? text.length];
  }
}

function* rangesOf(rows: Iterable<Element>, words: readonly string[]): Generator<StaticRange> {
  for (const row of rows) {
    for (const cell of row.querySelectorAll(':scope > :not(.actions)')) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        for (const word of words) {
          for (const [startOffset, endOffset] of occurrences(node.data, word)) {
            yield new StaticRange({startContainer: node, startOffset, endContainer: node, endOffset});
          }
        }
      }
    }
  }
}

/**
 * Marks the words of the query in these rows of a list, and no longer what was marked in it before. By the CSS Custom
 * Highlight API: the rows' own nodes stay as they are, so a keystroke costs no rendering. Where a browser lacks it, matches
 * are not marked, and nothing else changes.
 */
export function markMatches(list: object, rows: Iterable<Element>, query: string): void {
  if (typeof Highlight === 'undefined') return;
  const highlight = CSS.highlights.get(HIGHLIGHT) ?? new Highlight();
  CSS.highlights.set(HIGHLIGHT, highlight);
  for (const range of marks.get(list) ?? []) highlight.delete(range);
  const ranges: StaticRange[] = [];
  const words = wordsOf(query);
  for (const range of words.length ? rangesOf(rows, words) : []) {
    if (ranges.push(range) > MOST_MARKS) break;
    highlight.add(range);
  }
  marks.set(list, ranges);
}
