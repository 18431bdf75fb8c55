/** The words of comparing versions: see compare.ts. */
const them = (count: number, number: (count: number) => string, one: string, many: string): string =>
  count === 1 ? `1 of them ${one}` : `${number(count)} of them ${many}`;

export const enCompare = {
  nothing: 'No subprocessor was added, removed or changed.',
  countAdded: (count: string) => `${count} added`,
  countRemoved: (count: string) => `${count} removed`,
  countChanged: (count: string) => `${count} changed`,
  countEditorial: (count: string) => `${count} with editorial changes`,
  addedOutside: (count: number, number: (count: number) => string) =>
    them(count, number, 'is outside the EEA', 'are outside the EEA'),
  changedOutside: (count: number, number: (count: number) => string) =>
    them(count, number, 'moves data outside the EEA', 'move data outside the EEA'),
  columnsAdded: (fields: string) => `Newly stated: ${fields}.`,
  columnsRemoved: (fields: string) => `No longer stated: ${fields}.`,
  period: (label: string, before: string, after: string) => `${label}: ${before} before, ${after} after.`,
  termsChanged: (count: string) => `Changes around the list: ${count}`,
  onlyChanges: 'Only changes',
  previousChange: 'Previous change',
  nextChange: 'Next change',
  endComparison: 'End comparison',

  before: 'Before',
  after: 'After',
  removedItem: 'Removed',
  reordered: 'In another order',
  addedItem: 'Added',
  outside: 'Outside the EEA',
  movesOutside: 'Moves data outside the EEA',
  renamedFrom: (name: string) => `was ${name}`,
  matched: {
    alias: 'Recognised by an earlier id',
    'legal name': 'Recognised by its legal name',
    name: '',
    id: '',
    likeness: 'Taken for the same by its name',
  },
  terms: {
    introduction: 'Introduction',
    'notice.days': 'Days of notice',
    'notice.text': 'Notice of changes',
    'notice.subscribe': 'Where to be told of changes',
    'objection.days': 'Days to object',
    'objection.email': 'Where to object',
    'objection.subject': 'Subject of an objection',
    'objection.fields': 'What an objection includes',
    'objection.text': 'Objecting to a subprocessor',
    'publisher.name': 'Publisher',
    'publisher.url': "Publisher's website",
    'publisher.address': "Publisher's address",
    'publisher.contacts': "Publisher's contacts",
    documents: 'Documents',
    products: 'Products',
  } as Record<string, string>,
};
