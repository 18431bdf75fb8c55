/** Writes text as the small Markdown of a feed (see `feed/prose.ts`), in which it reads as the same text again. */
import {type Block as ProseBlock, parseProse, proseText} from '../../feed/prose.js';
import {type Block, flatText, type Item, type Line, lineText, type Rich, type Segment} from './document.js';

/** What could be taken for a mark where it stands; most of what could be one elsewhere stays as it is written. */
const RISKY =
  /[`*]|\\(?=[!-/:-@[-`{-~]|$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\](?=\()|<(?=[a-z][a-z\d+.-]*:|[\w.!#$%&'*+/=?^`{|}~-]+@)/giu;
const ANY = /[!-/:-@[-`{-~]/g;
/** What makes a line the item of a list. */
const MARKER = /^(?:([-+*])|(\d{1,9}|\(?[a-z])([.)]))(?= |$)/;

const atLineStart = (text: string): string =>
  text.replace(MARKER, (_, bullet?: string, count = '', end = '') => (bullet ? `\\${bullet}` : `${count}\\${end}`));

/** Plain text as prose that says the same. */
export function escapeProse(text: string): string {
  const light = atLineStart(text.replace(RISKY, '\\$&'));
  return proseText(parseProse(light)) === text ? light : atLineStart(text.replace(ANY, '\\$&'));
}

/** Where the address of a link would end too early, it is written in angle brackets. */
const destination = (url: string): string => {
  const encoded = url.replace(/[\s<>\\]/g, encodeURIComponent);
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded;
};

function segmentProse({text, url, strong, emphasis, code}: Segment): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (!inner) return text;
  let prose = code && !inner.includes('`') ? `\`${inner}\`` : inner.replace(RISKY, '\\$&');
  if (url !== undefined && inner === url && /^https?:/i.test(url))
    prose = `<${url.replace(/[\s<>]/g, encodeURIComponent)}>`;
  else if (url !== undefined) prose = `[${prose}](${destination(url)})`;
  if (emphasis) prose = `*${prose}*`;
  if (strong) prose = `**${prose}**`;
  return before + prose + after;
}

/** Segments that look alike, joined, so that marks stand around all of them. */
function joined(segments: readonly Segment[]): Segment[] {
  const all: Segment[] = [];
  for (const segment of segments) {
    const last = all.at(-1);
    const isAlike =
      last &&
      last.url === segment.url &&
      !!last.strong === !!segment.strong &&
      !!last.emphasis === !!segment.emphasis &&
      !!last.code === !!segment.code;
    if (isAlike) all[all.length - 1] = {...last, text: last.text + segment.text};
    else all.push(segment);
  }
  return all;
}

/** A line as prose; where its marks would not be read as such, without them. */
export function lineProse(line: Line): string {
  const prose = atLineStart(joined(line.segments).map(segmentProse).join(''));
  const text = lineText(line);
  return readsAs(prose, text) ? prose : withLinks(line, text);
}

const readsAs = (prose: string, text: string): boolean => proseText(parseProse(prose) as ProseBlock[]) === text;

/** The text alone, with the addresses of its links, which must not be lost. */
function withLinks({segments}: Line, text: string): string {
  const urls = segments.flatMap(({url, text}) => (url !== undefined && url !== text ? [`<${url}>`] : []));
  return [escapeProse(text), ...urls].join(' ');
}

/** Lines as prose: paragraphs, line breaks and items of lists. */
export function richProse(rich: Rich): string {
  let prose = '';
  rich.forEach((line, index) => {
    const previous = rich[index - 1]?.begins;
    const isItem = line.begins === 'item';
    if (index) prose += isItem && previous === 'item' ? '\n' : line.begins === 'break' ? '  \n' : '\n\n';
    prose += (isItem ? '- ' : '') + lineProse(line);
  });
  return prose;
}

const indented = (text: string, by: number): string => text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`);

function itemProse({text, blocks}: Item, marker: string): string {
  const isTight = blocks.every(({type}) => type === 'list');
  const inner = [richProse(text), blocksProse(blocks)].filter(Boolean).join(isTight ? '\n' : '\n\n');
  return `${marker} ${indented(inner, marker.length + 1)}`;
}

/** Blocks as prose. What prose has not is written with what it has: a heading as a strong line, a row of a table as an item. */
export function blocksProse(blocks: readonly Block[]): string {
  return blocks.map(blockProse).filter(Boolean).join('\n\n');
}

function blockProse(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return richProse(block.text);
    case 'heading':
      return strongLine(flatText(block.text));
    case 'list':
      return block.items.map((item, index) => itemProse(item, block.isOrdered ? `${index + 1}.` : '-')).join('\n');
    case 'details':
      return [strongLine(flatText(block.summary)), blocksProse(block.blocks)].filter(Boolean).join('\n\n');
    case 'unsplit':
      return block.lines.map(escapeProse).join('  \n');
    case 'table':
      return [
        block.table.caption ? strongLine(block.table.caption) : '',
        block.table.rows
          .map((row) => [...new Set(row)].map(({text}) => text.map(lineProse).join(' ')).filter(Boolean))
          .filter((cells) => cells.length)
          .map((cells) => `- ${cells.join(' – ')}`)
          .join('\n'),
      ]
        .filter(Boolean)
        .join('\n\n');
  }
}

const strongLine = (text: string): string =>
  text ? lineProse({begins: 'block', segments: [{text, strong: true}]}) : '';
