import {today as todayOf} from '../../feed/clock.js';
import type {Feed} from '../../feed/parse.js';
import {completeness} from '../check/completeness.js';
import {type Context, findProblems} from '../check/findings.js';
import {formatReports, type Report} from '../check/format.js';
import {RULES} from '../check/rules.js';
import {type Command, Failure, UsageError} from '../command.js';
import {readFeedFile} from '../feed-file.js';
import {output} from '../io/terminal.js';

export const command: Command = {
  usage: '<file|url|->... [--previous <file|url>]',
  about: [
    'Says of every problem where it is (line, column and JSON pointer), what is wrong, and what to do. An error is shown to readers otherwise than it is meant; a warning is likely wrong, or leaves open what the GDPR asks for; advice makes the list better.',
    'Below stands how much the feed states of what EDPB Opinion 22/2024 and the standard contractual clauses (Annex IV) want to be known of every subprocessor: name, address, contact and purpose.',
    'As JSON: {"files": [{"file", "problems": [{"code", "level", "path", "line", "column", "message"}], "completeness": {"score", "entries", "missing": [{"requirement", "count", "source", "examples"}]}}]}. It has every problem; the text tells warnings and advice of one kind ten times at most.',
    'Exit code: 0 without errors, 1 with any, 2 where the command line is not understood. Warnings, advice and completeness do not count.',
  ],
  options: {
    format: {
      type: 'string',
      value: '<text|json|github>',
      help: 'For people, for programs, or for annotations of GitHub Actions',
    },
    previous: {
      type: 'string',
      value: '<file|url>',
      help: 'The version that was published last: finds reused ids and deleted entries',
    },
    now: {type: 'string', value: '<YYYY-MM-DD>', help: 'What counts as today; by default it is today'},
  },
  examples: [
    ['subprocessor-list validate feed.json', 'What is to be mended?'],
    [
      'subprocessor-list validate feed.json --previous https://acme.example/subprocessors.json',
      'Do all links to what is published still work?',
    ],
    ['subprocessor-list validate feeds/*.json --format github', 'In a workflow, beside the lines of a pull request'],
  ],
  operands: [1, Number.POSITIVE_INFINITY],
  async run(operands, options) {
    const format = options.choice('format', ['text', 'json', 'github']);
    const today = options.date('now') ?? todayOf();
    const from = options.text('previous');
    if ([...operands, from].filter((each) => each === '-').length > 1)
      throw new UsageError('Stdin (-) can be read only once.');
    const context: Context = {today, previous: from === undefined ? undefined : await readPrevious(from)};
    const reports: Report[] = [];
    for (const operand of operands) reports.push(await reportOn(operand, context));
    await output(formatReports(reports, format));
    return reports.some(({problems}) => problems.some(({level}) => level === 'error')) ? 1 : 0;
  },
};

async function readPrevious(from: string): Promise<Feed> {
  const {feed} = await readFeedFile(from);
  if (!feed) throw new Failure(`${from}: This is no feed to compare with. Validate it to see why.`);
  return feed;
}

/** What keeps one file from being read keeps none of the others from being checked. */
async function reportOn(operand: string, context: Context): Promise<Report> {
  try {
    const file = await readFeedFile(operand);
    return {
      file: file.name,
      problems: findProblems(file, context),
      ...(file.feed && {completeness: completeness(file.feed)}),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const message = error.message.startsWith(`${operand}: `) ? error.message.slice(operand.length + 2) : error.message;
    const problem = {code: 'unreadable', level: RULES.unreadable.level, file: operand, path: '', message};
    return {file: operand, problems: [problem]};
  }
}
