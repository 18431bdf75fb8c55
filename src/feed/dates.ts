/**
 * Whether a text is a date of the calendar in the form of RFC 3339 `full-date`, `2026-11-22`. Impossible dates such as
 * `2026-02-30` are not: `Date` would quietly roll them over into March.
 */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
