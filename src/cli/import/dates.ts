/** Finds dates as people write them. What may mean two days is none: `01-02-2020` is in January or in February. */
import {isCalendarDate} from '../../feed/dates.js';
import {fold} from '../../feed/fold.js';

/** The languages whose names of months are known; in Japanese months have numbers. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs'];

let months: Map<string, number> | undefined;

/** The number of a month by its name, whole or short, in the case that stands in a date or by itself. */
function monthOf(name: string): number | undefined {
  if (!months) {
    months = new Map();
    const conflicts = new Set<string>();
    for (const language of LANGUAGES) {
      for (const style of ['long', 'short'] as const) {
        const formats = [{month: style}, {month: style, day: 'numeric'}] as const;
        for (let month = 1; month <= 12; month++) {
          const day = new Date(Date.UTC(2024, month - 1, 1));
          for (const format of formats) {
            const parts = new Intl.DateTimeFormat(language, {...format, timeZone: 'UTC'}).formatToParts(day);
            const written = wordOf(parts.find(({type}) => type === 'month')?.value ?? '');
            if (!/^\p{L}{3,}$/u.test(written)) continue;
            if ((months.get(written) ?? month) !== month) conflicts.add(written);
            months.set(written, month);
          }
        }
      }
    }
    // What one language calls this month, and another one that.
    for (const name of conflicts) months.delete(name);
    months.set('sept', 9);
  }
  return months.get(wordOf(name));
}

const wordOf = (text: string): string => fold(text).replace(/[^\p{L}]/gu, '');

const iso = (year: number | string, month: number | string, day: number | string): string | undefined => {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
};

const WORD = String.raw`\p{L}{3,12}\.?`;
const NUMBER = String.raw`\d{1,2}`;
const YEAR = String.raw`(?:19|20)\d\d`;
const FORMS: readonly [RegExp, (parts: string[]) => string | undefined][] = [
  // 2023-01-05, 2023/1/5, 2023年1月5日
  [
    new RegExp(String.raw`(?<!\d)(${YEAR})\s?[-/.年]\s?(${NUMBER})\s?[-/.月]\s?(${NUMBER})(?!\d)日?`, 'u'),
    ([year = '', month = '', day = '']) => iso(year, month, day),
  ],
  // 30 April 2018, 5. Januar 2023, 1er janvier 2023, 5 de enero de 2023, 30-Apr-2018
  [
    new RegExp(
      String.raw`(?<!\d)(${NUMBER})(?:st|nd|rd|th|er|º|ª|\.)?[\s.,-]{0,3}(?:of |de |den )?(${WORD})[\s.,-]{0,3}(?:de |del )?(${YEAR})(?!\d)`,
      'iu',
    ),
    ([day = '', month = '', year = '']) => iso(year, monthOf(month) ?? 0, day),
  ],
  // January 5th, 2023; May, 15, 2025; May 17 2018
  [
    new RegExp(String.raw`(?<!\p{L})(${WORD})[\s.,-]{0,3}(${NUMBER})(?:st|nd|rd|th)?[\s.,-]{1,3}(${YEAR})(?!\d)`, 'iu'),
    ([month = '', day = '', year = '']) => iso(year, monthOf(month) ?? 0, day),
  ],
  // 05.01.2023: with dots, the day comes first wherever that is written
  [
    new RegExp(String.raw`(?<!\d)(${NUMBER})\.\s?(${NUMBER})\.\s?(${YEAR})(?!\d)`, 'u'),
    ([day = '', month = '', year = '']) => iso(year, month, day),
  ],
  // 18-11-2020, 11/18/2020: only where one of them can be no month, or both are the same
  [
    new RegExp(String.raw`(?<!\d)(${NUMBER})([-/])(${NUMBER})\2(${YEAR})(?!\d)`, 'u'),
    ([first = '', , second = '', year = '']) => ordered(first, second, year),
  ],
];

function ordered(first: string, second: string, year: string): string | undefined {
  if (Number(first) > 12) return iso(year, second, first);
  if (Number(second) > 12 || first === second) return iso(year, first, second);
  return undefined;
}

/** The first date in a text as `YYYY-MM-DD`, and where it stands; `undefined` where none is certain. */
export function findDate(text: string): {date: string; from: number; to: number} | undefined {
  let found: {date: string; from: number; to: number} | undefined;
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(text);
    const date = match && read(match.slice(1));
    if (match && date && (!found || match.index < found.from))
      found = {date, from: match.index, to: match.index + match[0].length};
  }
  return found;
}

/** A text that is a date and nothing else. */
export function dateOf(text: string): string | undefined {
  const trimmed = text.trim();
  const found = findDate(trimmed);
  if (!found) return undefined;
  const rest = trimmed.slice(0, found.from) + trimmed.slice(found.to);
  // A day of the week or a time of midnight says no more.
  return /^[\s.,]*(T00:00(:00)?(\.000)?Z?)?[\s.,]*$/.test(rest) ? found.date : undefined;
}

/**
 * The day in the name of a file: `list-2023-01-05.pdf`, `list-10-23-20.pdf`. A year of two digits counts
 * only where the whole can be read in one way.
 */
export function dateInFileName(name: string): string | undefined {
  const text = name.replace(/_/g, '-');
  const compact = /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (compact) return iso(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '');
  const found = findDate(text)?.date;
  if (found) return found;
  const [, first = '', second = '', third] = /(?<!\d|\d-)(\d{1,2})-(\d{1,2})-(\d\d)(?!\d|-\d)/.exec(text) ?? [];
  if (third === undefined) return undefined;
  const readings = [
    iso(`20${third}`, first, second),
    iso(`20${third}`, second, first),
    first.length > 1 && iso(`20${first}`, second, third),
  ];
  const [reading, ...others] = new Set(readings.filter(Boolean));
  return others.length ? undefined : reading || undefined;
}
