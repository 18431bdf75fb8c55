/**
 * What is read: files, stdin (`-`) and the addresses that were given. Nothing else is asked for: a redirect to another site is
 * followed by the person, not by the program.
 */
import {createReadStream} from 'node:fs';
import {buffer} from 'node:stream/consumers';
import {Failure, UsageError} from '../command.js';
import {progress} from './terminal.js';

export interface Source {
  /** As it was given; `stdin` for `-`. */
  name: string;
  text: string;
  /** Where a page came from at last, if by a request. */
  url?: string;
  /** What the server called it, such as `text/html`, without parameters. */
  mediaType?: string;
}

/** Bytes of a file, a page or stdin at most; a list of 20,000 entries has some ten million. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** Milliseconds until the whole answer must be there. */
const TIMEOUT = 30_000;

/** As many as browsers follow at most. */
const REDIRECTS = 20;

export const isUrl = (from: string): boolean => /^https?:\/\//i.test(from);

/**
 * Reads a file, a page (`http:` or `https:`) or stdin (`-`) as text in UTF-8, or in the encoding that a server states.
 *
 * @throws {Failure} with what kept it from being read
 * @throws {UsageError} for an empty name
 */
export async function read(from: string): Promise<Source> {
  if (from === '-') return {name: 'stdin', text: decode(await readStdin(), 'stdin')};
  if (isUrl(from)) return readPage(from);
  if (!from) throw new UsageError('The name of a file is empty, as where a variable is not set.');
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(from))
    throw new Failure(`${from}: Only https: and http: are asked. Name a file by its path.`);
  return {name: from, text: decode(await readFileOf(from), from)};
}

/** Read as it comes, as what looks like a file may be a device without an end. */
async function readFileOf(path: string): Promise<Uint8Array> {
  try {
    return await limited(createReadStream(path), path);
  } catch (error) {
    throw fileFailure(error, path);
  }
}

/** What a file system's error means to a person. */
export function fileFailure(error: unknown, path: string): unknown {
  const {code} = error as NodeJS.ErrnoException;
  const reason = {
    ENOENT: 'There is no such file.',
    EISDIR: 'This is a folder. Name a file in it.',
    ENOTDIR: 'A part of this path is no folder.',
    EACCES: 'There is no permission to use it.',
    EPERM: 'There is no permission to use it.',
    EROFS: 'It is on a file system that is read-only.',
    ENOSPC: 'There is no space left.',
  }[code ?? ''];
  return reason ? new Failure(`${path}: ${reason}`) : error;
}

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) progress('Reading from the terminal; end with Ctrl+D.');
  return limited(process.stdin as AsyncIterable<Uint8Array>, 'stdin');
}

async function limited(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > MOST_BYTES) throw tooLarge(name);
      yield chunk;
    }
  }
  return buffer(counted());
}

const tooLarge = (name: string): Failure =>
  new Failure(`${name}: This is larger than ${MOST_BYTES / 1024 / 1024} MB, which no list is.`);

/** What a page says of its encoding in its first bytes: HTML standard, section 13.2.3.2. */
const META_CHARSET = /<meta\b[^>]*\bcharset\s*=\s*["']?([\w-]+)/i;

/**
 * The text of these bytes. A byte order mark tells the encoding, else the server (`charset`), else the page itself; without
 * any of them it is UTF-8.
 */
function decode(bytes: Uint8Array, name: string, charset?: string): string {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const beginning = String.fromCharCode(...bytes.subarray(0, 1024));
  const encoding = mark ?? charset ?? META_CHARSET.exec(beginning)?.[1] ?? 'utf-8';
  try {
    const decoder = new TextDecoder(encoding, {fatal: true});
    // In two steps: in one, Node takes windows-1252 for ISO 8859-1, which has other signs in the place of quotation marks.
    return decoder.decode(bytes, {stream: true}) + decoder.decode();
  } catch (error) {
    const reason =
      error instanceof RangeError ? `Its encoding "${encoding}" is not known` : `This is no text in ${encoding}`;
    throw new Failure(`${name}: ${reason}. Save it as UTF-8.`);
  }
}

async function readPage(address: string): Promise<Source> {
  const signal = AbortSignal.timeout(TIMEOUT);
  let url = address;
  try {
    const {host, protocol} = new URL(address);
    for (let count = 0; count <= REDIRECTS; count++) {
      progress(`Asking ${new URL(url).host}`);
      const response = await fetch(url, {redirect: 'manual', signal, headers: {accept: ACCEPT}});
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) return await toSource(response, address, url);
      await response.body?.cancel();
      url = new URL(location, url).href;
      const next = new URL(url);
      if (next.host !== host || (protocol === 'https:' && next.protocol !== protocol))
        throw new Failure(`${address}: It has moved to ${url}. If you trust that, give that address.`);
    }
    throw new Failure(`${address}: It redirects in a circle.`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (signal.aborted) throw new Failure(`${address}: There was no whole answer within ${TIMEOUT / 1000} seconds.`);
    const {message} = ((error as Error).cause ?? error) as Error;
    throw new Failure(`${address}: It could not be reached: ${message}.`);
  }
}

const ACCEPT = 'application/json, text/html, text/markdown, text/csv, */*;q=0.5';

async function toSource(response: Response, name: string, url: string): Promise<Source> {
  if (!response.ok)
    throw new Failure(`${name}: The server answered ${`${response.status} ${response.statusText}`.trim()}.`);
  const bytes = await limited((response.body ?? []) as AsyncIterable<Uint8Array>, name);
  const [mediaType = '', ...parameters] = (response.headers.get('content-type') ?? '')
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.flatMap((parameter) => /^charset="?([^"]+)"?$/i.exec(parameter)?.[1] ?? [])[0];
  return {name, url, mediaType: mediaType.toLowerCase(), text: decode(bytes, name, charset)};
}
