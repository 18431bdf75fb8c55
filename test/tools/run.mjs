/**
 * Every check in order, stopping at the first that fails; the last line is the sum of all tests.
 *   node test/tools/run.mjs
 *   node test/tools/run.mjs --quick test/feed/dates.test.ts   only those files, only Chromium (or BROWSERS=…)
 */
import {spawn} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {stripVTControlCharacters} from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
process.env.PATH = `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;

const count = {passed: 0, failed: 0, skipped: 0};
const runner = ['web-test-runner', '--config', 'test/web-test-runner.config.mjs'];

if (process.argv[2] === '--quick') {
  process.env.BROWSERS ??= 'chromium';
  process.exitCode = await run([...runner, ...process.argv.slice(3)]);
} else {
  const steps = [
    ['Types', ['tsc']],
    ['Types of the command', ['tsc', '--project', 'src/cli']],
    ['Lint and format', ['biome', 'check', '--error-on-warnings']],
    ['Unit and browser tests', runner],
    ['Build', ['node', 'test/tools/build.mjs']],
    ['Package tests', nodeTests('test/package')],
    ['Command tests', nodeTests('test/cli')],
    ['End-to-end tests', nodeTests('test/e2e')],
  ].filter(([, command]) => command);
  for (const [title, command] of steps) {
    console.log(`\n== ${title}`);
    const before = count.failed;
    const passedBefore = count.passed;
    process.exitCode = await run(command);
    if (process.exitCode && command[0] === runner[0] && count.passed === passedBefore && count.failed === before) {
      // A browser may take the runner down with it. That is no result; a test that failed would be one, and stays one.
      console.log('The runner ended without a result: once more.');
      process.exitCode = await run(command);
    }
    if (process.exitCode) {
      if (count.failed === before) count.failed++; // a check without tests of its own
      console.log(`\n${title}: failed`);
      break;
    }
  }
  const {passed, failed, skipped} = count;
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}

/**
 * Node 20 expands no patterns itself, and given no file at all would go looking everywhere. Two files at once, as most of
 * their time is waiting for browsers.
 */
function nodeTests(folder) {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.test.mjs')) : [];
  return (
    names.length && [
      'node',
      '--test',
      '--test-concurrency=2',
      '--test-reporter=spec',
      ...names.map((name) => join(folder, name)),
    ]
  );
}

/** Shows a command's output as it comes and adds the test counts in it to the sum. */
async function run([command, ...args]) {
  const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32'});
  const ended = new Promise((resolve) =>
    child.on('close', (status, signal) => {
      if (status !== 0) console.log(`${command} ended with ${signal ?? status}`);
      resolve(status ?? 1);
    }),
  );
  child.on('error', (error) => console.error(error.message));
  for await (const line of createInterface({input: child.stdout})) {
    console.log(line);
    const text = stripVTControlCharacters(line); // the progress bars of the browsers end in the middle of a line
    const fromBrowsers = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(text);
    const fromNode = /^ℹ (pass|fail|cancelled|skipped|todo) (\d+)$/.exec(text);
    if (fromBrowsers) {
      count.passed += Number(fromBrowsers[1]);
      count.failed += Number(fromBrowsers[2]);
      count.skipped += Number(fromBrowsers[3]);
    } else if (fromNode) {
      const kind = {pass: 'passed', fail: 'failed', cancelled: 'failed'}[fromNode[1]] ?? 'skipped';
      count[kind] += Number(fromNode[2]);
    }
  }
  return ended;
}
