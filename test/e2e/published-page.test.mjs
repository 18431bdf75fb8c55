/** The prerendered page as readers have it, without scripts and with them. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {source} from '../support/cli.mjs';
import {assertSilent} from '../support/host-pages.mjs';
import {violations, watchViolations} from '../support/policy.mjs';
import {BROWSERS, open, project, rows} from '../support/site.mjs';

const {renderPage} = await source('src/cli/publish/page.ts');
const {parseFeed} = await source('src/feed/parse-text.ts');

const TEXT = readFileSync(join(project, 'demo/feeds/northlight.json'), 'utf8');
const {feed} = parseFeed(TEXT);
const rendered = renderPage({
  feed,
  today: '2026-11-27',
  feedUrl: 'subprocessors.json',
  script: 'subprocessor-list.js',
  style: 'subprocessors.css',
  alternates: [{type: 'application/json', href: 'subprocessors.json', title: 'JSON'}],
});
/** All files of the page; the element's own are beside them. */
const [html, style] = [rendered.page, rendered.style].map((bytes) => Buffer.from(bytes).toString());
const FILES = {'/subprocessors.html': html, '/subprocessors.css': style, '/subprocessors.json': TEXT};
const ENTRY = feed.subprocessors.at(-1);
const AXE = join(project, 'node_modules/axe-core/axe.min.js');

for (const {name, isFirefox, skip, launch} of BROWSERS) {
  describe(`The published page in ${name}`, {skip}, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    /** Without scripts. Firefox cannot be told so by the protocol, but it can be kept from having the element's. */
    const NO_SCRIPT = {javaScriptEnabled: false, blocked: isFirefox};

    /** Opens the page, at the row that `hash` names. */
    async function visitPage(t, {hash = '', blocked = false, ...options} = {}) {
      const site = await open(t, browser, FILES, options);
      await watchViolations(site.page);
      if (blocked) await site.page.route('**/subprocessor-list.js', (route) => route.abort());
      await site.page.goto(`${site.origin}/subprocessors.html${hash}`);
      return site;
    }

    test('is all there without JavaScript, and marks the row that is linked to', async (t) => {
      const site = await visitPage(t, {...NO_SCRIPT, hash: `#${ENTRY.id}`});
      const {page} = site;
      assert.equal((await rows(page)).length, feed.subprocessors.length);
      for (const row of await page.locator('tbody > tr').all()) assert.ok(await row.isVisible());
      const row = page.locator(`[id="${ENTRY.id}"]`);
      const colour = (which) => which.evaluate((cell) => getComputedStyle(cell).backgroundColor);
      const other = page.locator(`[id="${feed.subprocessors[0].id}"]`);
      assert.notEqual(await colour(row.locator('td').first()), await colour(other.locator('td').first()));
      const {y, height} = await row.boundingBox();
      assert.ok(y >= 0 && y + height <= page.viewportSize().height, `${y}`);
      const details = page.locator('tr.details details').first();
      await details.locator('summary').click();
      assert.ok(await details.locator('dl').isVisible());
      if (!isFirefox) assertSilent(site);
    });

    test('has a style sheet of which the browser drops nothing', async (t) => {
      const {page} = await visitPage(t, NO_SCRIPT);
      const count = await page.evaluate(() => {
        const all = (rules) => [...rules].reduce((sum, rule) => sum + 1 + all(rule.cssRules ?? []), 0);
        return all(document.styleSheets[0].cssRules);
      });
      assert.equal(count, style.split('{').length - 1);
    });

    test('is no wider than a narrow screen', async (t) => {
      const {page} = await visitPage(t, {...NO_SCRIPT, viewport: {width: 320, height: 640}});
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    });

    // The protocol of Firefox knows no paper.
    test('is printed without controls, with all that is folded', {skip: isFirefox}, async (t) => {
      const {page} = await visitPage(t, {blocked: true});
      await page.emulateMedia({media: 'print'});
      for (const hidden of ['.actions', '.details summary', 'footer'])
        assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
      assert.ok(await page.locator('.details dd').first().isVisible());
    });

    test('gives way to the element, under the policy of its own', async (t) => {
      const site = await visitPage(t);
      await site.page.getByRole('search').waitFor();
      assert.equal((await rows(site.page)).length, feed.subprocessors.length);
      assert.equal(await site.page.locator('.subprocessors').isVisible(), false);
      assert.equal(await site.page.getByRole('heading', {level: 1}).count(), 1);
      await site.page.getByRole('searchbox').fill(ENTRY.name);
      await site.page.getByRole('rowheader', {name: ENTRY.name}).waitFor();
      assert.deepEqual(await violations(site.page), []);
      assertSilent(site);
    });

    test('forbids what it does not need', async (t) => {
      const {page} = await visitPage(t, {blocked: true});
      await page
        .evaluate(() => {
          document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}));
        })
        .catch(() => {});
      assert.equal(await page.evaluate(() => window.ran), undefined);
      assert.notDeepEqual(await violations(page), []);
    });

    // Firefox holds axe to the policy of the page. The engines agree in what axe looks at.
    for (const colorScheme of ['light', 'dark'])
      for (const width of [1280, 360])
        test(`is accessible, ${colorScheme}, ${width} px wide`, {skip: isFirefox}, async (t) => {
          const {page} = await visitPage(t, {
            blocked: true,
            bypassCSP: true,
            colorScheme,
            viewport: {width, height: 900},
          });
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          await page.addScriptTag({path: AXE});
          const found = await page.evaluate(() =>
            window.axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              resultTypes: ['violations'],
            }),
          );
          assert.deepEqual(
            found.violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).slice(0, 3)}`),
            [],
          );
          assert.ok(found.passes.some(({id}) => id === 'color-contrast'));
        });
  });
}
