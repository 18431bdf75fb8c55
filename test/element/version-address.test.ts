/** Which version is on the page, or which two are compared, in the address of the page and its history. */
import {expect} from 'chai';
import {
  ALL,
  all,
  choose,
  cleanup,
  click,
  FEED,
  facet,
  find,
  focused,
  type List,
  once,
  type Request,
  rows,
  show,
  takeClipboard,
  takeRequests,
  toggle,
  until,
} from '../support/fixture.js';

const BEFORE = location.search;
const added = (): string => location.search.slice(BEFORE.length).replace(/^[?&]/, '');
const ask = (parameters: string): void => history.replaceState(null, '', `${BEFORE}${BEFORE ? '&' : '?'}${parameters}`);
const go = async (delta: number): Promise<void> => {
  const moved = once(window, 'popstate');
  history.go(delta);
  await moved;
};

/** What each version has beside the list of all, by its file. */
const FILES: Record<string, object> = {
  '/2025.json': {...FEED, updated: '2025-01-05', subprocessors: [...FEED.subprocessors, {id: 'gone', name: 'Gone'}]},
  '/2024.json': {...FEED, updated: '2024-03-01', subprocessors: ['Former', 'Gone']},
  '/draft.json': {...FEED, subprocessors: ['Drafted']},
};
const LIST = {
  ...FEED,
  changes: 'As kept.', // To work one out, the list would ask for all versions.
  previousVersions: [
    {date: '2025-01-05', url: '/2025.json'},
    {date: '2024-03-01', url: '/2024.json'},
  ],
};
const READING = /^You are reading the version of January 5, 2025\./;
const CHANGES = /^Changes from the version of January 5, 2025 to the current version$/;
const OLD_CHANGES = /^Changes from the version of March 1, 2024 to the version of January 5, 2025$/;
const isThere = (list: List, name: RegExp): boolean => all(list, 'group', name).length > 0;
const isCurrent = (list: List): boolean => !all(list, 'group', /^(You are|Changes from)/).length;

describe('The address of a version', () => {
  /** Answered as they come. */
  let requests: Request[];
  beforeEach(() => {
    requests = takeRequests();
    const {push} = requests;
    requests.push = (...added) => {
      for (const {url, answer} of added) answer(FILES[new URL(url).pathname], 200);
      return push.apply(requests, added);
    };
  });

  it('says which version is read, and which two are compared', async () => {
    const list = await show(LIST, 'url-state');
    await click(list, 'button', 'Read the version of January 5, 2025');
    expect(added()).to.equal('list.version=2025-01-05');
    await until(() => isThere(list, READING));
    await click(list, 'button', 'Compare with the current version');
    expect(added()).to.equal('list.compare=2025-01-05');
    await until(() => isThere(list, CHANGES));
    await click(list, 'disclosure', 'Versions');
    await choose(list, 'Read', 'Version of March 1, 2024');
    expect(added()).to.equal('list.version=2025-01-05&list.compare=2024-03-01');
    await until(() => isThere(list, OLD_CHANGES));
    await click(list, 'button', 'End comparison');
    expect(added()).to.equal('list.version=2025-01-05');
    await until(() => isThere(list, READING));
    await click(list, 'button', 'Show the current version');
    expect(added()).to.equal('');
    await until(() => isCurrent(list));
  });

  for (const [parameters, name, shown] of [
    ['list.version=2025-01-05', READING, [...ALL, 'Gone']],
    ['list.compare=2025-01-05', CHANGES, [...ALL, 'Gone']],
    ['list.version=2025-01-05&list.compare=2024-03-01', OLD_CHANGES, [...ALL, 'Former', 'Gone']],
    ['list.version=2024-03-01&list.compare=2025-01-05', OLD_CHANGES, [...ALL, 'Former', 'Gone']],
    ['list.version=2025-01-05&list.compare=~', CHANGES, [...ALL, 'Gone']],
    ['list.compare=2025-01-05&list.change=removed', CHANGES, ['Gone']],
    ['list.version=2025-01-05&list.country=DE', READING, ['Hetzner']],
    ['list.compare=2025-01-05&list.q=gone', CHANGES, ['Gone']],
  ] as const) {
    it(`leads there from a cold start: ${parameters}`, async () => {
      ask(parameters);
      const list = await show(LIST, 'url-state');
      await until(() => isThere(list, name));
      expect(rows(list)).to.have.members(shown);
      expect(added()).to.equal(parameters);
      expect(focused(list)).to.equal('');
    });
  }

  it('leads to a row that only this version has', async () => {
    ask('list.version=2025-01-05#gone');
    const list = await show(LIST, 'url-state');
    await until(() => focused(list) === 'row Gone');
    expect(isThere(list, READING)).to.equal(true);
  });

  it('is that of the former version after going back, and of the next after going forward', async () => {
    const list = await show(LIST, 'url-state');
    await click(list, 'button', 'Read the version of January 5, 2025');
    await until(() => isThere(list, READING));
    await click(list, 'button', 'Compare with the current version');
    await until(() => isThere(list, CHANGES));
    await toggle(list, 'Change', 'Removed');
    expect(rows(list)).to.deep.equal(['Gone']);
    await go(-1);
    await until(() => isThere(list, CHANGES) && rows(list).length === ALL.length + 1);
    await go(-1);
    await until(() => isThere(list, READING));
    await go(-1);
    await until(() => isCurrent(list));
    expect(added()).to.equal('');
    expect(rows(list)).to.have.members(ALL);
    await go(3);
    await until(() => rows(list).join() === 'Gone');
    expect(added()).to.equal('list.change=removed&list.compare=2025-01-05');
    expect(requests.length).to.equal(1);
  });

  it('names a version with a comma', async () => {
    const title = 'Spring, 2024';
    const list = await show({...LIST, previousVersions: [{title, url: '/draft.json'}]}, 'url-state');
    await click(list, 'button', `Read the version “${title}”`);
    expect(added()).to.equal('list.version=Spring~.+2024');
    list.remove();
    const next = await show({...LIST, previousVersions: [{title, url: '/draft.json'}]}, 'url-state');
    await until(() => rows(next).join() === 'Drafted');
  });

  it('is under the name of the list', async () => {
    ask('list.version=2024-03-01');
    const list = await show(LIST, 'url-state="vendors"');
    await click(list, 'button', 'Read the version of January 5, 2025');
    await until(() => isThere(list, READING));
    expect(added()).to.equal('list.version=2024-03-01&vendors.version=2025-01-05');
  });

  it('stays as it is where nobody asked for it', async () => {
    ask('list.version=2024-03-01');
    const {length} = history;
    const list = await show(LIST);
    expect(isCurrent(list)).to.equal(true);
    await click(list, 'button', 'Read the version of January 5, 2025');
    await until(() => isThere(list, READING));
    expect(added()).to.equal('list.version=2024-03-01');
    expect(history.length).to.equal(length);
  });

  it('is heeded from when the page asks for it', async () => {
    ask('list.version=2025-01-05');
    const list = await show(LIST);
    await until(() => isCurrent(list));
    list.urlState = true;
    await until(() => isThere(list, READING));
  });

  it('is in the links of the rows that only this version has, and of no others', async () => {
    const copied: string[] = [];
    takeClipboard(async (text) => copied.push(text));
    ask('list.compare=2025-01-05');
    const list = await show(LIST, 'url-state');
    await until(() => isThere(list, CHANGES));
    await click(list, 'button', 'Copy link to Hetzner');
    await click(list, 'button', 'Copy link to Gone');
    await until(() => copied.length === 2);
    const [ofAll, ofOne] = copied.map((address) => new URL(address));
    expect([ofAll?.searchParams.get('list.compare'), ofAll?.hash]).to.deep.equal([null, '#hetzner']);
    expect([ofOne?.searchParams.get('list.compare'), ofOne?.hash]).to.deep.equal(['2025-01-05', '#gone']);
    list.remove();
    history.replaceState(null, '', copied[1]);
    const next = await show(LIST, 'url-state');
    await until(() => focused(next) === 'row Gone');
    expect(isThere(next, CHANGES)).to.equal(true);
  });

  it('is what is copied with the view', async () => {
    let copied = '';
    takeClipboard(async (text) => {
      copied = text;
    });
    ask('list.version=2025-01-05&list.compare=2024-03-01');
    const list = await show(LIST, 'url-state');
    await until(() => isThere(list, OLD_CHANGES));
    await click(list, 'disclosure', 'Export');
    await until(() => all(list, 'button', 'Copy link to this view').length);
    await click(list, 'button', 'Copy link to this view');
    await until(() => copied);
    expect(copied).to.equal(location.href);
  });

  it('never says what the reader of this device has seen', async () => {
    cleanup(() => localStorage.clear());
    const list = await show(LIST, 'url-state');
    await click(list, 'disclosure', 'Versions');
    find(facet(list, 'Versions'), 'checkbox', 'Remember on this device what I have seen').click();
    await list.updateComplete;
    await choose(list, 'Compare with', /What I saw on/);
    await until(() => isThere(list, /^Changes from what you saw on/));
    expect(added()).to.equal('');
  });
});
