/** Findings as people and programs read them. */
import {jsonText, paint, visible} from '../io/terminal.js';
import type {Completeness} from './completeness.js';
import type {Finding} from './findings.js';
import {RULES, type RuleCode} from './rules.js';

export type Format = 'text' | 'json' | 'github';

/** What was found in one file. */
export interface Report {
  file: string;
  problems: readonly Finding[];
  /** Absent where the file is no feed. */
  completeness?: Completeness;
}

/** Findings alone, of any number of files. */
export function formatFindings(findings: readonly Finding[], format: Format): string {
  const files = grouped(findings, ({file}) => file);
  return formatReports(
    Array.from(files, ([file, problems]) => ({file, problems})),
    format,
  );
}

/** Reports as a text that ends in a line break, or is empty. */
export const formatReports = (reports: readonly Report[], format: Format): string =>
  ({text: asText, json: asJson, github: asGithub})[format](reports);

/** So many of a kind show what it is about; a list of thousands would hide everything else. Errors are all shown. */
const MOST_ALIKE = 10;

const LEVEL_STYLES = {error: 'red', warning: 'yellow', advice: 'cyan'} as const;

/** With commas between thousands, whatever the language of the machine. */
const count = (number: number): string => number.toLocaleString('en');

const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** As `Map.groupBy`, which Node has only from 21 on. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function asText(reports: readonly Report[]): string {
  const parts = reports.map((report) => `${paint('bold', visible(report.file))}\n${fileLines(report).join('\n')}\n`);
  return `${parts.join('\n')}\n${summary(reports)}\n`;
}

function fileLines({problems, completeness}: Report): string[] {
  const places = problems.map(({line, column}) => (line ? `${line}:${column}` : ''));
  const placeWidth = Math.max(0, ...places.map(({length}) => length));
  const seen = new Map<string, number>();
  const totals = grouped(problems, ({code}) => code);
  const lines = problems.flatMap(({code, level, path, message}, index) => {
    const number = (seen.get(code) ?? 0) + 1;
    seen.set(code, number);
    const total = totals.get(code)?.length ?? 0;
    // A line that says "1 more" is no shorter than that one.
    const isFolded = level !== 'error' && total > MOST_ALIKE + 1;
    const indent = ' '.repeat(placeWidth + 4);
    if (isFolded && number === MOST_ALIKE + 1)
      return [paint('dim', `${indent}and ${count(total - MOST_ALIKE)} more like this (${code})`)];
    if (isFolded && number > MOST_ALIKE) return [];
    const place = `  ${(places[index] ?? '').padStart(placeWidth)}`;
    // The pointer to the whole is the empty text (RFC 6901, section 5); of what is no feed, there is no whole.
    const where = path ? visible(path) : completeness && '(the whole feed)';
    const word = paint(LEVEL_STYLES[level], level.padEnd(7));
    return [
      `${place}  ${word}  ${visible(message)} ${paint('dim', `(${code})`)}`,
      ...(where ? [paint('dim', indent + where)] : []),
    ];
  });
  if (!problems.length) lines.push('  Nothing to mend.');
  if (completeness?.entries) lines.push(`  ${completenessLine(completeness)}`);
  return lines;
}

function completenessLine({score, entries, missing}: Completeness): string {
  const parts = missing.map(
    ({requirement, count: number}) => `${requirement} missing in ${count(number)} of ${count(entries)}`,
  );
  return `${paint('bold', `Completeness ${score} %`)}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}

function summary(reports: readonly Report[]): string {
  const levels = grouped(
    reports.flatMap(({problems}) => problems),
    ({level}) => level,
  );
  const of = (level: Finding['level']): number => levels.get(level)?.length ?? 0;
  return [
    plural(of('error'), 'error'),
    plural(of('warning'), 'warning'),
    plural(of('advice'), 'piece of advice', 'pieces of advice'),
  ].join(', ');
}

const asJson = (reports: readonly Report[]): string =>
  jsonText({
    files: reports.map(({file, problems, completeness}) => ({
      file,
      problems: problems.map(({file: _, ...problem}) => problem),
      completeness,
    })),
  });

const GITHUB_COMMANDS = {error: 'error', warning: 'warning', advice: 'notice'} as const;

/**
 * Workflow commands of GitHub Actions, which become annotations: "Workflow commands for GitHub Actions", docs.github.com, with
 * the escapes of `escapeData` and `escapeProperty` in actions/toolkit, packages/core/src/command.ts.
 */
const asGithub = (reports: readonly Report[]): string =>
  reports
    .flatMap(({problems}) => problems)
    .map(({code, level, file, path, line, column, message}) => {
      const title = `${RULES[code as RuleCode]?.title ?? code} (${code})`;
      const properties = Object.entries({file, line, col: column, title}).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
      );
      return `::${GITHUB_COMMANDS[level]} ${properties.join(',')}::${escapeData(path ? `${message} (${path})` : message)}\n`;
    })
    .join('');

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
