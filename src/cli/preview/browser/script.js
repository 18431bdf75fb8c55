/** The page of the preview: loads the list anew when the file changes, and says what is wrong with it. */
const list = document.querySelector('subprocessor-list');
const panel = document.querySelector('#problems');
const details = panel.querySelector('details');
const items = panel.querySelector('ol');
const [none, count, stale, announcement, connection] = ['none', 'count', 'stale', 'announcement', 'connection'].map(
  (id) => document.getElementById(id),
);
const watching = connection.textContent;

// Where there is little room, the list needs it more.
details.open = matchMedia('(min-width: 48rem)').matches;

new ResizeObserver(() => {
  document.documentElement.style.setProperty('--panel-height', `${panel.offsetHeight}px`);
}).observe(panel);

const LEVELS = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['advice', 'piece of advice', 'pieces of advice'],
];

/** "2 errors, 1 warning" */
function countText(problems) {
  const texts = LEVELS.flatMap(([level, one, many]) => {
    const number = problems.filter((problem) => problem.level === level).length;
    return number ? [`${number} ${number === 1 ? one : many}`] : [];
  });
  return texts.join(', ') || 'No problems';
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function item({level, message, line, column, path}) {
  const place = element('div', 'place');
  if (line) place.append(`line ${line}, column ${column}`);
  if (path) place.append(line ? ' · ' : '', element('code', '', path));
  return element(
    'li',
    level,
    element('span', 'level', level[0].toUpperCase() + level.slice(1)),
    element('span', 'message', message),
    place,
  );
}

/** Whoever has mended these sees the next. */
const MOST = 200;

let shown = '';

function show({isFeed, problems}) {
  const text = JSON.stringify([isFeed, problems]);
  if (text === shown) return;
  shown = text;
  const worst = LEVELS.find(([level]) => problems.some((problem) => problem.level === level))?.[0] ?? '';
  const summary = countText(problems);
  panel.className = worst;
  none.hidden = worst !== '';
  none.textContent = summary;
  none.className = 'good';
  details.hidden = !worst;
  count.textContent = summary;
  stale.hidden = isFeed || !list.feed;
  announcement.textContent = summary;
  const top = items.scrollTop;
  items.replaceChildren(...problems.slice(0, MOST).map(item));
  const more = problems.length - MOST;
  if (more > 0) items.append(element('li', '', element('span', 'message', `… and ${more} more.`)));
  items.scrollTop = top;
}

const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex]';
const rowOf = (node) => node?.closest('[data-id]');
const findRow = (id) => list.shadowRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);

/** Where the reader is in the list: rows are made anew with it. */
function place() {
  const root = list.shadowRoot;
  const active = root?.activeElement;
  const focused = rowOf(active);
  const heights = [0.25, 0.5, 0.75].map((part) => innerHeight * part);
  const seen = heights.map((y) => rowOf(root?.elementFromPoint(innerWidth / 2, y))).find(Boolean);
  return {
    seen: seen && {id: seen.dataset.id, top: seen.getBoundingClientRect().top},
    focus: focused && {id: focused.dataset.id, index: [...focused.querySelectorAll(FOCUSABLE)].indexOf(active)},
    y: scrollY,
  };
}

function restore({seen, focus, y}) {
  const row = seen && findRow(seen.id);
  if (row) scrollBy({top: row.getBoundingClientRect().top - seen.top, behavior: 'instant'});
  else scrollTo({top: y, behavior: 'instant'});
  if (!focus || list.shadowRoot.activeElement) return;
  const focused = findRow(focus.id);
  const target = focused && [...focused.querySelectorAll(FOCUSABLE)][focus.index];
  target?.focus({preventScroll: true});
}

async function reload() {
  await customElements.whenDefined('subprocessor-list');
  const before = place();
  const loaded = new Promise((resolve) => {
    for (const type of ['load', 'error']) list.addEventListener(type, resolve, {once: true});
  });
  await list.reload();
  await Promise.all([loaded, list.updateComplete]);
  restore(before);
}

/** While what is on its way is not here, one more change is enough to remember. */
let isBusy = false;
let isAgain = false;

async function refresh({isFirst = false} = {}) {
  if (isBusy) {
    isAgain = true;
    return;
  }
  isBusy = true;
  try {
    const answer = await (await fetch('/problems.json', {cache: 'no-store'})).json();
    show(answer);
    // What is no feed just now, as in the middle of a word, must not take away the one that was there before.
    if (isFirst) list.src = '/feed.json';
    else if (answer.isFeed) await reload();
  } catch {
    // The server is gone; the page is told when it is back.
  }
  isBusy = false;
  if (isAgain) {
    isAgain = false;
    await refresh();
  }
}

function connect({isFirst = false} = {}) {
  let isNew = isFirst;
  const events = new EventSource('/events');
  // The list is asked for when this is open, so that no change can come between.
  events.addEventListener('open', () => {
    connection.textContent = watching;
    connection.className = '';
    // What has happened in the meantime, nobody has told.
    refresh({isFirst: isNew});
    isNew = false;
  });
  events.addEventListener('change', () => refresh());
  events.addEventListener('error', () => {
    connection.textContent = 'The preview has ended. Start it again, and this page goes on.';
    connection.className = 'lost';
    // Some browsers try again by themselves, some not after each failure.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  });
}

connect({isFirst: true});
