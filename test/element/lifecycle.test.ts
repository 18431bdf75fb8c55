/** The element put in, moved, taken out, and beside another of its kind. */
import {expect} from 'chai';
import type {List} from '../support/fixture.js';
import {
  ALL,
  all,
  click,
  clickAt,
  count,
  FEED,
  facet,
  feedOf,
  find,
  focused,
  headings,
  once,
  options,
  place,
  rows,
  search,
  show,
  takeRequests,
  text,
  toggle,
  until,
} from '../support/fixture.js';

const hashIs = async (hash: string): Promise<void> => {
  const gone = once(window, 'hashchange');
  location.hash = hash;
  await gone;
};

describe('Life of the element', () => {
  it('ends while it loads, without an error', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length);
    list.remove();
    requests[0]?.answer(FEED);
    await list.updateComplete;
    await hashIs('#hetzner');
    expect(list.isConnected).to.equal(false);
  });

  it('ends while it loads what cannot be had, without an error', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length);
    list.remove();
    requests[0]?.fail();
    await list.updateComplete;
    expect(list.isConnected).to.equal(false);
  });

  it('goes on where it is put in again, with what had come meanwhile', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    const parent = list.parentElement as HTMLElement;
    await until(() => requests.length);
    list.remove();
    requests[0]?.answer(FEED);
    parent.append(list);
    await until(() => rows(list).length);
    expect(rows(list)).to.have.members(ALL);
    expect(requests.length).to.equal(1);
  });

  it('keeps what the reader chose when it is moved', async () => {
    const list = await show();
    await search(list, 'files');
    await toggle(list, 'Country', 'United States');
    await click(list, 'button', 'Details of Amazon Web Services');
    const elsewhere = document.createElement('section');
    list.parentElement?.append(elsewhere);
    elsewhere.append(list);
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Amazon Web Services']);
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('files');
    expect(options(list, 'Country')).to.include('United States 1 ✓');
    expect(text(list)).to.include('AWS EMEA SARL');
  });

  it('keeps its marks when it is moved', async function () {
    if (typeof Highlight === 'undefined') this.skip();
    const marks = () => CSS.highlights.get('subprocessor-list-match')?.size ?? 0;
    const list = await show();
    await search(list, 'hetzner');
    await until(() => marks() === 1);
    const parent = list.parentElement as HTMLElement;
    list.remove();
    expect(marks()).to.equal(0);
    parent.append(list);
    await until(() => marks() === 1);
  });

  it('speaks the language of the place that it is moved to', async () => {
    const list = await show(FEED, 'group-by="country"');
    await new Promise(requestAnimationFrame); // What is drawn after the rows must not be what draws the new language.
    await until(() => !list.isUpdatePending);
    const german = document.createElement('div');
    german.lang = 'de';
    list.parentElement?.append(german);
    german.append(list);
    await until(() => headings(list).includes('3 Deutschland 1'));
  });

  it('answers to the address again once it is put in again, and not before', async () => {
    const list = await show();
    await search(list, 'hetzner');
    const parent = list.parentElement as HTMLElement;
    list.remove();
    await hashIs('#paypal');
    parent.append(list);
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Hetzner']);
    await hashIs('#cloudflare');
    await until(() => focused(list) === 'row Cloudflare');
  });

  it('closes its filters by a click elsewhere after it was moved', async () => {
    const list = await show();
    const parent = list.parentElement as HTMLElement;
    list.remove();
    parent.append(list);
    await clickAt(find(list, 'disclosure', 'Country'));
    expect(facet(list, 'Country').open).to.equal(true);
    await clickAt(find(list, 'heading'));
    await until(() => !facet(list, 'Country').open);
  });

  it('is made by script, with its feed set before it is put in', async () => {
    const parent = place('<subprocessor-list></subprocessor-list>').parentElement as HTMLElement;
    const list = document.createElement('subprocessor-list') as List;
    list.feed = FEED;
    list.groupBy = 'none';
    list.headingLevel = 3;
    parent.append(list);
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(ALL);
    expect(headings(list)).to.deep.equal(['3 Our subprocessors']);
  });

  it('heeds properties set before its class is there', async () => {
    const list = place('<subprocessor-list></subprocessor-list>');
    // What a framework does that renders before the script has come: it sets plain fields on a plain element.
    const early = document.implementation.createHTMLDocument().createElement('subprocessor-list') as List;
    early.feed = feedOf({id: 'a', name: 'Early'});
    list.replaceWith(early);
    await until(() => early.shadowRoot && rows(early).length);
    expect(rows(early)).to.deep.equal(['Early']);
  });

  it('is hidden by the hidden attribute', async () => {
    const list = await show(FEED, 'hidden');
    expect(list.checkVisibility()).to.equal(false);
    list.hidden = false;
    expect(list.checkVisibility()).to.equal(true);
  });
});

describe('Two lists on a page', () => {
  it('have each its own feed and state', async () => {
    const one = await show();
    const two = await show(feedOf({id: 'a', name: 'A'}, {id: 'b', name: 'B'}));
    await search(one, 'hetzner');
    expect(rows(one)).to.deep.equal(['Hetzner']);
    expect(rows(two)).to.deep.equal(['A', 'B']);
    expect(count(two)).to.equal('2 subprocessors');
  });

  it('have each its own links', async () => {
    const one = await show(FEED, 'link-prefix="one-"');
    const two = await show(FEED, 'link-prefix="two-"');
    await hashIs('#two-hetzner');
    await until(() => focused(two) === 'row Hetzner');
    expect(focused(one)).to.equal('');
    await hashIs('#one-paypal');
    await until(() => focused(one) === 'row PayPal');
    expect(focused(two)).to.equal('');
  });

  it('do not fail with each other', async () => {
    const requests = takeRequests();
    const one = place('<subprocessor-list src="/one.json"></subprocessor-list>');
    const two = place('<subprocessor-list src="/two.json"></subprocessor-list>');
    await until(() => requests.length === 2);
    const settled = Promise.all([once(one, 'error'), once(two, 'load')]);
    requests.find(({url}) => url.endsWith('/one.json'))?.fail();
    requests.find(({url}) => url.endsWith('/two.json'))?.answer(FEED);
    await settled;
    expect(all(one, 'alert').length).to.equal(1);
    expect(rows(two)).to.have.members(ALL);
    expect(all(two, 'alert').length).to.equal(0);
  });
});
