/**
 * What the fields of an entry mean to the page. One table says of each field what kind of value it has; texts for search
 * and sorting, options of filters (options.ts), columns and cells all follow from the kind.
 */
import {fold} from '../feed/fold.js';
import type {Category, Feed, Subprocessor} from '../feed/parse.js';
import type {Place} from '../feed/places.js';
import type {Format} from './format.js';

export type FieldKind =
  | 'name'
  | 'category'
  | 'text'
  | 'prose'
  | 'list'
  | 'places'
  | 'transfers'
  | 'date'
  | 'url'
  | 'contact'
  | 'links';

/** The fields in the order in which a page shows them where the feed does not say otherwise. */
export const KINDS: Record<string, FieldKind> = {
  name: 'name',
  category: 'category',
  entityType: 'text',
  purpose: 'prose',
  dataTypes: 'list',
  dataSubjects: 'list',
  country: 'places',
  locations: 'places',
  transfers: 'transfers',
  products: 'list',
  legalName: 'text',
  address: 'text',
  contact: 'contact',
  parent: 'text',
  url: 'url',
  links: 'links',
  certifications: 'list',
  retention: 'prose',
  status: 'text',
  announced: 'date',
  effectiveFrom: 'date',
  effectiveUntil: 'date',
  notes: 'prose',
  change: 'text', // In a comparison, what became of an entry: see comparison.ts.
};

/** What becomes a column by itself; all other fields are details of the row. */
const COLUMNS = 'name entityType purpose dataTypes dataSubjects country locations transfers products'.split(' ');

export interface Column {
  /** A field of the entry, or a label of its `fields`. */
  field: string;
  label: string;
}

/** A column as a feed gives it; without a label it has the usual one. */
type GivenColumn = Pick<Column, 'field'> & Partial<Column>;

export const kindOf = (field: string): FieldKind => (Object.hasOwn(KINDS, field) ? (KINDS[field] ?? 'text') : 'text');

/** What a table of words says of a key, or the key itself; a key such as `toString` is no word of any table. */
export const wordFor = (words: Record<string, string>, key: string): string =>
  (Object.hasOwn(words, key) && words[key]) || key;

/** Marks an own field that is called like one of the format. */
export const OWN = 'fields.';

/** In a comparison of two versions, the field that says what became of an entry. */
export const CHANGE = 'change';

/** The value of a field as the feed has it; own `fields` stand beside those of the format. */
export function fieldValue(entry: Subprocessor, field: string): unknown {
  if (Object.hasOwn(KINDS, field)) return entry[field];
  const {fields = {}} = entry;
  const own = field.startsWith(OWN) ? field.slice(OWN.length) : field;
  return Object.hasOwn(fields, own) ? fields[own] : unknownField(entry, field);
}

/** What the format has beside the fields that are shown. */
const NOT_SHOWN = ['id', 'aliases', 'names', 'fields'];

/** A field that the format does not know is shown like an own one; a name that begins with `$` or `_` is for machines. */
function unknownField(entry: Subprocessor, field: string): unknown {
  return Object.hasOwn(entry, field) && !NOT_SHOWN.includes(field) && !/^[$_]/.test(field) ? entry[field] : undefined;
}

/** Whether a value says anything: neither nothing, nor white space, nor a list or an object of such. */
export function isStated(value: unknown): boolean {
  if (typeof value === 'object' && value) return (Array.isArray(value) ? value : Object.values(value)).some(isStated);
  return String(value ?? '').trim() !== '';
}

/** The texts of a value that is no more than text: one, several, a category, or what the format does not know. */
export function plainTexts(value: unknown, field: string, feed: Feed): string[] {
  if (kindOf(field) === 'category') return [categoryTitle(feed, value as string)];
  return [value]
    .flat()
    .filter(isStated)
    .map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)));
}

/** What tells places apart, the same in every language where it can be. */
export const placeKey = (place: Place, format: Format): string => place.code || fold(format.place(place));

/** The name of a place, and what happens there. */
export function placeText(place: Place, {place: nameOf}: Format): string {
  return place.kind ? `${nameOf(place)} (${place.kind})` : nameOf(place);
}

export function transferText({mechanism, text}: Subprocessor['transfers'][number], {strings}: Format): string {
  return [strings.transfers[mechanism], text].filter(Boolean).join(', ');
}

export const categoryTitle = (feed: Feed, id: string): string =>
  feed.categories.find((category) => category.id === id)?.title ?? id;

/** The label of a field in what spans several tables: theirs where every one of them has the same, else the usual one. */
export function commonLabel(field: string, tables: readonly (readonly GivenColumn[])[], {strings}: Format): string {
  const [label, ...others] = new Set(tables.map((columns) => columns.find((column) => column.field === field)?.label));
  return (!others.length && label) || wordFor(strings.fields, field);
}

/** The columns that the feed gives to the tables of these categories, under the labels it gives them. */
export function givenColumns(feed: Feed, categories: readonly Category[]): readonly (readonly GivenColumn[])[] {
  const own = categories.map(({columns}) => columns).filter((columns) => columns.length);
  return feed.columns.length && (categories.length !== 1 || !own.length) ? [feed.columns] : own;
}

/**
 * The columns of a table that holds these entries of these categories: those of its one category, else those of the feed,
 * else those of all its categories, else every usual field that an entry states.
 */
export function columnsOf(
  feed: Feed,
  entries: readonly Subprocessor[],
  categories: readonly Category[],
  format: Format,
): Column[] {
  const given = givenColumns(feed, categories);
  const fields = new Set(given.flat().map(({field}) => field));
  if (!fields.size) {
    for (const field of COLUMNS) {
      if (field === 'name' || entries.some((entry) => isStated(fieldValue(entry, field)))) fields.add(field);
    }
  }
  return [...fields].map((field) => ({field, label: commonLabel(field, given, format)}));
}
