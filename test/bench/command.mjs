/**
 * What the command takes for a list of 20,000 entries, as a whole process: seconds, and memory at its highest. Beside them stands
 * what Node takes to read the same file and write it again, which no program can do without. Fails above the limits.
 *   npm run bench:command     builds dist/ first
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {changedFrom, makeFeed} from './feed.mjs';

const COUNT = 20_000;
const RUNS = 3;
/** Seconds, and megabytes. */
const LIMITS = {
  validate: [2, 512],
  publish: [10, 512],
  'publish a change': [10, 512],
  'publish nothing new': [10, 512],
};

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-command-'));
const path = (name) => join(folder, name);
const write = (name, feed) => writeFileSync(path(name), JSON.stringify(feed, null, 2));

/** Tells the highest memory of the process on its way out. */
const METER = `data:text/javascript,process.on('exit', () => console.error('maxRSS', process.resourceUsage().maxRSS))`;

/** Seconds and megabytes of a program of Node. */
function measure(args) {
  const start = performance.now();
  const {status, stderr} = spawnSync(process.execPath, ['--import', METER, ...args], {cwd: folder, encoding: 'utf8'});
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  return [seconds, Number(/maxRSS (\d+)/.exec(stderr)[1]) / 1024];
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const feed = {publisher: 'Bench', updated: '2026-01-01', ...makeFeed(COUNT)};
write('feed.json', feed);
write('changed.json', {...changedFrom(feed), updated: '2026-02-01'});
writeFileSync(
  path('floor.mjs'),
  `import {readFileSync, writeFileSync} from 'node:fs';
writeFileSync('copy.json', JSON.stringify(JSON.parse(readFileSync('feed.json', 'utf8')), null, 2));`,
);

const publish = (name) => [main, 'publish', name, '--out', 'out'];
const figures = {};
const take = (name, args) => {
  figures[name] ??= [];
  figures[name].push(measure(args));
};
try {
  for (let run = 0; run < RUNS; run++) {
    rmSync(path('out'), {recursive: true, force: true});
    take('read and write', ['floor.mjs']);
    take('validate', [main, 'validate', 'feed.json']);
    take('publish', publish('feed.json'));
    take('publish a change', publish('changed.json'));
    take('publish nothing new', publish('changed.json'));
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}

const floor = median(figures['read and write'].map(([seconds]) => seconds));
console.log(`${COUNT.toLocaleString('en')} entries, ${process.version}, medians of ${RUNS} runs\n`);
for (const [name, runs] of Object.entries(figures)) {
  const [seconds, megabytes] = [0, 1].map((index) => median(runs.map((run) => run[index])));
  const [mostSeconds, mostMegabytes] = LIMITS[name] ?? [Infinity, Infinity];
  const isWithin = seconds < mostSeconds && megabytes < mostMegabytes;
  if (!isWithin) process.exitCode = 1;
  const limit = LIMITS[name] ? `  limit ${mostSeconds} s, ${mostMegabytes} MB${isWithin ? '' : '  MISSED'}` : '';
  console.log(
    `${name.padEnd(20)} ${seconds.toFixed(2).padStart(6)} s  ${(seconds / floor).toFixed(1).padStart(5)} ×  ${String(Math.round(megabytes)).padStart(4)} MB${limit}`,
  );
}
