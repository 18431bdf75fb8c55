import {locateSyntaxError} from './json-text.js';
import {type ParseResult, parseFeedValue, problem} from './parse.js';

/**
 * Reads a feed from JSON text or from a value as JSON has them. Never throws. Gives the feed in its normal form and what is wrong with it;
 * no feed, and one problem of level `error`, for what is no feed at all: no JSON, neither object nor list, or no list of
 * subprocessors.
 */
export function parseFeed(input: string | unknown): ParseResult {
  if (typeof input !== 'string') return parseFeedValue(input);
  const text = input.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (/^\s*</.test(text)) return {problems: [problem('html', '')]};
    const {line, column, found} = locateSyntaxError(text);
    const message = found ? `unexpected ${JSON.stringify(found)}` : 'it ends too early';
    return {problems: [{...problem('json-syntax', '', {message}), line, column}]};
  }
  return parseFeedValue(value);
}
