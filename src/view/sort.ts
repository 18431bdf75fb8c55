/** The order of rows within their groups. */
import type {Feed, Subprocessor} from '../feed/parse.js';
import {quickTexts} from './details.js';
import {fieldValue, kindOf} from './fields.js';
import type {Format} from './format.js';
import type {Row} from './rows.js';

export interface Sort {
  field: string;
  descending?: boolean;
}

/** What sorting compares: dates as dates, of several values the first; `''` where there is none. */
export function sortText(entry: Subprocessor, field: string, feed: Feed, format: Format): string {
  if (kindOf(field) === 'date') return String(fieldValue(entry, field) ?? '');
  return quickTexts(entry, field, feed, format)[0] ?? '';
}

/** The order of all rows by one field. Texts are compared here and nowhere else: to sort a view, numbers are. */
export interface Ranks {
  /** Of each row, by its position, its rank from 0; texts without an order between them have the same. */
  rankOf: Uint32Array;
  /** The rank of the rows that state nothing: the last. */
  unstated: number;
}

export function rankRows(rows: readonly Row[], field: string, feed: Feed, format: Format): Ranks {
  const texts = rows.map(({entry}) => sortText(entry, field, feed, format));
  const ranks = new Map<string, number>();
  let unstated = 0;
  let before: string | undefined;
  for (const text of [...new Set(texts)].filter(Boolean).sort(format.compare)) {
    if (before === undefined || format.compare(before, text)) unstated++;
    ranks.set(text, unstated - 1);
    before = text;
  }
  return {rankOf: Uint32Array.from(texts, (text) => ranks.get(text) ?? unstated), unstated};
}

/**
 * The rows in the order asked for; those that state nothing come last either way, equal ones keep the order they have. Each
 * rank gets as much room as it has rows, and each row the next place there.
 */
export function sortRows(rows: readonly Row[], {rankOf, unstated}: Ranks, descending = false): Row[] {
  const placeOf = ({position}: Row): number => {
    const rank = rankOf[position] ?? unstated;
    return descending && rank < unstated ? unstated - 1 - rank : rank;
  };
  const starts = new Uint32Array(unstated + 2);
  for (const row of rows) {
    const next = placeOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let place = 1; place <= unstated; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const sorted = [...rows];
  for (const row of rows) {
    const place = placeOf(row);
    const index = starts[place] ?? 0;
    sorted[index] = row;
    starts[place] = index + 1;
  }
  return sorted;
}

/** What a click on the head of a column makes of the order: up, then down, then as the feed has it. */
export function nextSort(sort: Sort | undefined, field: string): Sort | undefined {
  if (sort?.field !== field) return {field};
  return sort.descending ? undefined : {field, descending: true};
}
