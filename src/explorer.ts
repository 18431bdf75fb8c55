/**
 * What readers do with the list, once it stands: search, filter, sort, group, go to a row, read and compare its versions, and
 * take the list away. Keeps what they ask for and the view that follows from it.
 */
import {Task, TaskStatus} from '@lit/task';
import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {today} from './feed/clock.js';
import {isCalendarDate} from './feed/dates.js';
import type {Feed} from './feed/parse.js';
import type {LoadedFeed} from './load-feed.js';
import {enLater} from './locales/en.later.js';
import type {RowElements} from './row-elements.js';
import {RowList, type RowListHost} from './row-list.js';
import {findClosest} from './search-aids.js';
import {StickyHeads} from './sticky-heads.js';
import type {TakeAwayContext} from './take-away.js';
import {closing} from './templates/closing.js';
import type {GroupsContext} from './templates/groups.js';
import type {LaterPage, Page} from './templates/shared.js';
import {type ToolbarContext, toolbar} from './templates/toolbar.js';
import {upcoming} from './templates/upcoming.js';
import {isCurrent, type VersionsContext, versionNote, versionText} from './templates/versions.js';
import {Versions, type VersionsHost} from './versions.js';
import {ageOf} from './view/age.js';
import {CHANGE, commonLabel, givenColumns} from './view/fields.js';
import type {Format} from './view/format.js';
import type {Group, Grouping} from './view/groups.js';
import {Listing} from './view/listing.js';
import {entryOfHash, rowAddress} from './view/row-link.js';
import type {Row} from './view/rows.js';
import {nextSort} from './view/sort.js';
import {countText} from './view/summary.js';
import type {UpcomingChange} from './view/upcoming.js';
import {SEEN} from './view/versions.js';
import {type Change, type ReaderState, UNTOUCHED, type View} from './view/view-state.js';
import {ViewHistory, type ViewHistoryHost} from './view-history.js';

export interface ExplorerHost extends RowListHost, ViewHistoryHost, VersionsHost {
  readonly groupBy: Grouping;
  readonly now?: string | null;
}

/** What readers get beyond the first view, by the place where it is drawn. */
interface PageParts extends Pick<GroupsContext, 'sort' | 'onSort'> {
  age: unknown;
  banner: unknown;
  controls: unknown;
  closing: unknown;
}

/** After so long without another change, in ms, who does not see the list is told how many rows it has now. */
const PAUSE = 700;

/** The names of definitions in the order of the page. */
const definitionNames = ({definitions}: Feed): string[] => definitions.map(({id, title}) => id || title || '');

export class Explorer implements ReactiveController {
  readonly #host: ExplorerHost;
  readonly #rowList: RowList;
  readonly #history: ViewHistory;
  readonly #stickyHeads: StickyHeads;
  readonly #rescue: Task<readonly [Listing | undefined, string], {listing?: Listing; rows: readonly Row[]}>;
  readonly #takeAway: Task<readonly unknown[], typeof import('./take-away.js')>;
  readonly #versions: Versions;
  #state = UNTOUCHED;
  /** Everything is shown, whatever the reader asked for, until it is printed. */
  #isPrintingAll = false;
  /** How the host last wanted it grouped. What it wants anew counts more than what the reader chose before. */
  #groupBy?: Grouping;
  /** The list whose definitions stand open as the reader or the address asks; none where they are yet to be opened. */
  #unfolded?: Element | null;
  /** What had the focus before the page was drawn anew. */
  #focused?: Element | null;
  /** The facet that was opened last, and what its options are searched for. */
  #opened?: ToolbarContext['opened'];
  #listing?: Listing;
  #view?: View;
  /** The view that was last told, or is about to be. */
  #told?: View;
  #timer?: ReturnType<typeof setTimeout>;
  /** What became of what was last taken away. */
  #message = '';
  /** What shows the version that a button asked for is to have the focus, once it is there. */
  #isVersionDue = false;

  constructor(host: ExplorerHost) {
    this.#host = host;
    host.addController(this);
    host.renderRoot.addEventListener('toggle', this.#handleFold, true);
    host.addEventListener('keydown', this.#handleKey);
    this.#history = new ViewHistory(host, {
      onMove: (state) => this.#adopt(state),
      rowOf: (hash) => this.#rowOf(hash),
    });
    this.#stickyHeads = new StickyHeads(host);
    this.#rowList = new RowList(host, {
      onHidden: () => this.#change({query: '', filters: {}}, 'aside'),
      onToggle: (id, open) => this.#change({open: new Map(this.#state.open).set(id, open)}, 'aside'),
      addressOf: (id) => this.#addressOf(id),
      say: (text) => this.#say(text),
    });
    this.#rescue = new Task(host, {
      args: () => [this.#listing, this.#state.query] as const,
      task: async ([listing, query]) => ({listing, rows: listing ? await findClosest(listing, query) : []}),
    });
    this.#takeAway = new Task(host, {
      autoRun: false,
      task: () => import('./take-away.js'),
      onError: () => this.#say(this.#listing?.format.strings.incomplete ?? ''),
    });
    this.#versions = new Versions(host, () => this.#handleVersion());
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#handlePrint);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#handlePrint);
    clearTimeout(this.#timer);
  }

  /** The version of the list that is to be on the page, or two of them as one. */
  choose(current: LoadedFeed): Feed {
    const asked = this.#history.follow(this.#state);
    if (asked) this.#adopt(asked);
    return this.#versions.choose(current, this.#state);
  }

  /** The groups that the reader asks to see of these rows. */
  arrange(feed: Feed, rows: readonly Row[], format: Format): readonly Group[] {
    const {groupBy, renderRoot} = this.#host;
    this.#focused = (renderRoot as ShadowRoot).activeElement;
    if (this.#listing?.rows !== rows) this.#listing = new Listing(feed, rows, format);
    if (this.#groupBy && groupBy !== this.#groupBy && this.#state.grouping) {
      this.#state = {...this.#state, grouping: undefined};
      this.#history.keep(this.#state, 'aside');
    }
    this.#groupBy = groupBy;
    this.#view = this.#viewOf(this.#listing);
    return this.#view.groups;
  }

  /** What is drawn around the list. */
  partsOf(given: Page): PageParts {
    const page = this.#context(given);
    const {feed, format} = page;
    const {linkPrefix} = this.#host;
    const age = ageOf(feed.updated ?? '', page.today, format.lang);
    return {
      age: age && page.strings.ago(age),
      banner: [
        versionNote(page),
        isCurrent(page) ? upcoming(page, linkPrefix, (changes) => this.#saveCalendar(changes, page)) : nothing,
      ],
      controls: html`${this.#renderComparison(page)} ${this.#renderControls(page)}`,
      closing: closing(page, linkPrefix),
      sort: this.#view?.sort,
      onSort: this.#handleSort,
    };
  }

  #context(page: Page): VersionsContext {
    const {now} = this.#host;
    const context: VersionsContext = {
      ...page,
      ...this.#versions.stateOf(page.format),
      strings: {...page.format.strings, ...enLater},
      today: now && isCalendarDate(now) ? now : today(),
      onRead: (key, byButton = true) => this.#showVersions({version: key || undefined, compare: undefined}, byButton),
      onCompare: (before, after, byButton = true) => this.#compare(before, after, byButton),
      onRetry: () => {
        this.#isVersionDue = true;
        this.#versions.retry();
      },
      onRemember: (doRemember) => this.#remember(doRemember, page),
    };
    return {...context, versionText: versionText(context), isPast: context.version !== ''};
  }

  #compare(a: string | undefined, b: string, byButton: boolean): void {
    const [compare, version] = a === undefined ? [undefined, b] : this.#versions.inOrder(a, b);
    this.#showVersions({version: version || undefined, compare}, byButton);
  }

  #showVersions(wish: Pick<ReaderState, 'version' | 'compare'>, byButton: boolean): void {
    const {[CHANGE]: _, ...filters} = this.#state.filters;
    const sort = this.#state.sort?.field === CHANGE ? undefined : this.#state.sort;
    const {version, compare} = this.#state;
    this.#change(wish.compare === undefined ? {...wish, filters, sort} : wish);
    this.#isVersionDue = byButton;
    if (version === wish.version && compare === wish.compare) this.#handleVersion(); // It is there already.
  }

  #remember(doRemember: boolean, page: Page): void {
    this.#versions.remember(doRemember, this.#context(page).today);
    if (this.#state.compare === SEEN) this.#compare(undefined, '', false);
  }

  /** A version has come, could not, or is no longer asked for. */
  async #handleVersion(): Promise<void> {
    const isDue = this.#isVersionDue;
    this.#isVersionDue = false;
    await this.#host.updateComplete;
    // Where the page is laid out anyway, so that both together make no reader wait.
    await new Promise(requestAnimationFrame);
    const {renderRoot} = this.#host;
    const find = (selector: string): HTMLElement | null => renderRoot.querySelector(selector);
    const place = find('.comparison') ?? find('.version-note');
    if (place) this.#rowList.start(); // The address may name a row that only this version has.
    if (isDue) {
      const target = place ?? find('.failure button') ?? find('.state > p');
      target?.scrollIntoView({block: 'start'});
      target?.focus({preventScroll: true});
    } else if (place) {
      const texts = [...place.querySelectorAll(':scope > p:not(.steps)')].map(({textContent}) => textContent);
      this.#say(texts.join(' ')); // A failure is an alert by itself.
    }
  }

  #renderComparison(page: VersionsContext): TemplateResult | undefined {
    const {comparison, module} = this.#versions.comparison ?? {};
    if (!comparison || !module) return undefined;
    const chosen = this.#state.filters[CHANGE] ?? [];
    return module.comparisonPanel({
      ...page,
      comparison,
      isOnlyChanges: chosen.length > 0 && !chosen.includes('unchanged'),
      onOnlyChanges: (only) => this.#change({filters: {...this.#state.filters, [CHANGE]: only ? module.CHANGED : []}}),
      onStep: (by) => this.#step(by),
      onEnd: () => this.#showVersions({version: page.version || undefined, compare: undefined}, true),
    });
  }

  /** Goes to the next row, or the one before (-1), that is not as it was. */
  #step(by: 1 | -1): void {
    const {comparison} = this.#versions.comparison ?? {};
    if (comparison) this.#rowList.step(by, (entry) => comparison.changeOf(entry)?.kind !== 'unchanged');
  }

  async #saveCalendar(changes: readonly UpcomingChange[], page: LaterPage): Promise<void> {
    await this.#takeAway.run();
    const saved = this.#takeAway.value?.saveCalendar(
      changes,
      page,
      this.#history.address(false),
      this.#host.linkPrefix,
    );
    if (saved) this.#say(saved);
  }

  #renderControls(page: VersionsContext): TemplateResult | undefined {
    const [listing, view, opened] = [this.#listing, this.#view, this.#opened];
    if (!listing || !view) return undefined;
    // Of a long list, the options of a facet that is closed are not worth counting with every keystroke.
    const isNeeded = (field: string): boolean =>
      !page.isLong || field === opened?.field || !!view.filters[field]?.length;
    const tables = givenColumns(page.feed, page.feed.categories);
    const context = {
      ...page,
      view,
      state: this.#asked(),
      facets: listing.facets(view, listing.facetFields.filter(isNeeded)),
      labelOf: (field: string) => commonLabel(field, tables, page.format),
    };
    return toolbar({
      ...context,
      listing,
      opened,
      takeAway: this.#renderTakeAway(context),
      onChange: (change, as) => this.#change(change, as),
      onTyped: () => this.#history.flush(),
      onOpen: (opened) => {
        this.#opened = opened;
        this.#host.requestUpdate();
      },
      onTakeAway: () => {
        this.#message = '';
        if (this.#takeAway.status === TaskStatus.COMPLETE) this.#host.requestUpdate();
        else this.#takeAway.run();
      },
    });
  }

  /** Puts the rows of the view into the tables that are drawn for its groups. */
  place(tables: Iterable<HTMLTableElement>, page: Page, elements: RowElements): void {
    const [listing, view] = [this.#listing, this.#view];
    if (!listing || !view) return;
    const {query, open} = this.#asked();
    this.#stickyHeads.observe(tables);
    this.#rowList.place(tables, {page: this.#context(page), listing, view, elements, query, open});
    this.#unfold(page.feed);
    this.#tell(view, page);
    this.#keepFocus(view);
  }

  /** Goes to the row that the address names, unless the page has been there. */
  start(): void {
    this.#rowList.start();
  }

  /** What the list shows: what the reader asks for, but for a moment. */
  #asked(): ReaderState & {grouping: Grouping} {
    const all = this.#isPrintingAll && {query: '', filters: {}};
    return {...this.#state, ...all, grouping: this.#state.grouping ?? this.#host.groupBy};
  }

  #handleSort = (field: string): void => this.#change({sort: nextSort(this.#state.sort, field)});

  #change(change: Partial<ReaderState>, as: Change = 'step'): void {
    this.#isPrintingAll = false;
    this.#state = {...this.#state, ...change};
    this.#history.keep(this.#state, as);
    this.#host.requestUpdate();
  }

  #adopt(state: ReaderState): void {
    this.#state = state;
    this.#unfolded = undefined;
    this.#host.requestUpdate();
  }

  #viewOf(listing: Listing): View {
    const rescue = this.#rescue.value;
    return listing.arrange(this.#asked(), rescue?.listing === listing ? rescue.rows : []);
  }

  #rowOf(hash: string): 'shown' | 'hidden' | undefined {
    const listing = this.#listing;
    const entry = listing && entryOfHash(hash, this.#host.linkPrefix, listing.feed);
    if (!entry) return undefined;
    return this.#viewOf(listing).rows.some((row) => row.entry === entry) ? 'shown' : 'hidden';
  }

  /** The address of a row for everyone, who may not want to see what this reader does; but where only this version has it. */
  #addressOf(id: string): string {
    return rowAddress(id, this.#host.linkPrefix, this.#history.address(!this.#versions.hasNow(id)));
  }

  #definitions(): HTMLDetailsElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLDetailsElement>('.definitions > details')];
  }

  #unfold(feed: Feed): void {
    const list = this.#host.renderRoot.querySelector('.list');
    if (this.#unfolded === list) return;
    this.#unfolded = list;
    const names = definitionNames(feed);
    for (const [index, details] of this.#definitions().entries()) {
      details.open = this.#state.definitions.includes(names[index] ?? '');
    }
  }

  #handleFold = ({target}: Event): void => {
    const all = this.#definitions();
    if (!this.#listing || !this.#unfolded || !all.includes(target as HTMLDetailsElement)) return;
    const definitions = definitionNames(this.#listing.feed).filter((_, index) => all[index]?.open);
    if (definitions.join() !== this.#state.definitions.join()) this.#change({definitions}, 'aside');
  };

  /** A shortcut of one character works only while the focus is inside (WCAG 2.1.4), and never where one types. */
  #handleKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] as Element;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    if (/^[np]$/.test(event.key)) this.#step(event.key === 'n' ? 1 : -1);
    if (event.key !== '/') return;
    const field = this.#host.renderRoot.querySelector<HTMLElement>('.toolbar > [type=search]');
    if (!field) return;
    event.preventDefault();
    field.focus();
  };

  /** Tells who does not see the list how many rows it has now: once, when the reader pauses. */
  #tell(view: View, page: Page): void {
    const told = this.#told;
    if (this.#isPrintingAll || (view.searched === told?.searched && view.filters === told.filters)) return;
    this.#told = view;
    clearTimeout(this.#timer);
    if (!told) return;
    const words = {strings: enLater, format: page.format, marks: this.#versions.comparison};
    this.#timer = setTimeout(() => this.#say(countText(view, this.#state, words)), PAUSE);
  }

  /** Where what had the focus is gone, the number of rows gets it: that is what has changed. */
  #keepFocus(view: View): void {
    const before = this.#focused as HTMLElement | null | undefined;
    if (!before || (this.#host.renderRoot as ShadowRoot).activeElement) return;
    if (before.isConnected) {
      before.focus({preventScroll: true}); // It has moved to another table.
      return;
    }
    this.#host.renderRoot.querySelector<HTMLElement>('.state > p')?.focus({preventScroll: true});
    this.#told = view;
    clearTimeout(this.#timer);
  }

  /** Says what no focus is moved to. */
  #say(text: string): void {
    const place = this.#host.renderRoot.querySelector('.controls > [role=status]');
    if (place) place.textContent = text;
  }

  /** On paper, the date and the address that the list has now. */
  #handlePrint = (): void => {
    this.#history.flush();
    const place = this.#host.renderRoot.querySelector('.printed');
    const {format} = this.#listing ?? {};
    if (place && format) place.textContent = enLater.printed(format.date(today()), this.#history.address(true));
  };

  async #printAll(): Promise<void> {
    this.#isPrintingAll = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const end = new AbortController();
    const restore = (): void => {
      end.abort();
      this.#isPrintingAll = false;
      this.#host.requestUpdate();
    };
    // Where printing is forbidden, nothing tells; then the reader goes on.
    for (const type of ['afterprint', 'pointerdown', 'keydown']) {
      window.addEventListener(type, restore, {signal: end.signal, capture: true});
    }
    print();
  }

  #renderTakeAway(context: Pick<TakeAwayContext, keyof LaterPage | 'view' | 'state' | 'facets' | 'labelOf'>): unknown {
    const {loading, incomplete} = context.format.strings;
    return this.#takeAway.render({
      pending: () => loading,
      error: () => incomplete,
      complete: ({menu}) =>
        menu({
          ...context,
          isPrintingAll: this.#isPrintingAll,
          hasAddress: this.#history.isOn,
          address: this.#history.address(true),
          addressOf: (id) => this.#addressOf(id),
          message: this.#message,
          onDone: (message) => {
            this.#message = message;
            clearTimeout(this.#timer); // What is said now is not said over.
            this.#say(message);
            this.#host.requestUpdate();
          },
          onPrintAll: () => this.#printAll(),
        }),
    });
  }
}
