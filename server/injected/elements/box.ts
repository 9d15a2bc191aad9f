// Where elements and texts are, and whether they are seen there.

import {uncurry} from '../base/primordials';
import {isText} from './aria/nodes';
import {boundingBox, firstChild, isElement, nextSibling, ownerDocument} from './base/tree';

const elementRects = uncurry(Element.prototype.getClientRects);
const checkVisibility = uncurry(Element.prototype.checkVisibility);
const createRange = uncurry(Document.prototype.createRange);

/** The boxes of a node in its frame's viewport, as many as it has lines or columns; of a node without boxes, none. */
export function rectsOf(node: Node): DOMRect[] {
  const rects = isElement(node) && !isTransparent(node) ? elementRects(node) : rangeOf(node).getClientRects();
  return [...rects];
}

/** Whether a node has boxes of its own, be they empty; what is in it may have some where it has none. */
export function hasBox(element: Element): boolean {
  return elementRects(element).length > 0;
}

/** The smallest box around all of them. */
export function boxOf(node: Node): DOMRect {
  return isElement(node) ? boundingBox(node) : rangeOf(node).getBoundingClientRect();
}

/** Whether there is anything of the element to see, wherever it is and whatever covers it. */
export function isVisible(element: Element): boolean {
  if (!checkVisibility(element, {visibilityProperty: true}))
    return isTransparent(element) && hasVisibleChild(element);
  const {width, height} = boundingBox(element);
  return width > 0 && height > 0;
}

// `display: contents`: it has no box of its own, and its visibility is not that of its contents.
function isTransparent(element: Element): boolean {
  return getComputedStyle(element).display === 'contents';
}

function hasVisibleChild(element: Element): boolean {
  for (let child: Node | null = firstChild(element); child; child = nextSibling(child)) {
    if (isElement(child) ? isVisible(child) : isText(child) && hasArea(boxOf(child)))
      return true;
  }
  return false;
}

function hasArea({width, height}: DOMRect): boolean {
  return width > 0 && height > 0;
}

/** Of all that is in a node. */
export function rangeOf(node: Node): Range {
  const range = createRange(ownerDocument(node)!);
  range.selectNodeContents(node);
  return range;
}
