// The browser's interfaces as they were before the page could change them.

import {apply, getOwnPropertyDescriptor, getPrototypeOf, getter, global, uncurry} from '../base/primordials';

export const iteratorSymbol: typeof Symbol.iterator = Symbol.iterator;

export const NativeWebSocket = WebSocket;
const webSocketPrototype = WebSocket.prototype;
export const EventTargetOf = EventTarget;
export const EventOf = Event;
export const MessageEventOf = MessageEvent;
export const CloseEventOf = CloseEvent;
export const BlobOf = Blob;
export const DOMExceptionOf = DOMException;

export const addEventListener = uncurry(EventTarget.prototype.addEventListener) as
    (target: EventTarget, type: string, listener: (event: never) => void, capture?: boolean) => void;
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
export const nativeSend = uncurry(webSocketPrototype.send);
export const nativeClose = uncurry(webSocketPrototype.close);
/** A socket of the browser's whose binary messages are ArrayBuffers. */
export function connectNatively(url: string, protocols: string[]): WebSocket {
  const socket = new NativeWebSocket(url, sequenceOf(protocols) as string[]);
  apply(setNativeBinaryType, socket, ['arraybuffer']);
  return socket;
}

/** `list` for a function of the browser that takes a sequence: it iterates arrays the page's way. */
export function sequenceOf<Item>(list: Item[]): Iterable<Item> {
  return {
    __proto__: null,
    [iteratorSymbol]() {
      let next = 0;
      return {
        __proto__: null,
        next: () => next < list.length ? {__proto__: null, done: false, value: list[next++]} :
                                         {__proto__: null, done: true, value: undefined},
      };
    },
  } as unknown as Iterable<Item>;
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
const currentDocument = getOwnPropertyDescriptor(global, 'document')?.get as (() => Document) | undefined;
const baseURI = currentDocument && getter<string>(Node.prototype, 'baseURI');
// A worker that hasn't started yet would block on its location: it is asked for when it is needed.
const {WorkerGlobalScope, WorkerLocation} =
    global as unknown as Record<string, {prototype: object} | undefined>;
const workerLocation = WorkerGlobalScope && getter<object>(WorkerGlobalScope.prototype, 'location');
const workerHref = WorkerLocation && getter<string>(WorkerLocation.prototype, 'href');
/** What relative URLs are resolved on: the document's base URL, or the worker's own. */
export function baseURL(): string {
  return baseURI ? baseURI(apply(currentDocument!, global, [])) : workerHref!(workerLocation!(global));
}

const {PageTransitionEvent: TransitionEvent} = global as unknown as Record<string, {prototype: object} | undefined>;
const nodePrototype = (global as unknown as {Node?: {prototype: object}}).Node?.prototype;
const defaultViewOf = currentDocument && getter<object | null>(Document.prototype, 'defaultView');
/** Whether this realm's document is gone: no frame shows it any more. */
export function isDetached(): boolean {
  if (!currentDocument)
    return false;
  try {
    const document = apply(currentDocument, global, []);
    // The global object of a frame that has moved on stands for the realm that followed this one.
    let ancestor: object | null = document;
    while (ancestor && ancestor !== nodePrototype)
      ancestor = getPrototypeOf(ancestor);
    return !ancestor || !defaultViewOf!(document);
  } catch {
    // To another origin.
    return true;
  }
}

const isTrusted = getter<boolean>(new Event(''), 'isTrusted');
const isPersisted = TransitionEvent && getter<boolean>(TransitionEvent.prototype, 'persisted');
const {FeaturePolicy} = global as unknown as {FeaturePolicy?: {prototype: {allowsFeature(name: string): boolean}}};
const allowsFeature = FeaturePolicy && uncurry(FeaturePolicy.prototype.allowsFeature);
const policyOf = FeaturePolicy && getter<never>(Document.prototype, 'featurePolicy');
/** Lets `listener` hear, ahead of the page, of the document's end. To ask twice is to ask once. */
export function listenForEnd(listener: (event: Event) => void): void {
  if (isPersisted)
    addEventListener(global, 'pagehide', listener, true);
}
/** While the document ends: lets `listener` hear of the next step after everybody who listens now. */
export function listenNext(type: 'pagehide' | 'unload', listener: () => void): void {
  // The browser complains to the console of listeners that the page's policy forbids.
  if (type !== 'unload' || allowsUnload())
    addEventListener(global, type, listener);
}
function allowsUnload(): boolean {
  return !!allowsFeature && allowsFeature(policyOf!(apply(currentDocument!, global, [])), 'unload');
}
/** Whether the document goes for good. A page can make such events too. */
export function isEnd(event: Event): boolean {
  return isTrusted(event) && !isPersisted!(event);
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
