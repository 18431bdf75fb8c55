/** The command as people and programs meet it: what it prints, in which form, and how it ends. */
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import test from 'node:test';
import {makeFeed} from '../bench/feed.mjs';
import {cli, source, temporaryFolder} from '../support/cli.mjs';

const {formatFindings} = await source('src/cli/check/format.ts');

const HETZNER = {
  id: 'hetzner',
  name: 'Hetzner',
  country: 'DE',
  purpose: 'Hosting',
  address: 'Gunzenhausen',
  contact: 'dpo@hetzner.com',
};
const CLEAN = {updated: '2026-11-01', notice: 30, objection: 30, subprocessors: [HETZNER]};
const FAULTY = {...CLEAN, subprocessors: [{...HETZNER, effectiveFrom: '2026-02-30', country: 'UK'}]};
const NOW = ['--now', '2026-11-27'];

/** A folder with these files, of which each is a text or a value. */
function folderOf(t, files) {
  const folder = temporaryFolder(t);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  return folder;
}

const validate = (cwd, args, rest) => cli(['validate', ...args, ...NOW], {cwd, ...rest});

test('a clean feed', async (t) => {
  const {code, stdout, stderr} = await validate(folderOf(t, {'feed.json': CLEAN}), ['feed.json']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.equal(
    stdout,
    'feed.json\n  Nothing to mend.\n  Completeness 100 %\n\n0 errors, 0 warnings, 0 pieces of advice\n',
  );
});

test('a faulty feed: place, level, sentence, code and pointer', async (t) => {
  const {code, stdout} = await validate(folderOf(t, {'feed.json': FAULTY}), ['feed.json']);
  assert.equal(code, 1);
  const lines = stdout.split('\n');
  assert.equal(lines[0], 'feed.json');
  assert.match(lines[1], /^ {2} {1}9:18 {2}advice {3}"UK" .* Write GB\. \(unofficial-code\)$/);
  assert.match(lines[2], /^ {9}\/subprocessors\/0\/country$/);
  assert.match(
    stdout,
    /^ {2}13:24 {2}error {4}"2026-02-30" is not a date .* \(date\)\n {9}\/subprocessors\/0\/effectiveFrom$/m,
  );
  assert.match(stdout, /\n1 error, 0 warnings, 2 pieces of advice\n$/);
});

test('warnings, advice and gaps are no failure', async (t) => {
  const feed = {...CLEAN, subprocessors: [{id: 'x', name: 'X', purpose: 'TBD', country: 'UK'}]};
  const {code, stdout} = await validate(folderOf(t, {'feed.json': feed}), ['feed.json']);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /Completeness 25 %: address missing in 1 of 1, contact missing in 1 of 1, purpose missing in 1 of 1\n/,
  );
  assert.match(stdout, /0 errors, 1 warning, 2 pieces of advice/);
});

test('several files: what cannot be read hides none of the others', async (t) => {
  const folder = folderOf(t, {'a.json': CLEAN, 'b.json': '{"subprocessors": [}', 'c.json': FAULTY});
  const {code, stdout} = await validate(folder, ['missing.json', 'a.json', 'b.json', 'c.json']);
  assert.equal(code, 1);
  assert.match(stdout, /^missing\.json\n {4}error {4}There is no such file\. \(unreadable\)$/m);
  assert.match(stdout, /^a\.json\n {2}Nothing to mend\.$/m);
  assert.match(stdout, /^b\.json\n {2}1:20 {2}error {4}.*\(json-syntax\)$/m);
  assert.match(stdout, /^c\.json\n/m);
  assert.match(stdout, /\n3 errors, /);
});

test('one unreadable file among good ones fails', async (t) => {
  const {code} = await validate(folderOf(t, {'a.json': CLEAN}), ['a.json', 'missing.json']);
  assert.equal(code, 1);
});

test('stdin, with comments', async (t) => {
  const input = `// Ours\n${JSON.stringify(FAULTY)}`;
  const {code, stdout} = await validate(temporaryFolder(t), ['-'], {input});
  assert.equal(code, 1);
  assert.match(stdout, /^stdin\n(.*\n){4} {2}2:\d+ {2}error/);
});

test('a file of Windows: a byte order mark, comments and its line breaks', async (t) => {
  const text =
    '\uFEFF// Ours\r\n{"updated": "2026-11-01", "notice": 1, "objection": 1,\r\n\t"subprocessors": [{"id": "a", "name": "TBD"},]}';
  const {stdout} = await validate(folderOf(t, {'feed.jsonc': text}), ['feed.jsonc']);
  assert.match(stdout, /^ {2}3:40 {2}warning {2}"TBD"/m);
});

test('a page', async (t) => {
  const server = createServer((request, response) => {
    if (request.url !== '/feed.json') response.statusCode = 404;
    response.end(JSON.stringify(CLEAN));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = `http://127.0.0.1:${server.address().port}`;
  const {code, stdout} = await validate(temporaryFolder(t), [`${address}/feed.json`, `${address}/none.json`]);
  assert.equal(code, 1);
  assert.match(stdout, /\/feed\.json\n {2}Nothing to mend\./);
  assert.match(stdout, /\/none\.json\n.*404.*\(unreadable\)/);
});

test('the version before', async (t) => {
  const old = {...CLEAN, updated: '2026-10-01', subprocessors: [HETZNER, {id: 'stripe', name: 'Stripe'}]};
  const folder = folderOf(t, {'new.json': CLEAN, 'old.json': old, 'no.json': '5'});
  const {code, stdout} = await validate(folder, ['new.json', '--previous', 'old.json']);
  assert.equal(code, 0);
  assert.match(stdout, /warning {2}"Stripe" \(stripe\) .*"effectiveUntil".* \(deleted\)/);
  const reused = {...CLEAN, subprocessors: [{...HETZNER, name: 'Vaultly', contact: 'a@vaultly.com'}]};
  writeFileSync(join(folder, 'reused.json'), JSON.stringify(reused));
  assert.equal((await validate(folder, ['reused.json', '--previous', 'old.json'])).code, 1);
  for (const previous of ['no.json', 'missing.json']) {
    const failure = await validate(folder, ['new.json', '--previous', previous]);
    assert.equal(failure.code, 1);
    assert.equal(failure.stdout, '');
    assert.match(failure.stderr, new RegExp(previous));
  }
});

for (const [name, args, message] of [
  ['no file', [], /was given nothing/],
  ['an unknown format', ['a.json', '--format', 'xml'], /text, json, github/],
  ['an unknown option', ['a.json', '--strict'], /--strict/],
  ['stdin twice', ['-', '--previous', '-'], /once/],
]) {
  test(`not understood: ${name}`, async (t) => {
    const {code, stdout, stderr} = await validate(temporaryFolder(t), args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
  });
}

test('not understood: an impossible day', async () => {
  const {code, stderr} = await cli(['validate', 'a.json', '--now', '2026-02-30']);
  assert.equal(code, 2);
  assert.match(stderr, /--now takes a date/);
});

test('JSON has everything, and nothing else', async (t) => {
  const folder = folderOf(t, {'a.json': FAULTY, 'b.json': CLEAN});
  const env = {FORCE_COLOR: '1'};
  const {code, stdout} = await validate(folder, ['a.json', 'b.json', '--format', 'json'], {env});
  assert.equal(code, 1);
  const {files} = JSON.parse(stdout);
  assert.deepEqual(
    files.map(({file, problems}) => [file, problems.map(({code, level}) => [code, level])]),
    [
      [
        'a.json',
        [
          ['unofficial-code', 'advice'],
          ['adequacy-unstated', 'advice'],
          ['date', 'error'],
        ],
      ],
      ['b.json', []],
    ],
  );
  assert.deepEqual(Object.keys(files[0].problems[0]), ['code', 'level', 'path', 'line', 'column', 'message']);
  assert.deepEqual(files[1].completeness, {score: 100, entries: 1, missing: []});
});

test('JSON of a file that is no feed', async (t) => {
  const {stdout} = await validate(folderOf(t, {'a.json': '{'}), ['a.json', '--format', 'json']);
  const [{problems, completeness}] = JSON.parse(stdout).files;
  assert.equal(problems[0].code, 'json-syntax');
  assert.equal(completeness, undefined);
});

test('annotations: escapes, and a level for each', async (t) => {
  const purpose = 'TBD';
  const feed = {...CLEAN, subprocessors: [{...HETZNER, purpose, retention: 'n/a', effectiveFrom: '100 %:,\r\n'}]};
  const {code, stdout} = await validate(folderOf(t, {'a,b%.json': feed}), ['a,b%.json', '--format', 'github']);
  assert.equal(code, 1);
  const lines = stdout.split('\n');
  assert.equal(lines.length, 4, 'one line for each, and the last break');
  assert.match(
    lines[0],
    /^::warning file=a%2Cb%25\.json,line=10,col=18,title=Text that stands for another \(placeholder\)::"TBD" stands/,
  );
  assert.match(stdout, /^::notice .*::.*\(\/subprocessors\/0\/retention\)$/m);
  assert.match(stdout, /^::error .*::"100 %25:,%0D%0A" is not a date/m);
});

const finding = (fields) => ({
  code: 'date',
  level: 'error',
  file: 'f',
  path: '/a',
  line: 1,
  column: 2,
  message: 'No.',
  ...fields,
});

test('findings alone', () => {
  assert.equal(
    formatFindings(
      [finding({}), finding({file: 'g', line: 10, path: '', level: 'warning'}), finding({column: 30})],
      'text',
    ),
    `f
   1:2  error    No. (date)
        /a
  1:30  error    No. (date)
        /a

g
  10:2  warning  No. (date)

2 errors, 1 warning, 0 pieces of advice
`,
  );
  assert.deepEqual(JSON.parse(formatFindings([finding({})], 'json')).files.length, 1);
  assert.equal(
    formatFindings([finding({file: 'a:b', line: undefined, column: undefined, path: ''})], 'github'),
    '::error file=a%3Ab,title=No date of the calendar (date)::No.\n',
  );
});

test('the pointer to the whole feed is told in words', async (t) => {
  const feed = {subprocessors: [HETZNER], updated: '2026-11-01'};
  const {stdout} = await validate(folderOf(t, {'feed.json': feed}), ['feed.json', 'missing.json']);
  assert.match(stdout, /\(no-notice\)\n +\(the whole feed\)\n/);
  assert.match(stdout, /\(unreadable\)\n\n/);
});

test('what a feed says is no command to a terminal', () => {
  const text = formatFindings([finding({message: 'a\u001b[31mb\r\nc\u202Ed', path: '/\u0007'})], 'text');
  assert.match(text, /a\\u001b\[31mb\\u000d\\u000ac\\u202ed/);
  assert.match(text, /\/\\u0007\n/);
});

test('many of a kind are told once, but errors and small rests are not', () => {
  const text = (level, number) =>
    formatFindings(
      Array.from({length: number}, (_, line) => finding({level, line: line + 1})),
      'text',
    );
  assert.equal(text('advice', 11).match(/No\./g).length, 11);
  assert.equal(text('advice', 12).match(/No\./g).length, 10);
  assert.match(text('warning', 2010), /and 2,000 more like this \(date\)/);
  assert.match(text('warning', 2010), /0 errors, 2,010 warnings/);
  assert.equal(text('error', 40).match(/No\./g).length, 40);
});

test('20,000 entries, each with several problems: all are found, each with its place', async (t) => {
  const feed = makeFeed(20_000);
  for (const entry of feed.subprocessors) Object.assign(entry, {purpose: 'TBD', country: 'UK'});
  const {code, stdout} = await validate(folderOf(t, {'feed.json': feed}), ['feed.json', '--format', 'json']);
  assert.equal(code, 0);
  const [{problems}] = JSON.parse(stdout).files;
  const placeholders = problems.filter((problem) => problem.code === 'placeholder');
  assert.equal(placeholders.length, 20_000);
  assert.equal(new Set(placeholders.map(({line}) => line)).size, 20_000);
  assert.equal(placeholders.at(-1).path, '/subprocessors/19999/purpose');
});
