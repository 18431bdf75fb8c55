import {expect} from 'chai';
import {type Feed, parseFeed, type Subprocessor} from '../../src/feed/index.js';
import {fingerprint, matchEntries} from '../../src/feed/match.js';

function entriesOf(subprocessors: readonly unknown[]): Subprocessor[] {
  const {feed} = parseFeed({subprocessors});
  return (feed as Feed).subprocessors;
}

function match(before: readonly Subprocessor[], after: readonly Subprocessor[]) {
  const steps = matchEntries(before, after);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Who is who, such as `acme = apex (alias)`, and who is only in one version: `- acme`, `+ apex`. */
function outline(before: readonly unknown[], after: readonly unknown[]): string[] {
  const {matches, removed, added} = match(entriesOf(before), entriesOf(after));
  return [
    ...matches.map(({before, after, by}) => `${before.id} = ${after.id} (${by})`),
    ...removed.map(({id}) => `- ${id}`),
    ...added.map(({id}) => `+ ${id}`),
  ].sort();
}

/** The same with the two versions exchanged. */
const mirrored = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/^(.*) = (.*) (\(.*\))$/, '$2 = $1 $3'))
    .map((line) => line.replace(/^[-+]/, (sign) => (sign === '+' ? '-' : '+')))
    .sort();

type Row = [what: string, before: unknown[], after: unknown[], ...expected: string[]];

function check(table: readonly Row[]): void {
  for (const [what, before, after, ...expected] of table) {
    it(what, () => {
      expect(outline(before, after)).to.deep.equal(expected.sort());
      expect(outline(after, before), 'exchanged').to.deep.equal(mirrored(expected));
      expect(outline([...before].reverse(), [...after].reverse()).length, 'in another order').to.equal(expected.length);
    });
  }
}

/** An entry with an id that the other version does not have. */
const b = (name: string, rest: object = {}) => ({id: 'b', name, ...rest});
const a = (name: string, rest: object = {}) => ({id: 'a', name, ...rest});
const SAME = 'b = a (likeness)';
const NOT = ['+ a', '- b'];

describe('matchEntries', () => {
  describe('knows an entry', () => {
    check([
      ['by its id', [{id: 'x', name: 'Acme'}], [{id: 'x', name: 'Bolt'}], 'x = x (id)'],
      ['by an id that was made from its name', ['Acme'], ['ACME'], 'acme = acme (id)'],
      ['by an alias', [b('Acme')], [a('Bolt', {aliases: ['b']})], 'b = a (alias)'],
      ['by an alias it had', [b('Acme', {aliases: 'a'})], [a('Bolt')], 'b = a (alias)'],
      ['by an alias of both', [b('Acme', {aliases: 'x'})], [a('Bolt', {aliases: ['y', 'x']})], 'b = a (alias)'],
      ['by an alias with space around it', [b('Acme')], [a('Bolt', {aliases: [' b ']})], 'b = a (alias)'],
      [
        'by its legal name',
        [b('Acme', {legalName: 'X Inc.'})],
        [a('Bolt', {legalName: 'x, Inc'})],
        'b = a (legal name)',
      ],
      [
        'by its legal name, where all else is the same, too',
        [b('Acme', {legalName: 'X Inc.'})],
        [a('Acme', {legalName: 'X Inc.'})],
        'b = a (legal name)',
      ],
      ['by its name', [b('Acme')], [a('Acme')], 'b = a (name)'],
      ['by its name in another spelling', [b('Élan Cloud')], [a('elan-cloud')], 'b = a (name)'],
      ['by a name without letters', [b('☁️')], [a('☁️')], 'b = a (name)'],
      ['by a name without words', [b('—', {notes: 'x'})], [a('—', {notes: 'y'})], 'b = a (name)'],
      ['by a name in another script', [b('数据公司')], [a('数据公司')], 'b = a (name)'],
      [
        'by all that it states, where it has no name',
        [{id: 'b', purpose: 'x'}],
        [{id: 'a', purpose: 'x'}],
        'b = a (name)',
      ],
      [
        'by where it stands, where it has no name and no id',
        [{purpose: 'x'}],
        [{purpose: 'y'}],
        'entry-1 = entry-1 (id)',
      ],
    ]);
  });

  describe('goes by', () => {
    check([
      [
        'the id before the alias',
        [{id: 'x', name: 'Acme'}],
        [
          {id: 'x', name: 'Bolt'},
          {id: 'y', name: 'Acme', aliases: 'x'},
        ],
        'x = x (id)',
        '+ y',
      ],
      [
        'the alias before the legal name',
        [{id: 'x', name: 'Acme', legalName: 'Acme Inc.'}],
        [
          {id: 'y', name: 'Acme', legalName: 'Acme Inc.'},
          {id: 'z', name: 'Bolt', aliases: 'x'},
        ],
        'x = z (alias)',
        '+ y',
      ],
      [
        'the legal name before the name',
        [{id: 'x', name: 'Acme', legalName: 'X Inc.'}],
        [
          {id: 'y', name: 'Acme'},
          {id: 'z', name: 'Bolt', legalName: 'X Inc.'},
        ],
        'x = z (legal name)',
        '+ y',
      ],
      [
        'the name before likeness',
        [{id: 'x', name: 'Acme Cloud', purpose: 'Hosting'}],
        [
          {id: 'y', name: 'Acme Cloud', purpose: 'Mail'},
          {id: 'z', name: 'Acme Cloud Inc.', purpose: 'Hosting'},
        ],
        'x = y (name)',
        '+ z',
      ],
    ]);
  });

  describe('decides between entries', () => {
    check([
      [
        'that claim one alias, by the name',
        [{id: 'x', name: 'Acme Cloud'}],
        [
          {id: 'y', name: 'Bolt', aliases: 'x'},
          {id: 'z', name: 'Acme Clouds', aliases: 'x'},
        ],
        'x = z (alias)',
        '+ y',
      ],
      [
        'that claim one alias, of which one has no name',
        [{id: 'x', name: 'Acme'}],
        [
          {id: 'y', aliases: 'x'},
          {id: 'z', name: 'Acm', aliases: 'x'},
        ],
        'x = z (alias)',
        '+ y',
      ],
      [
        'that one entry claims as aliases',
        [
          {id: 'x', name: 'Acme'},
          {id: 'y', name: 'Bolt'},
        ],
        [{id: 'z', name: 'Bolt', aliases: ['x', 'y']}],
        'y = z (alias)',
        '- x',
      ],
      [
        'that have exchanged their aliases',
        [
          {id: 'x', name: 'Acme'},
          {id: 'y', name: 'Bolt'},
        ],
        [
          {id: 'x2', name: 'Acme', aliases: ['x', 'y']},
          {id: 'y2', name: 'Bolt', aliases: ['x', 'y']},
        ],
        'x = x2 (alias)',
        'y = y2 (alias)',
      ],
      [
        'of one legal name, by the name',
        ['Mail', 'Maps', 'Docs'].map((name) => ({id: `b-${name}`, name, legalName: 'Acme LLC'})),
        ['Docs', 'Mail', 'Maps'].map((name) => ({id: `a-${name}`, name, legalName: 'Acme LLC', notes: `of ${name}`})),
        'b-Docs = a-Docs (legal name)',
        'b-Mail = a-Mail (legal name)',
        'b-Maps = a-Maps (legal name)',
      ],
      [
        'of one name, by the purpose',
        [
          {id: 'x', name: 'Acme', purpose: 'Hosting of files'},
          {id: 'y', name: 'Acme', purpose: 'Support'},
        ],
        [
          {id: 'p', name: 'Acme', purpose: 'Phone support'},
          {id: 'q', name: 'Acme', purpose: 'Web hosting of files'},
        ],
        'x = q (name)',
        'y = p (name)',
      ],
      [
        'of one name, by anything else they state',
        [
          {id: 'x', name: 'Acme', notes: 'A'},
          {id: 'y', name: 'Acme', notes: 'B'},
        ],
        [
          {id: 'p', name: 'Acme', notes: 'B', address: 'Z'},
          {id: 'q', name: 'Acme', notes: 'A', address: 'Z'},
        ],
        'x = q (name)',
        'y = p (name)',
      ],
      [
        'numbered by their order, by what they state',
        ['A', 'B', 'C'].map((notes) => ({name: 'Acme', notes})),
        ['C', 'A'].map((notes) => ({name: 'Acme', notes})),
        'acme = acme-2 (name)',
        'acme-3 = acme (name)',
        '- acme-2',
      ],
      [
        'numbered by their order, where one of them stays',
        [
          {name: 'Acme', purpose: 'Mail'},
          {name: 'Acme', purpose: 'Hosting'},
        ],
        [{name: 'Acme', purpose: 'Hosting'}],
        'acme-2 = acme (name)',
        '- acme',
      ],
      [
        'numbered by their order, whatever id others claim as an alias',
        ['A', 'B'].map((notes) => ({name: 'Acme', notes})),
        [
          {id: 'x', name: 'Acme', aliases: 'acme', notes: 'B'},
          {id: 'y', name: 'Acme', aliases: 'acme-2', notes: 'A'},
        ],
        'acme = y (name)',
        'acme-2 = x (name)',
      ],
      [
        'numbered by their order, and one that only has such an id',
        ['Acme', 'Acme'],
        [{id: 'acme-2', name: 'Bolt'}],
        '- acme',
        '- acme-2',
        '+ acme-2',
      ],
      [
        'whose names have no letters, whatever their order',
        [
          {name: '☁️', purpose: 'A'},
          {name: '✉️', purpose: 'A'},
        ],
        [
          {name: '✉️', purpose: 'A'},
          {name: '☁️', purpose: 'A'},
        ],
        'entry-1 = entry-2 (name)',
        'entry-2 = entry-1 (name)',
      ],
      [
        'of one name that state the same, of whom one is gone',
        [
          {id: 'x', name: 'Acme'},
          {id: 'y', name: 'Acme'},
        ],
        [{id: 'z', name: 'Acme'}],
        'x = z (name)',
        '- y',
      ],
      [
        'that became one',
        ['Twilio', 'SendGrid'],
        ['Twilio (SendGrid)'],
        'twilio = twilio-sendgrid (likeness)',
        '- sendgrid',
      ],
      [
        'of which one is two now',
        ['Microsoft', 'Azure (Microsoft)'],
        ['Microsoft (Azure)', 'Microsoft', 'Microsoft (Teams)'],
        'azure-microsoft = microsoft-azure (likeness)',
        'microsoft = microsoft (id)',
        '+ microsoft-teams',
      ],
    ]);
  });

  describe('takes for the same', () => {
    const pairs: [before: string, after: string][] = [
      ['Azure (Microsoft)', 'Microsoft (Azure)'],
      ['Microsoft Azure', 'Azure'],
      ['SendGrid', 'Twilio (SendGrid)'],
      ['Amazon Web Services (AWS)', 'Amazon Web Services Inc (AWS)'],
      ['Amazon AWS', 'AWS'],
      ['Hetzner', 'Hetzner Online GmbH'],
      ['GitHub, Inc.', 'GitHub'],
      ['NexMo (aka Vonage)', 'NexMo Inc (aka Vonage)'],
      ['Cloudfare', 'Cloudflare'],
      ['Twillio', 'Twilio'],
      ['Strpe', 'Stripe'],
      ['Stirpe', 'Stripe'],
      ['Acme Payment Europe', 'Acme Payments Services Europe'],
    ];
    check(pairs.map(([before, after]): Row => [`${before} and ${after}`, [b(before)], [a(after)], SAME]));
    check([
      [
        'names that are a little alike, of one host',
        [b('Slak', {url: 'https://slack.com/a'})],
        [a('Slack', {url: 'https://www.slack.com/'})],
        SAME,
      ],
      [
        'longer names of one place, of which the purpose is another',
        [b('Acme Cloud Hosting', {country: 'DE', purpose: 'Hosting', category: 'Cloud'})],
        [a('Acme Cloud Hosting Services', {country: 'DE', purpose: 'Backup', category: 'Files'})],
        SAME,
      ],
      [
        'several names in another order',
        [{id: 'b', name: ['Acme', 'Bolt']}],
        [{id: 'a', name: ['Bolt', 'Acme']}],
        SAME,
      ],
    ]);
  });

  describe('does not take for the same', () => {
    const purpose = 'Delivers email to customers';
    const all = {purpose, category: 'Mail', country: 'US', locations: ['US'], dataTypes: ['Email addresses']};
    const pairs: [before: string, after: string][] = [
      ['Mailgun', 'Mailjet'],
      ['Postmark', 'Postman'],
      ['SendGrid', 'Sendinblue'],
      ['Oracle Cloud', 'Google Cloud'],
      ['Microsoft Azure', 'Microsoft Teams'],
      ['Datadog', 'Dataiku'],
      ['OpenAI', 'OpenAQ'],
      ['Auth0', 'Authy'],
      ['Confluence', 'Confluent'],
      ['Region 1', 'Region 2'],
      ['☁️', '✉️'],
      ['数据公司', '数据服务'],
    ];
    check(
      pairs.map(
        ([before, after]): Row => [
          `${before} and ${after}, who do the same`,
          [b(before, all)],
          [a(after, all)],
          ...NOT,
        ],
      ),
    );
    const other = {purpose: 'Hosting', category: 'Cloud', country: 'DE', locations: ['DE'], dataTypes: ['Files']};
    check([
      [
        'names of which one is part of the other, where all else differs',
        [b('Acme', all)],
        [a('Acme Foods', other)],
        ...NOT,
      ],
      ['entries without names', [{id: 'b', ...all}], [{id: 'a', ...other}], ...NOT],
      [
        'mail addresses, which have no host',
        [b('Acme', {url: 'mailto:a@b.example'})],
        [a('Acne', {url: 'mailto:c@d.example'})],
        ...NOT,
      ],
    ]);
  });

  describe('with long lists', () => {
    const many = <Item>(count: number, itemAt: (index: number) => Item): Item[] =>
      Array.from({length: count}, (_, index) => itemAt(index));
    const COUNT = 2000;

    it('of one name knows those that state the same, and finds the one that is gone', () => {
      const row = (index: number) => ({name: 'Acme', notes: `Of ${index}`});
      const before = entriesOf(many(COUNT, row));
      const after = entriesOf(many(COUNT - 1, (index) => row(COUNT - 1 - index)));
      const {matches, removed, added} = match(before, after);
      expect(matches.filter(({before, after}) => before.notes !== after.notes)).to.deep.equal([]);
      expect(removed).to.deep.equal([before[0]]);
      expect(added).to.deep.equal([]);
    });

    it('of one name knows those that have a value of their own', () => {
      const row = (addressOf: (index: number) => number) => (index: number) => ({
        name: 'Acme',
        address: `Room ${addressOf(index)}`,
        notes: `Of ${index}`,
      });
      const before = entriesOf(
        many(
          COUNT,
          row((index) => index),
        ),
      );
      const {matches} = match(
        before,
        entriesOf(
          many(
            COUNT,
            row((index) => 2 * COUNT - index),
          ),
        ),
      );
      expect(matches.length).to.equal(COUNT);
      expect(matches.filter(({before, after}) => before.notes !== after.notes)).to.deep.equal([]);
    });

    it('of one name that state the very same', () => {
      const {matches, removed} = match(
        entriesOf(many(COUNT, () => ({name: 'Acme'}))),
        entriesOf(many(COUNT - 5, () => ({name: 'Acme'}))),
      );
      expect([matches.length, removed.length]).to.deep.equal([COUNT - 5, 5]);
    });

    it('whose ids are all new', () => {
      const row = (version: string, legalForm: string) => (index: number) => ({
        id: `${version}${index}`,
        name: `Vendor ${index}${legalForm}`,
        purpose: 'Hosting',
      });
      const same = match(entriesOf(many(COUNT, row('b', ''))), entriesOf(many(COUNT, row('a', ''))));
      expect(new Set(same.matches.map(({before, after, by}) => `${before.name === after.name} ${by}`))).to.deep.equal(
        new Set(['true name']),
      );
      expect(same.matches.length).to.equal(COUNT);
      const alike = match(entriesOf(many(COUNT, row('b', ''))), entriesOf(many(COUNT, row('a', ' Inc.'))));
      expect(alike.matches.filter(({before, after}) => `${before.name} Inc.` !== after.name)).to.deep.equal([]);
    });

    it('of names that share all their words with many others', () => {
      const words = 'Acme Bolt Core Dune Ember Flint Gale Haze Iris Jade'.split(' ');
      const names = words.flatMap((one) => words.map((other) => `${one} ${other}`));
      const {matches} = match(entriesOf(names), entriesOf(names.map((name) => `${name} Inc.`).reverse()));
      expect(matches.filter(({before, after}) => `${before.name} Inc.` !== after.name)).to.deep.equal([]);
      expect(matches.length).to.equal(names.length);
    });

    it('of one name that have nothing else in common', () => {
      const row = (version: string) => (index: number) => ({
        id: `${version}${index}`,
        name: 'Acme',
        notes: `${version} ${index}`,
      });
      const {matches} = match(entriesOf(many(20, row('b'))), entriesOf(many(25, row('a'))));
      expect(matches.length).to.equal(20);
    });

    it('that have nothing in common', () => {
      const {matches} = match(
        entriesOf(many(COUNT, (index) => ({name: `Acme ${index}`}))),
        entriesOf(many(COUNT, (index) => ({name: `Bolt ${index}`}))),
      );
      expect(matches).to.deep.equal([]);
    });

    it('of aliases that all have', () => {
      const aliases = many(500, (index) => `old-${index}`);
      const row = (version: string) => (index: number) => ({
        id: `${version}${index}`,
        name: `Vendor ${index}`,
        aliases,
      });
      const {matches} = match(entriesOf(many(60, row('b'))), entriesOf(many(60, row('a')).reverse()));
      expect(matches.filter(({before, after, by}) => before.name !== after.name || by !== 'alias')).to.deep.equal([]);
      expect(matches.length).to.equal(60);
    });

    it('in steps', () => {
      const steps = matchEntries(entriesOf(many(COUNT, (index) => ({name: `Acme ${index}`}))), []);
      let count = 0;
      while (!steps.next().done) count++;
      expect(count).to.be.greaterThan(3);
    });

    it('and a text for a name', () => {
      const text = many(20_000, (index) => `word${index}`).join(' ');
      expect(outline([b(text)], [a(`${text} more`)])).to.deep.equal([SAME]);
    });
  });

  it('decides between equals whatever the order, and with the two versions exchanged', () => {
    const rows = (version: string) =>
      ['1', '2', '3', '4'].map((index) => ({id: version + index, name: 'Acme', notes: version + index}));
    const [before, after] = [entriesOf(rows('b')), entriesOf(rows('a'))];
    const idsOf = (matches: {before: Subprocessor; after: Subprocessor}[]) =>
      matches.map(({before, after}) => `${before.id} ${after.id}`).sort();
    const expected = ['b1 a1', 'b2 a2', 'b3 a3', 'b4 a4'];
    expect(idsOf(match(before, after).matches)).to.deep.equal(expected);
    expect(idsOf(match([...before].reverse(), after).matches)).to.deep.equal(expected);
    expect(
      idsOf(match(after, [...before].reverse()).matches.map(({before, after}) => ({before: after, after: before}))),
    ).to.deep.equal(expected);
  });

  it('matches nobody twice, even where ids are missing or repeated', () => {
    const [first] = entriesOf(['Acme']);
    const before = [
      {...first!, id: ''},
      {...first!, id: ''},
    ];
    const after = [{...first!, id: ''}];
    const {matches, removed, added} = match(before, after);
    expect([matches.length, removed.length, added.length]).to.deep.equal([1, 1, 0]);
  });

  it('says which ids are numbered by the order of entries', () => {
    const before = entriesOf(['Acme', 'Bolt', {name: 'Acme', notes: 'x'}]);
    const after = entriesOf(['Acme', {name: '☁️'}, {id: 'core-2', name: 'Core'}]);
    expect([...match(before, after).numbered].sort()).to.deep.equal(['acme', 'acme-2', 'entry-2']);
  });
});

describe('fingerprint', () => {
  const same: [what: string, one: unknown, other: unknown][] = [
    ['the order of members', {a: 1, b: {c: 2, d: 3}}, {b: {d: 3, c: 2}, a: 1}],
    ['members without a value', {a: 1, b: undefined}, {a: 1}],
    [
      'what nests too deep',
      JSON.parse('['.repeat(9000) + ']'.repeat(9000)),
      JSON.parse('['.repeat(8000) + ']'.repeat(8000)),
    ],
  ];
  for (const [what, one, other] of same) {
    it(`does not depend on ${what}`, () => expect(fingerprint(one)).to.equal(fingerprint(other)));
  }

  const different: [one: unknown, other: unknown][] = [
    [1, '1'],
    [true, 'true'],
    [null, 'null'],
    [null, undefined],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [['a,b'], ['a', 'b']],
    [[[1], 2], [[1, 2]]],
    [{a: 'b'}, {b: 'a'}],
    [{'a":"b': 1}, {a: 'b'}],
    [JSON.parse('{"__proto__": {}}'), {}],
    ['\ud800', '\ud801'],
    ['\ud800', '\ufffd'],
    [10n, 11n],
  ];
  for (const [one, other] of different) {
    const text = (value: unknown) => (typeof value === 'bigint' ? `${value}n` : JSON.stringify(value));
    it(`tells ${text(one)} from ${text(other)}`, () => expect(fingerprint(one)).to.not.equal(fingerprint(other)));
  }

  it('ends where a value holds itself', () => {
    const value: Record<string, unknown> = {a: 1};
    Object.assign(value, {self: value, list: [value, {value}]});
    expect(fingerprint(value)).to.equal('{"a":1,"list":[…,{"value":…}],"self":…}');
  });
});
