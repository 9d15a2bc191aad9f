// What there is to read of an element.

import {getter} from '../base/primordials';
import {htmlName} from './aria/nodes';
import {isDocument, shadowHost} from './base/tree';

const activeInDocument = getter<Element | null>(Document.prototype, 'activeElement');
const activeInShadow = getter<Element | null>(ShadowRoot.prototype, 'activeElement');
const isConnectedOf = getter<boolean>(Node.prototype, 'isConnected');
const innerTextOf = getter<string>(HTMLElement.prototype, 'innerText');
const inputValueOf = getter<string>(HTMLInputElement.prototype, 'value');
const areaValueOf = getter<string>(HTMLTextAreaElement.prototype, 'value');
const selectValueOf = getter<string>(HTMLSelectElement.prototype, 'value');

/** Of elements of any namespace. */
export const innerHTML = getter<string>(Element.prototype, 'innerHTML');

export function isAttached(node: Node): boolean {
  return isConnectedOf(node);
}

/** The element with the focus among those of a document or of a shadow tree; of other trees, none. */
export function activeElementIn(root: Node): Element | null {
  if (isDocument(root))
    return activeInDocument(root);
  return shadowHost(root) && activeInShadow(root);
}

/** The text as it is shown; undefined for elements that aren't HTML's, which have none. */
export function innerText(element: Element): string | undefined {
  return htmlName(element) ? innerTextOf(element) : undefined;
}

/** Of a text control or a list; undefined for everything else. */
export function valueOf(element: Element): string | undefined {
  switch (htmlName(element)) {
    case 'input': return inputValueOf(element);
    case 'textarea': return areaValueOf(element);
    case 'select': return selectValueOf(element);
    default: return undefined;
  }
}
