// The events of a WebSocket, as the browser makes them: they neither bubble nor can be cancelled.

import {bufferOf} from '../base/binary';
import {BlobOf, CloseEventOf, EventOf, MessageEventOf, sequenceOf} from './natives';

export function plainEvent(type: 'open' | 'error'): Event {
  return new EventOf(type);
}

/** Bytes become what `binaryType` says at this moment. */
export function messageEvent(data: string | Uint8Array<ArrayBuffer>, binaryType: BinaryType,
    origin: string): MessageEvent {
  return new MessageEventOf('message', {
    __proto__: null,
    data: typeof data === 'string' ? data : binaryType === 'blob' ? blobOf(data) : bufferOf(data),
    origin,
  } as MessageEventInit);
}

function blobOf(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new BlobOf(sequenceOf([bytes]) as BlobPart[]);
}

export function closeEvent(code: number, reason: string, wasClean: boolean): CloseEvent {
  return new CloseEventOf('close', {__proto__: null, code, reason, wasClean} as CloseEventInit);
}
