import type {Feed} from '../feed/parse.js';

/**
 * A `mailto:` address (RFC 6068) with the subject the publisher wants and a line for each thing an objection must state;
 * nothing where the feed gives no e-mail address.
 */
export function objectionMail({objection}: Feed): string | undefined {
  if (!objection?.email) return undefined;
  const lines = objection.fields.map((field) => `${field}: `);
  const query = Object.entries({subject: objection.subject, body: lines.join('\r\n')})
    .filter(([, text]) => text)
    .map(([name, text]) => `${name}=${encodeURIComponent(text ?? '')}`);
  // The characters that an address may have by RFC 6068 stay as they are; a ? would start the headers.
  const address = encodeURIComponent(objection.email.trim()).replaceAll('%40', '@');
  return `mailto:${address}${query.length ? `?${query.join('&')}` : ''}`;
}
