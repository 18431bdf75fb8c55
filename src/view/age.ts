/** How long ago a date was, in words, for who asks whether a list is kept up to date. */
import {isCalendarDate} from '../feed/dates.js';

const DAY = 86_400_000;

/** Units, their length in days (years and months about as long as they are), and after how many days they are told. */
const UNITS = [
  ['year', 365, 730],
  ['month', 30.4, 30.4],
  ['week', 7, 7],
  ['day', 1, 0],
] as const;

/**
 * "3 weeks ago", "yesterday", "today". `date` and `today` are calendar dates (`YYYY-MM-DD`), `lang` a language tag. `''` for
 * what is no date, or still to come.
 */
export function ageOf(date: string, today: string, lang: string): string {
  const days = isCalendarDate(date) ? Math.round((Date.parse(today) - Date.parse(date)) / DAY) : -1;
  if (days < 0) return '';
  // "Last year" may be yesterday; a year ago is not.
  const [unit, length] = UNITS.find(([, , least]) => days >= least) ?? UNITS[3];
  return new Intl.RelativeTimeFormat(lang, {numeric: unit === 'day' ? 'auto' : 'always'}).format(
    -Math.floor(days / length),
    unit,
  );
}
