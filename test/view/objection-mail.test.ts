import {expect} from 'chai';
import type {FeedInput} from '../../src/feed/index.js';
import {objectionMail} from '../../src/view/objection-mail.js';
import {prepareEntries} from '../support/view.js';

type Objection = Exclude<FeedInput['objection'], string | number | undefined>;
const mailOf = (objection?: Objection): string | undefined => objectionMail(prepareEntries([], {objection}).feed);

/** The parts of a mailto address (RFC 6068), decoded as a mail program does. */
function parts(mail: string | undefined): {to: string; headers: [name: string, value: string][]} {
  const {protocol, pathname, search, hash} = new URL(mail ?? '');
  expect(protocol).to.equal('mailto:');
  expect(hash).to.equal('');
  const headers = search.slice(1).split('&').filter(Boolean);
  return {
    to: decodeURIComponent(pathname),
    headers: headers.map((header) => {
      const [name = '', ...value] = header.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
    }),
  };
}

describe('objectionMail', () => {
  const table: [what: string, objection: Objection | undefined, mail: string | undefined][] = [
    ['nothing without an objection', undefined, undefined],
    ['nothing without an address', {subject: 'Objection'}, undefined],
    ['nothing for an empty address', {email: '', subject: 'Objection'}, undefined],
    ['an address alone', {email: 'privacy@acme.example'}, 'mailto:privacy@acme.example'],
    ['an address without the spaces around it', {email: ' privacy@acme.example\n'}, 'mailto:privacy@acme.example'],
    [
      'a subject',
      {email: 'p@acme.example', subject: 'Objection to a vendor'},
      'mailto:p@acme.example?subject=Objection%20to%20a%20vendor',
    ],
    [
      'a line for each particular',
      {email: 'p@acme.example', fields: ['Your name', 'Grounds']},
      'mailto:p@acme.example?body=Your%20name%3A%20%0D%0AGrounds%3A%20',
    ],
  ];
  for (const [what, objection, mail] of table) {
    it(`makes ${what}`, () => {
      expect(mailOf(objection)).to.equal(mail);
    });
  }

  for (const subject of ['Q&A', 'a=b', '50 % + 1', 'a#b?c', 'Größe „x“', '👍', '%20', "it's"]) {
    it(`keeps the subject ${subject}, and as the body what stands in it`, () => {
      const {headers} = parts(mailOf({email: 'p@acme.example', subject, fields: [subject]}));
      expect(headers).to.deep.equal([
        ['subject', subject],
        ['body', `${subject}: `],
      ]);
    });
  }

  it('writes no space as a plus, which a mail program would show', () => {
    expect(mailOf({email: 'p@acme.example', subject: 'a b', fields: ['c d']})).to.not.include('+');
  });

  for (const email of [
    "o'hara@acme.example",
    'a+b@acme.example',
    'a%b@acme.example',
    'ü@acme.example',
    'a#b@acme.example',
  ]) {
    it(`writes to ${email}`, () => {
      expect(parts(mailOf({email})).to).to.equal(email);
    });
  }

  for (const email of [
    'p@acme.example?bcc=all@evil.example',
    'p@acme.example?cc=x&body=y',
    'p@acme.example&cc=x',
    'p@acme.example\r\nBcc: e@evil.example',
    'p@acme.example%0D%0ABcc:e@evil.example',
  ]) {
    it(`lets the address ${JSON.stringify(email)} name no headers`, () => {
      const mail = mailOf({email, subject: 'S'}); // or no mail at all, as this is no address
      if (mail === undefined) return;
      const {to, headers} = parts(mail);
      expect(headers).to.deep.equal([['subject', 'S']]);
      expect(to).to.not.match(/[\r\n]/);
    });
  }

  for (const end of ['\r\n', '\n', '\r', '\u2028']) {
    it(`lets no line end ${JSON.stringify(end)} into the subject`, () => {
      const {headers} = parts(mailOf({email: 'p@acme.example', subject: `Hello${end}Bcc: e@evil.example`}));
      expect(headers).to.deep.equal([['subject', 'Hello Bcc: e@evil.example']]);
    });
  }

  it('does not fail at half a surrogate pair', () => {
    expect(mailOf({email: 'p@acme.example', subject: 'a\ud83d'})).to.match(/^mailto:p@acme\.example\?subject=a/);
  });
});

describe('objectionMail about an entry', () => {
  /** The lines of the mail about an entry, for a publisher who asks for these fields. */
  function linesAbout(
    entry: object,
    fields: string[] | undefined,
    word: string | undefined = 'Subprocessor',
  ): string[] {
    const {feed} = prepareEntries([entry], {objection: {email: 'p@acme.example', subject: 'Objection', fields}});
    const {to, headers} = parts(objectionMail(feed, feed.subprocessors[0], {subprocessor: word}));
    expect(to).to.equal('p@acme.example');
    expect(headers[0]).to.deep.equal(['subject', 'Objection']);
    expect(headers.slice(1).map(([name]) => name)).to.deep.equal(headers[1] ? ['body'] : []);
    return headers[1]?.[1].split('\r\n') ?? [];
  }

  const ada = {name: ['Ada Inc.', 'Ada GmbH'], products: ['Chat']};
  const table: [what: string, entry: object, fields: string[] | undefined, lines: string[]][] = [
    ['its names', ada, ['Subprocessor'], ['Subprocessor: Ada Inc., Ada GmbH']],
    [
      'nothing that the customer knows',
      ada,
      ['Your name', 'Company name', 'Name of the subprocessor', 'Grounds for objection'],
      ['Your name: ', 'Company name: ', 'Name of the subprocessor: Ada Inc., Ada GmbH', 'Grounds for objection: '],
    ],
    ...[
      'SUBPROCESSOR',
      'New sub-processor',
      'Sub-Processor(s)',
      'sub processors',
      'Sub‑processor',
      'Sub–processor',
    ].map((label): (typeof table)[number] => [
      `its names for ${label}`,
      ada,
      [label],
      [`${label}: Ada Inc., Ada GmbH`],
    ]),
    [
      'its names where they are asked for',
      ada,
      ['Subprocessor country', 'SUBPROCESSOR NAME', 'Name of a sub-processor to replace it'],
      ['Subprocessor country: ', 'SUBPROCESSOR NAME: Ada Inc., Ada GmbH', 'Name of a sub-processor to replace it: '],
    ],
    [
      'its names in the first place, where none asks for a name',
      ada,
      ['Sub-processor objected to', 'Sub-processor to replace it'],
      ['Sub-processor objected to: Ada Inc., Ada GmbH', 'Sub-processor to replace it: '],
    ],
    [
      'no reasons',
      ada,
      ['Reasons for objecting to the subprocessor', 'Subprocessor'],
      ['Reasons for objecting to the subprocessor: ', 'Subprocessor: Ada Inc., Ada GmbH'],
    ],
    [
      'a reason for its name, if that is asked for with it',
      ada,
      ['Name of the subprocessor, and reason'],
      ['Name of the subprocessor, and reason: Ada Inc., Ada GmbH'],
    ],
    ['a line of its own without fields', ada, undefined, ['Subprocessor: Ada Inc., Ada GmbH']],
    [
      'a line of its own where none asks for it',
      ada,
      ['Company', 'Why not this subprocessor?', 'Data processor'],
      ['Subprocessor: Ada Inc., Ada GmbH', 'Company: ', 'Why not this subprocessor?: ', 'Data processor: '],
    ],
    ['no name where there is none', {name: ' '}, ['Subprocessor', 'Company'], ['Subprocessor: ', 'Company: ']],
    ['no line where there is no name', {name: ''}, undefined, []],
    ...['Product', 'PRODUCTS', 'Service', 'Affected product(s)', 'Name of the Acme service', 'Product/service'].map(
      (label): (typeof table)[number] => [
        `its product for ${label}`,
        {name: 'Ada', products: 'Chat'},
        ['Subprocessor', label],
        ['Subprocessor: Ada', `${label}: Chat`],
      ],
    ),
    [
      'its product once',
      {name: 'Ada', products: 'Chat'},
      ['Subprocessor', 'Service', 'Product version'],
      ['Subprocessor: Ada', 'Service: Chat', 'Product version: '],
    ],
    [
      'no product where it has several',
      {name: 'Ada', products: ['Chat', 'Mail']},
      ['Subprocessor', 'Product'],
      ['Subprocessor: Ada', 'Product: '],
    ],
    ['no product where it has none', {name: 'Ada'}, ['Subprocessor', 'Product'], ['Subprocessor: Ada', 'Product: ']],
    [
      'the product that is one',
      {name: 'Ada', products: ['', 'Chat', ' ']},
      ['Subprocessor', 'Product'],
      ['Subprocessor: Ada', 'Product: Chat'],
    ],
    [
      'no product for other things',
      {name: 'Ada', products: 'Chat'},
      [
        'Name of the subprocessor',
        'Service of the sub-processor',
        'Why you need the product',
        'Production',
        'Servicer',
      ],
      [
        'Name of the subprocessor: Ada',
        'Service of the sub-processor: ',
        'Why you need the product: ',
        'Production: ',
        'Servicer: ',
      ],
    ],
    [
      'its name where both are asked for at once',
      {name: 'Ada', products: 'Chat'},
      ['Subprocessor and product'],
      ['Subprocessor and product: Ada'],
    ],
  ];
  for (const [what, entry, fields, lines] of table) {
    it(`states ${what}`, () => {
      expect(linesAbout(entry, fields)).to.deep.equal(lines);
    });
  }

  it('has its own line in the words of the page, or none', () => {
    expect(linesAbout({name: 'Ada'}, [], 'Unterauftragnehmer')).to.deep.equal(['Unterauftragnehmer: Ada']);
    const {feed} = prepareEntries([{name: 'Ada'}], {objection: {email: 'p@acme.example'}});
    expect(objectionMail(feed, feed.subprocessors[0])).to.equal('mailto:p@acme.example?body=Ada');
  });

  it('is none without an address', () => {
    const {feed} = prepareEntries([{name: 'Ada'}], {objection: 14});
    expect(objectionMail(feed, feed.subprocessors[0], {subprocessor: 'Subprocessor'})).to.equal(undefined);
  });

  for (const end of ['\r\n', '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029', '\0', '\t']) {
    it(`lets no ${JSON.stringify(end)} of a name or product begin another line`, () => {
      const text = `Ada${end}Bcc: e@evil.example${end}`;
      const entry = {name: [text, 'Bell'], products: text};
      expect(linesAbout(entry, ['Subprocessor', 'Product'])).to.deep.equal([
        'Subprocessor: Ada Bcc: e@evil.example, Bell',
        'Product: Ada Bcc: e@evil.example',
      ]);
      expect(linesAbout(entry, [])).to.deep.equal(['Subprocessor: Ada Bcc: e@evil.example, Bell']);
    });
  }

  for (const name of ['A&bcc=e@evil.example', 'A?cc=x', 'A%0D%0ABcc:x', 'A#b', 'A=b', 'Größe „x“', '👍', 'A + B']) {
    it(`keeps the name ${name}`, () => {
      expect(linesAbout({name}, ['Subprocessor'])).to.deep.equal([`Subprocessor: ${name}`]);
    });
  }

  it('does not fail at half a surrogate pair', () => {
    expect(linesAbout({name: 'a\ud83d'}, [])).to.deep.equal(['Subprocessor: a\ufffd']);
  });
});
