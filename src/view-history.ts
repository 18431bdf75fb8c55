/** What the reader did, in the address of the page and in its history, where the page asks for it by `url-state`. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ownParameters, readView, writeView} from './view/view-address.js';
import type {Change, ReaderState} from './view/view-state.js';

export interface ViewHistoryHost extends ReactiveControllerHost, HTMLElement {
  readonly urlState?: string | boolean | null;
}

/** After so long without a key, in ms, what was typed is in the address. Browsers refuse more than a few changes a second. */
const PAUSE = 250;

const isAsked = (urlState: ViewHistoryHost['urlState']): boolean => urlState != null && urlState !== false;

export class ViewHistory implements ReactiveController {
  readonly #host: ViewHistoryHost;
  readonly #onMove: (state: ReaderState) => void;
  /** Name and parameters of the list as they were last read or written. */
  #known = '';
  /** What was typed and is not in the address yet. */
  #typed?: ReaderState;
  #timer?: ReturnType<typeof setTimeout>;
  /** Whether typing made the entry of the history that the page is at: then more typing changes it. */
  #isTyping = false;

  /** `onMove` gets what the address asks for when the reader goes back or forward. */
  constructor(host: ViewHistoryHost, onMove: (state: ReaderState) => void) {
    this.#host = host;
    this.#onMove = onMove;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#handleMove);
    window.addEventListener('pagehide', this.flush);
    if (this.#known) this.#handleMove(); // It may have missed one.
  }

  hostDisconnected(): void {
    this.flush();
    window.removeEventListener('popstate', this.#handleMove);
    window.removeEventListener('pagehide', this.flush);
  }

  get isOn(): boolean {
    return isAsked(this.#host.urlState);
  }

  /** What the address asks for, where that is not what it last asked for or what was last written into it. */
  read(): ReaderState | undefined {
    const name = this.#name;
    const known = this.#known;
    this.#known = name && `${name} ${ownParameters(location.search, name)}`;
    const isNew = this.#known !== known && (known || this.#known !== `${name} `);
    return name && isNew ? readView(location.search, name) : undefined;
  }

  /** Puts what the reader did into the address; what is being typed, once they pause. */
  keep(state: ReaderState, change: Change): void {
    if (!this.#name) return;
    if (change === 'typing') {
      this.#typed = state;
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
    const state = this.#typed;
    this.#typed = undefined;
    if (!state) return;
    this.#write(state, !this.#isTyping);
    this.#isTyping = true;
  };

  /** What the parameters of this list begin with; lists of the same name are counted in the order of the page. `''` when off. */
  get #name(): string {
    const nameOf = ({urlState}: ViewHistoryHost): string => (typeof urlState === 'string' && urlState) || 'list';
    const host = this.#host;
    if (!this.isOn) return '';
    const root = host.getRootNode() as Document | ShadowRoot;
    const name = nameOf(host);
    const all = [...root.querySelectorAll<ViewHistoryHost>(host.localName)];
    const place = all.filter((each) => isAsked(each.urlState) && nameOf(each) === name).indexOf(host);
    return place > 0 ? name + (place + 1) : name;
  }

  #write(state: ReaderState, isStep: boolean): void {
    const name = this.#name;
    const url = new URL(location.href);
    const search = name ? writeView(url.search, name, state) : url.search;
    if (search === url.search) return;
    url.search = search;
    try {
      // The page may keep something of its own with an entry.
      if (isStep) history.pushState(history.state, '', url);
      else history.replaceState(history.state, '', url);
    } catch {
      return; // A sandboxed or made-up page has no address to change; the view stays as it is.
    }
    this.#known = `${name} ${ownParameters(location.search, name)}`;
  }

  #handleMove = (): void => {
    const state = this.read();
    if (!state) return;
    clearTimeout(this.#timer);
    this.#typed = undefined;
    this.#isTyping = false;
    this.#onMove(state);
  };
}
