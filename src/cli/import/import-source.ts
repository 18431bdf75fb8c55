/**
 * From a source to a feed and a report, or the reason why there is none. The modules beside this one, in the order in which they
 * work:
 *
 * 1. `format` finds out what a source is, and one of `from-…` makes a page of it (`document`; tables by `grid` and `tables`).
 * 2. `outline` divides the page into chapters, in which `cards` that name a vendor each become a list.
 * 3. `sources` says what each table and list is: `read-table` reads heads by the `vocabulary`, `lists` reads items, `headings`
 *    says what a chapter is about.
 * 4. `assemble` places all of it in a `draft`: `place-lists` makes `entries` of rows and items, in which `names`, `places` and
 *    `dates` stand; `place-text` and `take-statements` (by `statements`) place what is around them, as `prose-text`.
 * 5. `finish` writes the draft as a feed, and `report` says what went where.
 */

import {type ParseError, parse as parseWithComments} from 'jsonc-parser';
import {locateSyntaxError} from '../../feed/json-text.js';
import {parseFeed} from '../../feed/parse-text.js';
import {SubprocessorSchema} from '../../feed/schema.js';
import {Failure} from '../command.js';
import type {Source} from '../io/read.js';
import {assemble} from './assemble.js';
import {blocksText, type Page} from './document.js';
import type {Format} from './format.js';
import {fromCsv} from './from-csv.js';
import {fromData, readYaml} from './from-data.js';
import {fromHtml} from './from-html.js';
import {fromMarkdown} from './from-markdown.js';
import {fromText} from './from-text.js';
import {beginning, type Report, reportText} from './report.js';

export interface Imported {
  /** The feed, as it is written. */
  json: string;
  report?: Report;
  /** It was one already. */
  isFeed?: boolean;
}

/**
 * @param schema the address of the schema that the feed names
 * @throws {Failure} where there is no list
 */
export function importSource(source: Source, format: Format, schema: string): Imported {
  if (format === 'json' || format === 'yaml') {
    const value = format === 'json' ? readJson(source) : readYaml(source.text.replace(/^\uFEFF/, ''), source.name);
    if (isFeed(value)) return {json: `${JSON.stringify(value, null, 2)}\n`, isFeed: true};
    return finished(fromData(value), source, format, schema);
  }
  return finished(pageOf(source, format), source, format, schema);
}

function pageOf({text, url}: Source, format: Exclude<Format, 'json' | 'yaml'>): Page {
  switch (format) {
    case 'html':
      return fromHtml(text, {url});
    case 'markdown':
      return fromMarkdown(text, {url});
    case 'csv':
      return fromCsv(text);
    case 'tsv':
      return fromCsv(text, {delimiter: '\t'});
    case 'text':
      return fromText(text);
  }
}

function readJson({name, text}: Source): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch {
    if (/\.jsonc$|^stdin$/i.test(name)) {
      const errors: ParseError[] = [];
      const value: unknown = parseWithComments(json, errors, {allowTrailingComma: true});
      if (!errors.length) return value;
    }
    const {line, column, found} = locateSyntaxError(json);
    throw new Failure(
      `${name}: This is not valid JSON: ${found ? `unexpected ${JSON.stringify(found)}` : 'it ends too early'} in line ${line}, column ${column}. Mend the text at this place.`,
    );
  }
}

/** Whether it is in the format of a feed, and not only called alike. */
function isFeed(value: unknown): boolean {
  const {feed, problems} = parseFeed(typeof value === 'object' ? value : null);
  if (!feed || problems.some(({level}) => level === 'error')) return false;
  const known = new Set([...Object.keys(SubprocessorSchema.entries), 'names']);
  return feed.subprocessors.every((entry) => Object.keys(entry).every((key) => known.has(key) || /^[$_]/.test(key)));
}

function finished(page: Page, {name}: Source, format: Format, schema: string): Imported {
  const text = blocksText(page.blocks);
  const {feed, report, unsplit} = assemble(page);
  if (!feed) throw new Failure(`${name}: ${reasonOf(text, unsplit, report, format)}`);
  return {json: `${JSON.stringify({$schema: schema, ...feed}, null, 2)}\n`, report};
}

function reasonOf(
  text: string,
  unsplit: readonly {heading: string; lines: string[]}[],
  report: Report,
  format: Format,
): string {
  const found = unsplit.map(
    ({heading, lines}) =>
      `  ${heading ? `"${beginning(heading, 60)}": ` : ''}${lines.length - 1} ${lines.length === 2 ? 'line' : 'lines'} below "${beginning(lines[0] ?? '', 70)}"`,
  );
  if (found.length)
    return [
      'There is no list whose cells could be told apart. This is the text of a page, in which the cells of its tables run together:',
      ...found,
      'Where one cell ends and the next begins is not in the text, so nothing was guessed, and nothing written. Give the address of the page instead, or save it as HTML and give that file.',
    ].join('\n');
  if (!text.trim()) {
    return format === 'html'
      ? 'This page has no text of its own; scripts may write it. Open it in a browser, save it as HTML, and give that file.'
      : 'There is nothing in it.';
  }
  const left = report.leftOut.length ? `\n${reportText({...report, prose: [], hints: []})}` : '';
  return `There is no list of subprocessors in it: no table with a column of names, and no list that the text calls one. It begins: "${beginning(text, 100)}" If there is one in it, give it as a table with a head, such as Name | Purpose | Country.${left}`;
}
