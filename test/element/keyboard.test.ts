/** The whole list by keyboard alone: a real page, real keys, nothing clicked and nothing focused by script but the start. */
import {expect} from 'chai';
import {
  all,
  cleanup,
  find,
  focused,
  headings,
  type List,
  nameOf,
  once,
  place,
  rows,
  show,
  statuses,
  takeClipboard,
  text,
  until,
} from '../support/fixture.js';
import {press, type} from '../support/keys.js';

/** Goes on by Tab, or back by Shift+Tab, until what has the focus is called so. */
async function tabTo(
  list: List,
  name: string | RegExp,
  keys: 'Tab' | 'Shift+Tab' = 'Tab',
  look?: () => Promise<void>,
): Promise<HTMLElement> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await press(keys);
    await look?.();
    const now = focused(list);
    passed.push(now);
    if (typeof name === 'string' ? now === name : name.test(now)) return list.shadowRoot?.activeElement as HTMLElement;
  }
  throw new Error(`No way to ${name} by ${keys}, only: ${passed.join(' | ')}`);
}

/** What of the page covers the middle or the upper edge of what has the focus, if anything does. */
function cover(list: List): string {
  const root = list.shadowRoot as ShadowRoot;
  const active = root.activeElement;
  if (!active) return 'no focus in the list';
  // Of a link over two lines, the first: the middle of both may lie between them.
  const {x, y, width, height} = active.getClientRects()[0] ?? active.getBoundingClientRect();
  for (const down of [height / 2, 2]) {
    const hit = root.elementFromPoint(x + width / 2, y + down);
    if (!hit) return 'the edge of the window';
    // Over the edge of a box, WebKit lays its scroll bar, and calls it the box.
    if (!active.contains(hit) && hit !== active.closest('.scroll')) return hit.outerHTML.slice(0, 80);
  }
  return '';
}

/** Fails unless what has the focus has an outline, and nothing covers it. */
async function expectSeen(list: List): Promise<void> {
  const active = list.shadowRoot?.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(active ?? list);
  expect([outlineStyle, Number.parseFloat(outlineWidth) >= 2], focused(list)).to.deep.equal(['solid', true]);
  // WebKit moves the focus first, and scrolls to it a little later.
  const end = performance.now() + 1000;
  while (cover(list) && performance.now() < end) await new Promise(requestAnimationFrame);
  expect(cover(list), focused(list)).to.equal('');
}

/** Goes on, or back, out of the list to this, and counts the places on the way. */
async function pass(list: List, end: HTMLElement, keys: 'Tab' | 'Shift+Tab'): Promise<number> {
  for (let places = 0; places < 200; places++) {
    await press(keys);
    if (document.activeElement === end) return places;
    await expectSeen(list);
  }
  throw new Error(`No way out by ${keys}`);
}

/** Gives an object something else of this name until the end of the test. */
function replace(object: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {configurable: true, value});
  cleanup(() => (before ? Object.defineProperty(object, name, before) : Reflect.deleteProperty(object, name)));
}

describe('By keyboard alone', () => {
  let list: List;
  const copied: string[] = [];

  beforeEach(async () => {
    list = place('<button>Start</button><subprocessor-list src="/demo/feeds/chatbotkit.json"></subprocessor-list>');
    await once(list, 'load');
    await list.updateComplete;
    list.parentElement?.querySelector('button')?.focus();
    copied.length = 0;
    takeClipboard(async (text) => copied.push(text));
  });

  it('one searches, and clears the search', async () => {
    await tabTo(list, 'Search');
    await type('vector');
    await until(() => rows(list).length === 1);
    expect(rows(list)).to.deep.equal(['Pinecone']);
    expect(statuses(list)).to.include('1 of 11 subprocessors');
    for (let presses = 0; presses < 6; presses++) await press('Backspace');
    await until(() => rows(list).length === 11);
    expect(focused(list)).to.equal('Search');
  });

  it('one chooses a country, and clears the choice', async () => {
    await tabTo(list, 'Country');
    await press('Enter');
    await tabTo(list, 'Germany 1');
    await press(' ');
    await until(() => rows(list).join() === 'Hetzner');
    expect(statuses(list)).to.include('1 of 11 subprocessors');
    await press('Escape');
    expect(focused(list)).to.equal('Country 1');
    expect(all(list, 'checkbox').length).to.equal(0);
    await tabTo(list, 'Clear all');
    await press('Enter');
    await until(() => rows(list).length === 11);
  });

  it('one chooses a type of data, and takes it away where it was chosen', async () => {
    await tabTo(list, 'Data Types Processed');
    await press(' ');
    await tabTo(list, 'Conversations 2');
    await press(' ');
    await until(() => rows(list).length === 2);
    expect(rows(list)).to.deep.equal(['Hetzner', 'PlanetScale']);
    await press(' ');
    await until(() => rows(list).length === 11);
    await press('Escape');
    await tabTo(list, 'Search', 'Shift+Tab');
  });

  it('one sorts by name', async () => {
    await tabTo(list, 'Name');
    await press('Enter');
    await until(() => rows(list)[0] === 'Amazon Web Services');
    expect(focused(list)).to.equal('Name');
    await press(' ');
    await until(() => rows(list)[0] === 'Zendesk, Inc.');
    await press('Enter');
    await until(() => rows(list)[0] === 'Hetzner');
    expect(focused(list)).to.equal('Name');
  });

  it('one groups by country', async () => {
    const select = (await tabTo(list, /^Group by/)) as HTMLSelectElement;
    expect(select.value).to.equal('none');
    for (let presses = 0; presses < 6 && select.value !== 'country'; presses++) await press('ArrowUp');
    await until(() => headings(list).includes('3 Germany 1'));
    expect(headings(list)).to.include('3 United States 10');
    expect(focused(list)).to.equal(nameOf(select));
  });

  it('one comes to a row by its link, and copies the link', async () => {
    location.hash = '#openrouter';
    await until(() => focused(list) === 'row OpenRouter');
    await tabTo(list, 'Copy link to OpenRouter');
    await press('Enter');
    await until(() => statuses(list).includes('Link copied'));
    expect(copied.map((text) => new URL(text).hash)).to.deep.equal(['#openrouter']);
    expect(focused(list)).to.equal('Copy link to OpenRouter');
  });

  it('one opens the details of a row', async () => {
    await tabTo(list, 'Details of PlanetScale');
    await press('Enter');
    const button = list.shadowRoot?.activeElement;
    await until(() => button?.getAttribute('aria-expanded') === 'true');
    await press(' ');
    await until(() => button?.getAttribute('aria-expanded') === 'false');
  });

  it('one passes through the list and out of it, and back', async () => {
    const after = document.createElement('button');
    list.after(after);
    const seen = new Set<Element>();
    for (let presses = 0; presses < 80 && document.activeElement !== after; presses++) {
      await press('Tab');
      if (list.shadowRoot?.activeElement) seen.add(list.shadowRoot.activeElement);
    }
    expect(document.activeElement === after).to.equal(true);
    const buttons = all(list, 'button');
    expect(buttons.filter((button) => !seen.has(button)).map(nameOf)).to.deep.equal([]);
    await press('Shift+Tab');
    expect(focused(list)).to.not.equal('');
  });
});

describe('A reader without a mouse', () => {
  const COUNTRIES = ['DE', 'FR', 'IE', 'NL', 'CH', 'GB', 'US', 'CA', 'BR', 'JP', 'SG', 'IN'];
  const FEED = {
    title: 'Our subprocessors',
    updated: '2026-11-01',
    groupBy: 'none',
    definitions: [{title: 'Personal data', body: 'What is about a person.'}],
    subprocessors: Array.from({length: 24}, (_, index) => ({
      id: `v${index}`,
      name: `Vendor ${index}`,
      url: `https://vendor${index}.example/`,
      purpose: 'Answers what customers ask, and stores what they send.',
      dataTypes: index % 3 ? 'Files' : 'Logs',
      country: COUNTRIES[index % 12],
      legalName: `Vendor ${index} Incorporated`,
    })).reverse(),
  };
  /** With more columns than fit, and something to come to in the middle of each row. */
  const WIDE = {
    ...FEED,
    columns: [
      'name',
      'dataTypes',
      'contact',
      'dataSubjects',
      'country',
      'locations',
      'transfers',
      'entityType',
      'purpose',
    ],
    subprocessors: FEED.subprocessors.map((entry) => ({
      ...entry,
      contact: {email: 'privacy@vendor.example'},
      dataSubjects: 'Customers',
      locations: 'EU',
      transfers: 'scc',
      entityType: 'Third party',
    })),
  };

  /** A list between two buttons, of which the first has the focus. */
  async function start(
    feed: object = FEED,
    style = 'inline-size: 46rem',
    part = '.fits',
  ): Promise<{list: List; before: HTMLElement; after: HTMLElement}> {
    const list = await show(feed, `style="${style}"`);
    const [before, after] = [document.createElement('button'), document.createElement('button')];
    list.before(before);
    list.after(after);
    await until(() => list.shadowRoot?.querySelector(`.sticky ${part}`));
    before.focus();
    return {list, before, after};
  }

  for (const [where, feed, style, part] of [
    ['in low rows', {...FEED, columns: ['name', 'country']}, 'inline-size: 46rem', '.fits'],
    ['below a bar of the page', FEED, 'inline-size: 46rem; --subprocessor-list-sticky-top: 80px', '.fits'],
    ['in a table that is too wide', WIDE, 'inline-size: 46rem', '.wide'],
    ['in a table that is too wide, from right to left', WIDE, 'inline-size: 46rem; direction: rtl', '.wide'],
    ['in cards', FEED, 'inline-size: 22rem', '.fits'],
  ] as const) {
    it(`always sees where they are, ${where}`, async () => {
      const {list, before, after} = await start({...feed, subprocessors: feed.subprocessors.slice(0, 16)}, style, part);
      const places = await pass(list, after, 'Tab');
      expect(places).to.be.greaterThan(48);
      expect(await pass(list, before, 'Shift+Tab')).to.equal(places);
    });
  }

  it('does all there is to do, and always sees where they are', async () => {
    const copied: string[] = [];
    const saved: string[] = [];
    takeClipboard(async (text) => copied.push(text));
    replace(URL, 'createObjectURL', () => 'blob:csv');
    replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    const {list, before, after} = await start();
    const look = (): Promise<void> => expectSeen(list);
    const go = (name: string): Promise<HTMLElement> => tabTo(list, name, 'Tab', look);
    const isAt = async (name: string): Promise<void> => {
      expect(focused(list)).to.equal(name);
      await look();
    };

    await press('Tab');
    await isAt('Personal data');
    await press('Enter');
    await until(() => text(list).includes('What is about a person.'));

    await type('/');
    await isAt('Search');
    await type('files');
    await until(() => rows(list).length === 16);

    await press('Tab');
    await isAt('Country');
    await press('Enter');
    await press('Tab');
    await isAt('Find in Country');
    await type('fra');
    await until(() => all(list, 'checkbox').length === 1);
    await press('Tab');
    await isAt('France 2');
    await press(' ');
    await until(() => rows(list).length === 2);
    expect(rows(list)).to.deep.equal(['Vendor 13', 'Vendor 1']);
    await isAt('France 2');
    await press('Escape');
    await isAt('Country 1');
    expect(all(list, 'checkbox').length).to.equal(0);

    await go('Remove filter Contains “files”');
    await press('Enter');
    await until(() => find<HTMLInputElement>(list, 'searchbox').value === '');
    await isAt('Remove filter Country: France');
    await press('Tab');
    await isAt('Clear all');
    await press('Enter');
    await until(() => rows(list).length === 24);
    await isAt('24 subprocessors');

    await press('Shift+Tab');
    await isAt('Export');
    await press('Enter');
    await until(() => all(list, 'button', 'Download as CSV').length);
    await press('Tab');
    await isAt('Download as CSV');
    await press('Enter');
    await until(() => statuses(list).includes('Saved as subprocessors-2026-11-01.csv'));
    expect(saved).to.deep.equal(['subprocessors-2026-11-01.csv']);
    await isAt('Download as CSV');
    await press('Escape');
    await isAt('Export');
    expect(all(list, 'button', 'Download as CSV').length).to.equal(0);

    await go('Name');
    await press('Enter');
    await until(() => rows(list)[0] === 'Vendor 0');
    await isAt('Name');

    await go('Details of Vendor 20');
    expect(find(list, 'columnheader', 'Name').getBoundingClientRect().top).to.be.closeTo(0, 1);
    await press('Enter');
    await until(() => text(list).includes('Vendor 20 Incorporated'));
    await isAt('Details of Vendor 20');
    await press('Tab');
    await isAt('Copy link to Vendor 20');
    await press('Enter');
    await until(() => statuses(list).includes('Link copied'));
    expect(copied.map((link) => new URL(link).hash)).to.deep.equal(['#v20']);
    await isAt('Copy link to Vendor 20');

    expect(await pass(list, after, 'Tab')).to.equal(9);
    expect(await pass(list, before, 'Shift+Tab')).to.be.greaterThan(72);
  });
});
