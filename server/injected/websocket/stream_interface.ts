// The WebSocketStream interface that pages see: the browser's own, with routed streams let in.

import {newMarks} from '../base/marks';
import type {Realm} from '../base/realm';
import {checkClose} from './close_arguments';
import {Patch} from './patching';
import type {Constructing} from './patching';
import {abnormalClosure} from './routed_connection';
import type {RoutedStream} from './routed_stream';
import {toCloseInfo} from './stream_arguments';
import {NativeWebSocketError, NativeWebSocketStream} from './stream_natives';

const closeOperation = "Failed to execute 'close' on 'WebSocketStream'";

const streams = newMarks<RoutedStream>();
const closeCodes = newMarks<number>();

/** Makes `object` a WebSocketStream in the eyes of the interface. */
export const markAsRoutedStream = streams.put;

/** Gives a WebSocketError the close code of a connection that broke. */
export function markAbnormal(error: object): void {
  closeCodes.put(error, abnormalClosure);
}

/** Replaces the realm's WebSocketStream interface. To be done once, where there is one. */
export function patchStreamInterface(realm: Realm, constructing: Constructing): void {
  const patch = new Patch(realm, NativeWebSocketStream!, streams);
  patch.replaceConstructor('WebSocketStream', constructing);
  patch.replaceAccessor('url', stream => stream.url);
  patch.replaceAccessor('opened', stream => stream.opened.promise);
  patch.replaceAccessor('closed', stream => stream.closed.promise);
  patch.replaceMethod('close', (stream, args) => {
    const {code, reason} = toCloseInfo(args[0], closeOperation);
    checkClose(code, reason, closeOperation);
    stream.close(code, reason);
  });
  new Patch(realm, NativeWebSocketError, closeCodes).replaceAccessor('closeCode', code => code);
}
