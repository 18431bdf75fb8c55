/**
 * Writes the element's reference into README.md out of dist/custom-elements.json, which comes from the comments in the
 * source: between `<!-- generated:attributes -->` and `<!-- /generated -->`, and so for each of the tables below. The
 * performance table comes from what the benchmark found last, the help from the built command, the checks from their rules.
 *   node test/tools/readme-tables.mjs --check   changes nothing and fails when the README is not up to date
 */
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {runnerImport} from 'vite';
import {toMarkdown} from '../bench/report.mjs';

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const manifest = new URL('../../dist/custom-elements.json', import.meta.url);
const measured = new URL('../bench/results.json', import.meta.url);

const element = JSON.parse(readFileSync(manifest, 'utf8'))
  .modules.flatMap((module) => module.declarations)
  .find((declaration) => declaration.customElement);
const isPublic = ({name, privacy = 'public', static: isStatic}) =>
  privacy === 'public' && !isStatic && !/^[#_]/.test(name);
const members = (element.members ?? []).filter(isPublic);

const description = ['Description', (item) => [item.summary, item.description].filter(Boolean).join(' ')];
const type = ['Type', (item) => code(item.type?.text)];
const standard = ['Default', (item) => code(item.default)];

const tables = {
  attributes: [element.attributes, [['Attribute', (item) => code(item.name)], type, standard, description]],
  properties: [
    members.filter(({kind}) => kind === 'field'),
    [['Property', (item) => code(item.name) + (item.readonly ? ' (read only)' : '')], type, standard, description],
  ],
  methods: [
    members.filter(({kind}) => kind === 'method'),
    [
      ['Method', (item) => code(`${item.name}(${(item.parameters ?? []).map((one) => one.name).join(', ')})`)],
      ['Returns', (item) => code(item.return?.type?.text ?? 'void')],
      description,
    ],
  ],
  events: [element.events, [['Event', (item) => code(item.name)], type, description]],
  slots: [element.slots, [['Slot', (item) => (item.name ? code(item.name) : '(default)')], description]],
  'css-parts': [element.cssParts, [['Part', (item) => code(item.name)], description]],
  'css-properties': [element.cssProperties, [['Property', (item) => code(item.name)], standard, description]],
};

const source = async (path) => {
  const file = fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
  return (await runnerImport(file, {configFile: false, logLevel: 'error'})).module;
};
const {RULES} = await source('cli/check/rules.ts');
const {REQUIREMENTS} = await source('cli/check/completeness.ts');
const {COMMANDS} = await source('cli/commands/index.ts');

tables.checks = [
  Object.entries(RULES),
  [
    ['Level', ([, {level}]) => level],
    ['What is found', ([, {title}]) => title],
    ['Code', ([name]) => code(name)],
    ['Who asks for it', ([, {source}]) => asked(source)],
  ],
];
tables.completeness = [
  REQUIREMENTS,
  [
    ['Of every entry', ({requirement}) => requirement],
    ['Who asks for it', ({source}) => source.map(asked).join('; ')],
  ],
];

if (!existsSync(readme)) {
  console.log('There is no README.md to write the reference tables into.');
} else {
  const before = readFileSync(readme, 'utf8');
  const after = before.replace(
    /(<!-- generated:([\w-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_all, start, kind, end) => `${start}\n${table(kind)}\n\n${end}`,
  );
  const missing = Object.keys(tables).filter(
    (kind) => tables[kind][0]?.length && !after.includes(`generated:${kind} `),
  );
  if (missing.length) fail(`README.md has no place for: ${missing.map((kind) => `generated:${kind}`).join(', ')}`);
  if (after !== before) {
    if (process.argv.includes('--check')) fail('The tables in README.md are not up to date: run npm run build.');
    else writeFileSync(readme, after);
  }
}

function table(kind) {
  if (kind === 'performance') return toMarkdown(JSON.parse(readFileSync(measured, 'utf8')));
  if (kind === 'commands') return Object.keys(COMMANDS).map(help).join('\n\n');
  if (!tables[kind]) throw new Error(`README.md asks for an unknown table, generated:${kind}`);
  const [items, columns] = tables[kind];
  if (!items?.length) return 'None.';
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    row(columns.map(([heading]) => heading)),
    row(columns.map(() => '---')),
    ...items.map((item) => row(columns.map(([, cell]) => inCell(cell(item))))),
  ].join('\n');
}

/** What a command says of itself. */
function help(name) {
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const text = execFileSync(process.execPath, [main, name, '--help'], {encoding: 'utf8'});
  return `#### ${name}\n\n\`\`\`text\n${text.trim()}\n\`\`\``;
}

function asked({text, url}) {
  return `[${text}](${url})`;
}

function code(text) {
  return text ? `\`${text}\`` : '';
}

/** A cell is one line, and a bar would end it. */
function inCell(text) {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
