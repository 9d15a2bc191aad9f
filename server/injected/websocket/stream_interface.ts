// The WebSocketStream interface that pages see: the browser's own, with routed streams let in.

import type {Realm} from '../base/realm';
import {checkClose} from './close_arguments';
import {argument, Patch} from './patching';
import type {Constructing} from './patching';
import {abnormalClosure} from './routed_connection';
import type {RoutedStream} from './routed_stream';
import {toCloseInfo} from './stream_arguments';
import {NativeWebSocketError, NativeWebSocketStream} from './stream_natives';

const closeOperation = "Failed to execute 'close' on 'WebSocketStream'";

export interface StreamInterface {
  /** Makes `object` a WebSocketStream in the eyes of the interface. */
  admit(object: object, stream: RoutedStream): void;
  /** Gives a WebSocketError the close code of a connection that broke. */
  markAbnormal(error: object): void;
}

/**
 * Replaces the realm's WebSocketStream interface. To be done once. Undefined where the browser has none, or the page has
 * made it impossible.
 */
export function patchStreamInterface(realm: Realm, constructing: Constructing): StreamInterface | undefined {
  if (!NativeWebSocketStream)
    return undefined;
  const patch = new Patch<RoutedStream>(realm, 'WebSocketStream', NativeWebSocketStream);
  if (!patch.replaceConstructor(constructing))
    return undefined;
  patch.replaceAccessor('url', stream => stream.url);
  patch.replaceAccessor('opened', stream => stream.opened.promise);
  patch.replaceAccessor('closed', stream => stream.closed.promise);
  patch.replaceMethod('close', (stream, args) => {
    const {code, reason} = toCloseInfo(argument(args, 0), closeOperation);
    checkClose(code, reason, closeOperation);
    stream.close(code, reason);
  });
  const errors = new Patch<number>(realm, 'WebSocketError', NativeWebSocketError);
  errors.replaceAccessor('closeCode', code => code);
  return {
    admit: (object, stream) => patch.admit(object, stream),
    markAbnormal: error => errors.admit(error, abnormalClosure),
  };
}
