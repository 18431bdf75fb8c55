/**
 * What is said. Results go to stdout, so that they can be piped; everything else goes to stderr. Colour and progress are for
 * people: only where a terminal shows them, and not where `NO_COLOR` (https://no-color.org) or a dumb one asks for none.
 */
import {writeSync} from 'node:fs';
import {styleText} from 'node:util';

type Style = Parameters<typeof styleText>[0];
type Stream = NodeJS.WriteStream;

const hasColour = (stream: Stream): boolean => !!stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** A text in a style, where the stream shows it: of stdout, or of `stderr`. */
export const paint = (style: Style, text: string, stream: Stream = process.stdout): string =>
  hasColour(stream) ? styleText(style, text, {validateStream: false}) : text;

/** A result, on stdout as it is. Waits until it is taken: a pipe may be slow, and the process about to end. */
export function output(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * A text that others wrote, which is no command to a terminal: characters that move its cursor, break its line or turn its text
 * are shown as the escapes of JSON.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** The same of several lines. */
const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/** A value as indented JSON, which may be read at a terminal, too. */
export const jsonText = (value: unknown): string => `${visibleLines(JSON.stringify(value, undefined, 2))}\n`;

/** What went wrong, in lines that may quote what others wrote. */
export const sayError = (message: string): void =>
  say(`${paint('red', 'error', process.stderr)} ${visibleLines(message)}`);

/** A line for the person at the terminal, on stderr. */
export function say(line: string): void {
  clearProgress();
  process.stderr.write(`${line}\n`);
}

/** Work that is over sooner needs no word. */
const PATIENCE = 500;

let shown = 0;
const started = performance.now();

/** What is being done just now, on a line of stderr that is written over; nothing unless it takes long. */
export function progress(what: string): void {
  if (!process.stderr.isTTY || performance.now() - started < PATIENCE) return;
  clearProgress();
  shown = Math.min(what.length, (process.stderr.columns ?? 80) - 1);
  // At once, as what follows keeps the event loop busy.
  writeSync(process.stderr.fd, what.slice(0, shown));
}

function clearProgress(): void {
  if (shown) writeSync(process.stderr.fd, `\r${' '.repeat(shown)}\r`);
  shown = 0;
}
