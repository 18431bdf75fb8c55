import {expect} from 'chai';
import {FACET_FIELDS, fieldOptions, type Option} from '../../src/view/options.js';
import {generateEntries, optionsByRow, prepareEntries} from '../support/view.js';

describe('fieldOptions', () => {
  const options: [field: string, written: unknown, options: string[]][] = [
    ['country', ['DE', 'Germany', 'At Sea'], ['DE: Germany', 'at sea: At Sea']],
    ['country', [], [': Not stated']],
    ['country', undefined, [': Not stated']],
    ['country', ['DE', 'US'], ['in-EEA: In the EEA', 'not-EEA: Outside the EEA', 'DE: Germany', 'US: United States']],
    ['locations', [{code: 'US', text: 'as you choose'}], ['US: United States']],
    ['dataTypes', ['Logs', 'Élan'], ['logs: Logs', 'elan: Élan']],
    ['dataTypes', ['', null, 'Logs'], ['logs: Logs']],
    ['dataTypes', [' '], [': Not stated']],
    ['entityType', 'Cloud', ['cloud: Cloud']],
    ['entityType', '', [': Not stated']],
    ['category', 'hosting', ['hosting: Hosting and more']],
    ['category', undefined, [': Not stated']],
    ['products', 'Chat', ['chat: Chat']],
    ['transfers', ['SCC', 'Own rules'], ['scc: Standard contractual clauses', 'own rules: Own rules']],
    ['transfers', ['Own rules', 'Other rules'], ['own rules: Own rules', 'other rules: Other rules']],
    ['transfers', [{mechanism: 'scc', text: '2021'}], ['scc: Standard contractual clauses']],
    ['transfers', undefined, [': Not stated']],
  ];
  for (const [field, written, expected] of options) {
    it(`offers ${expected.join(' | ')} of ${field} ${JSON.stringify(written)}`, () => {
      const list = prepareEntries([{[field]: written}], {categories: [{id: 'hosting', title: 'Hosting and more'}]});
      expect(optionsByRow(list, field)[0]!.map(({key, label}) => `${key}: ${label}`)).to.deep.equal(expected);
    });
  }

  it('has every option once, as readers of the language order them, and what is not stated last', () => {
    const list = prepareEntries(
      [{}, {entityType: 'Zoll'}, {entityType: 'v10'}, {entityType: 'v9'}, {entityType: 'V9'}],
      {},
      'de',
    );
    const {options} = fieldOptions(list.rows, 'entityType', list.feed, list.format);
    expect(options.map(({label}) => label)).to.deep.equal(['v9', 'v10', 'Zoll', 'Not stated']);
  });

  it('has one set for all rows that state the same, and another for those that state it in another order', () => {
    const written = [['a', 'b'], ['A', 'b'], ['b', 'a'], ['a'], ['a', 'a'], ['a', ' '], [], [''], ['a\nb']];
    const {rows, feed, format} = prepareEntries(written.map((dataTypes) => ({dataTypes})));
    const {sets, setOf} = fieldOptions(rows, 'dataTypes', feed, format);
    expect([...setOf]).to.deep.equal([0, 0, 1, 2, 2, 2, 3, 3, 4]);
    expect(sets).to.have.lengthOf(5);
  });

  it('tells a place from a text that is like its code', () => {
    const list = prepareEntries([{country: [{code: 'DE'}, {text: 'DE'}, {code: '', text: 'Sea'}]}]);
    expect(optionsByRow(list, 'country')[0]!.map(({key}) => key)).to.deep.equal(['DE', 'de', 'sea']);
  });

  it('has something to filter by in every facet', () => {
    const list = prepareEntries([{}]);
    for (const field of FACET_FIELDS) expect(optionsByRow(list, field)[0]).to.have.lengthOf(1);
  });

  it('has the same keys in every language', () => {
    const entries = [{country: ['DE', 'At sea'], locations: 'EEA', transfers: ['scc'], entityType: 'Cloud'}];
    const keys = (lang: string) => {
      const list = prepareEntries(entries, {}, lang);
      return FACET_FIELDS.map((field) => optionsByRow(list, field)[0]!.map(({key}) => key));
    };
    expect(keys('de')).to.deep.equal(keys('en'));
  });

  for (const seed of [1, 2, 3]) {
    it(`gives a row of many what it would have alone (seed ${seed})`, () => {
      const entries = generateEntries(seed, 60);
      const list = prepareEntries(entries);
      const alone = entries.map((entry) => prepareEntries([entry]));
      // Whether places stand by region, and whether some lie in the EEA and some do not, is a matter of the whole list.
      const own = (options: Option[][]) =>
        options.map((each) => each.filter(({key}) => !key.endsWith('-EEA')).map(({key, label}) => `${key}: ${label}`));
      for (const field of FACET_FIELDS) {
        expect(own(optionsByRow(list, field))).to.deep.equal(
          alone.flatMap((each) => own(optionsByRow(each, field))),
          field,
        );
      }
    });
  }
});

/** The options of `locations`, a bar where the region changes, and the regions in that order. */
function listed(written: unknown[], lang?: string): {labels: string; regions: (string | undefined)[]} {
  const {rows, feed, format} = prepareEntries(
    written.map((locations) => ({locations})),
    {},
    lang,
  );
  const {options} = fieldOptions(rows, 'locations', feed, format);
  const regions = [...new Set(options.map(({region}) => region))];
  const labels = options.map(
    ({label, region}, index) => (index && region !== options[index - 1]?.region ? '| ' : '') + label,
  );
  return {labels: labels.join(', '), regions};
}

describe('fieldOptions of places', () => {
  const EIGHT = ['US', 'DE', 'CA', 'CH', 'AT', 'IN', 'ZA', 'AU'];
  const table: [what: string, written: unknown[], labels: string, regions?: (string | undefined)[]][] = [
    ['one place', ['DE'], 'Germany'],
    ['nothing stated', [[]], 'Not stated'],
    ['places in the EEA alone', ['DE', 'NO', 'EU', ''], 'European Union, Germany, Norway, Not stated'],
    ['places outside alone', ['US', 'CH', '001'], 'Switzerland, United States, Worldwide'],
    ['places of which nothing is known', ['At sea', 'DE'], 'At sea, Germany'],
    [
      'both, of one row or of several',
      [['DE', 'US'], 'At sea', ''],
      'In the EEA, Outside the EEA, At sea, Germany, United States, Not stated',
    ],
    ['Europe, of which not all is in the EEA', ['DE', '150'], 'In the EEA, Outside the EEA, Europe, Germany'],
    [
      'seven places',
      [...EIGHT.slice(1), ''],
      'In the EEA, Outside the EEA, Australia, Austria, Canada, Germany, India, South Africa, Switzerland, Not stated',
    ],
    [
      'eight places',
      EIGHT,
      'In the EEA, Outside the EEA, | Austria, Germany, | Switzerland, | Canada, United States, | India, ' +
        '| South Africa, | Australia',
      [undefined, 'EEA', '150', '019', '142', '002', '009'],
    ],
    [
      'wider areas, texts, and what is not stated',
      [...EIGHT, 'Zoo', '419', '142', 'EU', 'Antarctica', 'Worldwide', 'Europe', []],
      'In the EEA, Outside the EEA, | Austria, European Union, Germany, | Europe, Switzerland, ' +
        '| Canada, Latin America, United States, | Asia, India, | South Africa, | Australia, ' +
        '| Antarctica, Worldwide, Zoo, | Not stated',
      [undefined, 'EEA', '150', '019', '142', '002', '009', ''],
    ],
    [
      'eight places of one region',
      ['DE', 'AT', 'FR', 'IT', 'ES', 'PT', 'PL', 'NO'],
      'Austria, France, Germany, Italy, Norway, Poland, Portugal, Spain',
    ],
    [
      'many places of one region, and some of none',
      ['DE', 'AT', 'FR', 'IT', 'ES', 'PT', 'PL', '001', 'At sea'],
      'In the EEA, Outside the EEA, At sea, Austria, France, Germany, Italy, Poland, Portugal, Spain, Worldwide',
    ],
    [
      'eight places outside the EEA',
      ['US', 'CA', 'MX', 'BR', 'GB', 'CH', 'RS', 'UA'],
      'Serbia, Switzerland, Ukraine, United Kingdom, | Brazil, Canada, Mexico, United States',
      ['150', '019'],
    ],
  ];
  for (const [what, written, labels, regions = [undefined]] of table) {
    it(`has, of ${what}, ${labels}`, () => {
      // Browsers call Latin America by one of two names.
      const {labels: found, ...rest} = listed(written);
      expect({labels: found.replace('Latin America & Caribbean', 'Latin America'), ...rest}).to.deep.equal({
        labels,
        regions,
      });
    });
  }

  it('orders them within their regions as readers of the language do', () => {
    const written = ['ES', 'AT', 'DE', 'SE', 'CH', 'US', 'EG', 'AE', 'SA', 'GB'];
    expect(listed(written, 'de').labels).to.equal(
      'In the EEA, Outside the EEA, | Deutschland, Österreich, Schweden, Spanien, | Schweiz, Vereinigtes Königreich, ' +
        '| Vereinigte Staaten, | Saudi-Arabien, Vereinigte Arabische Emirate, | Ägypten',
    );
  });

  it('gives no region to what is no place', () => {
    const many = Array.from({length: 20}, (_, index) => ({dataTypes: `Data ${index}`, country: ['DE', 'US']}));
    const {rows, feed, format} = prepareEntries(many);
    const {options} = fieldOptions(rows, 'dataTypes', feed, format);
    expect(options).to.have.lengthOf(20);
    for (const option of options) expect(option).to.have.all.keys('key', 'label');
  });

  it('says of a row that it has places in the EEA, outside it, both, or neither for all that is known', () => {
    const table: [written: unknown, expected: string][] = [
      ['DE', 'in-EEA'],
      [['DE', 'FR', 'EEA'], 'in-EEA'],
      ['US', 'not-EEA'],
      [['US', 'CH'], 'not-EEA'],
      [['US', 'DE'], 'in-EEA not-EEA'],
      [['DE', '001'], 'in-EEA not-EEA'],
      ['Europe', 'not-EEA'],
      ['At sea', ''],
      [['At sea', 'DE'], 'in-EEA'],
      [{code: 'GF', text: 'Kourou'}, 'in-EEA'],
      [{text: 'in-EEA'}, ''],
      [[], ''],
    ];
    const list = prepareEntries(table.map(([locations]) => ({locations})));
    const sides = optionsByRow(list, 'locations').map((options) =>
      options
        .map(({key}) => key)
        .filter((key) => key.endsWith('-EEA'))
        .join(' '),
    );
    expect(sides).to.deep.equal(table.map(([, expected]) => expected));
  });

  it('has the same keys of the same rows in every language', () => {
    const keys = (lang: string) =>
      optionsByRow(
        prepareEntries(
          ['DE', 'US', ['AT', 'CH'], 'EG', 'JP', 'At sea', '001', 'EEA', []].map((country) => ({country})),
          {},
          lang,
        ),
        'country',
      ).map((options) => options.map(({key, region}) => `${key} ${region}`));
    expect(keys('en')[0]).to.deep.equal(['in-EEA undefined', 'DE EEA']);
    for (const lang of ['de', 'ar', 'ja']) expect(keys(lang), lang).to.deep.equal(keys('en'));
  });

  for (const seed of [1, 2, 3]) {
    it(`has no empty set, and none with an option twice (seed ${seed})`, () => {
      const {rows, feed, format} = prepareEntries(generateEntries(seed, 100));
      for (const field of ['country', 'locations']) {
        const {options, sets, setOf} = fieldOptions(rows, field, feed, format);
        expect(options.slice(0, 2).map(({key}) => key)).to.deep.equal(['in-EEA', 'not-EEA']);
        expect(new Set(setOf).size).to.equal(sets.length);
        for (const set of sets) {
          expect(set).to.not.be.empty;
          expect(new Set(set).size).to.equal(set.length);
          for (const option of set) expect(options[option]).to.exist;
        }
      }
    });
  }
});
