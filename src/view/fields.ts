/**
 * What the fields of an entry mean to the page. One table says of each field what kind of value it has; texts for search
 * and sorting, options of filters, columns and cells all follow from the kind.
 */
import type {Category, Feed, Subprocessor} from '../feed/parse.js';
import type {Place} from '../feed/places.js';
import {parseProse, proseText} from '../feed/prose.js';
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
const KINDS: Record<string, FieldKind> = {
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
};

/** What becomes a column by itself; all other fields are details of the row. */
const COLUMNS = 'name entityType purpose dataTypes dataSubjects country locations transfers products'.split(' ');

export interface Column {
  /** A field of the entry, or a label of its `fields`. */
  field: string;
  label: string;
}

export const kindOf = (field: string): FieldKind => (Object.hasOwn(KINDS, field) ? (KINDS[field] ?? 'text') : 'text');

/** The value of a field as the feed has it; own `fields` stand beside those of the format. */
export function fieldValue(entry: Subprocessor, field: string): unknown {
  if (Object.hasOwn(KINDS, field)) return entry[field];
  return entry.fields && Object.hasOwn(entry.fields, field) ? entry.fields[field] : undefined;
}

/** The texts of a field's value or values, as the page shows them; empty where the feed states nothing. */
export function textsOf(entry: Subprocessor, field: string, feed: Feed, format: Format): string[] {
  const value = fieldValue(entry, field);
  if (value === undefined || value === '') return [];
  switch (kindOf(field)) {
    case 'name':
      return [entry.name];
    case 'category':
      return [categoryTitle(feed, entry.category)];
    case 'prose':
      return [proseText(parseProse(value as string))];
    case 'places':
      return (value as Place[]).map(
        (place) => format.place(place) + (place.code && place.text ? `, ${place.text}` : ''),
      );
    case 'transfers':
      return entry.transfers.map((transfer) => transferText(transfer, format));
    case 'date':
      return [format.date(value as string)];
    case 'list':
      return value as string[];
    case 'contact':
      return Object.values(value as object).map(String);
    case 'links':
      return Object.entries(value as object).map(([name, url]) => `${format.strings.links[name] ?? name} ${url}`);
    default:
      return [String(value)];
  }
}

export function transferText({mechanism, text}: Subprocessor['transfers'][number], {strings}: Format): string {
  return [strings.transfers[mechanism], text].filter(Boolean).join(', ');
}

const categoryTitle = (feed: Feed, id: string): string =>
  feed.categories.find((category) => category.id === id)?.title ?? id;

/** What sorting compares: dates as dates, of several values the first; `''` where there is none. */
export function sortText(entry: Subprocessor, field: string, feed: Feed, format: Format): string {
  if (kindOf(field) === 'date') return String(fieldValue(entry, field) ?? '');
  return textsOf(entry, field, feed, format)[0] ?? '';
}

const isStated = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/**
 * The columns of a table that holds these entries of these categories: those of its one category, else those of the feed,
 * else every usual field that an entry states. A table of several categories shows the columns of all of them, under the
 * usual label where theirs differ, and the category itself.
 */
export function columnsOf(
  feed: Feed,
  entries: readonly Subprocessor[],
  categories: readonly Category[],
  {strings}: Format,
): Column[] {
  const labelled = ({field, label}: {field: string; label?: string}): Column => ({
    field,
    label: label || strings.fields[field] || field,
  });
  const own = categories.flatMap((category) => category.columns);
  const several = categories.length > 1;
  if (own.length && !several) return own.map(labelled);
  if (feed.columns.length) return feed.columns.map(labelled);

  const chosen = new Map<string, Column>();
  for (const column of own.map(labelled)) {
    const known = chosen.get(column.field);
    chosen.set(column.field, known && known.label !== column.label ? labelled({field: column.field}) : column);
  }
  if (!chosen.size) {
    for (const field of COLUMNS) {
      if (field === 'name' || entries.some((entry) => isStated(fieldValue(entry, field)))) {
        chosen.set(field, labelled({field}));
      }
    }
  }
  const columns = [...chosen.values()];
  if (several && !chosen.has('category')) columns.splice(1, 0, labelled({field: 'category'}));
  return columns;
}

/** What an entry states beyond the columns of its table, in the order of the format, then its own fields. */
export function detailsOf(entry: Subprocessor, columns: readonly Column[], format: Format): Column[] {
  const shown = new Set(columns.map(({field}) => field)).add('name').add('category').add('url');
  return [...Object.keys(KINDS), ...Object.keys(entry.fields ?? {})]
    .filter((field) => !shown.has(field) && isStated(fieldValue(entry, field)))
    .map((field) => ({field, label: format.strings.fields[field] ?? field}));
}
