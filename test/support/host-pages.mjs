/** For end-to-end tests: pages of somebody else in which the list stands, and what their readers do there. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe} from 'node:test';
import {repeats} from '../tools/browsers.mjs';
import {eventually} from './eventually.mjs';
import {BROWSERS, open, shown, visit} from './site.mjs';

export const FEED = {
  title: 'Our subprocessors',
  updated: '2026-11-01',
  publisher: {name: 'Acme'},
  definitions: [{id: 'subprocessor', title: 'Subprocessor', body: 'Whoever processes data for us.'}],
  subprocessors: [
    {id: 'aws', name: 'Amazon Web Services', category: 'Hosting', country: 'US', dataTypes: ['Files', 'Logs']},
    {id: 'hetzner', name: 'Hetzner', category: 'Hosting', country: 'DE', dataTypes: ['Files', 'Logs']},
    {id: 'ovh', name: 'OVH', category: 'Hosting', country: 'FR', dataTypes: ['Files']},
    {id: 'brevo', name: 'Brevo', category: 'E-mail', country: 'FR', dataTypes: ['Addresses', 'Logs']},
    {
      id: 'rapidmail',
      name: 'rapidmail',
      category: 'E-mail',
      country: 'DE',
      dataTypes: ['Logs'],
      legalName: 'rapidmail GmbH',
    },
    {id: 'zendesk', name: 'Zendesk', category: 'Support', country: 'US', dataTypes: ['Tickets']},
  ],
};
export const NAMES = FEED.subprocessors.map(({name}) => name);
export const GERMAN = ['Hetzner', 'rapidmail'];
/** Enough rows to scroll past. */
export const LONG_FEED = {
  subprocessors: Array.from({length: 60}, (_, index) => ({
    id: `vendor${index}`,
    name: `Vendor ${index}`,
    purpose: 'Whatever a vendor may do for those who buy from it',
    country: index % 2 ? 'DE' : 'US',
  })),
};

export const listOf = (attributes = '') => `<subprocessor-list src="/feed.json" ${attributes}></subprocessor-list>`;
export const LINK = '<p><a href="#ovh">Where OVH is listed</a></p>';
/** A page of somebody else. */
export const pageOf = (
  body,
  head = '',
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trust</title>
<script type="module" src="/subprocessor-list.js"></script>${head}</head><body>${body}</body></html>`;
export const FRAME = pageOf(listOf('url-state') + LINK);

/** Tests in every browser, which are given what makes sites and readers for one of them; `isRepeated`: see browsers.mjs. */
export function onHostPages(what, define) {
  const {title, isRepeated} = typeof what === 'string' ? {title: what} : what;
  for (const {name, isFirefox, skip, launch} of BROWSERS) {
    describe(`${title} in ${name}`, {skip: skip || (isRepeated && isFirefox && repeats)}, () => {
      const clipboard = isFirefox ? [] : ['clipboard-read', 'clipboard-write'];
      const downloads = mkdtempSync(join(tmpdir(), 'downloads-'));
      let browser;
      before(async () => {
        browser = await launch({downloadsPath: downloads});
      });
      after(async () => {
        await browser?.close();
        rmSync(downloads, {recursive: true, force: true});
      });

      /** A site with these pages and the feed, and one of its readers, to whom nothing may go wrong. */
      async function host(t, pages, options) {
        const site = await open(t, browser, {'/feed.json': JSON.stringify(FEED), ...pages}, options);
        t.after(() => assertSilent(site));
        return site;
      }
      /** The same, where something goes wrong on the way. Firefox gives what it says of that itself as errors of the page. */
      async function faultyHost(t, pages, options) {
        const site = await open(t, browser, pages, options);
        t.after(() => assert.deepEqual(isFirefox ? site.crashes.filter(isThrown) : site.crashes, []));
        return site;
      }
      /** The same, where each feed comes when it is told what it is. */
      async function withLateFeeds(t, body) {
        const waiting = new Map();
        const intercept = ({url}, response) => {
          if (url.endsWith('.json')) waiting.set(url, response);
          return waiting.has(url);
        };
        const site = await host(t, {'/': pageOf(body)}, {intercept});
        const asked = (path) => eventually(() => assert.ok(waiting.has(path), `${path} is asked for`));
        const answer = async (path, feed) => {
          await asked(path);
          waiting.get(path).writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(feed));
        };
        return {...site, asked, answer};
      }
      /** Another reader of this site. */
      async function visitor(t, site) {
        const other = await visit(t, browser, site);
        t.after(() => assertSilent(other));
        return other.page;
      }
      /** What another reader finds at an address of this site. */
      async function elsewhere(t, site, address) {
        const page = await visitor(t, site);
        await page.goto(address);
        return page;
      }
      /** The file that an act saves. Of Firefox, nothing but the file itself tells that there is one. */
      async function saved(page, act) {
        if (!isFirefox) {
          const [download] = await Promise.all([page.waitForEvent('download'), act()]);
          return {name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8')};
        }
        await act();
        return eventually(async () => {
          const [name, ...others] = await readdir(downloads);
          const text = await readFile(join(downloads, name), 'utf8');
          assert.ok(text && !others.length); // until then, there is a part of it beside it
          await rm(join(downloads, name));
          return {name, text};
        });
      }

      define({isFirefox, clipboard, downloads, host, faultyHost, withLateFeeds, visitor, elsewhere, saved});
    });
  }
}

/** Whether a script threw it: "TypeError: …" */
const isThrown = (text) => /^(Uncaught.*)?\w*Error: /.test(text);

/** Nothing on the console, nothing thrown, nothing asked of others. */
export function assertSilent({said, crashes, foreign}) {
  const news = said.filter((text) => !text.includes('The Clipboard API has been blocked')); // the browser's own words
  assert.deepEqual({news, crashes, foreign}, {news: [], crashes: [], foreign: []});
}

/** In a facet, by mouse. */
export async function choose(scope, facet, ...options) {
  const button = scope.locator('[part=facet-button]', {hasText: facet});
  await button.click();
  for (const option of options) await scope.getByRole('checkbox', {name: option}).click();
  await button.click();
}

export const sortByName = (scope) => scope.getByRole('button', {name: 'Name', exact: true}).first().click();

export const addressOf = (page) => page.evaluate(() => location.href);
/** As in a page that came over plain HTTP. */
export const withoutClipboard = (page) => page.addInitScript(() => delete Navigator.prototype.clipboard);

export const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
export const historyLength = (page) => page.evaluate(() => history.length);

/** All that one view differs from another in, as readers perceive it. */
export const viewOf = (scope) =>
  scope.getByRole('search').evaluate((search) => {
    const all = (selector) =>
      [...search.getRootNode().querySelectorAll(selector)].filter((node) => node.checkVisibility());
    const texts = (selector) => all(selector).map((node) => node.textContent.trim());
    const labels = (selector) => all(selector).map((node) => node.ariaLabel);
    return {
      rows: texts('tbody th'),
      chips: labels('[part=chip]').map((label) => label.replace('Remove filter ', '')),
      counts: texts('[part=facet-button]'),
      query: search.querySelector('[part=search]').value,
      grouping: search.querySelector('[part=select]').value,
      sorted: texts('th:is([aria-sort=ascending], [aria-sort=descending])'),
      headings: texts('[part=heading]'),
      open: labels('button[aria-expanded=true]'),
      definitions: texts('[part=definition][open] > summary'),
    };
  });

/** The view that follows from a step, once that is in the address. */
export async function viewAfter(page, act, look = viewOf) {
  const before = await addressOf(page);
  await act();
  await eventually(async () => assert.notEqual(await addressOf(page), before));
  return look(page);
}

/** Goes back or forward, to where `look` gives what it should. */
export async function goes(page, direction, expected, look = viewOf) {
  await page.evaluate((direction) => history[direction](), direction);
  await eventually(async () => assert.deepEqual(await look(page), expected));
}

/** Searches, filters by mouse and follows a link to a row that the filter hides, as a reader would. */
export async function works(scope) {
  const search = scope.getByRole('searchbox', {name: 'Search'});
  await search.fill('hetz');
  await shown(scope, ['Hetzner']);
  await search.fill('');
  await shown(scope, NAMES);
  await choose(scope, 'Country', 'Germany');
  await shown(scope, GERMAN);
  await scope.getByRole('link', {name: 'OVH'}).click();
  const row = scope.locator('tr[data-id=ovh]:focus');
  await row.waitFor();
  await shown(scope, NAMES);
  const isInWindow = ({top, bottom}, height) => top >= 0 && bottom <= height && bottom > top;
  const [box, height] = await row.evaluate((node) => [node.getBoundingClientRect().toJSON(), innerHeight]);
  assert.ok(isInWindow(box, height), JSON.stringify([box, height]));
}

export const isOpen = (details) => details.evaluate((node) => node.open);
export const boxOf = (locator) => locator.evaluate((node) => node.getBoundingClientRect().toJSON());

/** Whatever was to follow at once has followed: the list is up to date, and drawn. */
export const settled = (page) =>
  page.evaluate(async () => {
    for (const list of document.querySelectorAll('subprocessor-list')) await list.updateComplete;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });

/** Takes the view away by what stands under “Export”. */
export async function takeAway(page, way) {
  const menu = page.locator('[part=export]');
  if (!(await isOpen(menu))) await menu.locator('summary').click();
  await menu.getByRole('button', {name: way, exact: true}).click();
}

/** What became of what was taken away. */
export const said = (page, text) => page.locator('[part=export-menu]').getByText(text).waitFor();
