/** Places chapters that hold a list of subprocessors: entries, their category and what is said of it. */
import {SubprocessorSchema} from '../../feed/schema.js';
import {type Block, type Cell, flatText, lineText, linksOf, type Rich} from './document.js';
import {type CategoryDraft, type Draft, tableTitle} from './draft.js';
import {entryOf, newEntry, placeCell, placeNameLinks, SUCH_AS} from './entries.js';
import {isGeneric} from './headings.js';
import type {ListedVendor} from './lists.js';
import type {Chapter} from './outline.js';
import {placeDefinition, placeOtherTable} from './place-text.js';
import {placeAtEnd} from './places.js';
import {blocksProse, escapeProse, richProse} from './prose-text.js';
import {isEmptyCell, readTable, type TableColumn, type TableReading} from './read-table.js';
import {beginning, checkAccount, type Fate, type TableReport, tally} from './report.js';
import type {ListBlock, Source, TableBlock} from './sources.js';
import {sentencesOf} from './statements.js';

/** The column of a feed for one of a table. */
function feedColumn({field, label}: TableColumn, written: string): {field: string; label: string} | undefined {
  if (field === 'id' || field === 'aliases') return undefined;
  if (field?.startsWith('links.')) return {field: 'links', label: written};
  if (field) return {field, label: written};
  return {field: Object.hasOwn(SubprocessorSchema.entries, label) ? `fields.${label}` : label, label: written};
}

interface ListChapterContext {
  sources: ReadonlyMap<Block, Source>;
  /** It is under the title of the page, or under no heading. */
  isTitle: boolean;
  /** No other chapter behind it has a list. */
  isLast: boolean;
  /** No other chapter has a list. */
  isOnly: boolean;
  draft: Draft;
}

/** Places a chapter with lists: each is preceded by its text, and what follows the last one of the page is a section. */
export function placeListChapter(
  chapter: Chapter,
  {sources, isTitle, isLast, isOnly, draft}: ListChapterContext,
): void {
  const {report} = draft;
  const title = chapter.heading?.text ?? '';
  const hasColumn = chapter.blocks.some((block) => {
    const source = sources.get(block);
    return source?.kind === 'entries' && source.reading.columns.some(({field}) => field === 'category');
  });
  const isOwn = !isTitle && !(isOnly && isGeneric(title)) && !hasColumn;
  let category: CategoryDraft | undefined;
  if (isOwn) {
    category = {title, description: [], columns: []};
    const isTaken = draft.categories.some((other) => other.title === title);
    if (isTaken && chapter.parent) category.title = `${chapter.parent} – ${title}`;
    for (let number = 2; draft.categories.some((other) => other.title === category?.title); number++)
      category.title = `${title} ${number}`;
    draft.categories.push(category);
  } else if (chapter.heading && !isTitle) {
    if (draft.feed.title === undefined) {
      draft.feed.title = title;
      report.prose.push({what: `Heading "${title}"`, where: 'title', confidence: 'likely'});
    } else
      report.leftOut.push({
        what: hasColumn
          ? 'heading above a table that has its own categories'
          : 'heading of the only list, which is no category',
        text: title,
      });
  }
  const rest: Block[] = [];
  let before: Block[] = [];
  const count = chapter.blocks.filter((block) => /^(entries|vendors)$/.test(sources.get(block)?.kind ?? '')).length;
  let seen = 0;
  const describe = (): void => {
    const prose = blocksProse(before);
    if (prose) {
      (category?.description ?? draft.introduction).push(prose);
      report.prose.push({
        what: `Text above the ${title ? `list "${beginning(title, 40)}"` : 'list'}`,
        where: category ? 'description of its category' : 'introduction',
        confidence: 'certain',
      });
    }
    before = [];
  };
  for (const block of chapter.blocks) {
    const source = sources.get(block);
    if (source?.kind === 'entries') {
      describe();
      seen++;
      placeTable(block as TableBlock, source.reading, {
        title: tableTitle(block as TableBlock, title, draft),
        category,
        draft,
      });
    } else if (source?.kind === 'vendors') {
      seen++;
      const leadIn = before.at(-1);
      const place = takeLeadIn(before, draft);
      describe();
      placeVendors(block as ListBlock, source.vendors, {
        title: title || beginning(leadIn?.type === 'paragraph' ? flatText(leadIn.text) : 'List', 50),
        category,
        place,
        draft,
      });
    } else if (source) placeOtherTable(block as TableBlock, source, title, draft, before);
    else if (block.type === 'details') placeDefinition(flatText(block.summary), block.blocks, draft);
    else (seen < count || !isLast ? before : rest).push(block);
  }
  if (!isLast) describe();
  const prose = blocksProse(rest);
  if (prose) {
    draft.sections.push({body: prose});
    report.prose.push({
      what: `Text below the list: "${beginning(prose, 40)}"`,
      where: 'section without a title',
      confidence: 'certain',
    });
  }
}

/** The columns of a table as a feed has them, but for those that are there already, and own ones in which nothing stands. */
function addColumns({columns, rows}: TableReading, target: CategoryDraft['columns']): void {
  for (const column of columns) {
    const made = feedColumn(column, column.label);
    const isUsed = rows.some((row) => row[column.index] && !isEmptyCell(row[column.index] as Cell));
    if (made && (column.field !== undefined || isUsed) && !target.some(({field}) => field === made.field))
      target.push(made);
  }
}

function placeTable(
  {table}: TableBlock,
  reading: TableReading,
  {title, category, draft}: {title: string; category: CategoryDraft | undefined; draft: Draft},
): void {
  const {columns, rows, above, fates, size, isTransposed} = reading;
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  addColumns(reading, category?.columns ?? draft.columns);
  const remarks = [...(table.caption ? [escapeProse(table.caption)] : []), ...above.map(rowProse)];
  const counts = new Map<TableColumn, number>();
  const name = columns.find(({field}) => field === 'name');
  let group: string | undefined;
  let entries = 0;
  const heads = columns.map(({label}) => label);
  const lastRow = rows.findLastIndex((row) => !row.every(isEmptyCell));
  const isBoldGroup = boldGroups(rows, name);
  for (const [y, row] of rows.entries()) {
    const filled = row.filter((cell) => !isEmptyCell(cell));
    const isWide = row.length > 1 && new Set(row).size === 1;
    const isRepeated =
      filled.length > 1 && row.every((cell, x) => flatText(cell.text) === heads[x] || isEmptyCell(cell));
    const isGroup = (isWide && filled.length > 0) || isBoldGroup(y);
    const account = (fateOf: (x: number) => Fate): void =>
      row.forEach((cell, x) => void fates.push(isEmptyCell(cell) ? 'empty' : fateOf(x)));
    if (!filled.length || isRepeated) {
      account(() => 'head');
      continue;
    }
    if (isGroup) {
      const text = flatText(filled[0]?.text ?? []);
      account(() => 'placed');
      if (y < lastRow && text.length <= 80 && !/[.!?]$/.test(text)) {
        group = text;
        note(`the row "${beginning(text, 60)}" is taken for the category of those below it.`);
      } else remarks.push(rowProse(row));
      continue;
    }
    const {entry, placed} = entryOf(row, columns, note);
    const cell = name && row[name.index];
    if (!cell || isEmptyCell(cell)) {
      const previous = draft.entries.at(-1);
      if (entries && previous) {
        entry.name = previous.name;
        note(`row ${y + 1} has no name, and is taken to go on with "${previous.name.join(', ')}".`);
      } else {
        account(() => 'placed');
        remarks.push(rowProse(row));
        note(`row ${y + 1} has no name, and is kept as text.`);
        continue;
      }
    }
    if (filled.length === 1 && row.length > 1)
      note(`rows that have nothing but a name are taken for vendors${SUCH_AS}"${flatText(filled[0]?.text ?? [])}".`);
    account((x) => (placed.has(x) ? 'placed' : 'left'));
    row.forEach((cell, x) => {
      if (!isEmptyCell(cell) && !placed.has(x))
        draft.report.leftOut.push({what: `cell of ${title}`, text: flatText(cell.text)});
    });
    for (const column of columns) if (placed.has(column.index)) counts.set(column, (counts.get(column) ?? 0) + 1);
    entry.category ??= group ?? category?.title;
    draft.entries.push(entry);
    entries++;
  }
  if (remarks.length) (category?.description ?? draft.introduction).push(remarks.join('\n\n'));
  for (const {languages} of columns) if (languages.length) draft.languages.push(new Set(languages));
  if (isTransposed) notes.push('each of its columns is read as an entry.');
  const report: TableReport = {
    title,
    kind: 'table',
    rows: rows.length,
    entries,
    cells: tally(fates, size.cells),
    columns: columns.map((column) => ({
      what: column.label,
      where: whereOf(column),
      confidence: column.field ? column.confidence : 'certain',
      cells: counts.get(column) ?? 0,
    })),
    notes: summarizedNotes(notes, columns),
  };
  checkAccount(report);
  draft.report.tables.push(report);
}

/**
 * Which rows name a category of those below them in a table that has no cells over several columns, as in Markdown: a name in
 * bold type and nothing else, where rows that say more have names that are not bold.
 */
function boldGroups(rows: readonly Cell[][], name: TableColumn | undefined): (y: number) => boolean {
  const isBold = ({text}: Cell): boolean =>
    text.length === 1 && text.every(({segments}) => segments.every(({strong, struck}) => strong && !struck));
  const nameIn = (row: readonly Cell[] | undefined): Cell | undefined => (name ? row?.[name.index] : undefined);
  const says = (row: readonly Cell[] | undefined): number => row?.filter((cell) => !isEmptyCell(cell)).length ?? 0;
  const full = rows.filter((row) => says(row) > 1);
  const areOthersPlain = full.some((row) => !isBold(nameIn(row) ?? {text: [], isHead: false}));
  return (y) => {
    const cell = nameIn(rows[y]);
    return (
      areOthersPlain && !!cell && says(rows[y]) === 1 && !isEmptyCell(cell) && isBold(cell) && says(rows[y + 1]) > 1
    );
  };
}

const whereOf = ({field, label}: TableColumn): string => field ?? `fields "${beginning(label, 40)}"`;

const MOST_NOTES = 12;

function summarizedNotes(notes: readonly string[], columns: readonly TableColumn[]): string[] {
  const unsure = columns.filter(({field, confidence}) => field && confidence !== 'certain');
  const all = unsure.map(
    ({field, label, confidence}) => `"${label}" is ${confidence === 'guess' ? 'guessed to be' : 'taken for'} ${field}.`,
  );
  const seen = new Set<string>();
  for (const note of notes) {
    const [what = ''] = note.split(SUCH_AS);
    if (!seen.has(what)) all.push(note);
    seen.add(what);
  }
  return all.length > MOST_NOTES
    ? [...all.slice(0, MOST_NOTES), `… and ${all.length - MOST_NOTES} more of this kind.`]
    : all;
}

const rowProse = (row: readonly Cell[]): string =>
  [...new Set(row)]
    .map(({text}) => richProse(text))
    .filter(Boolean)
    .join(' – ');

/** Takes from the text above a list what it says of where all of them are. */
function takeLeadIn(before: Block[], {report}: Draft): {code: string; isProcessing: boolean} | undefined {
  const leadIn = before.at(-1);
  if (leadIn?.type !== 'paragraph') return undefined;
  const line = leadIn.text.at(-1);
  const sentences = line ? sentencesOf(lineText(line)) : [];
  const sentence = sentences.at(-1);
  const place = sentence ? placeAtEnd(sentence) : undefined;
  if (!line || !sentence || !place) return undefined;
  report.prose.push({
    what: `"${beginning(sentence, 70)}"`,
    where: `${place.isProcessing ? 'locations' : 'country'} ${place.code} of all in the list`,
    confidence: 'likely',
  });
  // Without the list, the sentence would be about all of the page.
  const rest = lineText(line).slice(0, lineText(line).lastIndexOf(sentence)).trim();
  before.pop();
  const kept = withoutEnd(leadIn.text, rest.length);
  if (kept.length) before.push({...leadIn, text: kept});
  return place;
}

/** Lines of which the last one ends after this many characters. */
function withoutEnd(text: Rich, length: number): Rich {
  const last = text.at(-1);
  if (!last) return text;
  let left = length;
  const segments = last.segments.flatMap((segment) => {
    const part = segment.text.slice(0, Math.max(left, 0));
    left -= segment.text.length;
    return part ? [{...segment, text: part}] : [];
  });
  return segments.length ? [...text.slice(0, -1), {...last, segments}] : text.slice(0, -1);
}

function placeVendors(
  {items}: ListBlock,
  vendors: readonly ListedVendor[],
  {
    title,
    category,
    place,
    draft,
  }: {
    title: string;
    category: CategoryDraft | undefined;
    place: {code: string; isProcessing: boolean} | undefined;
    draft: Draft;
  },
): void {
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  const counts = new Map<string, {what: string; cells: number}>();
  const counted = (field: string, what: string): void => {
    const known = counts.get(field);
    if (known) known.cells++;
    else counts.set(field, {what, cells: 1});
  };
  draft.hasLists = true;
  for (const {name, purpose, pairs, country, blocks} of vendors) {
    const entry = newEntry();
    placeCell(entry, {field: 'name', label: 'Name'}, {text: name}, note);
    counted('name', 'Beginning of the item');
    placeNameLinks(entry, name);
    if (linksOf(name).length) counted('url', 'Its link');
    const prose = [richProse(purpose), blocksProse(blocks)].filter(Boolean).join('\n\n');
    if (prose) {
      entry.values.set('purpose', prose);
      counted('purpose', 'What follows');
    }
    if (country) {
      entry.values.set('country', country);
      counted('country', 'Place behind the name');
    }
    const {columns} = readTable({
      headRows: 1,
      rows: [pairs.map(({label}) => headCell(label)), pairs.map(({value}) => ({text: value, isHead: false}))],
    });
    pairs.forEach(({value}, index) => {
      const column = columns[index];
      if (!column) return;
      const isTaken = column.field !== undefined && (column.field === 'name' || entry.values.has(column.field));
      placeCell(entry, isTaken ? {label: column.label} : column, {text: value}, note);
      counted(isTaken ? column.label : whereOf(column), `"${column.label}: …"`);
    });
    const field = place?.isProcessing ? 'locations' : 'country';
    if (place && !entry.values.has(field)) {
      entry.values.set(field, place.isProcessing ? [place.code] : place.code);
      counted(field, 'Sentence above the list');
    }
    entry.category ??= category?.title;
    draft.entries.push(entry);
  }
  draft.report.tables.push({
    title: `List "${beginning(title, 60)}"`,
    kind: 'list',
    rows: items.length,
    entries: vendors.length,
    cells: {all: items.length, head: 0, empty: 0, placed: vendors.length, left: 0},
    columns: [...counts].map(([where, {what, cells}]) => ({what, where, cells, confidence: 'likely' as const})),
    notes,
  });
}

const headCell = (label: string): Cell => ({isHead: true, text: [{begins: 'block', segments: [{text: label}]}]});
