/** What a command is: its words, and what it does. */
import type {ParseArgsConfig} from 'node:util';
import {isCalendarDate} from '../feed/dates.js';

export interface Option {
  type: 'string' | 'boolean';
  /** What stands for the value in the help, such as `<dir>`. */
  value?: string;
  /** What it does, in a sentence without an end. */
  help: string;
  short?: string;
  multiple?: boolean;
}

export interface Command {
  /** What stands behind the command's name in the help, such as `<feed> --out <dir>`. */
  usage: string;
  /** What else there is to know: paragraphs, each a line. */
  about: readonly string[];
  options: Readonly<Record<string, Option>>;
  /** Each a command line, and what it is for. */
  examples: readonly (readonly [line: string, purpose: string])[];
  /** How many operands it takes, at least and at most. */
  operands: readonly [least: number, most: number];
  /**
   * Does it, and gives the exit code: 0, or 1 where what was asked about is not as it should be.
   *
   * @throws {UsageError} for what cannot be meant
   * @throws {Failure} for what cannot be done
   */
  run(operands: readonly string[], options: Values): Promise<number>;
}

/** The options given, by name. */
export class Values {
  readonly #values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

  constructor(values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>) {
    this.#values = values;
  }

  /** The text given for an option. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /**
   * The day given for an option, `YYYY-MM-DD`.
   *
   * @throws {UsageError} for what is no day of the calendar
   */
  date(name: string): string | undefined {
    const given = this.text(name);
    if (given !== undefined && !isCalendarDate(given))
      throw new UsageError(`--${name} takes a date, such as 2026-12-01; it was "${given}".`);
    return given;
  }

  /**
   * One of these values; the first where none is given.
   *
   * @throws {UsageError} for another one
   */
  choice<const Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const given = this.text(name) ?? choices[0];
    const choice = choices.find((each) => each === given);
    if (choice === undefined) throw new UsageError(`--${name} takes ${choices.join(', ')}; it was "${given}".`);
    return choice;
  }
}

/** What `parseArgs` of Node takes. */
export const argsConfig = (options: Command['options']): ParseArgsConfig['options'] =>
  Object.fromEntries(
    Object.entries(options).map(([name, {type, short, multiple = false}]) => [
      name,
      {type, multiple, ...(short && {short})},
    ]),
  );

/** The command line cannot be meant so: exit code 2. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for cannot be done: exit code 1. The message says why, and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
