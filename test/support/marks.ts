/** What is marked on the page. */

/** As a range that has a place in its document and a text; highlights hold such as have neither. */
function live({startContainer, startOffset, endContainer, endOffset}: AbstractRange): Range {
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** The texts that are marked in all lists, in the order of each list; none where a browser has no highlights. */
export function marked(): string[] {
  if (typeof Highlight === 'undefined') return [];
  const ranges = [...(CSS.highlights.get('subprocessor-list-match') ?? [])].map(live);
  const isSameList = (a: Range, b: Range) => a.startContainer.getRootNode() === b.startContainer.getRootNode();
  return ranges.sort((a, b) => (isSameList(a, b) ? a.compareBoundaryPoints(Range.START_TO_START, b) : 0)).map(String);
}
