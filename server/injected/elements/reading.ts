// What is read of an element, in one call with finding it.

import {attribute, documentElement, isDocument, isElement, textContent} from './base/tree';
import {boxOf, hasBox, isVisible, rectsOf} from './box';
import {frameElementOf, mapBox, Placement, windowOf} from './frames';
import type {Box} from './frames';
import {innerHTML, innerText, isAttached, valueOf} from './properties';
import {controlFor} from './retarget';
import {isChecked, isIn, isShown} from './states';
import type {Problem} from './states';
import {find, resolvedTo} from './targets';
import type {Resolved, Target, Unfound} from './targets';

export interface ReadRequest extends Target {
  what: keyof typeof readers | 'boundingBox' | 'visible';
  /** Of an attribute. */
  name?: string;
}

export type Reading =
    (Unfound | {detached: true} | Problem | {value: unknown; frames?: number}) & {resolved?: Resolved};

type Reader = (element: Element, name: string) => {value: unknown} | Problem;

const readers = {
  attribute: (element, name) => ({value: attribute(element, name)}),
  textContent: element => ({value: textContent(element)}),
  innerHTML: element => ({value: innerHTML(element)}),
  innerText: element => orProblem(innerText(element), 'Node is not an HTMLElement'),
  inputValue: element =>
    orProblem(valueOf(controlFor(element)), 'Node is not an <input>, <textarea> or <select> element'),
  checked: element => stateOf(isChecked(element)),
  enabled: element => stateOf(isIn(element, 'enabled')),
  editable: element => stateOf(isIn(element, 'editable')),
} satisfies Record<string, Reader>;

// What an element is in is told as long as it is in the document.
const ofAttached: readonly string[] = ['checked', 'enabled', 'editable'];

export function read(node: Node | null, request: ReadRequest): Reading {
  const found = find(node, request);
  if (!('node' in found))
    return found;
  const reading = readNode(rootOf(found.node), request);
  const resolved = 'detached' in reading ? resolvedTo([found.node]) : found.resolved;
  return resolved ? {...reading, resolved} : reading;
}

/** What is meant by a document is its root. */
export function rootOf(node: Node): Node {
  return isDocument(node) ? documentElement(node)! : node;
}

function readNode(node: Node, {what, name = '', selector}: ReadRequest): Reading {
  if (what === 'boundingBox')
    return readBox(node);
  if (!isElement(node))
    return {error: 'Node is not queryable.'};
  if (ofAttached.includes(what) && !isAttached(node))
    return {detached: true};
  // Whoever holds an element sees it in the frame that it is in.
  if (what === 'visible')
    return {value: isAttached(node) && (selector ? isShown(node) : isVisible(node))};
  return (readers[what] as Reader)(node, name);
}

/** In the viewport of the `frames`-th frame around, as far as can be reached; null without a box. */
function readBox(node: Node): Reading {
  if (!isAttached(node) || !(isElement(node) ? hasBox(node) : rectsOf(node).length))
    return {value: null};
  const {x, y, width, height} = boxOf(node);
  let box: Box = {x, y, width, height};
  let frames = 0;
  for (let frame = frameElementOf(windowOf(node)!); frame; frame = frameElementOf(windowOf(frame)!)) {
    const placement = new Placement(frame);
    box = mapBox(box, point => placement.out(point));
    ++frames;
  }
  return {value: box, frames};
}

function orProblem(value: string | undefined, error: string): {value: string} | Problem {
  return value === undefined ? {error} : {value};
}

function stateOf(holds: boolean | Problem): {value: boolean} | Problem {
  return typeof holds === 'object' ? holds : {value: holds};
}
