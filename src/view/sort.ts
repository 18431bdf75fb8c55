/** The order of rows within their groups. */
import type {Feed, Subprocessor} from '../feed/parse.js';
import {fieldValue, kindOf, textsOf} from './fields.js';
import type {Format} from './format.js';
import type {Row} from './rows.js';

/** What sorting compares: dates as dates, of several values the first; `''` where there is none. */
export function sortText(entry: Subprocessor, field: string, feed: Feed, format: Format): string {
  if (kindOf(field) === 'date') return String(fieldValue(entry, field) ?? '');
  return textsOf(entry, field, feed, format)[0] ?? '';
}

export interface Sort {
  field: string;
  descending?: boolean;
}

/** The rows in the order asked for; rows without a value come last either way, equal ones keep the feed's order. */
export function sortRows(rows: readonly Row[], sort: Sort | undefined, feed: Feed, format: Format): Row[] {
  if (!sort) return [...rows];
  const keyed = rows.map((row) => ({row, key: sortText(row.entry, sort.field, feed, format)}));
  const sign = sort.descending ? -1 : 1;
  keyed.sort((a, b) => (!a.key || !b.key ? Number(!a.key) - Number(!b.key) : sign * format.compare(a.key, b.key)));
  return keyed.map(({row}) => row);
}

/** What a click on the head of a column makes of the order: up, then down, then as the feed has it. */
export function nextSort(sort: Sort | undefined, field: string): Sort | undefined {
  if (sort?.field !== field) return {field};
  return sort.descending ? undefined : {field, descending: true};
}
