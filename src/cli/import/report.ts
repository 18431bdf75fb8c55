/** What became of everything that was found, as data, and as a text for whoever has to check it. */
import type {LeftOut} from './document.js';
import type {Confidence} from './vocabulary.js';

export interface Placement {
  /** What it is on the page, such as `Section "Updates"`. */
  what: string;
  /** The field it is in now. */
  where: string;
  confidence: Confidence;
}

export interface ColumnPlacement extends Placement {
  /** How many cells that say something. */
  cells: number;
}

/** What became of a cell. */
export type Fate = 'head' | 'empty' | 'placed' | 'left';

export interface TableReport {
  title: string;
  kind: 'table' | 'list';
  rows: number;
  /** How many cells, or items, and what became of them: they add up to `all`. */
  cells: Record<Fate | 'all', number>;
  /** How many entries it gives; 0 where it is something else. */
  entries: number;
  columns: ColumnPlacement[];
  /** What to look at. */
  notes: string[];
}

export interface Report {
  tables: TableReport[];
  prose: Placement[];
  leftOut: LeftOut[];
  /** What the page does not say, or what needs a look. */
  hints: string[];
}

export const emptyReport = (): Report => ({tables: [], prose: [], leftOut: [], hints: []});

/** How many cells have which fate. */
export const tally = (fates: readonly Fate[], all: number): TableReport['cells'] => {
  const cells = {all, head: 0, empty: 0, placed: 0, left: 0};
  for (const fate of fates) cells[fate]++;
  return cells;
};

/** @throws {Error} where cells are not accounted for, which is a fault of this program */
export function checkAccount({title, cells: {all, head, empty, placed, left}}: TableReport): void {
  if (all !== head + empty + placed + left)
    throw new Error(
      `"${title}" has ${all} cells, but ${head} heads, ${empty} empty, ${placed} placed and ${left} left`,
    );
}

const BEGINNING = 160;

/** The beginning of a text, on one line. */
export function beginning(text: string, length = BEGINNING): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const mark = (confidence: Confidence): string => (confidence === 'certain' ? '' : `  (${confidence})`);

/** The report as text. `bold` marks what stands above others. */
export function reportText(report: Report, bold: (text: string) => string = (text) => text): string {
  const {tables, prose, leftOut, hints} = report;
  const blocks = tables.map((table) => tableText(table, bold));
  if (prose.length) {
    const width = widthOf(prose, 60);
    blocks.push(
      [
        bold('Around the list'),
        ...prose.map(({what, where, confidence}) => `  ${what.padEnd(width)}  →  ${where}${mark(confidence)}`),
      ].join('\n'),
    );
  }
  if (leftOut.length) {
    blocks.push([bold('Not placed'), ...leftOutLines(leftOut)].join('\n'));
  }
  const look = [...tables.flatMap(({title, notes}) => notes.map((note) => `${title}: ${note}`)), ...hints];
  if (look.length) blocks.push([bold('Look at'), ...look.map((hint) => `  - ${hint}`)].join('\n'));
  return blocks.join('\n\n');
}

/** As wide as the longest of these, up to a limit. */
const widthOf = (placements: readonly Placement[], most: number): number =>
  placements.reduce((width, {what}) => Math.max(width, Math.min(what.length, most)), 0);

function tableText(
  {title, kind, rows, cells, entries, columns, notes: _}: TableReport,
  bold: (text: string) => string,
): string {
  const account = [
    `${cells.placed} placed`,
    cells.empty ? `${cells.empty} empty` : '',
    cells.head ? `${cells.head} in heads` : '',
    cells.left ? `${cells.left} not placed` : '',
  ].filter(Boolean);
  const unit = kind === 'table' ? count(cells.all, 'cell') : count(cells.all, 'item');
  const what = [
    count(rows, 'row'),
    ...(entries ? [count(entries, 'entry', 'entries')] : []),
    `${unit}: ${account.join(', ')}`,
  ];
  const width = widthOf(columns, 40);
  return [
    `${bold(title)}  ${(kind === 'table' ? what : what.slice(1)).join('; ')}`,
    ...columns.map(
      ({what, where, cells, confidence}) =>
        `  ${what.padEnd(width)}  →  ${where}${cells ? `, ${cells}` : ', all empty'}${mark(confidence)}`,
    ),
  ].join('\n');
}

/** How many lines what is alike may take. */
const MOST_ALIKE = 12;

/** What is alike together, so that a page full of menus does not hide the rest. */
function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  const texts = new Map<string, string[]>();
  for (const {what, text} of leftOut) {
    const known = texts.get(what);
    if (known) known.push(text);
    else texts.set(what, [text]);
  }
  return [...texts].flatMap(([what, all]) => {
    const shown = all
      .slice(0, MOST_ALIKE)
      .map((text) => `  ${what[0]?.toUpperCase()}${what.slice(1)}: ${beginning(text)}`);
    return all.length > MOST_ALIKE ? [...shown, `  … and ${all.length - MOST_ALIKE} more: ${what}`] : shown;
  });
}
