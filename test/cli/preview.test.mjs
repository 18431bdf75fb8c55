/** The preview of a feed: what it serves, to whom, and what its page does when the file changes. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer as createWebServer, get, request} from 'node:http';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {cli, MAIN, source, temporaryFolder} from '../support/cli.mjs';
import {eventually} from '../support/eventually.mjs';
import {violations, watchViolations} from '../support/policy.mjs';
import {chromiumArgs, findChromium} from '../tools/browsers.mjs';

const FEED = {
  updated: '2026-11-01',
  previousVersions: [
    {date: '2026-05-01', type: 'feed', url: 'versions/may.json'},
    {date: '2025-05-01', type: 'pdf', url: 'versions/old%20one.pdf'},
    {date: '2024-05-01', type: 'feed', url: 'versions/link.json'},
    {date: '2023-05-01', type: 'feed', url: '../outside.json'},
    {date: '2022-05-01', type: 'feed', url: '.hidden.json'},
  ],
  subprocessors: [
    {id: 'hetzner', name: 'Hetzner', country: 'DE', purpose: 'Hosting'},
    {id: 'brevo', name: 'Brevo', country: 'FR', purpose: 'Mail'},
  ],
};
const textOf = (feed) => `// Kept by hand.\n${JSON.stringify(feed, null, 2)}\n`;
const withNames = (...names) => textOf({...FEED, subprocessors: names.map((name) => ({id: name.toLowerCase(), name}))});
const SYNTAX_ERROR = '{\n  "subprocessors": [\n    {"name": "Hetz\n  ]\n}';

/** A folder with a feed and what may stand beside it, and the file of the feed. */
function feedFolder(t) {
  const outer = temporaryFolder(t);
  const folder = join(outer, 'site');
  mkdirSync(join(folder, 'versions'), {recursive: true});
  writeFileSync(join(outer, 'outside.json'), '{"secret": true}');
  writeFileSync(join(folder, '.hidden.json'), '{"secret": true}');
  writeFileSync(join(folder, 'unnamed.json'), '{"secret": true}');
  writeFileSync(join(folder, 'versions/may.json'), JSON.stringify({...FEED, subprocessors: ['Hetzner']}));
  writeFileSync(join(folder, 'versions/old one.pdf'), '%PDF');
  symlinkSync(join(outer, 'outside.json'), join(folder, 'versions/link.json'));
  const file = join(folder, 'feed.jsonc');
  writeFileSync(file, textOf(FEED));
  return {folder, file};
}

/** The running command, once it says where it listens; it is ended with the test. */
async function preview(t, args, {input} = {}) {
  const child = spawn(process.execPath, [MAIN, 'preview', ...args]);
  child.stdin.end(input);
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const closed = once(child, 'close');
  const end = async (signal = 'SIGTERM') => {
    child.kill(signal);
    return (await closed)[0];
  };
  t.after(() => end());
  for await (const line of createInterface({input: child.stdout})) {
    if (line.startsWith('http:')) return {origin: line.replace(/\/$/, ''), end, said: () => said};
  }
  throw new Error(said);
}

const jsonAt = async (url) => (await fetch(url)).json();
const namesIn = ({subprocessors}) => subprocessors.map(({name}) => name);

/** What a page is told at `/events`, as far as it has come. */
async function listen(t, origin) {
  const stopping = new AbortController();
  t.after(() => stopping.abort());
  const {body} = await fetch(`${origin}/events`, {signal: stopping.signal});
  const told = {text: ''};
  (async () => {
    for await (const chunk of body) told.text += Buffer.from(chunk);
  })().catch(() => {});
  await eventually(() => assert.match(told.text, /^retry: \d+\n\n/));
  return () => told.text.match(/^event: change$/gm)?.length ?? 0;
}

/** The status of a path that is sent as it is written, which `fetch` would tidy up, and under any name of a host. */
function statusOf(origin, path, {host, method = 'GET'} = {}) {
  const {port} = new URL(origin);
  return new Promise((resolve, reject) => {
    request({host: '127.0.0.1', port, path, method, headers: host ? {host} : {}}, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('it serves the page, the feed without comments, and what is wrong with it', async (t) => {
  const {file} = feedFolder(t);
  const {origin, said} = await preview(t, [file, '--port', '0', '--now', '2026-12-01']);
  assert.match(origin, /^http:\/\/localhost:\d+$/);
  assert.match(said(), /Ctrl\+C ends it/);
  const response = await fetch(origin);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  const html = await response.text();
  assert.match(html, /<title>feed\.jsonc – preview<\/title>/);
  assert.match(html, /<subprocessor-list [^>]*now="2026-12-01"/);
  assert.doesNotMatch(html, /<style|<script>|style=| on\w+=/);
  assert.deepEqual(await jsonAt(`${origin}/feed.json`), FEED);
  const {problems, ...rest} = await jsonAt(`${origin}/problems.json`);
  assert.deepEqual(rest, {file, isFeed: true});
  assert.deepEqual(
    problems.filter(({level}) => level === 'error'),
    [],
  );
  for (const path of ['/', '/feed.json', '/-/preview.js', '/-/preview.css', '/-/cdn/subprocessor-list.js', '/none']) {
    const {headers} = await fetch(origin + path);
    assert.match(
      headers.get('content-security-policy'),
      /default-src 'none'; script-src 'self'; style-src 'self';/,
      path,
    );
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
  }
});

test('a name of a file is no markup', async (t) => {
  const folder = temporaryFolder(t);
  const name = '"&<b>.json';
  writeFileSync(join(folder, name), '{"subprocessors": []}');
  const {origin} = await preview(t, [join(folder, name), '--port', '0']);
  assert.match(await (await fetch(origin)).text(), /<title>&quot;&amp;&lt;b&gt;\.json/);
});

describe('what it serves of the folder', () => {
  const kept = [];
  const folder = {after: (clean) => kept.push(clean)};
  let origin;
  before(async () => {
    ({origin} = await preview(folder, [feedFolder(folder).file, '--port', '0']));
  });
  after(async () => {
    for (const clean of kept.reverse()) await clean();
  });

  const PATHS = [
    ['a version that the feed names', '/versions/may.json', 200],
    ['a document with a space in its name', '/versions/old%20one.pdf', 200],
    ['the page, with the view in its address', '/?list.country=DE', 200],
    ['the element', '/-/cdn/subprocessor-list.js', 200],
    ['a file that the feed does not name', '/unnamed.json', 404],
    ['the feed as it is written', '/feed.jsonc', 404],
    ['a folder', '/versions', 404],
    ['a folder with a slash', '/versions/', 404],
    ['a link that leads out', '/versions/link.json', 404],
    ['a hidden file', '/.hidden.json', 404],
    ['a folder above', '/../outside.json', 404],
    ['a folder above, encoded', '/%2e%2e/outside.json', 404],
    ['a folder above, with an encoded slash', '/..%2foutside.json', 404],
    ['a folder above, with backslashes', '/..%5coutside.json', 404],
    ['a folder above, twice encoded', '/%252e%252e/outside.json', 404],
    ['a folder above, from one inside', '/versions/../../outside.json', 404],
    ['above the element', '/-/cdn/../cli/main.js', 404],
    ['above the element, encoded', '/-/cdn/%2e%2e/cli/main.js', 404],
    ['a path from the root', '//etc/passwd', 404],
    ['a zero byte', '/versions/may.json%00', 404],
    ['a broken escape', '/%zz', 404],
    ['another site as a proxy would', 'http://evil.example/feed.json', 404],
  ];
  for (const [what, path, status] of PATHS) {
    test(`${status}: ${what}`, async () => assert.equal(await statusOf(origin, path), status));
  }

  const HOSTS = [
    ['localhost', 200],
    ['localhost:4173', 200],
    ['LOCALHOST', 200],
    ['feed.localhost:1', 200],
    ['127.0.0.1', 200],
    ['[::1]:4173', 200],
    ['evil.example', 403],
    ['evil.example:4173', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['evillocalhost', 403],
  ];
  for (const [host, status] of HOSTS) {
    test(`${status} to ${host}`, async () => {
      for (const path of ['/', '/feed.json', '/none']) {
        const expected = path === '/none' && status === 200 ? 404 : status;
        assert.equal(await statusOf(origin, path, {host}), expected, path);
      }
      if (status === 403) assert.equal(await statusOf(origin, '/events', {host}), status);
    });
  }

  test('nothing can be sent to it', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) assert.equal(await statusOf(origin, '/feed.json', {method}), 405);
    assert.equal(await statusOf(origin, '/feed.json', {method: 'HEAD'}), 200);
  });

  test('it listens at both loopback addresses, and only there', async () => {
    const {port} = new URL(origin);
    for (const host of ['127.0.0.1', '::1']) {
      const answer = await new Promise((resolve, reject) =>
        get({host, port, path: '/feed.json'}, resolve).on('error', reject),
      );
      answer.resume();
      assert.equal(answer.statusCode, 200, host);
    }
    await assert.rejects(
      new Promise((resolve, reject) => get({host: '127.0.0.2', port, path: '/feed.json'}, resolve).on('error', reject)),
      {code: 'ECONNREFUSED'},
    );
  });
});

test('a page is told when the file is written, replaced by another, and when a version is', async (t) => {
  const {file, folder} = feedFolder(t);
  const {origin} = await preview(t, [file, '--port', '0']);
  const changes = await listen(t, origin);
  const toldAfter = async (change) => {
    const known = changes();
    change();
    await eventually(() => assert.ok(changes() > known));
  };
  await toldAfter(() => writeFileSync(file, withNames('Written')));
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Written']);
  await toldAfter(() => {
    writeFileSync(join(folder, '.feed.jsonc.swp'), withNames('Replaced'));
    renameSync(join(folder, '.feed.jsonc.swp'), file);
  });
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Replaced']);
  await toldAfter(() => writeFileSync(join(folder, 'versions/may.json'), '{"subprocessors": []}'));
  assert.deepEqual(await jsonAt(`${origin}/versions/may.json`), {subprocessors: []});
});

test('a page is told when the folder is there again, and of what is written then', async (t) => {
  const {file, folder} = feedFolder(t);
  const {origin} = await preview(t, [file, '--port', '0']);
  const changes = await listen(t, origin);
  for (const name of ['Again', 'Once more']) {
    const known = changes();
    rmSync(folder, {recursive: true});
    mkdirSync(folder);
    writeFileSync(file, withNames('Other'));
    await eventually(() => assert.ok(changes() > known));
    const then = changes();
    writeFileSync(file, withNames(name));
    await eventually(() => assert.ok(changes() > then));
    assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), [name]);
  }
});

test('a page is told when the file that a link leads to changes', async (t) => {
  const {file} = feedFolder(t);
  const link = join(temporaryFolder(t), 'link.jsonc');
  symlinkSync(file, link);
  const {origin} = await preview(t, [link, '--port', '0']);
  const changes = await listen(t, origin);
  writeFileSync(file, withNames('Behind'));
  await eventually(() => assert.ok(changes() > 0));
});

test('in the middle of an edit, the last list stays, and the place of the error is told', async (t) => {
  const {file} = feedFolder(t);
  const {origin} = await preview(t, [file, '--port', '0']);
  writeFileSync(file, SYNTAX_ERROR);
  const {isFeed, problems} = await jsonAt(`${origin}/problems.json`);
  assert.equal(isFeed, false);
  assert.deepEqual(
    problems.map(({code, level, line}) => [code, level, line]),
    [['json-syntax', 'error', 3]],
  );
  assert.ok(problems[0].column > 0 && problems[0].message);
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Hetzner', 'Brevo']);
  rmSync(file);
  const gone = await jsonAt(`${origin}/problems.json`);
  assert.match(gone.problems[0].message, /There is no such file/);
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Hetzner', 'Brevo']);
});

test('what is wrong with an entry has its line', async (t) => {
  const {file} = feedFolder(t);
  writeFileSync(file, '{\n  "subprocessors": [\n    {"id": "a", "name": "A", "url": "javascript:x"}\n  ]\n}');
  const {origin} = await preview(t, [file, '--port', '0']);
  const {isFeed, problems} = await jsonAt(`${origin}/problems.json`);
  assert.equal(isFeed, true);
  const found = problems.find(({code}) => code === 'unsafe-url');
  assert.deepEqual([found.path, found.line, found.column], ['/subprocessors/0/url', 3, 37]);
});

test('what was no feed from the start is served when it is one', async (t) => {
  const {file} = feedFolder(t);
  writeFileSync(file, SYNTAX_ERROR);
  const {origin} = await preview(t, [file, '--port', '0']);
  assert.equal((await fetch(`${origin}/feed.json`)).status, 422);
  writeFileSync(file, withNames('Mended'));
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Mended']);
});

test('a feed from stdin is read once, and not followed', async (t) => {
  const {origin, said} = await preview(t, ['-', '--port', '0'], {input: withNames('Piped')});
  assert.doesNotMatch(said(), /follows/);
  assert.match(await (await fetch(origin)).text(), /Reload the page/);
  for (let time = 0; time < 2; time++) assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Piped']);
  assert.equal((await fetch(`${origin}/versions/may.json`)).status, 404);
});

test('a feed at an address is read again whenever it is asked for', async (t) => {
  let text = withNames('Early').replace(/^.*\n/, '');
  const server = createWebServer((_, response) => response.end(text)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const {origin} = await preview(t, [`http://127.0.0.1:${server.address().port}/list.json`, '--port', '0']);
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Early']);
  text = text.replaceAll('Early', 'Late');
  assert.deepEqual(namesIn(await jsonAt(`${origin}/feed.json`)), ['Late']);
});

test('Ctrl+C ends it, even while a page listens', async (t) => {
  const {file} = feedFolder(t);
  const {origin, end} = await preview(t, [file, '--port', '0']);
  await listen(t, origin);
  assert.equal(await end('SIGINT'), 0);
  await assert.rejects(fetch(origin));
});

/** A port that somebody else has. */
async function takenPort(t) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return server.address().port;
}

test('a port that is taken is refused where it was asked for, and else another one found', async (t) => {
  const {file} = feedFolder(t);
  const port = await takenPort(t);
  const {code, stderr} = await cli(['preview', file, '--port', String(port)]);
  assert.equal(code, 1);
  assert.match(stderr, new RegExp(`Port ${port} is in use\\. Name another one with --port`));
  const {serve} = await source('src/cli/io/serve.ts');
  const serving = await serve({port, isPortAsked: false, headers: {}, answer: async () => undefined});
  t.after(() => serving.close());
  assert.notEqual(new URL(serving.origin).port, String(port));
});

const REFUSED = [
  ['a file that is not there', ['none.json'], 1, /none\.json: There is no such file/],
  ['a folder', ['.'], 1, /This is a folder/],
  ['no port', ['feed.json', '--port', '70000'], 2, /--port takes a number up to 65535; it was "70000"/],
  ['no date', ['feed.json', '--now', '2026-02-30'], 2, /--now takes a date/],
  ['two feeds', ['a.json', 'b.json'], 2, /It takes/],
];
for (const [what, args, code, message] of REFUSED) {
  test(`it refuses ${what}`, async (t) => {
    const result = await cli(['preview', ...args], {cwd: temporaryFolder(t)});
    assert.equal(result.code, code);
    assert.match(result.stderr, message);
  });
}

const NAMED = [
  ['versions', {previousVersions: ['a.json', {url: 'b/c.json'}]}, ['a.json', 'b/c.json']],
  ['documents and links', {documents: 'dpa.pdf', subprocessors: [{links: {dpa: 'x.pdf'}}]}, ['dpa.pdf', 'x.pdf']],
  ['other sites', {previousVersions: ['https://a.example/b.json', '//a.example/c.json', 'mailto:a@b.example']}, []],
  ['folders above, which no address can name', {previousVersions: ['../../a.json']}, ['a.json']],
  ['hidden files', {previousVersions: ['.env', 'a/.git/config', '%2eenv']}, []],
  ['texts', {introduction: 'notes.md', subprocessors: ['Hetzner']}, []],
  ['nothing', undefined, []],
];
for (const [what, value, expected] of NAMED) {
  test(`the files that a feed names: ${what}`, async () => {
    const {namedFiles} = await source('src/cli/preview/named-files.ts');
    assert.deepEqual(
      namedFiles(value).map((path) => path.join('/')),
      expected,
    );
  });
}

const AXE = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

describe('the page', () => {
  let browser;
  before(async () => {
    browser = await chromium.launch({executablePath: findChromium(), args: chromiumArgs});
  });
  after(() => browser?.close());

  /** The preview of a feed in the browser, as far as its list. */
  async function open(t, file, options) {
    const server = await preview(t, [file, '--port', '0']);
    const context = await browser.newContext({locale: 'en-US', ...options});
    t.after(() => context.close());
    const page = await context.newPage();
    await watchViolations(page);
    await page.goto(server.origin);
    return {...server, page, list: page.locator('subprocessor-list')};
  }
  const rows = (page) => page.getByRole('rowheader').allInnerTexts();
  const shows = (page, ...names) => eventually(async () => assert.deepEqual(await rows(page), names));
  const says = (page, text) =>
    eventually(async () => assert.match(await page.locator('#problems').getByRole('status').textContent(), text));

  test('shows rows and problems as the file changes, without being loaded anew', async (t) => {
    const {file} = feedFolder(t);
    const {page} = await open(t, file);
    await shows(page, 'Hetzner', 'Brevo');
    await says(page, /^(?!.*error)./);
    await page.evaluate(() => {
      window.isSamePage = true;
    });
    await page.getByRole('searchbox').fill('e');

    const entries = [
      ...FEED.subprocessors,
      {id: 'new', name: 'Newcomer', country: 'DE', purpose: 'Mail', url: 'javascript:x'},
    ];
    writeFileSync(file, textOf({...FEED, subprocessors: entries}));
    await shows(page, 'Hetzner', 'Brevo', 'Newcomer');
    const panel = page.getByRole('region', {name: 'Problems'});
    await says(page, /^1 error(,|$)/);
    const item = panel.getByRole('listitem').filter({hasText: 'is not shown as a link'});
    assert.match(await item.textContent(), /Error.*javascript:x.*line \d+, column \d+ · \/subprocessors\/2\/url/);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'e');
    assert.ok(await page.getByRole('searchbox').evaluate((field) => field.getRootNode().activeElement === field));

    writeFileSync(file, SYNTAX_ERROR);
    await eventually(async () => assert.match(await panel.textContent(), /line 3, column \d+/));
    assert.match(await panel.textContent(), /The list is as it was before this/);
    await shows(page, 'Hetzner', 'Brevo', 'Newcomer');

    writeFileSync(file, textOf(FEED));
    await shows(page, 'Hetzner', 'Brevo');
    await says(page, /^(?!.*error)./);
    assert.ok(await page.evaluate(() => window.isSamePage));
    assert.deepEqual(await violations(page), []);
  });

  test('keeps the place in a long list, and the focus in its row', async (t) => {
    const {file} = feedFolder(t);
    const names = Array.from({length: 80}, (_, index) => `Vendor${index}`);
    writeFileSync(file, withNames(...names));
    const {page} = await open(t, file);
    await shows(page, ...names);
    const button = page.getByRole('button', {name: 'Copy link to Vendor40'});
    await button.focus();
    await page.evaluate(() => scrollBy(0, 150));
    const top = () =>
      page.getByRole('rowheader', {name: 'Vendor40'}).evaluate((row) => row.getBoundingClientRect().top);
    const before = await top();
    writeFileSync(file, withNames('One', 'Two', 'Three', ...names));
    await shows(page, 'One', 'Two', 'Three', ...names);
    await eventually(async () => assert.ok(Math.abs((await top()) - before) < 3, `${before} and ${await top()}`));
    await eventually(async () => assert.ok(await button.evaluate((each) => each.getRootNode().activeElement === each)));
  });

  test('shows the first of a thousand problems, and how many more there are', async (t) => {
    const {file} = feedFolder(t);
    const subprocessors = Array.from({length: 1000}, (_, index) => ({
      id: `v${index}`,
      name: `V${index}`,
      url: 'javascript:x',
    }));
    writeFileSync(file, textOf({subprocessors}));
    const {page} = await open(t, file);
    await says(page, /^1000 errors/);
    const items = page.getByRole('region', {name: 'Problems'}).getByRole('listitem');
    assert.equal(await items.count(), 201);
    assert.match(await items.last().textContent(), /^… and \d+ more\.$/);
  });

  test('compares with a version beside the feed', async (t) => {
    const {file} = feedFolder(t);
    const {page, origin} = await open(t, file);
    await page.goto(`${origin}/?list.compare=2026-05-01`);
    await eventually(async () =>
      assert.match(await page.getByRole('rowheader', {name: 'Brevo'}).locator('..').textContent(), /Added/),
    );
  });

  test('goes on when the preview is started again', async (t) => {
    const {file} = feedFolder(t);
    const {page, origin, end} = await open(t, file);
    await shows(page, 'Hetzner', 'Brevo');
    await end();
    await eventually(async () => assert.match(await page.locator('header').textContent(), /The preview has ended/));
    writeFileSync(file, withNames('Later'));
    await preview(t, [file, '--port', new URL(origin).port]);
    await shows(page, 'Later');
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`is accessible in a ${colorScheme} scheme, with problems and by keyboard`, async (t) => {
      const {file} = feedFolder(t);
      writeFileSync(
        file,
        '{"subprocessors": [{"name": "A", "url": "javascript:x", "effectiveFrom": "2026-13-01", "country": "Narnia"}]}',
      );
      const {page} = await open(t, file, {colorScheme, viewport: {width: 360, height: 640}});
      const panel = page.getByRole('region', {name: 'Problems'});
      await panel.locator('summary').waitFor();
      await panel.locator('summary').focus();
      await page.keyboard.press('Enter');
      await eventually(async () => assert.ok(await panel.getByRole('listitem').first().isVisible()));
      assert.equal(await page.evaluate(() => scrollY), 0);
      await page.keyboard.press('Tab');
      assert.ok(await panel.getByRole('list').evaluate((list) => document.activeElement === list));
      await page.evaluate(AXE);
      const found = await page.evaluate(async () =>
        (await window.axe.run()).violations.map(({id, nodes}) => [id, nodes[0].html]),
      );
      assert.deepEqual(found, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  }
});
