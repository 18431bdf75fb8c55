/** The change log: as the feed keeps it, or worked out from its previous versions; and where to be told of changes. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {
  all,
  click,
  FEED,
  focused,
  headings,
  type List,
  nameOf,
  names,
  place,
  type Request,
  rows,
  show,
  takeRequests,
  text,
  until,
} from '../support/fixture.js';

const ADA = {id: 'ada', name: 'Ada', purpose: 'Keeps the infrastructure'};
const BELL = {id: 'bell', name: 'Bell', purpose: 'Calls'};
const CURIE = {id: 'curie', aliases: ['pierre'], name: 'Curie', purpose: 'Measures'};
const FILES: Record<string, object> = {
  '/2025.json': {subprocessors: [{...ADA, purpose: 'Keeps the infrastucture'}, BELL, {...CURIE, id: 'pierre'}]},
  '/2024.json': {subprocessors: [ADA, BELL, {id: 'dirac', name: 'Dirac'}]},
  '/2023.json': {subprocessors: [ADA, BELL, {id: 'dirac', name: 'Dirac'}]},
};
const LIST = {
  updated: '2026-11-01',
  subprocessors: [ADA, {...BELL, purpose: 'Letters'}, CURIE, {id: 'euler', name: 'Euler'}],
  previousVersions: [
    {date: '2025-01-05', url: '/2025.json'},
    {date: '2024-03-01', url: '/2024.json'},
    {date: '2023-06-01', url: '/2023.json'},
    {date: '2022-06-01', type: 'pdf', url: '/2022.pdf'},
  ],
};
const LOG =
  'November 1, 2026 Added: Euler Changed: Bell 1 entry with editorial changes. Compare ' +
  'January 5, 2025 Added: Curie Removed: Dirac 1 entry with editorial changes. Compare ' +
  'March 1, 2024 No subprocessor was added, removed or changed. Compare';
const HERE = location.href.replace(/#.*/, '');

const part = (list: List, name: string): HTMLElement =>
  list.shadowRoot?.querySelector(`[part~="${name}"]`) as HTMLElement;
const links = (scope: Element): string[] =>
  all(scope, 'link').map((link) => `${nameOf(link)} ${link.getAttribute('href')}`);

/** A list so far down the page that its end is out of sight. */
async function showBelow(feed: object): Promise<List> {
  const list = place('<div style="block-size: 400vh"></div><subprocessor-list></subprocessor-list>');
  list.feed = feed as typeof FEED;
  await list.updateComplete;
  return list;
}

describe('The change log', () => {
  let requests: Request[];
  beforeEach(() => {
    requests = takeRequests();
  });

  /** Answers what is asked for, but for those files that are missing. */
  async function answerAll(count = 3, missing: readonly string[] = []): Promise<void> {
    await until(() => requests.length === count);
    for (const {url, answer} of requests) {
      const {pathname} = new URL(url);
      if (missing.includes(pathname)) answer('', 404);
      else answer(FILES[pathname]);
    }
  }

  /** A list whose log is worked out. */
  async function worked(feed: object = LIST, missing: readonly string[] = []): Promise<List> {
    const list = await show(feed);
    part(list, 'changes').scrollIntoView();
    await answerAll(3, missing);
    await until(() => text(part(list, 'changes')).includes('Worked out from'));
    return list;
  }

  it('is worked out from the previous versions when it comes into sight, and not before', async () => {
    const list = await showBelow(LIST);
    expect(text(part(list, 'changes'))).to.equal('Change log Loading…');
    // By when it would have been asked for, had it been in sight.
    const seen = await new Promise<boolean>((resolve) => {
      new IntersectionObserver(([entry]) => resolve(!!entry?.isIntersecting)).observe(part(list, 'changes'));
    });
    await import('../../src/compare.js');
    await new Promise(requestAnimationFrame);
    expect([seen, requests.length]).to.deep.equal([false, 0]);
    part(list, 'changes').scrollIntoView();
    await answerAll();
    await until(() => text(part(list, 'changes')) === `Change log Worked out from the previous versions. ${LOG}`);
    await expectAccessible(list);
  });

  it('leads to the rows that are on the page, by any of their ids', async () => {
    const list = await worked();
    expect(links(part(list, 'changes'))).to.deep.equal([
      `Euler ${HERE}#euler`,
      `Bell ${HERE}#bell`,
      `Curie ${HERE}#curie`,
    ]);
    all(part(list, 'changes'), 'link')[2]?.click();
    await until(() => focused(list) === 'row Curie');
  });

  it('leads to the comparison of the two versions', async () => {
    const list = await worked();
    const COMPARE = 'Compare the version of March 1, 2024 with the version of January 5, 2025';
    expect(names(part(list, 'changes'), 'button')).to.deep.equal([
      'Compare the version of January 5, 2025 with the current version',
      COMPARE,
      'Compare the version of June 1, 2023 with the version of March 1, 2024',
    ]);
    await click(list, 'button', COMPARE);
    await until(() => focused(list) === 'Changes from the version of March 1, 2024 to the version of January 5, 2025');
    expect(rows(list)).to.deep.equal(['Ada', 'Bell', 'Dirac', 'Curie']);
    expect(requests.length).to.equal(3);
    // What was removed has a row there.
    expect(names(part(list, 'changes'), 'link')).to.deep.equal(['Bell', 'Curie', 'Dirac']);
  });

  it('says that a version could not be had, and goes on without it', async () => {
    const list = await worked(LIST, ['/2025.json', '/2023.json']);
    expect(text(part(list, 'changes'))).to.equal(
      'Change log Worked out from the previous versions. 2 versions could not be read. ' +
        'November 1, 2026 Added: Curie, Euler Removed: Dirac Changed: Bell Compare',
    );
  });

  it('says that none could be had', async () => {
    const list = await worked(LIST, Object.keys(FILES));
    expect(text(part(list, 'changes'))).to.equal(
      'Change log Worked out from the previous versions. 3 versions could not be read.',
    );
  });

  it('is worked out anew for the next feed', async () => {
    const list = await worked();
    list.feed = {...LIST, previousVersions: [{date: '2026-05-01', url: '/2024.json'}]};
    await until(() => requests.length === 4);
    requests[3]?.answer(FILES['/2024.json']);
    await until(() =>
      text(part(list, 'changes')).endsWith('November 1, 2026 Added: Curie, Euler Removed: Dirac Changed: Bell Compare'),
    );
  });

  it('is what the feed keeps, where it keeps one', async () => {
    const list = await show({
      ...LIST,
      changes: [{date: '2026-11-01', summary: 'We *changed* things.', added: ['euler', 'pierre'], removed: ['dirac']}],
    });
    part(list, 'changes').scrollIntoView();
    expect(text(part(list, 'changes'))).to.equal(
      'Change log November 1, 2026 We changed things. Added: Euler, Curie Removed: dirac',
    );
    expect(links(part(list, 'changes'))).to.deep.equal([`Euler ${HERE}#euler`, `Curie ${HERE}#curie`]);
    await new Promise(requestAnimationFrame);
    expect(requests.length).to.equal(0);
  });

  it('leads to rows with the prefix that the page has chosen', async () => {
    const list = await show({...LIST, changes: [{added: ['euler']}]}, 'link-prefix="v-"');
    expect(links(part(list, 'changes'))).to.deep.equal([`Euler ${HERE}#v-euler`]);
  });

  it('is not there without a version that can be read', async () => {
    const list = await show({...LIST, previousVersions: LIST.previousVersions.slice(3)});
    expect(headings(list)).to.deep.equal(['2 Previous versions']);
  });
});

describe('Where to be told of changes', () => {
  const subscribe = [
    {type: 'email', url: 'privacy@us.example'},
    {type: 'form', url: 'https://us.example/subscribe'},
    {type: 'atom', url: 'https://us.example/atom.xml'},
    {type: 'rss', url: 'https://us.example/rss.xml'},
    {type: 'forum', url: 'https://us.example/forum'},
    {title: 'Newsletter', url: 'https://us.example/news'},
  ];
  const LINKS = [
    'By e-mail mailto:privacy@us.example',
    'By form https://us.example/subscribe',
    'Atom feed https://us.example/atom.xml',
    'RSS feed https://us.example/rss.xml',
    'forum https://us.example/forum',
    'Newsletter https://us.example/news',
  ];
  const changes = ['Something.'];

  it('is said with the notice, where there is no log', async () => {
    const list = await show({...FEED, notice: {days: 30, subscribe}});
    expect(links(part(list, 'notice'))).to.deep.equal(LINKS);
    expect(text(part(list, 'notice'))).to.include('at least 30 days in advance. Be told of changes: By e-mail');
  });

  it('is said with the log, where there is one, and once', async () => {
    const list = await show({...FEED, changes, notice: {days: 30, subscribe}});
    expect(links(part(list, 'changes'))).to.deep.equal(LINKS);
    expect(links(part(list, 'notice'))).to.deep.equal([]);
    await expectAccessible(list);
  });

  it('leaves no empty heading behind', async () => {
    const list = await show({...FEED, changes, notice: {subscribe}});
    expect(headings(list)).to.not.include('3 Notice of changes');
    const without = await show({...FEED, notice: {subscribe}});
    expect(headings(without)).to.include('3 Notice of changes');
  });
});
