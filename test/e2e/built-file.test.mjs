/** The built file as a page gets it: over HTTP, in a browser, with nothing beside it. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {chromium} from 'playwright-core';
import {eventually} from '../support/eventually.mjs';
import {BROWSERS, chunk, open, project, rows, shown, site} from '../support/site.mjs';
import {chromiumArgs, findChromium} from '../tools/browsers.mjs';

const TWO_LINES = `<script type="module" src="subprocessor-list.js"></script>
<subprocessor-list src="/subprocessors.json"></subprocessor-list>
`;

const FEED = JSON.stringify({
  title: 'Our subprocessors',
  updated: '2026-11-01',
  definitions: [{title: 'Subprocessor', body: 'Whoever processes data for us.'}],
  subprocessors: [
    {id: 'aws', name: 'Amazon Web Services', category: 'Hosting', country: 'US', dataTypes: ['Files', 'Logs']},
    {id: 'cloudflare', name: 'Cloudflare', category: 'Hosting', country: 'US', dataTypes: ['Logs']},
    {id: 'hetzner', name: 'Hetzner', category: 'Hosting', country: 'DE', legalName: 'Hetzner Online GmbH'},
    {id: 'zendesk', name: 'Zendesk', category: 'Support', country: 'IE', dataTypes: ['Tickets']},
  ],
  sections: [{title: 'Transfers', body: 'Under standard clauses.'}],
  objection: {email: 'privacy@acme.example', days: 30},
  documents: [{type: 'dpa', url: 'https://acme.example/dpa'}],
});
const NAMES = ['Amazon Web Services', 'Cloudflare', 'Hetzner', 'Zendesk'];

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

for (const {name, isFirefox, skip, launch} of BROWSERS) {
  describe(`The built file in ${name}`, {skip}, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    test('needs two lines, and asks for nothing but its own files and the feed', async (t) => {
      const site = await open(t, browser, {'/': TWO_LINES, '/subprocessors.json': FEED});
      await site.page.goto(site.origin);
      await site.page.getByRole('search').waitFor();
      assert.deepEqual(await rows(site.page), NAMES);
      await site.page.getByRole('heading', {name: 'Objecting to a subprocessor'}).waitFor();
      assert.deepEqual(await headings(site.page), [
        'Our subprocessors',
        'Hosting 3',
        'Support 1',
        'Transfers',
        'Objecting to a subprocessor',
        'Documents',
      ]);
      assert.deepEqual(site.said, []);
      assert.deepEqual(
        [...site.paths].sort(),
        ['/', chunk('later'), '/subprocessor-list.js', '/subprocessors.json'].sort(),
      );
      assert.deepEqual(site.foreign, []);
    });

    test('breaks no strict Content-Security-Policy, whatever a reader does', async (t) => {
      const site = await open(
        t,
        browser,
        {'/': `<!doctype html>${TWO_LINES}`, '/subprocessors.json': FEED},
        {headers: {'content-security-policy': CSP}, permissions: isFirefox ? [] : ['clipboard-write']},
      );
      const {page} = site;
      await watchViolations(page);
      await page.goto(site.origin);
      const search = page.getByRole('searchbox', {name: 'Search'});
      await search.fill('hetz');
      await shown(page, ['Hetzner']);
      await search.fill('clodflare');
      await shown(page, ['Cloudflare']);
      await page.getByText('Closest matches:').waitFor();
      await search.fill('');
      await shown(page, NAMES);

      await page.locator('summary', {hasText: 'Country'}).click();
      await page.getByRole('checkbox', {name: /Germany/}).check();
      await shown(page, ['Hetzner']);
      await page.getByRole('button', {name: 'Remove filter Country: Germany'}).click();
      await shown(page, NAMES);

      await page.getByRole('combobox', {name: 'Group by'}).selectOption({label: 'No grouping'});
      await page.getByRole('button', {name: 'Name'}).click();
      await page.getByRole('button', {name: 'Name'}).click();
      await shown(page, [...NAMES].reverse());

      await page.getByRole('button', {name: 'Details of Hetzner'}).click();
      await page.getByText('Hetzner Online GmbH').waitFor();
      await page.locator('summary', {hasText: 'Subprocessor'}).click();
      await page.getByText('Whoever processes data for us.').waitFor();
      await page.getByRole('button', {name: 'Copy link to Hetzner'}).click();
      const copied = isFirefox ? /^(Link copied|The link is in the address bar)$/ : 'Link copied';
      await page.getByRole('status').filter({hasText: copied}).waitFor({state: 'attached'});
      await page.goto(`${site.origin}/#zendesk`);
      await page.locator('tr[data-id=zendesk]:focus').waitFor();

      assert.deepEqual(await violations(page), []);
      assert.deepEqual(site.said, []);
    });

    test('would break that policy by a single style attribute, and the test would see it', async (t) => {
      const html = `<!doctype html><p style="color: red">Red</p>${TWO_LINES}`;
      const headers = {'content-security-policy': CSP};
      const site = await open(t, browser, {'/': html, '/subprocessors.json': FEED}, {headers});
      await watchViolations(site.page);
      await site.page.goto(site.origin);
      await shown(site.page, NAMES);
      assert.deepEqual(await violations(site.page), ['style-src-attr']);
    });

    if (isFirefox) return;

    test('comes from another origin, as does the feed', async (t) => {
      const cdn = await site(t, {
        pages: {'/subprocessors.json': FEED},
        headers: {'access-control-allow-origin': '*'},
      });
      const page = `<!doctype html><script type="module" src="${cdn.origin}/subprocessor-list.js"></script>
        <subprocessor-list src="${cdn.origin}/subprocessors.json"></subprocessor-list>`;
      const host = await open(t, browser, {'/': page});
      await host.page.goto(host.origin);
      await host.page.getByRole('search').waitFor();
      await shown(host.page, NAMES);
      await host.page.getByRole('searchbox').fill('clodflare');
      await shown(host.page, ['Cloudflare']);
      assert.deepEqual(host.paths, ['/']);
      assert.deepEqual(host.said, []);
    });

    test('says so where another origin does not share the feed, and tries again', async (t) => {
      let isShared = false;
      const other = await site(t, {
        pages: {'/subprocessors.json': FEED},
        intercept: (_request, response) => {
          if (isShared) response.setHeader('access-control-allow-origin', '*');
        },
      });
      const page = `<!doctype html><script type="module" src="subprocessor-list.js"></script>
        <subprocessor-list src="${other.origin}/subprocessors.json"><a href="/list">The list</a></subprocessor-list>`;
      const host = await open(t, browser, {'/': page});
      await host.page.goto(host.origin);
      await host.page.getByRole('alert').filter({hasText: 'could not be reached'}).waitFor();
      assert.ok(await host.page.getByRole('link', {name: 'The list'}).isVisible());
      isShared = true;
      await host.page.getByRole('button', {name: 'Try again'}).click();
      await shown(host.page, NAMES);
      assert.equal(await host.page.getByRole('alert').count(), 0);
      assert.deepEqual(host.crashes, []);
    });

    for (const [what, versions, requests] of [
      ['twice', ['', ''], 1],
      ['twice, and once more as another version', ['', '', '?v=2'], 2],
      ['as another version alone', ['?v=2'], 2], // its chunks know it without the query
    ]) {
      test(`is included ${what}`, async (t) => {
        const scripts = versions.map((query) => `<script type="module" src="subprocessor-list.js${query}"></script>`);
        const html = `<!doctype html>${scripts.join('')}
          <subprocessor-list src="/subprocessors.json"></subprocessor-list>`;
        const site = await open(t, browser, {'/': html, '/subprocessors.json': FEED});
        await site.page.goto(site.origin);
        await site.page.getByRole('search').waitFor();
        await shown(site.page, NAMES);
        await site.page.getByRole('searchbox').fill('hetz');
        await shown(site.page, ['Hetzner']);
        await site.page.getByRole('button', {name: 'Details of Hetzner'}).click();
        await site.page.getByText('Hetzner Online GmbH').waitFor();
        assert.deepEqual(site.said, []);
        assert.equal(site.paths.filter((path) => path.startsWith('/subprocessor-list.js')).length, requests);
      });
    }

    test('says which part is missing where a chunk is, and leaves the tables readable', async (t) => {
      const site = await open(t, browser, {'/': TWO_LINES, '/subprocessors.json': FEED}, {missing: ['later']});
      await site.page.goto(site.origin);
      await shown(site.page, NAMES);
      await site.page.getByRole('alert').filter({hasText: 'part of this page could not be loaded'}).waitFor();
      await site.page.getByRole('heading', {name: 'Transfers'}).waitFor();
      // What needs the missing part is not there to be tried in vain.
      assert.equal(await site.page.getByRole('button').count(), 0);
      assert.deepEqual(site.crashes, []);
    });

    test('finds what contains the query where the chunk for typos is missing', async (t) => {
      const site = await open(t, browser, {'/': TWO_LINES, '/subprocessors.json': FEED}, {missing: ['fuzzy']});
      await site.page.goto(site.origin);
      await site.page.getByRole('searchbox').fill('clodflare');
      await site.page.getByText('No subprocessor matches.').waitFor();
      await site.page.getByRole('searchbox').fill('cloudflare');
      await shown(site.page, ['Cloudflare']);
      assert.deepEqual(site.crashes, []);
    });

    test('leaves what stands in the tag where there is no JavaScript', async (t) => {
      const html = `<!doctype html><script type="module" src="subprocessor-list.js"></script>
        <subprocessor-list src="/subprocessors.json"><p>See <a href="/list.pdf">our list</a>.</p></subprocessor-list>`;
      const site = await open(t, browser, {'/': html}, {javaScriptEnabled: false});
      await site.page.goto(site.origin);
      assert.ok(await site.page.getByRole('link', {name: 'our list'}).isVisible());
      assert.deepEqual(site.paths, ['/']);
    });

    test('recovers from a 404', async (t) => {
      let isThere = false;
      const site = await open(
        t,
        browser,
        {'/': TWO_LINES, '/subprocessors.json': FEED},
        {
          intercept: ({url}, response) => {
            if (url !== '/subprocessors.json' || isThere) return false;
            response.writeHead(404).end();
            return true;
          },
        },
      );
      await site.page.goto(site.origin);
      await site.page.getByRole('alert').filter({hasText: '404'}).waitFor();
      isThere = true;
      await site.page.getByRole('button', {name: 'Try again'}).click();
      await shown(site.page, NAMES);
      assert.equal(await site.page.getByRole('alert').count(), 0);
      assert.deepEqual(site.crashes, []);
    });

    test('shows that it is loading, and what comes late', async (t) => {
      let answer;
      const asked = new Promise((resolve) => {
        answer = resolve;
      });
      const site = await open(
        t,
        browser,
        {'/': TWO_LINES},
        {intercept: ({url}, response) => url === '/subprocessors.json' && answer(response) === undefined},
      );
      await site.page.goto(site.origin);
      const response = await asked;
      await site.page.getByText('Loading…').waitFor();
      const half = FEED.length >> 1;
      response.writeHead(200, {'content-type': 'application/json'}).write(FEED.slice(0, half));
      assert.deepEqual(await rows(site.page), []);
      response.end(FEED.slice(half));
      await shown(site.page, NAMES);
      assert.equal(await site.page.getByText('Loading…').count(), 0);
      assert.deepEqual(site.said, []);
    });

    test('waits no longer than it is told', async (t) => {
      const html = TWO_LINES.replace(' src="/subprocessors.json"', '$& timeout="200"');
      const site = await open(t, browser, {'/': html}, {intercept: ({url}) => url === '/subprocessors.json'});
      await site.page.goto(site.origin);
      await site.page.getByRole('alert').filter({hasText: 'did not answer in time'}).waitFor();
      assert.deepEqual(site.crashes, []);
    });

    test('recovers from a connection that was cut', async (t) => {
      let isCut = true;
      const site = await open(
        t,
        browser,
        {'/': TWO_LINES, '/subprocessors.json': FEED},
        {
          intercept: ({url}, response) => {
            if (url !== '/subprocessors.json' || !isCut) return false;
            response.writeHead(200, {'content-type': 'application/json', 'content-length': FEED.length});
            response.write(FEED.slice(0, 100), () => response.destroy());
            return true;
          },
        },
      );
      await site.page.goto(site.origin);
      await site.page.getByRole('alert').filter({hasText: 'could not be loaded'}).waitFor();
      isCut = false;
      await site.page.getByRole('button', {name: 'Try again'}).click();
      await shown(site.page, NAMES);
      assert.deepEqual(site.crashes, []);
    });

    for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      test(`shows the dates of the feed in ${timezoneId}`, async (t) => {
        const site = await open(t, browser, {'/': TWO_LINES, '/subprocessors.json': FEED}, {timezoneId});
        await site.page.goto(site.origin);
        await site.page.getByText('Updated November 1, 2026').waitFor();
      });
    }

    test('prints everything, and no controls', async (t) => {
      const site = await open(t, browser, {'/': TWO_LINES, '/subprocessors.json': FEED});
      const {page} = site;
      await page.goto(site.origin);
      await page.getByRole('search').waitFor();
      const texts = ['Whoever processes data for us.', 'Hetzner Online GmbH'];
      for (const text of texts) assert.equal(await isDrawn(page.getByText(text)), false, `${text} on the screen`);
      await page.emulateMedia({media: 'print'});
      for (const text of texts) assert.equal(await isDrawn(page.getByText(text)), true, `${text} on paper`);
      for (const name of NAMES) assert.ok(await page.getByRole('rowheader', {name}).isVisible());
      assert.equal(await page.getByRole('search').count(), 0);
      assert.equal(await page.getByRole('button', {name: /Copy link|Details/}).count(), 0);
      assert.ok((await page.pdf()).length > 1000);
    });
  });
}

describe('The demo pages on a plain server', () => {
  const names = readdirSync(join(project, 'demo')).filter((name) => name.endsWith('.html'));
  let browser;
  before(async () => {
    browser = await chromium.launch({executablePath: findChromium(), args: chromiumArgs});
  });
  after(() => browser?.close());

  for (const name of names) {
    test(`${name} works without an error, and fits a screen of 320 pixels`, async (t) => {
      const viewport = {width: 320, height: 256}; // what 400 % zoom leaves of 1280 by 1024
      const demo = await open(t, browser, {}, {root: project, viewport});
      const {page} = demo;
      await page.goto(`${demo.origin}/demo/${name}`);
      await page.getByRole('rowheader').first().waitFor();
      await page.locator('subprocessor-list [part~=icon-button]').first().waitFor();
      const widths = async () =>
        page.evaluate(() => ({page: document.scrollingElement.scrollWidth, window: window.innerWidth}));
      assert.deepEqual(await widths(), {page: 320, window: 320});
      for (const toggle of await page.getByRole('button', {name: /^Details of/}).all()) await toggle.click();
      for (const definition of await page.locator('[part=definition-title]').all()) await definition.click();
      assert.deepEqual(await widths(), {page: 320, window: 320});
      for (const facet of await page.locator('[part=facet-button]').all()) {
        await facet.click();
        await eventually(async () => {
          assert.deepEqual(await widths(), {page: 320, window: 320});
          const box = await page.locator('[part=facet][open] [part=facet-options]').boundingBox();
          assert.ok(box.x >= 0 && box.x + box.width <= 320, `${await facet.innerText()}: ${JSON.stringify(box)}`);
        });
        await facet.press('Escape');
      }
      assert.deepEqual(demo.said, []);
      assert.deepEqual(demo.foreign, []);
    });
  }

  test('host-theme.html keeps its own style, and the list keeps its own', async (t) => {
    const demo = await open(t, browser, {}, {root: project});
    const {page} = demo;
    await page.goto(`${demo.origin}/demo/host-theme.html`);
    await page.getByRole('search').waitFor();
    const styleOf = (selector, ...properties) =>
      page
        .locator(selector)
        .first()
        .evaluate((node, properties) => {
          const style = getComputedStyle(node);
          return Object.fromEntries(properties.map((property) => [property, style[property]]));
        }, properties);

    const rust = 'rgb(138, 44, 28)';
    const ofTable = ['display', 'borderTopStyle', 'borderTopWidth'];
    const ofCell = ['backgroundColor', 'color', 'paddingTop'];
    const ofButton = ['backgroundColor', 'borderTopLeftRadius', 'textTransform', 'paddingTop'];
    const theme = {
      table: {display: 'block', borderTopStyle: 'double', borderTopWidth: '6px'},
      cell: {backgroundColor: rust, color: 'rgb(255, 255, 255)', paddingTop: '30px'},
      button: {backgroundColor: rust, borderTopLeftRadius: '999px', textTransform: 'uppercase', paddingTop: '20px'},
    };
    assert.deepEqual(await styleOf('article > table', ...ofTable), theme.table);
    assert.deepEqual(await styleOf('article > table td', ...ofCell), theme.cell);
    assert.deepEqual(await styleOf('article > p > button', ...ofButton), theme.button);

    const differs = (found, theirs, what) => {
      for (const [property, value] of Object.entries(theirs))
        assert.notEqual(found[property], value, `${what}, ${property}`);
    };
    differs(await styleOf('subprocessor-list table', ...ofTable), theme.table, 'table');
    for (const cell of ['thead th', 'tbody th', 'tbody td'])
      differs(await styleOf(`subprocessor-list ${cell}`, ...ofCell), theme.cell, cell);
    for (const control of [
      '[part=sort-button]',
      '[part=search]',
      '[part=select]',
      '[part=icon-button]',
      '[part=facet-button]',
    ])
      differs(await styleOf(`subprocessor-list ${control}`, ...ofButton), theme.button, control);
    const {color, textTransform} = await styleOf('subprocessor-list [part=heading]', 'color', 'textTransform');
    assert.notEqual(color, rust);
    assert.equal(textTransform, 'none');

    const host = await styleOf('article', 'fontFamily', 'fontSize', 'color');
    assert.match(host.fontFamily, /^Georgia/);
    assert.deepEqual(await styleOf('subprocessor-list tbody td', 'fontFamily', 'fontSize', 'color'), host);
    for (const name of ['Hetzner', 'OpenAI']) assert.ok(await page.getByRole('rowheader', {name}).isVisible());
    assert.deepEqual(demo.said, []);
  });
});

const headings = async (page) =>
  (await page.getByRole('heading').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

/** Whether it takes up room, and nothing around it keeps it from being drawn. */
const isDrawn = (locator) =>
  locator.evaluate((node) => node.checkVisibility() && node.getBoundingClientRect().height > 0);

/** Has the page keep what breaks its Content-Security-Policy. */
const watchViolations = (page) =>
  page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({blockedURI, effectiveDirective}) => {
      if (!blockedURI.endsWith('/favicon.ico')) window.violations.push(effectiveDirective); // the browser's own wish
    });
  });

const violations = (page) => page.evaluate(() => window.violations);
