/**
 * Lets the heads of tables stay in sight, where that can be done well. A table that fits into its place sticks to the page;
 * one that is too wide is in a box of its own, and sticks to that. And as rows pass under what sticks, it needs a background:
 * that of the page, which is nowhere to be had but from the elements around the list.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

interface StickyHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

const parentOf = (node: Element): Element | null => {
  const root = node.getRootNode();
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** How much of what is behind a colour, in any notation of a computed style, it hides: 0 to 1. */
const opacityOf = (color: string): number => Number(/(?:^rgba\(.*,|\/) *([\d.]+)\)$/.exec(color)?.[1] ?? 1);

/** What is seen behind an element, as CSS for `background`; nothing where it is a picture, of which no part fits elsewhere. */
export function backgroundBehind(element: Element): string | undefined {
  const layers: string[] = [];
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const {backgroundColor, backgroundImage} = getComputedStyle(node);
    if (backgroundImage !== 'none') return undefined;
    const opacity = opacityOf(backgroundColor);
    if (opacity === 1) return [...layers, backgroundColor].join();
    if (opacity) layers.push(`linear-gradient(${backgroundColor} 0 0)`);
  }
  return [...layers, 'Canvas'].join();
}

export class StickyHeads implements ReactiveController {
  readonly #host: StickyHost;
  #observed = new WeakSet<Element>();
  #isPainted = false;
  readonly #sizes = new ResizeObserver((entries) => {
    const fits = entries.map(({target}) => {
      const box = target.parentElement as HTMLElement;
      return {box, doesFit: (target as HTMLElement).offsetWidth <= box.clientWidth};
    });
    // Not at once: it may change the sizes that are being told.
    requestAnimationFrame(() => {
      for (const {box, doesFit} of fits) {
        box.classList.toggle('fits', doesFit);
        box.classList.toggle('wide', !doesFit);
      }
    });
  });
  /** Pages change their colours by an attribute of these, or with the reader's preference. */
  readonly #attributes = new MutationObserver(() => this.#paint());
  readonly #preference = matchMedia('(prefers-color-scheme: dark)');

  constructor(host: StickyHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const node of [document.documentElement, document.body]) this.#attributes.observe(node, {attributes: true});
    this.#preference.addEventListener('change', this.#paint);
  }

  hostDisconnected(): void {
    this.#attributes.disconnect();
    this.#preference.removeEventListener('change', this.#paint);
    this.#sizes.disconnect();
    this.#observed = new WeakSet();
    this.#isPainted = false;
  }

  /** To be called with the tables that are drawn, whenever they are. */
  observe(tables: Iterable<HTMLTableElement>): void {
    if (!this.#isPainted) this.#paint();
    for (const table of tables) {
      if (this.#observed.has(table)) continue;
      this.#observed.add(table);
      this.#sizes.observe(table);
    }
  }

  #paint = (): void => {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.list');
    const chosen = getComputedStyle(this.#host).getPropertyValue('--subprocessor-list-sticky-background');
    const behind = chosen || backgroundBehind(this.#host);
    list?.classList.toggle('sticky', behind !== undefined);
    list?.style.setProperty('--_behind', behind ?? 'none');
    this.#isPainted = true;
  };
}
