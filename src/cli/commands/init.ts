/** Writes a feed to start from, which an editor completes and checks. */
import {dirname} from 'node:path';
import {parse} from 'jsonc-parser';
import {today} from '../../feed/clock.js';
import type {Command} from '../command.js';
import {startingFeed} from '../init/starting-feed.js';
import {schemaAddress} from '../io/schema-address.js';
import {say} from '../io/terminal.js';
import {writeNew} from '../io/write.js';

export const command: Command = {
  usage: '[<file>] [--publisher <name>]',
  about: [
    'The file is subprocessors.jsonc unless you name another one; nothing else is written, and no file that is there already is written over. A - writes to stdout.',
    'It names its schema, so that an editor such as VS Code completes and checks what you type. Comments are for files that end in .jsonc; any other name gives plain JSON. All commands read both, and publish writes plain JSON.',
  ],
  options: {
    publisher: {type: 'string', value: '<name>', help: 'Whose list it is'},
  },
  examples: [
    ['subprocessor-list init', 'Writes subprocessors.jsonc here'],
    ['subprocessor-list init legal/feed.jsonc --publisher "Acme GmbH"', 'Elsewhere, with a name'],
    ['subprocessor-list preview subprocessors.jsonc', 'Then: see it as a page while you edit'],
    ['subprocessor-list validate subprocessors.jsonc', 'And: see what is left to do'],
  ],
  operands: [0, 1],
  async run([file = 'subprocessors.jsonc'], options) {
    const isStdout = file === '-';
    const name = isStdout ? 'subprocessors.jsonc' : file;
    const start = {
      schema: schemaAddress(isStdout ? '.' : dirname(file)),
      updated: today(),
      publisher: options.text('publisher')?.trim() || undefined,
    };
    const text = startingFeed(start, asTyped(name));
    const hasComments = /\.jsonc$/i.test(name);
    await writeNew(file, hasComments ? text : `${JSON.stringify(parse(text), null, 2)}\n`);
    if (isStdout) return 0;
    say(`Wrote ${file}${hasComments ? '' : ', without comments, which only .jsonc may have'}. What comes next:`);
    say(`  subprocessor-list preview ${asTyped(file)}    shows it as a page while you edit`);
    say(`  subprocessor-list validate ${asTyped(file)}   says what is left to do`);
    return 0;
  },
};

/** A file as an operand of a command that is typed: none that looks like an option, or like several. */
function asTyped(file: string): string {
  const path = file.startsWith('-') ? `./${file}` : file;
  return /\s/.test(path) ? JSON.stringify(path) : path;
}
