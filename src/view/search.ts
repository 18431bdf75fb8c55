/** Search by substring: every word of the query must occur in the row's text, whatever its accents and case. */
import {fold} from '../feed/fold.js';

export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

export const matchesAll = (foldedText: string, words: readonly string[]): boolean =>
  words.every((word) => foldedText.includes(word));
