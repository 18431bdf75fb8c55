import {expect} from 'chai';
import {locateSyntaxError} from '../../src/feed/json-text.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('locateSyntaxError', () => {
  const table: [what: string, text: string, place: string, found: string][] = [
    ['empty text', '', '1:1', ''],
    ['white space only', ' \n ', '2:2', ''],
    ['a trailing comma in an object', '{"a": 1,}', '1:9', '}'],
    ['a trailing comma in a list', '[1,\n]', '2:1', ']'],
    ['two commas', '[1,,2]', '1:4', ',2]'],
    ['a leading comma', '[,1]', '1:2', ',1]'],
    ['a missing comma between members', '{"a": 1\n  "b": 2}', '2:3', '"b": 2}'],
    ['a missing comma between items', '["a" "b"]', '1:6', '"b"]'],
    ['a missing colon', '{"a" 1}', '1:6', '1}'],
    ['a missing value', '{"a": }', '1:7', '}'],
    ['a line comment', '{\n  // the vendors\n  "a": 1}', '2:3', '// the vendo'],
    ['a block comment', '[1, /* two */ 2]', '1:5', '/* two */ 2]'],
    ['a hash comment', '# vendors\n{}', '1:1', '# vendors\n{}'],
    ['a bare key', '{a: 1}', '1:2', 'a: 1}'],
    ['a number as key', '{1: 1}', '1:2', '1: 1}'],
    ['single quotes', "{'a': 1}", '1:2', "'a': 1}"],
    ['typographic quotes', '{“a”: 1}', '1:2', '“a”: 1}'],
    ['a string without its end', '{"a": "b', '1:9', ''],
    ['a key without its end', '{"a', '1:4', ''],
    ['a string that goes on in the next line', '{"a": "b\nc"}', '1:9', '\nc"}'],
    ['a tab in a string', '["a\tb"]', '1:4', '\tb"]'],
    ['an unknown escape', '["a\\x41"]', '1:5', 'x41"]'],
    ['a path of Windows', '["C:\\Users"]', '1:6', 'Users"]'],
    ['a cut escape', '["\\u12"]', '1:7', '"]'],
    ['a leading zero', '[01]', '1:3', '1]'],
    ['a plus sign', '[+1]', '1:2', '+1]'],
    ['a number that starts with a point', '[.5]', '1:2', '.5]'],
    ['a number that ends with a point', '[5.]', '1:4', ']'],
    ['a lone minus', '[-]', '1:3', ']'],
    ['an exponent without digits', '[1e]', '1:4', ']'],
    ['hexadecimal', '[0x10]', '1:3', 'x10]'],
    ['NaN', '[NaN]', '1:2', 'NaN]'],
    ['a literal of Python', '[True]', '1:2', 'True]'],
    ['undefined', '[undefined]', '1:2', 'undefined]'],
    ['a misspelt literal', '[tru]', '1:5', ']'],
    ['a wrong bracket', '{"a": [1}', '1:9', '}'],
    ['a bracket too many', '[1]]', '1:4', ']'],
    ['a second text', '{} {}', '1:4', '{}'],
    ['a missing bracket', '{"a": [1]', '1:10', ''],
    ['only an opening bracket', '{', '1:2', ''],
    ['a no-break space', '{\u00a0}', '1:2', '\u00a0}'],
    ['LF', '{\n\n  x', '3:3', 'x'],
    ['CRLF', '{\r\n\r\n  x', '3:3', 'x'],
    ['CR', '{\r\r  x', '3:3', 'x'],
    ['both ends of line', '{\n\r\n\r  x', '4:3', 'x'],
  ];
  for (const [what, text, place, found] of table) {
    it(`finds ${what} at ${place}`, () => {
      expect(isJson(text)).to.equal(false);
      const {line, column, found: actual} = locateSyntaxError(text);
      expect(`${line}:${column}`).to.equal(place);
      expect(actual).to.equal(found);
    });
  }

  it('finds every text that is cut off at its end', () => {
    const sample = JSON.stringify(
      {
        text: 'a "quoted" \\ word, \u00e9 \ud83d\ude00 \u2028',
        escapes: '\b\f\n\r\t\u0001',
        numbers: [0, -1, 10.25, -0.5, 1e21, 1.5e-7],
        literals: [true, false, null],
        empty: [{}, [], ''],
        nested: {list: [[{deep: [1]}]]},
      },
      undefined,
      2,
    ).replace('"text"', '"\\u0074e\\/xt"');
    expect(isJson(sample)).to.equal(true);
    let refused = 0;
    for (let length = 0; length < sample.length; length++) {
      const prefix = sample.slice(0, length);
      if (isJson(prefix)) continue;
      refused++;
      const {line, column, found} = locateSyntaxError(prefix);
      const lines = prefix.split('\n');
      expect(`${line}:${column} ${found}`, prefix.slice(-20)).to.equal(
        `${lines.length}:${(lines.at(-1) ?? '').length + 1} `,
      );
    }
    expect(refused).to.be.greaterThan(300);
  });

  it('agrees with JSON.parse on numbers cut off anywhere', () => {
    for (const number of ['-12.5e+10', '0.5', '-0', '1E5', '1e-5']) {
      for (let length = 0; length < number.length; length++) {
        const prefix = number.slice(0, length);
        if (!isJson(prefix)) expect(locateSyntaxError(prefix).column, prefix).to.equal(length + 1);
      }
    }
  });

  it('follows a hundred thousand brackets', () => {
    expect(locateSyntaxError('['.repeat(100_000))).to.deep.equal({line: 1, column: 100_001, found: ''});
    expect(locateSyntaxError('{"a":'.repeat(100_000)).column).to.equal(500_001);
  });

  it('reads a long string with many escapes', () => {
    expect(locateSyntaxError(`["${'\\n€'.repeat(300_000)}"`).column).to.equal(900_004);
  });
});
