/** Fields that the format does not have, and entries that stand twice. */
import {fold} from '../../feed/fold.js';
import {DESCRIPTIONS} from '../../feed/json-schema.js';
import {nearest} from './nearest.js';
import type {Found} from './rules.js';
import {below, isObject, itemsOf, type Subject, type Written} from './subject.js';

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
  yield* checkDoubles(entries);
}

/** What a name was found to be a slip of, by the object it stands in. */
const meant = new Map<string, string>();

function* checkObject(value: Written, path: string, kind: string): Generator<Found> {
  const fields = FIELDS.get(kind);
  if (!fields) return;
  for (const [field, each] of Object.entries(value)) {
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
  const seen = new Map<string, string>();
  for (const {entry, path} of entries) {
    if (!entry.name) continue;
    const places = [...entry.country, {}, ...entry.locations].map(
      ({code, text}: {code?: string; text?: string}) => code ?? text,
    );
    const name = fold(entry.name).replace(/[^\p{L}\p{N}]/gu, '');
    const key = JSON.stringify([name || entry.name, entry.category, entry.legalName, places, entry.products]);
    const other = seen.get(key);
    if (other !== undefined) yield {code: 'duplicate-entry', path, args: {name: entry.name, other}};
    else seen.set(key, entry.id);
  }
}
