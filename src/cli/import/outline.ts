/** Divides a page at its headings. */

import {withCards} from './cards.js';
import {allBlocks, type Block, flatText, lineText, type Rich} from './document.js';
import {isDefinition} from './headings.js';
import {readList} from './lists.js';

export interface Chapter {
  /** Absent for what stands before the first heading. */
  heading?: {level: number; text: string};
  /** The heading of the chapter that this one is in. */
  parent?: string;
  blocks: Block[];
}

/** A line in bold type above others is a heading in all but name. */
const LONGEST_HEADING = 100;

export function chaptersOf(blocks: readonly Block[]): Chapter[] {
  const flat = withCards(withHeadings(blocks));
  const chapters: Chapter[] = [{blocks: []}];
  const open: {level: number; text: string}[] = [];
  for (const block of flat) {
    if (block.type !== 'heading') {
      chapters.at(-1)?.blocks.push(block);
      continue;
    }
    const heading = {
      level: block.level,
      text: flatText(block.text)
        .replace(/\s*[#¶🔗]+$/u, '')
        .replace(/:$/, ''),
    };
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    chapters.push({heading, parent: open.at(-1)?.text, blocks: []});
    open.push(heading);
  }
  return chapters.filter(({heading, blocks}) => heading || blocks.length);
}

/** With headings where there are lines that act as such, and with the content of what opens, where that is a list. */
function withHeadings(blocks: readonly Block[]): Block[] {
  const hasHeadings = blocks.some(({type}) => type === 'heading');
  let level = hasHeadings ? 1 : 0;
  let isTitle = !hasHeadings;
  const all: Block[] = [];
  const read = (list: readonly Block[]): void => {
    list.forEach((block, index) => {
      if (block.type === 'heading') {
        level = block.level;
        all.push(block);
      } else if (block.type === 'details' && hasList(block.blocks, flatText(block.summary))) {
        const outer = level;
        all.push({type: 'heading', level: outer + 1, text: block.summary});
        read(block.blocks);
        level = outer;
      } else if (block.type === 'paragraph' && isHeadingLine(block.text) && list[index + 1]) {
        all.push({type: 'heading', level: isTitle ? 1 : Math.max(level, 1) + 1, text: block.text});
        isTitle = false;
      } else {
        all.push(block);
        if (block.type === 'table') isTitle = false;
      }
    });
  };
  read(blocks);
  return all;
}

const hasList = (blocks: readonly Block[], heading: string): boolean =>
  [...allBlocks(blocks)].some(({type}) => type === 'table') ||
  (!isDefinition(heading) && blocks.some((block) => block.type === 'list' && readList(block, {heading, leadIn: ''})));

function isHeadingLine(text: Rich): boolean {
  const [line] = text;
  if (!line || text.length > 1) return false;
  const written = lineText(line);
  return (
    line.segments.every(({strong, text}) => strong || !text.trim()) &&
    written.length <= LONGEST_HEADING &&
    !/[.!?;]$/.test(written) &&
    // "Last updated: …" in bold type is none.
    !/\d{4}$/.test(written)
  );
}
