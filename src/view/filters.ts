/** Filters: OR between the options of one field, AND between fields. */
import type {Row} from './rows.js';

/** By field, the keys of the chosen options. */
export type Filters = Readonly<Record<string, readonly string[]>>;

const accepts = (row: Row, field: string, keys: readonly string[]): boolean =>
  keys.length === 0 || (row.options[field] ?? []).some(({key}) => keys.includes(key));

/** The rows that every facet accepts; `except` names one that is not asked. */
export function filterRows(rows: readonly Row[], filters: Filters, except?: string): Row[] {
  const asked = Object.entries(filters).filter(([field, keys]) => field !== except && keys.length > 0);
  return rows.filter((row) => asked.every(([field, keys]) => accepts(row, field, keys)));
}
