// Which element gets the events at a point, and whether it is the one meant.

import {uncurry} from '../base/primordials';
import {preview} from '../utility/preview';
import {documentElement, ownerDocument, parentAcrossShadow, rootOf, shadowHost} from './base/tree';
import {flatParent} from './flat_tree';
import {frameElementOf, Placement, windowOf} from './frames';
import type {Point} from './frames';
import {clickedFor} from './retarget';

type At = (root: Node, x: number, y: number) => Element | null;
const atPointOfDocument = uncurry(Document.prototype.elementFromPoint) as unknown as At;
const atPointOfShadow = uncurry(ShadowRoot.prototype.elementFromPoint) as unknown as At;

/** What is in the way of `target` at `point` of its frame's viewport, as a sentence; undefined if nothing is. */
export function obstacleAt(target: Element, point: Point): string | undefined {
  const hit = hitAt(target, point);
  const wanted = clickedFor(target);
  for (let current: Element | null = hit; current; current = flatParent(current)) {
    if (current === wanted)
      return undefined;
  }
  return `${describe(hit, target)} intercepts pointer events`;
}

// As deep as the shadow tree that `target` is in: what other trees hide is their hosts' business. The document's root
// stands for the emptiness outside of it.
function hitAt(target: Element, {x, y}: Point): Element {
  const document = ownerDocument(target)!;
  let hit = atPointOfDocument(document, x, y);
  for (const shadow of shadowsAround(target)) {
    if (hit !== shadowHost(shadow))
      break;
    hit = atPointOfShadow(shadow, x, y) ?? hit;
  }
  return hit ?? documentElement(document)!;
}

// The outermost first.
function shadowsAround(element: Element): Node[] {
  const shadows: Node[] = [];
  for (let root = rootOf(element), host = shadowHost(root); host; root = rootOf(host), host = shadowHost(root))
    shadows.unshift(root);
  return shadows;
}

// The subtree is named that stands beside the target.
function describe(hit: Element, target: Element): string {
  const ofTarget = new Set<Element>();
  for (let current: Element | null = target; current; current = parentAcrossShadow(current))
    ofTarget.add(current);
  let subtree = hit;
  for (let parent = parentAcrossShadow(hit); parent && !ofTarget.has(parent); parent = parentAcrossShadow(parent))
    subtree = parent;
  return subtree === hit || ofTarget.has(hit) ? preview(hit) : `${preview(hit)} from ${preview(subtree)} subtree`;
}

/** What a point is in a frame further out, or what is in the way there. */
export type Outward = {point: Point; frames: number} | {intercepted: string};

/**
 * Follows a point of the viewport that `frame` shows, null for none, outwards as far as frames can be reached: through
 * `frames` of them. `checked`: nothing may cover them there.
 */
export function outward(frame: Element | null, point: Point, checked: boolean): Outward {
  let frames = 0;
  for (let current = frame; current; current = frameElementOf(windowOf(current)!)) {
    point = new Placement(current).out(point);
    const obstacle = checked ? obstacleAt(current, point) : undefined;
    if (obstacle !== undefined)
      return {intercepted: obstacle};
    ++frames;
  }
  return {point, frames};
}
