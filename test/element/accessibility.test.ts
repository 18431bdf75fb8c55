/** What assistive technology is told, checked by axe in every state, and the semantics of the tables. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {
  all,
  cleanup,
  click,
  FEED,
  facet,
  feedOf,
  find,
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
import {emulateMedia, press} from '../support/keys.js';

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

/** A page that follows the reader's colours, as one with `color-scheme` does. */
function followColorScheme(): void {
  document.documentElement.style.colorScheme = 'light dark';
  cleanup(() => document.documentElement.removeAttribute('style'));
}

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

  it('in a filtered list, with the filter open', async () => {
    const list = await show(FULL);
    await search(list, 'hosting');
    await toggle(list, 'Data types', 'Files');
    expect(facet(list, 'Data types').open).to.equal(true);
    await expectAccessible(list);
  });

  it('in a sorted list', async () => {
    const list = await show(FULL, 'group-by="none"');
    await click(list, 'button', 'Name');
    await expectAccessible(list);
  });

  it('in a list with a row that the address names', async () => {
    history.replaceState(null, '', '#hetzner');
    const list = await show(FULL);
    await until(() => list.shadowRoot?.activeElement);
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

  it('after an error', async () => {
    await expectAccessible(await show('no JSON'));
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

  it('in cards', async () => {
    const list = await show(FULL, NARROW);
    await click(list, 'button', 'Details of Amazon Web Services');
    await toggle(list, 'Country', 'United States');
    await expectAccessible(list);
  });

  it('in the dark', async function () {
    if (!(await emulateMedia({colorScheme: 'dark'}))) this.skip();
    followColorScheme();
    try {
      const list = await show(FULL);
      await search(list, 'hosting');
      await toggle(list, 'Data types', 'Files');
      expect(matchMedia('(prefers-color-scheme: dark)').matches).to.equal(true);
      await expectAccessible(list);
      await expectAccessible(await show('no JSON'));
      await expectAccessible(await show(FULL, NARROW));
    } finally {
      await emulateMedia({});
    }
  });
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
});
