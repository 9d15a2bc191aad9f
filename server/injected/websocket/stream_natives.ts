// The browser's interfaces for streams of messages, where it has WebSocketStream.

import {getter, global, uncurry} from '../base/primordials';
import {addEventListener} from './natives';

export interface OpenInfo {
  extensions: string;
  protocol: string;
  readable: ReadableStream;
  writable: WritableStream;
}

export interface CloseInfo {
  closeCode: number;
  reason: string;
}

type ErrorInterface = new (message: string, info?: Partial<CloseInfo>) => DOMException;


/** Undefined where the browser has none. */
const {WebSocketStream, WebSocketError} = global as unknown as {
  WebSocketStream?: new (url: string, options?: object) => object;
  WebSocketError?: ErrorInterface;
};
export const NativeWebSocketStream = WebSocketStream;
export const NativeWebSocketError = WebSocketError!;

export const ReadableStreamOf = ReadableStream;
export const WritableStreamOf = WritableStream;
export const enqueue = uncurry(ReadableStreamDefaultController.prototype.enqueue);
export const closeReadable = uncurry(ReadableStreamDefaultController.prototype.close);
export const failReadable = uncurry(ReadableStreamDefaultController.prototype.error);
export const failWritable = uncurry(WritableStreamDefaultController.prototype.error);

const closeCodeOfError = NativeWebSocketStream && getter<number | null>(NativeWebSocketError.prototype as object,
    'closeCode');
const reasonOfError = NativeWebSocketStream && getter<string>(NativeWebSocketError.prototype as object, 'reason');
/** What an error says of a close; undefined for anything but a WebSocketError. */
export function closeInfoOf(error: unknown): {closeCode: number | null; reason: string} | undefined {
  try {
    return {closeCode: closeCodeOfError!(error), reason: reasonOfError!(error)};
  } catch {
    return undefined;
  }
}

export const isAborted = getter<boolean>(AbortSignal.prototype, 'aborted');
export function whenAborted(signal: AbortSignal, act: () => void): void {
  addEventListener(signal, 'abort', act);
}
