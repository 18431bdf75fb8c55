/** Changes that the feed has announced: what is still to come, until when one may object, and where an entry stands. */
import {addDays} from '../feed/clock.js';
import {isCalendarDate} from '../feed/dates.js';
import type {Feed, Subprocessor} from '../feed/parse.js';

export interface UpcomingChange {
  entry: Subprocessor;
  kind: 'starts' | 'ends';
  /** `YYYY-MM-DD` */
  date: string;
  /** How long one may object to a start, where that follows from the feed. */
  objection?: Objection;
}

export interface Objection {
  /** The last day to object, `YYYY-MM-DD`; stated even when it is past. */
  until: string;
  /** The day it is counted from, `YYYY-MM-DD`. */
  from: string;
  /** How many days after that one may object. */
  days: number;
  /** Whether the feed states that day, or it is as long before the start as changes are announced. */
  basis: 'announced' | 'notice';
}

/** Where an entry stands: not in use yet, not for long any more, no longer, or not for long so far. */
export type Stage = 'upcoming' | 'ending' | 'ended' | 'new';

/** For how many days after its first an entry is new. */
const NEW_DAYS = 30;

const DAY = 86_400_000;

/**
 * What starts after `today` or ends on it or later, soonest first. An addition may be objected to, an ending may not: the
 * GDPR, Art. 28(2), has a processor tell of intended additions and replacements, so that its customers can object. It names
 * no period; the deadline is what the publisher states, see `objectionTo`.
 */
export function upcomingChanges(feed: Feed, today: string): UpcomingChange[] {
  const dated = feed.subprocessors.filter(({effectiveFrom, effectiveUntil}) => effectiveFrom || effectiveUntil);
  const changes = dated.flatMap((entry): UpcomingChange[] => {
    const [from, until] = [stated(entry.effectiveFrom), stated(entry.effectiveUntil)];
    const found: UpcomingChange[] = [];
    if (from > today) found.push({entry, kind: 'starts', date: from, objection: objectionTo(entry, feed)});
    if (until >= today) found.push({entry, kind: 'ends', date: until});
    return found;
  });
  return changes.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

/** The soonest day that is the last to object to one of the changes, and not past. */
export function deadlineOf(changes: readonly UpcomingChange[], today: string): string | undefined {
  const ahead = changes.flatMap(({objection}) => (objection && objection.until >= today ? [objection.until] : []));
  return ahead.sort()[0];
}

/**
 * Where an entry stands on the day `today`; nothing for what has been in use for a while and is to stay. The future counts
 * before the past, and the end before the start: what is still to start is `upcoming`, whatever is said of its end; what
 * started lately and has an end is `ending` or `ended`, and not `new`. The day of the end is the last in use.
 */
export function stageOf({effectiveFrom, effectiveUntil}: Subprocessor, today: string): Stage | undefined {
  const [from, until] = [stated(effectiveFrom), stated(effectiveUntil)];
  if (from > today) return 'upcoming';
  if (until) return until < today ? 'ended' : 'ending';
  return from && daysUntil(from, today) >= -NEW_DAYS ? 'new' : undefined;
}

/** Whole days from `today` to `date`, both calendar dates (`YYYY-MM-DD`): 0 is today, less is past. */
export const daysUntil = (date: string, today: string): number => (Date.parse(date) - Date.parse(today)) / DAY;

/**
 * The days to object are counted from the announcement. Where the entry does not state when that was, it was as long before
 * the start as the publisher promises to give notice, or earlier. Nothing where the publisher states no days to object or there
 * is another gap in this, nor for a number that leads beyond the dates that there are.
 */
function objectionTo({announced, effectiveFrom = ''}: Subprocessor, feed: Feed): Objection | undefined {
  const notice = feed.notice?.days;
  const days = feed.objection?.days;
  const told = stated(announced);
  const from = told || daysAfter(effectiveFrom, notice, -1);
  const until = daysAfter(from, days, 1);
  if (days === undefined || !until) return undefined;
  return {until, from, days, basis: told ? 'announced' : 'notice'};
}

/** A date if it is one of the calendar: what is none counts as not stated. */
const stated = (date = ''): string => (isCalendarDate(date) ? date : '');

/** So many days after (1) or before (-1) a date; `''` for what is no number of days, or leads to no date. */
const daysAfter = (date: string, days: number | undefined, sign: 1 | -1): string =>
  date && days !== undefined && Number.isInteger(days) && days >= 0 ? stated(addDays(date, sign * days)) : '';
