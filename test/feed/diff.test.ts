import {expect} from 'chai';
import fc from 'fast-check';
import {
  diffFeeds,
  type EntryDiff,
  type Feed,
  type FeedDiff,
  type FieldChange,
  parseFeed,
  type Subprocessor,
} from '../../src/feed/index.js';
import {random} from '../support/view.js';

function read(input: unknown): Feed {
  const {feed} = parseFeed(input);
  if (!feed) throw new Error('This is no feed');
  return feed;
}

const feedOf = (entries: readonly unknown[], rest: object = {}): Feed => read({...rest, subprocessors: entries});

const diff = (before: readonly unknown[], after: readonly unknown[], rest: object = {}): FeedDiff =>
  diffFeeds(feedOf(before, rest), feedOf(after, rest));

const namesOf = (entries: readonly Subprocessor[]): string[] => entries.map(({name}) => name);
const pairsOf = ({changed, same}: FeedDiff): EntryDiff[] => [...changed, ...same];
const changesOf = (result: FeedDiff): FieldChange[] => pairsOf(result).flatMap(({changes}) => changes);
const brief = (changes: readonly FieldChange[]): string[] => changes.map(({field, level}) => `${field} ${level}`);

/** What changes in one entry of two, as two rows make no column. */
const edit = (before: object, after: object): FieldChange[] =>
  changesOf(
    diff(
      [{id: 'a', name: 'A', ...before}, 'Another', 'A third'],
      [{id: 'a', name: 'A', ...after}, 'Another', 'A third'],
    ),
  );

describe('diffFeeds', () => {
  describe('marks a change of', () => {
    const table: [what: string, before: object, after: object, ...changes: string[]][] = [
      // Who
      ['the name', {name: 'Acme'}, {name: 'Bolt'}, 'name material'],
      ['the case of a name', {name: 'Sendgrid'}, {name: 'SendGrid'}, 'name editorial'],
      ['the legal form in a name', {name: 'Acme'}, {name: 'Acme, Inc.'}, 'name editorial'],
      ['a legal form for another', {legalName: 'Acme Inc.'}, {legalName: 'Acme GmbH'}, 'legalName material'],
      ['a legal form left out', {legalName: 'Acme Inc.'}, {legalName: 'Acme'}, 'legalName editorial'],
      ['the parent', {parent: 'Acme'}, {parent: 'Bolt'}, 'parent material'],
      ['the order of names', {name: ['Acme', 'Bolt']}, {name: ['Bolt', 'Acme']}, 'name editorial'],
      ['one of several names', {name: ['Acme', 'Bolt']}, {name: ['Acme', 'Core']}, 'name material'],
      ['the number of names', {name: 'Acme'}, {name: ['Acme', 'Bolt']}, 'name material'],
      ['the kind of company', {entityType: 'Affiliate'}, {entityType: 'Third party'}, 'entityType material'],
      // Where
      ['the country', {country: 'DE'}, {country: 'FR'}, 'country material'],
      ['a country more', {country: 'DE'}, {country: ['DE', 'FR']}, 'country material'],
      ['the order of countries', {country: ['DE', 'FR']}, {country: ['FR', 'DE']}, 'country editorial'],
      ['a country named twice', {country: ['DE', 'DE']}, {country: 'DE'}, 'country editorial'],
      ['Austria for Australia', {country: 'Austria'}, {country: 'Australia'}, 'country material'],
      ['Ireland for Iceland', {country: 'Ireland'}, {country: 'Iceland'}, 'country material'],
      ['the same two in German', {country: 'Irland'}, {country: 'Island'}, 'country material'],
      ['a place without code', {locations: 'Frankfurt'}, {locations: 'Frankfort'}, 'locations material'],
      ['its case', {locations: 'Frankfurt'}, {locations: 'FRANKFURT'}, 'locations editorial'],
      ['a place that gets a code', {locations: 'Swizerland'}, {locations: 'Switzerland'}, 'locations material'],
      ['a place that gets a remark', {locations: 'DE'}, {locations: 'Germany (Berlin)'}, 'locations material'],
      [
        'the spelling of a remark',
        {locations: 'Germany (Frankfurt)'},
        {locations: 'Germany (Frankfort)'},
        'locations editorial',
      ],
      ['a remark', {locations: 'Germany (Frankfurt)'}, {locations: 'Germany (Berlin)'}, 'locations material'],
      [
        'which place a remark is of',
        {locations: ['Germany (backup)', 'France']},
        {locations: ['Germany', 'France (backup)']},
        'locations material',
      ],
      [
        'what happens at a place',
        {locations: {code: 'DE', kind: 'storage'}},
        {locations: {code: 'DE', kind: 'access'}},
        'locations material',
      ],
      [
        'what else is said of a place',
        {locations: {code: 'DE', city: 'Berlin'}},
        {locations: {code: 'DE', city: 'Munich'}},
        'locations material',
      ],
      ['the postal address', {address: 'Am Siel 3, Bremen'}, {address: 'Am Siel 4, Bremen'}, 'address material'],
      // Which data, on which ground, for what
      ['the purpose', {purpose: 'Hosting'}, {purpose: 'Analytics'}, 'purpose material'],
      ['the spelling of the purpose', {purpose: 'Infrastucture'}, {purpose: 'Infrastructure'}, 'purpose editorial'],
      ['punctuation', {purpose: 'Hosting, of files'}, {purpose: 'Hosting of files.'}, 'purpose editorial'],
      ['emphasis', {purpose: 'Hosting of files'}, {purpose: 'Hosting of **files**'}, 'purpose editorial'],
      ['a link in prose', {purpose: '[Hosting](/a)'}, {purpose: '[Hosting](/b)'}, 'purpose editorial'],
      ['a purpose that is stated', {}, {purpose: 'Hosting'}, 'purpose material'],
      ['a purpose that is stated no more', {purpose: 'Hosting'}, {purpose: ''}, 'purpose material'],
      ['a kind of data more', {dataTypes: ['Files']}, {dataTypes: ['Files', 'Logs']}, 'dataTypes material'],
      ['the order of data', {dataTypes: ['Files', 'Logs']}, {dataTypes: ['Logs', 'Files']}, 'dataTypes editorial'],
      ['another kind of data', {dataTypes: ['Consent']}, {dataTypes: ['Content']}, 'dataTypes material'],
      ['the persons', {dataSubjects: 'Employees'}, {dataSubjects: 'Employers'}, 'dataSubjects material'],
      ['the ground of a transfer', {transfers: 'scc'}, {transfers: 'dpf'}, 'transfers material'],
      [
        'the text of a transfer',
        {transfers: {mechanism: 'scc', text: 'Module 2'}},
        {transfers: {mechanism: 'scc', text: 'Module 3'}},
        'transfers material',
      ],
      ['the products', {products: ['Chat']}, {products: ['Mail']}, 'products material'],
      ['the retention', {retention: '30 days'}, {retention: '90 days'}, 'retention material'],
      ['how the retention is written', {retention: '30 days'}, {retention: '30  Days'}, 'retention editorial'],
      ['certifications', {certifications: ['ISO 27001']}, {certifications: ['ISO 27018']}, 'certifications material'],
      ['notes', {notes: 'May read tickets'}, {notes: 'May not read tickets'}, 'notes material'],
      // When
      ['the beginning', {effectiveFrom: '2026-01-01'}, {effectiveFrom: '2026-01-02'}, 'effectiveFrom material'],
      [
        'a date that exchanges day and month',
        {effectiveFrom: '2026-01-02'},
        {effectiveFrom: '2026-02-01'},
        'effectiveFrom material',
      ],
      ['how a date is written', {effectiveFrom: 'Soon'}, {effectiveFrom: 'soon'}, 'effectiveFrom editorial'],
      ['the end', {}, {effectiveUntil: '2026-01-01'}, 'effectiveUntil material'],
      ['the announcement', {announced: '2026-01-01'}, {announced: '2026-01-02'}, 'announced material'],
      ['the state', {status: 'planned'}, {status: 'active'}, 'status material'],
      // What leads elsewhere
      ['the address', {url: 'https://a.example'}, {url: 'https://b.example'}, 'url editorial'],
      ['links', {links: {dpa: '/a'}}, {links: {dpa: '/b'}}, 'links editorial'],
      ['a contact', {contact: 'DPO'}, {contact: {name: 'DPO', email: 'dpo@a.example'}}, 'contact editorial'],
      // What nobody reads
      ['the id', {id: 'b', aliases: 'a'}, {id: 'c', aliases: 'a'}, 'id list'],
      ['aliases', {}, {aliases: ['b']}, 'aliases list'],
      ['what is for machines', {$comment: 'x', _row: 1}, {$comment: 'y', _row: 2}, '$comment list', '_row list'],
      // What the format does not know
      [
        'own fields',
        {fields: {Seats: '5', Room: 'B'}},
        {fields: {Seats: '6', Room: 'b'}},
        'fields.Seats material',
        'fields.Room editorial',
      ],
      ['a tick in an own field', {fields: {SCC: '✓'}}, {fields: {SCC: '✗'}}, 'fields.SCC material'],
      [
        'own fields called like others',
        {fields: {url: 'a', status: 'b', id: 'c'}},
        {fields: {url: 'x', status: 'y', id: 'z'}},
        'fields.url material',
        'fields.status material',
        'fields.id material',
      ],
      ['unknown text', {region: 'North'}, {region: 'South'}, 'region material'],
      ['how unknown text is written', {region: 'North'}, {region: 'north'}, 'region editorial'],
      ['an unknown number', {seats: 5}, {seats: 6}, 'seats material'],
      ['an unknown answer', {audited: true}, {audited: false}, 'audited material'],
      ['an unknown answer that is nought', {audited: false, seats: 0}, {}, 'audited material', 'seats material'],
      ['the order of an unknown list', {regions: ['A', 'B']}, {regions: ['B', 'A']}, 'regions editorial'],
      ['an unknown object', {rooms: {a: 'x'}}, {rooms: {b: 'x'}}, 'rooms material'],
      ['what unknown objects in a list call a value', {rooms: [{a: 'x'}]}, {rooms: [{b: 'x'}]}, 'rooms material'],
      ['which of their values is which', {rooms: [{a: 'x', b: 'y'}]}, {rooms: [{a: 'y', b: 'x'}]}, 'rooms material'],
      ['objects deeper in a list', {rooms: [[{a: 1}]]}, {rooms: [[{a: 2}]]}, 'rooms material'],
      [
        'an own field beside an unknown one of its name',
        {Seats: 1, fields: {Seats: '1'}},
        {Seats: 1, fields: {Seats: '2'}},
        'fields.Seats material',
      ],
      [
        'an unknown field beside an own one of its name',
        {Seats: 1, fields: {Seats: '1'}},
        {Seats: 2, fields: {Seats: '1'}},
        'Seats material',
      ],
      ['an unknown field called like an own one', {'fields.Seats': 1}, {'fields.Seats': 2}, 'fields.Seats material'],
    ];
    for (const [what, before, after, ...changes] of table) {
      it(`${what}: ${changes.map((each) => each.replace(/.* /, '')).join(', ')}`, () => {
        expect(brief(edit(before, after)).sort()).to.deep.equal([...changes].sort());
        expect(brief(edit(after, before)).sort(), 'the other way round').to.deep.equal([...changes].sort());
      });
    }
  });

  describe('tells', () => {
    it('what was added and removed, each in the order of its version', () => {
      const result = diff(['Acme', 'Bolt', 'Core', 'Dune'], ['Ember', 'Bolt', 'Flint', 'Dune']);
      expect(namesOf(result.added)).to.deep.equal(['Ember', 'Flint']);
      expect(namesOf(result.removed)).to.deep.equal(['Acme', 'Core']);
      expect(result.changed).to.deep.equal([]);
    });

    it('what changed and what did not, in the order of the later version', () => {
      const [a, b, c, d] = ['Acme', 'Bolt', 'Core', 'Dune'].map((name) => ({id: name, name, purpose: 'Hosting'}));
      const result = diff([a, b, c, d], [d, {...c, purpose: 'Mail'}, b, {...a, purpose: 'Chat'}]);
      expect(result.changed.map(({after}) => after.name)).to.deep.equal(['Core', 'Acme']);
      expect(result.same.map(({after}) => after.name)).to.deep.equal(['Dune', 'Bolt']);
    });

    it('values as the two feeds have them', () => {
      const [before, after] = ['- a\n    - b', '- a\n    - c'];
      expect(edit({notes: before}, {notes: after})).to.deep.equal([{field: 'notes', before, after, level: 'material'}]);
    });

    it('nothing for a value that states nothing', () => {
      const [change] = edit({dataTypes: ['', ' ']}, {dataTypes: ['Logs']});
      expect(change).to.deep.equal({field: 'dataTypes', before: undefined, after: ['Logs'], level: 'material'});
    });

    it('the highest level of what changed in an entry', () => {
      const before = {id: 'a', name: 'A', url: '/a', purpose: 'Hosting', aliases: ['x']};
      const levels = [{aliases: ['y']}, {aliases: ['y'], url: '/b'}, {aliases: ['y'], url: '/b', purpose: 'Mail'}];
      const found = levels.map((change) => pairsOf(diff([before], [{...before, ...change}]))[0]?.level);
      expect(found).to.deep.equal(['list', 'editorial', 'material']);
    });

    it('who was renamed, changed or not, and by what they were known', () => {
      const before = [
        {id: 'a', name: 'Acme', legalName: 'Acme Ltd'},
        {id: 'b', name: 'Bolt'},
        {id: 'c', name: 'Core'},
      ];
      const after = [
        {id: 'a2', name: 'Apex', legalName: 'Acme Ltd'},
        {id: 'b2', name: 'Bolt'},
        {id: 'c', name: 'Core'},
      ];
      const {renamed, changed, same} = diff(before, after);
      expect(renamed.map(({after, by}) => [after.name, by])).to.deep.equal([
        ['Apex', 'legal name'],
        ['Bolt', 'name'],
      ]);
      expect(changed).to.deep.equal(renamed.slice(0, 1));
      expect(same[0]).to.equal(renamed[1]);
    });
  });

  describe('finds no change', () => {
    const table: [what: string, before: object, after: object][] = [
      [
        'in the spellings of a country',
        {country: 'UK', locations: ['US', 'DE']},
        {country: 'United Kingdom', locations: 'USA; Germany'},
      ],
      ['in an unassigned code', {country: 'GB'}, {country: 'uk'}],
      [
        'in a short form and its long one',
        {transfers: 'SCC', contact: 'DPO'},
        {transfers: [{mechanism: 'scc'}], contact: {name: 'DPO'}},
      ],
      [
        'in what states nothing',
        {notes: '', dataTypes: [], links: {}, extra: null, rooms: [{a: ''}]},
        {dataTypes: [' '], fields: {}},
      ],
      [
        'in white space',
        {notes: ' a  b\u00a0c\nd ', fields: {Room: 'a\tb'}},
        {notes: 'a b c\r\nd', fields: {Room: ' a b'}},
      ],
      [
        'in the order of fields and members',
        {links: {a: '/a', b: '/b'}, x: {c: 1, d: 2}},
        {x: {d: 2, c: 1}, links: {b: '/b', a: '/a'}},
      ],
      ['in what an object has that no feed states', {fields: {}}, {links: {}}],
    ];
    for (const [what, before, after] of table) {
      it(what, () => expect(edit(before, after)).to.deep.equal([]));
    }

    it('where entries stand elsewhere', () => {
      const rows = ['Acme', 'Bolt', 'Core'].map((name) => ({name, purpose: `Of ${name}`}));
      const {added, removed, changed, same, renamed} = diff(rows, [...rows].reverse());
      expect([added, removed, changed, renamed, changesOf({same, changed} as FeedDiff)]).to.deep.equal([
        [],
        [],
        [],
        [],
        [],
      ]);
    });

    it('where rows of one name, numbered by their order, stand elsewhere', () => {
      const rows = ['Frankfurt', 'Dublin', 'Paris'].map((purpose) => ({name: 'Amazon Web Services', purpose}));
      const result = diff(rows, [rows[2], rows[0], rows[1]]);
      expect(changesOf(result)).to.deep.equal([]);
      expect(result.renamed).to.deep.equal([]);
    });
  });

  describe('knows a column', () => {
    const rows = (count: number, fields: object = {}) =>
      Array.from({length: count}, (_, index) => ({id: `v${index}`, name: `V ${index}`, ...fields}));
    /** The first rows in a category of their own. */
    const inB = (entries: object[], count: number) =>
      entries.map((entry, index) => ({...entry, category: index < count ? 'B' : 'A'}));
    const some = (count: number, of: number, fields: object) => [...rows(count, fields), ...rows(of).slice(count)];
    const table: [
      what: string,
      before: object[],
      after: object[],
      added: string[],
      removed: string[],
      changed: number,
    ][] = [
      ['that came', rows(3), rows(3, {retention: '30 days'}), ['retention'], [], 0],
      ['that went', rows(3, {retention: '30 days'}), rows(3), [], ['retention'], 0],
      ['of its own', rows(3), rows(3, {fields: {Seats: '5'}}), ['fields.Seats'], [], 0],
      ['that the format does not know', rows(3), rows(3, {seats: 5}), ['seats'], [], 0],
      [
        'that got another name',
        rows(3, {fields: {Seats: '5'}}),
        rows(3, {fields: {Users: '5'}}),
        ['fields.Users'],
        ['fields.Seats'],
        0,
      ],
      ['that most state', rows(5), some(3, 5, {retention: '30 days'}), ['retention'], [], 0],
      ['but not of two rows', rows(2), rows(2, {retention: '30 days'}), [], [], 2],
      ['of categories', rows(3), rows(3, {category: 'Hosting'}), ['category'], [], 0],
      ['of a category', inB(rows(9), 4), inB(some(3, 9, {fields: {Seats: '5'}}), 4), ['fields.Seats'], [], 0],
      ['but not of two rows of one', inB(rows(9), 2), inB(some(2, 9, {fields: {Seats: '5'}}), 2), [], [], 2],
      [
        'of a category, and a change in another',
        inB(rows(9), 3),
        inB(some(4, 9, {retention: '30 days'}), 3),
        ['retention'],
        [],
        1,
      ],
      ['but not of a single row', rows(1), rows(1, {retention: '30 days'}), [], [], 1],
      ['but not where half state it', rows(4), some(2, 4, {retention: '30 days'}), [], [], 2],
      [
        'but not where one stated it before',
        some(1, 3, {retention: '9 days'}),
        rows(3, {retention: '30 days'}),
        [],
        [],
        3,
      ],
      [
        'but not where new rows alone state it',
        rows(3),
        [...rows(3), {id: 'w', name: 'W', notes: 'x'}, {id: 'x', name: 'X', notes: 'x'}],
        [],
        [],
        0,
      ],
      ['but not where many come to an end', rows(3), rows(3, {effectiveUntil: '2026-12-31'}), [], [], 3],
      ['but not of what is for machines', rows(3), rows(3, {aliases: ['x'], _row: 1}), [], [], 0],
    ];
    for (const [what, before, after, added, removed, changed] of table) {
      it(what, () => {
        const result = diff(before, after);
        expect(result.columns).to.deep.equal({added, removed});
        expect(result.changed.length).to.equal(changed);
      });
    }

    it('and what else changes in its rows', () => {
      const {changed} = diff(rows(3), [
        ...rows(2, {retention: '30 days'}),
        {id: 'v2', name: 'V 2', retention: '30 days', purpose: 'x'},
      ]);
      expect(changed.map(({changes, level}) => [...brief(changes), level])).to.deep.equal([
        ['purpose material', 'retention list', 'material'],
      ]);
    });
  });

  describe('knows of categories', () => {
    const named = (...categories: (string | undefined)[]) =>
      categories.map((category, index) => ({id: `v${index}`, name: `V ${index}`, category}));
    const table: [what: string, before: object[], after: object[], ...changes: string[]][] = [
      ['the move of an entry', named('Hosting', 'Mail', 'Mail'), named('Mail', 'Mail', 'Mail'), 'category editorial'],
      [
        'the move to a new one',
        named('Hosting', 'Hosting', 'Mail'),
        named('Hosting', 'Cloud', 'Mail'),
        'category editorial',
      ],
      [
        'another name',
        named('Hosting', 'Hosting', 'Mail'),
        named('Cloud', 'Cloud', 'Mail'),
        'category list',
        'category list',
      ],
      [
        'that two became one',
        named('Hosting', 'Mail', 'Chat'),
        named('Cloud', 'Cloud', 'Chat'),
        'category list',
        'category list',
      ],
      [
        'the move of an entry that had none',
        named('Hosting', undefined, undefined),
        named('Hosting', undefined, 'Mail'),
        'category editorial',
      ],
      [
        'the move of an entry that has none now',
        named('Hosting', 'Mail', undefined),
        named('Hosting', undefined, undefined),
        'category editorial',
      ],
    ];
    for (const [what, before, after, ...changes] of table) {
      it(what, () => {
        const result = diff(before, after);
        expect(brief(changesOf(result))).to.deep.equal(changes);
        expect(result.changed.length).to.equal(changes.filter((change) => change.endsWith('editorial')).length);
        expect([...result.added, ...result.removed]).to.deep.equal([]);
      });
    }
  });

  describe('compares what the feed says of itself:', () => {
    const table: [what: string, before: object, after: object, ...changes: string[]][] = [
      [
        'nothing new',
        {title: 'A', updated: '2026-01-01', effective: '2026-01-01', language: 'en'},
        {title: 'B', updated: '2026-02-01', previousVersions: '/a'},
      ],
      ['the days to object', {objection: 30}, {objection: 14}, 'objection.days material'],
      [
        'what a category is',
        {categories: [{title: 'Features', description: 'Data stays in the EU.'}]},
        {categories: [{title: 'Features', description: 'Data goes anywhere.'}]},
        'categories.Features material',
      ],
      ['the days of notice', {notice: {days: 30, text: 'x'}}, {notice: {days: 30, text: 'y'}}, 'notice.text material'],
      [
        'the end of the right to object',
        {objection: {days: 30, email: 'a@a.example'}},
        {},
        'objection.days material',
        'objection.email material',
      ],
      [
        'how an objection is worded',
        {objection: 'Write to us, please.'},
        {objection: 'Write to us please'},
        'objection.text editorial',
      ],
      ['the publisher', {publisher: 'Acme Inc.'}, {publisher: 'Acme GmbH'}, 'publisher.name material'],
      [
        'its address',
        {publisher: {url: 'https://a.example'}},
        {publisher: {url: 'https://b.example'}},
        'publisher.url editorial',
      ],
      [
        'the introduction',
        {introduction: 'We tell you 30 days before.'},
        {introduction: 'We tell you 14 days before.'},
        'introduction material',
      ],
      ['its markup', {introduction: 'We tell **you**.'}, {introduction: 'We tell *you*.'}, 'introduction editorial'],
      [
        'a section that is reworded',
        {sections: {title: 'Audits', body: 'Every year'}},
        {sections: {title: 'Audits', body: 'Every other year'}},
        'sections.Audits material',
      ],
      ['a section that is new', {}, {sections: {title: 'Audits', body: 'Every year'}}, 'sections.Audits material'],
      [
        'a section without a title',
        {sections: {id: 's', body: 'Every year'}},
        {sections: {id: 's', body: 'every year'}},
        'sections.s editorial',
      ],
      [
        'one of two sections without title',
        {sections: ['One', 'Two']},
        {sections: ['Three', 'Two']},
        'sections. material',
      ],
      [
        'the first of two definitions of a title',
        {
          definitions: [
            {title: 'D', body: 'One'},
            {title: 'D', body: 'Two'},
          ],
        },
        {
          definitions: [
            {title: 'D', body: 'Three'},
            {title: 'D', body: 'Two'},
          ],
        },
        'definitions.D material',
      ],
      [
        'their order',
        {
          definitions: [
            {title: 'D', body: 'One'},
            {title: 'D', body: 'Two'},
          ],
        },
        {
          definitions: [
            {title: 'D', body: 'Two'},
            {title: 'D', body: 'One'},
          ],
        },
        'definitions.D editorial',
      ],
      ['a definition that is only a title', {}, {definitions: ['Data']}, 'definitions.Data material'],
      [
        'a section called like a property',
        {},
        {
          sections: [
            {title: '__proto__', body: 'x'},
            {title: 'constructor', body: 'y'},
          ],
        },
        'sections.__proto__ material',
        'sections.constructor material',
      ],
      [
        'a document',
        {documents: {title: 'DPA', url: '/a'}},
        {documents: [{title: 'DPA', url: '/a'}, '/b']},
        'documents material',
      ],
      ['the order of products', {products: ['Chat', 'Mail']}, {products: ['Mail', 'Chat']}, 'products editorial'],
      [
        'what it does not know of the publisher',
        {publisher: {vat: 'DE1'}},
        {publisher: {vat: 'DE2'}},
        'publisher.vat material',
      ],
    ];
    for (const [what, before, after, ...changes] of table) {
      it(what, () => {
        expect(brief(diffFeeds(feedOf(['A'], before), feedOf(['A'], after)).terms)).to.deep.equal(changes);
        expect(brief(diffFeeds(feedOf(['A'], after), feedOf(['A'], before)).terms)).to.deep.equal(changes);
      });
    }
  });

  describe('is not misled by', () => {
    for (const label of ['constructor', 'toString', '__defineGetter__', '__proto__', '', 'fields.', 'names', 'name']) {
      it(`an own field called ${JSON.stringify(label)}`, () => {
        const own = (value: string): Feed =>
          read(`{"subprocessors": [{"id": "a", "name": "A", "fields": {${JSON.stringify(label)}: "${value}"}}]}`);
        const isKept = Object.hasOwn(own('x').subprocessors[0]?.fields ?? {}, label);
        const field = `fields.${label}`;
        expect(changesOf(diffFeeds(own('x'), own('y')))).to.deep.equal(
          isKept ? [{field, before: 'x', after: 'y', level: 'material'}] : [],
        );
        expect(changesOf(diffFeeds(feedOf([{id: 'a', name: 'A'}]), own('x')))).to.deep.equal(
          isKept ? [{field, before: undefined, after: 'x', level: 'material'}] : [],
        );
      });
    }

    it('an unknown field called like a method', () => {
      expect(edit({}, {toString: 'x', valueOf: 'y'})).to.deep.equal([
        {field: 'toString', before: undefined, after: 'x', level: 'material'},
        {field: 'valueOf', before: undefined, after: 'y', level: 'material'},
      ]);
    });

    it('members called like what every object has', () => {
      const list = (member: string) => read(`{"subprocessors": [{"id": "a", "name": "A", "x": {${member}}}]}`);
      const members = [
        '"__proto__": {}',
        '"__proto__": {"a": 1}',
        '"constructor": 1',
        '"y": 1',
        '"toString": {"a": 1}',
      ];
      for (const one of members) {
        for (const other of members) {
          const {changed} = diffFeeds(list(one), list(other));
          expect(changed.length, `${one} to ${other}`).to.equal(one === other ? 0 : 1);
        }
      }
    });

    it('values that nest deeper than engines can follow', () => {
      const deep = (leaf: string) => {
        const nested = '['.repeat(20_000) + leaf + ']'.repeat(20_000);
        return read(
          `{"publisher": {"x": ${nested}}, "subprocessors": [{"name": "A", "x": ${nested}, "y": [${nested}]}]}`,
        );
      };
      expect(changesOf(diffFeeds(deep('1'), deep('2')))).to.deep.equal([]);
      expect(changesOf(diffFeeds(deep('1'), feedOf(['A']))).length).to.equal(2);
    });

    it('values that no JSON can hold', () => {
      const cycle = (more: object = {}) => {
        const value: Record<string, unknown> = {...more};
        return Object.assign(value, {self: value, list: [value, value]});
      };
      const odd = () => [
        cycle(),
        10n,
        Symbol('odd'),
        () => 1,
        new Date(0),
        Number.NaN,
        Object.create(null),
        [Object.create(null)],
      ];
      for (const index of odd().keys()) {
        const list = () => [{id: 'a', name: 'A', x: odd()[index], fields: {y: 'z'}, rooms: [odd()[index], 1]}];
        expect(diff(list(), ['A', 'B']).added.length).to.equal(1);
        expect(brief(changesOf(diff(list(), [{id: 'a', name: 'A', fields: {y: 'z'}}])))).to.include('rooms material');
      }
      expect(edit({x: cycle()}, {x: cycle()})).to.deep.equal([]);
      expect(brief(edit({x: cycle({a: 1})}, {x: cycle({a: 2})}))).to.deep.equal(['x material']);
    });

    it('lone surrogates', () => {
      expect(
        edit({notes: '\ud800', fields: {'\udc00': 'x'}}, {notes: '\ud800', fields: {'\udc00': 'x'}}),
      ).to.deep.equal([]);
      expect(brief(edit({notes: '\ud800'}, {notes: '\ud801'}))).to.deep.equal(['notes editorial']);
      expect(brief(edit({notes: 'x \ud800'}, {notes: 'x'}))).to.deep.equal(['notes material']);
    });

    it('an empty list', () => {
      expect(namesOf(diff([], ['A']).added)).to.deep.equal(['A']);
      expect(namesOf(diff(['A'], []).removed)).to.deep.equal(['A']);
      const none = {added: [], removed: [], changed: [], same: [], renamed: [], terms: []};
      expect(diff([], [])).to.deep.equal({...none, columns: {added: [], removed: []}});
    });
  });
});

// Versions of a list as anybody may write them, and what must hold of any two.

const TEXTS = [
  'Hosting',
  'hosting of *files*',
  'Hosting of files',
  '[Terms](/a)',
  '[Terms](/b)',
  '- one\n- two\n    - three',
  'Logs, files and names',
  'Names, logs and files',
  '30. Juni',
  '1.5 GB',
  '15 GB',
  '✓',
  '✗',
  'データ',
  'कि',
  '—',
  ' ',
  '',
  '\ud800',
  'Über\u00a0alles\r\nzwei',
  'not encrypted',
  'e\u0301lan',
];
const NAMES = [
  'Acme',
  'ACME',
  'Acme, Inc.',
  'Acme (Bolt)',
  'Bolt',
  'Bolt (Acme)',
  'Bolt GmbH',
  'Élan',
  'Amazon Web Services',
  '☁️',
  '数据公司',
  '—',
  '',
];
const PLACES = [
  'DE',
  'Germany',
  'UK',
  'United Kingdom',
  'EU',
  'Frankfurt',
  'Germany (Frankfurt)',
  'DE, FR',
  'Irland',
  '',
];
const LABELS = [
  'Seats',
  'name',
  'names',
  'purpose',
  'status',
  'url',
  'fields.url',
  '__proto__',
  'constructor',
  'toString',
  '',
  'Größe',
  'a.b',
  '$x',
];
const UNKNOWN = ['region', 'Seats', 'fields.Seats', '$comment', '_row', 'toString', 'constructor', '__proto__'];

const text = fc.oneof({weight: 3, arbitrary: fc.constantFrom(...TEXTS)}, fc.string({unit: 'grapheme', maxLength: 8}));
const oneOrMore = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> =>
  fc.oneof(value, fc.array(value, {maxLength: 3}));
const named = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>): fc.Arbitrary<object> =>
  fc.array(fc.tuple(fc.constantFrom(...keys), value), {maxLength: 3}).map((entries) => Object.fromEntries(entries));
const date = fc.constantFrom('2026-01-01', '2026-12-31', 'soon');
const url = fc.constantFrom('https://acme.example/', 'https://www.acme.example/a', 'https://bolt.example/', '/a');
const place = fc.oneof(
  fc.constantFrom(...PLACES),
  fc.record({code: fc.constantFrom(...PLACES), kind: text, text, city: text}, {requiredKeys: []}),
);

/** How each field may be written. */
const FIELDS: Record<string, fc.Arbitrary<unknown>> = {
  aliases: oneOrMore(fc.constantFrom('v0', 'v1', 'old', 'older')),
  name: oneOrMore(fc.constantFrom(...NAMES)),
  url,
  category: fc.constantFrom('Hosting', 'mail', 'Chat', ''),
  entityType: text,
  purpose: text,
  dataTypes: oneOrMore(text),
  dataSubjects: oneOrMore(text),
  country: oneOrMore(place),
  locations: oneOrMore(place),
  transfers: oneOrMore(
    fc.oneof(
      fc.constantFrom('scc', 'dpf', 'Our rules', ''),
      fc.record({mechanism: fc.constantFrom('scc', 'bcr'), text}, {requiredKeys: []}),
    ),
  ),
  products: oneOrMore(text),
  legalName: fc.constantFrom('Acme Inc.', 'Acme Ltd', 'Bolt GmbH', ''),
  address: text,
  contact: fc.oneof(text, fc.record({name: text, email: text, fax: text}, {requiredKeys: []})),
  parent: fc.constantFrom(...NAMES),
  links: named(['dpa', 'privacy', 'constructor', '__proto__'], url),
  certifications: oneOrMore(text),
  retention: text,
  status: fc.constantFrom('planned', 'active'),
  announced: date,
  effectiveFrom: date,
  effectiveUntil: date,
  notes: text,
  fields: named(LABELS, text),
  unknown: named(UNKNOWN, fc.oneof(text, fc.jsonValue({maxDepth: 2}))),
};

type Written = Record<string, unknown>;

/** An entry that states some of them; what the format does not know stands among the fields it knows. */
const written = ({unknown, ...entry}: Written): Written => ({...entry, ...(unknown as object)});
const entry = fc
  .tuple(FIELDS.name!, fc.subarray(Object.keys(FIELDS), {maxLength: 8}))
  .chain(([name, fields]) =>
    fc.record({...Object.fromEntries(fields.map((field) => [field, FIELDS[field]!]))}).map((rest) => ({name, ...rest})),
  );

/** What becomes of an entry: nothing, an end, other values, or another id. */
const fate = fc.oneof(
  {weight: 4, arbitrary: fc.constant({})},
  fc.constant(undefined),
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...Object.keys(FIELDS))
      .chain((field) => FIELDS[field]!.map((value) => ({[field]: value}))),
  },
  fc.constantFrom(...Object.keys(FIELDS)).map((field) => ({[field]: undefined})),
  fc.constantFrom('old', 'new', 'newer').map((id) => ({id})),
);

const terms = fc.record(
  {
    publisher: fc.oneof(text, named(['name', 'url', 'vat'], fc.constantFrom('Acme', '/a'))),
    categories: fc.subarray(['Hosting', 'Mail', 'Chat']),
    columns: fc.subarray(['name', 'purpose', 'Seats']),
    introduction: text,
    notice: fc.constantFrom(30, 14, 'In time'),
    objection: fc.constantFrom(30, 14, {email: 'a@a.example', fields: ['Reason']}),
    definitions: oneOrMore(fc.record({title: fc.constantFrom('Data', '__proto__'), body: text}, {requiredKeys: []})),
    sections: oneOrMore(text),
    documents: oneOrMore(url),
    products: oneOrMore(text),
  },
  {requiredKeys: []},
);

/** A list in another order; `seed` says in which. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const next = random(seed);
  const keyed = items.map((item) => ({item, key: next()}));
  return keyed.sort((a, b) => a.key - b.key).map(({item}) => item);
}

/** Reads a list as it is written: as JSON, where keys may be anything, and with ids or without. */
const parsed = (entries: readonly Written[], rest: object, hasIds: boolean): Feed =>
  read(
    JSON.stringify({...rest, subprocessors: entries.map(({id, ...entry}) => written(hasIds ? {id, ...entry} : entry))}),
  );

interface Versions {
  before: Feed;
  after: Feed;
  hasIds: boolean;
}

/** A short list, or one of so many rows of one name that they are not compared each with each. */
const list = fc
  .oneof(
    {weight: 9, arbitrary: fc.array(entry, {maxLength: 7})},
    fc
      .array(entry, {minLength: 11, maxLength: 14})
      .map((entries) => entries.map((each) => ({...each, name: 'Acme', legalName: 'Acme Inc.'}))),
  )
  .map((entries) => entries.map((each, index): Written => ({...each, id: `v${index}`})));

/** Two versions of which one could have come from the other. */
const versions: fc.Arbitrary<Versions> = fc
  .record({
    list,
    fates: fc.array(fate, {minLength: 7, maxLength: 7}),
    more: fc.array(entry, {maxLength: 2}),
    rest: fc.tuple(terms, terms),
    hasIds: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({list, fates, more, rest, hasIds, seed}) => {
    const later = list.flatMap((each, index): Written[] => {
      const fate = fates[index % fates.length];
      return fate ? [{...each, ...fate}] : [];
    });
    const added = more.map((each, index) => ({...each, id: `w${index}`}));
    return {
      before: parsed(list, rest[0], hasIds),
      after: parsed(shuffled([...later, ...added], seed), rest[seed % 2]!, hasIds),
      hasIds,
    };
  });

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** What is told of a value: see `stated` in diff.ts, of which this is the slow and plain form. */
function told(value: unknown): unknown {
  if (typeof value === 'string') {
    const lines = value.trim().split(/\r\n?|\n/);
    return lines.map((line) => line.replace(/\s+/g, ' ')).join('\n') || undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map(told).filter((each) => each !== undefined);
    return items.length ? items : undefined;
  }
  if (typeof value !== 'object' || !value) return value ?? undefined;
  const members = Object.entries(value).map(([key, each]) => [key, told(each)]);
  const some = members.filter(([, each]) => each !== undefined).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return some.length ? Object.fromEntries(some) : undefined;
}

/** All that an entry tells, by field. */
function toldBy({id, name: _, names, fields, ...rest}: Subprocessor, hasIds: boolean): Map<string, string> {
  const own = Object.entries(fields ?? {}).map(([label, value]) => [`fields.${label}`, value] as const);
  const all = [...Object.entries(rest), ...own, ['name', names] as const, ['id', hasIds ? id : ''] as const];
  const texts = new Map(all.map(([field, value]) => [field, JSON.stringify(told(value)) ?? '']));
  return new Map([...texts].filter(([, text]) => text).sort());
}

/** The later entries, from the earlier ones and the diff alone; in no order. */
function applyDiff(entries: readonly Subprocessor[], {added, removed, changed, same}: FeedDiff): Subprocessor[] {
  const changes = new Map([...changed, ...same].map((pair) => [pair.before, pair.changes]));
  const kept = entries.filter((entry) => !removed.includes(entry));
  const set = (object: object, key: string, value: unknown) =>
    Object.defineProperty(object, key, {value, enumerable: true, configurable: true, writable: true});
  const applied = kept.map((entry) => {
    const later = {...entry, fields: {...entry.fields}};
    for (const {field, after} of changes.get(entry) ?? []) {
      if (!field.startsWith('fields.')) set(later, field === 'name' ? 'names' : field, after ?? []);
      else {
        set(later, field, undefined);
        set(later.fields, field.slice('fields.'.length), after);
      }
    }
    return later;
  });
  return [...applied, ...added];
}

/** A diff without the objects it is of, so that two can be compared; `isMirrored` exchanges the two versions. */
function outline(result: FeedDiff, {before, after}: {before: Feed; after: Feed}, isMirrored = false): unknown {
  const place = new Map([...before.subprocessors, ...after.subprocessors].map((entry, index) => [entry, index]));
  const placesOf = (entries: readonly Subprocessor[]) =>
    entries.map((entry) => place.get(entry)!).sort((a, b) => a - b);
  const turn = <Value>(one: Value, other: Value) => (isMirrored ? [other, one] : [one, other]);
  const sorted = (changes: readonly FieldChange[]) =>
    changes
      .map(({field, level, before, after}) => ({field, level, values: turn(before, after)}))
      .sort((a, b) => (a.field < b.field ? -1 : 1));
  const pairs = (list: readonly EntryDiff[]) =>
    list
      .map(({by, level, changes, ...pair}) => ({
        of: turn(place.get(pair.before), place.get(pair.after)),
        by,
        level,
        changes: sorted(changes),
      }))
      .sort((a, b) => a.of[0]! - b.of[0]!);
  const {added, removed, changed, same, renamed, columns} = result;
  return {
    entries: turn(placesOf(removed), placesOf(added)),
    columns: turn([...columns.removed].sort(), [...columns.added].sort()),
    terms: sorted(result.terms),
    changed: pairs(changed),
    same: pairs(same),
    renamed: pairs(renamed),
  };
}

const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>): void =>
  fc.assert(property, {numRuns: 100});

const expectNoChange = (result: FeedDiff): void => {
  expect({...result, same: changesOf(result)}).to.deep.equal({
    added: [],
    removed: [],
    changed: [],
    same: [],
    renamed: [],
    columns: {added: [], removed: []},
    terms: [],
  });
};

describe('diffFeeds, of any versions,', () => {
  it('finds nothing between a version and itself', () => {
    holds(
      fc.property(list, terms, fc.boolean(), (entries, rest, hasIds) => {
        const feed = parsed(entries, rest, hasIds);
        expectNoChange(diffFeeds(feed, feed));
        expectNoChange(diffFeeds(feed, parsed(entries, rest, hasIds)));
      }),
    );
  });

  it('says all that makes the later one of the earlier one, and nothing else', () => {
    holds(
      fc.property(versions, ({before, after, hasIds}) => {
        const result = diffFeeds(before, after);
        const textsOf = (entries: readonly Subprocessor[]) =>
          entries.map((each) => JSON.stringify([...toldBy(each, hasIds)])).sort();
        expect(textsOf(applyDiff(before.subprocessors, result))).to.deep.equal(textsOf(after.subprocessors));
        for (const {before, after, changes} of pairsOf(result)) {
          const [was, is] = [toldBy(before, hasIds), toldBy(after, hasIds)];
          const other = [...new Set([...was.keys(), ...is.keys()])].filter((field) => was.get(field) !== is.get(field));
          const fields = changes.map(({field}) => field).filter((field) => hasIds || field !== 'id');
          expect(fields.sort()).to.deep.equal(other.sort());
        }
      }),
    );
  });

  it('has every entry of both exactly once, and renames none that is not there', () => {
    holds(
      fc.property(versions, ({before, after}) => {
        const result = diffFeeds(before, after);
        const pairs = pairsOf(result);
        expect([...result.removed, ...pairs.map(({before}) => before)]).to.have.members(before.subprocessors);
        expect([...result.added, ...pairs.map(({after}) => after)]).to.have.members(after.subprocessors);
        expect(pairs).to.include.members(result.renamed);
        for (const {changes} of result.same) for (const {level} of changes) expect(level).to.equal('list');
        for (const {level} of result.changed) expect(level).to.be.oneOf(['material', 'editorial']);
      }),
    );
  });

  it('says the same with the two exchanged', () => {
    holds(
      fc.property(versions, ({before, after}) => {
        const there = outline(diffFeeds(before, after), {before, after});
        const back = outline(diffFeeds(after, before), {before, after}, true);
        expect(back).to.deep.equal(there);
      }),
    );
  });

  it('says the same each time, and whatever the order of the entries; and changes neither', () => {
    holds(
      fc.property(versions, fc.nat(), ({before, after}, seed) => {
        const both = {before: frozen(before), after: frozen(after)};
        const first = diffFeeds(before, after);
        expect(diffFeeds(before, after)).to.deep.equal(first);
        const [earlier, later] = [before, after].map((feed) => ({
          ...feed,
          subprocessors: shuffled(feed.subprocessors, seed),
        }));
        expect(outline(diffFeeds(earlier!, later!), both)).to.deep.equal(outline(first, both));
      }),
    );
  });

  it('knows entries again whose ids are all new', () => {
    holds(
      fc.property(list, terms, (entries, rest) => {
        const before = parsed(entries, rest, true);
        const after = parsed(
          entries.map((each, index) => ({...each, id: `new-${index}`})),
          rest,
          true,
        );
        const result = diffFeeds(before, after);
        expect([result.added, result.removed, result.changed]).to.deep.equal([[], [], []]);
        expect(result.renamed.length).to.equal(entries.length);
        expect(result.renamed.filter(({by}) => by === 'id')).to.deep.equal([]);
        expect(new Set(brief(changesOf(result)))).to.deep.equal(new Set(entries.length ? ['id list'] : []));
      }),
    );
  });

  it('finds nothing where entries only stand elsewhere', () => {
    holds(
      fc.property(list, terms, fc.boolean(), fc.nat(), (entries, rest, hasIds, seed) => {
        const feed = parsed(entries, rest, hasIds);
        expectNoChange(diffFeeds(feed, {...feed, subprocessors: shuffled(feed.subprocessors, seed)}));
        expectNoChange(diffFeeds(feed, parsed(shuffled(entries, seed), rest, hasIds)));
      }),
    );
  });

  it('calls nothing material that says the same', () => {
    const one = fc.record({
      name: fc.constantFrom('Acme Cloud', 'ACME-Cloud', 'Acme Cloud Inc.', 'Acme  cloud'),
      purpose: fc.constantFrom(
        'Infrastructure and [backup](/a)',
        'infrastructure, and **backup**.',
        'Infrastructure and Back-up',
      ),
      category: fc.constantFrom('Hosting', 'Backup', ''),
      country: fc.constantFrom('UK', 'GB', 'United Kingdom', 'Great Britain'),
      dataTypes: fc.shuffledSubarray(['Files', 'IP addresses', 'Logs'], {minLength: 3}),
      legalName: fc.constantFrom('Acme Cloud', 'Acme Cloud GmbH', 'ACME Cloud Gmbh'),
      url: fc.option(url),
    });
    const both = fc.array(fc.tuple(one, one), {maxLength: 5});
    holds(
      fc.property(both, fc.boolean(), (rows, hasIds) => {
        const [before, after] = [0, 1].map((version) =>
          parsed(
            rows.map((row, index) => ({...row[version], id: `v${index}`})),
            {},
            hasIds,
          ),
        );
        const result = diffFeeds(before!, after!);
        expect([result.added, result.removed]).to.deep.equal([[], []]);
        expect(changesOf(result).filter(({level}) => level === 'material')).to.deep.equal([]);
      }),
    );
  });
});
