/** The elements of a page, as parse5 gives them: what they are, and the text in them. */
import type {DefaultTreeAdapterTypes as Dom} from 'parse5';
import {clean} from './document.js';

export type Node = Dom.ChildNode;
export type Element = Dom.Element;

export const names = (list: string): Set<string> => new Set(list.split(' '));

export const BLOCKS = names(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
/** What is never text. */
export const NO_TEXT = names(
  'script style template head noscript svg math iframe object embed audio video canvas map select datalist input textarea',
);

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const isText = (node: Node): node is Dom.TextNode => node.nodeName === '#text';
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

export function leavesOf(root: Element): Node[] {
  const leaves: Node[] = [];
  const stack: Node[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node) || node.tagName === 'br') leaves.push(node);
    else if (!NO_TEXT.has(node.tagName))
      for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index] as Node);
  }
  return leaves;
}

export const textOfNode = (node: Node): string => (isText(node) ? node.value : isElement(node) ? textIn(node) : '');

export function textIn(root: Element): string {
  let text = '';
  for (const node of leavesOf(root)) text += isText(node) ? `${node.value} ` : ' ';
  return clean(text);
}
