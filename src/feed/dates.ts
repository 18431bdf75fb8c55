/**
 * Whether a text is a date of the calendar in the form of RFC 3339 `full-date`, `2026-11-22`. Impossible dates such as
 * `2026-02-30` are not: `Date` would quietly roll them over into March.
 */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

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
