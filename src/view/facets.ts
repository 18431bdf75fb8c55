/** What the toolbar offers: facets, with counts that follow all the other filters, and groupings that make a difference. */
import {type FieldFilter, type Filters, isAccepted} from './filters.js';
import {GROUPINGS, type Grouping} from './groups.js';
import type {FieldOptions, Option} from './options.js';
import type {Row} from './rows.js';

export interface FacetOption extends Option {
  /** How many rows choosing it would show beside what is chosen elsewhere. */
  count: number;
  chosen: boolean;
}

export interface Facet {
  field: string;
  options: FacetOption[];
}

/** For each field and each of its sets of options, how many rows have it that no other field's filter refuses. */
function countSets(
  fields: ReadonlyMap<string, FieldOptions>,
  searched: readonly Row[],
  filters: readonly FieldFilter[],
): Map<string, Uint32Array> {
  const counters = [...fields].map(([field, {sets, setOf}]) => ({field, setOf, counts: new Uint32Array(sets.length)}));
  for (const row of searched) {
    let refusals = 0;
    let refusing = '';
    for (const filter of filters) {
      if (isAccepted(filter, row)) continue;
      refusals++;
      refusing = filter.field;
    }
    if (refusals > 1) continue;
    for (const {field, setOf, counts} of counters) {
      if (refusals && field !== refusing) continue;
      const set = setOf[row.position] ?? 0;
      counts[set] = (counts[set] ?? 0) + 1;
    }
  }
  return new Map(counters.map(({field, counts}) => [field, counts]));
}

/**
 * The facets of `fields`. What is counted are the rows that the search leaves: a row that no filter refuses counts in all
 * facets, one that a single filter refuses in the facet of that filter.
 */
export function facetsOf(
  fields: ReadonlyMap<string, FieldOptions>,
  searched: readonly Row[],
  chosen: Filters,
  filters: readonly FieldFilter[],
): Facet[] {
  const setCounts = countSets(fields, searched, filters);
  return [...fields].map(([field, {options, sets}]) => {
    const counts = new Uint32Array(options.length);
    for (const [set, count] of setCounts.get(field)?.entries() ?? []) {
      for (const option of sets[set] ?? []) counts[option] = (counts[option] ?? 0) + count;
    }
    const keys = new Set(chosen[field]);
    return {
      field,
      options: options.map((option, index) => ({...option, count: counts[index] ?? 0, chosen: keys.has(option.key)})),
    };
  });
}

/** The filters with one option of one facet chosen or not. */
export function toggled(filters: Filters, field: string, key: string, chosen: boolean): Filters {
  const keys = (filters[field] ?? []).filter((other) => other !== key);
  return {...filters, [field]: chosen ? [...keys, key] : keys};
}

/** What a choice of groupings shows as chosen: the one asked for, or what of it makes a difference to these rows. */
export function groupingOf(asked: Grouping, offered: readonly Grouping[]): Grouping {
  const instead = GROUPINGS.find((grouping) => asked.split(' ').includes(grouping) && offered.includes(grouping));
  return offered.includes(asked) ? asked : (instead ?? 'none');
}

/** Which ways of grouping make a difference to rows that differ in category, in country, in both or in neither. */
export const groupingsFor = (category: boolean, country: boolean): Grouping[] =>
  GROUPINGS.filter(
    (grouping) =>
      grouping === 'none' || (grouping === 'category' ? category : country && (category || grouping === 'country')),
  );
