/** Runs the built command as a person would. Needs a build in dist/. */
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {runnerImport} from 'vite';

const root = new URL('../../', import.meta.url);
export const MAIN = fileURLToPath(new URL('dist/cli/main.js', root));

/** What became of a command line: its exit code, and all that it said. */
export async function cli(args, {cwd, input = '', env = {}} = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {cwd, env: {...process.env, ...env}});
  child.stdin.on('error', () => {}); // it may not want to read all
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    buffer(child.stdout).then(String),
    buffer(child.stderr).then(String),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return {code, stdout, stderr};
}

/** A module of the sources, for tests of what it calculates: `src/cli/….ts`. */
export async function source(path) {
  const {module} = await runnerImport(fileURLToPath(new URL(path, root)), {configFile: false, logLevel: 'error'});
  return module;
}

/** A folder that is gone after the test. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'subprocessor-list-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
