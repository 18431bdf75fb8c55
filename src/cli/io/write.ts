/** What is written: what was asked for, and nothing that is there already. */
import {writeFile} from 'node:fs/promises';
import {Failure, UsageError} from '../command.js';
import {fileFailure} from './read.js';
import {output} from './terminal.js';

/**
 * Writes a file that is not there yet; `-` is stdout.
 *
 * @throws {Failure} if it is there, or cannot be written
 * @throws {UsageError} for an empty name
 */
export async function writeNew(path: string, text: string): Promise<void> {
  if (path === '-') return output(text);
  if (!path) throw new UsageError('The name of a file is empty, as where a variable is not set.');
  try {
    await writeFile(path, text, {flag: 'wx'});
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Failure(`${path} exists already. Name another file, or remove it.`);
    if (code === 'ENOENT') throw new Failure(`${path}: There is no such folder. Make it first.`);
    throw fileFailure(error, path);
  }
}
