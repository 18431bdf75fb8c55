/** Links on the page to its rows. */
import {html, type TemplateResult} from 'lit';
import {rowAddress, rowHash} from '../view/row-link.js';
import type {LaterPage} from './shared.js';

/** A link to the row of an entry. Nobody knows yet the address of a page that is written as a file: there, a hash must do. */
export function rowLink({isStatic}: LaterPage, id: string, linkPrefix: string, content: unknown): TemplateResult {
  const address = isStatic ? rowHash(id, linkPrefix) : rowAddress(id, linkPrefix);
  return html`<a part="link" href=${address}>${content}</a>`;
}
