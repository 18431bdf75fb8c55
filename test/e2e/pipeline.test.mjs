/** From the page that a company has today to what its readers' browsers show of what it published. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {cli, temporaryFolder} from '../support/cli.mjs';
import {eventually} from '../support/eventually.mjs';
import {assertSilent} from '../support/host-pages.mjs';
import {violations, watchViolations} from '../support/policy.mjs';
import {BROWSERS, open, rows, shown} from '../support/site.mjs';

/** A page as somebody may have it, with all that surrounds a list. */
const PAGE = `<!doctype html>
<html lang="en">
  <head><title>Subprocessors | Acme</title><script>track()</script></head>
  <body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/pricing">Pricing</a></li></ul></nav>
    <main>
      <h1>Subprocessors</h1>
      <p><em>Last updated: 1 October 2026</em></p>
      <p>These companies help Acme to run its service.</p>
      <h2>Infrastructure</h2>
      <table>
        <thead><tr><th>Name</th><th>Purpose</th><th>Location</th><th>Cost centre</th></tr></thead>
        <tbody>
          <tr><td><a href="https://www.hetzner.com/">Hetzner</a></td><td>Hosting</td><td>Germany; Finland</td><td>A1</td></tr>
          <tr><td>Amazon Web Services, Inc.</td><td>Backups &amp; archive</td><td>United States</td><td>A2</td></tr>
        </tbody>
      </table>
      <h2>Customer support</h2>
      <table>
        <tr><th>Name</th><th>Purpose</th><th>Location</th></tr>
        <tr><td>Zendesk</td><td>Tickets</td><td>Ireland</td></tr>
      </table>
      <h2>Questions</h2>
      <p>Write to <a href="mailto:privacy@acme.example">privacy@acme.example</a>.</p>
    </main>
    <footer>© Acme</footer>
  </body>
</html>
`;
const NAMES = ['Hetzner', 'Amazon Web Services, Inc.', 'Zendesk'];

/** Runs a command that must succeed, in this folder. */
async function run(cwd, ...args) {
  const {code, stdout, stderr} = await cli(args, {cwd});
  assert.equal(code, 0, `${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}

/** Imports the page, and publishes what became of it on the first of October. */
async function publishPage(t) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'page.html'), PAGE);
  await run(folder, 'import', 'page.html', '--out', 'feed.json');
  await run(folder, 'validate', 'feed.json');
  await run(folder, 'publish', 'feed.json', '--out', 'public', '--now', '2026-10-01');
  return folder;
}

/** The same list a month later: a vendor less, one more, and one elsewhere. */
async function publishChange(folder) {
  const path = join(folder, 'feed.json');
  const feed = JSON.parse(readFileSync(path, 'utf8'));
  feed.updated = '2026-11-01';
  feed.subprocessors.splice(1, 1);
  feed.subprocessors[0].locations = ['DE'];
  feed.subprocessors.push({
    id: 'brevo',
    name: 'Brevo',
    category: feed.subprocessors[0].category,
    purpose: 'E-mail',
    locations: ['FR'],
  });
  writeFileSync(path, JSON.stringify(feed));
  await run(folder, 'publish', 'feed.json', '--out', 'public', '--now', '2026-11-01');
}

for (const {name, skip, launch} of BROWSERS) {
  describe(`What is published, in ${name}`, {skip}, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    test('is the list of the page that was imported', async (t) => {
      const folder = await publishPage(t);
      const site = await open(t, browser, {}, {root: join(folder, 'public')});
      await watchViolations(site.page);
      await site.page.goto(`${site.origin}/subprocessors.html`);
      await site.page.getByRole('search').waitFor();
      await shown(site.page, NAMES);
      await site.page.getByRole('searchbox').fill('backups');
      await shown(site.page, [NAMES[1]]);
      assert.deepEqual(await violations(site.page), []);
      assertSilent(site);
    });

    test('is compared with the version before, whose hash is right', async (t) => {
      const folder = await publishPage(t);
      await publishChange(folder);
      const site = await open(t, browser, {}, {root: join(folder, 'public')});
      await site.page.goto(`${site.origin}/subprocessors.html?list.compare=2026-10-01`);
      await eventually(async () =>
        assert.deepEqual((await rows(site.page)).map((text) => text.split('\n')[0]).sort(), [
          'Amazon Web Services, Inc.',
          'Brevo',
          'Hetzner',
          'Zendesk',
        ]),
      );
      await site.page.getByText('1 added, 1 removed, 1 changed').first().waitFor();
      assertSilent(site);
    });

    test('is readable without JavaScript', async (t) => {
      const folder = await publishPage(t);
      // Firefox runs scripts all the same; so there are none.
      const intercept = ({url}, response) => url.endsWith('.js') && response.writeHead(404).end();
      const site = await open(t, browser, {}, {root: join(folder, 'public'), javaScriptEnabled: false, intercept});
      await site.page.goto(`${site.origin}/subprocessors.html#zendesk`);
      assert.deepEqual(await rows(site.page), NAMES);
      await site.page.getByText('Backups & archive').waitFor();
      assert.ok(await site.page.locator('#zendesk').isVisible());
    });

    test('stays readable where the feed cannot be had', async (t) => {
      const folder = await publishPage(t);
      rmSync(join(folder, 'public/subprocessors.json'));
      const {page, origin} = await open(t, browser, {}, {root: join(folder, 'public')});
      await page.goto(`${origin}/subprocessors.html`);
      await page.getByRole('alert').waitFor();
      assert.deepEqual(await rows(page), NAMES);
    });
  });
}

test('nothing of the page is lost on the way', async (t) => {
  const folder = await publishPage(t);
  const html = readFileSync(join(folder, 'public/subprocessors.html'), 'utf8');
  for (const text of ['A1', 'A2', 'Cost centre', 'privacy@acme.example', 'These companies help Acme'])
    assert.ok(html.includes(text), text);
  assert.ok(readdirSync(join(folder, 'public/versions')).includes('2026-10-01.json'));
});
