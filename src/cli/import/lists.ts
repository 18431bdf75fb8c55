/**
 * Reads lists as subprocessors: "[Vendor](…). What it does.", "Vendor: what it does", a name alone. Most lists on such a page are
 * something else, so both the words around it and every item have to look like it.
 */
import {type Block, type Item, type Line, type List, lineText, linksOf, type Rich} from './document.js';
import {codeOf} from './places.js';
import {meaningOf} from './vocabulary.js';

export interface ListedVendor {
  name: Rich;
  /** What stands behind the name. */
  purpose: Rich;
  /** What the item says in the form `Label: value`. */
  pairs: {label: string; value: Rich}[];
  /** Behind the name, after a comma or in brackets. */
  country?: string;
  /** Blocks in the item that are none of these. */
  blocks: Block[];
}

const ABOUT_VENDORS =
  /sub-?\s?processors?|sub-?\s?contractors?|\bvendors?\b|service providers?|third[- ]part(y|ies)|\bsuppliers?\b|\baffiliates?\b|subsidiar|unterauftrag|auftragsverarbeiter|dienstleister|sous-traitant|prestataires?|subencargad|proveedor|sub-?responsabil|fornitor|suboperador|fornecedor|subverwerker|leverancier|podprocesor|underbitr[äa]de|underdatabehandler|alikäsittelij|zpracovatel|委託先/iu;

/** What is asked of vendors, or done with them, is not who they are. */
const ABOUT_DUTIES =
  /\b(requir|obligat|duty|duties|measure|criteri|must|shall|safeguard|steps?|rights?|process to|evaluat|assess|principle|factor|responsib|pflicht|maßnahm|obligation)/i;

/** Chapters on how vendors are dealt with. */
const ABOUT_CHOICE = /\b(choos|select|vetting|audit|secur|protect|commit|diligence|auswahl|sicherheit)/i;

const ANNOUNCES =
  /follow|list|below|these|current|are:|using|uses?\b|folgend|nachstehend|suivant|siguiente|seguent|volgende|następuj|följande|følgende|seuraav|následuj|以下/iu;

export const isAboutVendors = (text: string): boolean => ABOUT_VENDORS.test(text);

const LONGEST_NAME = 80;
const MOST_WORDS = 8;

const isName = (text: string): boolean =>
  /^[\p{Lu}\p{N}\p{Lo}]|^\p{Ll}+\p{Lu}|^[a-z\d-]+\.[a-z]{2,}$/u.test(text) &&
  text.length <= LONGEST_NAME &&
  text.split(' ').length <= MOST_WORDS;

/** The vendors of a list; nothing where it may well be something else. */
export function readList(
  {items}: List,
  {heading, leadIn}: {heading: string; leadIn: string},
): ListedVendor[] | undefined {
  const around = `${heading}\n${leadIn}`;
  if (!isAboutVendors(around) || ABOUT_DUTIES.test(leadIn || heading) || ABOUT_CHOICE.test(heading)) return undefined;
  // A sentence about vendors may stand above a list about something else.
  if (leadIn && !/[:：]$/.test(leadIn) && !ANNOUNCES.test(leadIn) && !isAboutVendors(heading)) return undefined;
  const vendors = items.map(vendorOf);
  if (vendors.some((vendor) => !vendor)) return undefined;
  const known = vendors as ListedVendor[];
  // What is said of one vendor is no list of several.
  const pairs = items.filter(({text: [line]}) => line && isPair(line));
  if (pairs.length >= items.length / 2) return undefined;
  const isBare = known.some(
    ({purpose, pairs, blocks, country}) => !purpose.length && !pairs.length && !blocks.length && !country,
  );
  if (isBare && !(leadIn ? ANNOUNCES.test(leadIn) : isAboutVendors(heading))) return undefined;
  // A menu leads about on its own site.
  const links = known.flatMap(({name}) => linksOf(name));
  if (isBare && links.length && !links.every(({url}) => /^(https?:)?\/\//i.test(url))) return undefined;
  return known;
}

function vendorOf({text, blocks}: Item): ListedVendor | undefined {
  const [first, ...others] = text;
  if (!first) return undefined;
  const divided = divide(first);
  if (!divided) return undefined;
  const vendor: ListedVendor = {name: [divided.name], purpose: [], pairs: [], blocks: []};
  const rest = [...(divided.rest ? [divided.rest] : []), ...others];
  for (const line of rest) addLine(vendor, line);
  for (const block of blocks) {
    if (block.type === 'list') {
      const arePairs = (item: Item): boolean =>
        !item.blocks.length && item.text.length > 0 && item.text.every((line) => pairOf(line));
      for (const line of block.items.filter(arePairs).flatMap((item) => item.text)) addLine(vendor, line);
      const others = block.items.filter((item) => !arePairs(item));
      if (others.length) vendor.blocks.push({...block, items: others});
    } else if (block.type === 'paragraph' && block.text.every((line) => pairOf(line) || !vendor.purpose.length))
      for (const line of block.text) addLine(vendor, line);
    else vendor.blocks.push(block);
  }
  const name = lineText(divided.name);
  const [, before = '', place = ''] = /^(.+?)(?:,\s*|\s*\()([^,()]+)\)?$/.exec(name) ?? [];
  const country = codeOf(place);
  if (country && place.length > 1) {
    vendor.country = country;
    vendor.name = [cut(divided.name, before.length)[0]];
  }
  return vendor;
}

function addLine(vendor: ListedVendor, line: Line): void {
  const pair = pairOf(line);
  if (pair) vendor.pairs.push(pair);
  else vendor.purpose = [...vendor.purpose, line];
}

/** `Label: value`, where the label is one that heads of columns have. */
function pairOf(line: Line): {label: string; value: Rich} | undefined {
  const text = lineText(line);
  const [all, label = ''] = /^([^:]{2,50}):\s*/.exec(text) ?? [];
  if (all === undefined || !meaningOf(label)) return undefined;
  const value = cut(line, all.length)[1];
  return value.segments.length ? {label, value: [value]} : undefined;
}

/** Whether a line says something in the form of `Label: value`. */
export const isPair = (line: Line): boolean => pairOf(line) !== undefined;

/** A name, and what follows it. */
function divide(line: Line): {name: Line; rest?: Line} | undefined {
  const text = lineText(line);
  const [lead] = line.segments;
  if (lead && (lead.url !== undefined || lead.strong)) {
    const end = leadLength(line);
    const [name, rest] = cut(line, end);
    const after = lineText(rest);
    const nameText = withoutMark(lineText(name));
    // What goes on in the same sentence is about something, and does not name it.
    const isDivided = !after || /^\s*[.:,;–—(-]|^\s+(is|provides|offers)\b/.test(after) || lineText(name) !== nameText;
    if (isDivided && isName(nameText)) {
      const gap = /^[\s.:,;–—-]*/.exec(after)?.[0].length ?? 0;
      return {name: cut(name, nameText.length)[0], ...(after.length > gap && {rest: cut(rest, gap)[1]})};
    }
    if (!isDivided) return undefined;
  }
  const [all, name = ''] = /^(.{2,80}?)(?::\s+|\s+[–—-]\s+)(?=\S)/.exec(text) ?? [];
  if (all !== undefined && isName(name)) return {name: cut(line, name.length)[0], rest: cut(line, all.length)[1]};
  return isName(text) && (!/[.!?;:]$/.test(text) || /\b(inc|ltd|co|corp|llc|b\.v|s\.a|l\.p)\.$/i.test(text))
    ? {name: line}
    : undefined;
}

/** A full stop ends some names. */
const withoutMark = (name: string): string =>
  name.replace(/\s*[:,–—-]\s*$/, '').replace(/(?<!\b(?:inc|ltd|co|corp|llc|b\.v|s\.a|l\.p))\.$/i, '');

/** How much of a line, from its beginning, looks as its first segment does. */
function leadLength({segments: [first, ...rest]}: Line): number {
  let length = first?.text.length ?? 0;
  for (const {text, url, strong} of rest) {
    if (url !== first?.url || (!url && !!strong !== !!first?.strong)) break;
    length += text.length;
  }
  return length;
}

/** A line in two: before and from this many characters on. */
function cut({begins, segments}: Line, at: number): [Line, Line] {
  const before: Line['segments'] = [];
  const after: Line['segments'] = [];
  let from = 0;
  for (const segment of segments) {
    const inside = Math.min(Math.max(at - from, 0), segment.text.length);
    if (inside) before.push({...segment, text: segment.text.slice(0, inside)});
    if (inside < segment.text.length) after.push({...segment, text: segment.text.slice(inside)});
    from += segment.text.length;
  }
  return [
    {begins, segments: before},
    {begins: 'block', segments: after},
  ];
}
