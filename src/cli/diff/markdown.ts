/**
 * A comparison as GitHub Flavored Markdown, for a change log or a notice by mail: it reads well as plain text, too. Nothing in
 * a feed is a mark.
 */
import {block, escaped, heading, link, oneLine} from '../../view/export.js';
import {createFormat} from '../../view/format.js';
import {type Change, type Entry, inOneLine, type Report, type Version} from './report.js';
import {sideOf, textOfParts} from './words.js';

/** No page is known that a relative address could be relative to; what becomes one of this is no link. */
const NOWHERE = 'file:///';

/** Control characters, but for the breaks between lines, and those that turn the direction of what follows. */
const CONTROLS = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Values that are short stand beside each other. */
const SHORT = 60;

export function toMarkdown(report: Report): string {
  const {title, before, after, summary, notes, added, removed, changed, editorial, terms, objecting} = report;
  // Two of the same day cannot be told apart by it.
  const isDated = before.updated !== after.updated;
  const versionText = ({name, updated}: Version): string =>
    updated && isDated ? `the version of ${createFormat('en').date(updated)}` : name;
  const parts = [
    `## ${heading(`Changes: ${title}`)}`,
    `${oneLine(`From ${versionText(before)} to ${versionText(after)}:`)} ${oneLine(summary)}`,
    ...notes.map(block),
    ...section('Added', added),
    ...section('Removed', removed),
    ...section('Changed', changed),
    ...section('Editorial changes', editorial),
    ...(terms.length ? ['### Around the list', terms.flatMap((term) => changeLines(term, '')).join('\n')] : []),
    ...(objecting ? ['### Objecting', block(objecting)] : []),
  ];
  // It may be read at a terminal, or pasted where what turns the direction of text would turn what follows.
  return `${parts.join('\n\n').replace(CONTROLS, ' ')}\n`;
}

const section = (title: string, entries: readonly Entry[]): string[] =>
  entries.length ? [`### ${title}`, entries.flatMap(entryLines).join('\n')] : [];

function entryLines({name, url, remarks, facts, changes, deadline}: Entry): string[] {
  const remark = remarks.length ? ` (${remarks.map(oneLine).join('; ')})` : '';
  return [
    `- **${link(escaped(name.trim().replace(/\s+/g, ' ')), url, NOWHERE)}**${remark}`,
    ...facts.map(({label, text}) => `  - ${block(label)}: ${oneLine(text)}`),
    ...changes.flatMap((change) => changeLines(change, '  ')),
    ...(deadline ? [`  - **${oneLine(deadline)}**`] : []),
  ];
}

function changeLines(change: Change, indent: string): string[] {
  const label = `${indent}- ${block(change.label)}${change.isEditorial ? ' (editorial)' : ''}:`;
  if ('added' in change) {
    const kinds = [
      ['added', change.added],
      ['removed', change.removed],
    ] as const;
    const texts = kinds.flatMap(([kind, items]) => (items.length ? [`${kind} ${inOneLine(items.map(oneLine))}`] : []));
    return texts.length > 1 ? [label, ...texts.map((text) => `${indent}  - ${text}`)] : [`${label} ${texts.join('')}`];
  }
  const {before, after, parts} = change;
  if (before.length + after.length <= SHORT) {
    return [`${label} ${oneLine(before) || 'not stated'} → ${oneLine(after) || 'not stated'}`];
  }
  const [was, is] = parts
    ? [textOfParts(sideOf(parts, 'before')), textOfParts(sideOf(parts, 'after'))]
    : [before, after];
  return [
    label,
    `${indent}  - before: ${oneLine(was) || 'not stated'}`,
    `${indent}  - after: ${oneLine(is) || 'not stated'}`,
  ];
}
