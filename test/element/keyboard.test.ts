/** The whole list by keyboard alone: a real page, real keys, nothing clicked and nothing focused by script but the start. */
import {expect} from 'chai';
import {
  all,
  cleanup,
  focused,
  headings,
  type List,
  nameOf,
  once,
  place,
  rows,
  statuses,
  until,
} from '../support/fixture.js';
import {press, type} from '../support/keys.js';

/** Goes on by Tab, or back by Shift+Tab, until what has the focus is called so. */
async function tabTo(list: List, name: string | RegExp, keys: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<HTMLElement> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await press(keys);
    const now = focused(list);
    passed.push(now);
    if (typeof name === 'string' ? now === name : name.test(now)) return list.shadowRoot?.activeElement as HTMLElement;
  }
  throw new Error(`No way to ${name} by ${keys}, only: ${passed.join(' | ')}`);
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
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {writeText: async (text: string) => copied.push(text)},
    });
    cleanup(() => Reflect.deleteProperty(navigator, 'clipboard'));
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
