// What the driver's scripts share within one realm (one global object), out of the page's sight: the functions that
// pass for native ones, and the objects the driver calls.
//
// It hangs on the realm's Function.prototype.toString under a name nobody else can guess, for three reasons: it
// survives document.open(), which erases a window's listeners; it is there in workers; and native looks need a
// toString of ours anyway.

import {
  apply, defineProperty, getOwnPropertyDescriptor, ProxyOf, weakMapGet, WeakMapOf, weakMapSet,
} from './primordials';

type AnyFunction = (...args: never[]) => unknown;

export interface Realm {
  /** Replacement -> the native function it passes for. Frames of one origin that can reach each other share it. */
  readonly disguises: WeakMap<object, AnyFunction>;
  /** Objects with methods for the driver, by bundle. */
  websocket?: object;
  bindings?: object;
}

/** The realm's record; made on first use. */
export function currentRealm(secret: string): Realm {
  return realmOf(globalThis, secret) ?? createRealm(secret);
}

/** Makes `replacement` answer Function.prototype.toString as `native` does. */
export function disguise(realm: Realm, replacement: object, native: AnyFunction): void {
  weakMapSet(realm.disguises, replacement, native);
}

function realmOf(global: unknown, secret: string): Realm | undefined {
  try {
    const {Function} = global as {Function: {prototype: {toString: Record<string, Realm | undefined>}}};
    return Function.prototype.toString[secret];
  } catch {
    // Another origin.
    return undefined;
  }
}

function createRealm(secret: string): Realm {
  const realm: Realm = {__proto__: null, disguises: inheritedDisguises(secret) ?? new WeakMapOf()} as never;
  const holder = Function.prototype;
  const descriptor = getOwnPropertyDescriptor(holder, 'toString')!;
  const native = descriptor.value as AnyFunction;
  const toString = new ProxyOf(native, {
    __proto__: null,
    apply: (target: AnyFunction, self: unknown, args: unknown[]) =>
      apply(target, disguised(realm, self) ?? self, args),
    get: (target: AnyFunction, name: PropertyKey) =>
      name === secret ? realm : (target as unknown as Record<PropertyKey, unknown>)[name],
  } as ProxyHandler<AnyFunction>);
  disguise(realm, toString, native);
  defineProperty(holder, 'toString', {...descriptor, __proto__: null, value: toString} as PropertyDescriptor);
  return realm;
}

function disguised(realm: Realm, self: unknown): AnyFunction | undefined {
  return typeof self === 'function' ? weakMapGet(realm.disguises, self) as AnyFunction | undefined : undefined;
}

// A page can hand its functions to the toString of a frame or a window it opened.
function inheritedDisguises(secret: string): Realm['disguises'] | undefined {
  const {parent, opener} = globalThis as {parent?: unknown; opener?: unknown};
  const related = [parent, opener];
  for (let i = 0; i < related.length; ++i) {
    const other = related[i];
    const realm = other && other !== globalThis ? realmOf(other, secret) : undefined;
    if (realm)
      return realm.disguises;
  }
  return undefined;
}
