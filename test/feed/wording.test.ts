import {expect} from 'chai';
import fc from 'fast-check';
import {listsSame, namesSame, saysSame, withoutForms, wordsIn} from '../../src/feed/wording.js';

type Row = [what: string, one: string, other: string];

function check(isSame: (one: string, other: string) => boolean, expected: boolean, table: readonly Row[]): void {
  for (const [what, one, other] of table) {
    it(`${what}: ${JSON.stringify(one)}, ${JSON.stringify(other)}`, () => {
      expect(isSame(one, other)).to.equal(expected);
      expect(isSame(other, one), 'the other way round').to.equal(expected);
    });
  }
}

describe('wordsIn', () => {
  const table: [text: string, ...words: string[]][] = [
    ['Hosting, of files!', 'hosting', 'of', 'files'],
    ['É-mail Ærø', 'e', 'mail', 'ærø'],
    ['Acme B.V.', 'acme', 'bv'],
    ['U.S.A. e.g. v.1', 'usa', 'eg', 'v', '1'],
    ['Acme® Cloud™', 'acme', 'cloud'],
    ['1.5 GB, 1,000 and 3.', '1.5', 'gb', '1,000', 'and', '3'],
    ['$100 or 100 €', '$100', 'or', '100', '€'],
    ['under <16 – 50%', 'under', '<', '16', '50', '%'],
    ['✓ ☁️', '✓', '☁'],
    ['हिन्दी データ 미국', ...['हिन्दी', 'データ', '미국'].map((word) => word.normalize('NFKD'))],
    ['– … !', ...[]],
  ];
  for (const [text, ...words] of table) {
    it(JSON.stringify(text), () => expect(wordsIn(text)).to.deep.equal(words));
  }
});

describe('withoutForms', () => {
  const table: [name: string, bare: string][] = [
    ['Acme Inc.', 'acme'],
    ['Acme Germany GmbH & Co. KG', 'acme germany'],
    ['Acme s.r.o.', 'acme'],
    ['Acme', 'acme'],
    ['AG', 'ag'],
    ['SE Networks', 'se networks'],
  ];
  for (const [name, bare] of table) {
    it(name, () => expect(withoutForms(wordsIn(name)).join(' ')).to.equal(bare));
  }
});

describe('saysSame', () => {
  describe('says yes to', () => {
    check(saysSame, true, [
      ['a letter left out', 'Infrastucture', 'Infrastructure'],
      ['a letter put in', 'Proccessing', 'Processing'],
      ['neighbours swapped', 'Recieves files', 'Receives files'],
      ['a vowel for another', 'Seperate servers', 'Separate servers'],
      ['the spelling of elsewhere', 'Organise licences', 'Organize licenses'],
      ['several words misspelled', 'Custmer databse', 'Customer database'],
      ['a misspelling in another alphabet', 'Обработка данныых', 'Обработка данных'],
      ['one and many', 'Customer data', 'Customers data'],
      ['case', 'Hosting of Files', 'HOSTING OF FILES'],
      ['accents', 'Hébergement', 'Hebergement'],
      ['composed letters', 'e\u0301lan', 'élan'],
      ['hyphens', 'e-mail back-ups', 'email backups'],
      ['spaces', 'data base', 'database'],
      ['other spaces', 'Log\u00a0files', 'Log files'],
      ['soft hyphens', 'Infra\u00adstructure', 'Infrastructure'],
      ['punctuation', 'Hosting; backup.', 'Hosting, backup'],
      ['quotation marks', '"Acme"', '“Acme”'],
      ['the sign of a trade mark', 'Acme™', 'Acme®'],
      ['the order of what is listed', 'Names, log files and IP addresses', 'IP addresses, names and log files'],
      ['a comma before the last', 'Names, log files, and fonts', 'Fonts, log files and names'],
      ['the order of paragraphs', 'Names\n\nLog files', 'Log files\n\nNames'],
      ['the order of items', '- Names\n- Log files', '- Log files\n- Names'],
      ['items for commas', '- Names\n- Log files', 'Names, log files'],
      ['numbers for bullets', '1. Names\n2. Log files', '- Names\n- Log files'],
      ['where a link leads', 'See [terms](/a)', 'See [terms](/b)'],
      ['a link at all', 'See [terms](/a)', 'See terms'],
      ['emphasis', 'Never *sold*', 'Never **sold**'],
      ['an escaped sign', 'Acme\\_Cloud', 'Acme_Cloud'],
      ['the space in a measure', '30days', '30 days'],
      ['the very same', '✓', '✓'],
      ['nothing', '', ''],
    ]);
  });

  describe('says no to', () => {
    check(saysSame, false, [
      ['a word more', 'Hosting', 'File hosting'],
      ['a word less', 'Hosting of all files', 'Hosting of files'],
      ['another word', 'Hosting', 'Analytics'],
      ['another order of words', 'From Germany to France', 'From France to Germany'],
      ['a list with one item more', 'Names, logs', 'Names, logs, files'],
      // Numbers and signs
      ['a number', '30 days', '90 days'],
      ['a digit', 'ISO 27001', 'ISO 27007'],
      ['a long number', '10000000', '10000001'],
      ['a point in a number', '1.5 years', '15 years'],
      ['a comma in a number', '1,5 GB', '15 GB'],
      ['the parts of a number', '5,1', '1,5'],
      ['a range', '1-5 days', '15 days'],
      ['an article', 'Art. 6(1)', 'Art. 61'],
      ['a number in words', 'eight days', 'eighty days'],
      ['currency', '$100', '€100'],
      ['per cent', '50% of data', '50 of data'],
      ['more and less', 'Children <16', 'Children >16'],
      ['a tick', 'Encrypted ✓', 'Encrypted ✗'],
      ['nothing but a tick', '✓', '✗'],
      ['nothing but a sign', '+', '-'],
      ['flags', '🇩🇪', '🇫🇷'],
      ['the day at which a text begins', '1. Januar 2027', '2. Januar 2027'],
      ['a day left out', '1. Januar', 'Januar'],
      ['the letter at which a text begins', 'a) only', 'b) only'],
      // Yes and no
      ['negation', 'Data is sold', 'Data is not sold'],
      ['with and without', 'With access', 'Without access'],
      ['in and out', 'Opt-in', 'Opt-out'],
      ['what a negation is of', 'No names, addresses', 'Addresses, no names'],
      ['what an exception is of', 'All, except names, logs', 'All, logs, except names'],
      ['a prefix', 'Encrypted', 'Unencrypted'],
      // Short words, and words that are one letter apart
      ['short words', 'Data in Iran', 'Data in Iraq'],
      ['shorter ones', 'on site', 'in site'],
      ['four letters', 'Data form', 'Data from'],
      ['another first word', 'Import of data', 'Export of data'],
      ['another first letter', 'Affects data', 'Effects data'],
      ['a letter before the first', 'Typical', 'Atypical'],
      ['countries', 'Austria', 'Australia'],
      ['countries one letter apart', 'Ireland', 'Iceland'],
      ['the same in German', 'Irland', 'Island'],
      ['countries with a letter more', 'Dominica and others', 'Dominican and others'],
      ['a consonant for another', 'Consent data', 'Content data'],
      ['a c for an s that sounds otherwise', 'Contract', 'Contrast'],
      ['roles', 'Employee data', 'Employer data'],
      ['sound and trace', 'Audio data', 'Audit data'],
      ['sensitive data', 'Genetic data', 'Generic data'],
      ['two slips in a word', 'Infrestractur', 'Infrastructure'],
      ['contacts', 'Contact data', 'Contract data'],
      ['contacts in the plural', 'Contacts', 'Contracts'],
      ['patients', 'Patient files', 'Patent files'],
      ['counties', 'Counties', 'Countries'],
      ['origin', 'Ethnic origin', 'Ethic origin'],
      ['marriage', 'Marital state', 'Martial state'],
      ['trials', 'Trial data', 'Trail data'],
      // Other scripts, in which any letter may matter
      ['Chinese', '处理德国数据', '处理法国数据'],
      ['Korean', '미국', '미군'],
      ['Japanese', 'データベース', 'テータベース'],
      ['Hindi', 'कि', 'की'],
      ['Arabic', 'البيانات', 'البيانت'],
      ['Hebrew', 'הנתונים', 'הנתוניה'],
      ['letters of two alphabets that look alike', 'Acme', 'Асme'],
      ['what states something', '', 'Hosting'],
      ['nothing but punctuation', '–', '?'],
    ]);
  });
});

describe('namesSame', () => {
  describe('says yes to', () => {
    check(namesSame, true, [
      ['case', 'Sendgrid', 'SendGrid'],
      ['a legal form left out', 'Acme', 'Acme, Inc.'],
      ['how a legal form is written', 'Acme B.V.', 'Acme BV'],
      ['two legal forms left out', 'Acme', 'Acme GmbH & Co. KG'],
      ['the order of words', 'Azure (Microsoft)', 'Microsoft Azure'],
      ['a sign', '☁️', '☁️'],
    ]);
  });

  describe('says no to', () => {
    check(namesSame, false, [
      ['another legal form', 'Acme Inc', 'Acme GmbH'],
      ['another country', 'Acme Austria GmbH', 'Acme Australia GmbH'],
      ['a word more', 'Twilio', 'Twilio SendGrid'],
      ['another company', 'Acme', 'Bolt'],
      ['a number', 'Area 1', 'Area 2'],
      ['signs', '☁️', '✉️'],
      ['names without words', '—', '…'],
      ['no name', '', 'Acme'],
      ['no words', '—', 'Acme'],
      ['names that are legal forms', 'AG', 'SE'],
    ]);
  });
});

describe('listsSame', () => {
  const table: [what: string, one: string[], other: string[], expected: boolean][] = [
    ['the same', ['a', 'b'], ['a', 'b'], true],
    ['nothing', [], [], true],
    ['another order', ['Files', 'Logs'], ['Logs', 'Files'], true],
    ['one misspelled', ['Files', 'IP adresses'], ['IP addresses', 'Files'], true],
    ['two misspelled', ['Custmer names', 'IP adresses'], ['IP addresses', 'Customer names'], true],
    ['two misspelled in another case', ['customer names', 'IP adresses'], ['Custmer names', 'IP addresses'], true],
    ['the order in an item', ['Files, logs'], ['Logs, files'], true],
    ['an item twice', ['Files', 'Files', 'Logs'], ['Files', 'Logs'], true],
    ['one more', ['Files'], ['Files', 'Logs'], false],
    ['one for another', ['Files', 'Names'], ['Files', 'Logs'], false],
    ['one that is like two', ['Customers', 'Customer'], ['Customers', 'Names'], false],
    ['one twice for another', ['Files', 'Files'], ['Files', 'Logs'], false],
    ['nothing for something', [], ['Files'], false],
    ['an item split', ['Files, logs'], ['Files', 'Logs'], false],
  ];
  for (const [what, one, other, expected] of table) {
    it(`says ${expected ? 'yes' : 'no'} to ${what}`, () => {
      expect(listsSame(one, other)).to.equal(expected);
      expect(listsSame(other, one), 'the other way round').to.equal(expected);
      expect(listsSame([...one].reverse(), other), 'in another order').to.equal(expected);
    });
  }

  it('is done soon with thousands that are misspelled', () => {
    const list = (word: string) => Array.from({length: 5000}, (_, index) => `${word} of row ${index}`);
    expect(listsSame(list('Custmer'), list('Customer').reverse())).to.equal(true);
    expect(listsSame(list('Customer'), list('Employee'))).to.equal(false);
  });
});

describe('Of any texts', () => {
  const WORDS =
    'storage stroage storages contact contract Iran Iraq 1.5 15 1 , and \n - * not ✓ é データ B.V. Inc. GmbH'.split(
      /(?<=\S) /,
    );
  const text = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), {maxLength: 5}).map((words) => words.join(' ')),
    fc.string({unit: 'grapheme', maxLength: 10}),
    fc.string({unit: 'binary', maxLength: 10}),
  );
  const tests = {saysSame, namesSame};
  const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>): void =>
    fc.assert(property, {numRuns: 200});

  for (const [name, isSame] of Object.entries(tests)) {
    it(`${name} says yes to the same, and the same of two whichever comes first`, () => {
      holds(
        fc.property(text, text, (one, other) => {
          expect(isSame(one, one)).to.equal(true);
          expect(isSame(one, other)).to.equal(isSame(other, one));
        }),
      );
    });
  }

  it('listsSame does not depend on any order', () => {
    holds(
      fc.property(fc.array(text, {maxLength: 4}), fc.array(text, {maxLength: 4}), (one, other) => {
        const expected = listsSame(one, other);
        expect(listsSame(other, one)).to.equal(expected);
        expect(listsSame([...one].reverse(), other)).to.equal(expected);
        expect(listsSame(one, [...one].reverse())).to.equal(true);
      }),
    );
  });

  it('no number, sign of currency or negation goes unseen', () => {
    const sentence = fc.array(fc.constantFrom('data', 'files', 'of', 'customers', 'stored'), {
      minLength: 1,
      maxLength: 4,
    });
    const telling = fc.oneof(
      fc.nat().map(String),
      fc.constantFrom('not', 'no', 'never', '$', '€', '%', '1.5', '✓', '<'),
    );
    holds(
      fc.property(sentence, telling, fc.nat(), (words, more, at) => {
        const longer: string[] = [...words];
        longer.splice(at % (words.length + 1), 0, more);
        expect(saysSame(words.join(' '), longer.join(' '))).to.equal(false);
      }),
    );
  });
});
