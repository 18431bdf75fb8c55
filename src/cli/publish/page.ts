/**
 * The list as HTML that needs no script: the same parts in the same order as the element draws them, from the same templates,
 * without what only a script can do. Once as a page of its own, and once to stand inside the tag of any page.
 */
import {html} from 'lit';
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {parseProse, proseText} from '../../feed/prose.js';
import {enLater} from '../../locales/en.later.js';
import {closing} from '../../templates/closing.js';
import * as disclosure from '../../templates/disclosure.js';
import {groups as groupsOf} from '../../templates/groups.js';
import {upcoming} from '../../templates/upcoming.js';
import type {VersionsContext} from '../../templates/versions.js';
import {createFormat, toLanguage} from '../../view/format.js';
import {type Group, groupRows, planGroups} from '../../view/groups.js';
import {buildRows} from '../../view/rows.js';
import {versionsOf} from '../../view/versions.js';
import {blockHtml, escapeHtml, writable} from './markup.js';
import {type Anchors, groupRowsHtml} from './page-rows.js';
import {PAGE_CLASS, pageStyle, ROOT_CLASS} from './page-style.js';

export interface PageInput {
  feed: Feed;
  /** What counts as today, `YYYY-MM-DD`. */
  today: string;
  /** Address of the feed, as seen from the page. */
  feedUrl: string;
  /** Address of the element's script, as seen from the page. */
  script: string;
  /** Address of the style sheet, as seen from the page. */
  style: string;
  /** The list in other forms, such as CSV; `type` is a media type. */
  alternates: {type: string; href: string; title: string}[];
  /** The page's own address, the whole of it. */
  canonical?: string;
}

/** In UTF-8: as texts, the pages of a long list would take many times their size while they are put together. */
export interface RenderedPage {
  /** A document of its own, in which the element takes over where there are scripts. */
  page: Uint8Array;
  /** What stands inside the tag `<subprocessor-list>` of another page. */
  fragment: Uint8Array;
  /** The style sheet of both. */
  style: Uint8Array;
}

/** The element's own level of headings, at which the fragment is. */
const FRAGMENT_LEVEL = 2;

export function renderPage(input: PageInput): RenderedPage {
  const {feed} = input;
  const lang = toLanguage(feed.language);
  const context = contextOf(input, lang);
  const rows = buildRows(feed);
  const plan = planGroups(rows, feed.groupBy ?? 'category', feed, context.format);
  const list = withOwnIds(groupRows(plan, rows), feed);
  const anchors = anchorsOf(feed);
  const tables = tablesOf(list).map((group) => encoded(groupRowsHtml(group, context, anchors)));
  const attributes = feed.language ? languageAttributes(lang) : '';
  const fragmentAt = (headingLevel: number): Uint8Array => {
    const around = `<div class="${ROOT_CLASS}"${attributes}>\n${frame(list, {...context, headingLevel})}\n</div>\n`;
    return filled(around.replaceAll(EMPTY_BODY, `<tbody role="rowgroup">\n${GAP}</tbody>`), tables);
  };
  // Where the feed has no title, the page has one of its own, below which the list's headings begin.
  const level = feed.title ? 1 : 2;
  const fragment = fragmentAt(FRAGMENT_LEVEL);
  const inPage = level === FRAGMENT_LEVEL ? fragment : fragmentAt(level);
  const page = filled(documentOf(input, context, level, GAP), [inPage]);
  return {page, fragment, style: encoded(pageStyle())};
}

/** What the templates need to know, and nothing that happens: there will be no script. */
function contextOf({feed, today, feedUrl}: PageInput, lang: string): VersionsContext {
  const format = createFormat(lang);
  const never = (): void => {};
  return {
    feed,
    format,
    headingLevel: FRAGMENT_LEVEL,
    isLong: false,
    strings: {...format.strings, ...enLater},
    today,
    current: feed,
    isStatic: true,
    versions: versionsOf(feed),
    version: '',
    isLookLost: false,
    missing: '',
    addressOf: (url) => (url === undefined ? undefined : besideFeed(url, feedUrl)),
    onRead: never,
    onCompare: never,
    onRetry: never,
    onRemember: never,
  };
}

/** An address that the feed gives relative to itself, as seen from the page. */
function besideFeed(url: string, feedUrl: string): string {
  const folder = feedUrl.replace(/[?#].*$/s, '').replace(/[^/]*$/, '');
  return /^([a-z][a-z\d+.-]*:|[/?#\\])/i.test(url.trim()) ? url : folder + url;
}

/** The parts around the rows, in the order of the element. */
function frame(list: readonly Group[], page: VersionsContext): string {
  const {feed, strings, format} = page;
  const count = feed.subprocessors.length;
  return blockHtml(html`${disclosure.opening(page, undefined)} ${upcoming(page, '', () => {})}
    ${disclosure.definitions(page)} ${disclosure.sections(page, 'before')}
    <p class="count-all">${count ? strings.count(count, count, format.number) : strings.empty}</p>
    ${groupsOf(list, page)} ${disclosure.sections(page, 'after')} ${closing(page, '')}`);
}

/** How an empty table ends; nothing that a feed says can look like it. */
const EMPTY_BODY = '<tbody role="rowgroup"></tbody>';

/** Where something is still to come; no text that is written has this sign in it. */
const GAP = '\0';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text in UTF-8 whose gaps are filled with these, in their order. */
const filled = (text: string, parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(
    text.split(GAP).flatMap((part, index) => [...(index ? [parts[index - 1] ?? encoded('')] : []), encoded(part)]),
  );

/** The groups that have a table, in the order of the page. */
const tablesOf = (list: readonly Group[]): Group[] =>
  list.flatMap((group) => (group.groups.length ? tablesOf(group.groups) : group.total ? [group] : []));

/** The same groups, none of whose headings has the id of a row or of another. */
function withOwnIds(list: readonly Group[], {subprocessors}: Feed): Group[] {
  const taken = new Set(subprocessors.flatMap(({id, aliases}) => [id, ...aliases]));
  const renamed = (group: Group): Group => {
    let {key} = group;
    const id = (): string => `group-${encodeURIComponent(key.toWellFormed())}`;
    while (taken.has(id())) key += '-';
    taken.add(id());
    return {...group, key, groups: group.groups.map(renamed)};
  };
  return list.map(renamed);
}

/** Ids come before aliases, and first ones before later: as HTML can hold them, two that differ may be the same. */
function anchorsOf({subprocessors}: Feed): Anchors {
  const taken = new Set<string>();
  const anchors = new Map<Subprocessor, string[]>(subprocessors.map((entry) => [entry, []]));
  const claim = (entry: Subprocessor, name: string): void => {
    const id = writable(name);
    if (id && !taken.has(id)) anchors.get(entry)?.push(id);
    taken.add(id);
  };
  for (const entry of subprocessors) claim(entry, entry.id);
  for (const entry of subprocessors) for (const alias of entry.aliases) claim(entry, alias);
  return anchors;
}

/** Scripts that are written from right to left (ISO 15924), of languages that have web pages. */
const RIGHT_TO_LEFT = /^(Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)$/;

/** ` lang="ar" dir="rtl"` */
function languageAttributes(lang: string): string {
  const {script = ''} = new Intl.Locale(lang).maximize();
  return ` lang="${escapeHtml(lang)}"${RIGHT_TO_LEFT.test(script) ? ' dir="rtl"' : ''}`;
}

/** Cut off behind a word, where it is longer than search engines show. */
function shortened(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, '')} …`;
}

/** The origins of addresses that are on another site than the page; relative ones are on its own. */
function foreignOrigins(...urls: (string | undefined)[]): string[] {
  const origins = urls.flatMap((url = '') => {
    const absolute = /^\s*(https?:)?\/\//i.test(url) && URL.canParse(url, 'https://own.invalid');
    return absolute ? [new URL(url, 'https://own.invalid').origin] : [];
  });
  return [...new Set(origins)];
}

/** The strictest policy that the page can live with, wherever it is put: what it loads stands beside it, or is named. */
function policy({feed, feedUrl, script, style}: PageInput): string {
  const sources = (...urls: (string | undefined)[]): string => ["'self'", ...foreignOrigins(...urls)].join(' ');
  return [
    "default-src 'none'",
    `script-src ${sources(script)}`,
    `style-src ${sources(style)}`,
    `connect-src ${sources(feedUrl, ...feed.previousVersions.map(({url}) => url))}`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

function documentOf(input: PageInput, {strings, format}: VersionsContext, level: number, fragment: string): string {
  const {feed, feedUrl, script, style, alternates, canonical} = input;
  const {title = '', introduction = '', publisher, updated} = feed;
  const heading = title || strings.title;
  const owner = publisher?.name ?? '';
  const name = owner && !heading.includes(owner) ? `${heading} – ${owner}` : heading;
  const count = feed.subprocessors.length;
  const facts = [
    strings.count(count, count, format.number),
    ...(updated ? [strings.updated(format.date(updated))] : []),
  ];
  const description = shortened(proseText(parseProse(introduction))) || `${facts.join('. ')}.`;
  const links = alternates.map(({type, href, title}) => ({
    head: `<link rel="alternate" type="${escapeHtml(type)}" href="${escapeHtml(href)}" title="${escapeHtml(title)}">`,
    foot: `<a href="${escapeHtml(href)}" type="${escapeHtml(type)}">${escapeHtml(title)}</a>`,
  }));
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(input))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(name)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    ...(canonical ? [`<link rel="canonical" href="${escapeHtml(canonical)}">`] : []),
    ...links.map(({head}) => head),
    `<link rel="stylesheet" href="${escapeHtml(style)}">`,
    `<script type="module" src="${escapeHtml(script)}"></script>`,
  ];
  const body = [
    '<main>',
    ...(title ? [] : [`<h1>${escapeHtml(heading)}</h1>`]),
    `<subprocessor-list src="${escapeHtml(feedUrl)}" url-state heading-level="${level}">`,
    `${fragment}</subprocessor-list>`,
    '</main>',
    ...(links.length
      ? [`<footer>\n<p>${escapeHtml(strings.formats)}: ${links.map(({foot}) => foot).join(', ')}</p>\n</footer>`]
      : []),
  ];
  return `<!doctype html>
<html class="${PAGE_CLASS}"${languageAttributes(toLanguage(feed.language))}>
<head>
${head.join('\n')}
</head>
<body>
${body.join('\n')}
</body>
</html>
`;
}
