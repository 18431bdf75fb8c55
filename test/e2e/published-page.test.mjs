/** The prerendered page in browsers: without scripts, and when the element takes over. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {source} from '../support/cli.mjs';
import {eventually} from '../support/eventually.mjs';
import {FEED, NAMES, onHostPages} from '../support/host-pages.mjs';
import {violations, watchViolations} from '../support/policy.mjs';
import {project, shown} from '../support/site.mjs';

const {renderPage} = await source('src/cli/publish/page.ts');
const {parseFeedValue} = await source('src/feed/parse.ts');
const axe = readFileSync(`${project}node_modules/axe-core/axe.min.js`, 'utf8');

const [aws, ...others] = FEED.subprocessors;
const VALUE = {
  ...FEED,
  introduction: 'Those *we* use.',
  objection: {days: 30, email: 'dpo@acme.example'},
  subprocessors: [
    {...aws, aliases: ['amazon'], announced: '2026-11-20', effectiveFrom: '2026-12-24', legalName: 'AWS Inc.'},
    ...others,
  ],
};

function site(value = VALUE) {
  const {page, fragment, style} = renderPage({
    feed: parseFeedValue(value).feed,
    today: '2026-11-27',
    feedUrl: 'feed.json',
    script: 'subprocessor-list.js',
    style: 'subprocessors.css',
    alternates: [],
  });
  const embedded = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trust</title>
<link rel="stylesheet" href="subprocessors.css"></head><body><main><h1>Trust</h1>
<subprocessor-list src="feed.json">${fragment}</subprocessor-list></main></body></html>`;
  return {
    '/': page,
    '/embedded/': embedded.replaceAll('="subprocessors.css', '="/subprocessors.css'),
    '/subprocessors.css': style,
    '/feed.json': JSON.stringify(value),
  };
}

onHostPages('The prerendered page', ({isFirefox, host}) => {
  /** Firefox that runs no scripts tells nothing of what it shows; there, the script is empty. */
  const withoutScripts = (t) =>
    isFirefox ? host(t, {...site(), '/subprocessor-list.js': ''}) : host(t, site(), {javaScriptEnabled: false});

  test('is read without scripts, row by row', async (t) => {
    const {page, origin} = await withoutScripts(t);
    await page.goto(origin);
    await shown(page, ['Amazon Web Services\nUpcoming: in use from December 24, 2026', ...NAMES.slice(1)]);
    assert.equal(await page.getByRole('table').count(), 3);
    const details = page.getByText('AWS Inc.');
    assert.equal(await details.isVisible(), false);
    await page.getByText('Details of Amazon Web Services').click();
    await details.waitFor();
  });

  for (const hash of ['aws', 'amazon']) {
    test(`marks the row of #${hash} without scripts`, async (t) => {
      const {page, origin} = await withoutScripts(t);
      await page.goto(`${origin}/#${hash}`);
      const shadowOf = (id) =>
        page.locator(`[id=${id}] > :first-child`).evaluate((cell) => getComputedStyle(cell).boxShadow);
      assert.notEqual(await shadowOf('aws'), 'none');
      assert.equal(await shadowOf('hetzner'), 'none');
    });
  }

  test('keeps its own policy when the element takes over, and leads to the row of its address', async (t) => {
    const {page, origin} = await host(t, site());
    await watchViolations(page);
    await page.goto(`${origin}/#zendesk`);
    await page.locator('tr[data-id=zendesk]:focus').waitFor();
    assert.equal(await page.getByRole('searchbox').count(), 1);
    assert.equal(await page.locator('.subprocessors').isVisible(), false);
    assert.equal(await page.getByRole('heading', {level: 1}).count(), 1);
    assert.deepEqual(await violations(page), []);
  });

  test('is what is shown where the feed cannot be had', async (t) => {
    const {page, origin, said} = await host(t, {...site(), '/feed.json': 'no feed'});
    await page.goto(origin);
    await page.getByRole('alert').waitFor();
    await page.getByRole('rowheader', {name: 'Hetzner'}).waitFor();
    await eventually(() => assert.ok(said.length));
    said.length = 0; // The element says there what is wrong with the feed.
  });

  for (const [what, path, context] of [
    ['a page of its own', '/', {}],
    ['the dark', '/', {colorScheme: 'dark'}],
    ['a narrow window', '/', {viewport: {width: 360, height: 640}}],
    ['a page of somebody else', '/embedded/', {}],
    ['a language from right to left', '/', {}],
  ]) {
    test(`is accessible and fits in ${what}`, {skip: isFirefox && 'One browser is enough'}, async (t) => {
      const value = what.startsWith('a language') ? {...VALUE, language: 'ar'} : VALUE;
      const {page, origin, said, crashes} = await host(t, site(value), {...context, bypassCSP: true});
      await page.route('**/*.js', (route) => route.fulfill({contentType: 'text/javascript', body: ''}));
      await page.goto(origin + path);
      await page.evaluate(axe);
      const {violations} = await page.evaluate('axe.run()');
      assert.deepEqual(
        violations.map(({id, nodes}) => [id, nodes[0].html]),
        [],
      );
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      assert.deepEqual([said, crashes], [[], []]);
    });
  }
});
