// Brings an element, or a point of it, into view. At once, whatever the page's style says of scrolling.

import {getter, uncurry} from '../base/primordials';
import {boundingBox, isElement, ownerDocument, parentElement} from './base/tree';
import {flatParent} from './flat_tree';
import {boxOf} from './box';
import {frameElementOf, Placement, windowOf} from './frames';
import type {Point} from './frames';

type AnyElement = Element & {scrollIntoViewIfNeeded(): void};

const intoView = uncurry(Element.prototype.scrollIntoView);
const intoViewIfNeeded = uncurry((Element.prototype as AnyElement).scrollIntoViewIfNeeded);
const scrollBy = uncurry(Element.prototype.scrollBy as (this: Element, to: ScrollToOptions) => void);
const scrollerOf = getter<Element | null>(Document.prototype, 'scrollingElement');
const widthOf = getter<number>(Element.prototype, 'clientWidth');
const heightOf = getter<number>(Element.prototype, 'clientHeight');
const leftOf = getter<number>(Element.prototype, 'clientLeft');
const topOf = getter<number>(Element.prototype, 'clientTop');

// Where something stays in front of the element at one edge, it doesn't at another.
const alignments: readonly ScrollLogicalPosition[] = ['end', 'center', 'start'];

/**
 * `attempt`, from 0: the first scrolls only as far as needed, the next ones bring the element to one edge after the
 * other, and so on in turns. `position` is a point in the border box of `node`, to be brought to the middle instead.
 */
export function scrollIntoView(node: Node, attempt: number, position?: Point): void {
  const element = isElement(node) ? node : parentElement(node)!;
  const turn = attempt % (alignments.length + 1);
  if (turn > 0)
    align(element, alignments[turn - 1]!);
  else if (position)
    centre(node, element, position);
  else if (scrollsSmoothly(element))
    align(element, 'nearest');
  else
    intoViewIfNeeded(element as AnyElement);
}

function align(element: Element, edge: ScrollLogicalPosition): void {
  intoView(element, {block: edge, inline: edge, behavior: 'instant'});
}

// scrollIntoViewIfNeeded takes no behavior.
function scrollsSmoothly(element: Element): boolean {
  for (const scroller of ancestors(element)) {
    if (getComputedStyle(scroller).scrollBehavior === 'smooth')
      return true;
  }
  return false;
}

function centre(node: Node, element: Element, position: Point): void {
  let document = ownerDocument(element);
  let toViewport = (point: Point) => point;
  for (const scroller of ancestors(element)) {
    if (ownerDocument(scroller) !== document) {
      // `scroller` shows what the former ones are in.
      const [inner, placement] = [toViewport, new Placement(scroller)];
      toViewport = point => placement.out(inner(point));
      document = ownerDocument(scroller);
    }
    const {x, y} = boxOf(node);
    const point = toViewport({x: x + position.x, y: y + position.y});
    const view = visiblePart(scroller);
    scrollBy(scroller, {left: point.x - view.x, top: point.y - view.y, behavior: 'instant'});
  }
}

// The middle of what a scroller shows, in the viewport.
function visiblePart(scroller: Element): Point {
  const middle = {x: widthOf(scroller) / 2, y: heightOf(scroller) / 2};
  if (scroller === scrollerOf(ownerDocument(scroller)))
    return middle;
  const {x, y} = boundingBox(scroller);
  return {x: x + leftOf(scroller) + middle.x, y: y + topOf(scroller) + middle.y};
}

// From the inside to the outside, through the frames that can be reached.
function* ancestors(element: Element): Generator<Element> {
  let current: Element | null = flatParent(element);
  for (let last = element; ; current = flatParent(current)) {
    if (!current) {
      const view = windowOf(last);
      current = view && frameElementOf(view);
      if (!current)
        return;
    }
    yield current;
    last = current;
  }
}
