/** Links to rows: `page.html#aws`, or `#vendor-aws` where the page has chosen the prefix `vendor-`. */
import type {Feed, Subprocessor} from '../feed/parse.js';

export const rowHash = (id: string, prefix: string): string => `#${encodeURIComponent((prefix + id).toWellFormed())}`;

/** The entry that a hash names by id or alias; none for the hashes that belong to the page. */
export function entryOfHash(hash: string, prefix: string, feed: Feed): Subprocessor | undefined {
  let name: string;
  try {
    name = decodeURIComponent(hash.slice(1));
  } catch {
    name = hash.slice(1); // A lone % is no encoding, but a page may have such a hash.
  }
  if (!name.startsWith(prefix) || name === prefix) return undefined;
  const id = name.slice(prefix.length);
  const {subprocessors} = feed;
  return subprocessors.find((entry) => entry.id === id) ?? subprocessors.find((entry) => entry.aliases.includes(id));
}

/** The whole address of a row: a hash alone would lead astray where the page has a `<base>`. */
export const rowAddress = (id: string, prefix: string, page = location.href): string =>
  new URL(rowHash(id, prefix), page).href;
