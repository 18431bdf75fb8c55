/** What somebody is likely to have meant. */
import {fold} from '../../feed/fold.js';

/** How many letters to change, add, take away or exchange with the next make one word the other (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({length: b.length + 1}, (_, index) => index)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        exchanged ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, current];
  }
  return last[b.length] ?? 0;
}

/** How many slips a word of this length may have and still be told: none in short ones, where most words are near another. */
export const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

const spelling = (word: string): string =>
  fold(word)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');

/** The candidate that a word is likely a slip of: another case, number or spelling of it. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = spelling(word);
  let best: {candidate: string; distance: number} | undefined;
  for (const candidate of candidates) {
    const wanted = spelling(candidate);
    if (Math.abs(wanted.length - written.length) > 2) continue;
    const distance = editDistance(written, wanted);
    if (distance <= slips(Math.min(written.length, wanted.length)) && distance < (best?.distance ?? Infinity))
      best = {candidate, distance};
  }
  return best?.candidate;
}
