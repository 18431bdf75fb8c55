/** Filters: OR between the options of one field, AND between fields. */
import type {FieldOptions} from './options.js';
import type {Row} from './rows.js';

/** By field, the keys of the chosen options. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** The filter of one field, decided for each set of options beforehand. */
export interface FieldFilter {
  field: string;
  /** Of each row, by its position, its set of options. */
  setOf: Uint32Array;
  /** Of each set of options, 1 where one of them is chosen. */
  accepts: Uint8Array;
}

type OptionsOf = (field: string) => FieldOptions | undefined;

/** Of the filters, what any row offers. */
export function offeredFilters(filters: Filters, optionsOf: OptionsOf): Filters {
  const entries = Object.entries(filters).map(([field, keys]) => {
    const known = new Set(optionsOf(field)?.options.map(({key}) => key));
    return [field, keys.filter((key) => known.has(key))] as const;
  });
  return Object.fromEntries(entries);
}

/** The filters in force; a field of which nothing is chosen has none. */
export function fieldFilters(filters: Filters, optionsOf: OptionsOf): FieldFilter[] {
  return Object.entries(filters).flatMap(([field, keys]) => {
    const of = optionsOf(field);
    if (!of || !keys.length) return [];
    const chosen = of.options.map(({key}) => keys.includes(key));
    const accepts = Uint8Array.from(of.sets, (set) => Number(set.some((option) => chosen[option])));
    return [{field, setOf: of.setOf, accepts}];
  });
}

export const isAccepted = ({setOf, accepts}: FieldFilter, {position}: Row): boolean =>
  accepts[setOf[position] ?? 0] === 1;

/** The rows that every filter accepts. */
export const filterRows = (rows: readonly Row[], filters: readonly FieldFilter[]): readonly Row[] =>
  filters.length ? rows.filter((row) => filters.every((filter) => isAccepted(filter, row))) : rows;
