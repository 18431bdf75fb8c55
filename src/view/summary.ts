/** What a view shows, in words: for its readers, for paper, and for what is taken away. */
import type {LaterStrings} from '../locales/en.later.js';
import type {Facet} from './facets.js';
import type {Format} from './format.js';
import type {View, ViewState} from './view-state.js';

/** What counting needs to know. */
interface CountWords {
  strings: LaterStrings;
  format: Format;
  /** Set where the rows are those of two versions that are compared. */
  marks?: unknown;
}

/** What all words need to know. */
interface Words extends CountWords {
  /** The label of a field over all tables. */
  labelOf(field: string): string;
}

/** How many subprocessors a view shows, of how many. */
export function countText({rows, total, isRescue}: View, {query}: ViewState, words: CountWords): string {
  const {strings, format, marks} = words;
  if (!total) return strings.empty;
  const shown = rows.length;
  return isRescue && shown
    ? strings.closest(query.trim())
    : (marks ? strings.countBoth : strings.count)(shown, total, format.number);
}

/** What the reader asked for, a text each: what was searched for, each field's filter, the order. */
export function wishTexts({query}: ViewState, {sort}: View, facets: readonly Facet[], words: Words): string[] {
  const {strings, labelOf} = words;
  const filters = facets.flatMap(({field, options}) => {
    const chosen = options.filter((option) => option.chosen).map(({label}) => label);
    return chosen.length ? [strings.fieldFilter(labelOf(field), chosen.join(', '))] : [];
  });
  const found = query.trim() ? [strings.searchFilter(query.trim())] : [];
  const order = sort
    ? [strings.sorted((sort.descending ? strings.descending : strings.ascending)(labelOf(sort.field)))]
    : [];
  return [...found, ...filters, ...order];
}
