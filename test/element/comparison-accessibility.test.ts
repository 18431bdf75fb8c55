/** Versions and comparisons for who hears them, has other colours, little room, or reads from right to left. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {compared, detailsOf, panel, told} from '../support/comparison.js';
import {
  all,
  cleanup,
  click,
  find,
  heard,
  type List,
  row,
  show,
  takeRequests,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {emulateMedia, type MediaEmulation, type TablePart, told as toldByBrowser} from '../support/keys.js';

const ADA = {
  id: 'ada',
  name: 'Ada',
  url: 'https://ada.example/',
  category: 'Hosting',
  purpose: 'Keeps the infrastructure, and [stores](https://ada.example/) what customers send',
  dataTypes: ['Files', 'Logs', 'Tickets'],
  country: 'DE',
  locations: 'DE',
  transfers: 'scc',
  legalName: 'Ada Ltd',
};
const of = (name: string, rest: object = {}) => ({
  ...ADA,
  id: name.toLowerCase(),
  name,
  legalName: `${name} Ltd`,
  ...rest,
});
/** With something of everything that can change. */
const BEFORE = {
  title: 'Our subprocessors',
  introduction: 'We ask few.',
  notice: {days: 30},
  documents: 'https://us.example/a',
  subprocessors: [
    ADA,
    of('Bell'),
    of('Curie', {notes: 'As [ever](https://us.example/).', links: {dpa: 'https://us.example/1'}}),
    of('Dirac', {category: 'Support', dataTypes: ['Logs']}),
    of('Euler', {category: 'Support'}),
    of('Fermi', {category: 'Support', url: 'https://fermi.example/'}),
  ],
};
const AFTER = {
  title: 'Our subprocessors',
  introduction: 'We ask many.',
  notice: {days: 14},
  documents: 'https://us.example/b',
  objection: {days: 14, email: 'dpo@us.example'},
  subprocessors: [
    {...ADA, name: 'Ada Lovelace', locations: ['DE', 'US'], dataTypes: ['Files', 'Mail'], certifications: 'ISO 27001'},
    of('Curie', {
      purpose: 'Keeps the infrastucture, and stores what customers send',
      links: {dpa: 'https://us.example/2'},
    }),
    of('Dirac', {category: 'Hosting', dataTypes: ['Logs'], effectiveUntil: '2027-01-01'}),
    of('Euler', {category: 'Support'}),
    of('Fermi', {category: 'Support', url: 'https://fermi.example/new'}),
    of('Gauss', {category: 'Support', effectiveFrom: '2027-01-01', announced: '2026-11-20'}),
  ],
};
const VERSIONS = {changes: 'As kept.', previousVersions: [{date: '2025-01-05', url: '/before.json'}]};
const NOW = 'now="2026-11-27"';
const WIDE = 'style="inline-size: 70rem"';
const NARROW = 'style="inline-size: 22rem"';

/** Brings a list with these attributes into a state. */
type Enter = (attributes: string) => Promise<List>;

const compare =
  (style: string): Enter =>
  async (attributes) => {
    const list = await compared(BEFORE, AFTER, `${NOW} ${attributes} ${style}`);
    await click(list, 'disclosure', /^Changes around the list/);
    return list;
  };

const STATES: [state: string, enter: Enter][] = [
  ['in a comparison', compare(WIDE)],
  ['in a comparison, in cards', compare(NARROW)],
  [
    'in a comparison of which only changes are shown',
    async (attributes) => {
      const list = await compare('')(attributes);
      find(panel(list), 'checkbox', 'Only changes').click();
      await list.updateComplete;
      return list;
    },
  ],
  ['in a comparison that finds nothing', (attributes) => compared(BEFORE, {...BEFORE, title: 'Ours'}, attributes)],
  [
    'in an earlier version',
    async (attributes) => {
      const requests = takeRequests();
      const list = await show({...AFTER, ...VERSIONS}, `${NOW} ${attributes}`);
      await click(list, 'button', /^Read /);
      await until(() => requests.length);
      requests[0]?.answer(BEFORE);
      await until(() => all(list, 'group', /^You are reading/).length);
      return list;
    },
  ],
  [
    'while a version loads',
    async (attributes) => {
      const requests = takeRequests();
      const list = await show({...AFTER, ...VERSIONS}, `${NOW} ${attributes}`);
      await click(list, 'button', /^Read /);
      await until(() => requests.length && text(list).includes('Loading the version'));
      return list;
    },
  ],
];

async function emulate(emulation: MediaEmulation): Promise<boolean> {
  cleanup(() => emulateMedia({}));
  return emulateMedia(emulation);
}

/** How else the page may look; `prepare` answers whether this browser can show it so. */
const LOOKS: [look: string, prepare: () => Promise<boolean>, attributes: string][] = [
  ['as pages mostly look', async () => true, ''],
  [
    'in the dark',
    () => {
      // Axe takes a page without a background for a white one.
      Object.assign(document.documentElement.style, {colorScheme: 'light dark', background: 'Canvas'});
      cleanup(() => document.documentElement.removeAttribute('style'));
      return emulate({colorScheme: 'dark'});
    },
    '',
  ],
  ['in forced colours', () => emulate({forcedColors: 'active'}), ''],
  ['from right to left', async () => true, 'lang="ar" dir="rtl"'],
];

describe('axe finds nothing', () => {
  for (const [state, enter] of STATES) {
    for (const [look, prepare, attributes] of LOOKS) {
      it(`${state}, ${look}`, async function () {
        if (!(await prepare())) this.skip();
        await expectAccessible(await enter(attributes));
      });
    }
  }
});

describe('A comparison', () => {
  it('tells by text alone what became of each row, as the browser tells it', async () => {
    const list = await compared(BEFORE, AFTER, 'group-by="none"');
    const VERDICTS = [
      ['Ada Lovelace was Ada', 'Changed Moves data outside the EEA'],
      ['Bell', 'Removed'],
      ['Curie', 'Changed'],
      ['Dirac', 'Changed'],
      ['Euler', 'Unchanged'],
      ['Fermi', 'Editorial'],
      ['Gauss', 'Added'],
    ];
    const words = ({name = ''}: TablePart): string => name.replace(/\s+/g, ' ').trim();
    const rowsIn = (parts: readonly TablePart[]): TablePart[] =>
      parts.flatMap((part) => (part.role === 'row' ? [part] : rowsIn(part.children)));
    const headed = (parts: readonly TablePart[]): TablePart[] =>
      rowsIn(parts).filter(({children}) => children[0]?.role === 'rowheader');
    await until(() => told(list, 'Bell').Change === 'Removed');
    const end = performance.now() + 10_000;
    for (;;) {
      const {tables, tells} = await toldByBrowser(); // A little later than it is drawn.
      const found = headed(tables);
      if (!tells.includes('names')) {
        if (found.length === VERDICTS.length) return;
      } else {
        const heard = found.map(({children}) => [
          words(children[0]!).replace(/ (Upcoming|Ending).*/, ''),
          words(children[2]!),
        ]);
        if (JSON.stringify(heard) === JSON.stringify(VERDICTS)) return;
        if (performance.now() > end) expect(heard).to.deep.equal(VERDICTS);
      }
      if (performance.now() > end) expect(found.length).to.equal(VERDICTS.length);
    }
  });

  it('says the same in cards, within their width', async () => {
    const list = await compared(BEFORE, AFTER, NARROW);
    expect(told(list, 'Bell').Change).to.equal('Removed');
    expect(told(list, /^Ada/)['Data types']).to.equal('Files Added: Mail Removed: Logs Removed: Tickets');
    expect(detailsOf(list, /^Ada/)).to.include('Certifications Added: ISO 27001');
    expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    for (const each of row(list, /^Ada/).querySelectorAll('*')) {
      expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 60)).to.be.at.most(
        list.getBoundingClientRect().right,
      );
    }
  });

  it('has the marks of its rows at their beginning, from whichever side one reads', async () => {
    const shadow = (list: List): string => getComputedStyle(row(list, 'Bell').firstElementChild as Element).boxShadow;
    expect(shadow(await compared(BEFORE, AFTER, WIDE))).to.match(/(^|\s)4px 0px 0px 0px inset/);
    expect(shadow(await compared(BEFORE, AFTER, `${WIDE} dir="rtl"`))).to.match(/-4px 0px 0px 0px inset/);
  });

  it('has both values beside each other where there is room, else one below the other', async () => {
    const tops = async (style: string): Promise<number[]> => {
      const list = await compared(BEFORE, AFTER, style);
      const details = row(list, 'Curie').nextElementSibling as Element;
      expect(heard(details)).to.include('Notes Before As ever. After Not stated');
      return [...details.querySelectorAll('dd.prose > div > *')].map((each) => each.getBoundingClientRect().top);
    };
    const [before, now] = await tops(WIDE);
    expect(before).to.equal(now);
    const [above, below] = await tops(NARROW);
    expect(above).to.be.lessThan(below ?? 0);
  });

  it('has the focus where it is seen', async () => {
    const list = await compared(BEFORE, AFTER);
    expect(getComputedStyle(panel(list)).outlineStyle).to.not.equal('none');
    await toggle(list, 'Change', 'Removed');
    await click(list, 'button', 'Next change');
    expect(getComputedStyle(list.shadowRoot?.activeElement as Element).outlineStyle).to.equal('solid');
  });
});
