/**
 * Files that are replaced at once: wherever the process is killed, all of them are as they were or as they are to be, to who
 * reads them then, and after the next run.
 */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {hostname, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {temporaryFolder} from '../support/cli.mjs';
import {filesOf} from '../support/files-of.mjs';

const FAULTS = fileURLToPath(new URL('../support/fs-faults.mjs', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../src/cli/io/replace-files.ts', import.meta.url));

/** Processes at a time. */
const PARALLEL = 2;

const OLD = {'a.json': 'old a', 'deep/b.json': 'old b', 'same.txt': 'same'};
const WANTED = {'a.json': 'new a', 'deep/b.json': 'new b', 'c.json': 'new c', 'deep/er/d.json': 'new d'};
const FOREIGN = {'index.html': 'foreign', 'deep/foreign.txt': 'foreign'};

const BEFORE = {...FOREIGN, ...OLD};
const AFTER = {...BEFORE, ...WANTED};

const folder = mkdtempSync(join(tmpdir(), 'subprocessor-list-'));
after(() => rmSync(folder, {recursive: true, force: true}));

/** `node main.mjs <dir> <files as JSON>` replaces these files; with none, it only does what comes before. */
const program = join(folder, 'out/main.mjs');

before(async () => {
  const main = join(folder, 'main.mjs');
  writeFileSync(
    main,
    `import {exclusively, workIn} from ${JSON.stringify(SOURCE)};
    const [dir, files] = process.argv.slice(2);
    const contents = new Map(Object.entries(JSON.parse(files)).map(([name, text]) => [name, Buffer.from(text)]));
    console.log(await workIn(dir));
    await exclusively(dir, async (replace) => {
      if (contents.size) await replace(contents);
    }).catch((error) => {
      console.error(error.name + ': ' + error.message);
      process.exitCode = 1;
    });`,
  );
  const output = {entryFileNames: 'main.mjs'};
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {ssr: main, outDir: dirname(program), rolldownOptions: {output}},
  });
});

function start(dir, files, env = {}) {
  const args = ['--import', FAULTS, program, dir, JSON.stringify(files)];
  const child = spawn(process.execPath, args, {env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
  const run = {stdout: '', stderr: ''};
  for (const stream of ['stdout', 'stderr'])
    child[stream].on('data', (chunk) => {
      run[stream] += chunk;
    });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({...run, code, signal})));
}

function write(dir, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), {recursive: true});
    writeFileSync(join(dir, name), text);
  }
}

function folderWith(t, files = BEFORE) {
  const dir = temporaryFolder(t);
  write(dir, files);
  return dir;
}

/** Does this for each of these numbers, some at a time. */
async function forEach(numbers, work) {
  const left = [...numbers];
  await Promise.all(
    Array.from({length: PARALLEL}, async () => {
      for (let number = left.shift(); number !== undefined; number = left.shift()) await work(number);
    }),
  );
}

/** How many changes of the file system a whole run makes. */
async function changesOf(t, env = {}) {
  const counted = join(temporaryFolder(t), 'count');
  const {code, stderr} = await start(folderWith(t), WANTED, {...env, COUNT_TO: counted});
  assert.equal(code, 0, stderr);
  return Number(readFileSync(counted, 'utf8'));
}

const numbersTo = (count) => Array.from({length: count}, (_, index) => index + 1);
const isLeftOver = (dir) => existsSync(join(dir, '.subprocessor-list'));

/** What the files say, as the one thing that it may be. */
function stateOf(dir, message) {
  const state = filesOf(dir);
  const name = [BEFORE, AFTER].findIndex((each) => JSON.stringify(sorted(each)) === JSON.stringify(sorted(state)));
  assert.notEqual(name, -1, `${message}: neither the old nor the new files: ${JSON.stringify(state)}`);
  return ['old', 'new'][name];
}
const sorted = (files) => Object.entries(files).sort();

const isReal = (dir) => Object.keys(filesOf(dir)).every((name) => lstatSync(join(dir, name)).isFile());

test('replaces, adds and leaves', async (t) => {
  const dir = folderWith(t);
  const {code, stdout} = await start(dir, WANTED);
  assert.equal(code, 0);
  assert.equal(stdout, 'none\n');
  assert.deepEqual(filesOf(dir), AFTER);
  assert.ok(isReal(dir));
  assert.ok(!isLeftOver(dir));
});

test('killed at any change, it leaves the old or the new files, and the next run completes it', async (t) => {
  const count = await changesOf(t);
  const seen = {old: 0, new: 0};
  await forEach(numbersTo(count), async (number) => {
    const dir = folderWith(t);
    const {signal} = await start(dir, WANTED, {KILL_AT: String(number)});
    assert.equal(signal, 'SIGKILL');
    const state = stateOf(dir, `killed at ${number} of ${count}`);
    seen[state]++;
    const wasLeft = isLeftOver(dir);
    // Every other one goes on to what was wanted.
    const isAgain = number % 2 === 0;
    const next = await start(dir, isAgain ? WANTED : {});
    assert.equal(next.stdout, wasLeft ? 'interrupted\n' : 'none\n');
    assert.equal(next.code, 0, next.stderr);
    assert.equal(stateOf(dir, `recovered from ${number}`), isAgain ? 'new' : state);
    assert.ok(isReal(dir), `links are left after ${number}`);
    assert.ok(!isLeftOver(dir));
  });
  assert.ok(seen.old > 10 && seen.new > 10, JSON.stringify(seen));
});

test('killed at any change of the recovery, it still leaves the same files', async (t) => {
  const count = await changesOf(t);
  // Before the moment in which all change, just before and after it, and late.
  await forEach(
    [0.6, 0.7, 0.8].map((part) => Math.round(count * part)),
    async (number) => {
      const killed = folderWith(t);
      await start(killed, WANTED, {KILL_AT: String(number)});
      const state = stateOf(killed, `killed at ${number}`);
      for (let again = 1; ; again += 3) {
        const dir = temporaryFolder(t);
        cpSync(killed, dir, {recursive: true, verbatimSymlinks: true});
        const {signal} = await start(dir, {}, {KILL_AT: String(again)});
        assert.equal(stateOf(dir, `killed at ${number} and ${again}`), state);
        assert.equal((await start(dir, {})).code, 0);
        assert.equal(stateOf(dir, `recovered from ${number} and ${again}`), state);
        assert.ok(isReal(dir) && !isLeftOver(dir));
        if (signal !== 'SIGKILL') break;
      }
    },
  );
});

test('works without hard links', async (t) => {
  const env = {NO_HARD_LINKS: '1'};
  const count = await changesOf(t, env);
  await forEach(
    numbersTo(count).filter((number) => number % 3 === 0),
    async (number) => {
      const dir = folderWith(t);
      await start(dir, WANTED, {...env, KILL_AT: String(number)});
      const state = stateOf(dir, `killed at ${number}`);
      assert.equal((await start(dir, {}, env)).code, 0);
      assert.equal(stateOf(dir, `recovered from ${number}`), state);
      assert.ok(isReal(dir) && !isLeftOver(dir));
    },
  );
});

test('without symbolic links, files are replaced one by one, and what was begun is finished by the next run', async (t) => {
  const env = {NO_SYMLINKS: '1'};
  const count = await changesOf(t, env);
  const seen = {old: 0, new: 0};
  await forEach(numbersTo(count), async (number) => {
    const dir = folderWith(t);
    await start(dir, WANTED, {...env, KILL_AT: String(number)});
    const files = filesOf(dir);
    for (const [name, text] of Object.entries(files)) assert.ok([BEFORE[name], AFTER[name]].includes(text), name);
    // The last of those that are given is not replaced before the others.
    if (files['deep/er/d.json'] !== undefined) assert.deepEqual(files, AFTER);
    assert.equal((await start(dir, {}, env)).code, 0);
    seen[stateOf(dir, `recovered from ${number}`)]++;
    assert.ok(!isLeftOver(dir));
  });
  assert.ok(seen.old > 5 && seen.new > 5, JSON.stringify(seen));
});

test('a fault in the middle is undone at once', async (t) => {
  const dir = folderWith(t);
  // What cannot be: a file and a folder of the same name.
  const {code} = await start(dir, {'a.json': 'new a', 'x.json': 'new x', 'x.json/y.json': 'new y'});
  assert.equal(code, 1);
  assert.equal(stateOf(dir, 'after the fault'), 'old');
  assert.ok(isReal(dir) && !isLeftOver(dir));
});

test('a folder that is not there is made, and may be given by a link', async (t) => {
  const dir = temporaryFolder(t);
  assert.equal((await start(join(dir, 'to/be/made'), {'a.json': 'a'})).code, 0);
  assert.deepEqual(filesOf(dir), {'to/be/made/a.json': 'a'});
  symlinkSync('to/be', join(dir, 'link'));
  assert.equal((await start(join(dir, 'link/made'), {'a.json': 'b'})).code, 0);
  assert.equal(readFileSync(join(dir, 'to/be/made/a.json'), 'utf8'), 'b');
});

for (const [what, prepare, message] of [
  ['a folder that leads out', (dir, out) => symlinkSync(out, join(dir, 'deep')), /deep: This is a link that leads out/],
  [
    'a file that leads out',
    (dir, out) => symlinkSync(join(out, 'x'), join(dir, 'a.json')),
    /a\.json: This is a link that/,
  ],
  [
    'a link to nothing outside',
    (dir) => symlinkSync('../nowhere', join(dir, 'deep')),
    /deep: This is a link that leads out/,
  ],
  ['a folder in the place of a file', (dir) => mkdirSync(join(dir, 'a.json')), /a\.json: This must be a file/],
  ['a file in the place of a folder', (dir) => writeFileSync(join(dir, 'deep'), ''), /deep: This must be a folder/],
  ['scratch that leads out', (dir, out) => symlinkSync(out, join(dir, '.subprocessor-list')), /This must be a folder/],
  ['scratch that is a file', (dir) => writeFileSync(join(dir, '.subprocessor-list'), ''), /This must be a folder/],
]) {
  test(`refuses ${what}, and writes nothing`, async (t) => {
    const [dir, outside] = [temporaryFolder(t), folderWith(t, {x: 'outside'})];
    prepare(dir, outside);
    const names = readdirSync(dir);
    const {code, stderr} = await start(dir, WANTED);
    assert.equal(code, 1);
    assert.match(stderr, /^Failure: /);
    assert.match(stderr, message);
    assert.deepEqual(readdirSync(dir), names);
    assert.deepEqual(filesOf(outside), {x: 'outside'});
  });
}

test('goes where a link within the folder leads', async (t) => {
  const dir = folderWith(t, {'elsewhere/b.json': 'old b', 'target.json': 'foreign'});
  symlinkSync('elsewhere', join(dir, 'deep'));
  symlinkSync('target.json', join(dir, 'a.json'));
  assert.equal((await start(dir, WANTED)).code, 0);
  assert.equal(readFileSync(join(dir, 'elsewhere/b.json'), 'utf8'), 'new b');
  assert.equal(readFileSync(join(dir, 'a.json'), 'utf8'), 'new a');
  assert.equal(readFileSync(join(dir, 'target.json'), 'utf8'), 'foreign');
});

for (const [whose, owner, age, isRunning] of [
  ['a process that runs', `${process.pid}@${hostname()}`, 0, true],
  ['a process that is gone', `4194303@${hostname()}`, 0, false],
  ['a process elsewhere', '1@elsewhere', 0, true],
  ['a process elsewhere, long ago', '1@elsewhere', 3600, false],
  ['nobody', 'nobody', 0, false],
]) {
  test(`the lock of ${whose} ${isRunning ? 'is respected' : 'is taken away'}`, async (t) => {
    const dir = folderWith(t);
    mkdirSync(join(dir, '.subprocessor-list'));
    // As where no links can be made; the time of a link cannot be set.
    const lock = join(dir, '.subprocessor-list/lock');
    writeFileSync(lock, `${owner}\n`);
    const then = Date.now() / 1000 - age;
    utimesSync(lock, then, then);
    const {code, stdout, stderr} = await start(dir, WANTED);
    assert.equal(stdout, isRunning ? 'running\n' : 'interrupted\n');
    assert.equal(code, isRunning ? 1 : 0, stderr);
    assert.equal(stateOf(dir, whose), isRunning ? 'old' : 'new');
    if (isRunning) assert.match(stderr, /Failure: .*Another publish is running there/);
  });
}
