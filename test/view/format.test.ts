import {expect} from 'chai';
import {type Place, placeCode} from '../../src/feed/index.js';
import {createFormat, toLanguage} from '../../src/view/format.js';

describe('toLanguage', () => {
  const table: [candidates: (string | null | undefined)[], language: string][] = [
    [['de'], 'de'],
    [['DE-at'], 'de-AT'],
    [['zh-hans-cn'], 'zh-Hans-CN'],
    [['fr', 'de'], 'fr'],
    [['', 'de'], 'de'],
    [[null, undefined, 'de'], 'de'],
    [['en_US', 'de'], 'de'],
    [['de-', 'fr'], 'fr'],
    [['English!'], 'en'],
    [['deutsches'], 'en'],
    [['deutsch, bitte'], 'en'],
    [['e'], 'en'],
    [['12'], 'en'],
    [['*'], 'en'],
    [['🏴'], 'en'],
    [[], 'en'],
  ];
  for (const [candidates, language] of table) {
    it(`makes ${language} of ${JSON.stringify(candidates)}`, () => {
      expect(toLanguage(...candidates)).to.equal(language);
    });
  }

  for (const tag of ['und', 'zxx', 'tlh', 'x-own', 'i-klingon', 'en-u-ca-buddhist-nu-arab', 'sr-Latn', 'ar', 'qaa']) {
    it(`gives what a format can be made for from ${tag}`, () => {
      const format = createFormat(toLanguage(tag));
      expect(format.date('2026-11-22')).to.not.equal('');
      expect(format.place({code: 'DE'})).to.not.equal('');
      expect(format.number(30)).to.not.equal('');
    });
  }
});

describe('A format', () => {
  const dates: [lang: string, written: string, shown: string][] = [
    ['en-US', '2026-11-22', 'November 22, 2026'],
    ['en-GB', '2026-11-22', '22 November 2026'],
    ['de', '2026-11-22', '22. November 2026'],
    ['en', '2024-02-29', 'February 29, 2024'],
    ['en', '2025-12-31', 'December 31, 2025'],
    ['en', '2026-01-01', 'January 1, 2026'],
    ['en', '2026-02-30', '2026-02-30'],
    ['en', '2026-11', '2026-11'],
    ['en', '2026-11-22T23:30:00-08:00', '2026-11-22T23:30:00-08:00'],
    ['en', 'next spring', 'next spring'],
    ['en', '', ''],
  ];
  for (const [lang, written, shown] of dates) {
    it(`shows the date ${JSON.stringify(written)} in ${lang} as ${JSON.stringify(shown)}`, () => {
      expect(createFormat(lang).date(written)).to.equal(shown);
    });
  }

  it('moves no date by a day, whatever the clocks do', () => {
    const {date} = createFormat('en-US');
    const months = 'January February March April May June July August September October November December'.split(' ');
    for (
      let day = new Date(Date.UTC(2026, 0, 1));
      day.getUTCFullYear() === 2026;
      day.setUTCDate(day.getUTCDate() + 1)
    ) {
      const shown = `${months[day.getUTCMonth()]} ${day.getUTCDate()}, 2026`;
      expect(date(day.toISOString().slice(0, 10))).to.equal(shown);
    }
  });

  const places: [lang: string, place: Place, shown: string][] = [
    ['en', {code: 'DE'}, 'Germany'],
    ['de', {code: 'DE'}, 'Deutschland'],
    ['en', {code: 'EU'}, 'European Union'],
    ['en', {code: 'EEA'}, 'European Economic Area'],
    ['en', {code: '001'}, 'Worldwide'],
    ['en', {code: '150'}, 'Europe'],
    ['en', {code: '419'}, 'Latin America'],
    ['en', {code: 'XK'}, 'Kosovo'],
    ['en', {code: 'DE', text: 'near Nuremberg'}, 'Germany'],
    ['en', {text: 'A ship at sea'}, 'A ship at sea'],
    ['en', {}, ''],
  ];
  for (const [lang, place, shown] of places) {
    it(`calls ${JSON.stringify(place)} ${JSON.stringify(shown)} in ${lang}`, () => {
      expect(createFormat(lang).place(place)).to.equal(shown);
    });
  }

  it('has a name for every region that a feed may state', () => {
    const {place} = createFormat('en');
    const codes = '001 002 005 009 013 019 021 029 030 034 035 039 053 142 143 145 150 151 154 155 202 419'.split(' ');
    const nameless = codes.filter((code) => placeCode(code) && !/^[A-Z][a-z]/.test(place({code})));
    expect(nameless).to.deep.equal([]);
  });

  it('writes numbers and lists', () => {
    const {number, list} = createFormat('en');
    expect(number(12_345)).to.equal('12,345');
    expect(createFormat('de').number(12_345)).to.equal('12.345');
    expect(list(['Ada'])).to.equal('Ada');
    expect(list(['Ada', 'Bell', 'Curie'])).to.match(/^Ada, Bell,? & Curie$/);
  });

  const orders: [lang: string, texts: string[]][] = [
    ['en', ['item 2', 'item 10']],
    ['en', ['Éclair', 'Fox']],
    ['en', ['apple', 'Banana', 'cherry']],
    ['de', ['Äpfel', 'Zebra']],
    ['sv', ['Zebra', 'Äpple']],
  ];
  for (const [lang, texts] of orders) {
    it(`has ${texts.join(' before ')} in ${lang}`, () => {
      expect([...texts].reverse().sort(createFormat(lang).compare)).to.deep.equal(texts);
    });
  }

  it('has no order between texts that differ in case or accents alone', () => {
    const {compare} = createFormat('en');
    expect(compare('Élan', 'elan')).to.equal(0);
  });
});
