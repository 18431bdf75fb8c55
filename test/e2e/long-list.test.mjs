/**
 * A list of 20,000 rows: every one of them is in the page, and is reached as in any page. Needs a build in dist/.
 */
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, firefox} from 'playwright-core';
import {makeFeed} from '../bench/feed.mjs';
import {eventually} from '../support/eventually.mjs';
import {serve} from '../support/server.mjs';
import {chromiumArgs, findChromium, findFirefox, repeats} from '../tools/browsers.mjs';

const ROWS = 20_000;
const feed = makeFeed(ROWS);
// What no other row says, to look for; and what only the row's details say.
const last = feed.subprocessors.at(-1);
last.name = 'Zyxwvut Omega';
last.retention = 'Thirtyseven days';
const first = feed.subprocessors[0];

const PAGE = `<!doctype html><meta charset="utf-8"><title>Subprocessors</title>
<script type="module" src="subprocessor-list.js"></script>
<subprocessor-list src="feed.json" group-by="none"></subprocessor-list><p id="end">After the list</p>`;

for (const [name, launch] of [
  ['Chromium', () => chromium.launch({executablePath: findChromium(), args: chromiumArgs})],
  ['Firefox', () => firefox.launch({executablePath: findFirefox(), channel: 'moz-firefox'})],
]) {
  const isFirefox = name === 'Firefox';

  describe(`20,000 rows in ${name}`, {
    skip: isFirefox && (repeats || (!findFirefox() && 'There is no Firefox here')),
  }, () => {
    let browser;
    let server;
    before(async () => {
      server = await serve({
        root: fileURLToPath(new URL('../../dist/cdn', import.meta.url)),
        pages: {'/': PAGE, '/feed.json': JSON.stringify(feed)},
      });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    async function open(t, hash = '') {
      const page = await browser.newPage({viewport: {width: 1280, height: 800}});
      t.after(() => page.close());
      const errors = [];
      page.on('pageerror', (error) => errors.push(error));
      t.after(() => assert.deepEqual(errors, []));
      await page.goto(`${server.origin}/${hash}`);
      return page;
    }
    /** All rows are there. */
    const complete = (page) =>
      page.waitForFunction(
        (count) =>
          document.querySelector('subprocessor-list').shadowRoot.querySelectorAll('tbody tr:not(.details)').length ===
          count,
        ROWS,
      );
    /** By the name in its first cell: where the row is, and whether it is drawn. */
    const place = (page, text) =>
      page.evaluate((text) => {
        const {shadowRoot} = document.querySelector('subprocessor-list');
        const row = [...shadowRoot.querySelectorAll('tbody tr')].find((row) => row.cells[0].textContent === text);
        const {top, bottom} = row.getBoundingClientRect();
        return {
          isInWindow: top >= 0 && bottom <= innerHeight && bottom > top,
          isDrawn: row.checkVisibility({contentVisibilityAuto: true}),
          isFocused: shadowRoot.activeElement === row,
          hasButtons: !!row.querySelector('.actions button'),
        };
      }, text);
    const inWindow = (page, text) =>
      eventually(async () => assert.ok((await place(page, text)).isInWindow, `${text} is in the window`));

    test('are all in the page, in their order, though few of them are drawn', async (t) => {
      const page = await open(t);
      await complete(page);
      const names = await page.evaluate(() =>
        [...document.querySelector('subprocessor-list').shadowRoot.querySelectorAll('tbody th')].map(
          (cell) => cell.textContent,
        ),
      );
      assert.deepEqual(
        names,
        feed.subprocessors.map((entry) => entry.name),
      );
      assert.equal((await place(page, first.name)).isDrawn, true);
      assert.equal((await place(page, last.name)).isDrawn, false);
    });

    test('scroll to their end', async (t) => {
      const page = await open(t);
      await complete(page);
      // Firefox scrolls there in steps, and may need another one where rows turn out to be higher than was thought.
      await eventually(async () => {
        await page.keyboard.press('End');
        assert.ok((await place(page, last.name)).isInWindow);
      });
      await eventually(async () => assert.ok((await place(page, last.name)).hasButtons, 'the row is drawn in full'));
      await eventually(async () => {
        await page.keyboard.press('Home');
        assert.ok((await place(page, first.name)).isInWindow);
      });
    });

    test('are found by the browser, to the last one', {
      skip: isFirefox && 'Firefox offers pages no search',
    }, async (t) => {
      const page = await open(t);
      await complete(page);
      // The same search as Ctrl-F, without its bar.
      assert.ok(await page.evaluate((text) => window.find(text), last.name));
      await inWindow(page, last.name);
    });

    test('are reached by a link, to the last one, at once and later', async (t) => {
      const page = await open(t, `#${last.id}`);
      await eventually(async () => {
        const {isInWindow, isFocused} = await place(page, last.name);
        assert.ok(isInWindow && isFocused);
      });
      await complete(page);
      await page.evaluate((id) => {
        location.hash = id;
      }, first.id);
      await inWindow(page, first.name);
      await page.evaluate((id) => {
        location.hash = id;
      }, last.id);
      await inWindow(page, last.name);
      // And it stays there, though the rows above may turn out higher or lower than was thought.
      await page.evaluate(async () => {
        for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
      });
      assert.ok((await place(page, last.name)).isInWindow);
    });

    test('are narrowed by a search and come back after it', async (t) => {
      const page = await open(t);
      const field = page.getByRole('searchbox');
      await field.fill('zyxwvut');
      await page.getByText('1 of 20,000 subprocessors').waitFor();
      await inWindow(page, last.name);
      await field.fill('thirtyseven');
      await page.getByText('Thirtyseven days').waitFor();
      await field.fill('');
      await complete(page);
      await inWindow(page, first.name);
    });

    test('are printed, all of them', {skip: isFirefox && 'only Chromium prints to a file here'}, async (t) => {
      const page = await open(t);
      await page.getByRole('searchbox').waitFor();
      // Before all rows are in their tables: printing does not wait for idle moments.
      const pdf = await page.pdf({width: '1280px', height: '4000px'});
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g).length;
      await complete(page);
      await page.emulateMedia({media: 'print'});
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(pages >= Math.floor(height / 4000), `${pages} pages for ${height} px`);
    });
  });
}
