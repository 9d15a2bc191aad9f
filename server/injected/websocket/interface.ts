// The WebSocket interface that pages see: the browser's own, with routed sockets let in.

import type {Realm} from '../base/realm';
import {toClampedUnsignedShort, toPayload, toUSVString} from './conversions';
import {checkClose} from './close_arguments';
import type {HandledEvent} from './event_handlers';
import {domException, typeError} from './exceptions';
import {NativeWebSocket} from './natives';
import {argument, Patch} from './patching';
import type {Constructing} from './patching';
import {connecting} from './routed_socket';
import type {RoutedSocket} from './routed_socket';

const sendOperation = "Failed to execute 'send' on 'WebSocket'";
const closeOperation = "Failed to execute 'close' on 'WebSocket'";

export interface SocketInterface {
  /** Makes `object` a WebSocket in the eyes of the interface. */
  admit(object: object, socket: RoutedSocket): void;
}

/** Replaces the realm's WebSocket interface. To be done once. Undefined if the page has made it impossible. */
export function patchInterface(realm: Realm, constructing: Constructing): SocketInterface | undefined {
  const patch = new Patch<RoutedSocket>(realm, 'WebSocket', NativeWebSocket);
  if (!patch.replaceConstructor(constructing))
    return undefined;
  patch.replaceMethod('send', send);
  patch.replaceMethod('close', close);
  patch.replaceAccessor('url', socket => socket.url);
  patch.replaceAccessor('readyState', socket => socket.currentState());
  patch.replaceAccessor('bufferedAmount', socket => socket.bufferedAmount);
  patch.replaceAccessor('extensions', socket => socket.extensions);
  patch.replaceAccessor('protocol', socket => socket.protocol);
  patch.replaceAccessor('binaryType', socket => socket.binaryType, setBinaryType);
  replaceHandler(patch, 'open');
  replaceHandler(patch, 'message');
  replaceHandler(patch, 'error');
  replaceHandler(patch, 'close');
  return {admit: (object, socket) => patch.admit(object, socket)};
}

function replaceHandler(patch: Patch<RoutedSocket>, type: HandledEvent): void {
  patch.replaceAccessor(`on${type}`, socket => socket.handlers.get(type), (socket, value) => {
    socket.handlers.set(type, value);
  });
}

function send(socket: RoutedSocket, args: unknown[]): void {
  if (args.length === 0)
    throw typeError(sendOperation, '1 argument required, but only 0 present.');
  const payload = toPayload(argument(args, 0), sendOperation);
  if (socket.currentState() === connecting)
    throw domException('InvalidStateError', sendOperation, 'Still in CONNECTING state.');
  socket.send(payload);
}

function close(socket: RoutedSocket, args: unknown[]): void {
  const givenCode = argument(args, 0);
  const givenReason = argument(args, 1);
  const hasReason = givenReason !== undefined;
  // An undefined code is an absent one only where nothing follows it.
  const hasCode = givenCode !== undefined || hasReason;
  const code = hasCode ? toClampedUnsignedShort(givenCode, closeOperation) : undefined;
  const reason = hasReason ? toUSVString(givenReason, closeOperation) : '';
  checkClose(code, reason, closeOperation);
  socket.close(code, reason);
}

// An enumeration: what is none of its values is ignored.
function setBinaryType(socket: RoutedSocket, value: unknown): void {
  const text = toUSVString(value, "Failed to set the 'binaryType' property on 'WebSocket'");
  if (text === 'blob' || text === 'arraybuffer')
    socket.binaryType = text;
}
