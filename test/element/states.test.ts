/** What is shown before there is a list, while one loads, and when none can be had. */
import {expect} from 'chai';
import {
  ALL,
  all,
  cleanup,
  click,
  count,
  FEED,
  feedOf,
  find,
  focused,
  headings,
  names,
  once,
  place,
  rows,
  search,
  show,
  takeConsole,
  takeRequests,
  text,
  until,
} from '../support/fixture.js';
import {press} from '../support/keys.js';

const isShown = (list: Element): boolean => list.querySelector('p')?.checkVisibility() ?? false;

describe('States', () => {
  it('shows what the author wrote while nothing is given', async () => {
    const list = place('<subprocessor-list><p>See our page.</p></subprocessor-list>');
    await list.updateComplete;
    expect(isShown(list)).to.equal(true);
    expect(text(list)).to.equal('');
    expect(names(list, 'status')).to.deep.equal([]);
  });

  it('says that it loads where the author wrote nothing', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"> <!-- nothing --> </subprocessor-list>');
    await until(() => requests.length);
    await list.updateComplete;
    const status = find(list, 'status', 'Loading…');
    expect(status.closest('[aria-busy=true]') !== null).to.equal(true);
    expect(status.getBoundingClientRect().height).to.be.greaterThan(20);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    expect(text(list)).to.not.include('Loading');
    expect(list.shadowRoot?.querySelectorAll('[aria-busy]').length).to.equal(0);
  });

  it('shows what the author wrote while it loads, and not after', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"><p>See our page.</p></subprocessor-list>');
    await until(() => requests.length);
    await list.updateComplete;
    expect(isShown(list)).to.equal(true);
    expect(text(list)).to.equal('');
    requests[0]?.answer(FEED);
    await once(list, 'load');
    expect(isShown(list)).to.equal(false);
    expect(rows(list)).to.have.members(ALL);
  });

  it('says that a list is empty, and offers no controls for it', async () => {
    const list = await show({title: 'Ours', subprocessors: []});
    expect(headings(list)).to.deep.equal(['2 Ours']);
    expect(count(list)).to.equal('No subprocessors are listed.');
    for (const role of ['searchbox', 'combobox', 'table', 'checkbox'] as const) {
      expect(all(list, role).length, role).to.equal(0);
    }
  });

  it('leaves the list as it is when it cannot be loaded again', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer({...FEED, definitions: [{title: 'Term', body: 'Meaning.'}]});
    await once(list, 'load');
    await click(list, 'disclosure', 'Term');
    find(list, 'searchbox').focus();
    const before = list.shadowRoot?.querySelector('.list');
    list.reload();
    await until(() => requests.length === 2);
    requests[1]?.fail();
    await once(list, 'error');
    expect(all(list, 'alert').length).to.equal(1);
    expect(list.shadowRoot?.querySelector('.list')).to.equal(before);
    expect(before?.matches('.sticky')).to.equal(true);
    expect(text(list)).to.include('Meaning.');
    expect(focused(list)).to.equal('Search');
  });

  it('says that nothing matches', async () => {
    const list = await show();
    await search(list, 'qqqqqqqqqq');
    await until(() => rows(list).length === 0);
    expect(text(list)).to.include('No subprocessor matches.');
    expect(text(list)).to.include('Take away a filter or search for something else.');
    expect(count(list)).to.equal('0 of 5 subprocessors');
    await search(list, '');
    expect(rows(list)).to.have.members(ALL);
    expect(text(list)).to.not.include('No subprocessor matches.');
  });

  const failures: [src: string, sentence: string][] = [
    ['/faults/loop', 'The server could not be reached.'],
    ['/faults/hang', 'The server did not answer in time.'],
    ['/faults/status?code=500', 'The server answered with error 500.'],
    ['/faults/html', 'What came is not a list of subprocessors.'],
  ];
  for (const [src, sentence] of failures) {
    it(`says of ${src}: ${sentence}`, async () => {
      takeConsole();
      const timeout = src.endsWith('hang') ? 'timeout="300"' : '';
      const list = place(`<subprocessor-list src="${src}" ${timeout}><p>See our page.</p></subprocessor-list>`);
      await once(list, 'error');
      const alert = nameOfAlert(list);
      expect(alert).to.include('The current list of subprocessors could not be loaded.');
      expect(alert).to.include(sentence);
      expect(isShown(list)).to.equal(true);
    });
  }

  it('says that it is busy beside what the author wrote', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"><p>See our page.</p></subprocessor-list>');
    await until(() => requests.length);
    await list.updateComplete;
    const busy = () => list.shadowRoot?.querySelectorAll('[aria-busy=true]').length;
    expect(busy()).to.equal(1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    expect(busy()).to.equal(0);
  });

  it('asks past the cache when it loads again, and not at first', async () => {
    const caches: unknown[] = [];
    const {fetch} = window;
    cleanup(() => {
      window.fetch = fetch;
    });
    window.fetch = async (_url, init) => {
      caches.push(init?.cache);
      return new Response(JSON.stringify(FEED));
    };
    const list = place('<subprocessor-list src="/list.json"></subprocessor-list>');
    await once(list, 'load');
    await list.reload();
    list.src = '/other.json';
    await until(() => caches.length === 3);
    expect(caches).to.deep.equal(['default', 'no-cache', 'default']);
  });

  it('keeps the focus when it tries again', async () => {
    takeConsole();
    const list = place('<subprocessor-list src="/faults/status?code=503"><p>See our page.</p></subprocessor-list>');
    await once(list, 'error');
    find(list, 'button', 'Try again').focus();
    const failed = once(list, 'error');
    await press('Enter');
    await failed;
    await until(() => focused(list) === 'Try again');
    list.src = '/faults/feed?name=A';
    await once(list, 'load');
  });

  it('tries again when asked to, as often as it takes', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"><p>See our page.</p></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.fail();
    await once(list, 'error');
    await click(list, 'button', 'Try again');
    await until(() => requests.length === 2);
    requests[1]?.answer('', 502);
    await once(list, 'error');
    expect(nameOfAlert(list)).to.include('error 502');
    await click(list, 'button', 'Try again');
    await until(() => requests.length === 3);
    requests[2]?.answer(FEED);
    await once(list, 'load');
    expect(rows(list)).to.have.members(ALL);
    expect(all(list, 'alert').length).to.equal(0);
    expect(isShown(list)).to.equal(false);
  });

  it('keeps the list when loading it again fails, and says so', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/list.json"><p>See our page.</p></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    await search(list, 'hetzner');

    list.reload();
    await until(() => requests.length === 2);
    requests[1]?.fail();
    await once(list, 'error');
    expect(rows(list)).to.deep.equal(['Hetzner']);
    expect(nameOfAlert(list)).to.include('The list below was loaded before.');
    expect(isShown(list)).to.equal(false);
    expect(list.feed?.subprocessors.length).to.equal(5);

    await click(list, 'button', 'Try again');
    await until(() => requests.length === 3);
    requests[2]?.answer(FEED);
    await once(list, 'load');
    expect(all(list, 'alert').length).to.equal(0);
    expect(rows(list)).to.deep.equal(['Hetzner']);
  });

  it('does not pass off the list of one source as that of another', async () => {
    const requests = takeRequests();
    const list = place('<subprocessor-list src="/one.json"><p>See our page.</p></subprocessor-list>');
    await until(() => requests.length === 1);
    requests[0]?.answer(FEED);
    await once(list, 'load');
    list.src = '/two.json';
    await until(() => requests.length === 2);
    requests[1]?.answer('', 404);
    await once(list, 'error');
    expect(rows(list)).to.deep.equal([]);
    expect(nameOfAlert(list)).to.not.include('The list below');
    expect(isShown(list)).to.equal(true);
  });

  it('shows a feed given after an error', async () => {
    takeConsole();
    const list = await show('no JSON');
    expect(nameOfAlert(list)).to.include('not a list of subprocessors');
    list.feed = feedOf({id: 'a', name: 'Right'});
    await list.updateComplete;
    expect(rows(list)).to.deep.equal(['Right']);
    expect(all(list, 'alert').length).to.equal(0);
  });
});

function nameOfAlert(list: Parameters<typeof names>[0]): string {
  return text(find(list, 'alert'));
}
