/** Places chapters without a list: sections, definitions, changes, earlier versions, how to object. */
import {slug} from '../../feed/parse.js';
import {dateInFileName, dateOf, findDate} from './dates.js';
import {type Block, blocksText, type Cell, flatText, lineText, linksOf, type Rich, textOf} from './document.js';
import {type Draft, type JsonObject, tableTitle, uniqueId} from './draft.js';
import {isAboutChanges, isAboutObjecting, isAboutPreviousVersions, isDefinition} from './headings.js';
import {isAboutVendors} from './lists.js';
import type {Chapter} from './outline.js';
import {blocksProse, richProse} from './prose-text.js';
import {isEmptyCell, type TableReading} from './read-table.js';
import {beginning, checkAccount, type TableReport, tally} from './report.js';
import {DATE, type ListBlock, type Source, type TableBlock} from './sources.js';
import {emailsIn, sentencesOf, subjectIn} from './statements.js';
import {wordsOf} from './vocabulary.js';

/** A table that is no list of subprocessors. What it says stays, as changes, definitions or prose. */
export function placeOtherTable(
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
  if (kind === 'changes') {
    placeChanges(reading, draft);
    where = 'changes';
  } else if (kind === 'definitions') {
    for (const [term, ...rest] of rows) {
      const body = rest.filter((cell) => !isEmptyCell(cell)).map(({text}) => richProse(text));
      if (term && (!isEmptyCell(term) || body.length))
        draft.definitions.push({title: flatText(term.text), body: body.join('\n\n')});
    }
    where = 'definitions';
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

function placeChanges({columns, rows}: TableReading, {changes}: Draft): void {
  const date = columns.find(({label}) => DATE.test(wordsOf(label)));
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
  }
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

export function placeDefinition(title: string, blocks: readonly Block[], {definitions, report}: Draft): void {
  definitions.push({id: uniqueId(slug(title) || 'definition', definitions), title, body: blocksProse(blocks)});
  report.prose.push({what: `"${beginning(title, 60)}"`, where: 'definitions', confidence: 'certain'});
}

interface ChapterContext {
  sources: ReadonlyMap<Block, Source>;
  isTitle: boolean;
  isBefore: boolean;
  /** Chapters in it have lists. */
  hasLists: boolean;
  draft: Draft;
}

export function placeChapter(chapter: Chapter, {sources, isTitle, isBefore, hasLists, draft}: ChapterContext): void {
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
        for (const change of changes) draft.changes.push(change);
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
