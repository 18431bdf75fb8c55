/** What the element is to reach, as parts of what the others take in the same run. */

/** By number of rows, the most of `against` that the median may take. */
const RATIOS = [
  ['first rows', 'firstRows', 'floor', {50: 1.15, 500: 0.75, 5000: 0.22, 20000: 0.1}],
  ['first rows', 'firstRows', 'virtual', {50: 0.8, 500: 0.9, 5000: 1.1, 20000: 1.1}],
  ['first rows', 'firstRows', 'all rows', {50: 1, 500: 0.6, 5000: 0.17, 20000: 0.08}],
  ['worst keystroke', 'worstKey', 'virtual', {50: 1, 500: 1, 5000: 1, 20000: 1.1}],
  ['worst keystroke', 'worstKey', 'all rows', {50: 1, 500: 0.4, 5000: 0.1, 20000: 0.02}],
  ['sort', 'sortUp', 'virtual', {50: 1, 500: 1, 5000: 1, 20000: 1}],
  ['sort again', 'sortDown', 'virtual', {50: 1, 500: 1, 5000: 1, 20000: 1}],
  ['filter on', 'filterOn', 'virtual', {50: 1.2, 500: 1.2, 5000: 1.5, 20000: 2}],
  ['filter off', 'filterOff', 'virtual', {50: 1.2, 500: 1.2, 5000: 1.5, 20000: 2}],
  ['memory', 'memory', 'floor', {50: 1.1, 500: 0.95, 5000: 0.3, 20000: 0.2}],
];
/** At 5,000 rows, in no run may a task keep the page for longer. */
const LONGEST = [
  ['longest task while typing', 'longestTyping'],
  ['longest task while filtering', 'longestFiltering'],
  ['longest task while sorting', 'longestSorting'],
];
const LONG_TASK = 50;
/** Over a slow line, the one that may show its first rows earlier. */
const FASTER_ON_SLOW_LINE = ['list.js-paged'];

/** Every goal of the sizes that were measured: what it asks, what was reached, and whether that is enough. */
export function checkGoals({sizes}) {
  const checks = [];
  const check = (size, goal, limit, reached, unit) =>
    checks.push({size: Number(size), goal, limit, reached, unit, ok: reached !== undefined && reached <= limit});
  for (const [size, {contenders}] of Object.entries(sizes)) {
    const {ours} = contenders;
    const keys = Object.keys(contenders);
    if (!ours) continue;
    for (const [what, figure, against, limits] of RATIOS) {
      const goal = `${what}, of the ${against === 'floor' ? "plain table's" : `best ${against} peer's`}`;
      const isMeasured = Object.values(contenders).some(({mode}, index) => mode === against && keys[index] !== 'ours');
      if (limits[size] && isMeasured) check(size, goal, limits[size], ours.ratios[figure]?.[against]?.ratio, '×');
    }
    for (const [what, figure] of size === '5000' ? LONGEST : []) {
      check(size, what, LONG_TASK, ours.figures[figure]?.worst, ' ms');
    }
    const peers = Object.entries(contenders).filter(
      ([key, {mode, slowLine}]) =>
        slowLine &&
        !FASTER_ON_SLOW_LINE.includes(key) &&
        ['virtual', 'paged', 'all rows'].includes(mode) &&
        key !== 'ours',
    );
    if (ours.slowLine && peers.length) {
      const [key, {slowLine}] = peers.sort(([, a], [, b]) => a.slowLine.median - b.slowLine.median)[0];
      check(
        size,
        `first rows over a slow line, of the earliest peer's (${key})`,
        1,
        ours.slowLine.median / slowLine.median,
        '×',
      );
    }
  }
  return checks;
}
