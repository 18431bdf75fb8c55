/** The frame of the command line: what it understands, what it says, and how it ends. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {cli, MAIN} from '../support/cli.mjs';

const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const COMMANDS = ['init', 'import', 'validate', 'preview', 'diff', 'publish'];

/** Command lines that cannot be meant, and what is said of them. */
const MISUSES = [
  [[], 'Usage: subprocessor-list <command>'],
  [['frobnicate'], 'error There is no command "frobnicate". There are: init,'],
  [['constructor'], 'error There is no command "constructor".'],
  [['--frobnicate'], 'error There is no option --frobnicate before the name of a command.'],
  [['help', 'frobnicate'], 'error There is no command "frobnicate".'],
  [['validate'], 'error It takes '],
  [['diff', 'one.json'], 'error It takes <before> <after>'],
  [['diff', 'one.json', 'two.json', 'three.json'], 'but was given one.json two.json three.json'],
  [['publish', 'feed.json', '--oui', 'dir'], "error Unknown option '--oui'."],
  [['publish', 'feed.json', '--out'], "error Option '--out"],
  [['validate', ''], 'error The name of a file is empty'],
  [['validate', 'feed.json', '--previous='], 'error The name of a file is empty'],
  [['init', ''], 'error The name of a file is empty'],
  [['preview', ''], 'error The name of a file is empty'],
  [['diff', 'one.json', 'two.json', '--now', 'tomorrow'], 'error --now takes a date, such as 2026-12-01'],
  [['validate', '--format', 'yaml', 'feed.json'], 'error --format takes text, json, github; it was "yaml".'],
];

for (const [args, message] of MISUSES) {
  test(`"${args.join(' ')}" is not understood`, async () => {
    const {code, stdout, stderr} = await cli(args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.ok(stderr.includes(message), stderr);
  });
}

for (const args of [['--help'], ['-h'], ['help']]) {
  test(`"${args}" names every command`, async () => {
    const {code, stdout, stderr} = await cli(args);
    assert.deepEqual([code, stderr], [0, '']);
    for (const name of COMMANDS) assert.match(stdout, new RegExp(`^  ${name} +[A-Z]`, 'm'));
  });
}

for (const name of COMMANDS) {
  test(`the help of ${name} teaches by example, within 80 columns`, async () => {
    const {code, stdout, stderr} = await cli([name, '--help']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, new RegExp(`^Usage: subprocessor-list ${name}`, 'm'));
    assert.ok(stdout.match(/^ {2}# .+\n {2}\S/gm)?.length >= 2, stdout);
    const [prose] = stdout.split('Examples:'); // a command line is one line, however long
    assert.deepEqual(
      prose.split('\n').filter((line) => line.length > 80),
      [],
    );
    assert.equal((await cli(['help', name])).stdout, stdout);
    assert.equal((await cli([name, 'whatever', '-h'])).stdout, stdout);
  });
}

test('what stands behind -- is an operand, even where it looks like an option', async () => {
  const {code, stdout} = await cli(['validate', '--', '--help', '-h']);
  assert.equal(code, 1);
  assert.match(stdout, /^--help\n.*There is no such file/);
});

for (const flag of ['--version', '-v']) {
  test(`"${flag}" tells the version of the package`, async () => {
    assert.deepEqual(await cli([flag]), {code: 0, stdout: `${version}\n`, stderr: ''});
  });
}

test('there is no colour where no terminal shows it', async () => {
  for (const args of [['frobnicate'], ['--help'], ['validate', '--help']]) {
    const {stdout, stderr} = await cli(args);
    assert.ok(!(stdout + stderr).includes('\x1b'));
  }
});

test('it ends quietly when nobody reads on', async () => {
  const child = spawn(process.execPath, [MAIN, 'validate', '--help'], {stdio: ['ignore', 'pipe', 'pipe']});
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  assert.deepEqual([code, said], [0, '']);
});
