/**
 * Replaces many files of a folder at once. The folder may hold other files, which are not touched, and be served meanwhile:
 * who reads the files sees all of them as they were or all of them as they are to be, wherever the process is killed.
 *
 * A file system replaces one file at once (`rename`), and no more. So the files become symbolic links for a moment, which all
 * lead through one link, and that one is replaced:
 *
 * 1. In a scratch folder, `new/` gets the new files, `old/` the present ones, and the link `now` leads to `old`.
 * 2. Each file is replaced by a link to its name under `now`: its content stays. Where there was none, the link leads nowhere,
 *    and there still is none.
 * 3. `now` is replaced by a link to `new`. This is the moment.
 * 4. Each link is replaced by the new file, and the scratch folder removed.
 *
 * What a killed process leaves is undone before the third step, and finished after it, by the next run. Where no symbolic links
 * can be made, as on Windows without the right to, the files are replaced one by one in the order given; what was begun is
 * finished by the next run, but until then some are new and others are not.
 */
import {
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import {hostname} from 'node:os';
import {dirname, isAbsolute, join, relative, resolve, sep} from 'node:path';
import {Failure} from '../command.js';
import {fileFailure} from './read.js';

/** Also the lock: it holds a link or file `lock` that says whose it is. */
const SCRATCH = '.subprocessor-list';

/** Milliseconds after which nobody is at work any more, even where that cannot be seen: work takes seconds. */
const STALE = 600_000;

/** What is in the scratch folder beside the lock. */
const [NEW, OLD, NOW] = ['new', 'old', 'now'];

/** Replaces files, by their paths in the folder (with `/`), one by one or at once: see above. */
export type Replace = (files: ReadonlyMap<string, Uint8Array>) => Promise<void>;

/** Whether somebody is replacing files in a folder, or was interrupted. Changes nothing. */
export async function workIn(dir: string): Promise<'none' | 'running' | 'interrupted'> {
  const scratch = join(dir, SCRATCH);
  if (!(await statsOf(scratch))) return 'none';
  const owner = await ownerOf(join(scratch, 'lock'));
  return owner && isAtWork(owner) ? 'running' : 'interrupted';
}

/**
 * Does `work` while nobody else does any in the folder, which is made if it is not there. What was interrupted is finished or
 * undone before.
 *
 * @throws {Failure} if somebody else is at work, or a name of ours is taken by what is no file, or leads out of the folder
 */
export async function exclusively(dir: string, work: (replace: Replace) => Promise<void>): Promise<void> {
  try {
    await mkdir(dir, {recursive: true});
    const root = await realpath(dir);
    const scratch = join(root, SCRATCH);
    const hasLinks = await lock(scratch);
    try {
      await recover(root, scratch);
      await work((files) => replaceAll(root, scratch, files, hasLinks));
    } finally {
      await rm(join(scratch, 'lock'), {force: true});
      // Not if recovery failed, too: what is needed to repeat it stays.
      await rmdir(scratch).catch(() => {});
    }
  } catch (error) {
    throw error instanceof Failure ? error : fileFailure(error, (error as NodeJS.ErrnoException).path ?? dir);
  }
}

async function replaceAll(
  root: string,
  scratch: string,
  files: ReadonlyMap<string, Uint8Array>,
  hasLinks: boolean,
): Promise<void> {
  try {
    const targets = await prepare(root, scratch, files);
    if (hasLinks) await switchTo(scratch, targets);
    else await writeAtOnce(join(scratch, NOW), NEW);
    await putAll(scratch, NEW, targets);
    await clear(scratch);
  } catch (error) {
    await recover(root, scratch);
    throw error;
  }
}

/** The first step. Gives where each file goes. */
async function prepare(
  root: string,
  scratch: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  for (const name of files.keys()) targets.set(name, await placeOf(root, name));
  const folders = new Set([join(scratch, NEW), join(scratch, OLD)]);
  for (const folder of folders) await mkdir(folder);
  for (const [name, bytes] of files) {
    const [path, old] = [join(scratch, NEW, name), join(scratch, OLD, name)];
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, bytes, {flush: true});
    folders.add(dirname(path));
    const target = targets.get(name) as string;
    if (!(await statsOf(target))) continue;
    await mkdir(dirname(old), {recursive: true});
    await duplicate(await realpath(target), old);
    folders.add(dirname(old));
  }
  await syncAll(folders);
  return targets;
}

/** The second and the third step. */
async function switchTo(scratch: string, targets: ReadonlyMap<string, string>): Promise<void> {
  await symlink(OLD, join(scratch, NOW));
  await syncAll([scratch]);
  const made = join(scratch, 'link');
  for (const [name, target] of targets) {
    await mkdir(dirname(target), {recursive: true});
    await symlink(relative(dirname(target), join(scratch, NOW, name)), made);
    await rename(made, target);
  }
  await syncAll(foldersOf(targets));
  await symlink(NEW, made);
  await rename(made, join(scratch, NOW));
  await syncAll([scratch]);
}

/** The fourth step: files take the place of what stands for them. Those in `old/` or `new/` stay, for links to find them. */
async function putAll(scratch: string, from: string, targets: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, target] of targets) {
    await mkdir(dirname(target), {recursive: true});
    const copy = join(scratch, 'file');
    await rm(copy, {force: true});
    await duplicate(join(scratch, from, name), copy);
    await rename(copy, target);
  }
  await syncAll(foldersOf(targets));
}

/** Finishes or undoes what a process has left. */
async function recover(root: string, scratch: string): Promise<void> {
  const now = join(scratch, NOW);
  const isLink = (await statsOf(now))?.isSymbolicLink() ?? false;
  const leadsTo = isLink ? await readlink(now) : await readFile(now, 'utf8').catch(() => '');
  const begun = new Map<string, string>();
  for (const name of await filesIn(join(scratch, NEW))) {
    const target = await placeOf(root, name);
    // What is a file already was not replaced yet, or is done.
    if (!isLink || (await isOurLink(target))) begun.set(name, target);
  }
  if (leadsTo === NEW) await putAll(scratch, NEW, begun);
  else {
    const old = new Set(await filesIn(join(scratch, OLD)));
    const [back, none] = [new Map<string, string>(), new Map<string, string>()];
    for (const [name, target] of isLink ? begun : []) (old.has(name) ? back : none).set(name, target);
    await putAll(scratch, OLD, back);
    for (const target of none.values()) await unlink(target);
    await syncAll(foldersOf(none));
  }
  await clear(scratch);
}

/** Takes away all but the lock. */
async function clear(scratch: string): Promise<void> {
  for (const name of await readdir(scratch))
    if (name !== 'lock') await rm(join(scratch, name), {recursive: true, force: true});
}

/**
 * Where a file of ours is to be, without links in its path.
 *
 * @throws {Failure} where that is out of the folder, or taken by what is no file
 */
async function placeOf(root: string, name: string): Promise<string> {
  const folders = name.split('/').slice(0, -1);
  let folder = root;
  for (const [index, each] of folders.entries()) {
    const path = join(folder, each);
    const shown = folders.slice(0, index + 1).join('/');
    const stats = await statsOf(path);
    if (stats?.isSymbolicLink()) folder = await insideOf(root, path, shown);
    else folder = path;
    if (stats && !(await stat(folder).catch(() => undefined))?.isDirectory())
      throw new Failure(`${join(root, shown)}: This must be a folder. Move it away.`);
  }
  const path = join(folder, name.slice(name.lastIndexOf('/') + 1));
  const stats = await statsOf(path);
  if (stats?.isSymbolicLink()) {
    if (!(await isOurLink(path))) await insideOf(root, path, name);
  } else if (stats && !stats.isFile()) throw new Failure(`${join(root, name)}: This must be a file. Move it away.`);
  return path;
}

/** Where a link leads, which must be in the folder. */
async function insideOf(root: string, path: string, name: string): Promise<string> {
  const real = await realpath(path).catch(async () => resolve(dirname(path), await readlink(path)));
  const way = relative(root, real);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw new Failure(
      `${join(root, name)}: This is a link that leads out of ${root}, where nothing is written. Remove it.`,
    );
  return real;
}

const isOurLink = async (path: string): Promise<boolean> =>
  ((await statsOf(path))?.isSymbolicLink() ?? false) &&
  (await readlink(path)).split(sep).join('/').includes(`${SCRATCH}/${NOW}/`);

/** The paths of all files in a folder, with `/`; none where it is not there, or a link. */
async function filesIn(folder: string): Promise<string[]> {
  if (!(await statsOf(folder))?.isDirectory()) return [];
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Another name for a file, or a copy where the file system has one name for each. */
async function duplicate(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

async function writeAtOnce(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, {flush: true});
  await rename(`${path}.part`, path);
}

const foldersOf = (targets: ReadonlyMap<string, string>): Set<string> => new Set([...targets.values()].map(dirname));

/** Has what was done in these folders written to the disk; systems that cannot be asked for that do it by themselves. */
async function syncAll(folders: Iterable<string>): Promise<void> {
  for (const folder of folders) {
    const handle = await open(folder).catch(() => undefined);
    await handle?.sync().catch(() => {});
    await handle?.close();
  }
}

const statsOf = (path: string) =>
  lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });

interface Owner {
  /** `4711@host`: the process and the machine. */
  name: string;
  /** Milliseconds since it began. */
  age: number;
}

/**
 * Takes the lock. A link is made at once with what it says, which a file is not.
 *
 * @returns whether links can be made
 */
async function lock(scratch: string): Promise<boolean> {
  const stats = await statsOf(scratch);
  if (stats && !stats.isDirectory()) throw new Failure(`${scratch}: This must be a folder. Move it away.`);
  const path = join(scratch, 'lock');
  const name = `${process.pid}@${hostname()}`;
  for (let attempt = 0; attempt < 5; attempt++) {
    await mkdir(scratch, {recursive: true});
    try {
      return await makeLock(path, name);
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      // Somebody else has just removed the folder.
      if (code === 'ENOENT') continue;
      if (code !== 'EEXIST') throw error;
    }
    const owner = await ownerOf(path);
    if (!owner) continue;
    if (isAtWork(owner)) throw isRunning(dirname(scratch), owner);
    await takeAway(path, owner);
  }
  throw new Failure(`${dirname(scratch)}: Others keep publishing there. Run it again when they are done.`);
}

async function makeLock(path: string, name: string): Promise<boolean> {
  try {
    await symlink(name, path);
    return true;
  } catch (error) {
    if (!/^(EPERM|ENOSYS|EINVAL|ENOTSUP|EOPNOTSUPP)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await writeFile(path, `${name}\n`, {flag: 'wx'});
    return false;
  }
}

/** Removes the lock of who is gone; not that of another one, who was faster. */
async function takeAway(path: string, owner: Owner): Promise<void> {
  const aside = `${path}-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = await ownerOf(aside);
  if (found && found.name !== owner.name) {
    await rename(aside, path);
    throw isRunning(dirname(dirname(path)), found);
  }
  await rm(aside, {force: true});
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  const stats = await statsOf(path);
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) return {name: await readlink(path).catch(() => ''), age: Date.now() - stats.mtimeMs};
  const text = await readFile(path, 'utf8').catch(() => '');
  // Without its end, it was not written to the end.
  return {name: /^(.+)\n$/.exec(text)?.[1] ?? '', age: Date.now() - stats.mtimeMs};
}

/** On another machine, or in another container, nobody can be seen. */
function isAtWork({name, age}: Owner): boolean {
  const [pid = '', host = ''] = name.split('@');
  if (!/^\d+$/.test(pid) || age > STALE) return false;
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const isRunning = (dir: string, {name}: Owner): Failure =>
  new Failure(
    `${dir}: Another publish is running there (process ${name.replace('@', ' on ')}). Run it again when that is done; if it has crashed, ten minutes after it began.`,
  );
