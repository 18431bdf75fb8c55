/** What a row has beyond the columns of its table, and all of its text. */
import type {Feed, Subprocessor} from '../feed/parse.js';
import {type Column, fieldValue, isStated, KINDS, OWN, textsOf, wordFor} from './fields.js';
import type {Format} from './format.js';
import type {Row} from './rows.js';
import {searchable} from './search.js';

/**
 * What an entry states beyond the columns of its table, in the order of the format, then its own fields. The website is the
 * link of the name, where that is a column; the category is in the heading, or a column, or searched for.
 */
export function detailsOf(entry: Subprocessor, columns: readonly Column[], {strings}: Format): Column[] {
  const shown = new Set(columns.map(({field}) => field)).add('category');
  if (shown.has('name')) shown.add('url');
  const unknown = Object.keys(entry).filter((field) => !Object.hasOwn(KINDS, field));
  const own = [...new Set([...Object.keys(entry.fields ?? {}), ...unknown])].map((label) => ({
    field: Object.hasOwn(KINDS, label) ? OWN + label : label,
    label,
  }));
  return [...Object.keys(KINDS).map((field) => ({field, label: wordFor(strings.fields, field)})), ...own].filter(
    ({field}) => !shown.has(field) && isStated(fieldValue(entry, field)),
  );
}

/** Rows are made anew for another feed or language, so their texts can be kept. */
const texts = new WeakMap<Row, string>();

/** All text of a row, shown or in its details, as it is searched, a line for each value. */
export function rowText(row: Row, feed: Feed, format: Format): string {
  let text = texts.get(row);
  if (text === undefined) {
    const fields = ['category', ...detailsOf(row.entry, [], format).map(({field}) => field)];
    text = searchable(fields.flatMap((field) => textsOf(row.entry, field, feed, format)).join('\n'));
    texts.set(row, text);
  }
  return text;
}
