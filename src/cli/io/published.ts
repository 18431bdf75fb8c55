/** What is published in a folder already, as `publish` reads it. Nothing here writes. */
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readdir, readFile, realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {Failure} from '../command.js';
import {type Hashes, isVersionName, newestFirst, type VersionFile} from '../publish/history.js';
import {fileFailure} from './read.js';

/** The algorithms of Subresource Integrity (https://www.w3.org/TR/sri-2/). */
const ALGORITHMS = ['sha256', 'sha384', 'sha512'] as const;

/** Sizes in bytes and SRI hashes of the versions in `versions/`, the newest first. */
export async function versionsIn(dir: string): Promise<VersionFile[]> {
  const folder = join(dir, 'versions');
  const names = newestFirst((await namesIn(folder)).filter(isVersionName));
  const versions: VersionFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      versions.push({name, size: (await stat(path)).size, hashes: await hashesOf(path)});
    } catch (error) {
      // A link of an interrupted publish that leads nowhere: there is no such file yet.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fileFailure(error, path);
    }
  }
  return versions;
}

const hashesOf = (path: string): Promise<Hashes> => hashed(createReadStream(path));

/** The SRI hashes of bytes, which may come in pieces. */
export async function hashed(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Hashes> {
  const hashes = ALGORITHMS.map((name) => [name, createHash(name)] as const);
  for await (const chunk of chunks) for (const [, hash] of hashes) hash.update(chunk);
  return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('base64')])) as unknown as Hashes;
}

/** The bytes of a file, by its path in the folder (with `/`); nothing where there is none. */
export async function bytesIn(dir: string, name: string): Promise<Buffer | undefined> {
  const path = join(dir, name);
  try {
    return await readFile(path);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EISDIR') throw new Failure(`${path}: This must be a file. Move it away.`);
    if (code === 'ENOTDIR') throw new Failure(`${path}: A part of this path is no folder. Move it away.`);
    throw fileFailure(error, path);
  }
}

/** Whether the folder has this file with these bytes; nothing where it has none of that name. */
export async function hasBytes(dir: string, name: string, bytes: Uint8Array): Promise<boolean | undefined> {
  const stats = await stat(join(dir, name)).catch(() => undefined);
  // Most files that differ do so in their size, and need not be read.
  if (stats?.isFile() && stats.size !== bytes.length) return false;
  return (await bytesIn(dir, name))?.equals(bytes);
}

/** Whether two paths lead to the same file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => realpath(path).catch(() => undefined)));
  return a !== undefined && a === b;
}

/** @throws {Failure} where something is in the way of the folder, or of one around it */
export async function checkFolder(dir: string): Promise<void> {
  const stats = await stat(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw fileFailure(error, dir);
  });
  if (stats && !stats.isDirectory()) throw new Failure(`${dir}: This is no folder. Name another one, or move it away.`);
}

/** What tells whether anybody has published meanwhile. */
export async function stateOf(dir: string): Promise<string> {
  const names = ['subprocessors.json', ...(await namesIn(join(dir, 'versions'))).map((name) => `versions/${name}`)];
  const states = names.sort().map(async (name) => {
    const stats = await stat(join(dir, name)).catch(() => undefined);
    return stats ? `${name} ${stats.size} ${stats.mtimeMs}` : '';
  });
  return (await Promise.all(states)).filter(Boolean).join('\n');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new Failure(`${folder}: This must be a folder. Move it away.`);
    throw fileFailure(error, folder);
  }
}

/** Where the package keeps the element, seen from the built command. */
const ELEMENT = '../cdn/';

/** The files of the element that a page loads, and what their licenses ask to stand beside them, by name. */
export async function elementFiles(): Promise<Map<string, Buffer>> {
  const folder = new URL(ELEMENT, import.meta.url);
  const names = await readdir(folder).catch(() => [] as string[]);
  const wanted = names.filter((name) => /\.js$|^licenses\.md$/.test(name)).sort();
  if (!wanted.includes('subprocessor-list.js'))
    throw new Failure('The package is not whole: the element is missing in it. Install subprocessor-list again.');
  const files = new Map<string, Buffer>();
  for (const name of wanted) files.set(name, await readFile(new URL(name, folder)));
  return files;
}
