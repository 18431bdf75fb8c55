/** The groups of the list, their headings, order and columns, and the language in which all this is written. */
import {expect} from 'chai';
import {
  all,
  choose,
  cleanup,
  FEED,
  feedOf,
  find,
  headings,
  type List,
  nameOf,
  names,
  once,
  place,
  row,
  rows,
  search,
  show,
  takeRequests,
  text,
  until,
} from '../support/fixture.js';

const BY_CATEGORY = ['2 Our subprocessors', '3 Hosting 3', '3 Support 1', '3 Payments 1'];
const BY_COUNTRY = [
  '2 Our subprocessors',
  '3 Belgium & Netherlands 1',
  '3 Germany 1',
  '3 United States 2',
  '3 Not stated 1',
];
const NESTED = [
  '2 Our subprocessors',
  '3 Hosting 3',
  '4 Germany 1',
  '4 United States 2',
  '3 Support 1',
  '4 Belgium & Netherlands 1',
  '3 Payments 1',
  '4 Not stated 1',
];
const UNGROUPED = ['2 Our subprocessors'];

const grouping = (list: List): string => find<HTMLSelectElement>(list, 'combobox', /^Group by/).value;
/** The heads of the columns of each table. */
const columns = (list: List): string[][] =>
  all(list, 'table').map((table) => names(table, 'columnheader').filter((name) => name !== 'Links and details'));

describe('Grouping', () => {
  const table: [attribute: string, expected: string[], value: string][] = [
    ['', BY_CATEGORY, 'category'],
    ['group-by="category"', BY_CATEGORY, 'category'],
    ['group-by="country"', BY_COUNTRY, 'country'],
    ['group-by="category country"', NESTED, 'category country'],
    ['group-by="none"', UNGROUPED, 'none'],
    ['group-by="region"', BY_CATEGORY, 'category'],
    ['group-by=""', BY_CATEGORY, 'category'],
  ];
  for (const [attribute, expected, value] of table) {
    it(`${attribute || 'without attribute'} is by ${value}`, async () => {
      const list = await show(FEED, attribute);
      expect(headings(list)).to.deep.equal(expected);
      expect(list.groupBy).to.equal(value);
      expect(grouping(list)).to.equal(value);
      expect(rows(list).length).to.equal(5);
    });
  }

  it('is as the feed says, where the page says nothing', async () => {
    const feed = {...FEED, groupBy: 'country'};
    expect(headings(await show(feed))).to.deep.equal(BY_COUNTRY);
    expect(headings(await show(feed, 'group-by="category"'))).to.deep.equal(BY_CATEGORY);
    expect(headings(await show(feed, 'group-by="nonsense"'))).to.deep.equal(BY_COUNTRY);
  });

  it('follows the attribute', async () => {
    const list = await show();
    list.setAttribute('group-by', 'country');
    await list.updateComplete;
    expect(headings(list)).to.deep.equal(BY_COUNTRY);
    list.removeAttribute('group-by');
    await list.updateComplete;
    expect(headings(list)).to.deep.equal(BY_CATEGORY);
  });

  it("follows the reader's choice", async () => {
    const list = await show();
    for (const [words, expected] of [
      ['Country', BY_COUNTRY],
      ['Category and country', NESTED],
      ['No grouping', UNGROUPED],
      ['Category', BY_CATEGORY],
    ] as const) {
      await choose(list, 'Group by', words);
      expect(headings(list)).to.deep.equal(expected);
    }
  });

  it('keeps the choice when the feed is loaded again', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    await choose(list, 'Group by', 'Country');
    list.reload();
    await until(() => requests.length === 2);
    requests[1]?.answer(FEED);
    await once(list, 'load');
    expect(headings(list)).to.deep.equal(BY_COUNTRY);
  });

  it('keeps search and order', async () => {
    const list = await show();
    await search(list, 'logs');
    await choose(list, 'Group by', 'Country');
    expect(rows(list)).to.deep.equal(['Amazon Web Services', 'Cloudflare']);
    expect(headings(list)).to.deep.equal(['2 Our subprocessors', '3 United States 2']);
  });

  it('says how many of a group are left', async () => {
    const list = await show();
    await search(list, 'files');
    expect(headings(list)).to.deep.equal(['2 Our subprocessors', '3 Hosting 2 of 3']);
    await choose(list, 'Group by', 'Category and country');
    expect(headings(list)).to.deep.equal([
      '2 Our subprocessors',
      '3 Hosting 2 of 3',
      '4 Germany 1',
      '4 United States 1 of 2',
    ]);
  });

  it('has no choice where there is nothing to choose', async () => {
    const list = await show(feedOf({id: 'a', name: 'A'}, {id: 'b', name: 'B'}));
    expect(all(list, 'combobox', /^Group by/).length).to.equal(0);
  });

  it('is by the place of processing where no entry states its country', async () => {
    const list = await show(
      feedOf({id: 'a', name: 'A', locations: 'France'}, {id: 'b', name: 'B', locations: ['DE', 'FR']}),
      'group-by="country"',
    );
    expect(headings(list)).to.deep.equal(['2 France 1', '2 France & Germany 1']);
  });

  it('is one group for the same countries in any order', async () => {
    const list = await show(
      feedOf(
        {id: 'a', name: 'A', country: ['BE', 'NL']},
        {id: 'b', name: 'B', country: 'Netherlands; Belgium'},
        {id: 'c', name: 'C', country: 'Belgium'},
      ),
      'group-by="country"',
    );
    expect(headings(list)).to.deep.equal(['2 Belgium 1', '2 Belgium & Netherlands 2']);
  });

  it('gives a category its kind, its description, and its own columns under their own labels', async () => {
    const list = await show({
      categories: [
        {
          id: 'hosting',
          title: 'Hosting',
          kind: 'Infrastructure',
          description: 'Where *data* is.',
          columns: [{field: 'name', label: 'Provider'}, 'country', {field: 'Region', label: 'Zone'}],
        },
        {id: 'support', title: 'Support'},
        {id: 'future', title: 'Future'},
      ],
      subprocessors: [
        {id: 'a', name: 'A', category: 'hosting', country: 'DE', fields: {Region: 'eu-1'}},
        {id: 'b', name: 'B', category: 'Support', country: 'FR', purpose: 'Tickets'},
        {id: 'c', name: 'C', country: 'FR'},
      ],
    });
    expect(headings(list)).to.deep.equal(['2 Hosting 1', '2 Support 1', '2 Future 0', '2 Other 1']);
    expect(text(list)).to.include('Infrastructure').and.to.include('Where data is.');
    expect(columns(list)).to.deep.equal([
      ['Provider', 'Country', 'Zone'],
      ['Name', 'Purpose', 'Country'],
      ['Name', 'Country'],
    ]);
    expect(names(row(list, 'A'), 'cell').slice(0, 2)).to.deep.equal(['Germany', 'eu-1']);
    expect(text(list)).to.include('None at present.');
    await search(list, 'tickets');
    expect(headings(list)).to.deep.equal(['2 Support 1']);
  });

  it('shows the category as a column where it is not the heading', async () => {
    const list = await show(FEED, 'group-by="none"');
    expect(columns(list)).to.deep.equal([['Name', 'Category', 'Purpose', 'Data types', 'Country']]);
  });

  it('shows the columns that the feed wants', async () => {
    const list = await show({...FEED, columns: ['name', {field: 'country', label: 'Seat'}]});
    expect(columns(list)).to.deep.equal([
      ['Name', 'Seat'],
      ['Name', 'Seat'],
      ['Name', 'Seat'],
    ]);
    expect(names(row(list, 'PayPal'), 'cell')[0]).to.equal('Not stated');
  });
});

describe('Headings', () => {
  const feed = {...FEED, sections: [{title: 'More', body: 'Text.'}]};
  const table: [attribute: string, levels: string][] = [
    ['', '2 3 4 4 3 4 3 4 3'],
    ['heading-level="1"', '1 2 3 3 2 3 2 3 2'],
    ['heading-level="3"', '3 4 5 5 4 5 4 5 4'],
    ['heading-level="5"', '5 6 6 6 6 6 6 6 6'],
    ['heading-level="6"', '6 6 6 6 6 6 6 6 6'],
    ['heading-level="0"', '2 3 4 4 3 4 3 4 3'],
    ['heading-level="7"', '2 3 4 4 3 4 3 4 3'],
    ['heading-level="2.5"', '2 3 4 4 3 4 3 4 3'],
    ['heading-level="high"', '2 3 4 4 3 4 3 4 3'],
    ['heading-level=""', '2 3 4 4 3 4 3 4 3'],
  ];
  for (const [attribute, levels] of table) {
    it(`${attribute || 'without attribute'} are of levels ${levels}`, async () => {
      const list = await show(feed, `group-by="category country" ${attribute}`);
      expect(
        headings(list)
          .map((heading) => heading[0])
          .join(' '),
      ).to.equal(levels);
      expect(list.headingLevel).to.equal(Number(levels[0]));
    });
  }

  it('follow the attribute', async () => {
    const list = await show();
    list.setAttribute('heading-level', '4');
    await list.updateComplete;
    expect(headings(list)[0]).to.equal('4 Our subprocessors');
  });
});

describe('The choice of grouping', () => {
  it('shows what is in force where the feed has no categories, and can be changed from there', async () => {
    const list = await show({
      subprocessors: [
        {id: 'a', name: 'A', country: 'DE'},
        {id: 'b', name: 'B', country: 'US'},
      ],
    });
    const select = list.shadowRoot?.querySelector('select') as HTMLSelectElement;
    expect(select.selectedOptions[0]?.textContent?.trim()).to.equal('No grouping');
    select.value = 'country';
    select.dispatchEvent(new Event('change'));
    await list.updateComplete;
    expect(headings(list)).to.deep.equal(['2 Germany 1', '2 United States 1']);
  });
});

describe('Language', () => {
  const GERMAN = ['3 Belgien und Niederlande 1', '3 Deutschland 1', '3 Vereinigte Staaten 2'];
  const german = (list: List): void => {
    expect(headings(list).slice(1, 4)).to.deep.equal(GERMAN);
    expect(text(list)).to.include('1. November 2026');
  };

  it('follows the attribute', async () => {
    const list = await show(FEED, 'group-by="country"');
    list.lang = 'de';
    await list.updateComplete;
    expect(text(list)).to.include('Deutschland');
  });

  it('is that of the element', async () => {
    german(await show(FEED, 'lang="de" group-by="country"'));
  });

  it('is that of an ancestor', async () => {
    const list = place('<div lang="de"><p><subprocessor-list group-by="country"></subprocessor-list></p></div>');
    list.feed = FEED;
    await list.updateComplete;
    german(list);
  });

  it('is that of an ancestor outside the shadow root that it is in', async () => {
    const host = document.createElement('div');
    host.lang = 'de';
    const inner = document.createElement('div');
    host.attachShadow({mode: 'open'}).append(inner);
    inner.innerHTML = '<subprocessor-list group-by="country"></subprocessor-list>';
    document.body.append(host);
    cleanup(() => host.remove());
    const list = inner.firstElementChild as List;
    list.feed = FEED;
    await list.updateComplete;
    german(list);
  });

  it('is that of the feed where the page has none', async () => {
    const {lang} = document.documentElement;
    document.documentElement.removeAttribute('lang');
    cleanup(() => {
      if (lang) document.documentElement.lang = lang;
    });
    german(await show({...FEED, language: 'de'}, 'group-by="country"'));
    german(await show({...FEED, language: 'fr'}, 'group-by="country" lang="de"'));
  });

  for (const lang of ['en_US', '!', 'x', 'de-', 'deutsch-und-englisch-und-mehr']) {
    it(`survives lang="${lang}"`, async () => {
      expect(rows(await show(FEED, `lang="${lang}"`)).length).to.equal(5);
      expect(rows(await show({...FEED, language: lang})).length).to.equal(5);
    });
  }

  it('takes the language of the feed where that of the page is none', async () => {
    german(await show({...FEED, language: 'de'}, 'group-by="country" lang="en_US"'));
  });

  it('decides order and what is searched', async () => {
    const feed = feedOf({id: 'a', name: 'A', country: 'AT'}, {id: 'b', name: 'B', country: 'SE'});
    const list = await show(feed, 'lang="de" group-by="country"');
    expect(headings(list)).to.deep.equal(['2 Österreich 1', '2 Schweden 1']);
    await search(list, 'osterreich');
    expect(rows(list)).to.deep.equal(['A']);
    expect(nameOf(row(list, 'A'))).to.include('Österreich');
  });
});
