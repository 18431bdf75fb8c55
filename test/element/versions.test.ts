/** Earlier versions of a list, read in place of the current one. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {
  ALL,
  all,
  choose,
  click,
  count,
  FEED,
  facet,
  find,
  focused,
  headings,
  type List,
  names,
  once,
  place,
  type Request,
  rows,
  search,
  show,
  statuses,
  takeRequests,
  text,
  until,
} from '../support/fixture.js';
import {press} from '../support/keys.js';

const OLD = {
  ...FEED,
  updated: '2025-01-05',
  objection: {days: 14, email: 'old@us.example'},
  notice: {days: 10},
  subprocessors: [
    FEED.subprocessors[0],
    {id: 'mailgun', name: 'Mailgun', category: 'Mail', effectiveFrom: '2027-03-01'},
  ],
};
const NAMES = ['Amazon Web Services', 'Mailgun'];

const LIST = {
  ...FEED,
  objection: {days: 30, email: 'dpo@us.example'},
  subprocessors: [...FEED.subprocessors, {id: 'new', name: 'Newcomer', category: 'Mail', effectiveFrom: '2027-01-01'}],
  changes: 'As kept.', // To work one out, the list would ask for all versions.
  previousVersions: [
    {date: '2022-06-01', type: 'page', url: 'https://us.example/2022'},
    {date: '2023-06-01', type: 'pdf', title: 'As signed', url: '2023.pdf'},
    {date: '2024-03-01', url: 'old/2024.json'},
    {date: '2025-01-05', type: 'feed', url: 'old/2025.json'},
  ],
};
const TITLE = 'the version of January 5, 2025';
const NOTE = `You are reading ${TITLE}. It is not the current one.`;

const part = (list: List, name: string): HTMLElement =>
  list.shadowRoot?.querySelector(`[part~="${name}"]`) as HTMLElement;
const isOld = (list: List): boolean => all(list, 'group', NOTE).length > 0;
const selected = (list: List, label: string): string =>
  find<HTMLSelectElement>(list, 'combobox', new RegExp(`^${label}`)).selectedOptions[0]?.label ?? '';
const offered = (list: List, label: string): string[] =>
  [...find<HTMLSelectElement>(list, 'combobox', new RegExp(`^${label}`)).options].map(({label}) => label);

describe('A previous version', () => {
  let requests: Request[];
  beforeEach(() => {
    requests = takeRequests();
  });

  /** Answers the request at this place with this, once it is there. */
  async function answer(index: number, body: unknown = OLD): Promise<void> {
    await until(() => requests.length > index);
    requests[index]?.answer(body);
  }

  /** A list whose version of 2025 is read, by its button. */
  async function read(attributes = '', feed: object = LIST): Promise<List> {
    const list = await show(feed, attributes);
    await click(list, 'button', `Read ${TITLE}`);
    await answer(0);
    await until(() => focused(list) === NOTE);
    return list;
  }

  it('is read in place of the current one, and says that it is not', async () => {
    const list = await show(LIST);
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => statuses(list).includes(`Loading ${TITLE}…`));
    expect(rows(list)).to.include.members(ALL);
    expect(requests.length).to.equal(1);
    await answer(0);
    await until(() => isOld(list));
    expect(rows(list).map((name) => name.replace(/Upcoming.*/, ''))).to.deep.equal(NAMES);
    expect(text(find(list, 'group', NOTE))).to.equal(
      `${NOTE} Show the current version Compare with the current version`,
    );
    expect(text(list)).to.include('Updated January 5, 2025').and.to.not.include('Loading');
    expect(count(list)).to.equal('2 subprocessors');
  });

  it('gets the focus where a button asked for it, and gives it to the number of rows when it goes', async () => {
    const list = await read();
    await click(list, 'button', 'Show the current version');
    await until(() => focused(list) === '6 subprocessors');
    expect(isOld(list)).to.equal(false);
    expect(rows(list)).to.include.members(ALL);
  });

  it('leaves the focus where it was chosen, and is told', async () => {
    const list = await show(LIST);
    await click(list, 'disclosure', 'Versions');
    find(list, 'combobox', /^Read/).focus();
    await choose(list, 'Read', 'Version of January 5, 2025');
    await answer(0);
    await until(() => statuses(list).includes(NOTE));
    expect(focused(list)).to.match(/^Read/);
    await choose(list, 'Read', 'Current version, November 1, 2026');
    await until(() => statuses(list).includes('6 subprocessors'));
    expect(focused(list)).to.match(/^Read/);
    expect(isOld(list)).to.equal(false);
  });

  it('is reached by keyboard', async () => {
    const list = await show(LIST);
    facet(list, 'Versions').querySelector('summary')?.focus();
    await press('Enter');
    await press('Tab');
    expect(focused(list)).to.match(/^Read/);
    await press('Escape');
    expect(focused(list)).to.equal('Versions');
  });

  it('is offered with all that can be read, the newest first, and is what is chosen then', async () => {
    const list = await read();
    await click(list, 'disclosure', 'Versions');
    expect(offered(list, 'Read')).to.deep.equal([
      'Current version, November 1, 2026',
      'Version of January 5, 2025',
      'Version of March 1, 2024',
    ]);
    expect(selected(list, 'Read')).to.equal('Version of January 5, 2025');
    expect(offered(list, 'Compare with')).to.deep.equal([
      'Nothing',
      'Current version, November 1, 2026',
      'Version of March 1, 2024',
    ]);
    expect(selected(list, 'Compare with')).to.equal('Nothing');
  });

  it('has a button where it is a feed, and is a link where it is not', async () => {
    const list = await show(LIST);
    const versions = part(list, 'versions');
    expect(text(versions)).to.equal(
      'Previous versions Version of January 5, 2025 (data) Read Compare Version of March 1, 2024 Read Compare ' +
        'Version of June 1, 2023 (As signed, PDF) Version of June 1, 2022 (web page)',
    );
    expect(names(versions, 'button')).to.deep.equal([
      `Read ${TITLE}`,
      `Compare ${TITLE} with the current one`,
      'Read the version of March 1, 2024',
      'Compare the version of March 1, 2024 with the current one',
    ]);
    expect(all(versions, 'link').map((link) => (link as HTMLAnchorElement).href)).to.deep.equal([
      new URL('old/2025.json', document.baseURI).href,
      new URL('2023.pdf', document.baseURI).href,
      'https://us.example/2022',
    ]);
  });

  it('is called by its title or address where it has no date', async () => {
    const list = await show({
      ...LIST,
      previousVersions: [{title: 'Draft', url: 'a.json'}, 'https://us.example/b.json'],
    });
    expect(names(part(list, 'versions'), 'button').filter((name) => name.startsWith('Read'))).to.deep.equal([
      'Read the version “Draft”',
      'Read the version “https://us.example/b.json”',
    ]);
    await click(list, 'button', 'Read the version “Draft”');
    await answer(0);
    await until(() => all(list, 'group', /^You are reading the version “Draft”\./).length);
  });

  it('is not offered where there is none', async () => {
    const list = await show({...LIST, previousVersions: LIST.previousVersions.slice(0, 2)});
    await click(list, 'disclosure', 'Versions');
    expect(all(facet(list, 'Versions'), 'combobox').length).to.equal(0);
  });

  for (const [what, src, url, expected] of [
    ['the feed', '/lists/feed.json?v=1', 'old/a.json', '/lists/old/a.json'],
    ['the site', '/lists/feed.json', '/a.json', '/a.json'],
    ['nothing', '/lists/feed.json', 'https://us.example/a.json', 'https://us.example/a.json'],
    ['the page, where the feed has no address', '', 'old/a.json', 'old/a.json'],
  ] as const) {
    it(`is at an address relative to ${what}`, async () => {
      const feed = {
        ...LIST,
        previousVersions: [
          {title: 'A', url},
          {title: 'B', url: `${url}.pdf`},
        ],
      };
      const list = src ? place(`<subprocessor-list src="${src}"></subprocessor-list>`) : await show(feed);
      if (src) {
        await answer(0, feed);
        await once(list, 'load');
      }
      const address = new URL(expected, document.baseURI).href;
      expect(find<HTMLAnchorElement>(part(list, 'versions'), 'link', 'B').href).to.equal(`${address}.pdf`);
      await click(list, 'button', 'Read the version “A”');
      await until(() => requests.at(-1)?.url === address);
    });
  }

  it('is asked for once', async () => {
    const list = await read();
    await click(list, 'button', 'Show the current version');
    await until(() => !isOld(list));
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => isOld(list));
    expect(requests.length).to.equal(1);
  });

  it('is searched and exported like any other', async () => {
    const list = await read();
    await search(list, 'mailgun');
    expect(count(list)).to.equal('1 of 2 subprocessors');
    await click(list, 'disclosure', 'Export');
    await until(() => all(list, 'button', 'Download as CSV').length);
    expect(text(facet(list, 'Export'))).to.include('1 of 2 subprocessors');
  });

  it('neither announces changes nor begins a letter, as who objects does so under the terms of today', async () => {
    const list = await show(LIST, 'now="2026-11-27"');
    expect(headings(list)).to.include('3 Upcoming changes');
    expect(all(list, 'link', 'Write the objection').length).to.equal(1);
    await click(list, 'button', `Read ${TITLE}`);
    await answer(0);
    await until(() => isOld(list));
    expect(headings(list)).to.not.include('3 Upcoming changes');
    expect(all(list, 'link', 'Write the objection').length).to.equal(0);
    expect(text(part(list, 'objection'))).to.include('within 14 days');
    expect(text(part(list, 'notice'))).to.include('at least 10 days');
  });

  it('has the log and the versions of the current one, with links to the rows that it has', async () => {
    const changes = [{date: '2026-11-01', added: ['new'], changed: ['aws'], removed: ['gone']}];
    const list = await read('', {...LIST, changes});
    expect(text(part(list, 'changes'))).to.include('Added: Newcomer Removed: gone Changed: Amazon Web Services');
    expect(names(part(list, 'changes'), 'link')).to.deep.equal(['Amazon Web Services']);
    expect(names(part(list, 'versions'), 'button').length).to.equal(4);
  });

  it('is read in one of two lists', async () => {
    const other = await show(LIST);
    const list = await read();
    expect(isOld(list)).to.equal(true);
    expect(isOld(other)).to.equal(false);
    expect(rows(other)).to.include.members(ALL);
  });

  it('comes though the list was away meanwhile', async () => {
    const list = await show(LIST);
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length);
    const parent = list.parentElement as HTMLElement;
    list.remove();
    await answer(0);
    await list.updateComplete;
    parent.append(list);
    await until(() => isOld(list));
  });

  it('makes room for what was asked for later, whichever comes first', async () => {
    const list = await show(LIST);
    await click(list, 'button', 'Read the version of March 1, 2024');
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length === 2);
    await answer(1);
    await until(() => isOld(list));
    await answer(0, {...OLD, updated: '2024-03-01'});
    await click(list, 'button', 'Read the version of March 1, 2024');
    await until(() => text(list).includes('Updated March 1, 2024'));
    expect(requests.length).to.equal(2);
  });

  it('is that of the next feed when that comes', async () => {
    const list = await read();
    list.feed = {...LIST, previousVersions: [{date: '2025-01-05', url: 'other.json'}]};
    await answer(1, {...OLD, subprocessors: ['Another']});
    await until(() => rows(list).join() === 'Another');
    expect(isOld(list)).to.equal(true);
    expect(new URL(requests[1]?.url ?? '').pathname).to.match(/other\.json$/);
  });

  it('is accessible', async () => {
    const list = await read();
    await expectAccessible(list);
    await click(list, 'disclosure', 'Versions');
    await expectAccessible(facet(list, 'Versions'));
  });
});
