// Makes of a selector what finds its elements.

import {isElement} from '../base/tree';
import {customEngine} from './custom';
import {engines} from './engines';
import type {Query, Step} from './engines';
import type {Search} from './search';
import type {Part, Selector} from './selector';

/** Throws for a selector that can't be parsed, whether or not there would be anything to find. */
export function compile({parts, capture}: Selector): Query {
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
