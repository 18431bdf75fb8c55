import {type Feed, type ParseResult, parseFeedValue} from './feed/parse.js';
import type {Problem} from './feed/problems.js';

export type FeedErrorCode = 'network' | 'timeout' | 'http' | 'not-a-feed';

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
    message: string,
    {status, problems = [], cause}: {status?: number; problems?: readonly Problem[]; cause?: unknown} = {},
  ) {
    super(message, {cause});
    this.code = code;
    this.status = status;
    this.problems = problems;
  }
}

export interface LoadedFeed extends ParseResult {
  feed: Feed;
}

/** Parses what may be a feed, as a value or as JSON text. Throws a {@link FeedError} for what is none. */
export async function readFeed(input: unknown): Promise<LoadedFeed> {
  const {feed, problems} = typeof input === 'string' ? await readText(input) : parseFeedValue(input);
  if (!feed) throw new FeedError('not-a-feed', 'not a feed of subprocessors', {problems});
  return {feed, problems};
}

async function readText(text: string): Promise<ParseResult> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What finds the place of the error is fetched only where there is one.
    const {parseFeed} = await import('./feed/parse-text.js');
    return parseFeed(text);
  }
  return parseFeedValue(value);
}

/**
 * Fetches and parses the feed at `src`, relative to `base`, with the page's credentials for its own origin only.
 *
 * @param timeout milliseconds until the whole answer must be there
 * @param signal aborts the request; the promise then rejects with the signal's reason
 * @throws {FeedError} for whatever keeps the feed from being had, but for `signal`
 */
export async function loadFeed(src: string, base: string, timeout: number, signal: AbortSignal): Promise<LoadedFeed> {
  const deadline = AbortSignal.timeout(timeout);
  let text: string;
  try {
    const response = await fetch(new URL(src, base), {
      signal: AbortSignal.any([signal, deadline]),
      headers: {accept: 'application/json'},
    });
    if (!response.ok) {
      throw new FeedError('http', `${response.url} answered ${response.status}`, {status: response.status});
    }
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof FeedError) throw cause;
    if (deadline.aborted) throw new FeedError('timeout', `${src} did not answer within ${timeout} ms`, {cause});
    throw new FeedError('network', `${src} could not be fetched`, {cause});
  }
  return readFeed(text);
}
