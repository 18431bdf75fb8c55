/**
 * The history of a list: what each version says of those before it. Pure; see published.ts for what is in the folder, and
 * replace-files.ts for how it gets there.
 *
 * Every version is kept as `versions/<date>.json`, for ever as it is: the next one names it under `previousVersions` with its
 * hash, and carries its `changes` on. The newest copy and `subprocessors.json` say the same.
 */

import {isCalendarDate} from '../../feed/dates.js';
import type {FeedDiff} from '../../feed/diff.js';
import {Failure} from '../command.js';

/** A file in `versions/`. */
export interface VersionFile {
  /** `2026-11-01.json`, or `2026-11-01.2.json` for the second of a day. */
  name: string;
  /** In bytes. */
  size: number;
  hashes: Hashes;
}

/** By algorithm, in base64. */
export type Hashes = Readonly<Record<'sha256' | 'sha384' | 'sha512', string>>;

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const VERSION_NAME = /^(\d{4}-\d\d-\d\d)(?:\.([1-9]\d*))?\.json$/;

export const isVersionName = (name: string): boolean => isCalendarDate(VERSION_NAME.exec(name)?.[1] ?? '');

/** The date of a version, and which of that day it is, from 1. */
export function versionOf(name: string): {date: string; number: number} {
  const [, date = '', number = '1'] = VERSION_NAME.exec(name) ?? [];
  return {date, number: Number(number)};
}

export const newestFirst = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => {
    const [one, other] = [versionOf(a), versionOf(b)];
    return Number(one.date < other.date) - Number(one.date > other.date) || other.number - one.number;
  });

/** A feed as it is published. */
export const serialise = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A list that may be written as a single value, as the feed format has it. */
const listOf = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());

/**
 * The copy of a feed for another folder beside it, in which addresses of versions lead to the same files. They are the only
 * addresses that are relative to the feed; all others are so to the page.
 */
export function rebased(feed: JsonObject, folder: 'versions' | '.well-known'): JsonObject {
  if (feed.previousVersions === undefined) return feed;
  const move = (item: unknown): unknown => {
    if (typeof item === 'string') return movedAddress(item, folder);
    return isObject(item) && typeof item.url === 'string' ? {...item, url: movedAddress(item.url, folder)} : item;
  };
  const given = feed.previousVersions;
  return {...feed, previousVersions: Array.isArray(given) ? given.map(move) : move(given)};
}

function movedAddress(url: string, folder: string): string {
  if (!isRelative(url)) return url;
  const path = withoutDot(url);
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : `../${path}`;
}

const isRelative = (url: string): boolean => !/^(?:[a-z][a-z\d+.-]*:|[/\\?#]|\s*$)/i.test(url);
const withoutDot = (url: string): string => url.replace(/^(?:\.\/)+/, '');

/** The name of the version to which an address in a feed beside `versions/` leads, if to any that could be ours. */
function versionAt(url: unknown, prefix = 'versions/'): string | undefined {
  const path = typeof url === 'string' ? withoutDot(url) : '';
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  return isVersionName(name) ? name : undefined;
}

/**
 * Whether a file has the hash that is stated: as browsers see it, one of the strongest algorithm that is there. What states no
 * hash that is known states nothing.
 */
function hasIntegrity({hashes}: VersionFile, integrity: string): boolean {
  const stated = [...integrity.matchAll(/(?<=^|\s)(sha256|sha384|sha512)-([^\s?]+)/g)];
  const strongest = stated
    .map(([, algorithm = '']) => algorithm)
    .sort()
    .at(-1);
  const candidates = stated.filter(([, algorithm]) => algorithm === strongest);
  return !candidates.length || candidates.some(([, , hash]) => hash === hashes[strongest as keyof Hashes]);
}

/** By name, what a feed says of the versions before it, and against what they are checked. */
function recordsIn(feed: JsonObject, prefix: string): Map<string, {integrity?: string}> {
  const records = new Map<string, {integrity?: string}>();
  for (const item of listOf(feed.previousVersions)) {
    const {url, integrity} = isObject(item) ? item : {url: item};
    const name = versionAt(url, prefix);
    if (name) records.set(name, typeof integrity === 'string' ? {integrity} : {});
  }
  return records;
}

/** What to do about a history that is not as it was. */
const RESTORE = 'Restore it, from version control or a backup, and publish again.';

/**
 * Checks that the versions in a folder are those that were published.
 *
 * @param dir the folder, as messages name it
 * @param newest what the newest of `versions` says
 * @param source the feed that is to be published, which may name earlier versions that were found since
 * @throws {Failure} where one is missing, is not as it was published, or was not published
 */
export function checkHistory(
  dir: string,
  versions: readonly VersionFile[],
  newest: JsonObject,
  source: JsonObject,
): void {
  const [, ...earlier] = versions;
  const records = recordsIn(newest, '');
  const named = recordsIn(source, 'versions/');
  const found = new Map(earlier.map((version) => [version.name, version]));
  for (const [name, {integrity}] of records) {
    const version = found.get(name);
    if (version ? integrity !== undefined && !hasIntegrity(version, integrity) : integrity !== undefined) {
      throw altered(
        `${dir}/versions/${name}`,
        version ? `It is not as it was published: its hash is another one.${LINE_ENDS}` : 'It is missing.',
      );
    }
  }
  for (const {name} of earlier) {
    if (records.has(name) || named.has(name)) continue;
    throw altered(
      `${dir}/versions/${name}`,
      'It was not published as one of the versions before the newest.',
      'Move it away or, if it is an earlier version of the list, name it under previousVersions in your feed.',
    );
  }
}

/** Nobody touches these files, but git may, when it checks them out. */
const LINE_ENDS = ' If git has changed its line ends, put "versions/** -text" into the .gitattributes of the folder.';

export const altered = (path: string, what: string, remedy = RESTORE): Failure =>
  new Failure(`${path}: The history was altered. ${what} ${remedy} Nothing was written.`);

/** An entry of `changes`, as it is worked out. */
export interface ChangeItem {
  date: string;
  added?: string[];
  removed?: string[];
  changed?: string[];
}

/** What of a diff the change log says: the names of what came, went, or is said to be something else; nothing if none did. */
export function changeItem(date: string, {added, removed, changed}: FeedDiff): ChangeItem | undefined {
  const namesOf = (entries: readonly {name: string; id: string}[]): string[] => entries.map(({name, id}) => name || id);
  const material = changed.filter(({level}) => level === 'material').map(({after}) => after);
  const lists = Object.entries({added: namesOf(added), removed: namesOf(removed), changed: namesOf(material)});
  const stated = lists.filter(([, names]) => names.length);
  return stated.length ? {date, ...Object.fromEntries(stated)} : undefined;
}

/**
 * The feed to publish: what its author wrote, and what is known of the versions before it.
 *
 * What the author states comes before what is worked out: a version that `previousVersions` names by its address gets nothing
 * but its hash, and an entry of `changes` takes the place of those that are worked out for its date. Both lists are sorted, the
 * newest first. A relative `$schema` is left out, as it leads nowhere from where the feed is published.
 *
 * @param earlier the versions before it, the newest first
 * @param before what the newest of them says
 * @param steps what is worked out of the step from `before` to this version
 * @throws {Failure} where the author states another hash of a version, or one that is not there
 */
export function compose(
  source: JsonObject,
  earlier: readonly VersionFile[],
  before: JsonObject | undefined,
  steps: readonly unknown[],
): JsonObject {
  const added = {
    changes: composedChanges(source, before, new Set(earlier.map(({name}) => versionOf(name).date)), steps),
    previousVersions: composedVersions(source, earlier),
  };
  const {$schema} = source;
  const composed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source)) {
    if (key === '$schema' && !(typeof $schema === 'string' && URL.canParse($schema))) continue;
    // The list is long: what is new stands where it can be seen, before it.
    if (key === 'subprocessors') {
      for (const field of ['changes', 'previousVersions'] as const)
        if (!Object.hasOwn(source, field) && added[field].length) composed[field] = added[field];
    }
    composed[key] = value;
    if ((key === 'changes' || key === 'previousVersions') && added[key].length) composed[key] = added[key];
  }
  return composed;
}

/** The date that an entry of a list states; `''` where it states none of the calendar. */
const dateIn = (item: unknown): string =>
  isObject(item) && typeof item.date === 'string' && isCalendarDate(item.date) ? item.date : '';

/** The dated ones first, the newest at their beginning; otherwise as they were. */
const byDate = (items: readonly unknown[]): unknown[] =>
  [...items].sort((a, b) => Number(dateIn(a) < dateIn(b)) - Number(dateIn(a) > dateIn(b)));

function composedVersions(source: JsonObject, earlier: readonly VersionFile[]): unknown[] {
  const files = new Map(earlier.map((version) => [version.name, version]));
  const named = new Set<string>();
  const stated = listOf(source.previousVersions).map((item) => {
    const {url, integrity} = isObject(item) ? item : {url: item};
    const name = versionAt(url);
    const file = name && files.get(name);
    if (!file) {
      if (name && typeof integrity === 'string') throw notThere(name);
      return item;
    }
    named.add(name);
    if (typeof integrity !== 'string' || !integrity.trim())
      return {...recordOf(file), ...(isObject(item) ? item : {}), integrity: sriOf(file)};
    if (hasIntegrity(file, integrity)) return item;
    throw new Failure(
      `previousVersions: The feed states the hash ${integrity} for versions/${name}, but the published file has ${sriOf(file)}. Take the hash out of the feed; it is added when the feed is published.`,
    );
  });
  const others = earlier.filter(({name}) => !named.has(name)).map(recordOf);
  const rank = (item: unknown): number => {
    const name = versionAt(isObject(item) ? item.url : item);
    return name ? versionOf(name).number : 0;
  };
  return byDate([...others, ...stated].sort((a, b) => rank(b) - rank(a)));
}

const sriOf = ({hashes}: VersionFile): string => `sha384-${hashes.sha384}`;

const recordOf = (file: VersionFile): JsonObject => ({
  date: versionOf(file.name).date,
  type: 'feed',
  url: `versions/${file.name}`,
  integrity: sriOf(file),
});

const notThere = (name: string): Failure =>
  new Failure(
    `previousVersions: The feed names versions/${name} with its hash, but there is no such file where it is to be published. Publish into the folder that has the earlier versions, or put the file there.`,
  );

/** Whether two values say the same in JSON, whatever the order of their members. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

/** Entries of the change log that are in one version and were not in the one before, of the date of that version. */
export function ownSteps(version: JsonObject, before: JsonObject | undefined, date: string): unknown[] {
  const known = listOf(before?.changes);
  return listOf(version.changes).filter((item) => dateIn(item) === date && !known.some((each) => isSame(each, item)));
}

function composedChanges(
  source: JsonObject,
  before: JsonObject | undefined,
  dates: ReadonlySet<string>,
  steps: readonly unknown[],
): unknown[] {
  const known = listOf(before?.changes);
  const written = listOf(source.changes);
  const isIn = (list: readonly unknown[], item: unknown): boolean => list.some((each) => isSame(each, item));
  // What was published before is no statement of its author on this version, though it may stand in the feed.
  const own = new Set(written.filter((item) => !isIn(known, item)).map(dateIn));
  const carried = known.filter((item) => dates.has(dateIn(item)) && !own.has(dateIn(item)) && !isIn(written, item));
  const worked = steps.filter((item) => !own.has(dateIn(item)));
  return byDate([...worked, ...written, ...carried]);
}

/** What becomes of a folder when a feed of this date is published into it. */
export type Plan =
  /** A version of this name, after those that there are. */
  | {kind: 'new'; name: string}
  /** The newest version is of that date: it must be the same. */
  | {kind: 'same'; name: string; else: Failure | string};

/**
 * Which version a feed becomes.
 *
 * @param updated its date, a calendar date
 * @param newest the name of the newest version that is published
 * @throws {Failure} where it is older than that, or of the future: versions are named by their dates, and the next one could
 * not be dated with the day on which it is published. As the day is another one elsewhere, tomorrow is none.
 */
export function planVersion(updated: string, newest: string | undefined, today: string, tomorrow: string): Plan {
  if (updated > tomorrow) {
    throw new Failure(
      `updated: ${updated} is in the future; today is ${today}. "updated" is the day on which the list changed. State what is still to come in the entries, as "effectiveFrom" and "effectiveUntil".`,
    );
  }
  if (!newest) return {kind: 'new', name: `${updated}.json`};
  const {date, number} = versionOf(newest);
  if (updated > date) return {kind: 'new', name: `${updated}.json`};
  if (updated < date) {
    throw new Failure(
      `updated: The feed is of ${updated}, but the version of ${date} is published already. Set "updated" to the day of your change, such as ${today}.`,
    );
  }
  if (updated >= today) return {kind: 'same', name: newest, else: `${updated}.${number + 1}.json`};
  return {
    kind: 'same',
    name: newest,
    else: new Failure(
      `updated: versions/${newest} is published, and the feed says something else under the same date. Set "updated" to the day of your change, such as ${today}.`,
    ),
  };
}
