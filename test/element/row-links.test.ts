/** Links to rows: what the address names is shown, marked and focused, and every row gives its link away. */
import {expect} from 'chai';
import {
  ALL,
  all,
  cleanup,
  click,
  FEED,
  feedOf,
  find,
  focused,
  type List,
  once,
  place,
  row,
  rows,
  search,
  show,
  statuses,
  takeRequests,
  toggle,
  until,
} from '../support/fixture.js';

/** The rows that are marked to the eye, by a bar at their side. */
const marked = (list: List): string[] =>
  all(list, 'rowheader')
    .filter((head) => getComputedStyle(head).boxShadow !== 'none')
    .map((head) => head.textContent?.trim() ?? '');

async function go(hash: string): Promise<void> {
  const gone = once(window, 'hashchange');
  location.hash = hash;
  await gone;
}

/** Takes the place of the clipboard, which tests may not use. */
function takeClipboard(write: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: write}});
  cleanup(() => Reflect.deleteProperty(navigator, 'clipboard'));
}

describe('The address', () => {
  it('names a row when the page is opened', async () => {
    history.replaceState(null, '', '#hetzner');
    const list = await show();
    await until(() => focused(list));
    expect(focused(list)).to.equal('row Hetzner');
    expect(marked(list)).to.deep.equal(['Hetzner']);
  });

  it('names another row later', async () => {
    const list = await show();
    expect(focused(list)).to.equal('');
    expect(marked(list)).to.deep.equal([]);
    await go('#cloudflare');
    await until(() => focused(list) === 'row Cloudflare');
    await go('#paypal');
    await until(() => focused(list) === 'row PayPal');
    expect(marked(list)).to.deep.equal(['PayPal']);
  });

  it('names a row of a feed that arrives late', async () => {
    const requests = takeRequests();
    history.replaceState(null, '', '#hetzner');
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    await until(() => focused(list) === 'row Hetzner');
    expect(marked(list)).to.deep.equal(['Hetzner']);
  });

  it('names a row by an earlier id', async () => {
    const list = await show();
    await go('#amazon');
    await until(() => focused(list) === 'row Amazon Web Services');
    expect(marked(list)).to.deep.equal(['Amazon Web Services']);
  });

  for (const [id, hash] of [
    ['a b/ü', '#a%20b%2F%C3%BC'],
    ['a b/ü', '#a b/ü'],
    ['100%', '#100%25'],
    ['100%', '#100%'],
    ['"x"]', '#%22x%22%5D'],
    ['日本', '#日本'],
  ] as const) {
    it(`names ${id} by ${hash}`, async () => {
      const list = await show(feedOf({id: 'other', name: 'Other'}, {id, name: 'Named'}));
      await go(hash);
      await until(() => focused(list) === 'row Named');
    });
  }

  it('names rows with the prefix that the page has chosen, and only so', async () => {
    const list = await show(FEED, 'link-prefix="vendor-"');
    await go('#vendor-hetzner');
    await until(() => focused(list) === 'row Hetzner');
    row(list, 'Hetzner').blur();
    await go('#paypal');
    await list.updateComplete;
    expect(focused(list)).to.equal('');
    expect(marked(list)).to.deep.equal([]);
    await go('#vendor-');
    await list.updateComplete;
    expect(focused(list)).to.equal('');
  });

  it('names rows without a prefix once the page has taken it away', async () => {
    const list = await show(FEED, 'link-prefix="vendor-"');
    list.removeAttribute('link-prefix');
    await list.updateComplete;
    await go('#hetzner');
    await until(() => focused(list) === 'row Hetzner');
  });

  it('leads back to the row when the same link is followed again', async () => {
    const list = await show();
    const link = Object.assign(document.createElement('a'), {href: '#hetzner', textContent: 'Hetzner'});
    document.body.append(link);
    cleanup(() => link.remove());
    link.click();
    await until(() => focused(list) === 'row Hetzner');
    link.focus();
    await toggle(list, 'Country', 'United States');
    link.click();
    await until(() => focused(list) === 'row Hetzner');
    expect(rows(list)).to.have.members(ALL);
  });

  it('is reached by a later feed where the first has no such row', async () => {
    history.replaceState(null, '', '#hetzner');
    const list = await show({subprocessors: []});
    list.feed = FEED;
    await until(() => focused(list) === 'row Hetzner');
  });

  it('opens what the row is folded in, and the details of the row', async () => {
    const list = place('<details><summary>Legal</summary><subprocessor-list></subprocessor-list></details>');
    list.feed = FEED;
    await list.updateComplete;
    await go('#aws');
    await until(() => focused(list) === 'row Amazon Web Services');
    expect(list.closest('details')?.open).to.equal(true);
    expect(find(list, 'button', 'Details of Amazon Web Services').getAttribute('aria-expanded')).to.equal('true');
  });

  for (const hash of ['#imprint', '#%', '#', '#AWS']) {
    it(`${hash} is the page's own, and nothing happens`, async () => {
      const list = await show();
      await search(list, 'files');
      const field = list.parentElement?.insertAdjacentElement('afterbegin', document.createElement('input'));
      (field as HTMLElement).focus();
      history.replaceState(null, '', '#before');
      await go(hash);
      await list.updateComplete;
      expect(document.activeElement === field).to.equal(true);
      expect(rows(list)).to.deep.equal(['Amazon Web Services', 'Hetzner']);
      expect(marked(list)).to.deep.equal([]);
    });
  }

  it('takes away the search and the filters that hide the row', async () => {
    const list = await show();
    await search(list, 'files');
    await toggle(list, 'Country', 'Germany');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    await go('#paypal');
    await until(() => focused(list) === 'row PayPal');
    expect(rows(list)).to.deep.equal(ALL);
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('');
    expect(statuses(list)).to.include('5 subprocessors');
  });

  it('leaves the filters that do not hide the row', async () => {
    const list = await show();
    await search(list, 'files');
    await go('#hetzner');
    await until(() => focused(list) === 'row Hetzner');
    expect(rows(list)).to.deep.equal(['Amazon Web Services', 'Hetzner']);
  });

  it('brings the row into view', async () => {
    const list = await show(
      feedOf(...Array.from({length: 150}, (_, index) => ({id: `v${index}`, name: `V ${index}`}))),
    );
    await go('#v149');
    await until(() => focused(list) === 'row V 149');
    const {top, bottom} = row(list, 'V 149').getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
  });

  it('names rows in every grouping', async () => {
    for (const grouping of ['category', 'country', 'category country', 'none']) {
      const list = await show(FEED, `group-by="${grouping}"`);
      await go(`#cote`);
      await until(() => focused(list) === 'row Côté Support');
      list.remove();
      history.replaceState(null, '', '#');
    }
  });

  it('takes neither the focus nor the filters when the feed is loaded again', async () => {
    const requests = takeRequests();
    history.replaceState(null, '', '#hetzner');
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    await until(() => focused(list) === 'row Hetzner');
    await search(list, 'paypal');
    find(list, 'searchbox').focus();
    list.reload();
    await until(() => requests.length === 2);
    requests[1]?.answer(FEED);
    await once(list, 'load');
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['PayPal']);
    expect(focused(list)).to.equal('Search');
  });
});

describe('The button of a row', () => {
  it('copies its whole address, and says so', async () => {
    const copied: string[] = [];
    takeClipboard(async (text) => {
      copied.push(text);
    });
    const list = await show(feedOf({id: 'a b', name: 'A'}, {id: 'b', name: 'B'}), 'link-prefix="v-"');
    await click(list, 'button', 'Copy link to A');
    await until(() => statuses(list).includes('Link copied'));
    expect(copied).to.deep.equal([`${location.href.replace(/#.*/, '')}#v-a%20b`]);
    expect(location.hash).to.equal('');
    expect(focused(list)).to.equal('');
  });

  it('copies an address that leads to the row', async () => {
    const copied: string[] = [];
    takeClipboard(async (text) => {
      copied.push(text);
    });
    const list = await show(feedOf({id: '"#%/ü', name: 'Odd'}, {id: 'b', name: 'B'}));
    await click(list, 'button', 'Copy link to Odd');
    await until(() => copied.length);
    await go(new URL(copied[0] ?? '').hash);
    await until(() => focused(list) === 'row Odd');
  });

  for (const [why, write] of [
    ['refuses', () => Promise.reject(new DOMException('No', 'NotAllowedError'))],
    ['is missing', undefined],
  ] as const) {
    it(`puts the link into the address bar where the clipboard ${why}`, async () => {
      if (write) takeClipboard(write);
      else {
        Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
        cleanup(() => Reflect.deleteProperty(navigator, 'clipboard'));
      }
      const list = await show();
      await click(list, 'button', 'Copy link to Hetzner');
      await until(() => statuses(list).includes('The link is in the address bar'));
      expect(location.hash).to.equal('#hetzner');
      await until(() => marked(list).join() === 'Hetzner');
    });
  }
});
