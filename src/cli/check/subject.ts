/**
 * A feed as the checks see it: each value as it is written, beside what parsing has made of it. Parsing understands "UK" and
 * a text for an object; only what is written shows where it stands, and how it is spelled.
 */
import {DEEPEST} from '../../feed/match.js';
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {toPointer} from '../../feed/problems.js';

export type Written = Readonly<Record<string, unknown>>;

export interface Entry {
  entry: Subprocessor;
  /** As it is written; empty where that is no object. */
  written: Written;
  /** JSON pointer to it. */
  path: string;
}

export interface Subject {
  feed: Feed;
  /** All but the entries, as it is written; empty where the feed is a list alone. */
  written: Written;
  entries: readonly Entry[];
  /** JSON pointer to the list. */
  listPath: string;
  /** The feed as it was published last. */
  previous?: Feed;
  /** `YYYY-MM-DD` */
  today: string;
}

export const isObject = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The pointer to a member or an item. A list of thousands asks for very many, and hardly any key needs an escape. */
export const below = (path: string, key: string | number): string =>
  typeof key === 'string' && /[~/]/.test(key) ? path + toPointer([key]) : `${path}/${key}`;

/** The entries of a list or of a map from ids, in the order in which parsing reads them, with their keys. */
function entriesAsWritten(list: unknown): [key: string | number, entry: unknown][] {
  return Array.isArray(list) ? [...list.entries()] : isObject(list) ? Object.entries(list) : [];
}

export function toSubject(value: unknown, feed: Feed, today: string, previous?: Feed): Subject {
  const {subprocessors, ...written} = isObject(value) ? value : {subprocessors: value};
  const listPath = isObject(value) ? '/subprocessors' : '';
  const entries = entriesAsWritten(subprocessors).flatMap(([key, each], index): Entry[] => {
    const entry = feed.subprocessors[index];
    return entry ? [{entry, written: isObject(each) ? each : {}, path: below(listPath, key)}] : [];
  });
  return {feed, written, entries, listPath, previous, today};
}

/** The pointer to a field; to what is around it where it is not written, as in short forms. */
export const fieldPath = ({path, written}: Pick<Entry, 'path' | 'written'>, field: string): string =>
  Object.hasOwn(written, field) ? below(path, field) : path;

/** The items of a list that may be typed as one value, with their pointers. */
export function itemsOf(value: unknown, path: string): [item: unknown, path: string][] {
  if (Array.isArray(value)) return value.map((item, index) => [item, below(path, index)]);
  return value === undefined || value === null ? [] : [[value, path]];
}

/** A text, its pointer, and the field or label it is the value of. */
export type Text = [text: string, path: string, field: string];

/** Every text within a value. */
export function textsIn(value: unknown, path = '', field = '', depth = 0, texts: Text[] = []): Text[] {
  if (typeof value === 'string') texts.push([value, path, field]);
  else if (Array.isArray(value) && depth < DEEPEST) {
    for (let index = 0; index < value.length; index++)
      textsIn(value[index], below(path, index), field, depth + 1, texts);
  } else if (typeof value === 'object' && value && depth < DEEPEST) {
    for (const key in value) textsIn((value as Written)[key], below(path, key), key, depth + 1, texts);
  }
  return texts;
}

/**
 * From the pointers of parsing to what is written: parsing numbers the entries of a map, and leads into the long form where
 * a short one may stand.
 */
export function asWrittenIn(value: unknown): (pointer: string) => string {
  const list = isObject(value) ? value.subprocessors : value;
  const keys = entriesAsWritten(list).map(([key]) => key);
  return (pointer) => {
    const [first, index, ...rest] = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (first === undefined) return '';
    const isEntry = first === 'subprocessors' && index !== undefined;
    const steps = isEntry ? [keys[Number(index)] ?? index, ...rest] : index === undefined ? [] : [index, ...rest];
    const start = isObject(value) ? [first] : [];
    const path: (string | number)[] = [...start];
    let found: unknown = isObject(value) ? value[first] : value;
    for (const step of steps) {
      if (typeof found !== 'object' || !found) break;
      // One value stands for a list.
      if (!Array.isArray(found) && /^\d+$/.test(String(step)) && !Object.hasOwn(found, step)) continue;
      path.push(step);
      found = Object.hasOwn(found, step) ? (found as Written)[step] : undefined;
    }
    return toPointer(path);
  };
}
