/**
 * A view as parameters of the page's address: `?page=2&list.q=cloud&list.country=DE,FR&list.sort=name,desc`. They all begin
 * with the name of the list, which tells them from those of the page and of other lists; these are never read, and stay as
 * they are, letter by letter. What is in the address means the same in every language.
 */
import {type Grouping, isGrouping} from './groups.js';
import {FACET_FIELDS} from './options.js';
import {SEEN} from './versions.js';
import type {ReaderState} from './view-state.js';

/** A comma divides values. In a value it is `~.`, a tilde is `~~`, and a value of no length a single tilde. */
const toList = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll('~', '~~').replaceAll(',', '~.') || '~').join();

const fromList = (list: string): string[] =>
  list
    .split(',')
    .filter(Boolean)
    .map((value) => (value === '~' ? '' : value.replace(/~([~.])/g, (_, char) => (char === '.' ? ',' : '~'))));

/**
 * As short and readable as an address may be. What `encodeURIComponent` leaves but mail programs and Markdown take for the
 * end of an address is encoded, too. Whatever rewrites the address on its way, as `URLSearchParams` does, changes nothing.
 */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2C', ',');

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced; // A lone % is no encoding, but a page may have such parameters.
  }
}

/** Name and value of a parameter as it stands in the address. */
function split(parameter: string): [name: string, value: string] {
  const [name = '', ...value] = parameter.split('=');
  return [decode(name), decode(value.join('='))];
}

/** What follows the name of a list. Others may be parameters of the page. */
const KEYS = ['q', ...FACET_FIELDS, 'sort', 'group', 'open', 'definitions', 'version', 'compare'];

const parametersOf = (search: string): string[] => (search.length > 1 ? search.replace(/^\?/, '').split('&') : []);

const isOf = (name: string, parameter: string): boolean => KEYS.some((key) => split(parameter)[0] === `${name}.${key}`);

/** The part of an address's query that is about the list of this name, as it stands there. */
export const ownParameters = (search: string, name: string): string =>
  parametersOf(search)
    .filter((parameter) => isOf(name, parameter))
    .join('&');

/** The query of an address, `''` or with its `?`, in which the list of this name stands as in `state`. */
export function writeView(search: string, name: string, state: ReaderState): string {
  const {query, filters, sort, grouping, open, definitions, version, compare} = state;
  const own: Record<string, string> = {q: query.trim()};
  for (const field of FACET_FIELDS) own[field] = toList(filters[field] ?? []);
  own.sort = sort ? toList([sort.field, ...(sort.descending ? ['desc'] : [])]) : '';
  own.group = toList(grouping?.split(' ') ?? []);
  own.open = toList([...open].flatMap(([id, isOpen]) => (isOpen ? [id] : [])));
  own.definitions = toList(definitions);
  // What was seen on this device is nothing to anybody else.
  own.version = version ? toList([version]) : '';
  own.compare = compare === undefined || compare === SEEN ? '' : toList([compare]);
  const parameters = [
    ...parametersOf(search).filter((parameter) => !isOf(name, parameter)),
    ...Object.entries(own).flatMap(([key, value]) => (value ? [`${encode(`${name}.${key}`)}=${encode(value)}`] : [])),
  ];
  return parameters.length ? `?${parameters.join('&')}` : '';
}

/** The view that the address asks for; what it does not name, or what nobody can ask for, is as it is at first. */
export function readView(search: string, name: string): ReaderState {
  const asked = new Map(
    parametersOf(ownParameters(search, name)).map((parameter) => {
      const [key, value] = split(parameter);
      return [key.slice(name.length + 1), value];
    }),
  );
  const list = (key: string): string[] => fromList(asked.get(key) ?? '');
  const [field, direction] = list('sort');
  const grouping = list('group').join(' ');
  const [version] = list('version');
  const [compare] = list('compare');
  return {
    query: asked.get('q') ?? '',
    filters: Object.fromEntries(
      FACET_FIELDS.map((field) => [field, list(field)] as const).filter(([, keys]) => keys.length),
    ),
    sort: field === undefined ? undefined : {field, descending: direction === 'desc'},
    grouping: isGrouping(grouping) ? (grouping as Grouping) : undefined,
    open: new Map(list('open').map((id) => [id, true])),
    definitions: list('definitions'),
    ...(version && {version}),
    ...(compare !== undefined && compare !== SEEN && {compare}),
  };
}
