// Page value -> SerializedValue.

import {encodeBase64} from '../base/base64';
import {bytesOfView, isView, typedArrayName} from '../base/binary';
import {
  apply, ErrorOf, isArray, MapOf, mapGet, mapSet, objectKeys, push, sameValue, StringOf,
} from '../base/primordials';
import {
  isDate, isDocument, isError, isNode, isoString, isRegExp, isURL, isWindow, regExpFlags, regExpSource, timeOf, urlHref,
} from './kinds';
import type {SerializedProperty, SerializedValue, TypedArrayKind} from './wire';

/** What an error calls the value. */
export type Role = 'result' | 'argument';

// In levels of JSON. The strictest of the clients' readers takes 255, the message around the value among them: given more
// it reads nothing any more. The browser takes 300.
const deepest = 240;
const levelsOfArray = 2;
const levelsOfObject = 3;

const typedArrayKinds: Record<string, TypedArrayKind | undefined> = {
  __proto__: null,
  Int8Array: 'i8',
  Uint8Array: 'ui8',
  Uint8ClampedArray: 'ui8c',
  Int16Array: 'i16',
  Uint16Array: 'ui16',
  Int32Array: 'i32',
  Uint32Array: 'ui32',
  Float32Array: 'f32',
  Float64Array: 'f64',
  BigInt64Array: 'bi64',
  BigUint64Array: 'bui64',
} as never;

/**
 * Serializes `value`. Objects are walked by own enumerable string keys; what has no counterpart (functions, symbols,
 * holes) becomes undefined; properties whose getter throws are left out. An object without keys that has a `toJSON`
 * method, as many of the browser's own have, goes as what that returns; a `toJSON` method that is itself a property goes
 * as an empty object. Throws when values lie too deep in each other for those who are to read them.
 */
export function serialize(value: unknown, role: Role): SerializedValue {
  return new Serializer(role).serialize(value);
}

class Serializer {
  private readonly ids_ = new MapOf<object, number>();
  private lastId_ = 0;
  private depth_ = 0;

  constructor(private readonly role_: Role) {}

  serialize(value: unknown): SerializedValue {
    switch (typeof value) {
      case 'undefined':
      case 'function':
      case 'symbol':
        return {v: 'undefined'};
      case 'string':
        return {s: value};
      case 'boolean':
        return {b: value};
      case 'number':
        return serializeNumber(value);
      case 'bigint':
        return {bi: StringOf(value)};
      case 'object':
        return value === null ? {v: 'null'} : this.descend_(value);
    }
  }

  private descend_(value: object): SerializedValue {
    const levels = isArray(value) ? levelsOfArray : levelsOfObject;
    if (this.depth_ + levels > deepest)
      throw new ErrorOf(`Cannot serialize ${this.role_}: object reference chain is too long.`);
    this.depth_ += levels;
    const serialized = this.serializeObject_(value);
    this.depth_ -= levels;
    return serialized;
  }

  private serializeObject_(value: object): SerializedValue {
    if (isWindow(value))
      return {s: 'ref: <Window>'};
    if (isDocument(value))
      return {s: 'ref: <Document>'};
    if (isNode(value))
      return {s: 'ref: <Node>'};
    if (isArray(value))
      return this.serializeArray_(value);
    if (isError(value))
      return serializeError(value);
    if (isDate(value))
      return {d: timeOf(value) === timeOf(value) ? isoString(value) : '1970-01-01T00:00:00.000Z'};
    if (isRegExp(value))
      return {r: {p: regExpSource(value), f: regExpFlags(value)}};
    if (isURL(value))
      return {u: urlHref(value)};
    if (isView(value)) {
      const kind = typedArrayKinds[typedArrayName(value) ?? ''];
      if (kind)
        return {ta: {b: encodeBase64(bytesOfView(value)), k: kind}};
    }
    return this.serializeProperties_(value);
  }

  private serializeArray_(value: unknown[]): SerializedValue {
    const seen = mapGet(this.ids_, value) as number | undefined;
    if (seen !== undefined)
      return {ref: seen};
    const id = this.assignId_(value);
    const items: SerializedValue[] = [];
    for (let i = 0; i < value.length; ++i)
      push(items, this.serialize(read(value, i)));
    return {a: items, id};
  }

  private serializeProperties_(value: object): SerializedValue {
    const seen = mapGet(this.ids_, value) as number | undefined;
    if (seen !== undefined)
      return {ref: seen};
    const id = this.assignId_(value);
    const keys = objectKeys(value);
    const properties: SerializedProperty[] = [];
    for (let i = 0; i < keys.length; ++i) {
      const key = keys[i]!;
      const property = read(value, key, unreadable);
      if (property !== unreadable)
        push(properties, {k: key, v: this.serializeProperty_(key, property)});
    }
    if (properties.length === 0) {
      const json = callToJSON(value);
      if (json !== unreadable)
        return this.serialize(json);
    }
    return {o: properties, id};
  }

  private serializeProperty_(key: string, value: unknown): SerializedValue {
    return key === 'toJSON' && typeof value === 'function' ? {o: [], id: ++this.lastId_} : this.serialize(value);
  }

  private assignId_(value: object): number {
    const id = ++this.lastId_;
    mapSet(this.ids_, value, id);
    return id;
  }
}

const unreadable = {};

function serializeNumber(value: number): SerializedValue {
  if (value !== value)
    return {v: 'NaN'};
  if (value === Infinity)
    return {v: 'Infinity'};
  if (value === -Infinity)
    return {v: '-Infinity'};
  return sameValue(value, -0) ? {v: '-0'} : {n: value};
}

function serializeError(error: object): SerializedValue {
  const name = readString(error, 'name', 'Error');
  const message = readString(error, 'message', '');
  return {e: {m: message, n: name, s: readString(error, 'stack', `${name}: ${message}`)}};
}

function read(holder: object, key: PropertyKey, otherwise?: unknown): unknown {
  try {
    return (holder as Record<PropertyKey, unknown>)[key];
  } catch {
    return otherwise;
  }
}

function readString(holder: object, key: PropertyKey, otherwise: string): string {
  const value = read(holder, key);
  return typeof value === 'string' ? value : otherwise;
}

function callToJSON(value: object): unknown {
  try {
    const {toJSON} = value as {toJSON?: () => unknown};
    return typeof toJSON === 'function' ? apply(toJSON, value, []) : unreadable;
  } catch {
    return unreadable;
  }
}
