/** A button that opens a box over the page, which keeps within the list and closes when the reader turns to something else. */
import {html, type TemplateResult} from 'lit';

/** Presses that began in a box: where it stands in a closed shadow tree, the document is not told. */
const inside = new WeakSet<Event>();

function handleToggle({target}: Event): void {
  const details = target as HTMLDetailsElement;
  details.classList.remove('at-end');
  if (!details.open) return;
  const list = details.closest('.list')?.getBoundingClientRect();
  const box = details.lastElementChild?.getBoundingClientRect();
  details.classList.toggle('at-end', list && box && (box.right > list.right || box.left < list.left));
  const close = (event: Event): void => {
    if (details.open && inside.has(event)) return;
    details.open = false;
    document.removeEventListener('pointerdown', close);
  };
  document.addEventListener('pointerdown', close);
}

function closeWhenLeft({currentTarget, relatedTarget}: FocusEvent): void {
  const details = currentTarget as HTMLDetailsElement;
  if (relatedTarget && !details.contains(relatedTarget as Node)) details.open = false;
}

function closeByEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !details.open) return;
  event.stopPropagation();
  event.preventDefault(); // Nor is it for a dialog or a full screen around the list.
  details.open = false;
  details.querySelector('summary')?.focus();
}

/** `box` is one element, and takes the focus of a press on its words; else the page would, and the box would close. */
export function popover(
  name: 'facet' | 'export',
  label: unknown,
  box: TemplateResult,
  onOpen: () => void,
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
    <summary part="${name}-button" class="control" @click=${onOpen}>${label}</summary>
    ${box}
  </details>`;
}
