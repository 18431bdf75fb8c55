import {expect} from 'chai';
import {prepareEntries} from '../support/view.js';

describe('buildRows', () => {
  it('makes a row of every entry, in order', () => {
    const {rows, feed} = prepareEntries([{name: 'Bell'}, {name: ''}, {name: 'Ada'}]);
    expect(rows.map(({position}) => position)).to.deep.equal([0, 1, 2]);
    expect(rows.map(({entry}) => entry)).to.deep.equal(feed.subprocessors);
  });
});
