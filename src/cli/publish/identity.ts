/** What lasting names a list and its versions have in change feeds, wherever these are read. */
import {createHash} from 'node:crypto';
import type {Feed} from '../../feed/parse.js';

/** Gives the name of a version, such as `2026-11-01`, or of the list itself for `''`, as an IRI. */
export type NameOf = (version: string) => string;

/**
 * With the address at which the list is served, names are addresses under it. Without, they are `tag:` URIs (RFC 4151) of the
 * publisher's domain, as its website or e-mail addresses have it; and where none is known, UUIDs made from its name (RFC 9562,
 * section 5.8). All follow from what is given alone.
 *
 * @param base absolute, with a `/` at its end
 * @param since the date of the first version, `YYYY-MM-DD`
 */
export function namesFor(feed: Feed, since: string, base?: string): NameOf {
  if (base) return (version) => `${base}${version ? `versions/${version}.json` : 'subprocessors.atom'}`;
  const domain = domainOf(feed);
  if (domain)
    return (version) => `tag:${domain},${version.slice(0, 10) || since}:subprocessors${version && `/${version}`}`;
  const publisher = feed.publisher?.name ?? feed.title ?? '';
  return (version) => `urn:uuid:${uuidOf(`subprocessors\n${publisher}\n${version}`)}`;
}

function domainOf({publisher, objection}: Feed): string | undefined {
  const website = publisher?.url ?? '';
  const host = /^https?:/i.test(website) && URL.canParse(website) ? new URL(website).hostname : '';
  if (isDomain(host)) return host;
  const emails = [...(publisher?.contacts ?? []).map(({email}) => email), objection?.email];
  const domains = emails.map((email) => email?.trim().split('@').at(1)?.toLowerCase() ?? '');
  return domains.find(isDomain);
}

/** An IP address is no name that anybody keeps. */
const isDomain = (host: string): boolean => /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(host);

/** A UUID of version 8 (RFC 9562, section 5.8) whose bits are those of a hash. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
