// ArrayBuffers and their views, of any realm, read through internal slots.

import {accepts, apply, getPrototypeOf, getter, global} from './primordials';

const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
const typedArrayBuffer = getter<ArrayBufferLike>(typedArrayPrototype, 'buffer');
const typedArrayOffset = getter<number>(typedArrayPrototype, 'byteOffset');
const typedArrayByteLength = getter<number>(typedArrayPrototype, 'byteLength');
/** `Uint8Array`, `BigInt64Array` …; undefined for anything that is no typed array. */
export const typedArrayName = getter<string | undefined>(typedArrayPrototype, Symbol.toStringTag);
export const typedArrayLength = getter<number>(typedArrayPrototype, 'length');
const dataViewBuffer = getter<ArrayBufferLike>(DataView.prototype, 'buffer');
const dataViewOffset = getter<number>(DataView.prototype, 'byteOffset');
const dataViewByteLength = getter<number>(DataView.prototype, 'byteLength');
const bufferByteLength = getter<number>(ArrayBuffer.prototype, 'byteLength');
const bufferResizable = 'resizable' in ArrayBuffer.prototype ?
    getter<boolean>(ArrayBuffer.prototype, 'resizable') : () => false;
const sharedPrototype = global.SharedArrayBuffer?.prototype;
const MemoryOf = global.WebAssembly?.Memory;
const bufferOfMemory = MemoryOf && getter<ArrayBufferLike>(MemoryOf.prototype, 'buffer');
const isViewNative = ArrayBuffer.isView;
const ByteArray = Uint8Array;

let sharedByteLength: ((self: unknown) => number) | undefined;

// The constructor is hidden where the page isn't cross-origin isolated; shared buffers exist all the same, as the
// memory of WebAssembly.
function readSharedByteLength(value: unknown): number {
  if (!sharedByteLength) {
    const prototype: object = sharedPrototype ??
        getPrototypeOf(bufferOfMemory(new MemoryOf({shared: true, initial: 0, maximum: 0}))) as object;
    sharedByteLength = getter<number>(prototype, 'byteLength');
  }
  return sharedByteLength(value);
}

export function isView(value: unknown): value is ArrayBufferView {
  return apply(isViewNative, undefined, [value]) as boolean;
}

export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return accepts(bufferByteLength, value);
}

export function isSharedArrayBuffer(value: unknown): value is SharedArrayBuffer {
  return accepts(readSharedByteLength, value);
}

export function isResizable(buffer: ArrayBuffer): boolean {
  return bufferResizable(buffer);
}

export function bufferOf(view: ArrayBufferView): ArrayBufferLike {
  return typedArrayName(view) === undefined ? dataViewBuffer(view) : typedArrayBuffer(view);
}

/** The bytes of a buffer, not copied. A detached buffer has none. */
export function bytesOfBuffer(buffer: ArrayBufferLike): Uint8Array {
  try {
    return new ByteArray(buffer);
  } catch {
    return new ByteArray(0);
  }
}

/** The bytes a view shows, not copied. A view of a detached buffer shows none. */
export function bytesOfView(view: ArrayBufferView): Uint8Array {
  try {
    return typedArrayName(view) === undefined ?
        new ByteArray(dataViewBuffer(view), dataViewOffset(view), dataViewByteLength(view)) :
        new ByteArray(typedArrayBuffer(view), typedArrayOffset(view), typedArrayByteLength(view));
  } catch {
    return new ByteArray(0);
  }
}
