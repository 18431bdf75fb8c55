/** What every part of the page is made of: links, headings, dates and prose. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Feed, Subprocessor} from '../feed/parse.js';
import {type Block, type Inline, parseProse} from '../feed/prose.js';
import {isSafeUrl} from '../feed/urls.js';
import type {Strings} from '../locales/en.js';
import type {LaterStrings} from '../locales/en.later.js';
import type {Column} from '../view/fields.js';
import type {Format} from '../view/format.js';

/** What all templates need to know. */
export interface Page {
  feed: Feed;
  format: Format;
  /** Level of the page's first heading, 1 to 6. */
  headingLevel: number;
  /**
   * Whether the list has columns of fixed widths, so that rows which nobody sees need no layout: see row-list.ts. Others,
   * which nearly all lists are, are tables as the browser makes them.
   */
  isLong: boolean;
}

/** What a comparison adds to the rows: see change.ts. */
export interface RowMarks {
  /** The details of a row, and what it stated before and states no more. */
  detailsOf(entry: Subprocessor, columns: readonly Column[], details: readonly Column[], page: LaterPage): Column[];
  /** Whether one of these details is not as it was. */
  isNews(entry: Subprocessor, details: readonly Column[]): boolean;
  isRemoved(entry: Subprocessor): boolean;
  /** The value of a field as it was and as it is; nothing where that is the same. */
  valueOf(page: LaterPage, entry: Subprocessor, field: string): unknown;
  /** Marks a row that was just built. */
  mark(page: LaterPage, row: HTMLElement, entry: Subprocessor, columns: readonly Column[]): void;
}

/** What the templates of the later parts need to know. */
export interface LaterPage extends Page {
  /** All words of the interface, those of the first view among them. */
  strings: Strings & LaterStrings;
  /** Today's calendar date, `YYYY-MM-DD`. */
  today: string;
  /** The list as it is now, where `feed` is an earlier version, or a comparison of two. */
  current: Feed;
  /** Which version is read, or which two are compared, in words; nothing where it is the current one. */
  versionText?: string;
  /** Whether what is read, or the later of the two, is not the current version. */
  isPast?: boolean;
  /** What is marked in the rows, where two versions are compared. */
  marks?: RowMarks;
  /** Whether it is written as a file, for readers without scripts: then what needs one is not there, nor what ages. */
  isStatic?: boolean;
}

/** A link, or only its text where the address is unsafe: whatever a feed says, it cannot make one that runs. */
export function link(url: string | undefined, content: unknown): unknown {
  return url && isSafeUrl(url) ? html`<a part="link" href=${url} rel="noopener">${content}</a>` : content;
}

/** A heading `depth` levels below the title, or one above that where there is no title. Below h6 there are no more. */
export function heading({headingLevel, feed}: Page, depth: number, content: unknown, id?: string): TemplateResult {
  const name = id ?? nothing;
  switch (Math.min(6, headingLevel + depth - (feed.title ? 0 : 1))) {
    case 1:
      return html`<h1 part="heading" id=${name}>${content}</h1>`;
    case 2:
      return html`<h2 part="heading" id=${name}>${content}</h2>`;
    case 3:
      return html`<h3 part="heading" id=${name}>${content}</h3>`;
    case 4:
      return html`<h4 part="heading" id=${name}>${content}</h4>`;
    case 5:
      return html`<h5 part="heading" id=${name}>${content}</h5>`;
    default:
      return html`<h6 part="heading" id=${name}>${content}</h6>`;
  }
}

export function date({format}: Page, written: string): TemplateResult {
  return html`<time datetime=${written}>${format.date(written)}</time>`;
}

function inline(part: Inline): unknown {
  switch (part.type) {
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'emphasis':
      return html`<em>${part.children.map(inline)}</em>`;
    case 'strong':
      return html`<strong>${part.children.map(inline)}</strong>`;
    case 'link':
      return link(part.url, part.children.map(inline));
    default:
      return part.text;
  }
}

/** A block; the paragraphs of a tight list's items stand without a paragraph's margins. */
function block(part: Block, tight = false): unknown {
  if (part.type === 'paragraph') {
    const content = part.children.map(inline);
    return tight ? content : html`<p>${content}</p>`;
  }
  const items = part.items.map((item) => html`<li>${item.map((child) => block(child, part.tight))}</li>`);
  if (part.style === 'bullet') return html`<ul>${items}</ul>`;
  return html`<ol class=${part.style} start=${part.start}>${items}</ol>`;
}

/** Prose of the feed. One paragraph alone, as in most cells, needs no paragraph element; plain text, nothing around it. */
export function prose(source: string | undefined): unknown {
  const blocks = parseProse(source ?? '');
  const [first] = blocks;
  if (blocks.length === 1 && first?.type === 'paragraph' && first.children.every((part) => part.type === 'text')) {
    return first.children.map((part) => part.text).join('');
  }
  return blocks.map((part) => block(part, blocks.length === 1));
}

/** A heading and what stands below it. */
export function section(page: Page, name: string, title: string | undefined, content: unknown): TemplateResult {
  return html`<div class="section" part="section ${name}">
    ${title ? heading(page, 1, title) : nothing} ${content}
  </div>`;
}

/** "30 days" */
export const daysIn = ({format}: Page, days: number): string =>
  new Intl.NumberFormat(format.lang, {style: 'unit', unit: 'day', unitDisplay: 'long'}).format(days);
