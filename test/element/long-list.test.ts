/** A list of more than a few hundred rows: it stands in chunks, and is the same list. */
import {expect} from 'chai';
import type {FeedInput} from '../../src/index.js';
import {
  choose,
  cleanup,
  click,
  FEED,
  feedOf,
  find,
  type List,
  once,
  search,
  show,
  statuses,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {marked} from '../support/marks.js';

const COUNTRIES = ['DE', 'US', 'FR', 'NL'];
const name = (index: number): string => `Vendor ${index}`;
/** No digits, which are searched for in names. */
const letters = (index: number): string =>
  [...String(index)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
/** The numbers below `count` in which these digits occur. */
const withDigits = (digits: string, count: number): number[] =>
  range(count).filter((index) => String(index).includes(digits));

function longFeed(count: number, more: Partial<FeedInput> = {}): FeedInput {
  return {
    columns: ['name', 'purpose', 'country'],
    groupBy: 'none',
    ...more,
    subprocessors: Array.from({length: count}, (_, index) => ({
      id: `v${index}`,
      name: name(index),
      category: index % 3 ? 'Hosting' : 'Support',
      purpose: `Purpose ${letters((index * 7919) % count)}`,
      country: COUNTRIES[index % 4],
      ...(index % 100 === 50 && {legalName: `Legal name ${index}`}),
    })),
  };
}

const bodies = (list: List): HTMLTableSectionElement[] => [...list.renderRoot.querySelectorAll('tbody')];
const rowsIn = (scope: ParentNode): HTMLTableRowElement[] => [
  ...scope.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.details)'),
];
/** The names of all rows that are in the tables, seen or not. */
const placed = (list: List): string[] =>
  bodies(list)
    .filter((body) => !body.matches('.pending'))
    .flatMap((body) => [...body.querySelectorAll('th')].map((cell) => cell.textContent ?? ''));
const settled = (list: List, count: number): Promise<void> =>
  until(() => placed(list).length === count && !list.renderRoot.querySelector('.pending'), `${count} rows are placed`);
const numbers = (list: List): number[] => placed(list).map((text) => Number(text.replace(/\D/g, '')));
const range = (count: number): number[] => Array.from({length: count}, (_, index) => index);

describe('A long list', () => {
  it('holds every row once, in order, in chunks', async () => {
    const list = await show(longFeed(730));
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730));
    expect(bodies(list).length).to.be.above(5);
    expect(bodies(list).every((body) => body.role === 'rowgroup' || body.getAttribute('role') === 'rowgroup')).to.equal(
      true,
    );
    expect(statuses(list)).to.deep.equal(['730 subprocessors']);
  });

  it('shows its first screen at once, whatever is asked for, and nothing that was there before', async () => {
    const list = await show(longFeed(730));
    await search(list, 'vendor 72');
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await frame();
    const shown = () => rowsIn(list.renderRoot).filter((row) => row.checkVisibility({contentVisibilityAuto: true}));
    const expected = withDigits('72', 730);
    expect(shown().map((row) => row.cells[0]?.textContent)).to.deep.equal(expected.map(name));
    await settled(list, expected.length);
    expect(numbers(list)).to.deep.equal(expected);
    await search(list, '');
    await frame();
    expect(
      shown()
        .slice(0, 5)
        .map((row) => row.cells[0]?.textContent),
    ).to.deep.equal(range(5).map(name));
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730));
  });

  it('is the same after every change of mind, however quick', async () => {
    const list = await show(longFeed(730));
    for (const query of ['v', '1', '12', '', 'purpose b', 'nothing at all', 'vendor']) await search(list, query);
    await click(list, 'disclosure', 'Country');
    await toggle(list, 'Country', 'Germany');
    await click(list, 'button', 'Name');
    await click(list, 'button', 'Name');
    const germans = range(730).filter((index) => index % 4 === 0);
    await settled(list, germans.length);
    expect(numbers(list)).to.deep.equal(germans.reverse());
    await click(list, 'button', 'Clear all');
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730).reverse());
    await click(list, 'button', 'Name');
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730));
  });

  it('keeps its rows as they are built, wherever they stand', async () => {
    const list = await show(longFeed(400));
    await settled(list, 400);
    const before = new Map(rowsIn(list.renderRoot).map((row) => [row.cells[0]?.textContent, row]));
    await click(list, 'button', 'Purpose');
    await settled(list, 400);
    await search(list, 'vendor 1');
    await settled(list, withDigits('1', 400).length);
    expect(rowsIn(list.renderRoot).every((row) => before.get(row.cells[0]?.textContent) === row)).to.equal(true);
  });

  it('stands in groups, each with its own rows', async () => {
    const list = await show(longFeed(730));
    await choose(list, 'Group by', 'Category');
    await settled(list, 730);
    const tables = [...list.renderRoot.querySelectorAll<HTMLElement>('.list table')];
    expect(tables.map((table) => rowsIn(table).length)).to.have.members([486, 244]);
    const numbersIn = (table: HTMLElement) => rowsIn(table).map((row) => Number(row.cells[0]?.textContent?.slice(7)));
    for (const table of tables) {
      const inside = numbersIn(table);
      expect(inside).to.deep.equal([...inside].sort((a, b) => a - b));
      expect(new Set(inside.map((index) => index % 3 === 0)).size).to.equal(1);
    }
    await choose(list, 'Group by', 'No grouping');
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730));
  });

  it('has its details beside the row, to be found, and opened by who comes by a link', async () => {
    const list = await show(longFeed(730));
    await settled(list, 730);
    const details = [...list.renderRoot.querySelectorAll<HTMLElement>('tr.details')];
    expect(details.map((row) => row.previousElementSibling?.querySelector('th')?.textContent)).to.deep.equal(
      [50, 150, 250, 350, 450, 550, 650].map(name),
    );
    expect(details.at(-1)?.textContent).to.include('Legal name 650');
    expect(details.at(-1)?.querySelector('[hidden="until-found"]') !== null).to.equal(true);
    location.hash = '#v650';
    const focused = () => (list.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    await until(() => focused()?.dataset.id === 'v650');
    await until(() => {
      const {top, bottom} = (focused() as HTMLElement).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect(details.at(-1)?.querySelector('[hidden]') === null).to.equal(true);
  });

  it('draws buttons where they can be seen, and only there', async () => {
    const list = await show(longFeed(730));
    await settled(list, 730);
    const hasButton = (index: number) => rowsIn(list.renderRoot)[index]?.querySelector('.actions button') != null;
    await until(() => hasButton(0));
    expect(hasButton(500)).to.equal(false);
    expect(rowsIn(list.renderRoot)[500]?.hasAttribute('part')).to.equal(false);
    await until(() => {
      // Again and again: the rows above may turn out lower than was thought, and move it out of sight.
      rowsIn(list.renderRoot)[500]?.scrollIntoView();
      return hasButton(500);
    });
    expect(rowsIn(list.renderRoot)[500]?.getAttribute('part')).to.equal('row');
    // Who goes backwards by keyboard, from below the list, comes in at its end.
    expect(hasButton(729)).to.equal(true);
  });

  it('draws buttons where it is read when another feed comes', async () => {
    const list = await show(longFeed(730));
    await settled(list, 730);
    const before = rowsIn(list.renderRoot);
    await until(() => {
      before[500]?.scrollIntoView();
      return before[500]?.querySelector('.actions button');
    });
    list.feed = longFeed(730);
    await list.updateComplete;
    await settled(list, 730);
    // Not row 500 itself, which the rows above it move where browsers do not anchor what is read.
    const read = () =>
      (list.renderRoot as ShadowRoot)
        .elementFromPoint(innerWidth / 2, innerHeight / 2)
        ?.closest<HTMLTableRowElement>('tr');
    await until(() => read() && !before.includes(read() as HTMLTableRowElement));
    await until(() => read()?.querySelector('.actions button'));
  });

  it('marks what was searched for where it can be seen', async function () {
    if (typeof Highlight === 'undefined') return this.skip();
    const list = await show(longFeed(730));
    await search(list, 'purpose b');
    await until(() => marked().length > 10);
    expect(new Set(marked())).to.deep.equal(new Set(['Purpose', 'b']));
    expect(marked().length).to.be.below(400);
    await search(list, '');
    expect(marked()).to.deep.equal([]);
  });

  it('is complete before it is printed', async () => {
    const list = await show(longFeed(730));
    window.dispatchEvent(new Event('beforeprint'));
    expect(numbers(list)).to.deep.equal(range(730));
    expect(rowsIn(list.renderRoot).every((row) => row.hasAttribute('part'))).to.equal(true);
  });

  it('survives leaving the page and coming back, in the middle of its work', async () => {
    const list = await show(longFeed(730));
    const parent = list.parentElement as HTMLElement;
    list.remove();
    parent.append(list);
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730));
    await search(list, 'vendor 729');
    await settled(list, 1);
  });

  it('says in a reloaded feed what that says, and keeps the focus where it was', async () => {
    const titled = (title: string): FeedInput =>
      longFeed(400, {categories: [{id: 'Hosting', title}, 'Support'], columns: ['name', 'category']});
    const list = await show(titled('Hosting'));
    await settled(list, 400);
    const copy = () => find(list, 'button', 'Copy link to Vendor 4');
    copy().focus();
    list.feed = titled('Cloud');
    await list.updateComplete;
    await settled(list, 400);
    expect(rowsIn(list.renderRoot)[4]?.cells[1]?.textContent).to.equal('Cloud');
    expect((list.renderRoot as ShadowRoot).activeElement === copy()).to.equal(true);
  });

  it('scrolls sideways where the width there is is not enough, as far as its last column', async () => {
    const columns = ['name', 'purpose', 'country', 'dataTypes', 'dataSubjects', 'locations', 'transfers', 'entityType'];
    const list = await show(longFeed(400, {columns}));
    (list.parentElement as HTMLElement).style.inlineSize = '660px';
    await settled(list, 400);
    const scroller = list.renderRoot.querySelector('.scroll') as HTMLElement;
    scroller.scrollLeft = 10_000;
    const right = scroller.getBoundingClientRect().left + scroller.clientWidth;
    const last = () => rowsIn(list.renderRoot)[0]?.lastElementChild as Element;
    expect(last().getBoundingClientRect().right).to.be.closeTo(right, 2);
    const body = last().closest('tbody') as Element;
    expect(last().getBoundingClientRect().right).to.be.at.most(body.getBoundingClientRect().right + 1);
    expect(list.renderRoot.querySelector('.page')?.scrollWidth).to.be.at.most(660);
  });

  it('says no longer that a link was copied when something else is shown', async () => {
    const list = await show(longFeed(400));
    await settled(list, 400);
    await click(list, 'button', 'Copy link to Vendor 1');
    await until(() => statuses(list).length === 2);
    await search(list, 'vendor 12');
    expect(statuses(list).length).to.equal(1);
  });

  it('gives way to another feed, in the middle of its work', async () => {
    const list = await show(longFeed(730));
    list.feed = longFeed(420);
    await list.updateComplete;
    await settled(list, 420);
    list.feed = feedOf({id: 'a', name: 'Vendor 7'});
    await list.updateComplete;
    await settled(list, 1);
    expect(numbers(list)).to.deep.equal([7]);
    expect(list.renderRoot.querySelector('.long') === null).to.equal(true);
    list.feed = longFeed(730);
    await list.updateComplete;
    await settled(list, 730);
    expect(numbers(list)).to.deep.equal(range(730));
  });

  it('offers the options of a filter when it is opened, with their counts', async () => {
    const list = await show(longFeed(400));
    await search(list, 'vendor 1');
    await click(list, 'disclosure', 'Country');
    const found = withDigits('1', 400);
    const germans = found.filter((index) => index % 4 === 0).length;
    await until(() => text(list).includes(`Germany ${germans}`));
    await toggle(list, 'Country', 'Germany');
    await settled(list, germans);
  });

  it('says in every cell what a short one says', async () => {
    const subprocessors = [...(FEED.subprocessors ?? [])];
    const cells = (list: List) =>
      rowsIn(list.renderRoot)
        .slice(0, 5)
        .map((row) => [...row.cells].slice(0, -1).map((cell) => text(cell)));
    const short = await show({...FEED, groupBy: 'none'});
    const more = Array.from({length: 400}, (_, index) => ({id: `m${index}`, name: name(index)}));
    const long = await show({...FEED, groupBy: 'none', subprocessors: [...subprocessors, ...more]});
    await settled(long, 405);
    expect(cells(long)).to.deep.equal(cells(short));
  });
});

describe('A list of ordinary length', () => {
  it('is a table that is laid out as a whole, with every row in the accessibility tree', async () => {
    const list = await show(longFeed(300));
    expect(numbers(list)).to.deep.equal(range(300));
    expect(bodies(list).length).to.equal(1);
    expect(getComputedStyle(bodies(list)[0] as Element).display).to.equal('table-row-group');
    expect(rowsIn(list.renderRoot).every((row) => row.checkVisibility({contentVisibilityAuto: true}))).to.equal(true);
  });
});

describe('A long feed', () => {
  it('is shown from its beginning before it is read to its end, as it will be', async () => {
    const list = document.createElement('subprocessor-list');
    document.body.append(list);
    cleanup(() => list.remove());
    await list.updateComplete;
    const seen: {isRead: boolean; rows: number[]; tables: number}[] = [];
    new MutationObserver(() => {
      const rows = numbers(list);
      if (rows.length) seen.push({isRead: !!list.feed, rows, tables: list.renderRoot.querySelectorAll('table').length});
    }).observe(list.renderRoot, {childList: true, subtree: true});
    list.feed = longFeed(6000);
    await until(() => list.feed);
    expect(seen[0]).to.deep.equal({isRead: false, rows: range(25), tables: 1});
    expect(list.feed?.subprocessors.length).to.equal(6000);
    await settled(list, 6000);
    expect(numbers(list)).to.deep.equal(range(6000));
  });

  it('that is replaced while it is read is not shown after all', async () => {
    const list = await show();
    list.feed = longFeed(6000);
    await new Promise((resolve) => setTimeout(resolve));
    list.feed = FEED;
    await list.updateComplete;
    expect(placed(list).length).to.equal(5);
    list.feed = longFeed(400);
    await once(list, 'load');
    expect(list.feed?.subprocessors.length).to.equal(400);
  });
});
