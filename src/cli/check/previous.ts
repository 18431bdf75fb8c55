/** What links and readers of the version that was published last rely on. */

import {isCalendarDate} from '../../feed/dates.js';
import {diffFeeds, type EntryDiff, type FeedDiff} from '../../feed/diff.js';
import {fingerprint} from '../../feed/match.js';
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {namesSame, withoutForms, wordsIn} from '../../feed/wording.js';
import type {Found} from './rules.js';
import {below, type Entry, fieldPath, type Subject} from './subject.js';

/** Aliases lead to nothing where another entry has them as its id, or had them before. */
export function* checkAliases({entries}: Subject): Generator<Found> {
  if (!entries.some(({entry}) => entry.aliases.length)) return;
  const taken = new Map(entries.map((each) => [each.entry.id, each]));
  for (const each of entries) {
    for (const [index, written] of each.entry.aliases.entries()) {
      const alias = written.trim();
      const other = taken.get(alias);
      const path = fieldPath(each, 'aliases');
      if (other && other !== each)
        yield {
          code: 'alias-taken',
          path: Array.isArray(each.written.aliases) ? below(path, index) : path,
          args: {value: alias, other: other.entry.name || other.entry.id},
        };
      else taken.set(alias, each);
    }
  }
}

export function* checkPrevious(subject: Subject): Generator<Found> {
  const {previous, feed, entries, listPath, today} = subject;
  if (!previous) return;
  const diff = diffFeeds(previous, feed);
  const byEntry = new Map(entries.map((each) => [each.entry, each]));
  // Who has the id of an entry that has got another one, or is gone.
  const linked = new Set(entries.flatMap(({entry}) => [entry.id, ...entry.aliases.map((alias) => alias.trim())]));
  for (const match of [...diff.changed, ...diff.same]) {
    const each = byEntry.get(match.after);
    if (each) yield* checkEntry(match, each, linked);
  }
  for (const entry of diff.removed) {
    if (!hasEnded(entry, today)) yield {code: 'deleted', path: listPath, args: {name: entry.name, value: entry.id}};
  }
  yield* checkDate(previous, feed, diff, subject);
}

const hasEnded = ({effectiveUntil = ''}: Subprocessor, today: string): boolean =>
  isCalendarDate(effectiveUntil) && effectiveUntil < today;

const reused = (before: Subprocessor, each: Entry): Found => ({
  code: 'reused-id',
  path: fieldPath(each, 'id'),
  args: {value: before.id, before: before.name, after: each.entry.name},
});

function* checkEntry(
  {before, after, by, changes}: EntryDiff,
  each: Entry,
  linked: ReadonlySet<string>,
): Generator<Found> {
  if (by === 'id' && isAnother(before, after)) {
    yield reused(before, each);
    return;
  }
  // An id that parsing has numbered is none of a link that lasts.
  const earlier = changes.some(({field}) => field === 'id') ? [before.id] : [];
  for (const id of [...earlier, ...before.aliases.map((alias) => alias.trim())]) {
    if (id && !linked.has(id)) yield {code: 'changed-id', path: fieldPath(each, 'id'), args: {value: id}};
  }
}

/** What an entry is called, name by name, as words without legal forms. */
const namesOf = ({names, legalName, parent}: Subprocessor): string[][] =>
  [...names, legalName, parent].flatMap((name) => (name ? [withoutForms(wordsIn(name))] : []));

/** All that an entry says, as words; its id says what it was called when it came. */
const wordsOf = ({id: _, ...entry}: Subprocessor): ReadonlySet<string> => new Set(wordsIn(fingerprint(entry)));

const isNamedIn = (names: readonly string[][], words: ReadonlySet<string>): boolean =>
  names.some((name) => name.every((word) => words.has(word)));

/**
 * Whether one id stands for two companies: nothing that names the one is said of the other. Who keeps the id of a company with
 * a new name says somewhere what it was called, or keeps its site.
 */
function isAnother(before: Subprocessor, after: Subprocessor): boolean {
  if (!before.name || !after.name || namesSame(before.name, after.name)) return false;
  if (before.url && before.url === after.url) return false;
  const [one, other] = [namesOf(before), namesOf(after)];
  if (isNamedIn(one, wordsOf(after)) || isNamedIn(other, wordsOf(before))) return false;
  const together = other.map((name) => name.join(''));
  return !one.some((name) => together.some((text) => text.includes(name.join('')) || name.join('').includes(text)));
}

function* checkDate(previous: Feed, feed: Feed, diff: FeedDiff, {written}: Subject): Generator<Found> {
  const [before, after] = [previous.updated ?? '', feed.updated ?? ''];
  if (!isCalendarDate(before) || !isCalendarDate(after)) return;
  const path = Object.hasOwn(written, 'updated') ? '/updated' : '';
  if (after < before) yield {code: 'updated-back', path, args: {value: after, previous: before}};
  const isChanged =
    diff.added.length ||
    diff.removed.length ||
    diff.changed.some(({level}) => level === 'material') ||
    diff.terms.length;
  if (after === before && isChanged) yield {code: 'updated-not-raised', path, args: {value: before}};
}
