/** What helps a search along: marks where it matched, and a rescue, loaded only then, where it did not. */
import {MatchHighlight} from './match-highlight.js';
import type {Row} from './view/rows.js';
import {fold, wordsOf} from './view/search.js';
import {searchRows} from './view/view-state.js';

/** The rows closest to a query that no row contains; none where a row does. */
export async function findClosest(rows: readonly Row[], query: string): Promise<readonly Row[]> {
  if (!query.trim() || !rows.length || searchRows(rows, query).length) return [];
  const {closest} = await import('./view/fuzzy.js');
  return closest(rows, fold(query.trim()));
}

const highlights = new WeakMap<ParentNode, MatchHighlight>();

/** Marks the words of the query in the list under `root`, and no longer those of the query before. */
export function markMatches(root: ParentNode, query: string): void {
  let highlight = highlights.get(root);
  if (!highlight) highlights.set(root, (highlight = new MatchHighlight()));
  highlight.show(root.querySelector('.list'), wordsOf(query));
}
