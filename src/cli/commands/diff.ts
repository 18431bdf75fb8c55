/** What changed between two feeds: for a terminal, for a change log or a notice by mail, for programs. */

import {today as todayOf} from '../../feed/clock.js';
import type {Feed} from '../../feed/parse.js';
import {describeProblem} from '../../feed/problem-messages.js';
import {type Command, Failure, UsageError} from '../command.js';
import {toJson} from '../diff/json.js';
import {toMarkdown} from '../diff/markdown.js';
import {compare} from '../diff/report.js';
import {toText} from '../diff/text.js';
import {type FeedFile, locator, readFeedFile} from '../feed-file.js';
import {jsonText, output, paint, progress, say, sayError, visible} from '../io/terminal.js';

const FORMATS = ['text', 'markdown', 'json'] as const;

/** With `--exit-code`, as diff(1) has it: differences are no failure, and a failure is no difference. */
const [DIFFERENT, TROUBLE] = [1, 2];

export const command: Command = {
  usage: '<before> <after> [--format text|markdown|json] [--exit-code] [--now <date>]',
  about: [
    'Either may be a file, an address, or - for stdin. Entries are the same by id, else by name, so that a renamed vendor is one that changed. A change is editorial where it is one of spelling, order, links or category; all else counts.',
    'With --exit-code, the command ends with 1 where anything differs, with 0 where nothing does, and with 2 where the feeds cannot be compared. Without it, with 0 where they can be compared, and with 1 where they cannot.',
  ],
  options: {
    format: {
      type: 'string',
      value: '<format>',
      short: 'f',
      help: 'text (default); markdown, for a change log or a mail to customers; json, with every value before and after',
    },
    'exit-code': {type: 'boolean', help: 'Ends with 1 if anything differs, for CI and for watching'},
    now: {
      type: 'string',
      value: '<date>',
      help: 'What counts as today, as 2026-12-01: whether the time to object is over',
    },
  },
  examples: [
    ['subprocessor-list diff versions/2026-02-09.json feed.json', 'What the next version changes'],
    [
      'subprocessor-list diff https://acme.example/subprocessors.json feed.json --format markdown',
      'The notice to customers, from what is published to what will be',
    ],
    ['git show main:feed.json | subprocessor-list diff - feed.json', 'What a branch changes'],
    [
      'subprocessor-list diff seen.json https://vendor.example/subprocessors.json --exit-code',
      "Watch a vendor's list, with the copy of last time",
    ],
  ],
  operands: [2, 2],
  async run([before = '', after = ''], options) {
    const format = options.choice('format', FORMATS);
    if (before === '-' && after === '-') throw new UsageError('Only one of both feeds can come from stdin.');
    const today = options.date('now') ?? todayOf();
    if (!options.flag('exit-code')) return diff(before, after, format, today).then(() => 0);
    try {
      return (await diff(before, after, format, today)) ? 0 : DIFFERENT;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      sayError(error.message);
      return TROUBLE;
    }
  },
};

/** Says what differs; whether nothing does. */
async function diff(from: string, to: string, format: (typeof FORMATS)[number], today: string): Promise<boolean> {
  const before = await readOrFail(from);
  const after = await readOrFail(to);
  progress('Comparing');
  const {report, comparison} = compare(before, after, today);
  if (format === 'json') {
    await output(jsonText(toJson(comparison.diff, after.feed, report)));
  } else await output(format === 'markdown' ? toMarkdown(report) : toText(report, paint));
  return report.isSame;
}

/** @throws {Failure} if it cannot be read, or is no feed */
async function readOrFail(from: string): Promise<FeedFile & {feed: Feed}> {
  const file = await readFeedFile(from);
  const {feed} = file;
  const errors = describeErrors(file);
  if (!feed) throw new Failure(errors.join('\n'));
  for (const error of errors) say(visible(error));
  return {...file, feed};
}

/** What cannot be compared as it was meant, a line each, with its place: `feed.json:3:12: …`. */
function describeErrors(file: FeedFile): string[] {
  const locate = locator(file);
  return file.problems
    .filter(({level}) => level === 'error')
    .map((problem) => {
      const place = problem.line ? undefined : locate(problem.path);
      const where = place ? `${file.name}:${place.line}:${place.column}` : file.name;
      return `${where}: ${describeProblem(problem)}`;
    });
}
