/** What of the feed is found so far, in the form in which it is written. */

import type {Page} from './document.js';
import type {Entry} from './entries.js';
import {beginning, emptyReport, type Report} from './report.js';
import type {TableBlock} from './sources.js';

export type JsonObject = Record<string, unknown>;

export interface CategoryDraft {
  title: string;
  description: string[];
  columns: {field: string; label: string}[];
}

export interface Draft {
  /** What stands for itself at the root. */
  feed: JsonObject;
  entries: Entry[];
  categories: CategoryDraft[];
  /** Columns of tables without a category. */
  columns: {field: string; label: string}[];
  /** Some entries come from lists, which have no columns. */
  hasLists: boolean;
  /** Paragraphs. */
  introduction: string[];
  definitions: JsonObject[];
  sections: JsonObject[];
  changes: JsonObject[];
  previousVersions: JsonObject[];
  contacts: JsonObject[];
  subscribe: JsonObject[];
  documents: JsonObject[];
  objection: JsonObject;
  /** Of each head that is known, the languages in which it is one. */
  languages: Set<string>[];
  report: Report;
}

export const newDraft = ({leftOut}: Page): Draft => ({
  feed: {},
  entries: [],
  categories: [],
  columns: [],
  hasLists: false,
  introduction: [],
  definitions: [],
  sections: [],
  changes: [],
  previousVersions: [],
  contacts: [],
  subscribe: [],
  documents: [],
  objection: {},
  languages: [],
  report: {...emptyReport(), leftOut: [...leftOut]},
});

/** An id that none of these has. */
export function uniqueId(wanted: string, others: readonly JsonObject[]): string {
  const taken = new Set(others.map(({id}) => id));
  let unique = wanted;
  for (let number = 2; taken.has(unique); number++) unique = `${wanted}-${number}`;
  return unique;
}

/** What the report calls the next table. */
export const tableTitle = ({table}: TableBlock, title: string, {report}: Draft): string => {
  const name = `Table ${report.tables.filter(({kind}) => kind === 'table').length + 1}`;
  const words = table.caption || title;
  return words ? `${name} "${beginning(words, 60)}"` : name;
};
