/** What changed from each published version to the next, for the change feeds. */
import {diffFeeds, type FeedDiff} from '../../feed/diff.js';
import type {Feed} from '../../feed/parse.js';
import {parseFeed} from '../../feed/parse-text.js';
import {type ChangeEntry, changeEntry, firstEntry} from './change-feeds.js';
import {type VersionFile, versionOf} from './history.js';

/** Entries of a change feed at most. */
const MOST_ENTRIES = 20;

/** Bytes of earlier versions that are read for a change feed at most; long lists have fewer entries in theirs. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The entries of the change feeds, the newest first.
 *
 * @param name the file of the current version
 * @param earlier the versions before it, the newest first
 * @param previous the newest of these, and what the current one changed, where they are known already
 */
export async function changeEntries(
  name: string,
  feed: Feed,
  earlier: readonly VersionFile[],
  read: (name: string) => Promise<string>,
  previous?: {feed: Feed; diff: FeedDiff},
): Promise<ChangeEntry[]> {
  const entries: ChangeEntry[] = [];
  let after = {name, feed};
  let bytes = 0;
  for (const [index, file] of earlier.entries()) {
    bytes += file.size;
    if (entries.length === MOST_ENTRIES || (index > 0 && bytes > MOST_BYTES)) return entries;
    const known = index === 0 ? previous : undefined;
    const before = known?.feed ?? parseFeed(await read(file.name)).feed;
    // Somebody may have put a document there before the list was published by this command.
    if (!before) continue;
    const diff = known?.diff ?? diffFeeds(before, after.feed);
    entries.push(changeEntry(shortName(after.name), versionOf(after.name).date, before, after.feed, diff));
    after = {name: file.name, feed: before};
  }
  if (entries.length < MOST_ENTRIES)
    entries.push(firstEntry(shortName(after.name), versionOf(after.name).date, after.feed));
  return entries;
}

const shortName = (name: string): string => name.replace(/\.json$/, '');
