import {expect} from 'chai';
import {buildRows, FACET_FIELDS} from '../../src/view/rows.js';
import {prepareEntries} from '../support/view.js';

describe('buildRows', () => {
  it('makes a row of every entry, in order', () => {
    const {rows, feed} = prepareEntries([{name: 'Bell'}, {name: ''}, {name: 'Ada'}]);
    expect(rows.map(({position}) => position)).to.deep.equal([0, 1, 2]);
    expect(rows.map(({entry}) => entry)).to.deep.equal(feed.subprocessors);
  });

  const options: [field: string, written: unknown, options: string[]][] = [
    ['country', ['DE', 'Germany', 'At Sea'], ['DE: Germany', 'DE: Germany', 'at sea: At Sea']],
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
    ['transfers', [{mechanism: 'scc', text: '2021'}], ['scc: Standard contractual clauses']],
    ['transfers', undefined, [': Not stated']],
  ];
  for (const [field, written, expected] of options) {
    it(`offers ${expected.join(' | ')} of ${field} ${JSON.stringify(written)}`, () => {
      const {rows} = prepareEntries([{[field]: written}], {categories: [{id: 'hosting', title: 'Hosting and more'}]});
      expect(rows[0]!.options[field]?.map(({key, label}) => `${key}: ${label}`)).to.deep.equal(expected);
    });
  }

  it('has something to filter by in every facet', () => {
    const {rows} = prepareEntries([{}]);
    for (const field of FACET_FIELDS) expect(rows[0]!.options[field]).to.have.lengthOf(1);
  });

  it('has the same keys in every language', () => {
    const entries = [{country: ['DE', 'At sea'], locations: 'EEA', transfers: ['scc'], entityType: 'Cloud'}];
    const keys = (lang: string) => {
      const {feed, format} = prepareEntries(entries, {}, lang);
      return buildRows(feed, format).map(({options}) => Object.values(options).map((all) => all.map(({key}) => key)));
    };
    expect(keys('de')).to.deep.equal(keys('en'));
  });
});
