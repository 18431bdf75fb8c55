/** The prerendered page, as a parser reads it. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, test} from 'node:test';
import {parse, parseFragment} from 'parse5';
import {source} from '../support/cli.mjs';

const {renderPage} = await source('src/cli/publish/page.ts');
const {parseFeedValue} = await source('src/feed/parse.ts');
const {statedFields, textsOf} = await source('src/view/details.ts');
const {isSafeUrl} = await source('src/feed/urls.ts');
const {createFormat} = await source('src/view/format.ts');

const TODAY = '2026-11-27';
const CSV = {type: 'text/csv', href: 'list.csv', title: 'CSV'};

const feedOf = (value) => parseFeedValue(value).feed;
const rendered = (value, more) =>
  renderPage({
    feed: feedOf(value),
    today: TODAY,
    feedUrl: 'subprocessors.json',
    script: 'subprocessor-list/subprocessor-list.js',
    style: 'subprocessors.css',
    alternates: [CSV],
    ...more,
  });

/** All elements of a document or a fragment; what a parser has to mend is an error. */
function elements(text, read = parse) {
  const errors = [];
  const root = read(text, {onParseError: ({code, startLine}) => errors.push(`${code} in line ${startLine}`)});
  assert.deepEqual(errors, []);
  const all = [];
  const visit = (node) => {
    if (node.tagName) all.push(node);
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(root);
  return all;
}
const attribute = (node, name) => node?.attrs.find((each) => each.name === name)?.value;
const textOf = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join(''));
const named = (all, ...names) => all.filter(({tagName}) => names.includes(tagName));
const withId = (all, id) => all.filter((node) => attribute(node, 'id') === id);
const flat = (text) => text.replace(/\s+/g, ' ').trim();

const NAMES = ['northlight', 'rocket-chat', 'chatbotkit', 'zendesk-connect'];
const demo = (name) => JSON.parse(readFileSync(new URL(`../../demo/feeds/${name}.json`, import.meta.url), 'utf8'));

const ATTACK = `</title></main><script>alert(1)</script><img src=x onerror="alert(1)" style='x'><!--lit-part--><!--/lit-part--><?>&amp;"'`;
const HOSTILE = {
  title: ATTACK,
  language: '"><script>',
  introduction: `${ATTACK} [go](javascript:alert(1)) \uD800 \0`,
  publisher: {name: ATTACK, url: 'javascript:alert(1)', contacts: [ATTACK]},
  definitions: [{title: ATTACK, body: ATTACK}],
  sections: [{title: ATTACK, body: ATTACK}],
  categories: [
    {id: ATTACK, title: ATTACK, description: ATTACK, columns: [{field: 'name'}, {field: ATTACK, label: ATTACK}]},
  ],
  notice: ATTACK,
  objection: {text: ATTACK, email: 'x@y.example', fields: [ATTACK]},
  documents: [{title: ATTACK, url: 'data:text/html,x'}],
  changes: [{summary: ATTACK, added: [ATTACK]}],
  previousVersions: [{title: ATTACK, url: '"><script>'}],
  subprocessors: [
    {
      id: ATTACK,
      name: ATTACK,
      url: 'https://a.example/"onclick="x',
      category: ATTACK,
      purpose: `${ATTACK} <tbody role="rowgroup"></tbody>`,
      legalName: ATTACK,
      contact: {name: ATTACK, url: 'javascript:alert(1)'},
      fields: {[ATTACK]: ATTACK},
      effectiveFrom: '2026-12-24',
      aliases: [ATTACK, 'old " id'],
    },
    {id: 'b', name: '\uDFFF\0\uFFFE', country: '<b>', dataTypes: ['a\nb', '<i>'], links: {'"': 'java\tscript:x'}},
  ],
};

for (const [name, value] of [...NAMES.map((name) => [name, demo(name)]), ['a hostile feed', HOSTILE]]) {
  describe(name, () => {
    const {page, fragment} = rendered(value);
    const all = elements(page);
    const parts = elements(fragment, parseFragment);

    test('has every value that its entries state', () => {
      const feed = feedOf(value);
      const format = createFormat('en');
      const titles = feed.categories.map(({title}) => title).join('\n');
      for (const entry of feed.subprocessors) {
        const [row] = withId(parts, entry.id.toWellFormed());
        const {childNodes} = row.parentNode;
        const next = childNodes.slice(childNodes.indexOf(row) + 1).find(({tagName}) => tagName);
        const shown = attribute(next ?? row, 'class') === 'details' ? [row, next] : [row];
        const hrefs = shown.flatMap(within).map((node) => attribute(node, 'href') ?? '');
        const said = flat([...shown.map(textOf), ...hrefs, titles].join('\n'));
        for (const field of statedFields(entry)) {
          const urls = field === 'links' ? Object.values(entry.links) : [];
          for (const [index, text] of textsOf(entry, field, feed, format).entries()) {
            const name = text.slice(0, text.length - (urls[index]?.length ?? 0)); // An address that runs is not shown.
            for (const part of name.split(/, |\n/).filter((each) => !each.startsWith('javascript:'))) {
              const written = flat(part.toWellFormed().replace(/[\0\uFFFE]/g, '\uFFFD'));
              assert.ok(said.includes(written), `${field} of ${entry.id}: ${written}`);
            }
          }
        }
        for (const url of Object.values(entry.links ?? {})) assert.equal(hrefs.includes(url), isSafeUrl(url), url);
      }
    });

    test('needs no script and has no style of its own', () => {
      assert.deepEqual(
        named(all, 'script', 'style', 'button', 'input', 'select', 'img', 'iframe', 'b', 'i').map((node) => [
          node.tagName,
          attribute(node, 'src'),
        ]),
        [['script', 'subprocessor-list/subprocessor-list.js']],
      );
      const names = new Set(all.flatMap(({attrs}) => attrs.map(({name}) => name)));
      for (const each of names) assert.doesNotMatch(each, /^(on|style$|part$)/);
      for (const node of all) assert.doesNotMatch(attribute(node, 'href') ?? '', /^\s*(javascript|data):/i);
    });

    test('has no marks of the templates', () => assert.doesNotMatch(page, /<!--|<\?/));

    for (const [what, nodes, first] of [
      ['the page', all, 1],
      ['the fragment', parts, 2],
    ]) {
      test(`has headings in order in ${what}`, () => {
        const levels = nodes.filter(({tagName}) => /^h\d$/.test(tagName)).map(({tagName}) => Number(tagName[1]));
        assert.equal(levels[0], first);
        for (const [index, level] of levels.entries()) assert.ok(index === 0 || level <= levels[index - 1] + 1);
        assert.equal(levels.filter((level) => level === 1).length, first === 1 ? 1 : 0);
      });

      test(`has each id once in ${what}, and leads only to those`, () => {
        const ids = nodes.map((node) => attribute(node, 'id')).filter((id) => id !== undefined);
        assert.equal(new Set(ids).size, ids.length);
        for (const node of nodes) {
          const href = attribute(node, 'href');
          if (href?.startsWith('#')) assert.ok(ids.includes(decodeURIComponent(href.slice(1))), href);
          const label = attribute(node, 'aria-labelledby');
          if (label) assert.ok(ids.includes(label), label);
        }
      });
    }

    test('is the same each time', () =>
      assert.deepEqual(rendered(value), {page, fragment, style: rendered(value).style}));
  });
}

const within = (node) => [node, ...(node.childNodes ?? []).flatMap(within)].filter(({tagName}) => tagName);

describe('the document', () => {
  const head = (value, more) => {
    const all = elements(rendered(value, more).page);
    const find = (tag, key, wanted) => named(all, tag).filter((node) => !key || attribute(node, key) === wanted);
    return {all, find};
  };
  const LIST = {title: 'Our list', publisher: 'Acme', introduction: 'Those *we* use.', subprocessors: ['AWS']};

  test('names itself, its forms and its script', () => {
    const {find} = head(LIST, {canonical: 'https://acme.example/"list"'});
    assert.equal(textOf(find('title')[0]), 'Our list – Acme');
    assert.equal(attribute(find('meta', 'name', 'description')[0], 'content'), 'Those we use.');
    assert.equal(attribute(find('link', 'rel', 'canonical')[0], 'href'), 'https://acme.example/"list"');
    assert.equal(attribute(find('link', 'rel', 'stylesheet')[0], 'href'), 'subprocessors.css');
    const [alternate] = find('link', 'rel', 'alternate');
    assert.deepEqual(
      ['type', 'href', 'title'].map((name) => attribute(alternate, name)),
      Object.values(CSV),
    );
    const [list] = find('subprocessor-list');
    assert.equal(attribute(list, 'src'), 'subprocessors.json');
    assert.equal(attribute(list, 'heading-level'), '1');
  });

  test('has a heading of its own where the list has no title', () => {
    const {find} = head({subprocessors: ['AWS'], sections: [{title: 'More', body: 'x'}]});
    assert.deepEqual(find('h1').map(textOf), ['Subprocessors']);
    assert.deepEqual(find('h2').map(textOf), ['More']);
    assert.equal(attribute(find('subprocessor-list')[0], 'heading-level'), '2');
  });

  for (const [language, lang, dir] of [
    ['ar', 'ar', 'rtl'],
    ['he-IL', 'he-IL', 'rtl'],
    ['de', 'de', undefined],
    ['no language', 'en', undefined],
  ]) {
    test(`is in ${language}`, () => {
      const {find} = head({...LIST, language});
      assert.deepEqual([attribute(find('html')[0], 'lang'), attribute(find('html')[0], 'dir')], [lang, dir]);
    });
  }

  test('allows itself what it loads, and nothing else', () => {
    const sources = (more, value = LIST) =>
      attribute(head(value, more).find('meta', 'http-equiv', 'Content-Security-Policy')[0], 'content').split('; ');
    assert.deepEqual(sources(), [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]);
    const foreign = sources(
      {script: 'https://cdn.example/x.js'},
      {
        ...LIST,
        previousVersions: [
          'https://old.example/1.json',
          '//old.example/2.json',
          '3.json',
          "https://x.example; script-src 'unsafe-inline'/",
        ],
      },
    );
    assert.equal(foreign[1], "script-src 'self' https://cdn.example");
    assert.equal(foreign[3], "connect-src 'self' https://old.example");
  });
});

describe('the list', () => {
  const partsOf = (value, more) => elements(rendered(value, more).fragment, parseFragment);
  const texts = (value, more) => flat(textOf(partsOf(value, more)[0]));

  test('is in one element', () => {
    const {childNodes} = parseFragment(rendered({subprocessors: ['AWS']}).fragment);
    assert.deepEqual(
      childNodes.filter(({tagName}) => tagName).map((node) => attribute(node, 'class')),
      ['subprocessors'],
    );
  });

  test('is found by aliases that are no other’s', () => {
    const entry = (id, aliases) => ({id, name: id, aliases});
    const parts = partsOf({subprocessors: [entry('a', ['b', 'old', 'old']), entry('b', ['old', 'older'])]});
    const rowOf = (id) => {
      let [node] = withId(parts, id);
      while (node.tagName !== 'tr') node = node.parentNode;
      return attribute(node, 'id');
    };
    assert.deepEqual(['a', 'b', 'old', 'older'].map(rowOf), ['a', 'b', 'a', 'b']);
  });

  test('gives no heading the id of a row', () => {
    const parts = partsOf({subprocessors: [{id: 'group-category%2FX', name: 'x', category: 'X'}]});
    assert.equal(withId(parts, 'group-category%2FX')[0].tagName, 'tr');
    assert.equal(named(parts, 'h2', 'h1').length, 1);
  });

  test('tells what is to come, and until when one may object, in words that do not age', () => {
    const value = {
      objection: {days: 30, email: 'a@b.example'},
      subprocessors: [{id: 'x', name: 'X', announced: '2026-11-20', effectiveFrom: '2026-12-24'}],
    };
    const said = texts(value);
    assert.match(said, /X, in use from December 24, 2026\. You may object until December 20, 2026\./);
    assert.match(said, /The next deadline to object is December 20, 2026\. /);
    assert.match(said, /Upcoming: in use from December 24, 2026/);
    assert.doesNotMatch(texts(value, {today: '2027-06-01'}), /Upcoming/);
  });

  for (const [feedUrl, url, expected] of [
    ['subprocessors.json', 'v/1.json', 'v/1.json'],
    ['data/list.json?x=/y', 'v/1.json', 'data/v/1.json'],
    ['data/list.json', '/1.json', '/1.json'],
    ['data/list.json', 'https://x.example/1.json', 'https://x.example/1.json'],
  ]) {
    test(`links to the version ${url} of ${feedUrl}`, () => {
      const parts = partsOf({previousVersions: [{date: '2025-01-01', url}], subprocessors: []}, {feedUrl});
      assert.deepEqual(
        named(parts, 'a').map((node) => attribute(node, 'href')),
        [expected],
      );
    });
  }

  test('says where to be told of changes, though it cannot work out a log', () => {
    const said = texts({
      notice: {subscribe: [{type: 'atom', url: 'feed.atom'}]},
      previousVersions: ['1.json'],
      subprocessors: [],
    });
    assert.match(said, /Be told of changes: Atom feed/);
    assert.doesNotMatch(said, /Loading|Change log/);
  });

  test('keeps the lines of a cell, and lays out the rest', () => {
    const {fragment} = rendered({subprocessors: [{id: 'a', name: 'A', dataTypes: ['One', 'Two']}]});
    assert.match(fragment, /data-label="Data types">One\nTwo<\/td>/);
    assert.match(fragment, /\n {4}<table role="table"/);
    assert.doesNotMatch(fragment, /[ \t]\n/);
  });

  test('says so when it is empty', () => assert.match(texts({subprocessors: []}), /No subprocessors are listed\./));
});

describe('the style', () => {
  const {style} = rendered({subprocessors: []});
  const selectors = style
    .split('\n')
    .filter((line) => /[{,]$/.test(line) && !/^\s*@/.test(line))
    .map((line) => line.trim());

  test('reaches nothing but the list and a page of its own', () => {
    assert.ok(selectors.length > 50);
    for (const selector of selectors) assert.match(selector, /^\.subprocessors(-page)?(?![\w-])/);
  });

  test('is without what only a shadow tree or a script has', () => {
    assert.doesNotMatch(style, /:host|::highlight|@keyframes|undefined|\.toolbar|\.popover|\.sticky/);
    assert.equal(style.match(/{/g).length, style.match(/}/g).length);
  });
});
