// Lets routed objects in at every door of one of the browser's interfaces. Each function is a Proxy of the native one, so
// that its name, length and kind are the native's, and an object that is not routed goes straight through to it.

import {
  apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, own, ProxyOf, push,
} from '../base/primordials';
import {newMarks} from '../base/marks';
import type {Marks} from '../base/marks';
import {disguise} from '../base/realm';
import type {Realm} from '../base/realm';
import {hideFrames} from '../base/stack';
import {isObject} from './conversions';
import {asNative, isNative} from './exceptions';
import {replaceInterface} from './interface_object';
import type {NativeConstructor} from './interface_object';

type NativeFunction = (...args: never[]) => unknown;
/** `new Interface(...args)`; what isn't routed is left to `native`: the browser's constructor, or the page's around it. */
export type Constructing = (native: NativeConstructor, args: unknown[], newTarget: unknown) => object;

/** One interface of one realm. Realms that can reach each other let each other's routed objects in. */
export class Patch<Routed> {
  private readonly prototype_: {constructor?: unknown};
  // Members that the page has frozen in their place: each routed object gets its own.
  private readonly frozen_: {name: string; descriptor: PropertyDescriptor}[] = [];
  private readonly marks_: Marks<Routed>;

  constructor(private readonly realm_: Realm, private readonly name_: string,
      private readonly native_: NativeConstructor) {
    this.prototype_ = own(native_, 'prototype')!;
    this.marks_ = (realm_.marks[name_] ??= newMarks()) as Marks<Routed>;
  }

  /** To be done once. False if the page has made it impossible: nothing is routed then. */
  replaceConstructor(constructing: Constructing): boolean {
    const replacement = this.constructFor_(this.native_, constructing);
    const possible = replaceInterface(this.name_, this.native_,
        replaced => replaced === this.native_ ? replacement : this.constructFor_(replaced, constructing));
    if (possible && own(this.prototype_, 'constructor') === this.native_)
      this.redefine_('constructor', {value: replacement});
    return possible;
  }

  replaceMethod(name: string, routed: (object: Routed, args: unknown[]) => unknown): void {
    const native = getOwnPropertyDescriptor(this.prototype_, name)?.value as NativeFunction | undefined;
    if (typeof native === 'function')
      this.redefine_(name, {value: this.passFor_(native, routed)});
  }

  replaceAccessor(name: string, get: (object: Routed) => unknown, set?: (object: Routed, value: unknown) => void): void {
    const native = getOwnPropertyDescriptor(this.prototype_, name);
    if (!native?.get)
      return;
    const replaced = {__proto__: null, get: this.passFor_(native.get, get)} as PropertyDescriptor;
    if (set && native.set)
      replaced.set = this.passFor_(native.set, (object, args) => set(object, argument(args, 0)));
    this.redefine_(name, replaced);
  }

  /** Lets `object` in. */
  admit(object: object, routed: Routed): void {
    this.marks_.put(object, routed);
    for (let i = 0; i < this.frozen_.length; ++i)
      defineProperty(object, this.frozen_[i]!.name, this.frozen_[i]!.descriptor);
  }

  // A function that is `native`, but for what is routed.
  private constructFor_(native: NativeConstructor, constructing: Constructing): NativeConstructor {
    const handler = {
      __proto__: null,
      construct(_native: NativeFunction, args: unknown[], newTarget: unknown): object {
        try {
          return constructing(native, args, newTarget === replacement ? native : newTarget);
        } catch (error) {
          throw isNative(error) ? hideFrames(error, handler.construct) : error;
        }
      },
    };
    const replacement = new ProxyOf(native, handler as unknown as ProxyHandler<NativeConstructor>);
    disguise(this.realm_, replacement, native as unknown as NativeFunction);
    return replacement;
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

  // The member stays what it is but for its value or accessors.
  private redefine_(name: string, changes: PropertyDescriptor): void {
    const descriptor =
        {__proto__: null, ...getOwnPropertyDescriptor(this.prototype_, name), ...changes} as PropertyDescriptor;
    if (!defineProperty(this.prototype_, name, descriptor))
      push(this.frozen_, {name, descriptor});
  }
}

/** One of a function's arguments: what isn't given could be the page's, on Array.prototype. */
export function argument(args: unknown[], index: number): unknown {
  return index < args.length ? args[index] : undefined;
}

/**
 * Whose prototype an object gets that is routed instead of made by `constructor`, which may be the page's: what the page's
 * makes needn't inherit from the interface.
 */
export function heirOf(native: NativeConstructor, constructor: NativeConstructor, newTarget: unknown): NativeConstructor {
  const heir = newTarget as NativeConstructor;
  if (constructor === native)
    return heir;
  const top = own(native, 'prototype');
  const prototype: unknown = heir.prototype; // The page’s: constructing asks for it, too.
  for (let ancestor = prototype; isObject(ancestor); ancestor = getPrototypeOf(ancestor)) {
    if (ancestor === top)
      return heir;
  }
  return native;
}

/** A constructor at work, subclasses respected. Unless `args` are `ours`, they can be objects of the page. */
export function constructNative(native: NativeConstructor, args: unknown[], newTarget: unknown,
    ours = runsNoScript(args)): object {
  try {
    return construct(native, args as never[], newTarget as never) as object;
  } catch (error) {
    throw ours ? asNative(error) : error;
  }
}

function callNative(native: NativeFunction, self: unknown, args: unknown[]): unknown {
  try {
    return apply(native, self, args);
  } catch (error) {
    throw runsNoScript(args) ? asNative(error) : error;
  }
}

// Converting primitives calls nothing of the page.
function runsNoScript(args: unknown[]): boolean {
  for (let i = 0; i < args.length; ++i) {
    if (isObject(args[i]))
      return false;
  }
  return true;
}
