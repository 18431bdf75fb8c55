/**
 * The entries prepared for one language: what they can be filtered and grouped by is computed once. Rows keep their identity as long as feed and language do; the page may build a row's DOM once.
 */
import {fold} from '../feed/fold.js';
import type {Feed, Subprocessor} from '../feed/parse.js';
import {fieldValue, kindOf, textsOf} from './fields.js';
import type {Format} from './format.js';

/** A value that can be filtered by: `key` compares and stays the same in every language, `label` is shown. */
export interface Option {
  /** `''` is what is not stated. */
  key: string;
  label: string;
}

export interface Row {
  entry: Subprocessor;
  /** Place in the feed, from 0. */
  position: number;
  /** By field, what the row can be filtered by; never empty. */
  options: Record<string, Option[]>;
}

/** The fields that make filters, in the order in which these are offered. */
export const FACET_FIELDS = ['country', 'locations', 'dataTypes', 'category', 'entityType', 'products', 'transfers'];

function optionsOf(entry: Subprocessor, field: string, feed: Feed, format: Format): Option[] {
  const {strings} = format;
  let options: Option[];
  switch (kindOf(field)) {
    case 'places':
      options = (fieldValue(entry, field) as Subprocessor['country']).map((place) => {
        const label = format.place(place);
        return {key: place.code ?? fold(label), label};
      });
      break;
    case 'transfers':
      options = entry.transfers.map(({mechanism, text = ''}) => {
        const label = strings.transfers[mechanism];
        return label ? {key: mechanism, label} : {key: fold(text), label: text};
      });
      break;
    case 'category':
      options = entry.category ? [{key: entry.category, label: textsOf(entry, field, feed, format)[0] ?? ''}] : [];
      break;
    default:
      options = textsOf(entry, field, feed, format).map((label) => ({key: fold(label), label}));
  }
  return options.length ? options : [{key: '', label: strings.unstated}];
}

export function buildRows(feed: Feed, format: Format): Row[] {
  return feed.subprocessors.map((entry, position) => {
    const options: Row['options'] = {};
    for (const field of FACET_FIELDS) options[field] = optionsOf(entry, field, feed, format);
    return {entry, position, options};
  });
}
