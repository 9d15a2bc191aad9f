// The WebSocket interface that pages see: the browser's own, with routed sockets let in at every door. Each function is
// a Proxy of the native one, so that its name, length and kind are the native's, and a socket that is not routed goes
// straight through to it.

import {
  apply, construct, defineProperty, getOwnPropertyDescriptor, isArray, ProxyOf,
} from '../base/primordials';
import {disguise} from '../base/realm';
import type {Realm} from '../base/realm';
import {hideFrames} from '../base/stack';
import {isObject, toClampedUnsignedShort, toPayload, toUSVString} from './conversions';
import type {HandledEvent} from './event_handlers';
import {asNative, domException, isNative, typeError} from './exceptions';
import {NativeWebSocket, utf8Length, webSocketPrototype} from './natives';
import {connecting} from './routed_socket';
import type {RoutedSocket} from './routed_socket';

type NativeFunction = (...args: never[]) => unknown;
/** `new WebSocket(...args)`. */
export type Constructing = (args: unknown[], newTarget: unknown) => object;

const sendOperation = "Failed to execute 'send' on 'WebSocket'";
const closeOperation = "Failed to execute 'close' on 'WebSocket'";
const maxReasonLength = 123;

// A private field is a mark that nobody else can read, forge or remove.
class Returned {
  constructor(object: object) {
    return object;
  }
}
class Mark extends Returned {
  #socket: RoutedSocket;

  constructor(object: object, socket: RoutedSocket) {
    super(object);
    this.#socket = socket;
  }

  static of(value: unknown): RoutedSocket | undefined {
    return typeof value === 'object' && value !== null && #socket in value ? (value as Mark).#socket : undefined;
  }
}

/** Makes `object` a WebSocket in the eyes of the interface. */
export function markAsRouted(object: object, socket: RoutedSocket): void {
  new Mark(object, socket);
}

/** Replaces the realm's WebSocket interface. To be done once. */
export function patchInterface(realm: Realm, constructing: Constructing): void {
  replaceConstructor(realm, constructing);
  replaceMethod(realm, 'send', send);
  replaceMethod(realm, 'close', close);
  replaceAccessor(realm, 'url', socket => socket.url);
  replaceAccessor(realm, 'readyState', socket => socket.readyState);
  replaceAccessor(realm, 'bufferedAmount', socket => socket.bufferedAmount);
  replaceAccessor(realm, 'extensions', socket => socket.extensions);
  replaceAccessor(realm, 'protocol', socket => socket.protocol);
  replaceAccessor(realm, 'binaryType', socket => socket.binaryType, setBinaryType);
  replaceHandler(realm, 'open');
  replaceHandler(realm, 'message');
  replaceHandler(realm, 'error');
  replaceHandler(realm, 'close');
}

function send(socket: RoutedSocket, args: unknown[]): void {
  if (args.length === 0)
    throw typeError(sendOperation, '1 argument required, but only 0 present.');
  const payload = toPayload(args[0], sendOperation);
  if (socket.readyState === connecting)
    throw domException('InvalidStateError', sendOperation, 'Still in CONNECTING state.');
  socket.send(payload);
}

function close(socket: RoutedSocket, args: unknown[]): void {
  const hasReason = args[1] !== undefined;
  // An undefined code is an absent one only where nothing follows it.
  const hasCode = args[0] !== undefined || hasReason;
  const code = hasCode ? toClampedUnsignedShort(args[0], closeOperation) : undefined;
  const reason = hasReason ? toUSVString(args[1], closeOperation) : '';
  if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
    throw domException('InvalidAccessError', closeOperation,
        `The close code must be either 1000, or between 3000 and 4999. ${code} is neither.`);
  }
  if (utf8Length(reason) > maxReasonLength) {
    throw domException('SyntaxError', closeOperation,
        `The close reason must not be greater than ${maxReasonLength} UTF-8 bytes.`);
  }
  socket.close(code, reason);
}

// An enumeration: what is none of its values is ignored.
function setBinaryType(socket: RoutedSocket, value: unknown): void {
  const text = toUSVString(value, "Failed to set the 'binaryType' property on 'WebSocket'");
  if (text === 'blob' || text === 'arraybuffer')
    socket.binaryType = text;
}

function replaceConstructor(realm: Realm, constructing: Constructing): void {
  const handler = {
    __proto__: null,
    construct(_native: NativeFunction, args: unknown[], newTarget: unknown): object {
      try {
        return constructing(args, newTarget === replacement ? NativeWebSocket : newTarget);
      } catch (error) {
        throw isNative(error) ? hideFrames(error, handler.construct) : error;
      }
    },
  };
  const replacement: unknown = new ProxyOf(NativeWebSocket, handler as unknown as ProxyHandler<typeof WebSocket>);
  disguise(realm, replacement as object, NativeWebSocket as unknown as NativeFunction);
  redefine(webSocketPrototype, 'constructor', {value: replacement});
  redefine(globalThis, 'WebSocket', {value: replacement});
}

function replaceMethod(realm: Realm, name: 'send' | 'close',
    routed: (socket: RoutedSocket, args: unknown[]) => unknown): void {
  const native = getOwnPropertyDescriptor(webSocketPrototype, name)!.value as NativeFunction;
  redefine(webSocketPrototype, name, {value: passFor(realm, native, routed)});
}

function replaceHandler(realm: Realm, type: HandledEvent): void {
  replaceAccessor(realm, `on${type}`, socket => socket.handlers.get(type), (socket, value) => {
    socket.handlers.set(type, value);
  });
}

function replaceAccessor(realm: Realm, name: string, get: (socket: RoutedSocket) => unknown,
    set?: (socket: RoutedSocket, value: unknown) => void): void {
  const native = getOwnPropertyDescriptor(webSocketPrototype, name)!;
  const replaced: PropertyDescriptor = {__proto__: null, get: passFor(realm, native.get!, get)} as PropertyDescriptor;
  if (set)
    replaced.set = passFor(realm, native.set!, (socket, args) => set(socket, args[0]));
  redefine(webSocketPrototype, name, replaced);
}

// A function that is `native`, but for routed sockets.
function passFor(realm: Realm, native: NativeFunction,
    routed: (socket: RoutedSocket, args: unknown[]) => unknown): NativeFunction {
  const handler = {
    __proto__: null,
    apply(_native: NativeFunction, self: unknown, args: unknown[]): unknown {
      try {
        const socket = Mark.of(self);
        return socket ? routed(socket, args) : callNative(native, self, args);
      } catch (error) {
        throw isNative(error) ? hideFrames(error, handler.apply) : error;
      }
    },
  };
  const replacement = new ProxyOf(native, handler as unknown as ProxyHandler<NativeFunction>);
  disguise(realm, replacement, native);
  return replacement;
}

// The property stays what it is but for its value or accessors.
function redefine(holder: object, name: string, changes: PropertyDescriptor): void {
  const descriptor = getOwnPropertyDescriptor(holder, name)!;
  defineProperty(holder, name, {__proto__: null, ...descriptor, ...changes} as PropertyDescriptor);
}

/** The browser's own constructor at work, subclasses respected. */
export function constructNative(args: unknown[], newTarget: unknown): object {
  try {
    return construct(NativeWebSocket, args, newTarget as never) as object;
  } catch (error) {
    throw runsNoScript(args) ? asNative(error) : error;
  }
}

function callNative(native: NativeFunction, self: unknown, args: unknown[]): unknown {
  try {
    return apply(native, self, args);
  } catch (error) {
    throw runsNoScript(args) ? asNative(error) : error;
  }
}

// Converting primitives calls nothing of the page; neither do our own lists of strings.
function runsNoScript(args: unknown[]): boolean {
  for (let i = 0; i < args.length; ++i) {
    if (isObject(args[i]) && !isArray(args[i]))
      return false;
  }
  return true;
}
