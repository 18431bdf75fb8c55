/** The feed that `init` writes to start from. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {Ajv} from 'ajv';
import addFormats from 'ajv-formats';
import {cli, source, temporaryFolder} from '../support/cli.mjs';

const [{startingFeed}, {toFeedFile}, {feedJsonSchema}, {DisclosureSchema, SubprocessorSchema}] = await Promise.all(
  ['src/cli/init/starting-feed.ts', 'src/cli/feed-file.ts', 'src/feed/json-schema.ts', 'src/feed/schema.ts'].map(
    source,
  ),
);

const TEXT = startingFeed({schema: './schema.json', updated: '2026-11-01'}, 'feed.jsonc');
const read = (text, name = 'feed.jsonc') => toFeedFile({name, text, hasComments: name.endsWith('.jsonc')});
/** With every field that is only proposed. */
const ALL = TEXT.replace(/^( *)\/\/ (?=")/gm, '$1');

const validate = addFormats(new Ajv({strict: false})).compile(feedJsonSchema());

for (const [what, text] of [
  ['as it is', TEXT],
  ['with every field that it proposes', ALL],
]) {
  test(`the feed to start from is right ${what}`, () => {
    const file = read(text);
    assert.deepEqual(file.problems, []);
    assert.equal(file.feed.subprocessors.length, 2);
    assert.ok(validate(file.value), JSON.stringify(validate.errors));
  });
}

test('it has no comma too many', () => {
  const withoutComments = TEXT.replace(/^ *\/\/.*\n/gm, '');
  assert.equal(JSON.parse(withoutComments).updated, '2026-11-01');
});

test('it shows and explains every field of a feed, and of an entry', () => {
  const {value} = read(ALL);
  assert.deepEqual(
    Object.keys(DisclosureSchema.entries).filter((field) => !(field in value)),
    [],
  );
  assert.deepEqual(
    Object.keys(SubprocessorSchema.entries).filter((field) => !(field in value.subprocessors[0])),
    [],
  );
  const lines = TEXT.split('\n').map((line) => line.trim());
  for (const field of [...Object.keys(value), ...Object.keys(value.subprocessors[0])]) {
    const at = lines.findIndex((line) => line.replace('// ', '').startsWith(`"${field}":`));
    assert.match(lines[at - 1], /^\/\/ [A-Z].+\.$/, field);
  }
});

test('it begins with its schema, by which editors know it', () => {
  assert.equal(Object.keys(read(TEXT).value)[0], '$schema');
});

test('what is to be replaced can be told', () => {
  const {feed} = read(TEXT);
  assert.equal(feed.publisher.name, 'TBD');
  for (const {purpose} of feed.subprocessors) assert.equal(purpose, 'TBD');
});

test('init writes a file here, with the day of today, and says what comes next', async (t) => {
  const cwd = temporaryFolder(t);
  const before = new Date().toISOString().slice(0, 10);
  const {code, stdout, stderr} = await cli(['init', '--publisher', 'Acme "&" Sons'], {cwd, env: {TZ: 'UTC'}});
  assert.deepEqual([code, stdout], [0, '']);
  assert.match(stderr, /Wrote subprocessors\.jsonc\..*\n.*preview subprocessors\.jsonc/);
  assert.deepEqual(readdirSync(cwd), ['subprocessors.jsonc']);
  const {feed} = read(readFileSync(join(cwd, 'subprocessors.jsonc'), 'utf8'));
  assert.equal(feed.publisher.name, 'Acme "&" Sons');
  assert.ok([before, new Date().toISOString().slice(0, 10)].includes(feed.updated));
  assert.match(
    feed.$schema,
    /^https:\/\/unpkg\.com\/subprocessor-list@\d+\.\d+\.\d+\/dist\/subprocessors\.schema\.json$/,
  );
});

test('init names the schema of the package that is installed, from the folder of the file', async (t) => {
  const cwd = temporaryFolder(t);
  const dist = join(cwd, 'node_modules/subprocessor-list/dist');
  mkdirSync(dist, {recursive: true});
  mkdirSync(join(cwd, 'legal'));
  writeFileSync(join(dist, 'subprocessors.schema.json'), '{}');
  const schemaOf = (path) => read(readFileSync(join(cwd, path), 'utf8')).value.$schema;
  await cli(['init', 'legal/feed.jsonc'], {cwd});
  await cli(['init', 'feed.jsonc'], {cwd});
  assert.equal(schemaOf('legal/feed.jsonc'), '../node_modules/subprocessor-list/dist/subprocessors.schema.json');
  assert.equal(schemaOf('feed.jsonc'), './node_modules/subprocessor-list/dist/subprocessors.schema.json');
});

for (const name of ['feed.json', 'feed']) {
  test(`init writes no comments into ${name}, where no command would read them`, async (t) => {
    const cwd = temporaryFolder(t);
    await cli(['init', name], {cwd});
    assert.equal(JSON.parse(readFileSync(join(cwd, name), 'utf8')).subprocessors.length, 2);
  });
}

test('init writes to stdout where a - asks for it', async (t) => {
  const cwd = temporaryFolder(t);
  const {stdout, stderr} = await cli(['init', '-'], {cwd});
  assert.equal(read(stdout).feed.subprocessors.length, 2);
  assert.equal(stderr, '');
  assert.deepEqual(readdirSync(cwd), []);
});

const REFUSED = [
  ['a file that is there', ['there.jsonc'], 1, /there\.jsonc exists already\. Name another file, or remove it\./],
  ['a folder that is not', ['none/feed.jsonc'], 1, /none\/feed\.jsonc: There is no such folder\. Make it first\./],
  ['two files', ['a.jsonc', 'b.jsonc'], 2, /It takes/],
];
for (const [what, args, code, message] of REFUSED) {
  test(`init refuses ${what}`, async (t) => {
    const cwd = temporaryFolder(t);
    writeFileSync(join(cwd, 'there.jsonc'), 'mine');
    const result = await cli(['init', ...args], {cwd});
    assert.equal(result.code, code);
    assert.match(result.stderr, message);
    assert.equal(readFileSync(join(cwd, 'there.jsonc'), 'utf8'), 'mine');
    assert.ok(!existsSync(join(cwd, 'b.jsonc')));
  });
}

for (const [file, typed] of [
  ['my feed.jsonc', '"my feed.jsonc"'],
  ['-feed.jsonc', './-feed.jsonc'],
  ['feed.jsonc', 'feed.jsonc'],
]) {
  test(`the commands that come next take "${file}" as it is typed`, async (t) => {
    const cwd = temporaryFolder(t);
    const {stderr} = await cli(['init', '--', file], {cwd});
    for (const text of [stderr, readFileSync(join(cwd, file), 'utf8')])
      for (const command of ['preview', 'validate'])
        assert.ok(text.includes(`subprocessor-list ${command} ${typed}`), text);
  });
}
