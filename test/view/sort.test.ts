import {expect} from 'chai';
import {sortRows, sortText} from '../../src/view/sort.js';
import {idsOf, prepareEntries} from '../support/view.js';

describe('sortText', () => {
  const sorts: [field: string, written: unknown, text: string][] = [
    ['announced', '2026-01-02', '2026-01-02'],
    ['announced', undefined, ''],
    ['country', ['US', 'DE'], 'United States'],
    ['dataTypes', ['Logs', 'Files'], 'Logs'],
    ['name', ['Ada', 'Bell'], 'Ada, Bell'],
    ['transfers', 'dpf', 'Data Privacy Framework'],
  ];
  for (const [field, written, text] of sorts) {
    it(`${field} ${JSON.stringify(written)} sorts by ${JSON.stringify(text)}`, () => {
      const {feed, format} = prepareEntries([{[field]: written}]);
      expect(sortText(feed.subprocessors[0]!, field, feed, format)).to.equal(text);
    });
  }
});

describe('sortRows', () => {
  const table: {it: string; field: string; values: unknown[]; up: number[]; down: number[]}[] = [
    {it: 'sorts by text', field: 'name', values: ['b', 'A', 'ç', 'B'], up: [1, 0, 3, 2], down: [2, 0, 3, 1]},
    {it: 'sorts numbers by value', field: 'name', values: ['v10', 'v9', 'v1'], up: [2, 1, 0], down: [0, 1, 2]},
    {
      it: 'keeps the order of equal ones, and what is not stated last',
      field: 'entityType',
      values: ['x', undefined, 'y', 'x', '', 'y'],
      up: [0, 3, 2, 5, 1, 4],
      down: [2, 5, 0, 3, 1, 4],
    },
    {
      it: 'sorts dates by the calendar',
      field: 'announced',
      values: ['2026-10-01', '2026-09-30', undefined, '2025-12-31'],
      up: [3, 1, 0, 2],
      down: [0, 1, 3, 2],
    },
    {
      it: 'sorts by the first of several values',
      field: 'dataTypes',
      values: [['b', 'a'], ['a', 'z'], [], ['c']],
      up: [1, 0, 3, 2],
      down: [3, 0, 1, 2],
    },
    {
      it: 'sorts places by their names',
      field: 'country',
      values: ['US', 'DE', undefined, 'FR'],
      up: [3, 1, 0, 2],
      down: [0, 1, 3, 2],
    },
    {
      it: 'leaves all where nobody states the field',
      field: 'parent',
      values: [1, 2, 3].fill(0),
      up: [0, 1, 2],
      down: [0, 1, 2],
    },
  ];
  for (const {it: does, field, values, up, down} of table) {
    it(does, () => {
      const {rows, feed, format} = prepareEntries(
        values.map((value) => (field === 'parent' ? {} : {[field]: value})),
        {language: 'en'},
      );
      const order = (descending: boolean) =>
        sortRows(rows, {field, descending}, feed, format).map(({position}) => position);
      expect(order(false), 'ascending').to.deep.equal(up);
      expect(order(true), 'descending').to.deep.equal(down);
    });
  }

  it('sorts by a field of the publisher’s own', () => {
    const {rows, feed, format} = prepareEntries([{fields: {Rank: '10'}}, {}, {fields: {Rank: '9'}}]);
    expect(idsOf(sortRows(rows, {field: 'Rank'}, feed, format))).to.deep.equal(['e2', 'e0', 'e1']);
  });

  it('keeps the order of the feed where no other is asked for, and never changes what it is given', () => {
    const {rows, feed, format} = prepareEntries([{name: 'b'}, {name: 'a'}]);
    expect(idsOf(sortRows(rows, undefined, feed, format))).to.deep.equal(['e0', 'e1']);
    sortRows(rows, {field: 'name'}, feed, format);
    expect(idsOf(rows)).to.deep.equal(['e0', 'e1']);
  });
});
