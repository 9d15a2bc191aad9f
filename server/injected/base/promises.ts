// Promises of ours, and waiting for those of others, without the page's `then` and `constructor` having a say.

import {apply, dataProperty, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, PromiseOf, uncurry} from './primordials';

type Settle = (value: never) => void;

const promisePrototype = Promise.prototype;
const nativeThen = Promise.prototype.then;
const then = uncurry(Promise.prototype.then as (this: unknown, fulfilled: Settle, rejected: Settle) => unknown);

/** A promise that whoever waits for it finds as the browser made it, whatever the page does to all promises. */
export function newPromise<T>(
    start: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason: unknown) => void) => void): Promise<T> {
  const promise = new PromiseOf(start);
  defineProperty(promise, 'then', dataProperty(nativeThen, false));
  defineProperty(promise, 'constructor', dataProperty(undefined, false));
  return promise;
}

/** As `await` does, calls one of both later: `fulfilled` with what `value` resolves to, or with itself. */
export function whenSettled<T>(value: T, fulfilled: (value: Awaited<T>) => void, rejected: (reason: unknown) => void):
    void {
  const promise = isPlainPromise(value) ? value : newPromise(resolve => resolve(value));
  then(promise, fulfilled, rejected);
}

/** Whether `await` would call a `then` of the value's. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (typeof value === 'object' && value !== null || typeof value === 'function') &&
      (isPlainPromise(value) || typeof (value as {then?: unknown}).then === 'function');
}

// One of the browser's own, with nothing about it that says to wait in another way.
function isPlainPromise(value: unknown): boolean {
  if (typeof value !== 'object' || value === null)
    return false;
  try {
    if (getPrototypeOf(value) !== promisePrototype || getOwnPropertyDescriptor(value, 'then') ||
        getOwnPropertyDescriptor(value, 'constructor'))
      return false;
    apply(nativeThen, value, [undefined, ignore]);
    return true;
  } catch {
    return false;
  }
}

function ignore(): void {}
