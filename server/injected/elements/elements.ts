// The object the driver keeps in its own world of each document, from the first time that it looks for an element there.

import {Actions} from './actions';
import {generateSelector} from './generator/generator';
import {registerEngine} from './selectors/custom';
import {count, queryAll, queryOne, resolve} from './selectors/query';

export default function createElements(): Elements {
  return new Elements();
}

class Elements extends Actions {
  readonly queryAll = queryAll;
  readonly queryOne = queryOne;
  readonly count = count;
  readonly resolve = resolve;
  readonly registerEngine = registerEngine;
  readonly generateSelector = generateSelector;

  /** Calls one of the other methods. */
  invoke(method: keyof Elements, args: ArrayLike<unknown>): unknown {
    return (this[method] as (...args: unknown[]) => unknown)(...Array.from(args));
  }
}
