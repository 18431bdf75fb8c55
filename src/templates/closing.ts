/** What stands below the list: notice and objection, documents, history, and who publishes it all. */
import {html, nothing, type TemplateResult} from 'lit';
import {mailto} from '../feed/urls.js';
import {wordFor} from '../view/fields.js';
import {objectionMail} from '../view/objection-mail.js';
import {rowAddress} from '../view/row-link.js';
import {date, type LaterPage, link, prose, section} from './shared.js';

const daysIn = ({format}: LaterPage, days: number): string =>
  new Intl.NumberFormat(format.lang, {style: 'unit', unit: 'day', unitDisplay: 'long'}).format(days);

/** An item that has nothing the page asks for, in the words of the feed. */
const asText = (item: object): string => JSON.stringify(item);

function notice(page: LaterPage): unknown {
  const {notice} = page.feed;
  if (!notice) return nothing;
  const {strings} = page;
  return section(
    page,
    'notice',
    strings.notice,
    html`<div class="prose">
      ${notice.days === undefined ? nothing : html`<p>${strings.noticeDays(daysIn(page, notice.days))}</p>`}
      ${prose(notice.text)}
      ${
        notice.subscribe.length
          ? html`<p>${strings.subscribe}:</p>
            <ul>
              ${notice.subscribe.map((item) => {
                const {type = '', title, url = ''} = item;
                const address = /^[^\s:/@]+@[^\s:/@]+$/.test(url) ? mailto(url) : url;
                const label = title || (type && wordFor(strings.subscriptions, type)) || url || asText(item);
                return html`<li>${link(address, label)}</li>`;
              })}
            </ul>`
          : nothing
      }
    </div>`,
  );
}

function objection(page: LaterPage): unknown {
  const {objection} = page.feed;
  if (!objection) return nothing;
  const {strings} = page;
  const {days, email, subject, fields, text} = objection;
  const mail = objectionMail(page.feed);
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

function changes(page: LaterPage, linkPrefix: string): unknown {
  const {feed, strings} = page;
  if (!feed.changes.length) return nothing;
  const entry = (id: string): unknown => {
    const named = feed.subprocessors.find((each) => each.id === id || each.aliases.includes(id));
    return named ? html`<a part="link" href=${rowAddress(named.id, linkPrefix)}>${named.name}</a>` : id;
  };
  const ids = (label: string, list: readonly string[]): TemplateResult | typeof nothing =>
    list.length ? html`<div>${label}: ${list.map((id, index) => [index ? ', ' : '', entry(id)])}</div>` : nothing;
  return section(
    page,
    'changes',
    strings.changes,
    html`<dl class="log">
      ${feed.changes.map(
        (change) => html`<div>
          <dt>${change.date ? date(page, change.date) : strings.unstated}</dt>
          <dd>
            ${prose(change.summary)} ${ids(strings.added, change.added)} ${ids(strings.removed, change.removed)}
            ${ids(strings.changed, change.changed)}
          </dd>
        </div>`,
      )}
    </dl>`,
  );
}

function previousVersions(page: LaterPage): unknown {
  const {feed, format, strings} = page;
  return feed.previousVersions.length
    ? section(
        page,
        'versions',
        strings.previousVersions,
        html`<ul>
          ${feed.previousVersions.map((item) => {
            const {date, title, type, url} = item;
            const label = date ? strings.versionOf(format.date(date)) : title || url || asText(item);
            const remarks = [date && title, type && wordFor(strings.versionTypes, type)].filter(Boolean).join(', ');
            return html`<li>${link(url, label)}${remarks ? html` <span class="muted">(${remarks})</span>` : nothing}</li>`;
          })}
        </ul>`,
      )
    : nothing;
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

export function closing(page: LaterPage, linkPrefix: string): TemplateResult {
  return html`${notice(page)} ${objection(page)} ${documents(page)} ${changes(page, linkPrefix)}
  ${previousVersions(page)} ${asWritten(page)} ${publisher(page)}`;
}
