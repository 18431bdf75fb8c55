/** What stands within a block of HTML: its text line by line, with links, emphasis and what else marks it. */
import {isSafeUrl} from '../../feed/urls.js';
import {clean, type Line, type Rich} from './document.js';
import {
  attribute,
  BLOCKS,
  type Element,
  isElement,
  isText,
  NO_TEXT,
  type Node,
  textIn,
  textOfNode,
} from './html-tree.js';

/** An address as it is where it is used elsewhere. */
export const resolved = (href: string, base: string): string =>
  URL.canParse(href, base) ? new URL(href, base).href : href;

type Look = Omit<Line['segments'][number], 'text'>;

/** The values of a cell that are shown as labels beside each other, as Notion and others write them. */
const TAG = /(^|\s)(selected-value|tag|badge|chip|pill)(\s|$)/;

/** What an image shows; of a logo, whose it is. */
const imageText = (image: Element): string =>
  clean(attribute(image, 'alt') ?? '').replace(/^(?:the )?logo (?:of |von |de )?(?=\S)|(?<=\S)[\s-]+logo$/gi, '');

/** Whether the text around an image begins with what it shows. */
const beginsWith = (around: string, text: string): boolean =>
  around.toLowerCase().startsWith(text.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(around.slice(text.length));

/** An address that Cloudflare hides from those who collect them: the first byte is the key of the others. */
function decodedEmail(hex: string): string | undefined {
  const [key = 0, ...bytes] = (hex.match(/[\da-f]{2}/gi) ?? []).map((byte) => Number.parseInt(byte, 16));
  const email = String.fromCharCode(...bytes.slice(0, 320).map((byte) => byte ^ key));
  return /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(email) ? email : undefined;
}

/** What these nodes say, line by line. Links are relative to `base`; without it, they stay as they are. */
export function richOf(nodes: readonly Node[], {base}: {base?: string}): Rich {
  const lines: Line[] = [];
  let line: Line = {begins: 'block', segments: []};
  let around: string | undefined;
  const breakLine = (begins: Line['begins']): void => {
    if (line.segments.some(({text}) => text.trim())) {
      lines.push(line);
      line = {begins, segments: []};
    } else {
      // A second line break, or a block after a break, begins a paragraph.
      const strength = ['break', 'block', 'item'];
      const isSecond = begins === 'break' && line.begins === 'break' && lines.length > 0;
      const stronger = strength.indexOf(begins) > strength.indexOf(line.begins) ? begins : line.begins;
      line = {begins: isSecond ? 'block' : stronger, segments: []};
    }
  };
  const read = (children: readonly Node[], look: Look): void => {
    for (const node of children) {
      if (isText(node)) {
        const text = node.value.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '').replace(/\s+/g, ' ');
        if (text) line.segments.push({...look, text});
      }
      if (!isElement(node)) continue;
      if (NO_TEXT.has(node.tagName)) continue;
      if (node.tagName === 'br') breakLine('break');
      else if (node.tagName === 'img') {
        const text = imageText(node);
        around ??= clean(nodes.map(textOfNode).join(' '));
        if (text && !beginsWith(around, text)) line.segments.push({...look, text: ` ${text} `});
      } else if (attribute(node, 'data-cfemail') !== undefined)
        line.segments.push({
          ...look,
          url: undefined,
          text: decodedEmail(attribute(node, 'data-cfemail') ?? '') ?? textIn(node),
        });
      else if (node.tagName === 'sup' && /^[\d*†‡]{1,3}$/.test(textIn(node)))
        // The mark of a note is no part of the word that it follows.
        line.segments.push({...look, text: ` (${textIn(node)})`});
      else {
        const isBlock = BLOCKS.has(node.tagName) || TAG.test(attribute(node, 'class') ?? '');
        if (isBlock) breakLine(node.tagName === 'li' ? 'item' : 'block');
        read(node.childNodes, lookOf(node, look, base));
        if (isBlock) breakLine('block');
      }
    }
  };
  read(nodes, {});
  breakLine('block');
  return lines.map(trimmed).filter(({segments}) => segments.length);
}

const trimmed = ({begins, segments}: Line): Line => {
  const kept: Line['segments'] = [];
  for (const segment of segments) {
    // One space at most between two segments, and none at the ends.
    const text = !kept.length || kept.at(-1)?.text.endsWith(' ') ? segment.text.trimStart() : segment.text;
    if (text) kept.push({...segment, text});
  }
  const last = kept.at(-1);
  if (last) kept[kept.length - 1] = {...last, text: last.text.trimEnd()};
  return {begins, segments: kept.filter(({text}) => text)};
};

function lookOf(element: Element, look: Look, base: string | undefined): Look {
  switch (element.tagName) {
    case 'b':
    case 'strong':
      return {...look, strong: true};
    case 'i':
    case 'em':
      return {...look, emphasis: true};
    case 'code':
    case 'kbd':
    case 'samp':
      return {...look, code: true};
    case 'del':
    case 's':
    case 'strike':
      return {...look, struck: true};
    case 'a': {
      const href = attribute(element, 'href')?.trim();
      if (!href || !isSafeUrl(href)) return look;
      return {...look, url: base ? resolved(href, base) : href};
    }
  }
  return look;
}
