import {expect} from 'chai';
import {fold} from '../../src/feed/fold.js';
import {essential, matchesAll, narrows, searchable, wordsOf} from '../../src/view/search.js';

describe('fold', () => {
  const table: [text: string, folded: string][] = [
    ['Côté', 'cote'],
    ['Co\u0302te\u0301', 'cote'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['Türkiye', 'turkiye'],
    ['İstanbul', 'istanbul'],
    ['ﬁne oﬃce', 'fine office'],
    ['Ｆｕｌｌ ｗｉｄｔｈ １２', 'full width 12'],
    ['Ⅳ ² ½ ™', 'iv 2 1⁄2 tm'],
    ['non\u00a0breaking', 'non breaking'],
    ['Straße', 'straße'],
    ['ΑΘΉΝΑ', 'αθηνα'],
    ['Привет', 'привет'],
    ['東京', '東京'],
    ['👍🏽', '👍🏽'],
    ['', ''],
  ];
  for (const [text, folded] of table) {
    it(`makes ${JSON.stringify(folded)} of ${JSON.stringify(text)}`, () => {
      expect(fold(text)).to.equal(folded);
    });
  }

  for (const text of ['ı', 'I', 'İ', 'ẞ', 'ß', 'ς', '\ud800', 'e\u0301\u0301\u0301', '\u0301', '한글', 'กำ']) {
    it(`finds ${JSON.stringify(text)} by itself`, () => {
      expect(matchesAll(searchable(`a ${text} b`), wordsOf(text))).to.equal(true);
    });
  }

  it('changes nothing that is folded already', () => {
    const changed: string[] = [];
    for (let code = 0; code < 0x3000; code++) {
      const once = fold(String.fromCodePoint(code));
      if (fold(once) !== once) changed.push(code.toString(16));
    }
    expect(changed).to.deep.equal([]);
  });
});

describe('searchable', () => {
  it('does to plain text what it does beside other letters', () => {
    const plain = String.fromCharCode(...Array(128).keys());
    expect(`${searchable(plain)}e`).to.equal(searchable(`${plain}é`));
  });
});

describe('wordsOf', () => {
  const table: [query: string, words: string[]][] = [
    ['', []],
    ['   ', []],
    ['Cloud', ['cloud']],
    ['  AWS \t Côté\n', ['aws', 'cote']],
    ['a\u00a0b\u3000c', ['a', 'b', 'c']],
    ['data-types, (x)', ['data-types,', '(x)']],
  ];
  for (const [query, words] of table) {
    it(`finds ${words.length} in ${JSON.stringify(query)}`, () => {
      expect(wordsOf(query)).to.deep.equal(words);
    });
  }
});

describe('matchesAll', () => {
  const text = fold('Amazon Web Services\nHosting\nGermany, Côte d’Ivoire');
  const table: [query: string, matches: boolean][] = [
    ['', true],
    ['amazon', true],
    ['zon', true],
    ['hosting amazon', true],
    ['amazon support', false],
    ['COTE', true],
    ['web web', true],
    ['.*', false],
    ['services hosting', true],
    ['serviceshosting', false],
  ];
  for (const [query, matches] of table) {
    it(`says ${matches} to ${JSON.stringify(query)}`, () => {
      expect(matchesAll(text, wordsOf(query))).to.equal(matches);
    });
  }
});

describe('essential', () => {
  const table: [words: string[], essential: string[]][] = [
    [[], []],
    [['a'], ['a']],
    [
      ['web', 'amazon'],
      ['amazon', 'web'],
    ],
    [['web', 'web'], ['web']],
    [
      ['a', 'amazon', 'zon', 'x'],
      ['amazon', 'x'],
    ],
    [
      ['on', 'no'],
      ['no', 'on'],
    ],
  ];
  for (const [words, expected] of table) {
    it(`keeps ${expected.join(' ') || 'nothing'} of ${words.join(' ') || 'nothing'}`, () => {
      const before = [...words];
      expect(essential(words)).to.deep.equal(expected);
      expect(words, 'what it was given').to.deep.equal(before);
    });
  }
});

describe('narrows', () => {
  const table: [words: string[], before: string[], narrows: boolean][] = [
    [[], [], true],
    [['a'], [], true],
    [[], ['a'], false],
    [['ab'], ['a'], true],
    [['ab'], ['b'], true],
    [['a'], ['ab'], false],
    [['ab', 'c'], ['a', 'c'], true],
    [['abc'], ['a', 'c'], true],
    [['a', 'b'], ['ab'], false],
    [['ab'], ['a', 'x'], false],
  ];
  for (const [words, before, expected] of table) {
    it(`says ${expected} to ${words.join(' ') || 'nothing'} after ${before.join(' ') || 'nothing'}`, () => {
      expect(narrows(words, before)).to.equal(expected);
    });
  }
});
