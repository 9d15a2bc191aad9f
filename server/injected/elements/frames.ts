// From a frame's viewport to those of the frames around it and back, as far as the page may reach.

import {getter} from '../base/primordials';
import {boundingBox, ownerDocument} from './base/tree';
import {flatParent} from './flat_tree';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

const viewOf = getter<Window | null>(Document.prototype, 'defaultView');

/** The window of the document that `node` is in; null for a document that is not shown. */
export function windowOf(node: Node): Window | null {
  return viewOf(ownerDocument(node) ?? node);
}

/** The element that shows the window's document; null at the top and where another origin begins. */
export function frameElementOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}

/** How the viewport that a frame's element shows lies in the viewport that the element is in. */
export class Placement {
  private readonly outwards_: DOMMatrix;

  constructor(frame: Element) {
    const {offsetWidth, offsetHeight, clientLeft, clientTop} = frame as HTMLElement;
    const {paddingLeft, paddingTop} = getComputedStyle(frame);
    const transform = linearTransform(frame);
    // Where the transformed border box ends up tells the translation.
    const flat = mapBox({x: 0, y: 0, width: offsetWidth, height: offsetHeight},
        point => transform.transformPoint(point));
    const {x, y} = boundingBox(frame);
    this.outwards_ = new DOMMatrix().translate(x - flat.x, y - flat.y).multiply(transform).translate(
        clientLeft + parseFloat(paddingLeft), clientTop + parseFloat(paddingTop));
  }

  out({x, y}: Point): Point {
    const mapped = this.outwards_.transformPoint({x, y});
    return {x: mapped.x, y: mapped.y};
  }

  into({x, y}: Point): Point {
    const mapped = this.outwards_.inverse().transformPoint({x, y});
    return {x: mapped.x, y: mapped.y};
  }
}

/** The smallest upright box around `box`, mapped by `map`. */
export function mapBox({x, y, width, height}: Box, map: (point: Point) => Point): Box {
  const corners = [{x, y}, {x: x + width, y}, {x, y: y + height}, {x: x + width, y: y + height}].map(map);
  const xs = corners.map(corner => corner.x);
  const ys = corners.map(corner => corner.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top};
}

/** What `a` and `b` have in common; its size is negative where that is nothing. */
export function intersection(a: Box, b: Box): Box {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return {
    x, y, width: Math.min(a.x + a.width, b.x + b.width) - x, height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}

/** The part of the window's viewport that lies in the viewports around it. */
export function shownPart(view: Window): Box {
  const own = {x: 0, y: 0, width: view.innerWidth, height: view.innerHeight};
  const frame = frameElementOf(view);
  if (!frame)
    return own;
  const placement = new Placement(frame);
  return intersection(own, mapBox(shownPart(windowOf(frame)!), point => placement.into(point)));
}

// Rotation, scale and skew that CSS puts on what is inside of `element`, its own and its ancestors' together.
function linearTransform(element: Element): DOMMatrix {
  let transform = new DOMMatrix();
  for (let current: Element | null = element; current; current = flatParent(current)) {
    const style = getComputedStyle(current);
    const own = new DOMMatrix();
    if (/^[-\d.]+deg$/.test(style.rotate))
      own.rotateSelf(parseFloat(style.rotate));
    if (style.scale !== 'none') {
      const [x, y] = style.scale.split(' ').map(Number);
      own.scaleSelf(x, y ?? x);
    }
    if (style.transform !== 'none')
      own.multiplySelf(new DOMMatrix(style.transform));
    own.e = own.f = 0;
    transform = own.multiply(transform);
  }
  const {currentCSSZoom = 1} = element as {currentCSSZoom?: number};
  return transform.scaleSelf(currentCSSZoom);
}
