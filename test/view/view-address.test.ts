import {expect} from 'chai';
import {FACET_FIELDS} from '../../src/view/options.js';
import {SEEN} from '../../src/view/versions.js';
import {ownParameters, readView, writeView} from '../../src/view/view-address.js';
import type {ReaderState} from '../../src/view/view-state.js';
import {random} from '../support/view.js';

const FIRST: ReaderState = {query: '', filters: {}, open: new Map(), definitions: []};
const NONE = {sort: undefined, grouping: undefined};

describe('writeView', () => {
  for (const [what, state, search] of [
    ['nothing', {}, ''],
    ['a search', {query: 'cloud flare'}, '?list.q=cloud+flare'],
    ['a search that is only space', {query: '  '}, ''],
    [
      'filters, in the order of the facets',
      {filters: {dataTypes: ['files'], country: ['DE', 'FR']}},
      '?list.country=DE,FR&list.dataTypes=files',
    ],
    ['what is not stated', {filters: {country: ['', 'DE']}}, '?list.country=~,DE'],
    ['filters of which none is left', {filters: {country: []}}, ''],
    ['a sort', {sort: {field: 'name'}}, '?list.sort=name'],
    ['a sort downwards', {sort: {field: 'name', descending: true}}, '?list.sort=name,desc'],
    ['a grouping', {grouping: 'category country'}, '?list.group=category,country'],
    ['no grouping, where the reader chose that', {grouping: 'none'}, '?list.group=none'],
    [
      'details that are open',
      {
        open: new Map([
          ['aws', true],
          ['hetzner', false],
          ['a,b', true],
        ]),
      },
      '?list.open=aws,a~.b',
    ],
    ['definitions that are open', {definitions: ['personal-data']}, '?list.definitions=personal-data'],
    ['a version', {version: '2025-01-05'}, '?list.version=2025-01-05'],
    ['the current version, which needs no name', {version: ''}, ''],
    ['a version called by what divides values', {version: 'a, b~c'}, '?list.version=a~.+b~~c'],
    ['two versions that are compared', {version: '2025', compare: '2024'}, '?list.version=2025&list.compare=2024'],
    ['what the current version is compared with', {compare: '1, 2'}, '?list.compare=1~.+2'],
    [
      'the current version, where another is compared with it',
      {version: '2025', compare: ''},
      '?list.version=2025&list.compare=~',
    ],
    [
      'nothing of what the reader of this device has seen',
      {compare: SEEN, filters: {change: ['added']}},
      '?list.change=added',
    ],
    ['what ends an address in a mail', {query: "a)(b*c!d'e"}, '?list.q=a%29%28b%2Ac%21d%27e'],
    ['what divides an address', {query: 'a&b=c#d?e+f%g'}, '?list.q=a%26b%3Dc%23d%3Fe%2Bf%25g'],
    ['half a character', {query: 'a\ud800'}, '?list.q=a%EF%BF%BD'],
  ] as [string, Partial<ReaderState>, string][]) {
    it(`writes ${what}`, () => expect(writeView('', 'list', {...FIRST, ...state})).to.equal(search));
  }

  for (const [search, written] of [
    ['?page=2&q=x', '?page=2&q=x&list.q=new'],
    ['?flag', '?flag&list.q=new'],
    ['?a=%20b+c&a=d&=e', '?a=%20b+c&a=d&=e&list.q=new'],
    ['?100%&%E0%A4%A=1', '?100%&%E0%A4%A=1&list.q=new'],
    ['?list.q=old&page=2&list.country=DE', '?page=2&list.q=new'],
    ['?list=1&list2.q=x&listq=y&xlist.q=z', '?list=1&list2.q=x&listq=y&xlist.q=z&list.q=new'],
    ['?l%69st.q=old', '?list.q=new'],
    ['?', '?list.q=new'],
    ['?a&&b&', '?a&&b&&list.q=new'],
    ['?list.page=2', '?list.page=2&list.q=new'],
  ] as const) {
    it(`leaves the rest of ${search} as it is`, () =>
      expect(writeView(search, 'list', {...FIRST, query: 'new'})).to.equal(written));
  }

  it('leaves nothing behind', () => {
    expect(writeView('?list.q=a&list.country=DE', 'list', FIRST)).to.equal('');
    expect(writeView('?page=2&list.q=a', 'list', FIRST)).to.equal('?page=2');
  });
});

describe('readView', () => {
  for (const [search, state] of [
    ['', {}],
    ['?q=x&country=DE', {}],
    ['?list.q=cloud%20flare', {query: 'cloud flare'}],
    ['?list.q=cloud+flare', {query: 'cloud flare'}],
    ['?list.country=DE%2CFR', {filters: {country: ['DE', 'FR']}}],
    ['?list.country=', {}],
    ['?list.country=,,DE', {filters: {country: ['DE']}}],
    ['?list.country=%7E', {filters: {country: ['']}}],
    ['?list.nothing=DE&list.__proto__=x&list.constructor=y', {}],
    ['?list.sort=name', {sort: {field: 'name', descending: false}}],
    ['?list.sort=name,desc', {sort: {field: 'name', descending: true}}],
    ['?list.sort=desc', {sort: {field: 'desc', descending: false}}],
    ['?list.group=country', {grouping: 'country'}],
    ['?list.group=colour', {}],
    [
      '?list.open=aws,hetzner',
      {
        open: new Map([
          ['aws', true],
          ['hetzner', true],
        ]),
      },
    ],
    ['?list.version=2025-01-05', {version: '2025-01-05'}],
    ['?list.version=1~.+2', {version: '1, 2'}],
    ['?list.version=~', {}],
    ['?list.version=', {}],
    ['?list.compare=2024', {compare: '2024'}],
    ['?list.compare=~', {compare: ''}],
    ['?list.compare=', {}],
    [`?list.compare=${SEEN}`, {}],
    ['?list.compare=a%7E.b&list.version=c', {version: 'c', compare: 'a,b'}],
    ['?list.q=100%', {query: '100%'}],
    ['?list.q=a=b', {query: 'a=b'}],
    ['?list.q=first&list.q=last', {query: 'last'}],
  ] as [string, Partial<ReaderState>][]) {
    it(`reads ${search || 'nothing'}`, () =>
      expect(readView(search, 'list')).to.deep.equal({...FIRST, ...NONE, ...state}));
  }
});

describe('A view', () => {
  const next = random(7);
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value;
  const text = (): string =>
    Array.from({length: Math.floor(next() * 6)}, () => one([...'a,~.+ %&=#?;é東\u202e-!\'()*/"<\\'])).join('');
  const texts = (): string[] => Array.from({length: Math.floor(next() * 4)}, text);
  const versions = (): Partial<ReaderState> => {
    const [version, compare] = [text(), one([undefined, text()])];
    return {...(version && {version}), ...(compare !== undefined && {compare})};
  };
  const fill = (): ReaderState => ({
    query: text().trim(),
    filters: Object.fromEntries(
      FACET_FIELDS.map((field) => [field, texts()] as const).filter(([, keys]) => keys.length),
    ),
    sort: next() < 0.5 ? undefined : {field: text() || 'name', descending: next() < 0.5},
    grouping: one([undefined, 'none', 'category', 'country', 'category country'] as const),
    open: new Map(texts().map((id) => [id, true])),
    definitions: texts(),
    ...versions(),
  });

  it('is read as it was written, whatever is in it and beside it, and through a URL', () => {
    for (let turn = 0; turn < 500; turn++) {
      const state = fill();
      const name = one(['list', 'list2', 'vendors & co', 'ü']);
      const search = writeView('?page=2', name, state);
      const {search: inAddress} = new URL(search, 'https://page.example/');
      expect(readView(inAddress, name), inAddress).to.deep.equal(state);
      // As a page's own script may write it again.
      expect(readView(`?${new URLSearchParams(inAddress)}`, name), inAddress).to.deep.equal(state);
      expect(readView(inAddress, 'other')).to.deep.equal({...FIRST, ...NONE});
    }
  });

  it('stands beside that of another list', () => {
    const [one, two] = [fill(), fill()];
    const search = writeView(writeView('?a=1', 'list', one), 'list2', two);
    expect(readView(search, 'list')).to.deep.equal(one);
    expect(readView(search, 'list2')).to.deep.equal(two);
    expect(writeView(writeView(search, 'list', FIRST), 'list2', FIRST)).to.equal('?a=1');
  });

  it('is told from another by its parameters', () => {
    expect(ownParameters('?a=1&list.q=x&b&list.sort=name', 'list')).to.equal('list.q=x&list.sort=name');
    expect(ownParameters('', 'list')).to.equal('');
  });
});
