/**
 * Finds where a text stops being JSON (RFC 8259). Engines disagree: Chromium and Firefox give a place in their own words,
 * WebKit gives none. jsonc-parser would tell, too, but weighs ten times this; it runs only after JSON.parse has failed.
 */
const WHITE_SPACE = /[ \t\n\r]*/y;
/** The longest beginning of a string, number or literal; it may be the whole of it, or nothing. */
const BEGINNING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259, section 7: control characters must be escaped
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*(?:"|\\(?:u[\da-fA-F]{0,3})?)?|t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?|-?(?:(?:0|[1-9]\d*)(?:\.\d+)?(?:\.|[eE](?:[+-]?\d*))?)?/y;

/** Offset of the first character that cannot be part of a JSON text, or of its end when it is cut off. */
function syntaxErrorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expect: 'value' | 'value or ]' | 'key' | 'key or }' | 'after value' = 'value';
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  /** Whether a whole scalar stands here; goes as far as it is one. */
  const skipScalar = (): boolean => {
    try {
      JSON.parse(skip(BEGINNING));
      return true;
    } catch {
      return false;
    }
  };
  for (;;) {
    skip(WHITE_SPACE);
    const char = text[at];
    if (expect === 'after value') {
      const inside = open.at(-1);
      if (char === (inside === '{' ? '}' : ']') && inside) open.pop();
      else if (char === ',' && inside) expect = inside === '{' ? 'key' : 'value';
      else return at;
      at++;
    } else if (expect === 'key' || expect === 'key or }') {
      if (char === '}' && expect === 'key or }') {
        open.pop();
        at++;
        expect = 'after value';
      } else {
        if (char !== '"' || !skipScalar()) return at;
        skip(WHITE_SPACE);
        if (text[at] !== ':') return at;
        at++;
        expect = 'value';
      }
    } else if (char === '{' || char === '[') {
      open.push(char);
      at++;
      expect = char === '{' ? 'key or }' : 'value or ]';
    } else if (char === ']' && expect === 'value or ]') {
      open.pop();
      at++;
      expect = 'after value';
    } else {
      if (!skipScalar()) return at;
      expect = 'after value';
    }
  }
}

/** Line and column (both from 1) at which a text that JSON.parse refused goes wrong, and what stands there. */
export function locateSyntaxError(text: string): {line: number; column: number; found: string} {
  const offset = syntaxErrorOffset(text);
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found: text.slice(offset, offset + 12)};
}
