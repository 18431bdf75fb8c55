import {expect} from 'chai';
import {detailsOf, quickTexts, searchText, textsOf} from '../../src/view/details.js';
import {type Prepared, prepareEntries, random} from '../support/view.js';

const textOf = ({rows: [row], feed, format}: Prepared): string => searchText(row!.entry, feed, format);

describe('searchText', () => {
  const texts: [what: string, entry: object, found: string[]][] = [
    ['its names', {name: ['Ada', 'Bell']}, ['Ada', 'Bell']],
    ['its category', {category: 'hosting'}, ['Hosting and more']],
    ['its website', {url: 'https://ada.example/x'}, ['ada.example/x']],
    ['places by their names', {country: 'DE', locations: 'EEA'}, ['Germany', 'European Economic Area']],
    ['the remark on a place', {locations: [{code: 'US', text: 'as you choose'}]}, ['United States', 'as you choose']],
    ['prose without its marks', {purpose: '**Stores** [files](https://x.example)'}, ['Stores files']],
    ['transfers in words', {transfers: [{mechanism: 'scc', text: '2021'}]}, ['Standard contractual clauses, 2021']],
    ['a date as it is shown', {effectiveFrom: '2026-03-04'}, ['March 4, 2026']],
    ['whom to contact', {contact: {name: 'Eve', email: 'eve@ada.example'}}, ['Eve', 'eve@ada.example']],
    ['its documents', {links: {dpa: 'https://ada.example/dpa'}}, ['Data processing agreement', 'ada.example/dpa']],
    ['what happens in a place', {locations: [{code: 'US', kind: 'storage'}]}, ['United States (storage)']],
    ['a field that the format does not know', {vatId: 'DE 123'}, ['de 123']],
    ['its own fields', {fields: {'Service level': '99 %'}}, ['99 %']],
    ['accents folded', {legalName: 'ÉLAN S.À R.L.'}, ['elan s.a r.l.']],
  ];
  for (const [what, entry, found] of texts) {
    it(`can be searched for ${what}`, () => {
      const list = prepareEntries([entry], {categories: [{id: 'hosting', title: 'Hosting and more'}]});
      for (const text of found) expect(textOf(list)).to.include(text.toLowerCase());
    });
  }

  it('has every value folded, whatever stands beside it', () => {
    const list = prepareEntries([
      {name: 'ΑΘΉΝΑΣ', legalName: 'ÉLAN', entityType: 'Cloud', dataTypes: ['LOGS', 'Œuvres']},
    ]);
    expect(textOf(list).split('\n')).to.deep.equal(['αθηνας', 'cloud', 'logs', 'oeuvres', 'elan']);
  });

  it('keeps values apart, so that no word runs over two of them', () => {
    expect(textOf(prepareEntries([{name: 'Ada', legalName: 'Bell'}]))).to.not.include('adabell');
  });

  it('has letters as they are typed, and no fields for machines', () => {
    expect(textOf(prepareEntries([{legalName: 'Straße Øst Łódź'}]))).to.include('strasse ost lodz');
    expect(textOf(prepareEntries([{$comment: 'secret', _note: 'hidden'}]))).to.not.match(/secret|hidden/);
  });
});

describe('quickTexts', () => {
  it('has the text of prose, be there marks in it or not', () => {
    const next = random(1);
    const pieces = [
      ...'ab1.)(-+*_`[]<>\\! \n\r\t\u00a0',
      'a)',
      '(b)',
      '1.',
      '12)',
      '[x](https://ada.example/)',
      'Files and logs',
    ];
    const {feed, format} = prepareEntries([{}]);
    const differ: string[] = [];
    for (let round = 0; round < 5000; round++) {
      const purpose = Array.from({length: 1 + next() * 5}, () => pieces[Math.floor(next() * pieces.length)]).join('');
      if (!purpose.trim()) continue;
      const entry = {...feed.subprocessors[0]!, purpose};
      const [quick, text] = [quickTexts, textsOf].map((texts) => texts(entry, 'purpose', feed, format)[0]);
      if (quick !== text) differ.push(JSON.stringify(purpose));
    }
    expect(differ).to.deep.equal([]);
  });

  it('has what is stated, and nothing else', () => {
    const {feed, format} = prepareEntries([{purpose: 'Hosting', dataTypes: ['Logs']}]);
    const texts = ['purpose', 'dataTypes', 'notes'].map((field) =>
      quickTexts(feed.subprocessors[0]!, field, feed, format),
    );
    expect(texts).to.deep.equal([['Hosting'], ['Logs'], []]);
  });
});

describe('detailsOf', () => {
  it('shows fields that the format does not know, whatever they hold', () => {
    const {feed, format} = prepareEntries([{vatId: 'DE 123', seats: 5, tags: ['a', {b: 1}], $schema: 'x'}]);
    const [entry] = feed.subprocessors;
    const shown = detailsOf(entry!, [{field: 'name', label: 'Name'}], format);
    expect(shown.map(({field}) => `${field}: ${textsOf(entry!, field, feed, format).join(', ')}`)).to.deep.equal([
      'vatId: DE 123',
      'seats: 5',
      'tags: a, {"b":1}',
    ]);
  });
});
