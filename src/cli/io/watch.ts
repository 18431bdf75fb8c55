/** Tells when files change. Editors write into them or put another one in their place, so it is their folders that are watched. */
import {type FSWatcher, realpathSync, statSync, watch} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';

export interface Watching {
  /** Which files from now on. */
  follow(files: readonly string[]): void;
  close(): void;
}

/** Milliseconds in which an editor has done all that it does to save a file. */
const SETTLE = 50;

export function watchFiles(onChange: () => void): Watching {
  const watchers = new Map<string, {watcher: FSWatcher; identity: string}>();
  let names = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;

  function handle(folder: string, name: string | null): void {
    // Some systems do not say which file it is.
    if (name !== null && !names.get(folder)?.has(name)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE);
  }

  function stop(folder: string): void {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  }

  return {
    follow(files) {
      names = new Map();
      for (const file of files.flatMap((each) => [resolve(each), ...targetOf(each)])) {
        // A folder may be taken away and put there again, as by a change of branch: the one around it tells.
        for (const path of [file, dirname(file)])
          names.set(dirname(path), (names.get(dirname(path)) ?? new Set()).add(basename(path)));
      }
      for (const [folder, {identity}] of watchers)
        if (!names.has(folder) || identityOf(folder) !== identity) stop(folder);
      for (const folder of names.keys()) {
        const identity = identityOf(folder);
        if (watchers.has(folder) || identity === undefined) continue;
        try {
          const watcher = watch(folder, (_, name) => handle(folder, name));
          watcher.on('error', () => stop(folder));
          watchers.set(folder, {watcher, identity});
        } catch {
          // It may be gone by now.
        }
      }
    },
    close() {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) stop(folder);
    },
  };
}

/** What tells a folder from another one of the same name, which may have got its number; nothing where there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const {ino, birthtimeMs} = statSync(folder);
    return `${ino} ${birthtimeMs}`;
  } catch {
    return undefined;
  }
}

/** What a link leads to, which may be in another folder. */
function targetOf(file: string): string[] {
  try {
    return [realpathSync(file)];
  } catch {
    return []; // It may not be there yet.
  }
}
