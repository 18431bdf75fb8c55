/** Since the reader last looked: kept on this device, and only where they ask for it. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {
  all,
  choose,
  cleanup,
  click,
  FEED,
  facet,
  find,
  focused,
  heard,
  type List,
  names,
  once,
  place,
  rows,
  search,
  show,
  takeConsole,
  takeRequests,
  text,
  until,
} from '../support/fixture.js';
import {press} from '../support/keys.js';

const REMEMBER = 'Remember on this device what I have seen';
const BANNER = 'The list has changed since you last looked, on November 20, 2026.';
const CHANGES = 'Changes from what you saw on November 20, 2026 to the current version';
const NOW = 'now="2026-11-20"';
const LATER = 'now="2026-11-27"';
/** The same list without Hetzner. */
const CHANGED = {
  ...FEED,
  subprocessors: FEED.subprocessors.filter((entry) => (entry as {id?: string}).id !== 'hetzner'),
};

const box = (list: List): HTMLInputElement => find<HTMLInputElement>(facet(list, 'Versions'), 'checkbox', REMEMBER);
async function openMenu(list: List): Promise<HTMLElement> {
  const menu = facet(list, 'Versions');
  if (!menu.open) await click(list, 'disclosure', 'Versions');
  return menu;
}
async function tick(list: List): Promise<void> {
  await openMenu(list);
  box(list).click();
  await list.updateComplete;
}
/** A reader looked at the list, asked to remember it, and went. */
async function look(feed: unknown = FEED, attributes = NOW): Promise<void> {
  const list = await show(feed, attributes);
  await tick(list);
  list.parentElement?.remove();
}
const isTold = (list: List): boolean => text(list).includes('since you last looked');

/** Has the storage do this instead of something, until the end of the test. */
function replaceStorage(name: 'getItem' | 'setItem', action: (...args: string[]) => never): void {
  const before = Storage.prototype[name];
  Storage.prototype[name] = action;
  cleanup(() => Object.assign(Storage.prototype, {[name]: before}));
}
const refuse = (): never => {
  throw new DOMException('Not here', 'SecurityError');
};

describe('What the reader has seen', () => {
  beforeEach(() => {
    localStorage.clear();
    cleanup(() => localStorage.clear());
  });

  it('is kept nowhere unless they ask for it', async () => {
    const written: string[] = [];
    const {setItem} = Storage.prototype;
    Storage.prototype.setItem = function (name, value) {
      written.push(name);
      setItem.call(this, name, value);
    };
    cleanup(() => {
      Storage.prototype.setItem = setItem;
    });
    const list = await show(FEED, 'url-state');
    await search(list, 'files');
    await openMenu(list);
    expect(box(list).checked).to.equal(false);
    list.feed = CHANGED;
    await list.updateComplete;
    expect(isTold(list)).to.equal(false);
    expect([written.length, localStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
    await tick(list);
    expect([written.length, localStorage.length]).to.deep.equal([1, 1]);
  });

  it('is remembered when they do, and they are told since when', async () => {
    const list = await show(FEED, NOW);
    const menu = await openMenu(list);
    expect(names(menu, 'checkbox')).to.deep.equal([REMEMBER]);
    await tick(list);
    expect(box(list).checked).to.equal(true);
    expect(text(menu)).to.include('You last looked on November 20, 2026. Nothing has changed since.');
    expect(isTold(list)).to.equal(false);
    await expectAccessible(menu);
  });

  it('is no news as long as nothing has changed', async () => {
    await look();
    const list = await show({...FEED, updated: '2026-11-25', changes: 'Nothing.', previousVersions: 'old.pdf'}, LATER);
    expect(isTold(list)).to.equal(false);
    expect(text(await openMenu(list))).to.include('You last looked on November 20, 2026. Nothing has changed since.');
    expect(box(list).checked).to.equal(true);
  });

  it('is not what is there any more, which is told above the list', async () => {
    await look();
    const list = await show(CHANGED, LATER);
    const [banner] = list.shadowRoot?.querySelectorAll('[part~="version-note"]') ?? [];
    expect(text(banner as Element)).to.equal(`${BANNER} Show what has changed I have seen it`);
    expect(text(await openMenu(list))).to.not.include('Nothing has changed since');
    await expectAccessible(list);
  });

  it('is compared with what is there', async () => {
    await look();
    const list = await show(CHANGED, LATER);
    await click(list, 'button', 'Show what has changed');
    await until(() => focused(list) === CHANGES);
    expect(heard(find(list, 'group', CHANGES))).to.include('1 removed.');
    expect(rows(list)).to.include('Hetzner');
    expect(text(list)).to.not.include(BANNER);
    await click(list, 'button', 'End comparison');
    await until(() => !rows(list).includes('Hetzner'));
    expect(text(list)).to.include(BANNER);
  });

  it('can be chosen to compare the current version with, and no earlier one', async () => {
    const requests = takeRequests();
    const feed = {...FEED, changes: 'As kept.', previousVersions: [{date: '2025-01-05', url: '/2025.json'}]};
    await look(feed);
    const list = await show(feed, LATER);
    await openMenu(list);
    const offered = (): string[] =>
      [...find<HTMLSelectElement>(list, 'combobox', /^Compare with/).options].map(({label}) => label.trim());
    expect(offered()).to.include('What I saw on November 20, 2026');
    await choose(list, 'Read', 'Version of January 5, 2025');
    await until(() => requests.length);
    requests[0]?.answer(CHANGED);
    await until(() => !rows(list).includes('Hetzner'));
    expect(offered()).to.not.include('What I saw on November 20, 2026');
  });

  it('is what is there from when they say that they have seen it', async () => {
    await look();
    const list = await show(CHANGED, LATER);
    find(list, 'button', 'I have seen it').focus();
    await press('Enter');
    await until(() => !isTold(list));
    expect(focused(list)).to.equal('4 subprocessors');
    expect(text(await openMenu(list))).to.include('You last looked on November 27, 2026. Nothing has changed since.');
    const next = await show(CHANGED);
    expect(isTold(next)).to.equal(false);
    expect(isTold(await show(FEED))).to.equal(true);
  });

  it('is forgotten when they ask for it, with the comparison that needs it', async () => {
    await look();
    const list = await show(CHANGED, LATER);
    await click(list, 'button', 'Show what has changed');
    await until(() => focused(list) === CHANGES);
    await tick(list);
    await until(() => !all(list, 'group', CHANGES).length);
    expect(names(list, 'alert')).to.deep.equal([]);
    expect(localStorage.length).to.equal(0);
    expect(box(list).checked).to.equal(false);
    expect(focused(list)).to.not.equal('');
    expect(isTold(list)).to.equal(false);
    expect(isTold(await show(CHANGED))).to.equal(false);
  });

  it('is nothing where the browser keeps nothing, which is said', async () => {
    replaceStorage('setItem', refuse);
    const list = await show();
    await tick(list);
    expect(box(list).checked).to.equal(false);
    expect(heard(find(list, 'alert'))).to.equal('Your browser does not let this page remember anything.');
    expect(text(list)).to.not.include('You last looked');
    await expectAccessible(facet(list, 'Versions'));
  });

  it('is nothing where the browser does not even let it be asked for', async () => {
    replaceStorage('getItem', refuse);
    replaceStorage('setItem', refuse);
    const list = await show();
    expect(rows(list).length).to.equal(5);
    await tick(list);
    expect(box(list).checked).to.equal(false);
    expect(all(list, 'alert').length).to.equal(1);
  });

  for (const [what, stored] of [
    ['no JSON', 'rubbish'],
    ['something else', '{"date": 1, "text": null}'],
    ['null', 'null'],
  ] as const) {
    it(`is nothing where ${what} is in its place`, async () => {
      await look();
      localStorage.setItem(localStorage.key(0) ?? '', stored);
      const list = await show(CHANGED);
      expect(isTold(list)).to.equal(false);
      await openMenu(list);
      expect(box(list).checked).to.equal(false);
    });
  }

  it('cannot be shown where it is no list, which is said', async () => {
    takeConsole();
    await look();
    localStorage.setItem(localStorage.key(0) ?? '', JSON.stringify({date: '2026-11-20', text: '{}'}));
    const list = await show(CHANGED);
    await click(list, 'button', 'Show what has changed');
    await until(() => all(list, 'alert').length);
    expect(heard(find(list, 'alert'))).to.include(
      'Could not open what you saw on November 20, 2026. What came is not a list of subprocessors.',
    );
    await click(list, 'button', 'Show the current version');
    expect(all(list, 'alert').length).to.equal(0);
  });

  it('is kept of each list by the address of its feed', async () => {
    const requests = takeRequests();
    async function load(src: string, feed: unknown): Promise<List> {
      const count = requests.length;
      const list = place(`<subprocessor-list src="${src}" ${NOW}></subprocessor-list>`);
      await until(() => requests.length > count);
      requests[count]?.answer(feed);
      await once(list, 'load');
      return list;
    }
    const list = await load('/one.json', FEED);
    await tick(list);
    expect(isTold(await load('/two.json', CHANGED))).to.equal(false);
    const same = await load('/one.json', CHANGED);
    expect(isTold(same)).to.equal(true);
    await same.updateComplete;
  });

  it('is kept of each list without an address by the id that the page gives it', async () => {
    await look(FEED, `id="vendors" ${NOW}`);
    expect(isTold(await show(CHANGED, 'id="affiliates"'))).to.equal(false);
    expect(isTold(await show(CHANGED, 'id="vendors"'))).to.equal(true);
  });

  it('is told anew when the list is loaded again', async () => {
    await look();
    const list = await show(FEED, LATER);
    expect(isTold(list)).to.equal(false);
    list.feed = CHANGED;
    await list.updateComplete;
    expect(isTold(list)).to.equal(true);
  });
});
