// Finds the elements of a selector.

import {preview} from '../../utility/preview';
import {withCache} from '../aria/aria';
import {generateSelectors} from '../generator/generator';
import type {GeneratorOptions} from '../generator/generator';
import {hasDescendants} from '../base/tree';
import {compile} from './compile';
import {Search} from './search';
import type {Selector} from './selector';

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

/**
 * In the order of the steps' findings, each once. Throws for a selector that can't be parsed, found or not, and for a
 * root that nothing can be below of.
 */
export function queryAll(root: Node, selector: Selector): Element[] {
  if (!hasDescendants(root))
    throw new Error('Node is not queryable.');
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
export function resolve(root: Node, selector: Selector, strict: boolean, options: GeneratorOptions = {}): Resolution {
  const elements = queryAll(root, selector);
  if (!elements.length)
    return {missing: true};
  return strict && elements.length > 1 ? {violation: violationOf(elements, options)} : {element: elements[0]!};
}

/** What is told of several elements. */
export function violationOf(elements: Element[], options: GeneratorOptions = {}): Violation {
  const shown = elements.slice(0, mostShown);
  const selectors = generateSelectors(shown, options);
  return {
    count: elements.length,
    elements: shown.map((element, i) => ({preview: preview(element), selector: selectors[i]!})),
  };
}
