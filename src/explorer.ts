/**
 * What readers do with the list, once it stands: search, filter, sort, group, and go to a row. Keeps what they ask for and
 * the view that follows from it.
 */
import {Task} from '@lit/task';
import type {TemplateResult} from 'lit';
import {today} from './feed/clock.js';
import type {Feed} from './feed/parse.js';
import {enLater} from './locales/en.later.js';
import type {RowElements} from './row-elements.js';
import {RowList, type RowListHost} from './row-list.js';
import {findClosest} from './search-aids.js';
import {closing} from './templates/closing.js';
import type {LaterPage, Page} from './templates/shared.js';
import {toolbar} from './templates/toolbar.js';
import {upcoming} from './templates/upcoming.js';
import type {Format} from './view/format.js';
import type {Group, Grouping} from './view/groups.js';
import {Listing} from './view/listing.js';
import type {Row} from './view/rows.js';
import {nextSort, type Sort} from './view/sort.js';
import type {View, ViewState} from './view/view-state.js';

export interface ExplorerHost extends RowListHost {
  readonly groupBy: Grouping;
}

export class Explorer {
  readonly #host: ExplorerHost;
  readonly #rowList: RowList;
  readonly #rescue: Task<readonly [Listing | undefined, string], {listing?: Listing; rows: readonly Row[]}>;
  #state: ViewState = {query: '', filters: {}};
  /** How the host last wanted it grouped. What it wants anew counts more than what the reader chose before. */
  #groupBy?: Grouping;
  #openedFacet?: string;
  #listing?: Listing;
  #view?: View;

  constructor(host: ExplorerHost) {
    this.#host = host;
    this.#rowList = new RowList(host, () => this.#change({query: '', filters: {}}));
    this.#rescue = new Task(host, {
      args: () => [this.#listing, this.#state.query] as const,
      task: async ([listing, query]) => ({listing, rows: listing ? await findClosest(listing, query) : []}),
    });
  }

  get sort(): Sort | undefined {
    return this.#state.sort;
  }

  readonly handleSort = (field: string): void => this.#change({sort: nextSort(this.sort, field)});

  /** The groups that the reader asks to see of these rows. */
  arrange(feed: Feed, rows: readonly Row[], format: Format): readonly Group[] {
    const {groupBy} = this.#host;
    if (groupBy !== this.#groupBy) this.#state = {...this.#state, grouping: undefined};
    this.#groupBy = groupBy;
    if (this.#listing?.rows !== rows) this.#listing = new Listing(feed, rows, format);
    const rescue = this.#rescue.value;
    this.#view = this.#listing.arrange(this.#asked(), rescue?.listing === this.#listing ? rescue.rows : []);
    return this.#view.groups;
  }

  banner(page: Page): unknown {
    return upcoming(toLaterPage(page), this.#host.linkPrefix);
  }

  controls(page: Page): TemplateResult | undefined {
    const [listing, view] = [this.#listing, this.#view];
    if (!listing || !view) return undefined;
    return toolbar({
      ...toLaterPage(page),
      listing,
      view,
      state: this.#asked(),
      opened: this.#openedFacet,
      onChange: (change) => this.#change(change),
      onOpen: (field) => {
        this.#openedFacet = field;
        this.#host.requestUpdate();
      },
    });
  }

  closing(page: Page): unknown {
    return closing(toLaterPage(page), this.#host.linkPrefix);
  }

  /** Puts the rows of the view into the tables that are drawn for its groups. */
  place(tables: Iterable<HTMLTableElement>, page: Page, elements: RowElements): void {
    const [listing, view] = [this.#listing, this.#view];
    const {query} = this.#state;
    if (listing && view) this.#rowList.place(tables, {page: toLaterPage(page), listing, view, elements, query});
  }

  /** Goes to the row that the address names, unless the page has been there. */
  start(): void {
    this.#rowList.start();
  }

  #asked(): ViewState & {grouping: Grouping} {
    return {...this.#state, grouping: this.#state.grouping ?? this.#host.groupBy};
  }

  #change(change: Partial<ViewState>): void {
    this.#state = {...this.#state, ...change};
    this.#host.requestUpdate();
  }
}

const toLaterPage = (page: Page): LaterPage => ({
  ...page,
  strings: {...page.format.strings, ...enLater},
  today: today(),
});
