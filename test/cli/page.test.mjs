/** The prerendered page: that it says all, says it as text, and is HTML as the standard has it. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, test} from 'node:test';
import {parse, parseFragment} from 'parse5';
import {source} from '../support/cli.mjs';

const {renderPage} = await source('src/cli/publish/page.ts');
const {parseFeed} = await source('src/feed/parse-text.ts');
const {createFormat, toLanguage} = await source('src/view/format.ts');
const {statedFields, textsOf} = await source('src/view/details.ts');

const demo = new URL('../../demo/feeds/', import.meta.url);
const FEEDS = readdirSync(demo)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, demo), 'utf8'))]);

/** The page of a feed as written, and what is in it. */
function pageOf(written, input = {}) {
  const {feed} = parseFeed(structuredClone(written));
  const result = renderPage({
    feed,
    today: '2026-11-27',
    feedUrl: 'subprocessors.json',
    script: 'element/subprocessor-list.js',
    style: 'subprocessors.css',
    alternates: [{type: 'text/csv', href: 'subprocessors.csv', title: 'CSV'}],
    ...input,
  });
  const [page, fragment, style] = [result.page, result.fragment, result.style].map((bytes) =>
    Buffer.from(bytes).toString(),
  );
  return {feed, page, fragment, style};
}

/** What no script and no style can come in by, and what is wrong as HTML: a line for each. */
function faultsOf(html, isFragment) {
  const faults = [];
  const onParseError = ({code, startLine}) => faults.push(`${code} in line ${startLine}`);
  const tree = isFragment ? parseFragment(html, {onParseError}) : parse(html, {onParseError});
  const scripts = elements(tree).filter(({tagName}) => tagName === 'script');
  if (scripts.length !== (isFragment ? 0 : 1) || scripts.some((script) => textIn(script))) faults.push('scripts');
  for (const {nodeName} of nodes(tree)) if (nodeName === '#comment') faults.push('comment');
  for (const {tagName, attrs} of elements(tree)) {
    if (/^(style|button|input|select|form|img|iframe|svg|template|slot)$/.test(tagName)) faults.push(`<${tagName}>`);
    for (const {name, value} of attrs) {
      if (/^(style|part|on.*|@.*|\..*|\?.*)$/.test(name)) faults.push(`${name}="${value}"`);
      if (name === 'href' && !isHarmless(value)) faults.push(`${name}="${value}"`);
    }
  }
  const ids = idsOf(tree);
  for (const id of ids.filter((id, index) => ids.indexOf(id) !== index)) faults.push(`id="${id}" twice`);
  for (const id of ids.filter((id) => id === '')) faults.push(`id="${id}"`);
  return faults;
}

/** Whether browsers take it for an address of a page or of a mailbox, or for none. */
const isHarmless = (href) =>
  !URL.canParse(href, 'https://own.invalid') ||
  /^(https?|mailto):$/.test(new URL(href, 'https://own.invalid').protocol);

function* nodes(node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* nodes(child);
}
const elements = (tree) => [...nodes(tree)].filter(({tagName}) => tagName);
const textIn = (tree) =>
  [...nodes(tree)].map(({nodeName, value}) => (nodeName === '#text' ? value : nodeName === 'br' ? '\n' : '')).join('');
const attributesOf = ({attrs}) => Object.fromEntries(attrs.map(({name, value}) => [name, value]));
const attributesNamed = (tree, wanted) =>
  elements(tree).flatMap(({attrs}) => attrs.filter(({name}) => name === wanted).map(({value}) => value));
const idsOf = (tree) => attributesNamed(tree, 'id');
const find = (tree, name) => elements(tree).find(({tagName}) => tagName === name);
const squeezed = (text) => text.replace(/\s+/g, ' ');

for (const [name, written] of FEEDS) {
  describe(`The page of ${name}`, () => {
    const {feed, page, fragment} = pageOf(written);
    const tree = parse(page);
    const rows = new Map(
      elements(tree)
        .filter(({tagName}) => tagName === 'tr')
        .map((row) => [attributesOf(row).id, row]),
    );

    test('says all that each entry states, in its row or in the one below', () => {
      const format = createFormat(toLanguage(feed.language));
      for (const entry of feed.subprocessors) {
        const row = rows.get(entry.id);
        assert.ok(row, entry.id);
        const {childNodes} = row.parentNode;
        const next = childNodes.slice(childNodes.indexOf(row) + 1).find(({tagName}) => tagName);
        const own = next && attributesOf(next).class === 'details' ? [row, next] : [row];
        // The category is the heading's, and the address of the website the name's.
        const said = squeezed(own.flatMap((each) => [textIn(each), ...attributesNamed(each, 'href')]).join(' '));
        for (const field of statedFields(entry).filter((field) => field !== 'category')) {
          const texts = field === 'name' ? entry.names : textsOf(entry, field, feed, format);
          // Places have their remarks, and links their addresses, elsewhere than the texts have them.
          const words = texts.flatMap((text) => (field === 'name' ? [text] : text.split(/[\s,;]+/)));
          for (const word of words) {
            const wanted = squeezed(word.trim());
            assert.ok(said.includes(wanted) || said.includes(`mailto:${wanted}`), `${entry.id}, ${field}: ${word}`);
          }
        }
      }
    });

    test('says what the feed states around the list', () => {
      const said = squeezed(textIn(find(tree, 'body')));
      for (const text of [feed.title, feed.publisher?.name, ...feed.categories.map(({title}) => title)])
        assert.ok(said.includes(text ?? ''), text);
    });

    test('is without fault', () => {
      assert.deepEqual(faultsOf(page, false), []);
      assert.deepEqual(faultsOf(fragment, true), []);
    });

    test('has headings without gaps, of which one is the first', () => {
      const levels = elements(tree).flatMap(({tagName}) => /^h(\d)$/.exec(tagName)?.slice(1).map(Number) ?? []);
      assert.equal(levels[0], 1);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `${levels}`);
    });

    test('has what its links on the page lead to', () => {
      const ids = new Set(idsOf(tree));
      for (const href of attributesNamed(tree, 'href').filter((href) => href.startsWith('#')))
        assert.ok(ids.has(decodeURIComponent(href.slice(1))), href);
    });

    test('offers nothing that needs a script', () => {
      assert.doesNotMatch(textIn(find(tree, 'body')), /remember|calendar|copy link/i);
    });

    test('is the same again', () => assert.deepEqual({...pageOf(written), feed}, {...pageOf(written), feed}));
  });
}

const entry = (fields) => ({subprocessors: [{name: 'A', ...fields}]});
/** What a feed may say in any place, and must not do. */
const TEXTS = [
  ['a script', '<script>alert(1)</script>'],
  ['the end of a title', '</title><script>alert(1)</script>'],
  ['the end of the element', '</subprocessor-list></main><h1>x</h1>'],
  ['the end of an attribute', '"><img src=x onerror=alert(1)>'],
  ['the other end of an attribute', "' onmouseover='alert(1)"],
  ['an attribute without quotes', 'x onclick=alert(1) style=color:red'],
  ['a comment', '<!-- x -->'],
  ['the end of a comment', '--> x <!--'],
  ['a mark of Lit', '<!--lit-part--><!--/lit-part--><?>'],
  ['an empty table', '<tbody role="rowgroup"></tbody>'],
  ['an expression', '$& $1 $`'],
  ['references', '&lt;b&gt; &amp; &#0; &notit;'],
  ['an end tag', '</td></tr></table>'],
  ['CDATA', '<![CDATA[ x ]]>'],
  ['a very long word', 'x'.repeat(50_000)],
];
/** Characters that are not for HTML come out as the replacement character. */
const UNWRITABLE = [
  ['a lone surrogate', '\uD800'],
  ['NUL', '\0'],
  ['a control', '\x1B'],
  ['a C1 control', '\x85'],
  ['a noncharacter', '\uFFFE'],
  ['a noncharacter of another plane', '\u{1FFFF}'],
];
const allOver = (text) => ({
  title: `t ${text}`,
  language: text.slice(0, 50),
  updated: text,
  introduction: `i ${text}`,
  publisher: {name: `p ${text}`, address: text, url: text, email: text},
  categories: [{id: text, title: `c ${text}`, description: text}],
  columns: [{field: 'name', label: text}, 'country', {field: text, label: `l ${text}`}],
  definitions: [{term: text, text}],
  sections: [{title: text, text}],
  notice: {days: 30, text},
  objection: {days: 10, email: text, subject: text, fields: [text], text},
  changes: [{date: text, summary: text, added: [text], removed: ['a'], changed: ['a']}],
  previousVersions: [{date: '2026-01-01', url: text, title: text, type: text}],
  subprocessors: [
    {
      id: text,
      aliases: [text, `a ${text}`],
      name: `n ${text}`,
      url: text,
      category: text,
      purpose: `e ${text}`,
      country: text,
      locations: [text, {code: 'DE', text}],
      transfers: [text],
      contact: {name: text, email: text, phone: text, url: text},
      links: {[text]: text},
      fields: {[text]: text},
    },
    {id: 'plain', name: [text, 'b'], effectiveFrom: '2026-12-01', objectionUntil: text, [text]: text},
  ],
});

describe('Whatever a feed says is text:', () => {
  for (const [what, text] of [...TEXTS, ...UNWRITABLE]) {
    test(what, () => {
      const {page, fragment} = pageOf(allOver(text));
      assert.deepEqual(faultsOf(page, false), []);
      assert.deepEqual(faultsOf(fragment, true), []);
      const tree = parse(page);
      const shown = squeezed(UNWRITABLE.some(([name]) => name === what) ? '\uFFFD' : text);
      const said = squeezed(textIn(find(tree, 'body')));
      for (const start of ['c', 'l', 'n'])
        assert.ok(said.includes(`${start} ${shown}`), `${start} ${shown.slice(0, 80)}`);
      assert.ok(squeezed(textIn(find(tree, 'title'))).startsWith(`t ${shown}`));
      assert.deepEqual(
        elements(tree)
          .filter(({tagName}) => /^(main|subprocessor-list|h1|title|body)$/.test(tagName))
          .map(({tagName}) => tagName),
        ['title', 'body', 'main', 'subprocessor-list', 'h1'],
      );
    });
  }

  for (const url of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
  ])
    test(JSON.stringify(url), () => {
      const {page} = pageOf({...allOver(url), introduction: `[x](${url})`});
      const hrefs = attributesNamed(parse(page), 'href').filter((href) => !/^(#|mailto:|subprocessors\.)/.test(href));
      assert.deepEqual(hrefs, []);
    });
});

describe('Each entry has its id', () => {
  /** Ids and aliases as written, and the ids in the page, each once. */
  const CASES = [
    ['spaces', ['a b', ' c\td '], ['a b', 'c\td']],
    ['quotes', ['"', "'", '`'], ['"', "'", '`']],
    ['names of what objects have', ['__proto__', 'constructor', 'toString'], ['__proto__', 'constructor', 'toString']],
    ['signs of addresses', ['100%', 'a#b', 'a/b?c=d&e', '%41'], ['100%', 'a#b', 'a/b?c=d&e', '%41']],
    ['those of headings', ['group-category%2Fx', 'b', 'c'], ['group-category%2Fx', 'b', 'c']],
  ];
  for (const [what, ids, wanted] of CASES) {
    test(what, () => {
      const {page, feed} = pageOf({
        categories: [
          {id: 'x', title: 'X'},
          {id: 'x-', title: 'X, too'},
          {id: 'x--', title: 'X, at last'},
        ],
        subprocessors: ids.map((id, index) => ({id, name: `N${index}`, category: ['x', 'x-', 'x--'][index]})),
      });
      assert.deepEqual(faultsOf(page, false), []);
      const rows = elements(parse(page)).filter((each) => each.tagName === 'tr' && attributesOf(each).id);
      assert.deepEqual(rows.map((row) => attributesOf(row).id).sort(), [...wanted].sort());
      for (const {id} of feed.subprocessors)
        assert.ok(
          attributesNamed(parse(page), 'href').some((href) => decodeURIComponent(href) === `#${id}`),
          id,
        );
    });
  }

  test('as HTML can hold it, and none twice', () => {
    const {page} = pageOf({
      subprocessors: [
        {id: 'a\0', name: 'A'},
        {id: 'a\x01', name: 'B', aliases: ['\0']},
        {id: 'a\uFFFD', name: 'C'},
        {id: 'd', name: 'D'},
      ],
    });
    assert.deepEqual(faultsOf(page, false), []);
    const rows = elements(parse(page)).filter((each) => each.tagName === 'tr' && textIn(each).includes('#'));
    assert.deepEqual(
      rows.map((row) => attributesOf(row).id),
      ['a\uFFFD', '\uFFFD', 'd'],
    );
  });

  test('and those aliases that are its own', () => {
    const {page} = pageOf({
      subprocessors: [
        {id: 'a', name: 'A', aliases: ['old', 'old', 'b', 'shared', '']},
        {id: 'b', name: 'B', aliases: ['shared', 'a', 'other']},
      ],
    });
    assert.deepEqual(faultsOf(page, false), []);
    const anchors = elements(parse(page)).filter(({tagName}) => tagName === 'span');
    const own = anchors.filter((each) => attributesOf(each).id);
    const rowOf = (node) => (node.tagName === 'tr' ? attributesOf(node).id : rowOf(node.parentNode));
    assert.deepEqual(
      own.map((each) => [attributesOf(each).id, rowOf(each)]),
      [
        ['old', 'a'],
        ['shared', 'a'],
        ['other', 'b'],
      ],
    );
  });
});

test('Nested groups have headings of their own', () => {
  const subprocessors = ['x', 'y'].flatMap((category) =>
    ['DE', 'FR'].map((country) => ({name: `${category} ${country}`, category, country})),
  );
  const {page} = pageOf({title: 'T', groupBy: 'category country', categories: ['x', 'y'], subprocessors});
  assert.deepEqual(faultsOf(page, false), []);
  const headings = elements(parse(page)).filter(({tagName}) => /^h\d$/.test(tagName));
  assert.deepEqual(
    headings.map((each) => [each.tagName, textIn(each).trim().split(/ /)[0]]),
    [
      ['h1', 'T'],
      ['h2', 'x'],
      ['h3', 'France'],
      ['h3', 'Germany'],
      ['h2', 'y'],
      ['h3', 'France'],
      ['h3', 'Germany'],
    ],
  );
});

describe('The language of the page', () => {
  const CASES = [
    [undefined, 'en', undefined],
    ['de', 'de', undefined],
    ['ar', 'ar', 'rtl'],
    ['he-IL', 'he-IL', 'rtl'],
    ['fa', 'fa', 'rtl'],
    ['az-Arab', 'az-Arab', 'rtl'],
    ['uz-Latn', 'uz-Latn', undefined],
  ];
  for (const [language, lang, dir] of CASES)
    test(`${language}`, () => {
      const {page} = pageOf({...entry({}), language});
      const html = attributesOf(find(parse(page), 'html'));
      assert.deepEqual([html.lang, html.dir], [lang, dir]);
    });
});

describe('A feed with little in it', () => {
  for (const [what, written] of [
    ['no entry', {subprocessors: []}],
    ['no more than a name', entry({})],
    ['not even a name', {subprocessors: [{}]}],
    ['a list and no feed', [{name: 'A'}]],
    ['categories without entries', {categories: [{id: 'x', title: 'X'}], subprocessors: []}],
  ]) {
    test(what, () => {
      const {page, fragment} = pageOf(written, {alternates: []});
      assert.deepEqual(faultsOf(page, false), []);
      assert.deepEqual(faultsOf(fragment, true), []);
      const tree = parse(page);
      assert.equal(textIn(find(tree, 'h1')), textIn(find(tree, 'title')));
      assert.ok(textIn(find(tree, 'h1')));
    });
  }
});

describe('The head of the page', () => {
  const policyOf = (input) => {
    const metas = elements(parse(pageOf(entry({}), input).page)).map(
      (each) => each.tagName === 'meta' && attributesOf(each),
    );
    return metas.find((meta) => meta['http-equiv'])?.content;
  };
  for (const [what, input, wanted] of [
    ['files beside the page', {}, "script-src 'self'"],
    ['a script from elsewhere', {script: 'https://cdn.example/e.js'}, "script-src 'self' https://cdn.example;"],
    ['a feed from elsewhere', {feedUrl: '//data.example:8080/f.json'}, "connect-src 'self' https://data.example:8080;"],
    ['a style from elsewhere', {style: 'HTTP://a.example/s.css'}, "style-src 'self' http://a.example;"],
  ])
    test(`allows ${what}, and no more`, () => assert.ok(`${policyOf(input)};`.includes(wanted), policyOf(input)));

  test('names other forms of the list, and its own address', () => {
    const {page} = pageOf(entry({}), {canonical: 'https://acme.example/list?a=1&b="'});
    const links = elements(parse(page))
      .filter(({tagName}) => tagName === 'link')
      .map(attributesOf);
    assert.deepEqual(
      links.map(({rel, href}) => [rel, href]),
      [
        ['canonical', 'https://acme.example/list?a=1&b="'],
        ['alternate', 'subprocessors.csv'],
        ['stylesheet', 'subprocessors.css'],
      ],
    );
  });
});

describe('The style sheet', () => {
  const {style} = pageOf(entry({}));
  /** What stands before each brace, and is no at-rule. */
  const selectors = [...style.matchAll(/([^{};]+)\{/g)].map(([, prelude]) => prelude.trim());

  test('reaches nothing of the site around it', () => {
    const rules = selectors.filter((prelude) => !prelude.startsWith('@'));
    assert.ok(rules.length > 50);
    for (const rule of rules)
      for (const line of rule.split(/,\n/)) assert.match(line.trim(), /^\.subprocessors(-page)?(?![\w-])/);
    for (const rule of selectors.filter((prelude) => prelude.startsWith('@')))
      assert.match(rule, /^@(container|media|supports) /);
  });

  test('has as many closing braces as opening ones, and loads nothing', () => {
    assert.equal(style.split('{').length, style.split('}').length);
    assert.doesNotMatch(style, /url\(|@import|<\//);
  });

  test('has nothing for what only scripts bring', () => {
    for (const selector of selectors)
      assert.doesNotMatch(
        selector,
        /\.(sort|icon|toggle|popover|toolbar|chip|item|skeleton|sticky)\b|\[type|select|:host/,
      );
  });

  test('knows the parts of the page', () => {
    for (const part of [
      '.details',
      'summary',
      '.values',
      '.actions',
      '.hidden',
      '.stage',
      '.banner',
      '[data-label]',
      ':target',
    ])
      assert.ok(
        selectors.some((selector) => selector.includes(part)),
        part,
      );
  });
});
