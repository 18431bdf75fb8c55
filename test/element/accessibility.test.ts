/** What assistive technology is told, checked by axe in every state, and the semantics of the tables. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {
  all,
  choose,
  cleanup,
  click,
  FEED,
  facet,
  feedOf,
  find,
  focused,
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
  takeConsole,
  takeRequests,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {emulateMedia, type MediaEmulation, press, type TablePart, type Told, told} from '../support/keys.js';

const NARROW = 'style="inline-size: 22rem"';
const GROUPINGS = ['category', 'country', 'category country', 'none'];

/** Everything that a feed may hold. */
const FULL = {
  ...FEED,
  introduction: 'Read [the terms](https://us.example/terms).\n\n- one\n- two',
  effective: '2026-12-01',
  definitions: [{title: 'Subprocessor', body: 'Whom we ask.'}],
  sections: [{title: 'Before', body: '(a) alpha\n(b) beta', position: 'before'}, 'After.'],
  notice: {days: 30, text: 'By mail.', subscribe: 'https://us.example/subscribe'},
  objection: {days: 30, email: 'dpo@us.example', subject: 'Objection', fields: ['Company'], text: 'Write.'},
  documents: [{title: 'Agreement', url: 'https://us.example/dpa'}],
  changes: [{date: '2026-01-01', summary: 'Added.', added: 'aws'}],
  previousVersions: [{date: '2025-01-01', type: 'pdf', url: 'https://us.example/old.pdf'}],
  publisher: {name: 'Us', url: 'https://us.example/', contacts: [{role: 'DPO', email: 'dpo@us.example'}]},
  subprocessors: [
    ...FEED.subprocessors,
    {
      id: 'new',
      name: 'Newcomer',
      category: 'Data & AI',
      country: 'FR',
      announced: '2026-01-01',
      effectiveFrom: '9000-01-01',
    },
    {id: 'a b', name: 'Spaced', category: 'Data & AI', country: ['BE', 'NL'], notes: 'A [note](https://us.example/n).'},
  ],
};

/** Places in every part of the world, and as many as call for a field to find one. */
const WORLD = {
  title: 'Our subprocessors',
  groupBy: 'none',
  subprocessors: ['DE', 'FR', 'IE', 'NL', 'CH', 'GB', 'US', 'CA', 'BR', 'JP', 'SG', 'IN', 'ZA', 'AU', ''].map(
    (country, index) => ({
      id: `v${index}`,
      name: `Vendor ${index}`,
      url: 'https://vendor.example/',
      purpose: 'Answers what customers ask, and [keeps](https://vendor.example/) what they send.',
      dataTypes: ['Conversations', 'Invoices', index % 2 ? 'Files' : 'Logs'],
      country,
      legalName: `Vendor ${index} Incorporated`,
    }),
  ),
};

/** More columns than fit beside each other. */
const WIDE = {
  ...WORLD,
  columns: [
    'name',
    'purpose',
    'dataTypes',
    'dataSubjects',
    'country',
    'locations',
    'transfers',
    'entityType',
    'retention',
  ],
  subprocessors: WORLD.subprocessors.map((entry) => ({
    ...entry,
    dataSubjects: 'Customers',
    locations: 'EU',
    transfers: 'scc',
    entityType: 'Third party',
    retention: '30 days',
  })),
};

/** A page that follows the reader's colours, as one with `color-scheme` does. */
function followColorScheme(): void {
  document.documentElement.style.colorScheme = 'light dark';
  cleanup(() => document.documentElement.removeAttribute('style'));
}

/** Answers whether this browser can do it. */
async function emulate(emulation: MediaEmulation, query: string): Promise<boolean> {
  cleanup(() => emulateMedia({}));
  if (!(await emulateMedia(emulation))) return false;
  expect(matchMedia(query).matches).to.equal(true);
  return true;
}

/** Brings a list with these attributes into a state, and gives what of it is then to be looked at. */
type Enter = (attributes: string) => Promise<Element>;

/** Chooses the last of what a filter offers, whatever it is called in the language of the list. */
async function chooseLast(list: List, label: string): Promise<void> {
  const details = facet(list, label);
  details.querySelector('summary')?.click();
  const boxes = [...details.querySelectorAll<HTMLInputElement>('[type=checkbox]:enabled')];
  boxes.at(-1)?.click();
  await list.updateComplete;
  expect(details.open).to.equal(true);
}

/** Opens a filter, and finds some of its options. */
const findOption =
  (words: string, style = ''): Enter =>
  async (attributes) => {
    const list = await show(WORLD, `${attributes} ${style}`);
    await click(list, 'disclosure', 'Country');
    expect(facet(list, 'Country').querySelectorAll('[role=group]').length).to.be.greaterThan(3);
    const field = find<HTMLInputElement>(list, 'searchbox', 'Find in Country');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await list.updateComplete;
    return facet(list, 'Country');
  };

const openExport =
  (style = ''): Enter =>
  async (attributes) => {
    const list = await show(WORLD, `${attributes} url-state ${style}`);
    await chooseLast(list, 'Data types');
    await click(list, 'disclosure', 'Export');
    const menu = facet(list, 'Export');
    await until(() => all(menu, 'button').length === 6);
    return menu; // Not of the list, of which it covers a part.
  };

/** Scrolls so that a row stands right below the head of its table: what is half covered, axe takes for too small. */
const scrolled =
  (feed: unknown, style: string, part: '.fits' | '.wide'): Enter =>
  async (attributes) => {
    const list = await show(feed, `${attributes} ${style}`);
    await until(() => list.shadowRoot?.querySelector(part));
    const box = part === '.wide' ? list.shadowRoot?.querySelector(part) : document.scrollingElement;
    const head = find(list, 'columnheader', 'Name');
    const below = row(list, 'Vendor 5');
    const distance = (): number => below.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
    below.scrollIntoView();
    box?.scrollBy(0, distance());
    expect(distance()).to.be.closeTo(0, 1);
    const edge = part === '.wide' ? box?.getBoundingClientRect().top : 0;
    expect(head.getBoundingClientRect().top).to.be.closeTo(edge ?? 0, 1);
    return list;
  };

const STATES: [state: string, enter: Enter][] = [
  [
    'in a filtered list, with the filter open',
    async (attributes) => {
      const list = await show(FULL, attributes);
      await search(list, 'hosting');
      await chooseLast(list, 'Data types');
      return list;
    },
  ],
  [
    'in cards, with a filter and a row open',
    async (attributes) => {
      const list = await show(FULL, `${attributes} ${NARROW}`);
      await click(list, 'button', 'Details of Amazon Web Services');
      await chooseLast(list, 'Country');
      return list;
    },
  ],
  [
    'in a list with a row that the address names',
    async (attributes) => {
      history.replaceState(null, '', '#hetzner');
      const list = await show(FULL, attributes);
      await until(() => list.shadowRoot?.activeElement);
      return list;
    },
  ],
  ['with all countries to choose from, by region', findOption('')],
  ['with the countries that were found', findOption('an')],
  ['with no country found', findOption('xqzxqz')],
  ['with a country found in cards', findOption('ger', NARROW)],
  ['with ways to take the list away', openExport()],
  ['with ways to take the list away, in cards', openExport(NARROW)],
  [
    'where nothing matches, of much that is asked',
    async (attributes) => {
      const list = await show(WORLD, attributes);
      await chooseLast(list, 'Data types');
      await search(list, 'xqzxqzxqz');
      await until(() => !rows(list).length);
      expect(all(list, 'button', 'Clear all').length).to.equal(2);
      return list;
    },
  ],
  [
    'with the head of a table in sight, above rows in the middle',
    scrolled(WORLD, 'style="inline-size: 60rem"', '.fits'),
  ],
  ['after an error', (attributes) => show('no JSON', attributes)],
  ['in a table that is too wide for its place', scrolled(WIDE, 'style="inline-size: 46rem"', '.wide')],
];

/** How else the page may look; `prepare` answers whether this browser can show it so. */
const LOOKS: [look: string, prepare: () => Promise<boolean>, attributes: string][] = [
  [
    'in the dark',
    async () => {
      followColorScheme();
      return emulate({colorScheme: 'dark'}, '(prefers-color-scheme: dark)');
    },
    '',
  ],
  ['in forced colours', () => emulate({forcedColors: 'active'}, '(forced-colors: active)'), ''],
  ['from right to left', async () => true, 'lang="ar" dir="rtl"'],
];

describe('axe finds nothing', () => {
  beforeEach(() => {
    takeConsole();
  });

  it('while it loads', async () => {
    takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => all(list, 'status').length);
    await expectAccessible(list);
  });

  for (const grouping of GROUPINGS) {
    it(`in a list grouped by ${grouping}`, async () => {
      await expectAccessible(await show(FULL, `group-by="${grouping}"`));
    });
  }

  it('with everything open', async () => {
    const list = await show(FULL);
    await click(list, 'disclosure', 'Subprocessor');
    await click(list, 'button', 'Details of Amazon Web Services');
    await click(list, 'button', 'Details of Spaced');
    await expectAccessible(list);
  });

  it('in a sorted list', async () => {
    const list = await show(FULL, 'group-by="none"');
    await click(list, 'button', 'Name');
    await expectAccessible(list);
  });

  it('where nothing matches', async () => {
    const list = await show(FULL);
    await search(list, 'xqzxqzxqz');
    await until(() => !rows(list).length);
    await expectAccessible(list);
  });

  it('among the closest rows', async () => {
    const list = await show(FULL);
    await search(list, 'clodflare');
    await until(() => rows(list).length);
    await expectAccessible(list);
  });

  it('in an empty list', async () => {
    await expectAccessible(await show(feedOf()));
  });

  it('after an error that left the list there', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FULL);
    await once(list, 'load');
    list.reload();
    await until(() => requests.length === 2);
    requests[1]?.fail();
    await once(list, 'error');
    await expectAccessible(list);
  });

  for (const [state, enter] of STATES) {
    it(state, async () => {
      await expectAccessible(await enter(''));
    });
  }

  for (const [look, prepare, attributes] of LOOKS) {
    it(`${look}, in any of these states`, async function () {
      if (!(await prepare())) this.skip();
      const {href} = location;
      for (const [state, enter] of STATES) {
        const node = await enter(attributes);
        await expectAccessible(node).catch((error) => {
          throw new Error(`${state}: ${error.message}`);
        });
        document.querySelector('subprocessor-list')?.remove();
        history.replaceState(null, '', href);
      }
    });
  }

  for (const level of [1, 4]) {
    it(`with headings from level ${level}, of which none is skipped`, async () => {
      for (const grouping of GROUPINGS) {
        const list = await show(FULL, `heading-level="${level}" group-by="${grouping}"`);
        const levels = headings(list).map((heading) => Number(heading[0]));
        expect(levels[0]).to.equal(level);
        expect(levels.filter((each, index) => each < level || each > (levels[index - 1] ?? level) + 1)).to.deep.equal(
          [],
        );
        if (grouping === 'category country') await expectAccessible(list);
        list.remove();
      }
    });
  }
});

describe('Tables', () => {
  const visibleRoles = (list: List) =>
    Object.fromEntries(
      (['table', 'row', 'columnheader', 'rowheader', 'cell'] as const).map((role) => [role, all(list, role).length]),
    );

  it('have their roles in any layout', async () => {
    const wide = await show(FEED, 'group-by="none" style="inline-size: 60rem"');
    const narrow = await show(FEED, `group-by="none" ${NARROW}`);
    const isCard = (list: List) => getComputedStyle(row(list, 'Hetzner')).display !== 'table-row';
    expect([isCard(wide), isCard(narrow)]).to.deep.equal([false, true]);
    // Five rows of five cells and one of links and buttons, a row of heads, and one row of details.
    const expected = {table: 1, row: 7, columnheader: 6, rowheader: 5, cell: 26};
    expect(visibleRoles(wide)).to.deep.equal(expected);
    expect(visibleRoles(narrow)).to.deep.equal(expected);
  });

  it('contain nothing of a row outside of it', async () => {
    const list = await show(FULL);
    const count = (selector: string) => list.shadowRoot?.querySelectorAll(selector).length;
    expect(count('[role=row] > :not([role=rowheader], [role=cell], [role=columnheader])')).to.equal(0);
    expect(count(':is(tr, th, td):not([role])')).to.equal(0);
    expect(count(':is([role=rowheader], [role=cell]):not([role=row] > *)')).to.equal(0);
  });

  for (const grouping of GROUPINGS) {
    it(`have each its own name, grouped by ${grouping}`, async () => {
      const list = await show(FULL, `group-by="${grouping}"`);
      const found = names(list, 'table');
      expect(found.length).to.be.greaterThan(0);
      expect(found.filter((name) => !name)).to.deep.equal([]);
      for (const table of all(list, 'table')) {
        const heading = table.parentElement?.querySelector('h1, h2, h3, h4, h5, h6');
        if (heading) expect(nameOf(table)).to.equal(nameOf(heading));
      }
    });
  }

  it('have ids that name one thing each', async () => {
    const list = await show(FULL, 'group-by="category country"');
    const ids = [...(list.shadowRoot?.querySelectorAll('[id]') ?? [])].map(({id}) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
    expect(ids.filter((id) => /\s/.test(id))).to.deep.equal([]);
  });

  it('show the labels of their columns in cards', async () => {
    const list = await show(FEED, `group-by="none" ${NARROW}`);
    const cells = all(row(list, 'Hetzner'), 'cell').slice(0, -1);
    const labels = cells.map((cell) => {
      const {content, display} = getComputedStyle(cell, '::before');
      // An engine gives the content as computed or as written; then the attribute has the words.
      const shown = content.includes('attr(') ? cell.dataset.label : /"([^"]*)"/.exec(content)?.[1];
      return display === 'none' ? '' : shown;
    });
    expect(labels).to.deep.equal(['Category', 'Purpose', 'Data types', 'Country']);
  });

  it('do not overflow a narrow place', async () => {
    const list = await show(FULL, 'style="inline-size: 18rem"');
    expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    expect(text(list)).to.include('Hetzner');
  });
});

describe('What the browser tells of the tables', () => {
  const VIEW = feedOf(
    {
      id: 'aws',
      name: 'Amazon Web Services',
      url: 'https://aws.example/',
      category: 'Hosting',
      purpose: 'Servers',
      country: 'US',
      dataTypes: ['Files', 'Logs'],
      legalName: 'AWS EMEA SARL',
    },
    {id: 'cloudflare', name: 'Cloudflare', category: 'Hosting', country: 'US', dataTypes: 'Logs'},
    {id: 'hetzner', name: 'Hetzner', category: 'Hosting', country: 'DE', dataTypes: 'Files'},
    {id: 'ovh', name: 'OVH', category: 'Hosting', country: 'FR', dataTypes: 'Files'},
    {id: 'paypal', name: 'PayPal', category: 'Payments', country: 'US', dataTypes: 'Invoices'},
    {id: 'cote', name: 'Côté Support', category: 'Support', country: ['NL', 'BE'], dataTypes: 'Tickets'},
    {id: 'zendesk', name: 'Zendesk', category: 'Support', country: 'US', dataTypes: ['Tickets', 'Files']},
  );
  const COLUMNS = ['Name', 'Purpose', 'Data types', 'Country', 'Links and details'];
  const SUPPORT_COLUMNS = ['Name', 'Data types', 'Country', 'Links and details'];
  const heads = (names: string[]): string => names.map((name) => `columnheader ${name}`).join(' | ');
  const OUTLINE = [
    'table Hosting 2 of 4',
    '- rowgroup',
    `- - ${heads(COLUMNS)}`,
    '- rowgroup',
    '- - rowheader Hetzner | cell Not stated | cell Files | cell Germany | cell Copy link to Hetzner',
    '- - rowheader Amazon Web Services | cell Servers | cell Files Logs | cell United States | ' +
      'cell Details of Amazon Web Services Copy link to Amazon Web Services',
    '- - cell Legal name AWS EMEA SARL',
    'table Support 1 of 2',
    '- rowgroup',
    `- - ${heads(SUPPORT_COLUMNS)}`,
    '- rowgroup',
    '- - rowheader Zendesk | cell Tickets Files | cell United States | cell Copy link to Zendesk',
  ];

  const words = ({role, name = ''}: TablePart): string => `${role} ${name.replace(/\s+/g, ' ')}`.trim();
  /** A line for each table, group of rows, and row with its cells. */
  const outline = (parts: TablePart[], depth = ''): string[] =>
    parts.flatMap((part) => {
      if (part.role === 'row') return depth + part.children.map(words).join(' | ');
      const line = part.role === 'table' ? words(part) : part.role;
      return [depth + line, ...outline(part.children, `${depth}- `)];
    });
  const withoutNames = (line: string): string =>
    line.startsWith('table') ? line : line.replace(/(columnheader|rowheader|cell) [^|]+?(?= \||$)/g, '$1');

  /** Waits until the browser tells this. */
  async function expectTold(lines: string[]): Promise<Told> {
    const end = performance.now() + 10_000;
    for (;;) {
      const now = await told();
      const [found, expected] = [outline(now.tables), now.tells.includes('names') ? lines : lines.map(withoutNames)];
      if (performance.now() > end) expect(found).to.deep.equal(expected);
      if (found.join('\n') === expected.join('\n')) return now;
    }
  }

  for (const [where, attributes, sort] of [
    ['cards', NARROW, (list: List) => choose(list, 'Sort by', 'Name, descending')],
    [
      'rows',
      'style="inline-size: 60rem"',
      async (list: List) => {
        await click(list, 'button', 'Name');
        await click(list, 'button', 'Name');
      },
    ],
  ] as const) {
    it(`names tables, columns, rows and cells, of ${where} that are searched, filtered, sorted and open`, async () => {
      const list = await show(VIEW, attributes);
      await search(list, 'files');
      await toggle(list, 'Country', 'United States');
      await toggle(list, 'Country', 'Germany');
      await sort(list);
      await click(list, 'button', 'Details of Amazon Web Services');
      const {tables, tells} = await expectTold(OUTLINE);
      if (!tells.includes('columns')) return;
      for (const [index, columns] of [COLUMNS, SUPPORT_COLUMNS].entries()) {
        const [head, body] = tables[index]!.children;
        expect(head!.children[0]!.children.map(({sort}) => sort ?? 'none')).to.deep.equal(
          columns.map((name) => (name === 'Name' ? 'descending' : 'none')),
        );
        for (const {children} of body!.children.filter(({children}) => children.length > 1)) {
          expect(children.map(({columns}) => columns?.join())).to.deep.equal(columns);
        }
      }
    });
  }
});

describe('The focus', () => {
  for (const [where, attributes] of [
    ['a wide place', 'style="inline-size: 60rem"'],
    ['a narrow place', NARROW],
  ] as const) {
    it(`is never on what cannot be seen, in ${where}`, async () => {
      const list = await show(FEED, attributes);
      const start = list.parentElement?.insertAdjacentElement('afterbegin', document.createElement('button'));
      const end = list.parentElement?.insertAdjacentElement('beforeend', document.createElement('button'));
      (start as HTMLElement).focus();
      const unseen: string[] = [];
      let stops = 0;
      for (; stops < 60; stops++) {
        await press('Tab');
        if (document.activeElement === end) break;
        const active = list.shadowRoot?.activeElement;
        if (!active) continue;
        active.scrollIntoView({block: 'center'});
        // Of a link over two lines, the first: the middle of both may lie between them.
        const {x, y, width, height} = active.getClientRects()[0] ?? active.getBoundingClientRect();
        const hit = list.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2) ?? null;
        if (!active.contains(hit)) unseen.push(nameOf(active));
      }
      expect(document.activeElement === end).to.equal(true);
      expect(stops).to.be.greaterThan(8);
      expect(unseen).to.deep.equal([]);
    });
  }

  it('is visible', async () => {
    const list = await show();
    const start = list.parentElement?.insertAdjacentElement('afterbegin', document.createElement('button'));
    (start as HTMLElement).focus();
    await press('Tab');
    expect(list.shadowRoot?.activeElement === find(list, 'searchbox')).to.equal(true);
    expect(getComputedStyle(find(list, 'searchbox')).outlineStyle).to.equal('solid');
  });

  for (const [where, focus, steps, expected] of [
    ['in a row that is still there', (list: List) => find(list, 'button', /link to Amazon/), 2, /^Copy link to Amazon/],
    ['in a row that is gone', (list: List) => find(list, 'button', /link to Hetzner/), 2, /^2 of 5/],
    ['in the head of a table that is gone', (list: List) => all(list, 'button', 'Name').at(-1), 2, /^2 of 5/],
    ['on a filter that is gone', (list: List) => find(list, 'button', /^Remove filter/), 1, /^5 subprocessors/],
  ] as const) {
    it(`is not lost when the reader goes back, ${where}`, async () => {
      const list = await show(FEED, 'url-state group-by="country"');
      await toggle(list, 'Country', 'United States');
      await click(list, 'button', 'Clear all');
      await toggle(list, 'Data types', 'Files');
      expect(rows(list)).to.deep.equal(['Hetzner', 'Amazon Web Services']); // Each in a table of its own.
      focus(list)?.focus();
      history.go(-steps);
      await until(() => rows(list)[0] !== 'Hetzner' || rows(list).length > 2);
      await list.updateComplete;
      expect(focused(list)).to.match(expected);
    });
  }
});

describe('Motion', () => {
  const moving = (list: List): number => list.shadowRoot?.getAnimations().length ?? 0;

  /** A list that loads once more, and has nothing to show meanwhile. */
  async function loading(): Promise<List> {
    const requests = takeRequests();
    takeConsole();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    list.src = '/other.json';
    await until(() => requests.length === 2);
    requests[1]?.fail();
    await once(list, 'error');
    list.reload();
    await until(() => all(list, 'status', 'Loading…').length);
    return list;
  }

  it('tells that the list loads', async () => {
    expect(moving(await loading())).to.equal(1);
  });

  it('is none where the reader asked for none', async function () {
    if (!(await emulate({reducedMotion: 'reduce'}, '(prefers-reduced-motion: reduce)'))) this.skip();
    expect(moving(await loading())).to.equal(0);
    const list = await show(FULL);
    await toggle(list, 'Data types', 'Files');
    await click(list, 'button', 'Details of Amazon Web Services');
    await click(list, 'disclosure', 'Export');
    expect(document.getAnimations().length + moving(list)).to.equal(0);
  });
});
