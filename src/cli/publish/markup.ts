/**
 * From templates to HTML that is meant to be a file: without the marks by which Lit finds its places again, without what only
 * a shadow tree has a use for, and laid out for who looks at the source.
 */
import {render} from '@lit-labs/ssr';
import {collectResultSync} from '@lit-labs/ssr/lib/render-result.js';

/** What no HTML may hold, not even as a reference: controls and noncharacters (HTML, section 13.2.3.5). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const FORBIDDEN = /[\0-\x08\x0B\x0E-\x1F\x7F-\x9F]|\p{Noncharacter_Code_Point}/gu;

/** Any text as one that can be written in UTF-8, and read again by every parser. */
export const writable = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '\uFFFD');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for a place between tags, or in a quoted attribute. */
export const escapeHtml = (text: string): string => writable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** The marks of Lit. Texts and values of the feed have no `<` and no `>` left, so that all comments are its own. */
const MARK = /<!--.*?-->|<\?>/gs;
const TAG = /<(\/?)([a-z][a-z\d-]*)([^>]*)>/g;
const ATTRIBUTE = /\s+([^\s=]+)(?:="([^"]*)")?/g;

/** `part` is of no use outside of a shadow tree, nor is what is empty. */
const isKept = (name: string, value: string | undefined): boolean =>
  name !== '/' && name !== 'part' && !(name === 'class' && !value);

function tag(slash: string, name: string, attributes: string): string {
  if (slash) return `</${name}>`;
  let kept = '';
  for (const [, key = '', value] of attributes.matchAll(ATTRIBUTE)) {
    if (isKept(key, value)) kept += value === undefined ? ` ${key}` : ` ${key}="${value}"`;
  }
  return `<${name}${kept}>`;
}

const rendered = (content: unknown): string => writable(collectResultSync(render(content))).replace(MARK, '');

/** What a template makes within a line, space by space: line ends may be meant, as in cells. */
export const inlineHtml = (content: unknown): string =>
  rendered(content).replace(TAG, (_all, slash: string, name: string, attributes: string) =>
    tag(slash, name, attributes),
  );

/** Elements that begin a line. Space around them is not seen. */
const BLOCKS = new Set('details div dd dl dt h1 h2 h3 h4 h5 h6 li ol p summary table tbody th thead tr ul'.split(' '));
const SPACE = /[ \t\r\n\f]+/g;

/** What templates make of the page around the rows: each block on its line, indented by two spaces. */
export function blockHtml(content: unknown): string {
  const html = rendered(content);
  const lines: string[] = [];
  /** Of each open block, whether there is another one in it. */
  const open: boolean[] = [];
  let line = '';
  let isAtStart = true;
  const put = (text: string): void => {
    const words = isAtStart ? text.replace(/^ /, '') : text;
    line += line || !words ? words : '  '.repeat(open.length) + words;
    if (words) isAtStart = false;
  };
  const end = (): void => {
    if (line) lines.push(line.replace(/ $/, ''));
    line = '';
    isAtStart = true;
  };
  let from = 0;
  for (const {0: all, index, 1: slash = '', 2: name = '', 3: attributes = ''} of html.matchAll(TAG)) {
    put(html.slice(from, index).replace(SPACE, ' '));
    from = index + all.length;
    if (!BLOCKS.has(name)) put(tag(slash, name, attributes));
    else if (slash) {
      if (open.pop()) end();
      line = line.replace(/ $/, '');
      put(tag(slash, name, ''));
      end();
    } else {
      end();
      if (open.length) open[open.length - 1] = true;
      put(tag(slash, name, attributes));
      open.push(false);
      isAtStart = true;
    }
  }
  put(html.slice(from).replace(SPACE, ' '));
  end();
  return lines.join('\n');
}
