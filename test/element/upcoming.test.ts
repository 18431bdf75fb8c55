/** What is to come, and until when one may object: above the list, in its rows, by mail and in a calendar. */
import {expect} from 'chai';
import ICAL from 'ical.js';
import {expectAccessible} from '../support/axe.js';
import {takeFiles} from '../support/files.js';
import {
  all,
  click,
  find,
  focused,
  heard,
  type List,
  names,
  row,
  show,
  statuses,
  text,
  until,
} from '../support/fixture.js';

const FEED = {
  title: 'Our subprocessors',
  publisher: 'Us',
  updated: '2026-11-20',
  groupBy: 'none',
  notice: {days: 30},
  objection: {days: 14, email: 'dpo@us.example', subject: 'Objection', fields: ['Company', 'Subprocessor']},
  subprocessors: [
    {id: 'stays', name: 'Stays', country: 'DE'},
    {id: 'later', name: 'Later', announced: '2026-11-20', effectiveFrom: '2027-01-10', url: 'https://later.example/'},
    {id: 'soon', name: 'Soon', announced: '2026-10-01', effectiveFrom: '2026-12-01'},
    {id: 'quiet', name: 'Quiet', effectiveFrom: '2027-02-01'},
    {id: 'leaves', name: 'Leaves', effectiveUntil: '2026-12-31'},
    {id: 'fresh', name: 'Fresh', effectiveFrom: '2026-11-10'},
    {id: 'left', name: 'Left', effectiveUntil: '2026-11-01'},
  ],
};
const NOW = 'now="2026-11-27"';

const banner = (list: List): HTMLElement | null | undefined => list.shadowRoot?.querySelector('[part=banner]');
const said = (list: List): string => heard(banner(list) as Element);
/** Below each name, where the entry stands. */
const stages = (list: List): string[] => all(list, 'rowheader').map((head) => heard(head));
const only = (...ids: string[]) => ({
  ...FEED,
  subprocessors: FEED.subprocessors.filter(({id}) => ids.includes(id)),
});

describe('The rows of what changes', () => {
  const STAGES = [
    'Stays',
    'Later Upcoming: in use from January 10, 2027',
    'Soon Upcoming: in use from December 1, 2026',
    'Quiet Upcoming: in use from February 1, 2027',
    'Leaves Ending: in use until December 31, 2026',
    'Fresh New: in use since November 10, 2026',
    'Left Ended: in use until November 1, 2026',
  ];

  for (const [where, width] of [
    ['a table', '60rem'],
    ['cards', '22rem'],
  ]) {
    it(`say where each stands, with the day, in ${where}`, async () => {
      const list = await show(FEED, `${NOW} style="inline-size: ${width}"`);
      expect(stages(list)).to.deep.equal(STAGES);
      await expectAccessible(list);
    });
  }

  it('have a part for each', async () => {
    const list = await show(FEED, NOW);
    const parts = [...(list.shadowRoot?.querySelectorAll('[part~=stage]') ?? [])].map((node) =>
      node.getAttribute('part'),
    );
    expect(parts).to.deep.equal([
      'stage upcoming',
      'stage upcoming',
      'stage upcoming',
      'stage ending',
      'stage new',
      'stage ended',
    ]);
  });

  it('are told of the day that the page calls today, whenever it does', async () => {
    const list = await show(FEED, NOW);
    const head = row(list, STAGES[1]!.replace('Later ', 'Later'));
    list.now = '2026-12-15';
    await list.updateComplete;
    expect(stages(list)).to.deep.equal([
      'Stays',
      'Later Upcoming: in use from January 10, 2027',
      'Soon New: in use since December 1, 2026',
      'Quiet Upcoming: in use from February 1, 2027',
      'Leaves Ending: in use until December 31, 2026',
      'Fresh',
      'Left Ended: in use until November 1, 2026',
    ]);
    expect(head.isConnected).to.equal(true);
    list.setAttribute('now', '2027-03-15');
    await list.updateComplete;
    expect(stages(list).slice(0, 5)).to.deep.equal([
      'Stays',
      'Later',
      'Soon',
      'Quiet',
      'Leaves Ended: in use until December 31, 2026',
    ]);
  });

  for (const now of ['', 'tomorrow', '2026-02-30', '27.11.2026', '2026-11-27T00:00']) {
    it(`are those of the reader's own day where that is none: “${now}”`, async () => {
      const feed = {
        ...FEED,
        subprocessors: [
          {id: 'a', name: 'A', effectiveFrom: '2000-01-01'},
          {id: 'b', name: 'B', effectiveFrom: '9000-01-01'},
        ],
      };
      const list = await show(feed, `now="${now}"`);
      expect(stages(list)).to.deep.equal(['A', 'B Upcoming: in use from January 1, 9000']);
      expect(text(list)).to.equal(text(await show(feed)));
    });
  }

  it('are the same in a long list, wherever one looks', async () => {
    const many = Array.from({length: 400}, (_, index) => ({
      id: `v${index}`,
      name: `V ${index}`,
      effectiveFrom: '2026-12-01',
    }));
    const list = await show({...FEED, subprocessors: many}, NOW);
    await until(() => all(list, 'rowheader').length === 400);
    list.now = '2026-12-02';
    await list.updateComplete;
    all(list, 'rowheader').at(-1)?.scrollIntoView();
    await until(() => stages(list).at(-1) === 'V 399 New: in use since December 1, 2026');
    expect(stages(list)[0]).to.equal('V 0 New: in use since December 1, 2026');
  });
});

describe('The banner', () => {
  it('sums up what is to come, soonest first, and until when one may object', async () => {
    const list = await show(FEED, NOW);
    expect(said(list)).to.equal(
      'Upcoming changes 3 subprocessors will be added, 1 subprocessor will no longer be used. ' +
        'The next deadline to object is December 4, 2026 (in 7 days). ' +
        'Soon, in use from December 1, 2026. The time to object ended on October 15, 2026. ' +
        'Leaves, in use until December 31, 2026. ' +
        'Later, in use from January 10, 2027. You may object until December 4, 2026. ' +
        'Announced on November 20, 2026, with 14 days to object. Object to Later ' +
        'Quiet, in use from February 1, 2027. You may object until January 16, 2027. ' +
        'Counted from the notice that is due by January 2, 2027, with 14 days to object. Object to Quiet ' +
        'Add the deadlines to a calendar',
    );
  });

  const days: [now: string, sentence: string][] = [
    [
      '2026-11-30',
      '3 subprocessors will be added, 1 subprocessor will no longer be used. The next deadline to object is December 4, 2026 (in 4 days).',
    ],
    [
      '2026-12-03',
      '2 subprocessors will be added, 1 subprocessor will no longer be used. The next deadline to object is December 4, 2026 (tomorrow).',
    ],
    [
      '2026-12-04',
      '2 subprocessors will be added, 1 subprocessor will no longer be used. The next deadline to object is December 4, 2026 (today).',
    ],
    [
      '2026-12-05',
      '2 subprocessors will be added, 1 subprocessor will no longer be used. The next deadline to object is January 16, 2027 (in 42 days).',
    ],
    ['2027-01-01', '2 subprocessors will be added. The next deadline to object is January 16, 2027 (in 15 days).'],
    ['2027-01-20', '1 subprocessor will be added.'],
  ];
  for (const [now, sentence] of days) {
    it(`is that of the day: ${now}`, async () => {
      const list = await show(FEED, `now="${now}"`);
      expect(text(banner(list)?.querySelector('p') as Element)).to.equal(sentence);
    });
  }

  it('lets readers object on the last day, and no longer', async () => {
    const [last, over] = [await show(FEED, 'now="2026-12-04"'), await show(FEED, 'now="2026-12-05"')];
    expect(said(last)).to.include('You may object until December 4, 2026.').and.to.include('Object to Later');
    expect(said(over))
      .to.include('The time to object ended on December 4, 2026.')
      .and.to.not.include('Object to Later');
  });

  it('comes and goes with the day that the page calls today', async () => {
    const list = await show(FEED, 'now="2027-02-01"');
    expect(Boolean(banner(list))).to.equal(false);
    list.now = '2027-01-31';
    await list.updateComplete;
    expect(said(list)).to.include('1 subprocessor will be added.');
    list.now = '2027-02-02';
    await list.updateComplete;
    expect(Boolean(banner(list))).to.equal(false);
  });

  it('leads to the rows', async () => {
    const list = await show(FEED, `${NOW} link-prefix="v-"`);
    const link = find<HTMLAnchorElement>(banner(list) as Element, 'link', 'Leaves');
    expect(link.href).to.equal(`${location.href.replace(/#.*/, '')}#v-leaves`);
    link.click();
    await until(() => focused(list).startsWith('row Leaves'));
  });

  it('begins a letter about the one that is objected to', async () => {
    const list = await show(FEED, NOW);
    const link = find<HTMLAnchorElement>(banner(list) as Element, 'link', 'Object to Later');
    const {protocol, pathname, searchParams} = new URL(link.href);
    expect([protocol, pathname]).to.deep.equal(['mailto:', 'dpo@us.example']);
    expect(searchParams.get('subject')).to.equal('Objection');
    expect(searchParams.get('body')).to.equal('Company: \r\nSubprocessor: Later');
  });

  const letters: [what: string, feed: object, names: string[]][] = [
    ['of what may still be objected to', FEED, ['Object to Later', 'Object to Quiet']],
    ['of no end', only('leaves'), []],
    ['of none where there is no address', {...FEED, objection: {days: 14}}, []],
    [
      'of all where no period is stated',
      {...FEED, notice: undefined, objection: {email: 'dpo@us.example'}},
      ['Object to Soon', 'Object to Later', 'Object to Quiet'],
    ],
  ];
  for (const [what, feed, expected] of letters) {
    it(`begins letters ${what}`, async () => {
      const list = await show(feed, NOW);
      expect(names(banner(list) as Element, 'link').filter((name) => name.startsWith('Object'))).to.deep.equal(
        expected,
      );
    });
  }
});

describe('A calendar', () => {
  it('is given the deadlines that are not over, with the way back to the rows', async () => {
    const files = takeFiles();
    const list = await show(FEED, `${NOW} url-state`);
    await click(list, 'button', 'Add the deadlines to a calendar');
    await until(() => files.length);
    expect([files[0]?.name, files[0]?.type]).to.deep.equal([
      'us-subprocessors-2026-11-20.ics',
      'text/calendar;charset=utf-8',
    ]);
    const calendar = new ICAL.Component(ICAL.parse((await files[0]?.text) ?? ''));
    const events = calendar.getAllSubcomponents('vevent').map((event) => {
      const read = (name: string): string => String(event.getFirstPropertyValue(name));
      return [read('dtstart'), read('summary'), read('description'), read('url')];
    });
    const here = location.href.replace(/#.*/, '');
    expect(events).to.deep.equal([
      [
        '2026-12-04',
        'Last day to object to Later',
        'Us: Our subprocessors\nLater, in use from January 10, 2027.\ndpo@us.example',
        `${here}#later`,
      ],
      [
        '2027-01-16',
        'Last day to object to Quiet',
        'Us: Our subprocessors\nQuiet, in use from February 1, 2027.\ndpo@us.example',
        `${here}#quiet`,
      ],
    ]);
    await until(() => statuses(list).includes('Saved as us-subprocessors-2026-11-20.ics'));
  });

  for (const [what, feed] of [
    ['all deadlines are over', only('soon', 'stays')],
    ['something only ends', only('leaves', 'stays')],
    ['none follows from the feed', {...FEED, notice: undefined, objection: undefined}],
  ] as const) {
    it(`is offered nothing where ${what}`, async () => {
      const list = await show(feed, NOW);
      expect(Boolean(banner(list))).to.equal(true);
      expect(names(banner(list) as Element, 'button')).to.deep.equal([]);
    });
  }
});
