/** What stands around the list in the feed's own words. */
import {html, nothing} from 'lit';
import {heading, type Page, prose, section} from './shared.js';

/** Title, dates and introduction; `age` is how long ago the update was, in words. */
export function opening(page: Page, age: unknown): unknown {
  const {feed, format} = page;
  const {title, updated, effective, introduction} = feed;
  const {strings} = format;
  return html`${title ? heading(page, 0, title) : nothing}
  ${
    updated || effective
      ? html`<p class="dates" part="dates">
        ${updated ? html`<time datetime=${updated}>${strings.updated(format.date(updated))}</time> ${age}` : nothing}
        ${updated && effective ? html`<span aria-hidden="true"> · </span>` : nothing}
        ${effective ? html`<time datetime=${effective}>${strings.effective(format.date(effective))}</time>` : nothing}
      </p>`
      : nothing
  }
  ${introduction ? html`<div class="prose" part="introduction">${prose(introduction)}</div>` : nothing}`;
}

export function definitions({feed}: Page): unknown {
  return feed.definitions.length
    ? html`<div class="definitions">
      ${feed.definitions.map(
        ({title, body}) => html`<details part="definition">
          <summary part="definition-title">${title}</summary>
          <div class="prose">${prose(body)}</div>
        </details>`,
      )}
    </div>`
    : nothing;
}

/** Prose of the feed that stands before or after the tables; after is the default. */
export function sections(page: Page, position: 'before' | 'after'): unknown {
  return page.feed.sections
    .filter((each) => (each.position ?? 'after') === position)
    .map(({title, body}) => section(page, 'prose', title, html`<div class="prose">${prose(body)}</div>`));
}
