import {expect} from 'chai';
import ICAL from 'ical.js';
import {type CalendarEvent, toCalendar} from '../../src/view/calendar.js';
import {random} from '../support/view.js';

const STAMP = new Date('2026-03-01T23:30:15.250Z');

const EVENT: CalendarEvent = {
  list: 'https://acme.example/subprocessors.json',
  id: 'ada',
  date: '2026-03-22',
  summary: 'Last day to object to Ada',
  description: 'In use from April 1, 2026.',
  url: 'https://acme.example/list#ada',
};

const calendar = (...events: Partial<CalendarEvent>[]): string =>
  toCalendar(
    events.map((event) => ({...EVENT, ...event})),
    STAMP,
  );

/** The events as a calendar program reads them. */
const read = (text: string): ICAL.Component[] => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');

const statedIn = (component: ICAL.Component | null | undefined, name: string): string =>
  String(component?.getFirstPropertyValue(name));

/** The value of a property of one event, read back. */
const readBack = (name: string, event: Partial<CalendarEvent>): string => {
  const events = read(calendar(event));
  expect(events).to.have.length(1);
  return statedIn(events[0], name);
};

const linesOf = (text: string): string[] => text.split('\r\n');
const octets = (text: string): number => new TextEncoder().encode(text).length;

/** What holds of every file: its ends of lines, its longest line, and what characters it may have. */
function expectWellFormed(text: string): void {
  expect(text).to.match(/\r\n$/);
  expect(text.replaceAll('\r\n', '')).to.not.match(/(?!\t)[\p{Cc}\p{Cs}\u2028\u2029]/u);
  for (const line of linesOf(text)) expect(octets(line), line).to.be.at.most(75);
}

describe('toCalendar', () => {
  it('has a day of its own for each event, and a reminder', () => {
    expect(calendar({}).replace(/@.*/, '@…')).to.equal(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//subprocessor-list//subprocessor-list//EN',
        'BEGIN:VEVENT',
        'UID:ada-2026-03-22@…',
        'DTSTAMP:20260301T233015Z',
        'DTSTART;VALUE=DATE:20260322',
        'DTEND;VALUE=DATE:20260323',
        'SUMMARY:Last day to object to Ada',
        'DESCRIPTION:In use from April 1\\, 2026.',
        'URL:https://acme.example/list#ada',
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-P2DT15H',
        'DESCRIPTION:Last day to object to Ada',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('is read as what it is by a calendar program', () => {
    const [component, ...others] = read(calendar({}));
    expect(others).to.deep.equal([]);
    const {startDate, endDate, duration, summary, description} = new ICAL.Event(component!);
    expect([startDate.isDate, startDate.toString(), endDate.toString()]).to.deep.equal([
      true,
      '2026-03-22',
      '2026-03-23',
    ]);
    expect(duration.toString()).to.equal('P1D');
    expect([summary, description]).to.deep.equal([EVENT.summary, EVENT.description]);
    expect(statedIn(component, 'dtstamp')).to.equal('2026-03-01T23:30:15Z');
    expect(statedIn(component, 'url')).to.equal(EVENT.url);
    expect(statedIn(component, 'transp')).to.equal('TRANSPARENT');

    const [alarm, ...more] = component!.getAllSubcomponents('valarm');
    expect(more).to.deep.equal([]);
    expect(statedIn(alarm, 'action')).to.equal('DISPLAY');
    expect(statedIn(alarm, 'description')).to.equal(EVENT.summary);
    const reminded = startDate.clone();
    reminded.isDate = false;
    reminded.addDuration(alarm!.getFirstPropertyValue('trigger') as ICAL.Duration);
    expect(reminded.toString()).to.equal('2026-03-19T09:00:00');
  });

  it('has the events in their order, in one calendar', () => {
    const events = read(calendar({id: 'b'}, {id: 'a', date: '2026-01-01'}, {id: 'c'}));
    expect(events.map((event) => statedIn(event, 'dtstart'))).to.deep.equal(['2026-03-22', '2026-01-01', '2026-03-22']);
    expect(calendar({}, {}).match(/BEGIN:VCALENDAR/g)).to.have.length(1);
  });

  const days: [date: string, after: string][] = [
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-03-28', '2026-03-29'],
    ['2026-12-31', '2027-01-01'],
    ['9999-12-30', '9999-12-31'],
  ];
  for (const [date, after] of days) {
    it(`ends the day of ${date} on ${after}`, () => {
      expect([readBack('dtstart', {date}), readBack('dtend', {date})]).to.deep.equal([date, after]);
    });
  }

  it('leaves out what has no day, or none after it', () => {
    const dates = ['', 'soon', '2026-02-30', '2026-3-1', '20260301', '2026-03-01\nX:1', '9999-12-31'];
    expect(calendar(...dates.map((date) => ({date})), {})).to.equal(calendar({}));
    expect(calendar(...dates.map((date) => ({date})))).to.equal('');
    expect(calendar()).to.equal('');
  });

  it('escapes as the format wants it, which programs that read it may not need', () => {
    expect(calendar({summary: 'a;b,c:d\\e"f\ng'})).to.include('\r\nSUMMARY:a\\;b\\,c:d\\\\e"f\\ng\r\n');
  });

  const texts: [what: string, text: string, read?: string][] = [
    ['nothing', ''],
    ['what separates values', 'a, b; c: d'],
    ['backslashes', '\\ \\\\ \\n \\; \\, C:\\new'],
    ['a backslash at the end', 'a\\'],
    ['quotes', '"a" \'b\' “c”'],
    ['spaces', ' a  b '],
    ['a tab', 'a\tb'],
    ['a line break', 'a\nb'],
    ['a line break of Windows', 'a\r\nb', 'a\nb'],
    ['a line break of old', 'a\rb', 'a\nb'],
    ['other ends of lines', 'a\vb\fc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
    ['control characters', 'a\0b\x07c\x1bd\x7fe\x9ff', 'abcdef'],
    ['a property', 'a\r\nATTACH:https://evil.example', 'a\nATTACH:https://evil.example'],
    ['the end of the event', 'a\nEND:VEVENT\nBEGIN:VEVENT', 'a\nEND:VEVENT\nBEGIN:VEVENT'],
    ['a line that goes on', 'a\r\n b', 'a\n b'],
    ['parameters', ';VALUE=DATE:x'],
    ['carets', "^n ^' ^^"],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
    ['other scripts', 'Größe 木村 שלום 👩‍👩‍👧'],
  ];
  for (const [what, text, expected = text] of texts) {
    it(`leaves text: ${what}`, () => {
      expect(readBack('summary', {summary: text})).to.equal(expected);
      expect(readBack('description', {description: text})).to.equal(expected);
      expectWellFormed(calendar({summary: text, description: text, id: text, url: text}));
    });
  }

  // The name and the colon take 8 octets; a line that follows, one for the space.
  const lengths: [text: string, lines: number][] = [
    ['a'.repeat(67), 1],
    ['a'.repeat(68), 2],
    ['a'.repeat(67 + 74), 2],
    ['a'.repeat(67 + 75), 3],
    ['é'.repeat(33), 1],
    ['é'.repeat(34), 2],
    ['木'.repeat(22), 1],
    ['木'.repeat(23), 2],
    ['👍'.repeat(16), 1],
    ['👍'.repeat(17), 2],
    ['👍'.repeat(16 + 18), 2],
    ['👍'.repeat(16 + 19), 3],
    [`${'a'.repeat(66)}, b`, 2],
    [`${'a'.repeat(67)} b`, 2],
    [`${'a'.repeat(67)}\t${' '.repeat(80)}`, 3],
  ];
  for (const [text, lines] of lengths) {
    it(`needs ${lines} lines for ${octets(text)} octets of ${[...text][0]}`, () => {
      const file = calendar({summary: text, description: ''});
      const from = linesOf(file).findIndex((line) => line.startsWith('SUMMARY:'));
      const next = linesOf(file).findIndex((line) => line.startsWith('DESCRIPTION:'));
      expect(next - from).to.equal(lines);
      expectWellFormed(file);
      expect(readBack('summary', {summary: text})).to.equal(text);
    });
  }

  it('leaves any text text', () => {
    const pieces = [
      ...'\\;,:"^\t ab1é木👍\u0301',
      '\\n',
      '\r\n',
      '\n',
      '\r\n ',
      'BEGIN:VEVENT',
      'END:VCALENDAR',
      'a'.repeat(40),
    ];
    const next = random(1);
    const piece = (): string => pieces[Math.floor(next() * pieces.length)]!;
    for (let count = 0; count < 500; count++) {
      const text = Array.from({length: next() * 30}, piece).join('');
      const written = calendar({summary: text, description: `${text}.`, id: `${text}x`}, {});
      expectWellFormed(written);
      const [event, other, ...others] = read(written);
      expect(others).to.deep.equal([]);
      const expected = text.replaceAll('\r\n', '\n');
      expect(statedIn(event, 'summary'), JSON.stringify(text)).to.equal(expected);
      expect(statedIn(event, 'description')).to.equal(`${expected}.`);
      expect(statedIn(other, 'summary')).to.equal(EVENT.summary);
    }
  });

  const addresses: [url: string, read: string | undefined][] = [
    ['https://acme.example/a,b;c?d=e,f&g="h"#i:j', 'https://acme.example/a,b;c?d=e,f&g=%22h%22#i:j'],
    ['http://localhost/', 'http://localhost/'],
    ['https://acme.example/ä b#ü', 'https://acme.example/%C3%A4%20b#%C3%BC'],
    ['https://acme.example/#a\r\nATTACH:x\u2028y', 'https://acme.example/#aATTACH:x%E2%80%A8y'],
    [`https://acme.example/${'a'.repeat(100)}`, `https://acme.example/${'a'.repeat(100)}`],
    ['', undefined],
    ['#ada', undefined],
    ['https://', undefined],
    ['file:///home/ada/list.html', undefined],
    ['javascript:alert(1)', undefined],
  ];
  for (const [url, expected] of addresses) {
    it(`leads from ${JSON.stringify(url)} to ${expected}`, () => {
      const [event] = read(calendar({url}));
      expect(event!.getFirstPropertyValue('url')).to.equal(expected ?? null);
      expectWellFormed(calendar({url}));
    });
  }

  describe('names an event', () => {
    const uid = (event: Partial<CalendarEvent>): string => readBack('uid', event);

    it('the same for the same list, entry and date, whatever else changes', () => {
      const later = toCalendar([{...EVENT, summary: 'A', description: 'B', url: ''}], new Date(0));
      expect(statedIn(read(later)[0], 'uid')).to.equal(uid({}));
    });

    it('otherwise for each other list, entry and date', () => {
      const events = [
        {},
        {list: 'https://acme.example/subprocessors.jsom'},
        {list: 'https://acme.example/subprocessor.jsons'},
        {list: ''},
        {id: 'Ada'},
        {id: 'a da'},
        {id: 'a-da'},
        {id: 'a,da'},
        {id: 'a%2Cda'},
        {id: 'a\nda'},
        {id: 'ädä'},
        {id: 'ada-2026-03-22'},
        {date: '2026-03-23'},
      ];
      expect(new Set(events.map(uid)).size).to.equal(events.length);
    });

    it('without a host, in letters that need no escape', () => {
      for (const id of ['ada', 'a,b;c\\d:e\n', '木村', 'a\ud800'])
        expect(uid({id})).to.match(/^[\w.~!*'()%-]+-2026-03-22@[\da-f]{8}$/);
    });

    // What people have imported has the old name: whoever changes how it is made doubles their events.
    it('for good', () => {
      expect(uid({})).to.equal('ada-2026-03-22@bb0d8044');
      expect(uid({list: 'https://acme.example/46.json'})).to.equal('ada-2026-03-22@009b2cdd');
    });
  });
});
