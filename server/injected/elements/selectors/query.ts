// Finds the elements of a selector.

import {preview} from '../../utility/preview';
import {withCache} from '../aria/aria';
import {isElement} from '../base/tree';
import {generateSelector} from '../generator/generator';
import {customEngine} from './custom';
import {engines} from './engines';
import type {Query, Step} from './engines';
import {Search} from './search';
import type {Part, Selector} from './selector';

/** That a selector which is to find one element finds several. */
export interface Violation {
  count: number;
  /** The first ten. */
  elements: {preview: string; selector: string}[];
}

export type Resolution = {element: Element} | {missing: true} | {violation: Violation};

const mostShown = 10;

export class StrictViolation extends Error {
  override readonly name = 'StrictViolation';

  constructor(readonly violation: Violation) {
    super(`strict mode violation: ${violation.count} elements`);
  }
}

/** In the order of the steps' findings, each once. Throws for a selector that can't be parsed, found or not. */
export function queryAll(root: Node, selector: Selector): Element[] {
  return withCache(() => compile(selector)(root, new Search(root)));
}

/** The first one. Throws a StrictViolation where there are several but may be only one. */
export function queryOne(root: Node, selector: Selector, strict: boolean): Element | null {
  const elements = queryAll(root, selector);
  if (strict && elements.length > 1)
    throw new StrictViolation(violationOf(elements));
  return elements[0] ?? null;
}

export function count(root: Node, selector: Selector): number {
  return queryAll(root, selector).length;
}

/** Like queryOne, with an answer for everything. */
export function resolve(root: Node, selector: Selector, strict: boolean): Resolution {
  const elements = queryAll(root, selector);
  if (!elements.length)
    return {missing: true};
  return strict && elements.length > 1 ? {violation: violationOf(elements)} : {element: elements[0]!};
}

/** What is told of several elements. */
export function violationOf(elements: Element[]): Violation {
  return {
    count: elements.length,
    elements: elements.slice(0, mostShown).map(
        element => ({preview: preview(element), selector: generateSelector(element)})),
  };
}

function compile({parts, capture}: Selector): Query {
  if (capture !== undefined && parts.some(({engine}) => engine === 'nth'))
    throw new Error('Can\'t query n-th element in a request with the capture.');
  const steps = parts.map(stepOf);
  if (capture === undefined || capture === parts.length - 1)
    return (root, search) => run(steps, root, search);
  const before = steps.slice(0, capture + 1);
  const after = steps.slice(capture + 1);
  return (root, search) => run(before, root, search).filter(element => run(after, element, search).length > 0);
}

function stepOf(part: Part): Step {
  const engine = engines[part.engine];
  return engine ? engine(part, compile) : customEngine(part);
}

function run(steps: Step[], root: Node, search: Search): Element[] {
  return steps.reduce((found, step) => step(found, search), [root]).filter(isElement);
}
