/** Finds the tables and lists of a page, and what each of them is. */
import {type Block, flatText} from './document.js';
import {isAboutChanges, isAboutPreviousVersions, isDefinition} from './headings.js';
import {isAboutVendors, type ListedVendor, readList} from './lists.js';
import type {Chapter} from './outline.js';
import {readTable, type TableReading} from './read-table.js';
import {wordsOf} from './vocabulary.js';

export type TableBlock = Block & {type: 'table'};
export type ListBlock = Block & {type: 'list'};

/** What a block that is no prose turned out to be. */
export type Source =
  | {kind: 'entries'; reading: TableReading}
  | {kind: 'vendors'; vendors: ListedVendor[]}
  | {kind: 'changes'; reading: TableReading}
  | {kind: 'definitions'; reading: TableReading}
  | {kind: 'other'; reading: TableReading};

const COOKIES = /cookie|expir|ablauf/i;
const TERM = /^(term|terms|begriff|terme|término|termine|termo|definition|abbreviation)$/i;
export const DATE = /^(date|datum|fecha|data|dato|pvm|日付|date of change|effective date|changed|change date|updated)$/;
const CHANGE =
  /change|summary|description|update|action|anderung|modification|cambio|modifica|alteracao|wijziging|note|detail|変更|event|revision/;

export function findSources(chapters: readonly Chapter[], title: Chapter | undefined): Map<Block, Source> {
  const find = (mayGuess: boolean): Map<Block, Source> => {
    const sources = new Map<Block, Source>();
    for (const chapter of chapters) {
      const heading = chapter.heading?.text ?? '';
      chapter.blocks.forEach((block, index) => {
        if (block.type === 'table') sources.set(block, sourceOf(block, heading, mayGuess));
        if (block.type !== 'list') return;
        const before = chapter.blocks[index - 1];
        const leadIn = before?.type === 'paragraph' ? flatText(before.text) : '';
        // Where nothing else is a list, what the page is about says what its lists are.
        const around = mayGuess ? `${title?.heading?.text ?? ''} ${heading}` : heading;
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
  const name = reading.columns.find(({field}) => field === 'name');
  const isCookies = labels.some((label) => COOKIES.test(label)) || COOKIES.test(heading);
  const isPast = isAboutPreviousVersions(heading);
  const mayBeVendors = !isCookies || (mayGuess && isAboutVendors(`${heading}\n${name?.label ?? ''}`));
  return {kind: name && reading.rows.length && !isPast && mayBeVendors ? 'entries' : 'other', reading};
}
