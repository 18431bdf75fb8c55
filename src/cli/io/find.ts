/** Where something is that others have put there. */
import {existsSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';

/** The first file of this path in a folder or in one around it, absolute; nothing where there is none. */
export function findUpward(folder: string, path: string): string | undefined {
  const start = resolve(folder);
  const found = join(start, path);
  if (existsSync(found)) return found;
  const around = dirname(start);
  return around === start ? undefined : findUpward(around, path);
}
