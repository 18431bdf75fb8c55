/** What the reader of a list does, the same for all, and what has to be on the screen then. */
import {COLUMNS} from './feed.mjs';
import {SCREEN} from './sample.mjs';

const LETTERS = 6;

/** How all that are compared sort names: see feed.mjs. */
const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

const screenOf = (shown) => ({names: shown.slice(0, SCREEN).map(({name}) => name), count: shown.length});

export function scenarioOf(feed, rows) {
  const all = screenOf(rows);
  const sorted = [...rows].sort((a, b) => collator.compare(a.name, b.name));
  const reversed = [...sorted].reverse();
  const titles = feed.categories.map(({title}) => title);
  const country = middleCountry(rows);
  const far = reversed[Math.floor(rows.length * 0.95)];
  return {
    ...typed(rows, all),
    all,
    screen: all.names,
    country,
    filtered: screenOf(rows.filter((row) => row.country === country)),
    grouped: screenOf(titles.flatMap((title) => rows.filter(({category}) => category === title))),
    sortedUp: screenOf(sorted),
    sortedDown: screenOf(reversed),
    far: {id: far.id, name: far.name},
  };
}

/**
 * Of the words in the rows the one of which most letters leave fewer rows, and change the first of them, and after each of
 * its letters what has to be found. A substring, whatever its case, is what all of them search for when it is one word of
 * plain letters; the element searches the addresses of the links, too, which therefore have no letters that could matter.
 */
function typed(rows, all) {
  const texts = rows.map((row) =>
    COLUMNS.map(({field}) => row[field])
      .join('\n')
      .toLowerCase(),
  );
  const addresses = /https|test/;
  let best;
  const words = new Set(texts.flatMap((text) => (text.match(/[a-z]+/g) ?? []).map((word) => word.slice(0, LETTERS))));
  for (const word of words) {
    if (word.length < LETTERS || addresses.test(word)) continue;
    let [left, score] = [rows.map((_, index) => index), 0];
    const searches = [];
    for (let length = 1; length <= LETTERS; length++) {
      const before = left;
      left = left.filter((index) => texts[index].includes(word.slice(0, length)));
      score += (left.length < before.length ? 10 : 0) + (left[0] === before[0] ? 0 : 1);
      searches.push(screenOf(left.map((index) => rows[index])));
    }
    if (!best || score > best.score || (score === best.score && word < best.word)) best = {word, score, searches};
  }
  if (best.searches.some(({count}, index) => count >= (best.searches[index - 1] ?? all).count)) {
    throw new Error(`A letter of "${best.word}" changes nothing`);
  }
  return best;
}

/** Neither a frequent nor a rare country, of one word, and not that of the first row. */
function middleCountry(rows) {
  const counts = new Map();
  for (const {country} of rows) counts.set(country, (counts.get(country) ?? 0) + 1);
  const fit = [...counts].filter(([name]) => /^\w+$/.test(name) && name !== rows[0].country);
  return fit.sort((a, b) => b[1] - a[1])[fit.length >> 1][0];
}
