/** What servers and publishers get wrong: the reader is told, or sees what there is; never a blank page, never an error. */
import {expect} from 'chai';
import {
  all,
  count,
  failure,
  feedOf,
  find,
  type List,
  once,
  place,
  row,
  rows,
  show,
  takeConsole,
  text,
} from '../support/fixture.js';

/** An answer of either kind. */
async function settled(markup: string): Promise<List> {
  const list = place(markup);
  const failed = failure().then(() => {
    throw new Error('An error nobody caught');
  });
  await Promise.race([once(list, 'load'), once(list, 'error'), failed]);
  return list;
}
const fromText = (body: string) =>
  settled(`<subprocessor-list src="${URL.createObjectURL(new Blob([body]))}"></subprocessor-list>`);
const fromServer = (src: string) => settled(`<subprocessor-list src="${src}" timeout="1500"></subprocessor-list>`);
const alertOf = (list: List): string => text(find(list, 'alert'));

describe('Malformed feeds', () => {
  beforeEach(() => {
    takeConsole();
  });

  const refused: [what: string, load: () => Promise<List>, sentence: string][] = [
    ['not JSON', () => fromText('subprocessors: AWS'), 'not a list of subprocessors'],
    ['JSON that breaks off', () => fromText('{"subprocessors": [{"name": "AWS"'), 'not a list of subprocessors'],
    ['nothing', () => fromText(''), 'not a list of subprocessors'],
    ['null', () => fromText('null'), 'not a list of subprocessors'],
    ['a text', () => fromText('"AWS"'), 'not a list of subprocessors'],
    ['an object without a list', () => fromText('{"title": "Ours"}'), 'not a list of subprocessors'],
    ['HTML', () => fromServer('/faults/html'), 'not a list of subprocessors'],
    ['404', () => fromServer('/faults/status?code=404'), 'error 404'],
    ['no answer', () => fromServer('/faults/hang'), 'did not answer in time'],
    ['a redirect loop', () => fromServer('/faults/loop'), 'could not be reached'],
    ['a cut connection', () => fromServer('/faults/cut'), 'could not be reached'],
    ['an address that is none', () => fromServer('http://['), 'could not be reached'],
  ];
  for (const [what, load, sentence] of refused) {
    it(`says what is wrong: ${what}`, async () => {
      const list = await load();
      expect(alertOf(list)).to.include('could not be loaded').and.to.include(sentence);
      expect(all(list, 'button', 'Try again').length).to.equal(1);
      expect(rows(list)).to.deep.equal([]);
    });
  }

  it('takes a list of entries for a feed', async () => {
    expect(rows(await fromText('[{"name": "AWS"}, "Hetzner"]'))).to.deep.equal(['AWS', 'Hetzner']);
  });

  it('takes a map of entries for a list', async () => {
    expect(rows(await show({subprocessors: {aws: {name: 'AWS'}, hetzner: 'Hetzner'}}))).to.deep.equal([
      'AWS',
      'Hetzner',
    ]);
  });

  it('says that the list is empty', async () => {
    expect(text(await fromText('{"subprocessors": []}'))).to.include('No subprocessors are listed.');
    expect(text(await fromText('[]'))).to.include('No subprocessors are listed.');
  });

  it('shows a row for every entry, whatever it is', async () => {
    const wrong = [5, null, [], 'AWS', {}, {name: 5, country: {}, dataTypes: 7}, true, {name: null}, {name: ''}];
    const list = await fromText(JSON.stringify({subprocessors: wrong}));
    expect(rows(list)).to.deep.equal([
      '5',
      'No name given',
      '[]',
      'AWS',
      'No name given',
      '5',
      'true',
      'No name given',
      'No name given',
    ]);
    expect(text(row(list, 'AWS').parentElement as HTMLElement)).to.include('7');
    expect(count(list)).to.equal('9 subprocessors');
  });

  it('keeps what is of a wrong type as text', async () => {
    const list = await show({
      title: 7,
      updated: 'soon',
      publisher: ['Us'],
      categories: 'Hosting',
      notice: true,
      objection: 30,
      documents: [null, 5],
      changes: {},
      subprocessors: [{id: 1, name: 'A', category: {x: 1}, purpose: ['p'], links: 'none', fields: [1], contact: 4}],
    });
    expect(rows(list)).to.deep.equal(['A']);
    expect(text(list)).to.include('Updated soon').and.to.include('{"x":1}').and.to.include('["p"]');
    expect(all(list, 'alert').length).to.equal(0);
  });

  it('keeps entries that share an id apart', async () => {
    const list = await show(feedOf({id: 'a', name: 'First'}, {id: 'a', name: 'Second'}, {id: 'a', name: 'Third'}));
    expect(rows(list)).to.deep.equal(['First', 'Second', 'Third']);
    const ids = list.feed?.subprocessors.map(({id}) => id) ?? [];
    expect(new Set(ids).size).to.equal(3);
    expect(ids[0]).to.equal('a');
  });

  it('makes no link that runs', async () => {
    const bad = 'javascript:document.title=1';
    const list = await show({
      title: 'Ours',
      introduction: `Read [this](${bad}) or <${bad}>.`,
      publisher: {name: 'Us', url: bad, contacts: [{name: 'Eve', url: ' JaVaScript:alert(1)'}]},
      documents: [{title: 'Terms', url: bad}, bad],
      previousVersions: [{title: 'Old', url: 'java\nscript:alert(1)'}],
      notice: {subscribe: [{title: 'Feed', url: 'data:text/html,<script>alert(1)</script>'}]},
      subprocessors: [
        {
          id: 'a',
          name: 'A',
          url: bad,
          links: {dpa: bad},
          contact: {name: 'Mallory', url: bad},
          purpose: `[Do](${bad})`,
        },
        {id: 'b', name: 'B', url: 'vbscript:x'},
      ],
    });
    expect(rows(list)).to.deep.equal(['A', 'B']);
    for (const word of ['this', 'Us', 'Eve', 'Terms', 'Old', 'Feed', 'Do']) expect(text(list)).to.include(word);
    const hrefs = [...(list.shadowRoot?.querySelectorAll('a') ?? [])].map((link) => new URL(link.href).protocol);
    expect(hrefs.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol))).to.deep.equal([]);
    expect(list.shadowRoot?.querySelectorAll('[href*="script:" i], [src]').length).to.equal(0);
  });

  it('survives a feed that holds itself', async () => {
    const feed: Record<string, unknown> = {...feedOf({id: 'a', name: 'A'})};
    feed.title = feed;
    expect(rows(await show(feed))).to.deep.equal(['A']);
  });
});
