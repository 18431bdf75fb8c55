/** The versions of a list: the current one, and what the feed knows of those before it. */
import type {Feed} from '../feed/parse.js';

export interface Version {
  /** What the version is called in the address of the page; `''` is the current one. */
  key: string;
  /** `YYYY-MM-DD`, where the feed states it. */
  date?: string;
  title?: string;
  type?: string;
  url?: string;
  integrity?: string;
  /** Whether it can be read in the page: a feed, and no document. */
  isFeed: boolean;
}

/** What is a feed though no type says so. */
const FEED_FILE = /^[^?#]*\.json(?:[?#]|$)/i;

/**
 * The previous versions of a feed: those that are dated the newest first, the others where the feed has them. Each has a key that stays
 * the same as long as the feed says the same of it: its date, else its title or address; numbered where another has that.
 */
export function versionsOf({previousVersions}: Feed): Version[] {
  const taken = new Set(['', SEEN]);
  const versions = previousVersions.map((version) => {
    const {date, title, type, url, integrity} = version;
    const wanted = date || title || url || JSON.stringify(version);
    let key = wanted;
    for (let number = 2; taken.has(key); number++) key = `${wanted} ${number}`;
    taken.add(key);
    return {key, date, title, type, url, integrity, isFeed: !!url && (type ? type === 'feed' : FEED_FILE.test(url))};
  });
  const dated = versions
    .filter(({date}) => date)
    .sort(({date: a = ''}, {date: b = ''}) => Number(a < b) - Number(a > b));
  return versions.map((version) => (version.date ? (dated.shift() ?? version) : version));
}

/** The key of what the reader of this device has seen last. */
export const SEEN = 'seen';

/**
 * Two versions to compare, the earlier first: `newestFirst` are all that there are, without the current one, which is the
 * newest. What the reader has seen is only compared with that.
 */
export function inOrder(a: string, b: string, newestFirst: readonly Version[]): [before: string, after: string] {
  if (a === SEEN || b === SEEN) return [SEEN, ''];
  const ageOf = (wanted: string): number => newestFirst.findIndex(({key}) => key === wanted);
  return ageOf(a) > ageOf(b) ? [a, b] : [b, a];
}
