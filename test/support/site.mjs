/** For end-to-end tests: the built file on a server of its own, pages that use it, and what is seen there. */
import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, firefox} from 'playwright-core';
import {chromiumArgs, findChromium, findFirefox} from '../tools/browsers.mjs';
import {eventually} from './eventually.mjs';
import {serve} from './server.mjs';

const TIMEOUT = 10_000;

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the built file, and nothing beside it. */
export const root = mkdtempSync(join(tmpdir(), 'end-to-end-test-'));
cpSync(join(project, 'dist/cdn'), root, {recursive: true});
after(() => rmSync(root, {recursive: true, force: true}));

/** The path of a chunk, by the name it has in the sources. */
export const chunk = (name) =>
  `/${readdirSync(root).find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'))}`;

export const BROWSERS = [
  {
    name: 'Chromium',
    isFirefox: false,
    skip: false,
    launch: (options) => chromium.launch({executablePath: findChromium(), args: chromiumArgs, ...options}),
  },
  {
    name: 'Firefox',
    isFirefox: true,
    skip: findFirefox() ? false : 'There is no Firefox here',
    launch: (options) => firefox.launch({executablePath: findFirefox(), channel: 'moz-firefox', ...options}),
  },
];

/** A server for one test. */
export async function site(t, options) {
  const server = await serve({root, ...options});
  t.after(() => server.close());
  return server;
}

/** A server and an empty page for one test, and what the page then says, asks for elsewhere, and fails at. */
export async function open(t, browser, pages, options = {}) {
  const {headers, intercept, missing = [], root: folder = root, ...context} = options;
  const gone = missing.map(chunk);
  const server = await serve({
    root: folder,
    pages,
    headers,
    intercept(request, response) {
      if (!gone.includes(request.url)) return intercept?.(request, response);
      response.writeHead(404).end();
      return true;
    },
  });
  const visitor = await visit(t, browser, server, context);
  // After the page, which may still be asking for what it needs next.
  t.after(() => server.close());
  return {...server, ...visitor};
}

/** An empty page for a server that is there, as of another visitor, and the same of it. */
export async function visit(t, browser, {origin}, context) {
  const visitor = await browser.newContext({locale: 'en-US', ...context});
  t.after(() => visitor.close());
  const page = await visitor.newPage();
  page.setDefaultTimeout(TIMEOUT);
  const [said, crashes, foreign] = [[], [], []];
  const say = (text) => text.includes('/favicon.ico') || said.push(text); // a policy that forbids it is no news
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) say(message.text());
  });
  page.on('pageerror', (error) => {
    say(String(error));
    crashes.push(String(error));
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) foreign.push(request.url());
  });
  return {page, said, crashes, foreign};
}

/** The names of the rows in a page, or in a part of it. */
export const rows = (scope) => scope.getByRole('rowheader').allInnerTexts();

/** Waits until these rows are there, in this order. */
export const shown = (scope, names) => eventually(async () => assert.deepEqual(await rows(scope), names));
