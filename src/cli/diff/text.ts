/** A comparison for a terminal. Feeds are written by others: nothing in one can move the cursor or colour what follows. */
import {createFormat} from '../../view/format.js';
import type {Change, Entry, Report, Version} from './report.js';
import {type Part, sideOf, textOfParts} from './words.js';

export type Colour = 'green' | 'red' | 'yellow' | 'dim' | 'bold';
export type Paint = (style: Colour | Colour[], text: string) => string;

/** What stands for itself beside its label in one line; longer values stand below each other. */
const SHORT = 60;

/** Control characters, among them the escapes of terminals, and those that turn the direction of what follows. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const plain = (text: string): string => text.trim().replace(CONTROLS, ' ');

export function toText(report: Report, paint: Paint): string {
  const {title, before, after, summary, notes, added, removed, changed, editorial, terms, objecting} = report;
  const versionText = ({name, updated}: Version): string =>
    `${plain(name)}${updated ? `, updated ${plain(createFormat('en').date(updated))}` : ''}`;
  const blocks = [
    [paint('bold', plain(title)), paint('red', `− ${versionText(before)}`), paint('green', `+ ${versionText(after)}`)],
    [summary, ...notes].map(plain),
    section('Added', added, '+', 'green'),
    section('Removed', removed, '−', 'red'),
    section('Changed', changed, '~', 'yellow'),
    section('Editorial changes', editorial, '≈', 'dim'),
    terms.length ? [paint('bold', 'Around the list'), ...terms.flatMap((term) => changeLines(term, '  '))] : [],
    objecting ? [plain(objecting)] : [],
  ];
  const isFilled = (lines: readonly string[]): boolean => lines.length > 0;
  return `${blocks
    .filter(isFilled)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

  function section(heading: string, entries: readonly Entry[], sign: string, colour: Colour): string[] {
    if (!entries.length) return [];
    return [paint('bold', heading), ...entries.flatMap((entry) => entryLines(entry, sign, colour))];
  }

  function entryLines({name, remarks, facts, changes, deadline}: Entry, sign: string, colour: Colour): string[] {
    const remark = remarks.length ? ` (${remarks.map(plain).join('; ')})` : '';
    return [
      `${paint(colour, `${sign} ${plain(name)}`)}${remark}`,
      ...facts.map(({label, text}) => `    ${plain(label)}: ${plain(text)}`),
      ...changes.flatMap((change) => changeLines(change, '    ')),
      ...(deadline ? [`    ${paint('bold', plain(deadline))}`] : []),
    ];
  }

  function changeLines(change: Change, indent: string): string[] {
    const label = `${indent}${plain(change.label)}${change.isEditorial ? ' (editorial)' : ''}:`;
    const inner = `${indent}  `;
    if ('added' in change) {
      const items = [
        ...change.removed.map((text) => paint('red', `− ${plain(text)}`)),
        ...change.added.map((text) => paint('green', `+ ${plain(text)}`)),
      ];
      const length = [...change.removed, ...change.added].join('  ').length;
      return length <= SHORT ? [`${label} ${items.join('  ')}`] : [label, ...items.map((item) => inner + item)];
    }
    const [before, after] = [plain(change.before), plain(change.after)];
    if (before.length + after.length <= SHORT) {
      return [
        `${label} ${before ? paint('red', before) : 'not stated'} → ${after ? paint('green', after) : 'not stated'}`,
      ];
    }
    const {parts} = change;
    return [
      label,
      `${inner}${paint('red', '−')} ${before ? words(parts && sideOf(parts, 'before'), before, 'red') : 'not stated'}`,
      `${inner}${paint('green', '+')} ${after ? words(parts && sideOf(parts, 'after'), after, 'green') : 'not stated'}`,
    ];
  }

  /** The whole text in a colour, or only the words that are in one of both. */
  function words(parts: readonly Part[] | undefined, text: string, colour: Colour): string {
    if (!parts) return paint(colour, text);
    const isAny = textOfParts(parts).trim() !== '';
    if (!isAny) return paint(colour, text);
    return parts
      .map(({kind, text}) => {
        const safe = text.replace(CONTROLS, ' ');
        return kind === 'same' ? safe : paint([colour, 'bold'], safe);
      })
      .join('');
  }
}
