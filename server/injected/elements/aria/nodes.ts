// What accessibility asks of nodes beyond the tree: the flat tree with its slots, references to elements.

import {getter, getOwnPropertyDescriptor, uncurry} from '../../base/primordials';
import {
  attribute, firstChild, isElement, localName, nextSibling, nodeType, parentAcrossShadow, parentElement, rootOf, shadowRoot,
} from '../base/tree';

const textNode = 3;
const documentNode = 9;
const fragmentNode = 11;
const htmlNamespace = 'http://www.w3.org/1999/xhtml';
const svgNamespace = 'http://www.w3.org/2000/svg';

type ById = (root: Node, id: string) => Element | null;

const namespace = getter<string | null>(Element.prototype, 'namespaceURI');
const assignedNodes = uncurry(HTMLSlotElement.prototype.assignedNodes) as unknown as (slot: Element) => Node[];
const closestNatively = uncurry(Element.prototype.closest) as (element: Element, selector: string) => Element | null;
const byIdInDocument = uncurry(Document.prototype.getElementById) as unknown as ById;
const byIdInFragment = uncurry(DocumentFragment.prototype.getElementById) as unknown as ById;

/** The name of an HTML element; empty for elements of other namespaces. */
export function htmlName(element: Element): string {
  return namespace(element) === htmlNamespace ? localName(element) : '';
}

/** The name of an SVG element; empty for elements of other namespaces. */
export function svgName(element: Element): string {
  return namespace(element) === svgNamespace ? localName(element) : '';
}

export function isText(node: Node): node is Text {
  return nodeType(node) === textNode;
}

/** Children in the flat tree, as far as shadow trees are open. */
export function flatChildren(element: Element): Node[] {
  const shadow = shadowRoot(element);
  if (!shadow && htmlName(element) === 'slot') {
    const assigned = assignedNodes(element);
    if (assigned.length)
      return assigned;
  }
  const children: Node[] = [];
  for (let child = firstChild(shadow ?? element); child; child = nextSibling(child))
    children.push(child);
  return children;
}

/** The nearest of `element` and what it is in that matches, across the edges of shadow trees. */
export function closest(element: Element, selector: string): Element | null {
  for (let scope: Element | null = element; scope; scope = parentAcrossShadow(outermost(scope))) {
    const found = closestNatively(scope, selector);
    if (found)
      return found;
  }
  return null;
}

function outermost(element: Element): Element {
  for (let parent = parentElement(element); parent; parent = parentElement(parent))
    element = parent;
  return element;
}

/** The element of an id in the tree that `element` is in; null for none. */
export function elementById(element: Element, id: string): Element | null {
  const root = rootOf(element);
  switch (nodeType(root)) {
    case documentNode: return byIdInDocument(root, id);
    case fragmentNode: return byIdInFragment(root, id);
    default: return null;
  }
}

/** An attribute that refers to elements. */
export type Reference = 'aria-describedby' | 'aria-errormessage' | 'aria-labelledby' | 'aria-owns';

const reflections: Record<Reference, ((element: Element) => Element[] | null) | null> = {
  'aria-describedby': reflection('ariaDescribedByElements'),
  'aria-errormessage': reflection('ariaErrorMessageElements'),
  'aria-labelledby': reflection('ariaLabelledByElements'),
  'aria-owns': reflection('ariaOwnsElements'),
};

// Older browsers have none.
function reflection(name: string): ((element: Element) => Element[] | null) | null {
  return getOwnPropertyDescriptor(Element.prototype, name) ? getter(Element.prototype, name) : null;
}

/** The elements referred to, each once, in order; null where the attribute is missing. */
export function referenced(element: Element, name: Reference): Element[] | null {
  const ids = attribute(element, name);
  if (ids === null)
    return null;
  // Elements that a script refers to leave the attribute empty.
  if (ids === '')
    return reflections[name]?.(element) ?? [];
  const found = new Set<Element>();
  for (const id of words(ids)) {
    const target = elementById(element, id);
    if (target)
      found.add(target);
  }
  return [...found];
}

/** The words of a list that HTML writes with spaces in between. */
export function words(list: string): string[] {
  return list.split(/[ \t\n\f\r]+/).filter(word => word);
}

/** All elements below in the flat tree. */
export function flatDescendants(element: Element): Element[] {
  return flatChildren(element).filter(isElement).flatMap(child => [child, ...flatDescendants(child)]);
}
