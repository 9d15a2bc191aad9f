// A selector of last resort: the way through the tree.

import {localName, parentElement, parentNode, previousElement, shadowHost} from '../base/tree';

/** Matches the one element, from the top of its document; through shadow trees, too. */
export function cssPath(element: Element): string {
  const parent = parentNode(element);
  const host = parent && shadowHost(parent);
  const above = host ?? parentElement(element);
  const step = above ? `${CSS.escape(localName(element))}:nth-child(${position(element)})` : CSS.escape(localName(element));
  return above ? `${cssPath(above)} > ${step}` : step;
}

function position(element: Element): number {
  let count = 1;
  for (let other = previousElement(element); other; other = previousElement(other))
    ++count;
  return count;
}
