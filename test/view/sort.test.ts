import {expect} from 'chai';
import type {Row} from '../../src/view/rows.js';
import {nextSort, rankRows, type Sort, sortRows, sortText} from '../../src/view/sort.js';
import {generateEntries, idsOf, type Prepared, prepareEntries, random} from '../support/view.js';

const sorted = ({rows, feed, format}: Prepared, {field, descending}: Sort, some: readonly Row[] = rows): Row[] =>
  sortRows(some, rankRows(rows, field, feed, format), descending);

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
      const list = prepareEntries(
        values.map((value) => (field === 'parent' ? {} : {[field]: value})),
        {language: 'en'},
      );
      const order = (descending: boolean) => sorted(list, {field, descending}).map(({position}) => position);
      expect(order(false), 'ascending').to.deep.equal(up);
      expect(order(true), 'descending').to.deep.equal(down);
    });
  }

  it('sorts by a field of the publisher’s own', () => {
    const list = prepareEntries([{fields: {Rank: '10'}}, {}, {fields: {Rank: '9'}}]);
    expect(idsOf(sorted(list, {field: 'Rank'}))).to.deep.equal(['e2', 'e0', 'e1']);
  });

  it('never changes what it is given', () => {
    const list = prepareEntries([{name: 'b'}, {name: 'a'}]);
    sorted(list, {field: 'name'});
    expect(idsOf(list.rows)).to.deep.equal(['e0', 'e1']);
  });

  it('sorts nothing into nothing', () => {
    expect(sorted(prepareEntries([]), {field: 'name'})).to.deep.equal([]);
    expect(sorted(prepareEntries([{}]), {field: 'name'}, [])).to.deep.equal([]);
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    for (const descending of [false, true]) {
      it(`sorts as by comparing text with text, ${descending ? 'descending' : 'ascending'} (seed ${seed})`, () => {
        const next = random(seed);
        const list = prepareEntries(
          generateEntries(seed, 80).map((entry) => ({
            ...entry,
            announced: next() < 0.5 ? undefined : `2026-0${1 + Math.floor(next() * 4)}-01`,
          })),
        );
        const {rows, feed, format} = list;
        // In any order, as the closest rows to a query have their own.
        const some = rows.filter(() => next() < 0.7).sort(() => next() - 0.5);
        for (const field of ['name', 'entityType', 'country', 'dataTypes', 'announced', 'parent']) {
          const text = ({entry}: Row): string => sortText(entry, field, feed, format);
          const stated = some.filter((row) => text(row));
          const unstated = some.filter((row) => !text(row));
          stated.sort((a, b) => (descending ? -1 : 1) * format.compare(text(a), text(b)));
          expect(idsOf(sorted(list, {field, descending}, some)), field).to.deep.equal(idsOf([...stated, ...unstated]));
        }
      });
    }
  }
});

describe('nextSort', () => {
  const table: [before: Sort | undefined, field: string, after: Sort | undefined][] = [
    [undefined, 'name', {field: 'name'}],
    [{field: 'name'}, 'name', {field: 'name', descending: true}],
    [{field: 'name', descending: true}, 'name', undefined],
    [{field: 'name', descending: true}, 'country', {field: 'country'}],
  ];
  for (const [before, field, after] of table) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)} by a click on ${field}`, () => {
      expect(nextSort(before, field)).to.deep.equal(after);
    });
  }
});
