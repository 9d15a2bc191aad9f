// The language's built-ins as they were before the page could change them. In-page code calls these and never a
// method looked up on a value of the page's realm: `apply(arrayPush, list, [x])`, not `list.push(x)`.
//
// The iteration protocol counts as the page's too: no for-of, spread or array destructuring in in-page code.

export const {apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf,
  ownKeys} = Reflect;
export const {is: sameValue, keys: objectKeys, create: createObject} = Object;
export const {isArray} = Array;
export const {isInteger, isFinite: isFiniteNumber} = Number;

type AnyFunction = (...args: never[]) => unknown;

/** `method` with its receiver as the first parameter, safe from a page that replaces `call` or the method. */
export function uncurry<This, Args extends unknown[], Result>(
    method: (this: This, ...args: Args) => Result): (self: This, ...args: Args) => Result {
  return (self, ...args) => apply(method, self, args) as Result;
}

/** The getter of an accessor, as a function of the object; it throws for objects without the internal slot. */
export function getter<Result>(prototype: object, name: PropertyKey): (self: unknown) => Result {
  const get = getOwnPropertyDescriptor(prototype, name)?.get as AnyFunction;
  return self => apply(get, self, []) as Result;
}

/** Whether `read` accepts `value`: the test for an internal slot, right for objects of every realm. */
export function accepts(read: (self: unknown) => unknown, value: unknown): boolean {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
}

export const stringify = JSON.stringify as (value: string) => string;
export const parseJson = JSON.parse;
export const StringOf = String;
export const NumberOf = Number;
export const fromCharCode = String.fromCharCode;
export const charCodeAt = uncurry(String.prototype.charCodeAt);
export const slice = uncurry(String.prototype.slice);
export const trim = uncurry(String.prototype.trim);
export const startsWith = uncurry(String.prototype.startsWith);
export const indexOf = uncurry(String.prototype.indexOf) as (self: string, part: string, from?: number) => number;
export const lowerCase = uncurry(String.prototype.toLowerCase);
export const arraySlice = uncurry(Array.prototype.slice) as <T>(list: T[], start: number) => T[];
export const arrayIncludes = uncurry(Array.prototype.includes) as <T>(list: T[], item: T) => boolean;
export const arrayJoin = uncurry(Array.prototype.join);
export const mapGet = uncurry(Map.prototype.get);
export const mapSet = uncurry(Map.prototype.set);
export const mapDelete = uncurry(Map.prototype.delete);
export const weakMapGet = uncurry(WeakMap.prototype.get);
export const weakMapSet = uncurry(WeakMap.prototype.set);
export const MapOf = Map;
export const WeakMapOf = WeakMap;
export const TypeErrorOf = TypeError;
export const ErrorOf = Error;
export const ProxyOf = Proxy;
export const PromiseOf = Promise;
export const RegExpOf = RegExp;
export const URLOf = globalThis.URL;

const execute = uncurry(RegExp.prototype.exec);
/** RegExp.prototype.test without the page's `exec`. */
export function matches(expression: RegExp, text: string): boolean {
  return execute(expression, text) !== null;
}
export const execRegExp = execute;

/** Appends without consulting setters that a page may have put on Array.prototype. */
export function push<T>(list: T[], value: T): void {
  defineProperty(list, list.length, dataProperty(value));
}

/** A property descriptor that inherits nothing a page may have put on Object.prototype. */
export function dataProperty(value: unknown, enumerable = true): PropertyDescriptor {
  return {__proto__: null, value, writable: true, enumerable, configurable: true} as PropertyDescriptor;
}
