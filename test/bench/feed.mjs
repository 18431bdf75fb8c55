/**
 * A list of any length that is the same on every machine: made-up vendors, but categories, purposes, places and transfers
 * as real lists have them. Names have letters and spaces only, so that every way of comparing texts sorts them alike, and
 * none is a part of another, so that they can be counted in a printed text.
 */

const words = (text) => text.trim().split(/\s+/);
const phrases = (text) => text.trim().split(/\s*[,\n]\s*/);

const [STARTS, MIDDLES, ENDS] = [
  words(
    'Al Ar Bel Bran Cal Cor Dar Del Fen Fin Gal Har Hel Jor Kal Lan Lor Mar Nor Ol Par Quin Ras Sol Tal Ver Vi Zen',
  ),
  words('a ba da do e fa go i la li ma mi na no o ra ri sa ta ti vi'),
  words('bis den dra fix gen kit lex lon mix nix port ris sen to tra vex ware zon'),
];
const COMPANIES = words(
  'Analytics Broadcast Cloud Data Engineering Finance Group Hosting Insights Labs Messaging Networks Payments Research ' +
    'Security Software Support Systems Telecom Verify Voice Workspace',
);
const CATEGORIES = phrases(
  'Infrastructure, Customer support, Analytics, Communication, Payments, Security, Artificial intelligence, ' +
    'Professional services, Marketing, Internal tools',
);
const VERBS = words(
  'Hosting Storing Sending Receiving Verifying Monitoring Analysing Translating Transcribing Processing Protecting ' +
    'Delivering Backing Reviewing Archiving Indexing Routing Scanning Summarising Invoicing',
);
const PURPOSE = words(
  'account accounts address alerts application archive attachments audit backups billing browser calendar calls campaign ' +
    'certificates chat code consent contact content contracts conversations crash customer dashboards data database ' +
    'delivery devices diagnostics documents domain email employee encryption error events feedback files forms forum ' +
    'fraud help identity images incident integration inventory invoices issues keys knowledge language leads learning ' +
    'ledger legal license links location logs mail maps marketing media meetings messages metrics mobile model network ' +
    'newsletter notes notifications object onboarding orders partner passwords payments performance phone platform ' +
    'prevention product profiles project prompts proxy quality queries questions queue quota records recovery refunds ' +
    'release reminders reports requests sales schedule search secrets security server service sessions settings ' +
    'shipping signature source speech spam status storage subscription support survey tasks tax team telemetry templates ' +
    'tests text tickets tokens tracing training transactions transcripts transfer translation uploads usage users ' +
    'vendor verdict verification verified verify version vertical video visitors voice vouchers vulnerability ' +
    'warehouse warnings web webcast webhook webhooks webinar website weekly widget wiki workflow workshop',
);
const LINKS = words('and and for from in of of on the the to with');
const DATA_TYPES = phrases(
  'Contact details, Account data, Usage data, Log files, Payment data, Conversations, Stored files, Support tickets, ' +
    'Device identifiers, Location data, Voice recordings, Employee data, Marketing preferences, Credentials',
);
const SUBJECTS = phrases('Customers, End users, Employees, Website visitors, Prospects, Business partners');
/** The most frequent first; only such as are written in plain letters in English. */
const COUNTRIES = words(
  'US IE DE NL GB FR IN CA SE PL AU ES IL SG CH JP BE DK FI AT IT PT NO EE LT LV RO BG GR BR ' +
    'MX ZA AE KR TW NZ AR CL KE EG',
);
const WORLD = [...COUNTRIES, 'EU', 'EU', 'EU', 'EU'];
const ADEQUATE = new Set(words('GB CH JP KR NZ IL AR CA'));
const TRANSFERS = {
  scc: 'Standard contractual clauses',
  dpf: 'Data Privacy Framework',
  adequacy: 'Adequacy decision',
};

/** The columns, as the element and all others show them: keys of the flat rows are the fields of the feed. */
export const COLUMNS = [
  {field: 'name', label: 'Name'},
  {field: 'category', label: 'Category'},
  {field: 'purpose', label: 'Purpose'},
  {field: 'dataTypes', label: 'Data types'},
  {field: 'dataSubjects', label: 'Data subjects'},
  {field: 'country', label: 'Country'},
  {field: 'locations', label: 'Processing locations'},
  {field: 'transfers', label: 'Transfer mechanism'},
];

/** Mulberry32: the same numbers from the same seed, everywhere. */
export function randomFrom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled(items, random) {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}

const slug = (text) => text.toLowerCase().replaceAll(' ', '-');

/** A feed of `count` entries, of which a longer one begins with the same. */
export function makeFeed(count) {
  const random = randomFrom(20_260);
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  /** The first of the list are picked more often than the last. */
  const pickEarly = (list) => list[Math.floor(random() ** 2.2 * list.length)];
  const several = (list, most) => [...new Set(Array.from({length: 1 + below(most)}, () => pick(list)))];

  const taken = new Set();
  const subprocessors = Array.from({length: count}, () => {
    let name;
    do name = `${pick(STARTS)}${pick(MIDDLES)}${pick(ENDS)} ${pick(COMPANIES)}`;
    while (taken.has(name));
    taken.add(name);
    const purpose = [pick(VERBS)];
    for (let left = 5 + below(9); left > 0; left--)
      purpose.push(left > 1 && random() < 0.35 ? pick(LINKS) : pick(PURPOSE));
    const country = pickEarly(COUNTRIES);
    const transfers =
      country === 'US' ? (random() < 0.5 ? ['dpf', 'scc'] : ['scc']) : ADEQUATE.has(country) ? ['adequacy'] : ['scc'];
    return {
      id: slug(name),
      name,
      url: `https://${slug(name)}.test/`,
      category: slug(pickEarly(CATEGORIES)),
      purpose: purpose.join(' '),
      dataTypes: several(DATA_TYPES, 4),
      dataSubjects: several(SUBJECTS, 2),
      country,
      locations: [...new Set([country, ...several(WORLD, 3)])].slice(0, 3),
      transfers: random() < 0.15 ? [] : transfers,
    };
  });
  return {
    title: 'Subprocessors',
    language: 'en',
    categories: CATEGORIES.map((title) => ({id: slug(title), title})),
    columns: COLUMNS,
    subprocessors,
  };
}

/** The same as texts, as they are displayed, for whatever shows plain tables. */
export function flatRows({categories, subprocessors}) {
  const titles = new Map(categories.map(({id, title}) => [id, title]));
  const regions = new Intl.DisplayNames('en', {type: 'region'});
  return subprocessors.map((entry) => ({
    ...entry,
    category: titles.get(entry.category),
    dataTypes: entry.dataTypes.join(', '),
    dataSubjects: entry.dataSubjects.join(', '),
    country: regions.of(entry.country),
    locations: entry.locations.map((code) => regions.of(code)).join(', '),
    transfers: entry.transfers.map((mechanism) => TRANSFERS[mechanism]).join(', ') || '–',
  }));
}

/** What becomes of a list in a year or two: a few rows come, go and change, in another order. */
export function changedFrom(feed) {
  const entries = structuredClone(feed.subprocessors).filter((_, index) => index % 50);
  for (const [index, entry] of entries.entries()) {
    if (index % 10 === 0) entry.purpose = `${entry.purpose} and more`;
    if (index % 17 === 0) entry.locations = ['IN'];
    if (index % 23 === 0) entry.id = `other-${entry.id}`;
  }
  return {...feed, subprocessors: entries.reverse()};
}

/** The worst for finding out who is who: no id is as it was, and every name has a word more. */
export function renamedFrom(feed) {
  const entries = feed.subprocessors.map((entry, index) => ({...entry, id: `new-${index}`, name: `${entry.name} One`}));
  return {...feed, subprocessors: entries};
}
