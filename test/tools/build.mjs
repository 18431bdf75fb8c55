/** Makes dist/ afresh: modules for bundlers, the file for the script tag, the command, and what is generated from the sources. */
import {execFileSync} from 'node:child_process';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
rmSync('dist', {recursive: true, force: true});

run('typescript/bin/tsc', '--project', 'test/tools/tsconfig.build.json');
run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
run('../test/tools/build-cli.mjs');
await writeSchema();
writeManifest();
run('../test/tools/readme-tables.mjs');

async function writeSchema() {
  const {feedJsonSchema} = await import(new URL('../../dist/feed/json-schema.js', import.meta.url));
  writeFileSync('dist/subprocessors.schema.json', `${JSON.stringify(feedJsonSchema(), null, 2)}\n`);
}

/**
 * The analyzer names the source; whoever reads the manifest in the package wants the module beside it. And it takes internal
 * state for attributes.
 */
function writeManifest() {
  const file = 'dist/custom-elements.json';
  const globs = ['--globs', 'src/subprocessor-list-element.ts'];
  run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--litelement', '--quiet', '--outdir', 'dist', ...globs);
  const manifest = JSON.parse(readFileSync(file, 'utf8').replace(/"src\/([\w/-]+)\.ts"/g, '"dist/$1.js"'));
  for (const declaration of manifest.modules.flatMap((module) => module.declarations)) {
    declaration.attributes = declaration.attributes?.filter(({name}) => !name.startsWith('_'));
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A program of a package, run by this very Node. */
function run(program, ...args) {
  execFileSync(process.execPath, [join('node_modules', program), ...args], {stdio: 'inherit'});
}
