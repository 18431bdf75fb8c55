/** Fields that the format does not have, and entries that stand twice. */
import {DESCRIPTIONS} from '../../feed/descriptions.js';
import {fingerprint} from '../../feed/match.js';
import {nearest} from './nearest.js';
import type {Found} from './rules.js';
import {below, fieldPath, isObject, itemsOf, type Subject, type Written} from './subject.js';

/** The fields of each object of the format, by the path of the object. */
const FIELDS = new Map<string, Set<string>>();
for (const path of Object.keys(DESCRIPTIONS)) {
  const at = path.lastIndexOf('.');
  const parent = path.slice(0, Math.max(0, at));
  const fields = FIELDS.get(parent) ?? new Set();
  FIELDS.set(parent, fields.add(path.slice(at + 1)));
}

export function* checkFields({written, entries, listPath}: Subject): Generator<Found> {
  if (!entries.length) yield {code: 'empty-list', path: listPath};
  yield* checkObject(written, '', '');
  for (const each of entries) yield* checkObject(each.written, each.path, 'subprocessors');
  yield* checkIds(entries);
  yield* checkDoubles(entries);
}

/** Ids that work as links, but not where people read them out, or programs write them to files. */
function* checkIds(entries: Subject['entries']): Generator<Found> {
  const known = new Map<string, string>();
  for (const each of entries) {
    // What is not stated has been told as that, and what is made up has neither.
    if (typeof each.written.id !== 'string') continue;
    const {id} = each.entry;
    const other = known.get(id.toLowerCase());
    if (other === undefined) known.set(id.toLowerCase(), id);
    else if (other !== id) yield {code: 'similar-id', path: fieldPath(each, 'id'), args: {value: id, other}};
    if (/\s/.test(id)) yield {code: 'spaced-id', path: fieldPath(each, 'id'), args: {value: id}};
  }
}

/** What a name was found to be a slip of, by the object it stands in. */
const meant = new Map<string, string>();

function* checkObject(value: Written, path: string, kind: string): Generator<Found> {
  const fields = FIELDS.get(kind);
  if (!fields) return;
  for (const field in value) {
    const each = value[field];
    if (fields.has(field)) {
      const inner = kind ? `${kind}.${field}` : field;
      if (typeof each !== 'object' || !FIELDS.has(inner)) continue;
      for (const [item, at] of itemsOf(each, below(path, field)))
        if (isObject(item)) yield* checkObject(item, at, inner);
      continue;
    }
    // By custom, such names are those of programs and private extensions.
    if (/^([$_@]|x-)/i.test(field)) continue;
    const key = `${kind} ${field}`;
    const suggestion = meant.get(key) ?? nearest(field, fields) ?? '';
    meant.set(key, suggestion);
    if (suggestion && !Object.hasOwn(value, suggestion))
      yield {code: 'unknown-field', path: below(path, field), args: {field, suggestion}};
  }
}

/** Entries that a reader cannot tell apart. */
function* checkDoubles(entries: Subject['entries']): Generator<Found> {
  const names = entries.map(({entry: {name}}) => name.toLowerCase().replace(/[\s.,&-]/g, ''));
  // Names that stand once, as nearly all do, need no closer look.
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const name of names) (seen.has(name) ? repeated : seen).add(name);
  repeated.delete('');
  const known = new Map<string, string>();
  for (const [index, {entry, path}] of entries.entries()) {
    const name = names[index] ?? '';
    if (!repeated.has(name)) continue;
    const {category, legalName, country, locations, products, purpose} = entry;
    const key = fingerprint([name, category, legalName, country, locations, products, purpose]);
    const other = known.get(key);
    if (other === undefined) known.set(key, entry.id);
    else yield {code: 'duplicate-entry', path, args: {name: entry.name, other}};
  }
}
