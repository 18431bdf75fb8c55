/** From what was found to the feed as it is written. */
import {slug} from '../../feed/parse.js';
import {DisclosureSchema, SubprocessorSchema} from '../../feed/schema.js';
import {allBlocks, type Block, clean, linksOf, type Page, type Rich} from './document.js';
import {type Draft, type JsonObject, uniqueId} from './draft.js';
import type {Entry} from './entries.js';
import {escapeProse} from './prose-text.js';
import {beginning} from './report.js';

/** The entries' ids: of the first name, numbered where it is taken. */
function identify(entries: readonly Entry[]): string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return entries.map(({name, values}, index) => {
    const stated = values.get('id');
    const base = typeof stated === 'string' ? stated : slug(name.join(' ')) || `entry-${index + 1}`;
    let unique = base;
    let number = numbers.get(base) ?? 1;
    while (taken.has(unique)) unique = `${base}-${++number}`;
    numbers.set(base, number);
    taken.add(unique);
    return unique;
  });
}

export function finish(page: Page, draft: Draft): JsonObject {
  const {feed, report, entries} = draft;
  const language = languageOf(page, draft);
  if (language) feed.language = language;
  else report.hints.push('The page does not say its language. Add "language", such as "en".');
  if (draft.contacts.length)
    feed.publisher = {...(feed.publisher ? {name: feed.publisher} : {}), contacts: draft.contacts};
  if (!feed.publisher || (typeof feed.publisher === 'object' && !('name' in feed.publisher)))
    report.hints.push('Who publishes the list is not certain from the page. Add "publisher".');
  if (!feed.updated)
    report.hints.push('When the list was last updated is not on the page. Add "updated", as 2026-11-22.');
  const description = page.meta.get('description');
  if (description && !draft.introduction.length) {
    draft.introduction.push(escapeProse(description));
    report.prose.push({
      what: `Description "${beginning(description, 50)}"`,
      where: 'introduction',
      confidence: 'likely',
    });
    page.meta.delete('description');
  }
  feed.introduction = draft.introduction.join('\n\n');
  if (draft.subscribe.length) feed.notice = {...(feed.notice as object), subscribe: draft.subscribe};
  placeMeta(page, draft);
  const used = new Set(entries.map(({category}) => category));
  const categories: JsonObject[] = [];
  const columnSets = new Set(
    [...draft.categories.map(({columns}) => columns), draft.columns]
      .filter(({length}) => length)
      .map((columns) => JSON.stringify(columns)),
  );
  const areAlike = columnSets.size === 1 && !draft.hasLists;
  for (const {title, description, columns} of draft.categories) {
    const text = description.join('\n\n');
    if (!used.has(title)) {
      if (text)
        draft.sections.unshift({
          id: uniqueId(slug(title) || 'section', draft.sections),
          title,
          body: text,
          position: 'before',
        });
      else report.leftOut.push({what: 'heading without entries of its own', text: title});
      continue;
    }
    categories.push({
      id: uniqueId(slug(title) || `category-${categories.length + 1}`, categories),
      title,
      description: text,
      columns: areAlike ? [] : columns,
    });
  }
  const ids = identify(entries);
  const idOf = new Map(categories.map(({id, title}) => [title, id]));
  const named = new Set(entries.map(({category}) => category).filter(Boolean));
  if (!categories.length && named.size > entries.length / 2 && named.size > 2) feed.groupBy = 'none';
  if (areAlike || draft.columns.length)
    feed.columns = areAlike ? JSON.parse([...columnSets][0] ?? '[]') : draft.columns;
  Object.assign(feed, {
    definitions: draft.definitions,
    sections: draft.sections,
    categories,
    documents: draft.documents,
    changes: draft.changes,
    previousVersions: draft.previousVersions,
    objection: draft.objection,
  });
  const relative = relativeLinks(page.blocks);
  if (relative.size)
    report.hints.push(
      `${relative.size === 1 ? 'This link is' : 'These links are'} relative to the page, and may lead nowhere from where the feed is: ${beginning([...relative].join(', '), 300)}`,
    );
  feed.subprocessors = entries.map((entry, index) => entryJson(entry, ids[index] ?? '', idOf));
  return ordered(feed, [...Object.keys(DisclosureSchema.entries), 'subprocessors']);
}

/** The addresses of links that are relative to the page. */
function relativeLinks(blocks: readonly Block[]): Set<string> {
  const relative = new Set<string>();
  const read = (text: Rich): void => {
    for (const {url} of linksOf(text)) if (!/^([a-z][a-z\d+.-]*:|#|\/\/)/i.test(url)) relative.add(url);
  };
  for (const block of allBlocks(blocks)) {
    if (block.type === 'paragraph') read(block.text);
    else if (block.type === 'list') for (const {text} of block.items) read(text);
    else if (block.type === 'table') for (const cell of new Set(block.table.rows.flat())) read(cell.text);
  }
  return relative;
}

/** What the source states of itself and nothing has taken. */
function placeMeta({meta}: Page, {feed, report}: Draft): void {
  for (const [key, text] of meta) {
    if (!text || text === feed.title || text === feed.language) continue;
    report.leftOut.push({
      what: key.startsWith('<') || key.includes(':') ? `${key} of the page` : 'value of the source',
      text: `${key}: ${clean(text)}`,
    });
  }
}

function languageOf(page: Page, {languages, report}: Draft): string | undefined {
  const stated = page.language ?? page.meta.get('language') ?? page.meta.get('lang') ?? page.meta.get('locale');
  if (stated) {
    for (const key of ['language', 'lang', 'locale']) page.meta.delete(key);
    try {
      const [canonical] = Intl.getCanonicalLocales(stated.replace(/_/g, '-'));
      if (canonical) {
        report.prose.push({what: `Language "${stated}"`, where: 'language', confidence: 'certain'});
        return canonical;
      }
    } catch {
      report.hints.push(`"${stated}" is no language tag.`);
    }
  }
  // The one language that all known heads have in common.
  const [first, ...others] = languages;
  const common = [...(first ?? [])].filter((each) => others.every((set) => set.has(each)));
  if (languages.length < 2 || common.length !== 1) return undefined;
  report.prose.push({what: 'Language of the heads', where: `language ${common[0]}`, confidence: 'likely'});
  return common[0];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** In the order of the schema, without what says nothing. */
function ordered(object: JsonObject, keys: readonly string[]): JsonObject {
  const cleaned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cleaned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, cleaned(each)])
        .filter(([, each]) => !isEmpty(each)),
    );
  };
  return Object.fromEntries(
    keys
      .filter((key) => Object.hasOwn(object, key))
      .map((key) => [key, cleaned(object[key])])
      .filter(([key, each]) => key === 'subprocessors' || !isEmpty(each)),
  );
}

function entryJson(
  {name, url, category, links, fields, values}: Entry,
  id: string,
  idOf: ReadonlyMap<unknown, unknown>,
): JsonObject {
  return ordered(
    {
      ...Object.fromEntries(values),
      id,
      name: name.length === 1 ? name[0] : name,
      url,
      category: category && (idOf.get(category) ?? category),
      links: Object.fromEntries(links),
      fields: Object.fromEntries(fields),
    },
    Object.keys(SubprocessorSchema.entries),
  );
}
