/**
 * Marks what the reader searched for, by the CSS Custom Highlight API: the rows' own nodes stay as they are, so a keystroke
 * costs no rendering. Where a browser lacks it, matches are not marked, and nothing else changes.
 */
import {fold} from './view/search.js';

/** The name by which the style sheet knows the marks: `::highlight(subprocessor-list-match)`. */
const NAME = 'subprocessor-list-match';

/** Marks beyond this many tell a reader nothing, and each costs the browser time. */
const LIMIT = 2000;

/** Where a word begins and ends in a text, though folding may have changed its length. */
function* occurrences(
  text: string,
  word: string,
  fold: (text: string) => string,
): Generator<[start: number, end: number]> {
  const folded = fold(text);
  const isAligned = folded.length === text.length;
  // Offsets in the text for each offset in the folded text.
  const offsets: number[] = [];
  if (!isAligned) {
    let offset = 0;
    for (const char of text) {
      for (let i = fold(char).length; i > 0; i--) offsets.push(offset);
      offset += char.length;
    }
    offsets.push(text.length);
  }
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    const end = at + word.length;
    yield isAligned ? [at, end] : [offsets[at] ?? 0, offsets[end] ?? text.length];
  }
}

export class MatchHighlight {
  #ranges: Range[] = [];

  /** Marks these folded words in the cells of `root`, and no longer what was marked before. */
  show(root: Element | null, words: readonly string[]): void {
    this.clear();
    if (!root || !words.length || typeof Highlight === 'undefined') return;
    for (const cell of root.querySelectorAll('tbody tr > :not(.actions)')) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        for (const word of words) {
          for (const [start, end] of occurrences(node.data, word)) this.#add(node, start, end);
        }
      }
      if (this.#ranges.length > LIMIT) break;
    }
    // One highlight serves all lists of a page; each adds and takes away its own ranges.
    const highlight = CSS.highlights.get(NAME) ?? new Highlight();
    for (const range of this.#ranges) highlight.add(range);
    CSS.highlights.set(NAME, highlight);
  }

  clear(): void {
    if (!this.#ranges.length) return;
    const highlight = CSS.highlights.get(NAME);
    for (const range of this.#ranges) highlight?.delete(range);
    this.#ranges = [];
  }

  #add(node: Text, start: number, end: number): void {
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, end);
    this.#ranges.push(range);
  }
}
