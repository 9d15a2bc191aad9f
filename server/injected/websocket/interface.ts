// The WebSocket interface that pages see: the browser's own, with routed sockets let in.

import {newMarks} from '../base/marks';
import type {Realm} from '../base/realm';
import {toClampedUnsignedShort, toPayload, toUSVString} from './conversions';
import {checkClose} from './close_arguments';
import type {HandledEvent} from './event_handlers';
import {domException, typeError} from './exceptions';
import {NativeWebSocket} from './natives';
import {Patch} from './patching';
import type {Constructing} from './patching';
import {connecting} from './routed_socket';
import type {RoutedSocket} from './routed_socket';

const sendOperation = "Failed to execute 'send' on 'WebSocket'";
const closeOperation = "Failed to execute 'close' on 'WebSocket'";

const marks = newMarks<RoutedSocket>();

/** Makes `object` a WebSocket in the eyes of the interface. */
export const markAsRouted = marks.put;

/** Replaces the realm's WebSocket interface. To be done once. */
export function patchInterface(realm: Realm, constructing: Constructing): void {
  const patch = new Patch(realm, NativeWebSocket, marks);
  patch.replaceConstructor('WebSocket', constructing);
  patch.replaceMethod('send', send);
  patch.replaceMethod('close', close);
  patch.replaceAccessor('url', socket => socket.url);
  patch.replaceAccessor('readyState', socket => socket.readyState);
  patch.replaceAccessor('bufferedAmount', socket => socket.bufferedAmount);
  patch.replaceAccessor('extensions', socket => socket.extensions);
  patch.replaceAccessor('protocol', socket => socket.protocol);
  patch.replaceAccessor('binaryType', socket => socket.binaryType, setBinaryType);
  replaceHandler(patch, 'open');
  replaceHandler(patch, 'message');
  replaceHandler(patch, 'error');
  replaceHandler(patch, 'close');
}

function replaceHandler(patch: Patch<RoutedSocket>, type: HandledEvent): void {
  patch.replaceAccessor(`on${type}`, socket => socket.handlers.get(type), (socket, value) => {
    socket.handlers.set(type, value);
  });
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
  checkClose(code, reason, closeOperation);
  socket.close(code, reason);
}

// An enumeration: what is none of its values is ignored.
function setBinaryType(socket: RoutedSocket, value: unknown): void {
  const text = toUSVString(value, "Failed to set the 'binaryType' property on 'WebSocket'");
  if (text === 'blob' || text === 'arraybuffer')
    socket.binaryType = text;
}
