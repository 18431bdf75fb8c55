/** The filters: which are offered, what they leave, what they count, and how they open and close. */
import {expect} from 'chai';
import {
  ALL,
  all,
  click,
  clickAt,
  FEED,
  facet,
  feedOf,
  find,
  focused,
  type List,
  nameOf,
  names,
  options,
  rows,
  search,
  show,
  statuses,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {press, type} from '../support/keys.js';

describe('Filters', () => {
  it('are offered where the rows differ', async () => {
    const list = await show({
      subprocessors: [
        {id: 'a', name: 'A', country: 'DE', entityType: 'Third party', dataTypes: 'Files', category: 'X'},
        {id: 'b', name: 'B', country: 'DE', entityType: 'Third party', dataTypes: ['Files', 'Logs'], category: 'Y'},
      ],
    });
    expect(names(list, 'disclosure')).to.include.members(['Data types', 'Category']);
    expect(names(list, 'disclosure')).to.not.include.members(['Country']);
    expect(names(list, 'disclosure')).to.not.include.members(['Entity type']);
  });

  it('are offered for all that differs', async () => {
    const list = await show(
      feedOf(
        {id: 'a', name: 'A', country: 'DE', locations: 'EU', entityType: 'Affiliate', products: 'P', transfers: 'scc'},
        {id: 'b', name: 'B', country: 'US', locations: 'US', entityType: 'Other', products: 'Q', transfers: 'dpf'},
      ),
    );
    expect(names(list, 'disclosure')).to.have.members([
      'Country',
      'Location of processing',
      'Entity type',
      'Product',
      'Transfer mechanism',
      'Versions',
      'Export',
    ]);
    expect(options(list, 'Transfer mechanism')).to.deep.equal([
      'Data Privacy Framework 1',
      'Standard contractual clauses 1',
    ]);
  });

  it('offer what is there, in order, what is not stated last', async () => {
    const list = await show();
    expect(options(list, 'Country')).to.deep.equal([
      'In the EEA 2',
      'Outside the EEA 2',
      'Belgium 1',
      'Germany 1',
      'Netherlands 1',
      'United States 2',
      'Not stated 1',
    ]);
    expect(options(list, 'Category')).to.deep.equal(['Hosting 3', 'Payments 1', 'Support 1']);
  });

  it('have the label of the column, where the feed gives one', async () => {
    const list = await show({...FEED, columns: ['name', {field: 'dataTypes', label: 'Kinds of data'}]});
    expect(names(list, 'disclosure')).to.include('Kinds of data');
  });

  it('show what has any of the options of one', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    await toggle(list, 'Country', 'Belgium');
    expect(rows(list)).to.deep.equal(['Hetzner', 'Côté Support']);
    expect(statuses(list)).to.include('2 of 5 subprocessors');
  });

  it('show what has an option of each', async () => {
    const list = await show();
    await toggle(list, 'Country', 'United States');
    await toggle(list, 'Data types', 'Files');
    expect(rows(list)).to.deep.equal(['Amazon Web Services']);
    expect(statuses(list)).to.include('1 of 5 subprocessors');
  });

  it('find what is not stated', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Not stated');
    expect(rows(list)).to.deep.equal(['PayPal']);
    expect(names(list, 'button')).to.include('Remove filter Country: Not stated');
  });

  it('count what the other filters and the search leave, and offer nothing that has no row', async () => {
    const list = await show();
    await toggle(list, 'Data types', 'Files');
    expect(options(list, 'Country')).to.deep.equal([
      'In the EEA 1',
      'Outside the EEA 1',
      'Belgium 0 –',
      'Germany 1',
      'Netherlands 0 –',
      'United States 1',
      'Not stated 0 –',
    ]);
    expect(options(list, 'Data types')).to.deep.equal(['Files 2 ✓', 'Invoices 1', 'Logs 2', 'Tickets 1']);
    await search(list, 'hetzner');
    expect(options(list, 'Data types')).to.deep.equal(['Files 1 ✓', 'Invoices 0 –', 'Logs 0 –', 'Tickets 0 –']);
  });

  it('let go of an option that was chosen, even where it has no row now', async () => {
    const list = await show();
    await toggle(list, 'Data types', 'Files');
    await search(list, 'paypal');
    expect(options(list, 'Data types')[0]).to.equal('Files 0 ✓');
    await toggle(list, 'Data types', 'Files');
    expect(rows(list)).to.deep.equal(['PayPal']);
  });

  it('keep the focus where the option that had it cannot be chosen any more', async () => {
    const list = await show();
    await toggle(list, 'Data types', 'Files');
    await search(list, 'paypal');
    find(list, 'checkbox', 'Files 0').focus();
    await press(' ');
    expect(rows(list)).to.deep.equal(['PayPal']);
    expect(list.shadowRoot?.activeElement?.localName).to.equal('fieldset');
    expect(facet(list, 'Data types').open).to.equal(true);
  });

  it('are not offered where all rows have the same several', async () => {
    const list = await show(
      feedOf({id: 'a', name: 'A', country: ['DE', 'US']}, {id: 'b', name: 'B', country: ['DE', 'US']}),
    );
    expect(names(list, 'disclosure')).to.deep.equal(['Versions', 'Export']);
  });

  it('say how many options are chosen', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    await toggle(list, 'Country', 'Belgium');
    expect(names(list, 'disclosure')).to.include('Country 2');
    await toggle(list, 'Country', 'Germany');
    expect(names(list, 'disclosure')).to.include('Country 1');
    await toggle(list, 'Country', 'Belgium');
    expect(names(list, 'disclosure')).to.include('Country');
    expect(rows(list)).to.have.members(ALL);
  });

  it('are each removed by what stands for them', async () => {
    const list = await show();
    await toggle(list, 'Country', 'United States');
    await toggle(list, 'Data types', 'Logs');
    await search(list, 'cloud');
    const chips = () => names(list, 'button').filter((name) => name.startsWith('Remove filter'));
    expect(chips()).to.deep.equal([
      'Remove filter Contains “cloud”',
      'Remove filter Country: United States',
      'Remove filter Data types: Logs',
    ]);
    await click(list, 'button', 'Remove filter Contains “cloud”');
    expect(rows(list)).to.deep.equal(['Amazon Web Services', 'Cloudflare']);
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('');
    await click(list, 'button', 'Remove filter Data types: Logs');
    expect(chips()).to.deep.equal(['Remove filter Country: United States']);
    expect(options(list, 'Data types').join()).to.not.include('✓');
    await click(list, 'button', 'Remove filter Country: United States');
    expect(chips()).to.deep.equal([]);
    expect(rows(list)).to.have.members(ALL);
    expect(all(list, 'button', 'Clear all').length).to.equal(0);
  });

  it('are all taken away by "Clear all", with the search', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    await search(list, 'files');
    await click(list, 'button', 'Clear all');
    expect(rows(list)).to.have.members(ALL);
    expect(find<HTMLInputElement>(list, 'searchbox').value).to.equal('');
    expect(options(list, 'Country').join()).to.not.include('✓');
    expect(statuses(list)).to.include('5 subprocessors');
  });

  for (const [pressed, next] of [
    ['Contains “e”', 'Country: Germany'],
    ['Country: Germany', 'Country: United States'],
    ['Data types: Files', 'Country: United States'],
  ] as const) {
    it(`give the focus to the next, or else to the one before, when ${pressed} is removed`, async () => {
      const list = await show();
      await toggle(list, 'Country', 'Germany');
      await toggle(list, 'Country', 'United States');
      await toggle(list, 'Data types', 'Files');
      await search(list, 'e');
      find(list, 'button', `Remove filter ${pressed}`).focus();
      await press('Enter');
      await list.updateComplete;
      expect(names(list, 'button')).to.not.include(`Remove filter ${pressed}`);
      expect(focused(list)).to.equal(`Remove filter ${next}`);
    });
  }

  for (const name of ['Clear all', 'Remove filter Country: Germany']) {
    it(`give the focus to the number of rows when ${name} leaves none`, async () => {
      const list = await show();
      await toggle(list, 'Country', 'Germany');
      find(list, 'button', name).focus();
      await press('Enter');
      await list.updateComplete;
      expect(rows(list)).to.have.members(ALL);
      expect(focused(list)).to.equal('5 subprocessors');
    });
  }

  it('are all taken away from where nothing is left', async () => {
    const list = await show();
    await search(list, 'xqzxqz');
    await until(() => text(list).includes('No subprocessor matches.'));
    all(list, 'button', 'Clear all').at(-1)?.focus();
    await press('Enter');
    await until(() => rows(list).length === ALL.length);
    expect(focused(list)).to.equal('5 subprocessors');
  });

  it('keep what is chosen when the list is grouped otherwise', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    list.setAttribute('group-by', 'none');
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Hetzner']);
  });

  it('keep up with the next feed', async () => {
    const list = await show();
    list.feed = feedOf({id: 'a', name: 'A', country: 'FR'}, {id: 'b', name: 'B', country: 'IT'});
    await list.updateComplete;
    expect(options(list, 'Country')).to.deep.equal(['France 1', 'Italy 1']);
  });

  it('open one at a time', async () => {
    const list = await show();
    await click(list, 'disclosure', 'Country');
    await click(list, 'disclosure', 'Category');
    expect([facet(list, 'Country').open, facet(list, 'Category').open]).to.deep.equal([false, true]);
  });

  it('stay open while one chooses', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    await toggle(list, 'Country', 'Belgium');
    expect(facet(list, 'Country').open).to.equal(true);
  });

  it('close on Escape, and give the focus back', async () => {
    const list = await show();
    await click(list, 'disclosure', 'Country');
    all(list, 'checkbox')[0]?.focus();
    await press('Escape');
    expect(facet(list, 'Country').open).to.equal(false);
    expect(focused(list)).to.equal('Country');
  });

  it('close on a click elsewhere, in the list or outside of it, but not inside', async () => {
    const list = await show();
    const elsewhere = list.parentElement?.insertAdjacentElement('afterbegin', document.createElement('button'));
    elsewhere?.append('Elsewhere');
    const opened = facet(list, 'Country');
    for (const target of [elsewhere as Element, find(list, 'heading'), find(list, 'searchbox')]) {
      await clickAt(find(list, 'disclosure', /^Country/));
      expect(opened.open).to.equal(true);
      await clickAt(all(opened, 'checkbox')[1] as Element);
      expect(opened.open).to.equal(true);
      await clickAt(target);
      await until(() => !opened.open);
    }
  });

  it('take a click on the words of an option as one on its box', async () => {
    const list = await show();
    await clickAt(find(list, 'disclosure', /^Country/));
    const opened = facet(list, 'Country');
    await clickAt(opened.querySelector('label span') as Element);
    await until(() => rows(list).length < ALL.length);
    expect(rows(list)).to.deep.equal(['Hetzner', 'Côté Support']);
    expect(opened.open).to.equal(true);
  });

  it('name the group of their options', async () => {
    const list = await show();
    await click(list, 'disclosure', 'Country');
    expect(facet(list, 'Country').querySelector('fieldset > legend')?.textContent?.trim()).to.equal('Country');
  });

  it('are not offered for a single row', async () => {
    const list = await show(feedOf({id: 'a', name: 'A', country: ['DE', 'FR'], dataTypes: ['Files', 'Logs']}));
    expect(names(list, 'disclosure')).to.deep.equal(['Versions', 'Export']);
    expect(all(list, 'searchbox').length).to.equal(0);
    expect(text(list)).to.include('1 subprocessor');
  });
});

/** Countries enough to stand by region, and one text that is no country. */
const COUNTRIES = ['DE', 'IS', 'GB', 'US', 'BR', 'JP', 'IN', 'ZA', 'AU', 'FR', '001', 'The cloud'];
const WORLD = feedOf(
  ...COUNTRIES.map((country, index) => ({id: `c${index}`, name: `Vendor ${country}`, country})),
  {id: 'both', name: 'Both', country: ['DE', 'US']},
  {id: 'none', name: 'Nowhere'},
);

describe('Filters of countries', () => {
  it('tell those in the EEA from those outside with one click', async () => {
    const list = await show(WORLD);
    await toggle(list, 'Country', 'In the EEA');
    expect(rows(list)).to.have.members(['Vendor DE', 'Vendor IS', 'Vendor FR', 'Both']);
    await toggle(list, 'Country', 'In the EEA');
    await toggle(list, 'Country', 'Outside the EEA');
    expect(rows(list)).to.have.members([
      ...['GB', 'US', 'BR', 'JP', 'IN', 'ZA', 'AU', '001'].map((code) => `Vendor ${code}`),
      'Both',
    ]);
    expect(names(list, 'button')).to.include('Remove filter Country: Outside the EEA');
  });

  it('stand by region, by name in each', async () => {
    const list = await show(WORLD);
    await click(list, 'disclosure', 'Country');
    const regions = [...facet(list, 'Country').querySelectorAll('[role=group]')].map((group) => [
      group.getAttribute('aria-label'),
      ...all(group, 'checkbox').map(nameOf),
    ]);
    expect(regions).to.deep.equal([
      ['European Economic Area', 'France 1', 'Germany 2', 'Iceland 1'],
      ['Rest of Europe', 'United Kingdom 1'],
      ['Americas', 'Brazil 1', 'United States 2'],
      ['Asia', 'India 1', 'Japan 1'],
      ['Africa', 'South Africa 1'],
      ['Oceania', 'Australia 1'],
      ['Other places', 'The cloud 1', 'Worldwide 1'],
    ]);
    expect(options(list, 'Country').slice(0, 2)).to.deep.equal(['In the EEA 4', 'Outside the EEA 9']);
    expect(options(list, 'Country').at(-1)).to.equal('Not stated 1');
  });

  it('call Europe by its name where nothing of the EEA stands beside it', async () => {
    const list = await show(
      feedOf(...['GB', 'CH', 'US', 'BR', 'JP', 'IN', 'ZA', 'AU'].map((country) => ({name: country, country}))),
    );
    await click(list, 'disclosure', 'Country');
    expect(facet(list, 'Country').querySelector('[role=group]')?.getAttribute('aria-label')).to.equal('Europe');
  });
});

describe('A filter of many options', () => {
  const finder = (list: List): HTMLInputElement => find(list, 'searchbox', 'Find in Country');
  const typeToFind = async (list: List, words: string): Promise<void> => {
    finder(list).value = words;
    finder(list).dispatchEvent(new InputEvent('input', {bubbles: true}));
    await list.updateComplete;
  };

  it('finds them by what is typed', async () => {
    const list = await show(WORLD);
    await click(list, 'disclosure', 'Country');
    await typeToFind(list, 'uni');
    expect(options(list, 'Country')).to.deep.equal(['United Kingdom 1', 'United States 2']);
    await toggle(list, 'Country', 'United Kingdom');
    expect(rows(list)).to.deep.equal(['Vendor GB']);
    expect(finder(list).value).to.equal('uni');
    await typeToFind(list, 'atlantis');
    expect(options(list, 'Country')).to.deep.equal([]);
    expect(text(facet(list, 'Country'))).to.include('Nothing of that name.');
  });

  it('shows all of them again when it is opened again', async () => {
    const list = await show(WORLD);
    await click(list, 'disclosure', 'Country');
    await typeToFind(list, 'uni');
    await press('Escape');
    find(list, 'disclosure', 'Country').focus();
    await click(list, 'disclosure', 'Country');
    await click(list, 'disclosure', 'Country');
    expect(options(list, 'Country').length).to.be.greaterThan(10);
  });

  it('keeps the focus while one types', async () => {
    const list = await show(WORLD);
    await click(list, 'disclosure', 'Country');
    finder(list).focus();
    await type('/ind');
    expect(finder(list).value).to.equal('/ind');
    for (let presses = 0; presses < 4; presses++) await press('Backspace');
    await type('indi');
    await until(() => options(list, 'Country').join() === 'India 1');
    expect(focused(list)).to.equal('Find in Country');
    expect(facet(list, 'Country').open).to.equal(true);
  });

  it('is not searched where all options are seen at once', async () => {
    const list = await show();
    await click(list, 'disclosure', 'Country');
    expect(all(list, 'searchbox', /Find/).length).to.equal(0);
  });
});

describe('Filters and the feed', () => {
  it('go when no row of a new feed offers them', async () => {
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    list.feed = {
      subprocessors: [
        {id: 'a', name: 'A', country: 'US'},
        {id: 'b', name: 'B', country: 'FR'},
      ],
    };
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['A', 'B']);
    expect(text(list)).to.include('2 subprocessors');
  });

  it('close when the focus goes elsewhere', async () => {
    const list = await show();
    const summary = list.shadowRoot?.querySelector<HTMLElement>('summary.control');
    summary?.click();
    summary?.focus();
    const facet = summary?.parentElement as HTMLDetailsElement;
    await until(() => facet.open);
    for (let tabs = 0; tabs < 8 && facet.contains(list.shadowRoot?.activeElement ?? null); tabs++) await press('Tab');
    await until(() => !facet.open);
  });
});
