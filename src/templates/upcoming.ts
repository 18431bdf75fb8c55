/** The banner above the list: what is about to change, until when one may object, and what helps to do so in time. */
import {html, nothing, type TemplateResult} from 'lit';
import {objectionMail} from '../view/objection-mail.js';
import {daysUntil, deadlineOf, type UpcomingChange, upcomingChanges} from '../view/upcoming.js';
import {rowLink} from './row-link.js';
import {daysIn, heading, type LaterPage} from './shared.js';

/** "in 19 days", "tomorrow" */
const timeLeft = (date: string, {format, today}: LaterPage): string =>
  new Intl.RelativeTimeFormat(format.lang, {numeric: 'auto'}).format(daysUntil(date, today), 'day');

/** All changes in a sentence, and when the next time to object ends. */
function summary(changes: readonly UpcomingChange[], page: LaterPage): string {
  const {strings, format, today, isStatic} = page;
  const count = (kind: UpcomingChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  const [starts, ends] = [count('starts'), count('ends')];
  const counts = [
    ...(starts ? [strings.startCount(starts, format.number)] : []),
    ...(ends ? [strings.endCount(ends, format.number)] : []),
  ];
  const deadline = deadlineOf(changes, today);
  const next = deadline
    ? ` ${strings.nextDeadline(format.date(deadline), isStatic ? undefined : timeLeft(deadline, page))}`
    : '';
  return `${strings.upcomingCounts(counts)}${next}`;
}

function deadline({objection}: UpcomingChange, page: LaterPage): TemplateResult | typeof nothing {
  const {strings, format, today} = page;
  if (!objection) return nothing;
  const {until, from, days, basis} = objection;
  const origin = strings.countedFrom[basis](format.date(from), daysIn(page, days));
  if (until < today && basis === 'notice')
    return html`<span class="muted">${strings.noticeWasDue(format.date(from))}</span>`;
  return until < today
    ? html`${strings.objectionOver(format.date(until))}`
    : html`<strong>${strings.objectUntil(format.date(until))}</strong> <span class="muted">${origin}</span>`;
}

function item(change: UpcomingChange, page: LaterPage, linkPrefix: string): TemplateResult {
  const {entry, kind, date, objection} = change;
  const {current, strings, format, today} = page;
  const name = entry.name || strings.unnamed;
  // When nobody says when it was announced, nobody knows that it is too late.
  const isOver = objection?.basis === 'announced' && objection.until < today;
  const mayObject = kind === 'starts' && !isOver;
  const mail = mayObject ? objectionMail(current, entry, strings) : undefined;
  return html`<li>
    ${rowLink(page, entry.id, linkPrefix, name)}, ${strings[kind](format.date(date))}.
    ${deadline(change, page)} ${mail ? html`<a part="link" class="object" href=${mail}>${strings.objectTo(name)}</a>` : nothing}
  </li>`;
}

/** What is going to change, and until when one may object. `onCalendar` saves the deadlines as a file for a calendar. */
export function upcoming(
  page: LaterPage,
  linkPrefix: string,
  onCalendar: (changes: readonly UpcomingChange[]) => void,
): unknown {
  const {current, strings, today, isStatic} = page;
  const changes = upcomingChanges(current, today);
  if (!changes.length) return nothing;
  const open = changes.filter(({objection}) => objection && objection.until >= today);
  return html`<div class="banner" part="banner">
    ${heading(page, 1, strings.upcoming)}
    <p>${summary(changes, page)}</p>
    <ul>
      ${changes.map((change) => item(change, page, linkPrefix))}
    </ul>
    ${
      open.length && !isStatic
        ? html`<p class="steps">
          <button type="button" class="control" part="control" @click=${() => onCalendar(open)}>${strings.calendar}</button>
        </p>`
        : nothing
    }
  </div>`;
}
