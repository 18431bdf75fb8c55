/** The list that a folder has already: the versions in it, checked. */
import {join} from 'node:path';
import {addDays} from '../../feed/clock.js';
import {isCalendarDate} from '../../feed/dates.js';
import {Failure} from '../command.js';
import {bytesIn, hashed, isSameFile, versionsIn} from '../io/published.js';
import {
  altered,
  checkHistory,
  isObject,
  isSame,
  type JsonObject,
  newestFirst,
  rebased,
  serialise,
  type VersionFile,
} from './history.js';
import {FEED, MARKS} from './outputs.js';

export interface PublishedList {
  /** All versions, the newest first. */
  versions: VersionFile[];
  /** What a version says, by the name of its file. */
  read(name: string): Promise<string>;
  /** A list that was kept by hand until now, which becomes a version: its name and text. */
  adopted?: {name: string; text: string};
}

/**
 * @param from where the feed to publish comes from, as it was given
 * @param source what it says
 * @throws {Failure} where the history is not as it was published, or the list in the folder would be lost
 */
export async function readPublishedList(dir: string, from: string, source: JsonObject): Promise<PublishedList> {
  const versions = await versionsIn(dir);
  const present = await Promise.all(MARKS.map((name) => bytesIn(dir, name)));
  const isOurs = present.some((bytes) => bytes !== undefined);
  // Who keeps the feed where it is published has it changed already: what was published is in the newest version only.
  const current = (await isSameFile(from, join(dir, FEED))) ? undefined : (await bytesIn(dir, FEED))?.toString('utf8');
  const list = {versions, read: async (name: string) => textOf(dir, name)};
  if (!isOurs) return current === undefined ? list : adopt(dir, list, current, source);
  const [newest] = versions;
  if (!newest) {
    throw altered(
      join(dir, 'versions'),
      'There is no version in it, though a list is published here.',
      'Restore it, from version control or a backup; to begin a new history, remove all that was published here.',
    );
  }
  const text = await list.read(newest.name);
  const value = jsonOf(text);
  if (!value) throw altered(join(dir, 'versions', newest.name), 'It is no feed any more.');
  checkHistory(dir, versions, value, source);
  if (current !== undefined) {
    const published = jsonOf(current);
    if (!published || serialise(rebased(published, 'versions')) !== text) {
      throw altered(
        join(dir, FEED),
        `It does not say what versions/${newest.name} says, which is the newest version.`,
        'Restore them, from version control or a backup. If it is your feed that you have edited there, give it as the feed to publish.',
      );
    }
  }
  return list;
}

/** The list that somebody has kept by hand becomes the version before the one that is published, unless it is the same. */
async function adopt(dir: string, list: PublishedList, current: string, source: JsonObject): Promise<PublishedList> {
  const value = jsonOf(current);
  if (value && isSame({...value, $schema: ''}, {...source, $schema: ''})) return list;
  const {updated} = value ?? {};
  if (!value || typeof updated !== 'string' || !isCalendarDate(updated)) {
    throw new Failure(
      `${join(dir, FEED)}: This was not published by this command, and would be lost. Move it away or, to keep it as an earlier version, give it "updated" with its date.`,
    );
  }
  if (updated >= String(source.updated)) {
    throw new Failure(
      `${join(dir, FEED)}: This list of ${updated} was not published by this command, and would be lost. To keep it as an earlier version, set "updated" of your feed to a later day, such as ${addDays(updated, 1)}; else move it away.`,
    );
  }
  const name = `${updated}.json`;
  if (list.versions.some((version) => version.name === name)) return list;
  const text = serialise(rebased(value, 'versions'));
  const bytes = new TextEncoder().encode(text);
  const version = {name, size: bytes.length, hashes: await hashed([bytes])};
  const versions = new Map([...list.versions, version].map((each) => [each.name, each]));
  return {
    versions: newestFirst([...versions.keys()]).map((each) => versions.get(each) as VersionFile),
    read: async (each) => (each === name ? text : list.read(each)),
    adopted: {name, text},
  };
}

async function textOf(dir: string, name: string): Promise<string> {
  const bytes = await bytesIn(dir, `versions/${name}`);
  if (!bytes) throw altered(join(dir, 'versions', name), 'It is missing.');
  return bytes.toString('utf8');
}

function jsonOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
