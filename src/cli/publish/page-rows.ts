/**
 * The rows of a prerendered table, as text. What a cell says is made by the template that the element uses; what is around it is
 * written here, as there in row-elements.ts, and for the same reason: there may be many thousands.
 */
import type {Subprocessor} from '../../feed/parse.js';
import {isSafeUrl} from '../../feed/urls.js';
import {cell} from '../../templates/cell.js';
import {stageRemark} from '../../templates/row-extras.js';
import type {LaterPage} from '../../templates/shared.js';
import {detailsOf} from '../../view/details.js';
import {type Column, kindOf} from '../../view/fields.js';
import type {Group} from '../../view/groups.js';
import {rowHash} from '../../view/row-link.js';
import {escapeHtml, inlineHtml} from './markup.js';

/** The ids in the page that lead to an entry, the one of its row first: its own, and those of its aliases that are no other's. */
export type Anchors = ReadonlyMap<Subprocessor, readonly string[]>;

/** The rows of a group, each entry with one for the table and one for what its columns do not show. */
export const groupRowsHtml = ({rows, columns}: Group, page: LaterPage, anchors: Anchors): string => {
  const heads = columns.map(({field, label}, index) => ({field, start: cellStart(field, label, index)}));
  return rows
    .map(({entry}) => row(entry, heads, page, anchors.get(entry) ?? []) + detailsRow(entry, columns, page))
    .join('');
};

interface Head {
  field: string;
  /** The start tag of the cell. */
  start: string;
}

const cellStart = (field: string, label: string, index: number): string =>
  index
    ? `<td role="cell" class="${kindOf(field)}" data-label="${escapeHtml(label)}">`
    : `<th role="rowheader" scope="row" class="${kindOf(field)}">`;

function row(entry: Subprocessor, heads: readonly Head[], page: LaterPage, ids: readonly string[]): string {
  const {strings} = page;
  const [id = '', ...others] = ids;
  const anchors = others.map((other) => `<span id="${escapeHtml(other)}"></span>`).join('');
  const stage = stageRemark(entry, page);
  const remark = stage ? `<div class="stage ${stage.stage}">${escapeHtml(stage.text)}</div>` : '';
  const cells = heads.map(({field, start}, index) => {
    const content = valueHtml(page, entry, field) ?? unstated(strings.unstated);
    return `${start}${index ? '' : anchors}${content}${field === 'name' ? remark : ''}</t${index ? 'd' : 'h'}>\n`;
  });
  const label = strings.linkTo(entry.name || strings.unnamed);
  const link = id ? `<a href="${escapeHtml(rowHash(id, ''))}" aria-label="${escapeHtml(label)}">#</a>` : '';
  return `<tr role="row"${id ? ` id="${escapeHtml(id)}"` : ''}>\n${cells.join('')}<td role="cell" class="actions">${link}</td>\n</tr>\n`;
}

/** A dash to the eye, words to the ear: not stated is not the same as none. */
const unstated = (words: string): string =>
  `<span title="${words}"><span aria-hidden="true">–</span><span class="hidden">${words}</span></span>`;

function detailsRow(entry: Subprocessor, columns: readonly Column[], page: LaterPage): string {
  const details = detailsOf(entry, columns, page.format);
  if (!details.length) return '';
  const items = details.map(
    ({field, label}) =>
      `<div><dt>${escapeHtml(label)}</dt><dd class="${kindOf(field)}">${valueHtml(page, entry, field) ?? ''}</dd></div>\n`,
  );
  const summary = escapeHtml(page.strings.details(entry.name || page.strings.unnamed));
  return `<tr role="row" class="details">
<td role="cell" colspan="${columns.length + 1}"><details><summary>${summary}</summary><dl>
${items.join('')}</dl></details></td>
</tr>
`;
}

/** What a cell shows; nothing where nothing is stated. Most are texts, which need no template. */
function valueHtml(page: LaterPage, entry: Subprocessor, field: string): string | undefined {
  const {names, name, url} = entry;
  if (field === 'name' && names.length === 1 && url && isSafeUrl(url)) {
    return `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(name)}</a>`;
  }
  const content = cell(page, entry, field);
  if (content === undefined) return undefined;
  return typeof content === 'string' ? escapeHtml(content) : inlineHtml(content);
}
