/** What a run found, for people: tables for the terminal, one for the README, a chart. */

const kB = (bytes) => bytes / 1000;
const FIGURES = [
  ['firstRows', 'first rows'],
  ['blocking', 'blocking'],
  ['longestLoading', 'longest task'],
  ['settled', 'settled'],
  ['worstKey', 'worst key'],
  ['medianKey', 'median key'],
  ['clear', 'clear'],
  ['longestTyping', 'its longest task'],
  ['sortUp', 'sort'],
  ['sortDown', 'sort again'],
  ['sortUpSettled', 'sort settled'],
  ['filterOn', 'filter on'],
  ['filterOff', 'filter off'],
  ['groupOn', 'group'],
  ['goTo', 'to a row'],
  ['memory', 'MB'],
  ['heap', 'heap MB'],
  ['nodes', 'nodes'],
  ['bytesFirst', 'kB first', kB],
  ['bytes', 'kB', kB],
  ['rows', 'rows'],
];
const REACH = [
  ['accessible', 'accessible rows'],
  ['accessibleLate', 'if asked late'],
  ['find', 'found'],
  ['printed', 'printed in full'],
];
const BASELINES = ['floor', 'virtual', 'all rows'];

export const count = (value) => value.toLocaleString('en-US', {maximumFractionDigits: 0});
const number = (value) => {
  if (value === undefined || value === null) return '–';
  return value >= 100 ? count(value) : value.toLocaleString('en-US', {maximumSignificantDigits: 2});
};
const title = ({name, mode}) => `${name}${['floor', 'null'].includes(mode) ? '' : `, ${mode}`}`;

function grid(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => row.map((text, i) => (i ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join('  ');
  return [head, ...rows].map(line).join('\n');
}

/** All figures of all contenders at one size, each as median and worst. */
export function sizeTable(size, {word, country, contenders}) {
  const list = Object.values(contenders);
  const asText = (contender, figure, as = (value) => value) => {
    const {median, worst} = contender.figures[figure] ?? {};
    if (median === undefined || median === null) return '–';
    const text = median === worst ? number(as(median)) : `${number(as(median))} / ${number(as(worst))}`;
    // What the plain table does with its rows is no feature of it: it tells what the browser takes for them.
    return contender.mode === 'floor' && /Key|clear|sort|filter/.test(figure) ? `(${text})` : text;
  };
  const used = FIGURES.filter(([figure]) => list.some(({figures}) => figures[figure]));
  const parts = [used.slice(0, 8), used.slice(8, 15), used.slice(15)].map((part) =>
    grid(
      ['', ...part.map(([, label]) => label)],
      list.map((contender) => [title(contender), ...part.map(([figure, , as]) => asText(contender, figure, as))]),
    ),
  );
  const reached = list.filter(({reach}) => reach);
  if (reached.length) {
    parts.push(
      grid(
        ['', ...REACH.map(([, label]) => label), 'first rows, slow line'],
        reached.map((contender) => [
          title(contender),
          ...REACH.map(([key]) => (key === 'find' ? percent(contender.reach.find) : number(contender.reach[key]))),
          number(contender.slowLine?.median),
        ]),
      ),
    );
  }
  if (contenders.ours) {
    const {ratios, figures} = contenders.ours;
    parts.push(
      grid(
        [
          `${contenders.ours.name} takes, of`,
          ...BASELINES.flatMap((against) => [`${against === 'floor' ? 'the plain table' : `the best ${against}`}`, '']),
        ],
        FIGURES.filter(([figure]) => ratios[figure] && figures[figure]).map(([figure, label]) => [
          label,
          ...BASELINES.flatMap((against) => {
            const {ratio, key} = ratios[figure][against] ?? {};
            return [ratio === undefined ? '–' : `${number(ratio)} ×`, key ?? ''];
          }),
        ]),
      ),
    );
  }
  const failures = list.flatMap((contender) => [
    ...(contender.skipped ? [`${title(contender)}: left out of further runs, ${contender.skipped}`] : []),
    ...Object.entries(contender.failures).map(
      ([step, reasons]) => `${title(contender)}: ${step} failed: ${reasons.join(' | ')}`,
    ),
    ...(contender.reach?.failure ? [`${title(contender)}: reach failed: ${contender.reach.failure}`] : []),
  ]);
  return [
    `== ${count(size)} rows; milliseconds as median / worst of the runs; typing "${word}", filtering by ${country}`,
    ...parts,
    ...(failures.length ? [failures.join('\n')] : []),
  ].join('\n\n');
}

const percent = (part) => (part === undefined ? '–' : `${Math.round(part * 100)} %`);

export function goalsTable(checks) {
  return grid(
    ['goal', 'reached', 'at most', ''],
    checks.map(({size, goal, limit, reached, unit, ok}) => [
      `${count(size)} rows: ${goal}`,
      reached === undefined ? '–' : `${reached.toPrecision(3)}${unit}`,
      `${limit}${unit}`,
      ok ? 'ok' : 'MISSED',
    ]),
  );
}

/** The size that tables and chart speak of where they can speak of one only. */
const mainSize = ({sizes}) => (sizes[5000] ? '5000' : Object.keys(sizes).at(-1));

const caption = ({date, versions, machine, runs}) =>
  `${date.slice(0, 10)}, ${runs === 1 ? 'one run' : `medians of ${runs} runs`} in Chromium ${versions.chromium} on ${machine.cores} × ${machine.cpu}, ` +
  `${machine.memoryGB} GB, ${machine.os}`;

/** The README's table. */
export function toMarkdown(results) {
  const sizes = Object.keys(results.sizes);
  const main = mainSize(results);
  const cells = (key) => {
    const at = (size) => results.sizes[size].contenders[key];
    const contender = at(main) ?? at(sizes.find(at));
    const figure = (size, name, as = (value) => value) => {
      const found = at(size)?.figures[name];
      if (!found) return at(size)?.skipped || at(size)?.failures.load ? 'failed' : '–';
      const {median} = found;
      return median === null ? '–' : number(as(median));
    };
    const bracket = (text) => (contender.mode === 'floor' && text !== '–' ? `(${text})` : text);
    const texts = [
      title(contender),
      ...sizes.map((size) => figure(size, 'firstRows')),
      ...['worstKey', 'sortUp', 'filterOn'].map((name) => bracket(figure(main, name))),
      figure(main, 'memory'),
      figure(main, 'bytes', kB),
      at(main)?.figures.rows?.median >= Number(main) ? 'yes' : 'no',
    ];
    return key === 'ours' ? texts.map((text) => `**${text}**`) : texts;
  };
  const keys = [...new Set(sizes.flatMap((size) => Object.keys(results.sizes[size].contenders)))];
  const order = ['ours', 'floor', ...keys.filter((key) => !['ours', 'floor', 'null'].includes(key))];
  const row = (texts) => `| ${texts.join(' | ')} |`;
  const head = [
    '',
    ...sizes.map((size) => `First rows of ${count(Number(size))}`),
    'Worst keystroke',
    'Sort',
    'Filter on',
    'Memory, MB',
    'Script and style, kB',
    'All rows in the page?',
  ];
  const once = sizes.flatMap((size) =>
    Object.values(results.sizes[size].contenders)
      .filter(({skipped}) => skipped)
      .map((contender) => `${title(contender)} at ${count(Number(size))}`),
  );
  const packages = Object.entries(results.versions).filter(([name]) => name !== 'chromium');
  return [
    row(head),
    row(head.map((_, index) => (index ? '---:' : '---'))),
    ...order.filter((key) => keys.includes(key)).map((key) => row(cells(key))),
    '',
    `Milliseconds until it is painted; all but the first rows with a list of ${count(Number(main))}. ${caption(results)}.`,
    `${packages.map(([name, version]) => `${name} ${version}`).join(', ')}.`,
    ...(once.length ? [`One run only, as it took too long for more: ${once.join('; ')}.`] : []),
  ].join('\n');
}

const escapeXml = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Bars on a logarithmic scale: the first rows, and the worst keystroke. */
export function toChart(results) {
  const size = mainSize(results);
  const panels = [
    ['firstRows', 'First rows painted'],
    ['worstKey', 'Slowest keystroke of a search'],
  ].map(([figure, label]) => ({
    label: `${label}, ms`,
    bars: Object.entries(results.sizes[size].contenders)
      .filter(
        ([, {mode, figures}]) => mode !== 'null' && figures[figure] && !(mode === 'floor' && figure !== 'firstRows'),
      )
      .map(([key, contender]) => ({key, name: title(contender), value: contender.figures[figure].median}))
      .sort((a, b) => a.value - b.value),
  }));
  const [left, right, line, width] = [220, 80, 24, 800];
  const most = 10 ** Math.ceil(Math.log10(Math.max(10, ...panels.flatMap(({bars}) => bars.map(({value}) => value)))));
  const x = (value) => left + ((width - left - right) * Math.log10(Math.max(1, value))) / Math.log10(most);
  const ticks = Array.from({length: Math.log10(most) + 1}, (_, power) => 10 ** power);
  let y = 16;
  const drawn = panels.map(({label, bars}) => {
    const top = y + 28;
    const bottom = top + bars.length * line;
    const parts = [
      `<text class="label" x="0" y="${y + 8}">${label}</text>`,
      ...ticks.map(
        (tick) =>
          `<path class="rule" d="M${x(tick).toFixed(1)} ${top - 4}V${bottom}"/><text class="tick" x="${x(tick).toFixed(1)}" y="${bottom + 16}">${count(tick)}</text>`,
      ),
      ...bars.map(({key, name, value}, index) => {
        const at = top + index * line;
        return (
          `<g${key === 'ours' ? ' class="ours"' : ''}><text class="name" x="${left - 10}" y="${at + 14}">${escapeXml(name)}</text>` +
          `<rect x="${left}" y="${at + 2}" width="${Math.max(1, x(value) - left).toFixed(1)}" height="${line - 8}" rx="2"/>` +
          `<text x="${(x(value) + 8).toFixed(1)}" y="${at + 14}">${number(value)}</text></g>`
        );
      }),
    ];
    y = bottom + 48;
    return parts.join('\n');
  });
  const told = panels.map(
    ({label, bars}) => `${label}: ${bars.map(({name, value}) => `${name} ${number(value)}`).join('; ')}.`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-labelledby="title desc">
<title id="title">A list of ${count(Number(size))} rows: how soon the first ones are there, and how long a keystroke takes</title>
<desc id="desc">${escapeXml(told.join(' '))} The scale is logarithmic. ${escapeXml(caption(results))}.</desc>
<style>
  text {font: 13px system-ui, sans-serif; fill: #57606a}
  .label {font-weight: 600; fill: #1f2328}
  .name {text-anchor: end}
  .tick {text-anchor: middle; font-size: 11px}
  .rule {stroke: #8c959f; stroke-opacity: 0.3}
  rect {fill: #8c959f}
  .ours text {font-weight: 600; fill: #1f2328}
  .ours rect {fill: #0969da}
  @media (prefers-color-scheme: dark) {
    text {fill: #9198a1}
    .label, .ours text {fill: #f0f6fc}
    rect {fill: #656c76}
    .ours rect {fill: #4493f8}
  }
</style>
${drawn.join('\n')}
<text class="tick" style="text-anchor: start" x="0" y="${y - 6}">Logarithmic scale. ${escapeXml(caption(results))}.</text>
</svg>
`;
}
