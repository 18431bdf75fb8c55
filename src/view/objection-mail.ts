import type {Feed} from '../feed/parse.js';
import {mailto} from '../feed/urls.js';

/**
 * A `mailto:` address (RFC 6068) with the subject the publisher wants and a line for each thing an objection must state;
 * nothing where the feed gives no e-mail address, or none that is one.
 */
export function objectionMail({objection}: Feed): string | undefined {
  const address = objection?.email?.trim() ?? '';
  if (!objection || !/^[^\s@]+@[^\s@]+$/.test(address)) return undefined;
  const headers = {
    subject: objection.subject?.replace(/\s+/g, ' '),
    body: objection.fields.map((field) => `${field}: `).join('\r\n'),
  };
  const query = Object.entries(headers).flatMap(([name, text]) =>
    text ? `${name}=${encodeURIComponent(text.toWellFormed())}` : [],
  );
  return `${mailto(address)}${query.length ? `?${query.join('&')}` : ''}`;
}
