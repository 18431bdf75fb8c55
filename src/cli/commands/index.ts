/** The commands, in the order in which a newcomer needs them. Each is loaded when it is called, with what it depends on. */
import type {Command} from '../command.js';

const load = async (module: Promise<{command: Command}>): Promise<Command> => (await module).command;

export const COMMANDS = {
  init: () => load(import('./init.js')),
  import: () => load(import('./import.js')),
  validate: () => load(import('./validate.js')),
  preview: () => load(import('./preview.js')),
  diff: () => load(import('./diff.js')),
  publish: () => load(import('./publish.js')),
} satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof COMMANDS;

/** What each does, in a line; known without loading it. */
export const SUMMARIES: Readonly<Record<CommandName, string>> = {
  init: 'Writes a feed to start from',
  import: 'Makes a feed of the page that you have',
  validate: 'Checks feeds, and says what to mend',
  preview: 'Shows the page while you edit the feed',
  diff: 'Says what changed between two feeds',
  publish: 'Makes all that a site serves of a feed',
};
