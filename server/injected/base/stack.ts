// Errors thrown on behalf of the browser, with stacks that end where the page called.

import {apply, ErrorOf, indexOf, slice} from './primordials';

type AnyFunction = (...args: never[]) => unknown;

const {captureStackTrace} = ErrorOf as {captureStackTrace?: (error: object, entry?: AnyFunction) => void};

/** Gives `error` the stack that the browser gives what it throws, and scripts' own DOMExceptions lack. */
export function addStack(error: object): void {
  if (captureStackTrace)
    apply(captureStackTrace, ErrorOf, [error]);
}

/** Removes from `error.stack` the function `entry` and everything that it called. */
export function hideFrames(error: unknown, entry: AnyFunction): unknown {
  const failure = error as {stack?: unknown};
  if (!captureStackTrace || typeof error !== 'object' || error === null || typeof failure.stack !== 'string')
    return error;
  const caller = {stack: ''};
  apply(captureStackTrace, ErrorOf, [caller, entry]);
  // A page may format stacks its own way.
  if (typeof caller.stack === 'string')
    failure.stack = slice(failure.stack, 0, framesIndex(failure.stack)) + slice(caller.stack, framesIndex(caller.stack));
  return error;
}

function framesIndex(stack: string): number {
  const index = indexOf(stack, '\n    at ');
  return index === -1 ? stack.length : index;
}
