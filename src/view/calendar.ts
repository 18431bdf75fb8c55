/**
 * Last days to object as an iCalendar file (RFC 5545), which calendars import. It is written by hand, as of all that the
 * format can do this needs one kind of event, a whole day. What the libraries bring for the rest (by esbuild, minified and
 * gzipped: `ics` 3.12 with yup and nanoid 24 kB, `ical.js` 2.2 23 kB, `ical-generator` 10.2 9 kB) is more than the whole
 * first view, or nearly half of it. The tests have `ical.js` read what is written here.
 *
 * Feeds are written by others: whatever a text says, it stays within its property.
 */
import {addDays} from '../feed/clock.js';
import {isCalendarDate} from '../feed/dates.js';

/** What lasts one day. */
export interface CalendarEvent {
  /** Address of the list that it is from, absolute, without what a view adds to it: see `uidOf`. */
  list: string;
  /** The `id` of the entry. */
  id: string;
  /** `YYYY-MM-DD` */
  date: string;
  summary: string;
  description: string;
  /** Where to read more; left out where it is no address on the web. */
  url: string;
}

/** Three days before, at nine in the morning: it is counted back from midnight, when nobody wants to be reminded. */
const REMINDER = '-P2DT15H';

/**
 * The events as a calendar, for the day as it is where the reader is, and without making them look busy. `stamp` is when it
 * was made. What has no date of the calendar is left out; `''` where nothing is left, as a calendar cannot be empty.
 */
export function toCalendar(events: readonly CalendarEvent[], stamp: Date): string {
  const dated = events.filter(({date}) => isCalendarDate(date) && isCalendarDate(addDays(date, 1)));
  if (!dated.length) return '';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//subprocessor-list//subprocessor-list//EN',
    ...dated.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, stamp: Date): string[] {
  const {date, summary, description, url} = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(event)}`,
    `DTSTAMP:${compact(stamp.toISOString().replace(/\.\d+/, ''))}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`, // the first day that is not part of it
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...addressLines(url),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${REMINDER}`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** An address is escaped in its own way, which the URL parser knows; none that only this computer or page could follow. */
function addressLines(url: string): string[] {
  try {
    const {protocol, href} = new URL(url);
    return /^https?:$/.test(protocol) ? [`URL:${href}`] : [];
  } catch {
    return [];
  }
}

/** A date, or a time, in the basic format of ISO 8601. */
const compact = (time: string): string => time.replace(/[-:]/g, '');

/**
 * The same for the same entry, date and list, so that importing it again replaces what is there; whoever moves a deadline
 * makes another. Lists are told apart by a hash, as a UID should not name hosts (RFC 7986, 5.3).
 */
const uidOf = ({list, id, date}: CalendarEvent): string =>
  `${encodeURIComponent(id.toWellFormed())}-${date}@${hashOf(list)}`;

/** FNV-1a: there is nothing to keep secret, and what browsers have for hashes works later, and not on every page. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The value of a text property (3.3.11). All that some program takes for the end of a line is a line break in the text. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');

/** The longest line, in octets of UTF-8. */
const LONGEST = 75;

/** A line in as many as it takes (3.1): each but the first begins with a space, which counts. No character is split. */
function folded(line: string): string {
  let text = '';
  let length = 0;
  for (const character of line) {
    const octets = octetsOf(character.codePointAt(0) ?? 0);
    if (length + octets > LONGEST) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}

const octetsOf = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
