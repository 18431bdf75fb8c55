import {expect} from 'chai';
import {closest} from '../../src/view/fuzzy.js';
import {generateEntries, type Prepared, prepareEntries} from '../support/view.js';

const VENDORS = [
  {name: 'Amazon Web Services', purpose: 'Infrastructure'},
  {name: 'Cloudflare', purpose: 'Content delivery'},
  {name: 'Hetzner', purpose: 'Hosting'},
  {name: 'MongoDB', purpose: 'Database backups'},
  {name: 'Twilio SendGrid', purpose: 'Transactional email'},
  {name: 'Zendesk', purpose: 'Customer support'},
  {name: ['Apple Push Notification Service', 'Firebase'], purpose: 'Push messages'},
  {name: 'Côté Conseil', purpose: 'Legal advice'},
];
const closestIn = ({rows, listing}: Prepared, query: string) => closest(rows, query, (row) => listing.textOf(row));
const names = (query: string): string[] => closestIn(prepareEntries(VENDORS), query).map(({entry}) => entry.names[0]!);

describe('closest', () => {
  const typos: [query: string, name: string][] = [
    ['clodflare', 'Cloudflare'],
    ['cluodflare', 'Cloudflare'],
    ['cloudfalre', 'Cloudflare'],
    ['hetzer', 'Hetzner'],
    ['hetznerr', 'Hetzner'],
    ['mongdb', 'MongoDB'],
    ['zendsek', 'Zendesk'],
    ['amazn', 'Amazon Web Services'],
    ['amazon web servces', 'Amazon Web Services'],
    ['sendgird', 'Twilio SendGrid'],
    ['firebsae', 'Apple Push Notification Service'],
    ['cotte', 'Côté Conseil'],
    ['infrastucture', 'Amazon Web Services'],
    ['databse', 'MongoDB'],
  ];
  for (const [query, name] of typos) {
    it(`has ${name} first for ${query}`, () => {
      expect(names(query)[0]).to.equal(name);
    });
  }

  describe('among thousands', () => {
    const list = prepareEntries(
      [...generateEntries(1, 2000), ...VENDORS].map((entry, index) => ({...entry, id: `e${index}`})),
    );
    for (const [query, name] of typos) {
      it(`has ${name} first for ${query}`, () => {
        expect(closestIn(list, query)[0]?.entry.names[0]).to.equal(name);
      });
    }

    for (const query of ['xqzxqzxqz', '東京', '!', 'x'.repeat(500)]) {
      it(`has nothing for ${query.slice(0, 20)}`, () => {
        expect(closestIn(list, query)).to.deep.equal([]);
      });
    }
  });

  for (const query of ['xqzxqzxqz', 'wvwvwv', '東京', '!!!!', '0123456789', 'x'.repeat(500)]) {
    it(`has nothing for ${query.slice(0, 20)}`, () => {
      expect(names(query)).to.deep.equal([]);
    });
  }

  it('prefers a name to other words', () => {
    const list = prepareEntries([{name: 'Ada', purpose: 'Firebase'}, {name: 'Firebase'}]);
    expect(closestIn(list, 'firebsae')[0]!.entry.name).to.equal('Firebase');
  });

  it('prefers a name to other words, however many rows have these', () => {
    const others = Array.from({length: 400}, () => ({name: 'Ada', purpose: 'Firebase'}));
    expect(closestIn(prepareEntries([...others, {name: 'Firebase'}]), 'firebsae')[0]!.entry.name).to.equal('Firebase');
  });

  it('has what shares no three letters with the query, where there are few rows', () => {
    expect(closestIn(prepareEntries([{name: 'AWS'}]), 'azs').map(({entry}) => entry.name)).to.deep.equal(['AWS']);
  });

  it('has a few at most, of many', () => {
    const list = prepareEntries(Array.from({length: 300}, (_, index) => ({name: `Cloudflare ${index}`})));
    const {length} = closestIn(list, 'clodflare');
    expect(length).to.be.within(1, 10);
  });

  it('has nothing among nothing', () => {
    expect(closestIn(prepareEntries([]), 'cloudflare')).to.deep.equal([]);
  });
});
