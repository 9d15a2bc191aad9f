// What is left out of the accessibility tree: WAI-ARIA 1.2, section "Excluding Elements from the Accessibility Tree".

import {uncurry} from '../../base/primordials';
import {attribute, isElement, ownerDocument, parentAcrossShadow, parentElement} from '../base/tree';
import {remembered} from './cache';
import {flatChildren, htmlName, isText, svgName} from './nodes';
import {styleOf} from './styles';

/** Whether the element has a box, and what CSS Display and Containment say of it. */
export const checkVisibility =
    uncurry(Element.prototype.checkVisibility) as (element: Element, options: CheckVisibilityOptions) => boolean;
const createRange = uncurry(Document.prototype.createRange) as (document: Document) => Range;

/** Whether nobody gets to see `element`, or assistive technologies are kept from it. */
export const isHidden: (element: Element) => boolean =
    remembered(element => isHiddenByAttribute(element) || !isRendered(element));

/** Whether `aria-hidden` is said of the element or of what it is in. */
export const isHiddenByAttribute: (element: Element) => boolean = remembered(element => {
  if (attribute(element, 'aria-hidden')?.toLowerCase() === 'true')
    return true;
  const parent = parentAcrossShadow(element);
  return !!parent && isHiddenByAttribute(parent);
});

// Never meant to be read, whatever CSS makes of them.
const silentElements = ['noscript', 'script', 'style', 'template'];

const isRendered: (element: Element) => boolean = remembered(element => {
  if (silentElements.includes(htmlName(element)))
    return false;
  if (checkVisibility(element, {visibilityProperty: true}))
    return !svgName(element) || isDrawn(element);
  switch (styleOf(element).display) {
    case 'none': return false;
    case 'contents': return hasRenderedContents(element);
    default: return htmlName(element) === 'option' && isListed(element);
  }
});

// Chromium finds boxes in parts of a drawing that aren't drawn.
function isDrawn(element: Element): boolean {
  for (let scope: Element | null = element; scope && svgName(scope); scope = parentElement(scope)) {
    if (styleOf(scope).display === 'none')
      return false;
  }
  return true;
}

// An element without a box of its own: HTML's slot, or what CSS makes one.
function hasRenderedContents(element: Element): boolean {
  if (htmlName(element) === 'slot')
    return isInRenderedTree(element);
  return flatChildren(element).some(child =>
    isElement(child) ? !isHidden(child) : isText(child) && isTextRendered(child));
}

function isInRenderedTree(element: Element): boolean {
  const parent = parentAcrossShadow(element);
  return !!parent && (styleOf(parent).display === 'contents' ? isInRenderedTree(parent) : checkVisibility(parent, {}));
}

/** Whether a text takes up space. */
export function isTextRendered(text: Text): boolean {
  const range = createRange(ownerDocument(text)!);
  range.selectNode(text);
  return [...range.getClientRects()].some(({width, height}) => width > 0 && height > 0);
}

// The options of a closed list have no boxes.
function isListed(option: Element): boolean {
  for (let owner = parentElement(option); owner; owner = parentElement(owner)) {
    if (htmlName(owner) === 'select')
      return checkVisibility(owner, {});
    if (styleOf(owner).display === 'none')
      return false;
  }
  return false;
}
