/**
 * The JSON Schema of the feed, for editors and other validators. It is made at build time, from the schema that parses
 * feeds; nothing that runs in a page may import this file, whose dependency is for development only.
 *
 * Draft 7, because that is what editors support in full. Unknown fields are allowed, as they are in a feed.
 */
import {type JsonSchema, toJsonSchema} from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {isCalendarDate} from './dates.js';
import {DESCRIPTIONS} from './descriptions.js';
import {FeedSchema, TRANSFER_MECHANISMS} from './schema.js';
import {isSafeUrl} from './urls.js';

interface Node {
  [keyword: string]: unknown;
  type?: string;
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
}

/** The scheme, if any, in any case; what has no colon before the first slash, question mark or hash is relative. */
const URL_TEXT = {
  format: 'uri-reference',
  pattern: '^([hH][tT][tT][pP][sS]?:|[mM][aA][iI][lL][tT][oO]:|[^:/?#]*([/?#]|$))',
};

const suggest = (...examples: string[]) => ({string: {examples}});

const LABELLED_COLUMNS = ['name', 'entityType', 'purpose', 'dataTypes', 'country', 'locations', 'transfers'];
const COLUMN_HINT = {string: {minLength: 1, examples: LABELLED_COLUMNS}};
const PLACE_HINT = suggest('DE', 'US', 'EU', 'EEA', '001');
const DAYS_HINT = {number: {type: 'integer', minimum: 0}};

/** What the values of a type have to keep to beyond what can be converted, and what editors offer to complete. */
const HINTS: Record<string, Record<string, Record<string, unknown>>> = {
  language: suggest('en', 'de', 'fr'),
  'categories.columns': COLUMN_HINT,
  'categories.columns.field': COLUMN_HINT,
  columns: COLUMN_HINT,
  'columns.field': COLUMN_HINT,
  notice: DAYS_HINT,
  'notice.days': {...DAYS_HINT, string: {pattern: '^\\d+( [dD]ays?)?$'}},
  'notice.subscribe': {string: URL_TEXT},
  'notice.subscribe.type': suggest('email', 'form', 'atom', 'rss', 'url'),
  objection: DAYS_HINT,
  'objection.days': {...DAYS_HINT, string: {pattern: '^\\d+( [dD]ays?)?$'}},
  documents: {string: URL_TEXT},
  'documents.type': suggest('dpa', 'privacy', 'terms'),
  previousVersions: {string: URL_TEXT},
  'previousVersions.type': suggest('feed', 'page', 'pdf'),
  'subprocessors.name': {string: {pattern: '\\S'}, array: {minItems: 1}},
  'subprocessors.entityType': suggest('Third party', 'Affiliate'),
  'subprocessors.country': PLACE_HINT,
  'subprocessors.country.code': PLACE_HINT,
  'subprocessors.locations': PLACE_HINT,
  'subprocessors.locations.code': PLACE_HINT,
  'subprocessors.locations.kind': suggest('storage', 'processing', 'access'),
  'subprocessors.transfers': suggest(...TRANSFER_MECHANISMS),
  'subprocessors.transfers.mechanism': suggest(...TRANSFER_MECHANISMS),
  'subprocessors.status': suggest('active', 'planned', 'ending'),
};

/** One value of each type that JSON has forms for in a feed; digits, because a number may be typed as text. */
const PROBES = [{}, [], '', '0', 0];

type Pipe = {pipe?: (v.GenericSchema & {item?: v.GenericSchema})[]};

/** A schema that leads from one form to another takes what its first step takes, or what the item of its list does. */
function convertForm(form: v.GenericSchema & Pipe): Node {
  const item = form.pipe?.[0]?.type === 'unknown' ? form.pipe.at(-1)?.item : undefined;
  return convert(item ?? form);
}

/** What the schema picks for one value or another: for JSON Schema, the value must fit in any of these. */
function convertForms({getter}: v.LazySchema<v.GenericSchema>): Node {
  const picked = new Set(PROBES.map((probe) => getter(probe)));
  const forms = [...picked].map(convertForm).flatMap((form) => form.anyOf ?? [form]);
  const distinct = new Map(forms.map((form) => [JSON.stringify(form), form]));
  return {anyOf: [...distinct.values()]};
}

function convert(schema: v.GenericSchema): Node {
  const {$schema, $defs, ...converted} = toJsonSchema(schema, {
    typeMode: 'input',
    overrideAction({valibotAction, jsonSchema}) {
      const {type, requirement} = valibotAction as {type: string; requirement?: unknown};
      if (type !== 'check') return undefined;
      if (requirement === isCalendarDate) return {...jsonSchema, format: 'date'};
      return requirement === isSafeUrl ? {...jsonSchema, ...URL_TEXT} : jsonSchema;
    },
    overrideSchema({valibotSchema, referenceMap}) {
      if (valibotSchema.type !== 'lazy') return undefined;
      // The converter has noted the form it guessed, and would put a reference wherever that occurs.
      referenceMap.clear();
      return convertForms(valibotSchema as unknown as v.LazySchema<v.GenericSchema>) as JsonSchema;
    },
  });
  return converted as Node;
}

/** Adds descriptions and hints to a node at `path`, and takes away what says nothing. */
function annotate(node: Node, path = ''): void {
  delete node.default;
  delete node.propertyNames;
  if (Array.isArray(node.required) && !node.required.length) delete node.required;
  Object.assign(node, HINTS[path]?.[node.type ?? '']);
  for (const form of node.anyOf ?? []) annotate(form, path);
  if (node.items) annotate(node.items, path);
  for (const [field, value] of Object.entries(node.properties ?? {})) {
    const fieldPath = path ? `${path}.${field}` : field;
    annotate(value, fieldPath);
    // Editors show a description most prominently when it comes first, and so do people.
    if (node.properties) node.properties[field] = {description: DESCRIPTIONS[fieldPath], ...value};
  }
}

/** The JSON Schema of a feed as a person may write it, with its short forms. */
export function feedJsonSchema(): Record<string, unknown> {
  const root = convert(FeedSchema);
  annotate(root);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Subprocessor list',
    description: 'The subprocessors of a company and how it announces changes to them, as GDPR Art. 28 asks for.',
    ...root,
  };
}
