/**
 * What a page cannot do to itself: real keys, the size of the window, the media it is shown on. The runner's own
 * commands differ between browsers (no Shift+Tab in one, no viewport in another), so these take their place.
 * test/support/keys.ts is the page's side of them.
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

export const browserCommands = {
  name: 'browser-commands',
  async executeCommand({command, payload, session}) {
    const [, action] = /^browser:(.*)$/.exec(command) ?? [];
    if (!action) return;
    const {browser, id} = session;
    const answer =
      browser.type === 'webdriver'
        ? await webdriver[action](browser.driver, payload)
        : await puppeteer[action](browser.getPage(id), payload);
    return {done: answer !== false}; // an object, since the runner takes a falsy answer for an unknown command
  },
};
