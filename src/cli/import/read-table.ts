/** Finds out how a table is to be read: where its head is, which way it runs, and what its columns mean. */
import {type Cell, flatText, linksOf, type Table, textOf} from './document.js';
import {codeOf, placesOf} from './places.js';
import type {Fate} from './report.js';
import {type Confidence, meaningOf, wordsOf} from './vocabulary.js';

export interface TableColumn {
  index: number;
  label: string;
  /** A field of an entry, a link as `links.dpa`; absent for what becomes a field of its own. */
  field?: string;
  confidence: Confidence;
  languages: readonly string[];
}

export interface TableReading {
  columns: TableColumn[];
  /** The rows below the head. */
  rows: Cell[][];
  /** Rows above the head that say something. */
  above: Cell[][];
  /** What became of the cells that are read so far. */
  fates: Fate[];
  size: {rows: number; cells: number};
  /** Each record stood in a column. */
  isTransposed: boolean;
}

const isEmptyText = (text: string): boolean => /^[\s–—-]*$/.test(text);
export const isEmptyCell = ({text}: Cell): boolean => isEmptyText(flatText(text));

const isBlank = (row: readonly Cell[]): boolean => row.every(isEmptyCell);

/** How far down a head may stand. */
const HIGHEST = 6;

/** @param mayGuess takes the first column for the name where no head says so */
export function readTable(table: Table, {mayGuess = false}: {mayGuess?: boolean} = {}): TableReading {
  const upright = readUpright(table, mayGuess);
  if (upright.columns.some(({field, confidence}) => field === 'name' && confidence !== 'guess')) return upright;
  const transposed = transpose(table);
  return transposed ? {...readUpright(transposed, false), isTransposed: true} : upright;
}

function readUpright({rows, headRows}: Table, mayGuess: boolean): TableReading {
  const head = findHead(rows, headRows);
  const fates: Fate[] = [];
  const above: Cell[][] = [];
  rows.slice(0, head.from).forEach((row) => {
    if (!isBlank(row)) above.push(row);
    for (const cell of new Set(row))
      for (const each of row) if (each === cell) fates.push(isEmptyCell(cell) ? 'empty' : 'placed');
  });
  for (const row of rows.slice(head.from, head.to))
    for (const cell of row) fates.push(isEmptyCell(cell) ? 'empty' : 'head');
  const body = rows.slice(head.to);
  const width = rows[0]?.length ?? 0;
  const labels = Array.from({length: width}, (_, x) => {
    const texts = rows.slice(head.from, head.to).map((row) => (row[x] ? flatText(row[x].text) : ''));
    return [...new Set(texts.filter((text) => !isEmptyText(text)))].join(' – ');
  });
  return {
    columns: columnsOf(labels, body, mayGuess),
    rows: body,
    above,
    fates,
    size: {rows: rows.length, cells: rows.length * width},
    isTransposed: false,
  };
}

/** The rows of the head, from the first to before the last; none where nothing looks like one. */
function findHead(rows: readonly Cell[][], headRows: number): {from: number; to: number} {
  const first = rows.findIndex((row) => !isBlank(row));
  if (first < 0) return {from: 0, to: 0};
  const isTitle = (row: readonly Cell[]): boolean => new Set(row).size === 1 && row.length > 1;
  const hasOnlyTitles = rows.slice(first, headRows).every(isTitle);
  if (headRows > first && headRows < rows.length && !hasOnlyTitles && !looksLikeData(rows[first] ?? [])) {
    let from = first;
    while (from < headRows - 1 && isTitle(rows[from] ?? [])) from++;
    return {from, to: headRows};
  }
  for (let at = first; at < Math.min(rows.length, first + HIGHEST); at++) {
    const row = rows[at] ?? [];
    const filled = [...new Set(row)].filter((cell) => !isEmptyCell(cell));
    if (!filled.length) continue;
    const known = filled.filter(({text}) => meaningOf(flatText(text)) && !codeOf(flatText(text)));
    const isMarked =
      !isTitle(row) &&
      filled.every(({isHead}) => isHead) &&
      (filled.length > 1 || known.length > 0 || row.length === 1) &&
      !looksLikeData(row);
    const hasName = known.some(({text}) => meaningOf(flatText(text))?.fields[0] === 'name');
    const isKnown = known.length >= Math.min(2, row.length) && (hasName || known.length >= filled.length / 2);
    if (isMarked || isDateHead(filled) || isKnown) return {from: at, to: at + 1};
    // Only a title or a note stands above a head.
    if (filled.length > 1) break;
  }
  // A head without words, as Markdown needs one, and a row below it that has the words.
  if (
    headRows &&
    headRows === first &&
    first + 1 < rows.length &&
    (rows[first] ?? []).some(({text}) => meaningOf(flatText(text)))
  )
    return {from: first, to: first + 1};
  return {from: first, to: first};
}

const isDateHead = (cells: readonly Cell[]): boolean =>
  cells.length > 1 &&
  cells.some(({text}) => /^(date|datum|fecha|data|dato)$/.test(wordsOf(flatText(text)))) &&
  cells.every(({text}) => flatText(text).length < 40 && !/\d/.test(flatText(text)));

/** A row marked as head whose cells are those of an entry. */
const looksLikeData = (row: readonly Cell[]): boolean =>
  row.length > 1 &&
  row.every(({text}) => !meaningOf(flatText(text))) &&
  row.some(({text}) => codeOf(flatText(text)) !== undefined || /^https?:/.test(flatText(text)));

/** The same table with columns for rows, if its first column holds what a head would. */
function transpose({rows, caption}: Table): Table | undefined {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || width > 50 || rows.length < 2) return undefined;
  const labels = rows.map((row) => (row[0] ? flatText(row[0].text) : ''));
  const known = labels.filter((label) => label && meaningOf(label.replace(/:$/, '')));
  const hasName = known.some((label) => meaningOf(label)?.fields[0]?.match(/^(name|legalName)$/));
  if (!hasName || known.length < 2 || known.length < labels.filter(Boolean).length * 0.6) return undefined;
  return {caption, headRows: 1, rows: Array.from({length: width}, (_, x) => rows.map((row) => row[x] as Cell))};
}

const RANK: readonly Confidence[] = ['certain', 'likely', 'guess'];

function columnsOf(labels: readonly string[], rows: readonly Cell[][], mayGuess: boolean): TableColumn[] {
  const columns: TableColumn[] = labels.map((label, index) => ({index, label, confidence: 'certain', languages: []}));
  const taken = new Set<string>();
  const wanted = columns
    .map((column) => ({column, meaning: meaningOf(column.label.replace(/:$/, ''))}))
    .flatMap(({column, meaning}) => (meaning ? [{column, meaning}] : []))
    .sort((a, b) => RANK.indexOf(a.meaning.confidence) - RANK.indexOf(b.meaning.confidence));
  for (const {column, meaning} of wanted) {
    const field = meaning.fields.find((each) => !taken.has(each));
    if (field === undefined) continue;
    taken.add(field);
    column.field = field;
    column.confidence = meaning.confidence;
    column.languages = meaning.languages;
  }
  // A table of legal entities has no other name.
  if (!taken.has('name')) {
    const legal = columns.find(({field}) => field === 'legalName');
    if (legal) {
      legal.field = 'name';
      taken.delete('legalName');
      taken.add('name');
    }
  }
  const isFilled = (column: TableColumn): boolean =>
    rows.some((row) => row[column.index] && !isEmptyCell(row[column.index] as Cell));
  const isKnown =
    columns.some(({field}) => field) ||
    columns.some(({index}) => looksLike(rows, index, isPlaceCell) || looksLike(rows, index, isUrlCell));
  if (!taken.has('name') && mayGuess && isKnown) {
    const first = columns.find(
      (column) =>
        !column.field &&
        isFilled(column) &&
        !looksLike(rows, column.index, isUrlCell) &&
        !looksLike(rows, column.index, isNumberCell),
    );
    if (first) Object.assign(first, {field: 'name', confidence: 'guess'});
    taken.add('name');
  }
  for (const column of columns) {
    if (column.field || !isFilled(column)) continue;
    // Only what cannot well be something else.
    if (!taken.has('url') && !column.label && looksLike(rows, column.index, isUrlCell))
      Object.assign(column, {field: 'url', confidence: 'guess'});
    else if (!taken.has('locations') && !taken.has('country') && looksLike(rows, column.index, isPlaceCell))
      Object.assign(column, {field: 'locations', confidence: 'guess'});
    else continue;
    taken.add(column.field ?? '');
  }
  const used = new Set<string>();
  for (const column of columns) column.label = uniqueLabel(column.label || `Column ${column.index + 1}`, used);
  return columns;
}

/** A label that no other column has; a name that objects have by themselves is no key of one. */
function uniqueLabel(label: string, used: Set<string>): string {
  const base = /^(__proto__|prototype|constructor)$/.test(label) ? `${label} (column)` : label;
  let unique = base;
  for (let number = 2; used.has(unique); number++) unique = `${base} ${number}`;
  used.add(unique);
  return unique;
}

function looksLike(rows: readonly Cell[][], index: number, is: (cell: Cell) => boolean): boolean {
  const cells = rows.flatMap((row) => (row[index] && !isEmptyCell(row[index]) ? [row[index]] : []));
  return cells.length > 0 && cells.filter(is).length >= cells.length * 0.8;
}

const isUrlCell = ({text}: Cell): boolean =>
  /^https?:\/\/\S+$/i.test(textOf(text)) || (linksOf(text).length === 1 && /^(https?:|www\.)/i.test(textOf(text)));
const isNumberCell = ({text}: Cell): boolean => /^#?[\d.\s]+$/.test(textOf(text));
const isPlaceCell = ({text}: Cell): boolean => {
  const written = textOf(text);
  // Two letters are a word more often than a code.
  return written.length > 2 && written.length < 80 && !/^(no|yes|n\/a)$/i.test(written) && placesOf(text).isSure;
};
