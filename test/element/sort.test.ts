/** Sorting by the heads of the columns, and by choice where the layout has no heads to click on. */
import {expect} from 'chai';
import {
  ALL,
  all,
  choose,
  click,
  FEED,
  feedOf,
  find,
  headings,
  type List,
  nameOf,
  names,
  rows,
  search,
  show,
} from '../support/fixture.js';

const sortOf = (list: List): string[] =>
  all(list, 'columnheader')
    .filter((head) => head.ariaSort && head.ariaSort !== 'none')
    .map((head) => `${nameOf(head)} ${head.ariaSort}`);

describe('Sorting', () => {
  it('goes through ascending, descending, and the order of the feed', async () => {
    const list = await show(FEED, 'group-by="none"');
    const ascending = ['Amazon Web Services', 'Cloudflare', 'Côté Support', 'Hetzner', 'PayPal'];
    expect(sortOf(list)).to.deep.equal([]);
    await click(list, 'button', 'Name');
    expect(rows(list)).to.deep.equal(ascending);
    expect(sortOf(list)).to.deep.equal(['Name ascending']);
    await click(list, 'button', 'Name');
    expect(rows(list)).to.deep.equal([...ascending].reverse());
    expect(sortOf(list)).to.deep.equal(['Name descending']);
    await click(list, 'button', 'Name');
    expect(rows(list)).to.deep.equal(ALL);
    expect(sortOf(list)).to.deep.equal([]);
  });

  it('begins anew with another column', async () => {
    const list = await show(FEED, 'group-by="none"');
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Category');
    expect(sortOf(list)).to.deep.equal(['Category ascending']);
    expect(rows(list)).to.deep.equal(['Amazon Web Services', 'Cloudflare', 'Hetzner', 'PayPal', 'Côté Support']);
  });

  it('has a button in every head but that of the links', async () => {
    const list = await show(FEED, 'group-by="none"');
    const heads = all(list, 'columnheader');
    expect(heads.map((head) => names(head, 'button').join())).to.deep.equal([
      'Name',
      'Category',
      'Purpose',
      'Data types',
      'Country',
      '',
    ]);
    expect(heads.at(-1)?.ariaSort ?? null).to.equal(null);
  });

  it('has what is not stated last, either way', async () => {
    const list = await show(FEED, 'group-by="none"');
    await click(list, 'button', 'Country');
    expect(rows(list)).to.deep.equal(['Hetzner', 'Côté Support', 'Amazon Web Services', 'Cloudflare', 'PayPal']); // NL before BE, as written
    await click(list, 'button', 'Country');
    expect(rows(list).at(-1)).to.equal('PayPal');
    expect(rows(list)[0]).to.equal('Amazon Web Services');
  });

  it('knows dates for dates', async () => {
    const list = await show({
      columns: ['name', 'effectiveFrom'],
      subprocessors: [
        {id: 'a', name: 'April', effectiveFrom: '2026-04-01'},
        {id: 'n', name: 'Never'},
        {id: 'd', name: 'December', effectiveFrom: '2025-12-31'},
        {id: 'j', name: 'January', effectiveFrom: '2026-01-15'},
      ],
    });
    await click(list, 'button', 'In use from');
    expect(rows(list)).to.deep.equal(['December', 'January', 'April', 'Never']);
    await click(list, 'button', 'In use from');
    expect(rows(list)).to.deep.equal(['April', 'January', 'December', 'Never']);
  });

  it('knows the numbers in names', async () => {
    const list = await show(
      feedOf({id: 'a', name: 'Vendor 10'}, {id: 'b', name: 'vendor 9'}, {id: 'c', name: 'Vendor 1'}),
    );
    await click(list, 'button', 'Name');
    expect(rows(list)).to.deep.equal(['Vendor 1', 'vendor 9', 'Vendor 10']);
  });

  it('follows the language', async () => {
    const feed = feedOf({id: 'z', name: 'Zeta'}, {id: 'o', name: 'Örtlich'}, {id: 'a', name: 'Alfa'});
    const german = await show(feed, 'lang="de"');
    await click(german, 'button', 'Name');
    expect(rows(german)).to.deep.equal(['Alfa', 'Örtlich', 'Zeta']);
    const swedish = await show(feed, 'lang="sv"');
    await click(swedish, 'button', 'Name');
    expect(rows(swedish)).to.deep.equal(['Alfa', 'Zeta', 'Örtlich']);
  });

  it('keeps to the groups, and sorts all of them', async () => {
    const list = await show();
    const before = headings(list);
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Name');
    expect(rows(list)).to.deep.equal(['Hetzner', 'Cloudflare', 'Amazon Web Services', 'Côté Support', 'PayPal']);
    expect(headings(list)).to.deep.equal(before);
    expect(sortOf(list)).to.deep.equal(['Name descending', 'Name descending', 'Name descending']);
  });

  it('stays while one searches and groups', async () => {
    const list = await show();
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Name');
    await search(list, 'logs');
    expect(rows(list)).to.deep.equal(['Cloudflare', 'Amazon Web Services']);
    await choose(list, 'Group by', 'No grouping');
    expect(rows(list)).to.deep.equal(['Cloudflare', 'Amazon Web Services']);
  });

  it('is a choice in a narrow place, where it does the same', async () => {
    const list = await show(FEED, 'group-by="none" style="inline-size: 20rem"');
    await choose(list, 'Sort by', 'Name, descending');
    expect(rows(list)).to.deep.equal(['PayPal', 'Hetzner', 'Côté Support', 'Cloudflare', 'Amazon Web Services']);
    await choose(list, 'Sort by', 'Country, ascending');
    expect(rows(list).at(-1)).to.equal('PayPal');
    await choose(list, 'Sort by', 'Order of publication');
    expect(rows(list)).to.deep.equal(ALL);
    const select = find<HTMLSelectElement>(list, 'combobox', /^Sort by/);
    expect(select.selectedOptions[0]?.label.trim()).to.equal('Order of publication');
  });

  it('is no choice in a wide place', async () => {
    const list = await show(FEED, 'group-by="none" style="inline-size: 60rem"');
    expect(all(list, 'combobox', /^Sort by/).length).to.equal(0);
  });
});
