/** The list as a part of pages that others make, wherever they put it. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eventually} from '../support/eventually.mjs';
import {
  addressOf,
  boxOf,
  choose,
  FEED,
  FRAME,
  GERMAN,
  isOpen,
  LINK,
  LONG_FEED,
  listOf,
  NAMES,
  onHostPages,
  pageOf,
  settled,
  sortByName,
  takeAway,
  viewOf,
  works,
} from '../support/host-pages.mjs';
import {shown} from '../support/site.mjs';

onHostPages({title: 'The list', isRepeated: true}, ({isFirefox, host, withLateFeeds}) => {
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
    ['a frame without an address', `srcdoc="${FRAME.replace('#ovh', 'about:srcdoc#ovh').replaceAll('"', '&quot;')}"`],
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
    const {page, origin, asked, answer} = await withLateFeeds(
      t,
      '<subprocessor-list src="/1.json"></subprocessor-list>',
    );
    await page.goto(origin);
    await page.getByText('Loading…').waitFor();
    await asked('/1.json');
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
    await asked('/2.json'); // A request that is given up at once may never leave the browser.
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
