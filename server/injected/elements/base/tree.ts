// The tree of nodes as it is, read through the browser's own getters: a form hides its properties behind controls of the
// same names, in every world.

import {getter, uncurry} from '../../base/primordials';

const elementNode = 1;
const documentNode = 9;
const fragmentNode = 11;

type Maybe<T> = T | null;

export const nodeType = getter<number>(Node.prototype, 'nodeType');
export const nodeName = getter<string>(Node.prototype, 'nodeName');
export const parentNode = getter<Maybe<Node>>(Node.prototype, 'parentNode');
export const parentElement = getter<Maybe<Element>>(Node.prototype, 'parentElement');
export const firstChild = getter<Maybe<ChildNode>>(Node.prototype, 'firstChild');
export const nextSibling = getter<Maybe<ChildNode>>(Node.prototype, 'nextSibling');
export const nodeValue = getter<Maybe<string>>(Node.prototype, 'nodeValue');
export const textContent = getter<Maybe<string>>(Node.prototype, 'textContent');
export const ownerDocument = getter<Maybe<Document>>(Node.prototype, 'ownerDocument');
export const localName = getter<string>(Element.prototype, 'localName');
export const firstElementChild = getter<Maybe<Element>>(Element.prototype, 'firstElementChild');
export const previousElement = getter<Maybe<Element>>(Element.prototype, 'previousElementSibling');
export const nextElement = getter<Maybe<Element>>(Element.prototype, 'nextElementSibling');
/** Of open shadow trees alone. */
export const shadowRoot = getter<Maybe<ShadowRoot>>(Element.prototype, 'shadowRoot');
export const documentElement = getter<Maybe<Element>>(Document.prototype, 'documentElement');
const hostOf = getter<Element>(ShadowRoot.prototype, 'host');

export const attribute = uncurry(Element.prototype.getAttribute) as (element: Element, name: string) => Maybe<string>;
export const hasAttribute = uncurry(Element.prototype.hasAttribute) as (element: Element, name: string) => boolean;
/** Throws a SyntaxError for what is no selector. */
export const matchesSelector = uncurry(Element.prototype.matches) as (element: Element, selector: string) => boolean;
export const boundingBox = uncurry(Element.prototype.getBoundingClientRect) as (element: Element) => DOMRect;
export const contains = uncurry(Node.prototype.contains) as (node: Node, other: Node) => boolean;
export const comparePosition = uncurry(Node.prototype.compareDocumentPosition) as (node: Node, other: Node) => number;
export const rootOf = uncurry(Node.prototype.getRootNode) as (node: Node) => Node;

type QueryAll = (root: Node, selector: string) => NodeListOf<Element>;
const queryDocument = uncurry(Document.prototype.querySelectorAll) as unknown as QueryAll;
const queryFragment = uncurry(DocumentFragment.prototype.querySelectorAll) as unknown as QueryAll;
const queryElement = uncurry(Element.prototype.querySelectorAll) as unknown as QueryAll;

/** The browser's own querySelectorAll; a node that has none has no descendants. */
export function queryNatively(root: Node, selector: string): ArrayLike<Element> {
  switch (nodeType(root)) {
    case elementNode: return queryElement(root, selector);
    case documentNode: return queryDocument(root, selector);
    case fragmentNode: return queryFragment(root, selector);
    default: return [];
  }
}

export function isElement(node: Node): node is Element {
  return nodeType(node) === elementNode;
}

/** Whether elements can be below the node, as they can't below a text. */
export function hasDescendants(node: Node): boolean {
  const type = nodeType(node);
  return type === elementNode || type === documentNode || type === fragmentNode;
}

export function isDocument(node: Node): node is Document {
  return nodeType(node) === documentNode;
}

/** The element a shadow tree belongs to; null for any other node. */
export function shadowHost(node: Node): Element | null {
  if (nodeType(node) !== fragmentNode)
    return null;
  try {
    return hostOf(node);
  } catch {
    return null;
  }
}

/** The parent element, across a shadow tree's edge its host. */
export function parentAcrossShadow(element: Element): Element | null {
  const parent = parentNode(element);
  return parent && (isElement(parent) ? parent : shadowHost(parent));
}
