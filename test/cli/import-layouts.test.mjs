/** Pages as other tools lay them out: each layout in a small page of its own, and what must not be taken for what it is not. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {source} from '../support/cli.mjs';

const {importSource} = await source('src/cli/import/import-source.ts');
const {reportText} = await source('src/cli/import/report.ts');

function imported(text, format) {
  const {json, report} = importSource({name: 'page', text}, format);
  const feed = JSON.parse(json);
  return {feed, report, text: reportText(report), entries: feed.subprocessors.map(({id: _, ...entry}) => entry)};
}
const html = (text) => imported(text, 'html');
const md = (text) => imported(text, 'markdown');
const names = ({entries}) => entries.map(({name}) => name);

describe('Heads', () => {
  it('does not take a title above the heads for a head', () => {
    const title = '<tr><th colspan=2>List of subprocessors, version 4';
    const rest = '<tr><th>Name<th>Purpose<tr><td>Acme<td>Hosting';
    for (const page of [`<table>${title}${rest}</table>`, `<table><thead>${title}<tbody>${rest}</table>`]) {
      const {feed, entries} = html(page);
      assert.deepEqual(entries, [{name: 'Acme', purpose: 'Hosting'}]);
      assert.match(feed.introduction, /version 4/);
    }
  });

  it('does not take numbers of rows for names', () => {
    const {entries} = html('<table><tr><th>Nr.<th>Firma, Anschrift<th>Zweck<tr><td>1<td>Acme GmbH<td>Hosting</table>');
    assert.deepEqual(entries, [{name: 'Acme GmbH', purpose: 'Hosting', fields: {'Nr.': '1'}}]);
    assert.throws(() => html('<table><tr><th>Nr.<th>Zweck<tr><td>1<td>Hosting</table>'), /no list/);
  });

  it('reads keys as programs write them', () => {
    const vendors = [{vendorName: 'Acme', hqCountry: 'US', servicesProvided: ['Hosting'], dpaSigned: true}];
    const {entries} = imported(JSON.stringify({vendors}), 'json');
    assert.deepEqual(entries, [{name: 'Acme', purpose: 'Hosting', country: 'US', fields: {dpaSigned: 'true'}}]);
  });

  it('does not take cookies for vendors, and finds recipients beside them', () => {
    const cookies =
      '<h2>Cookies</h2><table><tr><th>Name<th>Purpose<th>Expiry<tr><td>_ga<td>Statistics<td>1 day</table>';
    assert.throws(() => html(cookies), /no list/);
    const {entries} = html(`${cookies}<h2>Others</h2><table><tr><th>Recipient<th>Why<tr><td>Acme<td>Chat</table>`);
    assert.deepEqual(entries, [{name: 'Acme', purpose: 'Chat', category: 'others'}]);
  });
});

describe('Rows', () => {
  const HEAD = '| Name | Purpose |\n|---|---|\n';

  it('takes a name in bold type and nothing else for the category of the rows below it', () => {
    const {entries, text} = md(`${HEAD}| **Cloud** | |\n| Acme | Hosting |\n| **Support** | |\n| Foo | Chat |`);
    assert.deepEqual(
      entries.map(({name, category}) => [name, category]),
      [
        ['Acme', 'Cloud'],
        ['Foo', 'Support'],
      ],
    );
    assert.match(text, /the row "Cloud" is taken for the category/);
  });

  it('keeps vendors in bold type, and says which have nothing but a name', () => {
    const page = md(`${HEAD}| **Acme** | |\n| **Foo** | Chat |\n| Total: 2 | |`);
    assert.deepEqual(names(page), ['Acme', 'Foo', 'Total: 2']);
    assert.match(page.text, /nothing but a name are taken for vendors, such as "Acme"/);
  });
});

describe('Cells', () => {
  const cell = (head, written) => {
    const {entries, text} = html(`<table><tr><th>Name<th>${head}<tr><td>Acme<td>${written}</table>`);
    const {name: _, ...rest} = entries[0];
    return {...rest, text};
  };

  it('does not take a brand and its company for two vendors for sure', () => {
    const name = (written) => html(`<table><tr><th>Name<th>Purpose<tr><td>${written}<td>Mail</table>`);
    const one = name('<p>Acme</p><p>Acme Services SARL</p>');
    assert.deepEqual(names(one), ['Acme Acme Services SARL']);
    assert.match(one.text, /may be several vendors, and is kept as one/);
    const two = name('<p>Acme</p><p>Foo</p>');
    assert.deepEqual(names(two), [['Acme', 'Foo']]);
    assert.match(two.text, /is taken for 2 vendors/);
  });

  const places = [
    ['🇺🇸 United States', ['US']],
    ['🇩🇪', ['DE']],
    ['Irland / Ireland', ['IE']],
    ['米国', ['US']],
  ];
  for (const [written, locations] of places)
    it(written, () => assert.deepEqual(cell('Data location', written).locations, locations));
});

describe('Vendors below headings', () => {
  const card = (name, text = 'Sends mail.', more = '') => `## ${name}\n\n${text}\n\n- **Location:** Ireland\n${more}`;
  const THREE = ['Acme', '[Foo](https://foo.example)', 'Bar'];

  it('are a list, with what is said of each, and what follows is a chapter', () => {
    const {entries, feed, report} = md(
      `# Acme subprocessors\n\n${THREE.map((name) => card(name, 'Sends mail.', '- Since 2020\n')).join('\n')}\n## Contact\n\nWrite.`,
    );
    const said = {purpose: 'Sends mail.\n\n- Since 2020', locations: ['IE']};
    assert.deepEqual(entries, [
      {name: 'Acme', ...said},
      {name: 'Foo', url: 'https://foo.example', ...said},
      {name: 'Bar', ...said},
    ]);
    assert.equal(feed.sections[0].title, 'Contact');
    assert.equal(report.tables[0].columns[0].confidence, 'likely');
  });

  it('may be paragraphs that begin in bold type', () => {
    const {entries} = html(
      `<h1>Subprocessors</h1>${['Acme', 'Foo', 'Bar'].map((name) => `<p><b>${name}</b><br>Purpose: Mail<br>Country: US</p>`).join('')}`,
    );
    assert.deepEqual(entries[2], {name: 'Bar', purpose: 'Mail', country: 'US'});
    assert.equal(entries.length, 3);
  });

  const others = [
    ['two of them', `# Subprocessors\n\n${card('Acme')}\n${card('Foo')}`],
    ['chapters of text', '# Subprocessors\n\n## Scope\n\nAll.\n\n## Audits\n\nSome.\n\n## Rights\n\nMany.'],
    ['offices', `# Our offices\n\n${THREE.map((name) => card(name)).join('\n')}`],
    ['chapters with more in them', `# Subprocessors\n\n${THREE.map((name) => card(name, '### More')).join('\n')}`],
    ['what is said of one', '# Subprocessors\n\n## Acme\n\n- Location: Ireland\n- Data: names'],
  ];
  for (const [what, text] of others) it(`are not ${what}`, () => assert.throws(() => md(text), /no list/));
});

describe('HTML', () => {
  const cells = (first, second) =>
    html(`<table><tr><th>Name<th>Data location<th>Extra<tr><td>${first}<td>US<td>${second}</table>`).entries[0];

  const names = [
    ['<img alt="Acme logo">', 'Acme'],
    ['<a href="https://a.example"><img alt="Logo of Acme"></a> Acme', 'Acme'],
    ['<img alt="Acme">Acme, Inc.', 'Acme, Inc.'],
    ['<img alt="Ac">Acme', 'Ac Acme'],
    ['Acme<sup>1</sup>', 'Acme (1)'],
    ['10<sup>th</sup> Acme', '10th Acme'],
  ];
  for (const [cell, name] of names) it(cell, () => assert.equal(cells(cell, '').name, name));

  it('keeps labels beside each other apart', () => {
    const tags = '<span class="selected-value">Host</span><span class="selected-value">Mail</span>';
    assert.equal(cells('Acme', tags).fields.Extra, 'Host\nMail');
    assert.equal(cells('Acme', '<span class=x>Ho</span><span>st</span>').fields.Extra, 'Host');
  });

  it('keeps what a table in a cell says, and reads a table in a layout', () => {
    const inner = '<table><tr><td>Purpose<td>Mail<tr><td>Since<td>2020</table>';
    assert.equal(cells('Acme', inner).fields.Extra, 'Purpose\nMail\nSince\n2020');
    const list = '<table><tr><th>Name<th>Purpose<tr><td>Acme<td>Mail</table>';
    assert.deepEqual(html(`<table><tr><td>Menu<td>${list}</table>`).entries, [{name: 'Acme', purpose: 'Mail'}]);
  });

  it('reads addresses that Cloudflare hides', () => {
    const hidden =
      '<a href="/cdn-cgi/l/email-protection" data-cfemail="2a4e5a456a4b49474f044f524b475a464f">[hidden]</a>';
    const {entries} = html(`<table><tr><th>Name<th>Contact<tr><td>Acme<td>${hidden}</table>`);
    assert.deepEqual(entries[0], {name: 'Acme', contact: {email: 'dpo@acme.example'}});
    assert.equal(cells('Acme', '<i data-cfemail="00ff">[hidden]</i>').fields.Extra, '[hidden]');
  });

  it('reads the lists of all tabs, and no tab as a vendor', () => {
    const page = html(
      '<h1>Subprocessors</h1><ul role=tablist><li role=tab>EU<li role=tab>US</ul><div role=tabpanel><ul><li>Acme - mail<li>Foo - chat</ul></div><div role=tabpanel hidden><ul><li>Bar - mail</ul></div><div hidden><ul><li>Not - this</ul></div>',
    );
    assert.deepEqual(
      page.entries.map(({name}) => name),
      ['Acme', 'Foo', 'Bar'],
    );
    assert.match(page.text, /A menu: EU US/);
    assert.match(page.text, /Hidden text: Not - this/);
  });

  it('takes the buttons of an accordion for headings, and others not', () => {
    const one = (name) => `<table><tr><th>Name<th>Purpose<tr><td>${name}<td>Mail</table>`;
    const {entries} = html(
      `<h1>Subprocessors</h1><button aria-controls=a>Cloud</button><div id=a hidden>${one('Acme')}</div><button class="accordion-button">Chat</button><div>${one('Foo')}<button aria-expanded=false>Filter</button>${one('Bar')}</div>`,
    );
    assert.deepEqual(
      entries.map(({category}) => category),
      ['cloud', 'chat', 'chat'],
    );
  });
});

describe('Tags and keys', () => {
  it('takes the label of a tab in MDX for its heading', () => {
    const tab = (label, name) =>
      `<TabItem value="x" label="${label}">\n\n| Name | Purpose |\n|---|---|\n| ${name} | Mail |\n\n</TabItem>\n`;
    const {entries, feed} = md(
      `---\ntitle: Subprocessors\n---\n\n<Tabs>\n${tab('Europe', 'Acme')}${tab('Asia', 'Foo')}</Tabs>`,
    );
    assert.deepEqual(
      entries.map(({category}) => category),
      ['europe', 'asia'],
    );
    assert.equal(feed.title, 'Subprocessors');
  });

  it('does not take the key of an address for the name of a person', () => {
    const vendors = [{name: 'Acme', purpose: 'Mail', contacts: [{email: 'dpo@acme.example'}]}];
    assert.deepEqual(imported(JSON.stringify({vendors}), 'json').entries[0].contact, {email: 'dpo@acme.example'});
  });
});
