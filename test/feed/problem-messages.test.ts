import {expect} from 'chai';
import {parseFeed} from '../../src/feed/index.js';
import {describeProblem} from '../../src/feed/problem-messages.js';
import type {Problem, ProblemCode} from '../../src/feed/problems.js';

/** For every code, a feed that has this problem and no other, and the sentence about it. */
const TABLE: Record<ProblemCode, [input: unknown, sentence: string]> = {
  'json-syntax': [
    '{\n  "title": "List",\n}',
    'line 3, column 1: This is not valid JSON: unexpected "}". Mend the text at this place.',
  ],
  html: ['<html>', 'This is an HTML page, not JSON. Check that the address is that of the feed itself.'],
  'not-a-feed': ['5', 'A feed is a JSON object with a list "subprocessors", but this is a number.'],
  'no-list': ['{}', '/subprocessors: The list "subprocessors" is missing. Add it; an empty list is written [].'],
  type: [
    withEntry({purpose: 5}),
    '/subprocessors/0/purpose: Expected text, but found 5. What can be shown of it is shown; mend its type.',
  ],
  missing: [
    withEntry({name: ''}),
    '/subprocessors/0/name: A value is required here: the name of a subprocessor, or the field that a column shows.',
  ],
  date: [
    withEntry({announced: 'May'}),
    '/subprocessors/0/announced: "May" is not a date of the calendar. Write it as year, month and day: 2026-11-22.',
  ],
  days: [{notice: -1, subprocessors: []}, '/notice: -1 is not a number of days. Write a whole number, such as 30.'],
  'unsafe-url': [
    withEntry({url: 'javascript:x'}),
    '/subprocessors/0/url: "javascript:x" is not shown as a link. Use an address that starts with https:, http: or mailto:, or a relative one.',
  ],
  'unknown-place': [
    withEntry({country: 'Sea'}),
    '/subprocessors/0/country: "Sea" is shown as written. For grouping and filtering, use an ISO 3166-1 code such as DE, or EU, EEA, 001 (worldwide).',
  ],
  'missing-id': [
    {subprocessors: [{name: 'A'}]},
    '/subprocessors/0: This entry has no "id", so links to it use "a", which changes with the name. Give it a lasting id.',
  ],
  'duplicate-id': [
    {
      subprocessors: [
        {id: 'a', name: 'A'},
        {id: 'a', name: 'B'},
      ],
    },
    '/subprocessors/1/id: The id "a" is used more than once. Links to this entry use "a-2"; give it an id of its own.',
  ],
};

function withEntry(fields: object) {
  return {subprocessors: [{id: 'a', name: 'A', ...fields}]};
}

describe('describeProblem', () => {
  for (const [code, [input, sentence]] of Object.entries(TABLE)) {
    it(`says what ${code} is, where, and what to do`, () => {
      const {problems} = parseFeed(input);
      expect(problems.map((problem) => problem.code)).to.deep.equal([code]);
      expect(problems.map(describeProblem)).to.deep.equal([sentence]);
    });

    it(`leaves no placeholder in the sentence on ${code}`, () => {
      const bare: Problem = {code: code as ProblemCode, level: 'error', path: '', args: {}};
      expect(describeProblem(bare))
        .to.match(/^[^{}]+\.$/)
        .and.not.include('undefined');
    });
  }

  it('says that a text ends too early', () => {
    const [problem] = parseFeed('{').problems;
    expect(problem && describeProblem(problem)).to.match(/^line 1, column 2: .* it ends too early\./);
  });

  it('says which choices there are', () => {
    const [problem] = parseFeed({groupBy: 'x', subprocessors: []}).problems;
    expect(problem?.args.expected).to.include('"category country"');
  });

  it('takes braces in a value for text', () => {
    const problem: Problem = {code: 'date', level: 'warning', path: '', args: {value: '{value} $&'}};
    expect(describeProblem(problem)).to.include('"{value} $&"');
  });
});
