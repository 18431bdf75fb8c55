import {expect} from 'chai';
import {type Feed, type FeedInput, parseFeed, type Subprocessor} from '../../src/feed/index.js';
import {CHANGED, CHANGES, type Comparison, compareSteps, countChanges} from '../../src/view/comparison.js';
import {columnsOf} from '../../src/view/fields.js';
import {createFormat} from '../../src/view/format.js';

const FORMAT = createFormat('en');

function read(input: FeedInput): Feed {
  const {feed} = parseFeed(input);
  if (!feed) throw new Error('This is no feed');
  return feed;
}

function compare(before: FeedInput, after: FeedInput): Comparison {
  const work = compareSteps(read(before), read(after), FORMAT, 'Change');
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Compares lists of these entries, of which each has its id for a name unless it has another. */
function compareEntries(before: object[], after: object[], rest: object = {}): Comparison {
  const of = (entries: object[]): FeedInput => ({
    ...rest,
    subprocessors: entries.map((entry) => ({
      name: (entry as {id?: string}).id,
      ...entry,
    })) as FeedInput['subprocessors'],
  });
  return compare(of(before), of(after));
}

const entriesOf = ({feed}: Comparison): Subprocessor[] => feed.subprocessors;
const idsOf = (comparison: Comparison): string =>
  entriesOf(comparison)
    .map(({id}) => id)
    .join(' ');
const kindOf = (comparison: Comparison, id: string): string | undefined =>
  comparison.changeOf(entriesOf(comparison).find((entry) => entry.id === id)!)?.kind;
const fieldsIn = (columns: Feed['columns']): string => columns.map(({field}) => field).join(' ');

/** Entries of these ids. They are names, too, and no two are alike. */
const list = (ids: string): object[] =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((id) => ({id}));

describe('The rows of a comparison', () => {
  const orders: [before: string, after: string, all: string][] = [
    ['', '', ''],
    ['ada bell', 'ada bell', 'ada bell'],
    ['', 'ada bell', 'ada bell'],
    ['ada bell', '', 'ada bell'],
    ['ada bell curie', 'bell curie', 'ada bell curie'],
    ['ada bell curie', 'ada curie', 'ada bell curie'],
    ['ada bell curie', 'ada bell', 'ada bell curie'],
    ['ada bell curie dirac', 'ada dirac', 'ada bell curie dirac'],
    ['ada bell curie dirac', 'dirac ada', 'dirac ada bell curie'],
    ['ada bell', 'ada curie', 'ada bell curie'],
    ['ada bell curie', 'curie euler ada', 'curie euler ada bell'],
    ['ada bell curie dirac', 'euler dirac', 'ada bell curie euler dirac'],
  ];
  for (const [before, after, all] of orders) {
    it(`are “${all}” of “${before}” and “${after}”`, () =>
      expect(idsOf(compareEntries(list(before), list(after)))).to.equal(all));
  }

  it('are copies that say what became of each', () => {
    const [before, after] = [read({subprocessors: ['Ada', 'Bell']}), read({subprocessors: ['Bell', 'Curie']})];
    const copies = [structuredClone(before), structuredClone(after)];
    const work = compareSteps(before, after, FORMAT, 'Change');
    let step = work.next();
    while (!step.done) step = work.next();
    expect(step.value.feed.subprocessors.map(({name, change}) => `${name} ${change}`)).to.deep.equal([
      'Ada removed',
      'Bell unchanged',
      'Curie added',
    ]);
    expect([before, after]).to.deep.equal(copies);
    expect(step.value.changeOf(after.subprocessors[0]!)).to.equal(undefined);
  });

  const ids: [what: string, before: object[], after: object[], all: string][] = [
    ['its own, where nobody has that', list('ada'), [], 'ada'],
    [
      'another one, where one that is there has it',
      [
        {name: 'Acme', purpose: 'Mail'},
        {name: 'Acme', purpose: 'Chat'},
      ],
      [{name: 'Acme', purpose: 'Chat'}],
      'acme-before acme',
    ],
    [
      'none that another one has which is there',
      [
        {name: 'Acme', purpose: 'Mail'},
        {name: 'Acme', purpose: 'Chat'},
      ],
      [
        {name: 'Acme', purpose: 'Chat'},
        {id: 'acme-before', name: 'Zeta'},
      ],
      'acme-before-before acme acme-before',
    ],
    [
      'none that another one had which is gone',
      [
        {name: 'Acme', purpose: 'Mail'},
        {name: 'Acme', purpose: 'Chat'},
        {id: 'acme-before', name: 'Zeta'},
      ],
      [{name: 'Acme', purpose: 'Chat'}],
      'acme-before acme acme-before-before',
    ],
  ];
  for (const [what, before, after, all] of ids) {
    it(`give what is gone an id: ${what}`, () => expect(idsOf(compareEntries(before, after))).to.equal(all));
  }
});

describe('What became of an entry', () => {
  const ada = {id: 'ada', name: 'Ada', purpose: 'Keeps the infrastructure', country: 'DE'};
  const others = list('bell curie');
  const table: [what: string, before: object | undefined, after: object | undefined, kind: string, fields: string][] = [
    ['nothing', ada, ada, 'unchanged', ''],
    ['it was added', undefined, ada, 'added', ''],
    ['it was removed', ada, undefined, 'removed', ''],
    ['another purpose', ada, {...ada, purpose: 'Sends mail'}, 'changed', 'purpose'],
    ['the spelling of it', ada, {...ada, purpose: 'Keeps the infrastucture'}, 'editorial', 'purpose'],
    ['both', ada, {...ada, purpose: 'Keeps the infrastucture', country: 'FR'}, 'changed', 'purpose country'],
    ['another name', ada, {...ada, name: 'Lovelace'}, 'changed', 'name'],
    ['another website', {...ada, url: 'https://a.example/'}, {...ada, url: 'https://b.example/'}, 'editorial', 'url'],
    ['another id', ada, {...ada, id: 'lovelace', aliases: ['ada']}, 'unchanged', ''],
    ['another category', {...ada, category: 'One'}, {...ada, category: 'Two'}, 'unchanged', ''],
    ['an own field', {...ada, fields: {Seats: '5'}}, {...ada, fields: {Seats: '6'}}, 'changed', 'Seats'],
    [
      'an own field called like another',
      {...ada, fields: {url: 'x'}},
      {...ada, fields: {url: 'y'}},
      'changed',
      'fields.url',
    ],
    ['a field that is stated no more', {...ada, notes: 'Old.'}, ada, 'changed', 'notes'],
    ['what is for machines', {...ada, _row: 1}, {...ada, _row: 2}, 'unchanged', ''],
  ];
  for (const [what, before, after, kind, fields] of table) {
    it(`is “${kind}”: ${what}`, () => {
      const comparison = compareEntries(
        [...(before ? [before] : []), ...others],
        [...(after ? [after] : []), ...others],
      );
      const entry = entriesOf(comparison)[0]!;
      const change = comparison.changeOf(entry);
      expect([change?.kind, [...(change?.fields.keys() ?? [])].join(' ')]).to.deep.equal([kind, fields]);
      expect(entry.change).to.equal(kind);
      expect(change?.before?.name).to.equal(before && 'Ada');
    });
  }

  it('is a move to another category, where both versions have both', () => {
    const of = (category: string) => [
      {id: 'ada', category},
      {id: 'bell', category: 'One'},
      {id: 'curie', category: 'Two'},
    ];
    const comparison = compareEntries(of('One'), of('Two'));
    expect([...comparison.changeOf(entriesOf(comparison)[0]!)!.fields.keys()]).to.deep.equal(['category']);
    expect(kindOf(comparison, 'ada')).to.equal('editorial');
  });

  it('tells by what the two were found to be the same', () => {
    const comparison = compareEntries(
      [
        {id: 'a', name: 'Ada', legalName: 'Ada Ltd'},
        {id: 'b', name: 'Bell'},
      ],
      [
        {id: 'x', name: 'Lovelace', legalName: 'Ada Ltd'},
        {id: 'b', name: 'Bell'},
      ],
    );
    expect(entriesOf(comparison).map((entry) => comparison.changeOf(entry)?.by)).to.deep.equal(['legal name', 'id']);
  });

  it('is nothing where a column came or went', () => {
    const with_ = list('ada bell curie').map((entry) => ({...entry, country: 'DE'}));
    const comparison = compareEntries(list('ada bell curie'), with_);
    expect(comparison.diff.columns.added).to.deep.equal(['country']);
    expect(entriesOf(comparison).map(({change}) => change)).to.deep.equal(['unchanged', 'unchanged', 'unchanged']);
  });

  it('is of the changes that a reader asks for, unless it is nothing', () => {
    expect(CHANGED).to.deep.equal(CHANGES.filter((kind) => kind !== 'unchanged'));
  });
});

describe('Data goes outside the EEA', () => {
  const table: [what: string, before: object | undefined, after: object | undefined, isOutside: boolean][] = [
    ['by a newcomer there', undefined, {locations: 'US'}, true],
    ['by a newcomer here and there', undefined, {locations: ['DE', 'US']}, true],
    ['by a newcomer here', undefined, {locations: ['DE', 'NO', 'EU']}, false],
    ['by a newcomer anywhere', undefined, {locations: '001'}, true],
    ['by a newcomer nobody knows where', undefined, {locations: 'The moon'}, false],
    ['by a newcomer that states nothing', undefined, {}, false],
    ['by who is gone', {locations: 'US'}, undefined, false],
    ['by who moved there', {locations: 'DE'}, {locations: 'US'}, true],
    ['by who goes there, too', {locations: 'DE'}, {locations: ['DE', 'GB']}, true],
    ['by who was there, and is in another place there', {locations: 'US'}, {locations: ['US', 'IN']}, true],
    ['by who was there', {locations: ['DE', 'US']}, {locations: 'US'}, false],
    ['by who came back', {locations: 'US'}, {locations: 'DE'}, false],
    ['by who stated nothing before', {}, {locations: 'US'}, false],
    ['by who is established there, and works here', undefined, {locations: 'DE', country: 'US'}, false],
  ];
  for (const [what, before, after, isOutside] of table) {
    it(`${what}: ${isOutside ? 'yes' : 'no'}`, () => {
      const others = [
        {id: 'bell', locations: 'FR'},
        {id: 'curie', locations: 'US'},
      ];
      const some = (entry?: object): object[] => (entry ? [{id: 'ada', ...entry}] : []);
      const comparison = compareEntries([...some(before), ...others], [...some(after), ...others]);
      expect(comparison.changeOf(entriesOf(comparison)[0]!)?.isOutside).to.equal(isOutside);
    });
  }

  it('by the country of the entity, in a list that states no other place', () => {
    const comparison = compareEntries(
      [
        {id: 'ada', country: 'DE'},
        {id: 'bell', country: 'US'},
      ],
      [
        {id: 'ada', country: 'US'},
        {id: 'bell', country: 'US'},
        {id: 'curie', country: 'IN'},
        {id: 'dirac', country: 'FR'},
      ],
    );
    expect(entriesOf(comparison).map((entry) => comparison.changeOf(entry)?.isOutside)).to.deep.equal([
      true,
      false,
      true,
      false,
    ]);
  });

  it('not by that country, where one version states more', () => {
    const comparison = compareEntries([{id: 'ada', country: 'DE'}], [{id: 'ada', country: 'US', locations: 'DE'}]);
    expect(comparison.changeOf(entriesOf(comparison)[0]!)?.isOutside).to.equal(false);
  });
});

describe('The columns of a comparison', () => {
  const ENTRIES = [
    {id: 'ada', category: 'One', country: 'DE'},
    {id: 'bell', category: 'Two', purpose: 'Calls'},
  ];
  const table: [what: string, rest: object, columns: string, ofCategories: string[]][] = [
    ['none of its own', {}, 'name change purpose country', ['name change country', 'name change purpose']],
    ['its own', {columns: ['name', 'country']}, 'name change country', ['name change country', 'name change country']],
    [
      'its own, not from the name on',
      {columns: ['country', 'name']},
      'country change name',
      ['country change name', 'country change name'],
    ],
    [
      'those of its categories',
      {
        categories: [
          {title: 'One', id: 'One', columns: ['name', 'country']},
          {title: 'Two', id: 'Two', columns: ['name', 'notes', 'purpose']},
        ],
      },
      'name change country notes purpose',
      ['name change country', 'name change notes purpose'],
    ],
    [
      'both',
      {columns: ['name', 'purpose'], categories: [{title: 'One', id: 'One', columns: ['name', 'country']}, 'Two']},
      'name change purpose',
      ['name change country', 'name change purpose'],
    ],
  ];
  for (const [what, rest, columns, ofCategories] of table) {
    it(`are with what became of each, in a feed that has ${what}`, () => {
      const {feed} = compareEntries(ENTRIES, ENTRIES, rest);
      expect(fieldsIn(feed.columns)).to.equal(columns);
      expect(feed.categories.map(({columns}) => fieldsIn(columns))).to.deep.equal(ofCategories);
      for (const category of feed.categories) {
        const shown = columnsOf(feed, feed.subprocessors, [category], FORMAT);
        expect(shown.map(({field}) => field)).to.deep.equal(category.columns.map(({field}) => field));
      }
    });
  }

  it('are under the labels that the feed gives them', () => {
    const {feed} = compareEntries(ENTRIES, ENTRIES, {columns: ['name', {field: 'country', label: 'Seat'}]});
    expect(feed.columns).to.deep.equal([
      {field: 'name', label: 'Name'},
      {field: 'change', label: 'Change'},
      {field: 'country', label: 'Seat'},
    ]);
  });

  it('are those of the later version, and by themselves those that only what is gone states', () => {
    const before = {columns: ['name', 'notes'], subprocessors: [{id: 'ada', name: 'Ada', country: 'DE'}]};
    const after = {subprocessors: [{id: 'bell', name: 'Bell', purpose: 'Calls'}]};
    expect(fieldsIn(compare(before, after).feed.columns)).to.equal('name change purpose country');
    expect(fieldsIn(compare(after, before).feed.columns)).to.equal('name change notes');
  });
});

describe('The categories of a comparison', () => {
  const titles = ({feed}: Comparison): string[] => feed.categories.map(({title}) => title);
  const before: FeedInput = {
    categories: ['Unused', {title: 'Old', description: 'Of old.', columns: ['name', 'notes']}, 'Hosting'],
    subprocessors: [
      {id: 'ada', name: 'Ada', category: 'Old'},
      {id: 'bell', name: 'Bell', category: 'Hosting'},
    ],
  };

  it('are those of the later version, then those that what is gone was in', () => {
    const comparison = compare(before, {
      categories: ['New', 'Hosting'],
      subprocessors: [{id: 'bell', name: 'Bell', category: 'Hosting'}],
    });
    expect(titles(comparison)).to.deep.equal(['New', 'Hosting', 'Old']);
    const old = comparison.feed.categories.at(-1);
    expect(old?.description).to.equal('Of old.');
    expect(fieldsIn(old?.columns ?? [])).to.equal('name change notes');
    expect(entriesOf(comparison)[0]?.category).to.equal(old?.id);
  });

  it('are called as they are called now, where only the title is another', () => {
    const of = (title: string, ids: string) => ({
      categories: [{id: 'h', title}],
      subprocessors: ids.split(' ').map((id) => ({id, name: id, category: 'h'})),
    });
    const comparison = compare(of('Hosting', 'ada bell'), of('Infrastructure', 'ada'));
    expect(titles(comparison)).to.deep.equal(['Infrastructure']);
    expect(kindOf(comparison, 'ada')).to.equal('unchanged');
  });

  it('are both, where who is gone was in one that has another name and id now; who stayed did not move', () => {
    const of = (category: string, ids: string) => ({
      subprocessors: ids.split(' ').map((id) => ({id, name: id, category})),
    });
    const comparison = compare(of('Hosting', 'ada bell curie'), of('Infrastructure', 'ada bell'));
    expect(titles(comparison)).to.deep.equal(['Infrastructure', 'Hosting']);
    expect(['ada', 'bell', 'curie'].map((id) => kindOf(comparison, id))).to.deep.equal([
      'unchanged',
      'unchanged',
      'removed',
    ]);
  });
});

describe('countChanges', () => {
  it('counts what became of the entries, and how many lead data outside the EEA', () => {
    const stays = {id: 'ada', purpose: 'Keeps the infrastructure', locations: 'DE'};
    const comparison = compareEntries(
      [stays, {id: 'bell', locations: 'DE'}, {id: 'curie', locations: 'US'}, {id: 'dirac', locations: 'FR'}],
      [
        {...stays, purpose: 'Keeps the infrastucture'},
        {id: 'bell', locations: 'GB'},
        {id: 'dirac', locations: 'NO'},
        {id: 'euler', locations: 'CH'},
        {id: 'fermi', locations: 'IT'},
      ],
    );
    expect(countChanges(comparison)).to.deep.equal({
      added: {count: 2, outside: 1},
      removed: {count: 1, outside: 0},
      changed: {count: 2, outside: 1},
      editorial: {count: 1, outside: 0},
      unchanged: {count: 0, outside: 0},
    });
  });

  it('counts nothing of nothing', () => {
    const counts = Object.values(countChanges(compareEntries([], [])));
    expect(counts.map(({count}) => count)).to.deep.equal([0, 0, 0, 0, 0]);
  });
});
