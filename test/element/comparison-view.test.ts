/** What readers do with a comparison: find their way from change to change, filter, sort, search, take it away. */
import {expect} from 'chai';
import {parseFeed} from '../../src/feed/index.js';
import {CHANGES, compared, panel, told} from '../support/comparison.js';
import {takeFiles} from '../support/files.js';
import {
  all,
  choose,
  cleanup,
  click,
  find,
  focused,
  headings,
  heard,
  type List,
  names,
  options,
  row,
  rows,
  search,
  show,
  statuses,
  takeClipboard,
  takeRequests,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {emulateMedia, press, type} from '../support/keys.js';

const entry = (name: string, rest: object = {}) => ({
  id: name.toLowerCase(),
  name,
  category: 'Hosting',
  country: 'DE',
  purpose: `Does ${name}`,
  ...rest,
});
const SUPPORT = {category: 'Support', country: 'US'};
const BEFORE = {
  title: 'Ours',
  updated: '2025-01-05',
  subprocessors: [
    entry('Ada'),
    entry('Bell'),
    entry('Curie', {purpose: 'Keeps the infrastructure'}),
    entry('Dirac', SUPPORT),
    entry('Euler', SUPPORT),
  ],
};
const AFTER = {
  title: 'Ours',
  updated: '2026-11-01',
  subprocessors: [
    entry('Ada', {purpose: 'Sends letters', notes: 'New.'}),
    entry('Curie', {purpose: 'Keeps the infrastucture'}),
    entry('Dirac', SUPPORT),
    entry('Fermi', {...SUPPORT, country: 'FR'}),
  ],
};
const ALL = ['Ada', 'Bell', 'Curie', 'Dirac', 'Euler', 'Fermi'];
const CHANGED = ['Ada', 'Bell', 'Curie', 'Euler', 'Fermi'];
const SUMMARY = '1 added, 2 removed, 1 changed, 1 with editorial changes.';
const VERDICTS = ['Changed', 'Removed', 'Editorial', 'Unchanged', 'Removed', 'Added'];

const onlyChanges = (list: List): HTMLInputElement => find<HTMLInputElement>(panel(list), 'checkbox', 'Only changes');
const compare = (attributes = ''): Promise<List> => compared(BEFORE, AFTER, attributes);

describe('A comparison', () => {
  it('says of each row what became of it', async () => {
    const list = await compare();
    expect(rows(list)).to.deep.equal(ALL);
    expect(rows(list).map((name) => told(list, name).Change)).to.deep.equal(VERDICTS);
    expect(headings(list)).to.include.members(['3 Hosting 3', '3 Support 3']);
  });

  it('gets the focus from a button, with its summary', async () => {
    const list = await compare();
    expect(focused(list)).to.equal(CHANGES);
    const described = panel(list).getAttribute('aria-describedby') ?? '';
    expect(heard(list.shadowRoot?.getElementById(described) as Element)).to.equal(SUMMARY);
    await click(list, 'button', 'End comparison');
    await until(() => focused(list) === '4 subprocessors');
  });

  it('leaves the focus where it was chosen, and is told in two sentences', async () => {
    const requests = takeRequests();
    const list = await show({...AFTER, previousVersions: [{date: '2025-01-05', url: '/before.json'}]});
    await click(list, 'disclosure', 'Versions');
    find(list, 'combobox', /^Compare with/).focus();
    await choose(list, 'Compare with', 'Version of January 5, 2025');
    await until(() => requests.length);
    requests[0]?.answer(BEFORE);
    await until(() => statuses(list).includes(`${CHANGES} ${SUMMARY}`));
    expect(focused(list)).to.match(/^Compare with/);
  });

  it('shows only changes, if the reader wants that', async () => {
    const list = await compare();
    expect(onlyChanges(list).checked).to.equal(false);
    onlyChanges(list).click();
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(CHANGED);
    expect(options(list, 'Change')).to.deep.equal([
      'Added 1 ✓',
      'Changed 1 ✓',
      'Editorial 1 ✓',
      'Removed 2 ✓',
      'Unchanged 1',
    ]);
    onlyChanges(list).click();
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(ALL);
  });

  it('is filtered by what became of the rows, and by all else', async () => {
    const list = await compare();
    await toggle(list, 'Change', 'Removed');
    expect(rows(list)).to.deep.equal(['Bell', 'Euler']);
    await toggle(list, 'Country', 'United States');
    expect(rows(list)).to.deep.equal(['Euler']);
    expect(names(list, 'button')).to.include.members(['Remove filter Change: Removed']);
    expect(onlyChanges(list).checked).to.equal(true);
    await toggle(list, 'Change', 'Unchanged');
    expect(onlyChanges(list).checked).to.equal(false);
    expect(rows(list)).to.deep.equal(['Dirac', 'Euler']);
  });

  it('loses the filter and the order by it when it ends, and no others', async () => {
    const list = await compare('url-state');
    onlyChanges(list).click();
    await toggle(list, 'Country', 'Germany');
    await click(list, 'button', 'Change');
    await click(list, 'button', 'End comparison');
    await until(() => focused(list) === '2 of 4 subprocessors');
    expect(rows(list)).to.deep.equal(['Ada', 'Curie']);
    expect(names(list, 'button').filter((name) => name.startsWith('Remove filter'))).to.deep.equal([
      'Remove filter Country: Germany',
    ]);
    expect(names(list, 'columnheader')).to.not.include('Change');
    expect(all(list, 'group', CHANGES).length).to.equal(0);
    expect(list.shadowRoot?.querySelectorAll('[data-change]').length).to.equal(0);
    const asked = new URLSearchParams(location.search);
    expect([...asked.keys()].filter((key) => key.startsWith('list.'))).to.deep.equal(['list.country']);
  });

  it('is sorted by what became of the rows', async () => {
    const list = await compare('group-by="none"');
    await click(list, 'button', 'Change');
    expect(rows(list)).to.deep.equal(['Fermi', 'Ada', 'Curie', 'Bell', 'Euler', 'Dirac']);
    await click(list, 'button', 'Change');
    expect(rows(list)).to.deep.equal(['Dirac', 'Bell', 'Euler', 'Curie', 'Ada', 'Fermi']);
  });

  for (const grouping of ['country', 'category country', 'none']) {
    it(`says the same grouped by ${grouping}`, async () => {
      const list = await compare();
      await choose(list, 'Group by', {country: 'Country', none: 'No grouping'}[grouping] ?? 'Category and country');
      expect(rows(list)).to.have.members(ALL);
      expect(ALL.map((name) => told(list, name).Change)).to.deep.equal(VERDICTS);
    });
  }

  it('is searched in what the rows say now, or said last', async () => {
    const list = await compare();
    await search(list, 'letters');
    expect(rows(list)).to.deep.equal(['Ada']);
    await search(list, 'euler');
    expect(rows(list)).to.deep.equal(['Euler']);
    await search(list, 'removed');
    expect(rows(list)).to.deep.equal(['Bell', 'Euler']);
    await search(list, '');
    expect(rows(list).map((name) => told(list, name).Change)).to.deep.equal(VERDICTS);
  });

  it('is in the language of the page', async () => {
    const list = await compare('lang="de"');
    list.lang = 'fr';
    await until(() => told(list, 'Dirac').Country === 'États-Unis');
    expect(rows(list).map((name) => told(list, name).Change)).to.deep.equal(VERDICTS);
    await until(() => text(list).includes('Changes from the version of 5 janvier 2025'));
  });

  it('ends with the list that it is of', async () => {
    const list = await compare();
    list.feed = {subprocessors: ['Another']};
    await until(() => rows(list).join() === 'Another');
    expect(all(list, 'group', CHANGES).length).to.equal(0);
  });
});

describe('The way from change to change', () => {
  /** Presses a key so often, and tells where that leads. */
  async function steps(list: List, key: string, times: number): Promise<string[]> {
    const passed: string[] = [];
    for (let time = 0; time < times; time++) {
      await type(key);
      passed.push(focused(list));
    }
    return passed;
  }
  const of = (...entries: string[]): string[] => entries.map((name) => `row ${name}`);

  it('is by n and p, over all tables and round at the ends', async () => {
    const list = await compare();
    expect(await steps(list, 'n', 6)).to.deep.equal(of('Ada', 'Bell', 'Curie', 'Euler', 'Fermi', 'Ada'));
    expect(await steps(list, 'p', 2)).to.deep.equal(of('Fermi', 'Euler'));
  });

  it('begins at the end for who goes back', async () => {
    const list = await compare();
    expect(await steps(list, 'p', 2)).to.deep.equal(of('Fermi', 'Euler'));
  });

  it('is by buttons, too, which say their keys', async () => {
    const list = await compare();
    const next = find(panel(list), 'button', 'Next change');
    expect(next.getAttribute('aria-keyshortcuts')).to.equal('n');
    expect(find(panel(list), 'button', 'Previous change').getAttribute('aria-keyshortcuts')).to.equal('p');
    for (const name of ['Ada', 'Bell', 'Curie']) {
      next.focus();
      await press('Enter');
      await until(() => focused(list) === `row ${name}`);
    }
    find(panel(list), 'button', 'Previous change').focus();
    await press('Enter');
    await until(() => focused(list) === 'row Bell');
  });

  it('goes on from where the reader is', async () => {
    const list = await compare();
    find(list, 'button', 'Copy link to Dirac').focus();
    expect(await steps(list, 'n', 1)).to.deep.equal(of('Euler'));
    find(list, 'button', 'Details of Ada').focus();
    expect(await steps(list, 'p', 1)).to.deep.equal(of('Fermi'));
  });

  it('begins anew in the next comparison', async () => {
    const list = await compare();
    await steps(list, 'n', 3);
    await click(list, 'button', 'End comparison');
    await click(list, 'button', /^Compare .* with the current one$/);
    await until(() => focused(list) === CHANGES);
    expect(await steps(list, 'n', 1)).to.deep.equal(of('Ada'));
  });

  it('is over the rows that are shown, as they are sorted', async () => {
    const list = await compare('group-by="none"');
    await toggle(list, 'Country', 'Germany');
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Name');
    panel(list).focus();
    expect(await steps(list, 'n', 4)).to.deep.equal(of('Curie', 'Bell', 'Ada', 'Curie'));
  });

  it('is not taken while the reader types or chooses, or holds another key', async () => {
    const list = await compare();
    find(list, 'searchbox').focus();
    await type('n');
    expect(focused(list)).to.equal('Search');
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('n');
    await search(list, '');
    find(list, 'combobox', /^Group by/).focus();
    await type('n');
    expect(focused(list)).to.match(/^Group by/);
    panel(list).focus();
    await press('Alt+n');
    expect(focused(list)).to.equal(CHANGES);
    onlyChanges(list).focus();
    expect(await steps(list, 'n', 1)).to.deep.equal(of('Ada'));
  });

  it('is only for the list that has the focus', async () => {
    const other = await show(AFTER);
    const list = await compare();
    find(other, 'button', 'Copy link to Fermi').focus();
    await type('n');
    expect(focused(other)).to.equal('Copy link to Fermi');
    expect(focused(list)).to.equal('');
  });

  it('leads nowhere where nothing is compared', async () => {
    const list = await show(AFTER);
    find(list, 'button', 'Copy link to Dirac').focus();
    expect(await steps(list, 'n', 1)).to.deep.equal(['Copy link to Dirac']);
  });

  it('leads through a long list, to rows that nobody has seen yet', async () => {
    const many = (change: (index: number) => object) => ({
      subprocessors: Array.from({length: 400}, (_, index) => ({
        id: `v${index}`,
        name: `V ${index}`,
        purpose: 'Calls',
        ...change(index),
      })),
    });
    const list = await compared(
      many(() => ({})),
      many((index) => ([150, 399].includes(index) ? {purpose: 'Sends letters'} : {})),
    );
    expect(heard(panel(list))).to.include('2 changed.');
    expect(await steps(list, 'n', 3)).to.deep.equal(of('V 150', 'V 399', 'V 150'));
    expect(told(list, 'V 150')).to.include({Change: 'Changed', Purpose: 'Before Calls After Sends letters'});
    const {top, bottom} = row(list, 'V 150').getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    onlyChanges(list).click();
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['V 150', 'V 399']);
  });
});

describe('A comparison that is taken away', () => {
  async function exported(list: List, item: string): Promise<string> {
    const files = takeFiles();
    await click(list, 'disclosure', 'Export');
    await until(() => all(list, 'button', item).length);
    await click(list, 'button', item);
    await until(() => files.length);
    return (await files[0]?.text) ?? '';
  }

  it('says as CSV what became of each row', async () => {
    const lines = (await exported(await compare(), 'Download as CSV')).split('\r\n');
    expect(lines[0]).to.match(/^\uFEFFName,Category,Change,/);
    expect(lines.slice(1, 4).map((line) => line.split(',').slice(0, 3).join())).to.deep.equal([
      'Ada,Hosting,Changed',
      'Bell,Hosting,Removed',
      'Curie,Hosting,Editorial',
    ]);
  });

  it('says as Markdown what became of each row, and what is compared', async () => {
    let copied = '';
    takeClipboard(async (text) => {
      copied = text;
    });
    const list = await compare('group-by="none"');
    onlyChanges(list).click();
    await list.updateComplete;
    await click(list, 'disclosure', 'Export');
    await until(() => all(list, 'button', 'Copy as Markdown').length);
    await click(list, 'button', 'Copy as Markdown');
    await until(() => copied);
    expect(copied).to.include(`- ${CHANGES}\n`);
    expect(copied).to.include('| Name | Category | Change |');
    expect(copied).to.include('| Bell | Hosting | Removed |');
    expect(copied).to.not.include('Dirac');
  });

  it('says as JSON what became of each entry, and what is compared, and is a feed', async () => {
    const written = await exported(await compare(), 'Download as JSON');
    const {view} = JSON.parse(written);
    const said = (entries: readonly {name?: unknown; change?: unknown}[] = []): string[] =>
      entries.map(({name, change}) => `${name} ${change}`);
    const all = ALL.map((name, index) => `${name} ${VERDICTS[index]?.toLowerCase()}`);
    // Who reads it as a feed must not take who was removed for one who is there.
    expect(said(parseFeed(written).feed?.subprocessors)).to.deep.equal(all.filter((each) => !each.endsWith('removed')));
    expect(said(view.removed)).to.deep.equal(all.filter((each) => each.endsWith('removed')));
    expect(view.version).to.equal(CHANGES);
  });

  it('has its marks on paper, and no buttons', async function () {
    const list = await compare();
    cleanup(() => emulateMedia({}));
    if (!(await emulateMedia({media: 'print'}))) this.skip();
    const styleOf = (name: string) => getComputedStyle(row(list, name).firstElementChild as Element);
    for (const name of CHANGED) {
      expect(styleOf(name).printColorAdjust, name).to.equal('exact');
      expect(styleOf(name).backgroundColor, name).to.not.equal(styleOf('Dirac').backgroundColor);
    }
    expect(getComputedStyle(row(list, 'Bell').children[2] as Element).textDecorationLine).to.equal('line-through');
    expect(told(list, 'Bell').Change).to.equal('Removed');
    expect(told(list, 'Ada').Purpose).to.equal('Before Does Ada After Sends letters');
    expect(names(panel(list), 'button')).to.deep.equal([]);
    expect(heard(panel(list)))
      .to.include(CHANGES)
      .and.to.include('1 added');
  });
});
