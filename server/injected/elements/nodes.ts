// Which elements a selector finds, for the driver to make handles of.

import {delivery} from '../utility/parcels';
import {generateSelector} from './generator/generator';
import {queryAll, violationOf} from './selectors/query';
import type {Selector} from './selectors/selector';

export interface NodesRequest {
  selector: Selector;
  /** Several are a violation. */
  strict?: boolean;
  /** So many are all that is wanted. */
  limit?: number;
}

export function nodeCount(root: Node | null, {selector}: NodesRequest): {value: number} {
  return {value: queryAll(root ?? document, selector).length};
}

/** A selector of the generator's for the first element that is found. */
export function selectorOf(root: Node | null, {selector}: NodesRequest): {value: string} | {missing: true} {
  const [element] = queryAll(root ?? document, selector);
  return element ? {value: generateSelector(element)} : {missing: true};
}

/** Below `root`, or in the document. A violation is given as JSON. */
export function nodes(root: Node | null, {selector, strict, limit}: NodesRequest): Element[] | string {
  const elements = queryAll(root ?? document, selector);
  if (strict && elements.length > 1)
    return JSON.stringify(violationOf(elements));
  return elements.slice(0, limit);
}

/** The same to a parcel (../utility/parcels), which another world of the document has opened. */
export function deliver(root: Node | null, {selector}: NodesRequest, parcel: Element): {value: number} {
  const elements = queryAll(root ?? document, selector);
  const targetRanges = elements.map(element =>
    new StaticRange({startContainer: element, startOffset: 0, endContainer: element, endOffset: 0}));
  parcel.dispatchEvent(new InputEvent(delivery, {targetRanges}));
  return {value: elements.length};
}
