/** What a comparison adds to a row: what became of it, and of each field the value that it had beside the one it has. */
import {diffWordsWithSpace} from 'diff';
import {html, nothing, render, type TemplateResult} from 'lit';
import type {Subprocessor} from '../feed/parse.js';
import {enCompare} from '../locales/en.compare.js';
import type {Change, Comparison, RowChange} from '../view/comparison.js';
import {fieldLabel, textsOf} from '../view/details.js';
import {CHANGE, type Column, kindOf} from '../view/fields.js';
import {cell} from './cell.js';
import type {LaterPage, RowMarks} from './shared.js';

/** Says without words, in any colour and on paper, what became of something. */
const SIGNS: Record<Change, string> = {added: '+', removed: '−', changed: '≠', editorial: '≈', unchanged: '='};

const sign = (kind: Change): TemplateResult => html`<span class="sign" aria-hidden="true">${SIGNS[kind]}</span>`;

/** The cell that says what became of the row. */
function verdict(page: LaterPage, {kind, by, fields, isOutside}: RowChange): TemplateResult {
  const {changeKinds} = page.strings;
  const remarks = [
    isOutside && enCompare[kind === 'added' ? 'outside' : 'movesOutside'],
    by && (fields.has('name') || by === 'likeness') && enCompare.matched[by],
  ].filter(Boolean);
  return html`<span class="verdict" part="change">${sign(kind)} ${changeKinds[kind]}</span>${remarks.map(
    (remark) => html`<div class="remark">${remark}</div>`,
  )}`;
}

/** The items of two lists: those that are in both or only in the later one, in its order, then those that are gone. */
export function items(before: readonly string[], after: readonly string[]): unknown {
  const [was, is] = [new Set(before), new Set(after)];
  const item = (text: string): TemplateResult => {
    if (was.has(text) && is.has(text)) return html`<li>${text}</li>`;
    return is.has(text)
      ? html`<li class="now">${sign('added')}<span class="hidden">${enCompare.addedItem}: </span><ins>${text}</ins></li>`
      : html`<li class="was">${sign('removed')}<span class="hidden">${enCompare.removedItem}: </span><del>${text}</del></li>`;
  };
  const isReordered = was.size === is.size && after.every((text) => was.has(text));
  return [
    html`<ul class="values" role="list">${[...is, ...before.filter((text) => !is.has(text))].map(item)}</ul>`,
    isReordered ? html`<div class="remark">${enCompare.reordered}</div>` : nothing,
  ];
}

/** Texts that have less than this part of their words in common were written anew: marks would be everywhere. */
const MOSTLY_SAME = 0.4;

/** Edits after which the differing words of two texts are no longer looked for. */
const MOST_EDITS = 400;

/** The two texts with the words marked that are only in one of them. */
function marked(before: string, now: string): [unknown, unknown] | undefined {
  const parts = diffWordsWithSpace(before, now, {maxEditLength: MOST_EDITS});
  if (!parts) return undefined;
  const common = parts.filter(({added, removed}) => !added && !removed).reduce((sum, {value}) => sum + value.length, 0);
  if (common < MOSTLY_SAME * Math.max(before.length, now.length)) return undefined;
  const side = (other: 'added' | 'removed'): unknown =>
    parts
      .filter((part) => !part[other])
      .map(({added, removed, value}) => (added || removed ? html`<mark>${value}</mark>` : value));
  return [side('added'), side('removed')];
}

/** Two values, one beside the other where there is room. */
export function beforeAndNow(before: unknown, now: unknown, {unstated}: {unstated: string}): TemplateResult {
  const marks = typeof before === 'string' && typeof now === 'string' ? marked(before, now) : undefined;
  const [was, is] = marks ?? [before, now];
  const none = html`<span class="muted">${unstated}</span>`;
  return html`<div class="both">
    <div class="was"><span class="tag">${enCompare.before}</span> ${before ? html`<del class=${marks ? 'some' : ''}>${was}</del>` : none}</div>
    <div class="now"><span class="tag">${enCompare.after}</span> ${now ? html`<ins>${is}</ins>` : none}</div>
  </div>`;
}

export class ComparisonMarks implements RowMarks {
  readonly #comparison: Comparison;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /** The details of an entry, and what it stated before and states no more. */
  detailsOf(entry: Subprocessor, columns: readonly Column[], details: readonly Column[], page: LaterPage): Column[] {
    const shown = new Set([...columns, ...details].map(({field}) => field));
    const changed = [...(this.#comparison.changeOf(entry)?.fields.keys() ?? [])].filter((field) => !shown.has(field));
    const kept = details.filter(({field}) => field !== CHANGE);
    return [...kept, ...changed.map((field) => ({field, label: fieldLabel(field, page.format)}))];
  }

  /** Whether a detail is not as it was, so that the details have to be seen. */
  isNews(entry: Subprocessor, details: readonly Column[]): boolean {
    const fields = this.#comparison.changeOf(entry)?.fields;
    return !!fields?.size && details.some(({field}) => fields.has(field));
  }

  isRemoved(entry: Subprocessor): boolean {
    return this.#comparison.changeOf(entry)?.kind === 'removed';
  }

  /** The value of a field as it was and as it is; nothing where it has not changed. */
  valueOf(page: LaterPage, entry: Subprocessor, field: string): unknown {
    const change = this.#comparison.changeOf(entry);
    const level = change?.fields.get(field)?.level;
    if (!change?.before || !level) return undefined;
    const {before: feed} = this.#comparison;
    const content = /^(list|places|transfers|links)$/.test(kindOf(field))
      ? items(textsOf(change.before, field, feed, page.format), textsOf(entry, field, page.feed, page.format))
      : beforeAndNow(cell({...page, feed}, change.before, field), cell(page, entry, field), page.strings);
    return level === 'editorial' && change.kind === 'changed'
      ? [content, html`<div class="remark">${sign('editorial')} ${page.strings.changeKinds.editorial}</div>`]
      : content;
  }

  /** Marks a row that was built for an entry with these columns. */
  mark(page: LaterPage, row: HTMLElement, entry: Subprocessor, columns: readonly Column[]): void {
    const change = this.#comparison.changeOf(entry);
    if (!change) return;
    row.dataset.change = change.kind;
    for (const [index, {field}] of columns.entries()) {
      const place = row.children[index];
      if (!place) continue;
      const names = change.before?.names ?? [];
      if (field === CHANGE) replaceContent(place, verdict(page, change));
      else if (field === 'name') {
        if (!change.fields.has(field)) continue;
        const remark = document.createElement('div');
        render(html`<del>${enCompare.renamedFrom(names.join(', ') || page.strings.unnamed)}</del>`, remark);
        remark.className = 'remark';
        place.append(remark);
      } else {
        const content = this.valueOf(page, entry, field);
        if (content) replaceContent(place, content);
      }
    }
  }
}

/** Not by Lit in place: what is there may be Lit's or not. */
function replaceContent(place: Element, content: unknown): void {
  const root = document.createDocumentFragment();
  render(content, root);
  place.replaceChildren(root);
}
