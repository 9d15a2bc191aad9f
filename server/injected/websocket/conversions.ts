// WebIDL: arguments of the WebSocket interface -> values, with the browser's own exceptions.

import {
  bufferOf, bytesOfBuffer, bytesOfView, isArrayBuffer, isResizable, isSharedArrayBuffer, isView,
} from '../base/binary';
import {accepts, apply, getPrototypeOf, matches, own, push, StringOf, TypeErrorOf} from '../base/primordials';
import {typeError} from './exceptions';
import type {Operation} from './exceptions';
import {blobSize, iteratorSymbol, toWellFormed} from './natives';

const typeErrorPrototype = TypeErrorOf.prototype as object;

/** USVString: ToString, lone surrogates replaced. */
export function toUSVString(value: unknown, operation: Operation): string {
  return toWellFormed(toDOMString(value, operation));
}

function toDOMString(value: unknown, operation: Operation): string {
  if (typeof value === 'string')
    return value;
  if (typeof value === 'symbol')
    throw typeError(operation, 'Cannot convert a Symbol value to a string');
  return typeof value === 'object' ? convert(() => StringOf(value), operation) : StringOf(value);
}

// The browser adds the operation to what the language itself has to say about an object, and to nothing else.
function convert<Result>(conversion: () => Result, operation: Operation): Result {
  try {
    return conversion();
  } catch (error) {
    const message = isTypeError(error) && own(error, 'message');
    if (message && matches(/^Cannot convert (?:object to primitive|a \w+) value/, message))
      throw typeError(operation, message);
    throw error;
  }
}

// Of this realm, as what the language throws for code of this realm.
function isTypeError(error: unknown): error is TypeError {
  return isObject(error) && getPrototypeOf(error) === typeErrorPrototype;
}

/** (DOMString or sequence<DOMString>), undefined meaning none. */
export function toProtocols(value: unknown, operation: Operation): string[] {
  if (value === undefined)
    return [];
  const iterate = iteratorOf(value);
  if (iterate === undefined || iterate === null)
    return [toDOMString(value, operation)];
  return collect(value as object, iterate, operation);
}

/** sequence<USVString>. */
export function toSequence(value: unknown, operation: Operation): string[] {
  const iterate = iteratorOf(value);
  if (iterate === undefined || iterate === null)
    throw typeError(operation, 'The provided value cannot be converted to a sequence.');
  return collect(value as object, iterate, operation);
}

function iteratorOf(value: unknown): unknown {
  return isObject(value) ? (value as Partial<Iterable<unknown>>)[iteratorSymbol] : undefined;
}

function collect(value: object, iterate: unknown, operation: Operation): string[] {
  if (typeof iterate !== 'function')
    throw typeError(operation, '@@iterator must be a callable.');
  const iterator = apply(iterate as () => unknown, value, []) as Iterator<unknown>;
  if (!isObject(iterator))
    throw typeError(operation, 'Result of the Symbol.iterator method is not an object');
  const {next} = iterator; // The page’s: the iteration protocol.
  const list: string[] = [];
  for (;;) {
    const step = apply(next, iterator, []) as IteratorResult<unknown>;
    if (!isObject(step))
      throw typeError(operation, `Iterator result ${StringOf(step)} is not an object`);
    if (step.done) // The page’s: likewise.
      return list;
    push(list, toDOMString(step.value, operation)); // The page’s: likewise.
  }
}

/** [Clamp] unsigned short. */
export function toClampedUnsignedShort(value: unknown, operation: Operation): number {
  if (typeof value === 'symbol')
    throw typeError(operation, 'Cannot convert a Symbol value to a number');
  if (typeof value === 'bigint')
    throw typeError(operation, 'Cannot convert a BigInt value to a number');
  // Unlike Number(), unary plus refuses a BigInt that an object turns into.
  const number = typeof value === 'number' ? value : convert(() => +(value as number), operation);
  if (number !== number || number <= 0)
    return 0;
  // The standard rounds; the browser truncates.
  return number >= 65535 ? 65535 : number - number % 1;
}

/** A message as send() takes it: text, bytes (not copied), or a Blob still to be read. */
export type Payload =
    {kind: 'text'; text: string} | {kind: 'bytes'; bytes: Uint8Array} | {kind: 'blob'; blob: Blob; size: number};

/** (BufferSource or Blob or USVString). */
export function toPayload(value: unknown, operation: Operation): Payload {
  if (!isObject(value))
    return {kind: 'text', text: toUSVString(value, operation)};
  if (isArrayBuffer(value)) {
    if (isResizable(value))
      throw typeError(operation, 'The provided ArrayBuffer value must not be resizable.');
    return {kind: 'bytes', bytes: bytesOfBuffer(value)};
  }
  if (isView(value)) {
    const buffer = bufferOf(value);
    if (isSharedArrayBuffer(buffer))
      throw typeError(operation, 'The provided ArrayBufferView value must not be shared.');
    if (isResizable(buffer as ArrayBuffer))
      throw typeError(operation, 'The provided ArrayBufferView value must not be resizable.');
    return {kind: 'bytes', bytes: bytesOfView(value)};
  }
  if (accepts(blobSize, value))
    return {kind: 'blob', blob: value as Blob, size: blobSize(value)};
  if (isSharedArrayBuffer(value))
    throw typeError(operation, 'parameter 1 is not of type \'ArrayBuffer\'.');
  return {kind: 'text', text: toUSVString(value, operation)};
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

