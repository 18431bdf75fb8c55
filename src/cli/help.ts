/** The help, of the whole and of each command. */
import type {Command, Option} from './command.js';
import {type CommandName, SUMMARIES} from './commands/index.js';
import {paint} from './io/terminal.js';

const NAME = 'subprocessor-list';

/** Columns of a terminal that everybody has. */
const WIDTH = 80;

export function generalHelp(stream?: NodeJS.WriteStream): string {
  const bold = (text: string): string => paint('bold', text, stream);
  return `Keeps the list of subprocessors that you publish: one JSON file, the feed.

${bold('Usage:')} ${NAME} <command> …

${table(Object.entries(SUMMARIES))}

From the page that you have to one that readers can search and compare:

  ${NAME} import https://acme.example/subprocessors --out feed.json
  ${NAME} validate feed.json
  ${NAME} publish feed.json --out public

${NAME} <command> --help says more of each, ${NAME} --version which this is.
`;
}

export function commandHelp(name: CommandName, {usage, about, options, examples}: Command): string {
  const bold = (text: string): string => paint('bold', text);
  const flags = Object.entries({...options, help: {type: 'boolean', short: 'h', help: 'Shows this help'} as Option});
  const parts = [
    wrapped(`${SUMMARIES[name]}.`).join('\n'),
    `${bold('Usage:')} ${wrapped(`${NAME} ${name} ${usage}`, WIDTH - 7).join(`\n${' '.repeat(7)}`)}`,
    ...about.map((paragraph) => wrapped(paragraph).join('\n')),
    `${bold('Options:')}\n${table(flags.map(([flag, option]) => [flagText(flag, option), option.help]))}`,
    `${bold('Examples:')}\n${examples.map(([line, purpose]) => `  # ${purpose}\n  ${line}`).join('\n\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const flagText = (name: string, {short, value}: Option): string =>
  `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows
    .map(([name, text]) => `  ${name.padEnd(width - 2)}${wrapped(text, WIDTH - width).join(`\n${' '.repeat(width)}`)}`)
    .join('\n');
}

function wrapped(text: string, width = WIDTH): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
