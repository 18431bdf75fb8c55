/** The words of the first view that do not come from the feed; those of the rest are in en.later.ts. */
export const en = {
  title: 'Subprocessors',
  updated: (date: string) => `Updated ${date}`,
  effective: (date: string) => `Effective ${date}`,

  fields: {
    name: 'Name',
    category: 'Category',
    entityType: 'Entity type',
    purpose: 'Purpose',
    dataTypes: 'Data types',
    dataSubjects: 'Data subjects',
    country: 'Country',
    locations: 'Location of processing',
    transfers: 'Transfer mechanism',
    products: 'Product',
    legalName: 'Legal name',
    address: 'Address',
    contact: 'Contact',
    parent: 'Parent company',
    url: 'Website',
    links: 'Documents',
    certifications: 'Certifications',
    retention: 'Retention',
    status: 'Status',
    announced: 'Announced',
    effectiveFrom: 'In use from',
    effectiveUntil: 'In use until',
    notes: 'Notes',
  } as Record<string, string>,
  links: {
    dpa: 'Data processing agreement',
    privacy: 'Privacy policy',
    terms: 'Terms',
    subprocessors: 'Subprocessors',
  } as Record<string, string>,
  transfers: {
    scc: 'Standard contractual clauses',
    dpf: 'Data Privacy Framework',
    adequacy: 'Adequacy decision',
    idta: 'UK International Data Transfer Addendum',
    bcr: 'Binding corporate rules',
  } as Record<string, string>,
  /** Places that Intl.DisplayNames does not name, or not in every browser. */
  places: {
    EEA: 'European Economic Area',
    '001': 'Worldwide',
    '002': 'Africa',
    '005': 'South America',
    '009': 'Oceania',
    '019': 'Americas',
    '021': 'North America',
    '142': 'Asia',
    '150': 'Europe',
  } as Record<string, string>,
  unstated: 'Not stated',
  unnamed: 'No name given',
  otherCategory: 'Other',

  ofTotal: (shown: string, total: string) => `${shown} of ${total}`,
  emptyCategory: 'None at present.',

  rowActions: 'Links and details',

  loading: 'Loading…',
  retry: 'Try again',
  failed: 'The current list of subprocessors could not be loaded.',
  incomplete: 'Part of this page could not be loaded. Reload to see all.',
  stale: 'The list below was loaded before.',
  failures: {
    network: 'The server could not be reached.',
    timeout: 'The server did not answer in time.',
    http: 'The server answered with error {status}.',
    'not-a-feed': 'What came is not a list of subprocessors.',
  } as Record<string, string>,
};

export type Strings = typeof en;
