// The connection to the real server behind a routed socket: a native WebSocket the page never sees.

import {decodeBase64, encodeBase64} from '../base/base64';
import {bytesOfBuffer} from '../base/binary';
import {push} from '../base/primordials';
import {
  addEventListener, closeCode, closeReason, closeWasClean, messageData, nativeClose, nativeExtensions, nativeProtocol,
  nativeReadyState, nativeSend, NativeWebSocket, receiveArrayBuffers,
} from './natives';

export interface ServerEvents {
  onOpen(protocol: string, extensions: string): void;
  onMessage(data: string, isBase64: boolean): void;
  onClose(code: number, reason: string, wasClean: boolean): void;
}

const open = 1;
const closing = 2;
const abnormalClosure = 1006;

export class ServerSide {
  private socket_: WebSocket | undefined;
  // What waits for the connection to open; closing waits with it.
  private held_: (() => void)[] = [];
  private failed_ = false;

  constructor(url: string, protocols: string[], private readonly events_: ServerEvents) {
    try {
      // One protocol goes as a string: arrays are iterated the page's way.
      this.socket_ = new NativeWebSocket(url, protocols.length === 1 ? protocols[0]! : protocols);
    } catch {
      // The browser forbids this URL from here (mixed content, for one): no connection, as if refused.
      this.failed_ = true;
      return;
    }
    receiveArrayBuffers(this.socket_);
    this.listen_(this.socket_);
  }

  /** Whether the browser reported an error on this connection. */
  get failed(): boolean {
    return this.failed_;
  }

  /** To be called once, after construction: reports a connection that couldn't even be tried. */
  start(): void {
    if (!this.socket_)
      this.events_.onClose(abnormalClosure, '', false);
  }

  /** Holds the message back until the connection is open. False if it can't be sent any more. */
  send(message: string, isBase64: boolean): boolean {
    if (!this.socket_ || nativeReadyState(this.socket_) >= closing)
      return false;
    this.whenOpen_(socket => nativeSend(socket, isBase64 ? decodeBase64(message) : message));
    return true;
  }

  /** Codes that script can't send become a close without one. Messages that are held back still go first. */
  close(code: number | null | undefined, reason: string | null | undefined): void {
    if (!this.socket_)
      return;
    const close = (socket: WebSocket) => {
      if (code === 1000 || (typeof code === 'number' && code >= 3000 && code <= 4999))
        nativeClose(socket, code, reason ?? '');
      else
        nativeClose(socket);
    };
    if (this.held_.length)
      this.whenOpen_(close);
    else
      close(this.socket_);
  }

  private whenOpen_(act: (socket: WebSocket) => void): void {
    const socket = this.socket_!;
    if (nativeReadyState(socket) === open)
      act(socket);
    else
      push(this.held_, () => act(socket));
  }

  private listen_(socket: WebSocket): void {
    addEventListener(socket, 'open', () => {
      const held = this.held_;
      this.held_ = [];
      for (let i = 0; i < held.length; ++i)
        held[i]!();
      this.events_.onOpen(nativeProtocol(socket), nativeExtensions(socket));
    });
    addEventListener(socket, 'message', event => {
      const data = messageData(event);
      if (typeof data === 'string')
        this.events_.onMessage(data, false);
      else
        this.events_.onMessage(encodeBase64(bytesOfBuffer(data)), true);
    });
    addEventListener(socket, 'error', () => {
      this.failed_ = true;
    });
    addEventListener(socket, 'close', event => {
      this.events_.onClose(closeCode(event), closeReason(event), closeWasClean(event));
    });
  }
}
