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
