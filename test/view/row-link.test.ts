import {expect} from 'chai';
import {entryOfHash, rowHash} from '../../src/view/row-link.js';
import {prepareEntries} from '../support/view.js';

const IDS = [
  'aws',
  'with space',
  '100%',
  '50%25',
  'a%20b',
  '%',
  '%E0%A4%A',
  'a#b',
  'a/b?c=d&e',
  '👩‍💻',
  'Größe',
  'Gro\u0308ße',
  '東京',
  'vendor-x',
  '-',
  '0',
  'a:~:text=b',
  '"><img>',
  "it's",
];

describe('rowHash and entryOfHash', () => {
  const {feed} = prepareEntries(IDS.map((id) => ({id})));
  for (const prefix of ['', 'vendor-', 'ü %#']) {
    for (const id of IDS) {
      it(`lead to ${JSON.stringify(id)} with the prefix ${JSON.stringify(prefix)}`, () => {
        const hash = rowHash(id, prefix);
        const {hash: inAddress} = new URL(hash, 'https://page.example/list?q=1');
        expect(inAddress, 'nothing but a fragment').to.equal(hash);
        expect(entryOfHash(inAddress, prefix, feed)?.id).to.equal(id);
      });
    }
  }

  for (const [half, id] of Object.entries({'the first half': 'a\ud800', 'the second half': '\udc00b'})) {
    it(`do not fail at ${half} of a surrogate pair`, () => {
      const {feed} = prepareEntries([{id}]);
      expect(() => entryOfHash(rowHash(feed.subprocessors[0]!.id, ''), '', feed)).to.not.throw();
    });
  }
});

describe('entryOfHash', () => {
  const {feed} = prepareEntries([
    {id: 'aws', aliases: ['amazon', 'Amazon Web Services', 'gcp']},
    {id: 'gcp', aliases: ['google']},
    {id: '100%'},
  ]);
  const table: [hash: string, prefix: string, id: string | undefined][] = [
    ['#aws', '', 'aws'],
    ['#amazon', '', 'aws'],
    ['#Amazon%20Web%20Services', '', 'aws'],
    ['#gcp', '', 'gcp'],
    ['#google', '', 'gcp'],
    ['#AWS', '', undefined],
    ['#100%25', '', '100%'],
    ['#100%', '', '100%'],
    ['#%', '', undefined],
    ['#%E0%A4%A', '', undefined],
    ['', '', undefined],
    ['#', '', undefined],
    ['#top', '', undefined],
    ['#vendor-aws', 'vendor-', 'aws'],
    ['#vendor-google', 'vendor-', 'gcp'],
    ['#aws', 'vendor-', undefined],
    ['#vendor-', 'vendor-', undefined],
    ['#vendor-vendor-aws', 'vendor-', undefined],
    ['#/aws', '', undefined],
  ];
  for (const [hash, prefix, id] of table) {
    it(`finds ${id ?? 'nothing'} by ${hash || 'no hash'}${prefix && ` with the prefix ${prefix}`}`, () => {
      expect(entryOfHash(hash, prefix, feed)?.id).to.equal(id);
    });
  }
});
