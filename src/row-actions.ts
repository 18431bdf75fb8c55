/** What is done with links to rows: see view/row-link.ts. */

/**
 * Copies the address of a row, or puts it into the address bar where there is no clipboard: outside a secure context, or
 * without permission. Gives the name of what to say of it.
 */
export async function copyLink(address: string): Promise<'copied' | 'linkInAddress'> {
  try {
    await navigator.clipboard.writeText(address);
    return 'copied';
  } catch {
    location.hash = new URL(address).hash;
    return 'linkInAddress';
  }
}

/** Scrolls to a row and moves the focus to it, after opening whatever it is folded in, on the page around it, too. It `mayMove` in a long list. */
export function reveal(row: HTMLElement, mayMove: boolean): void {
  let node: Node | null = row;
  while (node) {
    if (node instanceof HTMLDetailsElement) node.open = true;
    node = node instanceof ShadowRoot ? node.host : (node.parentNode as Node | null);
  }
  row.scrollIntoView({block: 'center'});
  row.focus({preventScroll: true});
  if (mayMove) keepInPlace(row);
}

/** Frames for which a row is kept in sight: the rest of a long list is placed and measured meanwhile. */
const FRAMES = 120;

/**
 * Scrolls again while the row still moves: the rows around it, which were not laid out before, may be higher or lower than
 * was thought, and not every browser makes up for it. Ends when the focus goes elsewhere, or the reader scrolls.
 */
function keepInPlace(row: HTMLElement): void {
  const reader = new AbortController();
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(type, () => reader.abort(), {once: true, passive: true, signal: reader.signal});
  }
  let before = row.getBoundingClientRect().top;
  let left = FRAMES;
  const look = (): void => {
    if (!row.matches(':focus')) reader.abort();
    if (reader.signal.aborted) return;
    const {top, bottom} = row.getBoundingClientRect();
    const isStill = Math.abs(top - before) < 1 && bottom > 0 && top < innerHeight;
    if (!isStill) row.scrollIntoView({block: 'center', behavior: 'instant'});
    before = row.getBoundingClientRect().top;
    if (--left) requestAnimationFrame(look);
    else reader.abort();
  };
  requestAnimationFrame(look);
}
