/** What differs between two versions of a list. */
import {DEEPEST, fingerprint, type MatchReason, matchEntries} from './match.js';
import type {Feed, Subprocessor} from './parse.js';
import type {Place} from './places.js';
import {listsSame, namesSame, saysSame, wordsIn} from './wording.js';

/**
 * What a change is to who has to read it. `material`: it says something else of who a subprocessor is, where, with which data,
 * on which ground data is transferred, for what, or when; and whatever is not known to be less. `editorial`: it says the same in
 * another spelling, order or punctuation, or leads elsewhere: addresses of links, contacts, the category. `list`: it is none
 * of this entry but of the list: a column that came or went, a category that got another name, an id.
 */
export type ChangeLevel = 'material' | 'editorial' | 'list';

/** One field of an entry, or of what a feed says of itself, that is not as it was. */
export interface FieldChange {
  /**
   * The field; `fields.` and the label for an own field; in `terms`, the path, such as `objection.days`, or `sections.` and
   * the title. Sections of one title, or of none, are one text there.
   */
  field: string;
  /** The value as a feed in its normal form has it; `undefined` where nothing is stated. That of `name` is a list of names. */
  before: unknown;
  after: unknown;
  level: ChangeLevel;
}

/** An entry that is in both versions. */
export interface EntryDiff {
  before: Subprocessor;
  after: Subprocessor;
  /** By what it was found to be the same. */
  by: MatchReason;
  /**
   * In the order of the fields as they are stated; empty where nothing differs. An id that parsing has numbered is not stated.
   */
  changes: FieldChange[];
  /** The highest level of its changes: `list` at most for what is in `same`. */
  level?: ChangeLevel;
}

export interface FeedDiff {
  /** Entries that are only in the later version, in its order. */
  added: Subprocessor[];
  /** Entries that are only in the earlier one, in its order. */
  removed: Subprocessor[];
  /** Entries that have material or editorial changes, in the order of the later version. */
  changed: EntryDiff[];
  /** All other entries of both, in the same order. */
  same: EntryDiff[];
  /** Those among `changed` and `same` whose name or id is another one. */
  renamed: EntryDiff[];
  /** Fields that came or went for the list as a whole, of those that readers see. */
  columns: {added: string[]; removed: string[]};
  /** What the feed says of itself and its terms: publisher, notice, objection, prose. Dates and versions are left out. */
  terms: FieldChange[];
}

/** What leads elsewhere, or says where the entry stands in the list. */
const EDITORIAL = ['url', 'links', 'contact', 'category', 'publisher.url'];

const NAMES = ['name', 'legalName', 'parent'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutSpace = (text: string): string =>
  text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ');

/**
 * A value as it is compared: without what states nothing, and without white space that no reader sees; `undefined` where
 * nothing is left.
 */
function stated(value: unknown, within: readonly unknown[] = []): unknown {
  if (typeof value === 'string') return withoutSpace(value) || undefined;
  if (within.length > DEEPEST || within.includes(value)) return value;
  const path = [...within, value];
  if (Array.isArray(value)) {
    const items = value.map((each) => stated(each, path)).filter((each) => each !== undefined);
    return items.length ? items : undefined;
  }
  if (!isObject(value)) return value ?? undefined;
  const members = Object.entries(value).map(([key, each]) => [key, stated(each, path)] as const);
  const some = members.filter(([, each]) => each !== undefined);
  return some.length ? Object.fromEntries(some) : undefined;
}

/** What an object has of its own: labels may be called like what every object has. */
const ownValue = (object: object | undefined, key: string): unknown =>
  object && Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;

/** Whether two values are the very same. Most are, and asking for their stated form takes long where there are thousands. */
function isSame(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    depth <= DEEPEST &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame(ownValue(a, key), ownValue(b, key), depth + 1))
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** Own fields stand beside those of the format. */
const OWN = 'fields.';

/** The value of a field; of `name`, the list of names. An own field comes before another one that is called `fields.` so. */
function valueIn(entry: Subprocessor, field: string): unknown {
  if (field === 'name') return entry.names;
  const own = field.startsWith(OWN) ? ownValue(entry.fields, field.slice(OWN.length)) : undefined;
  return own ?? ownValue(entry, field);
}

function fieldsOf({fields, ...entry}: Subprocessor): string[] {
  const own = Object.keys(fields ?? {});
  return [...Object.keys(entry).filter((field) => field !== 'names'), ...own.map((label) => OWN + label)];
}

/** A place, a transfer mechanism or any other item of a list, as a text. */
function textOf(item: unknown): string {
  if (typeof item !== 'object' || !item) return String(item);
  const members = Object.entries(item).filter(([, value]) => value !== undefined);
  return members
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : fingerprint(value)}`)
    .sort()
    .join(' ');
}

/** Places are the same only where their codes are: a remark may be respelled, but neither a code nor what has none. */
function placesSame(a: readonly Place[], b: readonly Place[]): boolean {
  const asText = ({code = '', ...rest}: Place): string => `${code} ${textOf(rest)}`;
  return listsSame(a.map(asText), b.map(asText), (one, other) => {
    const [code, otherCode] = [one, other].map((text) => text.split(' ', 1)[0]);
    if (!code && !otherCode) return wordsIn(one).join(' ') === wordsIn(other).join(' ');
    return code === otherCode && saysSame(one, other);
  });
}

/** Whether two values of a field, in their stated form, say the same. */
function isReworded(field: string, before: unknown, after: unknown): boolean {
  const isSame = NAMES.includes(field) ? namesSame : saysSame;
  if (typeof before === 'string' && typeof after === 'string') return isSame(before, after);
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  if (field === 'country' || field === 'locations') return placesSame(before, after);
  return listsSame(before.map(textOf), after.map(textOf), isSame);
}

function levelOf(field: string, before: unknown, after: unknown): ChangeLevel {
  if (field === 'id' || field === 'aliases' || /^[$_]/.test(field)) return 'list';
  return EDITORIAL.includes(field) || isReworded(field, before, after) ? 'editorial' : 'material';
}

/** What differs in these fields. */
function fieldChanges(
  fields: Iterable<string>,
  before: (field: string) => unknown,
  after: (field: string) => unknown,
): FieldChange[] {
  return [...new Set(fields)].flatMap((field) => {
    if (isSame(before(field), after(field))) return [];
    const [was, is] = [stated(before(field)), stated(after(field))];
    if (fingerprint(was) === fingerprint(is)) return [];
    return {
      field,
      before: was === undefined ? was : before(field),
      after: is === undefined ? is : after(field),
      level: levelOf(field, was, is),
    };
  });
}

function entryChanges(before: Subprocessor, after: Subprocessor, numbered: ReadonlySet<string>): FieldChange[] {
  const isNumbered = numbered.has(before.id) && numbered.has(after.id);
  return fieldChanges(
    [...fieldsOf(after), ...fieldsOf(before)].filter((field) => field !== 'id' || !isNumbered),
    (field) => valueIn(before, field),
    (field) => valueIn(after, field),
  );
}

/** Whether so many of a table's rows make a column; where there are only two, both may as well have changed. */
const makesColumn = (count: number, rows: number): boolean => count > 2 && count > rows / 2;

/**
 * The fields that no entry stated, and then most of those that stayed, or most of a category; with each, in which categories.
 * One that a few state is a change of these, and so is an end, however many come to it. `side` is the one of a change that
 * must state nothing.
 */
function newColumns(
  pairs: readonly EntryDiff[],
  side: 'before' | 'after',
  entries: readonly Subprocessor[],
): Map<string, (category: string) => boolean> {
  const rows = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  for (const pair of pairs) {
    const {category} = pair[side === 'before' ? 'after' : 'before'];
    rows.set(category, (rows.get(category) ?? 0) + 1);
    for (const {field, level, ...change} of pair.changes) {
      if (change[side] !== undefined || level === 'list' || field === 'effectiveUntil') continue;
      const inCategory = counts.get(field) ?? new Map<string, number>();
      counts.set(field, inCategory.set(category, (inCategory.get(category) ?? 0) + 1));
    }
  }
  const columns = new Map<string, (category: string) => boolean>();
  for (const [field, inCategory] of counts) {
    const count = [...inCategory.values()].reduce((sum, each) => sum + each);
    const isOfAll = makesColumn(count, pairs.length);
    const isIn = (category: string): boolean =>
      isOfAll || makesColumn(inCategory.get(category) ?? 0, rows.get(category) ?? 0);
    const isNew = entries.every((entry) => stated(valueIn(entry, field)) === undefined);
    if (isNew && [...inCategory.keys()].some(isIn)) columns.set(field, isIn);
  }
  return columns;
}

/** What a feed says of itself that is compared, by path. */
function termsOf(feed: Feed): Fields {
  const {publisher = {}, notice = {}, objection = {}, definitions, sections, introduction, documents, products} = feed;
  const parts = Object.entries({publisher, notice, objection}).flatMap(([name, part]) =>
    Object.entries(part).map(([field, value]) => [`${name}.${field}`, value] as const),
  );
  const texts = new Map<string, string>();
  for (const [name, list] of Object.entries({definitions, sections})) {
    for (const {id, title, body} of list) {
      const path = `${name}.${title || id || ''}`;
      const text = body || title || '';
      // Those of the same title, or of none, are one text.
      texts.set(path, texts.has(path) ? `${texts.get(path)}\n\n${text}` : text);
    }
  }
  const categories = feed.categories.map(({title, description}) => [`categories.${title}`, description] as const);
  return {introduction, ...Object.fromEntries([...parts, ...texts, ...categories]), documents, products};
}

const LEVELS: readonly ChangeLevel[] = ['list', 'editorial', 'material'];

function highest(changes: readonly FieldChange[]): ChangeLevel | undefined {
  const level = Math.max(...changes.map(({level}) => LEVELS.indexOf(level)));
  return LEVELS[level];
}

/** After so many entries, whoever compares long lists step by step can do something else. */
const STEP = 50;

/** The same as `diffFeeds` in steps. */
export function* diffSteps(before: Feed, after: Feed): Generator<void, FeedDiff> {
  const {matches, removed, added, numbered} = yield* matchEntries(before.subprocessors, after.subprocessors);
  const place = new Map(after.subprocessors.map((entry, index) => [entry, index]));
  matches.sort((a, b) => (place.get(a.after) ?? 0) - (place.get(b.after) ?? 0));
  const pairs: EntryDiff[] = [];
  for (const match of matches) {
    pairs.push({...match, changes: entryChanges(match.before, match.after, numbered)});
    if (pairs.length % STEP === 0) yield;
  }
  const came = newColumns(pairs, 'before', before.subprocessors);
  const went = newColumns(pairs, 'after', after.subprocessors);
  const [oldCategories, newCategories] = [before, after].map(
    ({subprocessors}) => new Set(subprocessors.map(({category}) => category)),
  );
  /** A column that came or went; a category of another name, which is no move. */
  const isOfList = ({field, before, after}: FieldChange, pair: EntryDiff): boolean =>
    came.get(field)?.(pair.after.category) ||
    went.get(field)?.(pair.before.category) ||
    (field === 'category' && !newCategories?.has(String(before ?? '')) && !oldCategories?.has(String(after ?? '')));

  const columns = {added: [...came.keys()], removed: [...went.keys()]};
  const diff: FeedDiff = {added, removed, changed: [], same: [], renamed: [], columns, terms: []};
  for (const pair of pairs) {
    for (const change of pair.changes) if (isOfList(change, pair)) change.level = 'list';
    pair.level = highest(pair.changes);
    (pair.level === 'material' || pair.level === 'editorial' ? diff.changed : diff.same).push(pair);
    if (pair.changes.some(({field}) => field === 'id' || field === 'name')) diff.renamed.push(pair);
  }
  const [terms, laterTerms] = [termsOf(before), termsOf(after)];
  diff.terms = fieldChanges(
    [...Object.keys(laterTerms), ...Object.keys(terms)],
    (field) => terms[field],
    (field) => laterTerms[field],
  );
  return diff;
}

/**
 * What differs between two versions of a list, both in their normal form (`parseFeed`).
 *
 * Entries are the same by `id`, else by `aliases`, legal name, name, or likeness (see `matchEntries`); `by` keeps which. So an
 * entry that got another id or name, moved to another category, or stands elsewhere is no other entry. Places are compared by
 * their codes, so that "UK", "GB" and "United Kingdom" are no change. Every entry of either version is in the result exactly
 * once, and what differs in it, field by field, makes the later entry of the earlier one.
 *
 * Each field that differs is `material`, `editorial` or of the `list` (see `ChangeLevel`). A field that no entry stated in one
 * version and most do in the other, or most of a category, is a column that came or went, and changes no entry by itself. Undecided cases count as
 * material: a reader who is shown too much loses a minute, one who is shown too little the right to object
 * (GDPR Art. 28(2)).
 *
 * Deterministic; the order of entries plays no part but for that of the results. With the versions exchanged, the same entries
 * are paired, added and removed change places, and so do all values; the levels stay. Takes the time of sorting the entries
 * (n log n): names are only compared with names with which they share letters that few have.
 */
export function diffFeeds(before: Feed, after: Feed): FeedDiff {
  const steps = diffSteps(before, after);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
