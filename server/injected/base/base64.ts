// Base64 without a loop over bytes in script where the browser can help.

import {apply, fromCharCode, getPrototypeOf, getter, global, charCodeAt} from './primordials';

const ByteArray = Uint8Array;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
const lengthOf = getter<number>(typedArrayPrototype, 'length');
const subarray = Uint8Array.prototype.subarray;
const toBase64 = (Uint8Array.prototype as {toBase64?: () => string}).toBase64;
const fromBase64 = (Uint8Array as {fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}).fromBase64;
// Service worklets and other bare globals have neither; there the native pair above exists.
const encodeBinary = global.btoa;
const decodeBinary = global.atob;

// fromCharCode takes its characters as arguments; the stack bounds how many.
const chunkLength = 0x4000;

/** Standard alphabet, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  if (toBase64)
    return apply(toBase64, bytes, []) as string;
  const length = lengthOf(bytes);
  let binary = '';
  for (let start = 0; start < length; start += chunkLength)
    binary += apply(fromCharCode, null, apply(subarray, bytes, [start, start + chunkLength]) as unknown as number[]);
  return apply(encodeBinary, global, [binary]) as string;
}

/** Throws a SyntaxError or InvalidCharacterError on text that is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  if (fromBase64)
    return apply(fromBase64, ByteArray, [text]) as Uint8Array<ArrayBuffer>;
  const binary = apply(decodeBinary, global, [text]) as string;
  const bytes = new ByteArray(binary.length);
  for (let i = 0; i < binary.length; ++i)
    bytes[i] = charCodeAt(binary, i);
  return bytes;
}
