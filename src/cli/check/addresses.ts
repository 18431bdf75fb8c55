/**
 * Whose an address is. Companies have many domains, so that another one alone is no fault: what counts is that it is that of
 * another entry or of the publisher, looks like a slip of the right one, or is one where anybody may have an address.
 */
import {getDomain, getHostname, getPublicSuffix, parse} from 'tldts';
import type {Subprocessor} from '../../feed/parse.js';
import {withoutForms, wordsIn} from '../../feed/wording.js';
import {editDistance, slips} from './nearest.js';
import type {Found} from './rules.js';
import {below, type Entry, fieldPath, isObject, itemsOf, type Subject, textsIn} from './subject.js';

/** The domain that somebody has registered (Public Suffix List): `example.co.uk` of `www.example.co.uk`. */
const domainOf = (address: string): string => (isNetwork(address) ? (getDomain(address) ?? '') : '');

/** Relative addresses have no domain, though "dpa.html" looks like one. */
const isNetwork = (address: string): boolean => /^\s*(https?:\/\/|mailto:)/i.test(address) || isMail(address);

const isMail = (text: string): boolean => /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]+$/u.test(text.trim());

/** The e-mail addresses in a text. */
const mailsInText = (text: string): string[] =>
  text
    .split(/[\s<>,;:"()]+/)
    .map((word) => word.replace(/\.$/, ''))
    .filter(isMail);

/** The e-mail address of a link to one, without its subject. */
const mailOf = (url: string): string | undefined => /^\s*mailto:([^?]*)/i.exec(url)?.[1];

/** What stands before the public suffix: `cloud.google` of `cloud.google.com`. */
function labelsOf(address: string): string {
  const host = getHostname(address) ?? '';
  const suffix = getPublicSuffix(host) ?? '';
  return host.slice(0, host.length - suffix.length).replace(/\.$/, '');
}

/** Sites on which companies keep pages that are not theirs. */
const SHARED = new Set(
  (
    'github.com github.io gitlab.com bitbucket.org google.com/docs notion.site notion.so dropbox.com box.com ' +
    'sharepoint.com amazonaws.com cloudfront.net windows.net azureedge.net googleapis.com hubspotusercontent.com ' +
    'hubspot.com hsforms.com zendesk.com atlassian.net freshdesk.com intercom.help readme.io gitbook.io webflow.io ' +
    'linkedin.com twitter.com x.com facebook.com youtube.com medium.com substack.com typeform.com airtable.com ' +
    'statuspage.io safebase.io safebase.us vanta.com drata.com secureframe.com conveyor.com trustarc.com onetrust.com ' +
    'iubenda.com termly.io ironcladapp.com docusign.net pandadoc.com contentful.com ctfassets.net archive.org'
  ).split(' '),
);

const isShared = (address: string): boolean =>
  SHARED.has(domainOf(address)) || /^https?:\/\/(docs|drive|sites|forms)\.google\.com\//i.test(address);

/** Providers at which anybody may have an address. */
const FREE_MAIL =
  /^(gmail\.com|googlemail\.com|(outlook|hotmail|live|msn)\.[a-z.]+|(yahoo|ymail|rocketmail)\.[a-z.]+|icloud\.com|me\.com|mac\.com|aol\.com|gmx\.[a-z]+|web\.de|t-online\.de|freenet\.de|posteo\.[a-z]+|mailbox\.org|proton(mail)?\.(com|me|ch)|pm\.me|(tutanota|tuta)\.[a-z]+|fastmail\.(com|fm)|zohomail\.[a-z]+|yandex\.[a-z]+|mail\.ru|(qq|163|126)\.com|(orange|free|laposte|wanadoo|sfr)\.(fr|net)|libero\.it|bluewin\.ch|hey\.com)$/;

/** What names a company: each of its names as words, written together, and their initials. */
interface Names {
  words: Set<string>;
  together: string[];
}

function namesIn(texts: readonly (string | undefined)[]): Names {
  const names = texts.filter((text) => text !== undefined).map((text) => withoutForms(wordsIn(text)));
  const initials = names.filter(({length}) => length > 1).map((words) => words.map(([first = '']) => first).join(''));
  return {words: new Set(names.flat()), together: [...names.map((words) => words.join('')), ...initials]};
}

const namesOf = ({names, legalName, parent}: Subprocessor): Names => namesIn([...names, legalName, parent]);

/** Whether a domain, or the host before it, looks like it belongs to who has these names. */
function fits(address: string, {words, together}: Names): boolean {
  const labels = labelsOf(address)
    .split('.')
    .map((label) => label.replaceAll('-', ''));
  const path = /^https?:\/\/[^/]+(\/.*)$/i.exec(address)?.[1]?.toLowerCase() ?? '';
  const host = wordsIn(getHostname(address) ?? '').join('');
  return (
    labels.some(
      (label) =>
        words.has(label) ||
        together.some((name) => name === label || (label.length > 2 && name.includes(label))) ||
        [...words, ...together].some((word) => word.length > 2 && label.includes(word)),
    ) || [...words, ...together].some((word) => word.length > 3 && (host.includes(word) || path.includes(word)))
  );
}

/** Whether one domain is likely a slip of another: few letters differ, and not in the suffix, as companies have several. */
function isSlip(domain: string, expected: string): boolean {
  if (!domain || !expected || domain === expected) return false;
  const [a, b] = [labelsOf(`https://${domain}`), labelsOf(`https://${expected}`)];
  return (
    a !== b &&
    getPublicSuffix(domain) === getPublicSuffix(expected) &&
    Math.min(a.length, b.length) > 4 &&
    editDistance(a, b) <= Math.min(slips(a.length), slips(b.length))
  );
}

/**
 * Addresses that browsers take for a file beside the page, though they name a site: `www.acme.example`, or of what has a site,
 * `acme.com`. What could be a file, such as `terms.md`, is one where files are named.
 */
function* checkSchemes(value: unknown, path: string, isSite: boolean): Generator<Found> {
  for (const [text, at] of textsIn(value, path)) {
    const host = /^\s*(?:\/\/)?([^\s/?#:@]+)/.exec(text)?.[1] ?? '';
    if (text.trim().startsWith('/') || !host.includes('.')) continue;
    const isNamed = /^www\./i.test(host) || ((isSite || text.includes('/')) && isRegistered(host));
    if (isNamed && !isNetwork(text)) yield {code: 'no-scheme', path: at, args: {value: text.trim()}};
  }
}

/** Whether a name is under a suffix at which names are registered. */
const isRegistered = (host: string): boolean => !!getDomain(host) && parse(host).isIcann === true;

export function* checkAddresses(subject: Subject): Generator<Found> {
  yield* checkPublisher(subject);
  const {publisher, documents, previousVersions} = subject.written;
  if (isObject(publisher)) yield* checkSchemes(publisher.url, '/publisher/url', true);
  for (const [field, list] of Object.entries({documents, previousVersions})) {
    for (const [item, path] of itemsOf(list, below('', field)))
      yield* isObject(item) ? checkSchemes(item.url, below(path, 'url'), false) : checkSchemes(item, path, false);
  }
  const sites = new Map(subject.entries.map((each) => [each, domainOf(each.entry.url ?? '')]));
  const ownerOf = ownersOf(sites);
  const publisherDomain = domainOf(subject.feed.publisher?.url ?? '');
  for (const [each, own] of sites) {
    if (own && own === publisherDomain && !isOfGroup(each, subject.feed.publisher?.name ?? ''))
      yield {code: 'publisher-domain', path: fieldPath(each, 'url'), args: {domain: own, name: each.entry.name}};
    else if (own) yield* checkOwner(each.entry.url ?? '', fieldPath(each, 'url'), each, ownerOf, own);
    if (/^mailto:/i.test(each.entry.url ?? '')) yield {code: 'mail-as-site', path: fieldPath(each, 'url')};
    yield* checkEntry(each, own, ownerOf);
  }
}

type OwnerOf = (address: string, asking: Entry, domain?: string) => Entry | undefined;

const hostOf = (address: string): string => (getHostname(address) ?? '').replace(/^www\./, '');

function put(map: Map<string, Entry[]>, key: string, each: Entry): void {
  const there = map.get(key);
  if (there) there.push(each);
  else map.set(key, [each]);
}

/**
 * Whose an address is, but for who asks: the first entry whose site is at that domain and whose name says so; else the first
 * whose site is at that host, as `aws.amazon.com` is of AWS.
 */
function ownersOf(sites: ReadonlyMap<Entry, string>): OwnerOf {
  const byDomain = new Map<string, Entry[]>();
  for (const [each, domain] of sites) if (domain) put(byDomain, domain, each);
  // Of few domains, there is more than one entry.
  const byHost = new Map<string, Map<string, Entry[]>>();
  const atHost = (host: string, domain: string, there: readonly Entry[]): readonly Entry[] => {
    const hosts = byHost.get(domain) ?? new Map<string, Entry[]>();
    if (!byHost.has(domain)) for (const each of there) put(hosts, hostOf(each.entry.url ?? ''), each);
    byHost.set(domain, hosts);
    return hosts.get(host) ?? [];
  };
  const owners = new Map<string, Entry | undefined>();
  const find = (key: string, entries: readonly Entry[]): Entry | undefined => {
    if (!owners.has(key))
      owners.set(
        key,
        entries.find(({entry}) => fits(`https://${key}`, namesOf(entry))),
      );
    return owners.get(key);
  };
  return (address, asking, domain = domainOf(address)) => {
    const there = byDomain.get(domain) ?? [];
    // As it is nearly always, which need not be found out for thousands.
    if (there.every((each) => each === asking)) return undefined;
    const host = hostOf(address);
    return find(domain, there) ?? find(host, atHost(host, domain, there));
  };
}

function* checkEntry(each: Entry, own: string, ownerOf: OwnerOf): Generator<Found> {
  const {url, links, contact} = each.written;
  yield* checkSchemes(url, below(each.path, 'url'), true);
  yield* checkSchemes(links, below(each.path, 'links'), false);
  if (isObject(contact)) yield* checkSchemes(contact.url, below(below(each.path, 'contact'), 'url'), true);
  if (isObject(links)) {
    for (const [address, path] of textsIn(links, below(each.path, 'links')))
      yield* checkLink(address, path, each, own, ownerOf);
  }
  const path = fieldPath(each, 'contact');
  // A text alone may name an address, or who has one.
  if (typeof contact === 'string')
    for (const email of mailsInText(contact)) yield* checkMail(email, path, each, own, ownerOf);
  if (!isObject(contact)) return;
  const mail = typeof contact.url === 'string' ? mailOf(contact.url) : undefined;
  if (mail !== undefined) yield* checkMail(mail, below(path, 'url'), each, own, ownerOf);
  else if (typeof contact.url === 'string') yield* checkLink(contact.url, below(path, 'url'), each, own, ownerOf);
  if (typeof contact.email === 'string') yield* checkMail(contact.email, below(path, 'email'), each, own, ownerOf);
}

/** Whether an entry is the publisher itself, or of its group. */
function isOfGroup({entry}: Entry, publisher: string): boolean {
  const {words} = namesOf(entry);
  return (
    withoutForms(wordsIn(publisher)).some((word) => words.has(word)) ||
    /affiliate|subsidiar|group|intra/i.test(`${entry.entityType} ${entry.category}`)
  );
}

function* checkOwner(address: string, path: string, each: Entry, ownerOf: OwnerOf, domain?: string): Generator<Found> {
  const owner = ownerOf(address, each, domain);
  if (!owner || owner === each || isShared(address) || isRelated(each.entry, owner.entry)) return;
  if (fits(address, namesOf(each.entry))) return;
  yield {
    code: 'foreign-domain',
    path,
    args: {domain: hostOf(address), owner: owner.entry.name, name: each.entry.name},
  };
}

/** Whether two entries say that they are one company, or that one belongs to the other. */
function isRelated(a: Subprocessor, b: Subprocessor): boolean {
  const [one, other] = [namesOf(a), namesOf(b)];
  return one.together.some((name) => name !== '' && other.together.includes(name));
}

function* checkLink(address: string, path: string, each: Entry, own: string, ownerOf: OwnerOf): Generator<Found> {
  const domain = domainOf(address);
  if (!domain || domain === own) return;
  if (isSlip(domain, own) && !ownerOf(address, each)) yield {code: 'domain-typo', path, args: {domain, expected: own}};
  else yield* checkOwner(address, path, each, ownerOf);
}

function* checkMail(email: string, path: string, each: Entry, own: string, ownerOf: OwnerOf): Generator<Found> {
  if (!isMail(email)) {
    if (email.trim()) yield {code: 'no-mail-address', path, args: {value: email}};
    return;
  }
  const domain = domainOf(email);
  if (domain === own) return;
  const address = `mailto:${email.trim()}`;
  const owner = ownerOf(address, each);
  if (isSlip(domain, own) && !owner) yield {code: 'domain-typo', path, args: {domain, expected: own}};
  else if (fits(`https://${domain}`, namesOf(each.entry))) return;
  else if (FREE_MAIL.test(domain)) yield {code: 'free-mail', path, args: {email, domain}};
  else if (owner) yield* checkOwner(address, path, each, ownerOf);
  else if (own) yield {code: 'vendor-mail', path, args: {email, expected: own, name: each.entry.name}};
}

/** What the publisher gives to be reached by: to lose an objection is worse than to have an odd address. */
function* checkPublisher({written, feed}: Subject): Generator<Found> {
  const publisher = isObject(written.publisher) ? written.publisher : {};
  const contacts = [...mailsIn(publisher.contacts, '/publisher/contacts')];
  const [first] = contacts;
  const url = feed.publisher?.url ?? '';
  const host = domainOf(url) && hostOf(url);
  const names = namesIn([feed.publisher?.name]);
  const places = [
    ...contacts.map((each) => [...each, false] as const),
    ...[...mailsIn(written.objection, '/objection')].map((each) => [...each, true] as const),
    ...[...mailsIn(isObject(written.notice) ? written.notice.subscribe : undefined, '/notice/subscribe')].map(
      (each) => [...each, true] as const,
    ),
  ];
  for (const [email, path, mustBeOwn] of places) {
    if (!isMail(email)) {
      yield {code: 'no-mail-address', path, args: {value: email}};
      continue;
    }
    const at = email.trim().split('@').at(-1)?.toLowerCase() ?? '';
    const domain = domainOf(email);
    // Without a site, the first address tells what the others should be like.
    const expected =
      host || (first && isMail(first[0]) && path !== first[1] ? first[0].trim().split('@').at(-1) : '') || '';
    if (isSlipOfHost(at, expected)) yield {code: 'domain-typo', path, args: {domain: at, expected}};
    else if (domain === domainOf(`https://${expected}`) || fits(`https://${domain}`, names)) continue;
    else if (FREE_MAIL.test(domain)) yield {code: 'free-mail', path, args: {email, domain}};
    // A data protection officer may be anybody's; who takes objections is the publisher.
    else if (mustBeOwn && host) yield {code: 'publisher-mail', path, args: {email, expected: host}};
  }
}

/** `rocket.chat.com` is a slip of `rocket.chat`: a suffix too much makes it the domain of somebody else. */
const isSlipOfHost = (host: string, expected: string): boolean =>
  expected !== '' &&
  domainOf(`https://${host}`) !== domainOf(`https://${expected}`) &&
  (host.startsWith(`${expected}.`) || isSlip(domainOf(`https://${host}`), domainOf(`https://${expected}`)));

/** The e-mail addresses of contacts or links, one or several. */
function* mailsIn(value: unknown, path: string): Generator<[email: string, path: string]> {
  for (const [item, at] of itemsOf(value, path)) {
    if (typeof item === 'string') for (const mail of mailsInText(item)) yield [mail, at];
    if (!isObject(item)) continue;
    const {email, url} = item;
    if (typeof email === 'string' && email.trim()) yield [email, below(at, 'email')];
    const mail = typeof url === 'string' ? mailOf(url) : undefined;
    if (mail !== undefined) yield [mail, below(at, 'url')];
  }
}
