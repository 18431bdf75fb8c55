import {expect} from 'chai';
import {detailsOf} from '../../src/view/details.js';
import {GROUPINGS, type Group, type Grouping, groupRows, isGrouping, planGroups} from '../../src/view/groups.js';
import {buildRows, type Row} from '../../src/view/rows.js';
import {GENERATED_CATEGORIES, generateEntries, idsOf, type Prepared, prepareEntries, random} from '../support/view.js';

/** Groups as a line each: title, ids of the rows shown, number of all; those inside are indented. */
function outline(groups: readonly Group[], indent = ''): string[] {
  return groups.flatMap(({title, rows, total, groups}) => [
    `${indent}${title}: ${idsOf(rows).join(' ')} of ${total}`,
    ...outline(groups, `${indent}  `),
  ]);
}

const leaves = (groups: readonly Group[]): Group[] =>
  groups.flatMap((group) => (group.groups.length ? leaves(group.groups) : [group]));

const grouped = ({rows, feed, format}: Prepared, grouping: Grouping, shown: readonly Row[] = rows): Group[] =>
  groupRows(planGroups(rows, grouping, feed, format), shown);

/** What `outline` shall give, by looking for the rows of each group through all of them. */
function outlineByHand({rows, feed, format}: Prepared, grouping: Grouping, shown: readonly Row[]): string[] {
  const {unstated, otherCategory} = format.strings;
  const field = rows.some(({entry}) => entry.country.length) ? 'country' : 'locations';
  const countries = ({entry}: Row): string =>
    format.list([...new Set(entry[field].map(format.place))].sort(format.compare)) || unstated;
  const category = ({entry}: Row): string =>
    feed.categories.find(({id}) => id === entry.category)?.title ?? otherCategory;
  const byCountry = (all: readonly Row[]): string[] =>
    [...new Set(all.map(countries))]
      .sort((a, b) => Number(a === unstated) - Number(b === unstated) || format.compare(a, b))
      .flatMap((title) =>
        line(
          title,
          all.filter((row) => countries(row) === title),
        ),
      );
  const line = (title: string, all: readonly Row[], inner?: string[]): string[] => {
    const left = shown.filter((row) => all.includes(row));
    const isKept = left.length || (!all.length && shown.length === rows.length);
    const ids = inner?.length ? '' : idsOf(left).join(' ');
    return isKept ? [`${title}: ${ids} of ${all.length}`, ...(inner ?? []).map((each) => `  ${each}`)] : [];
  };
  if (grouping === 'none') return line('', rows);
  if (grouping === 'country') return byCountry(rows);
  const titles = [
    ...feed.categories.map(({title}) => title),
    ...(rows.some(({entry}) => !entry.category) ? [otherCategory] : []),
  ];
  return titles.flatMap((title) => {
    const all = rows.filter((row) => category(row) === title);
    return line(title, all, grouping === 'category' ? undefined : byCountry(all));
  });
}

const LIST = prepareEntries(
  [
    {id: 'a', category: 'support', country: 'US'},
    {id: 'b', category: 'hosting', country: ['US', 'DE']},
    {id: 'c', category: 'hosting', country: 'FR'},
    {id: 'd', category: 'Undeclared', country: ['DE', 'US']},
    {id: 'e', country: 'FR'},
    {id: 'f', category: 'hosting'},
  ],
  {
    categories: [
      {id: 'hosting', title: 'Hosting'},
      {id: 'reserved', title: 'Reserved'},
      {id: 'support', title: 'Support'},
    ],
  },
);
const some = (ids: string): Row[] => LIST.rows.filter(({entry}) => ids.includes(entry.id));

describe('groupRows', () => {
  const table: [grouping: Grouping, shown: string, outline: string[]][] = [
    [
      'category',
      'abcdef',
      ['Hosting: b c f of 3', 'Reserved:  of 0', 'Support: a of 1', 'Undeclared: d of 1', 'Other: e of 1'],
    ],
    [
      'country',
      'abcdef',
      ['France: c e of 2', 'Germany & United States: b d of 2', 'United States: a of 1', 'Not stated: f of 1'],
    ],
    [
      'category country',
      'abcdef',
      [
        'Hosting:  of 3',
        '  France: c of 1',
        '  Germany & United States: b of 1',
        '  Not stated: f of 1',
        'Reserved:  of 0',
        'Support:  of 1',
        '  United States: a of 1',
        'Undeclared:  of 1',
        '  Germany & United States: d of 1',
        'Other:  of 1',
        '  France: e of 1',
      ],
    ],
    ['none', 'abcdef', [': a b c d e f of 6']],
    ['category', 'bf', ['Hosting: b f of 3']],
    ['country', 'bf', ['Germany & United States: b of 2', 'Not stated: f of 1']],
    ['category country', 'bf', ['Hosting:  of 3', '  Germany & United States: b of 1', '  Not stated: f of 1']],
    ['none', 'bf', [': b f of 6']],
    ['category', '', []],
    ['country', '', []],
    ['category country', '', []],
    ['none', '', []],
  ];
  for (const [grouping, shown, expected] of table) {
    it(`groups ${shown || 'none'} of the rows by ${grouping}`, () => {
      expect(outline(grouped(LIST, grouping, some(shown)))).to.deep.equal(expected);
    });
  }

  it('has the rows of each group in the order in which they are given', () => {
    const descending = [...LIST.rows].reverse();
    expect(outline(grouped(LIST, 'category', descending))[0]).to.equal('Hosting: f c b of 3');
    expect(outline(grouped(LIST, 'none', descending))).to.deep.equal([': f e d c b a of 6']);
  });

  it('gives a group the columns of its category, whatever of it is shown', () => {
    const list = prepareEntries(
      [
        {id: 'a', category: 'x', purpose: 'Hosting'},
        {id: 'b', category: 'x'},
        {id: 'c', category: 'y', country: 'DE'},
      ],
      {categories: [{id: 'x', title: 'X', columns: ['name', {field: 'notes', label: 'Remarks'}]}, 'Y']},
    );
    const columns = (shown: readonly Row[]) =>
      grouped(list, 'category', shown).map((group) => group.columns.map(({label}) => label).join());
    expect(columns(list.rows)).to.deep.equal(['Name,Remarks', 'Name,Country']);
    expect(columns(list.rows.slice(1, 2))).to.deep.equal(['Name,Remarks']);
  });

  it('keeps the columns that a hidden row alone needs', () => {
    const list = prepareEntries([{id: 'a', purpose: 'Hosting'}, {id: 'b'}]);
    const [group] = grouped(list, 'none', list.rows.slice(1));
    expect(group!.columns.map(({field}) => field)).to.deep.equal(['name', 'purpose']);
  });

  it('has one group without a title for a list without categories', () => {
    const list = prepareEntries([{}, {}]);
    expect(outline(grouped(list, 'category'))).to.deep.equal([': e0 e1 of 2']);
  });

  it('groups by where data is processed, where nobody states another country', () => {
    const list = prepareEntries([{locations: 'DE'}, {locations: ['US', 'DE']}, {}]);
    expect(outline(grouped(list, 'country'))).to.deep.equal([
      'Germany: e0 of 1',
      'Germany & United States: e1 of 1',
      'Not stated: e2 of 1',
    ]);
  });

  it('takes the same countries in any order, and twice, for the same', () => {
    const list = prepareEntries([{country: ['DE', 'US']}, {country: ['US', 'DE']}, {country: ['US', 'DE', 'Germany']}]);
    expect(grouped(list, 'country').map(({title, total}) => `${title} ${total}`)).to.deep.equal([
      'Germany & United States 3',
    ]);
  });

  it('groups nothing into nothing', () => {
    const list = prepareEntries([]);
    for (const grouping of GROUPINGS) expect(leaves(grouped(list, grouping)).flatMap(({rows}) => rows)).to.be.empty;
  });

  for (const seed of [1, 2, 3]) {
    const list = prepareEntries(generateEntries(seed, 50), {categories: GENERATED_CATEGORIES});
    const next = random(seed);
    const shown = list.rows.filter(() => next() < 0.6);
    for (const grouping of GROUPINGS) {
      it(`has every row once, grouped by ${grouping} (seed ${seed})`, () => {
        for (const rows of [list.rows, shown, []]) {
          const groups = grouped(list, grouping, rows);
          const placed = leaves(groups).flatMap((group) => idsOf(group.rows));
          expect([...placed].sort()).to.deep.equal(idsOf(rows).sort());
          const keys = [...groups, ...groups.flatMap((group) => group.groups)].map(({key}) => key);
          expect(keys.length, 'every key once').to.equal(new Set(keys).size);
        }
        const totals = leaves(grouped(list, grouping)).reduce((sum, {total}) => sum + total, 0);
        expect(totals).to.equal(list.rows.length);
      });

      it(`keeps the order of the rows, grouped by ${grouping} (seed ${seed})`, () => {
        const sorted = [...shown].sort((a, b) => list.format.compare(b.entry.name, a.entry.name));
        const order = new Map(sorted.map((row, index) => [row, index]));
        for (const {rows} of leaves(grouped(list, grouping, sorted))) {
          const places = rows.map((row) => order.get(row)!);
          expect(places).to.deep.equal([...places].sort((a, b) => a - b));
        }
      });

      it(`keeps the columns, totals and keys of groups while filtering, grouped by ${grouping} (seed ${seed})`, () => {
        const describe = ({key, title, total, columns}: Group) => JSON.stringify([key, title, total, columns]);
        const before = leaves(grouped(list, grouping)).map(describe);
        const filtered = list.rows.filter(({entry}) => entry.entityType === 'Cloud');
        expect(before).to.include.members(leaves(grouped(list, grouping, filtered)).map(describe));
      });
    }
  }

  for (const seed of [4, 5, 6, 7]) {
    const list = prepareEntries(generateEntries(seed, 50), seed % 2 ? {categories: GENERATED_CATEGORIES} : {});
    for (const grouping of GROUPINGS) {
      it(`groups by ${grouping} as one does by hand (seed ${seed})`, () => {
        const next = random(seed);
        const some = list.rows.filter(() => next() < 0.3).sort(() => next() - 0.5);
        for (const shown of [list.rows, some, []]) {
          expect(outline(grouped(list, grouping, shown))).to.deep.equal(outlineByHand(list, grouping, shown));
        }
      });
    }
  }

  const FEEDS: [what: string, rest: object][] = [
    ['no columns', {}],
    ['columns of the feed', {columns: ['name', 'purpose']}],
    ['columns of the categories', {categories: [{title: 'Hosting', columns: ['name']}, 'Support']}],
    ['one category', {categories: ['Hosting']}],
  ];
  for (const [what, rest] of FEEDS) {
    for (const grouping of GROUPINGS) {
      it(`tells the category of every row, grouped by ${grouping}, with ${what}`, () => {
        const categories = what === 'one category' ? ['Hosting', undefined] : ['Hosting', 'Support', undefined];
        const list = prepareEntries(
          categories.map((category) => ({category, country: 'DE'})),
          rest,
        );
        for (const group of grouped(list, grouping)) {
          for (const {rows, columns} of leaves([group])) {
            for (const {entry} of rows) {
              if (!entry.category) continue;
              const seen = [...columns, ...detailsOf(entry, columns, list.format)].some(
                ({field}) => field === 'category',
              );
              expect(seen || Boolean(group.category), entry.category).to.equal(true);
            }
          }
        }
      });
    }
  }
});

describe('planGroups', () => {
  for (const grouping of GROUPINGS) {
    it(`makes one plan of the same rows, grouped by ${grouping}`, () => {
      const {rows, feed, format} = LIST;
      const plan = planGroups(rows, grouping, feed, format);
      for (const other of GROUPINGS) planGroups(rows, other, feed, format);
      expect(planGroups(rows, grouping, feed, format)).to.equal(plan);
      expect(planGroups(buildRows(feed), grouping, feed, format), 'for other rows').to.not.equal(plan);
    });

    it(`gives a group the very same columns in every view, grouped by ${grouping}`, () => {
      const columns = (shown: readonly Row[]) =>
        new Map(leaves(grouped(LIST, grouping, shown)).map((group) => [group.key, group.columns]));
      const all = columns(LIST.rows);
      for (const shown of ['abcdef', 'bf', 'cab']) {
        for (const [key, each] of columns(some(shown))) expect(each, key).to.equal(all.get(key));
      }
    });

    it(`changes nothing of what it gave before, grouped by ${grouping}`, () => {
      const before = grouped(LIST, grouping);
      const described = outline(before);
      grouped(LIST, grouping, some('b'));
      expect(outline(before)).to.deep.equal(described);
    });
  }
});

describe('isGrouping', () => {
  const table: [value: unknown, is: boolean][] = [
    ['category', true],
    ['country', true],
    ['category country', true],
    ['none', true],
    ['country category', false],
    ['Category', false],
    ['', false],
    [null, false],
    [undefined, false],
    [['none'], false],
  ];
  for (const [value, is] of table) {
    it(`says ${is} to ${JSON.stringify(value)}`, () => {
      expect(isGrouping(value)).to.equal(is);
    });
  }
});
