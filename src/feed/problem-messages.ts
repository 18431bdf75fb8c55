import type {Problem, ProblemCode} from './problems.js';

const SENTENCES: Record<ProblemCode, string> = {
  'json-syntax': 'This is not valid JSON: {message}. Mend the text at this place.',
  html: 'This is an HTML page, not JSON. Check that the address is that of the feed itself.',
  'not-a-feed': 'A feed is a JSON object with a list "subprocessors", but this is {received}.',
  'no-list': 'The list "subprocessors" is missing. Add it; an empty list is written [].',
  type: 'Expected {expected}, but found {value}. What can be shown of it is shown; mend its type.',
  missing: 'A value is required here: the name of a subprocessor, or the field that a column shows.',
  date: '"{value}" is not a date of the calendar. Write it as year, month and day: 2026-11-22.',
  days: '{value} is not a number of days. Write a whole number, such as 30.',
  'unsafe-url':
    '"{value}" is not shown as a link. Use an address that starts with https:, http: or mailto:, or a relative one.',
  'unknown-place':
    '"{value}" is shown as written. For grouping and filtering, use an ISO 3166-1 code such as DE, or EU, EEA, 001 (worldwide).',
  'missing-id':
    'This entry has no "id", so links to it use "{used}", which changes with the name. Give it a lasting id.',
  'duplicate-id':
    'The id "{value}" is used more than once. Links to this entry use "{used}"; give it an id of its own.',
};

/** What the schema calls a type, in the words of people who write JSON. */
const TYPES: Record<string, string> = {string: 'text', number: 'a number', Object: 'an object', Array: 'a list'};

/** What is wrong, and what to do next, without where. English; for the console and the command line. */
export const sentenceOf = ({code, args}: Problem): string =>
  SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const arg = args[name] ?? '';
    return name === 'expected' ? (TYPES[arg] ?? arg) : arg;
  });

/** One problem as a sentence that says where, what, and what to do next. */
export function describeProblem(problem: Problem): string {
  const {path, line, column} = problem;
  const where = line ? `line ${line}, column ${column}` : path;
  return where ? `${where}: ${sentenceOf(problem)}` : sentenceOf(problem);
}

/** A line for each problem that is more than advice; empty where there are none. */
export const describeProblems = (problems: readonly Problem[]): string =>
  problems
    .filter(({level}) => level !== 'advice')
    .map(describeProblem)
    .join('\n');
