/**
 * Puts the element on the page, works it, and reads it as its readers do: by what is shown, by role and by name. After
 * each test the page is as it was before, and nothing may have failed unseen.
 */
import '../../src/define.js';
import {sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {FeedInput, SubprocessorListElement} from '../../src/index.js';

export type List = SubprocessorListElement;

/** Enough rows to group, filter and sort; what a test needs beyond them it brings itself. */
export const FEED: FeedInput = {
  title: 'Our subprocessors',
  updated: '2026-11-01',
  subprocessors: [
    {
      id: 'aws',
      aliases: ['amazon'],
      name: 'Amazon Web Services',
      url: 'https://aws.example/',
      category: 'Hosting',
      purpose: 'Servers',
      country: 'US',
      dataTypes: ['Files', 'Logs'],
      legalName: 'AWS EMEA SARL',
    },
    {id: 'cloudflare', name: 'Cloudflare', category: 'Hosting', country: 'US', dataTypes: 'Logs'},
    {id: 'hetzner', name: 'Hetzner', category: 'Hosting', country: 'DE', dataTypes: 'Files'},
    {id: 'cote', name: 'Côté Support', category: 'Support', country: ['NL', 'BE'], dataTypes: 'Tickets'},
    {id: 'paypal', name: 'PayPal', category: 'Payments', dataTypes: 'Invoices'},
  ],
};

const NAMES = ['Amazon Web Services', 'Cloudflare', 'Hetzner', 'Côté Support', 'PayPal'];
/** The names of {@link FEED} in its own order. */
export const ALL: readonly string[] = NAMES;

const cleanups: (() => unknown)[] = [];
/** Done after this test, the last first. */
export const cleanup = (action: () => unknown): number => cleanups.push(action);

const address = location.pathname + location.search;
const failures: string[] = [];
window.addEventListener('error', (event) => failures.push(`error: ${event.message}`));
window.addEventListener('unhandledrejection', (event) => failures.push(`unhandled rejection: ${event.reason}`));

/** The entry of the history that a test began at, where the browser tells. */
const entry = (): number => window.navigation?.currentEntry?.index ?? 0;
let first = 0;
beforeEach(() => {
  first = entry();
});

afterEach(async function () {
  for (const action of cleanups.splice(0).reverse()) action();
  // Browsers keep fifty entries, and first forget those that no press of a reader made.
  if (entry() > first) {
    const gone = once(window, 'popstate');
    history.go(first - entry());
    await gone;
  }
  history.replaceState(null, '', address);
  const unseen = failures.splice(0);
  // Only then: a hook that throws ends the file, and a test that failed has said enough.
  if (this.currentTest?.isPassed()) expect(unseen, 'failed unseen').to.deep.equal([]);
});

/** Puts markup on the page, and gives the first list in it. */
export function place(markup: string): List {
  const root = document.createElement('div');
  root.innerHTML = markup;
  document.body.append(root);
  cleanup(() => root.remove());
  return root.querySelector('subprocessor-list') as List;
}

/** A list with this feed, drawn. `attributes` as they stand in the tag. Any value may be a feed that is to be refused. */
export async function show(feed: unknown = FEED, attributes = ''): Promise<List> {
  const list = place(`<subprocessor-list ${attributes}></subprocessor-list>`);
  list.feed = feed as FeedInput;
  await list.updateComplete;
  return list;
}

/** A feed of these entries and nothing else. */
export const feedOf = (...subprocessors: FeedInput['subprocessors']): FeedInput => ({subprocessors});

export function once<Detail>(target: EventTarget, type: string): Promise<CustomEvent<Detail>> {
  return new Promise((resolve) =>
    target.addEventListener(type, (event) => resolve(event as CustomEvent<Detail>), {once: true}),
  );
}

/** Resolves when something fails that nobody caught. */
export const failure = (): Promise<unknown> =>
  Promise.race([once(window, 'error'), once(window, 'unhandledrejection')]);

export async function until(predicate: () => unknown, what = String(predicate)): Promise<void> {
  const end = performance.now() + 20_000;
  while (!predicate()) {
    if (performance.now() > end) throw new Error(`Never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface Request {
  url: string;
  /** What the file is to be, where that was asked for; it is for the test to check. */
  integrity?: string;
  signal: AbortSignal;
  answer(body: unknown, status?: number): void;
  fail(): void;
}

/** The requests of this test, which get no answer but the test's. */
export function takeRequests(): Request[] {
  const requests: Request[] = [];
  const {fetch} = window;
  cleanup(() => {
    window.fetch = fetch;
  });
  window.fetch = (url, init) =>
    new Promise((resolve, reject) => {
      const signal = init?.signal ?? new AbortController().signal;
      signal.addEventListener('abort', () => reject(signal.reason));
      requests.push({
        url: String(url),
        integrity: init?.integrity,
        signal,
        answer: (body, status = 200) => {
          const response = new Response(typeof body === 'string' ? body : JSON.stringify(body), {status});
          resolve(Object.defineProperty(response, 'url', {value: String(url)}));
        },
        fail: () => reject(new TypeError('Failed to fetch')),
      });
    });
  return requests;
}

/** What is copied during this test goes there. */
export function takeClipboard(write: (text: string) => Promise<unknown>): void {
  Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: write}});
  cleanup(() => Reflect.deleteProperty(navigator, 'clipboard'));
}

const original = {warn: console.warn, error: console.error};

/**
 * What the element says on the console from now on, which then does not clutter the report: to the end of the file, since
 * it may say so a little after a test has seen enough.
 */
export function takeConsole(): string[] {
  const said: string[] = [];
  for (const level of ['warn', 'error'] as const) {
    console[level] = (...words: unknown[]) => {
      if (String(words[0]).startsWith('<subprocessor-list>')) said.push(words.join(' '));
      else original[level](...words);
    };
  }
  return said;
}

const SELECTORS = {
  alert: '[role=alert]',
  button: 'button',
  cell: '[role=cell]',
  checkbox: '[type=checkbox]',
  columnheader: '[role=columnheader]',
  combobox: 'select',
  disclosure: 'summary',
  group: '[role=group]',
  heading: 'h1, h2, h3, h4, h5, h6',
  link: 'a[href]',
  list: 'ul, ol',
  row: '[role=row]',
  rowheader: '[role=rowheader]',
  search: '[role=search]',
  searchbox: '[type=search]',
  status: '[role=status]',
  table: '[role=table]',
};
export type Role = keyof typeof SELECTORS;
type Scope = List | Element;

const trim = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
const rootOf = (scope: Scope): Element | ShadowRoot => scope.shadowRoot ?? scope;

/** What `node` is called, as far as the element uses the ways to name things. */
export function nameOf(node: Element): string {
  const ids = node.getAttribute('aria-labelledby');
  if (ids) {
    const root = node.getRootNode() as ShadowRoot;
    return trim(
      ids
        .split(/\s+/)
        .map((id) => root.getElementById(id)?.textContent)
        .join(' '),
    );
  }
  const label = node.getAttribute('aria-label') ?? (node as HTMLInputElement).labels?.[0]?.textContent;
  if (label) return trim(label);
  const isUnread = (each: Element) =>
    each.matches('[aria-hidden=true], option') || getComputedStyle(each).display === 'none';
  const unread = [...node.querySelectorAll('*')].map(isUnread);
  const copy = node.cloneNode(true) as Element;
  [...copy.querySelectorAll('*')].forEach((each, index) => {
    if (unread[index]) each.remove();
    else if (each.matches('br')) each.replaceWith(' ');
  });
  return trim(copy.textContent);
}

/** Everything shown that has this role and, if one is given, this name. */
export function all(scope: Scope, role: Role, name?: string | RegExp): HTMLElement[] {
  return [...rootOf(scope).querySelectorAll<HTMLElement>(SELECTORS[role])].filter(
    (node) =>
      node.checkVisibility() &&
      (name === undefined || (typeof name === 'string' ? nameOf(node) === name : name.test(nameOf(node)))),
  );
}

export function find<Type extends HTMLElement = HTMLElement>(scope: Scope, role: Role, name?: string | RegExp): Type {
  const [found] = all(scope, role, name);
  if (!found) throw new Error(`No ${role} ${name ?? ''} among: ${names(scope, role).join(' | ')}`);
  return found as Type;
}

export const names = (scope: Scope, role: Role): string[] => all(scope, role).map(nameOf);

/** The names of the rows shown, in order. */
export const rows = (scope: Scope): string[] => names(scope, 'rowheader');

/** Level and text of the headings shown: `3 Hosting 2`. */
export const headings = (scope: Scope): string[] =>
  all(scope, 'heading').map((node) => `${node.localName.slice(1)} ${nameOf(node)}`);

/** The row of this name. */
export const row = (list: List, name: string | RegExp): HTMLElement =>
  find(list, 'rowheader', name).closest<HTMLElement>('[role=row]') as HTMLElement;

/** All text that is shown, blocks apart by a space. */
export const text = (scope: Scope): string => textOf(scope, () => true);

/** The same for who hears it. */
export const heard = (scope: Scope): string => textOf(scope, (parent) => !parent.closest('[aria-hidden=true]'));

function textOf(scope: Scope, isTold: (parent: Element) => boolean): string {
  const root = rootOf(scope);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let result = '';
  let last: Element | null = null;
  while (walker.nextNode()) {
    if (walker.currentNode.nodeName === 'BR') result += ' ';
    if (!(walker.currentNode instanceof Text)) continue;
    const parent = walker.currentNode.parentElement;
    if (!parent?.checkVisibility({visibilityProperty: true}) || !isTold(parent)) continue;
    let block: Element | null = parent;
    while (block && block !== root && getComputedStyle(block).display === 'inline') block = block.parentElement;
    result += (block === last ? '' : ' ') + walker.currentNode.data;
    last = block;
  }
  return trim(result);
}

/** How many rows the list says it shows. */
export const count = (list: List): string => nameOf(list.shadowRoot?.querySelector('[part=status]') as Element);

/** That, and what else is told to who does not see it; the count is told a second time, once the reader pauses. */
export const statuses = (list: List): string[] => [...new Set([count(list), ...names(list, 'status')].filter(Boolean))];

export async function click(list: List, role: Role, name?: string | RegExp): Promise<void> {
  find(list, role, name).click();
  await list.updateComplete;
}

/** A click of the mouse, of which a page sees more than of `click()`. */
export async function clickAt(node: Element): Promise<void> {
  node.scrollIntoView({block: 'nearest'});
  const {x, y, width, height} = node.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
}

export async function search(list: List, query: string): Promise<void> {
  const field = find<HTMLInputElement>(list, 'searchbox', 'Search');
  field.value = query;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await list.updateComplete;
}

/** Chooses by the words that a select offers. */
export async function choose(list: List, label: string, words: string | RegExp): Promise<void> {
  const select = find<HTMLSelectElement>(list, 'combobox', new RegExp(`^${label}`));
  const option = [...select.options].find(({label}) =>
    typeof words === 'string' ? trim(label) === words : words.test(trim(label)),
  );
  if (!option) throw new Error(`No ${words} among: ${[...select.options].map(({label}) => label).join(' | ')}`);
  select.value = option.value;
  select.dispatchEvent(new Event('change', {bubbles: true}));
  await list.updateComplete;
}

export function facet(list: List, label: string): HTMLDetailsElement {
  return find(list, 'disclosure', new RegExp(`^${label}( \\d+)?$`)).closest('details') as HTMLDetailsElement;
}

/** The options of a filter, open or not: `Germany 1`, with `✓` when chosen and `–` when it cannot be. */
export const options = (list: List, label: string): string[] =>
  [...facet(list, label).querySelectorAll<HTMLInputElement>('[type=checkbox]')].map(
    (box) => nameOf(box) + (box.checked ? ' ✓' : '') + (box.disabled ? ' –' : ''),
  );

/** Opens the filter and clicks on the option. */
export async function toggle(list: List, label: string, option: string): Promise<void> {
  const details = facet(list, label);
  if (!details.open) details.querySelector('summary')?.click();
  find(details, 'checkbox', new RegExp(`^${option} \\d+$`)).click();
  await list.updateComplete;
}

/** What has the focus inside the list: the row, by its name, or else the control, by its. */
export function focused(list: List): string {
  const active = list.shadowRoot?.activeElement;
  if (!active) return '';
  return active.matches('[role=row]') ? `row ${rows(active)[0]}` : nameOf(active);
}
