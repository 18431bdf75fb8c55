/**
 * Which version of the list is on the page: the current one, an earlier one, or two of them compared. Loads what that needs,
 * and keeps what the reader of this device has seen last.
 */
import {Task, TaskStatus} from '@lit/task';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Feed} from './feed/parse.js';
import {forget, isChangedSince, type Look, recall, remember} from './last-look.js';
import {FeedError, inSlices, type LoadedFeed, loadFeed, readFeed} from './load-feed.js';
import {enLater} from './locales/en.later.js';
import type {Log, VersionsContext} from './templates/versions.js';
import type {Comparison} from './view/comparison.js';
import type {Format} from './view/format.js';
import {inOrder, SEEN, type Version, versionsOf} from './view/versions.js';

export interface VersionsHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly timeout: number;
}

type CompareModule = typeof import('./compare.js');

/** What is on the page instead of the current version. */
interface Shown {
  feed: Feed;
  /** Keys of the version, and of the one it is compared with. */
  version: string;
  compare?: string;
  comparison?: Comparison;
  /** What draws the comparison. */
  module?: CompareModule;
  marks?: InstanceType<CompareModule['ComparisonMarks']>;
}

export type VersionsState = Pick<
  VersionsContext,
  | 'current'
  | 'marks'
  | 'versions'
  | 'version'
  | 'compare'
  | 'look'
  | 'isLookLost'
  | 'wait'
  | 'missing'
  | 'log'
  | 'addressOf'
>;

export interface Wish {
  /** Key of the version to read; `''` is the current one. */
  version?: string;
  /** Key of the one to compare it with. */
  compare?: string;
}

/**
 * Metadata by which a browser can check a file; of any other it takes no notice, and lets the file pass (W3C SRI, 3.3.3). What
 * parts them is ASCII white space: to a browser, no other space ends a hash.
 */
const CAN_CHECK = /(?:^|[\t\n\f\r ])sha(?:256|384|512)-[\w+/-]+={0,2}(?:\?\S*)?(?=[\t\n\f\r ]|$)/;

export class Versions implements ReactiveController {
  readonly #host: VersionsHost;
  readonly #task: Task<
    readonly [LoadedFeed | undefined, string, string | undefined, Format | undefined],
    Shown | undefined
  >;
  readonly #log: Task<readonly [LoadedFeed | undefined], {of: LoadedFeed} & Log>;
  /** The list as it is now. */
  #current?: LoadedFeed;
  #versions: readonly Version[] = [];
  #ids: ReadonlySet<string> = new Set();
  #wish: Wish = {};
  #format?: Format;
  readonly #loaded = new Map<string, Promise<LoadedFeed>>();
  /** Keys of versions that could not be had: what the browser keeps of these, it must not just give again. */
  readonly #failed = new Set<string>();
  #look?: Look;
  #isChanged = false;
  #isLookLost = false;
  /** Tells when the log comes into sight that is to be worked out. */
  readonly #observer = new IntersectionObserver((entries) => {
    if (!entries.some(({isIntersecting}) => isIntersecting)) return;
    this.#observer.disconnect();
    this.#log.run([this.#current]);
  });

  /** `onShown` is told when another version has come, or could not. */
  constructor(host: VersionsHost, onShown: () => void) {
    this.#host = host;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [this.#current, this.#later, this.#earlier, this.#format] as const,
      task: ([loaded, later, earlier, format], {signal}) =>
        loaded && format && !this.#isUnknown ? this.#prepare(loaded, later, earlier, format, signal) : undefined,
      onComplete: onShown,
      onError: onShown,
    });
    this.#log = new Task(host, {
      autoRun: false,
      task: ([loaded], {signal}) => this.#workOut(loaded as LoadedFeed, signal),
    });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdated(): void {
    const place = this.#host.renderRoot.querySelector('.derive');
    if (place && this.#log.status !== TaskStatus.PENDING) this.#observer.observe(place);
  }

  /** What is to be on the page of a list for what the reader wishes, as far as it is there. */
  choose(current: LoadedFeed, wish: Wish): Feed {
    if (current !== this.#current) {
      this.#current = current;
      this.#versions = versionsOf(current.feed);
      this.#ids = new Set(current.feed.subprocessors.map(({id}) => id));
      this.#loaded.clear();
      this.#recall();
    }
    this.#wish = wish;
    return this.#shown?.feed ?? current.feed;
  }

  /** `format` is that of the page that was last drawn. */
  stateOf(format: Format): VersionsState {
    this.#format = format;
    return {
      current: this.#current?.feed as Feed,
      marks: this.#shown?.marks,
      versions: this.#versions,
      version: this.#shown?.version ?? '',
      compare: this.#shown?.compare,
      look: this.#look && {date: this.#look.date, isChanged: this.#isChanged},
      isLookLost: this.#isLookLost,
      wait: this.#wait,
      missing: this.#missing,
      log: this.#log.value?.of === this.#current ? this.#log.value : undefined,
      addressOf: (url) => url && this.#resolve(url),
    };
  }

  /** Whether the list has an entry of this id now. */
  hasNow(id: string): boolean {
    return this.#ids.has(id);
  }

  get comparison(): Pick<Required<Shown>, 'comparison' | 'module'> | undefined {
    const {comparison, module} = this.#shown ?? {};
    return comparison && module && {comparison, module};
  }

  /** Keys of two versions in the order in which they are compared. */
  inOrder(a: string, b: string): [before: string, after: string] {
    return inOrder(a, b, this.#versions);
  }

  retry(): void {
    this.#task.run();
  }

  remember(doRemember: boolean, today: string): void {
    const {feed} = this.#current ?? {};
    if (!feed) return;
    if (!doRemember) forget(this.#address);
    this.#isLookLost = doRemember && !remember(this.#address, feed, today);
    this.#recall();
    this.#host.requestUpdate();
  }

  get #later(): string {
    const {version = '', compare} = this.#wish;
    return compare === undefined ? version : this.inOrder(version, compare)[1];
  }

  /** None where a version would be compared with itself. */
  get #earlier(): string | undefined {
    const {version = '', compare} = this.#wish;
    if (compare === undefined || compare === version) return undefined;
    return this.inOrder(version, compare)[0];
  }

  get #isAsked(): boolean {
    return !!this.#wish.version || this.#wish.compare !== undefined;
  }

  /** Whether a version is asked for that is none of this list, or cannot be read. */
  get #isUnknown(): boolean {
    const isKnown = (key = ''): boolean =>
      !key || (key === SEEN ? !!this.#look : this.#versions.some((version) => version.isFeed && version.key === key));
    return !isKnown(this.#later) || !isKnown(this.#earlier);
  }

  /** Until what is asked for has come, what was there before it stays. */
  get #shown(): Shown | undefined {
    const hasFailed = this.#task.status === TaskStatus.ERROR || this.#isUnknown;
    return this.#isAsked && !hasFailed ? this.#task.value : undefined;
  }

  get #wait(): VersionsContext['wait'] {
    if (!this.#isAsked) return undefined;
    if (this.#isUnknown) return 'unknown';
    const {status, error} = this.#task;
    // Of a part that is missing, some browsers keep that it is, until the page is loaded anew.
    if (status === TaskStatus.ERROR) return error instanceof FeedError ? error : 'incomplete';
    return status === TaskStatus.PENDING ? 'loading' : undefined;
  }

  /** Which of two versions it is that is missing; the later one where that may be both. */
  get #missing(): string {
    const later = this.#later;
    const isThere = this.#task.status === TaskStatus.ERROR && this.#loaded.has(later);
    return (!isThere && later) || (this.#earlier ?? '');
  }

  /** Addresses of versions are relative to the feed, beside which they are kept, wherever the page is. */
  #resolve(url: string): string {
    const base = this.#current?.url || this.#host.baseURI;
    return URL.canParse(url, base) ? new URL(url, base).href : url;
  }

  /** What tells this list from others of the same site. */
  get #address(): string {
    return this.#current?.url || `${location.origin}${location.pathname}#${this.#host.id}`;
  }

  #recall(): void {
    const look = recall(this.#address);
    this.#look = look;
    this.#isChanged = !!look && !!this.#current && isChangedSince(look, this.#current.feed);
  }

  async #prepare(
    loaded: LoadedFeed,
    later: string,
    earlier: string | undefined,
    format: Format,
    signal: AbortSignal,
  ): Promise<Shown | undefined> {
    if (earlier === undefined) {
      return later ? {feed: (await this.#load(later, loaded)).feed, version: later} : undefined;
    }
    const [module, before, after] = await Promise.all([
      this.#loadModule(),
      this.#load(earlier, loaded),
      this.#load(later, loaded),
    ]);
    const steps = module.compareSteps(before.feed, after.feed, format, enLater.change);
    const comparison = await inSlices(steps, signal);
    const marks = new module.ComparisonMarks(comparison);
    return {feed: comparison.feed, version: later, compare: earlier, comparison, module, marks};
  }

  async #loadModule(): Promise<CompareModule> {
    const module = await import('./compare.js');
    const root = this.#host.renderRoot as ShadowRoot;
    const sheet = module.compareStyles.styleSheet as CSSStyleSheet;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return module;
  }

  /** A version, loaded once; one that could not be had may be asked for again. */
  #load(key: string, current: LoadedFeed): Promise<LoadedFeed> {
    if (!key) return Promise.resolve(current);
    const known = this.#loaded.get(key);
    if (known && key !== SEEN) return known;
    const loading = key === SEEN ? readFeed(this.#look?.text, {signal: NEVER}) : this.#request(key);
    this.#loaded.set(key, loading);
    loading.catch(() => {
      this.#loaded.delete(key);
      this.#failed.add(key);
    });
    return loading;
  }

  async #request(key: string): Promise<LoadedFeed> {
    const {url: written = '', integrity} = this.#versions.find((version) => version.key === key) ?? {};
    const url = this.#resolve(written);
    if (integrity && !CAN_CHECK.test(integrity)) throw new FeedError('integrity', {src: url});
    const {baseURI: base, timeout} = this.#host;
    const cache = this.#failed.has(key) ? 'no-cache' : 'default';
    const options = {base, timeout, cache, signal: NEVER, onReceived: () => {}} as const;
    try {
      return await loadFeed(url, {...options, integrity});
    } catch (error) {
      // A browser does not tell a file that is another one, or the page of a 404, from one that it cannot get.
      if (!integrity || (error as FeedError).code !== 'network') throw error;
      const reason = await loadFeed(url, options).then(
        () => undefined,
        (reason: FeedError) => reason,
      );
      if (reason && reason.code !== 'not-a-feed') throw reason;
      // It can be had now, and so could not for a moment, or is another one: then it is refused again.
      return loadFeed(url, {...options, integrity}).catch((cause) => {
        throw cause.code === 'network' ? new FeedError('integrity', {src: url, cause}) : cause;
      });
    }
  }

  /** The change log of a list that keeps none, from its previous versions, as far as they can be had. */
  async #workOut(of: LoadedFeed, signal: AbortSignal): Promise<{of: LoadedFeed} & Log> {
    const feeds = this.#versions.filter(({isFeed}) => isFeed);
    const module = await this.#loadModule().catch(() => undefined);
    if (!module) return {of, steps: [], missing: 0, isLost: true};
    const read = await Promise.all(
      [{key: '', date: of.feed.updated}, ...feeds].map(async ({key, date}) => {
        const loaded = await this.#load(key, of).catch(() => undefined);
        return loaded ? [{key, date, feed: loaded.feed}] : [];
      }),
    );
    const found = read.flat();
    return {of, steps: await inSlices(module.logSteps(found), signal), missing: read.length - found.length};
  }
}

/** What a version that was asked for is good for later, too. */
const NEVER = new AbortController().signal;
