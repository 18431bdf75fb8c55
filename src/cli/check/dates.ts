/** Dates that are of the calendar, but cannot be right, or do not keep what is promised. */
import {addDays} from '../../feed/clock.js';
import {isCalendarDate} from '../../feed/dates.js';
import type {Found} from './rules.js';
import {below, type Entry, fieldPath, isObject, itemsOf, type Subject} from './subject.js';

/** A date that parsing has found fault with counts as not stated. */
const stated = (date = ''): string => (isCalendarDate(date) ? date : '');

export function* checkDates(subject: Subject): Generator<Found> {
  const {feed, written, today, entries} = subject;
  const updated = stated(feed.updated);
  if (!feed.updated) yield {code: 'missing-updated', path: ''};
  if (updated > today) yield {code: 'future-updated', path: '/updated', args: {value: updated, today}};
  for (const field of ['updated', 'effective'] as const)
    if (Object.hasOwn(written, field)) yield* checkFar(stated(feed[field]), below('', field), today);
  for (const field of ['changes', 'previousVersions'] as const) {
    for (const [item, path] of itemsOf(written[field], below('', field))) {
      const date = isObject(item) && typeof item.date === 'string' ? stated(item.date) : '';
      yield* checkFar(date, below(path, 'date'), today);
      if (updated && date > updated) yield stale(date, updated, below(path, 'date'));
    }
  }
  yield* checkVersions(subject);
  yield* checkTerms(subject);
  for (const each of entries) yield* checkEntry(each, updated, subject);
}

const stale = (value: string, updated: string, path: string): Found => ({
  code: 'stale-updated',
  path,
  args: {value, updated},
});

/** No list is older than the first data protection directive, and none plans further ahead than contracts last. */
const [EARLIEST, YEARS_AHEAD] = ['1990-01-01', 20];

function* checkFar(date: string, path: string, today: string): Generator<Found> {
  if (!date) return;
  const years = Math.abs(Number(date.slice(0, 4)) - Number(today.slice(0, 4)));
  if (date < EARLIEST || (date > today && years > YEARS_AHEAD))
    yield {code: 'far-date', path, args: {value: date, years: String(years)}};
}

function* checkVersions({written}: Subject): Generator<Found> {
  const seen = new Set<string>();
  for (const [item, path] of itemsOf(written.previousVersions, '/previousVersions')) {
    const version = isObject(item) ? item : {url: item};
    // Of one day there may be a feed and a document.
    const keys = [
      ['the address', 'url', `${version.url}`],
      ['the date and type', 'date', version.date && `${version.date} ${version.type ?? ''}`.trim()],
    ] as const;
    for (const [what, field, value] of keys) {
      if (typeof version[field] !== 'string' || !value) continue;
      if (seen.has(`${field} ${value}`)) {
        yield {
          code: 'duplicate-version',
          path: isObject(item) ? below(path, field) : path,
          args: {what, value: `${value}`},
        };
        break;
      }
      seen.add(`${field} ${value}`);
    }
  }
}

/** What is said of notice and objection, GDPR Art. 28(2). */
function* checkTerms({feed: {notice, objection}, written}: Subject): Generator<Found> {
  if (!notice) yield {code: 'no-notice', path: ''};
  else if (notice.days === undefined) yield* checkNoticeText(notice.text, written);
  if (!objection) yield {code: 'no-objection', path: ''};
  const [days, most] = [objection?.days, notice?.days];
  if (days !== undefined && most !== undefined && days > most)
    yield {
      code: 'objection-after-start',
      path: isObject(written.objection) ? '/objection/days' : '/objection',
      args: {days: `${days}`, notice: `${most}`},
    };
}

/** A number of days in words, as "30 (thirty) calendar days". */
const DAYS =
  /\b(\d{1,3})\s*(?:\([^()]*\)\s*)?(?:(?:calendar|kalender)[\s-]*)?(?:days?|tagen?|jours|días|giorni|dagen|dias)\b/i;

function* checkNoticeText(text = '', written: Subject['written']): Generator<Found> {
  const [value, days] = DAYS.exec(text) ?? [];
  const path = isObject(written.notice) ? '/notice/text' : '/notice';
  if (value && days) yield {code: 'notice-without-days', path, args: {value, days}};
}

function* checkEntry(each: Entry, updated: string, {feed, today}: Subject): Generator<Found> {
  const {entry} = each;
  const [announced, from, until] = [stated(entry.announced), stated(entry.effectiveFrom), stated(entry.effectiveUntil)];
  if (!announced && !from && !until) return;
  yield* checkFar(announced, fieldPath(each, 'announced'), today);
  yield* checkFar(from, fieldPath(each, 'effectiveFrom'), today);
  yield* checkFar(until, fieldPath(each, 'effectiveUntil'), today);
  if (from && until && until < from)
    yield {code: 'date-order', path: fieldPath(each, 'effectiveUntil'), args: {from, until}};
  if (updated && announced > updated && announced <= today)
    yield stale(announced, updated, fieldPath(each, 'announced'));
  if (!from) return;
  if (!announced) {
    if (from > today) yield {code: 'unannounced', path: fieldPath(each, 'effectiveFrom'), args: {from}};
    return;
  }
  const days = feed.notice?.days ?? 0;
  const earliest = stated(Number.isInteger(days) ? addDays(announced, days) : '');
  if (announced > from) yield {code: 'late-announcement', path: fieldPath(each, 'announced'), args: {announced, from}};
  else if (earliest > from)
    yield {
      code: 'short-notice',
      path: fieldPath(each, 'effectiveFrom'),
      args: {announced, from, earliest, days: String(days)},
    };
}
