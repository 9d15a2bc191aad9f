// The connection to the real server behind a routed socket: a native WebSocket the page never sees.

import {decodeBase64, encodeBase64} from '../base/base64';
import {bytesOfBuffer} from '../base/binary';
import {Queue} from '../base/queue';
import {
  addEventListener, closeCode, closeReason, closeWasClean, connectNatively, messageData, nativeClose, nativeExtensions,
  nativeProtocol, nativeReadyState, nativeSend,
} from './natives';

export interface ServerEvents {
  onOpen(protocol: string, extensions: string): void;
  onMessage(data: string, isBase64: boolean): void;
  onClose(code: number, reason: string, wasClean: boolean): void;
}

const open = 1;
const closing = 2;
const closed = 3;
const abnormalClosure = 1006;

export class ServerSide {
  private socket_: WebSocket | undefined;
  // What waits for the connection to open; closing waits with it.
  private readonly held_ = new Queue<() => void>();
  private failed_ = false;
  private forbidden_ = false;

  constructor(url: string, protocols: string[], private readonly events_: ServerEvents) {
    try {
      this.socket_ = connectNatively(url, protocols);
      this.listen_(this.socket_);
      // By the page's content security policy, which the constructor doesn't tell of.
      this.forbidden_ = this.failed_ = nativeReadyState(this.socket_) === closed;
    } catch {
      // The browser forbids this URL from here (mixed content, for one): no connection, as if refused.
      this.failed_ = true;
    }
  }

  /** Whether the browser reported an error on this connection. */
  get failed(): boolean {
    return this.failed_;
  }

  /** Whether the page's content security policy forbids it: a socket of its own would fail and never close. */
  get forbidden(): boolean {
    return this.forbidden_;
  }

  /** To be called once, after construction: reports a connection that couldn't even be tried. */
  start(): void {
    if (this.failed_)
      this.events_.onClose(abnormalClosure, '', false);
  }

  /** Holds the message back until the connection is open. Says why it can't be sent any more, if so. */
  send(message: string, isBase64: boolean): string | undefined {
    if (!this.socket_ || nativeReadyState(this.socket_) >= closing)
      return 'the server is closed';
    this.whenOpen_(socket => nativeSend(socket, isBase64 ? decodeBase64(message) : message));
    return undefined;
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
    if (this.held_.empty)
      close(this.socket_);
    else
      this.whenOpen_(close);
  }

  private whenOpen_(act: (socket: WebSocket) => void): void {
    const socket = this.socket_!;
    if (nativeReadyState(socket) === open)
      act(socket);
    else
      this.held_.push(() => act(socket));
  }

  private listen_(socket: WebSocket): void {
    addEventListener(socket, 'open', () => {
      for (let act; (act = this.held_.shift());)
        act();
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
