/** Search by substring: every word of the query must occur in the row's text, whatever its accents and case. */
import {fold} from '../feed/fold.js';

/** Letters that are no others with an accent, and yet are typed as these. */
const LETTERS: Record<string, string> = {ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i'};

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** Text as queries are compared with it. */
export const searchable = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : fold(text).replace(/[ßæœøłđı]/g, (letter) => LETTERS[letter] ?? letter);

export const wordsOf = (query: string): string[] => searchable(query).split(/\s+/).filter(Boolean);

export const matchesAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));

/** The words without those that others contain, longest first: they find the same, and the rarest is asked for first. */
export function essential(words: readonly string[]): string[] {
  let kept = '';
  for (const word of [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    if (!kept.includes(word)) kept += `${word} `;
  }
  return kept.split(' ').slice(0, -1);
}

/** Whether these words find nothing that the words before did not find. */
export function narrows(words: readonly string[], before: readonly string[]): boolean {
  const all = words.join(' ');
  return before.every((word) => all.includes(word));
}
