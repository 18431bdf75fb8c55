import {expect} from 'chai';
import {type Place, placeCode} from '../../src/feed/places.js';
import {isInEea, REGIONS, type Region, regionOf} from '../../src/view/regions.js';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ofTwoLetters = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => placeCode(code) === code);
const WIDER = '001 002 005 009 019 021 142 150 419 EEA'.split(' ');
const codesIn = (codes: string): string[] => codes.split(' ');

describe('The regions', () => {
  it('have every code that a place can have, once, and no other', () => {
    const codes = REGIONS.flatMap(([, codes]) => codesIn(codes));
    expect(codes.sort()).to.deep.equal([...ofTwoLetters, ...WIDER].sort());
  });

  // By UN M49: 60 in Africa, 57 in the Americas, 50 in Asia, 51 in Europe, 29 in Oceania, and Antarctica.
  const table: [region: Region, count: number][] = [
    ['EEA', 27 + 3 + 7 + 1], // with the code EU
    ['150', 51 - 27 - 3 - 1 + 1 + 1], // Åland is in the EEA, Cyprus is in Asia by M49; Kosovo has no entry
    ['019', 57 - 4],
    ['142', 50 - 1 + 1], // without Cyprus; Taiwan has no entry
    ['002', 60 - 2],
    ['009', 29],
    ['', 1],
  ];
  it('stand in the order in which they are shown', () => {
    expect(REGIONS.map(([region]) => region)).to.deep.equal(table.map(([region]) => region));
  });
  for (const [region, count] of table) {
    it(`have ${count} codes of two letters in ${region || 'none'}`, () => {
      expect(ofTwoLetters.filter((code) => regionOf({code}) === region)).to.have.lengthOf(count);
    });
  }
});

describe('regionOf and isInEea', () => {
  /** By hand, from europa.eu and efta.int. */
  const MEMBERS =
    'Austria,Belgium,Bulgaria,Croatia,Cyprus,Czechia,Denmark,Estonia,Finland,France,Germany,Greece,Hungary,Ireland,' +
    'Italy,Latvia,Lithuania,Luxembourg,Malta,Netherlands,Poland,Portugal,Romania,Slovakia,Slovenia,Spain,Sweden,' +
    'Iceland,Liechtenstein,Norway';
  const OUTERMOST = 'GF GP MF MQ RE YT AX'.split(' ');

  it('put into the EEA its 30 members, what belongs to them by Art. 355 TFEU, and nothing else', () => {
    const members = MEMBERS.split(',').map((name) => placeCode(name)!);
    const inEea = ofTwoLetters.filter((code) => isInEea({code}));
    expect(new Set(members).size).to.equal(30);
    expect(inEea).to.deep.equal([...members, ...OUTERMOST, 'EU'].sort());
    expect(ofTwoLetters.filter((code) => regionOf({code}) === 'EEA')).to.deep.equal(inEea);
  });

  const table: [place: Place, region: Region, isIn: boolean | undefined][] = [
    [{code: 'EEA'}, 'EEA', true],
    [{code: 'EU'}, 'EEA', true],
    [{code: 'DE'}, 'EEA', true],
    [{code: 'DE', text: 'Frankfurt', kind: 'storage'}, 'EEA', true],
    [{code: 'CY'}, 'EEA', true],
    [{code: 'CH'}, '150', false],
    [{code: 'GB'}, '150', false],
    [{code: 'GI'}, '150', false],
    [{code: 'JE'}, '150', false],
    [{code: 'MC'}, '150', false],
    [{code: 'RU'}, '150', false],
    [{code: 'XK'}, '150', false],
    // Of EEA members, but not in the EEA.
    [{code: 'FO'}, '150', false],
    [{code: 'SJ'}, '150', false],
    ...['AW', 'BL', 'BQ', 'CW', 'GL', 'PM', 'SX'].map((code): [Place, Region, boolean] => [{code}, '019', false]),
    ...['NC', 'PF', 'WF'].map((code): [Place, Region, boolean] => [{code}, '009', false]),
    [{code: 'TF'}, '002', false],
    [{code: 'US'}, '019', false],
    [{code: 'GS'}, '019', false],
    [{code: 'TR'}, '142', false],
    [{code: 'TW'}, '142', false],
    [{code: 'ZA'}, '002', false],
    [{code: 'UM'}, '009', false],
    [{code: 'AQ'}, '', false],
    // Wider areas: none lies wholly in the EEA.
    [{code: '001'}, '', false],
    [{code: '150'}, '150', false],
    [{code: '019'}, '019', false],
    [{code: '021'}, '019', false],
    [{code: '005'}, '019', false],
    [{code: '419'}, '019', false],
    [{code: '142'}, '142', false],
    [{code: '002'}, '002', false],
    [{code: '009'}, '009', false],
    // What is only described.
    [{text: 'At sea'}, '', undefined],
    [{text: 'DE'}, '', undefined],
    [{code: '', text: 'Frankfurt, Germany'}, '', undefined],
    [{kind: 'storage'}, '', undefined],
  ];
  for (const [place, region, isIn] of table) {
    it(`put ${JSON.stringify(place)} into ${region || 'no region'}; in the EEA: ${isIn ?? 'unknown'}`, () => {
      expect([regionOf(place), isInEea(place)]).to.deep.equal([region, isIn]);
    });
  }
});
