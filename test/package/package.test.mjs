/** The package as its users get it: packed, unpacked, imported. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {parseAst} from 'vite';

/** 22 kB, as in 22,000 bytes: the element, Lit and all that a page needs before its first row shows. */
const FIRST_VIEW_LIMIT = 22_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const temporary = mkdtempSync(join(tmpdir(), 'package-test-'));
after(() => rmSync(temporary, {recursive: true, force: true}));

// A project that has installed the tarball: node_modules beside it holds the package, above it the dependencies.
const consumer = join(temporary, 'consumer');
const installed = join(consumer, 'node_modules', manifest.name);
mkdirSync(installed, {recursive: true});
symlinkSync(join(root, 'node_modules'), join(temporary, 'node_modules'), 'junction');
run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', temporary], root);
const tarball = join(temporary, `${manifest.name}-${manifest.version}.tgz`);
run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], temporary);

const targets = Object.values(manifest.exports).flatMap((target) =>
  typeof target === 'string' ? [target] : Object.values(target),
);

for (const target of new Set([...targets, manifest.customElements, 'LICENSE', 'README.md'])) {
  test(`the tarball holds ${target}`, () => assert.ok(existsSync(join(installed, target))));
}

for (const path of Object.keys(manifest.exports)) {
  const specifier = join(manifest.name, path).replaceAll('\\', '/');
  if (path === './cdn') {
    test(`${specifier} resolves`, () => runInConsumer(`import.meta.resolve('${specifier}')`)); // made for browsers alone
  } else {
    const attributes = path.endsWith('.json') ? ", {with: {type: 'json'}}" : '';
    test(`${specifier} imports in Node`, () => runInConsumer(`await import('${specifier}'${attributes})`));
  }
}

test('the element is exported without being defined, and is defined by the main entry', () => {
  runInConsumer(`
    await import('lit'); // brings the registry that Lit uses in Node
    const {SubprocessorListElement} = await import('${manifest.name}/element');
    if (customElements.get('subprocessor-list')) throw new Error('defined too early');
    await import('${manifest.name}');
    if (customElements.get('subprocessor-list') !== SubprocessorListElement) throw new Error('not defined');
  `);
});

test('a TypeScript project sees the types', () => {
  const imports = [manifest.name, `${manifest.name}/element`, `${manifest.name}/feed`, `${manifest.name}/cdn`];
  const lines = imports.map((specifier, index) => `import * as module${index} from '${specifier}';`);
  writeFileSync(
    join(consumer, 'index.mts'),
    `${lines.join('\n')}
export const modules = [${lines.map((_line, index) => `module${index}`)}];
export const element: HTMLElement = document.createElement('subprocessor-list');
`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'index.mts'];
  run(process.execPath, [tsc, ...options], consumer);
});

test('the feed module needs valibot and nothing else', () => {
  assert.deepEqual(importedPackages(join(installed, 'dist/feed/index.js')), ['valibot']);
});

test('the modules import only what is declared as a dependency', () => {
  const entries = [manifest.exports['.'].default, manifest.exports['./element'].default];
  const imported = new Set(entries.flatMap((entry) => importedPackages(join(installed, entry))));
  assert.deepEqual(
    [...imported].filter((name) => !(name in manifest.dependencies)),
    [],
  );
});

test('the command runs from the tarball alone', () => {
  const alone = mkdtempSync(join(tmpdir(), 'command-test-'));
  after(() => rmSync(alone, {recursive: true, force: true}));
  run('tar', ['-xzf', tarball, '-C', alone], temporary);
  const command = join(alone, 'package', manifest.bin[manifest.name]);
  assert.match(readFileSync(command, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  const call = (...args) => run(process.execPath, [command, ...args], alone);
  assert.equal(call('--version'), `${manifest.version}\n`);
  writeFileSync(join(alone, 'list.csv'), 'Name,Purpose,Country\nHetzner,Hosting,Germany\n');
  call('init', 'start.jsonc');
  call('import', 'list.csv', '--out', 'feed.json');
  const feed = JSON.parse(readFileSync(join(alone, 'feed.json'), 'utf8'));
  writeFileSync(join(alone, 'feed.json'), JSON.stringify({...feed, updated: '2026-11-01'}));
  call('validate', 'feed.json', 'start.jsonc');
  assert.match(call('diff', 'start.jsonc', 'feed.json'), /Hetzner/);
  call('publish', 'feed.json', '--out', 'public');
  assert.ok(existsSync(join(alone, 'public/subprocessors.html')));
  assert.match(call('preview', '--help'), /preview/);
});

test('the script for pages has nothing of the command in it', () => {
  const folder = join(root, 'dist/cdn');
  const maps = readdirSync(folder).filter((name) => name.endsWith('.js.map'));
  const sources = maps.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).sources);
  const packages = new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
  assert.ok(packages.has('lit-html'));
  const foreign = [...packages].filter((name) => !(name in manifest.dependencies) && !/^(@lit\/|lit-)/.test(name));
  assert.deepEqual(foreign, []);
  assert.deepEqual(
    sources.filter((source) => source.includes('/src/cli/')),
    [],
  );
});

test('publint finds nothing', async () => {
  const {messages} = await publint({pkgDir: installed, strict: true, pack: false});
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest, {color: false})),
    [],
  );
});

test('are the types wrong? They are not', () => {
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  run(process.execPath, [attw, tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'], consumer);
});

test('the tables in the README are up to date', () => {
  run(process.execPath, [join(root, 'test/tools/readme-tables.mjs'), '--check'], root);
});

test(`the first view takes at most ${FIRST_VIEW_LIMIT} bytes, minified and gzipped`, () => {
  const folder = join(root, 'dist/cdn');
  const first = importedFiles(join(folder, 'subprocessor-list.js'));
  let sum = 0;
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const file = join(folder, name);
    const bytes = gzipSync(readFileSync(file), {level: 9}).length;
    if (first.has(file)) sum += bytes;
    console.log(`${String(bytes).padStart(6)} bytes ${first.has(file) ? 'first view' : 'on demand '} ${name}`);
  }
  console.log(`${String(sum).padStart(6)} bytes first view in all, of ${FIRST_VIEW_LIMIT}`);
  assert.ok(sum <= FIRST_VIEW_LIMIT, `${sum} bytes`);
});

/** What a command says on stdout; where it fails, all it said is the message. */
function run(command, args, cwd) {
  try {
    const shell = command === 'npm' && process.platform === 'win32';
    return execFileSync(command, args, {cwd, shell, encoding: 'utf8', stdio: 'pipe'});
  } catch ({stdout, stderr, message}) {
    throw new Error(stdout + stderr || message);
  }
}

function runInConsumer(script) {
  run(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script], consumer);
}

/** A module and all that it imports statically from beside it; what is imported on demand is left out. */
function importedFiles(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const specifier of staticImports(file)) {
    if (specifier.startsWith('.')) importedFiles(join(dirname(file), specifier), seen);
  }
  return seen;
}

/** The packages that a module needs, itself or through the modules beside it. */
function importedPackages(file) {
  const specifiers = [...importedFiles(file)].flatMap(staticImports).filter((specifier) => !specifier.startsWith('.'));
  return [...new Set(specifiers.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)[0]))];
}

function staticImports(file) {
  const {body} = parseAst(readFileSync(file, 'utf8'));
  return body.filter((statement) => statement.source).map((statement) => statement.source.value);
}
