/**
 * Where this machine keeps its browsers, and how to start them. Shared by the set-up, the test runner and the
 * end-to-end tests, so that all three mean the same browser. Browsers are found, never downloaded.
 * Nothing from node_modules may be imported here: the set-up runs before anything is installed.
 */
import {spawn} from 'node:child_process';
import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, join} from 'node:path';

const windowsPrograms = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');

export function findChromium() {
  return (
    process.env.CHROME_PATH ||
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ||
    firstExisting(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...windowsPrograms.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
    )
  );
}

export function findFirefox() {
  return (
    onPath('firefox-esr', 'firefox') ||
    firstExisting(
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windowsPrograms.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    )
  );
}

/** WebKitGTK's driver and browser, and the virtual screen they need; undefined unless all three are here. */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const xvfbRun = onPath('xvfb-run');
  const libraries = ['/usr/lib', '/usr/libexec'].flatMap((folder) => [
    folder,
    ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
  ]);
  const browser = firstExisting(...libraries.map((folder) => join(folder, 'webkit2gtk-4.1/MiniBrowser')));
  return driver && xvfbRun && browser ? {driver, xvfbRun, browser} : undefined;
}

/**
 * No sandbox: it cannot start as root in a container, and these browsers open nothing but this project's pages.
 * The rest keeps Chromium from talking to the network on its own account.
 */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const webkitCapabilities = (webkit) => ({
  browserName: 'MiniBrowser',
  'webkitgtk:browserOptions': {binary: webkit.browser, args: ['--automation']},
});

/** Starts WebKitWebDriver under a virtual screen. Resolves, once it answers, to a function that stops both. */
export async function startWebKitDriver(webkit, port) {
  const screen = ['-a', '-s', '-screen 0 1280x1024x24'];
  const child = spawn(webkit.xvfbRun, [...screen, webkit.driver, `--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true, // its own process group, so that one signal ends screen, driver and browser
  });
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // already gone
    }
  };
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return stop;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new Error('WebKitWebDriver did not answer within 10 seconds');
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const {port} = server.address();
        server.close(() => resolve(port));
      });
  });
}

/** The first of these programs that is on the PATH. */
export function onPath(...programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return firstExisting(...programs.flatMap((program) => folders.map((folder) => join(folder, program))));
}

function firstExisting(...files) {
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Why Firefox is left out of what takes it long and repeats what its unit tests ask: all of it runs with THOROUGH=1, before a
 * release.
 */
export const repeats = process.env.THOROUGH ? false : 'Firefox repeats this with THOROUGH=1';
