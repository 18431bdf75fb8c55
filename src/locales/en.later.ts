/** The words of what is drawn after the first rows: see later.ts. */
export const enLater = {
  count: (shown: number, total: number, number: (count: number) => string) =>
    shown === total
      ? `${number(total)} ${total === 1 ? 'subprocessor' : 'subprocessors'}`
      : `${number(shown)} of ${number(total)} subprocessors`,
  closest: (query: string) => `Nothing contains “${query}”. Closest matches:`,
  noMatch: 'No subprocessor matches.',
  noMatchHint: 'Take away a filter or search for something else.',
  empty: 'No subprocessors are listed.',
  toolbar: 'Search, filter and sort',
  search: 'Search',
  groupBy: 'Group by',
  groupings: {
    category: 'Category',
    country: 'Country',
    'category country': 'Category and country',
    none: 'No grouping',
  },
  sortBy: 'Sort by',
  published: 'Order of publication',
  ascending: (field: string) => `${field}, ascending`,
  descending: (field: string) => `${field}, descending`,
  removeFilter: (label: string) => `Remove filter ${label}`,
  searchFilter: (query: string) => `Contains “${query}”`,
  clear: 'Clear all',

  details: (name: string) => `Details of ${name}`,
  copyLink: (name: string) => `Copy link to ${name}`,
  copied: 'Link copied',
  linkInAddress: 'The link is in the address bar',

  upcoming: 'Upcoming changes',
  starts: (date: string) => `in use from ${date}`,
  ends: (date: string) => `in use until ${date}`,
  objectUntil: (date: string) => `You may object until ${date}.`,

  notice: 'Notice of changes',
  noticeDays: (days: string) => `New subprocessors are announced at least ${days} in advance.`,
  subscriptions: {
    email: 'By e-mail',
    form: 'By form',
    atom: 'Atom feed',
    rss: 'RSS feed',
  } as Record<string, string>,
  subscribe: 'Be told of changes',
  objection: 'Objecting to a subprocessor',
  objectionDays: (days: string) => `You may object within ${days} of the announcement.`,
  writeTo: 'Write to',
  subject: 'Subject',
  include: 'Include',
  writeObjection: 'Write the objection',
  documents: 'Documents',
  changes: 'Change log',
  date: 'Date',
  change: 'Change',
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  previousVersions: 'Previous versions',
  versionTypes: {feed: 'data', page: 'web page', pdf: 'PDF'} as Record<string, string>,
  versionOf: (date: string) => `Version of ${date}`,
  asWritten: 'Further statements',
  publisher: 'Published by',
};

export type LaterStrings = typeof enLater;
