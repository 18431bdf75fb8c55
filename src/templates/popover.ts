/** A button that opens a box over the page, which keeps within the list and closes when the reader turns to something else. */
import {html, nothing, type TemplateResult} from 'lit';
import {parentOf} from '../ancestors.js';

/** Presses that began in a box: where it stands in a closed shadow tree, the document is not told. */
const inside = new WeakSet<Event>();

/** Whether what stands out of an element below it is cut off. */
function isClipped(element: Element): boolean {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    if (/hidden|clip/.test(getComputedStyle(node).overflowY)) return true;
  }
  return false;
}

function handleToggle({target}: Event): void {
  const details = target as HTMLDetailsElement;
  const list = details.closest<HTMLElement>('.list');
  details.classList.remove('at-end');
  if (list) list.style.minBlockSize = '';
  if (!list || !details.open) return;
  const edges = list.getBoundingClientRect();
  const box = (details.lastElementChild as Element).getBoundingClientRect();
  details.classList.toggle('at-end', box.right > edges.right || box.left < edges.left);
  // Then the list makes room for it.
  if (box.bottom > edges.bottom && isClipped(list)) list.style.minBlockSize = `${box.bottom - edges.top}px`;
  const stop = new AbortController();
  // Heard before the page can keep it for itself, and judged once the box has heard it.
  const hear = (event: Event): void => {
    setTimeout(() => {
      if (details.open && details.isConnected && inside.has(event)) return;
      details.open = false;
      stop.abort();
    });
  };
  document.addEventListener('pointerdown', hear, {capture: true, signal: stop.signal});
}

function closeWhenLeft({currentTarget, relatedTarget}: FocusEvent): void {
  const details = currentTarget as HTMLDetailsElement;
  if (relatedTarget && !details.contains(relatedTarget as Node)) details.open = false;
}

function closeByEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || event.isComposing || !details.open) return;
  event.stopPropagation();
  event.preventDefault(); // Nor is it for a dialog or a full screen around the list.
  details.open = false;
  details.querySelector('summary')?.focus();
}

/** `box` is one element, and takes the focus of a press on its words; else the page would, and the box would close. */
export function popover(
  name: 'facet' | 'history' | 'export',
  label: unknown,
  box: TemplateResult,
  onOpen?: () => void,
): TemplateResult {
  return html`<details
    class="popover"
    part=${name}
    name="popover"
    @toggle=${handleToggle}
    @pointerdown=${(event: Event) => inside.add(event)}
    @keydown=${closeByEscape}
    @focusout=${closeWhenLeft}
  >
    <summary part="${name}-button" class="control" @click=${onOpen ?? nothing}>${label}</summary>
    ${box}
  </details>`;
}
