/** Search by substring: every word of the query must occur in the row's text, whatever its accents and case. */

/** Text without accents and case, as both the rows and the query are compared. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

export const matchesAll = (foldedText: string, words: readonly string[]): boolean =>
  words.every((word) => foldedText.includes(word));
