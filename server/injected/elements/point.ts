// The point of an element that a pointer is brought to.

import {isElement} from './base/tree';
import {boxOf, rectsOf} from './box';
import {intersection, shownPart, windowOf} from './frames';
import type {Point} from './frames';

export type PointOutcome = {point: Point} | {notVisible: true} | {outside: true};

// A smaller piece, in square pixels, isn't there for the eye.
const smallestArea = 0.99;

/** Where to point at `node`, in its frame's viewport: the middle of what is shown of the first of its boxes. */
export function pointOf(node: Node): PointOutcome {
  const rects = rectsOf(node);
  if (!rects.length)
    return {notVisible: true};
  const part = shownPart(windowOf(node)!);
  for (const rect of rects) {
    const {x, y, width, height} = intersection(rect, part);
    if (width > 0 && height > 0 && width * height > smallestArea)
      return {point: {x: x + width / 2, y: y + height / 2}};
  }
  return {outside: true};
}

/** The point at `position` of the padding box of `node`, wherever that is. */
export function pointAt(node: Node, position: Point): PointOutcome {
  if (!rectsOf(node).length)
    return {notVisible: true};
  const {x, y} = boxOf(node);
  const inside = inBorderBox(node, position);
  return {point: {x: x + inside.x, y: y + inside.y}};
}

/** `position`, told from the padding box, as told from the border box. */
export function inBorderBox(node: Node, {x, y}: Point): Point {
  if (!isElement(node))
    return {x, y};
  const {borderLeftWidth, borderTopWidth} = getComputedStyle(node);
  return {x: x + parseFloat(borderLeftWidth), y: y + parseFloat(borderTopWidth)};
}
