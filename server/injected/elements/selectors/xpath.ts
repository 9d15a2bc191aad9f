// `xpath=//button`: XPath 1.0, evaluated by the browser.

import {uncurry} from '../../base/primordials';
import {isDocument, isElement, ownerDocument} from '../base/tree';

const evaluate = uncurry(Document.prototype.evaluate);

/** The elements among the nodes of the expression, in document order. Throws the browser's own errors. */
export function queryXPath(root: Node, expression: string): Element[] {
  const document = isDocument(root) ? root : ownerDocument(root)!;
  // What begins at the document begins at the element that is searched.
  const relative = !isDocument(root) && expression.startsWith('/') ? `.${expression}` : expression;
  const found = evaluate(document, relative, root, null, XPathResult.ORDERED_NODE_ITERATOR_TYPE, null);
  const elements: Element[] = [];
  for (let node = found.iterateNext(); node; node = found.iterateNext()) {
    if (isElement(node))
      elements.push(node);
  }
  return elements;
}
