/** Where the schema is that a new feed names, so that editors complete and check it. */
import {existsSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import manifest from '../../../package.json' with {type: 'json'};

const SCHEMA = 'dist/subprocessors.schema.json';

/**
 * The schema of the package that is installed in a folder or in one around it, relative to the folder; or else that of this
 * version on a public copy of the registry.
 */
export function schemaAddress(folder: string): string {
  const installed = findUpward(folder, `node_modules/${manifest.name}/${SCHEMA}`);
  if (!installed) return `https://unpkg.com/${manifest.name}@${manifest.version}/${SCHEMA}`;
  const path = relative(folder, installed).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** The first file of this path in a folder or in one around it, absolute; nothing where there is none. */
function findUpward(folder: string, path: string): string | undefined {
  const start = resolve(folder);
  const found = join(start, path);
  if (existsSync(found)) return found;
  const around = dirname(start);
  return around === start ? undefined : findUpward(around, path);
}
