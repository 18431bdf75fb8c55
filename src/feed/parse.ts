/**
 * From any value to a feed that the rest can rely on. The rule is that nothing is lost: what is malformed
 * is kept as text and reported, one bad entry never hides the others, and only what is no feed at all is refused.
 */
import * as v from 'valibot';
import {fold} from './fold.js';
import {type Problem, type ProblemCode, toPointer} from './problems.js';
import {DisclosureSchema, type FeedSchema, SubprocessorSchema} from './schema.js';

/** A feed as a person may write it, short forms and all. */
export type FeedInput = v.InferInput<typeof FeedSchema>;

/** `Omit` that keeps the named fields of a type that allows others, too. */
type Without<Type, Key> = {[Field in keyof Type as Field extends Key ? never : Field]: Type[Field]};

/** One entry of the list: a subprocessor, or several that the publisher names together. */
export interface Subprocessor extends Without<v.InferOutput<typeof SubprocessorSchema>, 'name'> {
  /** Unique in the feed; the deep link to the entry. Made from the name where the feed gives none. */
  id: string;
  /** The name or names as written; `''` where the feed gives none. */
  name: string;
  /** The names one by one, where the entry stands for several vendors. */
  names: string[];
  /** The `id` of one of the feed's categories; `''` where the entry has none. */
  category: string;
}

type Disclosure = v.InferOutput<typeof DisclosureSchema>;

export interface Category extends Without<Disclosure['categories'][number], 'id' | 'title'> {
  id: string;
  title: string;
}

/** A feed in its normal form: every list is a list, every place a {@link Place}, every entry has a unique id. */
export interface Feed extends Without<Disclosure, 'categories'> {
  categories: Category[];
  subprocessors: Subprocessor[];
}

export interface ParseResult {
  /** Absent only when the text or value is no feed at all; then `problems` says why. */
  feed?: Feed;
  problems: Problem[];
}

type JsonObject = Record<string, unknown>;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any value as the text that stands for it on the page. */
function textOf(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // It nests deeper than the engine can follow, or holds itself.
    return '…';
  }
}

const LEVELS: Partial<Record<ProblemCode, Problem['level']>> = {
  date: 'warning',
  days: 'warning',
  'unknown-place': 'advice',
  'missing-id': 'advice',
};

export function problem(code: ProblemCode, path: string, args: Problem['args'] = {}): Problem {
  return {code, level: LEVELS[code] ?? 'error', path, args};
}

type Issue = v.BaseIssue<unknown>;
interface Fault {
  keys: unknown[];
  found: unknown;
  issue: Issue;
}

/** Where an issue is in `root` as written: the path leads through the long form, where a short one may stand. */
function toFault(issue: Issue, root: unknown): Fault {
  const keys: unknown[] = [];
  let found = root;
  for (const {type, key} of issue.path ?? []) {
    if (type === 'array' ? !Array.isArray(found) : !isObject(found)) continue;
    keys.push(key);
    found = (found as JsonObject)[key as string];
  }
  return {keys, found, issue};
}

/** Puts `value` at `keys`, or takes away what is there, in a copy of `root` that shares all the rest. */
function replaced(root: unknown, [key, ...rest]: unknown[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(root) ? [...root] : {...(root as JsonObject)}) as JsonObject;
  const next = replaced(copy[key as string], rest, value);
  if (next === undefined) delete copy[key as string];
  else copy[key as string] = next;
  return copy;
}

/**
 * Validates and normalises `input`, and mends until it fits: a value of the wrong type becomes its text, `null` counts
 * as not stated, and what fits in no form is taken out and given to `setAside`.
 */
function fit<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
  path: string,
  problems: Problem[],
  setAside: (key: string, text: string) => void,
): Output {
  let value = input;
  const reported = new Set<string>();
  for (;;) {
    const result = v.safeParse(schema, value);
    const faults = (result.issues ?? []).map((issue) => toFault(issue, value));
    if (result.typed) {
      for (const {keys, found, issue} of faults) {
        problems.push(problem(issue.message as ProblemCode, path + toPointer(keys), {value: textOf(found)}));
      }
      return result.output;
    }
    for (const {keys, found, issue} of faults) {
      if (issue.kind !== 'schema') continue;
      const isText = typeof found === 'string';
      if (found === undefined) value = replaced(value, keys, '');
      else if (found === null) value = replaced(value, keys, typeof keys.at(-1) === 'number' ? '' : undefined);
      else {
        const at = path + toPointer(keys);
        // What did not fit as it was, and now does not fit as text, is one fault.
        if (!reported.has(at))
          problems.push(problem('type', at, {expected: issue.expected ?? '', value: textOf(found)}));
        reported.add(at);
        if (isText) setAside(keys.join(' '), found);
        value = replaced(value, keys, isText ? undefined : textOf(found));
      }
    }
  }
}

/** A short name for links: letters and digits of any script, joined by hyphens, without accents. */
export function slug(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function parseEntry(input: unknown, path: string, problems: Problem[]): Subprocessor {
  const asWritten: Record<string, string> = {};
  let value: unknown = input;
  if (typeof input === 'string') value = {name: input};
  else if (!isObject(input)) {
    problems.push(problem('type', path, {expected: 'Object', value: textOf(input)}));
    value = {name: input === null ? '' : textOf(input)};
  }
  const parsed = fit(SubprocessorSchema, value, path, problems, (key, text) => {
    asWritten[key] = text;
  });
  const names = parsed.name.map((part) => part.trim()).filter(Boolean);
  // Into the object that is there: a feed may have many thousands, and copies take longer than checking them.
  const entry: Subprocessor = Object.assign(parsed as Without<typeof parsed, 'name'>, {
    id: (parsed.id ?? '').trim().toWellFormed(),
    names,
    name: names.join(', '),
    category: (parsed.category ?? '').trim(),
  });
  // Lists that grew item by item keep room for more than they hold: half of what a large feed would take in memory.
  for (const field in entry) if (Array.isArray(entry[field])) entry[field] = entry[field].slice();
  if (Object.keys(asWritten).length) entry.fields = {...entry.fields, ...asWritten};
  for (const field of ['country', 'locations'] as const) {
    for (const place of entry[field]) {
      if (place.code) continue;
      place.text ||= Object.values(place).filter(Boolean).map(textOf).join(', ');
      problems.push(problem('unknown-place', `${path}/${field}`, {value: place.text}));
    }
  }
  return entry;
}

/** Gives every entry an id of its own: its own `id`, or one made from the name, numbered where that is taken. */
function makeIdsUnique(entries: Subprocessor[], problems: Problem[]): void {
  const taken = new Set<string>();
  const claims = new Set(entries.map(({id}) => id));
  const numbers = new Map<string, number>();
  entries.forEach((entry, index) => {
    const {id} = entry;
    const wanted = id || slug(entry.name) || `entry-${index + 1}`;
    let unique = wanted;
    let number = numbers.get(wanted) ?? 1;
    while (taken.has(unique) || (unique !== id && claims.has(unique))) unique = `${wanted}-${++number}`;
    numbers.set(wanted, number);
    taken.add(unique);
    entry.id = unique;
    const path = `/subprocessors/${index}`;
    if (!id) problems.push(problem('missing-id', path, {used: unique}));
    else if (unique !== id) problems.push(problem('duplicate-id', `${path}/id`, {value: id, used: unique}));
  });
}

/** The declared categories, then those that only the entries name; every entry then refers to one by its id. */
function resolveCategories(declared: Disclosure['categories'], entries: Subprocessor[]): Category[] {
  const categories: Category[] = declared.map((category) => {
    const title = category.title || category.id || '';
    return {...category, title, id: category.id?.trim() || slug(title) || title};
  });
  const byName = new Map<string, Category>();
  for (const category of categories) byName.set(category.title.trim().toLowerCase(), category);
  for (const category of categories) byName.set(category.id.toLowerCase(), category);
  for (const category of categories) byName.set(category.id, category);
  for (const entry of entries) {
    if (!entry.category) continue;
    let category = byName.get(entry.category) ?? byName.get(entry.category.toLowerCase());
    if (!category) {
      category = {id: entry.category, title: entry.category, columns: []};
      categories.push(category);
      byName.set(entry.category.toLowerCase(), category);
    }
    entry.category = category.id;
  }
  return categories;
}

/** The list of entries as written, or nothing when there is none. A map from id to entry counts as a list. */
function entriesOf(list: unknown, problems: Problem[]): unknown[] | undefined {
  if (Array.isArray(list)) return list;
  if (!isObject(list)) return undefined;
  problems.push(problem('type', '/subprocessors', {expected: 'Array', value: 'an object'}));
  return Object.entries(list).map(([id, entry]) =>
    isObject(entry) ? {...entry, id: entry.id ?? id} : {id, name: entry},
  );
}

/** A feed with more entries is long: it is read in steps, and its rows are drawn as they come into sight. */
export const LONG = 300;

/** After so many entries, whoever reads a long feed step by step can show what there is, or let others work. */
const STEP = 200;

/** Reads a feed from a value, such as parsed JSON; see `parseFeed`. */
export function parseFeedValue(input: unknown): ParseResult {
  const steps = parseSteps(input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps: each gives the feed so far, in which entries that state no `id` have none yet. */
export function* parseSteps(input: unknown): Generator<() => Feed, ParseResult> {
  const problems: Problem[] = [];
  let root = input;
  if (Array.isArray(input)) {
    problems.push(problem('type', '', {expected: 'Object', value: 'a list'}));
    root = {subprocessors: input};
  }
  if (!isObject(root)) {
    return {problems: [problem('not-a-feed', '', {received: root === null ? 'null' : `a ${typeof root}`})]};
  }
  const {subprocessors, ...disclosure} = root;
  const list = entriesOf(subprocessors, problems);
  if (!list) return {problems: [problem('no-list', '/subprocessors')]};

  const asWritten: Record<string, string> = {};
  const rest = fit(DisclosureSchema, disclosure, '', problems, (key, text) => {
    asWritten[`${key} (as written)`] = text;
  });
  const entries: Subprocessor[] = [];
  const soFar = (): Feed => ({
    ...asWritten,
    ...rest,
    categories: resolveCategories(rest.categories, entries),
    subprocessors: [...entries],
  });
  for (const entry of list) {
    entries.push(parseEntry(entry, `/subprocessors/${entries.length}`, problems));
    if (list.length > LONG && entries.length % STEP === 0) yield soFar;
  }
  makeIdsUnique(entries, problems);
  return {feed: soFar(), problems};
}
