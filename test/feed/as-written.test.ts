import {expect} from 'chai';
import {asWritten, feedAsWritten, withoutEmpty} from '../../src/feed/as-written.js';
import {type Feed, parseFeed} from '../../src/feed/index.js';
import {GENERATED_CATEGORIES, generateEntries} from '../support/view.js';

function read(input: unknown): Feed {
  const {feed} = parseFeed(input);
  if (!feed) throw new Error('This is no feed');
  return feed;
}

/** Members that are `undefined` are none to JSON, by which feeds are kept. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function expectSameAgain(input: unknown): void {
  const feed = read(input);
  const written = feedAsWritten(feed);
  expect(plain(read(written)), 'as a value').to.deep.equal(plain(feed));
  expect(plain(read(JSON.stringify(written))), 'as text').to.deep.equal(plain(feed));
}

describe('feedAsWritten', () => {
  const entries: [what: string, entry: unknown][] = [
    ['a name alone', 'Ada'],
    ['several names', {id: 'a', name: ['Ada', 'Bell, Inc.']}],
    ['a name with a comma', {id: 'a', name: 'Ada, Inc.'}],
    ['a list of one name', {id: 'a', name: ['Ada']}],
    ['no name', {id: 'a', purpose: 'Hosting'}],
    ['neither name nor id', {purpose: 'Hosting'}],
    ['aliases', {id: 'a', name: 'Ada', aliases: ['b', 'c']}],
    ['lists of one', {name: 'Ada', dataTypes: 'Files', dataSubjects: 'Customers', products: 'Chat'}],
    ['places by name, with remarks', {name: 'Ada', country: 'Germany (Berlin)', locations: ['US', 'Worldwide']}],
    ['places that have no code', {name: 'Ada', country: 'The moon', locations: {code: 'Atlantis', text: 'below'}}],
    ['what happens at a place', {name: 'Ada', locations: [{code: 'DE', kind: 'access', city: 'Berlin'}]}],
    ['a place of other members', {name: 'Ada', locations: [{city: 'Berlin', floor: 3}]}],
    ['transfers', {name: 'Ada', transfers: ['scc', {mechanism: 'dpf', text: 'since 2023'}, 'Handshake']}],
    ['a contact', {name: 'Ada', contact: {name: 'Eve', email: 'eve@ada.example'}}],
    ['a contact that is a name', {name: 'Ada', contact: 'Eve'}],
    ['links', {name: 'Ada', links: {dpa: 'https://ada.example/dpa'}}],
    ['own fields', {name: 'Ada', fields: {Seats: '5', url: 'x'}}],
    ['unknown fields', {name: 'Ada', seats: 0, audited: false, rooms: {a: ['x', '', 'y']}}],
    ['a number for a text', {name: 7, purpose: 8}],
    ['a text where links belong', {name: 'Ada', links: 'https://ada.example/dpa'}],
    ['a text where own fields belong', {name: 'Ada', fields: 'Seats: 5'}],
    ['an impossible date and an unsafe address', {name: 'Ada', announced: '2026-02-30', url: 'javascript:x'}],
    ['a list for an entry', ['Ada', 'Bell']],
    ['nothing for an entry', null],
  ];
  for (const [what, entry] of entries) {
    it(`gives an entry again: ${what}`, () => expectSameAgain({subprocessors: [entry, 'Another']}));
  }

  const feeds: [what: string, rest: object][] = [
    ['nothing', {}],
    ['short forms', {publisher: 'Us', notice: 30, objection: 'Write.', definitions: 'Term', sections: 'Text.'}],
    [
      'long forms',
      {publisher: {name: 'Us', contacts: [{role: 'DPO'}]}, notice: {days: 0, subscribe: 'mailto:a@us.example'}},
    ],
    [
      'documents and versions',
      {documents: 'https://us.example/dpa', previousVersions: {date: '2025-01-01', url: 'a.json'}},
    ],
    ['a log', {changes: ['Something.', {date: '2026-01-01', added: 'ada'}]}],
    ['columns', {columns: ['name', {field: 'purpose', label: 'Why'}]}],
    [
      'categories that are called like the ids of others',
      {
        categories: [
          {id: 'a', title: 'B'},
          {id: 'b', title: 'A'},
        ],
      },
    ],
    ['what fits in no form', {groupBy: 'colour', sections: [{position: 'left', body: 'Text.'}]}],
    ['what the format does not know', {'x-own': {deep: [1, {a: 0, b: 2}]}, $comment: 'Ours.'}],
  ];
  for (const [what, rest] of feeds) {
    it(`gives a feed again: ${what}`, () => {
      expectSameAgain({
        ...rest,
        subprocessors: [
          {name: 'Ada', category: 'A'},
          {name: 'Ada', category: 'b'},
          {name: 'Bell', category: 'Undeclared'},
        ],
      });
    });
  }

  for (const seed of [1, 2, 3]) {
    it(`gives a made-up feed again: ${seed}`, () => {
      expectSameAgain({categories: GENERATED_CATEGORIES, subprocessors: generateEntries(seed, 60)});
    });
  }

  for (const file of [
    'chatbotkit.json',
    'rocket-chat.json',
    'zendesk-connect.json',
    'northlight.json',
    'northlight/2023-11-15.json',
  ]) {
    it(`gives the demo feed ${file} again`, async () => {
      const answer = await fetch(`/demo/feeds/${file}`);
      expect(answer.status).to.equal(200);
      expectSameAgain(await answer.text());
    });
  }

  it('says nothing of what says nothing', () => {
    expect(
      plain(feedAsWritten(read({title: '', notice: {text: ''}, subprocessors: [{name: 'Ada', url: ''}]}))),
    ).to.deep.equal({
      subprocessors: [{id: 'ada', name: 'Ada'}],
    });
    expect(plain(feedAsWritten(read({subprocessors: []})))).to.deep.equal({subprocessors: []});
  });
});

describe('asWritten', () => {
  it('has one name or several, as a person would write them', () => {
    const [one, several] = read({subprocessors: ['Ada', {id: 'b', name: ['Bell', 'Curie']}]}).subprocessors;
    expect(asWritten(one!)).to.deep.equal({id: 'ada', name: 'Ada'});
    expect(asWritten(several!)).to.deep.equal({id: 'b', name: ['Bell', 'Curie']});
  });
});

describe('withoutEmpty', () => {
  it('takes away members without a value, however deep, and no items of lists', () => {
    expect(
      withoutEmpty({
        a: '',
        b: null,
        c: undefined,
        d: [],
        e: {},
        f: {g: {h: ''}},
        i: ['', null, {j: ''}, 0],
        k: 0,
        l: false,
      }),
    ).to.deep.equal({i: ['', null, {}, 0], k: 0, l: false});
  });
});
