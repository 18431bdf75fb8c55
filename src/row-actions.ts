/** What is done with links to rows: see view/row-link.ts. */
import {rowAddress, rowHash} from './view/row-link.js';

export {entryOfHash} from './view/row-link.js';

/**
 * Copies the address of a row, or puts it into the address bar where there is no clipboard: outside a secure context, or
 * without permission. Gives the name of what to say of it.
 */
export async function copyLink(id: string, prefix: string): Promise<'copied' | 'linkInAddress'> {
  try {
    await navigator.clipboard.writeText(rowAddress(id, prefix));
    return 'copied';
  } catch {
    location.hash = rowHash(id, prefix);
    return 'linkInAddress';
  }
}

/** Scrolls to a row and moves the focus to it, after opening whatever it is folded in, on the page around it, too. */
export function reveal(row: HTMLElement | null): void {
  if (!row) return;
  let node: Node | null = row;
  while (node) {
    if (node instanceof HTMLDetailsElement) node.open = true;
    node = node instanceof ShadowRoot ? node.host : (node.parentNode as Node | null);
  }
  row.scrollIntoView({block: 'center'});
  row.focus({preventScroll: true});
}
