import {expect} from 'chai';
import {upcomingChanges} from '../../src/view/upcoming.js';
import {prepareEntries} from '../support/view.js';

const TODAY = '2026-03-01';

/** The changes ahead as a line each: kind, date, last day to object. */
function ahead(entries: object[], objection?: object): string[] {
  const {feed} = prepareEntries(entries, {objection});
  return upcomingChanges(feed, TODAY).map(({entry, kind, date, objectUntil}) =>
    [entry.id, kind, date, objectUntil].filter(Boolean).join(' '),
  );
}

describe('upcomingChanges', () => {
  const table: [what: string, entry: object, days: number | undefined, expected: string[]][] = [
    ['no dates', {}, 30, []],
    ['a start tomorrow', {effectiveFrom: '2026-03-02'}, 30, ['e0 starts 2026-03-02']],
    ['a start today', {effectiveFrom: TODAY}, 30, []],
    ['a start yesterday', {effectiveFrom: '2026-02-28'}, 30, []],
    ['an end yesterday', {effectiveUntil: '2026-02-28'}, 30, []],
    ['an end today', {effectiveUntil: TODAY}, 30, ['e0 ends 2026-03-01']],
    ['an end tomorrow', {effectiveUntil: '2026-03-02'}, 30, ['e0 ends 2026-03-02']],
    ['a start that is no date', {effectiveFrom: 'soon'}, 30, []],
    ['a start on an impossible day', {effectiveFrom: '2026-02-31'}, 30, []],
    ['a start in another form', {effectiveFrom: '1 April 2026'}, 30, []],
    [
      'a start and an end',
      {effectiveFrom: '2026-04-01', effectiveUntil: '2026-05-01'},
      undefined,
      ['e0 starts 2026-04-01', 'e0 ends 2026-05-01'],
    ],
    ['time to object', {announced: '2026-02-20', effectiveFrom: '2026-04-01'}, 30, ['e0 starts 2026-04-01 2026-03-22']],
    [
      'the last day to object',
      {announced: '2026-02-15', effectiveFrom: '2026-04-01'},
      14,
      ['e0 starts 2026-04-01 2026-03-01'],
    ],
    ['the day after it', {announced: '2026-02-14', effectiveFrom: '2026-04-01'}, 14, ['e0 starts 2026-04-01']],
    ['no days to object', {announced: TODAY, effectiveFrom: '2026-04-01'}, 0, ['e0 starts 2026-04-01 2026-03-01']],
    ['no word on objecting', {announced: TODAY, effectiveFrom: '2026-04-01'}, undefined, ['e0 starts 2026-04-01']],
    ['no announcement', {effectiveFrom: '2026-04-01'}, 30, ['e0 starts 2026-04-01']],
    [
      'an announcement that is no date',
      {announced: 'March', effectiveFrom: '2026-04-01'},
      30,
      ['e0 starts 2026-04-01'],
    ],
    ['more days than there are', {announced: TODAY, effectiveFrom: '2026-04-01'}, 1e12, ['e0 starts 2026-04-01']],
    ['nothing to object to in an end', {announced: TODAY, effectiveUntil: '2026-04-01'}, 30, ['e0 ends 2026-04-01']],
    [
      'days that run over a leap day',
      {announced: '2028-02-28', effectiveFrom: '2028-04-01'},
      2,
      ['e0 starts 2028-04-01 2028-03-01'],
    ],
  ];
  for (const [what, entry, days, expected] of table) {
    it(`tells of ${what}`, () => {
      expect(ahead([entry], days === undefined ? undefined : {days})).to.deep.equal(expected);
    });
  }

  it('has the soonest first, and those of one day in the order of the feed', () => {
    const entries = [
      {effectiveFrom: '2026-05-01'},
      {effectiveFrom: '2026-04-01'},
      {effectiveUntil: '2026-03-01'},
      {effectiveUntil: '2026-04-01'},
    ];
    expect(ahead(entries)).to.deep.equal([
      'e2 ends 2026-03-01',
      'e1 starts 2026-04-01',
      'e3 ends 2026-04-01',
      'e0 starts 2026-05-01',
    ]);
  });
});
