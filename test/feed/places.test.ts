import {expect} from 'chai';
import {type Place, placeCode, toPlaces} from '../../src/feed/places.js';

describe('placeCode', () => {
  const table: [written: string, code: string | undefined][] = [
    ['DE', 'DE'],
    ['de', 'DE'],
    [' De ', 'DE'],
    ['EU', 'EU'],
    ['eea', 'EEA'],
    ['001', '001'],
    ['150', '150'],
    ['419', '419'],
    ['XK', 'XK'],
    ['Germany', 'DE'],
    ['germany', 'DE'],
    ['UNITED STATES', 'US'],
    ['United  States', 'US'],
    ['United States of America', 'US'],
    ['USA', 'US'],
    ['U.S.', 'US'],
    ['UK', 'GB'],
    ['United Kingdom', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['EL', 'GR'],
    ['The Netherlands', 'NL'],
    ['Netherlands (EU)', 'NL'],
    ['European Union (EU)', 'EU'],
    ['European Economic Area (EEA)', 'EEA'],
    ['Czech Republic', 'CZ'],
    ['Czechia', 'CZ'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['T\u0075\u0308rkiye', 'TR'],
    ['South Korea', 'KR'],
    ['Republic of Korea', 'KR'],
    ['Hong Kong', 'HK'],
    ['Taiwan', 'TW'],
    ['Viet Nam', 'VN'],
    ['Vietnam', 'VN'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Bosnia & Herzegovina', 'BA'],
    ["Cote d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ["Côte d'Ivoire", 'CI'],
    ['Sao Tome and Principe', 'ST'],
    ['Kosovo', 'XK'],
    ['Europe', '150'],
    ['Global', '001'],
    ['Worldwide', '001'],
    ['World', '001'],
    ['Latin America', '419'],
    ['APAC', '142'],
    ['', undefined],
    ['  ', undefined],
    ['ZZ', undefined],
    ['AA', undefined],
    ['DEU', undefined],
    ['999', undefined],
    ['Atlantis', undefined],
    ['Frankfurt', undefined],
    ['DE, FR', undefined],
    ['(EU)', undefined],
    ['Myanmar', 'MM'],
    ['Korea', 'KR'],
    ['Germany (Frankfurt)', undefined],
    // Withdrawn, or reserved by ISO for other uses, though browsers have names for them.
    ['DD', undefined],
    ['SU', undefined],
    ['AN', undefined],
    ['EZ', undefined],
    ['UN', undefined],
    ['XA', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['toString', undefined],
  ];
  for (const [written, code] of table) {
    it(`${JSON.stringify(written)} is ${code ?? 'no known place'}`, () => expect(placeCode(written)).to.equal(code));
  }
});

describe('the codes of two letters', () => {
  it('are the 249 of ISO 3166-1, EU and XK in every browser', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const pairs = letters.flatMap((first) => letters.map((second) => first + second));
    const codes = pairs.filter((code) => placeCode(code) === code);
    expect(codes.length, codes.join(' ')).to.equal(251);
  });
});

describe('toPlaces', () => {
  const table: [what: string, written: Parameters<typeof toPlaces>[0], expected: Place[]][] = [
    ['a code', 'DE', [{code: 'DE'}]],
    ['a name', 'Germany', [{code: 'DE'}]],
    ['a list', ['DE', 'France'], [{code: 'DE'}, {code: 'FR'}]],
    ['nothing', [], []],
    ['an empty text', '', []],
    ['white space', [' ', ''], []],
    ['commas', 'DE, FR, Ireland', [{code: 'DE'}, {code: 'FR'}, {code: 'IE'}]],
    ['"and"', 'Germany, France and Ireland', [{code: 'DE'}, {code: 'FR'}, {code: 'IE'}]],
    ['a slash', 'EU/EEA', [{code: 'EU'}, {code: 'EEA'}]],
    ['semicolons', 'US; UK;', [{code: 'US'}, {code: 'GB'}]],
    ['lines', 'US\nUK', [{code: 'US'}, {code: 'GB'}]],
    ['a name with "and"', 'Bosnia and Herzegovina', [{code: 'BA'}]],
    ['a remark in brackets', 'Germany (Frankfurt)', [{code: 'DE', text: 'Frankfurt'}]],
    ['an abbreviation in brackets', 'European Union (EU)', [{code: 'EU'}]],
    ['brackets after what is no place', 'Hetzner (Germany)', [{text: 'Hetzner (Germany)'}]],
    ['text as written', ' Frankfurt ', [{text: 'Frankfurt'}]],
    ['a city and its country, undivided', 'Frankfurt, Germany', [{text: 'Frankfurt, Germany'}]],
    ['known and unknown in a list', ['DE', 'Atlantis'], [{code: 'DE'}, {text: 'Atlantis'}]],
    ['an object', {code: 'de'}, [{code: 'DE'}]],
    ['kind and text', {code: 'DE', kind: 'storage', text: 'Berlin'}, [{code: 'DE', kind: 'storage', text: 'Berlin'}]],
    ['a name as code', {code: 'Germany', kind: 'storage'}, [{code: 'DE', kind: 'storage'}]],
    ['no code', {kind: 'storage', text: 'At sea'}, [{kind: 'storage', text: 'At sea'}]],
    ['an unknown code', {code: 'Atlantis', kind: 'storage'}, [{code: undefined, kind: 'storage', text: 'Atlantis'}]],
    ['an unknown code with text', {code: 'Sea', text: 'afloat'}, [{code: undefined, text: 'Sea – afloat'}]],
    ['only a kind', {kind: 'storage'}, [{kind: 'storage'}]],
    ['unknown fields', {city: 'Berlin'} as Place, [{city: 'Berlin'} as Place]],
    ['an empty object', {}, []],
    ['an object of empty texts', {code: '', text: ''}, []],
  ];
  for (const [what, written, expected] of table) {
    it(`reads ${what}`, () => expect(toPlaces(written)).to.deep.equal(expected));
  }
});
