/** What readers take away of the list, as other programs read it. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {parse as parseCsv} from 'csv-parse/sync';
import {parseFeed} from '../../dist/feed/index.js';
import {eventually} from '../support/eventually.mjs';
import {
  choose,
  copied,
  FEED,
  GERMAN,
  listOf,
  NAMES,
  onHostPages,
  pageOf,
  said,
  sortByName,
  takeAway,
  withoutClipboard,
} from '../support/host-pages.mjs';
import {shown} from '../support/site.mjs';

onHostPages('The view that is taken away', ({isFirefox, clipboard, downloads, host, visitor}) => {
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
