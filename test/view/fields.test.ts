import {expect} from 'chai';
import type {Feed} from '../../src/feed/index.js';
import {SubprocessorSchema} from '../../src/feed/schema.js';
import {detailsOf, textsOf} from '../../src/view/details.js';
import {type Column, columnsOf, fieldValue} from '../../src/view/fields.js';
import type {Format} from '../../src/view/format.js';
import {prepareEntries} from '../support/view.js';

/** The one column that every table has. */
const NAME: Column[] = [{field: 'name', label: 'Name'}];

const shown = (columns: readonly Column[]): string[] => columns.map(({field, label}) => `${field}: ${label}`);

describe('columnsOf', () => {
  const A = {id: 'a', title: 'A', columns: ['name', {field: 'purpose', label: 'What for'}]};
  const B = {id: 'b', title: 'B', columns: [{field: 'name', label: 'Who'}, 'country']};
  const PLAIN = {id: 'plain', title: 'Plain'};
  const FEED_COLUMNS = {columns: [{field: 'name', label: 'Vendor'}, 'purpose']};

  /** `of` names the categories that the table holds; without it, it holds all. */
  const table: {it: string; feed: object; entries?: object[]; of: string[]; columns: string[]}[] = [
    {
      it: 'are those of the one category',
      feed: {categories: [A, B], ...FEED_COLUMNS},
      of: ['a'],
      columns: ['name: Name', 'purpose: What for'],
    },
    {
      it: 'are those of the feed where the category has none',
      feed: {categories: [A, PLAIN], ...FEED_COLUMNS},
      of: ['plain'],
      columns: ['name: Vendor', 'purpose: Purpose'],
    },
    {
      it: 'are those of the feed where there is no category',
      feed: FEED_COLUMNS,
      of: [],
      columns: ['name: Vendor', 'purpose: Purpose'],
    },
    {
      it: 'are what entries state, in the usual order, where nobody says otherwise',
      feed: {},
      entries: [
        {locations: 'EU', purpose: 'Hosting'},
        {country: 'DE', dataTypes: []},
      ],
      of: [],
      columns: ['name: Name', 'purpose: Purpose', 'country: Country', 'locations: Location of processing'],
    },
    {it: 'are the name alone where nothing else is stated', feed: {}, of: [], columns: ['name: Name']},
    {
      it: 'are those of all categories together',
      feed: {
        categories: [
          {...A, columns: ['name', 'purpose']},
          {...B, columns: ['name', 'country']},
        ],
      },
      of: ['a', 'b'],
      columns: ['name: Name', 'purpose: Purpose', 'country: Country'],
    },
    {
      it: 'have the usual label where categories differ',
      feed: {categories: [B, {...B, id: 'a', title: 'A', columns: ['name', 'country']}]},
      of: ['a', 'b'],
      columns: ['name: Name', 'country: Country'],
    },
    {
      it: 'keep a label on which all categories agree',
      feed: {categories: [B, {...B, id: 'c', title: 'C'}]},
      of: ['b', 'c'],
      columns: ['name: Who', 'country: Country'],
    },
    {
      it: 'have the usual label where a third category agrees with the first only',
      feed: {categories: [B, {...B, id: 'a', title: 'A', columns: ['name']}, {...B, id: 'c', title: 'C'}]},
      of: ['b', 'a', 'c'],
      columns: ['name: Name', 'country: Country'],
    },
    {
      it: 'have the category once, where it was asked for',
      feed: {categories: [{...A, columns: ['name', 'purpose', 'category']}, B]},
      of: ['a', 'b'],
      columns: ['name: Name', 'purpose: Purpose', 'category: Category', 'country: Country'],
    },
    {
      it: 'may be own fields, under their own names',
      feed: {columns: ['name', 'Service level', {field: 'DPO', label: 'Officer'}]},
      of: [],
      columns: ['name: Name', 'Service level: Service level', 'DPO: Officer'],
    },
    {
      it: 'may have the names of what every object has',
      feed: {columns: ['name', 'toString', 'valueOf']},
      of: [],
      columns: ['name: Name', 'toString: toString', 'valueOf: valueOf'],
    },
  ];
  for (const {it: does, feed: rest, entries = [{}], of, columns} of table) {
    it(does, () => {
      const {feed, format} = prepareEntries(entries, rest);
      const categories = feed.categories.filter(({id}) => of.includes(id));
      categories.sort((a, b) => of.indexOf(a.id) - of.indexOf(b.id));
      expect(shown(columnsOf(feed, feed.subprocessors, categories, format))).to.deep.equal(columns);
    });
  }
});

/** For every field of an entry a value as a person would write it, and the texts in which it shows. */
const SAMPLES: Record<string, [written: unknown, texts: string[]]> = {
  name: [['Ada', 'Bell'], ['Ada, Bell']],
  category: ['Hosting', ['Hosting']],
  url: ['https://ada.example/', ['https://ada.example/']],
  entityType: ['Cloud provider', ['Cloud provider']],
  purpose: ['Keeps *all* files', ['Keeps all files']],
  dataTypes: [
    ['Files', 'Logs'],
    ['Files', 'Logs'],
  ],
  dataSubjects: ['Customers', ['Customers']],
  country: [
    ['DE', 'At sea'],
    ['Germany', 'At sea'],
  ],
  locations: [[{code: 'EU', text: 'two centres'}], ['European Union, two centres']],
  transfers: [
    ['scc', 'Our own rules'],
    ['Standard contractual clauses', 'Our own rules'],
  ],
  products: ['Chat', ['Chat']],
  legalName: ['Ada GmbH', ['Ada GmbH']],
  address: ['1 Road', ['1 Road']],
  contact: [{name: 'Eve', email: 'eve@ada.example'}, ['Eve', 'eve@ada.example']],
  parent: ['Bell Inc.', ['Bell Inc.']],
  links: [{dpa: 'https://ada.example/dpa'}, ['Data processing agreement https://ada.example/dpa']],
  certifications: ['ISO 27001', ['ISO 27001']],
  retention: ['A *year*', ['A year']],
  status: ['active', ['active']],
  announced: ['2026-01-02', ['January 2, 2026']],
  effectiveFrom: ['2026-02-03', ['February 3, 2026']],
  effectiveUntil: ['some day', ['some day']],
  notes: ['See [there](https://ada.example/)', ['See there']],
};

/** What identifies an entry, and what holds the fields of a publisher's own, are no fields to show. */
const FIELDS = Object.keys(SubprocessorSchema.entries).filter((field) => !['id', 'aliases', 'fields'].includes(field));

describe('Every field', () => {
  it('has a sample here', () => {
    expect(Object.keys(SAMPLES)).to.have.members(FIELDS);
  });

  for (const [field, [written, texts]] of Object.entries(SAMPLES)) {
    it(`${field} has its texts`, () => {
      const {feed, format} = prepareEntries([{[field]: written}]);
      expect(textsOf(feed.subprocessors[0]!, field, feed, format)).to.deep.equal(texts);
    });
  }

  for (const field of FIELDS.filter((field) => field !== 'name')) {
    it(`${field} has no text where it is not stated`, () => {
      const {feed, format} = prepareEntries([{}]);
      expect(textsOf(feed.subprocessors[0]!, field, feed, format)).to.deep.equal([]);
    });
  }

  for (const [field, empty] of Object.entries({
    purpose: '  ',
    dataTypes: [''],
    entityType: ' ',
    links: {},
    contact: {},
  })) {
    it(`${field} is not stated by ${JSON.stringify(empty)}`, () => {
      const {feed, format} = prepareEntries([{[field]: empty}]);
      const [entry] = feed.subprocessors;
      expect(textsOf(entry!, field, feed, format)).to.deep.equal([]);
      expect(shown(detailsOf(entry!, NAME, format))).to.deep.equal([]);
    });
  }

  it('an own one has its text, whatever it is called', () => {
    const {feed, format} = prepareEntries([{fields: {DPO: 'Eve', toString: 'odd'}}]);
    const [entry] = feed.subprocessors;
    expect(fieldValue(entry!, 'DPO')).to.equal('Eve');
    expect(textsOf(entry!, 'toString', feed, format)).to.deep.equal(['odd']);
    expect(textsOf(entry!, 'valueOf', feed, format)).to.deep.equal([]);
  });
});

/** What the row of the first entry says, in its columns and in its details. */
function visibleTexts(feed: Feed, format: Format): string[] {
  const [entry] = feed.subprocessors;
  const columns = columnsOf(feed, feed.subprocessors, [], format);
  return [...columns, ...detailsOf(entry!, columns, format)].flatMap(({field}) => textsOf(entry!, field, feed, format));
}

describe('detailsOf', () => {
  const everything = {
    ...Object.fromEntries(Object.entries(SAMPLES).map(([field, [written]]) => [field, written])),
    fields: {DPO: 'Eve', 'Service level': '99 %'},
  };
  const own = Object.keys(everything.fields);

  const COLUMNS: [what: string, columns: string[]][] = [
    ['no columns of its own', []],
    ['the name alone', ['name']],
    ['no name', ['purpose', 'country']],
    ['the usual ones', ['name', 'purpose', 'dataTypes', 'country', 'locations']],
    ['own fields', ['name', 'DPO']],
    ['all', [...FIELDS, ...own]],
  ];
  for (const [what, columns] of COLUMNS) {
    it(`shows all that an entry states beside a table with ${what}`, () => {
      const {feed, format} = prepareEntries([everything], {columns});
      const [entry] = feed.subprocessors;
      const asColumns = columnsOf(feed, feed.subprocessors, feed.categories, format).map(({field}) => field);
      const asDetails = detailsOf(entry!, columnsOf(feed, feed.subprocessors, feed.categories, format), format);
      const seen = [...asColumns, ...asDetails.map(({field}) => field)];
      // The cell of the name links to the website; the category is the heading above the table.
      const beside = asColumns.includes('name') ? ['url', 'category'] : ['category'];
      expect([...new Set([...seen, ...beside])]).to.have.members([...FIELDS, ...own]);
      expect(seen.length, 'none twice').to.equal(new Set(seen).size);
    });
  }

  for (const field of [...FIELDS, ...own]) {
    it(`shows ${field} where it is all that is stated`, () => {
      const written = own.includes(field) ? {fields: {[field]: 'Text'}} : {[field]: SAMPLES[field]?.[0]};
      const {feed, format} = prepareEntries([written]);
      const columns = columnsOf(feed, feed.subprocessors, [], format);
      const seen = [...columns, ...detailsOf(feed.subprocessors[0]!, columns, format)].map((column) => column.field);
      expect([...seen, 'url', 'category']).to.include(field);
    });
  }

  it('shows an own field, be it called like one of the format', () => {
    const lost = FIELDS.filter((field) => {
      const {feed, format} = prepareEntries([{purpose: 'Hosting', fields: {[field]: 'A text of its own'}}]);
      return !visibleTexts(feed, format).includes('A text of its own');
    });
    expect(lost).to.deep.equal([]);
  });

  for (const field of ['links', 'contact', 'country', 'fields']) {
    it(`shows what was written where ${field} should be`, () => {
      for (const written of ['As written', 42]) {
        const {feed, format} = prepareEntries([{[field]: written}]);
        expect(visibleTexts(feed, format).join()).to.include(String(written));
      }
    });
  }

  it('keeps the order of the format, then of the own fields', () => {
    const {feed, format} = prepareEntries([{fields: {Z: 'z', A: 'a'}, notes: 'Note', legalName: 'Ada GmbH'}]);
    const labels = shown(detailsOf(feed.subprocessors[0]!, NAME, format));
    expect(labels).to.deep.equal(['legalName: Legal name', 'notes: Notes', 'Z: Z', 'A: A']);
  });

  it('has nothing beyond the columns for an entry that states no more', () => {
    const {feed, format} = prepareEntries([{url: 'https://ada.example/', category: 'Hosting'}]);
    expect(shown(detailsOf(feed.subprocessors[0]!, NAME, format))).to.deep.equal([]);
  });
});
