/** From the cells of a row to an entry. What has no place of its own becomes a field of its own, under the label of its column. */
import {isSafeUrl} from '../../feed/urls.js';
import {dateOf} from './dates.js';
import {type Cell, flatText, linksOf, type Rich, textOf} from './document.js';
import {listOf, namesOf} from './names.js';
import {placesOf} from './places.js';
import {richProse} from './prose-text.js';
import {isEmptyCell, type TableColumn} from './read-table.js';

/** An entry as it is written into the feed; what is in it is as in `SubprocessorSchema`. */
export interface Entry {
  name: string[];
  url?: string;
  category?: string;
  links: Map<string, string>;
  fields: Map<string, string>;
  /** Everything else, by field. */
  values: Map<string, unknown>;
}

export const newEntry = (): Entry => ({name: [], links: new Map(), fields: new Map(), values: new Map()});

const PROSE = new Set(['purpose', 'retention', 'notes']);
const LISTS = new Set(['dataTypes', 'dataSubjects', 'products', 'certifications', 'aliases']);
const DATES = new Set(['announced', 'effectiveFrom', 'effectiveUntil']);

const urlIn = (text: string): string | undefined => {
  if (/^(https?:\/\/|mailto:)\S+$/i.test(text) && isSafeUrl(text)) return text;
  return /^(www\.)?[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(text) ? `https://${text}` : undefined;
};

/** Words of a link that say no more than that it is one. */
const MERE_LINK =
  /^(link|website|web ?site|visit|visit (web)?site|here|click here|more|learn more|read more|view|open|url|homepage|dpa|privacy policy|details)$/i;

/** What can be an id in links. */
const isId = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(text);

/** What stands before an example in a note; notes that differ only in it are one. */
export const SUCH_AS = ', such as ';

/** What was noticed where a cell could mean something else. */
export type Note = (text: string) => void;

/** Puts a cell that is not empty where its column says. */
export function placeCell(
  entry: Entry,
  {field, label}: Pick<TableColumn, 'field' | 'label'>,
  {text: rich}: Pick<Cell, 'text'>,
  note: Note,
): void {
  const text = textOf(rich);
  const own = (): void => {
    entry.fields.set(label, entry.fields.has(label) ? `${entry.fields.get(label)}\n${text}` : text);
    keepLinks(entry, label, rich);
  };
  if (field === undefined) own();
  else if (field === 'name') placeName(entry, rich, note);
  else if (field === 'id') {
    if (isId(text)) entry.values.set(field, text);
    else own();
  } else if (field === 'url' || field.startsWith('links.')) placeUrl(entry, field, label, rich, own);
  else if (PROSE.has(field)) entry.values.set(field, richProse(rich));
  else if (DATES.has(field)) {
    const date = dateOf(text);
    if (date) entry.values.set(field, date);
    else own();
  } else if (field === 'country' || field === 'locations') {
    const {places, isSure} = placesOf(rich);
    if (!isSure) note(`"${flatText(rich)}" in "${label}" is not a place for sure, and is kept as written.`);
    // An entity is established in one place as a rule, and its data in several.
    entry.values.set(field, field === 'country' && places.length === 1 ? places[0] : places);
  } else if (LISTS.has(field)) {
    const {items, isSure} = listOf(rich);
    if (!isSure) note(`cells of "${label}" are divided at their commas${SUCH_AS}"${flatText(rich)}".`);
    entry.values.set(field, items);
    keepLinks(entry, label, rich);
  } else if (field === 'transfers') {
    entry.values.set(field, listOf(rich).items.map(transferOf));
    keepLinks(entry, label, rich);
  } else if (field === 'contact') entry.values.set(field, contactOf(entry, label, rich));
  else if (field === 'category') {
    entry.category = flatText(rich);
    keepLinks(entry, label, rich);
  } else {
    entry.values.set(field, text);
    keepLinks(entry, label, rich);
  }
}

function placeName(entry: Entry, rich: Rich, note: Note): void {
  const {names, confidence, address} = namesOf(rich);
  entry.name = names;
  if (address) {
    entry.values.set('address', address);
    note(`what stands below the name "${names[0]}" is taken for its address.`);
  } else if (confidence !== 'certain' && names.length > 1)
    note(`"${flatText(rich)}" is taken for ${names.length} vendors: ${names.join('; ')}.`);
  else if (confidence === 'guess') note(`"${flatText(rich)}" may be several vendors, and is kept as one.`);
  if (rich.some(({segments}) => segments.some(({struck}) => struck)))
    note(`"${flatText(rich)}" is struck through on the page.`);
}

/** After all cells: the link of the name is the website, unless there is another one. */
export function placeNameLinks(entry: Entry, rich: Rich): void {
  for (const {text, url} of linksOf(rich)) {
    if (entry.url === undefined) entry.url = url;
    else if (entry.url !== url) addLink(entry, text || 'Link', url);
  }
}

function placeUrl(entry: Entry, field: string, label: string, rich: Rich, own: () => void): void {
  const [link, ...others] = linksOf(rich);
  const text = flatText(rich);
  const url = link?.url ?? urlIn(text);
  if (url === undefined || (field === 'url' && entry.url !== undefined)) {
    own();
    return;
  }
  if (field === 'url') entry.url = url;
  else addLink(entry, field.slice('links.'.length), url);
  for (const other of others) addLink(entry, other.text || label, other.url);
  const rest = linksOf(rich)
    .reduce((left, each) => left.replace(each.text, ''), text)
    .trim();
  const isSaid =
    (link ? !rest : true) &&
    linksOf(rich).every((each, index) => index > 0 || MERE_LINK.test(each.text) || isOf(each.text, each.url));
  if (!isSaid) entry.fields.set(label, textOf(rich));
}

const isOf = (text: string, url: string): boolean => {
  const bare = (each: string): string =>
    each
      .toLowerCase()
      .replace(/^(https?:\/\/)?(www\.)?/, '')
      .replace(/\/$/, '');
  return bare(url).startsWith(bare(text)) || bare(text) === bare(url);
};

/** The addresses of links in a cell whose text is elsewhere. */
function keepLinks(entry: Entry, label: string, rich: Rich): void {
  const links = linksOf(rich);
  for (const {text, url} of links) if (text !== url) addLink(entry, links.length > 1 ? text || label : label, url);
}

function addLink({links}: Entry, label: string, url: string): void {
  const base = /^(__proto__|prototype|constructor)$/.test(label) ? `${label} (link)` : label;
  let unique = base;
  for (let number = 2; links.has(unique) && links.get(unique) !== url; number++) unique = `${base} ${number}`;
  links.set(unique, url);
}

const MECHANISMS: readonly [RegExp, string][] = [
  [
    /standard contractual|standardvertragsklausel|standarddatenschutzklausel|clauses contractuelles|cl[aá]usulas contractuales|cláusulas contratuais|clausole contrattuali|modelcontract|\bsccs?\b|\beu model clauses\b|\bccts?\b/i,
    'scc',
  ],
  [/privacy framework|\bdpf\b/i, 'dpf'],
  [/adequacy|angemessenheit|adéquation|adecuación|adeguatezza|adequação|adequaatheid/i, 'adequacy'],
  [/\bidta\b|uk (international data transfer )?addendum/i, 'idta'],
  [/binding corporate|\bbcrs?\b|verbindliche interne/i, 'bcr'],
];

/** Words that name a mechanism and nothing else. */
const MERE_MECHANISM =
  /^(the )?(eu |uk |eu-us |eu-u\.s\. )?(standard contractual clauses?|sccs?|data privacy framework|dpf|adequacy( decision)?|idta|binding corporate rules|bcrs?|standardvertragsklauseln|angemessenheitsbeschluss)( \((sccs?|dpf|bcrs?)\))?\.?$/i;

function transferOf(text: string): unknown {
  const found = MECHANISMS.filter(([pattern]) => pattern.test(text)).map(([, mechanism]) => mechanism);
  const [mechanism, ...others] = found;
  if (mechanism === undefined || others.length) return text;
  return MERE_MECHANISM.test(text) && !/^(the )?(uk|eu)/i.test(text) ? mechanism : {mechanism, text};
}

const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/i;

function contactOf(entry: Entry, label: string, rich: Rich): object {
  const text = flatText(rich);
  const link = linksOf(rich)
    .find(({url}) => /^mailto:/i.test(url))
    ?.url.slice('mailto:'.length)
    .split('?')[0];
  const email = link ?? EMAIL.exec(text)?.[0];
  for (const each of linksOf(rich)) if (!/^mailto:/i.test(each.url)) addLink(entry, each.text || label, each.url);
  const besides = email ? text.replace(email, '').replace(/^[\s,;:()<>]+|[\s,;:()<>]+$/g, '') : text;
  const name = email && /^e-?mail$/i.test(besides) ? '' : besides;
  return {...(name && {name}), ...(email && {email})};
}

/** Fills an entry from the cells of a row, and says in which places of the row those stand that are in it. */
export function entryOf(
  row: readonly Cell[],
  columns: readonly TableColumn[],
  note: Note,
): {entry: Entry; placed: ReadonlySet<number>} {
  const entry = newEntry();
  const placed = new Set<number>();
  for (const column of columns) {
    const cell = row[column.index];
    if (!cell || isEmptyCell(cell)) continue;
    placeCell(entry, column, cell, note);
    placed.add(column.index);
  }
  const name = columns.find(({field}) => field === 'name');
  const cell = name && row[name.index];
  if (cell) placeNameLinks(entry, cell.text);
  return {entry, placed};
}
