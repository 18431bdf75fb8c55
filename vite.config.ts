import {transform} from 'lightningcss';
import {defineConfig, type Plugin} from 'vite';

const builtFile = '../dist/cdn/subprocessor-list.js';

/**
 * The demo pages load the built file exactly as a reader would paste it, so they work from any static server. While
 * developing they get the sources instead; host-theme.html alone keeps the built file, to show what is delivered.
 */
const demoPages: Plugin = {
  name: 'demo-pages',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, {path}) =>
      path.endsWith('/host-theme.html') ? html : html.replaceAll(`"${builtFile}"`, '"/src/index.ts"'),
  },
  configureServer({middlewares}) {
    middlewares.use((req, res, next) => {
      if (req.url === '/' || req.url === '/demo') res.writeHead(302, {location: '/demo/'}).end();
      else next();
    });
  },
};

/**
 * Minifies css`` and takes the indentation out of html`` and svg``. Their line ends stay: they keep words apart that stand
 * on different lines, and source maps right. (The published plugins for this drop spaces that readers see, or need the API
 * that TypeScript no longer has.) Never write a <pre> with indented text into a template.
 */
const leanTemplates: Plugin = {
  name: 'lean-templates',
  apply: 'build',
  transform: {
    filter: {id: /\/src\/.*\.ts$/},
    handler(code) {
      const templates: Template[] = [];
      collectTemplates(this.parse(code), templates);
      const strings = templates.flatMap(({tag, quasi}) =>
        quasi.quasis.map((part) => ({...part, isCss: tag.name === 'css'})),
      );
      for (const {start, end, isCss} of strings.sort((a, b) => b.start - a.start)) {
        const text = code.slice(start, end);
        code = code.slice(0, start) + (isCss ? minifyCss(text) : text.replace(/\n +/g, '\n')) + code.slice(end);
      }
      return {code, map: null};
    },
  },
};

const minifyCss = (text: string): string =>
  new TextDecoder().decode(
    transform({filename: 'styles.css', code: new TextEncoder().encode(text), minify: true}).code,
  );

interface Template {
  type: 'TaggedTemplateExpression';
  tag: {name: string};
  quasi: {quasis: {start: number; end: number}[]};
}

function collectTemplates(node: unknown, found: Template[]) {
  if (!node || typeof node !== 'object') return;
  const template = node as Template;
  if (template.type === 'TaggedTemplateExpression' && /^(html|svg|css)$/.test(template.tag.name)) found.push(template);
  for (const child of Object.values(node)) collectTemplates(child, found);
}

export default defineConfig({
  appType: 'mpa',
  plugins: [demoPages, leanTemplates],
  server: {
    host: 'localhost',
    port: Number(process.env.PORT ?? 5173),
    strictPort: Boolean(process.env.PORT),
  },
  optimizeDeps: {entries: ['src/index.ts']},
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    sourcemap: true,
    license: {fileName: 'licenses.md'}, // Lit's license asks that its notice goes wherever its code goes
    lib: {entry: 'src/index.ts', formats: ['es'], fileName: () => 'subprocessor-list.js'},
    rolldownOptions: {
      // Chunks import what they share with the script from the script itself, and not from a third file that a first
      // view would have to wait for.
      preserveEntrySignatures: 'allow-extension',
      output: {
        comments: {annotation: false, jsdoc: false, legal: false}, // what legal ones say is in licenses.md
        minify: true, // a library build otherwise keeps its white space
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
