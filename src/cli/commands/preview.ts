/** Shows the page of a feed while it is edited, with what is wrong with it. */
import {basename, dirname, extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {today} from '../../feed/clock.js';
import {type Finding, findProblems} from '../check/findings.js';
import {type Command, Failure, UsageError} from '../command.js';
import {type FeedFile, readFeedFile} from '../feed-file.js';
import {readWithin} from '../io/folder.js';
import {untilInterrupted} from '../io/interrupt.js';
import {isUrl} from '../io/read.js';
import {type Answer, serve} from '../io/serve.js';
import {output, say} from '../io/terminal.js';
import {watchFiles} from '../io/watch.js';
import {namedFiles} from '../preview/named-files.js';
import {css, js, POLICY, page} from '../preview/page.js';

const PORT = 4173;

/** The element, beside this program in the package. */
const CDN = fileURLToPath(new URL('../cdn/', import.meta.url));

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

const HEADERS = {
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const command: Command = {
  usage: '<feed> [--port <number>] [--host <host>] [--now <date>]',
  about: [
    'Open the address that it prints. The list on the page follows the file whenever you save it, and keeps your search, filters and place; problems stand below it, each with its line. Ctrl+C ends it.',
    'It answers to this machine only, and serves the feed, and the files in its folder that it names, such as previous versions with relative addresses. It writes nothing. A feed at an address is read again when you reload the page; - reads one from stdin, once.',
  ],
  options: {
    port: {
      type: 'string',
      value: '<number>',
      help: `Port to listen at; by default ${PORT}, or any free one if that is taken`,
    },
    host: {
      type: 'string',
      value: '<host>',
      help: 'Address to listen at, such as 0.0.0.0 in a container; by default localhost alone',
    },
    now: {
      type: 'string',
      value: '<date>',
      help: 'What counts as today, as 2026-12-01, to see upcoming changes and deadlines as of that day',
    },
  },
  examples: [
    ['subprocessor-list preview subprocessors.jsonc', 'Look at it while you edit'],
    ['subprocessor-list preview feed.json --now 2026-12-01', 'As it will look on a day to come'],
    ['subprocessor-list preview feed.json --port 8080', 'At a port of your choice'],
  ],
  operands: [1, 1],
  async run([from = ''], options) {
    const now = options.date('now');
    const port = toPort(options.text('port'));
    if (!(await readWithin(CDN, ['subprocessor-list.js'])))
      throw new Failure('The element is not beside this program, in dist/cdn. Install the package anew, or build it.');
    await preview({from, now, port, host: options.text('host')});
    return 0;
  },
};

/** @throws {UsageError} if it is none */
function toPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new UsageError(`--port takes a number up to 65535; it was "${text}".`);
  return Number(text);
}

interface Wish {
  from: string;
  now?: string;
  port?: number;
  host?: string;
}

/** A feed that is read again whenever it is asked for. */
interface Source {
  first: FeedFile;
  /** @throws {Failure} if it cannot be read */
  readAgain(): Promise<FeedFile>;
  problems(): Promise<{file: string; isFeed: boolean; problems: Finding[]}>;
  /** What is a feed now, or was one last. */
  feed(): Promise<Answer>;
  /** The files that it names, as paths from its folder. */
  named(): string[][];
}

/** @throws {Failure} if it cannot be read at first */
async function openFeed(from: string, now: string | undefined): Promise<Source> {
  const first = await readFeedFile(from);
  /** What was a feed last: in the middle of an edit, the file may be none. */
  let lastGood = first.feed && first;

  async function readAgain(): Promise<FeedFile> {
    const file = from === '-' ? first : await readFeedFile(from);
    if (file.feed) lastGood = file;
    return file;
  }

  return {
    first,
    readAgain,
    async problems() {
      try {
        const file = await readAgain();
        return {file: file.name, isFeed: !!file.feed, problems: findProblems(file, {today: now ?? today()})};
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const problem: Finding = {code: 'unreadable', level: 'error', file: from, path: '', message: error.message};
        return {file: from, isFeed: false, problems: [problem]};
      }
    },
    async feed() {
      await readAgain().catch((error) => {
        if (!(error instanceof Failure)) throw error;
      });
      if (!lastGood)
        return {status: 422, type: 'text/plain; charset=utf-8', body: 'This is no feed: see the problems.'};
      return {type: 'application/json', body: JSON.stringify(lastGood.value)};
    },
    named: () => namedFiles(lastGood?.value),
  };
}

async function fileOf(root: string, path: readonly string[]): Promise<Answer | undefined> {
  const body = await readWithin(root, path);
  return body && {type: TYPES[extname(path.at(-1) ?? '').toLowerCase()] ?? 'application/octet-stream', body};
}

async function preview({from, now, port, host}: Wish): Promise<void> {
  const {first, readAgain, problems, feed, named} = await openFeed(from, now);
  const isWatched = from !== '-' && !isUrl(from);
  const folder = isWatched ? dirname(from) : undefined;

  async function answer(path: readonly string[]): Promise<Answer | undefined> {
    const [start, ...rest] = path;
    switch (path.join('/')) {
      case '':
        return {
          type: 'text/html; charset=utf-8',
          body: page({file: isWatched ? basename(from) : first.name, now, isWatched}),
        };
      case '-/preview.css':
        return {type: 'text/css; charset=utf-8', body: css};
      case '-/preview.js':
        return {type: 'text/javascript; charset=utf-8', body: js};
      case 'feed.json':
        return feed();
      case 'problems.json':
        return {type: 'application/json', body: JSON.stringify(await problems())};
    }
    if (start === '-' && rest[0] === 'cdn') return fileOf(CDN, rest.slice(1));
    if (folder === undefined || !named().some((each) => each.join('/') === path.join('/'))) return undefined;
    return fileOf(folder, path);
  }

  const server = await serve({host, port: port ?? PORT, isPortAsked: port !== undefined, headers: HEADERS, answer});
  const watching = watchFiles(() => {
    handleChange().catch(() => {});
  });
  const follow = (): void => {
    if (folder !== undefined) watching.follow([from, ...named().map((path) => join(folder, ...path))]);
  };
  async function handleChange(): Promise<void> {
    await readAgain().catch(() => {});
    follow();
    server.send('change');
  }
  follow();
  say(`Preview of ${first.name}${isWatched ? ', which it follows as you edit' : ''}. Ctrl+C ends it. Open:`);
  await output(`${server.origin}/\n`);
  await untilInterrupted();
  watching.close();
  await server.close();
}
