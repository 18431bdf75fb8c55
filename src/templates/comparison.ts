/** What stands above a comparison: which versions, what differs in one sentence, and how to get about in it. */
import {html, nothing, type TemplateResult} from 'lit';
import {enCompare} from '../locales/en.compare.js';
import {type Change, type Comparison, countChanges} from '../view/comparison.js';
import {fieldLabel} from '../view/details.js';
import {isStated} from '../view/fields.js';
import type {Format} from '../view/format.js';
import {beforeAndNow, items} from './change.js';
import {type LaterPage, prose} from './shared.js';

export interface ComparisonContext extends LaterPage {
  comparison: Comparison;
  isOnlyChanges: boolean;
  onOnlyChanges(only: boolean): void;
  onStep(by: 1 | -1): void;
  onEnd(): void;
}

/** "2 added, 1 removed, 3 changed, 1 of them moves data outside the EEA, 1 with editorial changes." */
export function summaryOf(comparison: Comparison, {number}: Format): string {
  const counts = countChanges(comparison);
  const parts: [kind: Change, text: (count: string) => string, outside?: typeof enCompare.addedOutside][] = [
    ['added', enCompare.countAdded, enCompare.addedOutside],
    ['removed', enCompare.countRemoved],
    ['changed', enCompare.countChanged, enCompare.changedOutside],
    ['editorial', enCompare.countEditorial],
  ];
  const texts = parts.flatMap(([kind, text, outsideText]) => {
    const {count, outside} = counts[kind];
    if (!count) return [];
    return [text(number(count)), ...(outside && outsideText ? [outsideText(outside, number)] : [])];
  });
  return texts.length ? `${texts.join(', ')}.` : enCompare.nothing;
}

/** What a list or a number of what a feed says of itself consists of, as texts. */
function textsOf(value: unknown): string[] {
  const textOf = (each: unknown): string =>
    typeof each === 'object' && each ? Object.values(each).filter(isStated).join(', ') : String(each);
  return [value ?? []].flat().map(textOf);
}

/** What a feed says of itself, as it was and as it is. */
function term(before: unknown, after: unknown, {strings}: ComparisonContext): unknown {
  if (Array.isArray(before ?? after)) return items(textsOf(before), textsOf(after));
  const content = (value: unknown): unknown => (typeof value === 'string' ? prose(value) : textsOf(value).join(''));
  return beforeAndNow(content(before), content(after), strings);
}

function terms(page: ComparisonContext): unknown {
  const {comparison, format} = page;
  const {terms} = comparison.diff;
  if (!terms.length) return nothing;
  const labelOf = (path: string): string => enCompare.terms[path] ?? path.replace(/^\w+\./, '');
  return html`<details class="terms" part="terms">
    <summary>${enCompare.termsChanged(format.number(terms.length))}</summary>
    <dl>
      ${terms.map(
        ({field, before, after}) => html`<div><dt>${labelOf(field)}</dt><dd>${term(before, after, page)}</dd></div>`,
      )}
    </dl>
  </details>`;
}

/** The two periods on which deadlines depend, where they are not as they were: nobody should have to open anything for these. */
function periods({comparison, strings}: ComparisonContext): unknown {
  return comparison.diff.terms
    .filter(({field}) => /^(?:notice|objection)\.days$/.test(field))
    .map(({field, before, after}) => {
      const [was, is] = [before, after].map((days) => String(days ?? strings.unstated));
      return html`<p>${enCompare.period(enCompare.terms[field] ?? field, was ?? '', is ?? '')}</p>`;
    });
}

export function comparisonPanel(page: ComparisonContext): TemplateResult {
  const {comparison, format, versionText = '', isOnlyChanges, onOnlyChanges, onStep, onEnd} = page;
  const {columns} = comparison.diff;
  const summary = summaryOf(comparison, format);
  const fields = (list: readonly string[]): string => format.list(list.map((field) => fieldLabel(field, format)));
  const button = (label: string, act: () => void, key?: string): TemplateResult =>
    html`<button type="button" class="control" part="control" aria-keyshortcuts=${key ?? nothing} @click=${act}>${label}</button>`;
  return html`<div
    class="comparison"
    part="comparison"
    role="group"
    aria-label=${versionText}
    aria-describedby="comparison-summary"
    tabindex="-1"
  >
    <p><strong>${versionText}</strong></p>
    <p class="summary" id="comparison-summary">${summary}</p>
    ${columns.added.length ? html`<p class="muted">${enCompare.columnsAdded(fields(columns.added))}</p>` : nothing}
    ${columns.removed.length ? html`<p class="muted">${enCompare.columnsRemoved(fields(columns.removed))}</p>` : nothing}
    ${periods(page)} ${terms(page)}
    <div class="steps">
      ${
        summary === enCompare.nothing
          ? nothing
          : html`<label class="check">
                <input
                  type="checkbox"
                  .checked=${isOnlyChanges}
                  @change=${({target}: Event) => onOnlyChanges((target as HTMLInputElement).checked)}
                />
                <span>${enCompare.onlyChanges}</span>
              </label>
              ${button(enCompare.previousChange, () => onStep(-1), 'p')} ${button(enCompare.nextChange, () => onStep(1), 'n')}`
      }
      ${button(enCompare.endComparison, onEnd)}
    </div>
  </div>`;
}
