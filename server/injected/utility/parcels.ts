// Nodes that come from another world of the document, however many in one step: as the ranges of an event, on an element
// that no script of the page's has.

import {addEventListener, createElement, currentDocument, startContainerOf, targetRangesOf} from '../base/dom';
import {push, weakMapGet, WeakMapOf, weakMapSet} from '../base/primordials';

/** The type of the event. */
export const delivery = 'delivery';

const delivered = new WeakMapOf<Element, Node[]>();

/** The element, for the other world to send the event to. */
export function openParcel(): Element {
  const parcel = createElement(currentDocument(), 'i');
  addEventListener(parcel, delivery, event => {
    const ranges = targetRangesOf(event as InputEvent);
    const nodes: Node[] = [];
    for (let i = 0; i < ranges.length; ++i)
      push(nodes, startContainerOf(ranges[i]));
    weakMapSet(delivered, parcel, nodes);
  });
  return parcel;
}

/** What has come. */
export function takeFromParcel(parcel: Element): Node[] {
  return (weakMapGet(delivered, parcel) as Node[] | undefined) ?? [];
}
