/**
 * The feed to start from: JSON with comments that say of each field what it is for, in the words of the JSON Schema. What has
 * to be replaced says TBD or is at example.com, so that checking the feed finds what is left.
 */
import {DESCRIPTIONS} from '../../feed/descriptions.js';

interface Field {
  name: string;
  /** What stands there, as JSON in one line. */
  value: string;
  /** A proposal only, in a comment. */
  isProposal?: boolean;
}

const used = (name: string, value: unknown): Field => ({name, value: oneLine(value)});
const proposed = (name: string, value: unknown): Field => ({name, value: oneLine(value), isProposal: true});

/** JSON in one line as a person would type it. */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || !value) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`);
  return `{${members.join(', ')}}`;
}

/** All of an entry; the last is none that is only proposed, behind which a comma would be too many. */
const ENTRY: readonly Field[] = [
  used('id', 'example-hosting'),
  proposed('aliases', ['old-id']),
  used('name', 'Example Hosting'),
  used('url', 'https://example.com/'),
  used('category', 'Infrastructure'),
  proposed('entityType', 'Third party'),
  used('legalName', 'TBD'),
  used('address', 'TBD'),
  used('contact', {role: 'Data protection officer', email: 'privacy@example.com'}),
  proposed('parent', 'Example Group'),
  used('country', 'DE'),
  proposed('products', ['Our product']),
  proposed('dataSubjects', ['Users of our customers']),
  proposed('transfers', ['scc', 'dpf']),
  proposed('retention', '30 days'),
  proposed('certifications', ['ISO 27001']),
  proposed('links', {dpa: 'https://example.com/dpa'}),
  proposed('status', 'active'),
  proposed('announced', '2026-11-01'),
  proposed('effectiveFrom', '2026-12-01'),
  proposed('effectiveUntil', '2027-12-31'),
  proposed('notes', 'TBD'),
  proposed('fields', {'Can be switched off': 'Yes'}),
  used('purpose', 'TBD'),
  used('dataTypes', ['TBD']),
  used('locations', ['DE']),
];

/** What every further entry needs at least. */
const SHORT_ENTRY: readonly Field[] = [
  used('id', 'example-mail'),
  used('name', 'Example Mail'),
  used('category', 'Communication'),
  used('country', 'FR'),
  used('purpose', 'TBD'),
];

const headOf = ({schema, updated, publisher = 'TBD'}: Start): readonly Field[] => [
  used('$schema', schema),
  proposed('specVersion', '1.0'),
  used('title', 'Subprocessors'),
  used('language', 'en'),
  used('publisher', {name: publisher, url: 'https://example.com/', contacts: [{email: 'privacy@example.com'}]}),
  used('updated', updated),
  proposed('effective', updated),
  proposed('introduction', 'These companies help us to do what our customers ask of us.'),
  proposed('definitions', [{title: 'Subprocessor', body: 'A company that processes personal data on our behalf.'}]),
  proposed('sections', [{title: 'International transfers', body: 'TBD', position: 'after'}]),
  proposed('categories', [{title: 'Infrastructure', description: 'TBD'}, {title: 'Communication'}]),
  proposed('columns', ['name', 'purpose', 'dataTypes', 'country', {field: 'locations', label: 'Where'}]),
  proposed('groupBy', 'country'),
  proposed('products', ['Our product', 'Our other product']),
  used('notice', {days: 30}),
  used('objection', {days: 14, email: 'privacy@example.com', subject: 'Objection to a subprocessor'}),
  proposed('documents', [{type: 'dpa', url: 'https://example.com/dpa.pdf'}]),
  proposed('changes', [{date: updated, summary: 'Example Mail was added.', added: ['example-mail']}]),
  proposed('previousVersions', [{date: '2026-01-01', type: 'feed', url: 'versions/2026-01-01.json'}]),
];

export interface Start {
  /** What the feed says its schema is. */
  schema: string;
  /** `YYYY-MM-DD` */
  updated: string;
  publisher?: string;
}

const comment = (text: string): string => `// ${text}`;

function lines(fields: readonly Field[], path: string, indent: string, isExplained: boolean): string[] {
  return fields.flatMap(({name, value, isProposal}, index) => {
    const end = index === fields.length - 1 && path ? '' : ',';
    const line = `${JSON.stringify(name)}: ${value}${end}`;
    return [
      ...(path || !index ? [] : ['']),
      ...(isExplained ? [`${indent}${comment(DESCRIPTIONS[path + name] ?? '')}`] : []),
      `${indent}${isProposal ? comment(line) : line}`,
    ];
  });
}

/** `name` is how the commands in its comments call the file. */
export function startingFeed(start: Start, name: string): string {
  return `${[
    comment('The list of subprocessors that you publish: one file, from which everything else is made.'),
    comment('Replace what says TBD or example.com. A field behind // is one that you may want: take the // away.'),
    comment(`See it as a page while you edit:  npx subprocessor-list preview ${name}`),
    comment(`Find what is left to do:          npx subprocessor-list validate ${name}`),
    '{',
    ...lines(headOf(start), '', '  ', true),
    '',
    `  ${comment(DESCRIPTIONS.subprocessors ?? '')}`,
    '  "subprocessors": [',
    '    {',
    ...lines(ENTRY, 'subprocessors.', '      ', true),
    '    },',
    `    ${comment('Much less will do, too.')}`,
    '    {',
    ...lines(SHORT_ENTRY, 'subprocessors.', '      ', false),
    '    }',
    '  ]',
    '}',
  ].join('\n')}\n`;
}
