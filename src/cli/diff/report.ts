/** A comparison of two feeds in words, before it is text or Markdown. */
import type {FieldChange} from '../../feed/diff.js';
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {parseProse, proseText} from '../../feed/prose.js';
import {enCompare} from '../../locales/en.compare.js';
import {enLater} from '../../locales/en.later.js';
import {type Comparison, compareSteps, countChanges, type RowChange} from '../../view/comparison.js';
import {fieldLabel, textsOf} from '../../view/details.js';
import {categoryTitle, fieldValue, isStated, kindOf, plainTexts, wordFor} from '../../view/fields.js';
import {createFormat, type Format} from '../../view/format.js';
import {type UpcomingChange, upcomingChanges} from '../../view/upcoming.js';
import {type Part, wordParts} from './words.js';

export interface Version {
  /** Its file or address, as it was given. */
  name: string;
  /** The day it says it was last changed, `YYYY-MM-DD`. */
  updated?: string;
}

/** What is no longer as it was: the text, or some of the items of a list. */
export type Change = {label: string; isEditorial: boolean} & (
  | {before: string; after: string; parts?: Part[]}
  | {removed: string[]; added: string[]}
);

export interface Entry {
  name: string;
  url?: string;
  /** What there is to say behind the name, such as which it was before. */
  remarks: string[];
  /** What it states, for those that came or went. */
  facts: {label: string; text: string}[];
  changes: Change[];
  /** Until when one may object, in a sentence. */
  deadline?: string;
}

export interface Report {
  /** Whose list it is. */
  title: string;
  before: Version;
  after: Version;
  /** All of it in a sentence or two. */
  summary: string;
  /** What changed for the list as a whole, a sentence each. */
  notes: string[];
  added: Entry[];
  removed: Entry[];
  changed: Entry[];
  /** Those that say the same in other words. */
  editorial: Entry[];
  /** What the feed says of itself and its terms. */
  terms: Change[];
  /** How to object, where anything was added. */
  objecting?: string;
  /** Whether there is nothing of all that. */
  isSame: boolean;
}

/** What readers must know of who came. */
const FACTS = ['purpose', 'dataTypes', 'country', 'locations', 'transfers', 'effectiveFrom'];

/** Lists, of which items come and go. */
const LISTS = /^(list|places|transfers|links)$/;

const steps = <Result>(generator: Generator<void, Result>): Result => {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
};

/** Compares two feeds; `today` (`YYYY-MM-DD`) decides which deadlines are over. */
export function compare(
  before: {feed: Feed; name: string},
  after: {feed: Feed; name: string},
  today: string,
): {report: Report; comparison: Comparison} {
  const format = createFormat('en');
  const comparison = steps(compareSteps(before.feed, after.feed, format, enLater.change));
  const {diff, feed, changeOf} = comparison;
  const deadlines = new Map(startsOf(after.feed).map((start) => [start.entry, start]));
  const kinds: Record<RowChange['kind'], Entry[]> = {added: [], removed: [], changed: [], editorial: [], unchanged: []};
  // The entries of the comparison are copies, in the same order as those that were added and kept.
  const originals = after.feed.subprocessors.values();
  for (const copy of feed.subprocessors) {
    const change = changeOf(copy);
    if (!change) continue;
    const entry = change.kind === 'removed' ? (change.before ?? copy) : (originals.next().value ?? copy);
    if (change.kind === 'unchanged') continue;
    const of = change.kind === 'removed' ? before.feed : after.feed;
    const isDated = change.kind === 'added' || change.fields.has('effectiveFrom') || change.fields.has('announced');
    kinds[change.kind].push({
      name: entry.name || format.strings.unnamed,
      url: entry.url,
      remarks: remarksOf(change, format),
      facts: change.before && change.kind !== 'removed' ? [] : factsOf(entry, change.kind, of, format),
      changes: change.kind === 'removed' ? [] : changesOf(entry, change, before.feed, after.feed, format),
      deadline: isDated ? deadlineText(deadlines.get(entry), today, format) : undefined,
    });
  }
  const {added, removed, changed, editorial} = kinds;
  const notes = notesOf(comparison, after.feed, format);
  const terms = diff.terms.map((term) => termChange(term, format));
  return {
    comparison,
    report: {
      title: titleOf(after.feed, before.feed),
      before: {name: before.name, updated: before.feed.updated},
      after: {name: after.name, updated: after.feed.updated},
      summary: summaryOf(comparison, notes.length, format),
      notes,
      added,
      removed,
      changed,
      editorial,
      terms,
      objecting: added.length ? objectingText(after.feed) : undefined,
      isSame: ![added, removed, changed, editorial, terms, notes].some(({length}) => length),
    },
  };
}

function titleOf(...feeds: Feed[]): string {
  const publisher = feeds.map((feed) => feed.publisher?.name?.trim()).find(Boolean);
  return publisher ? `Subprocessors of ${publisher}` : 'Subprocessors';
}

/** Starts on any day, past ones, too: of a comparison, all dates are to be told. */
const startsOf = (feed: Feed): UpcomingChange[] =>
  upcomingChanges(feed, '0000-01-01').filter(({kind}) => kind === 'starts');

function deadlineText(start: UpcomingChange | undefined, today: string, {date}: Format): string | undefined {
  if (!start?.objection) return undefined;
  const {until, from, days, basis} = start.objection;
  if (until >= today) {
    const count = `${days} ${days === 1 ? 'day' : 'days'}`;
    return `${enLater.objectUntil(date(until))} ${enLater.countedFrom[basis](date(from), count)}`;
  }
  return basis === 'notice' ? enLater.noticeWasDue(date(from)) : enLater.objectionOver(date(until));
}

function objectingText({objection}: Feed): string | undefined {
  if (!objection) return undefined;
  const {email, subject, fields, text} = objection;
  const subjectText = subject?.trim() ? ` with the subject “${subject.trim()}”` : '';
  const fieldsText = fields.length ? ` State in it: ${fields.join(', ')}.` : '';
  if (email?.trim()) return `To object, write to ${email.trim()}${subjectText}.${fieldsText}`;
  return text?.trim() ? prose(text) : undefined;
}

function remarksOf({kind, fields, before, by, isOutside}: RowChange, format: Format): string[] {
  if (kind === 'removed') return [];
  const remarks: string[] = [];
  if (fields.has('name')) {
    remarks.push(enCompare.renamedFrom(before?.name || format.strings.unnamed));
    const matched = by && enCompare.matched[by];
    if (matched) remarks.push(lowered(matched));
  }
  if (isOutside) remarks.push(lowered(enCompare[kind === 'added' ? 'outside' : 'movesOutside']));
  return remarks;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function factsOf(entry: Subprocessor, kind: RowChange['kind'], feed: Feed, format: Format): Entry['facts'] {
  const fields = kind === 'removed' ? ['purpose', 'effectiveUntil'] : FACTS;
  return fields.flatMap((field) => {
    const texts = textsOf(entry, field, feed, format);
    return texts.length ? [{label: fieldLabel(field, format), text: inOneLine(texts)}] : [];
  });
}

/** Several values as one text; what has commas itself is told apart by semicolons. */
export const inOneLine = (texts: readonly string[]): string =>
  texts.join(texts.length > 1 && texts.some((text) => text.includes(',')) ? '; ' : ', ');

/** The field changes of an entry, but for its name, which is told behind the new one. */
function changesOf(after: Subprocessor, change: RowChange, was: Feed, is: Feed, format: Format): Change[] {
  const {before, fields} = change;
  if (!before) return [];
  return [...fields].flatMap(([field, {level}]): Change[] => {
    if (field === 'name') return [];
    const label = fieldLabel(field, format);
    const isEditorial = level === 'editorial' && change.kind === 'changed';
    const texts = [textsOf(before, field, was, format), textsOf(after, field, is, format)] as const;
    // Where a link in a text leads, or what the format does not know, is not in its words.
    const isVisible = texts[0].join('\n') !== texts[1].join('\n');
    const [wasTexts, isTexts] = isVisible
      ? texts
      : ([plainTexts(fieldValue(before, field), field, was), plainTexts(fieldValue(after, field), field, is)] as const);
    return [{label, isEditorial, ...difference(wasTexts, isTexts, LISTS.test(kindOf(field)))}];
  });
}

type Difference = {before: string; after: string; parts?: Part[]} | {removed: string[]; added: string[]};

function difference(before: readonly string[], after: readonly string[], isList: boolean): Difference {
  const removed = before.filter((text) => !after.includes(text));
  const added = after.filter((text) => !before.includes(text));
  // In another order, or once where it was twice: neither came nor went.
  if (isList && (removed.length || added.length)) return {removed, added};
  const [was, is] = isList ? [inOneLine(before), inOneLine(after)] : [before.join('\n'), after.join('\n')];
  return {before: was, after: is, parts: was && is ? wordParts(was, is) : undefined};
}

const prose = (text: string): string => proseText(parseProse(text));

/** What a feed says of itself in sentences; all else, such as a name or a subject, is as it is written. */
const PROSE = /^(introduction$|definitions\.|sections\.|categories\.|.*\.text$)/s;

/** What a list, a number or a text of what a feed says of itself consists of. */
function termTexts(value: unknown, isProse: boolean): string[] {
  const textOf = (each: unknown): string =>
    typeof each === 'object' && each ? Object.values(each).filter(isStated).map(String).join(', ') : String(each);
  return typeof value === 'string' && isProse ? [prose(value)] : [value ?? []].flat().map(textOf);
}

function termChange({field, before, after, level}: FieldChange, {strings}: Format): Change {
  const label = wordFor(enCompare.terms, field).replace(
    /^(?:categories|definitions|sections|notice|objection|publisher)\./,
    '',
  );
  const isList = Array.isArray(before ?? after);
  const isProse = PROSE.test(field);
  const [was, is] = [termTexts(before, isProse), termTexts(after, isProse)];
  const isVisible = was.join('\n') !== is.join('\n');
  const raw = (value: unknown): string[] => (value === undefined ? [] : [String(value)]);
  const texts = isVisible || isList ? ([was, is] as const) : ([raw(before), raw(after)] as const);
  return {label: label || strings.title, isEditorial: level === 'editorial', ...difference(...texts, isList)};
}

/** Columns that came or went, categories that got another name, entries that got another id. */
function notesOf({before, diff}: Comparison, after: Feed, format: Format): string[] {
  const labels = (fields: readonly string[]): string => format.list(fields.map((field) => fieldLabel(field, format)));
  const {added, removed} = diff.columns;
  const categories = new Set<string>();
  const ids: string[] = [];
  for (const {before: was, after: is, changes} of [...diff.changed, ...diff.same]) {
    for (const {field, level} of changes) {
      if (level === 'list' && field === 'category' && was.category && is.category) {
        categories.add(
          `The category “${categoryTitle(before, was.category)}” is now “${categoryTitle(after, is.category)}”.`,
        );
      }
      if (field !== 'id') continue;
      const isKept = is.aliases.some((alias) => alias.trim() === was.id);
      ids.push(
        `Links to ${is.name || format.strings.unnamed} now end in #${is.id}; ${isKept ? 'those' : 'old ones'} to #${was.id} ${isKept ? 'still find it' : 'no longer find it'}.`,
      );
    }
  }
  return [
    ...(added.length ? [enCompare.columnsAdded(labels(added))] : []),
    ...(removed.length ? [enCompare.columnsRemoved(labels(removed))] : []),
    ...categories,
    ...ids,
  ];
}

function summaryOf(comparison: Comparison, notes: number, {number}: Format): string {
  const counts = countChanges(comparison);
  const {added, removed, changed, editorial} = counts;
  const {terms} = comparison.diff;
  const texts = [
    added.count && enCompare.countAdded(number(added.count)),
    added.outside && enCompare.addedOutside(added.outside, number),
    removed.count && enCompare.countRemoved(number(removed.count)),
    changed.count && enCompare.countChanged(number(changed.count)),
    changed.outside && enCompare.changedOutside(changed.outside, number),
    editorial.count && enCompare.countEditorial(number(editorial.count)),
  ].filter((text) => text !== 0);
  const list = texts.length ? `${texts.join(', ')}.` : terms.length || notes ? enCompare.nothing : 'No changes.';
  return terms.length ? `${list} ${enCompare.termsChanged(number(terms.length))}.` : list;
}
