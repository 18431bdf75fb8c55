import {expect} from 'chai';
import type {FeedInput} from '../../src/feed/index.js';
import {inOrder, SEEN, versionsOf} from '../../src/view/versions.js';
import {prepareEntries} from '../support/view.js';

type Written = Exclude<FeedInput['previousVersions'], undefined>;
const versions = (...previousVersions: unknown[]) => versionsOf(prepareEntries([], {previousVersions}).feed);
const keys = (...written: unknown[]): string[] => versions(...written).map(({key}) => key);

describe('versionsOf', () => {
  it('has what the feed says of each', () => {
    const written = {date: '2025-01-05', title: 'First', type: 'feed', url: 'a.json', integrity: 'sha256-abc='};
    expect(versions(written)).to.deep.equal([{key: '2025-01-05', ...written, isFeed: true}]);
  });

  const orders: [what: string, written: unknown[], keys: string[]][] = [
    ['nothing', [], []],
    [
      'the newest first',
      [{date: '2024-01-01'}, {date: '2025-12-31'}, {date: '2025-01-01'}],
      ['2025-12-31', '2025-01-01', '2024-01-01'],
    ],
    [
      'what has no date where the feed has it',
      [{date: '2024-01-01'}, {title: 'Old'}, {date: '2025-01-01'}],
      ['2025-01-01', 'Old', '2024-01-01'],
    ],
    [
      'that order among those of one day',
      [{date: '2024-01-01', title: 'b'}, {date: '2025-01-01'}, {date: '2024-01-01', title: 'a'}],
      ['2025-01-01', '2024-01-01', '2024-01-01 2'],
    ],
  ];
  for (const [what, written, expected] of orders) {
    it(`has ${what}`, () => expect(keys(...written)).to.deep.equal(expected));
  }

  it('leaves the feed in its own order', () => {
    const {feed} = prepareEntries([], {previousVersions: [{date: '2024-01-01'}, {date: '2025-01-01'}]});
    versionsOf(feed);
    expect(feed.previousVersions.map(({date}) => date)).to.deep.equal(['2024-01-01', '2025-01-01']);
  });

  const named: [what: string, written: unknown[], keys: string[]][] = [
    ['its date', [{date: '2025-01-05', title: 'First', url: 'a.json'}], ['2025-01-05']],
    ['its title', [{title: 'First', url: 'a.json'}], ['First']],
    ['its address', [{url: 'a.json'}, 'b.json'], ['a.json', 'b.json']],
    ['what else there is', [{type: 'feed'}], ['{"type":"feed"}']],
    [
      'a number where others have that',
      [{title: 'A'}, {title: 'A'}, {title: 'A 2'}, {title: 'A'}],
      ['A', 'A 2', 'A 2 2', 'A 3'],
    ],
    ['what is not the key of what was seen', [{title: SEEN}], [`${SEEN} 2`]],
  ];
  for (const [what, written, expected] of named) {
    it(`calls each by ${what}`, () => expect(keys(...written)).to.deep.equal(expected));
  }

  const kinds: [version: Written, isFeed: boolean][] = [
    [{type: 'feed', url: 'a'}, true],
    [{type: 'feed', url: '/list.pdf'}, true],
    [{type: 'feed'}, false],
    [{url: 'a.json'}, true],
    [{url: 'a.JSON?v=1'}, true],
    [{url: 'https://us.example/a.json#top'}, true],
    ['a.json', true],
    [{url: 'a.jsonp'}, false],
    [{url: 'a?file=b.json'}, false],
    [{url: 'a.pdf'}, false],
    [{type: 'pdf', url: 'a.json'}, false],
    [{type: 'page', url: 'a.json'}, false],
    [{date: '2025-01-01'}, false],
  ];
  for (const [version, isFeed] of kinds) {
    it(`takes ${JSON.stringify(version)} for ${isFeed ? 'a feed' : 'no feed'}`, () =>
      expect(versions(version).map((each) => each.isFeed)).to.deep.equal([isFeed]));
  }
});

describe('inOrder', () => {
  const NEWEST_FIRST = ['2026', '2025', '2024'].map((key) => ({key, isFeed: true}));
  const table: [a: string, b: string, before: string, after: string][] = [
    ['2024', '2025', '2024', '2025'],
    ['2025', '2024', '2024', '2025'],
    ['', '2024', '2024', ''],
    ['2026', '', '2026', ''],
    [SEEN, '', SEEN, ''],
    ['', SEEN, SEEN, ''],
    ['2024', SEEN, SEEN, ''],
    ['2025', '2025', '2025', '2025'],
  ];
  for (const [a, b, before, after] of table) {
    it(`has “${before}” before “${after}”, given “${a}” and “${b}”`, () =>
      expect(inOrder(a, b, NEWEST_FIRST)).to.deep.equal([before, after]));
  }
});
