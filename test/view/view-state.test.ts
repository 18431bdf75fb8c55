import {expect} from 'chai';
import {arrange, searchRows, type ViewState} from '../../src/view/view-state.js';
import {idsOf, prepareEntries} from '../support/view.js';

const {feed, format, rows} = prepareEntries([
  {id: 'a', name: 'Curie', category: 'Hosting', country: 'DE'},
  {id: 'b', name: 'Bell', category: 'Support', country: 'US'},
  {id: 'c', name: 'Ada', category: 'Hosting', country: 'US'},
  {id: 'd', name: 'Élan', category: 'Hosting', country: 'FR'},
]);
const INITIAL = {query: '', filters: {}, grouping: 'none'} as const satisfies ViewState;

/** The ids in the order in which they stand on the page, a bar between groups, and what is told of them. */
function arranged(state: Partial<ViewState>, rescue = ''): string {
  const view = arrange(
    rows,
    {...INITIAL, ...state},
    rows.filter(({entry}) => rescue.includes(entry.id)),
    feed,
    format,
  );
  const ids = view.groups.map((group) => idsOf(group.rows).join('')).join('|');
  return `${ids} ${view.shown}/${view.searched.length}/${view.total}${view.isRescue ? ' rescue' : ''}`;
}

describe('arrange', () => {
  const table: [what: string, state: Partial<ViewState>, rescue: string, expected: string][] = [
    ['everything', {}, '', 'abcd 4/4/4'],
    ['groups', {grouping: 'category'}, '', 'acd|b 4/4/4'],
    ['what is searched', {query: 'hosting'}, '', 'acd 3/3/4'],
    ['what contains every word', {query: 'HOSTING united'}, '', 'c 1/1/4'],
    ['what differs in accents', {query: 'elan'}, '', 'd 1/1/4'],
    ['what is filtered', {filters: {country: ['US']}}, '', 'bc 2/4/4'],
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
    const view = arrange(rows, {...INITIAL, query: 'hostign'}, rescue, feed, format);
    expect(idsOf(view.groups[0]!.rows)).to.deep.equal(['c', 'a']);
  });
});

describe('searchRows', () => {
  it('finds nothing among nothing, and everything without a query', () => {
    expect(searchRows([], 'a', feed, format)).to.deep.equal([]);
    expect(searchRows(rows, '  ', feed, format)).to.deep.equal(rows);
  });
});

describe('arrange, after the feed has changed', () => {
  it('forgets filters that no row offers any more', () => {
    const {rows, feed, format} = prepareEntries([{country: 'US'}, {country: 'FR'}]);
    const view = arrange(rows, {...INITIAL, filters: {country: ['DE'], dataTypes: ['logs']}}, [], feed, format);
    expect(view.shown).to.equal(2);
    expect(view.filters).to.deep.equal({country: [], dataTypes: []});
    const kept = arrange(rows, {...INITIAL, filters: {country: ['DE', 'FR']}}, [], feed, format);
    expect(kept.shown).to.equal(1);
  });
});
