/**
 * A feed as its author keeps it: JSON, or JSON with comments and trailing commas in a file whose name ends in `.jsonc`. Knows
 * where in the text a value stands, so that every problem has a line.
 */
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  parse as parseWithComments,
  printParseErrorCode,
} from 'jsonc-parser';
import type {Feed} from '../feed/parse.js';
import {parseFeed} from '../feed/parse-text.js';
import type {Problem} from '../feed/problems.js';
import {read} from './io/read.js';

export interface FeedFile {
  /** As it was given; `stdin` for `-`. */
  name: string;
  /** Where it came from, if by a request. */
  url?: string;
  text: string;
  /** What the text says, as JSON has it; `undefined` where it is no JSON. */
  value: unknown;
  /** Absent where this is no feed at all; then `problems` says why. */
  feed?: Feed;
  problems: Problem[];
}

/** Line and column, both from 1. */
export interface Position {
  line: number;
  column: number;
}

/** @throws {Failure} if it cannot be read */
export async function readFeedFile(from: string): Promise<FeedFile> {
  const {name, text, url, mediaType} = await read(from);
  return toFeedFile({
    name,
    url,
    text,
    hasComments: /\.jsonc$|^stdin$/i.test(name) || mediaType === 'application/jsonc',
  });
}

/** The same of a text that is there already. */
export function toFeedFile({
  name,
  url,
  text,
  hasComments,
}: {
  name: string;
  url?: string;
  text: string;
  hasComments?: boolean;
}): FeedFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const errors: ParseError[] = [];
    if (!/^\s*</.test(text)) value = parseWithComments(text, errors, {allowTrailingComma: true});
    const [error] = errors;
    if (error && hasComments) return {name, url, text, value: undefined, problems: [toProblem(error, text)]};
    if (!hasComments) {
      const {problems} = parseFeed(text);
      // What would do with comments says so: who is told of an unexpected "//" alone takes them out.
      if (!error && value !== undefined) for (const {args} of problems) args.message += COMMENTS;
      return {name, url, text, value: undefined, problems};
    }
  }
  // What is no object may be a text, which would be read as JSON once more.
  return {name, url, text, value, ...parseFeed(typeof value === 'object' ? value : text)};
}

const COMMENTS = '; comments and trailing commas are for files whose name ends in .jsonc';

function toProblem({error, offset}: ParseError, text: string): Problem {
  const message = printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return {code: 'json-syntax', level: 'error', path: '', args: {message}, ...positionAt(text, offset)};
}

/** Finds where the values of a text stand; the text is read once, when the first is asked for. */
export function locator({text}: FeedFile): (pointer: string) => Position | undefined {
  let root: Node | undefined;
  return (pointer) => {
    root ??= parseTree(text, [], {allowTrailingComma: true});
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    // What is missing has no place; the nearest thing around it has.
    for (let length = keys.length; root && length >= 0; length--) {
      let node: Node | undefined = root;
      for (const key of keys.slice(0, length))
        node = node && findNodeAtLocation(node, [node.type === 'array' ? Number(key) : key]);
      if (node) return positionAt(text, node.offset);
    }
    return undefined;
  };
}

const lineStarts = new Map<string, number[]>();

function positionAt(text: string, offset: number): Position {
  let starts = lineStarts.get(text);
  if (!starts) {
    starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({0: end, index}) => index + end.length)];
    lineStarts.clear();
    lineStarts.set(text, starts);
  }
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return {line: low + 1, column: offset - (starts[low] ?? 0) + 1};
}
