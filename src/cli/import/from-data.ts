/**
 * From JSON or YAML of any shape to a page: every list of objects in it is a table, under the name by which it is called; so is
 * every object that holds nothing but objects, by their ids. What stands alone is noted as what the source says of itself.
 */
import {parse as parseYaml} from 'yaml';
import {Failure} from '../command.js';
import {type Block, emptyPage, type Page} from './document.js';
import {tableOfTexts} from './tables.js';

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** What nests deeper is written as JSON. */
const DEEPEST = 32;

/** @throws {Failure} where this is no YAML, or refers to itself without end */
export function readYaml(text: string, name: string): unknown {
  try {
    return parseYaml(text, {logLevel: 'error', maxAliasCount: 100});
  } catch (error) {
    const [message = ''] = String((error as Error).message).split('\n');
    throw new Failure(
      `${name}: This is no YAML that can be read: ${message.replace(/[.:]?$/, '.')} Mend the text there.`,
    );
  }
}

export function fromData(value: unknown): Page {
  const page = emptyPage();
  collect(value, [], page, 0);
  return page;
}

function collect(value: unknown, path: readonly string[], page: Page, depth: number): void {
  const records = recordsOf(value);
  if (records) {
    const [title] = path.slice(-1);
    if (title !== undefined)
      page.blocks.push({type: 'heading', level: Math.min(path.length + 1, 6), text: heading(title)});
    page.blocks.push(tableOf(records));
  } else if (depth > DEEPEST || isScalar(value) || Array.isArray(value)) {
    const text = textOf(value);
    if (text) page.meta.set(path.join('.').toLowerCase(), text);
  } else
    for (const [key, inner] of Object.entries(value as JsonObject)) collect(inner, [...path, key], page, depth + 1);
}

const heading = (title: string): (Block & {type: 'heading'})['text'] => [{begins: 'block', segments: [{text: title}]}];

/** The records of a list or of a map by id, if that is what it is. */
function recordsOf(value: unknown): JsonObject[] | undefined {
  if (Array.isArray(value)) {
    if (!value.length) return undefined;
    if (value.every(isObject)) return value;
    if (value.every(Array.isArray)) return recordsOfRows(value);
    return value.some(isObject) || value.every((each) => typeof each === 'string')
      ? value.map((each) => (isObject(each) ? each : {name: textOf(each)}))
      : undefined;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  // Records have something of their own; what holds only lists and objects is an outline.
  const isMap = entries.length > 1 && entries.every(([, each]) => isObject(each) && Object.values(each).some(isScalar));
  return isMap ? entries.map(([id, each]) => ({id, ...(each as JsonObject)})) : undefined;
}

/** A table as rows, the first of which names the columns. */
function recordsOfRows(rows: unknown[][]): JsonObject[] | undefined {
  const [head = [], ...rest] = rows;
  if (!rest.length || !head.every((each) => typeof each === 'string')) return undefined;
  return rest.map((row) =>
    Object.fromEntries(row.map((each, index) => [String(head[index] ?? `Column ${index + 1}`), each])),
  );
}

function tableOf(records: readonly JsonObject[]): Block {
  const rows = records.map((record) => flatten(record));
  const keys = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return {
    type: 'table',
    table: tableOfTexts([keys, ...rows.map((row) => keys.map((key) => row.get(key) ?? ''))], {headRows: 1}),
  };
}

/** The values of a record by the keys that lead to them. */
function flatten(
  record: JsonObject,
  path: readonly string[] = [],
  into = new Map<string, string>(),
): Map<string, string> {
  for (const [key, value] of Object.entries(record)) {
    if (isObject(value) && path.length < DEEPEST) flatten(value, [...path, key], into);
    else into.set([...path, key].join(' '), textOf(value));
  }
  return into;
}

/** A value as a cell says it: items of a list each on its line. */
function textOf(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((each) => textOf(each, depth + 1).replaceAll('\n', ', ')).join('\n');
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${textOf(each, depth + 1).replaceAll('\n', ', ')}`)
    .join('; ');
}
