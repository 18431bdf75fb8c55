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

async function command(name: string, payload: object): Promise<boolean> {
  const {done} = await executeServerCommand<{done: boolean}, object>(`browser:${name}`, payload);
  return done;
}
