/** The filters: for each field, the options to choose from, with a field to find one where there are many. */
import {html, nothing, type TemplateResult} from 'lit';
import {type Facet, type FacetOption, toggled} from '../view/facets.js';
import {isEeaOption} from '../view/options.js';
import {matchesAll, searchable, wordsOf} from '../view/search.js';
import {popover} from './popover.js';
import type {ToolbarContext} from './toolbar.js';

/** More options than this are not seen at once. */
const MANY = 10;

function option(field: string, {key, label, count, chosen}: FacetOption, page: ToolbarContext): TemplateResult {
  const {view, format, onChange} = page;
  const look = [!count && !chosen && 'muted', isEeaOption(key) && 'wider'].filter(Boolean).join(' ');
  return html`<label class=${look}>
    <input
      type="checkbox"
      .checked=${chosen}
      .disabled=${!count && !chosen}
      @change=${({target}: Event) => {
        const box = target as HTMLInputElement;
        // It can be chosen no more, and so cannot have the focus.
        if (!count) box.closest('fieldset')?.focus();
        onChange({filters: toggled(view.filters, field, key, box.checked)});
      }}
    />
    <span>${label}</span> <span class="count">${format.number(count)}</span>
  </label>`;
}

/** The name of a region of options beside these others: see view/regions.ts. */
function regionName(
  region: string,
  others: ReadonlySet<string | undefined>,
  {format, strings}: ToolbarContext,
): string {
  if (region === '150' && others.has('EEA')) return strings.restOfEurope;
  return region ? format.place({code: region}) : strings.otherPlaces;
}

/** What the reader types to find an option, where there are many. */
function finder(field: string, label: string, {opened, strings, onOpen}: ToolbarContext): TemplateResult {
  const words = strings.findIn(label);
  return html`<input
    type="search"
    class="control"
    part="search"
    aria-label=${words}
    placeholder=${words}
    autocomplete="off"
    spellcheck="false"
    .value=${opened?.field === field ? opened.find : ''}
    @input=${(event: Event) => onOpen({field, find: (event.target as HTMLInputElement).value})}
  />`;
}

/** Options of one region after another, or of none. */
function byRegion(options: readonly FacetOption[]): {region?: string; options: FacetOption[]}[] {
  const blocks: {region?: string; options: FacetOption[]}[] = [];
  for (const each of options) {
    const last = blocks.at(-1);
    if (last && last.region === each.region) last.options.push(each);
    else blocks.push({region: each.region, options: [each]});
  }
  return blocks;
}

export function facet(field: string, options: Facet['options'], page: ToolbarContext): TemplateResult {
  const {view, format, strings, opened, labelOf, onOpen} = page;
  const label = labelOf(field);
  const chosen = view.filters[field]?.length;
  const words = wordsOf(opened?.field === field ? opened.find : '');
  const found = words.length ? options.filter((each) => matchesAll(searchable(each.label), words)) : options;
  const regions = new Set(options.map(({region}) => region));
  const block = (region: string | undefined, part: readonly FacetOption[]): unknown => {
    const drawn = part.map((each) => option(field, each, page));
    if (region === undefined) return drawn;
    const name = regionName(region, regions, page);
    return html`<div role="group" aria-label=${name}><div class="region" aria-hidden="true">${name}</div>${drawn}</div>`;
  };
  return popover(
    'facet',
    html`${label}${chosen ? html` <span class="count">${format.number(chosen)}</span>` : nothing}`,
    html`<fieldset part="facet-options" tabindex="-1">
      <legend class="hidden">${label}</legend>
      ${options.length > MANY ? finder(field, label, page) : nothing}
      ${byRegion(found).map(({region, options}) => block(region, options))}
      ${words.length && !found.length ? html`<p class="muted">${strings.noOption}</p>` : nothing}
    </fieldset>`,
    () => onOpen({field, find: ''}),
  );
}
