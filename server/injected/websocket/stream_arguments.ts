// WebIDL: arguments of the WebSocketStream interface -> values, with the browser's own exceptions.

import {bytesOfBuffer, bytesOfView, isArrayBuffer, isView} from '../base/binary';
import {accepts} from '../base/primordials';
import {isObject, toClampedUnsignedShort, toSequence, toUSVString} from './conversions';
import {typeError} from './exceptions';
import type {Operation} from './exceptions';
import {isAborted} from './stream_natives';

export interface StreamOptions {
  protocols: string[];
  signal?: AbortSignal;
}

/** WebSocketStreamOptions. */
export function toStreamOptions(value: unknown, operation: "Failed to construct 'WebSocketStream'"): StreamOptions {
  const {protocols, signal} = toDictionary(value, 'WebSocketStreamOptions', operation);
  const options = {__proto__: null, protocols: []} as unknown as StreamOptions;
  if (protocols !== undefined) {
    options.protocols = toSequence(protocols,
        `${operation}: Failed to read the 'protocols' property from 'WebSocketStreamOptions'`);
  }
  if (signal !== undefined) {
    if (!accepts(isAborted, signal)) {
      throw typeError(`${operation}: Failed to read the 'signal' property from 'WebSocketStreamOptions'`,
          "Failed to convert value to 'AbortSignal'.");
    }
    options.signal = signal as AbortSignal;
  }
  return options;
}

/** WebSocketCloseInfo. A reason alone comes with the code 1000. */
export function toCloseInfo(value: unknown, operation: "Failed to execute 'close' on 'WebSocketStream'"): {code: number | undefined; reason: string} {
  const info = toDictionary(value, 'WebSocketCloseInfo', operation);
  const {closeCode} = info;
  let code = closeCode === undefined ? undefined : toClampedUnsignedShort(closeCode,
      `${operation}: Failed to read the 'closeCode' property from 'WebSocketCloseInfo'`);
  const {reason: given} = info;
  const reason = given === undefined ? '' : toUSVString(given,
      `${operation}: Failed to read the 'reason' property from 'WebSocketCloseInfo'`);
  if (reason && code === undefined)
    code = 1000;
  return {code, reason};
}

/** (BufferSource or USVString): the bytes are not copied. */
export function toChunk(value: unknown, operation: Operation): string | Uint8Array {
  if (isArrayBuffer(value))
    return bytesOfBuffer(value);
  if (isView(value))
    return bytesOfView(value);
  return toUSVString(value, operation);
}

function toDictionary(value: unknown, type: string, operation: Operation): Record<string, unknown> {
  if (value === undefined || value === null)
    return {__proto__: null} as never;
  if (!isObject(value))
    throw typeError(operation, `The provided value is not of type '${type}'.`);
  return value as Record<string, unknown>;
}
