/**
 * From text without markup to blocks, as when a page was copied: paragraphs, bullets, and cells that tabs divide. Where the cells
 * of a table run together, nothing says where one ends; such lines are kept as they are.
 */
import {type Block, clean, emptyPage, type Item, type Page, plainRich} from './document.js';
import {tableOfTexts} from './tables.js';
import {isRunTogetherHead} from './vocabulary.js';

const BULLET = /^(\s*)(?:[•‣◦▪●·*–-]|\d{1,3}[.)])\s+(?=\S)/;

export function fromText(text: string): Page {
  const page = emptyPage();
  const {blocks} = page;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (!line.trim()) at++;
    else if (!line.includes('\t') && isRunTogetherHead(clean(line)) && lines[at + 1]?.trim()) {
      const end = endOf(lines, at, (each) => each.trim() !== '');
      blocks.push({type: 'unsplit', lines: lines.slice(at, end).map(clean)});
      at = end;
    } else if (line.includes('\t') && !BULLET.test(line) && lines[at + 1]?.includes('\t')) {
      const end = endOf(lines, at, (each) => each.includes('\t'));
      blocks.push({type: 'table', table: tableOfTexts(lines.slice(at, end).map((each) => each.split('\t')))});
      at = end;
    } else if (BULLET.test(line)) at = readList(lines, at, blocks);
    else {
      const end = endOf(lines, at, (each) => each.trim() !== '' && !BULLET.test(each) && !each.includes('\t'));
      const own = lines.slice(at, Math.max(end, at + 1));
      blocks.push(paragraphOf(own, lines[at + own.length] ?? '', blocks));
      at += own.length;
    }
  }
  return page;
}

function endOf(lines: readonly string[], start: number, goesOn: (line: string) => boolean): number {
  let end = start + 1;
  while (end < lines.length && goesOn(lines[end] ?? '')) end++;
  return end;
}

/** A short line on its own, without an end of a sentence, is a heading. */
function paragraphOf(lines: readonly string[], next: string, before: readonly Block[]): Block {
  const text = plainRich(lines.join('\n'));
  const [line = ''] = lines.map(clean);
  const isHeading =
    lines.length === 1 && line.length <= 80 && !/[.,;!?…]$/.test(line) && !/\d{4}/.test(line) && !next.trim();
  if (!isHeading) return {type: 'paragraph', text};
  return {
    type: 'heading',
    level: before.some(({type}) => type === 'heading') ? 2 : 1,
    text: plainRich(line.replace(/:$/, '')),
  };
}

function readList(lines: readonly string[], start: number, blocks: Block[]): number {
  const items: Item[] = [];
  let at = start;
  let isGap = false;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const bullet = BULLET.exec(line);
    if (!line.trim()) {
      isGap = true;
      continue;
    }
    if (bullet) items.push({text: plainRich(line.slice(bullet[0].length)), blocks: []});
    else if (/^\s+/.test(line)) {
      const last = items.at(-1);
      if (last && isGap) last.blocks.push({type: 'paragraph', text: plainRich(line)});
      else if (last) last.text = [...last.text, ...plainRich(line)];
    } else break;
    isGap = false;
  }
  blocks.push({type: 'list', isOrdered: /^\s*\d/.test(lines[start] ?? ''), items});
  return at;
}
