/** Brings a list into a comparison with what it was, and reads its rows as they are told to who hears them. */
import {all, click, find, focused, heard, type List, nameOf, row, show, takeRequests, until} from './fixture.js';

export const CHANGES = 'Changes from the version of January 5, 2025 to the current version';

/** A list that is what `after` says, and is compared with what it was. */
export async function compared(before: object, after: object, attributes = ''): Promise<List> {
  const requests = takeRequests();
  const previousVersions = [{date: '2025-01-05', url: '/before.json'}];
  // With a log of its own: to work one out, the list would ask for what it was, too.
  const list = await show({...after, changes: 'As kept.', previousVersions}, attributes);
  await click(list, 'button', /^Compare .* with the current one$/);
  await until(() => requests.length);
  requests[0]?.answer(before);
  await until(() => focused(list).startsWith('Changes from'));
  return list;
}

/** What stands above the comparison. */
export const panel = (list: List): HTMLElement => find(list, 'group', /^Changes from/);

/** What a row says, by the name of each column. */
export function told(list: List, name: string | RegExp): Record<string, string> {
  const found = row(list, name);
  const heads = all(found.closest('table') as Element, 'columnheader').map(nameOf);
  return Object.fromEntries([...found.children].map((cell, index) => [heads[index] ?? '', heard(cell)]));
}

/** What the details of a row say; nothing where they are closed. */
export function detailsOf(list: List, name: string | RegExp): string {
  const next = row(list, name).nextElementSibling;
  return next && !all(next, 'rowheader').length ? heard(next) : '';
}
