// Lets routed objects in at every door of one of the browser's interfaces. Each function is a Proxy of the native one, so
// that its name, length and kind are the native's, and an object that is not routed goes straight through to it.

import {
  apply, construct, defineProperty, getOwnPropertyDescriptor, isArray, ProxyOf,
} from '../base/primordials';
import type {Marks} from '../base/marks';
import {disguise} from '../base/realm';
import type {Realm} from '../base/realm';
import {hideFrames} from '../base/stack';
import {isObject} from './conversions';
import {asNative, isNative} from './exceptions';

type NativeFunction = (...args: never[]) => unknown;
type NativeConstructor = new (...args: never[]) => object;
/** `new Interface(...args)`. */
export type Constructing = (args: unknown[], newTarget: unknown) => object;

/** One interface of one realm; `marks` tell its routed objects. */
export class Patch<Routed> {
  private readonly prototype_: object;

  constructor(private readonly realm_: Realm, private readonly native_: NativeConstructor,
      private readonly marks_: Marks<Routed>) {
    this.prototype_ = native_.prototype as object;
  }

  /** To be done once. */
  replaceConstructor(name: string, constructing: Constructing): void {
    const native = this.native_;
    const handler = {
      __proto__: null,
      construct(_native: NativeFunction, args: unknown[], newTarget: unknown): object {
        try {
          return constructing(args, newTarget === replacement ? native : newTarget);
        } catch (error) {
          throw isNative(error) ? hideFrames(error, handler.construct) : error;
        }
      },
    };
    const replacement: unknown = new ProxyOf(native, handler as unknown as ProxyHandler<NativeConstructor>);
    disguise(this.realm_, replacement as object, native as unknown as NativeFunction);
    redefine(this.prototype_, 'constructor', {value: replacement});
    redefine(globalThis, name, {value: replacement});
  }

  replaceMethod(name: string, routed: (object: Routed, args: unknown[]) => unknown): void {
    const native = getOwnPropertyDescriptor(this.prototype_, name)!.value as NativeFunction;
    redefine(this.prototype_, name, {value: this.passFor_(native, routed)});
  }

  replaceAccessor(name: string, get: (object: Routed) => unknown, set?: (object: Routed, value: unknown) => void): void {
    const native = getOwnPropertyDescriptor(this.prototype_, name)!;
    const replaced = {__proto__: null, get: this.passFor_(native.get!, get)} as PropertyDescriptor;
    if (set)
      replaced.set = this.passFor_(native.set!, (object, args) => set(object, args[0]));
    redefine(this.prototype_, name, replaced);
  }

  // A function that is `native`, but for routed objects.
  private passFor_(native: NativeFunction, routed: (object: Routed, args: unknown[]) => unknown): NativeFunction {
    const marks = this.marks_;
    const handler = {
      __proto__: null,
      apply(_native: NativeFunction, self: unknown, args: unknown[]): unknown {
        try {
          const object = marks.of(self);
          return object ? routed(object, args) : callNative(native, self, args);
        } catch (error) {
          throw isNative(error) ? hideFrames(error, handler.apply) : error;
        }
      },
    };
    const replacement = new ProxyOf(native, handler as unknown as ProxyHandler<NativeFunction>);
    disguise(this.realm_, replacement, native);
    return replacement;
  }
}

// The property stays what it is but for its value or accessors.
function redefine(holder: object, name: string, changes: PropertyDescriptor): void {
  const descriptor = getOwnPropertyDescriptor(holder, name)!;
  defineProperty(holder, name, {__proto__: null, ...descriptor, ...changes} as PropertyDescriptor);
}

/** The browser's own constructor at work, subclasses respected. */
export function constructNative(native: NativeConstructor, args: unknown[], newTarget: unknown): object {
  try {
    return construct(native, args as never[], newTarget as never) as object;
  } catch (error) {
    throw runsNoScript(args) ? asNative(error) : error;
  }
}

function callNative(native: NativeFunction, self: unknown, args: unknown[]): unknown {
  try {
    return apply(native, self, args);
  } catch (error) {
    throw runsNoScript(args) ? asNative(error) : error;
  }
}

// Converting primitives calls nothing of the page; neither do our own lists of strings.
function runsNoScript(args: unknown[]): boolean {
  for (let i = 0; i < args.length; ++i) {
    if (isObject(args[i]) && !isArray(args[i]))
      return false;
  }
  return true;
}
