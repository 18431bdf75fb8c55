/** The view in the address of the page, where the page asks for it. */
import {expect} from 'chai';
import {
  ALL,
  choose,
  cleanup,
  click,
  FEED,
  find,
  type List,
  names,
  once,
  rows,
  search,
  show,
  takeClipboard,
  text,
  toggle,
  until,
} from '../support/fixture.js';

/** What the address says beyond what the test page had before. */
const BEFORE = location.search;
const added = (): string => location.search.slice(BEFORE.length).replace(/^[?&]/, '');
const ask = (parameters: string): void =>
  history.replaceState(history.state, '', `${BEFORE}${BEFORE ? '&' : '?'}${parameters}`);
const go = async (delta: number): Promise<void> => {
  const moved = once(window, 'popstate');
  history.go(delta);
  await moved;
};

const TERMS = {
  ...FEED,
  definitions: [
    {id: 'personal-data', title: 'Personal data', body: 'About a person.'},
    {title: 'Subprocessor', body: 'Whom we ask.'},
  ],
};
const chips = (list: List): string[] => names(list, 'button').filter((name) => name.startsWith('Remove filter'));
const isOpen = (list: List, name: string): string | null =>
  find(list, 'button', `Details of ${name}`).getAttribute('aria-expanded');

describe('The address of a view', () => {
  it('says what the reader asks for', async () => {
    const list = await show(TERMS, 'url-state');
    expect(added()).to.equal('');
    await toggle(list, 'Country', 'United States');
    await toggle(list, 'Country', 'Germany');
    await toggle(list, 'Data types', 'Files');
    await choose(list, 'Group by', 'No grouping');
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Details of Amazon Web Services');
    await click(list, 'disclosure', 'Personal data');
    await until(() => added().includes('definitions'));
    expect(added()).to.equal(
      'list.country=US,DE&list.dataTypes=files&list.sort=name,desc&list.group=none&list.open=aws&list.definitions=personal-data',
    );
    expect(rows(list)).to.deep.equal(['Hetzner', 'Amazon Web Services']);
  });

  it('leads back to it', async () => {
    ask(
      'list.q=files&list.country=US,DE&list.sort=name,desc&list.group=none&list.open=aws&list.definitions=Subprocessor',
    );
    const list = await show(TERMS, 'url-state');
    expect(rows(list)).to.deep.equal(['Hetzner', 'Amazon Web Services']);
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('files');
    expect(chips(list).length).to.equal(3);
    expect(isOpen(list, 'Amazon Web Services')).to.equal('true');
    await until(() => text(list).includes('Whom we ask.'));
    expect(text(list)).to.not.include('About a person.');
    expect(find(list, 'columnheader', 'Name').getAttribute('aria-sort')).to.equal('descending');
  });

  it('is the same in every language', async () => {
    ask('list.country=DE');
    const list = await show(FEED, 'url-state lang="de"');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    expect(chips(list)).to.deep.equal(['Remove filter Country: Deutschland']);
  });

  it('stays as it is where nobody asked for it', async () => {
    ask('list.country=DE');
    const {length} = history;
    const list = await show();
    expect(rows(list)).to.have.members(ALL);
    await toggle(list, 'Country', 'United States');
    await search(list, 'cloud');
    list.remove();
    expect(added()).to.equal('list.country=DE');
    expect(history.length).to.equal(length);
  });

  it('is that of the former view after going back, and of the next after going forward', async () => {
    const list = await show(FEED, 'url-state group-by="none"');
    await toggle(list, 'Country', 'Germany');
    await toggle(list, 'Country', 'Belgium');
    await click(list, 'button', 'Name');
    expect(rows(list)).to.deep.equal(['Côté Support', 'Hetzner']);
    await go(-1);
    await until(() => rows(list).join() === 'Hetzner,Côté Support');
    await go(-1);
    await until(() => rows(list).join() === 'Hetzner');
    await go(-1);
    await until(() => rows(list).length === ALL.length);
    expect(added()).to.equal('');
    await go(3);
    await until(() => rows(list).join() === 'Côté Support,Hetzner');
    expect(added()).to.equal('list.country=DE,BE&list.sort=name');
  });

  it('takes what was typed as one step', async () => {
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'United States');
    const {length} = history;
    for (const query of ['c', 'cl', 'clo', 'clou', 'cloud']) await search(list, query);
    await until(() => added().endsWith('list.q=cloud') || added().startsWith('list.q=cloud'));
    for (const query of ['cloudf', 'cloudfl']) await search(list, query);
    await until(() => added().includes('list.q=cloudfl'));
    expect(history.length).to.equal(length + 1);
    await go(-1);
    await until(() => rows(list).length === 2);
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('');
  });

  it('has what was typed before what was chosen next', async () => {
    const list = await show(FEED, 'url-state');
    await search(list, 'files');
    await toggle(list, 'Country', 'Germany');
    expect(added()).to.equal('list.q=files&list.country=DE');
    await go(-1);
    await until(() => rows(list).length === 2);
    expect(added()).to.equal('list.q=files');
  });

  it('has what was typed as soon as the field is left', async () => {
    const list = await show(FEED, 'url-state');
    await search(list, 'files');
    find(list, 'searchbox').dispatchEvent(new Event('change'));
    expect(added()).to.equal('list.q=files');
  });

  it('makes no step of what is opened', async () => {
    const list = await show(TERMS, 'url-state');
    const {length} = history;
    await click(list, 'button', 'Details of Amazon Web Services');
    await click(list, 'disclosure', 'Subprocessor');
    await until(() => added() === 'list.open=aws&list.definitions=Subprocessor');
    await click(list, 'disclosure', 'Subprocessor');
    await until(() => added() === 'list.open=aws');
    await click(list, 'button', 'Details of Amazon Web Services');
    expect(added()).to.equal('');
    expect(history.length).to.equal(length);
  });

  it('keeps what the page has in its history', async () => {
    history.replaceState({own: 1}, '', `${location.search}#section`);
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    expect(history.state).to.deep.equal({own: 1});
    expect(location.hash).to.equal('#section');
    await click(list, 'button', /^Clear all/);
    expect(location.search).to.equal(BEFORE);
  });

  it('is not moved by what the page does with its own', async () => {
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    history.pushState(null, '', `${location.search}&page=2`);
    await go(-1);
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Hetzner']);
    // A page that drops what it does not know, as some routers do, takes no choice away.
    history.pushState(null, '', `${BEFORE}${BEFORE ? '&' : '?'}page=3`);
    await toggle(list, 'Country', 'Belgium');
    expect(rows(list)).to.deep.equal(['Hetzner', 'Côté Support']);
    expect(added()).to.equal('page=3&list.country=DE,BE');
  });

  it('asks for nothing that no row offers', async () => {
    ask('list.country=ZZ,DE&list.sort=nothing&list.group=colour&list.open=nobody&list.definitions=none');
    const list = await show(TERMS, 'url-state');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    expect(chips(list)).to.deep.equal(['Remove filter Country: Germany']);
  });

  it('leads to a row that the view does not have', async () => {
    ask('list.country=DE#paypal');
    const list = await show(FEED, 'url-state');
    await until(() => rows(list).length === ALL.length);
    expect(added()).to.equal('');
    expect(location.hash).to.equal('#paypal');
  });

  it('names no row that the view does not have', async () => {
    history.replaceState(null, '', '#aws');
    const list = await show(FEED, 'url-state');
    await until(() => isOpen(list, 'Amazon Web Services') === 'true');
    await toggle(list, 'Country', 'Germany');
    expect([added(), location.hash]).to.deep.equal(['list.country=DE', '']);
    await go(-1);
    await until(() => rows(list).length === ALL.length);
    expect([added(), location.hash]).to.deep.equal(['', '#aws']);
    await toggle(list, 'Country', 'United States');
    expect([added(), location.hash]).to.deep.equal(['list.country=US', '#aws']);
  });

  it('gives the filter back to who follows a link to a row without it, and goes back', async () => {
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    location.hash = '#paypal';
    await until(() => rows(list).length === ALL.length);
    expect([added(), location.hash]).to.deep.equal(['', '#paypal']);
    await go(-1);
    await until(() => rows(list).join() === 'Hetzner');
  });

  it('is not in the links of rows, nor is a row in that of the view', async () => {
    const copied: string[] = [];
    takeClipboard(async (text) => copied.push(text));
    ask('own=1#hetzner');
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    await click(list, 'button', 'Copy link to Hetzner');
    await click(list, 'disclosure', 'Export');
    await until(() => names(list, 'button').includes('Copy link to this view'));
    await click(list, 'button', 'Copy link to this view');
    await until(() => copied.length === 2);
    const [ofRow, ofView] = copied.map((address) => new URL(address));
    expect([ofRow?.searchParams.get('own'), ofRow?.searchParams.get('list.country'), ofRow?.hash]).to.deep.equal([
      '1',
      null,
      '#hetzner',
    ]);
    expect([ofView?.searchParams.get('own'), ofView?.searchParams.get('list.country'), ofView?.hash]).to.deep.equal([
      '1',
      'DE',
      '',
    ]);
  });

  it('keeps the hash of a page that has its routes there', async () => {
    let copied = '';
    takeClipboard(async (text) => {
      copied = text;
    });
    history.replaceState(null, '', '#/trust/subprocessors');
    const list = await show(FEED, 'url-state');
    await click(list, 'disclosure', 'Export');
    await until(() => names(list, 'button').includes('Copy link to this view'));
    await click(list, 'button', 'Copy link to this view');
    await until(() => copied);
    expect(new URL(copied).hash).to.equal('#/trust/subprocessors');
  });

  it('is not changed by coming to a row by its link', async () => {
    history.replaceState(null, '', '#aws');
    const list = await show(FEED, 'url-state');
    await until(() => isOpen(list, 'Amazon Web Services') === 'true');
    expect(added()).to.equal('');
  });

  it('is heeded from when the page asks for it', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    list.urlState = true;
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Hetzner']);
    expect(added()).to.equal('list.country=DE');
    await toggle(list, 'Country', 'Belgium');
    expect(added()).to.equal('list.country=DE,BE');
    list.setAttribute('url-state', 'vendors');
    await list.updateComplete;
    expect(added()).to.equal('vendors.country=DE,BE');
    list.urlState = false;
    await list.updateComplete;
    await toggle(list, 'Country', 'Belgium');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    expect(added()).to.equal('');
  });

  it('names each of several lists', async () => {
    const one = await show(FEED, 'url-state');
    const two = await show(FEED, 'url-state');
    const vendors = await show(FEED, 'url-state="vendors"');
    await toggle(two, 'Country', 'Germany');
    await toggle(one, 'Country', 'Belgium');
    await toggle(vendors, 'Country', 'United States');
    expect(added()).to.equal('list2.country=DE&list.country=BE&vendors.country=US');
    await go(-2);
    await until(() => rows(one).length === ALL.length);
    expect(rows(two)).to.deep.equal(['Hetzner']);
    expect(rows(vendors)).to.have.members(ALL);
  });

  it('keeps the name that a list has', async () => {
    const one = await show(FEED, 'url-state');
    const two = await show(FEED, 'url-state');
    one.parentElement?.before(two.parentElement as Element);
    await toggle(two, 'Country', 'Germany');
    expect(added()).to.equal('list2.country=DE');
    one.remove();
    await toggle(two, 'Country', 'Belgium');
    expect(added()).to.equal('list2.country=DE,BE');
    two.remove();
    const next = await show(FEED, 'url-state');
    await toggle(next, 'Country', 'Germany');
    expect(added()).to.equal('list2.country=DE,BE&list.country=DE');
  });

  it('names each of the lists in different shadow trees', async () => {
    const lists = await Promise.all([show(FEED, 'url-state'), show(FEED, 'url-state')]);
    for (const list of lists) {
      const host = document.createElement('div');
      list.before(host);
      host.attachShadow({mode: 'open'}).append(list);
      await list.updateComplete;
    }
    for (const list of lists) await toggle(list, 'Country', 'Germany');
    expect(added()).to.equal('list.country=DE&list2.country=DE');
  });

  it('is that of the page on which was typed', async () => {
    const list = await show(FEED, 'url-state');
    const {pathname} = location;
    cleanup(() => history.replaceState(null, '', pathname + BEFORE));
    await search(list, 'hetzner');
    history.pushState(null, '', '/elsewhere?tab=1');
    list.remove();
    expect(location.search).to.equal('?tab=1');
  });

  it('follows the page where that groups the list otherwise', async () => {
    const list = await show(FEED, 'url-state');
    await choose(list, 'Group by', 'No grouping');
    expect(added()).to.equal('list.group=none');
    list.setAttribute('group-by', 'country');
    await list.updateComplete;
    expect(added()).to.equal('');
  });

  it('is caught up with where the list was away', async () => {
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    const parent = list.parentElement as HTMLElement;
    list.remove();
    await go(-1);
    parent.append(list);
    await until(() => rows(list).length === ALL.length);
  });

  it('matters nothing where the page has none to change', async () => {
    const {pushState} = history;
    history.pushState = () => {
      throw new DOMException('Not here', 'SecurityError');
    };
    cleanup(() => {
      history.pushState = pushState;
    });
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    expect(rows(list)).to.deep.equal(['Hetzner']);
  });
});
