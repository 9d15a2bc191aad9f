// What a value is, asked of its internal slots: right for objects of every realm, whatever the page has done to
// constructors, `Symbol.hasInstance` or `Symbol.toStringTag`.

import {accepts, apply, getter, getOwnPropertyDescriptor, uncurry} from '../base/primordials';

export const timeOf = uncurry(Date.prototype.getTime) as (self: unknown) => number;
export const isoString = uncurry(Date.prototype.toISOString) as (self: unknown) => string;
export const regExpSource = getter<string>(RegExp.prototype, 'source');
// RegExp.prototype.flags asks the page's accessors for each.
const flagNames = ['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky'];
const flagLetters = 'dgimsuvy';
const flagGetters: ((self: unknown) => boolean)[] = [];
for (const name of flagNames)
  flagGetters.push(getter<boolean>(RegExp.prototype, name));
export function regExpFlags(value: unknown): string {
  let flags = '';
  for (let i = 0; i < flagGetters.length; ++i)
    flags += flagGetters[i]!(value) ? flagLetters[i] : '';
  return flags;
}
// Worklets have no URL.
export const urlHref = globalThis.URL && getter<string>(URL.prototype, 'href');
const nodeType = globalThis.Node && getter<number>(Node.prototype, 'nodeType');
const windowOf = globalThis.window && getOwnPropertyDescriptor(globalThis, 'window')?.get;
const isErrorNative = (Error as {isError?: (value: unknown) => boolean}).isError;
const objectTag = uncurry(Object.prototype.toString) as (self: unknown) => string;
const documentNode = 9;
const elementNode = 1;

export function isDate(value: object): boolean {
  return accepts(timeOf, value);
}

export function isRegExp(value: object): boolean {
  return accepts(regExpSource, value);
}

export function isURL(value: object): boolean {
  return !!urlHref && accepts(urlHref, value);
}

export function isError(value: object): boolean {
  return isErrorNative ? apply(isErrorNative, undefined, [value]) as boolean : objectTag(value) === '[object Error]';
}

export function isNode(value: unknown): value is Node {
  return !!nodeType && accepts(nodeType, value);
}

export function isElement(value: unknown): value is Element {
  return isNode(value) && nodeType!(value) === elementNode;
}

export function isDocument(value: unknown): value is Document {
  return isNode(value) && nodeType!(value) === documentNode;
}

/** True for windows of other origins as well. */
export function isWindow(value: object): boolean {
  return !!windowOf && accepts(self => apply(windowOf, self, []), value);
}
