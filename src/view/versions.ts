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
 * The previous versions of a feed, the newest first where all are dated, else as the feed has them. Each has a key that stays
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
  if (versions.some(({date}) => !date)) return versions;
  return versions.sort(({date: a = ''}, {date: b = ''}) => Number(a < b) - Number(a > b));
}

/** The key of what the reader of this device has seen last. */
export const SEEN = 'seen';

/**
 * Two versions to compare, the earlier first: `newestFirst` are the keys of all that there are, without the current one, which
 * is the newest. What the reader has seen comes before any.
 */
export function inOrder(a: string, b: string, newestFirst: readonly string[]): [before: string, after: string] {
  const ageOf = (key: string): number => (key === SEEN ? newestFirst.length : newestFirst.indexOf(key));
  return ageOf(a) > ageOf(b) ? [a, b] : [b, a];
}
