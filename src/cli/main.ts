#!/usr/bin/env node
/** The command line: finds the command, and says what it is good for when asked. */
import {parseArgs} from 'node:util';
import manifest from '../../package.json' with {type: 'json'};
import {argsConfig, type Command, Failure, UsageError, Values} from './command.js';
import {COMMANDS, type CommandName} from './commands/index.js';
import {commandHelp, generalHelp} from './help.js';
import {output, say, sayError} from './io/terminal.js';

/** Exit codes: done; not as it should be, or not to be done; not understood. */
const [FAULT, USAGE] = [1, 2];

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined) {
    say(generalHelp(process.stderr));
    return USAGE;
  }
  if (/^(-v|--version)$/.test(name)) {
    await output(`${manifest.version}\n`);
    return 0;
  }
  const wanted = /^(-h|--help|help)$/.test(name) ? rest[0] : name;
  if (wanted === undefined || wanted.startsWith('-')) {
    if (name === wanted) throw new UsageError(`There is no option ${wanted} before the name of a command.`);
    await output(generalHelp());
    return 0;
  }
  if (!isCommand(wanted)) {
    throw new UsageError(`There is no command "${wanted}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  const command = await COMMANDS[wanted]();
  // What stands behind -- is no option.
  const end = rest.indexOf('--');
  if (wanted !== name || rest.slice(0, end < 0 ? undefined : end).some((each) => /^(-h|--help)$/.test(each))) {
    await output(commandHelp(wanted, command));
    return 0;
  }
  const {values, positionals} = parse(rest, command);
  const [least, most] = command.operands;
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(
      `It takes ${command.usage}, but ${positionals.length ? `was given ${positionals.join(' ')}` : 'was given nothing'}.`,
    );
  }
  return command.run(positionals, new Values(values));
}

const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && Object.hasOwn(COMMANDS, name);

function parse(args: readonly string[], {options}: Command): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({args: [...args], options: argsConfig(options), allowPositionals: true});
  } catch (error) {
    // Node's sentences name the option; what follows the first is about quoting.
    const [first = ''] = (error as Error).message.split('. ');
    throw new UsageError(first.replace(/\.?$/, '.'));
  }
}

// Whoever reads the output may have seen enough, as `head` has.
process.stdout.on('error', ({code}: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? 0 : FAULT);
});

const args = process.argv.slice(2);
try {
  process.exitCode = await run(args);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof Failure)) throw error;
  sayError(error.message);
  if (error instanceof UsageError) {
    say(`See subprocessor-list${isCommand(args[0]) ? ` ${args[0]}` : ''} --help.`);
  }
  process.exitCode = error instanceof UsageError ? USAGE : FAULT;
}
