/**
 * What each calculation costs, and how its cost grows with the list: none may grow faster than sorting does (n log n). No
 * times are judged, as they are the machine's; growth is the same everywhere. Room for young objects (see package.json) keeps
 * the collection of garbage from being what is measured.
 *   npm run bench:functions
 *   npm run bench:functions -- --sizes 100,1000,10000
 */
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {changedFrom, makeFeed, renamedFrom} from './feed.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));
/**
 * From 10,000 to 100,000 entries, n log n has an exponent of 1.1, and memory that no cache holds any more adds as much as 0.3;
 * n² would have 2.
 */
const HIGHEST_EXPONENT = 1.5;

const {values: options} = parseArgs({options: {sizes: {type: 'string', default: '100,1000,10000,100000'}}});
const sizes = options.sizes.split(',').map(Number);

prepare();
const {Bench} = await import('tinybench');
const {diffFeeds} = await load('feed/diff.js');
const {parseFeedValue} = await load('feed/parse.js');
const {searchText} = await load('view/details.js');
const {facetsOf} = await load('view/facets.js');
const {fieldFilters, filterRows} = await load('view/filters.js');
const {createFormat} = await load('view/format.js');
const {groupRows, planGroups} = await load('view/groups.js');
const {Listing} = await load('view/listing.js');
const {FACET_FIELDS, fieldOptions} = await load('view/options.js');
const {buildRows} = await load('view/rows.js');
const {rankRows, sortRows} = await load('view/sort.js');

const medians = new Map(); // by name of the function and size, in milliseconds
for (const size of sizes) await measure(size);
let growths = growthOfAll();
for (let again = 0; again < 2 && growths.some(isTooFast); again++) {
  console.log('Once more, as something else may have been at work on this machine.');
  const names = growths.filter(isTooFast).map(({name}) => name);
  for (const size of sizes.slice(-2)) await measure(size, names);
  growths = growthOfAll();
}

console.log(`\n${table()}`);
for (const {name, factor, exponent} of growths.filter(isTooFast)) {
  const [from, to] = sizes.slice(-2).map((size) => size.toLocaleString('en'));
  console.log(
    `\nFrom ${from} to ${to} entries, "${name}" costs ${factor.toFixed(1)} times as much: an exponent of ` +
      `${exponent.toFixed(2)}, where n log n, with some slack for the memory, allows ${HIGHEST_EXPONENT}.`,
  );
  process.exitCode = 1;
}

/** Measures all functions or those of these names; of several medians the lowest counts. */
async function measure(size, names) {
  console.log(`Measuring ${size.toLocaleString('en')} entries …`);
  const bench = new Bench({time: 300, iterations: 5, warmupTime: 100, warmupIterations: 2});
  for (const [name, run] of Object.entries(functionsFor(makeFeed(size)))) {
    if (!names || names.includes(name)) bench.add(name, run);
  }
  for (const {name, result} of await bench.run()) {
    if (!result.latency) throw result.error;
    const known = medians.get(name) ?? new Map();
    medians.set(name, known.set(size, Math.min(known.get(size) ?? Number.POSITIVE_INFINITY, result.latency.p50)));
  }
}

/** Each function as it is called for a keystroke or a new feed, with all that it takes prepared. */
function functionsFor(input) {
  const {feed} = parseFeedValue(input);
  const format = createFormat('en');
  const rows = buildRows(feed);
  const plan = planGroups(rows, 'category', feed, format);
  const fields = new Map(FACET_FIELDS.map((field) => [field, fieldOptions(rows, field, feed, format)]));
  const chosen = {country: ['US', 'DE'], dataTypes: ['log files', 'account data']};
  const filters = fieldFilters(chosen, (field) => fields.get(field));
  const ranks = rankRows(rows, 'name', feed, format);
  const {feed: changed} = parseFeedValue(changedFrom(input));
  const {feed: renamed} = parseFeedValue(renamedFrom(input));
  const wide = new Listing(feed, rows, format);
  const narrow = new Listing(feed, rows, format);
  for (const listing of [wide, narrow]) Array.from(listing.prepare());
  narrow.find('a');
  return {
    parse: () => parseFeedValue(input),
    'rows and plan of groups': () => planGroups(buildRows(feed), 'category', feed, format),
    'rows and plan of nested groups': () => planGroups(buildRows(feed), 'category country', feed, format),
    'options of all facets': () => FACET_FIELDS.map((field) => fieldOptions(rows, field, feed, format)),
    'text to search': () => feed.subprocessors.map((entry) => searchText(entry, feed, format)),
    'search, first letter': () => {
      wide.find('');
      return wide.find('a');
    },
    'search, next letters': () => {
      narrow.find('acc');
      return narrow.find('a'); // known already: the next one narrows this again
    },
    filter: () =>
      filterRows(
        rows,
        fieldFilters(chosen, (field) => fields.get(field)),
      ),
    'counts of all facets': () => facetsOf(fields, rows, chosen, filters),
    'sort, first time': () => sortRows(rows, rankRows(rows, 'name', feed, format)),
    'sort, known order': () => sortRows(rows, ranks, true),
    group: () => groupRows(plan, rows),
    'compare with the next version': () => diffFeeds(feed, changed),
    'compare with all ids and names new': () => diffFeeds(feed, renamed),
  };
}

/** How much more the longest list costs than the one before it. */
function growthOfAll() {
  const [shorter, longer] = sizes.slice(-2);
  return [...medians].map(([name, times]) => {
    const factor = times.get(longer) / times.get(shorter);
    return {name, factor, exponent: Math.log(factor) / Math.log(longer / shorter)};
  });
}

function isTooFast({exponent}) {
  return exponent > HIGHEST_EXPONENT;
}

function table() {
  const head = ['µs per call', ...sizes.map((size) => size.toLocaleString('en')), 'growth', 'exponent'];
  const lines = growths.map(({name, factor, exponent}) => [
    name,
    ...[...medians.get(name).values()].map((time) =>
      (time * 1000).toLocaleString('en', {maximumFractionDigits: time < 0.1 ? 1 : 0}),
    ),
    `× ${factor.toFixed(1)}`,
    exponent.toFixed(2),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  const format = (line) => line.map((text, i) => (i ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join('  ');
  return [format(head), widths.map((width) => '-'.repeat(width)).join('  '), ...lines.map(format)].join('\n');
}

function load(module) {
  return import(new URL(`../../dist/${module}`, import.meta.url));
}

/** Sees to it that what is measured is what the sources say now. */
function prepare() {
  const quiet = {stdio: ['ignore', 'ignore', 'inherit']};
  if (!existsSync(join(here, 'node_modules/tinybench'))) {
    const npm = {...quiet, cwd: here, shell: process.platform === 'win32'};
    execFileSync('npm', ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], npm);
  }
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'test/tools/tsconfig.build.json'], {...quiet, cwd: project});
}
