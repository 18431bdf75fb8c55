/** The versions of a list, as readers of a page come to them, compare them and take them away. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import ICAL from 'ical.js';
import {eventually} from '../support/eventually.mjs';
import {addressOf, copied, goes, onHostPages, pageOf, settled} from '../support/host-pages.mjs';
import {CSP, violations, watchViolations} from '../support/policy.mjs';
import {chunk, project, root, site} from '../support/site.mjs';

cpSync(join(project, 'demo/feeds'), join(root, 'feeds'), {recursive: true});

const listOf = (attributes) => `<subprocessor-list ${attributes}></subprocessor-list>`;
/** A page with the list of the demo that has a history. */
const NORTHLIGHT = {'/': pageOf(listOf('src="/feeds/northlight.json" url-state now="2026-11-27"'))};
const READING = 'You are reading the version of February 9, 2026. It is not the current one.';
const UNTIL_NOW = 'Changes from the version of February 9, 2026 to the current version';
const UNTIL_FEBRUARY = 'Changes from the version of June 16, 2025 to the version of February 9, 2026';

/** A small list as it was, and as it is but for where to find how it was. */
const BEFORE = {
  title: 'Our subprocessors',
  updated: '2026-05-01',
  introduction: 'These companies help us.',
  subprocessors: [
    {id: 'aws', name: 'Amazon Web Services', country: 'US', purpose: 'Hosts our servers', dataTypes: ['Files']},
    {id: 'brevo', name: 'Brevo', country: 'FR', purpose: 'Sends letters', retention: '30 days'},
    {id: 'hetzner', name: 'Hetzner', country: 'DE', purpose: 'Keeps backups'},
    {id: 'ovh', name: 'OVH', country: 'FR', purpose: 'Delivers files'},
  ],
};
const AFTER = {
  title: 'Our subprocessors',
  updated: '2026-11-01',
  introduction: 'These companies work for us.',
  subprocessors: [
    {id: 'aws', name: 'Amazon', country: 'US', purpose: 'Hosts our servers', dataTypes: ['Logs']},
    {id: 'brevo', name: 'Brevo', country: 'FR', purpose: 'Sends letters', retention: '90 days'},
    {id: 'hetzner', name: 'Hetzner', country: 'DE', purpose: 'Keeps backups.'},
    {id: 'zendesk', name: 'Zendesk', country: 'US', purpose: 'Answers questions'},
  ],
};
const VERDICTS = ['aws ≠ Changed', 'brevo ≠ Changed', 'hetzner ≈ Editorial', 'ovh − Removed', 'zendesk + Added'];
const SUMMARY = '1 added, 1 of them is outside the EEA, 1 removed, 2 changed, 1 with editorial changes.';
const OLD = JSON.stringify(BEFORE);
const OLD_IDS = BEFORE.subprocessors.map(({id}) => id);
const IDS = AFTER.subprocessors.map(({id}) => id);
const INTEGRITY = `sha384-${createHash('sha384').update(OLD).digest('base64')}`;
const feedWith = (...previousVersions) => JSON.stringify({...AFTER, previousVersions});
/** A page in another folder than its feed, beside which the earlier version is. */
const OWN = {
  '/trust/': pageOf(listOf('src="/lists/our.json" url-state')),
  '/lists/our.json': feedWith({date: '2026-05-01', type: 'feed', url: 'old/may.json', integrity: INTEGRITY}),
  '/lists/old/may.json': OLD,
};
const OWN_CHANGES = 'Changes from the version of May 1, 2026 to the current version';

const json = (response, text, headers) =>
  response.writeHead(200, {'content-type': 'application/json', ...headers}).end(text);

/** What can be wrong with a version, and what its reader is told of that. */
const FAULTS = {
  'another file than was published': {
    says: 'Its file is not the one that was published: the hash does not match. It is not shown.',
    integrity: INTEGRITY,
    fail: (response) => json(response, OLD.replace('OVH', 'OVHcloud')),
  },
  'a web page in its place': {
    says: 'Its file is not the one that was published: the hash does not match. It is not shown.',
    integrity: INTEGRITY,
    fail: (response) => response.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html><p>Sign in'),
  },
  'a web page in place of one without a hash': {
    says: 'What came is not a list of subprocessors.',
    fail: (response) => response.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html><p>Sign in'),
  },
  'no such file': {
    says: 'The server answered with error 404.',
    integrity: INTEGRITY,
    fail: (response) => response.writeHead(404).end(),
  },
  'a server that does not answer': {
    says: 'The server did not answer in time.',
    integrity: INTEGRITY,
    timeout: '300',
    fail: () => {},
  },
  'a server that does not share it': {
    says: 'The server could not be reached.',
    integrity: INTEGRITY,
    isElsewhere: true,
    fail: (response) => json(response, OLD),
  },
};

/** What is left on November 27, 2026, at eleven in Greenwich, until December 16, where it is tomorrow and where it is not. */
const ZONES = [
  ['Pacific/Kiritimati', 'in 18 days'],
  ['America/Los_Angeles', 'in 19 days'],
];

onHostPages('Versions', ({isFirefox, clipboard, host, faultyHost, saved}) => {
  /** A site under a strict Content-Security-Policy, and what tells at the end that nothing has broken that. */
  async function strictHost(t, pages, options) {
    const site = await faultyHost(t, pages, {headers: {'content-security-policy': CSP}, ...options});
    await watchViolations(site.page.context());
    const assertStrict = async (page = site.page) => {
      assert.deepEqual(await violations(page), []);
      assert.deepEqual([site.said, site.foreign], [[], []]);
    };
    return {...site, assertStrict};
  }

  test('have an address, at which they are found by who comes from outside, down to a row that is gone', async (t) => {
    const {page, origin} = await host(t, NORTHLIGHT, {permissions: clipboard});
    for (const [address, row, expected] of [
      ['?page=2&list.version=2026-02-09#cinderpeak', 'cinderpeak', {note: READING, hasNot: ['windrose-edge']}],
      [
        '?list.change=added,removed&list.version=2025-06-16&list.compare=2026-02-09#tidemark-storage',
        'tidemark-storage − Removed',
        {note: READING, title: UNTIL_FEBRUARY, has: ['saanjh-support + Added'], hasNot: ['ringpost ≠ Changed']},
      ],
      // The row is in the current version, too, and stands elsewhere there.
      ['?flag&list.compare=2026-02-09#traducio', 'traducio = Unchanged', {title: UNTIL_NOW, note: ''}],
    ]) {
      await page.goto(`${origin}/${address}`);
      await eventually(async () => {
        assertLooks(await lookOf(page), {...expected, has: [row, ...(expected.has ?? [])]});
        assert.deepEqual(await focusOf(page), {row: row.split(' ')[0], isInWindow: true});
        assert.equal(await addressOf(page), `${origin}/${address}`);
      });
    }
    if (isFirefox) return; // It lets no page read what it copied.
    for (const [name, address] of [
      ['Cinderpeak', '/?flag&list.compare=2026-02-09#cinderpeak'],
      ['Traducio', '/?flag#traducio'],
    ]) {
      await page.getByRole('button', {name: `Copy link to ${name}`}).click();
      await eventually(async () => assert.equal(await copied(page), origin + address));
    }
  });

  test('are a step each, which back takes away and forward brings again', async (t) => {
    const {page, origin, assertStrict} = await strictHost(t, NORTHLIGHT);
    const at = (view) => `${origin}/?page=2&q=x%20y&flag${view}#section`;
    await page.goto(at(''));
    await ready(page);
    await seesLog(page);
    const looks = [await lookOf(page)];
    for (const [button, view, expected] of [
      [
        'Read the version of February 9, 2026',
        '&list.version=2026-02-09',
        {note: READING, title: '', has: ['cinderpeak'], hasNot: ['windrose-edge']},
      ],
      [
        'Compare with the current version',
        '&list.compare=2026-02-09',
        {note: '', title: UNTIL_NOW, has: ['cinderpeak − Removed', 'traducio = Unchanged']},
      ],
      [
        'Only changes',
        '&list.change=added,removed,changed,editorial&list.compare=2026-02-09',
        {note: '', title: UNTIL_NOW, has: ['cinderpeak − Removed'], hasNot: ['traducio = Unchanged']},
      ],
      ['End comparison', '', {note: '', title: '', has: ['traducio', 'windrose-edge'], hasNot: ['cinderpeak']}],
    ]) {
      await page.locator(`label:has-text("${button}"), button:has-text("${button}"), [aria-label="${button}"]`).click();
      await eventually(async () => assertLooks(await lookOf(page), expected));
      assert.equal(await addressOf(page), at(view));
      looks.push(await lookOf(page));
    }
    assert.deepEqual(looks.at(-1), looks[0]);
    for (const look of looks.slice(0, -1).reverse()) await goes(page, 'back', look, lookOf);
    for (const look of looks.slice(1)) await goes(page, 'forward', look, lookOf);
    await goes(page, 'back', looks[3], lookOf);
    await page.getByRole('button', {name: 'Next change'}).click();
    await eventually(async () => assert.deepEqual(await focusOf(page), {row: 'cinderpeak', isInWindow: true}));
    await assertStrict();
    await page.reload();
    await eventually(async () => assert.deepEqual(await lookOf(page), looks[3]));
  });

  test('are found beside the feed, wherever that is', async (t) => {
    const sentOn = {'/moved.json': '/archive/2026/our.json', '/sent/old/may.json': '../../archive/2026/old/may.json'};
    const intercept = ({url}, response) => sentOn[url] && response.writeHead(302, {location: sentOn[url]}).end();
    const pageWith = (src) => pageOf(listOf(`src="${src}" url-state`));
    const feed = OWN['/lists/our.json'];
    const pages = {
      ...OWN,
      '/trust/moved/': pageWith('/moved.json'),
      '/trust/sent/': pageWith('../../sent/our.json'),
      '/archive/2026/our.json': feed,
      '/archive/2026/old/may.json': OLD,
      '/sent/our.json': feed,
    };
    const {page, origin, paths} = await host(t, pages, {intercept});
    for (const [path, ...asked] of [
      ['/trust/', '/lists/our.json', '/lists/old/may.json'],
      ['/trust/moved/', '/moved.json', '/archive/2026/our.json', '/archive/2026/old/may.json'],
      ['/trust/sent/', '/sent/our.json', '/sent/old/may.json', '/archive/2026/old/may.json'],
    ]) {
      paths.length = 0;
      await page.goto(`${origin}${path}?list.compare=2026-05-01`);
      await showsRows(page, VERDICTS);
      const feeds = paths.filter((each) => each.endsWith('.json'));
      assert.deepEqual(feeds, asked);
    }
  });

  test('leave the list as it is as long as they cannot be had', async (t) => {
    let isMended = false;
    const names = Object.keys(FAULTS);
    const intercept = ({url}, response) => {
      const fault = FAULTS[names[/^\/old\/(\d)\.json$/.exec(url)?.[1]]];
      if (!fault) return false;
      response.setHeader('cache-control', 'max-age=600'); // so that the browser may keep what is wrong
      if (isMended) json(response, OLD, {'access-control-allow-origin': '*'});
      else fault.fail(response);
      return true;
    };
    const other = await site(t, {intercept});
    const versions = names.map((title, index) => {
      const {integrity, isElsewhere} = FAULTS[title];
      return {title, type: 'feed', url: `${isElsewhere ? other.origin : ''}/old/${index}.json`, integrity};
    });
    const feed = {...JSON.parse(feedWith(...versions)), changes: [{date: '2026-11-01', summary: 'As listed.'}]};
    const pages = {'/': pageOf(listOf('src="/our.json" url-state')), '/our.json': JSON.stringify(feed)};
    const {page, origin} = await faultyHost(t, pages, {intercept});
    await page.goto(`${origin}/`);
    await ready(page);
    const list = page.locator('subprocessor-list');
    for (const name of names) {
      const {says, timeout} = FAULTS[name];
      isMended = false;
      if (timeout) await list.evaluate((list, timeout) => list.setAttribute('timeout', timeout), timeout);
      await press(page, `Read the version “${name}”`);
      await alerts(page, `Could not open the version “${name}”. ${says}`);
      assert.deepEqual((await lookOf(page)).rows, IDS);
      isMended = true;
      if (timeout) await list.evaluate((list) => list.removeAttribute('timeout'));
      await press(page, 'Try again');
      await showsRows(page, OLD_IDS);
      assert.equal(await page.getByRole('alert').count(), 0);
    }
  });

  test('leave the list as it is where the part that compares them is missing', async (t) => {
    const {page, origin, paths} = await faultyHost(t, OWN, {missing: ['compare']});
    await page.goto(`${origin}/trust/`);
    await ready(page);
    const says = 'Part of this page could not be loaded. Reload to see all.';
    await saysOfLog(page, says);
    await press(page, 'Compare the version of May 1, 2026 with the current one');
    await alerts(page, `Could not open the version of May 1, 2026. ${says}`);
    assert.equal(await page.getByRole('button', {name: 'Try again'}).count(), 0); // Firefox would not ask for it again.
    assert.deepEqual((await lookOf(page)).rows, IDS);
    await press(page, 'Show the current version');
    await eventually(async () => assert.equal(await page.getByRole('alert').count(), 0));
    await press(page, 'Read the version of May 1, 2026');
    await showsRows(page, OLD_IDS);
    const count = paths.filter((path) => path === chunk('compare')).length;
    assert.ok(count <= 2, `It is asked for ${count} times, and not just for the log and the comparison`);
  });

  test('are compared with what the reader saw last, on a device that is to remember it', async (t) => {
    let feed = BEFORE;
    const intercept = ({url}, response) => url === '/our.json' && json(response, JSON.stringify(feed));
    const pages = {'/': pageOf(listOf('src="/our.json" url-state now="2026-11-27"'))};
    const {page, origin, assertStrict} = await strictHost(t, pages, {intercept});
    const kept = () => page.evaluate(() => localStorage.length);
    const open = async (page) => {
      await page.goto(`${origin}/`);
      await ready(page);
    };
    const box = page.getByRole('checkbox', {name: 'Remember on this device what I have seen'});
    await open(page);
    await page.locator('[part=history-button]').click();
    assert.equal(await kept(), 0);
    await box.check();
    assert.equal(await kept(), 1);

    feed = AFTER;
    const next = await page.context().newPage();
    await open(next);
    const note = 'The list has changed since you last looked, on November 27, 2026.';
    assert.deepEqual(await lookOf(next), {note, title: '', summary: '', rows: IDS});
    await press(next, 'Show what has changed');
    await showsRows(next, VERDICTS);
    const title = 'Changes from what you saw on November 27, 2026 to the current version';
    assert.deepEqual(await lookOf(next), {note: '', title, summary: SUMMARY, rows: VERDICTS});
    assert.equal(await addressOf(next), `${origin}/`); // It means nothing to anybody else.
    await press(next, 'End comparison');
    await press(next, 'I have seen it');
    await eventually(async () => assert.equal((await lookOf(next)).note, ''));
    await assertStrict(next);
    await next.close();

    await open(page);
    assert.equal((await lookOf(page)).note, '');
    await page.locator('[part=history-button]').click();
    await box.uncheck();
    assert.equal(await kept(), 0);
  });

  for (const [timezoneId, left] of isFirefox ? ZONES.slice(0, 1) : ZONES) {
    test(`have deadlines on the same days in ${timezoneId}, on the page and in a calendar`, async (t) => {
      const pages = {...NORTHLIGHT, '/today/': pageOf(listOf('src="/feeds/northlight.json"'))};
      const {page, origin, assertStrict} = await strictHost(t, pages, {timezoneId});
      await page.clock.setFixedTime('2026-11-27T11:00:00Z'); // It is the 28th in the one, and the 27th in the other.
      await page.goto(`${origin}/?page=2&list.country=DE`);
      await ready(page);
      const button = page.getByRole('button', {name: 'Add the deadlines to a calendar'});
      const {name, text} = await saved(page, () => button.click());
      await assertStrict();
      assert.equal(name, 'northlight-desk-gmbh-subprocessors-2026-11-16.ics');
      const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => {
        const {startDate, endDate, summary} = new ICAL.Event(each);
        return [`${startDate}`, `${endDate}`, summary, each.getFirstPropertyValue('url')];
      });
      assert.deepEqual(events, [
        ['2026-12-16', '2026-12-17', 'Last day to object to Sillage AI', `${origin}/?page=2#sillage-ai`],
        ['2026-12-28', '2026-12-29', 'Last day to object to Rampart Shield', `${origin}/?page=2#rampart-shield`],
      ]);
      await tells(page, [
        'The next deadline to object is December 16, 2026 (in 19 days).',
        'Chatterling, in use from December 1, 2026. The time to object ended on November 19, 2026.',
        'Sillage AI, in use from December 16, 2026. You may object until December 16, 2026.',
        'Rampart Shield, in use from December 28, 2026. You may object until December 28, 2026.',
        'Quillmind, in use until December 31, 2026.',
      ]);
      await page.goto(`${origin}/today/`);
      await ready(page);
      await tells(page, [`The next deadline to object is December 16, 2026 (${left}).`]);
    });
  }

  if (isFirefox) return;

  test('are not asked for before the reader does, or sees the change log', async (t) => {
    const {page, origin, paths} = await host(t, NORTHLIGHT);
    const asked = () => paths.splice(0).sort();
    const versionOf = (date) => `/feeds/northlight/${date}.json`;
    const menu = page.locator('[part=history]');
    const choose = (name, version) => menu.getByRole('combobox', {name}).selectOption(`Version of ${version}`);
    const looks = (expected) => eventually(async () => assertLooks(await lookOf(page), expected));
    await page.goto(`${origin}/`);
    await ready(page);
    await menu.locator('summary').click();
    await settled(page);
    assert.deepEqual(asked(), ['/', '/feeds/northlight.json', chunk('later'), '/subprocessor-list.js']);

    await choose('Read', 'February 9, 2026');
    await looks({note: READING});
    await page.getByRole('button', {name: 'Show the current version'}).click();
    await looks({note: ''});
    await page.goBack();
    await looks({note: READING});
    assert.deepEqual(asked(), [versionOf('2026-02-09')]);

    await menu.locator('summary').click();
    await choose('Compare with', 'June 16, 2025');
    await looks({title: UNTIL_FEBRUARY});
    assert.deepEqual(asked(), [chunk('compare'), versionOf('2025-06-16')]);

    await seesLog(page);
    assert.deepEqual(asked(), ['2023-11-15', '2024-05-02', '2024-12-10'].map(versionOf));
    const step = 'Compare the version of May 2, 2024 with the version of December 10, 2024';
    await page.getByRole('button', {name: step}).click();
    await looks({has: ['papermoon-surveys − Removed', 'tonfall + Added', 'velvetcall ≠ Changed']});
    assert.deepEqual(asked(), []);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });

  test('are told in text alone to who does not see them', async (t) => {
    const {page, origin} = await host(t, OWN);
    await page.goto(`${origin}/trust/?list.compare=2026-05-01`);
    await showsRows(page, VERDICTS);
    const compared = await toldOf(page);
    for (const words of [OWN_CHANGES, SUMMARY]) assert.ok(compared.all.includes(words), `${words} in ${compared.all}`);
    for (const words of [
      /^Amazon was Amazon Web Services Changed Hosts our servers Added: Logs Removed: Files /,
      /^Retention Before 30 days After 90 days$/,
      /^Hetzner Editorial Before Keeps backups After Keeps backups\./,
      /^OVH Removed Delivers files /,
      /^Zendesk Added Outside the EEA Answers questions /,
    ]) {
      const isTold = compared.rows.some((row) => words.test(row));
      assert.ok(isTold, `${words} in\n${compared.rows.join('\n')}`);
    }
    await page.goto(`${origin}/trust/?list.version=2026-05-01`);
    await showsRows(page, OLD_IDS);
    const {all} = await toldOf(page);
    assert.ok(all.includes('You are reading the version of May 1, 2026. It is not the current one.'), all);
  });

  test('are compared on paper as on the screen, without what is pressed there', async (t) => {
    const {page, origin} = await host(t, OWN);
    await page.goto(`${origin}/trust/?list.compare=2026-05-01`);
    await showsRows(page, VERDICTS);
    const words = [
      'Amazon was Amazon Web Services ≠ Changed Hosts our servers + Added: Logs − Removed: Files',
      'Retention Before 30 days After 90 days',
      'Hetzner ≈ Editorial Before Keeps backups After Keeps backups.',
      'OVH − Removed',
      'Zendesk + Added Outside the EEA',
    ];
    for (const media of ['screen', 'print']) {
      await page.emulateMedia({media});
      const texts = await textsOf(page.locator('[part=comparison] > p').filter({visible: true}));
      assert.deepEqual(texts.slice(0, 2), [OWN_CHANGES, SUMMARY], media);
      await tells(page, words);
    }
    await tells(page, ['Introduction Before These companies help us. After These companies work for us.']);
    for (const role of ['button', 'checkbox', 'combobox', 'searchbox']) {
      assert.deepEqual(await page.getByRole(role).allInnerTexts(), [], role);
    }
    assert.ok((await page.pdf()).length > 1000);
  });
});

/** As by a key: by mouse, Firefox takes its time. */
const press = (page, name) => page.getByRole('button', {name, exact: true}).dispatchEvent('click');

/** Waits until the list is more than its first rows. */
const ready = (page) => eventually(async () => assert.equal(await page.locator('[part=history-button]').count(), 1));

const inLine = (text) => text.replace(/\s+/g, ' ').trim();

const textsOf = async (locator) => (await locator.allInnerTexts()).map(inLine);

/** Waits until this is said first of all, and nothing else beside it. */
const alerts = (page, words) =>
  eventually(async () => {
    const texts = await textsOf(page.getByRole('alert'));
    assert.ok(texts.length === 1 && texts[0].startsWith(words), `${words} in ${texts}`);
  });

/** Waits until the change log is worked out, which moves what stands below it. */
async function seesLog(page) {
  await page.getByRole('heading', {name: 'Change log'}).scrollIntoViewIfNeeded();
  await saysOfLog(page, 'Worked out from the previous versions.');
}

const saysOfLog = (page, words) =>
  eventually(async () => assert.equal((await textsOf(page.locator('[part~=changes] > p')))[0], words));

/** Whatever is drawn of a list has these words. */
async function tells(page, words) {
  const [text] = await textsOf(page.locator('.page'));
  for (const each of words) assert.ok(text.includes(each), `${each} in ${text}`);
}

/** What tells which version is on the page, and its rows with what became of each. */
const lookOf = (page) =>
  page.locator('subprocessor-list').evaluate(({shadowRoot}) => {
    const textOf = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return {
      note: textOf(shadowRoot.querySelector('[part~=version-note] > p')),
      title: textOf(shadowRoot.querySelector('[part=comparison] strong')),
      summary: textOf(shadowRoot.querySelector('[part=comparison] .summary')),
      rows: [...shadowRoot.querySelectorAll('tbody tr[data-id]')].map((row) =>
        `${row.dataset.id} ${textOf(row.querySelector('[part=change]'))}`.trim(),
      ),
    };
  });

const showsRows = (page, expected) => eventually(async () => assert.deepEqual((await lookOf(page)).rows, expected));

function assertLooks(look, {has = [], hasNot = [], note = look.note, title = look.title}) {
  assert.deepEqual([look.note, look.title], [note, title]);
  for (const row of has) assert.ok(look.rows.includes(row), `${row} in ${look.rows}`);
  for (const row of hasNot) assert.ok(!look.rows.includes(row), `no ${row} in ${look.rows}`);
}

/** The row that has the focus, and whether its reader sees it. */
const focusOf = (page) =>
  page.locator('subprocessor-list').evaluate(({shadowRoot: {activeElement: row}}) => {
    if (!row) return undefined;
    const {top, bottom} = row.getBoundingClientRect();
    return {row: row.dataset.id, isInWindow: top >= 0 && bottom <= innerHeight};
  });

/** The texts that a page tells assistive technology, and those of its rows, without what else it tells of them. */
async function toldOf(page) {
  const session = await page.context().newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textIn = ({ignored, role, name, childIds = []}) =>
    !ignored && role.value === 'StaticText'
      ? name.value
      : childIds.map((id) => (byId.has(id) ? textIn(byId.get(id)) : '')).join(' ');
  const textOf = (node) => inLine(textIn(node)).replace(/ (?=[:.])/g, '');
  return {all: textOf(nodes[0]), rows: nodes.filter(({role}) => role?.value === 'row').map(textOf)};
}
