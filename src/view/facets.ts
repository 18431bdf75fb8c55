/** What the toolbar offers: facets, with counts that follow all the other filters, and groupings that make a difference. */
import {type Filters, filterRows} from './filters.js';
import type {Format} from './format.js';
import {countryField, GROUPINGS, type Grouping} from './groups.js';
import {FACET_FIELDS, type Option, type Row} from './rows.js';

export interface FacetOption extends Option {
  /** How many rows choosing it would show beside what is chosen elsewhere. */
  count: number;
  chosen: boolean;
}

export interface Facet {
  field: string;
  options: FacetOption[];
}

/**
 * The facets worth offering, those in which the rows differ. `all` are the rows of the feed, from which the options come;
 * `searched` those the search leaves, which are counted. What is not stated stands last.
 */
export function facetsOf(all: readonly Row[], searched: readonly Row[], filters: Filters, format: Format): Facet[] {
  return FACET_FIELDS.flatMap((field) => {
    const options = new Map<string, FacetOption>();
    const chosen = filters[field] ?? [];
    for (const {key, label} of all.flatMap((row) => row.options[field] ?? [])) {
      if (!options.has(key)) options.set(key, {key, label, count: 0, chosen: chosen.includes(key)});
    }
    if (options.size < 2) return [];
    for (const row of filterRows(searched, filters, field)) {
      for (const key of new Set(row.options[field]?.map((option) => option.key))) {
        const option = options.get(key);
        if (option) option.count++;
      }
    }
    const sorted = [...options.values()].sort(
      (a, b) => Number(!a.key) - Number(!b.key) || format.compare(a.label, b.label),
    );
    return [{field, options: sorted}];
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

/** Which ways of grouping make a difference to these rows. */
export function groupingsFor(rows: readonly Row[]): Grouping[] {
  const differ = (field: string) => new Set(rows.map((row) => row.options[field]?.map(({key}) => key).join())).size > 1;
  const category = differ('category');
  const country = differ(countryField(rows));
  return GROUPINGS.filter(
    (grouping) =>
      grouping === 'none' || (grouping === 'category' ? category : country && (category || grouping === 'country')),
  );
}
