// The browser's interfaces as they were before the page could change them.

import {apply, getOwnPropertyDescriptor, getPrototypeOf, getter, uncurry} from '../base/primordials';

export const NativeWebSocket = WebSocket;
export const webSocketPrototype = WebSocket.prototype;
export const EventTargetOf = EventTarget;
export const EventOf = Event;
export const MessageEventOf = MessageEvent;
export const CloseEventOf = CloseEvent;
export const BlobOf = Blob;
export const DOMExceptionOf = DOMException;

export const addEventListener = uncurry(EventTarget.prototype.addEventListener);
export const removeEventListener = uncurry(EventTarget.prototype.removeEventListener);
export const dispatchEvent = uncurry(EventTarget.prototype.dispatchEvent);
export const preventDefault = uncurry(Event.prototype.preventDefault);

export const messageData = getter<string | ArrayBuffer>(MessageEvent.prototype, 'data');
export const closeCode = getter<number>(CloseEvent.prototype, 'code');
export const closeReason = getter<string>(CloseEvent.prototype, 'reason');
export const closeWasClean = getter<boolean>(CloseEvent.prototype, 'wasClean');

export const nativeReadyState = getter<number>(webSocketPrototype, 'readyState');
export const nativeProtocol = getter<string>(webSocketPrototype, 'protocol');
export const nativeExtensions = getter<string>(webSocketPrototype, 'extensions');
const setNativeBinaryType = getOwnPropertyDescriptor(webSocketPrototype, 'binaryType')!.set!;
export const nativeSend = uncurry(WebSocket.prototype.send);
export const nativeClose = uncurry(WebSocket.prototype.close);
export function receiveArrayBuffers(socket: WebSocket): void {
  apply(setNativeBinaryType, socket, ['arraybuffer']);
}

export const blobSize = getter<number>(Blob.prototype, 'size');
export const blobArrayBuffer = uncurry(Blob.prototype.arrayBuffer);

const encoder = new TextEncoder();
const encode = TextEncoder.prototype.encode;
export const byteLength = getter<number>(getPrototypeOf(Uint8Array.prototype) as object, 'byteLength');
/** The length of `text` in UTF-8 bytes. */
export function utf8Length(text: string): number {
  return byteLength(apply(encode, encoder, [text]));
}

export const toWellFormed = uncurry((String.prototype as unknown as {toWellFormed(): string}).toWellFormed as
    (this: string) => string);

// A window outlives its initial about:blank when that is navigated to the same origin: its document is asked for anew.
const currentDocument = getOwnPropertyDescriptor(globalThis, 'document')?.get as (() => Document) | undefined;
const baseURI = currentDocument && getter<string>(Node.prototype, 'baseURI');
// A worker that hasn't started yet would block on its location: it is asked for when it is needed.
const {WorkerGlobalScope, WorkerLocation} =
    globalThis as unknown as Record<string, {prototype: object} | undefined>;
const workerLocation = WorkerGlobalScope && getter<object>(WorkerGlobalScope.prototype, 'location');
const workerHref = WorkerLocation && getter<string>(WorkerLocation.prototype, 'href');
/** What relative URLs are resolved on: the document's base URL, or the worker's own. */
export function baseURL(): string {
  return baseURI ? baseURI(apply(currentDocument!, globalThis, [])) : workerHref!(workerLocation!(globalThis));
}

const URLParser = URL;
const hrefGetter = getter<string>(URL.prototype, 'href');
const originGetter = getter<string>(URL.prototype, 'origin');
const protocolGetter = getter<string>(URL.prototype, 'protocol');
const protocolSetter = getOwnPropertyDescriptor(URL.prototype, 'protocol')!.set!;

export interface WebSocketURL {
  href: string;
  /** As message events show it. */
  origin: string;
}

/** Parses as WHATWG URL and makes http ws and https wss. Undefined when it doesn't parse. */
export function parseURL(text: string, base?: string): WebSocketURL | undefined {
  let url;
  try {
    url = base === undefined ? new URLParser(text) : new URLParser(text, base);
  } catch {
    return undefined;
  }
  const protocol = protocolGetter(url);
  if (protocol === 'http:' || protocol === 'https:')
    apply(protocolSetter, url, [protocol === 'http:' ? 'ws:' : 'wss:']);
  return {href: hrefGetter(url), origin: originGetter(url)};
}
