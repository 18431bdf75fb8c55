/** Pages that nobody wrote for a reader: nothing is lost of what they say, and nothing makes the command fall over. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {source} from '../support/cli.mjs';

const {importSource} = await source('src/cli/import/import-source.ts');
const {parseFeed} = await source('src/feed/parse-text.ts');

const run = (text, format) => importSource({name: 'page', text}, format);

/** Every word that a feed says, in the values that are shown. */
function wordsOf(value, into = new Set()) {
  if (typeof value === 'string') for (const [word] of value.matchAll(/[a-z\d]+/gi)) into.add(word);
  else if (typeof value === 'object' && value)
    for (const [key, each] of Object.entries(value)) {
      wordsOf(key, into);
      wordsOf(each, into);
    }
  return into;
}

const HEADS = [
  'Name',
  'Purpose',
  'Country',
  'Location',
  'Data types',
  'Website',
  'Effective date',
  'Contact',
  'Category',
  'Transfers',
  'Privacy policy',
  'Notes',
  'Whatever',
  'Risk',
  '',
  'Name',
  '__proto__',
  'constructor',
  'id',
  'Products',
];
/** Words that stand for no place, no date and no company form. */
const word = fc
  .constantFrom('zorp', 'Quux', 'blib', 'Frob', 'xyzzy', '7x', 'wibble')
  .chain((stem) => fc.nat(999).map((n) => `${stem}${n}q`));
const cellText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(word, {minLength: 1, maxLength: 4})
      .chain((words) =>
        fc.constantFrom(' ', ', ', '; ', ' / ', '. ', ' (', ': ', '\n', ' – ', ' and ').map((gap) => words.join(gap)),
      ),
  },
  fc.constantFrom('', '-', ' ', 'Germany', 'N/A', '1 May 2024'),
);
const grid = fc.integer({min: 1, max: 5}).chain((width) =>
  fc.record({
    heads: fc.array(fc.constantFrom(...HEADS), {minLength: width, maxLength: width}),
    rows: fc.array(fc.array(cellText, {minLength: width, maxLength: width}), {minLength: 1, maxLength: 5}),
  }),
);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function checkKept({json, report}, texts) {
  const {problems} = parseFeed(json);
  assert.deepEqual(
    problems.filter(({level}) => level === 'error'),
    [],
  );
  const said = wordsOf(JSON.parse(json));
  for (const text of texts)
    for (const [each] of text.matchAll(/[a-z\d]+q\b/gi))
      assert.ok(said.has(each), `${each} of ${text} is lost in ${json}`);
  for (const {cells} of report.tables) {
    assert.equal(cells.all, cells.head + cells.empty + cells.placed + cells.left);
    assert.equal(cells.left, 0);
  }
}

describe('Nothing is lost', () => {
  it('of any table in HTML, with spans and line breaks', () => {
    fc.assert(
      fc.property(grid, fc.integer({min: 1, max: 3}), ({heads, rows}, wide) => {
        const line = (cells, tag) =>
          `<tr>${cells.map((text, x) => `<${tag}${x === 1 ? ` colspan=${wide}` : ''}>${escaped(text).replaceAll('\n', '<br>')}</${tag}>`).join('')}</tr>`;
        const html = `<h1>Subprocessors</h1><p>Who we use.</p><table>${line(['Vendor', ...heads], 'th')}${rows.map((row) => line(['Acme', ...row], 'td')).join('')}</table>`;
        checkKept(run(html, 'html'), rows.flat());
      }),
      {numRuns: 300},
    );
  });

  it('of any table in CSV, with names that may be missing', () => {
    fc.assert(
      fc.property(grid, ({heads, rows}) => {
        const line = (cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        const csv = [
          line(['Vendor', 'Purpose', ...heads]),
          line(['Acme', 'Mail', ...heads.map(() => '')]),
          ...rows.map((row) => line([...row, 'Zed0q', 'Zed1q'])),
        ].join('\n');
        checkKept(run(csv, 'csv'), rows.flat());
      }),
      {numRuns: 300},
    );
  });

  it('of any list of objects', () => {
    fc.assert(
      fc.property(grid, ({heads, rows}) => {
        const records = rows.map((row) => ({
          ...Object.fromEntries(heads.map((head, x) => [head || 'x', row[x]])),
          vendor: 'Acme',
        }));
        checkKept(
          run(JSON.stringify({list: records}), 'json'),
          records.flatMap((record) => Object.values(record)),
        );
      }),
      {numRuns: 200},
    );
  });
});

const TABLE = '<table><tr><th>Name<th>Purpose<tr><td>Acme<td>Hosting</table>';
const times = (text, count) => text.repeat(count);

describe('Nothing makes it fall over', () => {
  const fine = [
    ['nested elements', 'html', times('<div>', 10_000) + TABLE],
    ['nested lists', 'html', `${TABLE}${times('<ul><li>', 10_000)}x`],
    ['nested inline elements', 'html', `${TABLE}<p>${times('<b><i><span>', 5_000)}deep`],
    ['nested tables', 'html', `${TABLE}${times('<table><tr><td>', 2_000)}x`],
    ['nested details', 'html', `${TABLE}${times('<details><summary>a</summary>', 3_000)}x`],
    [
      'spans of any size',
      'html',
      '<table><tr><th colspan=1000000 rowspan=99999999>Name<th>Purpose<tr><td colspan=-4>Acme<td rowspan=0>Hosting</table>',
    ],
    [
      'many spans',
      'html',
      `<table><tr><th>Name<th>Purpose</tr>${times('<tr><td rowspan=65534>Acme<td rowspan=65534>Hosting</tr>', 1_000)}</table>`,
    ],
    ['elements that are not closed', 'html', `${TABLE}${times('<p><a href=x>', 20_000)}`],
    ['many rows', 'html', `<table><tr><th>Name<th>Purpose${times('<tr><td>Acme<td>Hosting', 5_000)}</table>`],
    [
      'a long cell',
      'html',
      `<table><tr><th>Name<th>Purpose<th>Location<tr><td>${times('Acme, ', 50_000)}<td>${times('*_[`(<', 20_000)}<td>${times('(Germany, ', 20_000)}</table>`,
    ],
    ['long prose', 'html', `${TABLE}<p>${times('We use a. b@c.d (“[', 20_000)}</p><p>${times('A', 100_000)}</p>`],
    [
      'long text of spaces',
      'html',
      `${TABLE}<p>last updated${times(' ', 100_000)}x</p><pre>${times(' \n', 50_000)}x</pre>`,
    ],
    [
      'many wide rows',
      'html',
      `<table><tr><th>Name<th>Purpose${times('<tr><td colspan=2>Cloud', 5_000)}<tr><td>Acme<td>Hosting</table>`,
    ],
    ['many headings', 'html', times(`<h2>Cloud</h2>${TABLE}`, 500)],
    ['quotes in quotes', 'markdown', `${TABLE}\n\n${times('> ', 500)}x`],
    ['brackets', 'markdown', `${TABLE}\n\n${times('[', 5_000)}${times('](a)', 5_000)}`],
    ['templates without an end', 'markdown', `${TABLE}\n\n${times('{% file src="', 5_000)}\n{/* ${times('x', 5_000)}`],
  ];
  for (const [what, format, text] of fine)
    it(`${what} in ${format}`, () => {
      const {json} = run(text, format);
      assert.match(json, /Acme/);
      assert.deepEqual(
        parseFeed(json).problems.filter(({level}) => level === 'error'),
        [],
      );
    });

  const refused = [
    ['elements without end', 'html', times('<div>', 200_000)],
    ['quotes without end', 'markdown', times('> ', 20_000)],
    [
      'a bomb of aliases',
      'yaml',
      `a: &a [x, x]\n${[...'bcdefghijk'].map((key, index) => `${key}: &${key} [${times(`*${'abcdefghij'[index]}, `, 9)}x]`).join('\n')}`,
    ],
    ['JSON that nests', 'json', `${times('[', 100_000)}${times(']', 100_000)}`],
    ['YAML that nests', 'yaml', `${times('[', 50_000)}${times(']', 50_000)}`],
    ['null', 'json', 'null'],
    ['a number', 'yaml', '42'],
  ];
  for (const [what, format, text] of refused)
    it(`${what} in ${format}, which is refused in words`, () =>
      assert.throws(() => run(text, format), {name: 'Failure'}));

  it('takes no key of a source for one of objects', () => {
    const {json} = run(
      '[{"name": "Acme", "__proto__": {"polluted": "yes"}, "constructor": "x", "toString": "y"}]',
      'json',
    );
    assert.equal({}.polluted, undefined);
    for (const text of ['yes', '"x"', '"y"']) assert.ok(json.includes(text), text);
  });
});
