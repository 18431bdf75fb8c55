/** What a folder says to who reads its files. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** The scratch folder of `publish`, which nobody reads. */
const SCRATCH = '.subprocessor-list';

/**
 * The contents of all files by path, in order, through links; a link that leads nowhere is no file. Not what the scratch folder
 * holds.
 *
 * @returns {Record<string, string>} each byte a character
 */
export function filesOf(dir, folder = '') {
  const files = {};
  for (const name of readdirSync(join(dir, folder)).sort()) {
    const path = folder ? `${folder}/${name}` : name;
    const stats = statSync(join(dir, path), {throwIfNoEntry: false});
    if (path === SCRATCH || !stats) continue;
    if (stats.isDirectory()) Object.assign(files, filesOf(dir, path));
    else files[path] = readFileSync(join(dir, path), 'latin1');
  }
  return files;
}
