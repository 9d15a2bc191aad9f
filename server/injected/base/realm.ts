// Functions of ours that pass for native ones: what Function.prototype.toString says of them, in the realm they belong
// to and in those that can reach it.

import {
  apply, defineProperty, getOwnPropertyDescriptor, getter, global, ProxyOf, uncurry, weakMapGet, WeakMapOf, weakMapSet,
} from './primordials';

import type {Marks} from './marks';

type AnyFunction = (...args: never[]) => unknown;

export interface Realm {
  /** Replacement -> the native function it passes for. Frames of one origin that can reach each other share it. */
  readonly disguises: WeakMap<object, AnyFunction>;
  /** By interface of the browser: what is behind the objects that pass for its own. */
  readonly marks: Record<string, Marks<unknown>>;
}

const functionPrototype = Function.prototype;
const CustomEventOf = global.CustomEvent;
const detailOf = CustomEventOf && getter<{realm?: Realm}>(CustomEventOf.prototype, 'detail');
const addEventListener = uncurry(EventTarget.prototype.addEventListener);
const dispatchEvent = uncurry(EventTarget.prototype.dispatchEvent);
// Own properties of a window; a worker has none of them.
const parentOf = windowGetter('parent');
const openerOf = windowGetter('opener');

function windowGetter(name: string): (() => unknown) | undefined {
  const get = getOwnPropertyDescriptor(global, name)?.get;
  return get && (() => apply(get, global, []) as unknown);
}

/** `kinship`: a name nobody can guess, the same for all realms that are to know one another's functions. */
export function createRealm(kinship: string): Realm {
  const realm: Realm = relativeOf(kinship) ?? {disguises: new WeakMapOf(), marks: {__proto__: null} as never};
  answerRelatives(realm, kinship);
  replaceToString(realm);
  return realm;
}

/** Makes `replacement` answer Function.prototype.toString as `native` does. */
export function disguise(realm: Realm, replacement: object, native: AnyFunction): void {
  weakMapSet(realm.disguises, replacement, native);
}

function replaceToString(realm: Realm): void {
  const descriptor = getOwnPropertyDescriptor(functionPrototype, 'toString');
  const current = descriptor?.value as unknown;
  // A page that took it away has taken it from the native functions, too.
  if (!descriptor?.configurable || typeof current !== 'function')
    return;
  const replacement = new ProxyOf(current as AnyFunction, {
    __proto__: null,
    apply: (target: AnyFunction, self: unknown, args: unknown[]) =>
      apply(target, disguised(realm, self) ?? self, args),
  } as ProxyHandler<AnyFunction>);
  disguise(realm, replacement, current as AnyFunction);
  defineProperty(functionPrototype, 'toString', {__proto__: null, value: replacement} as PropertyDescriptor);
}

function disguised(realm: Realm, self: unknown): AnyFunction | undefined {
  return typeof self === 'function' ? weakMapGet(realm.disguises, self) as AnyFunction | undefined : undefined;
}

// A page can hand its functions to the toString of a frame or of a window it opened. The realms find each other by an
// event on the elder's window, which may serve two documents. A document that was opened anew has forgotten.

function answerRelatives(realm: Realm, kinship: string): void {
  if (!parentOf)
    return;
  addEventListener(global, kinship, event => {
    detailOf!(event).realm = realm;
  });
}

function relativeOf(kinship: string): Realm | undefined {
  const related = [parentOf?.(), openerOf?.()];
  for (let i = 0; i < related.length; ++i) {
    const realm = related[i] && related[i] !== global ? realmOf(related[i], kinship) : undefined;
    if (realm)
      return realm;
  }
  return undefined;
}

function realmOf(other: unknown, kinship: string): Realm | undefined {
  const detail = {__proto__: null} as {realm?: Realm};
  try {
    dispatchEvent(other as EventTarget, new CustomEventOf(kinship, {__proto__: null, detail} as CustomEventInit));
  } catch {
    // Another origin.
  }
  return detail.realm;
}
