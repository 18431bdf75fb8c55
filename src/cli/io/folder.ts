/** Files of a folder, and of nothing else: whatever a path or a link in it says. */
import {readFile, realpath, stat} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import {MOST_BYTES} from './read.js';

/** A file in a folder or in one inside it; nothing where there is none, it is hidden, or a link leads out of the folder. */
export async function readWithin(folder: string, path: readonly string[]): Promise<Uint8Array | undefined> {
  try {
    const file = await realpath(join(folder, ...path));
    const within = relative(await realpath(folder), file);
    if (within.split(sep).some((part) => !part || part.startsWith('.')) || within.includes(':')) return undefined;
    const {size} = await stat(file);
    return size > MOST_BYTES ? undefined : await readFile(file);
  } catch {
    return undefined;
  }
}
