/** What stands below the list: notice and objection, documents, history, and who publishes it all. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Feed, Subprocessor} from '../feed/parse.js';
import {mailto} from '../feed/urls.js';
import {wordFor} from '../view/fields.js';
import {objectionMail} from '../view/objection-mail.js';
import {rowLink} from './row-link.js';
import {date, daysIn, type LaterPage, link, prose, section} from './shared.js';
import {isCurrent, nameOf, type VersionsContext} from './versions.js';

/** An item that has nothing the page asks for, in the words of the feed. */
const asText = (item: object): string => JSON.stringify(item);

function notice(page: VersionsContext): unknown {
  const {notice} = page.feed;
  if (!notice || (hasLog(page) && notice.days === undefined && !notice.text)) return nothing;
  const {strings} = page;
  return section(
    page,
    'notice',
    strings.notice,
    html`<div class="prose">
      ${notice.days === undefined ? nothing : html`<p>${strings.noticeDays(daysIn(page, notice.days))}</p>`}
      ${prose(notice.text)}
      ${hasLog(page) ? nothing : subscriptions(page)}
    </div>`,
  );
}

function objection(page: VersionsContext): unknown {
  const {objection} = page.feed;
  if (!objection) return nothing;
  const {strings} = page;
  const {days, email, subject, fields, text} = objection;
  const mail = isCurrent(page) ? objectionMail(page.current) : undefined; // Who objects does so under today's terms.
  const facts: [string, unknown][] = [
    [strings.writeTo, email && link(mailto(email), email)],
    [strings.subject, subject],
    [
      strings.include,
      fields.length && html`<ul class="values" role="list">${fields.map((field) => html`<li>${field}</li>`)}</ul>`,
    ],
  ];
  const stated = facts.filter(([, value]) => value);
  return section(
    page,
    'objection',
    strings.objection,
    html`<div class="prose">
      ${days === undefined ? nothing : html`<p>${strings.objectionDays(daysIn(page, days))}</p>`} ${prose(text)}
      ${
        stated.length
          ? html`<dl class="facts">
            ${stated.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
          </dl>`
          : nothing
      }
      ${mail ? html`<p><a class="button" part="button" href=${mail}>${strings.writeObjection}</a></p>` : nothing}
    </div>`,
  );
}

function documents(page: LaterPage): unknown {
  const {documents} = page.feed;
  const {strings} = page;
  return documents.length
    ? section(
        page,
        'documents',
        strings.documents,
        html`<ul>
          ${documents.map((item) => {
            const {type = '', title, url} = item;
            return html`<li>${link(url, title || (type && wordFor(strings.links, type)) || url || asText(item))}</li>`;
          })}
        </ul>`,
      )
    : nothing;
}

/** Where to be told of changes; nothing where the feed names no such place. */
function subscriptions({current, strings}: LaterPage): TemplateResult | typeof nothing {
  const {subscribe = []} = current.notice ?? {};
  if (!subscribe.length) return nothing;
  return html`<p>${strings.subscribe}:</p>
    <ul>
      ${subscribe.map((item) => {
        const {type = '', title, url = ''} = item;
        const address = /^[^\s:/@]+@[^\s:/@]+$/.test(url) ? mailto(url) : url;
        const label = title || (type && wordFor(strings.subscriptions, type)) || url || asText(item);
        return html`<li>${link(address, label)}</li>`;
      })}
    </ul>`;
}

/** What the change log says of one day. */
interface LogItem {
  date?: string;
  summary: unknown;
  /** Entries; those that are on the page are links. */
  added: unknown[];
  removed: unknown[];
  changed: unknown[];
  more?: unknown;
}

function logItem(page: LaterPage, {date: day, summary, more, ...lists}: LogItem): TemplateResult {
  const {strings} = page;
  const line = (label: string, items: readonly unknown[]): unknown =>
    items.length ? html`<div>${label}: ${items.map((item, index) => [index ? ', ' : '', item])}</div>` : nothing;
  return html`<div>
    <dt>${day ? date(page, day) : strings.unstated}</dt>
    <dd>
      ${summary} ${line(strings.added, lists.added)} ${line(strings.removed, lists.removed)}
      ${line(strings.changed, lists.changed)} ${more}
    </dd>
  </div>`;
}

/** The entries of feeds by their ids and aliases: the page is drawn with every keystroke, and lists may be long. */
const entriesById = new WeakMap<Feed, ReadonlyMap<string, Subprocessor>>();

function entryOf(feed: Feed, id: string): Subprocessor | undefined {
  const {subprocessors} = feed;
  const entries =
    entriesById.get(feed) ??
    new Map([
      ...subprocessors.flatMap((entry) => entry.aliases.map((alias) => [alias, entry] as const)),
      ...subprocessors.map((entry) => [entry.id, entry] as const),
    ]);
  entriesById.set(feed, entries);
  return entries.get(id);
}

/** The name of an entry, which leads to its row where that is on the page. */
function entryLink(page: LaterPage, {id, name}: Subprocessor, linkPrefix: string): unknown {
  const label = name || page.strings.unnamed;
  const shown = entryOf(page.feed, id);
  return shown ? rowLink(page, shown.id, linkPrefix, label) : label;
}

/** The change log that the feed keeps. */
function statedLog(page: VersionsContext, linkPrefix: string): unknown {
  const entry = (id: string): unknown => {
    const named = entryOf(page.current, id);
    return named ? entryLink(page, named, linkPrefix) : id;
  };
  return page.current.changes.map(({date, summary, added, removed, changed}) =>
    logItem(page, {
      date,
      summary: prose(summary),
      added: added.map(entry),
      removed: removed.map(entry),
      changed: changed.map(entry),
    }),
  );
}

/** The change log that follows from the previous versions. */
function derivedLog(page: VersionsContext, linkPrefix: string): unknown {
  const {log, strings, format} = page;
  const entry = (each: Subprocessor): unknown => entryLink(page, each, linkPrefix);
  return log?.steps.map(({date, before, after, added, removed, changed, editorial}) => {
    const isSame = !added.length && !removed.length && !changed.length;
    const label = strings.compareTwo(nameOf(before, page), nameOf(after, page));
    return logItem(page, {
      date,
      summary: isSame ? html`<div>${strings.noChange}</div>` : nothing,
      added: added.map(entry),
      removed: removed.map(entry),
      changed: changed.map(entry),
      more: html`${editorial ? html`<div class="muted">${strings.editorialCount(editorial, format.number)}</div>` : nothing}
        <button type="button" class="text-button" part="text-button" aria-label=${label} @click=${() => page.onCompare(before, after)}>
          ${strings.compareShort}
        </button>`,
    });
  });
}

const hasLog = ({current, versions, isStatic}: VersionsContext): boolean =>
  current.changes.length > 0 || (!isStatic && versions.some(({isFeed}) => isFeed));

function changes(page: VersionsContext, linkPrefix: string): unknown {
  const {current, log, strings, format} = page;
  const isStated = current.changes.length > 0;
  if (!hasLog(page)) return nothing;
  const isWorking = !isStated && !log;
  return section(
    page,
    'changes',
    strings.changes,
    html`${isStated ? nothing : html`<p class="muted">${isWorking ? strings.loading : log?.isLost ? strings.incomplete : strings.derivedLog}</p>`}
      ${log?.missing && !isStated ? html`<p class="muted">${strings.missingVersions(log.missing, format.number)}</p>` : nothing}
      <dl class=${isWorking ? 'log derive' : 'log'}>
        ${isStated ? statedLog(page, linkPrefix) : derivedLog(page, linkPrefix)}
      </dl>
      ${subscriptions(page)}`,
  );
}

function previousVersions(page: VersionsContext): unknown {
  const {current, versions, format, strings, isStatic} = page;
  if (!current.previousVersions.length) return nothing;
  return section(
    page,
    'versions',
    strings.previousVersions,
    html`<ul class="versions">
      ${versions.map((version) => {
        const {key, date, title, type, url, isFeed} = version;
        const label = date ? strings.versionOf(format.date(date)) : title || url || key;
        const remarks = [date && title, type && wordFor(strings.versionTypes, type)].filter(Boolean).join(', ');
        const remark = remarks
          ? html` <span class="muted">(${isFeed && !isStatic ? link(page.addressOf(url), remarks) : remarks})</span>`
          : nothing;
        if (!isFeed || isStatic) return html`<li>${link(page.addressOf(url), label)}${remark}</li>`;
        const button = (text: string, name: string, act: () => void): TemplateResult =>
          html`<button type="button" class="text-button" part="text-button" aria-label=${name} @click=${act}>${text}</button>`;
        return html`<li>
          ${label}${remark}
          ${button(strings.readShort, strings.read(nameOf(key, page)), () => page.onRead(key))}
          ${button(strings.compareShort, strings.compare(nameOf(key, page)), () => page.onCompare(key, ''))}
        </li>`;
      })}
    </ul>`,
  );
}

/** What the feed says in a form that has no place on the page; parsing has kept it as text. */
function asWritten({feed, strings, ...page}: LaterPage): unknown {
  const kept = Object.entries(feed).filter(([key]) => key.endsWith(' (as written)'));
  return kept.length
    ? section(
        {feed, ...page},
        'as-written',
        strings.asWritten,
        html`<dl class="facts">
          ${kept.map(([key, value]) => html`<div><dt>${key.replace(/ \(as written\)$/, '')}</dt><dd>${value}</dd></div>`)}
        </dl>`,
      )
    : nothing;
}

/** Who publishes the list and how to reach them. */
function publisher(page: LaterPage): unknown {
  const {publisher} = page.feed;
  if (!publisher) return nothing;
  const {name, url, address, contacts} = publisher;
  const contactLine = ({name, role, email, phone, url}: (typeof contacts)[number]) =>
    html`<div>
      ${[name && link(url, name), role, email && link(mailto(email), email), phone, !name && link(url, url)]
        .filter(Boolean)
        .map((part, index) => [index ? ', ' : '', part])}
    </div>`;
  return html`<div class="publisher" part="publisher">
    ${name ? html`<div>${page.strings.publisher} ${link(url, name)}</div>` : nothing}
    ${address ? html`<div>${address}</div>` : nothing} ${contacts.map(contactLine)}
  </div>`;
}

/** The log comes after the versions, as it may come into sight before it is worked out, and would push them away. */
export function closing(page: VersionsContext, linkPrefix: string): TemplateResult {
  return html`${notice(page)} ${objection(page)} ${documents(page)} ${previousVersions(page)}
  ${changes(page, linkPrefix)} ${asWritten(page)} ${publisher(page)}`;
}
