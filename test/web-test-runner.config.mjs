/**
 * Runs test/**\/*.test.ts in every engine this machine has; BROWSERS=chromium,firefox,webkit chooses among them.
 */
import {writeSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher, puppeteerCore} from '@web/test-runner-chrome';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import {browserCommands} from './tools/browser-commands.mjs';
import {
  chromiumArgs,
  findChromium,
  findFirefox,
  findWebKit,
  freePort,
  startWebKitDriver,
  webkitCapabilities,
} from './tools/browsers.mjs';
import {faultsMiddleware} from './tools/faults.mjs';

// The runner stops at such an error, and ends before it has said which.
process.prependListener('uncaughtException', (error) => writeSync(2, `\n${error?.stack ?? error}\n`));

const webkitPort = await freePort();
const found = {chromium: findChromium(), firefox: findFirefox(), webkit: findWebKit()};
const chosen = process.env.BROWSERS?.split(',') ?? Object.keys(found).filter((name) => found[name]);

const launchers = {
  chromium: () => chromeLauncher({launchOptions: {executablePath: found.chromium, args: chromiumArgs}}),
  firefox: () =>
    chromeLauncher({
      puppeteer: puppeteerCore, // handing it over is what makes the launcher heed `browser`
      launchOptions: {
        browser: 'firefox',
        executablePath: found.firefox,
        args: ['--remote-allow-system-access'], // for what it tells assistive technology: see browser-commands.mjs
      },
    }),
  webkit: () =>
    webdriverLauncher({
      protocol: 'http',
      hostname: '127.0.0.1',
      port: webkitPort,
      path: '/',
      // WebKitGTK's driver does not know the protocol that would otherwise be tried first.
      capabilities: {...webkitCapabilities(found.webkit), 'wdio:enforceWebDriverClassic': true},
    }),
};

function webkitDriver() {
  let stop;
  return {
    name: 'webkit-driver',
    async serverStart() {
      stop = await startWebKitDriver(found.webkit, webkitPort);
    },
    serverStop: () => stop?.(),
  };
}

/** One line that people and programs can read. A file that did not load has no tests, and counts as one failure. */
const summary = {
  stop({sessions}) {
    const count = {passed: 0, failed: 0, skipped: 0};
    const add = (suite) => {
      for (const {skipped, passed} of suite?.tests ?? []) count[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      for (const inner of suite?.suites ?? []) add(inner);
    };
    for (const session of sessions) {
      const before = count.failed;
      add(session.testResults);
      if (!session.passed && count.failed === before) count.failed++;
    }
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  },
};

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  port: await freePort(), // the runner's own choice may be taken, and it gives up then
  // All files share a page, whose history holds but fifty entries or a hundred: what goes back in it comes while there is room.
  files: ['test/element/*-address.test.ts', 'test/**/*.test.ts'],
  reporters: [defaultReporter(), summary],
  // Lit's development build warns about mistakes; only its greeting is kept off the console.
  nodeResolve: {exportConditions: ['development']},
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  plugins: [
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url))}),
    browserCommands,
    ...(chosen.includes('webkit') ? [webkitDriver()] : []),
  ],
  middleware: [faultsMiddleware],
  browsers: chosen.map((name) => launchers[name]()),
  concurrentBrowsers: 3,
  concurrency: 1, // more, and WebKit runs tests in frames, where the mouse does not reach them
  browserStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: {config: {timeout: '30000'}},
};
