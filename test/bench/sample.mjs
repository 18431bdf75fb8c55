/**
 * One contender once: a browser of its own (so that memory is its own too), one page, everything a reader does.
 *
 * Times are taken in the page. They begin at the event's own timestamp, so waiting behind earlier work counts, and end in
 * the first task after the frame in which the first rows and the number of matches are right, which is when that frame
 * went to the compositor. Frames are asked for only when the page has changed: without a screen, Chromium draws one at once
 * unless another was drawn within the last 1/60 s, so figures are not rounded up to frames, as they would be by a loop that
 * asks for every frame; only work spread over several frames is paced by them, as it is for readers. The row "Nothing"
 * tells what a keystroke costs by this method on a page that does nothing.
 */
import {readFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {chromium} from 'playwright-core';
import {chromiumArgs, findChromium} from '../tools/browsers.mjs';

/** How many rows must be right for a screen to be right; less where less match. */
export const SCREEN = 5;
/** A list that takes longer to show its first rows is left out of later runs. */
export const LOAD_TIMEOUT = 60_000;
const STEP_TIMEOUT = 30_000;
const SAMPLE_TIMEOUT = 120_000;
/** How the reason begins where something was not right in time. */
export const LATE = 'not right after';
/** Between two keystrokes of a quick typist: work that a keystroke leaves behind delays the next one. */
const TYPING = 150;

/** Runs in the page, before anything else. */
function instrument({screen, loadTimeout, timeout, late}) {
  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({type: 'longtask', buffered: true});

  // Chromium reports a long frame as a long task only where a script had a part in it: one is asked for at every change.
  const takePart = () => requestAnimationFrame(() => {});
  let onChange = takePart;
  const observer = new MutationObserver(() => onChange());
  const roots = [];
  const observe = (root) => {
    roots.push(root);
    observer.observe(root, {childList: true, characterData: true, subtree: true});
  };
  /** Not all events leave shadow trees. */
  const once = (type, listener) => {
    const controller = new AbortController();
    const listen = (event) => {
      controller.abort();
      listener(event);
    };
    for (const root of roots) root.addEventListener(type, listen, {capture: true, signal: controller.signal});
  };
  observe(document);
  const {attachShadow} = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observe(root);
    return root;
  };

  const isRight = ({names, count}) => {
    const {bench} = window;
    if (!bench || (count !== undefined && bench.count() !== count)) return false;
    const found = bench.names(names.length || 1);
    return found.length === names.length && found.every((name, index) => name === names[index]);
  };
  /** When the first frame in which this is right has been drawn; `mayBeRight` is a quicker question that comes before. */
  const painted = (isRight, mayBeRight = isRight, limit = timeout) =>
    new Promise((resolve, reject) => {
      const {port1, port2} = new MessageChannel();
      let isWaiting = false;
      const look = () => {
        if (isWaiting) return;
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          if (mayBeRight()) port2.postMessage('');
        });
      };
      const stop = () => {
        clearInterval(timer);
        clearTimeout(timeLimit);
        onChange = takePart;
      };
      port1.onmessage = () => {
        const now = performance.now();
        if (!isRight()) return;
        stop();
        resolve(now);
      };
      onChange = look;
      const timer = setInterval(() => mayBeRight() && look(), 10); // for what changes nothing but attributes
      const timeLimit = setTimeout(() => {
        stop();
        const {bench} = window;
        reject(new Error(`${late} ${limit / 1000} s: ${bench?.count()} ${bench?.names(5).join(', ')}`));
      }, limit);
      for (const type of ['input', 'click', 'change', 'scroll']) once(type, look);
    });
  /**
   * The moment since which nothing has happened for 300 ms: no work, no change of the rows. As long as not so many rows are
   * there as will come, it waits longer.
   */
  const settled = (least) =>
    new Promise((resolve) => {
      let [last, since, seen] = [performance.now(), performance.now(), ''];
      const timer = setInterval(() => {
        const now = performance.now();
        const rows = window.bench?.rows() ?? [];
        const content = `${rows.length} ${[0, 0.5, 0.9].map((at) => rows[Math.floor(rows.length * at)]?.textContent)}`;
        if (content !== seen || now - last > 100 || !window.bench?.isReady()) since = now;
        [last, seen] = [now, content];
        if (now - since < (rows.length < least ? 5000 : 300)) return;
        clearInterval(timer);
        resolve(since);
      }, 50);
    });

  window.probe = {
    first: painted(() => isRight({names: screen}), undefined, loadTimeout),
    settled,
    isRight,
    /** Measures from the next event of this type to `expected` on the screen; the promise is left in `pending`. */
    watch(type, expected) {
      if (expected.names && expected.count !== 0 && isRight(expected)) throw new Error('nothing would change');
      // Names are looked up in a frame only once the count is right, or is no news: it may take a walk over hidden rows.
      const {count} = expected;
      const isNews = expected.names && window.bench.count() !== count;
      const right = expected.id
        ? () => {
            const row = window.bench.row(expected.id, expected.name)?.getBoundingClientRect();
            return row && row.height > 0 && row.top >= 0 && row.bottom <= innerHeight;
          }
        : () => !expected.names || isRight(expected);
      const mayBeRight = isNews ? () => window.bench.count() === count : right;
      this.pending = new Promise((resolve, reject) => {
        const start = (from) => painted(right, mayBeRight).then((at) => resolve({from, at, ms: at - from}), reject);
        if (type) once(type, ({timeStamp}) => start(timeStamp));
        else start(performance.now());
      });
      this.pending.catch(() => {});
    },
    tasks: (from, to = Number.POSITIVE_INFINITY) =>
      longTasks
        .filter(({startTime, duration}) => startTime + duration > from && startTime < to)
        .map((one) => one.duration),
  };
}

const most = (list) => Math.max(0, ...list);
const sum = (list) => list.reduce((total, value) => total + value, 0);

export async function openPage(url, {screen, slow, timeout = LOAD_TIMEOUT, args = []}) {
  const browser = await chromium.launch({executablePath: findChromium(), args: [...chromiumArgs, ...args]});
  const page = await browser.newPage({viewport: {width: 1280, height: 800}, locale: 'en-US'});
  const crashes = [];
  page.on('pageerror', (error) => crashes.push(String(error)));
  page.on('crash', () => crashes.push('the page crashed'));
  const cdp = await page.context().newCDPSession(page);
  if (slow) {
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', {cacheDisabled: true});
    await cdp.send('Network.emulateNetworkConditions', slow);
  }
  await page.addInitScript(instrument, {screen, loadTimeout: timeout, timeout: STEP_TIMEOUT, late: LATE});
  return {browser, page, cdp, crashes, load: () => page.goto(url, {waitUntil: 'commit'})};
}

/** Everything a reader does, on the page at `url`. What fails is told by its name, and the rest goes on. */
export async function sample({url, contender, scenario, bytesOf}) {
  const isNull = contender.mode === 'null';
  const {screen} = scenario;
  const opened = await openPage(url, {screen: isNull ? [] : screen});
  const {browser, page, cdp} = opened;
  const figures = {};
  const failures = {};
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    browser.close().catch(() => {});
  }, SAMPLE_TIMEOUT);
  const attempt = async (name, action) => {
    try {
      await action();
    } catch (error) {
      failures[name] = reasonOf(error);
    }
  };
  const reasonOf = ({message}) =>
    isLate
      ? `${LATE} ${SAMPLE_TIMEOUT / 1000} s`
      : [
          String(message)
            .split('\n')[0]
            .replace(/^page\.evaluate: (Error: )?/, ''),
          ...opened.crashes,
        ].join('; ');
  /** From the event that `act` causes to the expected state on the screen. */
  const measure = async (event, expected, act) => {
    await page.evaluate(([type, expected]) => probe.watch(type, expected), [event, isNull ? {} : expected]);
    await act();
    return page.evaluate(() => probe.pending);
  };
  const settle = (least = 0) => page.evaluate((least) => probe.settled(least), least);
  const click = async (handle) => {
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    await page.mouse.click(box.x + Math.min(box.width / 2, 40), box.y + box.height / 2);
  };
  const longest = async (from) => most(await page.evaluate((from) => probe.tasks(from), from));

  try {
    await opened.load();
    await page.evaluate(() => probe.first).then((at) => Object.assign(figures, {firstRows: at}));
    const least = contender.mode === 'all rows' ? scenario.all.count : 0;
    figures.settled = await settle(least);
    const loading = await page.evaluate((to) => probe.tasks(0, to), figures.settled);
    figures.blocking = sum(loading.map((duration) => duration - 50));
    figures.longestLoading = most(loading);
    figures.rows = await page.evaluate(() => bench.rows().length);
    if (figures.rows < least) failures.rows = `only ${figures.rows} of ${least} are in the page`;
    Object.assign(figures, await bytesAsked(page, bytesOf, figures.firstRows));
    Object.assign(figures, await memory(browser, cdp));

    await attempt('typing', async () => {
      await page.evaluate(() => bench.search().focus());
      const times = [];
      for (const [index, letter] of [...scenario.word].entries()) {
        const time = await measure('keydown', scenario.searches[index], () => page.keyboard.press(letter));
        times.push(time);
        await pause(TYPING - Math.min(time.ms, TYPING));
      }
      await settle();
      figures.longestTyping = await longest(times[0].from);
      figures.keys = times.map(({ms}) => ms);
      figures.worstKey = most(figures.keys);
      figures.medianKey = median(figures.keys);
    });
    await attempt('clear', async () => {
      await page.keyboard.press('Control+A');
      figures.clear = (await measure('keydown', scenario.all, () => page.keyboard.press('Backspace'))).ms;
      await settle();
    });
    if (isNull) return {figures, failures};

    for (const [name, value, expected] of [
      ['filterOn', scenario.country, scenario.filtered],
      ['filterOff', '', scenario.all],
    ]) {
      await attempt(name, async () => {
        const control = await page.evaluateHandle((value) => bench.country(value), value);
        const isSelect = await control.evaluate((element) => element.localName === 'select');
        const time = await measure(isSelect ? 'change' : 'pointerup', expected, () =>
          isSelect ? control.selectOption(value) : click(control),
        );
        figures[name] = time.ms;
        await settle();
        figures.longestFiltering = most([figures.longestFiltering ?? 0, await longest(time.from)]);
      });
    }
    if (await page.evaluate(() => Boolean(bench.group?.()))) {
      for (const [name, value, expected] of [
        ['groupOn', 'category', scenario.grouped],
        ['groupOff', 'none', scenario.all],
      ]) {
        await attempt(name, async () => {
          const control = await page.evaluateHandle(() => bench.group());
          figures[name] = (await measure('change', expected, () => control.selectOption(value))).ms;
          await settle();
        });
      }
    }
    for (const [name, expected] of [
      ['sortUp', scenario.sortedUp],
      ['sortDown', scenario.sortedDown],
    ]) {
      await attempt(name, async () => {
        const header = await page.evaluateHandle(() => bench.header());
        const time = await measure('pointerup', expected, () => click(header));
        figures[name] = time.ms;
        figures[`${name}Settled`] = Math.max((await settle()) - time.from, time.ms);
        figures.longestSorting = most([figures.longestSorting ?? 0, await longest(time.from)]);
      });
    }
    if (await page.evaluate(() => Boolean(bench.goTo))) {
      await attempt('goTo', async () => {
        const {id, name} = scenario.far;
        const act = () => page.evaluate(([id, name]) => void bench.goTo(id, name), [id, name]);
        figures.goTo = (await measure('', scenario.far, act)).ms;
      });
    }
    if (opened.crashes.length) failures.page = opened.crashes[0];
    return {figures, failures};
  } catch (error) {
    failures.load = reasonOf(error);
    return {figures, failures};
  } finally {
    clearTimeout(late);
    await browser.close().catch(() => {});
  }
}

/** When the first rows are there over a slow line, in ms. */
export async function overSlowLine({url, scenario}) {
  const slow = {offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8};
  const opened = await openPage(url, {screen: scenario.screen, slow});
  try {
    await opened.load();
    return await opened.page.evaluate(() => probe.first);
  } finally {
    await opened.browser.close().catch(() => {});
  }
}

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Scripts and styles, as gzip makes them, asked for before the first rows and until all was quiet. */
async function bytesAsked(page, bytesOf, firstRows) {
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({name, startTime}) => ({path: new URL(name).pathname, startTime})),
  );
  const code = asked.filter(({path}) => /\.(js|mjs|css)$/.test(path));
  const bytes = (list) => sum(list.map(({path}) => bytesOf(path)));
  return {bytesFirst: bytes(code.filter(({startTime}) => startTime < firstRows)), bytes: bytes(code)};
}

/** What the page's process has to itself, in MB, where the system tells; what is garbage is thrown away before. */
async function memory(browser, cdp) {
  for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
  const {usedSize} = await cdp.send('Runtime.getHeapUsage');
  await cdp.send('Performance.enable');
  const {metrics} = await cdp.send('Performance.getMetrics');
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = await session.send('SystemInfo.getProcessInfo');
  // Chromium keeps a spare process for the next page, which has done nothing yet.
  const [renderer] = processInfo.filter(({type}) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
  return {
    memory: privateMemory(renderer?.id),
    heap: usedSize / 1e6,
    nodes: metrics.find(({name}) => name === 'Nodes').value,
  };
}

function privateMemory(pid) {
  if (process.platform !== 'linux') return null;
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return sum([...text.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)].map(([, kB]) => Number(kB))) / 1000;
  } catch {
    return null;
  }
}
