import {expect} from 'chai';
import {searchText} from '../../src/view/details.js';
import {GROUPINGS, type Group, type Grouping} from '../../src/view/groups.js';
import {Listing} from '../../src/view/listing.js';
import {FACET_FIELDS} from '../../src/view/options.js';
import type {Row} from '../../src/view/rows.js';
import {matchesAll, wordsOf} from '../../src/view/search.js';
import type {View, ViewState} from '../../src/view/view-state.js';
import {GENERATED_CATEGORIES, generateEntries, idsOf, type Prepared, prepareEntries, random} from '../support/view.js';

const {listing, rows} = prepareEntries([
  {id: 'a', name: 'Curie', category: 'Hosting', country: 'DE'},
  {id: 'b', name: 'Bell', category: 'Support', country: 'US'},
  {id: 'c', name: 'Ada', category: 'Hosting', country: 'US'},
  {id: 'd', name: 'Élan', category: 'Hosting', country: 'FR'},
]);
const INITIAL = {query: '', filters: {}, grouping: 'none'} as const satisfies ViewState;

/** The ids in the order in which they stand on the page, a bar between groups, and what is told of them. */
function arranged(state: Partial<ViewState>, rescue = ''): string {
  const closest = rows.filter(({entry}) => rescue.includes(entry.id));
  const view = listing.arrange({...INITIAL, ...state}, closest);
  const ids = view.groups.map((group) => idsOf(group.rows).join('')).join('|');
  return `${ids} ${view.rows.length}/${view.searched.length}/${view.total}${view.isRescue ? ' rescue' : ''}`;
}

describe('Listing.arrange', () => {
  const table: [what: string, state: Partial<ViewState>, rescue: string, expected: string][] = [
    ['everything', {}, '', 'abcd 4/4/4'],
    ['groups', {grouping: 'category'}, '', 'acd|b 4/4/4'],
    ['what is searched', {query: 'hosting'}, '', 'acd 3/3/4'],
    ['what contains every word', {query: 'HOSTING united'}, '', 'c 1/1/4'],
    ['what differs in accents', {query: 'elan'}, '', 'd 1/1/4'],
    ['what is filtered', {filters: {country: ['US']}}, '', 'bc 2/4/4'],
    ['what has a place in the EEA', {filters: {country: ['in-EEA']}}, '', 'ad 2/4/4'],
    ['what has one outside, searched', {query: 'hosting', filters: {country: ['not-EEA']}}, '', 'c 1/3/4'],
    ['what is searched and filtered', {query: 'hosting', filters: {country: ['US', 'FR']}}, '', 'cd 2/3/4'],
    ['an order', {sort: {field: 'name'}}, '', 'cbad 4/4/4'],
    [
      'an order, searched, filtered and grouped',
      {
        query: 'united',
        filters: {country: ['US']},
        sort: {field: 'name'},
        grouping: 'category',
      },
      '',
      'c|b 2/2/4',
    ],
    ['nothing', {query: 'nobody'}, '', ' 0/0/4'],
    ['the closest where nothing contains the query', {query: 'hostign'}, 'ac', 'ac 2/2/4 rescue'],
    ['the closest, filtered', {query: 'hostign', filters: {country: ['US']}}, 'ac', 'c 1/2/4 rescue'],
    ['what contains the query, though others are close', {query: 'bell'}, 'ac', 'b 1/1/4'],
    ['what contains the query, though a filter hides it', {query: 'bell', filters: {country: ['DE']}}, 'ac', ' 0/1/4'],
  ];
  for (const [what, state, rescue, expected] of table) {
    it(`shows ${what}`, () => {
      expect(arranged(state, rescue)).to.equal(expected);
    });
  }

  it('keeps the closest rows in their own order until another is asked for', () => {
    const rescue = [rows[2]!, rows[0]!];
    const order = (state: Partial<ViewState>) => {
      const view = listing.arrange({...INITIAL, query: 'hostign', ...state}, rescue);
      return idsOf(view.groups[0]!.rows).join('');
    };
    expect(order({})).to.equal('ca');
    expect(order({sort: {field: 'name', descending: true}})).to.equal('ac');
    expect(order({sort: {field: 'purpose'}}), 'where no row states it').to.equal('ca');
  });

  it('forgets filters that no row offers', () => {
    const {listing} = prepareEntries([{country: 'US'}, {country: 'FR'}]);
    const filtered = (filters: ViewState['filters']): View => listing.arrange({...INITIAL, filters}, []);
    expect(idsOf(filtered({country: ['DE'], dataTypes: ['logs'], nothing: ['x']}).rows)).to.deep.equal(['e0', 'e1']);
    expect(filtered({country: ['DE'], dataTypes: ['logs'], nothing: ['x']}).filters).to.deep.equal({
      country: [],
      dataTypes: [],
      nothing: [],
    });
    expect(idsOf(filtered({country: ['DE', 'FR'], dataTypes: ['']}).rows)).to.deep.equal(['e1']);
  });

  for (const seed of [1, 2, 3]) {
    it(`gives after any other view what it gives at once (seed ${seed})`, () => {
      const list = generated(seed, 40);
      const next = random(seed);
      const one = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value;
      let state: ViewState & {grouping: Grouping} = {...INITIAL};
      for (let round = 0; round < 150; round++) {
        const change: Partial<ViewState>[] = [
          {query: one(['', 'a', 'ad', 'ada', 'ada g', 'cloud', 'germany', 'clodu', 'clodu x'])},
          {
            filters: Object.fromEntries([
              [one(FACET_FIELDS), one([[], [''], ['DE', 'US'], ['not-EEA'], ['logs'], ['scc'], ['x']])],
            ]),
          },
          {
            sort: one([
              undefined,
              {field: one(['name', 'country', 'parent']), descending: one([undefined, true, false])},
            ]),
          },
          {grouping: one(GROUPINGS)},
        ];
        state = {...state, ...one(change), grouping: one([state.grouping, one(GROUPINGS)])};
        const rescue = list.rows.filter(() => next() < 0.1);
        const view = list.listing.arrange(state, rescue);
        const afresh = new Listing(list.feed, list.rows, list.format);
        expect(view, JSON.stringify(state)).to.deep.equal(afresh.arrange(state, rescue));
        expect(list.listing.facets(view), JSON.stringify(state)).to.deep.equal(afresh.facets(view));
      }
    });
  }
});

/** A list made up of many rows alike. */
const generated = (seed: number, count: number): Prepared =>
  prepareEntries(generateEntries(seed, count), {categories: GENERATED_CATEGORIES});

describe('What stays the same in a listing', () => {
  const STATE = {query: 'e', filters: {country: ['US']}, sort: {field: 'name'}, grouping: 'category'} as const;
  const copy = (): ViewState & {grouping: Grouping} => structuredClone(STATE) as never;
  const rowsIn = (groups: readonly Group[]): readonly Row[][] => groups.map((group) => group.rows);

  it('is the whole view, where the same is asked for', () => {
    const before = listing.arrange(copy(), []);
    expect(listing.arrange(copy(), [])).to.equal(before);
    expect(listing.facets(before)).to.equal(listing.facets(listing.arrange(copy(), [])));
  });

  it('is the whole view, where a query says the same in other words', () => {
    const before = listing.arrange({...copy(), query: 'hosting united'}, []);
    for (const query of ['  UNITED  hosting', 'hosting united host']) {
      expect(listing.arrange({...copy(), query}, []), query).to.equal(before);
    }
  });

  it('is the whole view, where a longer query finds the same', () => {
    const before = listing.arrange({...copy(), query: 'host'}, []);
    expect(listing.arrange({...copy(), query: 'hosti'}, [])).to.equal(before);
    expect(listing.arrange({...copy(), query: 'hostin g'}, [])).to.equal(before);
  });

  it('is the whole view, where the same rows are the closest', () => {
    const state = {...copy(), filters: {}, query: 'hostign'};
    const before = listing.arrange(state, [rows[2]!, rows[0]!]);
    expect(listing.arrange(state, [rows[2]!, rows[0]!])).to.equal(before);
    for (const other of [[rows[0]!, rows[2]!], [rows[2]!], [rows[2]!, rows[0]!, rows[1]!]]) {
      listing.arrange(state, [rows[2]!, rows[0]!]);
      expect(listing.arrange(state, other).searched).to.deep.equal(other);
    }
  });

  it('are the rows, where only the groups change', () => {
    const before = listing.arrange(copy(), []);
    const view = listing.arrange({...copy(), grouping: 'country'}, []);
    expect(view.rows).to.equal(before.rows);
    expect(rowsIn(view.groups)).to.not.deep.equal(rowsIn(before.groups));
  });

  it('are all rows, where nothing is asked for', () => {
    expect(listing.arrange(INITIAL, []).rows).to.equal(rows);
    expect(listing.arrange({...INITIAL, query: ' ', filters: {country: []}}, []).rows).to.equal(rows);
  });

  const changes: [what: string, change: Partial<ViewState>][] = [
    ['the query', {query: 'ada'}],
    ['a filter', {filters: {country: ['US', 'DE']}}],
    ['the direction', {sort: {field: 'name', descending: true}}],
    ['the order', {sort: undefined}],
  ];
  for (const [what, change] of changes) {
    it(`is not what ${what} has changed`, () => {
      const before = listing.arrange(copy(), []);
      const view = listing.arrange({...copy(), ...change}, []);
      expect(view.rows).to.not.equal(before.rows);
      expect(view.groups).to.not.equal(before.groups);
      expect(idsOf(view.rows)).to.not.deep.equal(idsOf(before.rows));
    });
  }
});

describe('Listing.find', () => {
  it('finds nothing among nothing, and everything without a query', () => {
    expect(prepareEntries([]).listing.find('a')).to.deep.equal([]);
    expect(listing.find('  ')).to.equal(rows);
  });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`finds, whatever was searched before, what a search from scratch finds (seed ${seed})`, () => {
      const {rows, feed, format, listing} = generated(seed, 80);
      const next = random(seed);
      const letters = 'adegilnoru ';
      const pick = (): string => letters[Math.floor(next() * letters.length)]!;
      const edits: ((query: string, at: number) => string)[] = [
        (query) => query + pick(),
        (query) => query + pick(),
        (query) => query.slice(0, -1),
        (query, at) => query.slice(0, at) + pick() + query.slice(at),
        (query, at) => query.slice(0, at) + query.slice(at + 1),
        (query) => [...query.split(' ')].reverse().join(' '),
        () => ['germany', 'bell inc', 'é', '', 'not there at all'][Math.floor(next() * 5)]!,
      ];
      let query = '';
      const counts = new Set<number>();
      for (let round = 0; round < 400; round++) {
        query = edits[Math.floor(next() * edits.length)]!(query, Math.floor(next() * query.length)).slice(0, 12);
        const words = wordsOf(query);
        const expected = rows.filter(({entry}) => matchesAll(searchText(entry, feed, format), words));
        expect(idsOf(listing.find(query)), query).to.deep.equal(idsOf(expected));
        counts.add(expected.length);
      }
      expect(counts.size, 'numbers of rows found').to.be.greaterThan(10);
    });
  }
});

describe('Listing.prepare', () => {
  it('prepares all rows in slices, and finds the same before, between and after them', () => {
    const {listing} = generated(1, 250);
    const before = idsOf(new Listing(listing.feed, listing.rows, listing.format).find('ada'));
    expect(before).to.not.be.empty;
    const found = [...listing.prepare()].map((_, slice) => idsOf(listing.find(slice ? 'ada' : 'bell')));
    expect(found.length, 'chances to do something else').to.be.greaterThan(1);
    expect(found[1]).to.deep.equal(before);
    expect(idsOf(listing.find('ada'))).to.deep.equal(before);
  });
});

describe('A listing reads an entry', () => {
  /** How often the name of the first entry is read meanwhile. */
  const readings = ({listing: {feed}}: Prepared, action: () => void): number => {
    const [entry] = feed.subprocessors;
    const {name} = entry!;
    let count = 0;
    const get = (): string => {
      count++;
      return name;
    };
    Object.defineProperty(entry, 'name', {get, enumerable: true, configurable: true});
    action();
    Object.defineProperty(entry, 'name', {value: name, enumerable: true, configurable: true});
    return count;
  };
  const made = (): Prepared => generated(1, 10);

  it('not before it is asked for', () => {
    const list = made();
    const view = list.listing.arrange({...INITIAL, query: ' '}, []);
    expect(readings(list, () => list.listing.facets(view))).to.equal(0);
    expect(readings(list, () => list.listing.arrange({...INITIAL, grouping: 'category'}, []))).to.equal(0);
  });

  it('once for all searches', () => {
    const list = made();
    expect(readings(list, () => list.listing.find('ada'))).to.be.greaterThan(0);
    expect(readings(list, () => ['bell', '', 'a', 'ad'].map((query) => list.listing.find(query)))).to.equal(0);
  });

  it('not at all while searching, where it was prepared', () => {
    const list = made();
    expect(readings(list, () => [...list.listing.prepare()])).to.be.greaterThan(0);
    expect(readings(list, () => list.listing.find('ada'))).to.equal(0);
  });

  it('not at all while filtering and sorting by name, where it was prepared', () => {
    const list = made();
    for (const _ of list.listing.prepare());
    const use = () => {
      const view = list.listing.arrange({...INITIAL, filters: {country: ['DE']}, sort: {field: 'name'}}, []);
      return list.listing.facets(view);
    };
    expect(readings(list, use)).to.equal(0);
  });

  it('once for sorting in either direction', () => {
    const list = made();
    const sort = (descending: boolean) => list.listing.arrange({...INITIAL, sort: {field: 'name', descending}}, []);
    expect(readings(list, () => sort(false))).to.be.greaterThan(0);
    expect(readings(list, () => [sort(true), sort(false)])).to.equal(0);
  });
});

describe('Listing.facets', () => {
  it('has no facet in which the rows do not differ', () => {
    const {listing} = prepareEntries([{country: 'DE', entityType: 'Cloud'}, {country: 'DE'}]);
    expect(listing.facets(listing.arrange(INITIAL, [])).map(({field}) => field)).to.deep.equal(['entityType']);
  });

  it('has none for the sake of the EEA alone', () => {
    const table: [entries: object[], fields: string[]][] = [
      [[{country: 'DE'}, {country: 'DE'}], []],
      [[{country: '001'}], []],
      [[{country: ['DE', 'US']}, {country: ['DE', 'US']}], []],
      [[{country: ['DE', 'US']}, {country: 'DE'}], ['country']],
      [[{locations: 'DE'}, {locations: 'US'}], ['locations']],
    ];
    for (const [entries, fields] of table) {
      expect(prepareEntries(entries).listing.facetFields, JSON.stringify(entries)).to.deep.equal(fields);
    }
  });

  it('counts what the search leaves', () => {
    const facets = listing.facets(listing.arrange({...INITIAL, query: 'hosting', filters: {country: ['US']}}, []));
    const shown = facets.map(({field, options}) => [
      field,
      ...options.map(({label, count, chosen}) => `${label} ${count}${chosen ? ' ✓' : ''}`),
    ]);
    expect(shown).to.deep.equal([
      ['country', 'In the EEA 2', 'Outside the EEA 1', 'France 1', 'Germany 1', 'United States 1 ✓'],
      ['category', 'Hosting 1', 'Support 0'],
    ]);
  });
});

describe('Listing.groupings', () => {
  const table: [what: string, entries: object[], groupings: string[]][] = [
    ['no rows', [], ['none']],
    ['rows that do not differ', [{country: 'DE'}, {country: 'DE'}], ['none']],
    ['two categories', [{category: 'A'}, {category: 'B'}], ['category', 'none']],
    ['a category and none', [{category: 'A'}, {}], ['category', 'none']],
    ['two countries', [{country: 'DE'}, {country: 'US'}], ['country', 'none']],
    ['rows in the EEA and outside it alike', [{country: ['DE', 'US']}, {country: ['DE', 'US']}], ['none']],
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
  table.push([
    'many rows of the same two countries, and one of another',
    [...Array.from({length: 150}, () => ({country: ['US', 'DE']})), {country: 'FR'}],
    ['country', 'none'],
  ]);
  for (const [what, entries, groupings] of table) {
    it(`are ${groupings.join(', ')} for ${what}`, () => {
      expect(prepareEntries(entries).listing.groupings).to.deep.equal(groupings);
    });
  }
});
