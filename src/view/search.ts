/** Search by substring: every word of the query must occur in the row's text, whatever its accents and case. */
import {fold} from '../feed/fold.js';

/** Letters that are no others with an accent, and yet are typed as these. */
const LETTERS: Record<string, string> = {ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i'};

/** Text as queries are compared with it. */
export const searchable = (text: string): string =>
  fold(text).replace(/[ßæœøłđı]/g, (letter) => LETTERS[letter] ?? letter);

export const wordsOf = (query: string): string[] => searchable(query).split(/\s+/).filter(Boolean);

export const matchesAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));
