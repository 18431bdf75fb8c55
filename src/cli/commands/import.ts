/** `import`: the page that a company has today becomes a feed, with a report on where everything went. */
import {dirname} from 'node:path';
import {type Command, UsageError, type Values} from '../command.js';
import {detectFormat, FORMATS} from '../import/format.js';
import {importSource} from '../import/import-source.js';
import {reportText} from '../import/report.js';
import {read} from '../io/read.js';
import {schemaAddress} from '../io/schema-address.js';
import {paint, say} from '../io/terminal.js';
import {writeNew} from '../io/write.js';

export const command: Command = {
  usage: '<file|url|->',
  about: [
    'Reads the page with your list as it is today: HTML, Markdown, CSV, TSV, JSON, YAML or text, from a file, an address or stdin (-). Finds the tables and lists in it, what their columns mean, dates, definitions, changes and earlier versions.',
    'Nothing is dropped: columns that the feed has no field for become fields of your own, other text becomes sections. The report, on stderr, says where everything went and how sure that is, and what was not placed. Read it before you publish.',
  ],
  options: {
    out: {
      type: 'string',
      short: 'o',
      value: '<file>',
      help: 'Writes the feed there, where no file is yet; stdout by default',
    },
    from: {type: 'string', value: '<format>', help: `What it is, where its name does not say: ${FORMATS.join(', ')}`},
  },
  examples: [
    ['subprocessor-list import https://acme.example/subprocessors --out feed.json', 'The page on your site'],
    ['subprocessor-list import docs/subprocessors.md > feed.json', 'A file of your documentation'],
    ['pbpaste | subprocessor-list import - --from tsv', 'Cells that were copied from a spreadsheet'],
  ],
  operands: [1, 1],
  run,
};

async function run([from = '']: readonly string[], options: Values): Promise<number> {
  const given = options.text('from');
  const format = FORMATS.find((each) => each === given);
  if (given !== undefined && !format) throw new UsageError(`--from takes ${FORMATS.join(', ')}; it was "${given}".`);
  const source = await read(from);
  const out = options.text('out') ?? '-';
  const schema = schemaAddress(out === '-' ? '.' : dirname(out));
  const {json, report, isFeed} = importSource(source, format ?? detectFormat(source), schema);
  const bold = (text: string): string => paint('bold', text, process.stderr);
  if (isFeed) say(`${source.name} is a feed already, and stays as it is.`);
  else if (report) say(`${reportText(report, bold)}\n`);
  await writeNew(out, json);
  say(`Next: subprocessor-list validate ${out === '-' ? 'feed.json' : out}`);
  return 0;
}
