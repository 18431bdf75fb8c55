/** Search: what is found, what is said about it, and what is marked. */
import {expect} from 'chai';
import {
  ALL,
  all,
  choose,
  click,
  count,
  feedOf,
  find,
  focused,
  type List,
  row,
  rows,
  search,
  show,
  statuses,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {type} from '../support/keys.js';
import {marked} from '../support/marks.js';

describe('Search', () => {
  const FOUND: [query: string, found: string[]][] = [
    ['hetzner', ['Hetzner']],
    ['HETZ', ['Hetzner']],
    ['  cloud  ', ['Cloudflare']],
    ['logs', ['Amazon Web Services', 'Cloudflare']],
    ['hosting files', ['Amazon Web Services', 'Hetzner']],
    ['files hosting', ['Amazon Web Services', 'Hetzner']],
    ['hosting tickets', []],
    ['cote', ['Côté Support']],
    ['CÔTÉ', ['Côté Support']],
    ['co\u0302te\u0301', ['Côté Support']],
    ['germany', ['Hetzner']],
    ['belgium', ['Côté Support']],
    ['sarl', ['Amazon Web Services']],
    ['servers', ['Amazon Web Services']],
    ['aws.example', ['Amazon Web Services']],
    ['', [...ALL]],
    ['   ', [...ALL]],
  ];
  for (const [query, found] of FOUND) {
    it(`finds ${found.length ? found.join(', ') : 'nothing'} by ${JSON.stringify(query)}`, async () => {
      const list = await show(undefined, 'group-by="none"');
      await search(list, query);
      expect(rows(list)).to.deep.equal(found);
    });
  }

  it('finds a country by its name however it is typed, and in the language of the page', async () => {
    const feed = feedOf({id: 'a', name: 'A', country: 'TR'}, {id: 'b', name: 'B', country: 'CI'});
    const list = await show(feed, 'lang="en"');
    // An engine knows Türkiye by its name of today or by its earlier one, as its data are.
    const name = new Intl.DisplayNames('en', {type: 'region'}).of('TR') ?? '';
    for (const query of [name, name.toUpperCase(), name === 'Türkiye' ? 'turkiye' : 'turkey']) {
      await search(list, query);
      expect(rows(list), query).to.deep.equal(['A']);
    }
    for (const query of ['côte', 'cote', 'COTE']) {
      await search(list, query);
      expect(rows(list), query).to.deep.equal(['B']);
    }
    const german = await show(feed, 'lang="de"');
    for (const query of ['türkei', 'turkei', 'TÜRKEI']) {
      await search(german, query);
      expect(rows(german), query).to.deep.equal(['A']);
    }
  });

  it('finds a date as it is shown', async () => {
    const list = await show(feedOf({id: 'a', name: 'A', effectiveFrom: '2020-03-04'}, {id: 'b', name: 'B'}));
    await search(list, 'march 4');
    expect(rows(list)).to.deep.equal(['A']);
  });

  it('takes no letter for a pattern', async () => {
    const list = await show(feedOf({id: 'a', name: 'A (x) [y] *'}, {id: 'b', name: 'B'}));
    for (const query of ['(x)', '[y]', '*']) {
      await search(list, query);
      expect(rows(list), query).to.deep.equal(['A (x) [y] *']);
    }
  });

  it('says how many are shown', async () => {
    const list = await show();
    expect(statuses(list)).to.deep.equal(['5 subprocessors']);
    await search(list, 'logs');
    expect(statuses(list)).to.deep.equal(['2 of 5 subprocessors']);
    await search(list, '');
    expect(statuses(list)).to.deep.equal(['5 subprocessors']);
  });

  it('tells who does not see it how many are shown: once, when the typing ends', async () => {
    const list = await show();
    const region = list.shadowRoot?.querySelector('[role=status]') as HTMLElement;
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(region.textContent ?? ''));
    observer.observe(region, {childList: true, characterData: true, subtree: true});
    for (const query of ['l', 'lo', 'log', 'logs']) await search(list, query);
    expect(count(list)).to.equal('2 of 5 subprocessors');
    await until(() => said.join(''));
    expect(said.filter(Boolean)).to.deep.equal(['2 of 5 subprocessors']);
    await toggle(list, 'Country', 'Germany');
    await click(list, 'button', 'Clear all');
    await until(() => said.includes('5 subprocessors'));
    expect(said.filter(Boolean)).to.deep.equal(['2 of 5 subprocessors', '5 subprocessors']);
    observer.disconnect();
  });

  it('tells nothing at first, nor when rows are only put in another order', async () => {
    const list = await show(undefined, 'group-by="none"');
    await click(list, 'button', 'Name');
    await choose(list, 'Group by', 'Country');
    await search(list, 'logs');
    await until(() => statuses(list).includes('2 of 5 subprocessors'));
    const region = list.shadowRoot?.querySelector('[role=status]');
    await until(() => region?.textContent);
    expect(region?.textContent).to.equal('2 of 5 subprocessors');
  });

  describe('by the "/" key', () => {
    const WHERE: [where: string, goes: (list: List) => HTMLElement][] = [
      ['the head of a column', (list) => find(list, 'button', 'Name')],
      ['a row', (list) => row(list, 'Hetzner')],
      ['an option', (list) => all(list, 'checkbox')[0] as HTMLElement],
    ];
    for (const [where, focusable] of WHERE) {
      it(`begins from ${where}`, async () => {
        const list = await show();
        await click(list, 'disclosure', 'Country');
        focusable(list).focus();
        await type('/');
        expect(focused(list)).to.equal('Search');
        expect(find<HTMLInputElement>(list, 'searchbox', 'Search').value).to.equal('');
      });
    }

    it('does not begin from outside the list', async () => {
      const list = await show();
      const elsewhere = list.parentElement?.insertAdjacentElement('afterbegin', document.createElement('input'));
      (elsewhere as HTMLInputElement).focus();
      await type('/');
      expect((elsewhere as HTMLInputElement).value).to.equal('/');
      expect(focused(list)).to.equal('');
    });

    it('is typed where one types', async () => {
      const list = await show();
      find(list, 'searchbox', 'Search').focus();
      await type('a/b');
      expect(find<HTMLInputElement>(list, 'searchbox', 'Search').value).to.equal('a/b');
    });
  });

  it('offers the closest rows where none contains what was typed', async () => {
    const list = await show();
    await search(list, 'clodflare');
    await until(() => rows(list).length);
    expect(rows(list)[0]).to.equal('Cloudflare');
    expect(rows(list).length).to.be.lessThan(5);
    expect(statuses(list)).to.deep.equal(['Nothing contains “clodflare”. Closest matches:']);
    expect(text(list)).to.not.include('No subprocessor matches.');
    await search(list, 'cloudflare');
    expect(rows(list)).to.deep.equal(['Cloudflare']);
    expect(statuses(list)).to.deep.equal(['1 of 5 subprocessors']);
  });

  it('offers nothing where nothing is close', async () => {
    const list = await show();
    await search(list, 'clodflare');
    await until(() => rows(list).length);
    await search(list, 'xqzxqzxqz');
    await until(() => statuses(list).includes('0 of 5 subprocessors'));
    expect(rows(list)).to.deep.equal([]);
    expect(text(list)).to.include('No subprocessor matches.');
  });

  it('filters the closest rows like any others', async () => {
    const list = await show();
    const other = await show();
    await toggle(list, 'Country', 'Germany');
    await search(list, 'clodflare');
    await search(other, 'clodflare');
    await until(() => rows(other).length); // By then, those of the first are known, too.
    await list.updateComplete;
    expect(rows(list)).to.deep.equal([]);
    expect(text(list)).to.include('No subprocessor matches.');
    expect(statuses(list).join()).to.not.include('Closest matches:');
  });

  it('finds among hundreds', async () => {
    const list = await show(
      feedOf(...Array.from({length: 400}, (_, index) => ({id: `v${index}`, name: `Vendor ${index}`, country: 'DE'}))),
    );
    await search(list, 'vendor 39');
    expect(rows(list).length).to.equal(14); // 39, 139, 239, 339, and 390 to 399
    expect(statuses(list)).to.deep.equal(['14 of 400 subprocessors']);
  });

  it('has a name, and stands in a landmark', async () => {
    const list = await show();
    const landmark = find(list, 'search', 'Search, filter and sort');
    expect(all(landmark, 'searchbox', 'Search').length).to.equal(1);
  });
});

describe('Matches', () => {
  before(function () {
    if (typeof Highlight === 'undefined') this.skip();
  });

  it('are marked as they are written', async () => {
    const list = await show();
    await search(list, 'cote tick');
    await until(() => marked().length);
    expect(marked()).to.deep.equal(['Côté', 'Tick']);
    await search(list, 'hetzner');
    await until(() => marked().join() === 'Hetzner');
    await search(list, '');
    await until(() => !marked().length);
  });

  it('are marked where they are though folding changes the length of a text', async () => {
    const list = await show(feedOf({id: 'a', name: 'ﬁne ½ İstanbul Co\u0302te'}, {id: 'b', name: 'B'}));
    for (const [query, expected] of [
      ['istanbul', 'İstanbul'],
      ['cote', 'Co\u0302te'],
      ['fine', 'ﬁne'],
    ] as const) {
      await search(list, query);
      await until(() => marked().join() === expected, `${expected} is marked, not ${marked()}`);
    }
  });

  it('are not marked among the closest rows', async () => {
    const list = await show();
    await search(list, 'cloudflare');
    await until(() => marked().length);
    await search(list, 'clodflare');
    await until(() => !marked().length);
  });

  it('are marked in the rows that a filter brings back', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    await search(list, 'hosting files');
    await until(() => marked().length);
    await toggle(list, 'Country', 'Germany');
    await until(() => marked().filter((word) => word === 'Files').length === 2);
    expect(row(list, 'Amazon Web Services').checkVisibility()).to.equal(true);
  });

  it('of one list are not lost with those of another', async () => {
    const one = await show();
    const two = await show();
    await search(one, 'hetzner');
    await search(two, 'paypal');
    await until(() => marked().length === 2);
    await search(two, '');
    await until(() => marked().length === 1);
    expect(marked()).to.deep.equal(['Hetzner']);
    one.remove();
    expect(marked()).to.deep.equal([]);
  });
});
