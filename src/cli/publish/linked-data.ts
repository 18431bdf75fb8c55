/**
 * The list as linked data, in JSON-LD 1.1: subprocessors as organizations of schema.org (https://schema.org/Organization) in the
 * role that the Data Privacy Vocabulary of the W3C's community group gives them (DPV 2.1, https://w3id.org/dpv), each with the
 * process for which it is engaged. The context stands in the document, so that it is understood without a request.
 */
import type {Feed, Subprocessor} from '../../feed/parse.js';
import type {Place} from '../../feed/places.js';
import {parseProse, proseText} from '../../feed/prose.js';
import type {TransferMechanism} from '../../feed/schema.js';
import {isSafeUrl} from '../../feed/urls.js';
import {createFormat, type Format, toLanguage} from '../../view/format.js';
import {rowHash} from '../../view/row-link.js';

const CONTEXT = {
  schema: 'https://schema.org/',
  dpv: 'https://w3id.org/dpv#',
  loc: 'https://w3id.org/dpv/loc#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'schema:dateModified': {'@type': 'xsd:date'},
  'schema:startDate': {'@type': 'xsd:date'},
  'schema:endDate': {'@type': 'xsd:date'},
  'schema:url': {'@type': '@id'},
  'schema:contentUrl': {'@type': '@id'},
};

/**
 * The legal bases of transfers that DPV has terms for. The Data Privacy Framework is one of the adequacy decisions: (EU) 2023/1795.
 * The transfer agreement of the United Kingdom is none under the GDPR of the EU.
 */
const LEGAL_BASES: Partial<Record<TransferMechanism, string>> = {
  adequacy: 'eu-gdpr:A45-3',
  dpf: 'eu-gdpr:A45-3',
  scc: 'eu-gdpr:A46-2-c',
  bcr: 'eu-gdpr:A46-2-b',
};

interface Files {
  /** Names of the list itself, of the page that has the rows, and of this document, relative to where they are served. */
  feed: string;
  page: string;
  document: string;
  /** Where they are served: absolute, with a `/` at its end. Without it, names stay relative to the document. */
  base?: string;
}

type Node = Record<string, unknown>;

/** JSON text, with two spaces to a level and a line break at its end. */
export function toLinkedData(feed: Feed, files: Files): string {
  const {base = '', document, page} = files;
  const format = createFormat(toLanguage(feed.language));
  const list = base + document;
  const entries = feed.subprocessors.map((entry) =>
    organization(entry, {format, base, list, id: `${base}${page}${rowHash(entry.id, '')}`}),
  );
  return `${JSON.stringify({'@context': CONTEXT, '@graph': [dataset(feed, files), ...entries]}, null, 2)}\n`;
}

function dataset({title, publisher, updated, language}: Feed, {base = '', feed, document, page}: Files): Node {
  const address = addressOf(publisher?.url, base);
  return stated({
    '@id': base + document,
    '@type': 'schema:Dataset',
    'schema:name': title,
    'schema:dateModified': updated,
    'schema:inLanguage': language,
    'schema:url': base + page,
    'schema:distribution': {
      '@type': 'schema:DataDownload',
      'schema:encodingFormat': 'application/json',
      'schema:contentUrl': base + feed,
    },
    'schema:publisher': publisher && {
      '@type': ['schema:Organization', 'dpv:DataProcessor'],
      'schema:name': publisher.name,
      'schema:url': address,
      'schema:address': publisher.address,
      'schema:contactPoint': publisher.contacts.map((contact) => contactPoint(contact, base)),
    },
  });
}

interface Row {
  format: Format;
  base: string;
  /** What the entry is named by, and the list that it is in. */
  id: string;
  list: string;
}

function organization(entry: Subprocessor, {format, base, id, list}: Row): Node {
  return stated({
    '@id': id,
    '@type': ['schema:Organization', 'dpv:DataSubProcessor'],
    'schema:name': entry.names,
    'schema:legalName': entry.legalName,
    'schema:url': addressOf(entry.url, base),
    'schema:address': entry.address,
    'schema:contactPoint': entry.contact && contactPoint(entry.contact, base),
    'schema:parentOrganization': entry.parent && {'@type': 'schema:Organization', 'schema:name': entry.parent},
    'schema:hasCertification': entry.certifications.map((name) => ({
      '@type': 'schema:Certification',
      'schema:name': name,
    })),
    'schema:subjectOf': {'@id': list},
    'dpv:hasCountry': entry.country.map((place) => location(place, format)),
    'dpv:hasProcess': stated({
      '@type': 'dpv:Process',
      'dpv:hasPurpose': described('dpv:Purpose', entry.purpose),
      'dpv:hasPersonalData': entry.dataTypes.map((name) => named('dpv:PersonalData', name)),
      'dpv:hasDataSubject': entry.dataSubjects.map((name) => named('dpv:DataSubject', name)),
      'dpv:hasLocation': entry.locations.map((place) => location(place, format)),
      'dpv:hasLegalBasis': entry.transfers.map(legalBasis),
      'dpv:hasStorageCondition': described('dpv:StorageCondition', entry.retention),
      'schema:startDate': entry.effectiveFrom,
      'schema:endDate': entry.effectiveUntil,
    }),
  });
}

const named = (type: string, name: string | undefined): Node | undefined =>
  name ? {'@type': type, 'schema:name': name} : undefined;

/** Prose without its marks: a program would show them. */
function described(type: string, prose: string | undefined): Node | undefined {
  const text = prose && proseText(parseProse(prose));
  return text ? {'@type': type, 'schema:description': text} : undefined;
}

/** A country is that of DPV; what is said of it here is said of a place within it, and regions have their names. */
function location({code, kind, text}: Place, format: Format): Node | undefined {
  const country = code && /^[A-Z]{2}$/.test(code) && code !== 'EU' ? {'@id': `loc:${code}`} : undefined;
  if (country && !text && !kind) return country;
  return stated({
    '@type': 'dpv:Location',
    'schema:name': code && !country ? format.place({code}) : undefined,
    'schema:containedInPlace': country,
    'schema:description': [kind, text].filter(Boolean).join(': '),
  });
}

function legalBasis({mechanism, text}: Subprocessor['transfers'][number]): Node {
  const term = LEGAL_BASES[mechanism];
  if (term && !text) return {'@id': term};
  return stated({
    '@type': [term ?? 'dpv:LegalBasis'],
    'schema:name': term || mechanism === 'other' ? undefined : mechanism.toUpperCase(),
    'schema:description': text,
  });
}

type Contact = NonNullable<Subprocessor['contact']>;

const contactPoint = ({name, role, email, phone, url}: Contact, base: string): Node =>
  stated({
    '@type': 'schema:ContactPoint',
    'schema:name': name,
    'schema:contactType': role,
    'schema:email': email,
    'schema:telephone': phone,
    'schema:url': addressOf(url, base),
  });

/** A safe address as an IRI. What is relative can only be one where it is known to what. */
function addressOf(url: string | undefined, base: string): string | undefined {
  if (!url || !isSafeUrl(url)) return undefined;
  const against = base || undefined;
  return URL.canParse(url, against) ? new URL(url, against).href : undefined;
}

/** Without what states nothing. */
const stated = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node)
      .map(([key, value]) => [key, Array.isArray(value) ? value.filter((item) => item !== undefined) : value] as const)
      .filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && !value.length)),
  );
