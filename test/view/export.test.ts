import {expect} from 'chai';
import {parse} from 'csv-parse/browser/esm/sync';
import {marked} from 'marked';
import {parseFeed} from '../../src/feed/index.js';
import {type Origin, toCsv, toJson, toMarkdown} from '../../src/view/export.js';
import type {Grouping} from '../../src/view/groups.js';
import type {View, ViewState} from '../../src/view/view-state.js';
import {
  GENERATED_CATEGORIES,
  generateEntries,
  idsOf,
  type Prepared,
  prepare,
  prepareEntries,
  random,
} from '../support/view.js';

type State = ViewState & {grouping: Grouping};
const ALL: State = {query: '', filters: {}, grouping: 'none'};

const ORIGIN: Origin = {source: 'https://page.example/list', date: '2026-12-24', summary: '2 of 3', filters: []};

const viewOf = ({listing}: Prepared, state: Partial<State> = {}): View => listing.arrange({...ALL, ...state}, []);

const csv = (list: Prepared, state?: Partial<State>): string =>
  toCsv(viewOf(list, state), list.feed, list.format, ({id}) => `https://page.example/list#${id}`, {link: 'Link'});

const recordsOf = (text: string): string[][] => parse(text, {bom: true, record_delimiter: '\r\n'});

const markdown = (list: Prepared, state?: Partial<State>, origin: Partial<Origin> = {}): string =>
  toMarkdown(viewOf(list, state), list.feed, list.format, {...ORIGIN, ...origin});

const json = (list: Prepared, state: Partial<State> = {}): string =>
  toJson(viewOf(list, state), {...ALL, ...state}, list.feed, ORIGIN);

const generated = (seed: number): Prepared =>
  prepareEntries(generateEntries(seed, 60), {categories: GENERATED_CATEGORIES});

/** Texts of up to six pieces, none of which is blank. */
function textsOf(pieces: readonly string[], seed: number, count: number): string[] {
  const next = random(seed);
  const one = (): string => pieces[Math.floor(next() * pieces.length)]!;
  return Array.from({length: count}, () => Array.from({length: 1 + next() * 6}, one).join('')).filter((text) =>
    text.trim(),
  );
}

/** The way back: one apostrophe less at each place where a formula may begin. */
const unguarded = (cell: string): string =>
  cell.replace(
    /(?<=^|; |;(?! )|[\t\r\n])'(?=(?:(?![\t\r\n])['"\s\p{C}])*[=+\-@＝＋－＠])|^'(?=['"\s\p{C}]*[\t\r\n])/gu,
    '',
  );

describe('toCsv', () => {
  const list = prepare({
    columns: ['name', {field: 'locations', label: 'Where'}, 'SLA'],
    categories: [
      {id: 'support', title: 'Support'},
      {id: 'hosting', title: 'Hosting'},
    ],
    subprocessors: [
      {id: 'ada', name: 'Ada', category: 'hosting', locations: ['DE', 'FR'], announced: '2026-01-02'},
      {
        id: 'bell',
        name: ['Bell', 'Bell Labs'],
        category: 'support',
        purpose: '**Stores** "files"',
        fields: {SLA: '1, 2'},
      },
      {id: 'curie', name: 'Curie', category: 'hosting', url: 'https://curie.example/'},
    ],
  });
  const RECORDS = {
    ada: 'Ada,Hosting,"Germany; France",,,,2026-01-02,https://page.example/list#ada',
    bell: '"Bell; Bell Labs",Support,,"1, 2","Stores ""files""",,,https://page.example/list#bell',
    curie: 'Curie,Hosting,,,,https://curie.example/,,https://page.example/list#curie',
  };

  it('has a byte order mark, labels, and a record for each row', () => {
    const header = 'Name,Category,Where,SLA,Purpose,Website,Announced,Link';
    expect(csv(list)).to.equal(`\uFEFF${[header, ...Object.values(RECORDS)].join('\r\n')}\r\n`);
  });

  const orders: [state: Partial<State>, ids: string[]][] = [
    [{grouping: 'none'}, ['ada', 'bell', 'curie']],
    [{grouping: 'category'}, ['bell', 'ada', 'curie']],
    [{grouping: 'category country'}, ['bell', 'ada', 'curie']],
    [{sort: {field: 'name', descending: true}}, ['curie', 'bell', 'ada']],
    [{query: 'bell'}, ['bell']],
    [{query: 'nobody'}, []],
  ];
  for (const [state, ids] of orders) {
    it(`has the rows of the page: ${JSON.stringify(state)}`, () => {
      const links = recordsOf(csv(list, state)).map((record) => record.at(-1));
      expect(links).to.deep.equal(['Link', ...ids.map((id) => `https://page.example/list#${id}`)]);
    });
  }

  it('has the columns that any row of the view states, and no others', () => {
    expect(recordsOf(csv(list, {query: 'curie'}))[0]).to.deep.equal(['Name', 'Category', 'Website', 'Link']);
    expect(csv(prepareEntries([{id: 'ada', name: 'Ada'}]))).to.equal(
      '\uFEFFName,Link\r\nAda,https://page.example/list#ada\r\n',
    );
  });

  const labels: [what: string, entry: object, rest: object, labels: string[]][] = [
    ['an own field called like one of the format', {purpose: 'a', fields: {purpose: 'b'}}, {}, ['Purpose', 'purpose']],
    [
      'own fields that have its label',
      {purpose: 'a', fields: {Purpose: 'b', Link: 'c'}},
      {},
      ['Purpose', 'Purpose (2)', 'Link'],
    ],
    ['labels that have the number', {fields: {Name: 'a', 'Name (2)': 'b'}}, {}, ['Name (2)', 'Name (2) (2)']],
    ['a label that is a formula', {fields: {'=1': 'a', "'=1": 'b'}}, {}, ["'=1", "''=1"]],
    ['a label of the feed', {purpose: 'a'}, {columns: ['name', {field: 'purpose', label: 'Why, "so"'}]}, ['Why, "so"']],
    [
      'what tables call differently',
      {category: 'A', purpose: 'a'},
      {categories: ['x', 'y'].map((label) => ({title: label, columns: [{field: 'purpose', label}]}))},
      ['Category', 'Purpose'],
    ],
  ];
  for (const [what, entry, rest, expected] of labels) {
    it(`has a label for each column: ${what}`, () => {
      const [header] = recordsOf(csv(prepareEntries([{name: 'Ada', ...entry}], rest)));
      const link = expected.includes('Link') ? 'Link (2)' : 'Link';
      expect(header).to.deep.equal(['Name', ...expected, link]);
    });
  }

  const values: [value: string, cell: string][] = [
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\u0000=1', "'\u0000=1"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["' =1", "'' =1"],
    ['"=1', '\'"=1'],
    ['a; =1', "a; '=1"],
    ['Eve; +49 30', "Eve; '+49 30"],
    ['a;  =1', "a; ' =1"],
    ["a;'=1", "a;''=1"],
    ['a;"=1+1;', 'a;\'"=1+1;'],
    ['a\n-1', "a\n'-1"],
    [';\t=1', ";\t'=1"],
    ['\t=1', "'\t'=1"],
    ["'x", "'x"],
    ["O'Reilly", "O'Reilly"],
    ['a=b, c-d', 'a=b, c-d'],
    ['a@b.example', 'a@b.example'],
    ['–', '–'],
    ['"', '"'],
    ['say "x", "y"', 'say "x", "y"'],
    ['a\r\nb\nc\rd', 'a\r\nb\nc\rd'],
    [' a ', ' a '],
    ['عربي, עברית', 'عربي, עברית'],
    ['👩‍💻', '👩‍💻'],
    ['\ud800', '\ufffd'],
  ];
  for (const [value, cell] of values) {
    it(`keeps ${JSON.stringify(value)}`, () => {
      const [, record] = recordsOf(csv(prepareEntries([{name: 'Ada', entityType: value}])));
      expect(record![1]).to.equal(cell);
      expect(unguarded(record![1]!)).to.equal(value.toWellFormed());
    });
  }

  const quoted = ['a,b', 'a;b', 'a\tb', 'a\rb', 'a\nb', ' a', 'a '];
  for (const value of quoted) {
    it(`quotes ${JSON.stringify(value)}`, () => {
      expect(csv(prepareEntries([{name: 'Ada', entityType: value}]))).to.include(`\r\nAda,"${value}",`);
    });
  }

  it('leaves out what of several values says nothing', () => {
    const list = prepareEntries([{name: 'Ada', contact: {name: 'Eve', email: '', role: ' '}}], {
      columns: ['name', 'contact'],
    });
    expect(csv(list)).to.include('\r\nAda,Eve,https');
    expect(markdown(list)).to.include('| Ada | Eve |\n');
  });

  it('keeps any text, as a value and as a label, and makes no formula for any separator', () => {
    const pieces = [...'=+-@＝＋－＠\t\r\n;,"\' \u00a0\u200b\u0000ab', "'=", ';=', ';"', '\r\n', '😀', 'ש'];
    const texts = textsOf(pieces, 1, 3000);
    const list = prepareEntries(texts.map((text) => ({name: 'Ada', entityType: text, retention: 'x'})));
    const labelled = prepareEntries([{name: 'Ada', fields: Object.fromEntries(texts.map((text) => [text, '1']))}]);
    const [written, header] = [csv(list), csv(labelled)];
    expect(recordsOf(written).map((record) => unguarded(record[1]!))).to.deep.equal(['Entity type', ...texts]);
    expect(recordsOf(header)[0]!.map(unguarded)).to.deep.equal(['Name', ...new Set(texts), 'Link']);
    const formulas = `${written}${header}`
      .split(/[;\t\r\n]/)
      .filter((cell) => /^["\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell));
    expect(formulas).to.deep.equal([]);
  });

  it('has what a made-up list states', () => {
    const list = generated(2);
    const [header, ...records] = recordsOf(csv(list, {grouping: 'category'}));
    expect(records.length).to.equal(60);
    for (const record of records) {
      const {entry} = list.rows.find(({entry}) => record.at(-1)?.endsWith(`#${entry.id}`))!;
      const [products, dataTypes] = ['Product', 'Data types'].map((label) => record[header!.indexOf(label)]!);
      expect(products).to.equal(entry.products.join('; '));
      expect(dataTypes).to.equal(entry.dataTypes.join('; '));
    }
  });
});

/** Markdown as one reader understands it. */
interface Read {
  title: string;
  facts: string[];
  headings: string[];
  cells: Element[][];
  document: Document;
}

const said = (element?: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function read(text: string): Read {
  const document = new DOMParser().parseFromString(marked.parse(text) as string, 'text/html');
  for (const br of document.querySelectorAll('br')) br.replaceWith('\n');
  return {
    title: said(document.querySelector('p')),
    facts: [...document.querySelectorAll('li')].map(said),
    headings: [...document.querySelectorAll('h3, h4')].map((each) => `${each.localName} ${said(each)}`),
    cells: [...document.querySelectorAll('tr')].map((row) => [...row.children]),
    document,
  };
}

const unescapedPipes = (line: string): number => line.replace(/\\./g, '').split('|').length - 1;

describe('toMarkdown', () => {
  const list = prepare({
    title: 'Our subprocessors',
    publisher: 'Zuse KG',
    updated: '2026-11-01',
    categories: [
      {id: 'hosting', title: 'Hosting'},
      {id: 'support', title: 'Support', columns: ['name', 'products', 'links']},
      {id: 'reserved', title: 'Reserved'},
    ],
    subprocessors: [
      {
        id: 'ada',
        name: 'Ada',
        url: 'https://ada.example/',
        category: 'hosting',
        country: 'DE',
        purpose: '**Files** & _logs_',
      },
      {id: 'bell', name: ['Bell', 'Bell Labs'], category: 'support', country: 'FR', products: ['Chat', 'Mail']},
      {
        id: 'curie',
        name: 'Curie',
        category: 'support',
        country: 'DE',
        links: {terms: '', dpa: '/dpa', 'Snake_case_ *': 'javascript:x'},
      },
    ],
  });

  it('says whose list it is, what of it is shown and where it comes from, then has a table', () => {
    const filters = ['Search: a*b', 'Sorted by Name'];
    expect(markdown(list, {query: 'ada'}, {summary: '1 of 3 subprocessors', filters})).to.equal(
      `Our subprocessors – Zuse KG

- 1 of 3 subprocessors
- Search: a\\*b
- Sorted by Name
- Updated November 1, 2026
- <https://page.example/list>, December 24, 2026

| Name | Category | Product | Documents |
| --- | --- | --- | --- |
| [Ada](<https://ada.example/>) | Hosting | – | – |
`,
    );
  });

  it('has the groups that have rows, under headings, each with its columns', () => {
    const [, ...tables] = markdown(list, {grouping: 'category country'}).split(/\n\n(?=###)/);
    expect(tables.join('\n\n')).to.equal(`### Hosting

#### Germany

| Name | Purpose | Country |
| --- | --- | --- |
| [Ada](<https://ada.example/>) | Files & logs | Germany |

### Support

#### France

| Name | Product | Documents |
| --- | --- | --- |
| Bell<br>Bell Labs | Chat<br>Mail | – |

#### Germany

| Name | Product | Documents |
| --- | --- | --- |
| Curie | – | [Data processing agreement](<https://page.example/dpa>)<br>Snake_case\\_ \\* |
`);
  });

  it('does without what the feed does not say', () => {
    const list = prepareEntries([{name: ''}]);
    expect(markdown(list)).to.equal(`- 2 of 3
- <https://page.example/list>, December 24, 2026

| Name |
| --- |
| *No name given* |
`);
  });

  it('has no table where nothing is shown', () => {
    expect(markdown(list, {query: 'nobody'})).not.to.match(/[#|]/);
  });

  const addresses: [url: string, href: string | undefined][] = [
    ['https://ada.example/a b', 'https://ada.example/a%20b'],
    ['https://ada.example/<b>(c', 'https://ada.example/%3Cb%3E(c'],
    ['https://ada.example/a|b?c|d#e|f', 'https://ada.example/a%7Cb?c%7Cd#e%7Cf'],
    ['https://ada.example/?a\\b`c`', 'https://ada.example/?a%5Cb%60c%60'],
    ['https://ada.example/?a=1&b=2', 'https://ada.example/?a=1&b=2'],
    ['https://ada.example/>)\n| (<https://eve.example>)', 'https://ada.example/%3E)%7C%20(%3Chttps://eve.example%3E)'],
    ['https://ada.example/\ud800', 'https://ada.example/%EF%BF%BD'],
    ['mailto:a b<c>@ada.example', 'mailto:a%20b%3Cc%3E@ada.example'],
    ['/ada', 'https://page.example/ada'],
    ['ada.html', 'https://page.example/ada.html'],
    ['', undefined],
    ['https://', undefined],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
  ];
  for (const [url, href] of addresses) {
    it(`makes of ${JSON.stringify(url)} ${href ? 'one link' : 'none'}`, () => {
      const written = markdown(prepareEntries([{name: 'A]d[a|', url}]));
      const {cells, document} = read(written);
      const links = [...cells[1]![0]!.querySelectorAll('a')].map((a) => [said(a), a.getAttribute('href')]);
      expect(links).to.deep.equal(href ? [['A]d[a|', href]] : []);
      expect(said(cells[1]![0])).to.equal('A]d[a|');
      expect(document.querySelectorAll('td').length).to.equal(1);
      if (href) expect(written).to.include(`](<${href}>) |\n`);
    });
  }

  it('has no character reference in an address', () => {
    const text = markdown(prepareEntries([{name: 'Ada', url: 'https://ada.example/?a&copy;&b=;'}]));
    expect(text).to.include('[Ada](<https://ada.example/?a&copy%3B&b=;>)');
  });

  it('has no relative links where the page has no address that they could be relative to', () => {
    const text = markdown(prepareEntries([{name: 'Ada', url: '/ada'}]), {}, {source: 'about:srcdoc'});
    expect(text).to.include('| Ada |').and.to.include('- about:srcdoc, ');
  });

  it('keeps the address of the page whole', () => {
    const {document} = read(markdown(prepareEntries([{}]), {}, {source: 'https://page.example/a_b_?q=x|*y*'}));
    expect(document.querySelector('li a')?.getAttribute('href')).to.equal('https://page.example/a_b_?q=x%7C*y*');
  });

  const inText: [text: string, written: string][] = [
    ['snake_case_name _x_', 'snake_case_name \\_x\\_'],
    ['AT&T & &copy; &#42;', 'AT&T & \\&copy; \\&#42;'],
    ['C# - 3 > 2 = true!', 'C# - 3 > 2 = true!'],
    ['€ 5 or $5', '€ 5 or \\$5'],
    ['See https://ada.example/a_b~c*d (as is).', 'See <https://ada.example/a_b~c*d> (as is).'],
    ['(https://ada.example/x_(y)), http://b.example/?a;b.', '(<https://ada.example/x_(y)>), <http://b.example/?a;b>.'],
    ['"https://ada.example/"', '"<https://ada.example/>"'],
    ['https://ada.example/<b>', '<https://ada.example/>\\<b>'],
    ['https://ada.example/&copy;', '<https://ada.example/>\\&copy;'],
    ['www.ada.example<b> ftp://x<b> https://<b>', 'www\\.ada.example\\<b> ftp\\://x\\<b> https\\://\\<b>'],
    ['a\\b\r\nc\rd\u2028e\n', 'a\\\\b<br>c<br>d<br>e'],
  ];
  for (const [text, written] of inText) {
    it(`writes ${JSON.stringify(text)} as ${JSON.stringify(written)}`, () => {
      expect(markdown(prepareEntries([{name: 'Ada', entityType: text}]))).to.include(`| Ada | ${written} |\n`);
    });
  }

  /** The same text wherever a feed or a reader can put one. */
  const everywhere = (text: string): string => {
    const entry = {name: text, category: text, entityType: text, dataTypes: [text, text], fields: {Own: text}};
    const columns = ['name', 'entityType', 'dataTypes', {field: 'Own', label: text}];
    const list = prepareEntries([entry, entry], {title: text, publisher: text, columns});
    return markdown(list, {grouping: 'category'}, {summary: text, filters: [text]});
  };

  function expectInert(text: string): void {
    const written = everywhere(text);
    const {title, facts, headings, cells, document} = read(written);
    const seen = text.replace(/\s+/g, ' ').trim();
    const row = [seen, seen, `${seen} ${seen}`, seen];
    const label = JSON.stringify(text);
    expect(title, label).to.equal(`${seen} – ${seen}`);
    expect(facts.slice(0, 2), label).to.deep.equal([seen, seen]);
    expect(headings, label).to.deep.equal([`h3 ${seen}`]);
    expect(
      cells.map((row) => row.map(said)),
      label,
    ).to.deep.equal([['Name', 'Entity type', 'Data types', seen], row, row]);
    const known = 'html, head, body, p, ul, li, h3, table, thead, tbody, tr, th, td, a';
    expect(document.querySelector(`:not(${known})`), label).to.equal(null);
    const lines = written.split('\n').filter((line) => line.startsWith('|'));
    expect(lines.map(unescapedPipes), label).to.deep.equal([5, 5, 5, 5]);
  }

  const texts = `a | b ¦ | --- | ¦ \\| \\\\| ¦ \\ ¦ \`x\` ¦ \`\` ¦ \`\`| ¦ *x* **y** ¦ _x_ __y__ ¦ ~~x~~ ¦ [x](y) ¦ ![x](y)
    ¦ [x]: y ¦ [^1] ¦ [ ] x ¦ <b>x</b> ¦ <script>x</script> ¦ </td></table> ¦ <!-- x ¦ &lt;b&gt; ¦ &amp; ¦ # x ¦ x # ¦ x ##
    ¦ # ¦ C# ¦ - x ¦ + x ¦ * x ¦ 1. x ¦ 12) x ¦ > x ¦ --- ¦ *** ¦ === ¦ \`\`\` ¦ ~~~ ¦ $x$ ¦ https://x.example/<b>
    ¦ www.x.example<b> ¦ x@y.example<b> ¦ <https://x.example> ¦ <x@y.example> ¦ :-: | :-:`;
  const spaced = ['a\nb', 'a\r\n\r\n| b |', '\n# a', '    a', '\ta', 'a  \nb', 'a\\\nb', 'a\u2028b'];
  for (const text of [...texts.split('¦').map((text) => text.trim()), ...spaced]) {
    it(`leaves ${JSON.stringify(text)} text everywhere`, () => expectInert(text));
  }

  it('leaves any text text', () => {
    const pieces = [
      ...'\\`*_[]()<>|~#&$!+-=:;."\'{}^%@ \n\tab1é😀ש',
      '](',
      '<b>',
      '<!--',
      '&amp;',
      '&#35;',
      '1. ',
      '- ',
    ];
    for (const text of textsOf([...pieces, '||', '---|', '\\|', 'https://x.example/', 'www.'], 3, 1000))
      expectInert(text);
  });
});

describe('toJson', () => {
  /** As JSON has it, without members that are not stated. */
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('is a feed of the rows that are shown, in their order, and says what of the list it is', () => {
    const list = prepare({
      title: 'Our subprocessors',
      language: 'en',
      publisher: 'Zuse KG',
      updated: '2026-11-01',
      introduction: 'Not about these rows',
      categories: ['Hosting', 'Support'],
      subprocessors: [
        {id: 'ada', name: 'Ada', category: 'Hosting', country: 'Germany', fields: {SLA: '99 %', Empty: ''}},
        {
          id: 'bell',
          name: ['Bell', 'Bell Labs'],
          category: 'hosting',
          country: '',
          transfers: 'SCC',
          seats: 0,
          trial: false,
        },
        {id: 'curie', name: 'Curie', category: 'Support'},
      ],
    });
    const state: Partial<State> = {
      query: ' hosting ',
      filters: {category: ['hosting'], country: []},
      sort: {field: 'name', descending: true},
      grouping: 'category',
    };
    expect(JSON.parse(json(list, state))).to.deep.equal({
      title: 'Our subprocessors',
      language: 'en',
      publisher: {name: 'Zuse KG'},
      updated: '2026-11-01',
      categories: [{id: 'hosting', title: 'Hosting'}],
      view: {
        source: 'https://page.example/list',
        date: '2026-12-24',
        query: 'hosting',
        filters: {category: ['hosting']},
        sort: {field: 'name', descending: true},
        grouping: 'category',
      },
      subprocessors: [
        {
          id: 'bell',
          name: ['Bell', 'Bell Labs'],
          category: 'hosting',
          transfers: [{mechanism: 'scc'}],
          seats: 0,
          trial: false,
        },
        {id: 'ada', name: 'Ada', category: 'hosting', country: [{code: 'DE'}], fields: {SLA: '99 %'}},
      ],
    });
    expect(json(list, state)).to.match(/^\{\n {2}"title": "Our subprocessors",\n/);
  });

  it('is a feed even without rows', () => {
    const text = json(prepareEntries([{name: 'Ada'}]), {query: 'nobody'});
    expect(JSON.parse(text).subprocessors).to.deep.equal([]);
    expect(parseFeed(text).problems).to.deep.equal([]);
  });

  it('keeps what is chosen for not being stated', () => {
    const list = prepareEntries([{entityType: 'Cloud'}, {}]);
    expect(JSON.parse(json(list, {filters: {entityType: ['']}})).view.filters).to.deep.equal({entityType: ['']});
  });

  const entries: [what: string, entry: object][] = [
    [
      'short forms',
      {
        name: 'Ada',
        country: 'DE',
        locations: 'Germany and France',
        dataTypes: 'Logs',
        transfers: 'scc',
        contact: 'Eve',
      },
    ],
    [
      'places without a code',
      {locations: ['The moon', {kind: 'storage'}, {code: 'XX', text: 'there'}, 'US (by choice)']},
    ],
    ['transfers without a code', {transfers: ['Our own', {text: 'scc'}, {mechanism: 'Swiss', text: 'rules'}]}],
    [
      'what had the wrong type',
      {name: 5, url: ['x'], dataTypes: [{a: 1}], country: {code: 4}, fields: {a: 1}, purpose: null},
    ],
    ['what the format does not know', {vatId: 'DE 123', nested: {a: [1, '', {b: null}]}, $comment: 'x', toString: 'y'}],
    ['dates that are none', {announced: 'soon', effectiveFrom: '2026-02-31'}],
    ['several names', {name: [' Ada', '', 'Bell, Inc.']}],
    ['no name', {name: ''}],
    ['unsafe addresses and odd characters', {url: 'javascript:x', legalName: '\ud800</script>\u2028', id: ' a b '}],
  ];
  for (const [what, entry] of entries) {
    it(`keeps entries as they are understood: ${what}`, () => {
      const list = prepareEntries([entry]);
      const again = parseFeed(json(list));
      const nested = {nested: {a: [1, '', {}]}}; // What is empty is not kept.
      const before =
        what === 'what the format does not know'
          ? {...list.feed.subprocessors[0], ...nested}
          : list.feed.subprocessors[0];
      expect(plain(again.feed?.subprocessors[0])).to.deep.equal(plain(before));
    });
  }

  for (const grouping of ['none', 'category', 'category country'] as const) {
    it(`is read again without problems, with the same entries in the same order: ${grouping}`, () => {
      const list = generated(4);
      const state: Partial<State> = {grouping, sort: {field: 'name'}, filters: {country: ['DE', '']}};
      const {feed, problems} = parseFeed(json(list, state));
      const tables = viewOf(list, state).groups.flatMap((group) => [group, ...group.groups]);
      const shown = tables.flatMap(({rows}) => rows.map(({entry}) => entry));
      expect(shown.length).to.be.within(2, 59);
      expect(plain(feed?.subprocessors)).to.deep.equal(plain(shown));
      expect(problems.filter(({code}) => code !== 'unknown-place')).to.deep.equal([]);
      const used = list.feed.categories.filter(({id}) => shown.some(({category}) => category === id));
      expect(feed?.categories).to.deep.equal(used);
    });
  }

  it('has each row once', () => {
    const list = generated(5);
    const ids = parseFeed(json(list, {grouping: 'country'})).feed?.subprocessors.map(({id}) => id);
    expect(ids).to.have.members(idsOf(list.rows)).and.to.have.length(60);
  });
});
