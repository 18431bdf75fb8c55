/** Calendar dates, `YYYY-MM-DD`, in relation to today and to each other. No time zone can shift them. */

/**
 * The calendar date `days` after `date` (both `YYYY-MM-DD`); no time zone can shift it. `''` beyond the years that a date
 * can have, so that an absurd number in a feed takes no page down.
 */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return Number.isNaN(moved.getTime()) ? '' : moved.toISOString().slice(0, 10);
}

/** Today on the reader's own calendar, `YYYY-MM-DD`. */
export function today(now: Date = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
