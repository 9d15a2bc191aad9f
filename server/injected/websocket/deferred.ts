// Promises that the page gets, settled from outside.

import {apply, dataProperty, defineProperty, deleteProperty, PromiseOf} from '../base/primordials';

const then = PromiseOf.prototype.then as (...args: never[]) => unknown;
const ignore = () => {};

/** Nobody has to handle its rejection. */
export class Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve!: (value: Value) => void;
  reject!: (error: unknown) => void;

  constructor() {
    this.promise = new PromiseOf<Value>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // What handles it makes another promise, by the first one's constructor: with none, by the browser's own.
    defineProperty(this.promise, 'constructor', dataProperty(undefined));
    apply(then, this.promise, [ignore, ignore] as never);
    deleteProperty(this.promise, 'constructor');
  }
}
