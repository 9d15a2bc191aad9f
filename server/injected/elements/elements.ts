// The object the driver keeps in its own world of each document, from the first time that it looks for an element there.

import {Actions} from './actions';
import {generateSelector, setTestIdAttribute} from './generator/generator';
import {deliver, nodeCount, nodes, selectorOf} from './nodes';
import {readable} from './readable';
import {snapshot} from './snapshot';
import {isRegistered, registerEngine} from './selectors/custom';
import {count, queryAll, queryOne, resolve} from './selectors/query';

interface Needs {
  /** The user's engines that the selector names. */
  engines?: {name: string; source: string}[];
  /** Where elements have their test ids. */
  testIdAttribute?: string;
}

export default function createElements(): Elements {
  return new Elements();
}

class Elements extends Actions {
  readonly queryAll = queryAll;
  readonly queryOne = queryOne;
  readonly count = count;
  readonly resolve = resolve;
  readonly nodeCount = nodeCount;
  readonly nodes = nodes;
  readonly deliver = deliver;
  readonly readable = readable;
  readonly snapshot = snapshot;
  readonly selectorOf = selectorOf;
  readonly registerEngine = registerEngine;
  readonly generateSelector = generateSelector;

  /** Calls one of the other methods. A request, its second argument, brings along what its selectors need. */
  invoke(method: keyof Elements, args: ArrayLike<unknown>): unknown {
    const request = args[1] as Needs | undefined;
    // An engine may keep what it has learnt.
    for (const {name, source} of request?.engines ?? []) {
      if (!isRegistered(name))
        registerEngine(name, source);
    }
    if (request?.testIdAttribute)
      setTestIdAttribute(request.testIdAttribute);
    return (this[method] as (...args: unknown[]) => unknown)(...Array.from(args));
  }
}
