// Which element a command is about: the one given, the one that a selector finds now, or the one found before.

import {preview} from '../utility/preview';
import {queryAll, violationOf} from './selectors/query';
import type {Violation} from './selectors/query';
import type {Selector} from './selectors/selector';

/** What every request about an element says of it. */
export interface Target {
  /** Looked for below the node that comes with the request, or in the document. Without it that node is meant. */
  selector?: Selector;
  /** Whether several matches are a violation; else the first one is taken. */
  strict?: boolean;
  /** The command's number: what it found first is its element from then on, until that leaves the document. */
  action?: number;
}

/** What the user is told of an element that was found, and of how many others there are. */
export interface Resolved {
  preview: string;
  count: number;
}

export type Unfound = {missing: true} | {violation: Violation};
export type Found = {node: Node; resolved?: Resolved};

/** Finds the element anew. */
export function find(root: Node | null, {selector, strict = false}: Target): Found | Unfound {
  if (!selector)
    return {node: root!};
  const elements = findAll(root, selector);
  const [node] = elements;
  if (!node)
    return {missing: true};
  if (strict && elements.length > 1)
    return {violation: violationOf(elements)};
  return {node, resolved: resolvedTo(elements)};
}

export function resolvedTo(nodes: readonly Node[]): Resolved {
  return {preview: preview(nodes[0]!), count: nodes.length};
}

export function findAll(root: Node | null, selector: Selector): Element[] {
  return queryAll(root ?? document, selector);
}

/** Elements that commands keep from one of their steps to the next. */
export class Targets {
  private readonly held_ = new Map<number, Node>();

  find(node: Node | null, target: Target): Found | Unfound {
    const {action} = target;
    const held = action === undefined ? undefined : this.held_.get(action);
    if (held)
      return {node: held};
    const found = find(node, target);
    if ('node' in found)
      this.hold(action, found.node);
    return found;
  }

  held(action: number): Node | undefined {
    return this.held_.get(action);
  }

  hold(action: number | undefined, node: Node): void {
    if (action !== undefined)
      this.held_.set(action, node);
  }

  release(action: number | undefined): void {
    if (action !== undefined)
      this.held_.delete(action);
  }
}
