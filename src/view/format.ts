/**
 * How dates, numbers, places and lists are written in one language. Intl's formatters are costly to make (DisplayNames and
 * Collator read whole tables), so each is made for a language when it is first needed, and used for every cell.
 */
import {isCalendarDate} from '../feed/dates.js';
import type {Place} from '../feed/places.js';
import {en, type Strings} from '../locales/en.js';

export interface Format {
  lang: string;
  strings: Strings;
  /** A calendar date in words; what is no date is given back as it was written. */
  date(written: string): string;
  number(count: number): string;
  list(items: readonly string[]): string;
  place(place: Place): string;
  /** Order of two texts as the language's readers expect it, numbers by value. */
  compare(a: string, b: string): number;
}

/** The language as Intl will take it: the first that is well formed, English when none is. */
export function toLanguage(...candidates: (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    try {
      const [language] = Intl.getCanonicalLocales(candidate || []);
      if (language) return language;
    } catch {
      // Not a language tag: an author's slip in a lang attribute must not break the page.
    }
  }
  return 'en';
}

/**
 * The same function, which works out each answer once, and not before it is asked for: lists have few places and dates, but
 * many rows, and most need only some of the formatters.
 */
function once<Answer>(answer: (text: string) => Answer): (text?: string) => Answer {
  const known = new Map<string, Answer>();
  return (text = '') => {
    const found = known.get(text) ?? answer(text);
    known.set(text, found);
    return found;
  };
}

export function createFormat(lang: string): Format {
  const strings = en;
  const regions = once(() => new Intl.DisplayNames(lang, {type: 'region'}));
  const dates = once(() => new Intl.DateTimeFormat(lang, {dateStyle: 'long', timeZone: 'UTC'}));
  const numbers = once(() => new Intl.NumberFormat(lang));
  const lists = once(() => new Intl.ListFormat(lang, {type: 'conjunction', style: 'short'}));
  const collator = once(() => new Intl.Collator(lang, {numeric: true, sensitivity: 'base'}));
  const placeName = once((code) => strings.places[code] ?? regions().of(code) ?? code);
  return {
    lang,
    strings,
    date: once((written) => (isCalendarDate(written) ? dates().format(new Date(`${written}T00:00:00Z`)) : written)),
    number: (count) => numbers().format(count),
    list: (items) => lists().format(items),
    place: ({code, text}) => (code ? placeName(code) : (text ?? '')),
    get compare() {
      return collator().compare;
    },
  };
}
