/**
 * Lets the heads of tables stay in sight, where that can be done well. A table that fits into its place sticks to the page;
 * one that is too wide is in a box of its own, and sticks to that. And as rows pass under what sticks, it needs a background:
 * that of the page, which is nowhere to be had but from the elements around the list.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parentOf} from './ancestors.js';

interface StickyHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

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

/** When colours may have changed without an attribute: at the end of a transition, and when a stylesheet has come. */
const CHANGES = ['transitionend', 'animationend', 'load'];

export class StickyHeads implements ReactiveController {
  readonly #host: StickyHost;
  #observed = new WeakSet<Element>();
  /** The list that has its background. */
  #painted?: Element | null;
  readonly #sizes = new ResizeObserver((entries) => {
    const tables = entries.map(({target}) => {
      const box = target.parentElement as HTMLElement;
      const head = target.querySelector('th');
      const [width, height] = [head?.offsetWidth, head?.offsetHeight];
      return {box, width, height, doesFit: (target as HTMLElement).offsetWidth <= box.clientWidth};
    });
    // Not at once: it may change the sizes that are being told.
    requestAnimationFrame(() => {
      for (const {box, width, height, doesFit} of tables) {
        box.classList.toggle('fits', doesFit);
        box.classList.toggle('wide', !doesFit);
        // What is scrolled to does not stop under them.
        box.style.setProperty('--_head', `${height}px`);
        box.style.scrollPaddingInlineStart = doesFit ? '' : `${width}px`;
      }
    });
  });
  /** Pages change their colours by an attribute of what is around the list, or with the reader's preference. */
  readonly #attributes = new MutationObserver(() => this.#paint());
  readonly #preference = matchMedia('(prefers-color-scheme: dark)');

  constructor(host: StickyHost) {
    this.#host = host;
    host.renderRoot.addEventListener('focusin', this.#uncover);
    host.addController(this);
  }

  hostConnected(): void {
    for (let node: Element | null = this.#host; node; node = parentOf(node)) {
      this.#attributes.observe(node, {attributes: true});
    }
    this.#preference.addEventListener('change', this.#paint);
    for (const type of CHANGES) document.addEventListener(type, this.#paint, true);
  }

  hostDisconnected(): void {
    this.#attributes.disconnect();
    this.#preference.removeEventListener('change', this.#paint);
    for (const type of CHANGES) document.removeEventListener(type, this.#paint, true);
    this.#sizes.disconnect();
    this.#observed = new WeakSet();
    this.#painted = undefined;
  }

  /** To be called with the tables that are drawn, whenever they are. */
  observe(tables: Iterable<HTMLTableElement>): void {
    if (this.#painted !== this.#list) this.#paint();
    for (const table of tables) {
      if (this.#observed.has(table)) continue;
      this.#observed.add(table);
      this.#sizes.observe(table);
    }
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.list');
  }

  /** What gets the focus must not be under what stays (WCAG 2.4.11); browsers see to it only where they have to scroll. */
  #uncover = ({target}: Event): void => {
    const node = target as Element;
    if (node.closest('table') && node.matches(':focus-visible'))
      node.scrollIntoView({block: 'nearest', inline: 'nearest'});
  };

  #paint = (): void => {
    const list = this.#list;
    const chosen = getComputedStyle(this.#host).getPropertyValue('--subprocessor-list-sticky-background');
    const behind = chosen || backgroundBehind(this.#host);
    list?.classList.toggle('sticky', behind !== undefined);
    list?.style.setProperty('--_behind', behind ?? 'none');
    this.#painted = list;
  };
}
