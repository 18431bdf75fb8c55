/**
 * The list as linked data: JSON-LD 1.1 with schema.org for who is who, and the Data Privacy Vocabulary (DPV) of the W3C community
 * group for what each does with which data: https://w3id.org/dpv, its countries at https://w3id.org/dpv/loc, and the legal bases
 * of the GDPR at https://w3id.org/dpv/legal/eu/gdpr. The context is in the file, so that reading it asks nobody for anything.
 */
import type {Feed, Subprocessor} from '../../feed/parse.js';
import type {Place} from '../../feed/places.js';
import {parseProse, proseText} from '../../feed/prose.js';
import type {TransferMechanism} from '../../feed/schema.js';
import {isSafeUrl} from '../../feed/urls.js';
import {en} from '../../locales/en.js';
import {rowHash} from '../../view/row-link.js';

const CONTEXT = {
  schema: 'https://schema.org/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  loc: 'https://w3id.org/dpv/loc#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The page, as seen from beside it, where nobody has said where it will be. */
const PAGE = 'subprocessors.html';

/**
 * The terms of DPV for the mechanisms of GDPR Chapter V. The Data Privacy Framework is an adequacy decision, (EU) 2023/1795. The
 * United Kingdom's addendum is of no article of the GDPR, and has no term of its own.
 */
const LEGAL_BASES: Partial<Record<TransferMechanism, string>> = {
  scc: 'eu-gdpr:A46-2-c',
  bcr: 'eu-gdpr:A46-2-b',
  adequacy: 'eu-gdpr:A45-3',
  dpf: 'eu-gdpr:A45-3',
};

type Value = string | number | Node | readonly Value[] | undefined;
interface Node {
  [term: string]: Value;
}

/** Whether a value is worth a term. */
const isStated = (value: Value): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** A node without what is not stated; nothing where only its type is left. */
function node(terms: Node): Node | undefined {
  const stated = Object.entries(terms).filter(([, value]) => isStated(value));
  return stated.some(([term]) => term !== '@type') ? Object.fromEntries(stated) : undefined;
}

/** Lists as RDF has them, which knows no order and no doubles: one value alone needs no brackets. */
function all<Item>(items: readonly Item[], toValue: (item: Item) => Value): Value {
  const values = items.map(toValue).filter(isStated);
  return values.length > 1 ? values : values[0];
}

const text = (written = ''): string => written.toWellFormed().trim();
const plain = (prose = ''): string => text(proseText(parseProse(prose)));
const date = (written: string | undefined): Value =>
  /^\d{4}-\d\d-\d\d$/.test(written ?? '') ? {'@type': 'xsd:date', '@value': written} : text(written);

/**
 * The list as JSON-LD, in a line: it is for programs, and indented, a long list takes twice as many bytes.
 *
 * `base` is the whole address of the page that shows the list: `https://acme.example/legal/subprocessors.html`. It makes every
 * address in the file a whole one. Without it, all are relative to the file, and the page is `subprocessors.html` beside it.
 */
export function toLinkedData(feed: Feed, {base}: {base?: string}): string {
  const page = (base ?? PAGE).replace(/#.*$/s, '');
  const link = (url = ''): Value => {
    const id = address(url, base);
    return id === undefined ? undefined : {'@id': id};
  };
  const named = (url: string | undefined, name: string): Value => {
    const id = address(url, base);
    return id === undefined ? undefined : node({'@id': id, '@type': 'schema:WebPage', 'schema:name': name});
  };

  const contact = ({name, role, email, phone, url}: NonNullable<Subprocessor['contact']>): Value =>
    node({
      '@type': 'schema:ContactPoint',
      'schema:name': text(name),
      'schema:contactType': text(role),
      'schema:email': text(email),
      'schema:telephone': text(phone),
      'schema:url': link(url),
    });

  const toNode = (entry: Subprocessor): Node => {
    const {url, legalName, address, parent, purpose, retention, links = {}} = entry;
    const stated: Node = {
      '@id': page + rowHash(entry.id, ''),
      '@type': ['schema:Organization', 'dpv:DataSubProcessor'],
      'schema:name': all(entry.names, text),
      'schema:legalName': text(legalName),
      'schema:url': link(url),
      'schema:address': text(address),
      'schema:contactPoint': entry.contact && contact(entry.contact),
      'schema:parentOrganization': node({'@type': 'schema:Organization', 'schema:name': text(parent)}),
      'schema:description': plain(entry.notes),
      'schema:subjectOf': all(Object.entries(links), ([name, to]) => named(to, wordOf(name))),
      'schema:hasCertification': all(entry.certifications, (name) =>
        node({'@type': 'schema:Certification', 'schema:name': text(name)}),
      ),
      'dpv:hasCountry': all(entry.country, toLocation),
      'dpv:hasLocation': all(entry.locations, toLocation),
      'dpv:hasPurpose': node({'@type': 'dpv:Purpose', 'schema:description': plain(purpose)}),
      'dpv:hasPersonalData': all(entry.dataTypes, (name) =>
        node({'@type': 'dpv:PersonalData', 'schema:name': text(name)}),
      ),
      'dpv:hasDataSubject': all(entry.dataSubjects, (name) =>
        node({'@type': 'dpv:DataSubject', 'schema:name': text(name)}),
      ),
      'dpv:hasLegalBasis': all(entry.transfers, toLegalBasis),
      'dpv:hasStorageCondition': node({'@type': 'dpv:StorageDuration', 'schema:description': plain(retention)}),
      'dct:issued': date(entry.announced),
      'dct:temporal': period(entry),
    };
    return node(stated) as Node;
  };

  const {publisher, documents} = feed;
  const owner = node({
    '@type': ['schema:Organization', 'dpv:DataProcessor'],
    'schema:name': text(publisher?.name),
    'schema:url': link(publisher?.url),
    'schema:address': text(publisher?.address),
    'schema:contactPoint': all(publisher?.contacts ?? [], contact),
  }) ?? {'@type': ['schema:Organization', 'dpv:DataProcessor']};
  const list = {
    '@context': CONTEXT,
    '@id': page,
    '@type': ['schema:WebPage', 'schema:Dataset'],
    'schema:name': text(feed.title) || en.title,
    'schema:description': plain(feed.introduction),
    'schema:inLanguage': text(feed.language),
    'schema:dateModified': date(feed.updated),
    'dct:valid': date(feed.effective),
    'schema:citation': all(documents, ({title, type = '', url}) => named(url, text(title) || wordOf(type))),
    'schema:publisher': {...owner, 'dpv:hasDataProcessor': feed.subprocessors.map(toNode)},
  };
  return `${JSON.stringify(node(list))}\n`;
}

/**
 * An address as the id of a node: whole where it can be, and in no case what a processor would take for a keyword or a prefix.
 * Nothing for an address that could run.
 */
function address(url: string | undefined, base: string | undefined): string | undefined {
  const written = (url ?? '').toWellFormed().trim();
  if (!written || !isSafeUrl(written)) return undefined;
  if (base !== undefined) return URL.canParse(written, base) ? new URL(written, base).href : undefined;
  const whole = new URL(written, RELATIVE);
  if (whole.origin !== RELATIVE) return whole.href;
  const relative = written.replace(/[\t\r\n]/g, '').replace(/[^!-~]|[<>"{}|\\^`]/g, encodeURIComponent);
  return /^[^/?#]*[:@]/.test(relative) ? `./${relative}` : relative;
}

/** The site of addresses that are relative to nobody knows what. */
const RELATIVE = 'https://relative.invalid';

const wordOf = (name: string): string => text(Object.hasOwn(en.links, name) ? en.links[name] : name);

/** A country, the EU or the EEA by its term; else a place with what is said of it. */
function toLocation({code, kind, text: remark}: Place): Value {
  const isNamed = code !== undefined && /^([A-Z]{2}|EEA)$/.test(code);
  const said = [kind, code === undefined ? undefined : remark].map(text).filter(Boolean).join(', ');
  if (isNamed && !said) return {'@id': `loc:${code}`};
  return node({
    '@type': ['dpv:Location', 'schema:Place'],
    'dct:isPartOf': isNamed ? {'@id': `loc:${code}`} : undefined,
    'schema:name': code === undefined ? text(remark) : isNamed ? undefined : (en.places[code] ?? code),
    'schema:identifier': isNamed ? undefined : code,
    'schema:description': said,
  });
}

/** A mechanism by its term; with what is said of it, as a basis of that kind. */
function toLegalBasis({mechanism, text: said}: Subprocessor['transfers'][number]): Value {
  const term = LEGAL_BASES[mechanism];
  const name = [en.transfers[mechanism], said].map(text).filter(Boolean).join(', ');
  if (term && !text(said) && mechanism !== 'dpf') return {'@id': term};
  return node({
    '@type': term ? ['dpv:DataTransferLegalBasis', term] : 'dpv:DataTransferLegalBasis',
    'schema:name': name,
  });
}

/** When it is in use: a period as DCAT 3 (section 6.14) writes it. */
function period({effectiveFrom, effectiveUntil}: Subprocessor): Value {
  if (!effectiveFrom && !effectiveUntil) return undefined;
  return node({
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': date(effectiveFrom),
    'dcat:endDate': date(effectiveUntil),
  });
}
