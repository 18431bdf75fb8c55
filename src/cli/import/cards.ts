/**
 * Vendors that are no items of a list, but stand each below a heading of their own, or in a paragraph that begins with the name in
 * bold type. Most chapters below a heading are no vendors, so what is below it has to say so: `Location: …`.
 */
import {allBlocks, type Block, blocksText, flatText, type Item, type Line, lineText, linksOf} from './document.js';
import {isAboutChanges, isAboutObjecting, isAboutPreviousVersions, isDefinition} from './headings.js';
import {isPair, readList} from './lists.js';
import {endsInForm} from './names.js';
import {meaningOf} from './vocabulary.js';

/** As few may be the chapters of a text. */
const FEWEST = 3;
const LONGEST_TEXT = 800;

/** The blocks, in which cards directly below a heading are a list. */
export function withCards(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  let heading = '';
  let level = 0;
  // Up to here, what follows each other is known to be no vendors.
  let seen = 0;
  for (let at = 0; at < blocks.length; ) {
    const before = all.at(-1);
    const leadIn = before?.type === 'paragraph' ? flatText(before.text) : '';
    const {items, to} = at < seen ? {items: [], to: at} : cardsAt(blocks, at, level);
    const list: Block = {type: 'list', isOrdered: false, items};
    if (items.length >= FEWEST && readList(list, {heading, leadIn})) {
      all.push(list);
      at = to;
      continue;
    }
    seen = Math.max(seen, to);
    const block = blocks[at++] as Block;
    if (block.type === 'heading') {
      heading = flatText(block.text);
      level = block.level;
    }
    all.push(block);
  }
  return all;
}

/** The cards that stand one after the other from here on, below a heading of this level, and where they end. */
function cardsAt(blocks: readonly Block[], from: number, above: number): {items: Item[]; to: number} {
  const items: Item[] = [];
  const first = blocks[from];
  let to = from;
  if (first?.type === 'heading' && above > 0 && first.level > above) {
    for (let card = cardBelow(blocks, to, first.level); card; card = cardBelow(blocks, to, first.level)) {
      items.push(card.item);
      to = card.to;
    }
  }
  if (first?.type === 'paragraph') {
    for (let block = blocks[to]; block?.type === 'paragraph' && isBoldCard(block.text); block = blocks[++to])
      items.push({text: block.text, blocks: []});
  }
  return {items, to};
}

/** A name as a heading of this level, with a short text below it that says of itself what it is about. */
function cardBelow(blocks: readonly Block[], at: number, level: number): {item: Item; to: number} | undefined {
  const heading = blocks[at];
  if (heading?.type !== 'heading' || heading.level !== level || isOfChapter(flatText(heading.text))) return undefined;
  let to = at + 1;
  while (to < blocks.length && blocks[to]?.type !== 'heading') to++;
  const next = blocks[to];
  const inner = blocks.slice(at + 1, to);
  if (!inner.length || (next?.type === 'heading' && next.level > level)) return undefined;
  if (![...allBlocks(inner)].every(({type}) => type === 'paragraph' || type === 'list')) return undefined;
  if (blocksText(inner).length > LONGEST_TEXT) return undefined;
  const lines = [...allBlocks(inner)].flatMap((block) =>
    block.type === 'paragraph' ? block.text : block.type === 'list' ? block.items.flatMap(({text}) => text) : [],
  );
  const isNamed = linksOf(heading.text).some(({url}) => /^https?:/i.test(url)) || endsInForm(flatText(heading.text));
  return isNamed || lines.some(isPair) ? {item: {text: heading.text, blocks: inner}, to} : undefined;
}

const isOfChapter = (heading: string): boolean =>
  meaningOf(heading)?.confidence === 'certain' ||
  [isDefinition, isAboutChanges, isAboutObjecting, isAboutPreviousVersions].some((is) => is(heading));

const isBoldCard = ([name, ...others]: readonly Line[]): boolean =>
  !!name &&
  others.length > 0 &&
  name.segments.every(({strong}) => strong) &&
  !isOfChapter(lineText(name)) &&
  others.every(isPair);
