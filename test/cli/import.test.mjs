/** What pages become: each oddity of real ones in a small page of its own. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {source} from '../support/cli.mjs';

const {importSource} = await source('src/cli/import/import-source.ts');
const {detectFormat} = await source('src/cli/import/format.ts');
const {parseFeed} = await source('src/feed/parse-text.ts');
const {checkAccount, reportText} = await source('src/cli/import/report.ts');

/** The feed that a text becomes; it must be one without errors, and every cell must be accounted for. */
function imported(text, format, more = {}) {
  const {json, report} = importSource({name: 'page', text, ...more}, format);
  const feed = JSON.parse(json);
  const {problems} = parseFeed(json);
  assert.deepEqual(
    problems.filter(({level}) => level === 'error'),
    [],
  );
  for (const {cells, title} of report?.tables ?? [])
    assert.equal(cells.all, cells.head + cells.empty + cells.placed + cells.left, title);
  return {feed, report, text: report ? reportText(report) : '', entries: feed.subprocessors};
}

const md = (text, more) => imported(text, 'markdown', more);
const html = (text, more) => imported(text, 'html', more);
const rows = (...lines) => lines.map((line) => `| ${line} |`).join('\n');
const table = (head, ...lines) => rows(head, head.replace(/[^|]+/g, '---'), ...lines);
/** The one entry of a table with these heads and cells. */
const entry = (head, line) => {
  const {entries} = md(`# Subprocessors\n\n${table(head, line)}`);
  assert.equal(entries.length, 1);
  const {id: _, name: __, ...rest} = entries[0];
  return rest;
};

describe('The meaning of columns', () => {
  const cases = [
    ['Data Hosting Location', 'Germany', {locations: ['DE']}],
    ['Entity Country', 'Germany', {country: 'DE'}],
    ['Corporate Location', 'Germany', {country: 'DE'}],
    ['Registered in', 'Germany', {country: 'DE'}],
    ['Country', 'Germany', {country: 'DE'}],
    ['Location', 'Germany', {locations: ['DE']}],
    ['Region of Processing', 'EU', {locations: ['EU']}],
    ['Location of Subprocessors', 'United States', {locations: ['US']}],
    ['Zweck der Verarbeitung', 'Hosting', {purpose: 'Hosting'}],
    ['Serverstandort', 'Deutschland', {locations: ['DE']}],
    ['Sitz', 'Vereinigte Staaten', {country: 'US'}],
    ['Finalité du traitement', 'Hosting', {purpose: 'Hosting'}],
    ['Lieu du traitement', 'Allemagne; États-Unis', {locations: ['DE', 'US']}],
    ['Ubicación de los datos', 'Estados Unidos', {locations: ['US']}],
    ['Finalità', 'Hosting', {purpose: 'Hosting'}],
    ['Finalidade', 'Hosting', {purpose: 'Hosting'}],
    ['Verwerkingslocatie', 'Duitsland', {locations: ['DE']}],
    ['Cel przetwarzania', 'Hosting', {purpose: 'Hosting'}],
    ['Ändamål', 'Hosting', {purpose: 'Hosting'}],
    ['Formål', 'Hosting', {purpose: 'Hosting'}],
    ['Käyttötarkoitus', 'Hosting', {purpose: 'Hosting'}],
    ['Účel zpracování', 'Hosting', {purpose: 'Hosting'}],
    ['業務内容', 'Hosting', {purpose: 'Hosting'}],
    ['Data Types Processed', 'names, e-mail addresses, and files', {dataTypes: ['names', 'e-mail addresses', 'files']}],
    ['Data types', 'all data, including names, files', {dataTypes: ['all data, including names, files']}],
    ['Data types', 'names; files (of users, too)', {dataTypes: ['names', 'files (of users, too)']}],
    ['Website', '<https://a.example>', {url: 'https://a.example'}],
    ['Website', 'a.example/x', {url: 'https://a.example/x'}],
    ['Website', 'N/A', {fields: {Website: 'N/A'}}],
    ['Privacy policy', '[Link](https://a.example/p)', {links: {privacy: 'https://a.example/p'}}],
    ['DPA', '[Our terms](https://a.example/d)', {links: {dpa: 'https://a.example/d'}, fields: {DPA: 'Our terms'}}],
    ['Transfer mechanism', 'SCCs', {transfers: ['scc']}],
    ['Transfer mechanism', 'SCCs (Module 3)', {transfers: [{mechanism: 'scc', text: 'SCCs (Module 3)'}]}],
    ['Effective date', '1 May 2024', {effectiveFrom: '2024-05-01'}],
    ['Effective date', '01-02-2020', {fields: {'Effective date': '01-02-2020'}}],
    ['Contract Start Date', '18-11-2020', {fields: {'Contract Start Date': '18-11-2020'}}],
    ['Contact', 'Jo Doe, jo@a.example', {contact: {name: 'Jo Doe', email: 'jo@a.example'}}],
    ['Data Categorisation', 'Level 1', {fields: {'Data Categorisation': 'Level 1'}}],
    [
      'Risk notes',
      '[Page](https://a.example/s)',
      {links: {'Risk notes': 'https://a.example/s'}, fields: {'Risk notes': 'Page'}},
    ],
    ['\\_\\_proto\\_\\_', 'polluted', {fields: {'__proto__ (column)': 'polluted'}}],
    ['constructor', 'Lego', {fields: {'constructor (column)': 'Lego'}}],
    ['Purpose', '–', {}],
  ];
  for (const [head, cell, expected] of cases)
    it(`${head}: ${cell}`, () => assert.deepEqual(entry(`Name | ${head}`, `Acme | ${cell}`), expected));

  it('takes places by what the columns together say', () => {
    const both = 'Name | Country | Location';
    assert.deepEqual(entry(both, 'Acme | Germany | Ireland'), {country: 'DE', locations: ['IE']});
    assert.deepEqual(entry('Name | Country | Entity country', 'Acme | Germany | Ireland'), {
      country: 'IE',
      locations: ['DE'],
    });
  });

  it('keeps a second column of the same meaning as a field of its own', () => {
    assert.deepEqual(entry('Name | Purpose | Description', 'Acme | Hosting | In the cloud'), {
      purpose: 'Hosting',
      fields: {Description: 'In the cloud'},
    });
  });

  it('keeps columns that are called alike', () => {
    const {feed, entries} = md(table('Name | Scope | Extra | Extra', 'Acme | all | one | two'));
    assert.deepEqual(entries[0].fields, {Extra: 'one', 'Extra 2': 'two'});
    assert.deepEqual(
      feed.columns.map(({label}) => label),
      ['Name', 'Scope', 'Extra', 'Extra 2'],
    );
  });
});

describe('Names', () => {
  const cases = [
    ['Stripe, Inc.', 'Stripe, Inc.'],
    ['OpenAI, LLC', 'OpenAI, LLC'],
    ['Anthropic, PBC', 'Anthropic, PBC'],
    ['Acme Holdings, a Foo company', 'Acme Holdings, a Foo company'],
    ['Acme, Germany', 'Acme, Germany'],
    ['Google Cloud / Firebase', 'Google Cloud / Firebase'],
    ['Push Service, Firebase', ['Push Service', 'Firebase']],
    ['Acme, Inc., Stripe, Inc.', ['Acme, Inc.', 'Stripe, Inc.']],
    ['Acme; Foo', ['Acme', 'Foo']],
    ['<p>Acme Cloud,</p><p>OVH</p>', ['Acme Cloud', 'OVH']],
    ['<ul><li>Acme</li><li>OVH</li></ul>', ['Acme', 'OVH']],
    ['Acme Brasil Software<br>Corporativo Ltda', 'Acme Brasil Software Corporativo Ltda'],
    ['Acme GmbH<br>Foo Ltd', ['Acme GmbH', 'Foo Ltd']],
    ['Acme<br>(Acme, Inc.)', 'Acme (Acme, Inc.)'],
  ];
  for (const [cell, name] of cases)
    it(cell, () => assert.deepEqual(md(table('Name | Purpose', `${cell} | Hosting`)).entries[0].name, name));

  it('takes the lines below a name for its address', () => {
    const {entries, text} = md(table('Firma | Zweck', 'Acme GmbH<br>Hauptstr. 1<br>12345 Berlin | Hosting'));
    assert.equal(entries[0].name, 'Acme GmbH');
    assert.equal(entries[0].address, 'Hauptstr. 1\n12345 Berlin');
    assert.match(text, /taken for its address/);
  });

  it('makes the link of a name the website, and keeps other links', () => {
    const {entries} = md(
      table('Name | Purpose', '[Acme](https://a.example) and [terms](https://a.example/t) | Hosting'),
    );
    assert.equal(entries[0].url, 'https://a.example');
    assert.deepEqual(entries[0].links, {terms: 'https://a.example/t'});
  });

  it('numbers the ids of a vendor on several rows', () => {
    const {entries} = md(table('Name | Purpose', 'Acme, Inc. | a', 'Acme, Inc. | b', 'Foo | c'));
    assert.deepEqual(
      entries.map(({id}) => id),
      ['acme-inc', 'acme-inc-2', 'foo'],
    );
  });
});

describe('Places', () => {
  const cases = [
    ['Belgium; Netherlands', ['BE', 'NL']],
    ['United States, France,</br>Switzerland, and Japan', ['US', 'FR', 'CH', 'JP']],
    ['Germany (Frankfurt)', [{code: 'DE', text: 'Frankfurt'}]],
    ['Frankfurt, Germany', [{code: 'DE', text: 'Frankfurt'}]],
    ['USA – Oregon', [{code: 'US', text: 'Oregon'}]],
    ['EU (Germany, Ireland)', [{code: 'EU', text: 'Germany, Ireland'}]],
    ['Moonbase, Mars', [{text: 'Moonbase, Mars'}]],
    ['Germany; Moonbase', ['DE', {text: 'Moonbase'}]],
    ['Global', ['001']],
    [
      '<p>United States<br>Customers choose the place when they begin.</p><p>Ask us.</p>',
      [{code: 'US', text: 'Customers choose the place when they begin.\n\nAsk us.'}],
    ],
  ];
  for (const [cell, locations] of cases)
    it(cell, () => assert.deepEqual(entry('Name | Data location', `Acme | ${cell}`), {locations}));
});

describe('Tables', () => {
  const purposes = ({entries}) => entries.map(({name, purpose}) => `${name}: ${purpose}`);

  it('finds the head in the body, below an empty one', () => {
    const page = md(`# Subprocessors\n\n${rows(' | ', '---|---', 'Sub-Processor | Purpose', 'Acme | Hosting')}`);
    assert.deepEqual(purposes(page), ['Acme: Hosting']);
    assert.deepEqual(page.report.tables[0].cells, {all: 6, head: 2, empty: 2, placed: 2, left: 0});
  });

  it('finds a head of th in tbody', () => {
    const page = html('<table><tbody><tr><th>Name<th>Purpose<tr><td>Acme<td>Hosting</table>');
    assert.deepEqual(purposes(page), ['Acme: Hosting']);
  });

  it('reads a table in one line of HTML in Markdown, with entities and widths', () => {
    const page = md(
      '# Subprocessors\n\n<table><thead><tr><th width="200">Name</th><th>Purpose</th></tr></thead><tbody><tr><td>Acme</td><td>Search &#x26; mail</td></tr></tbody></table>',
    );
    assert.deepEqual(purposes(page), ['Acme: Search & mail']);
  });

  it('reads cells that tabs pad', () => {
    const page = md('|   Name\t|   Purpose\t|\n|---\t|---\t|\n|   Acme\t|   Hosting \t|');
    assert.deepEqual(purposes(page), ['Acme: Hosting']);
  });

  it('repeats a cell that spans rows', () => {
    const page = html('<table><tr><th>Name<th>Purpose<tr><td rowspan=2>Acme<td>Hosting<tr><td>Mail</table>');
    assert.deepEqual(purposes(page), ['Acme: Hosting', 'Acme: Mail']);
  });

  it('takes a row of one wide cell for a category', () => {
    const {entries, feed} = html(
      '<h1>Subprocessors</h1><table><tr><th>Name<th>Purpose<tr><td colspan=2>Cloud<tr><td>Acme<td>Hosting<tr><td colspan=2>Support<tr><td>Foo<td>Mail</table>',
    );
    assert.deepEqual(
      entries.map(({category}) => category),
      ['Cloud', 'Support'],
    );
    assert.equal(feed.title, 'Subprocessors');
  });

  it('reads a table whose records are its columns', () => {
    const {entries} = html(
      '<h1>Subprocessors</h1><table><tr><th>Name<td>Acme<tr><th>Purpose<td>Hosting<tr><th>Country<td>Germany</table>',
    );
    assert.deepEqual(entries, [{id: 'acme', name: 'Acme', purpose: 'Hosting', country: 'DE'}]);
  });

  it('guesses the name where no head says so, and says that it did', () => {
    const {entries, text} = md(`# Our subprocessors\n\n${table('Acme | Hosting | Germany', 'Foo | Mail | France')}`);
    assert.deepEqual(
      entries.map(({name, locations}) => [name, locations]),
      [
        ['Acme', ['DE']],
        ['Foo', ['FR']],
      ],
    );
    assert.match(text, /guess/);
  });

  it('reads ARIA tables', () => {
    const page = html(
      '<div role=table><div role=row><span role=columnheader>Name</span><span role=columnheader>Purpose</span></div><div role=row><span role=cell>Acme</span><span role=cell>Hosting</span></div></div>',
    );
    assert.deepEqual(purposes(page), ['Acme: Hosting']);
  });

  it('keeps what a table without a place for it says', () => {
    const {feed, report} = md(
      `${table('Name | Purpose', 'Acme | Hosting')}\n\n## Contacts of the team\n\n${table('Desk | Hours', 'Berlin | 9 to 5')}`,
    );
    assert.match(feed.sections[0].body, /Berlin – 9 to 5/);
    assert.equal(report.tables[1].cells.left, 0);
  });
});

describe('The account of cells', () => {
  const account = (cells) =>
    checkAccount({title: 'Table 1', cells: {all: 6, head: 2, empty: 1, placed: 3, left: 0, ...cells}});

  it('adds up, or is a fault', () => {
    account({});
    account({placed: 2, left: 1});
    assert.throws(() => account({placed: 2}), /"Table 1" has 6 cells, but 2 heads, 1 empty, 2 placed and 0 left/);
  });
});

describe('What is around the list', () => {
  it('makes categories of headings, with the text between them and their tables', () => {
    const {feed, entries} = md(
      `# Subprocessors\n\nWho we use.\n\n## Cloud\n\nThey host.\n\n${table('Name | Purpose', 'Acme | Hosting')}\n\n## Affiliates\n\n${table('Name | Location', 'Acme UK | UK')}`,
    );
    assert.equal(feed.introduction, 'Who we use.');
    assert.deepEqual(feed.categories[0], {
      id: 'cloud',
      title: 'Cloud',
      description: 'They host.',
      columns: [
        {field: 'name', label: 'Name'},
        {field: 'purpose', label: 'Purpose'},
      ],
    });
    assert.deepEqual(
      entries.map(({category}) => category),
      ['cloud', 'affiliates'],
    );
  });

  it('prefers a column of categories', () => {
    const {feed, entries} = md(
      `# S\n\n## Current subprocessors\n\n${table('Name | Category', 'Acme | Cloud', 'Foo | Cloud')}`,
    );
    assert.deepEqual(
      entries.map(({category}) => category),
      ['Cloud', 'Cloud'],
    );
    assert.equal(feed.categories, undefined);
  });

  it('tells headings alike apart by what they are in', () => {
    const one = (name) => table('Name | Purpose', `${name} | Hosting`);
    const {feed} = md(`# S\n\n## Mail\n\n### EU\n\n${one('A')}\n\n## Chat\n\n### EU\n\n${one('B')}`);
    assert.deepEqual(
      feed.categories.map(({title}) => title),
      ['EU', 'Chat – EU'],
    );
  });

  const LIST = table('Name | Purpose', 'Acme | Hosting');
  const dates = [
    ['*Last updated: June 8, 2023*', '2023-06-08'],
    ['Last Modified: May 17 2018', '2018-05-17'],
    ['**Last Updated: May, 15, 2025**', '2025-05-15'],
    ['Last Updated: 30 April 2018', '2018-04-30'],
    ['Last update: January 5th, 2023', '2023-01-05'],
    ['Stand: 05.01.2023', '2023-01-05'],
    ['Zuletzt aktualisiert am 5. März 2023', '2023-03-05'],
    ['Dernière mise à jour : 1er août 2023', '2023-08-01'],
    ['Última actualización: 5 de enero de 2023', '2023-01-05'],
    ['Ultimo aggiornamento: 5 gennaio 2023', '2023-01-05'],
    ['Laatst bijgewerkt op 5 maart 2023', '2023-03-05'],
    ['Ostatnia aktualizacja: 5 stycznia 2023', '2023-01-05'],
    ['Senast uppdaterad 5 maj 2023', '2023-05-05'],
    ['Viimeksi päivitetty 5. tammikuuta 2023', '2023-01-05'],
    ['Poslední aktualizace: 5. ledna 2023', '2023-01-05'],
    ['最終更新日：2023年1月5日', '2023-01-05'],
    ['Last updated: 18/11/2020', '2020-11-18'],
    ['Last updated: 01/02/2020', undefined],
    ['Last updated: 30 February 2020', undefined],
    ['Founded on 5 May 2001', undefined],
  ];
  for (const [line, updated] of dates)
    it(line, () => {
      const {feed} = md(`# Subprocessors\n\n${line}\n\n${LIST}`);
      assert.equal(feed.updated, updated);
      // What became a date is no text any more; what did not still is.
      assert.equal(feed.introduction === undefined, updated !== undefined);
    });

  it('reads dates and titles of front matter', () => {
    const {feed} = md(`---\ntitle: Our list\ndescription: 'Last update: January 5th, 2023'\nslug: /s\n---\n\n${LIST}`);
    assert.equal(feed.title, 'Our list');
    assert.equal(feed.updated, '2023-01-05');
  });

  it('reads details and questions as definitions', () => {
    const {feed} = md(
      `# S\n\n<details>\n\n<summary>What is it</summary>\n\nA *thing*.\n\n</details>\n\n## Due Diligence\n\nWe look.\n\n## List\n\n${LIST}`,
    );
    assert.deepEqual(feed.definitions, [
      {id: 'what-is-it', title: 'What is it', body: 'A *thing*.'},
      {id: 'due-diligence', title: 'Due Diligence', body: 'We look.'},
    ]);
  });

  it('opens details that hold a list', () => {
    const {feed, entries} = html(
      '<h1>S</h1><details><summary>Cloud</summary><table><tr><th>Name<th>Purpose<tr><td>Acme<td>Hosting</table></details>',
    );
    assert.equal(entries.length, 1);
    assert.equal(feed.categories[0].title, 'Cloud');
  });

  it('reads a change log, as a table or a list', () => {
    const {feed} = md(
      `${LIST}\n\n## Change log\n\n${table('Date | Change', '2025-01-01 | First list', 'soon | More')}`,
    );
    assert.deepEqual(feed.changes, [
      {date: '2025-01-01', summary: 'First list'},
      {summary: 'Date: soon  \nChange: More'},
    ]);
    const list = md(`${LIST}\n\n## Updates\n\n- 2025-01-01: Added Acme\n- 3 May 2024 – Removed Foo`);
    assert.deepEqual(list.feed.changes, [
      {date: '2025-01-01', summary: 'Added Acme'},
      {date: '2024-05-03', summary: 'Removed Foo'},
    ]);
  });

  const versions = [
    [
      '{% file src="../.gitbook/assets/List-10-23-20.pdf" %}',
      [{date: '2020-10-23', title: 'List-10-23-20.pdf', url: '../.gitbook/assets/List-10-23-20.pdf', type: 'pdf'}],
    ],
    ['[Old](/list-01-02-20.pdf)', [{title: 'Old', url: '/list-01-02-20.pdf', type: 'pdf'}]],
    [
      '- [5 May 2021](/v1)\n- [List](/list-2020-03-04.html)',
      [
        {date: '2021-05-05', title: '5 May 2021', url: '/v1', type: 'page'},
        {date: '2020-03-04', title: 'List', url: '/list-2020-03-04.html', type: 'page'},
      ],
    ],
  ];
  for (const [line, expected] of versions)
    it(`previous version ${line}`, () =>
      assert.deepEqual(md(`${LIST}\n\n### Previous Versions of this list\n\n${line}`).feed.previousVersions, expected));

  it('finds out how to object', () => {
    const {feed} = md(
      `${LIST}\n\n## **Objecting to a subprocessor**\n\nWrite to [no@a.example](mailto:no@a.example) with the subject line “No, thanks," within thirty (30) days if you object.`,
    );
    assert.equal(feed.objection.email, 'no@a.example');
    assert.equal(feed.objection.subject, 'No, thanks');
    assert.equal(feed.objection.days, 30);
    assert.match(feed.objection.text, /^Write to \[no@a\.example\]\(mailto:/);
  });

  it('finds contacts, subscriptions and the period of notice', () => {
    const {feed} = md(
      `# Acme Subprocessors\n\nAcme uses others. For questions write to dpo@a.example. Sign up for notifications at list@a.example. We notify you 30 days before we add a subprocessor.\n\n${LIST}`,
    );
    assert.deepEqual(feed.publisher, {name: 'Acme', contacts: [{email: 'dpo@a.example'}]});
    assert.deepEqual(feed.notice, {days: 30, subscribe: [{type: 'email', url: 'mailto:list@a.example'}]});
  });

  it('keeps prose as small Markdown that reads as the same text', () => {
    const {feed} = html(
      '<h1>S</h1><p>A * star, [a](b) link, _x_ &lt;b&gt; and <a href="https://a.example/(x)">one</a>.</p><ol><li>One<ul><li>Two</ul></ol><table><tr><th>Name<th>Purpose<tr><td>A<td>B</table>',
    );
    assert.equal(
      feed.introduction,
      'A \\* star, [a\\](b) link, \\_x\\_ <b> and [one](<https://a.example/(x)>).\n\n1. One\n   - Two',
    );
  });

  it('says the language that a page states, or that its heads have in common', () => {
    assert.equal(html('<html lang="de-AT"><table><tr><th>Name<th>Zweck<tr><td>A<td>B</table>').feed.language, 'de-AT');
    assert.equal(md(table('Firma | Zweck | Serverstandort', 'A | B | Berlin')).feed.language, 'de');
    assert.equal(md(table('Name | Status', 'A | B')).feed.language, undefined);
  });
});

describe('Lists', () => {
  it('reads bullets, with the country of the sentence above them', () => {
    const {feed, entries} = md(
      '# Acme subprocessors\n\nThese are the ones we use. They are all located in the United States:\n\n* [Foo](https://f.example). Mail.\n* [Bar.com](https://b.example). Search.\n\nThese subprocessors are located in the EU:\n\n* [Baz](https://z.example). Logs.',
    );
    assert.deepEqual(entries[0], {id: 'foo', name: 'Foo', url: 'https://f.example', purpose: 'Mail.', country: 'US'});
    assert.equal(entries[2].country, 'EU');
    assert.equal(feed.introduction, 'These are the ones we use.');
  });

  const shapes = [
    ['- Acme: hosts files', {name: 'Acme', purpose: 'hosts files'}],
    ['- Acme – hosts files', {name: 'Acme', purpose: 'hosts files'}],
    ['- **Acme** hosts\n- **Foo**: mail', undefined],
    ['- **Acme, Inc.**: hosts', {name: 'Acme, Inc.', purpose: 'hosts'}],
    ['- Acme Ltd (Ireland)', {name: 'Acme Ltd', country: 'IE'}],
    ['- Acme\n  - Purpose: hosting\n  - Location: Germany', {name: 'Acme', purpose: 'hosting', locations: ['DE']}],
    ['<dl><dt>Acme<dd>hosts</dl>', {name: 'Acme', purpose: 'hosts'}],
    ['- process data as we say;\n- tell us of breaches', undefined],
  ];
  for (const [list, expected] of shapes)
    it(list, () => {
      const page = `# Subprocessors\n\nWe use the following subprocessors:\n\n${list}`;
      if (!expected) assert.throws(() => md(page), /no list of subprocessors/);
      else {
        const {id: _, ...rest} = md(page).entries[0];
        assert.deepEqual(rest, expected);
      }
    });

  it('takes lists for vendors that only the title calls so, where there are no others', () => {
    const {entries} = md('# Subprocessors\n\n## Cloud\n\n- Acme: hosting\n\n## Support\n\n- Foo: mail');
    assert.deepEqual(
      entries.map(({name, category}) => [name, category]),
      [
        ['Acme', 'cloud'],
        ['Foo', 'support'],
      ],
    );
  });

  it('opens details that hold vendors', () => {
    const {entries} = md(
      '# S\n\n<details>\n\n<summary>Our subprocessors</summary>\n\n- Acme: hosting\n\n</details>\n\n<details>\n\n<summary>What is it</summary>\n\n- Security: no\n\n</details>',
    );
    assert.deepEqual(
      entries.map(({name}) => name),
      ['Acme'],
    );
  });

  it('leaves lists alone that a sentence about vendors precedes', () => {
    const {entries} = md(
      `# S\n\n## How we choose\n\nWe look at each vendor.\n\n- **Security**: we check.\n\n## List\n\n${table('Name | Purpose', 'Acme | Hosting')}`,
    );
    assert.deepEqual(
      entries.map(({name}) => name),
      ['Acme'],
    );
  });

  it('leaves lists alone that are about something else', () => {
    const {feed, entries} = md(
      `# Subprocessors\n\nWe require our subprocessors to:\n\n- Security: keep data safe\n- Secrecy: tell nobody\n\n${table('Name | Purpose', 'Acme | Hosting')}`,
    );
    assert.equal(entries.length, 1);
    assert.match(feed.introduction, /- Security: keep data safe/);
  });
});

describe('Kinds of sources', () => {
  it('leaves out what is around the content, and says so', () => {
    const {entries, text, feed} = html(
      '<title>Subprocessors | Acme</title><nav><ul><li>Home<li>Pricing</ul></nav><header><p>Try it</p></header><main><h1>Who we use</h1><table><tr><th>Name<th>Purpose<tr><td>Foo<td>Mail</table></main><div id="onetrust-banner">Cookies!</div><footer>© Acme</footer><script>1</script>',
    );
    assert.equal(entries.length, 1);
    assert.equal(feed.title, 'Who we use');
    assert.doesNotMatch(JSON.stringify(feed), /Pricing|Try it|Cookies|©/);
    for (const words of ['Home Pricing', 'Try it', 'Cookies!', '© Acme']) assert.ok(text.includes(words), words);
  });

  it('keeps lists that are hidden until somebody opens them', () => {
    assert.equal(
      html('<h1>S</h1><div hidden><table><tr><th>Name<th>Purpose<tr><td>Foo<td>Mail</table></div>').entries.length,
      1,
    );
  });

  it('makes links absolute where it knows the address of the page', () => {
    const page = '<table><tr><th>Name<th>Purpose<tr><td><a href="/foo">Foo</a><td>Mail</table>';
    assert.equal(html(page, {url: 'https://a.example/x/y'}).entries[0].url, 'https://a.example/foo');
    assert.equal(html(page).entries[0].url, '/foo');
    assert.equal(html(page.replace('/foo', 'javascript:alert(1)')).entries[0].url, undefined);
  });

  it('reads notes, comments and code of Docusaurus and MDX', () => {
    const {feed, text} = md(
      `import X from './x'\n\n# S\n\n:::note\n\nFor all plans.\n\n:::\n\n{/* not for readers */}\n\n${table('Name | Purpose', 'Acme | Hosting')}`,
    );
    assert.equal(feed.introduction, 'For all plans.');
    assert.match(text, /Code of MDX.*import X/s);
  });

  it('reads CSV and TSV, whatever divides the cells', () => {
    for (const [text, format] of [
      ['Name,Purpose\n"Foo, Inc.","Mail ""fast"""\n', 'csv'],
      ['\uFEFFName;Purpose\r\nFoo, Inc.;"Mail ""fast"""', 'csv'],
      ['sep=;\nName;Purpose\nFoo, Inc.;"Mail ""fast"""', 'csv'],
      ['Name\tPurpose\nFoo, Inc.\t"Mail ""fast"""', 'tsv'],
    ])
      assert.deepEqual(imported(text, format).entries, [{id: 'foo-inc', name: 'Foo, Inc.', purpose: 'Mail "fast"'}]);
  });

  it('reads a title above the head of a sheet, and rows that are too long', () => {
    const {feed, entries} = imported('Our subprocessors,,\nName,Purpose,Country\nFoo,Mail,DE,what else', 'csv');
    assert.equal(feed.introduction, 'Our subprocessors');
    assert.deepEqual(entries[0].fields, {'Column 4': 'what else'});
  });

  const foo = {id: 'foo', name: 'Foo', purpose: 'Mail', country: 'DE'};
  const data = [
    ['a list', [{name: 'Foo', purpose: 'Mail', country: 'DE'}]],
    ['a list somewhere in it', {data: {vendors: [{vendor: 'Foo', description: 'Mail', country: 'Germany'}]}}],
    [
      'a map by id',
      {foo: {company: 'Foo', purpose: 'Mail', country: 'DE'}, bar: {company: 'Bar', purpose: 'Logs', country: 'FR'}},
    ],
    ['nested values', {items: [{name: 'Foo', service: {purpose: 'Mail'}, country: ['DE']}]}],
    [
      'rows',
      [
        ['Name', 'Purpose', 'Country'],
        ['Foo', 'Mail', 'DE'],
      ],
    ],
  ];
  for (const [what, value] of data)
    it(`reads JSON and YAML: ${what}`, () => {
      for (const format of ['json', 'yaml']) {
        const {entries} = imported(JSON.stringify(value), format);
        assert.deepEqual(
          {...entries[0], category: undefined, ...foo, locations: undefined},
          {...foo, category: undefined, locations: undefined},
        );
      }
    });

  it('keeps a feed as it is', () => {
    const feed = {title: 'T', subprocessors: [{id: 'x', name: 'X', country: 'DE'}]};
    const {json, isFeed} = importSource({name: 'feed.json', text: JSON.stringify(feed)}, 'json');
    assert.equal(isFeed, true);
    assert.deepEqual(JSON.parse(json), feed);
  });

  it('keeps cells that run together as text, beside a list that can be read', () => {
    const {feed, entries, text} = imported(
      'Our subprocessors\n\nName\tPurpose\nFoo\tMail\n\nOthers\n\nEntity Name Entity Country\nBar Inc. Canada\n',
      'text',
    );
    assert.deepEqual(
      entries.map(({name}) => name),
      ['Foo'],
    );
    assert.deepEqual(feed.sections, [
      {id: 'others', title: 'Others', body: 'Entity Name Entity Country  \nBar Inc. Canada'},
    ]);
    assert.match(text, /"Others": The cells of the table "Entity Name Entity Country" run together/);
  });

  it('reads JSON with comments, where its name allows them', () => {
    const text = '[{"name": "Foo", /* what? */ "purpose": "Mail",}]';
    const {json} = importSource({name: 'list.jsonc', text}, 'json');
    assert.deepEqual(JSON.parse(json).subprocessors, [{id: 'foo', name: 'Foo', purpose: 'Mail'}]);
    assert.throws(() => importSource({name: 'list.json', text}, 'json'), /not valid JSON/);
  });

  it('reads cells that tabs divide in text', () => {
    const {entries, feed} = imported('Our subprocessors\n\nWho we use.\n\nName\tPurpose\nFoo\tMail\n', 'text');
    assert.deepEqual(entries, [{id: 'foo', name: 'Foo', purpose: 'Mail'}]);
    assert.equal(feed.title, 'Our subprocessors');
  });
});

describe('Which kind a source is', () => {
  const cases = [
    [{name: 'list.md', text: ''}, 'markdown'],
    [{name: 'list.HTM', text: ''}, 'html'],
    [{name: 'list.yml', text: ''}, 'yaml'],
    [{name: 'x', url: 'https://a.example/list.csv?x=1', text: ''}, 'csv'],
    [{name: 'x', url: 'https://a.example/list.md', mediaType: 'text/html', text: ''}, 'html'],
    [{name: 'x', url: 'https://a.example/list.csv', mediaType: 'text/plain', text: ''}, 'csv'],
    [{name: 'list.txt', text: '---\ntitle: x\n---\n\nText'}, 'markdown'],
    [{name: 'list.txt', text: '# Title\n\nText'}, 'markdown'],
    [{name: 'stdin', text: 'a | b\n--- | ---\n1 | 2'}, 'markdown'],
    [{name: 'stdin', text: '\uFEFF<!DOCTYPE html><p>x'}, 'html'],
    [{name: 'stdin', text: '{"a": 1}'}, 'json'],
    [{name: 'stdin', text: '[not json]'}, 'text'],
    [{name: 'stdin', text: 'Name,Purpose\nA,B'}, 'csv'],
    [{name: 'stdin', text: 'Name\tPurpose\nA\tB'}, 'tsv'],
    [{name: 'stdin', text: 'vendors:\n  - name: A\n    purpose: B'}, 'yaml'],
    [{name: 'stdin', text: 'Some words, and more.\n\nAnd a line.'}, 'text'],
  ];
  for (const [from, format] of cases)
    it(`${from.name} ${from.url ?? ''} ${JSON.stringify(from.text)}`, () => assert.equal(detectFormat(from), format));
});

describe('What is no list', () => {
  const cases = [
    [
      'text',
      'Subprocessors\n\nNameCategoryCountryData Types\nFooMailGermanyNames\nBarLogsFranceFiles\n',
      /"Subprocessors": 2 lines below "NameCategoryCountryData Types"/,
    ],
    ['text', 'Entity Name Purpose Entity Country\nFoo Foo sends mail. Germany\n', /1 line below.*save it as HTML/s],
    ['text', 'Nothing here.', /no list of subprocessors/],
    ['text', '', /nothing in it/],
    ['html', '<div id=app></div><script>draw()</script>', /scripts may write it/],
    ['html', '<h1>Subprocessors</h1><p>We use nobody.</p>', /no list of subprocessors/],
    ['markdown', table('file | oddity', 'a.md | bullets'), /no list of subprocessors/],
    ['csv', 'Name,Purpose\n', /no list of subprocessors/],
    ['json', '{"a": 1}', /nothing in it|no list/],
    ['json', '{"a": [', /valid JSON.*line 1, column/],
    ['yaml', 'a: [', /no YAML that can be read/],
  ];
  for (const [format, text, message] of cases)
    it(`${format}: ${text.slice(0, 40)}`, () =>
      assert.throws(() => importSource({name: 'page', text}, format), {name: 'Failure', message}));
});
