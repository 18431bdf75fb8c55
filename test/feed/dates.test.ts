import {expect} from 'chai';
import {addDays, isCalendarDate, today} from '../../src/feed/index.js';

describe('isCalendarDate', () => {
  const table: [text: string, expected: boolean][] = [
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2026-12-31', true],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['2026-13-01', false],
    ['2026-01-00', false],
    ['2026-01-32', false],
    ['2026-1-2', false],
    ['22-11-2026', false],
    ['2026/11/22', false],
    ['20261122', false],
    ['2026-11', false],
    ['2026-11-22T00:00:00Z', false],
    ['2026-11-22\n', false],
    [' 2026-11-22', false],
    ['+002026-11-22', false],
    ['２０２６-11-22', false],
    ['November 22, 2026', false],
    ['', false],
  ];
  for (const [text, expected] of table) {
    it(`${JSON.stringify(text)} is ${expected ? 'a' : 'no'} date`, () =>
      expect(isCalendarDate(text)).to.equal(expected));
  }
});

describe('addDays', () => {
  const table: [date: string, days: number, expected: string][] = [
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 30, '2026-12-22'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    // Where clocks change, a day has 23 or 25 hours.
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-22', 365, '2027-11-22'],
  ];
  for (const [date, days, expected] of table) {
    it(`${date} + ${days} = ${expected}`, () => expect(addDays(date, days)).to.equal(expected));
  }

  for (const days of [Number.POSITIVE_INFINITY, 1e12, -1e12]) {
    it(`knows no date after ${days} days, and does not throw`, () => expect(addDays('2026-11-22', days)).to.equal(''));
  }
});

describe('today', () => {
  it("is the day of the reader's own calendar, early and late", () => {
    expect(today(new Date(2026, 10, 22, 0, 0, 1))).to.equal('2026-11-22');
    expect(today(new Date(2026, 10, 22, 23, 59, 59))).to.equal('2026-11-22');
  });

  it('is not that of Greenwich', () => {
    const at = (offset: number) => Object.assign(new Date('2026-11-22T12:00:00Z'), {getTimezoneOffset: () => offset});
    expect(today(at(-13 * 60))).to.equal('2026-11-23');
    expect(today(at(12 * 60 + 30))).to.equal('2026-11-21');
  });

  it('is a date of the calendar', () => expect(isCalendarDate(today())).to.equal(true));
});
