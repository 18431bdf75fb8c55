/** What stands around the list and within its cells: the feed's own words, shown as they are meant and never run. */
import {expect} from 'chai';
import {
  all,
  click,
  feedOf,
  find,
  headings,
  type List,
  nameOf,
  names,
  place,
  row,
  show,
  statuses,
  takeConsole,
  text,
} from '../support/fixture.js';

const ENTRY = {id: 'a', name: 'A'};
/** The calendar date so many days from the reader's today. */
function inDays(days: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days)).toISOString().slice(0, 10);
}
const words = (date: string): string =>
  new Intl.DateTimeFormat('en', {dateStyle: 'long', timeZone: 'UTC'}).format(new Date(date));
/** Text and address of the links shown. */
const links = (scope: Element | List): string[] =>
  all(scope, 'link').map((link) => `${nameOf(link)} ${link.getAttribute('href')}`);
const part = (list: List, name: string): HTMLElement =>
  list.shadowRoot?.querySelector(`[part~="${name}"]`) as HTMLElement;

describe('The details of a row', () => {
  const feed = feedOf(
    {...ENTRY, legalName: 'A GmbH', retention: 'One *year*', fields: {Audit: 'Yearly'}},
    {id: 'b', name: 'B'},
  );

  it('are closed, but in the page, and open by their button', async () => {
    const list = await show(feed);
    expect(text(list)).to.not.include('A GmbH');
    expect(list.shadowRoot?.textContent).to.include('A GmbH');
    const button = find(list, 'button', 'Details of A');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    const controlled = list.shadowRoot?.getElementById(button.getAttribute('aria-controls') ?? '');
    expect(controlled?.textContent).to.include('A GmbH');

    await click(list, 'button', 'Details of A');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(text(controlled as Element)).to.equal('Legal name A GmbH Retention One year Audit Yearly');
    await click(list, 'button', 'Details of A');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(text(list)).to.not.include('A GmbH');
  });

  it('open when the browser finds something in them', async () => {
    const list = await show(feed);
    const button = find(list, 'button', 'Details of A');
    const closed = list.shadowRoot?.getElementById(button.getAttribute('aria-controls') ?? '')?.closest('[hidden]');
    expect(closed?.getAttribute('hidden')).to.equal('until-found');
    closed?.dispatchEvent(new Event('beforematch', {bubbles: true}));
    await list.updateComplete;
    expect(text(list)).to.include('A GmbH');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
  });

  it('are those of their row, whatever the search leaves', async () => {
    const list = await show(feedOf({...ENTRY, notes: 'First note'}, {id: 'b b', name: 'B', notes: 'Second note'}));
    await click(list, 'button', 'Details of B');
    expect(text(list)).to.include('Second note').and.to.not.include('First note');
    const button = find(list, 'button', 'Details of B');
    const ids = button.getAttribute('aria-controls')?.split(' ') ?? [];
    expect(ids.map((id) => list.shadowRoot?.getElementById(id)?.textContent?.includes('Second note'))).to.deep.equal([
      true,
    ]);
  });

  it('have no button where there are none', async () => {
    const list = await show(feed);
    expect(all(list, 'button', 'Details of B').length).to.equal(0);
  });
});

describe('Cells', () => {
  it('say what is not stated, to the eye and to the ear', async () => {
    const list = await show({columns: ['name', 'purpose'], subprocessors: [ENTRY]});
    expect(names(row(list, 'A'), 'cell')[0]).to.equal('Not stated');
    expect(text(row(list, 'A'))).to.include('–');
  });

  it('have several names, places, and mechanisms', async () => {
    const list = await show(
      feedOf({
        id: 'a',
        name: ['A Inc.', 'A Ltd.'],
        url: 'https://a.example/',
        locations: ['DE', {code: 'US', kind: 'storage', text: 'East'}, 'The Moon', '001', 'EEA'],
        transfers: ['scc', {mechanism: 'dpf', text: 'since 2023'}, 'Handshake'],
      }),
    );
    const head = find(list, 'rowheader');
    expect(text(head)).to.equal('A Inc. A Ltd.');
    expect(links(head)).to.deep.equal(['A Inc. https://a.example/']);
    expect(text(find(list, 'cell'))).to.equal(
      'Germany United States (storage) East The Moon Worldwide European Economic Area',
    );
    expect(text(all(list, 'cell')[1] as Element)).to.equal(
      'Standard contractual clauses Data Privacy Framework, since 2023 Handshake',
    );
  });

  it('have contacts and documents as links', async () => {
    const list = await show({
      columns: ['name', 'contact', 'links'],
      subprocessors: [
        {
          ...ENTRY,
          contact: {name: 'Ada', email: 'ada@a.example', phone: '+49 1', url: 'https://a.example/ada'},
          links: {dpa: 'https://a.example/dpa', 'Trust center': 'https://a.example/trust'},
        },
      ],
    });
    expect(links(row(list, 'A'))).to.deep.equal([
      'Ada https://a.example/ada',
      'ada@a.example mailto:ada@a.example',
      'Data processing agreement https://a.example/dpa',
      'Trust center https://a.example/trust',
    ]);
    expect(text(row(list, 'A'))).to.include('+49 1');
  });

  it('lead to the site of an entry even where it has no name', async () => {
    takeConsole();
    const list = await show(feedOf({id: 'a', name: '', url: 'https://a.example/'}));
    expect(links(find(list, 'rowheader'))).to.deep.equal(['No name given https://a.example/']);
  });
});

describe('The width', () => {
  const parents = [
    'display: flex',
    'display: flex; flex-direction: column; align-items: center',
    'display: grid; justify-items: center',
  ];
  for (const style of parents) {
    it(`is that of the page in a parent with ${style}`, async () => {
      const list = place(`<div style="${style}"><subprocessor-list></subprocessor-list></div>`);
      list.feed = feedOf({id: 'a', name: 'A', country: 'DE'});
      await list.updateComplete;
      const {width} = list.getBoundingClientRect();
      const room = list.parentElement?.getBoundingClientRect().width ?? 0;
      expect(width).to.be.greaterThan(Math.min(room, 600) - 1);
      expect(width).to.be.at.most(room);
    });
  }
});

describe('Around the list', () => {
  it('stand title, dates, introduction and definitions', async () => {
    const list = await show({
      title: 'Ours',
      updated: '2026-11-01',
      effective: '2026-12-01',
      introduction: 'Read [the *terms*](https://us.example/terms).',
      definitions: [{title: 'Subprocessor', body: 'Whom **we** ask.'}, {title: 'Data'}],
      subprocessors: [ENTRY],
    });
    expect(headings(list)).to.deep.equal(['2 Ours']);
    expect(text(list)).to.include('Updated November 1, 2026').and.to.include('Effective December 1, 2026');
    expect(links(list)).to.deep.equal(['the terms https://us.example/terms']);
    expect(names(list, 'disclosure')).to.deep.equal(['Subprocessor', 'Data', 'Versions', 'Export']);
    expect(text(list)).to.not.include('Whom we ask.');
    await click(list, 'disclosure', 'Subprocessor');
    expect(text(list)).to.include('Whom we ask.');
  });

  it('stand sections before and after', async () => {
    const list = await show({
      sections: [
        {title: 'First', body: 'One.', position: 'before'},
        {title: 'Last', body: 'Two.', position: 'after'},
        {title: 'Also last', body: 'Three.'},
        'Untitled.',
      ],
      subprocessors: [{...ENTRY, category: 'Hosting'}],
    });
    expect(headings(list)).to.deep.equal(['2 First', '2 Hosting 1', '2 Last', '2 Also last']);
    expect(text(list)).to.match(/One\..*Hosting.*Two\..*Three\..*Untitled\./);
  });

  it('stands prose with lists, numbered and lettered', async () => {
    const list = await show({
      introduction: 'Both:\n\n- one\n- two\n\n3. three\n4. four\n\n(a) alpha\n(b) beta',
      subprocessors: [ENTRY],
    });
    const lists = all(part(list, 'introduction'), 'list');
    expect(lists.map((each) => `${each.localName} ${text(each)}`)).to.deep.equal([
      'ul one two',
      'ol three four',
      'ol alpha beta',
    ]);
    expect((lists[1] as HTMLOListElement).start).to.equal(3);
    const letters = getComputedStyle(lists[2]?.querySelector('li') as Element, '::before').content;
    expect(letters).to.include('lower-alpha');
  });

  it('stands the notice with its days and ways to be told', async () => {
    const list = await show({
      notice: {
        days: 30,
        text: 'By *mail*.',
        subscribe: [
          {type: 'atom', url: 'https://us.example/atom'},
          {title: 'Newsletter', url: 'https://us.example/n'},
        ],
      },
      subprocessors: [ENTRY],
    });
    expect(headings(list)).to.deep.equal(['2 Notice of changes']);
    expect(text(list))
      .to.include('New subprocessors are announced at least 30 days in advance.')
      .and.to.include('By mail.');
    expect(links(part(list, 'notice'))).to.deep.equal([
      'Atom feed https://us.example/atom',
      'Newsletter https://us.example/n',
    ]);
  });

  it('stands how to object, with a letter begun', async () => {
    const list = await show({
      objection: {
        days: 14,
        email: 'dpo@us.example',
        subject: 'Objection & more',
        fields: ['Company', 'Reason'],
        text: 'Write to us.',
      },
      subprocessors: [ENTRY],
    });
    expect(headings(list)).to.deep.equal(['2 Objecting to a subprocessor']);
    expect(text(part(list, 'objection')))
      .to.include('You may object within 14 days of the announcement.')
      .and.to.include('Write to us.')
      .and.to.include('Subject Objection & more')
      .and.to.include('Include Company Reason');
    const mail = new URL(find<HTMLAnchorElement>(list, 'link', 'Write the objection').href);
    expect(mail.protocol + mail.pathname).to.equal('mailto:dpo@us.example');
    expect(mail.searchParams.get('subject')).to.equal('Objection & more');
    expect(mail.searchParams.get('body')).to.equal('Company: \r\nReason: ');
    expect(mail.search).to.not.include('+');
  });

  it('stands how to object without a letter, where there is no address to write to', async () => {
    const list = await show({objection: 'Call us.', subprocessors: [ENTRY]});
    expect(text(list)).to.include('Call us.');
    expect(links(list)).to.deep.equal([]);
  });

  it('stand documents, changes with links to rows, and previous versions', async () => {
    const list = await show(
      {
        documents: [
          {title: 'Agreement', url: 'https://us.example/dpa.pdf'},
          {type: 'privacy', url: 'https://us.example/privacy'},
          'https://us.example/other',
        ],
        changes: [
          {date: '2026-05-01', summary: 'Added *two*.', added: ['a', 'old-b'], removed: 'gone'},
          {summary: 'Some time ago.', changed: ['a']},
        ],
        previousVersions: [
          {date: '2025-05-01', type: 'pdf', url: 'https://us.example/2025.pdf'},
          {date: '2024-05-01', title: 'First', url: 'https://us.example/2024.html'},
          {title: 'Feed of 2023', type: 'json', url: 'https://us.example/2023.json'},
          {date: '2022-05-01'},
        ],
        subprocessors: [ENTRY, {id: 'b', aliases: 'old-b', name: 'B'}],
      },
      'link-prefix="v-"',
    );
    expect(headings(list)).to.deep.equal(['2 Documents', '2 Previous versions', '2 Change log']);
    expect(links(part(list, 'documents'))).to.deep.equal([
      'Agreement https://us.example/dpa.pdf',
      'Privacy policy https://us.example/privacy',
      'https://us.example/other https://us.example/other',
    ]);
    const here = location.href.replace(/#.*/, '');
    expect(links(part(list, 'changes'))).to.deep.equal([`A ${here}#v-a`, `B ${here}#v-b`, `A ${here}#v-a`]);
    expect(text(part(list, 'changes'))).to.equal(
      'Change log May 1, 2026 Added two. Added: A, B Removed: gone Not stated Some time ago. Changed: A',
    );
    expect(links(part(list, 'versions'))).to.deep.equal([
      'Version of May 1, 2025 https://us.example/2025.pdf',
      'Version of May 1, 2024 https://us.example/2024.html',
      'Feed of 2023 https://us.example/2023.json',
    ]);
    expect(text(part(list, 'versions'))).to.equal(
      'Previous versions Version of May 1, 2025 (PDF) Version of May 1, 2024 (First) Feed of 2023 (json) Version of May 1, 2022',
    );
  });

  it('stands who publishes it', async () => {
    const list = await show({
      publisher: {
        name: 'Us Inc.',
        url: 'https://us.example/',
        address: '1 Main Street',
        contacts: [{role: 'Data Protection Officer', name: 'Eve', email: 'dpo@us.example'}, 'Desk'],
      },
      subprocessors: [ENTRY],
    });
    expect(text(part(list, 'publisher'))).to.equal(
      'Published by Us Inc. 1 Main Street Eve, Data Protection Officer, dpo@us.example Desk',
    );
    expect(links(list)).to.deep.equal(['Us Inc. https://us.example/', 'dpo@us.example mailto:dpo@us.example']);
  });

  it('has nothing that the feed does not say', async () => {
    const list = await show(feedOf(ENTRY));
    expect(headings(list)).to.deep.equal([]);
    expect(statuses(list)).to.deep.equal(['1 subprocessor']);
    expect(links(list)).to.deep.equal([]);
  });
});

describe('Upcoming changes', () => {
  const feed = {
    objection: {days: 30},
    subprocessors: [
      {id: 'later', name: 'Later', announced: inDays(-10), effectiveFrom: inDays(40)},
      {id: 'soon', name: 'Soon', announced: inDays(-40), effectiveFrom: inDays(1)},
      {id: 'here', name: 'Here', announced: inDays(-40), effectiveFrom: inDays(0)},
      {id: 'leaves', name: 'Leaves', effectiveUntil: inDays(5)},
      {id: 'left', name: 'Left', effectiveUntil: inDays(-1)},
    ],
  };

  it('are announced, soonest first, with a link and the last day to object', async () => {
    const list = await show(feed);
    expect(headings(list)[0]).to.equal('2 Upcoming changes');
    expect(text(part(list, 'banner'))).to.equal(
      'Upcoming changes 2 subprocessors will be added, 1 subprocessor will no longer be used. ' +
        `The next deadline to object is ${words(inDays(20))} (in 20 days). ` +
        `Soon, in use from ${words(inDays(1))}. The time to object ended on ${words(inDays(-10))}. ` +
        `Leaves, in use until ${words(inDays(5))}. ` +
        `Later, in use from ${words(inDays(40))}. You may object until ${words(inDays(20))}. ` +
        `Announced on ${words(inDays(-10))}, with 30 days to object. Add the deadlines to a calendar`,
    );
    const here = location.href.replace(/#.*/, '');
    expect(links(part(list, 'banner'))).to.deep.equal([
      `Soon ${here}#soon`,
      `Leaves ${here}#leaves`,
      `Later ${here}#later`,
    ]);
  });

  it('are not there when nothing is to come', async () => {
    const list = await show({...feed, subprocessors: feed.subprocessors.filter(({id}) => /here|left/.test(id))});
    expect(text(list)).to.not.include('Upcoming changes');
  });
});

describe('Text of the feed', () => {
  it('is never markup of the page', async () => {
    takeConsole();
    const bad = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    const list = await show({
      title: bad,
      introduction: bad,
      updated: bad,
      publisher: {name: bad, address: bad, contacts: [bad]},
      definitions: [{title: bad, body: bad}],
      sections: [{title: bad, body: `- ${bad}\n- **${bad}**`}],
      categories: [
        {id: 'c', title: bad, description: bad, kind: bad, columns: ['name', {field: 'purpose', label: bad}]},
      ],
      notice: {text: bad, subscribe: [{title: bad, url: 'https://us.example/'}]},
      objection: {text: bad, email: bad, subject: bad, fields: [bad]},
      documents: [{title: bad, url: 'https://us.example/'}],
      changes: [{date: bad, summary: bad, added: [bad]}],
      previousVersions: [{date: bad, title: bad, type: bad}],
      subprocessors: [
        {id: bad, name: bad, category: 'c', purpose: bad, country: bad, dataTypes: [bad, 'x'], fields: {[bad]: bad}},
        {id: 'b', name: 'B', category: bad, notes: bad, contact: bad, links: {[bad]: 'https://b.example/'}},
      ],
    });
    expect(list.shadowRoot?.querySelectorAll('img, script, [onerror]').length).to.equal(0);
    expect(headings(list)[0]).to.equal(`2 ${bad}`);
    expect(nameOf(find(list, 'rowheader'))).to.equal(bad);
    expect('hacked' in window).to.equal(false);
  });

  it('is no markup in code, links and letters either', async () => {
    const list = await show({
      introduction: '`<b>code</b>` \\<i> <https://us.example/?a=<b> [x](https://us.example/"><img>)',
      subprocessors: [ENTRY],
    });
    expect(text(part(list, 'introduction')))
      .to.include('<b>code</b>')
      .and.to.include('<i>');
    expect(list.shadowRoot?.querySelectorAll('img, b, i').length).to.equal(0);
  });
});
