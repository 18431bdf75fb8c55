/** Drives the browser as a reader would, in every engine. The other half is test/tools/browser-commands.mjs. */
import {executeServerCommand} from '@web/test-runner-commands';

type Key =
  | 'Tab'
  | 'Enter'
  | 'Escape'
  | 'Backspace'
  | 'Delete'
  | 'Home'
  | 'End'
  | 'PageUp'
  | 'PageDown'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | ' ';
type Modifier = 'Shift' | 'Control' | 'Alt' | 'Meta';

export interface MediaEmulation {
  media?: 'screen' | 'print';
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
}

/** One key, perhaps held with others: `press('Shift+Tab')`. Letters are typed with `type`. */
export async function press(keys: Key | `${Modifier}+${Key}` | `${Modifier}+${string}`): Promise<void> {
  await command('press', {keys: keys.split('+')});
}

export async function type(text: string): Promise<void> {
  await command('type', {text});
}

/** Answers whether the page has that size now: WebKitGTK's window gets no narrower than about 450 pixels. */
export function setViewport(size: {width: number; height: number}): Promise<boolean> {
  return command('viewport', size);
}

/** Answers whether the browser can do it (only Chromium can). `emulateMedia({})` ends the emulation. */
export function emulateMedia(emulation: MediaEmulation): Promise<boolean> {
  const {media = '', colorScheme, reducedMotion, forcedColors} = emulation;
  const features = [
    {name: 'prefers-color-scheme', value: colorScheme ?? ''},
    {name: 'prefers-reduced-motion', value: reducedMotion ?? ''},
    {name: 'forced-colors', value: forcedColors ?? ''},
  ];
  return command('media', {media, features});
}

/** A table, or a part of it, as the browser tells assistive technology of it. */
export interface TablePart {
  role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell';
  name?: string;
  /** How a column is sorted. */
  sort?: string;
  /** What the columns that a cell is in are called. */
  columns?: string[];
  children: TablePart[];
}

/** The tables of the page, and what this browser lets a test know of them beyond their parts and the names of tables. */
export interface Told {
  tables: TablePart[];
  /** `names` of rows and cells; `columns` of cells, and how they are sorted. */
  tells: ('names' | 'columns')[];
}

/** What the browser tells assistive technology of the tables. It does so a little later than it draws. */
export async function told(): Promise<Told> {
  const {answer} = await executeServerCommand<{answer: Told}, object>('browser:tables', {});
  return answer;
}

async function command(name: string, payload: object): Promise<boolean> {
  const {done} = await executeServerCommand<{done: boolean}, object>(`browser:${name}`, payload);
  return done;
}
