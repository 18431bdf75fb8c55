/** Where the feed comes from, which source counts, and what tells that it is there. */
import {expect} from 'chai';
import type {ErrorDetail, LoadDetail} from '../../src/index.js';
import {
  ALL,
  cleanup,
  FEED,
  feedOf,
  once,
  place,
  rows,
  show,
  takeConsole,
  takeRequests,
  text,
  until,
} from '../support/fixture.js';

const inline = (name: string): string =>
  `<script type="application/json">${JSON.stringify(feedOf({id: 'a', name}))}</script>`;

describe('Sources of the feed', () => {
  it('is loaded from src, and tells so once its rows are there', async () => {
    const list = place('<subprocessor-list src="/faults/feed?name=Ada"></subprocessor-list>');
    let shown: string[] = [];
    list.addEventListener('load', () => {
      shown = rows(list);
    });
    const event = await once<LoadDetail>(list, 'load');
    expect(shown).to.deep.equal(['Ada One']);
    expect(event.bubbles).to.equal(false);
    expect(event.detail.feed.publisher?.name).to.equal('Ada');
    expect(event.detail.problems.length).to.equal(0);
    expect(list.feed?.subprocessors.map(({id}) => id)).to.deep.equal(['one']);
  });

  it('is an object', async () => {
    expect(rows(await show(FEED))).to.have.members(ALL);
  });

  it('is JSON text', async () => {
    expect(rows(await show(JSON.stringify(FEED)))).to.have.members(ALL);
  });

  it('stands inside the tag', async () => {
    const list = place(`<subprocessor-list>${inline('Inside')}</subprocessor-list>`);
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Inside']);
  });

  it('is put inside the tag later', async () => {
    const list = place('<subprocessor-list></subprocessor-list>');
    await list.updateComplete;
    list.innerHTML = inline('Late');
    await until(() => rows(list).length);
    expect(rows(list)).to.deep.equal(['Late']);
  });

  it('tells of a feed given by property or inside the tag, too', async () => {
    const given = place('<subprocessor-list></subprocessor-list>');
    given.feed = feedOf({id: 'a', name: 'Given'});
    expect((await once<LoadDetail>(given, 'load')).detail.feed.subprocessors[0]?.name).to.equal('Given');
    const inside = place(`<subprocessor-list>${inline('Inside')}</subprocessor-list>`);
    expect((await once<LoadDetail>(inside, 'load')).detail.feed.subprocessors[0]?.name).to.equal('Inside');
  });

  it('tells what is wrong with a feed that it shows', async () => {
    const said = takeConsole();
    const list = place('<subprocessor-list></subprocessor-list>');
    list.feed = feedOf({id: 'a', name: 'A', url: 'javascript:x'});
    const {detail} = await once<LoadDetail>(list, 'load');
    expect(detail.problems.map(({code, path}) => `${code} ${path}`)).to.deep.equal(['unsafe-url /subprocessors/0/url']);
    await until(() => said.length);
    expect(said.join()).to.include('/subprocessors/0/url');
  });

  it('prefers the property to src, and src to what stands inside', async () => {
    const requests = takeRequests();
    const list = place(`<subprocessor-list src="/from-src.json">${inline('Inside')}</subprocessor-list>`);
    list.feed = feedOf({id: 'a', name: 'Given'});
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Given']);
    expect(requests.length).to.equal(0);

    list.feed = null;
    await until(() => requests.length);
    requests[0]?.answer(feedOf({id: 'a', name: 'Sent'}));
    await once(list, 'load');
    expect(rows(list)).to.deep.equal(['Sent']);
  });

  it('resolves a relative src against the page', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="feeds/list.json"></subprocessor-list>');
    await until(() => requests.length);
    expect(requests[0]?.url).to.equal(new URL('feeds/list.json', document.baseURI).href);
    requests[0]?.answer(FEED);
    await once(list, 'load');
  });

  it('drops the request that another src supersedes', async () => {
    const requests = takeRequests();
    let loads = 0;
    const list = place('<subprocessor-list src="/old.json"></subprocessor-list>');
    list.addEventListener('load', () => loads++);
    await until(() => requests.length === 1);
    list.src = '/new.json';
    await until(() => requests.length === 2);
    expect(requests[0]?.signal.aborted).to.equal(true);
    expect(requests[1]?.signal.aborted).to.equal(false);

    const loaded = once(list, 'load');
    requests[1]?.answer(feedOf({id: 'a', name: 'New'}));
    requests[0]?.answer(feedOf({id: 'a', name: 'Old'}));
    await loaded;
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['New']);
    expect(loads).to.equal(1);
  });

  it('shows only the last of several feeds from a real server, whichever answers first', async () => {
    const list = place('<subprocessor-list src="/faults/feed?name=Slow&delay=200"></subprocessor-list>');
    const loaded: string[] = [];
    list.addEventListener('load', (event) =>
      loaded.push((event as CustomEvent<LoadDetail>).detail.feed.publisher?.name ?? ''),
    );
    await list.updateComplete;
    list.setAttribute('src', '/faults/feed?name=Mid&delay=100');
    await list.updateComplete;
    list.setAttribute('src', '/faults/feed?name=Last');
    await until(() => loaded.length);
    // By when the slow ones would have come, had they not been dropped.
    await fetch('/faults/feed?name=Clock&delay=250');
    expect(loaded).to.deep.equal(['Last']);
    expect(rows(list)).to.deep.equal(['Last One']);
  });

  it('drops the request when a feed is given meanwhile', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/old.json"></subprocessor-list>');
    await until(() => requests.length);
    list.feed = feedOf({id: 'a', name: 'Given'});
    await list.updateComplete;
    expect(requests[0]?.signal.aborted).to.equal(true);
    expect(rows(list)).to.deep.equal(['Given']);
  });

  it('loads again on reload()', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(feedOf({id: 'a', name: 'First'}));
    await once(list, 'load');

    const loaded = once(list, 'load');
    const reloaded = list.reload();
    await until(() => requests.length === 2);
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['First']);
    requests[1]?.answer(feedOf({id: 'a', name: 'Second'}));
    await Promise.all([reloaded, loaded]);
    expect(rows(list)).to.deep.equal(['Second']);
  });

  it('is replaced by the next feed', async () => {
    const list = await show(feedOf({id: 'a', name: 'First'}));
    list.feed = feedOf({id: 'b', name: 'Second'}, {id: 'c', name: 'Third'});
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Second', 'Third']);
    expect(text(list)).to.not.include('First');
  });

  it('is taken away', async () => {
    const list = place('<subprocessor-list><p>Elsewhere</p></subprocessor-list>');
    list.feed = FEED;
    await list.updateComplete;
    list.feed = undefined;
    await list.updateComplete;
    expect(rows(list)).to.deep.equal([]);
    expect(list.feed).to.equal(undefined);
    expect(list.querySelector('p')?.checkVisibility()).to.equal(true);
  });

  it('is no more when src is removed', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"><p>Elsewhere</p></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    list.removeAttribute('src');
    await list.updateComplete;
    await until(() => !rows(list).length || requests.length > 1);
    expect(requests.map(({url}) => new URL(url).pathname)).to.deep.equal(['/list.json']);
    expect(list.querySelector('p')?.checkVisibility()).to.equal(true);
  });
});

describe('The error event', () => {
  const table: [code: string, src: string, status?: number][] = [
    ['http', '/faults/status?code=404', 404],
    ['http', '/faults/status?code=503', 503],
    ['network', '/faults/loop'],
    ['timeout', '/faults/hang'],
    ['not-a-feed', '/faults/html'],
  ];
  for (const [code, src, status] of table) {
    it(`says ${code} of ${src}`, async () => {
      takeConsole();
      const list = place(
        `<subprocessor-list src="${src}" timeout="${code === 'timeout' ? 100 : 5000}"></subprocessor-list>`,
      );
      let bubbled = false;
      const listener = (event: Event) => {
        bubbled ||= event.target === list;
      };
      document.addEventListener('error', listener);
      cleanup(() => document.removeEventListener('error', listener));
      const {detail} = await once<ErrorDetail>(list, 'error');
      expect(detail.error.code).to.equal(code);
      expect(detail.error.status).to.equal(status);
      expect(detail.error instanceof Error).to.equal(true);
      expect(bubbled).to.equal(false);
    });
  }

  it('comes with what is wrong, where what was sent is no feed', async () => {
    const said = takeConsole();
    const list = place('<subprocessor-list></subprocessor-list>');
    list.feed = '{"title": }';
    const {detail} = await once<ErrorDetail>(list, 'error');
    expect(detail.error.problems.map(({code, line, column}) => ({code, line, column}))).to.deep.equal([
      {code: 'json-syntax', line: 1, column: 11},
    ]);
    await until(() => said.join().includes('line 1, column 11'));
  });
});
