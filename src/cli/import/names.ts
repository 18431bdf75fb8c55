/** Tells one vendor from several in a cell. Where nothing is certain it is one: an entry can be divided by hand, and no name is torn. */

import {flatText, type Line, lineText, linksOf, type Rich} from './document.js';
import {codeOf} from './places.js';

export interface Names {
  names: string[];
  /** How sure it is that these are the names, where it could be otherwise. */
  confidence: 'certain' | 'likely' | 'guess';
  /** The lines below the name that are its address. */
  address?: string;
}

/** Forms of companies, as they stand after a comma or at the end of a name. */
const FORM =
  /^(?:inc|incorporated|llc|l l c|ltd|limited|corp|corporation|co|company|plc|pbc|lp|llp|gmbh|ag|kg|ug|se|sa|sas|sarl|sl|slu|srl|spa|bv|b v|nv|n v|ab|as|a s|aps|oy|oyj|kk|k k|pte|pty|pvt|sro|s r o|doo|d o o|ltda|lda|eirl|ulc|gk|kabushiki kaisha|dba|l p|s a|s r l|s p a)\b/i;
/** Whether it ends as the names of companies do. */
export const endsInForm = (text: string): boolean =>
  FORM.test(words(text).split(' ').slice(-1).join(' ')) || FORM.test(words(text).split(' ').slice(-3).join(' '));
const words = (text: string): string => text.replace(/[.()]/g, ' ').replace(/\s+/g, ' ').trim();
const isForm = (text: string): boolean => FORM.test(words(text)) && words(text).split(' ').length <= 4;

const endsOpen = /\s*[,;&]$|\s+(?:and|und|et|y)$/i;

/** A street, a postal code, a place. */
const isAddress = (text: string): boolean => /\d/.test(text) || codeOf(text.replace(/^.*,/, '')) !== undefined;
const isRemark = (text: string): boolean => /^[([]/.test(text) || /^\p{Ll}/u.test(text);

export function namesOf(rich: Rich): Names {
  const lines = rich.map(lineText);
  const [first = '', ...rest] = lines;
  if (!rest.length) return namesInLine(first);
  if (rest.some((line) => /\d/.test(line)) && rest.every((line) => isAddress(line) || isShortName(line)))
    return {names: [first], confidence: 'likely', address: rest.join('\n')};
  if (rest.every((line) => /^[([]/.test(line))) return {names: [flatText(rich)], confidence: 'certain'};
  const isDivided = rest.every((_, index) => endsOpen.test(lines[index] ?? '') || isBorder(rich[index + 1]));
  const isList = rich.every(({begins}) => begins === 'item');
  const endOpen = lines.slice(0, -1).every((line) => endsOpen.test(line));
  // A brand with its company below it is one vendor.
  const mayBeOne = !isList && !endOpen && lines.some(endsInForm);
  if (rest.some(isRemark) || ((mayBeOne || !isDivided) && !lines.every(endsInForm)))
    return {names: [flatText(rich)], confidence: 'guess'};
  const names = lines.map((line) => line.replace(endsOpen, '').trim()).filter(Boolean);
  return {names, confidence: isDivided && (isList || endOpen) ? 'certain' : 'likely'};
}

const isShortName = (text: string): boolean => text.split(' ').length <= 4 && !endsInForm(text);
const isBorder = (line: Line | undefined): boolean => line?.begins === 'block' || line?.begins === 'item';

function namesInLine(text: string): Names {
  const one: Names = {names: [text], confidence: 'certain'};
  const semicolons = split(text, /;/g);
  if (semicolons.length > 1) return {names: semicolons, confidence: 'certain'};
  const parts: string[] = [];
  for (const part of split(text, /,\s/g)) {
    if (isForm(part) && parts.length > 0) parts[parts.length - 1] += `, ${part}`;
    else parts.push(part);
  }
  if (parts.length < 2) return one;
  const areNames = parts.every(
    (part) =>
      /^[\p{Lu}\p{N}]/u.test(part) &&
      part.length > 2 &&
      words(part).split(' ').length <= 5 &&
      !codeOf(part) &&
      !/[.!?]$/.test(part.replace(/\b(inc|ltd|co|corp)\.$/i, '')),
  );
  return areNames
    ? {names: parts, confidence: 'likely'}
    : {
        ...one,
        confidence: /^\p{Lu}/u.test(parts[1] ?? '') && !parts.some((part) => codeOf(part)) ? 'guess' : 'certain',
      };
}

/** The parts between marks that are not in brackets. */
export function split(text: string, marks: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const {0: mark, index} of text.matchAll(marks)) {
    if (isInBrackets(text, index)) continue;
    parts.push(text.slice(from, index));
    from = index + mark.length;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter(Boolean);
}

const isInBrackets = (text: string, index: number): boolean => {
  const before = text.slice(Math.max(0, index - 200), index);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
};

/** The parts of a list in a cell, such as kinds of data; `isSure` where they stand on lines or between semicolons. */
export function listOf(rich: Rich): {items: string[]; isSure: boolean} {
  const lines = rich.map(lineText).flatMap((line) => split(line, /;/g));
  if (lines.length > 1)
    return {items: lines.map((line) => line.replace(/^[•·–-]\s*/, '').replace(/[,;]$/, '')), isSure: true};
  const [text = ''] = lines;
  const parts = split(text, /,\s/g).flatMap((part, index, all) =>
    index === all.length - 1 && all.length > 1 ? [part.replace(/^(?:and|und|et|y|e|en|och|og|&)\s+/i, '')] : [part],
  );
  const isList =
    parts.length > 1 &&
    !linksOf(rich).length &&
    parts.every((part) => part.split(' ').length <= 6) &&
    !/[.!?]\s|[.!?]$|:|\b(including|such as|e\.g|i\.e|for example|einschließlich|notamment|incluid|incluso)/iu.test(
      text,
    );
  return isList ? {items: parts, isSure: false} : {items: text ? [text] : [], isSure: true};
}
