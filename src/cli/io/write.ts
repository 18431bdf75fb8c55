/** What is written: what was asked for, and nothing that is there already. */
import {writeFile} from 'node:fs/promises';
import {Failure} from '../command.js';
import {fileFailure} from './read.js';
import {output} from './terminal.js';

/**
 * Writes a file that is not there yet; `-` is stdout.
 *
 * @throws {Failure} if it is there, or cannot be written
 */
export async function writeNew(path: string, text: string): Promise<void> {
  if (path === '-') return output(text);
  try {
    await writeFile(path, text, {flag: 'wx'});
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Failure(`${path} exists already. Name another file, or remove it.`);
    if (code === 'ENOENT') throw new Failure(`${path}: There is no such folder. Make it first.`);
    throw fileFailure(error, path);
  }
}
