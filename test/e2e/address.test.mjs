/** What the list does with the address and the history of a page. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eventually} from '../support/eventually.mjs';
import {
  addressOf,
  choose,
  copied,
  FEED,
  GERMAN,
  goes,
  historyLength,
  LINK,
  listOf,
  NAMES,
  onHostPages,
  pageOf,
  settled,
  sortByName,
  viewAfter,
  viewOf,
  withoutClipboard,
} from '../support/host-pages.mjs';
import {shown} from '../support/site.mjs';

onHostPages({title: 'The address of a view', isRepeated: true}, ({isFirefox, clipboard, host, elsewhere}) => {
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
