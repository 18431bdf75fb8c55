/**
 * How fast the element is against what one would take instead: every contender in turn, in an order that differs from run
 * to run, so that whatever else the machine does meets them all.
 *   npm run bench
 *   npm run bench -- --sizes 5000 --runs 1 --only ours,tabulator,floor --out /tmp/bench
 */
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, release, totalmem, type} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';
import {serve} from '../support/server.mjs';
import {CONTENDERS, pageOf} from './contenders.mjs';
import {flatRows, makeFeed, randomFrom, shuffled} from './feed.mjs';
import {checkGoals} from './goals.mjs';
import {reach} from './reach.mjs';
import {goalsTable, sizeTable, toChart} from './report.mjs';
import {LATE, LOAD_TIMEOUT, median, openPage, overSlowLine, sample} from './sample.mjs';
import {scenarioOf} from './scenario.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));
const TYPES = {html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json'};
/** The size that comes over a slow line. */
const SLOW_SIZE = 500;
const SLOW_RUNS = 3;
const BEST = ['virtual', 'all rows'];

const {values: options} = parseArgs({
  options: {
    sizes: {type: 'string', default: '50,500,5000,20000'},
    runs: {type: 'string', default: '7'},
    only: {type: 'string'},
    /** Sizes at which it is looked at, once, what of the rows can be reached. */
    reach: {type: 'string', default: '500,5000'},
    /** Seconds: a peer whose first run takes longer has no other. */
    patience: {type: 'string', default: '60'},
    out: {type: 'string', default: here},
  },
});
const runs = Number(options.runs);
const only = options.only?.split(',');
const unknown = only?.find((key) => !CONTENDERS.some((one) => one.key === key));
if (unknown) throw new Error(`No contender "${unknown}": ${CONTENDERS.map(({key}) => key).join(', ')}`);
const contenders = CONTENDERS.filter(({key}) => !only || only.includes(key));

prepare();
const built = readBuilt();
const results = {date: new Date().toISOString(), versions: await versions(), machine: machine(), runs, sizes: {}};
for (const size of options.sizes.split(',').map(Number)) {
  results.sizes[size] = await measureSize(size);
  console.log(`\n${sizeTable(size, results.sizes[size])}`);
}
const goals = checkGoals(results);
if (goals.length) console.log(`\n== Goals\n\n${goalsTable(goals)}`);
mkdirSync(options.out, {recursive: true});
writeFileSync(join(options.out, 'results.json'), `${JSON.stringify({...results, goals}, rounded, 2)}\n`);
writeFileSync(join(options.out, 'chart.svg'), toChart(results));

async function measureSize(size) {
  const feed = makeFeed(size);
  const rows = flatRows(feed);
  const names = rows.map(({name}) => name);
  const scenario = scenarioOf(feed, rows);
  const server = await serveLists(feed, rows);
  const random = randomFrom(size);
  const urlOf = ({key}) => `${server.origin}/${key}/${size}/`;
  const found = Object.fromEntries(contenders.map((one) => [one.key, {...one, samples: [], slow: []}]));
  for (let run = 1; run <= runs; run++) {
    for (const contender of shuffled(contenders, random)) {
      const entry = found[contender.key];
      if (entry.skipped) continue;
      const start = performance.now();
      const {figures, failures} = await sample({url: urlOf(contender), contender, scenario, bytesOf: server.bytesOf});
      entry.samples.push({figures, failures});
      const seconds = Math.round((performance.now() - start) / 1000);
      const isPeer = !['null', 'floor'].includes(contender.mode) && contender.key !== 'ours';
      if (isPeer && seconds > Number(options.patience)) entry.skipped = `as one took ${seconds} s`;
      if (failures.load?.startsWith(LATE)) entry.skipped = `as its first rows took more than ${LOAD_TIMEOUT / 1000} s`;
      progress(size, `run ${run} of ${runs}`, contender, figures.firstRows, Object.keys(failures));
    }
  }
  const isShown = ({mode}) => !['null', 'floor'].includes(mode);
  for (let run = 1; run <= SLOW_RUNS && size === SLOW_SIZE; run++) {
    for (const contender of shuffled(contenders, random)) {
      if (contender.mode === 'null') continue;
      const ms = await overSlowLine({url: urlOf(contender), scenario}).catch(() => undefined);
      if (ms) found[contender.key].slow.push(ms);
      progress(size, `slow line ${run} of ${SLOW_RUNS}`, contender, ms, ms ? [] : ['load']);
    }
  }
  for (const contender of options.reach.split(',').includes(String(size)) ? contenders : []) {
    if (!isShown(contender)) continue;
    found[contender.key].reach = await reach({url: urlOf(contender), contender, size, scenario, names});
    progress(size, 'reach', contender, undefined, [found[contender.key].reach.failure].filter(Boolean));
  }
  await server.close();
  return {word: scenario.word, country: scenario.country, contenders: withRatios(found)};
}

/** Of each figure the median and the worst of the runs, and its parts of what others take. */
function withRatios(found) {
  const summaries = Object.entries(found).map(([key, {name, mode, samples, skipped, slow, reach}]) => {
    const figures = {};
    for (const figure of new Set(samples.flatMap((one) => Object.keys(one.figures)))) {
      const values = samples.map((one) => one.figures[figure]).filter((value) => typeof value === 'number');
      if (values.length) figures[figure] = {median: median(values), worst: Math.max(...values), of: values.length};
    }
    const failures = {};
    for (const [step, reason] of samples.flatMap((one) => Object.entries(one.failures))) {
      failures[step] = [...new Set([...(failures[step] ?? []), reason])];
    }
    // A median of the runs that did not fail would be no median of the runs.
    for (const [figure, {of}] of Object.entries(figures)) if (of < samples.length) figures[figure].partial = true;
    const slowLine = slow.length ? {median: median(slow), worst: Math.max(...slow)} : undefined;
    return [key, {name, mode, figures, failures, skipped, slowLine, reach}];
  });
  const medianOf = (figure, one) => (one.figures[figure]?.partial ? undefined : one.figures[figure]?.median);
  for (const [own, summary] of summaries) {
    summary.ratios = {};
    for (const figure of Object.keys(summary.figures)) {
      const mine = medianOf(figure, summary);
      const best = (mode) =>
        summaries
          .filter(([key, one]) => one.mode === mode && key !== own && key !== 'ours' && medianOf(figure, one) > 0)
          .sort(([, a], [, b]) => medianOf(figure, a) - medianOf(figure, b))[0];
      for (const mode of ['floor', ...BEST]) {
        const [key, other] = best(mode) ?? [];
        if (!key || mine === undefined) continue;
        summary.ratios[figure] ??= {};
        summary.ratios[figure][mode] = {key, ratio: mine / medianOf(figure, other)};
      }
    }
  }
  return Object.fromEntries(summaries);
}

/** Everything comes from loopback, packed before it is asked for, so that no contender waits for this program. */
async function serveLists(feed, rows) {
  const countries = [...new Set(rows.map(({country}) => country))].sort();
  const categories = feed.categories.map(({title}) => title);
  const packed = new Map(built);
  const pack = (path, text) => packed.set(path, gzipSync(text, {level: 9}));
  const bytesOf = (path) => packed.get(path)?.length ?? 0;
  pack('/rows.json', JSON.stringify(rows));
  pack('/feed.json', JSON.stringify(feed));
  for (const contender of contenders) {
    pack(`/${contender.key}/${rows.length}/`, pageOf(contender, {categories, countries}));
    for (const file of [...(contender.styles ?? []), ...(contender.scripts ?? [])]) {
      pack(`/npm/${file}`, readFileSync(join(here, 'node_modules', file)));
    }
  }
  const server = await serve({
    root: here,
    intercept(request, response) {
      const body = packed.get(request.url) ?? packed.get(request.url.replace(/^.*\//, '/'));
      if (!body) return false;
      const type = TYPES[/\.(\w+)$/.exec(request.url)?.[1] ?? 'html'];
      response
        .writeHead(200, {'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length})
        .end(body);
      return true;
    },
  });
  return {...server, bytesOf};
}

function prepare() {
  const quiet = {stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32'};
  if (!existsSync(join(here, 'node_modules'))) {
    console.log('Installing what the element is compared with.');
    execFileSync('npm', ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], {
      ...quiet,
      cwd: here,
    });
  }
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {...quiet, shell: false, cwd: project});
}

/** The files of the script tag, read at once: a build that begins meanwhile must not mix with this one. */
function readBuilt() {
  const folder = join(project, 'dist/cdn');
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return files.map((file) => [`/cdn/${file}`, gzipSync(readFileSync(join(folder, file)), {level: 9})]);
}

async function versions() {
  const {browser} = await openPage('about:blank', {screen: []});
  const chromium = browser.version();
  await browser.close();
  const read = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const packages = [...new Set(contenders.flatMap(({package: name}) => name ?? []))];
  return {
    chromium,
    'subprocessor-list': read(project),
    ...Object.fromEntries(packages.map((name) => [name, read(join(here, 'node_modules', name))])),
  };
}

function machine() {
  const [{model}] = cpus();
  return {
    cpu: model.trim(),
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${/^\d+\.\d+/.exec(release())}`,
  };
}

function progress(size, what, {key}, ms, failed) {
  const text = [
    `${size} rows, ${what}: ${key}`,
    ms && `${Math.round(ms)} ms`,
    failed.length && `failed: ${failed.join(', ')}`,
  ];
  console.error(text.filter(Boolean).join(', '));
}

function rounded(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
