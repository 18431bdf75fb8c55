import {expect} from 'chai';
import type {FeedInput} from '../../src/feed/index.js';
import {daysUntil, deadlineOf, type Stage, stageOf, upcomingChanges} from '../../src/view/upcoming.js';
import {prepareEntries} from '../support/view.js';

const TODAY = '2026-03-01';

/** The changes ahead as a line each: kind, date, last day to object. */
function ahead(entries: object[], objection?: object): string[] {
  const {feed} = prepareEntries(entries, {objection});
  return upcomingChanges(feed, TODAY).map(({entry, kind, date, objection}) =>
    [entry.id, kind, date, objection?.until].filter(Boolean).join(' '),
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
    ['an end that is no date', {effectiveUntil: 'soon'}, 30, []],
    ['an end on an impossible day', {effectiveUntil: '2026-06-31'}, 30, []],
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
    [
      'the day after it',
      {announced: '2026-02-14', effectiveFrom: '2026-04-01'},
      14,
      ['e0 starts 2026-04-01 2026-02-28'],
    ],
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

describe('the time to object', () => {
  const FROM = '2026-06-30';
  const told = {announced: '2026-02-20', effectiveFrom: FROM};
  const untold = {effectiveFrom: FROM};
  const absurd = [-1, 1.5, 1e7, 1e12, Number.POSITIVE_INFINITY];

  type Rest = Pick<FeedInput, 'objection' | 'notice'>;
  const table: [what: string, entry: object, rest: Rest, expected: string | undefined][] = [
    ['days to object', told, {objection: 14}, '2026-03-06: 14 from 2026-02-20 announced'],
    ['days to object and of notice', told, {objection: 14, notice: 30}, '2026-03-06: 14 from 2026-02-20 announced'],
    ['no day to object', told, {objection: 0, notice: 30}, '2026-02-20: 0 from 2026-02-20 announced'],
    ['days of notice', told, {notice: 30}, undefined],
    ['an objection in words', told, {objection: 'Do', notice: 30}, undefined],
    ['an objection in words alone', told, {objection: 'Do'}, undefined],
    ['notice in words', told, {notice: 'We tell you.'}, undefined],
    ['neither', told, {}, undefined],
    ['no announcement', untold, {objection: 14, notice: 30}, '2026-06-14: 14 from 2026-05-31 notice'],
    ['no announcement, and notice alone', untold, {notice: 30}, undefined],
    ['no announcement, and no notice', untold, {objection: 14}, undefined],
    ['no announcement, and notice in words', untold, {objection: 14, notice: 'Soon'}, undefined],
    [
      'no announcement, and no days of notice',
      untold,
      {objection: 14, notice: 0},
      '2026-07-14: 14 from 2026-06-30 notice',
    ],
    ...['', 'May', '2026-02-30', '2026-2-3', '2026-05-01T00:00:00Z'].map((announced): (typeof table)[number] => [
      `${JSON.stringify(announced)} for an announcement`,
      {announced, effectiveFrom: FROM},
      {objection: 14, notice: 30},
      '2026-06-14: 14 from 2026-05-31 notice',
    ]),
    [
      'a time that is over',
      {announced: '2025-01-01', effectiveFrom: FROM},
      {objection: 14},
      '2025-01-15: 14 from 2025-01-01 announced',
    ],
    [
      'a time that is to begin',
      {announced: '2026-06-01', effectiveFrom: FROM},
      {objection: 14},
      '2026-06-15: 14 from 2026-06-01 announced',
    ],
    [
      'a clock change',
      {announced: '2026-03-28', effectiveFrom: FROM},
      {objection: 2},
      '2026-03-30: 2 from 2026-03-28 announced',
    ],
    [
      'a start after a leap day',
      {effectiveFrom: '2028-03-01'},
      {objection: 1, notice: 1},
      '2028-03-01: 1 from 2028-02-29 notice',
    ],
    [
      'the end of time',
      {announced: '2026-02-20', effectiveFrom: '9999-12-31'},
      {objection: 2_912_392},
      '9999-12-31: 2912392 from 2026-02-20 announced',
    ],
    ['what is behind it', {announced: '2026-02-20', effectiveFrom: '9999-12-31'}, {objection: 2_912_393}, undefined],
    ['its beginning', {effectiveFrom: FROM}, {objection: 1, notice: 740_162}, '0000-01-02: 1 from 0000-01-01 notice'],
    ['what was before it', {effectiveFrom: FROM}, {objection: 1, notice: 740_163}, undefined],
    ...absurd.flatMap((days): typeof table => [
      [`${days} days to object`, told, {objection: {days}, notice: 30}, undefined],
      [`${days} days of notice`, untold, {objection: 14, notice: {days}}, undefined],
      [`${days} days of notice alone`, told, {notice: {days}}, undefined],
    ]),
  ];
  for (const [what, entry, rest, expected] of table) {
    it(`follows from ${what}`, () => {
      const [change] = upcomingChanges(prepareEntries([entry], rest).feed, TODAY);
      expect(change?.kind).to.equal('starts');
      const {until, days, from, basis} = change?.objection ?? {};
      expect(until && `${until}: ${days} from ${from} ${basis}`).to.equal(expected);
    });
  }

  it('is none for an ending', () => {
    const {feed} = prepareEntries([{...told, effectiveUntil: '2026-12-31'}], {objection: 14});
    expect(upcomingChanges(feed, TODAY).map(({objection}) => objection?.until)).to.deep.equal([
      '2026-03-06',
      undefined,
    ]);
  });
});

describe('deadlineOf', () => {
  const table: [what: string, announced: string[], expected: string | undefined][] = [
    ['nothing without changes', [], undefined],
    ['nothing where none states one', ['', ''], undefined],
    ['the only one', ['2026-02-28'], '2026-03-10'],
    ['the soonest', ['2026-02-28', '2026-02-25', '', '2026-02-27'], '2026-03-07'],
    ['that of today', ['2026-02-28', '2026-02-19'], '2026-03-01'],
    ['none that is past', ['2026-02-28', '2026-02-18'], '2026-03-10'],
    ['nothing where all are past', ['2026-02-18', '2026-01-01'], undefined],
  ];
  for (const [what, announced, expected] of table) {
    it(`is ${what}`, () => {
      const entries = announced.map((announced) => ({announced, effectiveFrom: '2026-06-01'}));
      const changes = upcomingChanges(prepareEntries(entries, {objection: 10}).feed, TODAY);
      expect(changes).to.have.length(announced.length);
      expect(deadlineOf(changes, TODAY)).to.equal(expected);
    });
  }
});

describe('stageOf', () => {
  const table: [from: string | undefined, until: string | undefined, stage: Stage | undefined][] = [
    [undefined, undefined, undefined],
    ['2026-03-02', undefined, 'upcoming'],
    ['2026-03-01', undefined, 'new'],
    ['2026-02-28', undefined, 'new'],
    ['2026-01-30', undefined, 'new'],
    ['2026-01-29', undefined, undefined],
    ['2020-01-01', undefined, undefined],
    [undefined, '2026-03-02', 'ending'],
    [undefined, '2026-03-01', 'ending'],
    [undefined, '2026-02-28', 'ended'],
    ['2020-01-01', '2026-03-01', 'ending'],
    ['2020-01-01', '2026-02-28', 'ended'],
    ['2026-03-02', '2026-05-01', 'upcoming'],
    ['2026-03-02', '2026-02-28', 'upcoming'],
    ['2026-03-01', '2026-05-01', 'ending'],
    ['2026-02-20', '2026-02-28', 'ended'],
    ['', '', undefined],
    ['soon', 'later', undefined],
    ['2026-03-32', undefined, undefined],
    ['2026-02-30', undefined, undefined],
    ['2027-02-29', undefined, undefined],
    [undefined, '2026-02-30', undefined],
    [undefined, '2025-02-29', undefined],
    ['2026-02-20', '2026-02-30', 'new'],
    ['2026-02-30', '2026-05-01', 'ending'],
    ['1 April 2026', '2026-2-1', undefined],
  ];
  for (const [effectiveFrom, effectiveUntil, stage] of table) {
    it(`is ${stage} from ${effectiveFrom} until ${effectiveUntil}`, () => {
      const [entry] = prepareEntries([{effectiveFrom, effectiveUntil}]).feed.subprocessors;
      expect(stageOf(entry!, TODAY)).to.equal(stage);
    });
  }
});

describe('daysUntil', () => {
  const table: [date: string, today: string, days: number][] = [
    ['2026-03-01', '2026-03-01', 0],
    ['2026-03-02', '2026-03-01', 1],
    ['2026-02-28', '2026-03-01', -1],
    ['2028-03-01', '2028-02-28', 2],
    ['2027-03-01', '2026-03-01', 365],
    ['2026-03-30', '2026-03-28', 2],
    ['2026-10-26', '2026-10-24', 2],
    ['9999-12-31', '0000-01-01', 3_652_424],
  ];
  for (const [date, today, days] of table) {
    it(`is ${days} from ${today} to ${date}`, () => {
      expect(daysUntil(date, today)).to.equal(days);
    });
  }
});
