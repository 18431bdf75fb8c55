/** Versions that cannot be had, or are not what they should be: what is said, and what can be done about it. */
import {expect} from 'chai';
import {expectAccessible} from '../support/axe.js';
import {
  ALL,
  all,
  choose,
  cleanup,
  click,
  FEED,
  feedOf,
  find,
  focused,
  headings,
  heard,
  type List,
  names,
  type Request,
  rows,
  show,
  statuses,
  takeConsole,
  takeRequests,
  until,
} from '../support/fixture.js';

const OLD = feedOf({id: 'mailgun', name: 'Mailgun'});
/** With a log of its own: to work one out, the list would ask for all versions. */
const versionsAt = (...versions: object[]) => ({...FEED, changes: 'As kept.', previousVersions: versions});
const LIST = versionsAt({date: '2025-01-05', url: '/2025.json'}, {date: '2024-03-01', url: '/2024.json'});
const TITLE = 'the version of January 5, 2025';
const BEFORE = location.search;
const ask = (parameters: string): void => history.replaceState(null, '', `${BEFORE}${BEFORE ? '&' : '?'}${parameters}`);

/** What is said of a version that could not be had; nothing while none is. */
const said = (list: List): string =>
  all(list, 'alert')
    .map((alert) => heard(alert))
    .join(' ');
const SAME = 'Below is the current version.';

describe('A version that cannot be had', () => {
  let requests: Request[];
  beforeEach(() => {
    requests = takeRequests();
    takeConsole();
  });

  const reasons: [what: string, answer: (request: Request) => void, sentence: string][] = [
    ['the server cannot be reached', (request) => request.fail(), 'The server could not be reached.'],
    ['there is no such file', (request) => request.answer('', 404), 'The server answered with error 404.'],
    ['the server fails', (request) => request.answer('', 503), 'The server answered with error 503.'],
    ['it is a page', (request) => request.answer('<!doctype html>'), 'What came is not a list of subprocessors.'],
    ['it is no list', (request) => request.answer({title: 'Ours'}), 'What came is not a list of subprocessors.'],
  ];
  for (const [what, answer, sentence] of reasons) {
    it(`says so where ${what}, and leaves the current one in its place`, async () => {
      const list = await show(LIST, 'now="2026-11-27"');
      await click(list, 'button', `Read ${TITLE}`);
      await until(() => requests.length);
      answer(requests[0]!);
      await until(() => said(list));
      expect(said(list)).to.equal(`Could not open ${TITLE}. ${sentence} ${SAME} Try again Show the current version`);
      expect(rows(list)).to.have.members(ALL);
      await until(() => focused(list) === 'Try again');
      await expectAccessible(list);
    });
  }

  it('says so where the server does not answer in time', async () => {
    const list = await show(LIST, 'timeout="50"');
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => said(list).includes('The server did not answer in time.'));
    expect(requests[0]?.signal.aborted).to.equal(true);
  });

  it('is told once, by the alert alone', async () => {
    const list = await show(LIST);
    await click(list, 'disclosure', 'Versions');
    find(list, 'combobox', /^Read/).focus();
    await choose(list, 'Read', 'Version of January 5, 2025');
    await until(() => requests.length);
    requests[0]?.fail();
    await until(() => said(list));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(statuses(list).filter((text) => text.includes('Could not'))).to.deep.equal([]);
    expect(focused(list)).to.match(/^Read/);
  });

  it('is had at last, as often as it takes', async () => {
    const list = await show(LIST);
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length === 1);
    requests[0]?.answer('', 500);
    await until(() => said(list).includes('500'));
    await click(list, 'button', 'Try again');
    await until(() => requests.length === 2);
    expect(said(list)).to.equal('');
    expect(statuses(list)).to.include(`Loading ${TITLE}…`);
    requests[1]?.fail();
    await until(() => said(list).includes('could not be reached'));
    await until(() => focused(list) === 'Try again');
    await click(list, 'button', 'Try again');
    await until(() => requests.length === 3);
    requests[2]?.answer(OLD);
    await until(() => rows(list).join() === 'Mailgun');
    await until(() => focused(list).startsWith(`You are reading ${TITLE}.`));
    expect(said(list)).to.equal('');
  });

  it('can be let be', async () => {
    const list = await show(LIST, 'url-state');
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length);
    requests[0]?.fail();
    await until(() => said(list));
    await click(list, 'button', 'Show the current version');
    expect(said(list)).to.equal('');
    expect(location.search).to.equal(BEFORE);
    await until(() => focused(list) === '5 subprocessors');
  });

  it('takes away nothing that belongs to the current one', async () => {
    const feed = {
      ...LIST,
      objection: {days: 14, email: 'dpo@us.example'},
      subprocessors: [...FEED.subprocessors, {id: 'new', name: 'Newcomer', effectiveFrom: '2027-01-01'}],
    };
    const list = await show(feed, 'now="2026-11-27"');
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length);
    requests[0]?.fail();
    await until(() => said(list));
    expect(headings(list)).to.include('3 Upcoming changes');
    expect(names(list, 'link')).to.include('Write the objection');
  });

  it('is named where it is one of two that are compared', async () => {
    ask('list.version=2025-01-05&list.compare=2024-03-01');
    const list = await show(LIST, 'url-state');
    await until(() => requests.length === 2);
    requests.find(({url}) => url.endsWith('/2025.json'))?.answer(OLD);
    requests.find(({url}) => url.endsWith('/2024.json'))?.answer('', 404);
    await until(() => said(list));
    expect(said(list)).to.include('Could not open the version of March 1, 2024. The server answered with error 404.');
    await click(list, 'button', 'Try again');
    await until(() => requests.length === 3);
    requests[2]?.answer(OLD);
    await until(() => all(list, 'group', /^Changes from the version of March 1, 2024 to/).length);
  });

  const NONE = 'This list has no version that is called so.';
  for (const [what, parameters, name, sentence] of [
    ['that nobody knows', 'list.version=1999-01-01', '“1999-01-01”', NONE],
    [
      'that is no feed',
      'list.version=As%20PDF',
      '“As PDF”',
      'It is a document, to which a link stands under “Previous versions”.',
    ],
    ['compared with the current one', 'list.compare=1999-01-01', '“1999-01-01”', NONE],
    ['compared with another', 'list.version=2025-01-05&list.compare=1999-01-01', '“1999-01-01”', NONE],
  ] as const) {
    it(`says so where the address asks for one ${what}`, async () => {
      ask(parameters);
      const list = await show(
        versionsAt(...LIST.previousVersions, {title: 'As PDF', type: 'pdf', url: '/a.pdf'}),
        'url-state',
      );
      await until(() => said(list));
      expect(said(list)).to.equal(`Could not open the version ${name}. ${sentence} ${SAME} Show the current version`);
      expect(rows(list)).to.have.members(ALL);
      expect(requests.length).to.equal(0);
      await expectAccessible(list);
      await click(list, 'button', 'Show the current version');
      expect(said(list)).to.equal('');
      expect(location.search).to.equal(BEFORE);
    });
  }
});

describe('The integrity of a version', () => {
  const HASH = 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC';
  const WRONG = 'Its file is not the one that was published: the hash does not match. It is not shown.';
  const withHash = (integrity: string) => versionsAt({date: '2025-01-05', url: '/2025.json', integrity});

  let requests: Request[];
  beforeEach(() => {
    requests = takeRequests();
  });

  it('is for the browser to check', async () => {
    const list = await show(withHash(HASH));
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length);
    expect(requests[0]?.integrity).to.equal(HASH);
    requests[0]?.answer(OLD);
    await until(() => rows(list).join() === 'Mailgun');
    expect(requests.length).to.equal(1);
  });

  it('is asked for of no version that has none', async () => {
    const list = await show(LIST);
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length);
    expect(requests[0]?.integrity).to.equal(undefined);
  });

  const table: [what: string, answer: (request: Request) => void, sentence: string][] = [
    ['another list is there', (request) => request.answer(OLD), WRONG],
    ['what is there is no list', (request) => request.answer('Moved.'), WRONG],
    ['nothing can be had', (request) => request.fail(), 'The server could not be reached.'],
    ['there is no such file', (request) => request.answer('', 404), 'The server answered with error 404.'],
  ];
  for (const [what, answer, sentence] of table) {
    it(`is told from the line, where ${what}: ${sentence}`, async () => {
      const list = await show(withHash(HASH));
      await click(list, 'button', `Read ${TITLE}`);
      await until(() => requests.length === 1);
      requests[0]?.fail(); // As browsers do where it does not match.
      await until(() => requests.length === 2);
      expect(requests[1]?.url).to.equal(requests[0]?.url);
      expect(requests[1]?.integrity).to.equal(undefined);
      answer(requests[1]!);
      const isWrong = sentence === WRONG;
      if (isWrong) {
        // Once more, as it may have been a moment's fault of the line.
        await until(() => requests.length === 3);
        expect(requests[2]?.integrity).to.equal(HASH);
        requests[2]?.fail();
      }
      await until(() => said(list).includes(sentence));
      expect(said(list)).to.include(`Could not open ${TITLE}. ${sentence}`);
      expect(requests.length).to.equal(isWrong ? 3 : 2);
      expect(rows(list)).to.have.members(ALL);
    });
  }

  it('is right where the line failed for a moment', async () => {
    const list = await show(withHash(HASH));
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => requests.length === 1);
    requests[0]?.fail();
    await until(() => requests.length === 2);
    requests[1]?.answer(OLD);
    await until(() => requests.length === 3);
    requests[2]?.answer(OLD);
    await until(() => rows(list).join() === 'Mailgun');
    expect(said(list)).to.not.include(WRONG);
  });

  // The last has a space that parts nothing to a browser, which so finds no hash that it knows.
  for (const integrity of [
    `${HASH}\u00a0`,
    'md5-1B2M2Y8AsgTpgAmY7PhCfg==',
    'sha384',
    'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
    'none',
  ]) {
    it(`is not passed over where no browser can check it: ${integrity}`, async () => {
      const list = await show(withHash(integrity));
      await click(list, 'button', `Read ${TITLE}`);
      await until(() => said(list).includes(WRONG));
      expect(requests.length).to.equal(0);
      expect(rows(list)).to.have.members(ALL);
    });
  }
});

describe('A real browser', () => {
  /** The address of a file of this text, and its hash. */
  async function fileOf(text: string): Promise<{url: string; integrity: string}> {
    const bytes = new TextEncoder().encode(text);
    const url = URL.createObjectURL(new Blob([bytes], {type: 'application/json'}));
    cleanup(() => URL.revokeObjectURL(url));
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return {url, integrity: `sha256-${btoa(String.fromCharCode(...hash))}`};
  }
  const sentences: [what: string, url: string, sentence: string][] = [
    ['a file that is missing', '/faults/status?code=404', 'The server answered with error 404.'],
    ['a server that answers nothing', '/faults/loop', 'The server could not be reached.'],
    ['another file', '/faults/feed?name=Other', 'Its file is not the one that was published'],
  ];
  for (const [what, url, sentence] of sentences) {
    it(`tells of ${what}, whatever the hash`, async () => {
      const {integrity} = await fileOf('{}');
      const list = await show(versionsAt({date: '2025-01-05', type: 'feed', url, integrity}));
      await click(list, 'button', `Read ${TITLE}`);
      await until(() => said(list));
      expect(said(list)).to.include(sentence);
      expect(rows(list)).to.have.members(ALL);
    });
  }

  it('shows the file that has the hash', async () => {
    const file = await fileOf(JSON.stringify(OLD));
    const list = await show(versionsAt({date: '2025-01-05', type: 'feed', ...file}));
    await click(list, 'button', `Read ${TITLE}`);
    await until(() => rows(list).join() === 'Mailgun');
  });
});
