/** What the reader did, in the address of the page and in its history, where the page asks for it by `url-state`. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ownParameters, readView, writeView} from './view/view-address.js';
import {type Change, type ReaderState, UNTOUCHED} from './view/view-state.js';

export interface ViewHistoryHost extends ReactiveControllerHost, HTMLElement {
  readonly urlState?: string | boolean | null;
}

export interface ViewHistoryEvents {
  /** The reader went back or forward, to where the address asks for this. */
  onMove(state: ReaderState): void;
  /** Whether a hash names a row, and if so, whether the view has it. */
  rowOf(hash: string): 'shown' | 'hidden' | undefined;
}

/** After so long without a key, in ms, what was typed is in the address. Browsers refuse more than a few changes a second. */
const PAUSE = 250;

/** Lists by the name that they have in the address, whatever shadow trees they are in. */
const named = new Map<string, WeakRef<ViewHistoryHost>>();

/** What the page calls a list in its address; nothing where it is not to be there. */
const askedName = ({urlState}: ViewHistoryHost): string | undefined =>
  urlState === undefined || urlState === null || urlState === false
    ? undefined
    : urlState === true
      ? 'list'
      : urlState || 'list';

export class ViewHistory implements ReactiveController {
  readonly #host: ViewHistoryHost;
  readonly #events: ViewHistoryEvents;
  /** What the page called the list when its name was settled. */
  #asked?: string;
  /** What the parameters of the list begin with. */
  #name?: string;
  /** The parameters of the list as they were last read or written. */
  #known = '';
  /** What was typed and is not in the address yet, and on which page. */
  #typed?: {state: ReaderState; path: string};
  #timer?: ReturnType<typeof setTimeout>;
  /** Whether typing made the entry of the history that the page is at: then more typing changes it. */
  #isTyping = false;

  constructor(host: ViewHistoryHost, events: ViewHistoryEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  get isOn(): boolean {
    return this.#name !== undefined;
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#handleMove);
    window.addEventListener('pagehide', this.flush);
    if (!this.#name) return;
    this.#settle();
    this.#handleMove(); // It may have missed one.
  }

  hostDisconnected(): void {
    this.flush();
    window.removeEventListener('popstate', this.#handleMove);
    window.removeEventListener('pagehide', this.flush);
  }

  /**
   * To be called whenever the page may ask otherwise. Gives what the address asks for if the list has got a name by which it
   * asks for anything; else `state` is what it is to say.
   */
  follow(state: ReaderState): ReaderState | undefined {
    if (askedName(this.#host) === this.#asked) return undefined;
    if (this.#name) this.#write(UNTOUCHED, false);
    this.#settle();
    if (!this.#name) return undefined;
    this.#known = ownParameters(location.search, this.#name);
    if (this.#known) return readView(location.search, this.#name);
    this.#write(state, false);
    return undefined;
  }

  /** Puts what the reader did into the address; what is being typed, once they pause. */
  keep(state: ReaderState, change: Change): void {
    if (!this.#name) return;
    if (change === 'typing') {
      this.#typed = {state, path: location.pathname};
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.flush, PAUSE);
      return;
    }
    this.flush();
    this.#write(state, change === 'step');
    if (change === 'step') this.#isTyping = false;
  }

  /** Puts what was typed into the address at once. */
  flush = (): void => {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    this.#typed = undefined;
    if (typed?.path !== location.pathname) return;
    this.#write(typed.state, !this.#isTyping);
    this.#isTyping = true;
  };

  /** The address of the page, with the view or without; the hash of a row is not the page's own. */
  address(withView: boolean): string {
    const url = new URL(location.href);
    if (this.#events.rowOf(url.hash)) url.hash = '';
    if (!withView && this.#name) url.search = writeView(url.search, this.#name, UNTOUCHED);
    return url.href;
  }

  /** Gives the list its name, for as long as it lives: lists that are called the same are counted in the order of the page. */
  #settle(): void {
    const host = this.#host;
    const asked = askedName(host);
    const isKept = asked === this.#asked && (!this.#name || named.get(this.#name)?.deref() === host);
    this.#asked = asked;
    if (isKept) return;
    this.#name = undefined;
    if (!asked) return;
    const root = host.getRootNode() as Document | ShadowRoot;
    const alike = [...root.querySelectorAll<ViewHistoryHost>(host.localName)].filter(
      (each) => askedName(each) === asked,
    );
    for (let number = alike.indexOf(host) + 1; !this.#name; number++) {
      const name = number > 1 ? asked + number : asked;
      const holder = named.get(name)?.deref();
      if (!holder?.isConnected || holder === host) this.#name = name;
    }
    named.set(this.#name, new WeakRef(host));
  }

  #write(state: ReaderState, isStep: boolean): void {
    const url = new URL(location.href);
    const search = writeView(url.search, this.#name as string, state);
    if (search === url.search) return;
    url.search = search;
    // Who follows this address is to find the view that it asks for, and not a row for which that has to go.
    if (this.#events.rowOf(url.hash) === 'hidden') url.hash = '';
    try {
      // The page may keep something of its own with an entry.
      if (isStep) history.pushState(history.state, '', url);
      else history.replaceState(history.state, '', url);
    } catch {
      return; // A sandboxed or made-up page has no address to change; the view stays as it is.
    }
    this.#known = ownParameters(search, this.#name as string);
  }

  #handleMove = (): void => {
    const name = this.#name;
    const own = name && ownParameters(location.search, name);
    if (!name || own === this.#known) return;
    this.#known = own ?? '';
    clearTimeout(this.#timer);
    this.#typed = undefined;
    this.#isTyping = false;
    this.#events.onMove(readView(location.search, name));
  };
}
