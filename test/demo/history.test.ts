/** Whether the history of the demo is whole: each version as the later ones say it is, down to the byte. */
import {expect} from 'chai';
import {type ParseResult, parseFeed} from '../../src/feed/index.js';

const FEEDS = new URL('/demo/feeds/', location.href);
const CURRENT = 'northlight.json';
const OLDEST = 'northlight/2023-11-15.json';
const OLD = [
  'northlight/2026-02-09.json',
  'northlight/2025-06-16.json',
  'northlight/2024-12-10.json',
  'northlight/2024-05-02.json',
  OLDEST,
];

interface Version extends ParseResult {
  feed: NonNullable<ParseResult['feed']>;
  text: string;
}

async function bytesAt(url: URL): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  expect(answer.status, url.pathname).to.equal(200);
  return answer.arrayBuffer();
}

async function read(file: string): Promise<Version> {
  const text = new TextDecoder().decode(await bytesAt(new URL(file, FEEDS)));
  const {feed, problems} = parseFeed(text);
  return {feed: feed!, problems, text};
}

async function integrityOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}

/** Newest first, and none twice. */
const inOrder = (dates: string[]): string[] => [...new Set(dates)].sort().reverse();

for (const file of [CURRENT, ...OLD]) {
  describe(`The demo feed ${file}`, () => {
    let version: Version;

    before(async () => {
      version = await read(file);
    });

    it('is written as it should be', () => {
      const {feed, problems} = version;
      // The oldest is from before entries had ids.
      const expected = file === OLDEST ? feed.subprocessors.map(() => 'missing-id') : [];
      expect(problems.map(({code}) => code)).to.deep.equal(expected);
    });

    it('is a whole list', () => {
      const {feed} = version;
      for (const part of ['title', 'publisher', 'updated', 'introduction', 'notice', 'objection'] as const) {
        expect(feed[part], part).to.be.ok;
      }
      for (const part of ['definitions', 'sections', 'categories', 'subprocessors'] as const) {
        expect(feed[part], part).to.not.be.empty;
      }
      const used = new Set(feed.subprocessors.map(({category}) => category));
      expect([...used].sort()).to.deep.equal(feed.categories.map(({id}) => id).sort());
    });

    it('names nobody who is real', () => {
      const hosts = [...version.text.matchAll(/(?:https?:\/\/|@)([^/"?]+)/g)].map(([, host]) => host!);
      expect(hosts).to.not.be.empty;
      expect(hosts.filter((host) => !host.endsWith('.example'))).to.deep.equal([]);
    });

    it('lists all that came before it, newest first', () => {
      const {feed} = version;
      const dates = feed.previousVersions.map(({date}) => date!);
      expect([feed.updated, ...dates]).to.deep.equal(inOrder([feed.updated!, ...dates]));
      const earlier = OLD.slice(OLD.indexOf(file) + 1).map((each) => new URL(each, FEEDS).href);
      const urls = feed.previousVersions.filter(({type}) => type === 'feed').map(({url}) => url!);
      expect(urls.map((url) => new URL(url, new URL(file, FEEDS)).href)).to.deep.equal(earlier);
      expect(urls.filter((url) => /^(\/|\w+:)/.test(url))).to.deep.equal([]);
    });

    it('has the date and the hash of each of them', async () => {
      for (const {date, type, url, integrity} of version.feed.previousVersions) {
        if (type !== 'feed') continue;
        const bytes = await bytesAt(new URL(url!, new URL(file, FEEDS)));
        expect(integrity, url).to.equal(await integrityOf(bytes));
        expect(parseFeed(new TextDecoder().decode(bytes)).feed?.updated, url).to.equal(date);
      }
    });
  });
}

describe('The history of the demo', () => {
  it('has six versions over three years, and older ones that are no feeds', async () => {
    const {feed} = await read(CURRENT);
    const versions = feed.previousVersions.map(({date, type}) => `${date} ${type}`);
    expect([`${feed.updated} feed`, ...versions]).to.deep.equal([
      '2026-11-16 feed',
      '2026-02-09 feed',
      '2025-06-16 feed',
      '2024-12-10 feed',
      '2024-05-02 feed',
      '2023-11-15 feed',
      '2022-08-01 pdf',
      '2021-03-01 page',
    ]);
  });

  it('leaves the log of changes to the page', async () => {
    for (const file of [CURRENT, ...OLD]) expect((await read(file)).feed.changes, file).to.deep.equal([]);
  });
});
