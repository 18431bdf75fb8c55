/** Filters and the counts beside their options, the latter against a count by hand over made-up lists. */
import {expect} from 'chai';
import {type Facet, facetsOf, groupingOf, groupingsFor, toggled} from '../../src/view/facets.js';
import {type Filters, filterRows} from '../../src/view/filters.js';
import type {Grouping} from '../../src/view/groups.js';
import {FACET_FIELDS, type Row} from '../../src/view/rows.js';
import {generateEntries, idsOf, prepareEntries, random} from '../support/view.js';

const ENTRIES = [
  {id: 'a', country: 'DE', dataTypes: ['Logs', 'Files']},
  {id: 'b', country: 'US', dataTypes: 'Logs'},
  {id: 'c', country: ['DE', 'US'], dataTypes: 'Names'},
  {id: 'd'},
];

describe('filterRows', () => {
  const {rows} = prepareEntries(ENTRIES);
  const table: [what: string, filters: Filters, ids: string][] = [
    ['nothing chosen', {}, 'abcd'],
    ['nothing chosen any more', {country: []}, 'abcd'],
    ['one option', {country: ['DE']}, 'ac'],
    ['either of two of one facet', {dataTypes: ['files', 'names']}, 'ac'],
    ['both of two facets', {country: ['DE'], dataTypes: ['logs']}, 'a'],
    ['either and both', {country: ['DE', 'US'], dataTypes: ['logs', 'names']}, 'abc'],
    ['what is not stated', {country: ['']}, 'd'],
    ['what is not stated, or one option', {country: ['', 'US']}, 'bcd'],
    ['an option that no row has', {country: ['FR']}, ''],
    ['an option that no row has, and one that some have', {country: ['FR', 'US']}, 'bc'],
    ['a field that is none', {nothing: ['x']}, ''],
  ];
  for (const [what, filters, ids] of table) {
    it(`gives ${ids || 'none'} for ${what}`, () => {
      expect(idsOf(filterRows(rows, filters)).join('')).to.equal(ids);
    });
  }

  it('leaves one facet out when asked to', () => {
    const filters = {country: ['DE'], dataTypes: ['names']};
    expect(idsOf(filterRows(rows, filters, 'country'))).to.deep.equal(['c']);
    expect(idsOf(filterRows(rows, filters, 'dataTypes'))).to.deep.equal(['a', 'c']);
    expect(idsOf(filterRows(rows, filters, 'products'))).to.deep.equal(['c']);
  });
});

describe('toggled', () => {
  const table: [filters: Filters, field: string, key: string, chosen: boolean, result: Filters][] = [
    [{}, 'country', 'DE', true, {country: ['DE']}],
    [{country: ['DE']}, 'country', 'US', true, {country: ['DE', 'US']}],
    [{country: ['DE']}, 'country', 'DE', true, {country: ['DE']}],
    [{country: ['DE', 'US']}, 'country', 'DE', false, {country: ['US']}],
    [{country: ['DE']}, 'country', 'DE', false, {country: []}],
    [{country: ['DE']}, 'products', '', true, {country: ['DE'], products: ['']}],
    [{}, 'country', 'DE', false, {country: []}],
  ];
  for (const [filters, field, key, chosen, result] of table) {
    it(`${chosen ? 'adds' : 'takes'} ${key || 'not stated'} of ${field}, ${JSON.stringify(filters)}`, () => {
      const before = JSON.stringify(filters);
      expect(toggled(filters, field, key, chosen)).to.deep.equal(result);
      expect(JSON.stringify(filters)).to.equal(before);
    });
  }
});

describe('facetsOf', () => {
  const shown = (facet: Facet | undefined): string =>
    (facet?.options ?? []).map(({label, count, chosen}) => `${label} ${count}${chosen ? ' ✓' : ''}`).join(', ');
  const facets = (filters: Filters, search?: (row: Row) => boolean) => {
    const {rows, format} = prepareEntries(ENTRIES);
    const all = facetsOf(rows, search ? rows.filter(search) : rows, filters, format);
    return Object.fromEntries(all.map((facet) => [facet.field, shown(facet)]));
  };

  const table: [what: string, filters: Filters, country: string, dataTypes: string][] = [
    ['everything', {}, 'Germany 2, United States 2, Not stated 1', 'Files 1, Logs 2, Names 1, Not stated 1'],
    [
      'what another facet leaves, and all of its own',
      {country: ['DE']},
      'Germany 2 ✓, United States 2, Not stated 1',
      'Files 1, Logs 1, Names 1, Not stated 0',
    ],
    [
      'what the others leave, each for itself',
      {country: ['DE'], dataTypes: ['logs', 'names']},
      'Germany 2 ✓, United States 2, Not stated 0',
      'Files 1, Logs 1 ✓, Names 1 ✓, Not stated 0',
    ],
  ];
  for (const [what, filters, country, dataTypes] of table) {
    it(`counts ${what}`, () => {
      expect(facets(filters)).to.deep.equal({country, dataTypes});
    });
  }

  it('counts what the search leaves, and still has every option', () => {
    expect(facets({}, ({entry}) => entry.id === 'b')).to.deep.equal({
      country: 'Germany 0, United States 1, Not stated 0',
      dataTypes: 'Files 0, Logs 1, Names 0, Not stated 0',
    });
  });

  it('offers no facet in which the rows do not differ', () => {
    const {rows, format} = prepareEntries([{country: 'DE', entityType: 'Cloud'}, {country: 'DE'}]);
    expect(facetsOf(rows, rows, {}, format).map(({field}) => field)).to.deep.equal(['entityType']);
  });

  it('counts a row once that has the same option twice', () => {
    const {rows, format} = prepareEntries([{dataTypes: ['Logs', 'LOGS']}, {dataTypes: 'Files'}]);
    expect(facetsOf(rows, rows, {}, format).map(shown)).to.deep.equal(['Files 1, Logs 1']);
  });

  it('orders options as readers of the language do', () => {
    const entries = ['v10', 'v9', 'Änderung', 'Zoll'].map((dataTypes) => ({dataTypes}));
    const {rows, format} = prepareEntries(entries, {}, 'de');
    expect(facetsOf(rows, rows, {}, format).map(shown)).to.deep.equal(['Änderung 1, v9 1, v10 1, Zoll 1']);
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`counts as one does by hand (seed ${seed})`, () => {
      const entries = generateEntries(seed, 60);
      const {rows, format} = prepareEntries(entries);
      const next = random(seed);
      /** What an entry can be filtered by, from what was written. */
      const values = (index: number, field: string): string[] => {
        const written = [entries[index]![field as 'country'] ?? []].flat();
        return written.length ? written : [''];
      };
      const all = facetsOf(rows, rows, {}, format);
      const written = new Map<string, string>(); // the key of an option, by field and what was written
      for (const row of rows) {
        for (const field of FACET_FIELDS) {
          row.options[field]!.forEach(({key}, index) => {
            written.set(`${field} ${key}`, values(row.position, field)[index]!);
          });
        }
      }
      for (let round = 0; round < 20; round++) {
        let filters: Filters = {};
        for (const {field, options} of all) {
          for (const {key} of options) if (next() < 0.1) filters = toggled(filters, field, key, true);
        }
        const searched = rows.filter(() => next() < 0.8);
        const accepts = (index: number, field: string): boolean =>
          !filters[field]?.length ||
          filters[field].some((key) => values(index, field).includes(written.get(`${field} ${key}`)!));

        const byHand = searched.filter(({position}) => FACET_FIELDS.every((field) => accepts(position, field)));
        expect(idsOf(filterRows(searched, filters))).to.deep.equal(idsOf(byHand));

        for (const {field, options} of facetsOf(rows, searched, filters, format)) {
          const others = FACET_FIELDS.filter((other) => other !== field);
          for (const {key, count} of options) {
            const value = written.get(`${field} ${key}`)!;
            const expected = searched.filter(
              ({position}) =>
                values(position, field).includes(value) && others.every((other) => accepts(position, other)),
            );
            expect(count, `${field} ${key} with ${JSON.stringify(filters)}`).to.equal(expected.length);
          }
        }
      }
    });
  }

  it('promises what choosing then shows', () => {
    const {rows, format} = prepareEntries(generateEntries(6, 60));
    for (const {field, options} of facetsOf(rows, rows, {entityType: ['cloud']}, format)) {
      for (const {key, count} of options) {
        const shown = filterRows(rows, {entityType: ['cloud'], [field]: [key]});
        expect(shown.length, `${field} ${key}`).to.equal(count);
      }
    }
  });
});

describe('groupingsFor', () => {
  const table: [what: string, entries: object[], groupings: string[]][] = [
    ['no rows', [], ['none']],
    ['rows that do not differ', [{country: 'DE'}, {country: 'DE'}], ['none']],
    ['two categories', [{category: 'A'}, {category: 'B'}], ['category', 'none']],
    ['a category and none', [{category: 'A'}, {}], ['category', 'none']],
    ['two countries', [{country: 'DE'}, {country: 'US'}], ['country', 'none']],
    ['two places of processing', [{locations: 'DE'}, {locations: 'US'}], ['country', 'none']],
    [
      'places of processing beside one country',
      [
        {country: 'DE', locations: 'DE'},
        {country: 'DE', locations: 'US'},
      ],
      ['none'],
    ],
    [
      'both',
      [
        {category: 'A', country: 'DE'},
        {category: 'B', country: 'US'},
      ],
      ['category', 'country', 'category country', 'none'],
    ],
  ];
  for (const [what, entries, groupings] of table) {
    it(`offers ${groupings.join(', ')} for ${what}`, () => {
      expect(groupingsFor(prepareEntries(entries).rows)).to.deep.equal(groupings);
    });
  }
});

describe('groupingOf', () => {
  const table: [asked: Grouping, offered: Grouping[], shown: Grouping][] = [
    ['country', ['category', 'country', 'none'], 'country'],
    ['category', ['country', 'none'], 'none'],
    ['category country', ['country', 'none'], 'country'],
    ['category country', ['category', 'none'], 'category'],
    ['country', ['none'], 'none'],
    ['none', ['country', 'none'], 'none'],
  ];
  for (const [asked, offered, shown] of table) {
    it(`shows ${shown} for ${asked} among ${offered.join(', ')}`, () =>
      expect(groupingOf(asked, offered)).to.equal(shown));
  }
});
