/**
 * What a page cannot do to itself, or cannot know: real keys, the size of the window, the media it is shown on, and what
 * the browser tells assistive technology of it. The runner's own commands differ between browsers (no Shift+Tab in one, no
 * viewport in another), so these take their place. test/support/keys.ts is the page's side of them.
 */
import {setTimeout as wait} from 'node:timers/promises';

/** Named keys as WebDriver spells them; https://www.w3.org/TR/webdriver2/#keyboard-actions */
const webdriverKeys = {
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** Chromium and Firefox, driven by puppeteer. */
const puppeteer = {
  async press(page, {keys}) {
    const modifiers = keys.slice(0, -1);
    for (const key of modifiers) await page.keyboard.down(key);
    await page.keyboard.press(keys.at(-1));
    for (const key of modifiers.reverse()) await page.keyboard.up(key);
  },
  type: (page, {text}) => page.keyboard.type(text),
  viewport: (page, {width, height}) => page.setViewport({width, height}),
  async media(page, {media, features}) {
    const cdp = await devTools(page);
    await cdp?.send('Emulation.setEmulatedMedia', {media, features});
    return Boolean(cdp);
  },
  async tables(page, _, {id}) {
    const cdp = await devTools(page);
    return cdp
      ? {tells: ['names'], tables: tablesIn(await chromiumTree(cdp))}
      : {tells: ['names', 'columns'], tables: tablesIn(await firefoxTree(page.browser(), id))};
  },
};

/** WebKit, driven by WebDriver. */
const webdriver = {
  async press(driver, {keys}) {
    const values = keys.map((key) => webdriverKeys[key] ?? key);
    await act(driver, [
      ...values.map((value) => ({type: 'keyDown', value})),
      ...values.reverse().map((value) => ({type: 'keyUp', value})),
    ]);
  },
  type: (driver, {text}) =>
    act(
      driver,
      [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({type, value}))),
    ),
  async viewport(driver, {width, height}) {
    // WebDriver sizes the window, frame and all, and answers before the page has its new size.
    const inner = () => driver.execute('return [innerWidth, innerHeight]');
    const [outer, [innerWidth, innerHeight]] = [await driver.getWindowRect(), await inner()];
    await driver.setWindowRect(null, null, outer.width - innerWidth + width, outer.height - innerHeight + height);
    for (let attempt = 0; attempt < 20; attempt++) {
      const [nowWidth, nowHeight] = await inner();
      if (nowWidth === width && nowHeight === height) return true;
      await wait(50);
    }
    return false;
  },
  media: () => false,
  /** The driver tells of one element at a time, and only names that are not what it contains. */
  async tables(driver) {
    const nodes = await driver.execute(`
      const {shadowRoot} = document.querySelector('subprocessor-list');
      const parts = [...shadowRoot.querySelectorAll('table, thead, tbody, tr, th, td')].filter(
        (part) => part.checkVisibility() && !part.closest('[aria-hidden=true]'),
      );
      return parts.map((part) => [part, parts.indexOf(part.parentElement)]);
    `);
    const root = {children: []};
    const parts = [];
    for (const [reference, parent] of nodes) {
      const [element] = Object.values(reference);
      const role = await driver.getElementComputedRole(element);
      const name = (await driver.getElementComputedLabel(element)) || undefined;
      parts.push({role, name, children: []});
      (parts[parent] ?? root).children.push(parts.at(-1));
    }
    return {tells: [], tables: tablesIn(root)};
  },
};

const act = (driver, actions) => driver.performActions([{type: 'key', id: 'keyboard', actions}]);

/** One DevTools session per page: an emulation lasts only as long as the session that asked for it. */
const sessions = new WeakMap();
function devTools(page) {
  if (!sessions.has(page)) {
    sessions.set(
      page,
      page.createCDPSession().catch(() => undefined), // Firefox has none
    );
  }
  return sessions.get(page);
}

const TABLE_ROLES = new Set(['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']);

/** Of a tree of roles and names, the tables and their parts. */
function tablesIn({children, ...node}) {
  const inner = children.flatMap(tablesIn);
  return TABLE_ROLES.has(node.role) ? [{...node, children: inner}] : inner;
}

/** What Chromium tells assistive technology of a page: all of it, as DevTools shows it. */
async function chromiumTree(cdp) {
  const {nodes} = await cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = ({ignored, role, name, childIds = []}) => ({
    role: ignored ? '' : role.value,
    name: name?.value,
    children: childIds.flatMap((id) => (byId.has(id) ? read(byId.get(id)) : [])),
  });
  return read(nodes[0]);
}

/**
 * What Firefox tells assistive technology, which only its own window knows: its protocol finds a page's nodes by role and
 * name, but does not say what name one has. Needs `--remote-allow-system-access`. The page is the one with `mark` in its
 * address.
 */
async function firefoxTree({connection}, mark) {
  const {result: tree} = await connection.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const {result: answer} = await connection.send('script.callFunction', {
    functionDeclaration: String(readInFirefox),
    arguments: [{type: 'string', value: mark}],
    target: {context: tree.contexts[0].context},
    awaitPromise: false,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return JSON.parse(answer.result.value);
}

/** Runs in the window of Firefox. */
function readInFirefox(mark) {
  const {Cc, Ci, gBrowser} = globalThis;
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const list = (array, type) => [...array.enumerate(type)];
  const columnsOf = (node) => {
    if (!(node instanceof Ci.nsIAccessibleTableCell)) return undefined;
    return list(node.columnHeaderCells, Ci.nsIAccessible).map(({name}) => name);
  };
  const attribute = (node, name) => {
    try {
      return node.attributes.getStringProperty(name);
    } catch {
      return undefined; // It has none.
    }
  };
  const read = (node) => ({
    role: service.getStringRole(node.role),
    name: node.name ?? undefined,
    sort: attribute(node, 'sort'),
    columns: columnsOf(node),
    children: list(node.children, Ci.nsIAccessible).map(read),
  });
  const page = gBrowser.browsers.find(({currentURI}) => currentURI.spec.includes(mark));
  const root = service.getAccessibleFor(page); // None yet when it is asked for the first time.
  return JSON.stringify(root ? read(root) : {children: []});
}

export const browserCommands = {
  name: 'browser-commands',
  async executeCommand({command, payload, session}) {
    const [, action] = /^browser:(.*)$/.exec(command) ?? [];
    if (!action) return;
    const {browser, id} = session;
    const answer =
      browser.type === 'webdriver'
        ? await webdriver[action](browser.driver, payload)
        : await puppeteer[action](browser.getPage(id), payload, session);
    return {answer, done: answer !== false}; // an object, since the runner takes a falsy answer for an unknown command
  },
};
