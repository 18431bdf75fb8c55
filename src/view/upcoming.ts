/** Changes that the feed has announced and that are still to come. */
import {addDays} from '../feed/clock.js';
import {isCalendarDate} from '../feed/dates.js';
import type {Feed, Subprocessor} from '../feed/parse.js';

export interface UpcomingChange {
  entry: Subprocessor;
  kind: 'starts' | 'ends';
  /** `YYYY-MM-DD` */
  date: string;
  /** The last day to object, where the feed says when the change was announced and how long one may object. */
  objectUntil?: string;
}

/** What starts after `today` or ends on it or later, soonest first. An addition may be objected to, an ending may not. */
export function upcomingChanges(feed: Feed, today: string): UpcomingChange[] {
  const dated = feed.subprocessors.filter(({effectiveFrom, effectiveUntil}) => effectiveFrom || effectiveUntil);
  const changes = dated.flatMap((entry): UpcomingChange[] => {
    const {announced = '', effectiveFrom = '', effectiveUntil = ''} = entry;
    const found: UpcomingChange[] = [];
    if (isCalendarDate(effectiveFrom) && effectiveFrom > today) {
      const days = feed.objection?.days;
      const until = days !== undefined && isCalendarDate(announced) ? addDays(announced, days) : undefined;
      found.push({
        entry,
        kind: 'starts',
        date: effectiveFrom,
        objectUntil: until && until >= today ? until : undefined,
      });
    }
    if (isCalendarDate(effectiveUntil) && effectiveUntil >= today)
      found.push({entry, kind: 'ends', date: effectiveUntil});
    return found;
  });
  return changes.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}
