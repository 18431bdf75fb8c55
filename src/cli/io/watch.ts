/** Tells when files change. Editors write into them or put another one in their place, so it is their folders that are watched. */
import {type FSWatcher, realpathSync, watch} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';

export interface Watching {
  /** Which files from now on. */
  follow(files: readonly string[]): void;
  close(): void;
}

/** Milliseconds in which an editor has done all that it does to save a file. */
const SETTLE = 50;

export function watchFiles(onChange: () => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let names = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;

  function handle(folder: string, name: string | null): void {
    // Some systems do not say which file it is.
    if (name !== null && !names.get(folder)?.has(name)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE);
  }

  function stop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    follow(files) {
      names = new Map();
      for (const file of files.flatMap((each) => [resolve(each), ...targetOf(each)])) {
        const folder = dirname(file);
        names.set(folder, (names.get(folder) ?? new Set()).add(basename(file)));
      }
      for (const folder of watchers.keys()) if (!names.has(folder)) stop(folder);
      for (const folder of names.keys()) {
        if (watchers.has(folder)) continue;
        try {
          const watcher = watch(folder, (_, name) => handle(folder, name));
          watcher.on('error', () => stop(folder));
          watchers.set(folder, watcher);
        } catch {
          // A version that is named may be in a folder that is not there yet.
        }
      }
    },
    close() {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) stop(folder);
    },
  };
}

/** What a link leads to, which may be in another folder. */
function targetOf(file: string): string[] {
  try {
    return [realpathSync(file)];
  } catch {
    return []; // It may not be there yet.
  }
}
