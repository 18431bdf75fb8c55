import {type Feed, type ParseResult, parseSteps} from './feed/parse.js';
import type {Problem} from './feed/problems.js';

export type FeedErrorCode = 'network' | 'timeout' | 'http' | 'not-a-feed' | 'integrity';

/** Why a feed could not be had. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;
  /** The HTTP status, for `http`. */
  readonly status?: number;
  /** What is wrong with what was sent, for `not-a-feed`. */
  readonly problems: readonly Problem[];

  constructor(
    code: FeedErrorCode,
    {src = 'feed', status, problems = [], cause}: {src?: string; cause?: unknown} & Partial<FeedError> = {},
  ) {
    super(`${src}: ${code} ${status ?? ''}`.trim(), {cause});
    this.code = code;
    this.status = status;
    this.problems = problems;
  }
}

export interface LoadedFeed extends ParseResult {
  feed: Feed;
  /** Where it came from, if by a request; relative addresses of other versions start there. */
  url?: string;
}

export interface ReadOptions {
  /** Ends the work; the promise then rejects with the signal's reason. */
  signal: AbortSignal;
  /** Told once, of a long feed, what its beginning holds: enough for the first screen. */
  onStart?(feed: Feed): void;
}

/** Parses what may be a feed, as a value or as JSON text. Throws a {@link FeedError} for what is none. */
export async function readFeed(input: unknown, options: ReadOptions): Promise<LoadedFeed> {
  const {feed, problems} = await (typeof input === 'string' ? readText(input, options) : readValue(input, options));
  if (!feed) throw new FeedError('not-a-feed', {problems});
  return {feed, problems};
}

async function readText(text: string, options: ReadOptions): Promise<ParseResult> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What finds the place of the error is fetched only where there is one.
    return import('./feed/parse-text.js').then(
      ({parseFeed}) => parseFeed(text),
      () => ({problems: []}),
    );
  }
  return readValue(value, options);
}

/** Milliseconds of work after which the page gets its turn. */
const SLICE = 12;

const readValue = (value: unknown, {signal, onStart}: ReadOptions): Promise<ParseResult> =>
  inSlices(parseSteps(value), signal, (soFar) => onStart?.(soFar()));

/**
 * Does long work step by step, so that the page gets its turn in between; `onFirst` is told what the first step gives. Rejects
 * with the signal's reason when that ends it.
 */
export async function inSlices<Part, Result>(
  steps: Generator<Part, Result>,
  signal: AbortSignal,
  onFirst?: (part: Part) => void,
): Promise<Result> {
  let end = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (performance.now() < end) continue;
    if (!end) onFirst?.(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    end = performance.now() + SLICE;
  }
  return step.value;
}

export interface LoadOptions extends ReadOptions {
  /** Told when nothing more will come over the line. */
  onReceived(): void;
  /** What a relative address is relative to. */
  base: string;
  cache: RequestCache;
  /** Hash of the file, as in W3C Subresource Integrity; the browser refuses another one. */
  integrity?: string;
  /** Milliseconds until the whole answer must be there. */
  timeout: number;
}

/**
 * Fetches and parses the feed at `src`, with the page's credentials for its own origin only.
 *
 * @throws {FeedError} for whatever keeps the feed from being had, but for `signal`
 */
export async function loadFeed(src: string, options: LoadOptions): Promise<LoadedFeed> {
  const {base, cache, integrity, timeout, signal} = options;
  // Not AbortSignal.any and AbortSignal.timeout: WebKit may forget a signal that nothing but a request refers to.
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort();
  }, timeout);
  signal.addEventListener('abort', abort);
  let text: string;
  let response: Response;
  try {
    response = await fetch(new URL(src, base), {
      cache,
      integrity,
      signal: controller.signal,
      headers: {accept: 'application/json'},
    });
    if (!response.ok) throw new FeedError('http', {src, status: response.status});
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof FeedError) throw cause;
    throw new FeedError(isLate ? 'timeout' : 'network', {src, cause});
  } finally {
    clearTimeout(timer);
    options.onReceived();
  }
  const {url} = response;
  return {url, ...(await readFeed(text, options))};
}
