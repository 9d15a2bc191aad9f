// The global that holds an interface of the browser, which the page may have wrapped before routing begins.

import {
  apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, global, ProxyOf,
} from '../base/primordials';

type AnyFunction = (...args: never[]) => unknown;
export interface NativeConstructor {
  new (...args: never[]): object;
  readonly prototype: object;
}

const {setPrototypeOf} = Reflect;

/**
 * Puts what `replacing` makes of it in the place of the global, or of what the global's class extends: the class stays.
 * False if the page has made that impossible.
 */
export function replaceInterface(name: string, native: NativeConstructor,
    replacing: (replaced: NativeConstructor) => NativeConstructor): boolean {
  const descriptor = getOwnPropertyDescriptor(global, name);
  const get = descriptor?.get;
  try {
    const value = (get ? apply(get, global, []) : descriptor?.value) as unknown;
    if (typeof value !== 'function')
      return false;
    if (extendInstead(value, native, replacing))
      return true;
    const replacement = replacing(value as unknown as NativeConstructor);
    const changes = get ? {get: answering(get, value, replacement)} : {value: replacement};
    return defineProperty(global, name, {__proto__: null, ...descriptor, ...changes} as unknown as PropertyDescriptor);
  } catch {
    // Getters and proxies are the page's.
    return false;
  }
}

// Whether there is a class between the two. Only classes look up what they extend.
function extendInstead(value: object, native: NativeConstructor,
    replacing: (replaced: NativeConstructor) => NativeConstructor): boolean {
  for (let derived = value, base; (base = getPrototypeOf(derived)); derived = base) {
    if (base === native)
      return setPrototypeOf(derived, replacing(native));
  }
  return false;
}

// The page's getter, but with another answer in the place of `value`.
function answering(get: AnyFunction, value: unknown, replacement: unknown): AnyFunction {
  return new ProxyOf(get, {
    __proto__: null,
    apply(getter: AnyFunction, self: unknown, args: unknown[]): unknown {
      const result = apply(getter, self, args);
      return result === value ? replacement : result;
    },
  } as unknown as ProxyHandler<AnyFunction>);
}
