/** Filters and the counts beside their options, the latter against a count by hand over made-up lists. */
import {expect} from 'chai';
import {type Facet, facetsOf, groupingOf, groupingsFor, toggled} from '../../src/view/facets.js';
import {type Filters, fieldFilters, filterRows, offeredFilters} from '../../src/view/filters.js';
import type {Grouping} from '../../src/view/groups.js';
import {FACET_FIELDS, type FieldOptions, fieldOptions} from '../../src/view/options.js';
import type {Row} from '../../src/view/rows.js';
import {generateEntries, idsOf, optionsByRow, type Prepared, prepareEntries, random} from '../support/view.js';

const optionsIn = ({rows, feed, format}: Prepared): Map<string, FieldOptions> =>
  new Map(FACET_FIELDS.map((field) => [field, fieldOptions(rows, field, feed, format)]));

/** What filters and counts: for a list, which rows are left, and the facets of those. */
function facetsIn(list: Prepared) {
  const fields = optionsIn(list);
  const filtersFor = (filters: Filters) => fieldFilters(filters, (field) => fields.get(field));
  return {
    filter: (rows: readonly Row[], filters: Filters): readonly Row[] => filterRows(rows, filtersFor(filters)),
    count: (rows: readonly Row[], filters: Filters): Facet[] => facetsOf(fields, rows, filters, filtersFor(filters)),
  };
}

const ENTRIES = [
  {id: 'a', country: 'DE', dataTypes: ['Logs', 'Files']},
  {id: 'b', country: 'US', dataTypes: 'Logs'},
  {id: 'c', country: ['DE', 'US'], dataTypes: 'Names'},
  {id: 'd'},
];

describe('filterRows', () => {
  const list = prepareEntries(ENTRIES);
  const table: [what: string, filters: Filters, ids: string][] = [
    ['nothing chosen', {}, 'abcd'],
    ['nothing chosen any more', {country: []}, 'abcd'],
    ['one option', {country: ['DE']}, 'ac'],
    ['either of two of one facet', {dataTypes: ['files', 'names']}, 'ac'],
    ['both of two facets', {country: ['DE'], dataTypes: ['logs']}, 'a'],
    ['what is in the EEA', {country: ['in-EEA']}, 'ac'],
    ['what is outside the EEA, wholly or not', {country: ['not-EEA']}, 'bc'],
    ['what is outside, or not stated', {country: ['not-EEA', '']}, 'bcd'],
    ['what is outside, or in one country', {country: ['not-EEA', 'DE']}, 'abc'],
    ['what is in, or outside', {country: ['in-EEA', 'not-EEA']}, 'abc'],
    ['what is outside, and both of two facets', {country: ['not-EEA'], dataTypes: ['names', 'files']}, 'c'],
    ['either and both', {country: ['DE', 'US'], dataTypes: ['logs', 'names']}, 'abc'],
    ['what is not stated', {country: ['']}, 'd'],
    ['what is not stated, or one option', {country: ['', 'US']}, 'bcd'],
    ['an option that no row has', {country: ['FR']}, ''],
    ['an option that no row has, and one that some have', {country: ['FR', 'US']}, 'bc'],
    ['a field that makes no filter', {nothing: ['x']}, 'abcd'],
  ];
  for (const [what, filters, ids] of table) {
    it(`gives ${ids || 'none'} for ${what}`, () => {
      expect(idsOf(facetsIn(list).filter(list.rows, filters)).join('')).to.equal(ids);
    });
  }
});

describe('offeredFilters', () => {
  const options = optionsIn(prepareEntries(ENTRIES));
  const table: [asked: Filters, offered: Filters][] = [
    [{}, {}],
    [{country: []}, {country: []}],
    [{country: ['US', 'FR', 'DE']}, {country: ['US', 'DE']}],
    [{country: ['not-EEA', 'in-EEA']}, {country: ['not-EEA', 'in-EEA']}],
    [{locations: ['not-EEA', 'in-EEA']}, {locations: []}],
    [
      {country: ['FR'], dataTypes: ['logs', '']},
      {country: [], dataTypes: ['logs', '']},
    ],
    [
      {nothing: ['x'], products: ['x', '']},
      {nothing: [], products: ['']},
    ],
  ];
  for (const [asked, offered] of table) {
    it(`leaves ${JSON.stringify(offered)} of ${JSON.stringify(asked)}`, () => {
      expect(offeredFilters(asked, (field) => options.get(field))).to.deep.equal(offered);
    });
  }
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
  const facets = (filters: Filters, search: (row: Row) => boolean = () => true) => {
    const list = prepareEntries(ENTRIES);
    const all = facetsIn(list).count(list.rows.filter(search), filters);
    const differing = all.filter(({options}) => options.length > 1);
    return Object.fromEntries(differing.map((facet) => [facet.field, shown(facet)]));
  };

  const table: [what: string, filters: Filters, country: string, dataTypes: string][] = [
    [
      'everything',
      {},
      'In the EEA 2, Outside the EEA 2, Germany 2, United States 2, Not stated 1',
      'Files 1, Logs 2, Names 1, Not stated 1',
    ],
    [
      'what another facet leaves, and all of its own',
      {country: ['DE']},
      'In the EEA 2, Outside the EEA 2, Germany 2 ✓, United States 2, Not stated 1',
      'Files 1, Logs 1, Names 1, Not stated 0',
    ],
    [
      'what the others leave, each for itself',
      {country: ['DE'], dataTypes: ['logs', 'names']},
      'In the EEA 2, Outside the EEA 2, Germany 2 ✓, United States 2, Not stated 0',
      'Files 1, Logs 1 ✓, Names 1 ✓, Not stated 0',
    ],
    [
      'what is outside the EEA',
      {country: ['not-EEA']},
      'In the EEA 2, Outside the EEA 2 ✓, Germany 2, United States 2, Not stated 1',
      'Files 0, Logs 1, Names 1, Not stated 0',
    ],
    [
      'what is in the EEA and what is not by what another facet leaves',
      {dataTypes: ['files', 'names']},
      'In the EEA 2, Outside the EEA 1, Germany 2, United States 1, Not stated 0',
      'Files 1 ✓, Logs 2, Names 1 ✓, Not stated 1',
    ],
  ];
  for (const [what, filters, country, dataTypes] of table) {
    it(`counts ${what}`, () => {
      expect(facets(filters)).to.deep.equal({country, dataTypes});
    });
  }

  it('counts what the search leaves, and still has every option', () => {
    expect(facets({}, ({entry}) => entry.id === 'b')).to.deep.equal({
      country: 'In the EEA 0, Outside the EEA 1, Germany 0, United States 1, Not stated 0',
      dataTypes: 'Files 0, Logs 1, Names 0, Not stated 0',
    });
  });

  it('counts a row once that has the same option twice', () => {
    const list = prepareEntries([{dataTypes: ['Logs', 'LOGS']}, {dataTypes: 'Files'}]);
    const facet = facetsIn(list)
      .count(list.rows, {})
      .find(({field}) => field === 'dataTypes');
    expect(shown(facet)).to.equal('Files 1, Logs 1');
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`counts as one does by hand (seed ${seed})`, () => {
      const entries = generateEntries(seed, 60);
      const list = prepareEntries(entries);
      const {rows} = list;
      const {filter, count} = facetsIn(list);
      const next = random(seed);
      /** What an entry can be filtered by, from what was written. */
      const values = (index: number, field: string): string[] => {
        const written = [entries[index]![field as 'country'] ?? []].flat();
        const isPlaces = field === 'country' || field === 'locations';
        const isIn = isPlaces && written.some((place) => ['DE', 'FR', 'EU', 'EEA'].includes(place));
        const isOut = isPlaces && written.some((place) => ['US', '001'].includes(place));
        return [...(isIn ? ['in'] : []), ...(isOut ? ['out'] : []), ...(written.length ? written : [''])];
      };
      const all = count(rows, {});
      const written = new Map<string, string>(); // what was written, by field and key of the option
      for (const field of FACET_FIELDS) {
        for (const [position, options] of optionsByRow(list, field).entries()) {
          for (const [index, {key}] of options.entries())
            written.set(`${field} ${key}`, values(position, field)[index]!);
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
        expect(idsOf(filter(searched, filters))).to.deep.equal(idsOf(byHand));

        for (const {field, options} of count(searched, filters)) {
          const others = FACET_FIELDS.filter((other) => other !== field);
          for (const {key, count: counted} of options) {
            const value = written.get(`${field} ${key}`)!;
            const expected = searched.filter(
              ({position}) =>
                values(position, field).includes(value) && others.every((other) => accepts(position, other)),
            );
            expect(counted, `${field} ${key} with ${JSON.stringify(filters)}`).to.equal(expected.length);
          }
        }
      }
    });
  }

  it('tells the regions of places, where there are many', () => {
    const list = prepareEntries([...'DE AT FR CH US CA BR JP'.split(' ').map((country) => ({country})), {}]);
    const country = facetsIn(list)
      .count(list.rows, {country: ['not-EEA']})
      .find(({field}) => field === 'country');
    expect(country?.options.map(({key, region, count, chosen}) => [key, region, count, chosen])).to.deep.equal([
      ['in-EEA', undefined, 3, false],
      ['not-EEA', undefined, 5, true],
      ['AT', 'EEA', 1, false],
      ['FR', 'EEA', 1, false],
      ['DE', 'EEA', 1, false],
      ['CH', '150', 1, false],
      ['BR', '019', 1, false],
      ['CA', '019', 1, false],
      ['US', '019', 1, false],
      ['JP', '142', 1, false],
      ['', undefined, 1, false],
    ]);
  });

  it('promises what choosing then shows', () => {
    const list = prepareEntries(generateEntries(6, 60));
    const {filter, count} = facetsIn(list);
    for (const {field, options} of count(list.rows, {entityType: ['cloud']})) {
      for (const {key, count: promised} of options) {
        const shown = filter(list.rows, {entityType: ['cloud'], [field]: [key]});
        expect(shown.length, `${field} ${key}`).to.equal(promised);
      }
    }
  });
});

describe('groupingsFor', () => {
  const table: [category: boolean, country: boolean, groupings: string[]][] = [
    [false, false, ['none']],
    [true, false, ['category', 'none']],
    [false, true, ['country', 'none']],
    [true, true, ['category', 'country', 'category country', 'none']],
  ];
  for (const [category, country, groupings] of table) {
    it(`offers ${groupings.join(', ')} where categories ${category ? '' : 'do not '}differ, and countries ${country ? 'do' : 'do not'}`, () => {
      expect(groupingsFor(category, country)).to.deep.equal(groupings);
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
