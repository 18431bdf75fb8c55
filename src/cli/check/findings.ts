/** All that is wrong with a feed: what parsing finds, and what only a closer look does, each with its place in the text. */
import type {Feed} from '../../feed/parse.js';
import {sentenceOf} from '../../feed/problem-messages.js';
import type {FeedFile, Position} from '../feed-file.js';
import {checkAddresses} from './addresses.js';
import {checkDates} from './dates.js';
import {checkFields} from './fields.js';
import {checkPlaces} from './places.js';
import {findPlaces} from './positions.js';
import {checkAliases, checkPrevious} from './previous.js';
import {type Found, type Level, messageOf, RULES, type RuleCode, shortened} from './rules.js';
import {asWrittenIn, type Subject, toSubject} from './subject.js';
import {checkTexts} from './texts.js';

export interface Finding {
  /** A key of `RULES`. */
  code: string;
  level: Level;
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

const CHECKS: readonly ((subject: Subject) => Iterable<Found>)[] = [
  checkFields,
  checkTexts,
  checkDates,
  checkPlaces,
  checkAddresses,
  checkAliases,
  checkPrevious,
];

/** Of these, it is the name of the member that is at fault. */
const OF_NAMES = new Set<string>(['unknown-field'] satisfies RuleCode[]);

type Unplaced = Pick<Finding, 'code' | 'path' | 'message' | 'line' | 'column'>;

/** What is wrong with a feed, in the order of its text. */
export function findProblems(file: FeedFile, {previous, today}: Context): Finding[] {
  const {name, text, value, feed} = file;
  const toWritten = asWrittenIn(value);
  // Parsing tells the field of a place without a code, and the check of places also which of several.
  const parsed = file.problems.filter(({code}) => code !== 'unknown-place');
  const unplaced: Unplaced[] = parsed.map((problem) => ({
    code: problem.code,
    path: toWritten(problem.path),
    message: sentenceOf({...problem, args: shortenedAll(problem.args)}),
    ...(problem.line && {line: problem.line, column: problem.column}),
  }));
  if (feed) {
    const subject = toSubject(value, feed, today, previous);
    for (const check of CHECKS) {
      for (const found of check(subject)) unplaced.push({code: found.code, path: found.path, message: sayOf(found)});
    }
  }
  // What is no JSON has no other place than the one at which it stops being so.
  const {places, repeated} =
    value === undefined
      ? NOWHERE
      : findPlaces(
          text,
          unplaced.map(({path}) => path),
        );
  for (const {path, key, line, column} of repeated)
    unplaced.push({
      code: 'duplicate-key',
      path,
      message: messageOf({code: 'duplicate-key', path, args: {key}}),
      line,
      column,
    });
  return unplaced
    .map(({code, path, message, line, column}): Finding => {
      const {level} = RULES[code as RuleCode];
      const at = (OF_NAMES.has(code) ? places.keyAt(path) : places.valueAt(path)) ?? FIRST;
      return {code, level, file: name, path, line: line ?? at.line, column: column ?? at.column, message};
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

const FIRST: Position = {line: 1, column: 1};
const NOWHERE: ReturnType<typeof findPlaces> = {
  places: {valueAt: () => undefined, keyAt: () => undefined},
  repeated: [],
};

const shortenedAll = (args: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shortened(value)]));

/** Parsing would say of a place without a code what the check of places has found. */
const sayOf = (found: Found): string =>
  found.code === 'unknown-place'
    ? sentenceOf({code: 'unknown-place', level: 'advice', path: '', args: shortenedAll({...found.args})})
    : messageOf(found);
