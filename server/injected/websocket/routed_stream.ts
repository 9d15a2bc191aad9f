// One routed WebSocketStream: what the page has in hand. Comments name the steps of https://websockets.spec.whatwg.org that
// the browser's own stream would take.

import {decodeBase64, encodeBase64} from '../base/base64';
import {bufferOf} from '../base/binary';
import {newPromise} from '../base/promises';
import {DOMExceptionOf} from './natives';
import type {WebSocketURL} from './natives';
import {Deferred} from './deferred';
import {toChunk} from './stream_arguments';
import type {StreamOptions} from './stream_arguments';
import {
  closeInfoOf, closeReadable, enqueue, failReadable, failWritable, NativeWebSocketError, ReadableStreamOf, whenAborted,
  WritableStreamOf,
} from './stream_natives';
import type {CloseInfo, OpenInfo} from './stream_natives';
import {abnormalClosure, noStatus, RoutedConnection} from './routed_connection';
import type {Facilities} from './routed_connection';

type State = 'connecting' | 'open' | 'closing' | 'closed';

export class RoutedStream extends RoutedConnection {
  readonly opened = new Deferred<OpenInfo>();
  readonly closed = new Deferred<CloseInfo>();
  // Where the page waits for it, having closed the writable.
  private over_: {resolve(): void; reject(error: unknown): void} | undefined;

  private state_: State = 'connecting';
  private readable_!: ReadableStreamDefaultController<unknown>;
  private writable_!: WritableStreamDefaultController;
  private writableCloses_ = false;

  /** `markAbnormal` gives an error the close code 1006, which script can't. */
  constructor(id: number, url: WebSocketURL, {protocols, signal}: StreamOptions, facilities: Facilities,
      private readonly markAbnormal_: (error: object) => void) {
    super(id, url, protocols, facilities);
    if (signal)
      whenAborted(signal, () => this.abortHandshake_());
  }

  /** What the page asks for, its arguments converted and validated. */
  close(code: number | undefined, reason: string): void {
    if (this.state_ === 'connecting') {
      this.state_ = 'closing';
      this.fail_(() => this.end_(abnormalClosure, '', false));
    } else {
      this.startClosing_(code, reason);
    }
  }

  protected override get closing_(): boolean {
    return this.state_ === 'closing' || this.state_ === 'closed';
  }

  protected override get ended_(): boolean {
    return this.state_ === 'closed';
  }

  // "When the WebSocket connection is established".
  protected override opened_(protocol: string, extensions: string): void {
    if (this.state_ !== 'connecting')
      return;
    this.state_ = 'open';
    const readable = new ReadableStreamOf({
      __proto__: null,
      start: (controller: ReadableStreamDefaultController<unknown>) => {
        this.readable_ = controller;
      },
      cancel: (reason: unknown) => this.closeWithError_(reason),
    } as UnderlyingDefaultSource<unknown>);
    const writable = new WritableStreamOf({
      __proto__: null,
      start: (controller: WritableStreamDefaultController) => {
        this.writable_ = controller;
      },
      write: (chunk: unknown) => newPromise<void>(resolve => this.write_(chunk, resolve)),
      close: () => {
        this.writableCloses_ = true;
        this.startClosing_(undefined, '');
        return newPromise<void>((resolve, reject) => {
          this.over_ = {resolve, reject};
        });
      },
      abort: (reason: unknown) => this.closeWithError_(reason),
    } as UnderlyingSink<unknown>);
    this.opened.resolve({extensions, protocol, readable, writable});
  }

  // "When a WebSocket stream receives a message".
  protected override receive_(message: string, isBase64: boolean): void {
    if (this.state_ === 'open')
      enqueue(this.readable_, isBase64 ? bufferOf(decodeBase64(message)) : message);
    else
      this.facilities_.outbox.dropped('page', this.id, 'the page has closed the stream');
  }

  // "When a WebSocket stream is closed".
  protected override end_(code: number, reason: string, wasClean: boolean): void {
    const {readable_: readable, writable_: writable} = this;
    this.state_ = 'closed';
    if (!readable)
      this.opened.reject(new NativeWebSocketError('WebSocket closed before handshake complete.'));
    if (wasClean && readable) {
      try {
        closeReadable(readable);
      } catch {
        // The page has cancelled it.
      }
      if (!this.writableCloses_)
        failWritable(writable, new DOMExceptionOf('Cannot write to a closed WebSocketStream.', 'InvalidStateError'));
      this.closed.resolve({closeCode: code, reason});
      this.over_?.resolve();
    } else {
      const error = new NativeWebSocketError('WebSocket was not cleanly closed.');
      this.markAbnormal_(error);
      if (readable) {
        failReadable(readable, error);
        failWritable(writable, error);
      }
      this.closed.reject(error);
      this.over_?.reject(error);
    }
    this.checkEnd_();
  }

  private write_(chunk: unknown, done: () => void): void {
    const data = toChunk(chunk, "Failed to execute 'write' on 'WritableStreamDefaultWriter'");
    const isText = typeof data === 'string';
    const message = isText ? data : encodeBase64(data);
    this.facilities_.outbox.whenRelieved(() => {
      if (this.state_ === 'open')
        this.tellMessage_(message, !isText);
      done();
    });
  }

  private closeWithError_(error: unknown): void {
    const info = closeInfoOf(error);
    this.startClosing_(info?.closeCode ?? undefined, info?.reason ?? '');
  }

  private startClosing_(code: number | undefined, reason: string): void {
    if (this.state_ !== 'open')
      return;
    this.state_ = 'closing';
    this.tellClose_(code ?? noStatus, reason, true);
  }

  // Once it is open the signal has no say.
  private abortHandshake_(): void {
    if (this.state_ !== 'connecting')
      return;
    this.state_ = 'closing';
    const error = new DOMExceptionOf('WebSocket handshake was aborted', 'AbortError');
    this.opened.reject(error);
    this.closed.reject(error);
    this.fail_(() => this.end_(abnormalClosure, '', false));
  }
}
