// The order of the composed tree: an element comes before its children, and these before its shadow tree.

import {firstChild, isElement, nextSibling, parentAcrossShadow, shadowRoot} from '../base/tree';

/** The elements, each once, in the order of the tree. */
export function inTreeOrder(elements: Iterable<Element>): Element[] {
  const wanted = new Set(elements);
  const tops = new Set<Element>();
  // Where there is something to find, itself or further down.
  const ways = new Set<Element>();
  for (const element of wanted) {
    for (let way: Element | null = element; way && !ways.has(way); ) {
      ways.add(way);
      const parent = parentAcrossShadow(way);
      if (!parent)
        tops.add(way);
      way = parent;
    }
  }
  const ordered: Element[] = [];
  const visit = (element: Element) => {
    if (wanted.has(element))
      ordered.push(element);
    visitChildren(element);
    const shadow = shadowRoot(element);
    if (shadow)
      visitChildren(shadow);
  };
  const visitChildren = (parent: Node) => {
    for (let child = firstChild(parent); child; child = nextSibling(child)) {
      if (isElement(child) && ways.has(child))
        visit(child);
    }
  };
  tops.forEach(visit);
  return ordered;
}
