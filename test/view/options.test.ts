import {expect} from 'chai';
import {FACET_FIELDS, fieldOptions} from '../../src/view/options.js';
import {generateEntries, optionsByRow, prepareEntries} from '../support/view.js';

describe('fieldOptions', () => {
  const options: [field: string, written: unknown, options: string[]][] = [
    ['country', ['DE', 'Germany', 'At Sea'], ['DE: Germany', 'at sea: At Sea']],
    ['country', [], [': Not stated']],
    ['country', undefined, [': Not stated']],
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
      for (const field of FACET_FIELDS) {
        expect(optionsByRow(list, field)).to.deep.equal(alone.flatMap((each) => optionsByRow(each, field)));
      }
    });
  }
});
