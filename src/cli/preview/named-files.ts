/** The files beside a feed that it names, such as its previous versions: what its readers may open from the page. */

/** Any address to which those in the feed are relative. */
const BASE = 'http://feed.invalid/feed.json';

/** Their paths from the folder of the feed, a part each; no path leads out of that, as no address does. */
export function namedFiles(value: unknown): string[][] {
  const paths = new Map<string, string[]>();
  collect(value, (text) => {
    if (!URL.canParse(text, BASE)) return;
    const {origin, pathname} = new URL(text, BASE);
    if (origin !== new URL(BASE).origin) return;
    try {
      const path = pathname.split('/').slice(1).map(decodeURIComponent);
      if (path.every((part) => part && !part.startsWith('.'))) paths.set(path.join('/'), path);
    } catch {
      // No path of a file has such an escape.
    }
  });
  return [...paths.values()];
}

/** What holds addresses in a feed: `previousVersions`, `documents`, `links` and all that is called `url`. */
function collect(value: unknown, found: (text: string) => void, isAddress = false): void {
  if (typeof value === 'string') {
    if (isAddress) found(value);
  } else if (Array.isArray(value)) for (const each of value) collect(each, found, isAddress);
  else if (typeof value === 'object' && value) {
    for (const [key, each] of Object.entries(value)) {
      collect(
        each,
        found,
        /^(url|links|documents|previousVersions)$/.test(key) || (isAddress && typeof each === 'string'),
      );
    }
  }
}
