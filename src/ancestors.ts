/** What an element stands in, on the page as it is seen: its slot, its parent, or what has the shadow tree that it is in. */
export function parentOf(node: Element): Element | null {
  const root = node.getRootNode();
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
