/**
 * Makes dist/cli/: the command with all that it needs in it, so that who installs the package for the element gets none of that,
 * and `npx` has nothing else to fetch. One chunk for each command.
 */
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: {noExternal: true},
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    license: {fileName: 'licenses.md'},
    rolldownOptions: {output: {entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js'}},
  },
});
