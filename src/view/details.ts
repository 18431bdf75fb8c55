/** What a row has beyond the columns of its table, and all of its text. */
import type {Feed, Subprocessor} from '../feed/parse.js';
import type {Place} from '../feed/places.js';
import {parseProse, proseText} from '../feed/prose.js';
import {enLater} from '../locales/en.later.js';
import {
  CHANGE,
  type Column,
  fieldValue,
  isStated,
  KINDS,
  kindOf,
  OWN,
  placeText,
  plainTexts,
  transferText,
  wordFor,
} from './fields.js';
import type {Format} from './format.js';
import {searchable} from './search.js';

const FIELDS = Object.keys(KINDS);

/** The fields that an entry states: those of the format in their order, then its own. */
export function statedFields(entry: Subprocessor): string[] {
  const own = new Set(Object.keys(entry.fields ?? {}));
  for (const field of Object.keys(entry)) if (!Object.hasOwn(KINDS, field)) own.add(field);
  const fields = [...FIELDS];
  for (const label of own) fields.push(Object.hasOwn(KINDS, label) ? OWN + label : label);
  return fields.filter((field) => isStated(fieldValue(entry, field)));
}

/**
 * What an entry states beyond the columns of its table. The website is the link of the name, where that is a column; the
 * category is in the heading, or a column, or searched for.
 */
export function detailsOf(entry: Subprocessor, columns: readonly Column[], format: Format): Column[] {
  const shown = new Set(columns.map(({field}) => field)).add('category');
  if (shown.has('name')) shown.add('url');
  return statedFields(entry)
    .filter((field) => !shown.has(field))
    .map((field) => ({field, label: fieldLabel(field, format)}));
}

/** The usual label of a field, or the own one's. */
export const fieldLabel = (field: string, {strings}: Format): string =>
  field.startsWith(OWN) ? field.slice(OWN.length) : wordFor(strings.fields, field);

/** The texts of a field's value or values, as the page shows them; empty where the feed states nothing. */
export function textsOf(entry: Subprocessor, field: string, feed: Feed, format: Format): string[] {
  const value = fieldValue(entry, field);
  if (!isStated(value)) return [];
  if (field === CHANGE) return [wordFor(enLater.changeKinds, String(value))];
  switch (kindOf(field)) {
    case 'name':
      return [entry.name];
    case 'prose':
      return [proseText(parseProse(value as string))];
    case 'places':
      return (value as Place[]).map(
        (place) => placeText(place, format) + (place.code && place.text ? `, ${place.text}` : ''),
      );
    case 'transfers':
      return entry.transfers.map((transfer) => transferText(transfer, format));
    case 'date':
      return [format.date(value as string)];
    case 'contact':
      return Object.values(value as object).map(String);
    case 'links':
      return Object.entries(value as object).map(([name, url]) => `${wordFor(format.strings.links, name)} ${url}`);
    default:
      return plainTexts(value, field, feed);
  }
}

/** Prose in which nothing can be a mark, as most of it is: it need not be read to know what it says. */
const UNMARKED = /^(?![-+\s]|\d+[.)]|\(?[a-z]\))[^\\`*_[\]<\t\n\r]+(?<!\s)$/i;

/** What `textsOf` gives, at a cost that a hundred thousand rows can bear. */
export function quickTexts(entry: Subprocessor, field: string, feed: Feed, format: Format): string[] {
  const prose = kindOf(field) === 'prose' && fieldValue(entry, field);
  return typeof prose === 'string' && UNMARKED.test(prose) ? [prose] : textsOf(entry, field, feed, format);
}

/** All text of an entry, shown or in its details, as it is searched, a line for each value. */
export function searchText(entry: Subprocessor, feed: Feed, format: Format): string {
  const texts: string[] = [];
  for (const field of statedFields(entry)) texts.push(...quickTexts(entry, field, feed, format));
  return texts.map(searchable).join('\n');
}
