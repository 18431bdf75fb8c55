/** Publishing, cut short: whatever stops it, the folder has what was or what is to be. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, rmSync, watch, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {MAIN, temporaryFolder} from '../support/cli.mjs';
import {filesOf} from '../support/files-of.mjs';

const feedOf = (updated, ...names) =>
  JSON.stringify({publisher: 'Acme', updated, subprocessors: names.map((name) => ({id: name, name, country: 'DE'}))});

/** The command, left to itself. */
function whole(folder, dir) {
  const args = [MAIN, 'publish', 'feed.json', '--out', dir, '--now', '2026-11-27'];
  const child = spawn(process.execPath, args, {cwd: folder, stdio: 'ignore'});
  return {child, ended: once(child, 'close')};
}

/** The command, killed after so many milliseconds, or so many after it begins to write. */
async function killed(folder, dir, wait, sinceWriting) {
  const watcher = sinceWriting ? watch(join(folder, dir)) : undefined;
  const {child, ended} = whole(folder, dir);
  let timer;
  const kill = () => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), wait);
  };
  if (watcher) watcher.on('change', kill);
  else kill();
  await ended;
  watcher?.close();
  clearTimeout(timer);
}

test('killed at any time, 200 times, it leaves what was or what is to be', {timeout: 300_000}, async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'feed.json'), feedOf('2026-01-10', 'alpha', 'beta'));
  await whole(folder, 'before').ended;
  cpSync(join(folder, 'before'), join(folder, 'after'), {recursive: true});
  writeFileSync(join(folder, 'feed.json'), feedOf('2026-02-20', 'alpha', 'gamma'));
  const began = performance.now();
  await whole(folder, 'after').ended;
  const time = performance.now() - began;
  const states = ['before', 'after'].map((name) => JSON.stringify(filesOf(join(folder, name))));
  assert.notEqual(...states);
  const seen = {before: 0, after: 0, interrupted: 0};
  const left = Array.from({length: 200}, (_, index) => index);
  const worker = async () => {
    for (let number = left.pop(); number !== undefined; number = left.pop()) {
      const dir = `run-${number}`;
      cpSync(join(folder, 'before'), join(folder, dir), {recursive: true});
      // Most of the time goes by before it writes; every other one is killed while it does.
      const isLate = number % 2 === 1;
      const wait = Math.random() * (isLate ? time / 3 : time);
      await killed(folder, dir, wait, isLate);
      const state = states.indexOf(JSON.stringify(filesOf(join(folder, dir))));
      assert.notEqual(
        state,
        -1,
        `broken after ${wait} ms${isLate ? ' of writing' : ''}, see ${JSON.stringify(Object.keys(filesOf(join(folder, dir))))}`,
      );
      seen[['before', 'after'][state]]++;
      if (existsSync(join(folder, dir, '.subprocessor-list')) && seen.interrupted++ % 4 === 0) {
        await whole(folder, dir).ended;
        assert.equal(JSON.stringify(filesOf(join(folder, dir))), states[1], 'the next run completes it');
        assert.ok(!existsSync(join(folder, dir, '.subprocessor-list')));
      }
      rmSync(join(folder, dir), {recursive: true});
    }
  };
  await Promise.all([worker(), worker()]);
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.before && seen.after && seen.interrupted, JSON.stringify(seen));
});
