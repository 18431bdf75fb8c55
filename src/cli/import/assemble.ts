/** Puts a page together as a feed: finds the list, and a place for everything around it. */
import {slug} from '../../feed/parse.js';
import {DisclosureSchema, SubprocessorSchema} from '../../feed/schema.js';
import {dateInFileName, dateOf, findDate} from './dates.js';
import {
  allBlocks,
  type Block,
  blocksText,
  type Cell,
  clean,
  flatText,
  lineText,
  linksOf,
  type Page,
  type Rich,
  textOf,
} from './document.js';
import {type Entry, entryOf, newEntry, placeCell, placeNameLinks, SUCH_AS} from './entries.js';
import {isAboutChanges, isAboutObjecting, isAboutPreviousVersions, isDefinition, isGeneric} from './headings.js';
import {isAboutVendors, type ListedVendor, readList} from './lists.js';
import {type Chapter, chaptersOf} from './outline.js';
import {placeAtEnd} from './places.js';
import {blocksProse, escapeProse, richProse} from './prose-text.js';
import {isEmptyCell, readTable, type TableColumn, type TableReading} from './read-table.js';
import {beginning, checkAccount, emptyReport, type Fate, type Report, type TableReport} from './report.js';
import {
  effectiveIn,
  emailsIn,
  noticeDays,
  objectionDays,
  publisherIn,
  sentencesOf,
  subjectIn,
  updatedIn,
  useOf,
} from './statements.js';
import {type Confidence, wordsOf} from './vocabulary.js';

type JsonObject = Record<string, unknown>;
type TableBlock = Block & {type: 'table'};
type ListBlock = Block & {type: 'list'};

/** What a block that is no prose turned out to be. */
type Source =
  | {kind: 'entries'; reading: TableReading}
  | {kind: 'vendors'; vendors: ListedVendor[]}
  | {kind: 'changes'; reading: TableReading}
  | {kind: 'definitions'; reading: TableReading}
  | {kind: 'other'; reading: TableReading};

interface CategoryDraft {
  title: string;
  description: string[];
  columns: {field: string; label: string}[];
}

interface Draft {
  feed: JsonObject;
  entries: Entry[];
  categories: CategoryDraft[];
  /** Columns of tables without a category. */
  columns: {field: string; label: string}[];
  hasLists: boolean;
  introduction: string[];
  definitions: JsonObject[];
  sections: JsonObject[];
  changes: JsonObject[];
  previousVersions: JsonObject[];
  contacts: JsonObject[];
  subscribe: JsonObject[];
  documents: JsonObject[];
  objection: JsonObject;
  languages: Set<string>[];
  report: Report;
}

export interface Assembled {
  /** Absent where there is no list. */
  feed?: JsonObject;
  report: Report;
  /** The tables whose cells run together. */
  unsplit: {heading: string; lines: string[]}[];
}

export function assemble(page: Page): Assembled {
  const chapters = chaptersOf(page.blocks);
  const unsplit = chapters.flatMap(({heading, blocks}) =>
    [...allBlocks(blocks)].flatMap((block) =>
      block.type === 'unsplit' ? [{heading: heading?.text ?? '', lines: block.lines}] : [],
    ),
  );
  const draft: Draft = {
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
    report: emptyReport(),
  };
  draft.report.leftOut.push(...page.leftOut);
  const title = titleOf(page, chapters, draft);
  const sources = findSources(chapters, title);
  const isSource = ({kind}: Source): boolean => kind === 'entries' || kind === 'vendors';
  if (![...sources.values()].some(isSource)) return {report: draft.report, unsplit};
  takeDates(page, chapters, draft);
  const holds = (chapter: Chapter): boolean =>
    chapter.blocks.some((block) => isSource(sources.get(block) ?? ({kind: 'other'} as Source)));
  const last = chapters.findLastIndex(holds);
  const first = chapters.findIndex(holds);
  const isOnly = chapters.filter(holds).length === 1;
  chapters.forEach((chapter, index) => {
    const isTitle = !chapter.heading || chapter === title;
    if (holds(chapter)) placeListChapter(chapter, {sources, isTitle, isLast: index === last, isOnly, draft});
    else
      placeChapter(chapter, {
        sources,
        isTitle,
        isBefore: index < first,
        hasLists: chapters.some((other) => other.parent === chapter.heading?.text && holds(other)),
        draft,
      });
  });
  takeStatements(page, chapters, draft);
  for (const {heading, lines} of unsplit)
    draft.report.hints.push(
      `${heading ? `"${beginning(heading, 60)}": ` : ''}The cells of the table "${beginning(lines[0] ?? '', 60)}" run together. Its ${lines.length} lines are kept as text; divide them by hand.`,
    );
  return {feed: finish(page, draft), report: draft.report, unsplit};
}

/** The chapter whose heading is the title of the page, if one is; the title itself is taken over. */
function titleOf(page: Page, chapters: readonly Chapter[], {feed, report}: Draft): Chapter | undefined {
  const chapter = chapters.find(({heading}) => heading?.level === 1);
  const stated = page.meta.get('title');
  const title =
    chapter?.heading?.text ?? page.meta.get('<h1>') ?? withoutSite(stated ?? page.meta.get('<title>') ?? '');
  if (!title) {
    const [only] = chapters.filter(({heading}) => heading);
    if (!only?.heading || !isAboutVendors(only.heading.text) || !isGenericTitle(only, chapters)) return undefined;
    feed.title = only.heading.text;
    report.prose.push({what: `Heading "${only.heading.text}"`, where: 'title', confidence: 'likely'});
    return only;
  }
  feed.title = title;
  const isHeading = title === chapter?.heading?.text;
  report.prose.push({
    what: `${isHeading ? 'Heading' : 'Title of the source'} "${beginning(title, 60)}"`,
    where: 'title',
    confidence: isHeading ? 'certain' : 'likely',
  });
  for (const key of ['title', '<title>', '<h1>'])
    if (isAlike(withoutSite(page.meta.get(key) ?? ''), title)) page.meta.delete(key);
  return chapter;
}

const isAlike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The first heading stands for the page where no other one of its level holds a list. */
const isGenericTitle = (chapter: Chapter, chapters: readonly Chapter[]): boolean =>
  chapters.find(({heading}) => heading) === chapter && isGeneric(chapter.heading?.text ?? '');

const withoutSite = (title: string): string => {
  const parts = title.split(/\s+[|–—·-]\s+/);
  return parts.find(isAboutVendors) ?? title;
};

const COOKIES = /cookie|expir|ablauf/i;
const TERM = /^(term|terms|begriff|terme|término|termine|termo|definition|abbreviation)$/i;
const DATE = /^(date|datum|fecha|data|dato|pvm|日付|date of change|effective date|changed|change date|updated)$/;
const CHANGE =
  /change|summary|description|update|action|anderung|modification|cambio|modifica|alteracao|wijziging|note|detail|変更|event|revision/;

function findSources(chapters: readonly Chapter[], title: Chapter | undefined): Map<Block, Source> {
  const find = (mayGuess: boolean): Map<Block, Source> => {
    const sources = new Map<Block, Source>();
    for (const chapter of chapters) {
      const heading = chapter.heading?.text ?? '';
      chapter.blocks.forEach((block, index) => {
        if (block.type === 'table') sources.set(block, sourceOf(block, heading, mayGuess));
        if (block.type !== 'list') return;
        const before = chapter.blocks[index - 1];
        const leadIn = before?.type === 'paragraph' ? flatText(before.text) : '';
        const around = chapter === title || !chapter.heading ? `${heading} ${leadIn}` : heading;
        const vendors = isDefinition(heading) ? undefined : readList(block, {heading: around, leadIn});
        if (vendors) sources.set(block, {kind: 'vendors', vendors});
      });
    }
    return sources;
  };
  const sure = find(false);
  return [...sure.values()].some(({kind}) => kind === 'entries' || kind === 'vendors') ? sure : find(true);
}

function sourceOf({table}: TableBlock, heading: string, mayGuess: boolean): Source {
  const reading = readTable(table, {mayGuess});
  const labels = reading.columns.map(({label}) => wordsOf(label));
  const isLog = labels.some((label) => DATE.test(label)) && labels.some((label) => CHANGE.test(label));
  if (isLog && (isAboutChanges(heading) || labels.length === 2)) return {kind: 'changes', reading};
  if (TERM.test(labels[0] ?? '') && labels.length <= 3) return {kind: 'definitions', reading};
  const hasName = reading.columns.some(({field}) => field === 'name');
  const isCookies = labels.some((label) => COOKIES.test(label)) || COOKIES.test(heading);
  const isPast = isAboutPreviousVersions(heading);
  return {kind: hasName && reading.rows.length && !isPast && (!isCookies || mayGuess) ? 'entries' : 'other', reading};
}

/** Takes the dates of update and effect, and the lines that say nothing else. */
function takeDates(page: Page, chapters: readonly Chapter[], {feed, report}: Draft): void {
  const take = (text: string, what: string): boolean => {
    let isAll = false;
    for (const [field, find] of [
      ['updated', updatedIn],
      ['effective', effectiveIn],
    ] as const) {
      const found = find(text);
      if (found === 'unclear')
        report.hints.push(`"${beginning(text, 80)}" may be one of two days. Write "${field}" by hand, as 2026-11-22.`);
      if (!found || found === 'unclear') continue;
      if (feed[field] === undefined) {
        feed[field] = found.date;
        report.prose.push({
          what: `${what} "${beginning(text, 60)}"`,
          where: `${field} ${found.date}`,
          confidence: 'certain',
        });
        isAll = found.isAll;
      } else if (feed[field] === found.date) isAll = found.isAll;
      else report.hints.push(`"${beginning(text, 80)}" gives another day than ${feed[field]}, which is "${field}".`);
    }
    return isAll;
  };
  for (const chapter of chapters) {
    if (chapter.heading) take(chapter.heading.text, 'Heading');
    chapter.blocks = chapter.blocks.flatMap((block): Block[] => {
      if (block.type !== 'paragraph') return [block];
      const text = block.text.filter((line) => !take(lineText(line), 'Text'));
      return text.length ? [{...block, text}] : [];
    });
  }
  for (const [key, value] of page.meta) {
    const date = /^(last_?-?(updated?|modified)|updated?(_?at)?|lastmod|modified|revised|date_?modified)$/.test(key)
      ? dateOf(value.replace(/T.*$/, ''))
      : undefined;
    if (date && feed.updated === undefined) {
      feed.updated = date;
      report.prose.push({what: `Front matter ${key}: ${value}`, where: `updated ${date}`, confidence: 'certain'});
      page.meta.delete(key);
    } else if (take(value, `Front matter ${key}:`)) page.meta.delete(key);
  }
}

/** The column of a feed for one of a table. */
function feedColumn({field, label}: TableColumn, written: string): {field: string; label: string} | undefined {
  if (field === 'id' || field === 'aliases') return undefined;
  if (field?.startsWith('links.')) return {field: 'links', label: written};
  if (field) return {field, label: written};
  return {field: Object.hasOwn(SubprocessorSchema.entries, label) ? `fields.${label}` : label, label: written};
}

interface ListChapterContext {
  sources: ReadonlyMap<Block, Source>;
  isTitle: boolean;
  isLast: boolean;
  isOnly: boolean;
  draft: Draft;
}

function placeListChapter(chapter: Chapter, {sources, isTitle, isLast, isOnly, draft}: ListChapterContext): void {
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
    } else report.leftOut.push({what: 'heading of the only list, which is no category', text: title});
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

const tableTitle = ({table}: TableBlock, title: string, {report}: Draft): string => {
  const name = `Table ${report.tables.filter(({kind}) => kind === 'table').length + 1}`;
  const words = table.caption || title;
  return words ? `${name} "${beginning(words, 60)}"` : name;
};

const tally = (fates: readonly Fate[], all: number): TableReport['cells'] => {
  const cells = {all, head: 0, empty: 0, placed: 0, left: 0};
  for (const fate of fates) cells[fate]++;
  return cells;
};

function placeTable(
  {table}: TableBlock,
  reading: TableReading,
  {title, category, draft}: {title: string; category: CategoryDraft | undefined; draft: Draft},
): void {
  const {columns, rows, above, fates, size, isTransposed} = reading;
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  const target = category?.columns ?? draft.columns;
  for (const column of columns) {
    const made = feedColumn(column, column.label);
    if (
      made &&
      !target.some(({field}) => field === made.field) &&
      (column.field !== undefined || rows.some((row) => row[column.index] && !isEmptyCell(row[column.index] as Cell)))
    )
      target.push(made);
  }
  const remarks = [...(table.caption ? [escapeProse(table.caption)] : []), ...above.map(rowProse)];
  const counts = new Map<TableColumn, number>();
  const name = columns.find(({field}) => field === 'name');
  let group: string | undefined;
  let entries = 0;
  const heads = columns.map(({label}) => label);
  for (const [y, row] of rows.entries()) {
    const filled = row.filter((cell) => !isEmptyCell(cell));
    const isWide = row.length > 1 && new Set(row).size === 1;
    const isRepeated =
      filled.length > 1 && row.every((cell, x) => flatText(cell.text) === heads[x] || isEmptyCell(cell));
    const isGroup = isWide && filled.length > 0;
    for (const cell of row) fates.push(isEmptyCell(cell) ? 'empty' : isRepeated ? 'head' : 'placed');
    if (!filled.length || isRepeated) continue;
    if (isGroup) {
      const text = flatText(filled[0]?.text ?? []);
      const isLastRow = rows.slice(y + 1).every((each) => each.every(isEmptyCell));
      if (!isLastRow && text.length <= 80 && !/[.!?]$/.test(text)) {
        group = text;
        note(`the row "${beginning(text, 60)}" is taken for the category of those below it.`);
      } else remarks.push(rowProse(row));
      continue;
    }
    const entry = entryOf(row, columns, note);
    const cell = name && row[name.index];
    if (!cell || isEmptyCell(cell)) {
      const previous = draft.entries.at(-1);
      if (entries && previous) {
        entry.name = previous.name;
        note(`row ${y + 1} has no name, and is taken to go on with "${previous.name.join(', ')}".`);
      } else {
        remarks.push(rowProse(row));
        note(`row ${y + 1} has no name, and is kept as text.`);
        continue;
      }
    }
    for (const column of columns)
      if (row[column.index] && !isEmptyCell(row[column.index] as Cell))
        counts.set(column, (counts.get(column) ?? 0) + 1);
    entry.category ??= group ?? category?.title;
    draft.entries.push(entry);
    entries++;
  }
  if (remarks.length) (category?.description ?? draft.introduction).push(remarks.join('\n\n'));
  draft.languages.push(...columns.filter(({languages}) => languages.length).map(({languages}) => new Set(languages)));
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

/** A table that is no list of subprocessors. What it says stays, as changes, definitions or prose. */
function placeOtherTable(
  block: TableBlock,
  {kind, reading}: Source & {reading?: TableReading},
  heading: string,
  draft: Draft,
  prose: Block[],
): void {
  if (!reading) return;
  const title = tableTitle(block, heading, draft);
  const {columns, rows, fates, size, above} = reading;
  const heads = columns.filter(({label}) => !/^Column \d+$/.test(label)).length;
  for (const row of rows) for (const cell of row) fates.push(isEmptyCell(cell) ? 'empty' : 'placed');
  let where = 'prose';
  if (kind === 'changes') where = `changes, ${placeChanges(reading, draft)}`;
  else if (kind === 'definitions') {
    for (const [term, ...rest] of rows) {
      const body = rest.filter((cell) => !isEmptyCell(cell)).map(({text}) => richProse(text));
      if (term && (!isEmptyCell(term) || body.length))
        draft.definitions.push({title: flatText(term.text), body: body.join('\n\n')});
    }
    where = `definitions, ${rows.length}`;
  } else prose.push(block);
  if (kind === 'changes' && above.length) prose.push({type: 'paragraph', text: above.flat().flatMap(({text}) => text)});
  const report: TableReport = {
    title,
    kind: 'table',
    rows: rows.length,
    entries: 0,
    // What stands in the heads of a table that is prose now is in it, too.
    cells: tally(fates, size.cells),
    columns: [
      {
        what: heads ? columns.map(({label}) => label).join(' | ') : 'All of it',
        where,
        cells: fates.filter((fate) => fate === 'placed').length,
        confidence: 'likely',
      },
    ],
    notes: kind === 'other' ? ['it is no list of subprocessors by its heads, and is kept as text.'] : [],
  };
  checkAccount(report);
  draft.report.tables.push(report);
}

function placeChanges({columns, rows}: TableReading, {changes}: Draft): number {
  const date = columns.find(({label}) => DATE.test(wordsOf(label)));
  let count = 0;
  for (const row of rows) {
    if (row.every(isEmptyCell)) continue;
    const cell = date && row[date.index];
    const day = cell && dateOf(textOf(cell.text));
    const texts = columns
      .filter((column) => column !== date || !day)
      .flatMap((column) =>
        row[column.index] && !isEmptyCell(row[column.index] as Cell)
          ? [{column, text: richProse((row[column.index] as Cell).text)}]
          : [],
      );
    const summary =
      texts.length > 1
        ? texts.map(({column, text}) => `${column.label}: ${text}`).join('  \n')
        : (texts[0]?.text ?? '');
    changes.push({...(day && {date: day}), summary});
    count++;
  }
  return count;
}

/** The changes of a list whose items begin with a date; nothing if one does not. */
function changesOf(block: ListBlock): JsonObject[] | undefined {
  const changes = block.items.map(({text, blocks}) => {
    const [line] = text;
    const found = line && findDate(lineText(line));
    if (!line || !found || found.from > 3) return undefined;
    const prose = [richProse(text), blocksProse(blocks)].filter(Boolean).join('\n\n');
    const rest = prose
      .replace(/^[*_]*/, '')
      .slice(found.to - found.from)
      .replace(/^[*_]*[\s:.–—-]*[*_]*\s*/, '');
    return {
      date: found.date,
      summary: found.from === 0 && dateOf(lineText(line).slice(0, found.to)) ? rest || prose : prose,
    };
  });
  return changes.every((each) => each) ? (changes as JsonObject[]) : undefined;
}

function placeDefinition(title: string, blocks: readonly Block[], {definitions, report}: Draft): void {
  definitions.push({id: uniqueId(slug(title) || 'definition', definitions), title, body: blocksProse(blocks)});
  report.prose.push({what: `"${beginning(title, 60)}"`, where: 'definitions', confidence: 'certain'});
}

function uniqueId(wanted: string, others: readonly JsonObject[]): string {
  const taken = new Set(others.map(({id}) => id));
  let unique = wanted;
  for (let number = 2; taken.has(unique); number++) unique = `${wanted}-${number}`;
  return unique;
}

interface ChapterContext {
  sources: ReadonlyMap<Block, Source>;
  isTitle: boolean;
  isBefore: boolean;
  /** Chapters in it have lists. */
  hasLists: boolean;
  draft: Draft;
}

function placeChapter(chapter: Chapter, {sources, isTitle, isBefore, hasLists, draft}: ChapterContext): void {
  const {report} = draft;
  const title = chapter.heading?.text ?? '';
  let blocks: Block[] = [];
  for (const block of chapter.blocks) {
    const source = sources.get(block);
    if (source) placeOtherTable(block as TableBlock, source, title, draft, blocks);
    else if (block.type === 'details') placeDefinition(flatText(block.summary), block.blocks, draft);
    else if (block.type === 'list' && isAboutChanges(title)) {
      const changes = changesOf(block);
      if (changes) {
        draft.changes.push(...changes);
        report.prose.push({
          what: `List under "${beginning(title, 40)}"`,
          where: `changes, ${changes.length}`,
          confidence: 'likely',
        });
      } else blocks.push(block);
    } else blocks.push(block);
  }
  if (isAboutPreviousVersions(title)) blocks = takeVersions(blocks, draft);
  const body = blocksProse(blocks);
  if (!body) {
    const isSaid = isTitle || chapter.blocks.length > 0;
    if (!isSaid) report.leftOut.push({what: 'heading without text', text: title});
    return;
  }
  if (isTitle && isBefore) {
    draft.introduction.push(body);
    report.prose.push({what: `Text "${beginning(body, 50)}"`, where: 'introduction', confidence: 'certain'});
  } else if (isDefinition(title) && blocks.every(({type}) => type === 'paragraph' || type === 'list')) {
    placeDefinition(title, blocks, draft);
  } else if (isAboutObjecting(title) && draft.objection.text === undefined) {
    const text = blocksText(blocks);
    const [first] = sentencesOf(text).flatMap(emailsIn);
    const subject = subjectIn(text);
    Object.assign(draft.objection, {...(first && {email: first.email}), ...(subject && {subject}), text: body});
    report.prose.push({what: `Section "${beginning(title, 50)}"`, where: 'objection', confidence: 'certain'});
  } else {
    draft.sections.push({
      ...(title && !isTitle && {id: uniqueId(slug(title) || 'section', draft.sections), title}),
      body,
      ...(isBefore && {position: 'before'}),
    });
    report.prose.push({
      what: title ? `Section "${beginning(title, 50)}"` : `Text "${beginning(body, 50)}"`,
      where: 'sections',
      confidence: 'certain',
    });
    if (
      !hasLists &&
      isAboutVendors(title) &&
      /sub-?\s?processor/i.test(body) &&
      !isAboutChanges(title) &&
      !/process to/i.test(title)
    )
      report.hints.push(
        `Section "${beginning(title, 60)}" has no list. If it names a subprocessor in its text, add an entry for it.`,
      );
  }
}

/** Takes the links to earlier versions; what else is said stays. */
function takeVersions(blocks: readonly Block[], {previousVersions, report}: Draft): Block[] {
  const rest: Block[] = [];
  const take = (text: Rich): boolean => {
    const links = linksOf(text).filter(({url}) => !url.startsWith('#') && !/^mailto:/i.test(url));
    for (const {text: title, url} of links) {
      const file = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
      const date = findDate(title)?.date ?? dateInFileName(file) ?? dateInFileName(title);
      const type = /\.pdf$/i.test(file)
        ? 'pdf'
        : /\.(html?|md)$/i.test(file) || !/\.\w{2,5}$/.test(file)
          ? 'page'
          : undefined;
      previousVersions.push({...(date && {date}), title, url, ...(type && {type})});
      report.prose.push({
        what: `Link "${beginning(title, 50)}"`,
        where: `previousVersions${date ? ` ${date}` : ''}`,
        confidence: date ? 'likely' : 'certain',
      });
      if (!date)
        report.hints.push(`The previous version "${beginning(title, 60)}" has no date that is certain. Add it.`);
    }
    const words = links.reduce((left, {text: title}) => left.replace(title, ''), flatText(text));
    return links.length > 0 && !/\p{L}{3,}/u.test(words);
  };
  for (const block of blocks) {
    if (block.type === 'paragraph' && take(block.text)) continue;
    if (block.type === 'list') {
      const items = block.items.filter(({text, blocks: inner}) => !take(text) || inner.length);
      if (items.length) rest.push({...block, items});
    } else rest.push(block);
  }
  return rest;
}

const DOCUMENTS: readonly [RegExp, string][] = [
  [/^(dpa|data (processing|protection) (agreement|addendum)( \(dpa\))?|auftragsverarbeitungsvertrag|avv)$/i, 'dpa'],
  [/^privacy (policy|notice|statement)$/i, 'privacy'],
  [/^terms (of (service|use)|and conditions)$/i, 'terms'],
];

/** What sentences all over the page say that a feed has a field for. The text itself stays where it is. */
function takeStatements(page: Page, chapters: readonly Chapter[], draft: Draft): void {
  const {report, feed, objection} = draft;
  const texts: Rich[] = [];
  for (const chapter of chapters) {
    for (const block of allBlocks(chapter.blocks)) {
      if (block.type === 'paragraph') texts.push(block.text);
      if (block.type === 'list') for (const {text} of block.items) texts.push(text);
    }
  }
  const sentences = texts.flatMap((text) => sentencesOf(flatText(text)));
  const seen = new Set<string>();
  // An address may stand in a link alone.
  const linked = texts.flatMap((text) =>
    linksOf(text)
      .filter(({url}) => /^mailto:[^?]+(@|%40)/i.test(url))
      .map(({text: words, url}) => ({
        email: (url.slice('mailto:'.length).split('?')[0] ?? '').replaceAll('%40', '@'),
        use: useOf(sentencesOf(flatText(text)).find((sentence) => sentence.includes(words)) ?? ''),
      })),
  );
  for (const {email, use} of [...sentences.flatMap(emailsIn), ...linked]) {
    if (seen.has(email) || email === objection.email) continue;
    seen.add(email);
    const [list, value, where] =
      use === 'subscribe'
        ? [draft.subscribe, {type: 'email', url: `mailto:${email}`}, 'notice.subscribe']
        : [draft.contacts, {email}, 'publisher.contacts'];
    if (use === 'objection' && objection.email === undefined) objection.email = email;
    else if (use === 'other' || use === 'objection') {
      report.hints.push(`${email} stays in the text only. If it is a contact, add it to "publisher".`);
      continue;
    } else list.push(value);
    report.prose.push({
      what: `E-mail address ${email}`,
      where: use === 'objection' ? 'objection.email' : where,
      confidence: 'likely',
    });
  }
  const days = noticeDays(sentences);
  if (days !== undefined) {
    feed.notice = {days};
    report.prose.push({what: `Notice of ${days} days`, where: 'notice.days', confidence: 'likely'});
  }
  const limit = objectionDays(sentences);
  if (limit !== undefined) {
    objection.days = limit;
    report.prose.push({what: `Objection within ${limit} days`, where: 'objection.days', confidence: 'likely'});
  }
  for (const {text, url} of texts.flatMap(linksOf)) {
    const type = DOCUMENTS.find(([pattern]) => pattern.test(text.replace(/[.,]$/, '').trim()))?.[1];
    if (!type || draft.documents.some((each) => each.url === url)) continue;
    draft.documents.push({type, title: text.replace(/[.,]$/, '').trim(), url});
    report.prose.push({what: `Link "${beginning(text, 50)}"`, where: `documents, ${type}`, confidence: 'likely'});
  }
  const title = String(feed.title ?? '');
  const stated = ['publisher', 'company', 'organization', 'organisation', 'og:site_name', 'publisher.name'].find(
    (key) => page.meta.get(key),
  );
  const publisher = stated ? page.meta.get(stated) : publisherIn(sentences.join('\n'), title);
  if (publisher) {
    feed.publisher = publisher;
    report.prose.push({
      what: stated ? `"${publisher}" (${stated})` : `"${publisher}", who uses others by the text`,
      where: 'publisher',
      confidence: 'likely',
    });
  }
  if (stated) page.meta.delete(stated);
}

/** The entries' ids: of the first name, numbered where it is taken. */
function identify(entries: readonly Entry[]): string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return entries.map(({name, values}, index) => {
    const stated = values.get('id');
    const base = typeof stated === 'string' ? stated : slug(name.join(' ')) || `entry-${index + 1}`;
    let unique = base;
    let number = numbers.get(base) ?? 1;
    while (taken.has(unique)) unique = `${base}-${++number}`;
    numbers.set(base, number);
    taken.add(unique);
    return unique;
  });
}

function finish(page: Page, draft: Draft): JsonObject {
  const {feed, report, entries} = draft;
  const language = languageOf(page, draft);
  if (language) feed.language = language;
  else report.hints.push('The page does not say its language. Add "language", such as "en".');
  if (draft.contacts.length)
    feed.publisher = {...(feed.publisher ? {name: feed.publisher} : {}), contacts: draft.contacts};
  if (!feed.publisher || (typeof feed.publisher === 'object' && !('name' in feed.publisher)))
    report.hints.push('Who publishes the list is not certain from the page. Add "publisher".');
  if (!feed.updated)
    report.hints.push('When the list was last updated is not on the page. Add "updated", as 2026-11-22.');
  const description = page.meta.get('description');
  if (description && !draft.introduction.length) {
    draft.introduction.push(escapeProse(description));
    report.prose.push({
      what: `Description "${beginning(description, 50)}"`,
      where: 'introduction',
      confidence: 'likely',
    });
    page.meta.delete('description');
  }
  feed.introduction = draft.introduction.join('\n\n');
  if (draft.subscribe.length) feed.notice = {...(feed.notice as object), subscribe: draft.subscribe};
  placeMeta(page, draft);
  const used = new Set(entries.map(({category}) => category));
  const categories: JsonObject[] = [];
  const columnSets = new Set(
    [...draft.categories.map(({columns}) => columns), draft.columns]
      .filter(({length}) => length)
      .map((columns) => JSON.stringify(columns)),
  );
  const areAlike = columnSets.size === 1 && !draft.hasLists;
  for (const {title, description, columns} of draft.categories) {
    const text = description.join('\n\n');
    if (!used.has(title)) {
      if (text)
        draft.sections.unshift({
          id: uniqueId(slug(title) || 'section', draft.sections),
          title,
          body: text,
          position: 'before',
        });
      else report.leftOut.push({what: 'heading without entries of its own', text: title});
      continue;
    }
    categories.push({
      id: uniqueId(slug(title) || `category-${categories.length + 1}`, categories),
      title,
      description: text,
      columns: areAlike ? [] : columns,
    });
  }
  const ids = identify(entries);
  const idOf = new Map(categories.map(({id, title}) => [title, id]));
  const named = new Set(entries.map(({category}) => category).filter(Boolean));
  if (!categories.length && named.size > entries.length / 2 && named.size > 2) feed.groupBy = 'none';
  if (areAlike || draft.columns.length)
    feed.columns = areAlike ? JSON.parse([...columnSets][0] ?? '[]') : draft.columns;
  Object.assign(feed, {
    definitions: draft.definitions,
    sections: draft.sections,
    categories,
    documents: draft.documents,
    changes: draft.changes,
    previousVersions: draft.previousVersions,
    objection: draft.objection,
  });
  const relative = relativeLinks(page.blocks);
  if (relative.size)
    report.hints.push(
      `${relative.size === 1 ? 'This link is' : 'These links are'} relative to the page, and may lead nowhere from where the feed is: ${beginning([...relative].join(', '), 300)}`,
    );
  feed.subprocessors = entries.map((entry, index) => entryJson(entry, ids[index] ?? '', idOf));
  return ordered(feed, [...Object.keys(DisclosureSchema.entries), 'subprocessors']);
}

/** The addresses of links that are relative to the page. */
function relativeLinks(blocks: readonly Block[]): Set<string> {
  const relative = new Set<string>();
  const read = (text: Rich): void => {
    for (const {url} of linksOf(text)) if (!/^([a-z][a-z\d+.-]*:|#|\/\/)/i.test(url)) relative.add(url);
  };
  for (const block of allBlocks(blocks)) {
    if (block.type === 'paragraph') read(block.text);
    else if (block.type === 'list') for (const {text} of block.items) read(text);
    else if (block.type === 'table') for (const cell of new Set(block.table.rows.flat())) read(cell.text);
  }
  return relative;
}

/** What the source states of itself and nothing has taken. */
function placeMeta({meta}: Page, {feed, report}: Draft): void {
  for (const [key, text] of meta) {
    if (!text || text === feed.title || text === feed.language) continue;
    report.leftOut.push({
      what: key.startsWith('<') || key.includes(':') ? `${key} of the page` : 'value of the source',
      text: `${key}: ${clean(text)}`,
    });
  }
}

function languageOf(page: Page, {languages, report}: Draft): string | undefined {
  const stated = page.language ?? page.meta.get('language') ?? page.meta.get('lang') ?? page.meta.get('locale');
  if (stated) {
    for (const key of ['language', 'lang', 'locale']) page.meta.delete(key);
    try {
      const [canonical] = Intl.getCanonicalLocales(stated.replace(/_/g, '-'));
      if (canonical) {
        report.prose.push({what: `Language "${stated}"`, where: 'language', confidence: 'certain'});
        return canonical;
      }
    } catch {
      report.hints.push(`"${stated}" is no language tag.`);
    }
  }
  // The one language that all known heads have in common.
  const [first, ...others] = languages;
  const common = [...(first ?? [])].filter((each) => others.every((set) => set.has(each)));
  if (languages.length < 2 || common.length !== 1) return undefined;
  report.prose.push({what: 'Language of the heads', where: `language ${common[0]}`, confidence: 'likely'});
  return common[0];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** In the order of the schema, without what says nothing. */
function ordered(object: JsonObject, keys: readonly string[]): JsonObject {
  const cleaned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cleaned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, cleaned(each)])
        .filter(([, each]) => !isEmpty(each)),
    );
  };
  return Object.fromEntries(
    keys
      .filter((key) => Object.hasOwn(object, key))
      .map((key) => [key, cleaned(object[key])])
      .filter(([key, each]) => key === 'subprocessors' || !isEmpty(each)),
  );
}

function entryJson(
  {name, url, category, links, fields, values}: Entry,
  id: string,
  idOf: ReadonlyMap<unknown, unknown>,
): JsonObject {
  return ordered(
    {
      ...Object.fromEntries(values),
      id,
      name: name.length === 1 ? name[0] : name,
      url,
      category: category && (idOf.get(category) ?? category),
      links: Object.fromEntries(links),
      fields: Object.fromEntries(fields),
    },
    Object.keys(SubprocessorSchema.entries),
  );
}

export type {Confidence};
