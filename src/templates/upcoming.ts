/** The banner above the list: what is about to change. */
import {html, nothing} from 'lit';
import {rowAddress} from '../view/row-link.js';
import {upcomingChanges} from '../view/upcoming.js';
import {heading, type LaterPage} from './shared.js';

/** What is going to change, and until when one may object. */
export function upcoming(page: LaterPage, linkPrefix: string): unknown {
  const changes = upcomingChanges(page.feed, page.today);
  if (!changes.length) return nothing;
  const {strings} = page;
  const {date: words} = page.format;
  return html`<div class="banner" part="banner">
    ${heading(page, 1, strings.upcoming)}
    <ul>
      ${changes.map(
        ({entry, kind, date, objectUntil}) => html`<li>
          <a part="link" href=${rowAddress(entry.id, linkPrefix)}>${entry.name || strings.unnamed}</a>,
          ${strings[kind](words(date))}.${objectUntil ? html` <strong>${strings.objectUntil(words(objectUntil))}</strong>` : nothing}
        </li>`,
      )}
    </ul>
  </div>`;
}
