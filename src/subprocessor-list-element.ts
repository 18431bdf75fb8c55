import {Task, TaskStatus} from '@lit/task';
import {adoptStyles, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Explorer} from './explorer.js';
import {type Feed, type FeedInput, LONG} from './feed/parse.js';
import type {Problem} from './feed/problems.js';
import {FeedError, type LoadedFeed, loadFeed, readFeed} from './load-feed.js';
import {placeFirst, RowElements, tablesIn} from './row-elements.js';
import {styles} from './subprocessor-list.styles.js';
import * as disclosure from './templates/disclosure.js';
import {groups} from './templates/groups.js';
import type {Page} from './templates/shared.js';
import {failure, feedFailure, skeleton} from './templates/status.js';
import {createFormat, type Format, toLanguage} from './view/format.js';
import {type Group, type Grouping, groupRows, isGrouping, planGroups} from './view/groups.js';
import {buildRows, type Row} from './view/rows.js';

const DEFAULT_TIMEOUT = 15_000;

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
 * @attr {string} lang - The language of dates, numbers and places. Without it, that of what is around the element.
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
 * @csspart banner - The upcoming changes; with `version-note`, the note that another version is read, or that the list has changed.
 * @csspart definition - A definition that opens.
 * @csspart definition-title - What is clicked to open a definition.
 * @csspart toolbar - Search, filters, grouping and sorting.
 * @csspart search - The search field.
 * @csspart history - What is read and compared; also `history-button`, `history-menu`.
 * @csspart export - What the list is taken away by; also `export-button`, `export-menu`, `export-item`.
 * @csspart print-note - What paper says of the view: filters, order, date and address.
 * @csspart facet - A filter.
 * @csspart facet-button - What is clicked to open a filter.
 * @csspart facet-options - The options of an open filter.
 * @csspart select - The choices of grouping and sorting.
 * @csspart comparison - What stands above a comparison: its summary, and how to get about in it.
 * @csspart terms - What changed around the list, in a comparison.
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
 * @csspart stage - Below a name, where the entry stands; also `upcoming`, `new`, `ending`, `ended`.
 * @csspart change - In a comparison, what became of the row.
 * @csspart icon-button - The buttons at the end of a row.
 * @csspart details - What a row says beyond its columns.
 * @csspart section - Every section after the tables; also `prose`, `notice`, `objection`, `documents`, `changes`, `versions`.
 * @csspart button - A button, or a link that looks like one.
 * @csspart control - A button beside others that leads on.
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
 * @cssproperty [--subprocessor-list-added] - In a comparison, beside what was added. Default: a green.
 * @cssproperty [--subprocessor-list-removed] - Beside what was removed. Default: a red.
 * @cssproperty [--subprocessor-list-changed] - Beside what was changed. Default: an amber.
 * @cssproperty [--subprocessor-list-radius=0.25em] - Rounding of controls and boxes.
 * @cssproperty [--subprocessor-list-sticky-top=0px] - How far below the window's edge the heads of tables stay, as where the page has a bar of its own there.
 * @cssproperty [--subprocessor-list-sticky-background] - What is behind these heads. Default: the colour that is found behind the list; behind which is a picture, they do not stay.
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
    urlState: {attribute: 'url-state'},
    timeout: {},
    now: {},
    feed: {attribute: false},
    _loaded: {state: true},
    _start: {state: true},
  };

  #feedTask = new Task(this, {
    args: () => [this.#given, this.src, this.#inlineFeed()] as const,
    task: async ([given, src, inline], {signal}) => {
      const cache = this.#cache;
      this.#cache = 'default';
      this._start = undefined;
      // The beginning is enough to show, but nothing to work with: it stands only where nothing else does.
      const onStart = (feed: Feed): void => {
        if (!this._loaded) this._start = feed;
      };
      const onReceived = (): void => {
        if (this.#laterTask.status === TaskStatus.INITIAL) this.#laterTask.run();
      };
      const options = {signal, onStart, onReceived, base: this.baseURI, cache, timeout: this.timeout};
      if (given === undefined && src != null) return loadFeed(src, options);
      onReceived();
      const value = await (given ?? inline); // The update that runs this must be over when the feed begins to show.
      return value === undefined ? undefined : readFeed(value, options);
    },
    onComplete: (loaded) => this.#handleLoaded(loaded),
    onError: (error) => this.#handleError(error),
  });
  /** What the first rows do not wait for; nor does the feed share the line with it. */
  #laterTask = new Task(this, {autoRun: false, task: () => this.#loadLater()});

  private _loaded?: LoadedFeed;
  /** The beginning of a long feed, until the whole is read. */
  private _start?: Feed;
  /** Address of the feed. Loaded anew whenever it changes. */
  src?: string | null;

  /**
   * How the list is grouped at first: `category`, `country`, `category country` (nested) or `none`. What is not set, or
   * none of these, is as the feed says, or else `category`.
   */
  get groupBy(): Grouping {
    return this.#groupBy ?? this.#page?.feed.groupBy ?? 'category';
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

  /**
   * Keeps search, filters, order, grouping and what is open in the page's address, as parameters that begin with `list.` or
   * with the name given here: `?list.country=DE,FR`. Back and forward restore them. Without it, the address stays as it is.
   */
  urlState?: string | boolean | null;

  /** Level of the first heading, 1 to 6; all others follow from it. Anything else is 2. */
  get headingLevel(): number {
    return this.#headingLevel;
  }
  set headingLevel(value: number | string | null) {
    const level = Number(value);
    this.#headingLevel = Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
  }
  #headingLevel = 2;

  /** What counts as today for upcoming changes and deadlines, `YYYY-MM-DD`, to preview or test them. Anything else is the reader's own day. */
  now?: string | null;

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
  #elements = new RowElements();
  #rows: readonly Row[] = [];
  #groups: readonly Group[] = [];
  #page?: Page;
  /** What the feed on the page was loaded from: of another source, it would not be "the last good copy". */
  #source: unknown;
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
    this.requestUpdate(); // For `lang`, of which Lit knows nothing.
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate(); // It may have moved to a place with another language, and its marks went with it.
    // Children written after the start tag are not there yet when the parser meets a defined element.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), {once: true});
    }
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

  protected override willUpdate(): void {
    const loaded = this._loaded;
    const feed = (loaded && this.#explorer?.choose(loaded)) ?? loaded?.feed ?? this._start;
    const lang = toLanguage(inheritedLang(this), feed?.language);
    const isTranslated = lang !== this.#format.lang;
    if (isTranslated) {
      this.#format = createFormat(lang);
      this.#elements = new RowElements();
    }
    const format = this.#format;
    if (isTranslated || feed !== this.#page?.feed) this.#rows = feed ? buildRows(feed) : [];
    this.#page = feed && {
      feed,
      format,
      headingLevel: this.headingLevel,
      isLong: feed === this._start || feed.subprocessors.length > LONG,
    };
    if (!feed) return;
    const rows = this.#rows;
    this.#groups =
      this.#explorer?.arrange(feed, rows, format) ?? groupRows(planGroups(rows, this.groupBy, feed, format), rows);
  }

  protected override updated(): void {
    this.#placeRows();
    const event = this.#event;
    if (!event || (event.type === 'load' && this.#laterTask.status === TaskStatus.PENDING)) return;
    this.#event = undefined;
    queueMicrotask(() => {
      // A reload must not move the reader, who may have gone elsewhere since.
      if (event.type === 'load') this.#explorer?.start();
      this.dispatchEvent(event);
    });
  }

  /** Lit has drawn the tables; here they get their rows. */
  #placeRows(): void {
    const page = this.#page;
    if (!page) return;
    const tables = tablesIn(this.renderRoot.querySelector('.list') as Element);
    if (this.#explorer) this.#explorer.place(tables, page, this.#elements);
    else placeFirst(tables, this.#groups, page, this.#elements, this.#laterTask.status === TaskStatus.ERROR);
  }

  #handleLoaded(loaded: LoadedFeed | undefined): void {
    this._loaded = loaded;
    this._start = undefined;
    this.#source = this.#currentSource();
    if (!loaded) return;
    this.#event = new CustomEvent('load', {detail: loaded});
    this.#reportProblems(loaded.problems, 'warn');
  }

  #handleError(error: unknown): void {
    if (!(error instanceof FeedError)) throw error;
    if (this.#source !== this.#currentSource()) this._loaded = undefined;
    this.#event = new CustomEvent('error', {detail: {error}});
    this.#reportProblems(error.problems, 'error');
  }

  async #handleRetry(): Promise<void> {
    await this.reload();
    await this.updateComplete;
    // The button is gone, or is another one.
    const {renderRoot: root} = this;
    (root.querySelector<HTMLElement>('.failure button') ?? root.querySelector<HTMLElement>('.page'))?.focus();
  }

  /**
   * Loads the feed again, past caches that do not ask whether it has changed. While it does, and when it fails, the list
   * that is there stays.
   */
  reload(): Promise<void> {
    this.#cache = 'no-cache';
    return this.#feedTask.run();
  }

  async #loadLater(): Promise<Explorer> {
    const late = new Promise<never>((_, reject) => setTimeout(reject, this.timeout));
    const {Explorer, laterStyles} = await Promise.race([import('./later.js'), late]);
    adoptStyles(this.renderRoot as ShadowRoot, [styles, laterStyles]);
    return new Explorer(this);
  }

  async #reportProblems(problems: readonly Problem[], level: 'warn' | 'error'): Promise<void> {
    if (problems.length) (await import('./report-problems.js')).reportProblems(problems, level, this.src);
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

  /** What comes later, once it is there and there is a whole feed for it. */
  get #explorer(): Explorer | undefined {
    return this._loaded && this.#laterTask.value;
  }

  #renderPage(page: Page): TemplateResult {
    const later = this.#explorer?.partsOf(page);
    return html`${disclosure.opening(page, later?.age)} ${later?.banner}
    ${disclosure.definitions(page)} ${disclosure.sections(page, 'before')}
    <div class="list">
      <div class="controls">${later?.controls}</div>
      ${groups(this.#groups, {...page, ...later})}
    </div>
    ${disclosure.sections(page, 'after')} ${later?.closing}
    ${this.#laterTask.status === TaskStatus.ERROR ? failure(page.format.strings.incomplete) : nothing}`;
  }

  protected override render(): TemplateResult {
    const {strings} = this.#format;
    const {status, error} = this.#feedTask;
    const page = this.#page;
    const content = page && this.#renderPage(page);
    const fallback = html`<slot @slotchange=${() => this.requestUpdate()}></slot>`;
    return html`<div
      class="page"
      tabindex="-1"
      lang=${page?.feed.language || nothing}
      aria-busy=${status === TaskStatus.PENDING || nothing}
    >
      ${
        status === TaskStatus.ERROR
          ? feedFailure(error as FeedError, Boolean(content), strings, () => this.#handleRetry())
          : nothing
      }
      ${content ?? html`${status === TaskStatus.PENDING && !this.#hasFallback() ? skeleton(strings) : nothing}${fallback}`}
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
