/** What `diff` says of two feeds. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {test} from 'node:test';
import {marked} from 'marked';
import {cli, source, temporaryFolder} from '../support/cli.mjs';

const [{compare}, {toText}, {toMarkdown}, {toJson}, {wordParts}, {parseFeed}] = await Promise.all(
  [
    'src/cli/diff/report.ts',
    'src/cli/diff/text.ts',
    'src/cli/diff/markdown.ts',
    'src/cli/diff/json.ts',
    'src/cli/diff/words.ts',
    'src/feed/parse-text.ts',
  ].map(source),
);

const TODAY = '2026-11-20';
const withoutColour = (_style, text) => text;

function compared(before, after) {
  const [was, is] = [before, after].map((feed) => parseFeed(JSON.stringify(feed)).feed);
  return {later: is, ...compare({feed: was, name: 'old.json'}, {feed: is, name: 'new.json'}, TODAY)};
}

const textOf = (before, after) => toText(compared(before, after).report, withoutColour);
const markdownOf = (before, after) => toMarkdown(compared(before, after).report);
const jsonOf = (before, after) => {
  const {comparison, later, report} = compared(before, after);
  return toJson(comparison.diff, later, report);
};
/** Feeds of one entry that differ in one field. */
const entryWith = (fields) => ({subprocessors: [{id: 'acme', name: 'Acme', country: 'DE', ...fields}, 'Other']});

const BEFORE = {
  publisher: 'Northlight',
  updated: '2026-05-01',
  objection: {days: 14, email: 'privacy@northlight.example'},
  subprocessors: [
    {id: 'cloudia', name: 'Cloudia', country: 'DE', purpose: 'Hosting', locations: 'DE'},
    {id: 'ovh', name: 'OVH', country: 'FR', purpose: 'Delivers files'},
    {id: 'brevo', name: 'Brevo', country: 'FR', purpose: 'Sends letters'},
  ],
};
const AFTER = {
  publisher: 'Northlight',
  updated: '2026-11-16',
  objection: {days: 30, email: 'privacy@northlight.example', subject: 'Objection'},
  subprocessors: [
    {id: 'cloudia', name: 'Cloudia', country: 'DE', purpose: 'Hosting', locations: ['DE', 'US']},
    {id: 'brevo', name: 'Brevo', country: 'FR', purpose: 'Sends letters.'},
    {
      id: 'zendesk',
      name: 'Zendesk',
      url: 'https://zendesk.example/',
      country: 'US',
      purpose: 'Answers questions',
      announced: '2026-11-16',
      effectiveFrom: '2026-12-20',
    },
  ],
};

test('text has both versions, a summary, and every change with its sign', () => {
  assert.equal(
    textOf(BEFORE, AFTER),
    `Subprocessors of Northlight
− old.json, updated May 1, 2026
+ new.json, updated November 16, 2026

1 added, 1 of them is outside the EEA, 1 removed, 1 changed, 1 of them moves data outside the EEA, 1 with editorial changes. Changes around the list: 2.

Added
+ Zendesk (outside the EEA)
    Purpose: Answers questions
    Country: United States
    In use from: December 20, 2026
    You may object until December 16, 2026. Announced on November 16, 2026, with 30 days to object.

Removed
− OVH
    Purpose: Delivers files

Changed
~ Cloudia (moves data outside the EEA)
    Location of processing: + United States

Editorial changes
≈ Brevo
    Purpose: Sends letters → Sends letters.

Around the list
  Days to object: 14 → 30
  Subject of an objection: not stated → Objection

To object, write to privacy@northlight.example with the subject “Objection”.
`,
  );
});

test('Markdown has the same as headings and lists', () => {
  assert.equal(
    markdownOf(BEFORE, AFTER),
    `## Changes: Subprocessors of Northlight

From the version of May 1, 2026 to the version of November 16, 2026: 1 added, 1 of them is outside the EEA, 1 removed, 1 changed, 1 of them moves data outside the EEA, 1 with editorial changes. Changes around the list: 2.

### Added

- **[Zendesk](<https://zendesk.example/>)** (outside the EEA)
  - Purpose: Answers questions
  - Country: United States
  - In use from: December 20, 2026
  - **You may object until December 16, 2026. Announced on November 16, 2026, with 30 days to object.**

### Removed

- **OVH**
  - Purpose: Delivers files

### Changed

- **Cloudia** (moves data outside the EEA)
  - Location of processing: added United States

### Editorial changes

- **Brevo**
  - Purpose: Sends letters → Sends letters.

### Around the list

- Days to object: 14 → 30
- Subject of an objection: not stated → Objection

### Objecting

To object, write to privacy@northlight.example with the subject “Objection”.
`,
  );
});

test('Markdown names versions of the same day, or of none, by their files', () => {
  const later = {...AFTER, updated: BEFORE.updated};
  assert.match(markdownOf(BEFORE, later), /^From old\.json to new\.json: /m);
  assert.match(markdownOf(entryWith({}), entryWith({notes: 'New'})), /^From old\.json to new\.json: /m);
});

test('JSON has every value before and after, with ids and levels', () => {
  const {added, removed, changed, ...rest} = jsonOf(BEFORE, AFTER);
  assert.deepEqual(JSON.parse(JSON.stringify(rest)), {
    before: {source: 'old.json', updated: '2026-05-01'},
    after: {source: 'new.json', updated: '2026-11-16'},
    isSame: false,
    columns: {added: [], removed: []},
    terms: [
      {field: 'objection.days', level: 'material', before: 14, after: 30},
      {field: 'objection.subject', level: 'material', before: null, after: 'Objection'},
    ],
  });
  assert.deepEqual(
    added.map(({id, name, objectUntil, entry}) => [id, name, objectUntil, entry.effectiveFrom]),
    [['zendesk', 'Zendesk', '2026-12-16', '2026-12-20']],
  );
  assert.deepEqual(
    removed.map(({id, name, entry}) => [id, name, entry.purpose]),
    [['ovh', 'OVH', 'Delivers files']],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(changed)), [
    {
      id: 'cloudia',
      name: 'Cloudia',
      before: {id: 'cloudia', name: 'Cloudia'},
      by: 'id',
      level: 'material',
      changes: [{field: 'locations', level: 'material', before: [{code: 'DE'}], after: [{code: 'DE'}, {code: 'US'}]}],
    },
    {
      id: 'brevo',
      name: 'Brevo',
      before: {id: 'brevo', name: 'Brevo'},
      by: 'id',
      level: 'editorial',
      changes: [{field: 'purpose', level: 'editorial', before: 'Sends letters', after: 'Sends letters.'}],
    },
  ]);
});

const LONG = 'We keep what is written here for as long as the law of the country in which it was written asks us to. ';

/** What is said of one field that changed. */
const FIELDS = [
  ['a text', {retention: '30 days'}, {retention: '90 days'}, /^ {4}Retention: 30 days → 90 days$/m],
  ['a text that came', {}, {retention: '90 days'}, /^ {4}Retention: not stated → 90 days$/m],
  ['a text that went', {retention: '90 days'}, {}, /^ {4}Retention: 90 days → not stated$/m],
  [
    'a date',
    {effectiveUntil: '2026-12-01'},
    {effectiveUntil: '2027-01-01'},
    /In use until: December 1, 2026 → January 1, 2027$/m,
  ],
  ['a place', {locations: 'EU'}, {locations: '001'}, /Location of processing: − European Union {2}\+ Worldwide$/m],
  [
    'a mechanism',
    {transfers: 'dpf'},
    {transfers: ['dpf', 'scc']},
    /Transfer mechanism: \+ Standard contractual clauses$/m,
  ],
  [
    'an order',
    {dataTypes: ['Files', 'Logs']},
    {dataTypes: ['Logs', 'Files']},
    /^≈ Acme\n {4}Data types: Files, Logs → Logs, Files$/m,
  ],
  ['an own field', {fields: {Tier: 'One'}}, {fields: {Tier: 'Two'}}, /^ {4}Tier: One → Two$/m],
  [
    'where a link leads',
    {notes: 'See [it](https://a.example/)'},
    {notes: 'See [it](https://b.example/)'},
    /a\.example.*\n?.*b\.example/,
  ],
  [
    'one word of a long text',
    {notes: `${LONG}Daily. ${LONG}`},
    {notes: `${LONG}Weekly. ${LONG}`},
    /^ {6}− … .{1,60}Daily\. .{1,60} …$/m,
  ],
  ['prose, without its marks', {purpose: '**Hosting**'}, {purpose: '**Backups**'}, /Purpose: Hosting → Backups$/m],
  ['a name', {name: 'Acme Cloud'}, {name: 'Acme'}, /^~ Acme \(was Acme Cloud\)$/m],
  [
    'the id',
    {id: 'acme-cloud'},
    {id: 'acme'},
    /Links to Acme now end in #acme; old ones to #acme-cloud no longer find it\./,
  ],
  ['the id, with an alias', {id: 'cloud'}, {id: 'acme', aliases: 'cloud'}, /those to #cloud still find it\./],
];

for (const [what, before, after, expected] of FIELDS) {
  test(`text tells of ${what}`, () => assert.match(textOf(entryWith(before), entryWith(after)), expected));
}

test('an end of the time to object is told as such', () => {
  const added = {name: 'New', announced: '2026-10-01', effectiveFrom: '2026-12-01'};
  const feed = {objection: {days: 14}, subprocessors: ['Old']};
  assert.match(
    textOf(feed, {...feed, subprocessors: ['Old', added]}),
    /^ {4}The time to object ended on October 15, 2026\.$/m,
  );
});

test('a column that most entries got is told once', () => {
  const names = ['Ant', 'Bee', 'Cat', 'Dog'];
  const text = textOf({subprocessors: names}, {subprocessors: names.map((name) => ({name, retention: '30 days'}))});
  assert.match(text, /^No subprocessor was added, removed or changed\.\nNewly stated: Retention\.$/m);
  assert.doesNotMatch(text, /30 days/);
});

test('a category of another name is told once', () => {
  const of = (category) => ({subprocessors: ['Ant', 'Bee'].map((name) => ({name, category}))});
  assert.equal(textOf(of('Infra'), of('Infrastructure')).match(/“Infra” is now “Infrastructure”/g)?.length, 1);
});

test('nothing in a feed reaches the terminal as more than text', () => {
  const nasty = '\u001b[2J\u009b31m\u202eevil';
  const text = textOf(entryWith({}), {
    publisher: nasty,
    introduction: nasty,
    subprocessors: [{name: nasty, purpose: nasty}, {id: 'acme', name: 'Acme', country: 'DE', notes: nasty}, 'Other'],
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.match(text, /evil/);
});

test('nothing that a feed or a name says is a command to a terminal, in no format and no message', async (t) => {
  const nasty = '\u001b[2J\u009b31m\u202eevil';
  const entry = {id: 'acme', name: nasty, purpose: nasty, url: `javascript:${nasty}`};
  const cwd = temporaryFolder(t);
  writeFileSync(join(cwd, 'a.json'), JSON.stringify(entryWith({})));
  writeFileSync(
    join(cwd, 'b.json'),
    JSON.stringify({publisher: nasty, subprocessors: [entry, {id: nasty, name: 'B'}]}),
  );
  for (const args of [
    ...['text', 'markdown', 'json'].map((format) => ['diff', 'a.json', 'b.json', '--format', format]),
    ['diff', 'a.json', nasty],
    ['diff', 'a.json', nasty, '--exit-code'],
    ['validate', 'b.json', '--format', 'json'],
    [nasty],
  ]) {
    const {stdout, stderr} = await cli(args, {cwd});
    assert.match(stdout + stderr, /evil/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/, args.join(' '));
    if (args.includes('json'))
      assert.ok(stdout.startsWith('{') && JSON.stringify(JSON.parse(stdout)).includes(nasty.slice(1)));
  }
});

test('what is no prose is as it is written', () => {
  const text = textOf(
    {...entryWith({}), publisher: 'A_b_c', objection: {subject: 'x'}, introduction: 'See us'},
    {...entryWith({}), publisher: 'A *b* c', objection: {subject: '[y] *z*'}, introduction: 'See *them*'},
  );
  assert.match(text, /Publisher \(editorial\): A_b_c → A \*b\* c$/m);
  assert.match(text, /: x → \[y\] \*z\*$/m);
  assert.match(text, /See us → See them$/m);
});

test('nothing in a feed is a mark in Markdown', () => {
  const nasty = '# <img src=x> [a](javascript:alert(1)) *b* `c` | ![d](e)';
  const markdown = markdownOf(entryWith({}), {
    publisher: nasty,
    introduction: `- ${nasty}`,
    subprocessors: [
      {name: nasty, url: 'javascript:alert(1)', purpose: `1. ${nasty}`},
      entryWith({}).subprocessors[0],
      'Other',
    ],
  });
  const html = marked.parse(markdown, {gfm: true});
  for (const mark of ['<img', '<em>', '<code>', '<h1', 'href="javascript', '<ol'])
    assert.ok(!html.includes(mark), mark);
  assert.match(html, /alert/);
});

const PAIRS = [
  ['Sends letters', 'Sends letters and parcels', ['same Sends letters', 'added  and parcels']],
  ['Hosting', 'Answers to questions', undefined],
];
for (const [before, after, expected] of PAIRS) {
  test(`the words of "${before}" and "${after}"`, () =>
    assert.deepEqual(
      wordParts(before, after)?.map(({kind, text}) => `${kind} ${text}`),
      expected,
    ));
}

/** Both feeds as files, for the whole command. */
function files(t) {
  const cwd = temporaryFolder(t);
  writeFileSync(join(cwd, 'old.json'), JSON.stringify(BEFORE));
  writeFileSync(join(cwd, 'new.jsonc'), `// kept with comments\n${JSON.stringify(AFTER)}`);
  writeFileSync(join(cwd, 'broken.json'), '{"subprocessors": [\n  {"name": }]}');
  writeFileSync(
    join(cwd, 'faulty.json'),
    '{\n  "subprocessors": [\n    {"id": "a", "name": "A", "url": "javascript:x"}\n  ]\n}',
  );
  return cwd;
}

const RUNS = [
  ['differences', ['old.json', 'new.jsonc'], 0],
  ['differences that count', ['old.json', 'new.jsonc', '--exit-code'], 1],
  ['no differences that count', ['old.json', 'old.json', '--exit-code'], 0],
  ['what is not there', ['old.json', 'none.json'], 1],
  ['what is not there, and counts', ['old.json', 'none.json', '--exit-code'], 2],
  ['an unknown format', ['old.json', 'old.json', '--format', 'xml'], 2],
  ['stdin twice', ['-', '-'], 2],
  ['one operand', ['old.json'], 2],
];
for (const [what, args, code] of RUNS) {
  test(`the exit code of ${what} is ${code}`, async (t) => {
    assert.equal((await cli(['diff', ...args], {cwd: files(t)})).code, code);
  });
}

test('one of both feeds may come from stdin', async (t) => {
  const {stdout, stderr} = await cli(['diff', '-', 'new.jsonc'], {cwd: files(t), input: JSON.stringify(BEFORE)});
  assert.match(stdout, /^− stdin, updated May 1, 2026$/m);
  assert.equal(stderr, '');
});

test('what is the same is said to be', async (t) => {
  const {stdout} = await cli(['diff', 'old.json', 'old.json'], {cwd: files(t)});
  assert.match(stdout, /\n\nNo changes\.\n$/);
});

test('a feed may be an address', async (t) => {
  const server = createServer((_, response) => response.end(JSON.stringify(AFTER))).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/subprocessors.json`;
  const {stdout} = await cli(['diff', 'old.json', url, '--format', 'json'], {cwd: files(t)});
  assert.equal(JSON.parse(stdout).after.source, url);
});

test('the day on which it is asked decides which deadlines are over', async (t) => {
  const cwd = temporaryFolder(t);
  const entry = {id: 'new', name: 'New', announced: '2026-11-01', effectiveFrom: '2026-12-01'};
  writeFileSync(join(cwd, 'a.json'), JSON.stringify({...entryWith({}), objection: {days: 14}}));
  writeFileSync(
    join(cwd, 'b.json'),
    JSON.stringify({objection: {days: 14}, subprocessors: [...entryWith({}).subprocessors, entry]}),
  );
  const on = async (day) => (await cli(['diff', 'a.json', 'b.json', '--now', day], {cwd})).stdout;
  assert.match(await on('2026-11-15'), /until November 15, 2026/);
  assert.match(await on('2026-11-16'), /ended/);
});

test('what is no JSON is said with its place, and nothing is compared', async (t) => {
  const {code, stdout, stderr} = await cli(['diff', 'old.json', 'broken.json'], {cwd: files(t)});
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /broken\.json: line 2, column 12: This is not valid JSON/);
});

test('what is wrong with a feed is said with its place, and the rest is compared', async (t) => {
  const {code, stdout, stderr} = await cli(['diff', 'old.json', 'faulty.json'], {cwd: files(t)});
  assert.equal(code, 0);
  assert.match(stderr, /^faulty\.json:3:37: \/subprocessors\/0\/url: "javascript:x" is not shown as a link/m);
  assert.match(stdout, /^\+ A$/m);
});
