/**
 * What comparing two versions of a long list costs its reader: how long it takes to show, beside what the list itself took to
 * show its first rows in the same page, and the longest task meanwhile, in which the page answers nothing.
 *   npm run bench:compare
 *   npm run bench:compare -- --sizes 2000 --runs 1
 */
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {serve} from '../support/server.mjs';
import {chromiumArgs, findChromium} from '../tools/browsers.mjs';
import {changedFrom, makeFeed, renamedFrom} from './feed.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds; what is longer is a long task to browsers, too (W3C Long Tasks API). */
const LONG_TASK = 50;

const {values: options} = parseArgs({
  options: {sizes: {type: 'string', default: '200,2000,5000'}, runs: {type: 'string', default: '5'}},
});

const SCENARIOS = {'as lists change': changedFrom, 'all ids and names new': renamedFrom};

execFileSync(process.execPath, [join(project, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
  cwd: project,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const table = [['entries', 'versions', 'first rows', 'comparison', 'ratio', 'longest task', 'tasks over 50 ms']];
for (const size of options.sizes.split(',').map(Number)) {
  for (const [name, change] of Object.entries(SCENARIOS)) {
    const samples = [];
    for (let run = 1; run <= Number(options.runs); run++) samples.push(await measure(size, change));
    const median = (figure) => samples.map((one) => one[figure]).sort((a, b) => a - b)[samples.length >> 1];
    const tasks = samples.flatMap((one) => one.tasks);
    const longest = Math.max(0, ...tasks);
    if (longest > LONG_TASK) process.exitCode = 1;
    const ms = (time) => `${Math.round(time)} ms`;
    const [first, shown] = [median('first'), median('shown')];
    const worst = longest ? ms(longest) : `under ${LONG_TASK} ms`;
    table.push([
      size.toLocaleString('en'),
      name,
      ms(first),
      ms(shown),
      (shown / first).toFixed(2),
      worst,
      `${tasks.length}`,
    ]);
  }
}
const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
console.log(table.map((line) => line.map((text, column) => text.padEnd(widths[column])).join('  ')).join('\n'));
console.log(
  `\nMedians of ${options.runs} runs; the longest task is that of all runs, from the press of the button to rest.`,
);

async function measure(size, change) {
  const before = makeFeed(size);
  const after = {...change(before), previousVersions: [{date: '2025-01-01', type: 'feed', url: 'before.json'}]};
  const server = await serve({
    root: join(project, 'dist'),
    pages: {
      '/': '<!doctype html><script type="module" src="cdn/subprocessor-list.js"></script><subprocessor-list src="after.json"></subprocessor-list>',
      '/after.json': JSON.stringify(after),
      '/before.json': JSON.stringify(before),
    },
  });
  const browser = await chromium.launch({executablePath: findChromium(), args: chromiumArgs});
  try {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.goto(`${server.origin}/`);
    return await page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      const root = document.querySelector('subprocessor-list').shadowRoot;
      const until = async (selector) => {
        while (!root.querySelector(selector)) await frame();
        return performance.now();
      };
      /** Until nothing has changed for a second. */
      const rest = () =>
        new Promise((resolve) => {
          let timer = setTimeout(resolve, 1000);
          new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(resolve, 1000);
          }).observe(root, {subtree: true, childList: true, attributes: true});
        });
      const first = await until('tbody > tr');
      await until('[part~=versions] button');
      await rest();
      const tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({duration}) => duration))).observe({
        type: 'longtask',
      });
      const start = performance.now();
      [...root.querySelectorAll('[part~=versions] button')].at(-1).click();
      const shown = (await until('[data-change]')) - start;
      await rest();
      return {first, shown, tasks};
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
