/**
 * The list as a part of pages that others make: what it does with their address, where they put it, and what readers take
 * away from there. Needs a build in dist/.
 */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {parse as parseCsv} from 'csv-parse/sync';
import {parseFeed} from '../../dist/feed/index.js';
import {eventually} from '../support/eventually.mjs';
import {BROWSERS, open, shown, visit} from '../support/site.mjs';

const FEED = {
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
const NAMES = FEED.subprocessors.map(({name}) => name);
const GERMAN = ['Hetzner', 'rapidmail'];
/** Enough rows to scroll past. */
const LONG_FEED = {
  subprocessors: Array.from({length: 60}, (_, index) => ({
    id: `vendor${index}`,
    name: `Vendor ${index}`,
    purpose: 'Whatever a vendor may do for those who buy from it',
    country: index % 2 ? 'DE' : 'US',
  })),
};

const listOf = (attributes = '') => `<subprocessor-list src="/feed.json" ${attributes}></subprocessor-list>`;
const LINK = '<p><a href="#ovh">Where OVH is listed</a></p>';
/** A page of somebody else. */
const pageOf = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trust</title>
<script type="module" src="/subprocessor-list.js"></script>${head}</head><body>${body}</body></html>`;
const FRAME = pageOf(listOf('url-state') + LINK);

for (const {name, isFirefox, skip, launch} of BROWSERS) {
  describe(`On host pages in ${name}`, {skip}, () => {
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
    /** The same, where each feed comes when it is told what it is. */
    async function withLateFeeds(t, body) {
      const waiting = new Map();
      const intercept = ({url}, response) => {
        if (url.endsWith('.json')) waiting.set(url, response);
        return waiting.has(url);
      };
      const site = await host(t, {'/': pageOf(body)}, {intercept});
      const answer = async (path, feed) => {
        await eventually(() => assert.ok(waiting.has(path), `${path} is asked for`));
        waiting.get(path).writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(feed));
      };
      return {...site, answer};
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

    describe('the address of a view', () => {
      test('leads to it, and leaves the rest of the address as it was', async (t) => {
        const site = await host(t, {'/': pageOf(`<h2 id="section">Section</h2>${listOf('url-state')}`)});
        const {page, origin} = site;
        await page.goto(`${origin}/?page=2&q=x%20y&flag#section`);
        await choose(page, 'Country', 'Germany', 'France');
        await choose(page, 'Data types', 'Logs');
        await page.getByRole('combobox', {name: 'Group by'}).selectOption('No grouping');
        await sortByName(page);
        await sortByName(page);
        await page.getByRole('button', {name: 'Details of rapidmail'}).click();
        await page.locator('summary', {hasText: 'Subprocessor'}).click();
        await page.getByText('Whoever processes data for us.').waitFor();
        await shown(page, ['rapidmail', 'Hetzner', 'Brevo']);
        const own = [
          'list.country=DE,FR',
          'list.dataTypes=logs',
          'list.sort=name,desc',
          'list.group=none',
          'list.open=rapidmail',
          'list.definitions=subprocessor',
        ];
        const address = `${origin}/?page=2&q=x%20y&flag&${own.join('&')}#section`;
        await eventually(async () => assert.equal(await addressOf(page), address));

        const other = await elsewhere(t, site, address);
        await shown(other, ['rapidmail', 'Hetzner', 'Brevo']);
        for (const text of ['rapidmail GmbH', 'Whoever processes data for us.']) await other.getByText(text).waitFor();
        assert.deepEqual(await viewOf(other), await viewOf(page));
        assert.deepEqual((await viewOf(other)).chips, ['Country: France', 'Country: Germany', 'Data types: Logs']);
        assert.equal(await addressOf(other), address);
      });

      test('changes with each step, which back takes away and forward brings again', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))});
        await page.goto(origin);
        await shown(page, NAMES);
        const views = [await viewOf(page)];
        for (const act of [
          () => choose(page, 'Country', 'Germany'),
          () => choose(page, 'Country', 'France'),
          () => page.getByRole('searchbox', {name: 'Search'}).fill('files'),
          () => sortByName(page),
          () => page.getByRole('combobox', {name: 'Group by'}).selectOption('Country'),
          () => page.getByRole('button', {name: 'Remove filter Country: France'}).click(),
          () => page.getByRole('button', {name: 'Clear all'}).click(),
        ]) {
          views.push(await viewAfter(page, act));
        }
        assert.equal(new Set(views.map((view) => JSON.stringify(view))).size, views.length);
        for (const view of views.slice(0, -1).reverse()) await goes(page, 'back', view);
        for (const view of views.slice(1)) await goes(page, 'forward', view);
      });

      test('leads there from the address of a row that it hides', async (t) => {
        const site = await host(t, {'/': pageOf(listOf('url-state') + LINK)});
        const {page, origin} = site;
        await page.goto(`${origin}/?page=2#ovh`);
        await page.locator('tr[data-id=ovh]:focus').waitFor();
        const views = [await viewOf(page)];
        views.push(await viewAfter(page, () => choose(page, 'Country', 'Germany')));
        const address = await addressOf(page);
        await page.getByRole('link', {name: 'OVH'}).click();
        await page.locator('tr[data-id=ovh]:focus').waitFor();
        await goes(page, 'back', views[1]);
        await goes(page, 'back', views[0]);

        const other = await elsewhere(t, site, address);
        await shown(other, GERMAN);
        await settled(other);
        assert.deepEqual(await viewOf(other), views[1]);
      });

      test('is one step for a word, however slowly it is typed', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))});
        await page.goto(origin);
        await shown(page, NAMES);
        const before = await viewOf(page);
        const length = await historyLength(page);
        const word = 'hetzne';
        await page.getByRole('searchbox', {name: 'Search'}).focus();
        for (let end = 1; end <= word.length; end++) {
          await page.keyboard.press(word[end - 1]);
          const address = `${origin}/?list.q=${word.slice(0, end)}`;
          await eventually(async () => assert.equal(await addressOf(page), address));
        }
        assert.equal(await historyLength(page), length + 1);
        await goes(page, 'back', before);
      });

      for (const [how, leave] of [
        ['by a link', ({page}) => page.getByRole('link', {name: 'Elsewhere'}).click()],
        ['by the address bar', ({page, origin}) => page.goto(`${origin}/other/`)],
      ]) {
        test(`has what was typed last when the page is left at once ${how}`, async (t) => {
          const html = pageOf(`<a href="/other/">Elsewhere</a>${listOf('url-state')}`);
          const headers = {'cache-control': 'no-store'}; // so that the page is not just taken out of a cache as it was
          const site = await host(t, {'/': html, '/other/': pageOf('Other')}, {headers});
          const {page, origin} = site;
          await page.goto(origin);
          await page.getByRole('searchbox', {name: 'Search'}).fill('hetz');
          await leave(site);
          await page.waitForURL(`${origin}/other/`);
          await page.evaluate(() => setTimeout(() => history.back())); // which ends what is evaluated
          await shown(page, ['Hetzner']);
          assert.equal(await addressOf(page), `${origin}/?list.q=hetz`);
        });
      }

      for (const [what, prefix, body] of [
        ['another list', 'list2', listOf('id="one" url-state') + listOf('id="two" url-state')],
        ['a list of another name', 'vendors', listOf('id="one" url-state') + listOf('id="two" url-state="vendors"')],
      ]) {
        test(`has parameters of its own for ${what}`, async (t) => {
          const site = await host(t, {'/': pageOf(body)});
          const {page, origin} = site;
          const both = async (page) => [await viewOf(page.locator('#one')), await viewOf(page.locator('#two'))];
          const [one, two] = [page.locator('#one'), page.locator('#two')];
          await page.goto(`${origin}/?page=2`);
          await shown(one, NAMES);
          await shown(two, NAMES);
          const views = [await both(page)];
          for (const act of [
            () => choose(one, 'Country', 'Germany'),
            () => choose(two, 'Country', 'France'),
            () => sortByName(one),
            () => two.getByRole('searchbox', {name: 'Search'}).fill('brevo'),
          ]) {
            views.push(await viewAfter(page, act, both));
          }
          const own = ['list.country=DE', 'list.sort=name', `${prefix}.q=brevo`, `${prefix}.country=FR`];
          const parameters = new URL(await addressOf(page)).search.slice(1).split('&');
          assert.deepEqual(parameters.sort(), ['page=2', ...own].sort());
          const other = await elsewhere(t, site, await addressOf(page));
          await eventually(async () => assert.deepEqual(await both(other), views.at(-1)));
          for (const view of views.slice(0, -1).reverse()) await goes(page, 'back', view, both);
          for (const view of views.slice(1)) await goes(page, 'forward', view, both);
        });
      }

      test('is that of the page where the page did not ask for it', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(LINK + listOf())});
        const address = `${origin}/?page=2&list.country=DE#section`;
        await page.goto(address);
        await shown(page, NAMES);
        const length = await historyLength(page);
        await page.getByRole('searchbox', {name: 'Search'}).fill('logs');
        await choose(page, 'Country', 'Germany');
        await page.getByRole('combobox', {name: 'Group by'}).selectOption('No grouping');
        await sortByName(page);
        await page.getByRole('button', {name: 'Details of rapidmail'}).click();
        await page.getByText('rapidmail GmbH').waitFor();
        await page.locator('summary', {hasText: 'Subprocessor'}).click();
        await page.getByRole('button', {name: 'Clear all'}).click();
        await shown(page, ['Amazon Web Services', 'Brevo', 'Hetzner', 'OVH', 'rapidmail', 'Zendesk']);
        assert.deepEqual([await addressOf(page), await historyLength(page)], [address, length]);
        await page.getByRole('link', {name: 'OVH'}).click();
        await page.locator('tr[data-id=ovh]:focus').waitFor();
        assert.equal(await addressOf(page), address.replace('#section', '#ovh'));
      });

      test('lives with a page that keeps parameters and a state of its own', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))});
        await page.goto(origin);
        await shown(page, NAMES);
        /** As routers do, which write all parameters anew in their own way. */
        const route = (method, panel) =>
          page.evaluate(
            ([method, panel]) => {
              const url = new URL(location.href);
              url.searchParams.set('panel', panel);
              history[method]({panel, at: [1, 2]}, '', url);
            },
            [method, panel],
          );
        const now = (page) =>
          page.evaluate(() => ({
            state: history.state,
            panel: new URL(location.href).searchParams.get('panel'),
            countries: new URL(location.href).searchParams.get('list.country'),
          }));
        const all = async (page) => [await now(page), await viewOf(page)];
        const at = (panel, countries) => ({state: {panel, at: [1, 2]}, panel, countries});

        await route('replaceState', 'a, b');
        await choose(page, 'Country', 'Germany');
        assert.deepEqual(await now(page), at('a, b', 'DE'));
        const german = await all(page);
        await route('pushState', 'c');
        await choose(page, 'Country', 'France');
        assert.deepEqual(await now(page), at('c', 'DE,FR'));
        await route('replaceState', 'd');
        const both = await all(page);
        assert.deepEqual(both[0], at('d', 'DE,FR'));
        await sortByName(page);
        assert.deepEqual(await now(page), at('d', 'DE,FR'));
        const sorted = await all(page);

        await goes(page, 'back', both, all);
        await goes(page, 'back', [at('c', 'DE'), german[1]], all);
        await goes(page, 'back', german, all);
        for (const view of [[at('c', 'DE'), german[1]], both, sorted]) await goes(page, 'forward', view, all);
      });

      test('is that of the page where the page has another base', async (t) => {
        const feed = `<script type="application/json">${JSON.stringify(FEED)}</script>`;
        const html = pageOf(
          `<subprocessor-list url-state>${feed}</subprocessor-list>`,
          '<base href="https://elsewhere.example/">',
        );
        const site = await host(t, {'/trust/': html}, {permissions: clipboard});
        const {page, origin} = site;
        if (isFirefox) await withoutClipboard(page);
        await page.goto(`${origin}/trust/`);
        await choose(page, 'Country', 'Germany');
        await shown(page, GERMAN);
        assert.equal(await addressOf(page), `${origin}/trust/?list.country=DE`);
        await shown(await elsewhere(t, site, await addressOf(page)), GERMAN);
        await page.getByRole('button', {name: 'Copy link to Hetzner'}).click();
        const link = isFirefox ? addressOf : copied;
        await eventually(async () => {
          assert.equal((await link(page)).replace('?list.country=DE', ''), `${origin}/trust/#hetzner`);
        });
      });

      for (const garbage of [
        '?list.country=%E0%A4%A&list.sort=nope&list.group=zzz&list.open=nobody&list.q=%',
        '?list.country=,,&list.country=~&list.sort=,desc&list.definitions=~~.&list.=1&list=2&&=&%',
        '?list.__proto__=1&list.constructor=2&list.country=__proto__&list.q=%00&list.sort=__proto__',
      ]) {
        test(`may be ${garbage}`, async (t) => {
          const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))});
          await page.goto(`${origin}/${garbage}`);
          await page.getByRole('searchbox', {name: 'Search'}).waitFor();
          const clear = page.getByRole('button', {name: 'Clear all'}).first();
          if (await clear.isVisible()) await clear.click();
          await shown(page, NAMES);
          await choose(page, 'Country', 'Germany');
          await shown(page, GERMAN);
        });
      }
    });

    describe('the list', () => {
      test('stands there twice', async (t) => {
        const body = `<div id="one">${listOf()}${LINK}</div>
          <div id="two">${listOf('link-prefix="vendor-"')}${LINK.replace('#', '#vendor-')}</div>`;
        const {page, origin} = await host(t, {'/': pageOf(body)});
        await page.goto(origin);
        for (const [id, other] of [
          ['#one', '#two'],
          ['#two', '#one'],
        ]) {
          await works(page.locator(id));
          await shown(page.locator(other), NAMES);
        }
      });

      test('stands in a dialog, where Escape closes what is open in it first', async (t) => {
        const body = `<button onclick="document.querySelector('dialog').showModal()">Open</button>
          <dialog>${listOf()}${LINK}</dialog>`;
        const {page, origin} = await host(t, {'/': pageOf(body)});
        await page.goto(origin);
        const dialog = page.getByRole('dialog');
        for (const [what, act] of [
          ['its button', (button) => button.click()],
          ['an option', (button) => button.click().then(() => page.getByRole('checkbox', {name: 'Germany'}).click())],
        ]) {
          await page.getByRole('button', {name: 'Open'}).click();
          const facet = dialog.locator('[part=facet]', {hasText: 'Country'});
          await act(facet.locator('summary'));
          assert.equal(await isOpen(facet), true, what);
          await page.keyboard.press('Escape');
          await eventually(async () => assert.equal(await isOpen(facet), false, what));
          assert.equal(await dialog.isVisible(), true, what);
          await page.keyboard.press('Escape');
          await dialog.waitFor({state: 'hidden'});
        }
        await page.getByRole('button', {name: 'Open'}).click();
        await dialog.getByRole('button', {name: 'Remove filter Country: Germany'}).click();
        await works(dialog);
      });

      for (const width of [1280, 360]) {
        test(`stands in a tab that is opened later, ${width} pixels wide`, async (t) => {
          const tab = (hidden) => `<button onclick="tab.hidden = false">Subprocessors</button>
            <div id="tab" ${hidden}>${listOf('group-by="none"')}<p><a href="#vendor30">OVH, formerly</a></p></div>`;
          const pages = {
            '/': pageOf(tab('hidden')),
            '/open/': pageOf(tab('')),
            '/feed.json': JSON.stringify(LONG_FEED),
          };
          const site = await host(t, pages, {viewport: {width, height: 600}});
          const {page, origin} = site;
          /** Where all that has a place of its own has it. */
          const places = () =>
            page.locator('subprocessor-list').evaluate(({shadowRoot}) =>
              [...shadowRoot.querySelectorAll('[part], th, td')].map((node) => {
                const {x, y, width, height} = node.getBoundingClientRect();
                return [node.localName, x, y, width, height].join(' ');
              }),
            );
          await page.goto(`${origin}/open/`);
          await page.getByRole('searchbox').waitFor();
          const expected = await eventually(async () => {
            const before = await places();
            await settled(page);
            assert.deepEqual(await places(), before);
            return before;
          });
          await page.goto(origin);
          await page.locator('subprocessor-list [part=toolbar]').waitFor({state: 'attached'});
          assert.equal(await page.getByRole('searchbox').count(), 0);
          await page.getByRole('button', {name: 'Subprocessors'}).click();
          await eventually(async () => assert.deepEqual(await places(), expected));

          await page.getByRole('link', {name: 'OVH'}).click();
          const row = page.locator('tr[data-id=vendor30]');
          const head = page.getByRole('columnheader').first();
          await row.and(page.locator(':focus')).waitFor();
          const boxes = await Promise.all([head, row.locator('th'), row.locator('td').first()].map(boxOf));
          const [headBox, nameBox, nextBox] = boxes;
          if (width === 1280) {
            assert.equal(headBox.y, 0, 'the head stays at the edge of the window');
            assert.ok(nameBox.y > headBox.height && nextBox.y === nameBox.y && nextBox.x > nameBox.x, 'a row');
          } else {
            assert.ok(headBox.y < 0, 'the head goes with the page');
            assert.ok(nextBox.y > nameBox.y && nextBox.x === nameBox.x, 'a card');
          }
          await page.getByRole('searchbox', {name: 'Search'}).fill('vendor 59');
          await choose(page, 'Country', 'Germany');
          await shown(page, ['Vendor 59']);
        });
      }

      for (const [what, attributes] of [
        ['a frame', 'src="/frame/"'],
        ['a sandboxed frame of no origin', 'src="/frame/" sandbox="allow-scripts"'],
        [
          'a frame without an address',
          `srcdoc="${FRAME.replace('#ovh', 'about:srcdoc#ovh').replaceAll('"', '&quot;')}"`,
        ],
      ]) {
        test(`stands in ${what}`, async (t) => {
          const html = pageOf(`<iframe width="1000" height="900" ${attributes}></iframe>`);
          const headers = {'access-control-allow-origin': '*'}; // of no origin, even this one is another
          const {page, origin} = await host(t, {'/': html, '/frame/': FRAME}, {headers});
          await page.goto(origin);
          const frame = page.frameLocator('iframe');
          await works(frame);
          await frame.getByRole('button', {name: 'Copy link to Hetzner'}).click();
          await frame.locator('tr[data-id=hetzner]', {hasText: /Link copied|The link is in the address bar/}).waitFor();
          assert.equal(await addressOf(page), `${origin}/`);
        });
      }

      for (const mode of ['open', 'closed']) {
        test(`stands in ${mode === 'open' ? 'an open' : 'a closed'} shadow tree`, async (t) => {
          const body = `<p id="outside">Outside</p><div id="host"></div><script>
            const root = host.attachShadow({mode: '${mode}'});
            root.innerHTML = '<p>Inside</p>${listOf()}${LINK}';
            window.tree = root;
          </script>`;
          const {page, origin} = await host(t, {'/': pageOf(body)});
          await page.goto(origin);
          // By handles, as no locator finds its way into a closed tree.
          const list = await page.evaluateHandle(() => tree.querySelector('subprocessor-list'));
          const at = (selector) => list.waitForSelector(selector);
          const names = () => list.$$eval('tbody th', (cells) => cells.map((cell) => cell.textContent));
          const areNames = (expected) => eventually(async () => assert.deepEqual(await names(), expected));

          await (await at('[part=search]')).click();
          await page.keyboard.type('hetz');
          await areNames(['Hetzner']);
          await (await at('[part=chip]')).click();
          await areNames(NAMES);

          const facet = await at('[part=facet]');
          const isFacetOpen = () => facet.evaluate((details) => details.open);
          for (const [option, expected] of [
            ['Germany', GERMAN],
            ['United States', ['Amazon Web Services', 'Hetzner', 'rapidmail', 'Zendesk']],
          ]) {
            if (!(await isFacetOpen())) await (await facet.$('summary')).click();
            await (await facet.waitForSelector(`label:has-text("${option}")`)).click();
            await areNames(expected);
            assert.equal(await isFacetOpen(), true, `after ${option}`);
          }
          for (const [where, press] of [
            ['on the page', async () => page.locator('#outside').click()],
            ['elsewhere in the list', async () => (await at('[part=status]')).click()],
          ]) {
            if (!(await isFacetOpen())) await (await facet.$('summary')).click();
            assert.equal(await isFacetOpen(), true);
            await press();
            await eventually(async () => assert.equal(await isFacetOpen(), false, where));
          }

          await page.evaluate(() => tree.querySelector('a').click());
          const focused = () => list.evaluate(({shadowRoot}) => shadowRoot.activeElement?.dataset.id);
          await eventually(async () => assert.equal(await focused(), 'ovh'));
          assert.deepEqual(await names(), NAMES);
        });
      }

      for (const method of ['append', 'moveBefore']) {
        test(`is what it was when it is moved by ${method}`, async (t) => {
          const body = `<div id="here">${listOf('url-state')}</div>${LINK}<div id="there"></div>`;
          const {page, origin} = await host(t, {'/': pageOf(body)});
          await page.goto(origin);
          await choose(page, 'Country', 'Germany');
          await sortByName(page);
          await page.getByRole('searchbox', {name: 'Search'}).fill('logs');
          await page.getByRole('button', {name: 'Details of rapidmail'}).click();
          await page.locator('summary', {hasText: 'Subprocessor'}).click();
          await page.getByText('Whoever processes data for us.').waitFor();
          const before = await viewOf(page);
          assert.deepEqual(before.open, ['Details of rapidmail']);
          await page.evaluate((method) => there[method](document.querySelector('subprocessor-list'), null), method);
          await eventually(async () => assert.deepEqual(await viewOf(page.locator('#there')), before));
          await page.getByRole('button', {name: 'Clear all'}).click();
          await works(page);
        });
      }

      test('may go while its feed is on the way, and come again', async (t) => {
        const {page, origin, answer} = await withLateFeeds(t, `<div id="here"></div>${LINK}`);
        await page.goto(origin);
        await page.evaluate(() => {
          window.list = document.createElement('subprocessor-list');
          list.src = '/feed.json';
          here.append(list);
        });
        await page.getByText('Loading…').waitFor();
        await page.evaluate(() => list.remove());
        await Promise.all([page.waitForEvent('requestfinished'), answer('/feed.json', FEED)]);
        await settled(page);
        await page.evaluate(() => here.append(list));
        await works(page);
      });

      test('shows the feed that was asked for last, as was asked for last', async (t) => {
        const {page, origin, answer} = await withLateFeeds(t, '<subprocessor-list src="/1.json"></subprocessor-list>');
        await page.goto(origin);
        await page.getByText('Loading…').waitFor();
        const set = (attribute, value) =>
          page.evaluate(
            ([attribute, value]) => document.querySelector('subprocessor-list').setAttribute(attribute, value),
            [attribute, value],
          );
        await page.evaluate(() => {
          window.events = [];
          const list = document.querySelector('subprocessor-list');
          for (const type of ['load', 'error']) {
            list.addEventListener(type, ({detail}) => events.push(`${type} ${detail.feed?.title}`));
          }
        });
        await set('src', '/2.json');
        await set('group-by', 'country');
        await set('src', '/3.json');
        await set('heading-level', '4');
        await set('lang', 'de');
        await answer('/3.json', {...FEED, title: 'Three'});
        await answer('/1.json', {...FEED, title: 'One'});
        await answer('/2.json', {...FEED, title: 'Two'});
        await page.getByRole('heading', {name: 'Three', level: 4}).waitFor();
        await settled(page);
        assert.deepEqual(await page.evaluate(() => events), ['load Three']);
        await page.getByText('1. November 2026').waitFor();
        const titles = await page.getByRole('heading', {level: 5}).allInnerTexts();
        assert.deepEqual(
          titles.map((title) => title.trim()),
          ['Deutschland 2', 'Frankreich 2', 'Vereinigte Staaten 2'],
        );
      });

      test('is printed as it is shown, with what it was filtered by, when, and from where', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(LINK + listOf('url-state'))});
        await page.goto(`${origin}/?page=2#hetzner`);
        await choose(page, 'Country', 'Germany');
        await page.getByRole('searchbox', {name: 'Search'}).fill('logs');
        await sortByName(page);
        await shown(page, GERMAN);
        const note = page.locator('[part=print-note]');
        assert.equal(await note.isVisible(), false);
        if (isFirefox) await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        else await page.pdf();
        const today = new Intl.DateTimeFormat('en', {dateStyle: 'long'}).format(new Date());
        const lines = (await note.locator('p').allTextContents()).filter(Boolean);
        assert.deepEqual(lines, [
          'Contains “logs”',
          'Country: Germany',
          'Sorted by Name, ascending',
          `Printed on ${today} from ${origin}/?page=2&list.q=logs&list.country=DE&list.sort=name`,
        ]);
        if (isFirefox) return; // it shows no test what it prints
        await page.emulateMedia({media: 'print'});
        for (const line of lines) assert.equal(await note.getByText(line).isVisible(), true, line);
        await shown(page, GERMAN);
        const controls = page.locator('subprocessor-list :is([part=toolbar], [part=chip], [part=icon-button])');
        assert.notEqual(await controls.count(), 0);
        for (const control of await controls.all()) assert.equal(await control.isVisible(), false);
      });

      test('is printed whole where that is asked for, and then is what it was', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))});
        await page.addInitScript(() => {
          window.print = () => {
            dispatchEvent(new Event('beforeprint'));
            const {shadowRoot} = document.querySelector('subprocessor-list');
            const textsOf = (selector) => [...shadowRoot.querySelectorAll(selector)].map((node) => node.textContent);
            window.sheet = {rows: textsOf('tbody th'), note: textsOf('[part=print-note] > *')};
          };
        });
        await page.goto(origin);
        await choose(page, 'Country', 'Germany');
        await page.getByRole('searchbox', {name: 'Search'}).fill('logs');
        await sortByName(page);
        const before = await viewOf(page);
        assert.deepEqual(before.rows, GERMAN);
        await takeAway(page, 'Print this view');
        const sheet = () => page.evaluate(() => window.sheet);
        assert.deepEqual((await sheet()).rows, GERMAN);
        assert.deepEqual((await sheet()).note.slice(0, 2), ['Contains “logs”', 'Country: Germany']);

        await takeAway(page, 'Print everything');
        await eventually(async () => assert.deepEqual((await sheet()).rows.sort(), [...NAMES].sort()));
        assert.deepEqual((await sheet()).note.slice(0, -1), ['Sorted by Name, ascending']);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        await eventually(async () => assert.deepEqual(await viewOf(page), before));
      });

      test('is what it was where nothing can be printed', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf())});
        await page.addInitScript(() => {
          window.print = () => {};
        });
        await page.goto(origin);
        await choose(page, 'Country', 'Germany');
        await shown(page, GERMAN);
        const before = await viewOf(page);
        await takeAway(page, 'Print everything');
        await page.keyboard.press('Escape');
        await eventually(async () => assert.deepEqual(await viewOf(page), before));
      });

      for (const width of [1280, 360]) {
        test(`has nothing to do with the style of a page ${width} pixels wide`, async (t) => {
          const hostile = `<style>
            table, tr, td, th { display: none !important; color: red !important; position: static !important }
            * { all: revert }
            details, summary, input, select, button { display: none !important }
          </style>`;
          const body = `<table><tr><td>Of the page</td></tr></table><main>${listOf()}${LINK}</main>`;
          const pages = {'/': pageOf(body), '/hostile/': pageOf(body, hostile)};
          const {page, origin} = await host(t, pages, {viewport: {width, height: 800}});
          const styles = async (path) => {
            await page.goto(`${origin}${path}`);
            await choose(page, 'Country', 'Germany');
            await page.mouse.move(0, 0);
            await settled(page);
            return page.locator('subprocessor-list').evaluate(({shadowRoot}) =>
              [...shadowRoot.querySelectorAll('.list *')].map((node) => {
                const style = getComputedStyle(node);
                // Where it stands on the page is not its own affair.
                const properties = [...style].filter(
                  (property) => !/^(inset|top|right|bottom|left|-webkit-locale)/.test(property),
                );
                return [node.localName, ...properties.map((each) => `${each}: ${style.getPropertyValue(each)}`)];
              }),
            );
          };
          const expected = await styles('/');
          assert.equal(await page.getByText('Of the page').isVisible(), true);
          const found = await styles('/hostile/');
          assert.equal(await page.getByText('Of the page').isVisible(), false);
          const differences = found.flatMap(([name, ...style], index) =>
            style.filter((each) => !expected[index].includes(each)).map((each) => `${name} { ${each} }`),
          );
          assert.deepEqual(differences, []);
          await page.getByRole('button', {name: 'Clear all'}).click();
          await works(page.getByRole('main'));
        });
      }
    });

    describe('the view that is taken away', () => {
      /** Has the view saved, and gives the file. Of Firefox, nothing but the file itself tells that there is one. */
      async function saved(page, way) {
        if (!isFirefox) {
          const [download] = await Promise.all([page.waitForEvent('download'), takeAway(page, way)]);
          return {name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8')};
        }
        await takeAway(page, way);
        return eventually(async () => {
          const [name, ...others] = await readdir(downloads);
          const text = await readFile(join(downloads, name), 'utf8');
          assert.ok(text && !others.length); // until then, there is a part of it beside it
          await rm(join(downloads, name));
          return {name, text};
        });
      }
      /** Names, and what a cell says for them. */
      const CELLS = {
        ...Object.fromEntries(
          ['=1+1', '+49 30 1234', '-2', '@sum(A1)', '"=1+1', '＝1+1'].map((name) => [name, `'${name}`]),
        ),
        'One;=1+1': "One;'=1+1",
        'One, "two" and\nthree': 'One, "two" and\nthree',
        'Zwölf Boxkämpfer': 'Zwölf Boxkämpfer',
        '1-2=3': '1-2=3',
      };
      const feed = {
        ...FEED,
        subprocessors: [...FEED.subprocessors, ...Object.keys(CELLS).map((name, id) => ({id: `cell${id}`, name}))],
      };
      const view = {...FEED, subprocessors: FEED.subprocessors.filter(({name}) => GERMAN.includes(name))};

      test('is a table for spreadsheets, in which nothing is a formula', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf()), '/feed.json': JSON.stringify(feed)});
        await page.goto(`${origin}/?page=2`);
        const {name, text} = await saved(page, 'Download as CSV');
        assert.equal(name, 'acme-subprocessors-2026-11-01.csv');
        assert.equal(text[0], '\uFEFF');
        const records = parseCsv(text, {bom: true, columns: true});
        assert.deepEqual(records[4], {
          Name: 'rapidmail',
          Category: 'E-mail',
          Country: 'Germany',
          'Data types': 'Logs',
          'Legal name': 'rapidmail GmbH',
          Link: `${origin}/?page=2#rapidmail`,
        });
        assert.equal(records[0]['Data types'], 'Files; Logs');
        const names = records.map((record) => record.Name);
        assert.deepEqual(names, [...NAMES, ...Object.values(CELLS)]);
      });

      test('is what is shown, in its order', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('group-by="none"'))});
        await page.goto(origin);
        await choose(page, 'Country', 'Germany');
        await sortByName(page);
        await sortByName(page);
        await shown(page, [...GERMAN].reverse());
        const {text} = await saved(page, 'Download as CSV');
        const records = parseCsv(text, {bom: true, columns: true});
        assert.deepEqual(
          records.map((record) => record.Name),
          [...GERMAN].reverse(),
        );
      });

      test('is a feed for programs', async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))});
        await page.goto(origin);
        await choose(page, 'Country', 'Germany');
        await shown(page, GERMAN);
        const {name, text} = await saved(page, 'Download as JSON');
        assert.equal(name, 'acme-subprocessors-2026-11-01.json');
        const {feed, problems} = parseFeed(JSON.parse(text));
        assert.deepEqual(problems, []);
        assert.deepEqual(feed.subprocessors, parseFeed(view).feed.subprocessors);
        assert.equal(JSON.parse(text).view.source, `${origin}/?list.country=DE`);
      });

      test('is a text for documents: in the clipboard, or in a file where that is refused', async (t) => {
        const site = await host(t, {'/': pageOf(listOf())}, {permissions: clipboard});
        const {page, origin} = site;
        const open = async (page) => {
          await page.goto(origin);
          await choose(page, 'Country', 'Germany');
          await shown(page, GERMAN);
        };
        await open(page);
        await takeAway(page, 'Copy as Markdown');
        await said(page, 'Copied as Markdown');

        const refused = await visitor(t, site);
        await withoutClipboard(refused);
        await open(refused);
        const {name, text} = await saved(refused, 'Copy as Markdown');
        await said(refused, `Saved as ${name}`);
        assert.equal(name, 'acme-subprocessors-2026-11-01.md');
        for (const words of ['| Hetzner |', '| rapidmail |', `<${origin}/>`, '- Country: Germany']) {
          assert.ok(text.includes(words), words);
        }
        assert.ok(!text.includes('OVH'));
        if (!isFirefox) assert.equal(await copied(page), text);
      });

      test('is an address', {skip: isFirefox && 'Firefox lets no page read what it copied'}, async (t) => {
        const {page, origin} = await host(t, {'/': pageOf(listOf('url-state'))}, {permissions: clipboard});
        await page.goto(`${origin}/?page=2#hetzner`);
        await choose(page, 'Country', 'Germany');
        await takeAway(page, 'Copy link to this view');
        await said(page, 'Link copied');
        assert.equal(await copied(page), `${origin}/?page=2&list.country=DE`);
      });
    });
  });
}

/** Nothing on the console, nothing thrown, nothing asked of others. */
function assertSilent({said, crashes, foreign}) {
  const news = said.filter((text) => !text.includes('The Clipboard API has been blocked')); // the browser's own words
  assert.deepEqual({news, crashes, foreign}, {news: [], crashes: [], foreign: []});
}

/** In a facet, by mouse. */
async function choose(scope, facet, ...options) {
  const button = scope.locator('[part=facet-button]', {hasText: facet});
  await button.click();
  for (const option of options) await scope.getByRole('checkbox', {name: option}).click();
  await button.click();
}

const sortByName = (scope) => scope.getByRole('button', {name: 'Name', exact: true}).first().click();

const addressOf = (page) => page.evaluate(() => location.href);
/** As in a page that came over plain HTTP. */
const withoutClipboard = (page) => page.addInitScript(() => delete Navigator.prototype.clipboard);

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const historyLength = (page) => page.evaluate(() => history.length);

/** All that one view differs from another in, as readers perceive it. */
const viewOf = (scope) =>
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
async function viewAfter(page, act, look = viewOf) {
  const before = await addressOf(page);
  await act();
  await eventually(async () => assert.notEqual(await addressOf(page), before));
  return look(page);
}

/** Goes back or forward, to where `look` gives what it should. */
async function goes(page, direction, expected, look = viewOf) {
  await page.evaluate((direction) => history[direction](), direction);
  await eventually(async () => assert.deepEqual(await look(page), expected));
}

/** Searches, filters by mouse and follows a link to a row that the filter hides, as a reader would. */
async function works(scope) {
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

const isOpen = (details) => details.evaluate((node) => node.open);
const boxOf = (locator) => locator.evaluate((node) => node.getBoundingClientRect().toJSON());

/** Whatever was to follow at once has followed: the list is up to date, and drawn. */
const settled = (page) =>
  page.evaluate(async () => {
    for (const list of document.querySelectorAll('subprocessor-list')) await list.updateComplete;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });

/** Takes the view away by what stands under “Export”. */
async function takeAway(page, way) {
  const menu = page.locator('[part=export]');
  if (!(await isOpen(menu))) await menu.locator('summary').click();
  await menu.getByRole('button', {name: way, exact: true}).click();
}

/** What became of what was taken away. */
const said = (page, text) => page.locator('[part=export-menu]').getByText(text).waitFor();
