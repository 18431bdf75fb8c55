/** What is wrong with a feed, as data. The sentences are in problem-messages.ts, which a page loads only to say them. */
export type ProblemCode =
  | 'json-syntax'
  | 'html'
  | 'not-a-feed'
  | 'no-list'
  | 'type'
  | 'missing'
  | 'date'
  | 'days'
  | 'unsafe-url'
  | 'unknown-place'
  | 'missing-id'
  | 'duplicate-id';

export interface Problem {
  code: ProblemCode;
  /** `error`: something cannot be shown as meant. `warning`: shown, but likely wrong. `advice`: works, could be better. */
  level: 'error' | 'warning' | 'advice';
  /** JSON Pointer (RFC 6901) to the value at fault; `''` is the whole feed. */
  path: string;
  /** What the sentence needs: the value found, the id used instead, … */
  args: Record<string, string>;
  /** Line and column, both from 1; for `json-syntax` only. */
  line?: number;
  column?: number;
}

/** A JSON Pointer of these keys (RFC 6901, section 3: `~` is `~0`, `/` is `~1`). */
export function toPointer(keys: readonly unknown[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
