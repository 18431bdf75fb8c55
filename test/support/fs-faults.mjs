/**
 * Faults of the file system, for a process that begins with `--import` of this module:
 *
 * - `KILL_AT=7` kills the process (SIGKILL) instead of its seventh change, counted from 1: every call of `node:fs/promises` that
 *   writes. Of a file that is written, half is there already; of a folder that is removed, some.
 * - `NO_SYMLINKS=1` and `NO_HARD_LINKS=1` refuse to make any, as Windows does without the right to, and FAT always.
 * - `COUNT_TO=<file>` writes there how many changes there were.
 *
 * Nothing is waited for until it is on the disk: a process that is killed loses nothing of what it has written.
 */
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';

const killAt = Number(process.env.KILL_AT ?? 0);
const CHANGES = ['writeFile', 'mkdir', 'symlink', 'link', 'copyFile', 'rename', 'unlink', 'rm', 'rmdir'];
const refused = [process.env.NO_SYMLINKS && 'symlink', process.env.NO_HARD_LINKS && 'link'];
const real = {...fs.promises};
let count = 0;

/** What has happened of a change when the process is killed in it. */
function half(name, [path, content]) {
  if (name === 'writeFile') fs.writeFileSync(path, content.slice(0, content.length / 2));
  if (name !== 'rm' || !fs.existsSync(path) || !fs.statSync(path).isDirectory()) return;
  for (const each of fs.readdirSync(path).slice(1)) fs.rmSync(`${path}/${each}`, {recursive: true});
}

for (const name of CHANGES) {
  fs.promises[name] = async (...args) => {
    if (++count === killAt) {
      half(name, args);
      process.kill(process.pid, 'SIGKILL');
    }
    if (refused.includes(name)) throw Object.assign(new Error(`EPERM: refused, ${name}`), {code: 'EPERM'});
    if (args.at(-1)?.flush) args.push({...args.pop(), flush: false});
    return real[name](...args);
  };
}
fs.promises.open = async (...args) => Object.assign(await real.open(...args), {sync: async () => {}});
syncBuiltinESMExports();

process.on('exit', () => {
  if (process.env.COUNT_TO) fs.writeFileSync(process.env.COUNT_TO, String(count));
});
