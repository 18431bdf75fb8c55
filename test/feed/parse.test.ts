import {expect} from 'chai';
import {type Feed, parseFeed, type Subprocessor} from '../../src/feed/index.js';
import {parseFeedValue, parseSteps} from '../../src/feed/parse.js';
import {DisclosureSchema, SubprocessorSchema} from '../../src/feed/schema.js';

const withEntry = (fields: object) => ({subprocessors: [{id: 'a', name: 'A', ...fields}]});
const withRoot = (fields: object) => ({...fields, subprocessors: [{id: 'a', name: 'A'}]});

const problemsOf = (input: unknown): string[] =>
  parseFeed(input).problems.map(({code, path}) => (path ? `${code} ${path}` : code));

function feedOf(input: unknown): Feed {
  const {feed} = parseFeed(input);
  if (!feed) throw new Error('refused');
  return feed;
}

function entryOf(input: unknown, index = 0): Subprocessor {
  const entry = feedOf(input).subprocessors[index];
  if (!entry) throw new Error('no such entry');
  return entry;
}

describe('parseFeed', () => {
  describe('refuses what is no feed', () => {
    const table: [what: string, input: unknown, problem: string][] = [
      ['empty text', '', 'json-syntax'],
      ['broken JSON', '{"subprocessors": [', 'json-syntax'],
      ['an HTML page', '<!doctype html><title>Sign in</title>', 'html'],
      ['an HTML page after lines', '\n\n  <html>', 'html'],
      ['null as text', 'null', 'not-a-feed'],
      ['a number as text', '5', 'not-a-feed'],
      ['a text as text', '"subprocessors"', 'not-a-feed'],
      ['null', null, 'not-a-feed'],
      ['undefined', undefined, 'not-a-feed'],
      ['a number', 5, 'not-a-feed'],
      ['true', true, 'not-a-feed'],
      ['a function', () => [], 'not-a-feed'],
      ['an empty object', {}, 'no-list /subprocessors'],
      ['another list', {vendors: [{name: 'A'}]}, 'no-list /subprocessors'],
      ['null for the list', {subprocessors: null}, 'no-list /subprocessors'],
      ['a text for the list', {subprocessors: 'A, B'}, 'no-list /subprocessors'],
      ['a number for the list', {subprocessors: 5}, 'no-list /subprocessors'],
    ];
    for (const [what, input, problem] of table) {
      it(what, () => {
        const {feed, problems} = parseFeed(input);
        expect(feed).to.equal(undefined);
        expect(problems.map(({level}) => level)).to.deep.equal(['error']);
        expect(problemsOf(input)).to.deep.equal([problem]);
      });
    }

    it('and says where broken JSON goes wrong', () => {
      const [problem] = parseFeed('{\r\n  "title": "List",\r\n  "subprocessors": [],\r\n}').problems;
      expect(problem).to.deep.include({line: 4, column: 1, args: {message: 'unexpected "}"'}});
    });

    it('and counts columns as an editor does, without the byte order mark', () => {
      expect(parseFeed('\uFEFF[,]').problems[0]).to.deep.include({line: 1, column: 2});
    });
  });

  describe('reports one fault', () => {
    const table: [what: string, input: unknown, ...problems: string[]][] = [
      ['none in the smallest feed', withRoot({publisher: 'Acme', updated: '2026-11-01'})],
      ['none in an empty list', {subprocessors: []}],
      ['a lone list', [{id: 'a', name: 'A'}], 'type'],
      ['a map of entries', {subprocessors: {a: {name: 'A'}}}, 'type /subprocessors'],
      ['no id', {subprocessors: [{name: 'A'}]}, 'missing-id /subprocessors/0'],
      ['an empty id', {subprocessors: [{id: ' ', name: 'A'}]}, 'missing-id /subprocessors/0'],
      [
        'an id twice',
        {
          subprocessors: [
            {id: 'a', name: 'A'},
            {id: 'a', name: 'B'},
          ],
        },
        'duplicate-id /subprocessors/1/id',
      ],
      ['no name', {subprocessors: [{id: 'a'}]}, 'missing /subprocessors/0/name'],
      ['an empty name', withEntry({name: ' '}), 'missing /subprocessors/0/name'],
      ['null for the name', withEntry({name: null}), 'missing /subprocessors/0/name'],
      ['no name in the list of names', withEntry({name: []}), 'missing /subprocessors/0/name'],
      ['a number for a text', withEntry({purpose: 5}), 'type /subprocessors/0/purpose'],
      ['a list for a text', withEntry({purpose: ['Hosting']}), 'type /subprocessors/0/purpose'],
      ['an object for a list', withEntry({dataTypes: {a: 1}}), 'type /subprocessors/0/dataTypes'],
      ['a number in a list', withEntry({dataTypes: ['Files', 5]}), 'type /subprocessors/0/dataTypes/1'],
      ['a text for an object', withEntry({links: 'https://a.example'}), 'type /subprocessors/0/links'],
      ['a list for an object', withEntry({links: [['x']]}), 'type /subprocessors/0/links'],
      ['a number in an object', withEntry({contact: {phone: 112}}), 'type /subprocessors/0/contact/phone'],
      ['a number in own fields', withEntry({fields: {Seats: 5}}), 'type /subprocessors/0/fields/Seats'],
      [
        'a field name that a pointer escapes',
        withEntry({fields: {'a/b~c': 5}}),
        'type /subprocessors/0/fields/a~1b~0c',
      ],
      ['an unsafe address', withEntry({url: 'javascript:alert(1)'}), 'unsafe-url /subprocessors/0/url'],
      ['an unsafe address in an object', withEntry({links: {dpa: 'data:,x'}}), 'unsafe-url /subprocessors/0/links/dpa'],
      ['no date of the calendar', withEntry({announced: '2026-02-30'}), 'date /subprocessors/0/announced'],
      ['an unknown place', withEntry({country: 'Atlantis'}), 'unknown-place /subprocessors/0/country'],
      ['an unknown place in a list', withEntry({locations: ['DE', 'Sea']}), 'unknown-place /subprocessors/0/locations'],
      ['an entry that is a text', {subprocessors: ['A']}, 'missing-id /subprocessors/0'],
      ['an entry that is a number', {subprocessors: [5]}, 'type /subprocessors/0', 'missing-id /subprocessors/0'],
      [
        'an entry that is null',
        {subprocessors: [null]},
        'type /subprocessors/0',
        'missing /subprocessors/0/name',
        'missing-id /subprocessors/0',
      ],
      ['a number for the title', withRoot({title: 5}), 'type /title'],
      ['a list for the publisher', withRoot({publisher: ['Acme']}), 'type /publisher'],
      ['a number for the publisher', withRoot({publisher: 5}), 'type /publisher'],
      ['a number in a short list', withRoot({publisher: {contacts: {name: 5}}}), 'type /publisher/contacts/name'],
      ['a number in a long list', withRoot({publisher: {contacts: [{name: 5}]}}), 'type /publisher/contacts/0/name'],
      ['an unsafe short form', withRoot({documents: 'javascript:x'}), 'unsafe-url /documents'],
      ['an unsafe short form in a list', withRoot({documents: ['/a', 'javascript:x']}), 'unsafe-url /documents/1'],
      ['an unsafe address of a document', withRoot({documents: {url: 'file:///a'}}), 'unsafe-url /documents/url'],
      [
        'no date of a version',
        withRoot({previousVersions: [{date: 'May', url: '/a'}]}),
        'date /previousVersions/0/date',
      ],
      ['no date of the feed', withRoot({updated: '1 May 2026'}), 'date /updated'],
      ['a date of the wrong type', withRoot({updated: 2026}), 'type /updated', 'date /updated'],
      ['days below 0', withRoot({notice: {days: -1}}), 'days /notice/days'],
      ['days below 0, short', withRoot({notice: -1}), 'days /notice'],
      ['a part of a day', withRoot({notice: {days: 1.5}}), 'days /notice/days'],
      ['days in words', withRoot({notice: {days: 'thirty'}}), 'type /notice/days'],
      ['days in an object', withRoot({notice: {days: {}}}), 'type /notice/days'],
      ['true for days', withRoot({objection: {days: true}}), 'type /objection/days'],
      ['endless days', '{"objection": 1e999, "subprocessors": []}', 'days /objection'],
      ['an unknown position', withRoot({sections: {body: 'x', position: 'middle'}}), 'type /sections/position'],
      ['an unknown grouping', withRoot({groupBy: 'purpose'}), 'type /groupBy'],
      ['a number for the grouping', withRoot({groupBy: 5}), 'type /groupBy'],
      ['a column without field', withRoot({columns: [{label: 'Purpose'}]}), 'missing /columns/0/field'],
      ['an empty column', withRoot({columns: ['']}), 'missing /columns/0'],
    ];
    for (const [what, input, ...problems] of table) {
      it(what, () => expect(problemsOf(input)).to.deep.equal(problems));
    }

    it('in each of several entries', () => {
      const broken = {id: 'a', name: 'A', url: 'data:,x', announced: 'May', country: 'Sea', purpose: 5};
      expect(problemsOf({subprocessors: [broken, {...broken, id: 'b'}]}).sort()).to.deep.equal(
        [0, 1]
          .flatMap((index) => [
            `date /subprocessors/${index}/announced`,
            `type /subprocessors/${index}/purpose`,
            `unknown-place /subprocessors/${index}/country`,
            `unsafe-url /subprocessors/${index}/url`,
          ])
          .sort(),
      );
    });
  });

  describe('checks every date and address', () => {
    const rootFields = ['updated', 'effective', 'changes/date', 'previousVersions/date', 'publisher/url'];
    rootFields.push('publisher/contacts/url', 'notice/subscribe/url', 'documents/url', 'previousVersions/url');
    const nest = (path: string, value: string): object =>
      path.split('/').reduceRight<unknown>((inner, key) => ({[key]: inner}), value) as object;

    for (const field of ['announced', 'effectiveFrom', 'effectiveUntil', 'url', 'contact/url', 'links/privacy']) {
      const code = /url|links/.test(field) ? 'unsafe-url' : 'date';
      it(`${field} of an entry`, () => {
        const input = withEntry(nest(field, 'javascript:x'));
        expect(problemsOf(input)).to.deep.equal([`${code} /subprocessors/0/${field}`]);
      });
    }
    for (const field of rootFields) {
      const code = field.endsWith('url') ? 'unsafe-url' : 'date';
      it(field, () => expect(problemsOf(withRoot(nest(field, 'javascript:x')))).to.deep.equal([`${code} /${field}`]));
    }
  });

  describe('gives each problem a level', () => {
    const table: [code: string, input: unknown, level: string][] = [
      ['type', withEntry({purpose: 5}), 'error'],
      ['missing', withEntry({name: ''}), 'error'],
      ['unsafe-url', withEntry({url: 'data:,x'}), 'error'],
      [
        'duplicate-id',
        {
          subprocessors: [
            {id: 'a', name: 'A'},
            {id: 'a', name: 'B'},
          ],
        },
        'error',
      ],
      ['date', withEntry({announced: 'May'}), 'warning'],
      ['days', withRoot({notice: -1}), 'warning'],
      ['unknown-place', withEntry({country: 'Sea'}), 'advice'],
      ['missing-id', {subprocessors: [{name: 'A'}]}, 'advice'],
    ];
    for (const [code, input, level] of table) {
      it(`${code}: ${level}`, () => {
        expect(parseFeed(input).problems.map((problem) => [problem.code, problem.level])).to.deep.equal([
          [code, level],
        ]);
      });
    }
  });

  describe('reads text', () => {
    const text = JSON.stringify(withEntry({country: 'DE'}));
    it('as it reads the value', () => expect(parseFeed(text)).to.deep.equal(parseFeed(JSON.parse(text))));
    it('with a byte order mark', () => expect(parseFeed(`\uFEFF${text}`)).to.deep.equal(parseFeed(text)));
    it('with white space around it', () => expect(parseFeed(`\r\n ${text}\n`)).to.deep.equal(parseFeed(text)));
    it('and leaves a value as it was', () => {
      const value = withEntry({country: 5, dataTypes: [1], links: {dpa: 1}, fields: null, url: 'data:,x'});
      const before = structuredClone(value);
      parseFeed(value);
      expect(value).to.deep.equal(before);
    });
  });

  describe('reads a short form as the long one', () => {
    const entries: [what: string, short: object, long: object][] = [
      ['a list of one', {dataTypes: 'Files'}, {dataTypes: ['Files']}],
      ['a list of none', {}, {dataTypes: [], products: [], aliases: [], transfers: [], locations: [], country: []}],
      ['null as not stated', {purpose: null, dataTypes: null, links: null, country: null}, {}],
      ['a name in a list', {name: 'A'}, {name: ['A']}],
      ['a place', {country: 'Germany'}, {country: [{code: 'DE'}]}],
      ['places', {locations: 'DE, FR'}, {locations: [{code: 'DE'}, {code: 'FR'}]}],
      ['a place that is an object', {country: {code: 'de'}}, {country: [{code: 'DE'}]}],
      ['a transfer mechanism', {transfers: 'SCC'}, {transfers: [{mechanism: 'scc'}]}],
      ['another transfer', {transfers: 'Art. 49'}, {transfers: [{mechanism: 'other', text: 'Art. 49'}]}],
      [
        'a transfer without mechanism',
        {transfers: {text: 'Art. 49'}},
        {transfers: [{mechanism: 'other', text: 'Art. 49'}]},
      ],
      [
        'an unknown mechanism with text',
        {transfers: {mechanism: 'Swiss', text: 'addendum'}},
        {transfers: [{mechanism: 'other', text: 'Swiss: addendum'}]},
      ],
      ['a contact', {contact: 'DPO'}, {contact: {name: 'DPO'}}],
    ];
    for (const [what, short, long] of entries) {
      it(what, () => {
        const {feed, problems} = parseFeed(withEntry(short));
        expect(problems).to.deep.equal([]);
        expect(JSON.parse(JSON.stringify(feed))).to.deep.equal(JSON.parse(JSON.stringify(feedOf(withEntry(long)))));
      });
    }

    const roots: [what: string, short: object, long: object][] = [
      ['a publisher', {publisher: 'Acme'}, {publisher: {name: 'Acme', contacts: []}}],
      ['contacts', {publisher: {contacts: 'DPO'}}, {publisher: {contacts: [{name: 'DPO'}]}}],
      ['a definition', {definitions: 'Data'}, {definitions: [{title: 'Data'}]}],
      ['a section', {sections: 'Text'}, {sections: [{body: 'Text'}]}],
      ['a category', {categories: 'Hosting'}, {categories: [{title: 'Hosting', columns: []}]}],
      ['columns', {columns: ['name', 'purpose']}, {columns: [{field: 'name'}, {field: 'purpose'}]}],
      [
        "a category's column",
        {categories: {id: 'h', title: 'H', columns: 'name'}},
        {categories: [{id: 'h', title: 'H', columns: [{field: 'name'}]}]},
      ],
      ['products', {products: 'Cloud'}, {products: ['Cloud']}],
      ['notice in days', {notice: 30}, {notice: {days: 30, subscribe: []}}],
      ['days as text', {notice: {days: '30'}}, {notice: {days: 30}}],
      ['notice in words', {notice: 'One month'}, {notice: {text: 'One month'}}],
      ['where to subscribe', {notice: {subscribe: '/atom'}}, {notice: {subscribe: [{url: '/atom'}]}}],
      ['objection in days', {objection: 14}, {objection: {days: 14, fields: []}}],
      ['objection in words', {objection: 'Two weeks'}, {objection: {text: 'Two weeks'}}],
      ['what an objection states', {objection: {fields: 'Reason'}}, {objection: {fields: ['Reason']}}],
      ['a document', {documents: '/dpa.pdf'}, {documents: [{url: '/dpa.pdf'}]}],
      ['a change', {changes: 'New'}, {changes: [{summary: 'New', added: [], removed: [], changed: []}]}],
      ['what was added', {changes: {added: 'a'}}, {changes: [{added: ['a']}]}],
      ['a version', {previousVersions: '/2025.json'}, {previousVersions: [{url: '/2025.json'}]}],
    ];
    for (const [what, short, long] of roots) {
      it(what, () => {
        const {feed, problems} = parseFeed(withRoot(short));
        expect(problems).to.deep.equal([]);
        expect(feed).to.deep.equal(feedOf(withRoot(long)));
      });
    }

    it('and that long form is what it says', () => {
      const feed = feedOf({...withEntry({dataTypes: 'Files', country: 'Germany'}), notice: '30', publisher: 'Acme'});
      expect(feed.publisher).to.deep.equal({name: 'Acme', contacts: []});
      expect(feed.notice).to.deep.equal({text: '30', subscribe: []});
      expect(feed.subprocessors[0]).to.deep.include({dataTypes: ['Files'], country: [{code: 'DE'}], transfers: []});
    });
  });

  describe('names', () => {
    const table: [what: string, name: unknown, expected: string, names: string[]][] = [
      ['one', 'Hetzner', 'Hetzner', ['Hetzner']],
      ['one with white space', ' Hetzner\n', 'Hetzner', ['Hetzner']],
      ['several', ['A', ' B '], 'A, B', ['A', 'B']],
      ['some empty', ['A', '', null], 'A', ['A']],
      ['a number', 5, '5', ['5']],
      ['none', undefined, '', []],
    ];
    for (const [what, name, expected, names] of table) {
      it(what, () => expect(entryOf(withEntry({name}))).to.deep.include({name: expected, names}));
    }
  });

  describe('makes ids', () => {
    const table: [what: string, entries: unknown[], ids: string[]][] = [
      ['from the feed', [{id: 'x', name: 'A'}], ['x']],
      ['without white space around them', [{id: ' x ', name: 'A'}], ['x']],
      ['from a number', [{id: 7, name: 'A'}], ['7']],
      ['from the name', [{name: 'Amazon Web Services, Inc.'}], ['amazon-web-services-inc']],
      ['from a name with accents', [{name: 'Société Générale'}], ['societe-generale']],
      ['from a name in another script', [{name: '株式会社ドコモ'}], ['株式会社トコモ']],
      ['from several names', [{name: ['A', 'B']}], ['a-b']],
      ['from the place in the list', [{id: 'x', name: 'A'}, {name: '!!!'}, {}], ['x', 'entry-2', 'entry-3']],
      ['from the key of a map', [{name: 'A'}], ['a']],
      [
        'unique among equal ids',
        [
          {id: 'x', name: 'A'},
          {id: 'x', name: 'B'},
          {id: 'x', name: 'C'},
        ],
        ['x', 'x-2', 'x-3'],
      ],
      ['unique among equal names', [{name: 'A'}, {name: 'A'}], ['a', 'a-2']],
      ['that leave the ids of others alone', [{name: 'A'}, {id: 'a', name: 'B'}], ['a-2', 'a']],
      [
        'that leave numbered ids alone',
        [
          {id: 'a', name: 'A'},
          {id: 'a', name: 'B'},
          {id: 'a-2', name: 'C'},
        ],
        ['a', 'a-3', 'a-2'],
      ],
      ['from names of objects', [{name: '__proto__'}, {name: 'constructor'}], ['proto', 'constructor']],
    ];
    for (const [what, subprocessors, ids] of table) {
      it(what, () => expect(feedOf({subprocessors}).subprocessors.map(({id}) => id)).to.deep.equal(ids));
    }

    it('and tells which it used', () => {
      const {problems} = parseFeed({subprocessors: [{id: 'a', name: 'A'}, {id: 'a', name: 'B'}, {name: 'C'}]});
      expect(problems.map(({args}) => args)).to.deep.equal([{value: 'a', used: 'a-2'}, {used: 'c'}]);
    });
  });

  describe('resolves categories', () => {
    const table: [what: string, categories: unknown, used: unknown[], ids: string[], titles: string[]][] = [
      ['by id', [{id: 'h', title: 'Hosting'}], ['h'], ['h'], ['Hosting']],
      ['by title', [{id: 'h', title: 'Hosting'}], ['Hosting'], ['h'], ['Hosting']],
      ['in any case', [{id: 'h', title: 'Hosting'}], ['HOSTING', 'H'], ['h', 'h'], ['Hosting']],
      ['whatever white space', [{id: 'h', title: 'Hosting '}], [' Hosting'], ['h'], ['Hosting ']],
      [
        'by id before title',
        [
          {id: 'x', title: 'Y'},
          {id: 'y', title: 'X'},
        ],
        ['x', 'y'],
        ['x', 'y'],
        ['Y', 'X'],
      ],
      [
        'that only entries name',
        undefined,
        ['Hosting', 'Mail', 'hosting'],
        ['Hosting', 'Mail', 'Hosting'],
        ['Hosting', 'Mail'],
      ],
      ['after those declared', ['Mail'], ['Hosting', 'Mail'], ['Hosting', 'mail'], ['Mail', 'Hosting']],
      ['that no entry has', ['Mail'], [undefined, ' '], ['', ''], ['Mail']],
      ['without a title', [{id: 'h'}], ['h'], ['h'], ['h']],
      ['with an empty id', [{id: '', title: 'Hosting'}], ['Hosting'], ['hosting'], ['Hosting']],
      ['of no letters', ['☁️'], ['☁️'], ['☁️'], ['☁️']],
      [
        'named like properties',
        undefined,
        ['__proto__', 'constructor'],
        ['__proto__', 'constructor'],
        ['__proto__', 'constructor'],
      ],
    ];
    for (const [what, categories, used, ids, titles] of table) {
      it(what, () => {
        const subprocessors = used.map((category, index) => ({id: `e${index}`, name: 'A', category}));
        const {feed, problems} = parseFeed({categories, subprocessors});
        expect(feed?.subprocessors.map(({category}) => category)).to.deep.equal(ids);
        expect(feed?.categories.map(({title}) => title)).to.deep.equal(titles);
        expect(problems).to.deep.equal([]);
      });
    }
  });

  describe('loses nothing', () => {
    it('of a list without a feed around it', () => {
      expect(feedOf([{id: 'a', name: 'A'}]).subprocessors).to.deep.equal(feedOf(withEntry({})).subprocessors);
    });

    it('of a map of entries', () => {
      const subprocessors = {a: {name: 'A'}, b: 'B', c: {id: 'x', name: 'C'}, d: null, __proto: 5};
      const entries = feedOf({subprocessors}).subprocessors;
      expect(entries.map(({id, name}) => [id, name])).to.deep.equal([
        ['a', 'A'],
        ['b', 'B'],
        ['x', 'C'],
        ['d', ''],
        ['__proto', '5'],
      ]);
    });

    it('of entries of any kind', () => {
      const subprocessors = ['A', 5, true, null, [], {}, ['B', 'C'], {title: 'D'}, {id: 'e', name: 'E'}];
      const entries = feedOf({subprocessors}).subprocessors;
      expect(entries.map(({name}) => name)).to.deep.equal(['A', '5', 'true', '', '[]', '', '["B","C"]', '', 'E']);
      expect(entries[7]).to.include({title: 'D'});
    });

    it('that it does not know', () => {
      const unknown = {list: [1, {a: null}], flag: false, text: 'x', nothing: null};
      const {feed, problems} = parseFeed({...withEntry(unknown), ...unknown});
      expect(problems).to.deep.equal([]);
      expect(feed).to.deep.include(unknown);
      expect(feed?.subprocessors[0]).to.deep.include(unknown);
    });

    it('that it does not know, inside the fields it knows', () => {
      const feed = feedOf({
        ...withEntry({
          contact: {fax: '1'},
          country: {code: 'DE', city: 'Berlin'},
          transfers: {mechanism: 'scc', module: 3},
        }),
        publisher: {vat: 'DE1'},
        documents: {url: '/a', pages: 3},
      });
      expect(feed.publisher).to.deep.include({vat: 'DE1'});
      expect(feed.documents).to.deep.equal([{url: '/a', pages: 3}]);
      expect(feed.subprocessors[0]?.contact).to.deep.include({fax: '1'});
      expect(feed.subprocessors[0]?.country).to.deep.equal([{code: 'DE', city: 'Berlin'}]);
      expect(feed.subprocessors[0]?.transfers[0]).to.deep.include({mechanism: 'scc', module: 3});
    });

    it('of a place whose fields it does not know', () => {
      const {feed, problems} = parseFeed(withEntry({locations: [{city: 'Berlin', nation: 'DE'}]}));
      expect(JSON.stringify(feed)).to.include('Berlin');
      expect(problems.map(({code}) => code)).to.deep.equal(['unknown-place']);
    });

    it('of a place without code, and gives every such place a text', () => {
      const locations = [{kind: 'storage', text: 'At sea'}, {kind: 'storage', city: ['Berlin'], code: ''}, {nation: 5}];
      expect(entryOf(withEntry({locations})).locations.map(({text}) => text)).to.deep.equal([
        'At sea',
        'storage, ["Berlin"]',
        '5',
      ]);
    });

    it('of a text where addresses or fields by name are expected', () => {
      expect(entryOf(withEntry({links: 'https://a.example'})).fields).to.deep.equal({links: 'https://a.example'});
      expect(entryOf(withEntry({links: 'x', fields: {Seats: '5'}})).fields).to.deep.equal({Seats: '5', links: 'x'});
    });

    it('of a value that none of the choices allows, without passing it off as one', () => {
      const {feed} = parseFeed(
        withRoot({groupBy: 'purpose', sections: [{body: 'x', position: 'middle'}], notice: {days: 'ten'}}),
      );
      expect(feed).not.to.have.property('groupBy');
      expect(feed?.sections[0]).not.to.have.property('position');
      expect(feed?.notice).not.to.have.property('days');
      for (const text of ['purpose', 'middle', 'ten']) expect(JSON.stringify(feed)).to.include(text);
    });
  });

  // What can stand in JSON where something else is expected, and the text by which one finds it again.
  const ODD: [value: unknown, text: string][] = [
    [5, '5'],
    [true, 'true'],
    [null, ''],
    [[], ''],
    [{}, ''],
    ['', ''],
    ['odd text', 'odd text'],
    [['odd', ['item']], 'item'],
    [[[['odd']]], 'odd'],
    [[null], ''],
    [{odd: {key: ['value']}}, 'value'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ];
  /** All strings and numbers anywhere in a value. */
  const textsIn = (value: unknown): string =>
    typeof value === 'object' && value !== null ? Object.values(value).map(textsIn).join('\n') : String(value);

  describe('keeps an entry whatever is in its field', () => {
    const whole = {
      id: 'a',
      aliases: ['old'],
      name: 'A',
      url: 'https://a.example',
      category: 'Hosting',
      entityType: 'Third party',
      purpose: 'Storage',
      dataTypes: ['Files'],
      dataSubjects: ['Customers'],
      country: [{code: 'DE'}],
      locations: [{code: 'EU', kind: 'storage'}],
      transfers: [{mechanism: 'scc', text: 'Module 3'}],
      products: ['Cloud'],
      legalName: 'A GmbH',
      address: 'Berlin',
      contact: {name: 'DPO'},
      parent: 'B',
      links: {dpa: '/dpa'},
      certifications: ['ISO 27001'],
      retention: '30 days',
      status: 'active',
      announced: '2026-01-01',
      effectiveFrom: '2026-02-01',
      effectiveUntil: '2026-03-01',
      notes: 'None',
      fields: {Seats: '7'},
    };
    const expected: Record<string, unknown> = entryOf({subprocessors: [whole]});

    it('and this test knows all fields', () => {
      expect(Object.keys(whole)).to.deep.equal(Object.keys(SubprocessorSchema.entries));
    });

    for (const field of Object.keys(whole)) {
      it(field, () => {
        for (const [value, text] of ODD) {
          const {feed} = parseFeed({subprocessors: [{...whole, [field]: value}, whole]});
          expect(feed?.subprocessors.length).to.equal(2);
          const entry: Record<string, unknown> = entryOf({subprocessors: [{...whole, [field]: value}]});
          for (const other of Object.keys(expected)) {
            // The names follow the name, and what fits nowhere else goes to the fields.
            if (other === field || (field === 'name' && other === 'names')) continue;
            if (other === 'fields') expect(entry.fields).to.include(whole.fields);
            else expect(entry[other], `${other} beside ${JSON.stringify(value)}`).to.deep.equal(expected[other]);
          }
          const kept = {...entry, ...(field === 'name' ? {names: ''} : {})};
          expect(textsIn(kept), JSON.stringify(value)).to.include(text);
        }
      });
    }
  });

  describe('keeps a feed whatever is in its field', () => {
    const whole = {
      $schema: 'subprocessors.schema.json',
      specVersion: '1.0',
      title: 'Vendors',
      language: 'en',
      publisher: {name: 'Acme', contacts: []},
      updated: '2026-11-01',
      effective: '2026-12-01',
      introduction: 'Hello',
      definitions: [{title: 'Data'}],
      sections: [{body: 'Text', position: 'after'}],
      categories: [{id: 'hosting', title: 'Hosting', columns: [{field: 'name'}]}],
      columns: [{field: 'name', label: 'Vendor'}],
      groupBy: 'country',
      products: ['Cloud'],
      notice: {days: 30, subscribe: [{url: '/atom'}]},
      objection: {days: 14, fields: ['Reason']},
      documents: [{type: 'dpa', url: '/dpa'}],
      changes: [{date: '2026-11-01', summary: 'New', added: ['a'], removed: [], changed: []}],
      previousVersions: [{date: '2025-11-01', url: '/2025'}],
      subprocessors: [{id: 'a', name: 'A', category: 'hosting'}],
    };
    const expected: Record<string, unknown> = {...feedOf(whole)};

    it('and this test knows all fields', () => {
      expect(Object.keys(whole)).to.deep.equal([...Object.keys(DisclosureSchema.entries), 'subprocessors']);
    });

    for (const field of Object.keys(DisclosureSchema.entries)) {
      it(field, () => {
        for (const [value, text] of ODD) {
          const feed: Record<string, unknown> = {...feedOf({...whole, [field]: value})};
          for (const other of Object.keys(expected)) {
            // Without its categories, the feed makes one of what the entry says.
            if (other === field || (field === 'categories' && other === 'subprocessors')) continue;
            expect(feed[other], `${other} beside ${JSON.stringify(value)}`).to.deep.equal(expected[other]);
          }
          expect(textsIn(feed), JSON.stringify(value)).to.include(text);
        }
      });
    }
  });

  describe('never throws', () => {
    it('at hostile keys, and lets them pollute nothing', () => {
      const hostile = '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}';
      const text = `${hostile}, "publisher": ${hostile}}, "notice": ${hostile}}, "fields": 5, "subprocessors": [
        ${hostile}, "id": "a", "name": "A", "purpose": 5, "links": ${hostile}}, "fields": ${hostile}}, "country": ${hostile}}}]}`;
      const feed = feedOf(text);
      expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
      for (const object of [feed, feed.publisher, feed.notice, feed.subprocessors[0], feed.subprocessors[0]?.links]) {
        expect((object as Record<string, unknown>).polluted).to.equal(undefined);
        expect(Object.getPrototypeOf(object)).to.equal(Object.prototype);
      }
      expect(feed.subprocessors[0]).to.include({id: 'a', name: 'A', purpose: '5'});
    });

    it('at hostile keys of a map of entries', () => {
      const {subprocessors} = feedOf('{"subprocessors": {"__proto__": {"name": "A"}, "constructor": "B"}}');
      expect(subprocessors.map(({id, name}) => [id, name])).to.deep.equal([
        ['__proto__', 'A'],
        ['constructor', 'B'],
      ]);
    });

    const brackets = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const deepest = brackets(100_000);
    // Deeper than JSON.stringify can follow everywhere; WebKit takes seconds for each of the deepest.
    const deep = brackets(20_000);
    const deepTable: [what: string, text: string, refused?: boolean][] = [
      ['as the feed', deepest],
      ['cut off', deepest.slice(0, -1), true],
      ['as the list', `{"subprocessors": ${deep}}`],
      ['as an entry', `{"subprocessors": [${deep}, {"id": "a", "name": "A"}]}`],
      ['as a name', `{"subprocessors": [{"id": "a", "name": ${deep}}]}`],
      ['as a list of texts', `{"subprocessors": [{"id": "a", "name": "A", "dataTypes": ${deep}}]}`],
      ['as addresses', `{"subprocessors": [{"id": "a", "name": "A", "links": ${deep}}]}`],
      ['as places', `{"subprocessors": [{"id": "a", "name": "A", "country": ${deep}}]}`],
      ['as the publisher', `{"publisher": ${deep}, "subprocessors": []}`],
      ['as an unknown field', `{"other": ${deep}, "subprocessors": []}`],
    ];
    for (const [what, text, refused = false] of deepTable) {
      it(`at very many brackets ${what}`, () => expect(!parseFeed(text).feed).to.equal(refused));
    }

    it('at values that no JSON can hold', () => {
      const cycle: Record<string, unknown> = {};
      cycle.self = cycle;
      const odd = [
        cycle,
        10n,
        [10n],
        Symbol('odd'),
        () => 1,
        new Date(0),
        new Map(),
        Number.NaN,
        Object.create(null),
        undefined,
      ];
      for (const value of odd) {
        for (const field of Object.keys(SubprocessorSchema.entries)) {
          expect(feedOf(withEntry({[field]: value})).subprocessors.length).to.equal(1);
          expect(feedOf(withEntry({[field]: [value]})).subprocessors.length).to.equal(1);
        }
        for (const field of Object.keys(DisclosureSchema.entries)) {
          expect(feedOf(withRoot({[field]: value})).subprocessors.length).to.equal(1);
          expect(feedOf(withRoot({[field]: [value]})).subprocessors.length).to.equal(1);
        }
        expect(feedOf({subprocessors: [value, {id: 'a', name: 'A'}]}).subprocessors.length).to.equal(2);
      }
    });

    it('at ten thousand entries of the same id, and is done soon', () => {
      const entries = Array.from({length: 10_000}, () => ({id: 'a', name: 'A'}));
      expect(new Set(feedOf({subprocessors: entries}).subprocessors.map(({id}) => id)).size).to.equal(10_000);
    });
  });
});

describe('parseSteps', () => {
  it('gives the same feed whether one looks at its beginning or not', () => {
    const input = {
      categories: [{id: 'infra ', title: 'Infrastructure'}, {id: 'A', title: 'b'}, {title: 'a'}],
      subprocessors: Array.from({length: 700}, (_, index) => ({
        name: `Vendor ${index}`,
        category: ['infra', 'Infrastructure', 'INFRA', 'a', 'B', 'other', 'Other ', ''][index % 8],
      })),
    };
    const whole = parseFeedValue(input);
    const steps = parseSteps(structuredClone(input));
    const beginnings: Feed[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) beginnings.push(step.value());
    expect(beginnings.map(({subprocessors}) => subprocessors.length)).to.deep.equal([200, 400, 600]);
    expect(step.value).to.deep.equal(whole);
    expect(whole.feed?.categories.map(({id}) => id)).to.deep.equal(['infra', 'A', 'a', 'other']);
  });

  it('reads a feed of a few hundred entries in one go', () => {
    const steps = parseSteps({subprocessors: Array.from({length: 300}, (_, index) => `Vendor ${index}`)});
    expect(steps.next().done).to.equal(true);
  });
});
