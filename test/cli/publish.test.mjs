/** Publishing: what is written, what of it is history, and that it is all or nothing. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {parseAtomFeed, parseJsonFeed} from 'feedsmith';
import {cli, source, temporaryFolder} from '../support/cli.mjs';
import {filesOf} from '../support/files-of.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const ELEMENT = `subprocessor-list/${manifest.version}/subprocessor-list.js`;

const entry = (name, more = {}) => ({
  id: name.toLowerCase(),
  name,
  purpose: `What ${name} does`,
  country: 'DE',
  locations: ['DE'],
  ...more,
});

const feedOf = (updated, names, more = {}) => ({
  publisher: {name: 'Acme', url: 'https://www.acme.example/'},
  updated,
  ...more,
  subprocessors: names.map((name) => (typeof name === 'string' ? entry(name) : name)),
});

const FIRST = feedOf('2026-01-10', ['Alpha', 'Beta']);
const SECOND = feedOf('2026-02-20', ['Alpha', entry('Gamma', {effectiveFrom: '2026-04-01', announced: '2026-02-20'})], {
  objection: {days: 30},
});
const THIRD = feedOf('2026-03-30', [entry('Alpha', {locations: ['DE', 'US']}), 'Gamma']);

const NOW = ['--now', '2026-11-27'];

/** Publishes a feed into `out`, from a folder in which it stands as `feed.json`. */
async function publish(folder, feed, ...options) {
  writeFileSync(join(folder, 'feed.json'), typeof feed === 'string' ? feed : JSON.stringify(feed));
  return cli(['publish', 'feed.json', '--out', 'out', ...NOW, ...options], {cwd: folder});
}

const templates = new Map();
const shelf = mkdtempSync(join(tmpdir(), 'subprocessor-list-'));
after(() => rmSync(shelf, {recursive: true, force: true}));

/** The path of a folder in which these were published, one after the other; none of them twice for all tests. */
function template(feeds, options) {
  const key = JSON.stringify([feeds, options]);
  if (!templates.has(key)) templates.set(key, publishOnce(feeds, options));
  return templates.get(key);
}

async function publishOnce(feeds, options) {
  const folder = mkdtempSync(join(shelf, 'template-'));
  if (!feeds.length) return folder;
  cpSync(await template(feeds.slice(0, -1), options), folder, {recursive: true});
  const {code, stderr} = await publish(folder, feeds.at(-1), ...options);
  assert.equal(code, 0, stderr);
  return folder;
}

async function published(t, feeds, ...options) {
  const folder = temporaryFolder(t);
  cpSync(await template(feeds, options), folder, {recursive: true});
  return {folder, out: join(folder, 'out')};
}

const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const sri = (path) => `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;

/** When each file and folder was written last. */
const timesOf = (dir) =>
  Object.fromEntries(
    ['.', ...readdirSync(dir, {recursive: true})].sort().map((name) => [name, statSync(join(dir, name)).mtimeMs]),
  );

/** Of a folder that stays as it is, whatever is asked. */
async function refuses(folder, run, message) {
  const before = filesOf(folder);
  const {code, stdout, stderr} = await run();
  assert.equal(code, 1, stderr);
  assert.match(stderr, message);
  assert.equal(stdout, '');
  delete before['feed.json'];
  const after = filesOf(folder);
  delete after['feed.json'];
  assert.deepEqual(after, before);
}

test('the first version: all files, and what was written of them', async (t) => {
  const folder = temporaryFolder(t);
  const {code, stdout, stderr} = await publish(folder, FIRST);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /Published\. The version of 2026-01-10, the first: 2 subprocessors\.\n$/);
  const names = Object.keys(filesOf(join(folder, 'out')));
  assert.deepEqual(stdout.trim().split('\n').sort(), names.map((name) => `out/${name}`).sort());
  for (const name of [
    '.well-known/subprocessors.json',
    'subprocessors.atom',
    'subprocessors.changes.json',
    'subprocessors.css',
    'subprocessors.csv',
    'subprocessors.fragment.html',
    'subprocessors.html',
    'subprocessors.json',
    'subprocessors.jsonld',
    'versions/2026-01-10.json',
    ELEMENT,
    ELEMENT.replace(/[^/]+$/, 'licenses.md'),
  ])
    assert.ok(names.includes(name), name);
  assert.ok(!names.some((name) => name.endsWith('.map')));
  assert.ok(readFileSync(join(folder, 'out/subprocessors.html'), 'utf8').includes(ELEMENT));
  assert.equal(readFileSync(join(folder, 'out/subprocessors.json'), 'utf8'), `${JSON.stringify(FIRST, null, 2)}\n`);
});

test('three versions: each names those before it with their hashes, and what changed', async (t) => {
  const {out} = await published(t, [FIRST, SECOND, THIRD]);
  const feed = json(out, 'subprocessors.json');
  assert.deepEqual(feed.previousVersions, [
    {
      date: '2026-02-20',
      type: 'feed',
      url: 'versions/2026-02-20.json',
      integrity: sri(join(out, 'versions/2026-02-20.json')),
    },
    {
      date: '2026-01-10',
      type: 'feed',
      url: 'versions/2026-01-10.json',
      integrity: sri(join(out, 'versions/2026-01-10.json')),
    },
  ]);
  assert.deepEqual(feed.changes, [
    {date: '2026-03-30', changed: ['Alpha', 'Gamma']},
    {date: '2026-02-20', added: ['Gamma'], removed: ['Beta']},
  ]);
  // The copies differ in nothing but where the versions are, seen from them.
  for (const [path, prefix] of [
    ['versions/2026-03-30.json', ''],
    ['.well-known/subprocessors.json', '../versions/'],
  ]) {
    const copy = json(out, path);
    assert.deepEqual(
      copy.previousVersions.map(({url}) => url),
      [`${prefix}2026-02-20.json`, `${prefix}2026-01-10.json`],
    );
    assert.deepEqual({...copy, previousVersions: 0}, {...feed, previousVersions: 0});
  }
});

test('nothing has changed: nothing is written, whatever the form of the source', async (t) => {
  const {folder, out} = await published(t, [FIRST, SECOND]);
  const [files, times] = [filesOf(out), timesOf(out)];
  const current = readFileSync(join(out, 'subprocessors.json'), 'utf8');
  for (const [what, feed] of [
    ['the same', SECOND],
    ['pretty', JSON.stringify(SECOND, null, '\t')],
    ['what was published', current],
  ]) {
    const {code, stdout, stderr} = await publish(folder, feed);
    assert.equal(code, 0, stderr);
    assert.equal(stdout, '', what);
    assert.match(stderr, /^Nothing has changed since 2026-02-20\.$/m);
    assert.equal((await publish(folder, feed, '--check')).code, 0);
  }
  const inPlace = await cli(['publish', 'out/subprocessors.json', '--out', 'out', ...NOW], {cwd: folder});
  assert.match(inPlace.stderr, /Nothing has changed/);
  assert.deepEqual(filesOf(out), files);
  assert.deepEqual(timesOf(out), times);
});

test('the published feed, edited, is a source without doubling; also where it stands', async (t) => {
  const {folder, out} = await published(t, [FIRST, SECOND]);
  const expected = await published(t, [FIRST, SECOND, THIRD]);
  const edited = JSON.stringify({
    ...json(out, 'subprocessors.json'),
    updated: THIRD.updated,
    subprocessors: THIRD.subprocessors,
  });
  const inPlace = join(temporaryFolder(t), 'out');
  cpSync(out, inPlace, {recursive: true});
  assert.equal((await publish(folder, edited)).code, 0);
  writeFileSync(join(inPlace, 'subprocessors.json'), edited);
  const {code, stderr} = await cli(['publish', 'subprocessors.json', '--out', '.', ...NOW], {cwd: inPlace});
  assert.equal(code, 0, stderr);
  for (const dir of [out, inPlace]) {
    for (const field of ['changes', 'previousVersions'])
      assert.deepEqual(json(dir, 'subprocessors.json')[field], json(expected.out, 'subprocessors.json')[field]);
  }
});

test('a file that is gone or stale is made again, and no other', async (t) => {
  const {folder, out} = await published(t, [FIRST]);
  const times = timesOf(out);
  rmSync(join(out, 'subprocessors.csv'));
  appendFileSync(join(out, 'subprocessors.atom'), ' ');
  const {stdout, stderr} = await publish(folder, FIRST);
  assert.deepEqual(stdout.trim().split('\n').sort(), ['out/subprocessors.atom', 'out/subprocessors.csv']);
  assert.match(stderr, /The list has not changed since 2026-01-10; 2 files made from it have\./);
  const changed = Object.entries(timesOf(out)).filter(([name, time]) => times[name] !== time);
  assert.deepEqual(changed.map(([name]) => name).sort(), ['.', 'subprocessors.atom', 'subprocessors.csv']);
});

test('--dry-run and --check say what would be written, and write nothing', async (t) => {
  const folder = temporaryFolder(t);
  for (const [option, code] of [
    ['--dry-run', 0],
    ['--check', 1],
  ]) {
    const run = await publish(folder, FIRST, option);
    assert.equal(run.code, code);
    assert.match(run.stdout, /^A +\d+ B {2}versions\/2026-01-10\.json$/m);
    assert.match(run.stderr, /Publishing would write \d+ files/);
    assert.ok(!existsSync(join(folder, 'out')));
  }
  await publish(folder, FIRST);
  const times = timesOf(folder);
  const {code, stdout} = await publish(folder, SECOND, '--check');
  assert.equal(code, 1);
  assert.match(stdout, /^M .* subprocessors\.json$/m);
  assert.deepEqual(timesOf(join(folder, 'out'))['.'], times.out);
  assert.equal((await publish(folder, SECOND, '--dry-run')).code, 0);
});

for (const [what, feed, message] of [
  [
    'other content under an old date',
    {...FIRST, updated: '2026-02-20'},
    /versions\/2026-02-20\.json is published, .* Set "updated"/,
  ],
  [
    'a date before that of the newest version',
    FIRST,
    /of 2026-01-10, but the version of 2026-02-20 is published already/,
  ],
  ['a date in the future', {...SECOND, updated: '2026-11-29'}, /2026-11-29 is in the future/],
  ['no date', {...SECOND, updated: undefined}, /"updated": "2026-11-27"/],
  ['no date of the calendar', {...SECOND, updated: '2026-02-30'}, /"2026-02-30" is not a date of the calendar/],
  ['what is no feed', '{"subprocessors": 3}', /Nothing was published/],
  ['what is no JSON', '{"subprocessors": [}', /Nothing was published/],
  ['an error', {...SECOND, updated: '2026-11-27', subprocessors: [{id: 'a', name: ''}]}, /Nothing was published/],
  [
    'another hash of a published version',
    {...THIRD, previousVersions: [{url: './versions/2026-01-10.json', integrity: `sha384-${'A'.repeat(64)}`}]},
    /previousVersions: The feed states the hash .* for versions\/2026-01-10\.json, but the published file has sha384-/,
  ],
  [
    'a version that is not there',
    {...THIRD, previousVersions: [{url: 'versions/2025-01-10.json', integrity: `sha384-${'A'.repeat(64)}`}]},
    /names versions\/2025-01-10\.json with its hash, but there is no such file/,
  ],
]) {
  test(`refuses ${what}`, async (t) => {
    const {folder} = await published(t, [FIRST, SECOND]);
    await refuses(folder, () => publish(folder, feed), message);
    await refuses(folder, () => publish(folder, feed, '--check'), message);
  });
}

for (const [what, damage, message] of [
  [
    'an earlier version says something else',
    (out) => appendFileSync(join(out, 'versions/2026-01-10.json'), ' '),
    /2026-01-10\.json: The history was altered\. It is not as/,
  ],
  [
    'an earlier version has other line ends',
    (out) => {
      const path = join(out, 'versions/2026-01-10.json');
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    },
    /its hash is another one\. If git has changed its line ends, put "versions\/\*\* -text" into the \.gitattributes/,
  ],
  [
    'an earlier version is gone',
    (out) => rmSync(join(out, 'versions/2026-01-10.json')),
    /2026-01-10\.json: The history was altered\. It is missing/,
  ],
  [
    'the newest version says something else',
    (out) => appendFileSync(join(out, 'versions/2026-02-20.json'), ' '),
    /does not say what versions\/2026-02-20\.json says/,
  ],
  ['the newest version is gone', (out) => rmSync(join(out, 'versions/2026-02-20.json')), /The history was altered/],
  [
    'all versions are gone',
    (out) => rmSync(join(out, 'versions'), {recursive: true}),
    /versions: The history was altered\. There is no version in it/,
  ],
  [
    'the feed was edited',
    (out) => writeFileSync(join(out, 'subprocessors.json'), JSON.stringify(FIRST)),
    /subprocessors\.json: The history was altered/,
  ],
  [
    'a version was slipped in',
    (out) => cpSync(join(out, 'versions/2026-01-10.json'), join(out, 'versions/2025-12-24.json')),
    /2025-12-24\.json: The history was altered\. It was not published/,
  ],
  [
    'the newest version is no feed',
    (out) => writeFileSync(join(out, 'versions/2026-02-20.json'), '{'),
    /It is no feed any more/,
  ],
]) {
  test(`refuses to go on when ${what}`, async (t) => {
    const {folder, out} = await published(t, [FIRST, SECOND]);
    damage(out);
    for (const feed of [SECOND, THIRD]) await refuses(folder, () => publish(folder, feed), message);
    await refuses(folder, () => publish(folder, SECOND, '--check'), message);
  });
}

test('several versions of today', async (t) => {
  const feeds = [['Alpha'], ['Alpha', 'Beta'], ['Beta']].map((names) => feedOf('2026-11-27', names));
  const {folder, out} = await published(t, [FIRST, ...feeds]);
  assert.deepEqual(readdirSync(join(out, 'versions')), [
    '2026-01-10.json',
    '2026-11-27.2.json',
    '2026-11-27.3.json',
    '2026-11-27.json',
  ]);
  const {changes, previousVersions} = json(out, 'subprocessors.json');
  assert.deepEqual(
    previousVersions.map(({url}) => url),
    ['2026-11-27.2', '2026-11-27', '2026-01-10'].map((name) => `versions/${name}.json`),
  );
  assert.deepEqual(changes, [
    {date: '2026-11-27', removed: ['Alpha']},
    {date: '2026-11-27', added: ['Beta']},
    {date: '2026-11-27', removed: ['Beta']},
  ]);
  assert.match((await publish(folder, feeds.at(-1))).stderr, /Nothing has changed/);
  assert.match((await publish(folder, json(out, 'subprocessors.json'))).stderr, /Nothing has changed/);
  // The next day, it is history.
  await refuses(folder, () => publish(folder, feeds[0], '--now', '2026-11-28'), /2026-11-27\.3\.json is published/);
  const {entries} = parseAtomFeed(readFileSync(join(out, 'subprocessors.atom'), 'utf8'));
  assert.equal(new Set(entries.map(({id}) => id)).size, 4);
});

test('what the author states of the history stays as it is written', async (t) => {
  const pdf = {date: '2024-05-01', type: 'pdf', url: 'archive/2024.pdf', title: 'As it was'};
  const own = {date: '2026-03-30', summary: 'Alpha moved.', changed: ['Alpha']};
  const {folder, out} = await published(t, [
    {...FIRST, previousVersions: pdf, changes: {date: '2024-06-01', summary: 'We began.'}},
    {...SECOND, previousVersions: [pdf], changes: [{date: '2024-06-01', summary: 'We began.'}]},
    {
      ...THIRD,
      previousVersions: [pdf, {url: 'versions/2026-01-10.json', title: 'The first'}, 'https://acme.example/old.html'],
      changes: [{date: '2024-06-01', summary: 'We began.'}, own],
    },
  ]);
  const {changes, previousVersions} = json(out, 'subprocessors.json');
  assert.deepEqual(changes, [
    own,
    {date: '2026-02-20', added: ['Gamma'], removed: ['Beta']},
    {date: '2024-06-01', summary: 'We began.'},
  ]);
  assert.deepEqual(
    previousVersions.map(({url, title, integrity}) => [url, title, !!integrity]),
    [
      ['versions/2026-02-20.json', undefined, true],
      ['versions/2026-01-10.json', 'The first', true],
      ['archive/2024.pdf', 'As it was', false],
      [undefined, undefined, false],
    ],
  );
  assert.equal(previousVersions.at(-1), 'https://acme.example/old.html');
  assert.deepEqual(
    json(out, 'versions/2026-03-30.json').previousVersions.map((item) => item.url ?? item),
    ['2026-02-20.json', '2026-01-10.json', '../archive/2024.pdf', 'https://acme.example/old.html'],
  );
  assert.equal((await publish(folder, json(out, 'subprocessors.json'), '--check')).code, 0);
});

test('a step in which nothing of substance changes has no entry in the change log', async (t) => {
  const respelled = feedOf('2026-02-20', [entry('Alpha', {purpose: 'what Alpha does.'}), 'Beta']);
  const {out} = await published(t, [FIRST, respelled]);
  assert.equal(json(out, 'subprocessors.json').changes, undefined);
  const [newest] = json(out, 'subprocessors.changes.json').items;
  assert.match(newest.content_text, /1 entry with editorial changes/);
});

test('the author’s value is published as it is: unknown fields, order, comments aside', async (t) => {
  const folder = temporaryFolder(t);
  const text = `{
    // Kept by legal.
    "$schema": "./node_modules/subprocessor-list/dist/subprocessors.schema.json",
    "x-owner": {"team": "legal"}, "updated": "2026-01-10",
    "subprocessors": ["Alpha", {"zeta": 1, "name": ["Beta", "Gamma"], "id": "beta",},],
  }`;
  writeFileSync(join(folder, 'feed.jsonc'), text);
  const {code, stderr} = await cli(['publish', 'feed.jsonc', '--out', 'out', ...NOW], {cwd: folder});
  assert.equal(code, 0, stderr);
  const expected = {
    'x-owner': {team: 'legal'},
    updated: '2026-01-10',
    subprocessors: ['Alpha', {zeta: 1, name: ['Beta', 'Gamma'], id: 'beta'}],
  };
  assert.equal(readFileSync(join(folder, 'out/subprocessors.json'), 'utf8'), `${JSON.stringify(expected, null, 2)}\n`);
  const absolute = {$schema: 'https://acme.example/schema.json', ...FIRST};
  const {out} = await published(t, [absolute]);
  assert.equal(json(out, 'subprocessors.json').$schema, absolute.$schema);
});

test('the feed may come from stdin or an address', async (t) => {
  const folder = temporaryFolder(t);
  const server = createServer((_, response) => response.end(JSON.stringify(FIRST))).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.on('listening', resolve));
  const args = (from, out) => ['publish', from, '--out', out, ...NOW];
  const options = {cwd: folder, input: JSON.stringify(FIRST)};
  assert.equal((await cli(args('-', 'one'), options)).code, 0);
  assert.equal((await cli(args(`http://127.0.0.1:${server.address().port}/`, 'two'), options)).code, 0);
  assert.deepEqual(filesOf(join(folder, 'one')), filesOf(join(folder, 'two')));
});

test('a list that was kept by hand becomes the version before the first that is published', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'out/versions'), {recursive: true});
  const oldest = `${JSON.stringify(feedOf('2025-05-05', ['Alpha']))}`;
  writeFileSync(join(folder, 'out/versions/2025-05-05.json'), oldest);
  writeFileSync(join(folder, 'out/subprocessors.json'), JSON.stringify(FIRST));
  const {code, stderr} = await publish(folder, SECOND);
  assert.equal(code, 0, stderr);
  const out = join(folder, 'out');
  assert.deepEqual(json(out, 'versions/2026-01-10.json').subprocessors, FIRST.subprocessors);
  assert.equal(readFileSync(join(out, 'versions/2025-05-05.json'), 'utf8'), oldest);
  assert.deepEqual(
    json(out, 'subprocessors.json').previousVersions.map(({url, integrity}) => [url, integrity]),
    ['versions/2026-01-10.json', 'versions/2025-05-05.json'].map((url) => [url, sri(join(out, url))]),
  );
  assert.equal((await publish(folder, SECOND, '--check')).code, 0);
});

for (const [what, present, isTaken] of [
  ['the same list', JSON.stringify(FIRST, null, 1), true],
  ['another list of the same day', JSON.stringify({...FIRST, title: 'Other'}), false],
  ['a list without a date', JSON.stringify({subprocessors: []}), false],
  ['anything else', 'hello', false],
]) {
  test(`${what}, which was kept by hand, ${isTaken ? 'is taken over' : 'is not lost'}`, async (t) => {
    const folder = temporaryFolder(t);
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/subprocessors.json'), present);
    if (isTaken) assert.equal((await publish(folder, FIRST)).code, 0);
    else await refuses(folder, () => publish(folder, FIRST), /was not published by this command, and would be lost/);
  });
}

test('other files stay, and nothing is written elsewhere', async (t) => {
  const folder = temporaryFolder(t);
  const foreign = {
    'out/index.html': 'x',
    'out/versions/readme.txt': 'x',
    'out/.well-known/security.txt': 'x',
    'beside.txt': 'x',
  };
  for (const [name, text] of Object.entries(foreign)) {
    mkdirSync(join(folder, name, '..'), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
  const times = timesOf(folder);
  assert.equal((await publish(folder, FIRST)).code, 0);
  assert.equal((await publish(folder, SECOND)).code, 0);
  for (const name of Object.keys(foreign)) {
    assert.equal(readFileSync(join(folder, name), 'utf8'), 'x');
    assert.equal(timesOf(folder)[name], times[name]);
  }
  assert.deepEqual(readdirSync(folder).sort(), ['beside.txt', 'feed.json', 'out']);
  assert.ok(!existsSync(join(folder, 'out/.subprocessor-list')));
});

test('refuses to follow a link out of the folder', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'out'));
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('../elsewhere', join(folder, 'out/versions'));
  await refuses(folder, () => publish(folder, FIRST), /versions: This is a link that leads out of/);
  assert.deepEqual(readdirSync(join(folder, 'elsewhere')), []);
});

for (const [what, args, message] of [
  ['no folder', ['feed.json'], /It takes --out <dir>/],
  ['no feed', ['--out', 'out'], /It takes <feed> --out <dir>/],
  ['a day that is none', ['feed.json', '--out', 'out', '--now', 'today'], /--now takes a date/],
  ['a relative address', ['feed.json', '--out', 'out', '--base-url', '/legal/'], /--base-url takes the address/],
  [
    'an address that is no place',
    ['feed.json', '--out', 'out', '--base-url', 'mailto:a@b.c'],
    /--base-url takes the address/,
  ],
  [
    'an address with a query',
    ['feed.json', '--out', 'out', '--base-url', 'https://a.example/?x'],
    /--base-url takes the address/,
  ],
]) {
  test(`does not understand ${what}`, async (t) => {
    const {code, stderr} = await cli(['publish', ...args], {cwd: temporaryFolder(t)});
    assert.equal(code, 2);
    assert.match(stderr, message);
  });
}

test('a folder that is a file', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'out'), '');
  await refuses(folder, () => publish(folder, FIRST), /out/);
});

/** RFC 4287, sections 4.1.1 and 4.1.2: what must be there, once. */
function checkAtom(xml) {
  assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8"\?>\s*<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
  const [head, ...entries] = xml.replace(/<!\[CDATA\[.*?\]\]>/gs, 'text').split('<entry>');
  for (const part of [head, ...entries]) {
    for (const name of ['id', 'title', 'updated']) assert.equal(part.split(`<${name}`).length, 2, `${name} in ${part}`);
    assert.match(part, /<id>(https:\/\/|tag:|urn:uuid:)[^<\s]+<\/id>/);
    assert.match(part, /<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/);
    assert.match(part, /<link [^>]*rel="alternate"/);
  }
  assert.match(head, /<author>\s*<name>[^<]+<\/name>/);
  assert.match(head, /<link [^>]*rel="self"/);
  for (const entry of entries) assert.match(entry, /<content type="html">/);
}

test('what changed, as Atom and as JSON Feed 1.1', async (t) => {
  const {out} = await published(t, [FIRST, SECOND, THIRD]);
  const xml = readFileSync(join(out, 'subprocessors.atom'), 'utf8');
  checkAtom(xml);
  const atom = parseAtomFeed(xml);
  const feed = json(out, 'subprocessors.changes.json');
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  const {items} = parseJsonFeed(feed);
  assert.deepEqual(
    atom.entries.map(({id}) => id),
    items.map(({id}) => id),
  );
  assert.deepEqual(
    items.map(({id}) => id),
    [
      'tag:www.acme.example,2026-03-30:subprocessors/2026-03-30',
      'tag:www.acme.example,2026-02-20:subprocessors/2026-02-20',
      'tag:www.acme.example,2026-01-10:subprocessors/2026-01-10',
    ],
  );
  assert.equal(atom.id, 'tag:www.acme.example,2026-01-10:subprocessors');
  assert.deepEqual(
    items.map(({title}) => title),
    ['March 30, 2026: 2 changed', 'February 20, 2026: 1 added, 1 removed', 'January 10, 2026: first published list'],
  );
  assert.deepEqual(
    items.map(({url}) => url),
    [
      'subprocessors.html?list.compare=2026-02-20',
      'subprocessors.html?list.version=2026-02-20&list.compare=2026-01-10',
      'subprocessors.html?list.version=2026-01-10',
    ],
  );
  assert.match(items[0].content_text, /- Alpha\n {2}Location of processing: Germany → Germany, United States\n/);
  assert.match(
    items[1].content_text,
    /Added:\n- Gamma\n.* {2}In use from: April 1, 2026\n {2}You may object until March 22, 2026\.\n/s,
  );
  assert.match(items[1].content_text, /Removed:\n- Beta/);
});

test('names of entries stay when later versions come', async (t) => {
  const [one, two] = [await published(t, [FIRST, SECOND]), await published(t, [FIRST, SECOND, THIRD])];
  const idsOf = ({out}) => json(out, 'subprocessors.changes.json').items.map(({id}) => id);
  assert.deepEqual(idsOf(two).slice(1), idsOf(one));
});

test('with the address at which it is served, links and names are absolute', async (t) => {
  const {out} = await published(t, [FIRST, SECOND], '--base-url', 'https://acme.example/legal');
  const xml = readFileSync(join(out, 'subprocessors.atom'), 'utf8');
  checkAtom(xml);
  const base = 'https://acme.example/legal/';
  const atom = parseAtomFeed(xml);
  assert.equal(atom.id, `${base}subprocessors.atom`);
  assert.equal(atom.entries[0].id, `${base}versions/2026-02-20.json`);
  for (const {href} of [...atom.links, ...atom.entries.flatMap(({links}) => links)])
    assert.ok(href.startsWith(base), href);
  const feed = json(out, 'subprocessors.changes.json');
  assert.equal(feed.feed_url, `${base}subprocessors.changes.json`);
  assert.equal(feed.home_page_url, `${base}subprocessors.html`);
  assert.match(
    readFileSync(join(out, 'subprocessors.csv'), 'utf8'),
    /,https:\/\/acme\.example\/legal\/subprocessors\.html#gamma\r\n$/,
  );
});

for (const [what, publisher, id] of [
  ['e-mail', {name: 'Acme', contacts: [{email: 'dpo@Acme.example'}]}, /^tag:acme\.example,2026-01-10:subprocessors$/],
  [
    'a website that is none',
    {name: 'Acme', url: '/about'},
    /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  ],
  ['an IP address', {name: 'Acme', url: 'http://192.0.2.1/'}, /^urn:uuid:/],
]) {
  test(`the list is named by ${what}`, async (t) => {
    const {out} = await published(t, [{...FIRST, publisher}]);
    const xml = readFileSync(join(out, 'subprocessors.atom'), 'utf8');
    checkAtom(xml);
    assert.match(parseAtomFeed(xml).id, id);
  });
}

test('nothing in a feed is a mark in what is made of it', async (t) => {
  const name = '<img src=x onerror=alert(1)>&amp;"\' ]]> =1+1 \u0007';
  const {out} = await published(t, [
    FIRST,
    feedOf('2026-02-02', [entry('x', {name, purpose: '<script>alert(2)</script>'})]),
  ]);
  const xml = readFileSync(join(out, 'subprocessors.atom'), 'utf8');
  checkAtom(xml);
  const [{content}] = parseAtomFeed(xml).entries;
  for (const html of [content.value, json(out, 'subprocessors.changes.json').items[0].content_html]) {
    assert.ok(!/<(img|script)/.test(html), html);
    assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;&amp;amp;&quot;&#39; ]]&gt;'), html);
  }
  assert.ok(!xml.includes('\u0007'));
});

test('a file is no folder to publish into', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'out'), 'mine');
  const {code, stderr} = await publish(folder, FIRST);
  assert.equal(code, 1);
  assert.match(stderr, /^error out: This is no folder\. Name another one, or move it away\.$/m);
  assert.equal(readFileSync(join(folder, 'out'), 'utf8'), 'mine');
});

test('a change feed has the newest twenty versions', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'out/versions'), {recursive: true});
  for (let day = 10; day < 31; day++) {
    const feed = feedOf(`2026-01-${day}`, ['Alpha', `Vendor${day}`]);
    writeFileSync(join(folder, `out/versions/${feed.updated}.json`), JSON.stringify(feed));
  }
  assert.equal((await publish(folder, SECOND)).code, 0);
  const {items} = json(folder, 'out/subprocessors.changes.json');
  assert.equal(items.length, 20);
  assert.match(items.at(-1).title, /^January 12, 2026: 1 added, 1 removed$/);
  assert.equal(json(folder, 'out/subprocessors.json').previousVersions.length, 21);
});

test('an interrupted publish is reported, and finished by the next one', async (t) => {
  const {folder, out} = await published(t, [FIRST]);
  mkdirSync(join(out, '.subprocessor-list/new'), {recursive: true});
  const check = await publish(folder, FIRST, '--check');
  assert.equal(check.code, 1);
  assert.match(check.stderr, /A publish was interrupted there/);
  assert.ok(existsSync(join(out, '.subprocessor-list')));
  assert.equal((await publish(folder, FIRST)).code, 0);
  assert.ok(!existsSync(join(out, '.subprocessor-list')));
  assert.equal((await publish(folder, FIRST, '--check')).code, 0);
});

const {compose, isVersionName, newestFirst, planVersion, rebased} = await source('src/cli/publish/history.ts');

for (const [url, inVersions, inWellKnown] of [
  ['versions/2025-01-01.json', '2025-01-01.json', '../versions/2025-01-01.json'],
  ['./versions/2025.pdf', '2025.pdf', '../versions/2025.pdf'],
  ['old/2025.json', '../old/2025.json', '../old/2025.json'],
  ['../2025.json', '../../2025.json', '../../2025.json'],
  ['.well-known/x.json', '../.well-known/x.json', 'x.json'],
  ['/2025.json', '/2025.json', '/2025.json'],
  ['//acme.example/2025.json', '//acme.example/2025.json', '//acme.example/2025.json'],
  ['https://acme.example/2025.json', 'https://acme.example/2025.json', 'https://acme.example/2025.json'],
  ['?version=1', '?version=1', '?version=1'],
  ['', '', ''],
]) {
  test(`the address "${url}" of a version, from the copies`, () => {
    for (const [folder, moved] of [
      ['versions', inVersions],
      ['.well-known', inWellKnown],
    ]) {
      assert.deepEqual(rebased({a: 1, previousVersions: [{url}, url, 3, {date: 'x'}], b: 2}, folder), {
        a: 1,
        previousVersions: [{url: moved}, moved, 3, {date: 'x'}],
        b: 2,
      });
      assert.deepEqual(rebased({previousVersions: url}, folder), {previousVersions: moved});
    }
  });
}

test('names of versions, in order', () => {
  const names = ['2026-01-01.json', '2026-01-01.10.json', '2026-01-01.2.json', '2025-12-31.json'];
  assert.deepEqual(newestFirst([...names].reverse()), [names[1], names[2], names[0], names[3]]);
  for (const name of names) assert.ok(isVersionName(name), name);
  for (const name of [
    '2026-02-30.json',
    '2026-01-01.0.json',
    '2026-01-01.json.bak',
    'x-2026-01-01.json',
    '2026-01-01.JSON',
  ])
    assert.ok(!isVersionName(name), name);
});

for (const [updated, newest, result] of [
  ['2026-01-01', undefined, {kind: 'new', name: '2026-01-01.json'}],
  ['2026-11-28', undefined, {kind: 'new', name: '2026-11-28.json'}],
  ['2026-11-29', undefined, /in the future/],
  ['2026-01-02', '2026-01-01.3.json', {kind: 'new', name: '2026-01-02.json'}],
  ['2026-01-01', '2026-01-02.json', /of 2026-01-02 is published already/],
  ['2026-11-27', '2026-11-27.json', {kind: 'same', name: '2026-11-27.json', else: '2026-11-27.2.json'}],
  ['2026-11-27', '2026-11-27.9.json', {kind: 'same', name: '2026-11-27.9.json', else: '2026-11-27.10.json'}],
]) {
  test(`a feed of ${updated} on 27 November, after ${newest ?? 'nothing'}`, () => {
    const plan = () => planVersion(updated, newest, '2026-11-27', '2026-11-28');
    if (result instanceof RegExp) assert.throws(plan, {name: 'Failure', message: result});
    else assert.deepEqual(plan(), result);
  });
}

test('integrity is checked by its strongest algorithm, of which one must fit', () => {
  const hashes = {sha256: 'short', sha384: 'middle', sha512: 'long'};
  const file = {name: '2025-01-01.json', size: 1, hashes};
  const stating = (integrity) => () =>
    compose(
      {previousVersions: [{url: 'versions/2025-01-01.json', integrity}], subprocessors: []},
      [file],
      undefined,
      [],
    );
  for (const good of [
    'sha384-middle',
    'sha256-short',
    'sha256-wrong sha512-long',
    'sha512-wrong sha512-long?opt',
    'md5-any',
  ])
    assert.equal(stating(good)().previousVersions[0].integrity, good);
  for (const bad of ['sha384-wrong', 'sha256-short sha512-wrong', 'sha512-middle'])
    assert.throws(stating(bad), {name: 'Failure'});
  assert.equal(stating(' ')().previousVersions[0].integrity, 'sha384-middle');
});
