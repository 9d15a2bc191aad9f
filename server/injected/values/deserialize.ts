// SerializedValue -> page value.

import {decodeBase64} from '../base/base64';
import {bufferOf} from '../base/binary';
import {
  dataProperty, defineProperty, ErrorOf, MapOf, mapGet, mapSet, objectKeys, parseJson, push, RegExpOf, TypeErrorOf,
  URLOf,
} from '../base/primordials';
import type {SerializedValue, SpecialValue, TypedArrayKind} from './wire';

const DateOf = Date;
const BigIntOf = BigInt;

type TypedArrayConstructor = new (buffer: ArrayBuffer) => ArrayBufferView;
const typedArrays: Record<TypedArrayKind, TypedArrayConstructor> = {
  i8: Int8Array,
  ui8: Uint8Array,
  ui8c: Uint8ClampedArray,
  i16: Int16Array,
  ui16: Uint16Array,
  i32: Int32Array,
  ui32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
  bi64: BigInt64Array,
  bui64: BigUint64Array,
};

/** Revives arguments of one call: back references reach across all of them. */
export class Deserializer {
  private readonly objects_ = new MapOf<number, unknown>();

  /** `handles` are the values that `{h}` picks from. */
  constructor(private readonly handles_: unknown[]) {}

  /** A SerializedValue or `{json}`, one as text. */
  deserialize(value: SerializedValue | {json: string}): unknown {
    const wire = value as unknown as Record<string, never>;
    switch (mainKey(wire)) {
      case 'n':
        return wire.n;
      case 's':
        return wire.s;
      case 'b':
        return wire.b;
      case 'v':
        return specialValue(wire.v!);
      case 'o':
        return this.reviveObject_(wire.o!, wire.id!);
      case 'a':
        return this.reviveArray_(wire.a!, wire.id!);
      case 'ref':
        return mapGet(this.objects_, wire.ref!);
      case 'h':
        return this.handles_[wire.h!];
      case 'd':
        return new DateOf(wire.d!);
      case 'u':
        return new URLOf(wire.u!);
      case 'bi':
        return BigIntOf(wire.bi!);
      case 'r':
        return reviveRegExp(wire.r!);
      case 'e':
        return reviveError(wire.e!);
      case 'ta':
        return reviveTypedArray(wire.ta!);
      case 'fn':
        return exposedFunction(wire.fn!);
      case 'json':
        return this.deserialize(parseJson(wire.json!) as SerializedValue);
      default:
        throw new TypeErrorOf('Unexpected argument value');
    }
  }

  private reviveObject_(properties: {k: string; v: SerializedValue}[], id: number): object {
    const object = {};
    mapSet(this.objects_, id, object);
    for (let i = 0; i < properties.length; ++i)
      define(object, properties[i]!.k, this.deserialize(properties[i]!.v));
    return object;
  }

  private reviveArray_(items: SerializedValue[], id: number): unknown[] {
    const array: unknown[] = [];
    mapSet(this.objects_, id, array);
    for (let i = 0; i < items.length; ++i)
      push(array, this.deserialize(items[i]!));
    return array;
  }
}

// Own keys only: a page may have put any of these names on Object.prototype.
function mainKey(value: object): string | undefined {
  const keys = objectKeys(value);
  return keys[0] === 'id' ? keys[1] : keys[0];
}

// `__proto__` is an ordinary key here, and the page's setters on Object.prototype are not called.
function define(object: object, key: string, value: unknown): void {
  defineProperty(object, key, dataProperty(value));
}

function specialValue(name: SpecialValue): unknown {
  switch (name) {
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    case 'NaN':
      return NaN;
    case 'Infinity':
      return Infinity;
    case '-Infinity':
      return -Infinity;
    case '-0':
      return -0;
  }
}

function reviveRegExp({p, f}: {p: string; f: string}): RegExp {
  return new RegExpOf(p, f);
}

function reviveTypedArray({b, k}: {b: string; k: TypedArrayKind}): ArrayBufferView {
  return new typedArrays[k](bufferOf(decodeBase64(b)) as ArrayBuffer);
}

function reviveError({m, n, s}: {m: string; n: string; s: string}): Error {
  const error = new ErrorOf(m);
  defineProperty(error, 'name', dataProperty(n, false));
  defineProperty(error, 'stack', dataProperty(s, false));
  return error;
}

type FunctionCall = (name: string, args: unknown[]) => unknown;

let callFunction: FunctionCall = () => {
  throw new TypeErrorOf('Functions cannot be called here');
};

/** How functions of the client's are called that are among values. */
export function callFunctionsWith(call: FunctionCall): void {
  callFunction = call;
}

function exposedFunction(name: string): (...args: unknown[]) => unknown {
  return (...args) => callFunction(name, args);
}
