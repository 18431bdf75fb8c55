/**
 * Makes `npm start` and `npm test` work on a fresh clone with only Node, npm and git.
 *   node test/tools/setup.mjs              installs the packages of the lock file when they are missing or differ
 *   node test/tools/setup.mjs --browsers   and sees to the browsers that the tests run in
 * Imports nothing from node_modules, which may not be there yet.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {findChromium, findFirefox, findWebKit, onPath} from './browsers.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

if (!packagesAreCurrent()) {
  console.log('Installing the packages of package-lock.json into node_modules (npm ci).');
  // --ignore-scripts: no package may download a program (a browser, a driver) while it is being installed.
  run('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

if (process.argv.includes('--browsers')) {
  if (!findChromium() || !findFirefox() || !findWebKit()) installBrowsers();
  if (!findChromium()) {
    console.error('No Chrome or Chromium found: install one (Debian: apt-get install chromium) or set CHROME_PATH.');
    process.exit(1);
  }
  if (!findFirefox()) console.log('No Firefox found: the tests run without it.');
  if (!findWebKit()) console.log('No WebKitGTK found (webkit2gtk-driver, xvfb): the tests run without it.');
}

/**
 * Compares contents, not times: a checkout or an unpacked cache gives files any time it likes.
 * npm leaves out optional packages made for other platforms, so those are not looked for.
 */
function packagesAreCurrent() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const {'': _root, ...wanted} = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, {version, optional}]) => installed[path]?.version === version || (optional && !installed[path]),
  );
}

function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Only where it is certain to be welcome and possible: as root on Debian and its kin, as in a container. */
function installBrowsers() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  const packages = ['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];
  console.log(`Installing browsers for the tests with apt-get: ${packages.join(' ')}`);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const aptGet = (...args) => spawnSync('apt-get', ['-qq', ...args], {env, stdio: ['ignore', 'ignore', 'inherit']});
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...packages);
}

function run(command, args) {
  const {status, error} = spawnSync(command, args, {stdio: 'inherit', shell: process.platform === 'win32'});
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
