/** One value of one entry, as a cell or a detail shows it. */
import {html} from 'lit';
import type {Subprocessor} from '../feed/parse.js';
import type {Place} from '../feed/places.js';
import {mailto} from '../feed/urls.js';
import {fieldValue, isStated, kindOf, placeText, plainTexts, transferText, wordFor} from '../view/fields.js';
import {date, link, type Page, prose} from './shared.js';

/** Texts stand line by line, which the stylesheet keeps; what is more than text, in a list. */
const lines = (items: readonly unknown[]): unknown => {
  if (items.length === 1) return items[0];
  if (items.every((item) => typeof item === 'string')) return items.join('\n');
  return html`<ul class="values" role="list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
};

const place = ({format}: Page, place: Place): unknown => {
  const name = placeText(place, format);
  return place.code && place.text ? html`${name}<div class="remark">${prose(place.text)}</div>` : name;
};

function contact(value: NonNullable<Subprocessor['contact']>): unknown {
  const {name, role, email, phone, url} = value;
  return lines(
    [name && link(url, name), role, email && link(mailto(email), email), phone, !name && url && link(url, url)].filter(
      Boolean,
    ),
  );
}

/** The names of an entry, each on its line; the link, if any, is that of the first or only one. */
function names(page: Page, {names: [first, ...rest], url}: Subprocessor): unknown {
  if (first === undefined) return link(url, html`<em>${page.format.strings.unnamed}</em>`);
  return rest.length ? html`${link(url, first)}${rest.map((name) => html`<br />${name}`)}` : link(url, first);
}

/** A text where the value is no more than that, else a template; `undefined` where nothing is stated. */
export function cell(page: Page, entry: Subprocessor, field: string): unknown {
  const {feed, format} = page;
  if (field === 'name') return names(page, entry);
  const value = fieldValue(entry, field);
  if (!isStated(value)) return undefined;
  switch (kindOf(field)) {
    case 'prose':
      return prose(value as string);
    case 'places':
      return lines((value as Place[]).map((each) => place(page, each)));
    case 'transfers':
      return lines(entry.transfers.map((transfer) => transferText(transfer, format)));
    case 'date':
      return date(page, value as string);
    case 'url':
      return link(value as string, value);
    case 'contact':
      return contact(value as NonNullable<Subprocessor['contact']>);
    case 'links':
      return lines(
        Object.entries(value as Record<string, string>).map(([name, url]) =>
          link(url, wordFor(format.strings.links, name)),
        ),
      );
    default:
      return lines(plainTexts(value, field, feed));
  }
}
