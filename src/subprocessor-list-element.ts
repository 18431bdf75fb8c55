import {Task, TaskStatus} from '@lit/task';
import {
  adoptStyles,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type {Feed, FeedInput} from './feed/parse.js';
import type {Problem} from './feed/problems.js';
import {FeedError, type LoadedFeed, loadFeed, readFeed} from './load-feed.js';
import {styles} from './subprocessor-list.styles.js';
import * as disclosure from './templates/disclosure.js';
import {groups} from './templates/groups.js';
import type {Page} from './templates/shared.js';
import {failure, feedFailure, skeleton} from './templates/status.js';
import {createFormat, type Format, toLanguage} from './view/format.js';
import {type Grouping, groupRows, isGrouping} from './view/groups.js';
import {buildRows, type Row} from './view/rows.js';
import type {View, ViewState} from './view/view-state.js';

const DEFAULT_TIMEOUT = 15_000;

type Later = typeof import('./later.js');

/** Detail of the `load` event. */
export interface LoadDetail {
  feed: Feed;
  problems: readonly Problem[];
}

/** Detail of the `error` event. */
export interface ErrorDetail {
  error: FeedError;
}

/**
 * A list of subprocessors as its readers need it: searched, filtered, sorted, and with a link to every row.
 *
 * The feed comes from the `feed` property, the `src` attribute, or a `<script type="application/json">` inside the tag;
 * the first that is there counts. Whatever else stands inside the tag is shown until the feed has arrived, and again when
 * it cannot be had.
 *
 * @tag subprocessor-list
 * @slot - Shown until there is a list, and when there can be none: a link to the list elsewhere, or the list itself.
 *
 * @fires {CustomEvent<LoadDetail>} load - A feed was loaded and is on the page. `detail` has the `feed` in its normal
 *   form and the `problems` found in it. Does not bubble.
 * @fires {CustomEvent<ErrorDetail>} error - The feed could not be had. `detail.error` is a `FeedError` with a `code`:
 *   `network`, `timeout`, `http` or `not-a-feed`. Does not bubble.
 *
 * @csspart heading - Every heading: title, groups, sections.
 * @csspart link - Every link.
 * @csspart dates - The line with the dates of update and effect.
 * @csspart introduction - The prose before everything else.
 * @csspart banner - The upcoming changes.
 * @csspart definition - A definition that opens.
 * @csspart definition-title - What is clicked to open a definition.
 * @csspart toolbar - Search, filters, grouping and sorting.
 * @csspart search - The search field.
 * @csspart facet - A filter.
 * @csspart facet-button - What is clicked to open a filter.
 * @csspart facet-options - The options of an open filter.
 * @csspart select - The choices of grouping and sorting.
 * @csspart status - How many subprocessors are shown.
 * @csspart chip - A filter in force, which a click removes.
 * @csspart text-button - A button that looks like a link.
 * @csspart no-match - What is shown when nothing matches.
 * @csspart group - A group: heading, description, and table or further groups.
 * @csspart count - The number beside a heading or an option.
 * @csspart table - A table.
 * @csspart header-cell - The head of a column.
 * @csspart sort-button - The button in the head of a column.
 * @csspart row - A row.
 * @csspart name - The cell with the name.
 * @csspart cell - Every other cell.
 * @csspart icon-button - The buttons at the end of a row.
 * @csspart details - What a row says beyond its columns.
 * @csspart section - Every section after the tables; also `prose`, `notice`, `objection`, `documents`, `changes`, `versions`.
 * @csspart button - A button, or a link that looks like one.
 * @csspart publisher - Who publishes the list.
 * @csspart skeleton - What is shown while loading.
 * @csspart error - The message that the feed could not be had.
 *
 * @cssproperty [--subprocessor-list-accent=currentColor] - Marks the linked row, the focus, and what is chosen.
 * @cssproperty [--subprocessor-list-link=inherit] - Colour of links.
 * @cssproperty [--subprocessor-list-muted] - Colour of secondary text. Default: the text colour, a little faded.
 * @cssproperty [--subprocessor-list-line] - Colour of rules and borders. Default: the text colour, strongly faded.
 * @cssproperty [--subprocessor-list-tint] - Background of table heads, chips and the banner. Default: a hint of the text colour.
 * @cssproperty [--subprocessor-list-surface=Canvas] - Background of what floats over the page.
 * @cssproperty [--subprocessor-list-surface-text=CanvasText] - Text on it.
 * @cssproperty [--subprocessor-list-radius=0.25em] - Rounding of controls and boxes.
 * @cssproperty [--subprocessor-list-space=1em] - The distance from which all others derive.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface adds overloads of a method that is there
export class SubprocessorListElement extends LitElement {
  static override styles = styles;

  // Written out, as decorators would take another half kilobyte of the first view.
  static override properties: PropertyDeclarations = {
    src: {},
    groupBy: {attribute: 'group-by'},
    linkPrefix: {attribute: 'link-prefix'},
    headingLevel: {attribute: 'heading-level'},
    timeout: {},
    feed: {attribute: false},
    _loaded: {state: true},
    _state: {state: true},
    _target: {state: true},
    _open: {state: true},
    _copied: {state: true},
  };

  #feedTask = new Task(this, {
    args: () => [this.#given, this.src, this.#inlineFeed()] as const,
    task: ([given, src, inline], {signal}) => {
      const cache = this.#cache;
      this.#cache = 'default';
      if (given !== undefined) return readFeed(given);
      if (src != null) return loadFeed(src, {base: this.baseURI, cache, timeout: this.timeout, signal});
      return inline === undefined ? undefined : readFeed(inline);
    },
    onComplete: (loaded) => this.#handleLoaded(loaded),
    onError: (error) => this.#handleError(error),
  });
  #rescue = new Task(this, {
    args: () => [this.#rows, this._state.query] as const,
    task: async ([rows, query]) =>
      (await this.#laterTask.taskComplete).findClosest(rows, query, this.feed, this.#format),
  });
  /** What the first rows do not wait for, requested at the same time as the feed. */
  #laterTask = new Task(this, {
    args: () => [],
    task: () => this.#loadLater(),
  });

  private _loaded?: LoadedFeed;
  private _state: ViewState = {query: '', filters: {}};
  /** Id of the entry that the address names. */
  private _target = '';
  /** By id of the entry, whether the reader opened or closed its details. */
  private _open: ReadonlyMap<string, boolean> = new Map();
  /** The entry whose link was copied last, and what to say of it. */
  private _copied?: {id: string; message: 'copied' | 'linkInAddress'};

  /** Address of the feed. Loaded anew whenever it changes. */
  src?: string | null;

  /**
   * How the list is grouped at first: `category`, `country`, `category country` (nested) or `none`. What is not set, or
   * none of these, is as the feed says, or else `category`.
   */
  get groupBy(): Grouping {
    return this.#groupBy ?? this._loaded?.feed.groupBy ?? 'category';
  }
  set groupBy(value: string | null | undefined) {
    this.#groupBy = isGrouping(value) ? value : undefined;
  }
  #groupBy?: Grouping;

  /** What links to rows begin with, where the ids of entries could be ids of the page: `vendor-` makes `#vendor-aws`. */
  get linkPrefix(): string {
    return this.#linkPrefix;
  }
  set linkPrefix(value: string | null) {
    this.#linkPrefix = value ?? '';
  }
  #linkPrefix = '';

  /** Level of the first heading, 1 to 6; all others follow from it. Anything else is 2. */
  get headingLevel(): number {
    return this.#headingLevel;
  }
  set headingLevel(value: number | string | null) {
    const level = Number(value);
    this.#headingLevel = Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
  }
  #headingLevel = 2;

  /** Milliseconds to wait for the feed. Anything but a positive number is 15000. */
  get timeout(): number {
    return this.#timeout;
  }
  set timeout(value: number | string | null) {
    const timeout = Number(value);
    this.#timeout = timeout > 0 && Number.isFinite(timeout) ? timeout : DEFAULT_TIMEOUT;
  }
  #timeout = DEFAULT_TIMEOUT;

  /**
   * The feed itself, as an object or as JSON text; it comes before `src`. Reads as the feed on the page in its normal
   * form, wherever it came from.
   */
  get feed(): Feed | undefined {
    return this._loaded?.feed;
  }
  set feed(value: FeedInput | Feed | string | null | undefined) {
    this.#given = value ?? undefined;
    this.requestUpdate(); // Lit compares what the getter gives, which changes only once the feed is parsed.
  }
  #given?: FeedInput | Feed | string;

  /** The language of this render, and what is computed once for a feed in it. */
  #format: Format = createFormat('en');
  #rows: readonly Row[] = [];
  #view?: View;
  /** What the feed on the page was loaded from: of another source, it would not be "the last good copy". */
  #source: unknown;
  /** The hash of the row that the page was last moved to. */
  #reached = '';
  /** How the next request uses the browser's cache. */
  #cache: RequestCache = 'default';
  /** Dispatched when what it tells of is on the page. */
  #event?: CustomEvent<LoadDetail> | CustomEvent<ErrorDetail>;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: by `super`, Lit is asked for the attributes of this class
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate(); // It may have moved to a place with another language, and its marks went with it.
    window.addEventListener('hashchange', this.#goToHash);
    window.addEventListener('click', this.#handleClick);
    // Children written after the start tag are not there yet when the parser meets a defined element.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), {once: true});
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#goToHash);
    window.removeEventListener('click', this.#handleClick);
    this.#laterTask.value?.markMatches(this.renderRoot, '');
  }

  /**
   * Resolves when the element has rendered. A feed that is at hand, by property or inline, is on the page by then; a feed
   * from the network tells by its `load` event.
   */
  protected override async getUpdateComplete(): Promise<boolean> {
    let done = await super.getUpdateComplete();
    if (this.#given !== undefined || this.src == null) {
      await Promise.allSettled([this.#feedTask.taskComplete, this.#laterTask.taskComplete]);
      done = await super.getUpdateComplete();
    }
    return done;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const format = this.#currentFormat();
    if (changed.has('_loaded') || format !== this.#format) {
      this.#format = format;
      this.#rows = this._loaded ? buildRows(this._loaded.feed, format) : [];
    }
    if (changed.has('groupBy')) this.#changeView({grouping: undefined});
    if (this._loaded) this.#view = this.#arrange(this._loaded.feed);
  }

  protected override updated(): void {
    this.#laterTask.value?.markMatches(this.renderRoot, this.#view?.isRescue ? '' : this._state.query);
    const event = this.#event;
    if (!event || (event.type === 'load' && this.#laterTask.status === TaskStatus.PENDING)) return;
    this.#event = undefined;
    queueMicrotask(() => {
      // A reload must not move the reader, who may have gone elsewhere since.
      if (event.type === 'load' && location.hash !== this.#reached) this.#goToHash();
      this.dispatchEvent(event);
    });
  }

  #handleLoaded(loaded: LoadedFeed | undefined): void {
    this._loaded = loaded;
    this.#source = this.#currentSource();
    if (!loaded) return;
    this.#event = new CustomEvent('load', {detail: loaded});
    if (loaded.problems.length) this.#reportProblems(loaded.problems, 'warn');
  }

  #handleError(error: unknown): void {
    if (!(error instanceof FeedError)) throw error;
    if (this.#source !== this.#currentSource()) this._loaded = undefined;
    this.#event = new CustomEvent('error', {detail: {error}});
    if (error.problems.length) this.#reportProblems(error.problems, 'error');
  }

  /** A link to where the page is already changes no hash, but may be meant to lead back there. */
  #handleClick = (event: Event): void => {
    if (
      event.composedPath().some((node) => node instanceof HTMLAnchorElement && node.hash && node.href === location.href)
    ) {
      this.#goToHash();
    }
  };

  #handleToggle(id: string, open: boolean): void {
    this._open = new Map(this._open).set(id, open);
  }

  async #handleCopy(id: string): Promise<void> {
    this._copied = undefined;
    const later = await this.#laterTask.taskComplete;
    const message = await later.copyLink(id, this.linkPrefix);
    this._target = id;
    this._copied = {id, message};
  }

  async #handleRetry(): Promise<void> {
    await this.reload();
    await this.updateComplete;
    // The button is gone, or is another one.
    const {renderRoot: root} = this;
    (root.querySelector<HTMLElement>('.failure > button') ?? root.querySelector<HTMLElement>('.page'))?.focus();
  }

  /**
   * Loads the feed again, past caches that do not ask whether it has changed. While it does, and when it fails, the list
   * that is there stays.
   */
  reload(): Promise<void> {
    this.#cache = 'no-cache';
    return this.#feedTask.run();
  }

  async #loadLater(): Promise<Later> {
    const later = await import('./later.js');
    adoptStyles(this.renderRoot as ShadowRoot, [styles, later.laterStyles]);
    return later;
  }

  async #reportProblems(problems: readonly Problem[], level: 'warn' | 'error'): Promise<void> {
    const {describeProblems} = await import('./feed/problem-messages.js');
    const text = describeProblems(problems);
    if (text) console[level](`<subprocessor-list>: ${this.src ?? 'feed'}\n${text}`);
  }

  #currentSource(): unknown {
    return this.#given ?? this.src ?? this.#inlineFeed();
  }

  #inlineFeed(): string | undefined {
    // While the parser is at work, half of the text may be there.
    if (this.#given !== undefined || this.src != null || document.readyState === 'loading') return undefined;
    return this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
  }

  /** Whether the author wrote anything inside the tag that can be shown. */
  #hasFallback(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element ? !node.matches('script, template') : node instanceof Text && node.data.trim(),
    );
  }

  #currentFormat(): Format {
    const lang = toLanguage(inheritedLang(this), this._loaded?.feed.language);
    return lang === this.#format.lang ? this.#format : createFormat(lang);
  }

  /** Shows the row that the address names: takes away what hides it, opens what is folded, scrolls and moves the focus. */
  #goToHash = async (): Promise<void> => {
    const later = this.#laterTask.value;
    const entry = this.feed && later?.entryOfHash(location.hash, this.linkPrefix, this.feed);
    this._target = entry?.id ?? '';
    if (!entry) return;
    this.#reached = location.hash;
    this.#handleToggle(entry.id, true);
    if (!this.#view?.rows.some((row) => row.entry === entry)) this.#changeView({query: '', filters: {}});
    await this.updateComplete;
    later?.reveal(this.renderRoot.querySelector(`tr[data-id="${CSS.escape(entry.id)}"]`));
  };

  /** The view that the reader asks for, which takes what comes later; until then, the list as it is. */
  #arrange(feed: Feed): View {
    const all = this.#rows;
    const state = this.#currentState();
    const later = this.#laterTask.value;
    if (later) return later.arrange(all, state, this.#rescue.value ?? [], feed, this.#format);
    const groups = groupRows(all, all, state.grouping, feed, this.#format);
    return {groups, searched: all, rows: all, shown: all.length, total: all.length, filters: {}, isRescue: false};
  }

  #currentState(): ViewState & {grouping: Grouping} {
    return {...this._state, grouping: this._state.grouping ?? this.groupBy};
  }

  #changeView(change: Partial<ViewState>): void {
    this._state = {...this._state, ...change};
    this._copied = undefined;
  }

  #renderPage({feed}: LoadedFeed, view: View): TemplateResult {
    const page: Page = {feed, format: this.#format, headingLevel: this.headingLevel};
    const {value: later, status} = this.#laterTask;
    const laterPage = later?.toLaterPage(page);
    return html`${disclosure.opening(page)} ${laterPage && later?.upcoming(laterPage, this.linkPrefix)}
    ${disclosure.definitions(page)} ${disclosure.sections(page, 'before')}
    <div class="list">
      <div class="controls">
        ${
          laterPage &&
          later?.toolbar({
            ...laterPage,
            rows: this.#rows,
            state: this.#currentState(),
            view,
            onChange: (change) => this.#changeView(change),
          })
        }
      </div>
      ${groups(view.groups, {
        ...page,
        sort: this._state.sort,
        target: this._target,
        onSort: (field) => this.#changeView({sort: later?.nextSort(this._state.sort, field)}),
        extras:
          laterPage &&
          later?.rowExtras({
            ...laterPage,
            open: this._open,
            copied: this._copied,
            query: this._state.query,
            onToggle: (id, open) => this.#handleToggle(id, open),
            onCopy: (id) => this.#handleCopy(id),
          }),
      })}
      <p class="hidden" role="status">${this._copied && laterPage?.strings[this._copied.message]}</p>
    </div>
    ${disclosure.sections(page, 'after')} ${laterPage && later?.closing(laterPage, this.linkPrefix)}
    ${status === TaskStatus.ERROR ? failure(page.format.strings.incomplete) : nothing}`;
  }

  protected override render(): TemplateResult {
    const {strings} = this.#format;
    const loaded = this._loaded;
    const content = loaded && this.#view ? this.#renderPage(loaded, this.#view) : undefined;
    const fallback = html`<slot @slotchange=${() => this.requestUpdate()}></slot>`;
    return html`<div
      class="page"
      tabindex="-1"
      lang=${loaded?.feed.language || nothing}
      aria-busy=${this.#feedTask.status === TaskStatus.PENDING || nothing}
    >
      ${this.#feedTask.render({
        initial: () => content ?? fallback,
        pending: () => content ?? html`${this.#hasFallback() ? nothing : skeleton(strings)}${fallback}`,
        complete: () => content ?? fallback,
        error: (error) =>
          html`${feedFailure(error as FeedError, Boolean(content), strings, () => this.#handleRetry())}${content ?? fallback}`,
      })}
    </div>`;
  }
}

/** What can be listened to with a typed event. */
export interface SubprocessorListElement {
  addEventListener<Type extends 'load' | 'error'>(
    type: Type,
    listener: (event: {load: CustomEvent<LoadDetail>; error: CustomEvent<ErrorDetail>}[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The language of the nearest ancestor that has one, across the borders of shadow trees. */
function inheritedLang(element: Element): string | undefined {
  for (let node: Element | null = element; node; ) {
    const found: Element | null = node.closest('[lang]');
    if (found) return found.getAttribute('lang') ?? undefined;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}
