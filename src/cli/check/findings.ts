/** All that is wrong with a feed: what parsing finds, and what only a closer look does, each with its place in the text. */
import type {Feed} from '../../feed/parse.js';
import {sentenceOf} from '../../feed/problem-messages.js';
import {type FeedFile, locator} from '../feed-file.js';
import {RULES} from './rules.js';

export interface Finding {
  /** A key of `RULES`. */
  code: string;
  level: 'error' | 'warning' | 'advice';
  file: string;
  /** JSON pointer (RFC 6901) to the value as it is written; `''` is the whole text. */
  path: string;
  /** Both from 1; absent only where there is no text, as of a file that cannot be read. */
  line?: number;
  column?: number;
  /** What is wrong, and what to do, without where. */
  message: string;
}

export interface Context {
  /** The feed as it was published last. */
  previous?: Feed;
  /** `YYYY-MM-DD` */
  today: string;
}

/** What is wrong with a feed, in the order of its text. */
export function findProblems(file: FeedFile, _context: Context): Finding[] {
  const locate = locator(file);
  return file.problems.map((problem) => ({
    code: problem.code,
    level: RULES[problem.code].level,
    file: file.name,
    path: problem.path,
    ...(problem.line ? {line: problem.line, column: problem.column} : locate(problem.path)),
    message: sentenceOf(problem),
  }));
}
